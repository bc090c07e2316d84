/* Drafts: a plan edited beside the one in force, compared, adopted or discarded (B21). */

#include "releve-desk-private.h"

#include "releve-versions.h"

const ReleveVersion *
releve_desk_find_version (ReleveDesk *self, const char *id, ReleveVersionState state, GError **error)
{
  const ReleveVersion *version = releve_dossier_version (self->dossier, id);

  if (version != NULL && version->state == (int) state)
    return version;
  releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-version", "version", version != NULL ? version->name : id, NULL);
  return NULL;
}

gboolean
releve_desk_set_view (ReleveDesk *self, const char *version_id, GError **error)
{
  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (version_id != NULL && releve_dossier_version (self->dossier, version_id) == NULL)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-version", "version", version_id, NULL);
  releve_dossier_set_view (self->dossier, version_id);
  return TRUE;
}

static void
copy_card (ReleveEdit *edit, const RelevePlacement *card, const ReleveVersion *version)
{
  g_autofree char *id = g_uuid_string_random ();
  RelevePlacement *copy = releve_row_copy (&releve_placement_kind, card);

  g_free (copy->id);
  copy->id = g_steal_pointer (&id);
  releve_set_text (&copy->version_id, version->id);
  /* A card that only another draft has comes from no card in force. */
  releve_set_text (&copy->origin_id, card->version_id == NULL ? card->id : card->origin_id);
  releve_edit_put (edit, &releve_placement_kind, copy);
}

ReleveVersion *
releve_desk_copy_plan (ReleveDesk *self, ReleveEdit *edit, ReleveVersionState state, const char *from)
{
  ReleveVersion *version = releve_desk_new_row (&releve_version_kind);
  g_autoptr (GPtrArray) cards = releve_dossier_cards_of (self->dossier, from);

  version->state = (int) state;
  version->made = self->today;
  releve_set_text (&version->author, self->who);
  releve_edit_put (edit, &releve_version_kind, version);
  for (guint i = 0; i < cards->len; i++)
    if (((const RelevePlacement *) cards->pdata[i])->state != RELEVE_DECLINED)
      copy_card (edit, cards->pdata[i], version);
  return version;
}

void
releve_desk_drop_version (ReleveDesk *self, ReleveEdit *edit, const ReleveVersion *version)
{
  g_autoptr (GPtrArray) cards = releve_dossier_cards_of (self->dossier, version->id);

  for (guint i = 0; i < cards->len; i++)
    releve_edit_drop (edit, &releve_placement_kind, ((const ReleveRow *) cards->pdata[i])->id);
  releve_edit_drop (edit, &releve_version_kind, version->id);
}

/* The drafts of the year under way, whatever is in view. */
static const ReleveVersion *
find_draft (ReleveDesk *self, const char *name)
{
  GPtrArray *versions = releve_dossier_all (self->dossier, &releve_version_kind);

  for (guint i = 0; i < versions->len; i++) {
    const ReleveVersion *version = versions->pdata[i];

    if (version->state == RELEVE_VERSION_DRAFT && (name == NULL || g_strcmp0 (version->name, name) == 0))
      return version;
  }
  return NULL;
}

gboolean
releve_desk_check_no_draft (ReleveDesk *self, GError **error)
{
  const ReleveVersion *draft = find_draft (self, NULL);

  return draft == NULL || releve_error_set (error, RELEVE_ERROR_REFUSED, "draft-open", draft->name, NULL, NULL);
}

static json_t *
describe_version (const ReleveVersion *version)
{
  return json_pack ("{s:s}", "code", version->name);
}

static gboolean
check_source (ReleveDesk *self, const char *from, GError **error)
{
  const ReleveVersion *version = releve_dossier_version (self->dossier, from);

  if (from == NULL)
    return TRUE;
  if (version == NULL)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-version", "version", from, NULL);
  if (version->year_id != NULL || releve_version_is_year (version)) /* its cards stand on other blocks */
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "year-is-over", version->name, NULL, NULL);
  return TRUE;
}

gboolean
releve_desk_new_draft (ReleveDesk *self, const char *name, const char *from, char **version_id, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  ReleveVersion *version;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error) || !check_source (self, from, error))
    return FALSE;
  if (name == NULL || *name == '\0')
    return releve_error_set (error, RELEVE_ERROR_INVALID, "draft-name-missing", NULL, NULL, NULL);
  if (find_draft (self, name) != NULL)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "draft-name-taken", name, NULL, NULL);
  version = releve_desk_copy_plan (self, edit, RELEVE_VERSION_DRAFT, from);
  releve_set_text (&version->name, name);
  if (!releve_desk_finish (self, edit, "draft", describe_version (version), TRUE, error))
    return FALSE;
  if (version_id != NULL)
    *version_id = g_strdup (version->id);
  return TRUE;
}

gboolean
releve_desk_discard_draft (ReleveDesk *self, const char *version_id, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const ReleveVersion *version;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error)
      || (version = releve_desk_find_version (self, version_id, RELEVE_VERSION_DRAFT, error)) == NULL)
    return FALSE;
  releve_desk_drop_version (self, edit, version);
  return releve_desk_finish (self, edit, "discard-draft", describe_version (version), TRUE, error);
}

/* Adopting */

typedef struct {
  ReleveDesk *desk;
  ReleveEdit *edit;
  GPtrArray *changed;    /* ids of cards in force that the rules are asked about */
  GPtrArray **breaches;
} Adoption;

