#pragma once

#include <gtk/gtk.h>
#include "releve-rules.h"

G_BEGIN_DECLS

/* What may be done about a breach; each ends in a verb of the board. */
typedef enum {
  RELEVE_BREACH_NO_DEED,
  RELEVE_BREACH_LEVELS,   /* open the card's levels, where a supervisor is named present */
  RELEVE_BREACH_MOVE,
  RELEVE_BREACH_EXCUSE,   /* give a reason (B7) */
  RELEVE_BREACH_REMOVE,
  RELEVE_BREACH_SUGGEST,  /* somebody for the assignment that lacks people */
} ReleveBreachDeed;

/* One point to settle: its sentence, and what may be done about it.
 *
 * Signal "deed" (int ReleveBreachDeed): one was chosen. */
#define RELEVE_TYPE_BREACH_LINE (releve_breach_line_get_type ())
G_DECLARE_FINAL_TYPE (ReleveBreachLine, releve_breach_line, RELEVE, BREACH_LINE, GtkWidget)

GtkWidget *releve_breach_line_new  (void);
/* Without @writable only the levels can be looked at. */
void       releve_breach_line_show (ReleveBreachLine *self, const ReleveBreach *breach, const char *sentence, gboolean writable);

G_END_DECLS
