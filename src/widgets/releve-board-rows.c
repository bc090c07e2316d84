#include "releve-board-rows.h"

#include "releve-fit.h"
#include "releve-people.h"
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
  g_free (row->detail);
  g_free (row->full_detail);
  g_free (row->note);
  g_free (row->people);
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
    .learner_id = g_intern_string (card->learner_id),
    .block = releve_dossier_first_block (dossier, card) - 1,
  };

  item.span = releve_dossier_last_block (dossier, card) - item.block;
  item.warned = g_hash_table_contains (warned, item.placement_id);
  row->n_blocks += item.span;
  row->n_high_stakes += levels.v[RELEVE_RSP] >= HIGH_STAKES ? item.span : 0;
  g_array_append_val (row->items, item);
}

static void
add_items (ReleveBoardRow *row, ReleveDossier *dossier, GPtrArray *cards, GHashTable *warned)
{
  row->items = g_array_new (FALSE, TRUE, sizeof (ReleveBoardItem));
  row->leave = g_array_new (FALSE, TRUE, sizeof (RelevePeriod));
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

static const char *
words (RelevePhrasebook *book, const ReleveWords *text)
{
  return releve_words_get (text, releve_phrasebook_get_language (book), NULL);
}

/* "9 blocks, 1 high stakes" */
static char *
say_load (RelevePhrasebook *book, const ReleveBoardRow *row)
{
  /* Translators: blocks of the year with an assignment; %d is how many. */
  g_autofree char *blocks = g_strdup_printf (releve_say_count (book, "%d block", "%d blocks", row->n_blocks), row->n_blocks);

  /* Translators: %1$s is "9 blocks"; %2$d of them carry high responsibility. */
  return g_strdup_printf (releve_say_count (book, "%1$s, %2$d high stakes", "%1$s, %2$d high stakes", row->n_high_stakes),
                          blocks, row->n_high_stakes);
}

static ReleveBoardRow *
make_clinician (ReleveDossier *dossier, RelevePhrasebook *book, const ReleveLearner *learner, GHashTable *warned)
{
  ReleveBoardRow *row = g_new0 (ReleveBoardRow, 1);
  const ReleveRole *role = learner->role_id != NULL ? releve_dossier_role (dossier, learner->role_id) : NULL;

  row->learner_id = g_intern_string (learner->id);
  row->name = releve_text_learner (book, learner, TRUE);
  row->full_name = releve_text_learner (book, learner, FALSE);
  row->detail = role != NULL ? g_strdup_printf ("→ %s", words (book, &role->short_name)) : g_strdup ("");
  row->full_detail = role != NULL ? g_strdup_printf ("→ %s", words (book, &role->name)) : g_strdup ("");
  add_items (row, dossier, RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, learner_id, learner->id), warned);
  add_leave (row, dossier);
  row->note = say_load (book, row);
  return row;
}

/* "1–2 people a block" (B8) */
static char *
say_limits (RelevePhrasebook *book, const ReleveAssignment *assignment)
{
  int least = assignment->minimum, most = assignment->capacity;

  if (most > 0 && least > 0 && least < most)
    /* Translators: people that an assignment takes in each block: %1$d at least, %2$d at most. */
    return g_strdup_printf (releve_say (book, "%1$d–%2$d people a block"), least, most);
  if (most > 0 && least < most)
    /* Translators: people that an assignment takes in each block; %d is how many. */
    return g_strdup_printf (releve_say_count (book, "at most %d a block", "at most %d a block", most), most);
  if (least > 0)
    /* Translators: people that an assignment takes in each block; %d is how many. */
    return g_strdup_printf (releve_say_count (book, "%d person a block", "%d people a block", least), least);
  return g_strdup (releve_say (book, "any number of people"));
}

static void
count_people (ReleveBoardRow *row, int n_blocks)
{
  row->people = g_new0 (int, n_blocks + 1);
  for (guint i = 0; i < row->items->len; i++)
    {
      const ReleveBoardItem *item = &g_array_index (row->items, ReleveBoardItem, i);

      for (int block = MAX (item->block, 0); block < item->block + item->span; block++)
        row->people[block]++;
    }
}

/* Filled and required, of the block that is planned next. */
static char *
say_filled (RelevePhrasebook *book, ReleveDossier *dossier, ReleveBoardRow *row)
{
  int block = releve_dossier_next_block (dossier);
  g_autofree char *where = NULL;

  if (block == 0)
    return g_strdup ("");
  where = releve_text_blocks (book, block, block);
  row->lacking = row->people[block - 1] < row->minimum;
  if (row->minimum > 0)
    /* Translators: %1$s is "block 4"; %2$d people of %3$d required. */
    return g_strdup_printf (releve_say (book, "%1$s: %2$d/%3$d"), where, row->people[block - 1], row->minimum);
  /* Translators: %1$s is "block 4"; %2$d people, none required. */
  return g_strdup_printf (releve_say (book, "%1$s: %2$d"), where, row->people[block - 1]);
}

