#include "releve-type.h"

#include <pango/pangocairo.h>

/* The cut drawn for 12 points; the one for 8 is too dark beside it. */
#define FAMILY "EB Garamond 12, EB Garamond, serif"

static const struct {
  double size, leading;
  gboolean italic;
  const char *figures;
} types[RELEVE_N_TYPES] = {
  [RELEVE_TYPE_BODY] = { 10.9, 14.6, FALSE, "lnum=1, pnum=1" },
  [RELEVE_TYPE_HEAD] = { 10.9, 14.6, TRUE, "lnum=1, pnum=1" },
  [RELEVE_TYPE_CELL] = { 10.4, 14.6, FALSE, "lnum=1, tnum=1" },
  [RELEVE_TYPE_COLUMN] = { 10.2, 14.6, TRUE, "lnum=1, tnum=1" },
  [RELEVE_TYPE_NOTE] = { 9.3, 12.2, FALSE, "lnum=1, pnum=1" },
  [RELEVE_TYPE_RUNNING] = { 9.3, 11.8, FALSE, "lnum=1, tnum=1" },
  [RELEVE_TYPE_RUNNING_ITALIC] = { 9.4, 11.8, TRUE, "lnum=1, tnum=1" },
  [RELEVE_TYPE_SUBTITLE] = { 12.8, 17, TRUE, "lnum=1, pnum=1" },
  [RELEVE_TYPE_TITLE] = { 28, 34, FALSE, "lnum=1, pnum=1" },
  [RELEVE_TYPE_TURNED_TITLE] = { 18, 22, FALSE, "lnum=1, pnum=1" },
};

/* Where a line's baseline lies in its leading, in EB Garamond's proportions. */
#define BASELINE_SHARE 0.725

struct _ReleveTypesetter {
  PangoContext *context;
  ReleveLanguage language;
  gboolean superiors;
  GString *missing;       /* characters that no font draws, each once */
};

/* Whether the text face is ours, whose superior letters are drawn, not scaled. */
static gboolean
own_face_p (PangoContext *context)
{
  PangoFontDescription *wanted = pango_font_description_from_string (FAMILY);
  PangoFont *font = pango_context_load_font (context, wanted);
  PangoFontDescription *found = font != NULL ? pango_font_describe (font) : NULL;
  gboolean own = found != NULL && g_str_has_prefix (pango_font_description_get_family (found), "EB Garamond");

  g_clear_pointer (&found, pango_font_description_free);
  g_clear_object (&font);
  pango_font_description_free (wanted);
  return own;
}

/* Nothing may depend on the surface: neither its resolution nor its hinting. */
static PangoContext *
make_context (ReleveLanguage language)
{
  PangoFontMap *map = pango_cairo_font_map_get_default (); /* one a thread: fonts are found once in a batch */
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (language == RELEVE_LANGUAGE_FR ? "fr" : "en"));
  cairo_font_options_destroy (options);
  return context;
}

ReleveTypesetter *
releve_typesetter_new (ReleveLanguage language)
{
  ReleveTypesetter *self = g_new0 (ReleveTypesetter, 1);

  self->language = language;
  self->context = make_context (language);
  self->superiors = own_face_p (self->context);
  self->missing = g_string_new (NULL);
  return self;
}

void
releve_typesetter_free (ReleveTypesetter *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->context);
  g_string_free (self->missing, TRUE);
  g_free (self);
}

const char *
releve_typesetter_get_missing (ReleveTypesetter *self)
{
  return self->missing->str;
}

ReleveLanguage
releve_typesetter_get_language (ReleveTypesetter *self)
{
  return self->language;
}

double
releve_type_leading (ReleveType type)
{
  return types[type].leading;
}

double
releve_type_baseline (ReleveType type)
{
  return types[type].leading * BASELINE_SHARE;
}

static PangoFontDescription *
make_font (ReleveType type)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, FAMILY);
  pango_font_description_set_absolute_size (font, types[type].size * PANGO_SCALE);
  pango_font_description_set_style (font, types[type].italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  return font;
}

static void
note_missing_of_run (ReleveTypesetter *self, const PangoGlyphString *glyphs)
{
  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      PangoGlyph glyph = glyphs->glyphs[i].glyph;
      gunichar character = glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;

      if ((glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0 || !g_unichar_validate (character))
        continue;
      if (g_utf8_strchr (self->missing->str, -1, character) == NULL)
        g_string_append_unichar (self->missing, character);
    }
}

/* Their place is drawn as a box with their number. */
static void
note_missing (ReleveTypesetter *self, PangoLayout *layout)
{
  PangoLayoutIter *iter;

  if (pango_layout_get_unknown_glyphs_count (layout) == 0)
    return;
  iter = pango_layout_get_iter (layout);
  do
    {
      const PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);

      if (run != NULL)
        note_missing_of_run (self, run->glyphs);
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
}

PangoLayout *
releve_typeset (ReleveTypesetter *self, ReleveType type, ReleveRich *rich, double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = make_font (type);
  PangoAttrList *attributes = releve_rich_attributes (rich, self->superiors);

  pango_attr_list_insert (attributes, pango_attr_font_features_new (types[type].figures));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, releve_rich_text (rich), -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width > 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  note_missing (self, layout);
  return layout;
}

PangoLayout *
releve_typeset_plain (ReleveTypesetter *self, ReleveType type, const char *text, double width)
{
  g_autoptr (ReleveRich) rich = releve_rich_new (self->language);

  releve_rich_add (rich, text);
  return releve_typeset (self, type, rich, width);
}

int
releve_layout_n_lines (PangoLayout *layout)
{
  return pango_layout_get_line_count (layout);
}

double
releve_layout_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) (logical.x + logical.width) / PANGO_SCALE;
}
