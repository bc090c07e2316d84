#include "releve-followup.h"

#define WEEK 7
#define MONTH 28

ReleveDueGroup
releve_due_group (ReleveDay due, ReleveDay today)
{
  if (due < today)
    return RELEVE_DUE_LATE;
  if (due < today + WEEK)
    return RELEVE_DUE_WEEK;
  return due <= today + MONTH ? RELEVE_DUE_MONTH : RELEVE_DUE_LATER;
}

static int
compare_duties (gconstpointer a, gconstpointer b)
{
  const ReleveDuty *x = *(const ReleveDuty *const *) a, *y = *(const ReleveDuty *const *) b;

  if (x->due != y->due)
    return x->due < y->due ? -1 : 1;
  return x->kind != y->kind ? x->kind - y->kind : g_strcmp0 (x->id, y->id);
}

GPtrArray *
releve_open_duties (ReleveDossier *dossier, const ReleveFilter *filter, int kind)
{
  GPtrArray *all, *open = g_ptr_array_new ();

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier), open);

  all = releve_dossier_all (dossier, &releve_duty_kind);
  for (guint i = 0; i < all->len; i++)
    {
      const ReleveDuty *duty = all->pdata[i];
      const ReleveLearner *learner = releve_dossier_learner (dossier, duty->learner_id);

      if (duty->done == RELEVE_NO_DAY && (kind < 0 || duty->kind == kind)
          && learner != NULL && releve_filter_matches (filter, learner))
        g_ptr_array_add (open, all->pdata[i]);
    }
  g_ptr_array_sort (open, compare_duties);
  return open;
}

guint
releve_count_pressing (ReleveDossier *dossier)
{
  g_autoptr (GPtrArray) open = releve_open_duties (dossier, NULL, -1);
  guint n = 0;

  for (guint i = 0; i < open->len; i++)
    n += releve_due_group (((const ReleveDuty *) open->pdata[i])->due, releve_dossier_get_today (dossier)) <= RELEVE_DUE_WEEK;
  return n;
}

static void
free_load (gpointer data)
{
  g_array_unref (((ReleveLoad *) data)->debriefings);
  g_array_unref (((ReleveLoad *) data)->duties);
  g_free (data);
}

static ReleveLoad *
new_load (ReleveDossier *dossier, const ReleveSupervisor *supervisor)
{
  ReleveLoad *load = g_new (ReleveLoad, 1);

  *load = (ReleveLoad) { supervisor, g_array_new (FALSE, TRUE, sizeof (guint)), g_array_new (FALSE, TRUE, sizeof (guint)) };
  g_array_set_size (load->duties, (guint) releve_dossier_n_blocks (dossier));
  g_array_set_size (load->debriefings, (guint) releve_dossier_n_blocks (dossier));
  return load;
}

static void
count_card (ReleveDossier *dossier, GPtrArray *loads, const RelevePlacement *card)
{
  const ReleveAssignment *assignment = releve_dossier_assignment (dossier, card->assignment_id);
  const char *id = card->supervisor_id != NULL ? card->supervisor_id : assignment != NULL ? assignment->supervisor_id : NULL;
  int last = releve_dossier_last_block (dossier, card);

  if (card->state == RELEVE_DECLINED || assignment == NULL || last < 1 || releve_levels_in_force (dossier, card).v[RELEVE_DBR] < 1)
    return;
  for (guint i = 0; i < loads->len; i++)
    {
      ReleveLoad *load = loads->pdata[i];

      if (g_strcmp0 (load->supervisor->id, id) == 0 && (guint) last <= load->debriefings->len)
        g_array_index (load->debriefings, guint, last - 1)++;
    }
}

static void
count_duty (ReleveDossier *dossier, GPtrArray *loads, const ReleveDuty *duty)
{
  const ReleveBlock *block = releve_dossier_block_at (dossier, duty->due);

  if (block == NULL || (duty->kind != RELEVE_DUTY_BRIEFING && duty->kind != RELEVE_DUTY_DEBRIEFING && duty->kind != RELEVE_DUTY_ACCOUNTABILITY))
    return;
  for (guint i = 0; i < loads->len; i++)
    {
      ReleveLoad *load = loads->pdata[i];

      if (g_strcmp0 (load->supervisor->id, duty->supervisor_id) == 0 && (guint) block->number <= load->duties->len)
        g_array_index (load->duties, guint, block->number - 1)++;
    }
}

GPtrArray *
releve_supervisor_loads (ReleveDossier *dossier)
{
  GPtrArray *supervisors, *cards, *duties, *loads = g_ptr_array_new_with_free_func (free_load);

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier), loads);

  supervisors = releve_dossier_all (dossier, &releve_supervisor_kind);
  for (guint i = 0; i < supervisors->len; i++)
    g_ptr_array_add (loads, new_load (dossier, supervisors->pdata[i]));
  cards = releve_dossier_all (dossier, &releve_placement_kind);
  for (guint i = 0; i < cards->len; i++)
    count_card (dossier, loads, cards->pdata[i]);
  duties = releve_dossier_all (dossier, &releve_duty_kind);
  for (guint i = 0; i < duties->len; i++)
    count_duty (dossier, loads, duties->pdata[i]);
  return loads;
}
