/* A new year: the one under way is over, read-only, and another begins (B25). */

#include "releve-desk-private.h"

#include "releve-calendar.h"
#include "releve-versions.h"

/* Everything of the year under way goes to @version_id, or comes back with NULL. */
static void
assign_year (ReleveDesk *self, ReleveEdit *edit, const char *from, const char *to)
{
  g_autoptr (GPtrArray) blocks = releve_dossier_every (self->dossier, &releve_block_kind);
  g_autoptr (GPtrArray) cards = releve_dossier_cards_of (self->dossier, from);
  GPtrArray *versions = releve_dossier_all (self->dossier, &releve_version_kind);

  for (guint i = 0; i < blocks->len; i++) {
    const ReleveBlock *block = blocks->pdata[i];

    if (g_strcmp0 (block->version_id, from) == 0)
      releve_set_text (&((ReleveBlock *) releve_edit_row (edit, self->dossier, &releve_block_kind, block->id))->version_id, to);
  }
  for (guint i = 0; i < cards->len; i++) {
    RelevePlacement *card = releve_row_copy (&releve_placement_kind, cards->pdata[i]);

    releve_set_text (&card->version_id, to);
    releve_edit_put (edit, &releve_placement_kind, card);
  }
  for (guint i = 0; i < versions->len; i++) {
    const ReleveVersion *version = versions->pdata[i];

    if (version->number > 0 && g_strcmp0 (version->year_id, from) == 0)
      releve_set_text (&((ReleveVersion *) releve_edit_row (edit, self->dossier, &releve_version_kind, version->id))->year_id, to);
  }
}

static GPtrArray *
choose_blocks (ReleveDesk *self, const ReleveNewYear *how, GError **error)
{
  GPtrArray *now = releve_dossier_all (self->dossier, &releve_block_kind);
  const ReleveBlock *last = now->pdata[now->len - 1], *first;
  g_autoptr (GPtrArray) blocks = how != NULL && how->blocks != NULL ? g_ptr_array_ref (how->blocks)
                                                                     : releve_calendar_next (now, RELEVE_NO_DAY);
  g_autofree char *found = NULL, *expected = NULL;

  if (!releve_calendar_check (blocks, error))
    return NULL;
  first = blocks->pdata[0];
  if (first->first > last->last)
    return g_steal_pointer (&blocks);
  found = releve_day_to_iso (first->first);
  expected = releve_day_to_iso (last->last);
  releve_error_set (error, RELEVE_ERROR_INVALID, "year-overlaps", NULL, found, expected);
  return NULL;
}

static void
put_blocks (ReleveEdit *edit, GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++) {
    const ReleveBlock *from = blocks->pdata[i];
    ReleveBlock *block = releve_desk_new_row (&releve_block_kind);

    block->number = from->number;
    block->first = from->first;
    block->last = from->last;
    releve_edit_put (edit, &releve_block_kind, block);
  }
}

/* What everybody was stays known; what she becomes is in force. */
static void
keep_stages (ReleveDesk *self, ReleveEdit *edit, const ReleveVersion *year)
{
  GPtrArray *learners = releve_dossier_all (self->dossier, &releve_learner_kind);

  for (guint i = 0; i < learners->len; i++) {
    const ReleveLearner *learner = learners->pdata[i];
    ReleveStage *stage = releve_desk_new_row (&releve_stage_kind);

    releve_set_text (&stage->learner_id, learner->id);
    releve_set_text (&stage->version_id, year->id);
    releve_words_copy (&stage->post, &learner->post);
    releve_edit_put (edit, &releve_stage_kind, stage);
  }
}

static void
set_post (ReleveDesk *self, ReleveEdit *edit, const char *learner_id, const ReleveWords *post)
{
  ReleveLearner *learner = releve_edit_row (edit, self->dossier, &releve_learner_kind, learner_id);

  releve_set_text (&learner->post.en, post->en);
  releve_set_text (&learner->post.fr, post->fr);
}

static gboolean
advance_named (ReleveDesk *self, ReleveEdit *edit, const ReleveNewYear *how, GError **error)
{
  for (gsize i = 0; i < how->n_advances; i++) {
    if (releve_desk_find_learner (self, how->advances[i].learner_id, error) == NULL)
      return FALSE;
    set_post (self, edit, how->advances[i].learner_id, &how->advances[i].post);
  }
  return TRUE;
}

static void
advance_all (ReleveDesk *self, ReleveEdit *edit)
{
  GPtrArray *learners = releve_dossier_all (self->dossier, &releve_learner_kind);

  for (guint i = 0; i < learners->len; i++) {
    const ReleveLearner *learner = learners->pdata[i];
    ReleveWords post = releve_advance_post (&learner->post);

    set_post (self, edit, learner->id, &post);
    releve_words_clear (&post);
  }
}

static ReleveVersion *
make_year (ReleveDesk *self, ReleveEdit *edit)
{
  ReleveVersion *year = releve_desk_new_row (&releve_version_kind);

  year->state = RELEVE_VERSION_ARCHIVED;
  year->made = self->today;
  year->name = releve_year_name (releve_dossier_all (self->dossier, &releve_block_kind));
  releve_set_text (&year->author, self->who);
  releve_edit_put (edit, &releve_version_kind, year);
  return year;
}

