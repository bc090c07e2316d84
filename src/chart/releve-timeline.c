#include "releve-timeline.h"

#include <math.h>

#include "releve-fit.h"
#include "releve-fold.h"

#define NC_(context, message) (message)

/* In heights of dense type. */
#define NAMES 13.5
#define HEAD 2.9
#define STEP 1.42
#define INNER_GAP 0.16

struct _ReleveTimeline {
  ReleveDossier *dossier;
  RelevePhrasebook *book;
  GPtrArray *cards;     /* of RelevePlacement, by first block; declined ones left out */
};

typedef struct {
  double type, left, block;
} Measures;

static int
compare_cards (gconstpointer a, gconstpointer b, gpointer dossier)
{
  const RelevePlacement *x = *(const RelevePlacement *const *) a, *y = *(const RelevePlacement *const *) b;
  int first = releve_dossier_first_block (dossier, x) - releve_dossier_first_block (dossier, y);

  return first != 0 ? first : g_strcmp0 (x->assignment_id, y->assignment_id);
}

ReleveTimeline *
releve_timeline_new (ReleveDossier *dossier, const char *learner_id, RelevePhrasebook *book)
{
  ReleveTimeline *self = g_new0 (ReleveTimeline, 1);
  GPtrArray *cards = RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, learner_id, learner_id);

  self->dossier = g_object_ref (dossier);
  self->book = g_object_ref (book);
  self->cards = g_ptr_array_new ();
  for (guint i = 0; i < cards->len; i++)
    if (((const RelevePlacement *) cards->pdata[i])->state != RELEVE_DECLINED)
      g_ptr_array_add (self->cards, cards->pdata[i]);
  g_ptr_array_sort_with_data (self->cards, compare_cards, dossier);
  return self;
}

void
releve_timeline_free (ReleveTimeline *self)
{
  g_ptr_array_unref (self->cards);
  g_object_unref (self->book);
  g_object_unref (self->dossier);
  g_free (self);
}

guint
releve_timeline_n_cards (ReleveTimeline *self)
{
  return self->cards->len;
}

double
releve_timeline_height (double type)
{
  return type * (HEAD + RELEVE_N_CHALLENGES * STEP + 0.4);
}

/* Geometry */

static void
add_field (GArray *shapes, double x, double y, double width, double height, ReleveColourName colour, gboolean faint)
{
  ReleveShape shape = { .kind = RELEVE_SHAPE_FIELD, .colour = colour, .x = x, .y = y, .x2 = x + width, .y2 = y + height, .faint = faint };

  g_array_append_val (shapes, shape);
}

static void
add_label (GArray *shapes, ReleveShapeKind kind, double x, double y, double size, const char *text, ReleveColourName colour)
{
  ReleveShape shape = { .kind = kind, .colour = colour, .x = x, .y = y, .radius = size };

  g_strlcpy (shape.label, text, sizeof shape.label);
  g_array_append_val (shapes, shape);
}

static void
add_names (ReleveTimeline *self, GArray *shapes, const Measures *m)
{
  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    {
      const ReleveCharacteristic *row = releve_dossier_characteristic (self->dossier, d);

      if (row != NULL)
        add_label (shapes, RELEVE_SHAPE_LABEL_FROM, 0, m->type * (HEAD + STEP * d + 1.05), m->type * 0.95,
                   releve_words_get (&row->name, releve_phrasebook_get_language (self->book), NULL), RELEVE_COLOUR_FG);
    }
}

static void
add_blocks (ReleveTimeline *self, GArray *shapes, const Measures *m)
{
  for (int block = 1; block <= releve_dossier_n_blocks (self->dossier); block++)
    {
      g_autofree char *number = g_strdup_printf ("%d", block);

      add_label (shapes, RELEVE_SHAPE_LABEL_FROM, m->left + (block - 1) * m->block + 2, m->type * 0.95, m->type * 0.95, number, RELEVE_COLOUR_SEC);
    }
}

/* Cards that share a block share its width. */
static void
find_share (ReleveTimeline *self, guint index, guint *lane, guint *lanes)
{
  const RelevePlacement *card = self->cards->pdata[index];
  int first = releve_dossier_first_block (self->dossier, card), last = releve_dossier_last_block (self->dossier, card);

  *lane = 0;
  *lanes = 1;
  for (guint i = 0; i < self->cards->len; i++)
    {
      const RelevePlacement *other = self->cards->pdata[i];

      if (i == index || releve_dossier_first_block (self->dossier, other) > last || releve_dossier_last_block (self->dossier, other) < first)
        continue;
      *lanes += 1;
      *lane += i < index;
    }
}

