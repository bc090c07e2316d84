#include "releve-sheet-private.h"

#include <string.h>

/* Margin column and gutter, in millimetres: numbers and italic heads stand left
 * of the text. */
#define HEAD_COLUMN   35.0
#define GUTTER         6.0

#define PARAGRAPH_GAP 1.8  /* between paragraphs alike */
#define NOTE_GAP      3.2
#define HEADING_GAP    3.0  /* below a head over its section */
#define CHANGE_GAP    5.0  /* between a table and a note, a note and text */
#define PEN_ROOM     36.0  /* for a signature */
#define WRITING_LINE  21.0

static void
free_piece (gpointer data)
{
  RelevePiece *piece = data;

  for (guint i = 0; i < piece->inks->len; i++)
    g_clear_object (&g_array_index (piece->inks, ReleveInk, i).layout);
  g_array_unref (piece->inks);
  g_free (piece);
}

static void
clear_section (gpointer data)
{
  ReleveSection *section = data;

  g_free (section->head);
  g_clear_object (&section->figure);
  g_clear_object (&section->name);
  g_clear_object (&section->continued);
}

ReleveSheet *
releve_sheet_new (ReleveLanguage language, RelevePaper paper)
{
  ReleveSheet *self;

  g_return_val_if_fail (paper < RELEVE_N_PAPERS, NULL);

  self = g_new0 (ReleveSheet, 1);
  self->typesetter = releve_typesetter_new (language);
  self->scale = releve_paper_magnifies (paper);
  releve_paper_get_size (paper, &self->width, &self->height);
  self->width /= self->scale;
  self->height /= self->scale;
  self->margin = releve_paper_get_margin (paper);
  self->column = HEAD_COLUMN * RELEVE_MILLIMETRE;
  self->text_x = self->margin + self->column + GUTTER * RELEVE_MILLIMETRE;
  self->text_width = self->width - self->margin - self->text_x;
  self->pieces = g_ptr_array_new_with_free_func (free_piece);
  self->sections = g_array_new (FALSE, TRUE, sizeof (ReleveSection));
  g_array_set_clear_func (self->sections, clear_section);
  self->plots = g_ptr_array_new_with_free_func ((GDestroyNotify) releve_dot_plot_free);
  return self;
}

void
releve_sheet_free (ReleveSheet *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->pieces);
  g_array_unref (self->sections);
  g_ptr_array_unref (self->plots);
  releve_typesetter_free (self->typesetter);
  g_free (self->title);
  g_free (self->label);
  g_free (self->subtitle);
  g_free (self->running_left);
  g_free (self->running_right);
  g_free (self->foot_left);
  g_free (self->foot_right);
  g_free (self->continued);
  g_free (self);
}

ReleveTypesetter *
releve_sheet_get_typesetter (ReleveSheet *self)
{
  return self->typesetter;
}

ReleveRich *
releve_sheet_rich (ReleveSheet *self)
{
  return releve_rich_new (releve_typesetter_get_language (self->typesetter));
}

