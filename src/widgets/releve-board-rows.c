#include "releve-board-rows.h"

#include "releve-fit.h"
#include "releve-fold.h"
#include "releve-rules.h"
#include "releve-text.h"

/* Responsibility from which an assignment counts as high stakes. */
#define HIGH_STAKES 3

static void
free_row (gpointer data)
{
  ReleveBoardRow *row = data;

  g_free (row->name);
  g_free (row->full_name);
  g_free (row->role);
  g_free (row->role_name);
  g_array_unref (row->items);
  g_array_unref (row->leave);
  g_free (row);
}

/* Ids of the cards that a rule has something to say of. */
static GHashTable *
collect_warned (ReleveDossier *dossier)
{
  g_autoptr (GPtrArray) breaches = releve_rules_of_dossier (dossier);
  GHashTable *warned = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < breaches->len; i++)
    {
      const ReleveBreach *breach = breaches->pdata[i];

      if (breach->placement_id != NULL && !breach->excused)
        g_hash_table_add (warned, (gpointer) g_intern_string (breach->placement_id));
    }
  return warned;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const ReleveBoardItem *x = a, *y = b;

  return x->block != y->block ? x->block - y->block : g_strcmp0 (x->placement_id, y->placement_id);
}

static gboolean
overlap (const ReleveBoardItem *a, const ReleveBoardItem *b)
{
  return a->block < b->block + b->span && b->block < a->block + a->span;
}

static gboolean
lane_is_free (GArray *items, const ReleveBoardItem *item, int lane)
{
  for (guint i = 0; i < items->len; i++)
    {
      const ReleveBoardItem *other = &g_array_index (items, ReleveBoardItem, i);

      if (other != item && other->lane == lane && overlap (other, item))
        return FALSE;
    }
  return TRUE;
}

static void
choose_lane (GArray *items, ReleveBoardItem *item)
{
  int lane = 0;

  while (!lane_is_free (items, item, lane))
    lane++;
  item->lane = lane;
  item->n_lanes = MIN (lane + 1, RELEVE_BOARD_LANES);
}

/* Those that meet share the height alike. */
static gboolean
even_lanes (GArray *items)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < items->len; i++)
    for (guint j = 0; j < items->len; j++)
      {
        ReleveBoardItem *a = &g_array_index (items, ReleveBoardItem, i);
        const ReleveBoardItem *b = &g_array_index (items, ReleveBoardItem, j);

        if (overlap (a, b) && a->n_lanes < b->n_lanes)
          {
            a->n_lanes = b->n_lanes;
            changed = TRUE;
          }
      }
  return changed;
}

/* Each takes the first free lane, the raised card (nullable) before the rest. */
static void
assign_lanes (GArray *items, const char *raised_id)
{
  for (guint i = 0; i < items->len; i++)
    g_array_index (items, ReleveBoardItem, i).lane = -1;
  for (int turn = 0; turn < 2; turn++)
    for (guint i = 0; i < items->len; i++)
      {
        ReleveBoardItem *item = &g_array_index (items, ReleveBoardItem, i);

        if (item->lane < 0 && (turn > 0 || g_strcmp0 (item->placement_id, raised_id) == 0))
          choose_lane (items, item);
      }
  while (even_lanes (items))
    ;
}

static void
add_item (ReleveBoardRow *row, ReleveDossier *dossier, const RelevePlacement *card, GHashTable *warned)
{
  ReleveLevels levels = releve_levels_in_force (dossier, card);
  ReleveBoardItem item = {
    .placement_id = g_intern_string (card->id),
    .block = releve_dossier_first_block (dossier, card) - 1,
  };

  item.span = releve_dossier_last_block (dossier, card) - item.block;
  item.warned = g_hash_table_contains (warned, item.placement_id);
  row->n_blocks += item.span;
  row->n_high_stakes += levels.v[RELEVE_RSP] >= HIGH_STAKES ? item.span : 0;
  g_array_append_val (row->items, item);
}

static void
add_items (ReleveBoardRow *row, ReleveDossier *dossier, GHashTable *warned)
{
  GPtrArray *cards = RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, learner_id, row->learner_id);

  for (guint i = 0; i < cards->len; i++)
    if (((const RelevePlacement *) cards->pdata[i])->state != RELEVE_DECLINED)
      add_item (row, dossier, cards->pdata[i], warned);
  g_array_sort (row->items, compare_items);
  assign_lanes (row->items, NULL);
}

