#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Every colour of the program: screen light, dark and high contrast, and paper.
 * Charts, widgets and style sheets all take theirs from here. Pairs that a
 * person must tell apart differ for normal, protan, deutan and tritan vision
 * and as greys. */
typedef enum {
  RELEVE_SCHEME_LIGHT,
  RELEVE_SCHEME_DARK,
  RELEVE_SCHEME_CONTRAST_LIGHT,
  RELEVE_SCHEME_CONTRAST_DARK,
  RELEVE_SCHEME_PRINT,
  RELEVE_N_SCHEMES
} ReleveScheme;

/* Categories and heat steps follow one another, so that an index may be added. */
typedef enum {
  RELEVE_COLOUR_WINDOW,
  RELEVE_COLOUR_VIEW,
  RELEVE_COLOUR_HEADER,
  RELEVE_COLOUR_CARD,
  RELEVE_COLOUR_FG,
  RELEVE_COLOUR_SEC,          /* secondary text, ≥ 5.5:1 */
  RELEVE_COLOUR_LINE,
  RELEVE_COLOUR_INNER_LINE,
  RELEVE_COLOUR_ACCENT,
  RELEVE_COLOUR_ACCENT_SOFT,
  RELEVE_COLOUR_ACCENT_FILLED,
  RELEVE_COLOUR_CLINICAL,     /* + ReleveCategory */
  RELEVE_COLOUR_ACADEMIC,
  RELEVE_COLOUR_ADMINISTRATIVE,
  RELEVE_COLOUR_CLINICAL_TINT,/* + ReleveCategory */
  RELEVE_COLOUR_ACADEMIC_TINT,
  RELEVE_COLOUR_ADMINISTRATIVE_TINT,
  RELEVE_COLOUR_ALLOWED_TEXT,
  RELEVE_COLOUR_ALLOWED_FILL,
  RELEVE_COLOUR_ALLOWED_LINE,
  RELEVE_COLOUR_WARNING_TEXT,
  RELEVE_COLOUR_WARNING_FILL,
  RELEVE_COLOUR_WARNING_LINE,
  RELEVE_COLOUR_FORBIDDEN_ICON,
  RELEVE_COLOUR_FORBIDDEN_FILL,
  RELEVE_COLOUR_FORBIDDEN_HATCH,
  RELEVE_COLOUR_ERROR,
  RELEVE_COLOUR_HEAT,         /* + step 0…4 */
  RELEVE_COLOUR_HEAT_1,
  RELEVE_COLOUR_HEAT_2,
  RELEVE_COLOUR_HEAT_3,
  RELEVE_COLOUR_HEAT_4,
  RELEVE_COLOUR_HEAT_TEXT,    /* + step 0…4 */
  RELEVE_COLOUR_HEAT_TEXT_1,
  RELEVE_COLOUR_HEAT_TEXT_2,
  RELEVE_COLOUR_HEAT_TEXT_3,
  RELEVE_COLOUR_HEAT_TEXT_4,
  RELEVE_N_COLOURS
} ReleveColourName;

/* Opaque sRGB, each 0–1. */
typedef struct {
  double red, green, blue;
} ReleveColour;

ReleveColour releve_palette_get (ReleveScheme scheme, ReleveColourName name);

/* "@define-color releve_clinical #1a64b8;" for every colour (releve_window …
 * releve_heat_text_4), caller frees. */
char *releve_palette_to_css (ReleveScheme scheme);

G_END_DECLS