static void
set_string (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

void
releve_sheet_set_title (ReleveSheet *self, const char *title, const char *subtitle)
{
  set_string (&self->title, title);
  set_string (&self->subtitle, subtitle);
}

void
releve_sheet_set_label (ReleveSheet *self, const char *label)
{
  set_string (&self->label, label);
}

void
releve_sheet_set_running (ReleveSheet *self, const char *left, const char *right)
{
  set_string (&self->running_left, left);
  set_string (&self->running_right, right);
}

void
releve_sheet_set_foot (ReleveSheet *self, const char *left, const char *right)
{
  set_string (&self->foot_left, left);
  set_string (&self->foot_right, right);
}

void
releve_sheet_set_continued (ReleveSheet *self, const char *continued)
{
  set_string (&self->continued, continued);
}

RelevePiece *
releve_sheet_add_piece (ReleveSheet *self, RelevePieceKind kind, guint group, double before)
{
  RelevePiece *piece = g_new0 (RelevePiece, 1);

  g_assert (self->sections->len > 0);
  piece->kind = kind;
  piece->group = group;
  piece->measure.before = before;
  piece->measure.section = self->sections->len - 1;
  piece->measure.header = -1;
  piece->inks = g_array_new (FALSE, TRUE, sizeof (ReleveInk));
  g_ptr_array_add (self->pieces, piece);
  return piece;
}

static ReleveInk *
add_ink (RelevePiece *piece, ReleveInkKind kind, double x, double y, double width)
{
  ReleveInk ink = { .kind = kind, .x = x, .y = y, .width = width, .colour = RELEVE_COLOUR_FG };

  g_array_append_val (piece->inks, ink);
  return &g_array_index (piece->inks, ReleveInk, piece->inks->len - 1);
}

ReleveInk *
releve_piece_add_text (RelevePiece *piece, PangoLayout *layout, ReleveType type, double x, double y, double width)
{
  ReleveInk *ink = add_ink (piece, RELEVE_INK_TEXT, x, y, width);

  ink->layout = g_object_ref (layout);
  ink->type = type;
  ink->n_lines = releve_layout_n_lines (layout);
  return ink;
}

ReleveInk *
releve_piece_add_rule (RelevePiece *piece, double x, double y, double width, double stroke, ReleveColourName colour)
{
  ReleveInk *ink = add_ink (piece, RELEVE_INK_RULE, x, y, width);

  ink->stroke = stroke;
  ink->colour = colour;
  return ink;
}

#define TURNED_MARGIN (13.0 * RELEVE_MILLIMETRE)

void
releve_sheet_turn (ReleveSheet *self, RelevePaper paper)
{
  self->scale = 1;
  self->turned = TRUE;
  releve_paper_get_size (paper, &self->height, &self->width);
  self->margin = TURNED_MARGIN;
  releve_sheet_use_full_width (self);
}

void
releve_sheet_use_full_width (ReleveSheet *self)
{
  g_return_if_fail (self->sections->len == 0);

  self->full_width = TRUE;
  self->text_x = self->margin;
  self->text_width = self->width - 2 * self->margin;
}

/* A head over its section, which never ends a page. */
static void
add_heading (ReleveSheet *self, const ReleveSection *section)
{
  RelevePiece *piece = releve_sheet_add_piece (self, RELEVE_PIECE_HEADING, ++self->n_groups, 0);

  if (section->number > 0)
    releve_piece_add_text (piece, section->figure, RELEVE_TYPE_BODY, 0, 0, RELEVE_NUMBER_INDENT);
  releve_piece_add_text (piece, section->name, RELEVE_TYPE_HEAD, section->number > 0 ? RELEVE_NUMBER_INDENT : 0, 0, self->text_width);
  piece->measure.height = releve_layout_n_lines (section->name) * releve_type_leading (RELEVE_TYPE_HEAD) + HEADING_GAP;
  piece->measure.keep = TRUE;
}

void
releve_sheet_begin_section (ReleveSheet *self, int number, const char *head)
{
  ReleveSection section = { .number = number, .head = g_strdup (head) };
  double room = (self->full_width ? self->text_width : self->column) - (number > 0 ? RELEVE_NUMBER_INDENT : 0);
  g_autofree char *figure = g_strdup_printf ("%d ", number); /* read aloud, it stands apart from the head */
  g_autoptr (GString) continued = g_string_new (self->continued != NULL ? self->continued : "%s");

  g_string_replace (continued, "%s", head, 1);
  section.figure = releve_typeset_plain (self->typesetter, RELEVE_TYPE_BODY, figure, 0);
  section.name = releve_typeset_plain (self->typesetter, RELEVE_TYPE_HEAD, head, room);
  section.continued = releve_typeset_plain (self->typesetter, RELEVE_TYPE_HEAD, continued->str, room);
  g_array_append_val (self->sections, section);
  if (self->full_width && *head != '\0')
    add_heading (self, &section);
}

ReleveInk *
releve_piece_add_field (RelevePiece *piece, double x, double y, double width, double height, ReleveColourName colour)
{
  ReleveInk *ink = add_ink (piece, RELEVE_INK_FIELD, x, y, width);

  ink->height = height;
  ink->colour = colour;
  return ink;
}

ReleveInk *
releve_piece_add_ornament (RelevePiece *piece, ReleveInkKind kind, double x, double y, double width, double height,
                           double stroke, ReleveColourName colour)
{
  ReleveInk *ink = add_ink (piece, kind, x, y, width);

  ink->height = height;
  ink->stroke = stroke;
  ink->colour = colour;
  return ink;
}

ReleveInk *
releve_piece_add_glyph (RelevePiece *piece, ReleveGlyph glyph, double x, double y, double size)
{
  ReleveInk *ink = add_ink (piece, RELEVE_INK_GLYPH, x, y, size);

  ink->glyph = glyph;
  return ink;
}

ReleveInk *
releve_piece_add_box (RelevePiece *piece, double x, double y)
{
  ReleveInk *ink = add_ink (piece, RELEVE_INK_BOX, x, y, RELEVE_BOX_SIDE);

  ink->stroke = RELEVE_RULE_STROKE;
  return ink;
}

gboolean
releve_sheet_starts_section (ReleveSheet *self)
{
  guint n = self->pieces->len;

  return n == 0 || ((RelevePiece *) self->pieces->pdata[n - 1])->measure.section != self->sections->len - 1;
}

double
releve_sheet_gap_before (ReleveSheet *self, ReleveType type)
{
  const RelevePiece *last = releve_sheet_starts_section (self) ? NULL : self->pieces->pdata[self->pieces->len - 1];
  const ReleveInk *ink = last != NULL && last->inks->len > 0 ? &g_array_index (last->inks, ReleveInk, 0) : NULL;

  if (last != NULL && last->kind == RELEVE_PIECE_FORM)
    return 2 * CHANGE_GAP;
  if (ink == NULL || last->kind != RELEVE_PIECE_TEXT || ink->type != type)
    return CHANGE_GAP;
  return type == RELEVE_TYPE_NOTE ? NOTE_GAP : PARAGRAPH_GAP;
}

/* One piece a line, so that a long paragraph may end overleaf; the first two
 * and the last two lines stay together. */
void
releve_sheet_paragraph (ReleveSheet *self, ReleveType type, ReleveRich *rich)
{
  g_autoptr (PangoLayout) layout = releve_typeset (self->typesetter, type, rich, self->text_width);
  int n = releve_layout_n_lines (layout);
  guint group = ++self->n_groups;
  double gap = releve_sheet_gap_before (self, type);

  for (int i = 0; i < n; i++)
    {
      RelevePiece *piece = releve_sheet_add_piece (self, RELEVE_PIECE_TEXT, group, i == 0 ? gap : 0);
      ReleveInk *ink = releve_piece_add_text (piece, layout, type, 0, 0, self->text_width);

      ink->first_line = i;
      ink->n_lines = 1;
      piece->measure.height = releve_type_leading (type);
      piece->measure.keep = n > 1 && (i == 0 || i == n - 2);
    }
}

void
releve_sheet_keep (ReleveSheet *self)
{
  for (guint i = self->pieces->len; i > 0; i--)
    {
      RelevePiece *piece = self->pieces->pdata[i - 1];

      if (piece->group != self->n_groups)
        return;
      piece->measure.keep = TRUE;
    }
}

void
releve_sheet_say (ReleveSheet *self, ReleveType type, const char *text)
{
  g_autoptr (ReleveRich) rich = releve_sheet_rich (self);

  releve_rich_add (rich, text);
  releve_sheet_paragraph (self, type, rich);
}

void
releve_sheet_keep_section (ReleveSheet *self)
{
  for (guint i = MAX (self->pieces->len, 1) - 1; i > 0; i--)
    {
      RelevePiece *piece = self->pieces->pdata[i - 1];

      if (piece->measure.section != self->sections->len - 1)
        return;
      piece->measure.keep = TRUE;
    }
}

void
releve_sheet_writing_lines (ReleveSheet *self, int n)
{
  guint group = ++self->n_groups;

  for (int i = 0; i < n; i++)
    {
      RelevePiece *piece = releve_sheet_add_piece (self, RELEVE_PIECE_FORM, group, 0);
      double height = i == 0 && releve_sheet_starts_section (self) ? releve_type_leading (RELEVE_TYPE_BODY) : WRITING_LINE;

      piece->measure.height = height;
      piece->measure.keep = i + 1 < n;
      releve_piece_add_rule (piece, 0, height - 3, self->text_width, RELEVE_INNER_STROKE, RELEVE_COLOUR_LINE);
    }
}

void
releve_sheet_keep_plot (ReleveSheet *self, ReleveDotPlot *plot)
{
  g_ptr_array_add (self->plots, plot);
}

static void
add_sign (RelevePiece *piece, ReleveGlyph glyph, double x, double y, double size)
{
  if (glyph == RELEVE_SIGN_DASHED)
    releve_piece_add_ornament (piece, RELEVE_INK_FRAME, x, y, size, size, RELEVE_INNER_STROKE, RELEVE_COLOUR_LINE)->dashed = TRUE;
  else
    releve_piece_add_glyph (piece, glyph, x, y, size);
}

void
releve_sheet_key (ReleveSheet *self, const ReleveSign *signs, guint n)
{
  RelevePiece *piece = releve_sheet_add_piece (self, RELEVE_PIECE_TEXT, ++self->n_groups, releve_sheet_gap_before (self, RELEVE_TYPE_NOTE));
  double size = 6.6, x = 0;

  piece->measure.height = releve_type_leading (RELEVE_TYPE_NOTE);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PangoLayout) layout = releve_typeset_plain (self->typesetter, RELEVE_TYPE_NOTE, signs[i].words, 0);
      double width = releve_layout_width (layout);

      add_sign (piece, signs[i].glyph, x, releve_type_baseline (RELEVE_TYPE_NOTE) - size * 0.92, size);
      releve_piece_add_text (piece, layout, RELEVE_TYPE_NOTE, x + size + 4, 0, width + 1);
      x += size + 4 + width + 12;
    }
}

