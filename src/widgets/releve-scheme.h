#pragma once

#include <gtk/gtk.h>
#include "releve-palette.h"

G_BEGIN_DECLS

/* The colours in force on the screen. The application sets the scheme when the
 * desktop's style changes and then lets every window draw itself again. */
ReleveScheme releve_scheme_get (void);
void         releve_scheme_set (ReleveScheme scheme);

/* A colour of the scheme in force. */
GdkRGBA releve_scheme_colour (ReleveColourName name);

G_END_DECLS
