#include "bench-department.h"

#include "releve-exchange.h"

/* The example department's people over and over, with what is known of them, in
 * more and more blocks, with cards at random. */
typedef struct {
  ReleveDossier *dossier;   /* the example */
  GRand *rand;
  GArray *rows;             /* of ReleveImportRow, owned */
  int n_cards;
} Growth;

static void
add (Growth *growth, const ReleveKind *kind, gpointer row)
{
  g_array_append_val (growth->rows, ((ReleveImportRow) { kind, row }));
}

static void
replace (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

static void
add_blocks (Growth *growth, int n_blocks)
{
  GPtrArray *blocks = releve_dossier_all (growth->dossier, &releve_block_kind);
  const ReleveBlock *last = blocks->pdata[blocks->len - 1];

  for (int number = (int) blocks->len + 1; number <= n_blocks; number++)
    {
      ReleveBlock *block = releve_row_copy (&releve_block_kind, last);
      g_autofree char *id = g_strdup_printf ("bench-block-%d", number);

      replace (&block->id, id);
      block->number = number;
      block->first = last->last + 1 + 28 * (number - (int) blocks->len - 1);
      block->last = block->first + 27;
      add (growth, &releve_block_kind, block);
    }
}

static void
add_ratings (Growth *growth, const ReleveLearner *model, const char *learner_id)
{
  GPtrArray *ratings = RELEVE_DOSSIER_OF (growth->dossier, releve_rating_kind, ReleveRating, learner_id, model->id);

  for (guint i = 0; i < ratings->len; i++)
    {
      ReleveRating *rating = releve_row_copy (&releve_rating_kind, ratings->pdata[i]);
      g_autofree char *id = g_strdup_printf ("%s/rating/%u", learner_id, i);

      replace (&rating->id, id);
      replace (&rating->learner_id, learner_id);
      g_clear_pointer (&rating->placement_id, g_free);
      add (growth, &releve_rating_kind, rating);
    }
}

static void
add_card (Growth *growth, const char *learner_id, int n_blocks)
{
  GPtrArray *assignments = releve_dossier_all (growth->dossier, &releve_assignment_kind);
  const ReleveAssignment *assignment = assignments->pdata[g_rand_int_range (growth->rand, 0, (gint32) assignments->len)];
  int number = g_rand_int_range (growth->rand, 1, n_blocks + 1), known = releve_dossier_n_blocks (growth->dossier);
  g_autofree char *id = g_strdup_printf ("bench-card-%d", growth->n_cards++);
  g_autofree char *block_id = number > known ? g_strdup_printf ("bench-block-%d", number)
                              : g_strdup (releve_dossier_block_number (growth->dossier, number)->id);
  RelevePlacement *card = releve_row_new (&releve_placement_kind, id);

  replace (&card->learner_id, learner_id);
  replace (&card->assignment_id, assignment->id);
  replace (&card->block_id, block_id);
  replace (&card->supervisor_id, assignment->supervisor_id);
  card->span = MIN (MAX (assignment->duration, 1), n_blocks - number + 1);
  card->levels = card->wish = RELEVE_LEVELS_UNSET;
  card->agreed_on = card->midpoint = card->done_on = RELEVE_NO_DAY;
  card->pinned = g_rand_double (growth->rand) < 0.1;
  add (growth, &releve_placement_kind, card);
}

static void
add_learners (Growth *growth, int n_learners, int n_blocks)
{
  GPtrArray *models = releve_dossier_all (growth->dossier, &releve_learner_kind);

  for (int number = (int) models->len; number < n_learners; number++)
    {
      const ReleveLearner *model = models->pdata[(guint) number % models->len];
      ReleveLearner *learner = releve_row_copy (&releve_learner_kind, model);
      g_autofree char *id = g_strdup_printf ("bench-learner-%d", number);
      g_autofree char *code = g_strdup_printf ("X%03d", number);
      g_autofree char *family = g_strdup_printf ("%s %d", model->family, number / (int) models->len);

      replace (&learner->id, id);
      replace (&learner->code, code);
      replace (&learner->family, family);
      add (growth, &releve_learner_kind, learner);
      add_ratings (growth, model, id);
      for (int i = 0; i < n_blocks / 3; i++)
        add_card (growth, id, n_blocks);
    }
}

ReleveDesk *
bench_department_create (const char *path, guint32 seed, int n_learners, int n_blocks, GError **error)
{
  ReleveNewDepartment wish = { .example = TRUE, .today = BENCH_TODAY };
  ReleveDeskOptions options = { .who = "Bench", .today = BENCH_TODAY };
  Growth growth = { NULL, g_rand_new_with_seed (seed), g_array_new (FALSE, FALSE, sizeof (ReleveImportRow)), 0 };
  ReleveDesk *desk = releve_exchange_new_department (path, &wish, error) ? releve_desk_open (path, &options, error) : NULL;

  if (desk != NULL)
    {
      growth.dossier = releve_desk_get_dossier (desk);
      add_blocks (&growth, n_blocks);
      add_learners (&growth, n_learners, n_blocks);
      if (!releve_desk_import (desk, "import", (ReleveImportRow *) (gpointer) growth.rows->data, growth.rows->len, FALSE, error))
        g_clear_object (&desk);
    }
  for (guint i = 0; i < growth.rows->len; i++)
    releve_row_free (g_array_index (growth.rows, ReleveImportRow, i).kind, g_array_index (growth.rows, ReleveImportRow, i).row);
  g_array_unref (growth.rows);
  g_rand_free (growth.rand);
  return desk;
}
