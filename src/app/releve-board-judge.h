#pragma once

#include "releve-board.h"
#include "releve-document.h"
#include "releve-verdicts.h"

G_BEGIN_DECLS

/* Answers the board's questions during a drag: the planner's verdicts, in the
 * words of the document's language. */
typedef struct _ReleveJudge ReleveJudge;

ReleveJudge *releve_judge_new  (ReleveDocument *document);
void         releve_judge_free (ReleveJudge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveJudge, releve_judge_free)

/* For releve_board_set_judge(); their data is the ReleveJudge. */
extern const ReleveBoardJudge releve_judge_interface;

/* What the planner says of @card (an index, as in the interface) in that cell;
 * between begin and end alone. FALSE where there is no such cell. */
gboolean releve_judge_ask (ReleveJudge *self, guint card, const char *learner_id, int block, ReleveVerdict *verdict);
/* What stands in the cell would have to give way. */
gboolean releve_judge_is_crowded (const ReleveVerdict *verdict);

G_END_DECLS