static ReleveBoardRow *
make_assignment (ReleveDossier *dossier, RelevePhrasebook *book, const ReleveAssignment *assignment, GHashTable *warned)
{
  ReleveBoardRow *row = g_new0 (ReleveBoardRow, 1);

  row->assignment_id = g_intern_string (assignment->id);
  row->name = g_strdup_printf ("%s %s", assignment->code, words (book, &assignment->short_name));
  /* Line breaks are for cards alone. */
  g_strdelimit (row->name, "\n", ' ');
  row->full_name = g_strdup_printf ("%s %s", assignment->code, words (book, &assignment->name));
  row->detail = say_limits (book, assignment);
  row->full_detail = g_strdup (row->detail);
  row->minimum = assignment->minimum;
  add_items (row, dossier, RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, assignment_id, assignment->id), warned);
  count_people (row, releve_dossier_n_blocks (dossier));
  row->note = say_filled (book, dossier, row);
  return row;
}

static void
fill_clinicians (GPtrArray *rows, ReleveDossier *dossier, RelevePhrasebook *book, GHashTable *warned)
{
  g_autoptr (GPtrArray) learners = releve_people_by_name (dossier, releve_phrasebook_get_language (book));

  for (guint i = 0; i < learners->len; i++)
    g_ptr_array_add (rows, make_clinician (dossier, book, learners->pdata[i], warned));
}

static void
fill_assignments (GPtrArray *rows, ReleveDossier *dossier, RelevePhrasebook *book, GHashTable *warned)
{
  GPtrArray *all = releve_dossier_all (dossier, &releve_assignment_kind);

  for (int category = 0; category < RELEVE_N_CATEGORIES; category++)
    for (guint i = 0; i < all->len; i++)
      if (((const ReleveAssignment *) all->pdata[i])->category == category)
        g_ptr_array_add (rows, make_assignment (dossier, book, all->pdata[i], warned));
}

static void
fill_rows (GPtrArray *rows, ReleveDossier *dossier, RelevePhrasebook *book, ReleveBoardBy by, GHashTable *warned)
{
  g_ptr_array_set_size (rows, 0);
  if (by == RELEVE_BOARD_BY_CLINICIAN)
    fill_clinicians (rows, dossier, book, warned);
  else
    fill_assignments (rows, dossier, book, warned);
}

GPtrArray *
releve_board_rows_new (ReleveDossier *dossier, RelevePhrasebook *book, ReleveBoardBy by)
{
  g_autoptr (GHashTable) warned = collect_warned (dossier);
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);

  fill_rows (rows, dossier, book, by, warned);
  return rows;
}

/* Which rows a change names. */

static gboolean
names_all (GArray *changes)
{
  static const ReleveKind *const kinds[] = {
    &releve_learner_kind, &releve_assignment_kind, &releve_block_kind, &releve_role_kind, &releve_version_kind,
  };

  for (guint i = 0; i < changes->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (kinds); j++)
      if (g_array_index (changes, ReleveChange, i).kind == kinds[j])
        return TRUE;
  return FALSE;
}

static void
mark_row (GPtrArray *rows, gboolean *named, const char *id)
{
  int row = id != NULL ? releve_board_rows_find (rows, id) : -1;

  if (row >= 0)
    named[row] = TRUE;
}

/* A leave that is gone no longer says whose it was. */
static void
mark_leave (GPtrArray *rows, ReleveDossier *dossier, gboolean *named, const char *id)
{
  const ReleveLeave *leave = releve_dossier_get (dossier, &releve_leave_kind, id);

  if (leave != NULL)
    mark_row (rows, named, leave->learner_id);
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
  mark_row (rows, named, card != NULL ? card->learner_id : NULL);
  mark_row (rows, named, card != NULL ? card->assignment_id : NULL);
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
  ReleveBoardRow *old = rows->pdata[row];

  rows->pdata[row] = old->learner_id != NULL
    ? make_clinician (dossier, book, releve_dossier_learner (dossier, old->learner_id), warned)
    : make_assignment (dossier, book, releve_dossier_assignment (dossier, old->assignment_id), warned);
  free_row (old);
  if (raised_id != NULL)
    releve_board_rows_raise (rows, row, raised_id);
}

GArray *
releve_board_rows_refresh (GPtrArray *rows, ReleveDossier *dossier, RelevePhrasebook *book, ReleveBoardBy by,
                           GArray *changes, const char *raised_id)
{
  g_autoptr (GHashTable) warned = collect_warned (dossier);
  gboolean all = names_all (changes);
  GArray *updated = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree gboolean *named = NULL;

  if (all)
    fill_rows (rows, dossier, book, by, warned);
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
releve_board_rows_find (GPtrArray *rows, const char *id)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const ReleveBoardRow *row = rows->pdata[i];

      if (g_strcmp0 (row->learner_id != NULL ? row->learner_id : row->assignment_id, id) == 0)
        return (int) i;
    }
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
