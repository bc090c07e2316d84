#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* releve [--example] [--today DATE] [FILE] */
#define RELEVE_TYPE_APPLICATION (releve_application_get_type ())
G_DECLARE_FINAL_TYPE (ReleveApplication, releve_application, RELEVE, APPLICATION, AdwApplication)

ReleveApplication *releve_application_new (void);

G_END_DECLS
