#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One sentence of the dashboard: a count, what it counts, a detail. The whole
 * card is a button that lists what it counts; each line leads to its place. */
#define RELEVE_TYPE_SENTENCE_CARD (releve_sentence_card_get_type ())
G_DECLARE_FINAL_TYPE (ReleveSentenceCard, releve_sentence_card, RELEVE, SENTENCE_CARD, GtkWidget)

/* Also empties the list. At 0 the count is a ✓. */
void releve_sentence_card_set (ReleveSentenceCard *self, guint count, const char *statement, const char *detail);
/* @action is given the text @target; a line without target only informs. */
void releve_sentence_card_add (ReleveSentenceCard *self, const char *text, const char *action, const char *target);

G_END_DECLS