void
releve_sheet_category_key (ReleveSheet *self, const char *const *words)
{
  ReleveSign signs[RELEVE_N_CATEGORIES];

  for (int category = 0; category < RELEVE_N_CATEGORIES; category++)
    signs[category] = (ReleveSign) { RELEVE_GLYPH_CLINICAL + category, words[category] };
  releve_sheet_key (self, signs, G_N_ELEMENTS (signs));
}

static double
add_box (ReleveSheet *self, RelevePiece *piece, const char *text, gboolean ticked, double x, double y)
{
  g_autoptr (PangoLayout) layout = releve_typeset_plain (self->typesetter, RELEVE_TYPE_CELL, text, 0);
  double width = releve_layout_width (layout);

  releve_piece_add_box (piece, x, y + releve_type_baseline (RELEVE_TYPE_CELL) - RELEVE_BOX_SIDE)->ticked = ticked;
  releve_piece_add_text (piece, layout, RELEVE_TYPE_CELL, x + RELEVE_BOX_SIDE + 3.5, y, width + 1);
  return x + RELEVE_BOX_SIDE + 3.5 + width + 12;
}

/* Room above the line for a pen, or what is on record; the height of both. */
static double
add_line (ReleveSheet *self, RelevePiece *piece, const ReleveSigner *signer, double x, double width)
{
  g_autoptr (PangoLayout) record = releve_typeset_plain (self->typesetter, RELEVE_TYPE_NOTE,
                                                         signer->record != NULL ? signer->record : "", width);
  double words = releve_layout_n_lines (record) * releve_type_leading (RELEVE_TYPE_NOTE) + 3;
  double y = MAX (PEN_ROOM, words);

  if (signer->record != NULL)
    releve_piece_add_text (piece, record, RELEVE_TYPE_NOTE, x, y - words, width);
  releve_piece_add_rule (piece, x, y, width, RELEVE_RULE_STROKE, RELEVE_COLOUR_FG);
  return y;
}

