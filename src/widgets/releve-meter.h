#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A thin bar with a tick where enough begins, or where the budget ends. It is
 * read out by its label, never by its colour. CSS name: meter. */
#define RELEVE_TYPE_METER (releve_meter_get_type ())
G_DECLARE_FINAL_TYPE (ReleveMeter, releve_meter, RELEVE, METER, GtkWidget)

GtkWidget *releve_meter_new (int width); /* in pixels at 11 pt */
/* Fractions of the width, 0–1; @tick NAN for none. @quiet draws it in the
 * colour of text. */
void releve_meter_set (ReleveMeter *self, double value, double tick, gboolean over, gboolean quiet);

G_END_DECLS
