#pragma once

#include "releve-board.h"

/* A judge for tests and the demo: the planner's verdicts with the short words of
 * text, without the sentences that the application adds. */
typedef struct _PlainJudge PlainJudge;

PlainJudge *plain_judge_new  (ReleveDossier *dossier, RelevePhrasebook *book);
void        plain_judge_free (PlainJudge *judge);
extern const ReleveBoardJudge plain_judge_interface;
