#include "releve-planning-private.h"

#include "releve-evidence.h"
#include "releve-versions.h"

/* ---- who is who ---- */

static const char *
keep (RelevePlanning *self, const char *id)
{
  return g_string_chunk_insert_const (self->ids, id);
}

static GPtrArray *
list_ids (RelevePlanning *self, ReleveDossier *dossier, const ReleveKind *kind)
{
  GPtrArray *rows = releve_dossier_all (dossier, kind);
  GPtrArray *ids = g_ptr_array_sized_new (rows->len);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (ids, (gpointer) keep (self, ((const ReleveRow *) g_ptr_array_index (rows, i))->id));
  return ids;
}

static int
find_id (GPtrArray *ids, const char *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (ids, i), id) == 0)
      return (int) i;
  return -1;
}

const char *
releve_planning_learner (const RelevePlanning *self, int learner)
{
  return g_ptr_array_index (self->learners, learner);
}

const char *
releve_planning_assignment (const RelevePlanning *self, int assignment)
{
  return g_ptr_array_index (self->assignments, assignment);
}

/* ---- what stays ---- */

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

/* As everybody was told: the same clinician in the same block. */
static gboolean
is_as_published (GHashTable *published, const RelevePlacement *card)
{
  const char *id = card->version_id != NULL ? card->origin_id : card->id;
  const RelevePlacement *told = published != NULL && id != NULL ? g_hash_table_lookup (published, id) : NULL;

  return told != NULL && g_strcmp0 (told->learner_id, card->learner_id) == 0 && g_strcmp0 (told->block_id, card->block_id) == 0;
}

static GHashTable *
list_published (ReleveDossier *dossier)
{
  GHashTable *published = g_hash_table_new (g_str_hash, g_str_equal);
  const ReleveVersion *version = releve_last_published (dossier);
  g_autoptr (GPtrArray) cards = version != NULL ? releve_dossier_cards_of (dossier, version->id) : g_ptr_array_new ();

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = g_ptr_array_index (cards, i);

      if (card->origin_id != NULL)
        g_hash_table_insert (published, card->origin_id, (gpointer) card);
    }
  return published;
}

static ReleveStay
why_it_stays (const RelevePlanning *self, GHashTable *published, ReleveDossier *dossier,
              const RelevePlacement *card, int first)
{
  const ReleveAssignment *assignment = releve_dossier_assignment (dossier, card->assignment_id);

  if (card->state == RELEVE_DONE)
    return RELEVE_STAYS_DONE;
  if (first < self->first_free)
    return RELEVE_STAYS_BEGUN;
  if (card->pinned)
    return RELEVE_STAYS_PINNED;
  if (card->levels_state == RELEVE_LEVELS_AGREED)
    return RELEVE_STAYS_AGREED;
  if (is_as_published (published, card))
    return RELEVE_STAYS_PUBLISHED;
  if (has_text (card->reason))
    return RELEVE_STAYS_REASON;
  return card->span == MAX (assignment->duration, 1) ? RELEVE_STAYS_NOT : RELEVE_STAYS_LENGTH;
}

static void
add_card (RelevePlanning *self, GHashTable *published, ReleveDossier *dossier, const RelevePlacement *card, int learner)
{
  ReleveStandingCard row = { .learner = learner, .assignment = find_id (self->assignments, card->assignment_id) };

  row.first = releve_dossier_first_block (dossier, card) - 1;
  row.last = releve_dossier_last_block (dossier, card) - 1;
  if (card->state == RELEVE_DECLINED || row.assignment < 0 || row.first < 0)
    return;
  row.placement_id = keep (self, card->id);
  row.stay = why_it_stays (self, published, dossier, card, row.first);
  g_array_append_val (self->cards, row);
}

static int
compare_cards_cb (gconstpointer a, gconstpointer b)
{
  const ReleveStandingCard *one = a, *other = b;

  if (one->learner != other->learner)
    return one->learner - other->learner;
  if (one->first != other->first)
    return one->first - other->first;
  return g_strcmp0 (one->placement_id, other->placement_id);
}

static void
list_cards (RelevePlanning *self, const RelevePlanningWish *wish, ReleveDossier *dossier)
{
  g_autoptr (GHashTable) published = wish != NULL && wish->published ? list_published (dossier) : NULL;

  for (guint i = 0; i < self->learners->len; i++)
    {
      GPtrArray *cards = RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement,
                                            learner_id, releve_planning_learner (self, (int) i));

      for (guint k = 0; k < cards->len; k++)
        add_card (self, published, dossier, g_ptr_array_index (cards, k), (int) i);
    }
  g_array_sort (self->cards, compare_cards_cb);
}