/* Where the two boxes leave no room to write a date, it goes below them. */
static double
add_pen_date (ReleveSheet *self, RelevePiece *piece, const char *date, double x, double width, double after, double y)
{
  g_autoptr (PangoLayout) when = releve_typeset_plain (self->typesetter, RELEVE_TYPE_COLUMN, date, 0);

  if (after + releve_layout_width (when) + 40 > x + width)
    {
      after = x;
      y += releve_type_leading (RELEVE_TYPE_CELL) + 4;
    }
  releve_piece_add_text (piece, when, RELEVE_TYPE_COLUMN, after, y, width);
  y += releve_type_leading (RELEVE_TYPE_CELL);
  releve_piece_add_rule (piece, after, y, x + width - after, RELEVE_INNER_STROKE, RELEVE_COLOUR_FG);
  return y;
}

/* The line, then who signs, then what is ticked. */
static double
add_signer (ReleveSheet *self, RelevePiece *piece, const ReleveSigner *signer, double x, double width,
            const char *read, const char *agree, const char *date)
{
  g_autoptr (PangoLayout) name = releve_typeset_plain (self->typesetter, RELEVE_TYPE_BODY, signer->name, width);
  g_autoptr (PangoLayout) post = releve_typeset_plain (self->typesetter, RELEVE_TYPE_NOTE, signer->post, width);
  double y = add_line (self, piece, signer, x, width), after;

  releve_piece_add_text (piece, name, RELEVE_TYPE_BODY, x, y + 2, width);
  y += 2 + releve_layout_n_lines (name) * releve_type_leading (RELEVE_TYPE_BODY);
  releve_piece_add_text (piece, post, RELEVE_TYPE_NOTE, x, y, width);
  y += releve_layout_n_lines (post) * releve_type_leading (RELEVE_TYPE_NOTE) + 4;
  after = add_box (self, piece, read, signer->read, x, y);
  after = add_box (self, piece, agree, signer->agrees, after, y);
  y = signer->record == NULL ? add_pen_date (self, piece, date, x, width, after, y) : y + releve_type_leading (RELEVE_TYPE_CELL);
  return y + 3;
}

