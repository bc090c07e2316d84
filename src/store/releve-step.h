#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One step of the persistent history. */
typedef struct {
  gint64 number;
  char *time;          /* UTC, ISO 8601 */
  char *who;
  char *verb;          /* "place" … (text names it) */
  char *detail;        /* JSON object of codes: learner, assignment, block, to_learner, to_block … */
  gboolean undone;
} ReleveStep;

ReleveStep *releve_step_copy (const ReleveStep *step);
void        releve_step_free (ReleveStep *step);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveStep, releve_step_free)

G_END_DECLS
