#include "releve-page-break.h"

#define FLOAT_SLACK 1e-6

/* The pen: where the next piece would stand. */
typedef struct {
  const ReleveBreakPiece *pieces;
  guint n;
  const ReleveBreakSection *sections;
  const ReleveBreakPage *page;
  GArray *places;
  guint number;      /* of the page */
  double y;
  gboolean fresh;    /* nothing stands on this page yet */
  gboolean bound;    /* nothing stands on this page that is not kept with what comes next */
  double head_end;   /* where the current margin head ends */
} Pen;

static double
top_of (const Pen *pen)
{
  return pen->number == 0 ? pen->page->first_top : pen->page->top;
}

static gboolean
opens_section (const Pen *pen, guint i)
{
  return i == 0 || pen->pieces[i].section != pen->pieces[i - 1].section;
}

/* The space that stands above piece @i if it comes next on this page. */
static double
space_before (const Pen *pen, guint i)
{
  if (pen->fresh)
    return pen->page->rule_pad;
  if (opens_section (pen, i))
    return MAX (0, pen->head_end - pen->y) + pen->page->section_gap + pen->page->rule_pad;
  return pen->pieces[i].before;
}

/* The height of the pieces from @i that must share a page, spaces included; of
 * @most of them at most. */
static double
height_together (const Pen *pen, guint i, guint most)
{
  double height = pen->pieces[i].height;

  for (; most > 1 && pen->pieces[i].keep && i + 1 < pen->n; most--)
    {
      i++;
      height += pen->pieces[i].height;
      height += opens_section (pen, i) ? pen->page->section_gap + pen->page->rule_pad : pen->pieces[i].before;
    }
  return height;
}

#define LEAST_TOGETHER 3 /* a heading, a table's head and its first row */

/* The room that piece @i asks for: that of all it is kept with, or of as many as
 * a page can hold, and of the margin head that stands beside it. */
static double
room_for (const Pen *pen, guint i)
{
  double page = pen->page->bottom - pen->page->top - pen->page->rule_pad + FLOAT_SLACK;
  double head = opens_section (pen, i) ? pen->sections[pen->pieces[i].section].head : 0;
  double together = height_together (pen, i, pen->n);

  for (guint most = LEAST_TOGETHER; together > page && most > 0; most--)
    together = height_together (pen, i, most);
  return MAX (together, MIN (head, page));
}

/* What began at the top of this page and does not fit it gains nothing by turning:
 * a table's head asks for its first row, any other piece for itself. */
static double
least_room (const Pen *pen, guint i)
{
  gboolean heads = i + 1 < pen->n && pen->pieces[i + 1].header == (int) i;

  return height_together (pen, i, heads ? 2 : 1);
}

static void
turn_page (Pen *pen)
{
  pen->number++;
  pen->y = top_of (pen);
  pen->head_end = 0;
  pen->fresh = TRUE;
}

static void
put (Pen *pen, guint i, double before, gboolean repeated)
{
  gboolean opens = pen->fresh || (opens_section (pen, i) && !repeated);
  const ReleveBreakSection *section = &pen->sections[pen->pieces[i].section];
  RelevePlace place = { pen->number, i, pen->y + before, repeated, opens };

  if (opens)
    pen->head_end = place.y + (opens_section (pen, i) && !repeated ? section->head : section->continued);
  pen->y = place.y + pen->pieces[i].height;
  pen->fresh = FALSE;
  g_array_append_val (pen->places, place);
}

static gboolean
fits (const Pen *pen, double before, double height)
{
  return pen->y + before + height <= pen->page->bottom + FLOAT_SLACK;
}

/* Under the title there is too little room, overleaf there is enough. */
static gboolean
title_is_in_the_way (const Pen *pen, guint i)
{
  return pen->number == 0 &&
         pen->page->top + pen->page->rule_pad + room_for (pen, i) <= pen->page->bottom + FLOAT_SLACK;
}

static void
place_piece (Pen *pen, guint i)
{
  int header = pen->pieces[i].header;
  double room;

  if (pen->pieces[i].turn && !pen->fresh)
    turn_page (pen);
  pen->bound = pen->fresh || (pen->bound && pen->pieces[i - 1].keep);
  room = pen->bound && !pen->fresh && pen->number > 0 ? least_room (pen, i) : room_for (pen, i);
  if (!fits (pen, space_before (pen, i), room) && (!pen->fresh || title_is_in_the_way (pen, i)))
    {
      turn_page (pen);
      pen->bound = TRUE;
      if (header >= 0 && (guint) header < i)
        put (pen, (guint) header, pen->page->rule_pad, TRUE);
    }
  put (pen, i, space_before (pen, i), FALSE);
}

GArray *
releve_break_pages (const ReleveBreakPiece *pieces, guint n, const ReleveBreakSection *sections, const ReleveBreakPage *page)
{
  Pen pen = { pieces, n, sections, page, g_array_new (FALSE, TRUE, sizeof (RelevePlace)), 0, page->first_top, TRUE, TRUE, 0 };

  /* The first piece of a kept group asks for room for all of it, so that the
   * others follow; a group higher than a page falls apart. */
  for (guint i = 0; i < n; i++)
    place_piece (&pen, i);
  return pen.places;
}
