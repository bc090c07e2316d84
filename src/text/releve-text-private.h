#pragma once

#include "releve-text.h"

G_BEGIN_DECLS

/* Marks a string for translation where it cannot be translated yet. */
#define N_(message) (message)
#define NC_(context, message) (message)


G_END_DECLS
