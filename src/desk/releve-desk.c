/* Opening a file, the frame of every verb, and its history. */

#include "releve-desk-private.h"
#include "releve-versions.h"

#include <string.h>
#include <unistd.h>

G_DEFINE_TYPE (ReleveDesk, releve_desk, G_TYPE_OBJECT)

enum { HISTORY_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
releve_desk_finalize (GObject *object)
{
  ReleveDesk *self = RELEVE_DESK (object);

  g_clear_pointer (&self->store, releve_store_close);
  g_clear_object (&self->dossier);
  g_clear_pointer (&self->undo, releve_step_free);
  g_clear_pointer (&self->redo, releve_step_free);
  g_free (self->path);
  g_free (self->who);
  G_OBJECT_CLASS (releve_desk_parent_class)->finalize (object);
}

static void
releve_desk_class_init (ReleveDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = releve_desk_finalize;
  signals[HISTORY_CHANGED] = g_signal_new ("history-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
releve_desk_init (ReleveDesk *self)
{
}

/* The name given, else the account's full name, else its login. */
static char *
choose_who (const ReleveDeskOptions *options)
{
  const char *real = g_get_real_name ();

  if (options != NULL && options->who != NULL && *options->who != '\0')
    return g_strdup (options->who);
  if (*real != '\0' && strcmp (real, "Unknown") != 0)
    return g_strdup (real);
  return g_strdup (g_get_user_name ());
}

static void
read_peeks (ReleveDesk *self)
{
  g_clear_pointer (&self->undo, releve_step_free);
  g_clear_pointer (&self->redo, releve_step_free);
  self->undo = releve_store_peek_undo (self->store, NULL);
  self->redo = releve_store_peek_redo (self->store, NULL);
}

static void
note_history (ReleveDesk *self)
{
  read_peeks (self);
  g_signal_emit (self, signals[HISTORY_CHANGED], 0);
}

ReleveDesk *
releve_desk_open (const char *path, const ReleveDeskOptions *options, GError **error)
{
  g_autoptr (ReleveDesk) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (RELEVE_TYPE_DESK, NULL);
  self->path = g_strdup (path);
  self->who = choose_who (options);
  self->today = options != NULL && options->today != RELEVE_NO_DAY ? options->today : releve_day_today ();
  self->dossier = releve_dossier_new (self->today);
  self->store = releve_store_open (path, options != NULL && options->read_only, error);
  if (self->store == NULL || !releve_store_load (self->store, self->dossier, error))
    return NULL;
  read_peeks (self);
  return g_steal_pointer (&self);
}

static gboolean
fill (ReleveStore *store, const ReleveImportRow *rows, gsize n_rows, GError **error)
{
  if (!releve_store_begin (store, error))
    return FALSE;
  for (gsize i = 0; i < n_rows; i++)
    if (!releve_store_put (store, rows[i].kind, rows[i].row, error))
      return FALSE;
  return releve_store_commit (store, NULL, "import", NULL, FALSE, error);
}

ReleveDesk *
releve_desk_create_filled (const char *path, const ReleveDeskOptions *options,
                           const ReleveImportRow *rows, gsize n_rows, GError **error)
{
  g_autoptr (ReleveStore) blank = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  blank = releve_store_new_blank (error);
  if (blank == NULL || !fill (blank, rows, n_rows, error) || !releve_store_publish (blank, path, error))
    return NULL;
  return releve_desk_open (path, options, error);
}

ReleveDesk *
releve_desk_create (const char *path, const ReleveDeskOptions *options, GError **error)
{
  return releve_desk_create_filled (path, options, NULL, 0, error);
}

ReleveDossier *
releve_desk_get_dossier (ReleveDesk *self)
{
  g_return_val_if_fail (RELEVE_IS_DESK (self), NULL);
  return self->dossier;
}

const char *
releve_desk_get_path (ReleveDesk *self)
{
  g_return_val_if_fail (RELEVE_IS_DESK (self), NULL);
  return self->path;
}

gboolean
releve_desk_is_read_only (ReleveDesk *self)
{
  g_return_val_if_fail (RELEVE_IS_DESK (self), TRUE);
  return releve_store_is_read_only (self->store);
}

int
releve_desk_get_schema (ReleveDesk *self)
{
  g_return_val_if_fail (RELEVE_IS_DESK (self), 0);
  return releve_store_get_schema (self->store);
}

/* The frame of every verb */

gboolean
releve_desk_refresh (ReleveDesk *self, GError **error)
{
  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  return releve_store_refresh (self->store, error);
}

gboolean
releve_desk_start (ReleveDesk *self, GError **error)
{
  return releve_store_check_writable (self->store, error) && releve_store_refresh (self->store, error);
}

gboolean
releve_desk_finish (ReleveDesk *self, ReleveEdit *edit, const char *verb, json_t *detail, gboolean record, GError **error)
{
  char *text = json_dumps (detail, JSON_COMPACT | JSON_SORT_KEYS);
  gboolean done = releve_desk_write (self, edit, verb, text, record, error);

  free (text);
  json_decref (detail);
  if (done)
    note_history (self);
  return done;
}

gpointer
releve_desk_new_row (const ReleveKind *kind)
{
  g_autofree char *id = g_uuid_string_random ();

  return releve_row_new (kind, id);
}

void
releve_set_text (char **field, const char *value)
{
  char *copy = value != NULL && *value != '\0' ? g_strdup (value) : NULL;

  g_free (*field);
  *field = copy;
}

/* Looking up */

static gconstpointer
find_row (ReleveDesk *self, const ReleveKind *kind, const char *id, const char *problem, GError **error)
{
  gconstpointer row = id != NULL ? releve_dossier_get (self->dossier, kind, id) : NULL;

  if (row == NULL)
    releve_error_set (error, RELEVE_ERROR_INVALID, problem, kind->name, id, NULL);
  return row;
}

const ReleveLearner *
releve_desk_find_learner (ReleveDesk *self, const char *id, GError **error)
{
  return find_row (self, &releve_learner_kind, id, "unknown-learner", error);
}

const ReleveAssignment *
releve_desk_find_assignment (ReleveDesk *self, const char *id, GError **error)
{
  return find_row (self, &releve_assignment_kind, id, "unknown-assignment", error);
}

const RelevePlacement *
releve_desk_find_placement (ReleveDesk *self, const char *id, GError **error)
{
  return find_row (self, &releve_placement_kind, id, "unknown-placement", error);
}

gboolean
releve_desk_check_plan (ReleveDesk *self, GError **error)
{
  return releve_version_check_open (releve_dossier_version (self->dossier, releve_dossier_get_view (self->dossier)), error);
}

gboolean
releve_desk_check_in_force (ReleveDesk *self, GError **error)
{
  return releve_dossier_get_view (self->dossier) == NULL
         || releve_error_set (error, RELEVE_ERROR_REFUSED, "plan-not-in-force", NULL, NULL, NULL);
}

const RelevePlacement *
releve_desk_find_card (ReleveDesk *self, const char *id, GError **error)
{
  const RelevePlacement *card = releve_desk_find_placement (self, id, error);

  if (card == NULL || !releve_desk_check_plan (self, error))
    return NULL;
  if (releve_dossier_shows (self->dossier, card))
    return card;
  releve_error_set (error, RELEVE_ERROR_REFUSED, "card-elsewhere", releve_desk_assignment_code (self, card), NULL, NULL);
  return NULL;
}

gboolean
releve_desk_check_promise (ReleveDesk *self, const RelevePlacement *card, gboolean past_too, GError **error)
{
  const ReleveVersion *version = releve_dossier_version (self->dossier, card->version_id);

  if (version == NULL || (past_too && releve_version_is_year (version)))
    return TRUE;
  if (releve_version_is_year (version))
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "year-is-over", version->name, NULL, NULL);
  return releve_error_set (error, RELEVE_ERROR_REFUSED, "draft-promises-nothing", releve_desk_assignment_code (self, card), NULL, NULL);
}

const RelevePlacement *
releve_desk_find_promise (ReleveDesk *self, const char *id, gboolean past_too, GError **error)
{
  const RelevePlacement *card = releve_desk_find_placement (self, id, error);

  return card != NULL && releve_desk_check_promise (self, card, past_too, error) ? card : NULL;
}

gboolean
releve_desk_knows_supervisor (ReleveDesk *self, const char *id, GError **error)
{
  return id == NULL || find_row (self, &releve_supervisor_kind, id, "unknown-supervisor", error) != NULL;
}

const ReleveBlock *
releve_desk_find_block (ReleveDesk *self, int number, GError **error)
{
  const ReleveBlock *block = releve_dossier_block_number (self->dossier, number);
  g_autofree char *found = g_strdup_printf ("%d", number);
  g_autofree char *expected = g_strdup_printf ("1–%d", releve_dossier_n_blocks (self->dossier));

  if (block == NULL)
    releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-block", "block", found, expected);
  return block;
}

const char *
releve_desk_learner_code (ReleveDesk *self, const char *learner_id)
{
  const ReleveLearner *learner = releve_dossier_learner (self->dossier, learner_id);

  return learner != NULL ? learner->code : "";
}

const char *
releve_desk_assignment_code (ReleveDesk *self, const RelevePlacement *card)
{
  const ReleveAssignment *assignment = releve_dossier_assignment (self->dossier, card->assignment_id);

  return assignment != NULL ? assignment->code : "";
}

json_t *
releve_desk_describe_card (ReleveDesk *self, const RelevePlacement *card)
{
  return json_pack ("{s:s, s:s, s:i}",
                    "learner", releve_desk_learner_code (self, card->learner_id),
                    "assignment", releve_desk_assignment_code (self, card),
                    "block", releve_dossier_first_block (self->dossier, card));
}

gboolean
releve_desk_check_past (ReleveDesk *self, const char *field, ReleveDay day, GError **error)
{
  g_autofree char *found = releve_day_to_iso (day);
  g_autofree char *today = releve_day_to_iso (self->today);

  if (day == RELEVE_NO_DAY)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "date-missing", field, NULL, NULL);
  if (day > self->today)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "date-in-future", field, found, today);
  return TRUE;
}

