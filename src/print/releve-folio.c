#include "releve-folio.h"

#include <math.h>
#include <pango/pangocairo.h>

/* Millimetres from the top and from the bottom; less where height is scarce. */
#define RUNNING_BASELINE(sheet) ((sheet)->turned ? 11.0 : 15.0)
#define FOOT_RULE(sheet)        ((sheet)->turned ? 14.0 : 17.0)
#define BODY_GAP          8.0  /* points between the running head and the body */
#define TITLE_GAP        22.0
#define SECTION_GAP      12.5
#define RULE_PAD          8.6
#define HATCH_STEP        4.5
#define FOOT_PAD          5.0
#define FOOT_GAP          9.0
#define HEAD_GAP         12.0

static PangoLayout *
set_running (ReleveSheet *sheet, ReleveType type, const char *text, double width)
{
  return releve_typeset_plain (sheet->typesetter, type, text != NULL ? text : "", width);
}

static double
live_width (ReleveSheet *sheet)
{
  return sheet->width - 2 * sheet->margin;
}

/* As wide as the words alone would be, with room for a rounding. */
static double
natural_width (ReleveSheet *sheet, ReleveType type, const char *text)
{
  g_autoptr (PangoLayout) layout = set_running (sheet, type, text, 0);

  return releve_layout_width (layout) + 0.5;
}

/* What stands right in the running head takes what it needs, if that leaves the
 * left its own or, failing this, 58 hundredths. */
static double
right_of_head (ReleveSheet *sheet)
{
  double live = live_width (sheet) - HEAD_GAP;
  double left = natural_width (sheet, RELEVE_TYPE_RUNNING, sheet->running_left);

  return MIN (natural_width (sheet, RELEVE_TYPE_RUNNING_ITALIC, sheet->running_right), MAX (live - left, live * 0.42));
}

/* Words that do not fit beside one another take more lines, and the body begins lower. */
static double
body_top (ReleveSheet *sheet)
{
  double rest = right_of_head (sheet);
  g_autoptr (PangoLayout) left = set_running (sheet, RELEVE_TYPE_RUNNING, sheet->running_left, live_width (sheet) - HEAD_GAP - rest);
  g_autoptr (PangoLayout) right = set_running (sheet, RELEVE_TYPE_RUNNING_ITALIC, sheet->running_right, rest);
  int lines = MAX (releve_layout_n_lines (left), releve_layout_n_lines (right));

  return RUNNING_BASELINE (sheet) * RELEVE_MILLIMETRE + (lines - 1) * releve_type_leading (RELEVE_TYPE_RUNNING) + BODY_GAP + 6;
}

static double
title_top (ReleveSheet *sheet)
{
  return body_top (sheet) + (sheet->turned ? 0 : TITLE_GAP - 6);
}

static ReleveType
title_type (ReleveSheet *sheet)
{
  return sheet->turned ? RELEVE_TYPE_TURNED_TITLE : RELEVE_TYPE_TITLE;
}

static double
title_height (ReleveFolio *self)
{
  return releve_layout_n_lines (self->title) * releve_type_leading (title_type (self->sheet))
         + releve_layout_n_lines (self->subtitle) * releve_type_leading (RELEVE_TYPE_SUBTITLE);
}

static void
set_titles (ReleveFolio *self)
{
  ReleveSheet *sheet = self->sheet;

  self->title = releve_typeset_plain (sheet->typesetter, title_type (sheet), sheet->title != NULL ? sheet->title : "", live_width (sheet));
  self->subtitle = releve_typeset_plain (sheet->typesetter, RELEVE_TYPE_SUBTITLE,
                                         sheet->subtitle != NULL ? sheet->subtitle : "", live_width (sheet));
}

static double
height_of_head (PangoLayout *layout)
{
  return releve_layout_n_lines (layout) * releve_type_leading (RELEVE_TYPE_HEAD);
}

static ReleveBreakPage
measure_page (ReleveFolio *self)
{
  ReleveSheet *sheet = self->sheet;

  return (ReleveBreakPage) {
    .first_top = title_top (sheet) + title_height (self) + (sheet->turned ? 0 : 12),
    .top = body_top (sheet),
    .bottom = sheet->height - FOOT_RULE (sheet) * RELEVE_MILLIMETRE - 8,
    .section_gap = SECTION_GAP, .rule_pad = RULE_PAD,
  };
}