gboolean
releve_desk_start_year (ReleveDesk *self, const ReleveNewYear *how, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  g_autoptr (GPtrArray) blocks = NULL;
  ReleveVersion *year;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error) || !releve_desk_check_in_force (self, error) || !releve_desk_check_no_draft (self, error))
    return FALSE;
  if (releve_dossier_n_blocks (self->dossier) == 0)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "no-blocks", NULL, NULL, NULL);
  blocks = choose_blocks (self, how, error);
  if (blocks == NULL)
    return FALSE;
  year = make_year (self, edit);
  assign_year (self, edit, NULL, year->id);
  put_blocks (edit, blocks);
  keep_stages (self, edit, year);
  if (how == NULL || how->advances == NULL)
    advance_all (self, edit);
  else if (!advance_named (self, edit, how, error))
    return FALSE;
  return releve_desk_finish (self, edit, "year", json_pack ("{s:s}", "code", year->name), TRUE, error);
}

/* Back again */

static gboolean
is_rated (ReleveDesk *self, const RelevePlacement *card)
{
  GPtrArray *debriefs = RELEVE_DOSSIER_OF (self->dossier, releve_debrief_kind, ReleveDebrief, placement_id, card->id);

  return card->state == RELEVE_DONE || debriefs->len > 0
         || RELEVE_DOSSIER_OF (self->dossier, releve_rating_kind, ReleveRating, placement_id, card->id)->len > 0;
}

/* What was only planned may go; what was lived may not. */
static gboolean
check_not_begun (ReleveDesk *self, GPtrArray *cards, GError **error)
{
  for (guint i = 0; i < cards->len; i++) {
    const RelevePlacement *card = cards->pdata[i];

    if (is_rated (self, card))
      return releve_error_set (error, RELEVE_ERROR_REFUSED, "year-has-begun", releve_desk_assignment_code (self, card),
                               releve_desk_learner_code (self, card->learner_id), NULL);
    if (!releve_desk_check_unheld (self, card, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_unpublished (ReleveDesk *self, GError **error)
{
  const ReleveVersion *last = releve_last_published (self->dossier);
  g_autofree char *number = last != NULL ? g_strdup_printf ("%d", last->number) : NULL;

  return last == NULL || releve_error_set (error, RELEVE_ERROR_REFUSED, "year-published", NULL, number, NULL);
}

/* The calendar of the new year with what was taken back of it. */
static void
drop_new_year (ReleveDesk *self, ReleveEdit *edit, GPtrArray *cards)
{
  GPtrArray *blocks = releve_dossier_all (self->dossier, &releve_block_kind);
  g_autoptr (GPtrArray) withdrawn = releve_versions (self->dossier, RELEVE_VERSION_ARCHIVED);

  for (guint i = 0; i < cards->len; i++)
    releve_desk_take_card (self, edit, ((const ReleveRow *) cards->pdata[i])->id);
  for (guint i = 0; i < withdrawn->len; i++)
    releve_desk_drop_version (self, edit, withdrawn->pdata[i]);
  for (guint i = 0; i < blocks->len; i++)
    releve_edit_drop (edit, &releve_block_kind, ((const ReleveRow *) blocks->pdata[i])->id);
}

static void
restore_stages (ReleveDesk *self, ReleveEdit *edit, const ReleveVersion *year)
{
  GPtrArray *stages = RELEVE_DOSSIER_OF (self->dossier, releve_stage_kind, ReleveStage, version_id, year->id);

  for (guint i = 0; i < stages->len; i++) {
    const ReleveStage *stage = stages->pdata[i];

    set_post (self, edit, stage->learner_id, &stage->post);
    releve_edit_drop (edit, &releve_stage_kind, stage->id);
  }
}

gboolean
releve_desk_reverse_year (ReleveDesk *self, const char *reason, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  g_autoptr (GPtrArray) years = NULL, cards = NULL;
  const ReleveVersion *year;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error) || !releve_desk_check_in_force (self, error))
    return FALSE;
  years = releve_past_years (self->dossier);
  if (years->len == 0)
    return releve_error_set (error, RELEVE_ERROR_NOTHING, "no-year-before", NULL, NULL, NULL);
  year = years->pdata[0];
  if (reason == NULL || *reason == '\0')
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "year-reason", year->name, NULL, NULL);
  cards = releve_dossier_cards_of (self->dossier, NULL);
  if (!releve_desk_check_no_draft (self, error) || !check_unpublished (self, error) || !check_not_begun (self, cards, error))
    return FALSE;
  drop_new_year (self, edit, cards);
  assign_year (self, edit, year->id, NULL);
  restore_stages (self, edit, year);
  releve_edit_drop (edit, &releve_version_kind, year->id);
  return releve_desk_finish (self, edit, "year-reversed",
                             json_pack ("{s:s, s:i, s:s}", "code", year->name, "count", (int) cards->len, "reason", reason),
                             TRUE, error);
}
