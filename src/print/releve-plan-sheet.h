#pragma once

#include "releve-plan-private.h"

G_BEGIN_DECLS

/* The twelve sections of a career plan, or those that its reader may have. */
void releve_plan_compose (RelevePlanSheet *self, const char *checksum);

G_END_DECLS
