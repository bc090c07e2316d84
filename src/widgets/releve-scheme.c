#include "releve-scheme.h"

static ReleveScheme in_force = RELEVE_SCHEME_LIGHT;

ReleveScheme
releve_scheme_get (void)
{
  return in_force;
}

void
releve_scheme_set (ReleveScheme scheme)
{
  g_return_if_fail (scheme < RELEVE_N_SCHEMES);
  in_force = scheme;
}

GdkRGBA
releve_scheme_colour (ReleveColourName name)
{
  ReleveColour colour = releve_palette_get (in_force, name);

  return (GdkRGBA) { colour.red, colour.green, colour.blue, 1 };
}