/* History */

const ReleveStep *
releve_desk_peek_undo (ReleveDesk *self)
{
  g_return_val_if_fail (RELEVE_IS_DESK (self), NULL);
  return self->undo;
}

const ReleveStep *
releve_desk_peek_redo (ReleveDesk *self)
{
  g_return_val_if_fail (RELEVE_IS_DESK (self), NULL);
  return self->redo;
}

GPtrArray *
releve_desk_history (ReleveDesk *self, GError **error)
{
  g_return_val_if_fail (RELEVE_IS_DESK (self), NULL);
  return releve_store_history (self->store, error);
}

/* What stands until its own verb reverses it, with a reason (B13): a signature
 * by a new version, a publication, a new year. */
static const char *
find_stop (const char *verb, const char *state)
{
  if (strcmp (verb, "plan") == 0 && g_strcmp0 (state, "signed") == 0)
    return "undo-stops-at-signature";
  if (strcmp (verb, "publish") == 0)
    return "undo-stops-at-publication";
  return strcmp (verb, "year") == 0 ? "undo-stops-at-year" : NULL;
}

static gboolean
check_stop (const ReleveStep *step, GError **error)
{
  json_t *detail = step != NULL ? json_loads (step->detail, 0, NULL) : NULL;
  const char *stop = step != NULL ? find_stop (step->verb, json_string_value (json_object_get (detail, "state"))) : NULL;
  const char *learner = json_string_value (json_object_get (detail, "learner"));
  const char *year = json_string_value (json_object_get (detail, "code"));
  g_autofree char *version = g_strdup_printf ("%d", (int) json_integer_value (json_object_get (detail, "version")));

  if (stop != NULL)
    releve_error_set (error, RELEVE_ERROR_REFUSED, stop, learner != NULL ? learner : year, version, NULL);
  json_decref (detail);
  return stop == NULL;
}

gboolean
releve_desk_may_undo (ReleveDesk *self)
{
  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  return self->undo != NULL && check_stop (self->undo, NULL);
}

gboolean
releve_desk_undo (ReleveDesk *self, ReleveStep **step, GError **error)
{
  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  read_peeks (self);
  if (!check_stop (self->undo, error) || !releve_store_undo (self->store, step, error))
    return FALSE;
  note_history (self);
  return TRUE;
}

gboolean
releve_desk_redo (ReleveDesk *self, ReleveStep **step, GError **error)
{
  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error) || !releve_store_redo (self->store, step, error))
    return FALSE;
  note_history (self);
  return TRUE;
}

char *
releve_desk_checksum (ReleveDesk *self, GError **error)
{
  g_return_val_if_fail (RELEVE_IS_DESK (self), NULL);
  return releve_store_checksum (self->store, error);
}

gboolean
releve_desk_verify (ReleveDesk *self, GError **error)
{
  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);
  return releve_store_verify (self->store, error);
}