/* A card that only the draft has joins the plan in force as it is. */
static void
take_in (Adoption *self, const RelevePlacement *after)
{
  RelevePlacement *row = releve_edit_row (self->edit, self->desk->dossier, &releve_placement_kind, after->id);

  releve_set_text (&row->version_id, NULL);
  releve_set_text (&row->origin_id, NULL);
  if (row->levels_state == RELEVE_LEVELS_AGREED) { /* the agreement was about a card that is gone */
    row->levels_state = RELEVE_LEVELS_DRAFT;
    row->agreed_on = RELEVE_NO_DAY;
    row->parameter_version = row->edition = 0;
    row->midpoint = RELEVE_NO_DAY;
    row->midpoint_held = FALSE;
  }
  row->state = RELEVE_PROPOSED;
  row->done_on = RELEVE_NO_DAY;
  g_ptr_array_add (self->changed, after->id);
}

static gboolean
take_out (Adoption *self, const RelevePlacement *before, GError **error)
{
  if (!releve_desk_check_disturbing (self->desk, before, self->breaches, error)
      || !releve_desk_check_unheld (self->desk, before, error))
    return FALSE;
  releve_desk_take_card (self->desk, self->edit, before->id);
  return TRUE;
}

static void
take_levels (Adoption *self, RelevePlacement *row, const RelevePlacement *after)
{
  row->levels = after->levels;
  row->levels_state = after->levels_state;
  row->agreed_on = RELEVE_NO_DAY;
  row->parameter_version = row->edition = 0;
  releve_set_text (&row->level_note, after->level_note);
  releve_desk_date_duties (self->desk, self->edit, row);
}

static gboolean
take_place (Adoption *self, const RelevePlacement *before, const RelevePlacement *after, GError **error)
{
  ReleveDossier *dossier = self->desk->dossier;
  RelevePlacement *row;

  if (!releve_desk_check_disturbing (self->desk, before, self->breaches, error))
    return FALSE;
  row = releve_edit_row (self->edit, dossier, &releve_placement_kind, before->id);
  row->span = after->span;
  releve_desk_set_cell (self->desk, self->edit, before, after->learner_id, releve_dossier_block (dossier, after->block_id));
  return TRUE;
}

static gboolean
take_change (Adoption *self, const ReleveDifference *difference, GError **error)
{
  const RelevePlacement *before = difference->before, *after = difference->after;
  RelevePlacement *row = before != NULL && after != NULL
    ? releve_edit_row (self->edit, self->desk->dossier, &releve_placement_kind, before->id) : NULL;

  if (row != NULL && !g_ptr_array_find (self->changed, before->id, NULL)) {
    releve_set_text (&row->reason, after->reason);
    g_ptr_array_add (self->changed, before->id);
  }
  switch (difference->change) {
  case RELEVE_CARD_ADDED:
    take_in (self, after);
    return TRUE;
  case RELEVE_CARD_REMOVED:
    return take_out (self, before, error);
  case RELEVE_CARD_HANDED_OVER:
  case RELEVE_CARD_MOVED:
    return take_place (self, before, after, error);
  case RELEVE_CARD_SUPERVISED:
    releve_set_text (&row->supervisor_id, after->supervisor_id);
    if (row->levels_state == RELEVE_LEVELS_AGREED)
      releve_desk_date_duties (self->desk, self->edit, row);
    return TRUE;
  case RELEVE_CARD_ATTENDED:
    releve_set_text (&row->present_id, after->present_id);
    return TRUE;
  case RELEVE_CARD_PINNED:
    row->pinned = after->pinned;
    return TRUE;
  case RELEVE_CARD_LEVELLED:
    take_levels (self, row, after);
    return TRUE;
  case RELEVE_N_CHANGES:
  default:
    g_assert_not_reached ();
  }
}

/* What is left of the draft after its new cards have joined the plan. */
static void
drop_rest (Adoption *self, const ReleveVersion *version)
{
  g_autoptr (GPtrArray) cards = releve_dossier_cards_of (self->desk->dossier, version->id);

  for (guint i = 0; i < cards->len; i++)
    if (!g_ptr_array_find (self->changed, ((const ReleveRow *) cards->pdata[i])->id, NULL))
      releve_edit_drop (self->edit, &releve_placement_kind, ((const ReleveRow *) cards->pdata[i])->id);
  releve_edit_drop (self->edit, &releve_version_kind, version->id);
}

static gboolean
adopt (Adoption *self, const ReleveVersion *version, const char *reason, GError **error)
{
  g_autoptr (GArray) differences = releve_differences (self->desk->dossier, NULL, version->id);
  json_t *detail = describe_version (version);

  for (guint i = 0; i < differences->len; i++)
    if (!take_change (self, &g_array_index (differences, ReleveDifference, i), error)) {
      json_decref (detail);
      return FALSE;
    }
  drop_rest (self, version);
  json_object_set_new (detail, "count", json_integer (differences->len));
  if (releve_desk_judge_cards (self->desk, self->edit, self->changed, reason, self->breaches, error))
    return releve_desk_finish (self->desk, self->edit, "adopt-draft", detail, TRUE, error);
  json_decref (detail);
  return FALSE;
}

gboolean
releve_desk_adopt_draft (ReleveDesk *self, const char *version_id, const char *reason, GPtrArray **breaches, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  Adoption adoption = { self, edit, changed, breaches };
  const ReleveVersion *version;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error)
      || (version = releve_desk_find_version (self, version_id, RELEVE_VERSION_DRAFT, error)) == NULL)
    return FALSE;
  return adopt (&adoption, version, reason, error);
}
