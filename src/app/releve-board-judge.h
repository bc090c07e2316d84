#pragma once

#include "releve-board.h"
#include "releve-document.h"

G_BEGIN_DECLS

/* Answers the board's questions during a drag: the planner's verdicts, in the
 * words of the document's language. */
typedef struct _ReleveJudge ReleveJudge;

ReleveJudge *releve_judge_new  (ReleveDocument *document);
void         releve_judge_free (ReleveJudge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveJudge, releve_judge_free)

/* For releve_board_set_judge(); their data is the ReleveJudge. */
extern const ReleveBoardJudge releve_judge_interface;

/* What the verb should do with what stands in the cell; asked before the drag ends. */
ReleveOccupied releve_judge_occupied (ReleveJudge *self, const char *assignment_id, const char *placement_id,
                                      const char *learner_id, int block);

G_END_DECLS