static void
add_card (ReleveTimeline *self, GArray *shapes, const Measures *m, guint index)
{
  const RelevePlacement *card = self->cards->pdata[index];
  const ReleveAssignment *assignment = releve_dossier_assignment (self->dossier, card->assignment_id);
  int first = releve_dossier_first_block (self->dossier, card), last = releve_dossier_last_block (self->dossier, card);
  ReleveLevels levels = releve_levels_chosen (self->dossier, card);
  gboolean faint = card->levels_state != RELEVE_LEVELS_AGREED;
  guint lane, lanes;
  double x, width;

  if (assignment == NULL || first < 1)
    return;
  find_share (self, index, &lane, &lanes);
  width = m->block * (last - first + 1) / lanes;
  x = m->left + (first - 1) * m->block + lane * width;
  add_field (shapes, x, m->type * 1.35, 3, m->type * 1.3, RELEVE_COLOUR_CLINICAL + assignment->category, FALSE);
  add_label (shapes, RELEVE_SHAPE_LABEL_FROM, x + 6, m->type * 2.35, m->type, assignment->code, RELEVE_COLOUR_FG);
  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    {
      g_autofree char *digit = g_strdup_printf ("%d", levels.v[d]);
      double y = m->type * (HEAD + STEP * d);

      add_field (shapes, x + 1, y, width - 2, m->type * (STEP - INNER_GAP), RELEVE_COLOUR_HEAT + levels.v[d], faint);
      add_label (shapes, RELEVE_SHAPE_LABEL, x + width / 2, y + m->type, m->type * 0.95, digit,
                 faint ? RELEVE_COLOUR_FG : RELEVE_COLOUR_HEAT_TEXT + levels.v[d]);
    }
}

static void
add_today (ReleveTimeline *self, GArray *shapes, const Measures *m)
{
  const ReleveBlock *block = releve_dossier_block_at (self->dossier, releve_dossier_get_today (self->dossier));
  double share;
  ReleveShape shape = { .kind = RELEVE_SHAPE_LINE, .colour = RELEVE_COLOUR_ACCENT, .stroke = 1.5 };

  if (block == NULL)
    return;
  share = (releve_dossier_get_today (self->dossier) - block->first + 0.5) / (block->last - block->first + 1.0);
  shape.x = shape.x2 = m->left + (block->number - 1 + share) * m->block;
  shape.y = m->type * 1.2;
  shape.y2 = m->type * (HEAD + STEP * RELEVE_N_CHALLENGES);
  g_array_append_val (shapes, shape);
}

GArray *
releve_timeline_shapes (ReleveTimeline *self, double width, double type)
{
  GArray *shapes = releve_shapes_new ();
  Measures m = { type, type * NAMES, (width - type * NAMES) / MAX (1, releve_dossier_n_blocks (self->dossier)) };

  add_names (self, shapes, &m);
  add_blocks (self, shapes, &m);
  for (guint i = 0; i < self->cards->len; i++)
    add_card (self, shapes, &m, i);
  add_today (self, shapes, &m);
  return shapes;
}

void
releve_timeline_paint (ReleveTimeline *self, cairo_t *cr, double width, double type, ReleveScheme scheme, const PangoFontDescription *font)
{
  g_autoptr (GArray) shapes = releve_timeline_shapes (self, width, type);

  releve_chart_paint (shapes, cr, scheme, font);
}

/* Words */

char *
releve_timeline_summary (ReleveTimeline *self)
{
  guint discussed = 0;
  g_autofree char *all = g_strdup_printf ("%u", self->cards->len), *n = NULL;

  for (guint i = 0; i < self->cards->len; i++)
    discussed += ((const RelevePlacement *) self->cards->pdata[i])->levels_state == RELEVE_LEVELS_AGREED;
  n = g_strdup_printf ("%u", discussed);
  if (self->cards->len == 0)
    return g_strdup (releve_say (self->book, "No assignment this year."));
  /* Translators: {all} assignments, {n} of them with agreed levels. */
  return releve_text_fill (releve_say_count (self->book, "{all} assignment this year, levels agreed for {n}.",
                                             "{all} assignments this year, levels agreed for {n}.", self->cards->len),
                           "all", all, "n", n, NULL);
}

const char *
releve_timeline_column (ReleveTimeline *self, guint column)
{
  static const char *const titles[] = { NC_("timeline", "Assignment"), NC_("timeline", "Blocks"), NC_("timeline", "Levels") };
  const ReleveCharacteristic *row;

  if (column < G_N_ELEMENTS (titles))
    return releve_say_in (self->book, "timeline", titles[column]);
  row = releve_dossier_characteristic (self->dossier, column - G_N_ELEMENTS (titles));
  return row != NULL ? row->code : "";
}

char *
releve_timeline_cell (ReleveTimeline *self, guint index, guint column)
{
  const RelevePlacement *card = self->cards->pdata[index];
  const ReleveAssignment *assignment = releve_dossier_assignment (self->dossier, card->assignment_id);
  ReleveLevels levels = releve_levels_chosen (self->dossier, card);

  switch (column)
    {
    case 0:
      return g_strdup_printf ("%s %s", assignment->code, releve_words_get (&assignment->name, releve_phrasebook_get_language (self->book), NULL));
    case 1:
      return releve_text_blocks (self->book, releve_dossier_first_block (self->dossier, card), releve_dossier_last_block (self->dossier, card));
    case 2:
      return g_strdup (releve_text_levels_state (self->book, card->levels_state, card->state));
    default:
      return g_strdup_printf ("%d", levels.v[column - 3]);
    }
}
