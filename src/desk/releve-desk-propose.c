/* Adopting what the planner proposes. */

#include "releve-desk-private.h"
#include "releve-planning.h"

gboolean
releve_desk_adopt_plan (ReleveDesk *self, const RelevePlanning *planning, const GArray *cards,
                        GPtrArray **breaches, GError **error)
{
  g_autoptr (GArray) board = releve_planning_board (planning, cards);
  g_autofree RelevePlannedCard *wanted = g_new0 (RelevePlannedCard, MAX (board->len, 1));

  for (guint i = 0; i < board->len; i++) {
    const ReleveStandingCard *card = &g_array_index (board, ReleveStandingCard, i);

    wanted[i] = (RelevePlannedCard) { releve_planning_learner (planning, card->learner),
                                      releve_planning_assignment (planning, card->assignment), card->first + 1, 0 };
  }
  return releve_desk_adopt_cards (self, wanted, board->len, NULL, breaches, error);
}
