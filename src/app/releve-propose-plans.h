#pragma once

#include <gtk/gtk.h>
#include "releve-phrasebook.h"
#include "releve-propose.h"

G_BEGIN_DECLS

/* The plans of an answer as rows, today's first, to choose one by. Figures are
 * facts side by side; the order is that of the answer. */

/* @chosen is called with the index of the option, −1 = none. */
typedef void (*RelevePlanChosen) (int option, gpointer data);

/* @answer is borrowed while the rows are made. */
GtkWidget *releve_propose_plans_new (const ReleveAnswer *answer, RelevePhrasebook *book, RelevePlanChosen chosen, gpointer data);

/* "A", "B", "C" */
char *releve_plan_letter (int option);

/* The difference from today in one sentence: "8 moved, 12 new, 3 gone". Caller frees. */
char *releve_plan_changes (RelevePhrasebook *book, const RelevePlanFigures *figures);

G_END_DECLS