int
releve_planning_met_from (const RelevePlanning *self, ReleveDossier *dossier, int learner, int needed)
{
  int n_blocks = self->problem->n_blocks, met = n_blocks;
  ReleveDay day = releve_experienced_on (dossier, releve_planning_learner (self, learner),
                                         releve_planning_assignment (self, needed));

  for (guint i = 0; i < self->cards->len; i++)
    {
      const ReleveStandingCard *card = &g_array_index (self->cards, ReleveStandingCard, i);
      const RelevePlacement *row;

      if (card->learner != learner || card->assignment != needed || card->stay == RELEVE_STAYS_NOT)
        continue;
      row = releve_dossier_placement (dossier, card->placement_id);
      met = MIN (met, card->last + 1);
      if (row->state == RELEVE_DONE && row->done_on != RELEVE_NO_DAY)
        day = MIN (day, row->done_on);
    }
  for (int block = n_blocks - 1; block >= 0; block--)
    if (day < releve_dossier_block_number (dossier, block + 1)->first)
      met = MIN (met, block);
  return met;
}

/* The earliest card that may move and that @card needs done before. */
static ReleveStandingCard *
find_support (RelevePlanning *self, const ReleveStandingCard *card, int needed)
{
  ReleveStandingCard *support = NULL;

  for (guint i = 0; i < self->cards->len; i++)
    {
      ReleveStandingCard *other = &g_array_index (self->cards, ReleveStandingCard, i);

      if (other->learner == card->learner && other->assignment == needed && other->stay == RELEVE_STAYS_NOT
          && other->last < card->first && (support == NULL || other->last < support->last))
        support = other;
    }
  return support;
}

static gboolean
keep_supports (RelevePlanning *self, ReleveDossier *dossier, const ReleveStandingCard *card)
{
  GPtrArray *rows = RELEVE_DOSSIER_OF (dossier, releve_prerequisite_kind, RelevePrerequisite, assignment_id,
                                       releve_planning_assignment (self, card->assignment));
  gboolean kept = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const RelevePrerequisite *row = g_ptr_array_index (rows, i);
      int needed = find_id (self->assignments, row->needs_assignment_id);
      ReleveStandingCard *support;

      if (needed < 0 || releve_planning_met_from (self, dossier, card->learner, needed) <= card->first)
        continue;
      support = find_support (self, card, needed);
      if (support == NULL)
        continue;
      support->stay = RELEVE_STAYS_NEEDED;
      kept = TRUE;
    }
  return kept;
}

/* What a card that stays rests on has to stay as well, and so on. */
static void
keep_all_supports (RelevePlanning *self, ReleveDossier *dossier)
{
  gboolean changed = TRUE;

  while (changed)
    {
      changed = FALSE;
      for (guint i = 0; i < self->cards->len; i++)
        {
          const ReleveStandingCard *card = &g_array_index (self->cards, ReleveStandingCard, i);

          if (card->stay != RELEVE_STAYS_NOT && card->first >= self->first_free)
            changed |= keep_supports (self, dossier, card);
        }
    }
}

static int
find_first_free (ReleveDossier *dossier)
{
  int n_blocks = releve_dossier_n_blocks (dossier);

  for (int block = 0; block < n_blocks; block++)
    if (releve_dossier_block_number (dossier, block + 1)->first > releve_dossier_get_today (dossier))
      return block;
  return n_blocks;
}

RelevePlanning *
releve_planning_new (ReleveDossier *dossier, const RelevePlanningWish *wish)
{
  RelevePlanning *self;

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier), NULL);

  self = g_new0 (RelevePlanning, 1);
  g_atomic_ref_count_init (&self->references);
  self->ids = g_string_chunk_new (4096);
  self->learners = list_ids (self, dossier, &releve_learner_kind);
  self->assignments = list_ids (self, dossier, &releve_assignment_kind);
  self->cards = g_array_new (FALSE, FALSE, sizeof (ReleveStandingCard));
  self->problem = releve_problem_new (NULL, (int) self->learners->len, releve_dossier_n_blocks (dossier),
                                      (int) self->assignments->len,
                                      (int) releve_dossier_all (dossier, &releve_supervisor_kind)->len);
  self->first_free = find_first_free (dossier);
  list_cards (self, wish, dossier);
  self->least = wish != NULL ? wish->least : 0;
  keep_all_supports (self, dossier);
  releve_planning_fill (self, dossier);
  return self;
}

RelevePlanning *
releve_planning_ref (RelevePlanning *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
releve_planning_unref (RelevePlanning *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  releve_problem_free (self->problem);
  g_ptr_array_unref (self->learners);
  g_ptr_array_unref (self->assignments);
  g_array_unref (self->cards);
  g_string_chunk_free (self->ids);
  g_free (self);
}

/* ---- questions ---- */

guint
releve_planning_count (const RelevePlanning *self, ReleveStay stay)
{
  guint n = 0;

  for (guint i = 0; i < self->cards->len; i++)
    n += g_array_index (self->cards, ReleveStandingCard, i).stay == stay;
  return n;
}

const ReleveStandingCard *
releve_planning_find_movable (const RelevePlanning *self, int learner, int assignment)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      const ReleveStandingCard *card = &g_array_index (self->cards, ReleveStandingCard, i);

      if (card->learner == learner && card->assignment == assignment && card->stay == RELEVE_STAYS_NOT)
        return card;
    }
  return NULL;
}
