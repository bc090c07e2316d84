#include "releve-step.h"

ReleveStep *
releve_step_copy (const ReleveStep *step)
{
  ReleveStep *copy;

  g_return_val_if_fail (step != NULL, NULL);

  copy = g_new (ReleveStep, 1);
  *copy = (ReleveStep) {
    .number = step->number,
    .time = g_strdup (step->time),
    .who = g_strdup (step->who),
    .verb = g_strdup (step->verb),
    .detail = g_strdup (step->detail),
    .undone = step->undone,
  };
  return copy;
}

void
releve_step_free (ReleveStep *step)
{
  if (step == NULL)
    return;
  g_free (step->time);
  g_free (step->who);
  g_free (step->verb);
  g_free (step->detail);
  g_free (step);
}