static void
add_leave (ReleveBoardRow *row, ReleveDossier *dossier)
{
  GPtrArray *all = RELEVE_DOSSIER_OF (dossier, releve_leave_kind, ReleveLeave, learner_id, row->learner_id);

  for (guint i = 0; i < all->len; i++)
    {
      const ReleveLeave *leave = all->pdata[i];
      RelevePeriod period = { leave->first, leave->last };

      g_array_append_val (row->leave, period);
    }
}

static ReleveBoardRow *
make_row (ReleveDossier *dossier, RelevePhrasebook *book, const ReleveLearner *learner, GHashTable *warned)
{
  ReleveBoardRow *row = g_new0 (ReleveBoardRow, 1);
  const ReleveRole *role = learner->role_id != NULL ? releve_dossier_role (dossier, learner->role_id) : NULL;

  row->learner_id = g_intern_string (learner->id);
  row->name = releve_text_learner (book, learner, TRUE);
  row->full_name = releve_text_learner (book, learner, FALSE);
  row->role = g_strdup (role != NULL ? releve_words_get (&role->short_name, releve_phrasebook_get_language (book), NULL) : "");
  row->role_name = g_strdup (role != NULL ? releve_words_get (&role->name, releve_phrasebook_get_language (book), NULL) : "");
  row->items = g_array_new (FALSE, TRUE, sizeof (ReleveBoardItem));
  row->leave = g_array_new (FALSE, TRUE, sizeof (RelevePeriod));
  add_items (row, dossier, warned);
  add_leave (row, dossier);
  return row;
}

typedef struct { ReleveDossier *dossier; ReleveLanguage language; } Order;

static int
compare_learners (gconstpointer a, gconstpointer b, gpointer data)
{
  const ReleveLearner *x = *(const ReleveLearner *const *) a, *y = *(const ReleveLearner *const *) b;
  const Order *order = data;
  int family = releve_fold_compare (x->family, y->family, order->language);

  return family != 0 ? family : releve_fold_compare (x->given, y->given, order->language);
}

static void
fill_rows (GPtrArray *rows, ReleveDossier *dossier, RelevePhrasebook *book, GHashTable *warned)
{
  g_autoptr (GPtrArray) learners = g_ptr_array_copy (releve_dossier_all (dossier, &releve_learner_kind), NULL, NULL);
  Order order = { dossier, releve_phrasebook_get_language (book) };

  g_ptr_array_set_free_func (learners, NULL);
  g_ptr_array_sort_with_data (learners, compare_learners, &order);
  g_ptr_array_set_size (rows, 0);
  for (guint i = 0; i < learners->len; i++)
    g_ptr_array_add (rows, make_row (dossier, book, learners->pdata[i], warned));
}

GPtrArray *
releve_board_rows_new (ReleveDossier *dossier, RelevePhrasebook *book)
{
  g_autoptr (GHashTable) warned = collect_warned (dossier);
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);

  fill_rows (rows, dossier, book, warned);
  return rows;
}

/* Which rows a change names. */

static gboolean
names_all (GArray *changes)
{
  static const ReleveKind *const kinds[] = {
    &releve_learner_kind, &releve_assignment_kind, &releve_block_kind, &releve_role_kind,
  };

  for (guint i = 0; i < changes->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (kinds); j++)
      if (g_array_index (changes, ReleveChange, i).kind == kinds[j])
        return TRUE;
  return FALSE;
}

static void
mark_learner (GPtrArray *rows, gboolean *named, const char *learner_id)
{
  int row = learner_id != NULL ? releve_board_rows_find_learner (rows, learner_id) : -1;

  if (row >= 0)
    named[row] = TRUE;
}

/* A leave that is gone no longer says whose it was. */
static void
mark_leave (GPtrArray *rows, ReleveDossier *dossier, gboolean *named, const char *id)
{
  const ReleveLeave *leave = releve_dossier_get (dossier, &releve_leave_kind, id);

  if (leave != NULL)
    mark_learner (rows, named, leave->learner_id);
  for (guint i = 0; i < rows->len; i++)
    named[i] |= leave == NULL && ((const ReleveBoardRow *) rows->pdata[i])->leave->len > 0;
}

