#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The first page: the example, a new file, an old one. */
#define RELEVE_TYPE_WELCOME (releve_welcome_get_type ())
G_DECLARE_FINAL_TYPE (ReleveWelcome, releve_welcome, RELEVE, WELCOME, GtkWidget)

G_END_DECLS
