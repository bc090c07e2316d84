#pragma once

#include <adwaita.h>
#include "releve-day.h"

G_BEGIN_DECLS

/* Asks for a department's name, the first day of its year and how the year is
 * cut into blocks, then for a place to keep the file.
 *
 * Signal "created" (const char *path): the file stands. */
#define RELEVE_TYPE_NEW_DIALOG (releve_new_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ReleveNewDialog, releve_new_dialog, RELEVE, NEW_DIALOG, AdwWindow)

/* @today: RELEVE_NO_DAY for the clock's. */
ReleveNewDialog *releve_new_dialog_new (GtkWindow *parent, ReleveDay today);

G_END_DECLS