static void
mark_change (GPtrArray *rows, ReleveDossier *dossier, gboolean *named, const ReleveChange *change)
{
  const RelevePlacement *card;
  int row;

  if (change->kind == &releve_leave_kind)
    mark_leave (rows, dossier, named, change->id);
  if (change->kind != &releve_placement_kind)
    return;
  card = releve_dossier_placement (dossier, change->id);
  mark_learner (rows, named, card != NULL ? card->learner_id : NULL);
  if (releve_board_rows_find_card (rows, change->id, &row) != NULL)
    named[row] = TRUE;
}

/* Of a warning that stays, the sentence may still change. */
static gboolean
touches_warnings (const ReleveBoardRow *row, GHashTable *warned)
{
  for (guint i = 0; i < row->items->len; i++)
    {
      const ReleveBoardItem *item = &g_array_index (row->items, ReleveBoardItem, i);

      if (item->warned || g_hash_table_contains (warned, item->placement_id))
        return TRUE;
    }
  return FALSE;
}

static void
remake_row (GPtrArray *rows, int row, ReleveDossier *dossier, RelevePhrasebook *book, GHashTable *warned, const char *raised_id)
{
  const ReleveLearner *learner = releve_dossier_learner (dossier, ((const ReleveBoardRow *) rows->pdata[row])->learner_id);

  free_row (rows->pdata[row]);
  rows->pdata[row] = make_row (dossier, book, learner, warned);
  if (raised_id != NULL)
    releve_board_rows_raise (rows, row, raised_id);
}

GArray *
releve_board_rows_refresh (GPtrArray *rows, ReleveDossier *dossier, RelevePhrasebook *book,
                           GArray *changes, const char *raised_id)
{
  g_autoptr (GHashTable) warned = collect_warned (dossier);
  gboolean all = names_all (changes);
  GArray *updated = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree gboolean *named = NULL;

  if (all)
    fill_rows (rows, dossier, book, warned);
  named = g_new0 (gboolean, rows->len + 1);
  for (guint i = 0; i < changes->len; i++)
    mark_change (rows, dossier, named, &g_array_index (changes, ReleveChange, i));
  for (int i = 0; i < (int) rows->len; i++)
    if (all || named[i] || touches_warnings (rows->pdata[i], warned))
      {
        if (!all)
          remake_row (rows, i, dossier, book, warned, raised_id);
        g_array_append_val (updated, i);
      }
  return updated;
}

void
releve_board_rows_raise (GPtrArray *rows, int row, const char *placement_id)
{
  assign_lanes (((const ReleveBoardRow *) rows->pdata[row])->items, placement_id);
}

const RelevePeriod *
releve_board_row_leave_at (const ReleveBoardRow *row, const ReleveBlock *block)
{
  for (guint i = 0; i < row->leave->len; i++)
    if (releve_period_overlaps (g_array_index (row->leave, RelevePeriod, i), (RelevePeriod) { block->first, block->last }))
      return &g_array_index (row->leave, RelevePeriod, i);
  return NULL;
}

const ReleveBoardItem *
releve_board_row_item_at (const ReleveBoardRow *row, int block)
{
  for (guint i = 0; i < row->items->len; i++)
    {
      const ReleveBoardItem *item = &g_array_index (row->items, ReleveBoardItem, i);

      if (item->block <= block && block < item->block + item->span)
        return item;
    }
  return NULL;
}

int
releve_board_rows_find_learner (GPtrArray *rows, const char *learner_id)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (((const ReleveBoardRow *) rows->pdata[i])->learner_id, learner_id) == 0)
      return i;
  return -1;
}

const ReleveBoardItem *
releve_board_rows_find_card (GPtrArray *rows, const char *placement_id, int *row)
{
  for (guint i = 0; i < rows->len; i++)
    {
      GArray *items = ((const ReleveBoardRow *) rows->pdata[i])->items;

      for (guint j = 0; j < items->len; j++)
        if (g_strcmp0 (g_array_index (items, ReleveBoardItem, j).placement_id, placement_id) == 0)
          {
            *row = i;
            return &g_array_index (items, ReleveBoardItem, j);
          }
    }
  return NULL;
}
