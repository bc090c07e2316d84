#pragma once

#include <adwaita.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* One window shows one department, or the welcome page. */
#define RELEVE_TYPE_WINDOW (releve_window_get_type ())
G_DECLARE_FINAL_TYPE (ReleveWindow, releve_window, RELEVE, WINDOW, AdwApplicationWindow)

/* @document is NULL for the welcome page. */
ReleveWindow   *releve_window_new (GtkApplication *application, ReleveDocument *document);
ReleveDocument *releve_window_get_document (ReleveWindow *self);

/* Shows the department in place of the welcome page. */
void releve_window_set_document (ReleveWindow *self, ReleveDocument *document);

const char *releve_window_get_view (ReleveWindow *self); /* "dashboard", "board", "people" */
void        releve_window_set_view (ReleveWindow *self, const char *view);

/* One sentence in a toast and for a screen reader. */
void releve_window_say (ReleveWindow *self, const char *sentence, gboolean with_undo);

/* The unseen widget whose name a screen reader reads out (A3). */
GtkWidget *releve_window_get_status (ReleveWindow *self);

G_END_DECLS