double
releve_sheet_first_room (ReleveSheet *sheet)
{
  ReleveFolio folio = { .sheet = sheet };
  ReleveBreakPage page;

  set_titles (&folio);
  page = measure_page (&folio);
  g_clear_object (&folio.title);
  g_clear_object (&folio.subtitle);
  return page.bottom - page.first_top - page.rule_pad;
}

static void
break_pages (ReleveFolio *self)
{
  ReleveSheet *sheet = self->sheet;
  ReleveBreakPage page = measure_page (self);
  guint n = sheet->pieces->len;
  g_autofree ReleveBreakPiece *pieces = g_new (ReleveBreakPiece, MAX (n, 1));
  g_autofree ReleveBreakSection *sections = g_new (ReleveBreakSection, MAX (sheet->sections->len, 1));

  for (guint i = 0; i < n; i++)
    pieces[i] = ((RelevePiece *) sheet->pieces->pdata[i])->measure;
  for (guint i = 0; i < sheet->sections->len; i++)
    {
      const ReleveSection *section = &g_array_index (sheet->sections, ReleveSection, i);

      if (sheet->full_width)
        sections[i] = (ReleveBreakSection) { 0, 0 };
      else
        sections[i] = (ReleveBreakSection) { height_of_head (section->name), height_of_head (section->continued) };
    }
  self->places = releve_break_pages (pieces, n, sections, &page);
  self->n_pages = self->places->len > 0 ? g_array_index (self->places, RelevePlace, self->places->len - 1).page + 1 : 1;
}

ReleveFolio *
releve_folio_new (ReleveSheet *sheet)
{
  ReleveFolio *self = g_new0 (ReleveFolio, 1);

  self->sheet = sheet;
  set_titles (self);
  break_pages (self);
  return self;
}

void
releve_folio_free (ReleveFolio *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->places);
  g_clear_object (&self->title);
  g_clear_object (&self->subtitle);
  releve_sheet_free (self->sheet);
  g_free (self);
}

static void
set_ink (cairo_t *cr, ReleveColourName name)
{
  ReleveColour colour = releve_palette_get (RELEVE_SCHEME_PRINT, name);

  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
}

static double
line_start (PangoLayoutLine *line, double x, double width, double share)
{
  PangoRectangle logical;

  pango_layout_line_get_extents (line, NULL, &logical);
  return x + (width - (double) logical.width / PANGO_SCALE) * share;
}

/* Pixels would pull each glyph to the nearest of them and spoil the spacing, so
 * on the screen outlines are filled where they are; paper keeps its text. */
static void
show_line (cairo_t *cr, PangoLayoutLine *line)
{
  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF)
    {
      pango_cairo_show_layout_line (cr, line);
      return;
    }
  pango_cairo_layout_line_path (cr, line);
  cairo_fill (cr);
}

/* @share: 0 flush left, ½ centred, 1 flush right. */
static void
paint_lines (cairo_t *cr, PangoLayout *layout, ReleveType type, int first, int n, double x, double y, double width, double share)
{
  for (int i = 0; i < n; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, first + i);

      if (line == NULL)
        return;
      cairo_move_to (cr, share > 0 ? line_start (line, x, width, share) : x,
                     y + i * releve_type_leading (type) + releve_type_baseline (type));
      show_line (cr, line);
    }
}

static void
paint_all_lines (cairo_t *cr, PangoLayout *layout, ReleveType type, double x, double y, double width, double share)
{
  paint_lines (cr, layout, type, 0, releve_layout_n_lines (layout), x, y, width, share);
}

static void
paint_rule (cairo_t *cr, double x, double y, double width, double stroke, ReleveColourName colour)
{
  set_ink (cr, colour);
  cairo_set_line_width (cr, stroke);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + width, y);
  cairo_stroke (cr);
}

static void
paint_box (cairo_t *cr, const ReleveInk *ink, double x, double y)
{
  double side = ink->width;

  cairo_set_line_width (cr, ink->stroke);
  cairo_rectangle (cr, x, y, side, side);
  if (ink->ticked)
    {
      cairo_move_to (cr, x + 0.2 * side, y + 0.5 * side);
      cairo_line_to (cr, x + 0.42 * side, y + 0.75 * side);
      cairo_line_to (cr, x + 0.82 * side, y + 0.22 * side);
    }
  cairo_stroke (cr);
}

static void
paint_field (cairo_t *cr, const ReleveInk *ink, double x, double y)
{
  double inset = ink->stroke / 2; /* 0 where it is filled */

  cairo_rectangle (cr, x + inset, y + inset, ink->width - 2 * inset, ink->height - 2 * inset);
  cairo_set_line_width (cr, ink->stroke);
  (ink->stroke > 0 ? cairo_stroke : cairo_fill) (cr);
}