void
releve_sheet_signatures (ReleveSheet *self, const ReleveSigner *signers, guint n,
                         const char *read, const char *agree, const char *date)
{
  RelevePiece *piece = releve_sheet_add_piece (self, RELEVE_PIECE_FORM, ++self->n_groups, 0);
  double gap = 18, width;

  g_return_if_fail (n > 0);
  width = (self->text_width - gap * (n - 1)) / n;
  for (guint i = 0; i < n; i++)
    {
      double height = add_signer (self, piece, &signers[i], i * (width + gap), width, read, agree, date);

      piece->measure.height = MAX (piece->measure.height, height);
    }
}

static void
digest_words (GChecksum *checksum, const char *words)
{
  if (words != NULL)
    g_checksum_update (checksum, (const guchar *) words, (gssize) strlen (words) + 1);
}

static void
digest_piece (GChecksum *checksum, const RelevePiece *piece)
{
  for (guint i = 0; i < piece->inks->len; i++)
    {
      const ReleveInk *ink = &g_array_index (piece->inks, ReleveInk, i);

      if (ink->layout != NULL && ink->first_line == 0)
        digest_words (checksum, pango_layout_get_text (ink->layout));
    }
}

char *
releve_sheet_checksum (ReleveSheet *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *upper = NULL;

  digest_words (checksum, self->title);
  digest_words (checksum, self->subtitle);
  for (guint i = 0; i < self->pieces->len; i++)
    digest_piece (checksum, self->pieces->pdata[i]);
  upper = g_ascii_strup (g_checksum_get_string (checksum), 8);
  return g_strdup_printf ("%.4s %s", upper, upper + 4);
}
