#include "releve-rich.h"

#include <string.h>

#define NO_BREAK_SPACE 0x00a0

typedef enum { SPAN_ITALIC, SPAN_SUPERIOR, SPAN_TOGETHER } SpanKind;

typedef struct {
  SpanKind kind;
  guint from, to; /* bytes of text */
} Span;

struct _ReleveRich {
  ReleveLanguage language;
  GString *text;
  GArray *spans;
};

ReleveRich *
releve_rich_new (ReleveLanguage language)
{
  ReleveRich *self = g_new0 (ReleveRich, 1);

  self->language = language;
  self->text = g_string_new (NULL);
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  return self;
}

void
releve_rich_free (ReleveRich *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->spans);
  g_free (self);
}

static void
add_span (ReleveRich *self, SpanKind kind, gsize from, gsize to)
{
  Span span = { kind, (guint) from, (guint) to };

  g_array_append_val (self->spans, span);
}

/* Abbreviations whose letters after the first stand superior in French. */
static const char *const abbreviations[] = { "Dr", "Dre", "Drs", "Pr", "Pre", "Mme", "Mmes" };

/* Length of an abbreviation of a title at @at, followed by a space; 0 if none. */
static gsize
title_at (const char *at)
{
  for (guint i = 0; i < G_N_ELEMENTS (abbreviations); i++)
    {
      gsize length = strlen (abbreviations[i]);
      gunichar next;

      if (strncmp (at, abbreviations[i], length) != 0)
        continue;
      next = g_utf8_get_char (at + length);
      if (next == ' ' || next == NO_BREAK_SPACE)
        return length;
    }
  return 0;
}

/* "1er" and "1re", as words. */
static gboolean
ordinal_at (const char *at)
{
  if (!g_str_has_prefix (at, "1er") && !g_str_has_prefix (at, "1re"))
    return FALSE;
  return !g_unichar_isalnum (g_utf8_get_char (at + 3));
}

static gboolean
letter_p (gunichar character)
{
  return g_unichar_isalpha (character);
}

/* How many digits a number at the end of @text has: "14", not the "3" of a code
 * such as "G3", which counts nothing. */
static guint
digits_before (const char *text, const char *end)
{
  guint n = 0;

  while (end > text && g_ascii_isdigit (end[-1]))
    n++, end--;
  return end > text && letter_p (g_utf8_get_char (g_utf8_prev_char (end))) ? 0 : n;
}

/* "2026" and no digit more. */
static gboolean
year_at (const char *at)
{
  for (guint i = 0; i < 4; i++)
    if (!g_ascii_isdigit (at[i]))
      return FALSE;
  return !g_ascii_isdigit (at[4]);
}

/* A space that must not end a line: written so, between a number and the word
 * that it counts (a year counts nothing), or between a month and its year. */
static gboolean
binds (ReleveRich *self, gunichar before, gunichar space, const char *after)
{
  guint digits = digits_before (self->text->str, self->text->str + self->text->len);

  if (space == NO_BREAK_SPACE)
    return TRUE;
  if (space != ' ')
    return FALSE;
  return (digits > 0 && digits < 4 && letter_p (g_utf8_get_char (after))) || (letter_p (before) && year_at (after));
}

/* Breaks are forbidden at both sides of a plain space, which keeps the width
 * of every other: the font's own no-break space is narrower. */
static void
add_bound_space (ReleveRich *self)
{
  gsize at = self->text->len;
  const char *before = at > 0 ? g_utf8_prev_char (self->text->str + at) : self->text->str;

  g_string_append_c (self->text, ' ');
  add_span (self, SPAN_TOGETHER, (gsize) (before - self->text->str), at + 2);
}

static void
copy_superior (ReleveRich *self, const char *at, gsize length)
{
  g_string_append_len (self->text, at, (gssize) length);
  if (self->language == RELEVE_LANGUAGE_FR)
    add_span (self, SPAN_SUPERIOR, self->text->len - length + 1, self->text->len);
}

static const char *
copy_title (ReleveRich *self, const char *at, gsize length)
{
  copy_superior (self, at, length);
  add_bound_space (self);
  return g_utf8_next_char (at + length);
}

static const char *
copy_character (ReleveRich *self, const char *at, gunichar before)
{
  const char *next = g_utf8_next_char (at);
  gunichar character = g_utf8_get_char (at);

  if (binds (self, before, character, next))
    add_bound_space (self);
  else if (character == '\'' && letter_p (before) && letter_p (g_utf8_get_char (next)))
    g_string_append (self->text, "’");
  else if (character == '\t' || character == '\r')
    g_string_append_c (self->text, ' ');
  else
    g_string_append_unichar (self->text, character);
  return next;
}

static void
add (ReleveRich *self, const char *text)
{
  gunichar before = self->text->len > 0 ? g_utf8_get_char (g_utf8_prev_char (self->text->str + self->text->len)) : 0;
  const char *at = text;

  while (*at != '\0')
    {
      gboolean starts_word = !g_unichar_isalnum (before);
      gsize title = starts_word ? title_at (at) : 0;

      if (title > 0)
        at = copy_title (self, at, title);
      else if (starts_word && ordinal_at (at))
        copy_superior (self, at, 3), at += 3;
      else
        at = copy_character (self, at, before);
      before = g_utf8_get_char (g_utf8_prev_char (self->text->str + self->text->len));
    }
}

void
releve_rich_add (ReleveRich *self, const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL)
    return;
  valid = g_utf8_make_valid (text, -1);
  add (self, valid);
}

void
releve_rich_add_italic (ReleveRich *self, const char *text)
{
  gsize from = self->text->len;

  releve_rich_add (self, text);
  add_span (self, SPAN_ITALIC, from, self->text->len);
}

gboolean
releve_rich_is_empty (ReleveRich *self)
{
  return self->text->len == 0;
}

const char *
releve_rich_text (ReleveRich *self)
{
  return self->text->str;
}

static void
insert (PangoAttrList *list, PangoAttribute *attribute, const Span *span)
{
  attribute->start_index = span->from;
  attribute->end_index = span->to;
  pango_attr_list_insert (list, attribute);
}

static void
insert_superior (PangoAttrList *list, const Span *span, gboolean superiors)
{
  if (superiors)
    {
      insert (list, pango_attr_font_features_new ("sups=1"), span);
      return;
    }
  insert (list, pango_attr_font_scale_new (PANGO_FONT_SCALE_SUPERSCRIPT), span);
  insert (list, pango_attr_baseline_shift_new (PANGO_BASELINE_SHIFT_SUPERSCRIPT), span);
}

PangoAttrList *
releve_rich_attributes (ReleveRich *self, gboolean superiors)
{
  PangoAttrList *list = pango_attr_list_new ();

  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);

      if (span->kind == SPAN_ITALIC)
        insert (list, pango_attr_style_new (PANGO_STYLE_ITALIC), span);
      else if (span->kind == SPAN_TOGETHER)
        insert (list, pango_attr_allow_breaks_new (FALSE), span);
      else
        insert_superior (list, span, superiors);
    }
  return list;
}