static void
paint_frame (cairo_t *cr, const ReleveInk *ink, double x, double y)
{
  cairo_save (cr);
  cairo_set_dash (cr, (double[]) { 2.5, 2 }, ink->dashed ? 2 : 0, 0);
  paint_field (cr, ink, x, y);
  cairo_restore (cr);
}

/* Slanting lines at one distance, cut at the edges. */
static void
paint_hatch (cairo_t *cr, const ReleveInk *ink, double x, double y)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, ink->width, ink->height);
  cairo_clip (cr);
  cairo_set_line_width (cr, ink->stroke);
  for (double at = -ink->height; at < ink->width; at += HATCH_STEP)
    {
      cairo_move_to (cr, x + at, y + ink->height);
      cairo_line_to (cr, x + at + ink->height, y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_plot (cairo_t *cr, const ReleveInk *ink, double x, double y)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  releve_dot_plot_paint_row (ink->plot, ink->row, cr, ink->width, ink->stroke, RELEVE_SCHEME_PRINT);
  cairo_restore (cr);
}

static void
paint_ink (cairo_t *cr, const ReleveInk *ink, double left, double top)
{
  double x = left + ink->x, y = top + ink->y;

  set_ink (cr, ink->colour);
  switch (ink->kind)
    {
    case RELEVE_INK_TEXT:
      paint_lines (cr, ink->layout, ink->type, ink->first_line, ink->n_lines, x, y, ink->width,
                   ink->flush_right ? 1 : ink->centred ? 0.5 : 0);
      break;
    case RELEVE_INK_RULE:
      paint_rule (cr, x, y, ink->width, ink->stroke, ink->colour);
      break;
    case RELEVE_INK_BOX:
      paint_box (cr, ink, x, y);
      break;
    case RELEVE_INK_GLYPH:
      releve_glyph_paint (cr, ink->glyph, x, y, ink->width, releve_palette_get (RELEVE_SCHEME_PRINT, ink->colour));
      break;
    case RELEVE_INK_FIELD:
    case RELEVE_INK_BLANK:
      paint_field (cr, ink, x, y);
      break;
    case RELEVE_INK_FRAME:
      paint_frame (cr, ink, x, y);
      break;
    case RELEVE_INK_HATCH:
      paint_hatch (cr, ink, x, y);
      break;
    case RELEVE_INK_UPRIGHT:
      cairo_set_line_width (cr, ink->stroke);
      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x, y + ink->height);
      cairo_stroke (cr);
      break;
    case RELEVE_INK_PLOT:
      paint_plot (cr, ink, x, y);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Rules, frames and hatches are ornaments: they stay outside the cells that a
 * screen reader follows. */
static gboolean
ornament_p (const ReleveInk *ink)
{
  return ink->kind == RELEVE_INK_RULE || ink->kind >= RELEVE_INK_BLANK;
}

static void
paint_ornaments (cairo_t *cr, const RelevePiece *piece, double left, double top)
{
  for (guint i = 0; i < piece->inks->len; i++)
    {
      const ReleveInk *ink = &g_array_index (piece->inks, ReleveInk, i);

      if (ornament_p (ink))
        paint_ink (cr, ink, left, top);
    }
}

static void
paint_words (cairo_t *cr, const RelevePiece *piece, double left, double top)
{
  for (guint i = 0; i < piece->inks->len; i++)
    {
      const ReleveInk *ink = &g_array_index (piece->inks, ReleveInk, i);

      if (!ornament_p (ink))
        paint_ink (cr, ink, left, top);
    }
}

/* Ends the cell that is open, if any, and passes over those without ink, so that
 * a cell stands under its head. */
static void
go_to_cell (cairo_t *cr, const RelevePiece *piece, const char *tag, guint *open, guint next)
{
  if (*open != G_MAXUINT)
    cairo_tag_end (cr, tag);
  for (guint cell = *open + 1; piece->n_cells > 0 && cell < next; cell++)
    {
      cairo_tag_begin (cr, tag, NULL);
      cairo_tag_end (cr, tag);
    }
  *open = next;
}

static void
paint_row (cairo_t *cr, const RelevePiece *piece, double left, double top)
{
  const char *tag = piece->kind == RELEVE_PIECE_HEAD_ROW ? "TH" : "TD";
  guint open = G_MAXUINT; /* + 1 is the first */

  cairo_tag_begin (cr, "TR", NULL);
  for (guint i = 0; i < piece->inks->len; i++)
    {
      const ReleveInk *ink = &g_array_index (piece->inks, ReleveInk, i);

      if (ornament_p (ink))
        continue;
      if (ink->cell != open)
        {
          go_to_cell (cr, piece, tag, &open, ink->cell);
          cairo_tag_begin (cr, tag, NULL);
        }
      paint_ink (cr, ink, left, top);
    }
  go_to_cell (cr, piece, tag, &open, piece->n_cells);
  cairo_tag_end (cr, "TR");
}

static const char *
group_tag (const RelevePiece *piece)
{
  if (piece->kind == RELEVE_PIECE_HEADING)
    return "H2";
  return piece->kind == RELEVE_PIECE_ROW || piece->kind == RELEVE_PIECE_HEAD_ROW ? "Table" : "P";
}

static void
paint_piece (ReleveFolio *self, cairo_t *cr, const RelevePiece *piece, double y)
{
  double scale = piece->scale > 0 ? piece->scale : 1;

  cairo_save (cr);
  cairo_translate (cr, self->sheet->text_x, y);
  cairo_scale (cr, scale, scale);
  paint_ornaments (cr, piece, 0, 0);
  if (piece->kind == RELEVE_PIECE_ROW || piece->kind == RELEVE_PIECE_HEAD_ROW)
    paint_row (cr, piece, 0, 0);
  else
    paint_words (cr, piece, 0, 0);
  cairo_restore (cr);
}

/* The rule over a section, its number and its italic head. */
static void
paint_section_head (ReleveFolio *self, cairo_t *cr, const RelevePiece *piece, const RelevePlace *place, gboolean anew)
{
  ReleveSheet *sheet = self->sheet;
  const ReleveSection *section = &g_array_index (sheet->sections, ReleveSection, piece->measure.section);
  double indent = section->number > 0 ? RELEVE_NUMBER_INDENT : 0;

  if (!sheet->turned)
    paint_rule (cr, sheet->margin, place->y - RULE_PAD, live_width (sheet), RELEVE_RULE_STROKE, RELEVE_COLOUR_LINE);
  if (sheet->full_width)
    return;
  set_ink (cr, RELEVE_COLOUR_FG);
  if (anew)
    cairo_tag_begin (cr, "H2", NULL);
  if (section->number > 0)
    paint_all_lines (cr, section->figure, RELEVE_TYPE_BODY, sheet->margin, place->y, 0, 0);
  paint_all_lines (cr, anew ? section->name : section->continued, RELEVE_TYPE_HEAD, sheet->margin + indent, place->y, 0, 0);
  if (anew)
    cairo_tag_end (cr, "H2");
}

static void
paint_title (ReleveFolio *self, cairo_t *cr)
{
  double y = title_top (self->sheet);

  set_ink (cr, RELEVE_COLOUR_FG);
  cairo_tag_begin (cr, "H1", NULL);
  paint_all_lines (cr, self->title, title_type (self->sheet), self->sheet->margin, y, 0, 0);
  cairo_tag_end (cr, "H1");
  y += releve_layout_n_lines (self->title) * releve_type_leading (title_type (self->sheet));
  cairo_tag_begin (cr, "P", NULL);
  paint_all_lines (cr, self->subtitle, RELEVE_TYPE_SUBTITLE, self->sheet->margin, y, 0, 0);
  cairo_tag_end (cr, "P");
}

static void
paint_running_head (ReleveFolio *self, cairo_t *cr)
{
  ReleveSheet *sheet = self->sheet;
  double rest = right_of_head (sheet), x = sheet->margin + live_width (sheet) - rest;
  g_autoptr (PangoLayout) left = set_running (sheet, RELEVE_TYPE_RUNNING, sheet->running_left, live_width (sheet) - HEAD_GAP - rest);
  g_autoptr (PangoLayout) right = set_running (sheet, RELEVE_TYPE_RUNNING_ITALIC, sheet->running_right, rest);
  double y = RUNNING_BASELINE (sheet) * RELEVE_MILLIMETRE - releve_type_baseline (RELEVE_TYPE_RUNNING);

  set_ink (cr, RELEVE_COLOUR_SEC);
  paint_all_lines (cr, left, RELEVE_TYPE_RUNNING, sheet->margin, y, 0, 0);
  paint_all_lines (cr, right, RELEVE_TYPE_RUNNING_ITALIC, x, y, rest, 1);
}

/* What identifies the copy stays on one line as long as it can; the notice
 * wraps first, and the page number stands between them. */
static void
paint_foot (ReleveFolio *self, cairo_t *cr, guint page)
{
  ReleveSheet *sheet = self->sheet;
  g_autofree char *number = g_strdup_printf ("%u/%u", page + 1, self->n_pages);
  double width = live_width (sheet), middle_width = natural_width (sheet, RELEVE_TYPE_RUNNING, number) + 2 * FOOT_GAP;
  double right_width = MIN (natural_width (sheet, RELEVE_TYPE_RUNNING, sheet->foot_right), width * 0.55);
  double left_width = MIN (natural_width (sheet, RELEVE_TYPE_RUNNING, sheet->foot_left), width - right_width - middle_width);
  double rule = sheet->height - FOOT_RULE (sheet) * RELEVE_MILLIMETRE, y = rule + FOOT_PAD;
  g_autoptr (PangoLayout) left = set_running (sheet, RELEVE_TYPE_RUNNING, sheet->foot_left, left_width);
  g_autoptr (PangoLayout) middle = set_running (sheet, RELEVE_TYPE_RUNNING, number, 0);
  g_autoptr (PangoLayout) right = set_running (sheet, RELEVE_TYPE_RUNNING, sheet->foot_right, right_width);

  paint_rule (cr, sheet->margin, rule, width, RELEVE_RULE_STROKE, RELEVE_COLOUR_LINE);
  set_ink (cr, RELEVE_COLOUR_SEC);
  paint_all_lines (cr, left, RELEVE_TYPE_RUNNING, sheet->margin, y, 0, 0);
  paint_all_lines (cr, middle, RELEVE_TYPE_RUNNING, sheet->margin + left_width, y, width - left_width - right_width, 0.5);
  paint_all_lines (cr, right, RELEVE_TYPE_RUNNING, sheet->margin + width - right_width, y, right_width, 1);
}

static gboolean
first_of_section_p (ReleveFolio *self, guint piece)
{
  GPtrArray *pieces = self->sheet->pieces;

  return piece == 0 || ((RelevePiece *) pieces->pdata[piece])->measure.section
                       != ((RelevePiece *) pieces->pdata[piece - 1])->measure.section;
}

static void
paint_body (ReleveFolio *self, cairo_t *cr, guint page)
{
  const RelevePiece *open = NULL;

  for (guint i = 0; i < self->places->len; i++)
    {
      const RelevePlace *place = &g_array_index (self->places, RelevePlace, i);
      const RelevePiece *piece = self->sheet->pieces->pdata[place->piece];

      if (place->page != page)
        continue;
      if (open != NULL && (open->group != piece->group || place->opens))
        cairo_tag_end (cr, group_tag (open)), open = NULL;
      if (place->opens)
        paint_section_head (self, cr, piece, place, first_of_section_p (self, place->piece) && !place->repeated);
      if (open == NULL)
        cairo_tag_begin (cr, group_tag (piece), NULL);
      open = piece;
      paint_piece (self, cr, piece, place->y);
    }
  if (open != NULL)
    cairo_tag_end (cr, group_tag (open));
}

void
releve_folio_paint (ReleveFolio *self, guint page, cairo_t *cr)
{
  g_assert (page < self->n_pages);

  cairo_save (cr);
  cairo_scale (cr, self->sheet->scale, self->sheet->scale);
  paint_running_head (self, cr);
  paint_foot (self, cr, page);
  if (page == 0)
    paint_title (self, cr);
  paint_body (self, cr, page);
  cairo_restore (cr);
}

GArray *
releve_folio_outline (ReleveFolio *self)
{
  GArray *entries = g_array_new (FALSE, TRUE, sizeof (ReleveOutlineEntry));

  for (guint i = 0; i < self->places->len; i++)
    {
      const RelevePlace *place = &g_array_index (self->places, RelevePlace, i);
      const RelevePiece *piece = self->sheet->pieces->pdata[place->piece];
      const ReleveSection *section = &g_array_index (self->sheet->sections, ReleveSection, piece->measure.section);
      ReleveOutlineEntry entry = { section->head, section->number, place->page, (place->y - RULE_PAD) * self->sheet->scale };

      if (place->opens && !place->repeated && first_of_section_p (self, place->piece))
        g_array_append_val (entries, entry);
    }
  return entries;
}
