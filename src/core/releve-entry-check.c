/* Whether an entry may stand in the catalogue: pure questions about values,
 * each refusal one problem with a sentence in text. */

#include "releve-entry.h"

#include <math.h>
#include <string.h>

#include "releve-calendar.h"
#include "releve-error.h"

/* A sum or a bound is not to depend on rounding. */
#define TOLERANCE 1e-9

/* Users are named by three codes at most. */
#define NAMED_USERS 3

typedef struct {
  ReleveDossier *dossier;
  const ReleveEntry *entry;
  const char *code;
} Inquiry;

static gboolean
refuse (GError **error, const char *problem, const char *where, const char *found, const char *expected)
{
  return releve_error_set (error, RELEVE_ERROR_INVALID, problem, where, found, expected);
}

static gboolean
refuse_number (GError **error, const char *problem, const char *where, double number, const char *expected)
{
  char found[G_ASCII_DTOSTR_BUF_SIZE];

  return refuse (error, problem, where, g_ascii_formatd (found, sizeof found, "%g", number), expected);
}

static gboolean
is_empty (const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return stripped == NULL || *stripped == '\0';
}

static gboolean
is_level (double level)
{
  return level >= 0 && level <= RELEVE_LEVEL_MAX; /* FALSE for NAN */
}

/* Codes and names */

/* The model and the seeds speak of these by their codes. */
static gboolean
has_fixed_code (const ReleveKind *kind, const char *code)
{
  guint64 number;

  if (kind == &releve_characteristic_kind)
    return TRUE;
  return kind == &releve_competency_kind && code != NULL && code[0] == 'C'
         && g_ascii_string_to_unsigned (code + 1, 10, 1, RELEVE_N_COMPETENCIES, &number, NULL);
}

static gboolean
check_fixed_code (const Inquiry *q, const ReleveField *field, gconstpointer known, GError **error)
{
  const char *before = known != NULL ? *(char **) RELEVE_ROW_FIELD (known, field) : NULL;

  if (known == NULL && q->entry->kind == &releve_characteristic_kind)
    return refuse (error, "characteristics-are-eleven", q->code, NULL, NULL);
  if (known == NULL || g_strcmp0 (before, q->code) == 0 || !has_fixed_code (q->entry->kind, before))
    return TRUE;
  return refuse (error, "code-is-fixed", before, q->code, before);
}

static gboolean
check_code (const Inquiry *q, GError **error)
{
  const ReleveField *field = releve_kind_field (q->entry->kind, "code");
  const ReleveRow *row = q->entry->row, *other;

  if (field == NULL)
    return TRUE;
  if (is_empty (q->code))
    return refuse (error, "code-missing", NULL, NULL, NULL);
  other = releve_dossier_by_code (q->dossier, q->entry->kind, q->code);
  if (other != NULL && g_strcmp0 (other->id, row->id) != 0)
    return refuse (error, "code-taken", NULL, q->code, NULL);
  return check_fixed_code (q, field, releve_dossier_get (q->dossier, q->entry->kind, row->id), error);
}

static gboolean
check_name (const Inquiry *q, GError **error)
{
  const ReleveField *field = releve_kind_field (q->entry->kind, "name");
  const ReleveWords *name = field != NULL ? RELEVE_ROW_FIELD (q->entry->row, field) : NULL;

  if (q->entry->kind == &releve_supervisor_kind && is_empty (((const ReleveSupervisor *) q->entry->row)->family))
    return refuse (error, "family-missing", q->code, NULL, NULL);
  if (name != NULL && is_empty (name->en) && is_empty (name->fr))
    return refuse (error, "name-missing", q->code, NULL, NULL);
  return TRUE;
}

/* References of a row, parts included, name what exists. */
static gboolean
check_references (const Inquiry *q, const ReleveKind *kind, gconstpointer row, GError **error)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const ReleveField *field = &kind->fields[i];
      const char *id = field->type == RELEVE_FIELD_REF ? *(char **) RELEVE_ROW_FIELD (row, field) : NULL;

      if (id == NULL || (q->entry->row != NULL && field->target == q->entry->kind && g_strcmp0 (id, ((const ReleveRow *) q->entry->row)->id) == 0))
        continue;
      if (releve_dossier_get (q->dossier, field->target, id) == NULL)
        return refuse (error, "unknown-reference", q->code, id, field->target->name);
    }
  return TRUE;
}

static gboolean
check_all_references (const Inquiry *q, GError **error)
{
  if (q->entry->row != NULL && !check_references (q, q->entry->kind, q->entry->row, error))
    return FALSE;
  for (guint i = 0; i < q->entry->parts->len; i++)
    {
      const ReleveEntryPart *part = q->entry->parts->pdata[i];

      if (!check_references (q, part->kind, part->row, error))
        return FALSE;
    }
  return TRUE;
}

static const char *
competency_code (const Inquiry *q, const char *id)
{
  const ReleveCompetency *competency = releve_dossier_competency (q->dossier, id);

  return competency != NULL ? competency->code : id;
}

/* A competency stands once among the parts of one kind. */
static gboolean
check_no_twins (const Inquiry *q, const ReleveKind *kind, gsize offset, GError **error)
{
  g_autoptr (GPtrArray) parts = releve_entry_parts (q->entry, kind);

  for (guint i = 0; i < parts->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const char *one = G_STRUCT_MEMBER (char *, parts->pdata[i], offset);

        if (g_strcmp0 (one, G_STRUCT_MEMBER (char *, parts->pdata[j], offset)) == 0)
          return refuse (error, "part-twice", q->code, competency_code (q, one), NULL);
      }
  return TRUE;
}

/* Roles */

static gboolean
check_role (const Inquiry *q, GError **error)
{
  g_autoptr (GPtrArray) levels = releve_entry_parts (q->entry, &releve_role_level_kind);

  for (guint i = 0; i < levels->len; i++)
    {
      const ReleveRoleLevel *row = levels->pdata[i];

      if (!is_level (row->level))
        return refuse_number (error, "level-out-of-range", competency_code (q, row->competency_id), row->level, "0–4");
    }
  return check_no_twins (q, &releve_role_level_kind, G_STRUCT_OFFSET (ReleveRoleLevel, competency_id), error);
}

/* Assignments */

static gboolean
check_level_of (const Inquiry *q, const ReleveAssignment *row, int i, GError **error)
{
  gboolean ranged = releve_levels_set_p (&row->low);
  int level = row->profile.v[i];
  int low = ranged ? row->low.v[i] : MAX (level - 1, 0), high = ranged ? row->high.v[i] : MIN (level + 1, RELEVE_LEVEL_MAX);
  const int all[] = { level, low, high };
  g_autofree char *found = g_strdup_printf ("%d", level), *range = g_strdup_printf ("%d–%d", low, high);
  g_autofree char *where = g_strdup_printf ("%s, %s", q->code, releve_characteristic_codes[i]);

  for (guint k = 0; k < G_N_ELEMENTS (all); k++)
    if (!is_level (all[k]))
      return refuse_number (error, "level-out-of-range", where, all[k], "0–4");
  if (low > level || level > high)
    return refuse (error, "range-misses-profile", where, found, range);
  return TRUE;
}

static gboolean
check_profile (const Inquiry *q, const ReleveAssignment *row, GError **error)
{
  if (!releve_levels_set_p (&row->profile))
    return refuse (error, "profile-missing", q->code, NULL, NULL);
  if (releve_levels_set_p (&row->low) != releve_levels_set_p (&row->high))
    return refuse (error, "range-half", q->code, NULL, NULL);
  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    if (!check_level_of (q, row, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_weights (const Inquiry *q, GError **error)
{
  g_autoptr (GPtrArray) rows = releve_entry_parts (q->entry, &releve_assignment_competency_kind);
  double sum = 0;

  for (guint i = 0; i < rows->len; i++)
    sum += ((const ReleveAssignmentCompetency *) rows->pdata[i])->weight;
  if (fabs (sum) < TOLERANCE)
    return refuse (error, "weights-are-nothing", q->code, NULL, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const ReleveAssignmentCompetency *row = rows->pdata[i];

      if (!(row->weight > 0 && row->weight <= 1))
        return refuse_number (error, "weight-outside", competency_code (q, row->competency_id), row->weight, "0–1");
    }
  return check_no_twins (q, &releve_assignment_competency_kind, G_STRUCT_OFFSET (ReleveAssignmentCompetency, competency_id), error);
}

static gboolean
check_times (const Inquiry *q, const ReleveAssignment *row, GError **error)
{
  g_autofree char *minimum = g_strdup_printf ("%d", row->minimum);

  if (!(row->hours >= 0) || isinf (row->hours))
    return refuse_number (error, "hours-outside", q->code, row->hours, NULL);
  if (row->duration < 1)
    return refuse_number (error, "duration-too-short", q->code, row->duration, NULL);
  if (row->minimum < 0 || row->capacity < 0)
    return refuse_number (error, "people-negative", q->code, MIN (row->minimum, row->capacity), NULL);
  if (row->minimum_gap < 0)
    return refuse_number (error, "recurrence-negative", q->code, row->minimum_gap, NULL);
  if (row->capacity > 0 && row->capacity < row->minimum)
    return refuse_number (error, "capacity-below-minimum", q->code, row->capacity, minimum);
  return TRUE;
}

static gboolean
check_prerequisite (const Inquiry *q, const RelevePrerequisite *row, GError **error)
{
  if ((row->needs_assignment_id == NULL) == (row->needs_competency_id == NULL))
    return refuse (error, "prerequisite-unclear", q->code, NULL, NULL);
  if (g_strcmp0 (row->needs_assignment_id, ((const ReleveRow *) q->entry->row)->id) == 0)
    return refuse (error, "prerequisite-itself", q->code, NULL, NULL);
  if (row->needs_competency_id != NULL && !is_level (row->level))
    return refuse_number (error, "level-out-of-range", competency_code (q, row->needs_competency_id), row->level, "0–4");
  return TRUE;
}

/* What @assignment_id waits for, by the entry where it speaks, else the dossier. */
static GPtrArray *
needs_of (const Inquiry *q, const char *assignment_id)
{
  if (g_strcmp0 (assignment_id, ((const ReleveRow *) q->entry->row)->id) == 0)
    return releve_entry_parts (q->entry, &releve_prerequisite_kind);
  return g_ptr_array_ref (RELEVE_DOSSIER_OF (q->dossier, releve_prerequisite_kind, RelevePrerequisite, assignment_id, assignment_id));
}

/* Fills @path with the codes from @from back to the entry; each is looked at once. */
static gboolean
leads_back (const Inquiry *q, const char *from, GHashTable *seen, GString *path)
{
  g_autoptr (GPtrArray) needs = NULL;
  const ReleveAssignment *assignment = releve_dossier_assignment (q->dossier, from);

  if (g_strcmp0 (from, ((const ReleveRow *) q->entry->row)->id) == 0)
    return TRUE;
  if (!g_hash_table_add (seen, (gpointer) from))
    return FALSE;
  needs = needs_of (q, from);
  for (guint i = 0; i < needs->len; i++)
    {
      const char *next = ((const RelevePrerequisite *) needs->pdata[i])->needs_assignment_id;
      g_autofree char *step = NULL;

      if (next == NULL || !leads_back (q, next, seen, path))
        continue;
      step = g_strdup_printf (" → %s", assignment != NULL ? assignment->code : from);
      g_string_prepend (path, step);
      return TRUE;
    }
  return FALSE;
}

static gboolean
check_prerequisites (const Inquiry *q, GError **error)
{
  g_autoptr (GPtrArray) rows = releve_entry_parts (q->entry, &releve_prerequisite_kind);

  for (guint i = 0; i < rows->len; i++)
    if (!check_prerequisite (q, rows->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GString) path = g_string_new (NULL);
      const char *needs = ((const RelevePrerequisite *) rows->pdata[i])->needs_assignment_id;

      if (needs == NULL || !leads_back (q, needs, seen, path))
        continue;
      g_string_prepend (path, q->code);
      g_string_append_printf (path, " → %s", q->code);
      return refuse (error, "prerequisite-cycle", q->code, path->str, NULL);
    }
  return TRUE;
}

static gboolean
check_assignment (const Inquiry *q, GError **error)
{
  const ReleveAssignment *row = q->entry->row;

  return check_profile (q, row, error) && check_weights (q, error) && check_times (q, row, error)
         && check_prerequisites (q, error);
}

/* The others */

static gboolean
check_competency (const Inquiry *q, GError **error)
{
  const ReleveCompetency *row = q->entry->row;
  const ReleveCompetency *above = row;

  if (row->framework_id == NULL)
    return refuse (error, "framework-missing", q->code, NULL, NULL);
  for (int depth = 0; above != NULL && above->parent_id != NULL; depth++)
    {
      if (depth > 64 || g_strcmp0 (above->parent_id, row->id) == 0)
        return refuse (error, "competency-under-itself", q->code, NULL, NULL);
      above = releve_dossier_competency (q->dossier, above->parent_id);
    }
  return TRUE;
}

static gboolean
check_framework (const Inquiry *q, GError **error)
{
  const ReleveFramework *row = q->entry->row;

  if (row->version < 1)
    return refuse_number (error, "version-below-one", q->code, row->version, NULL);
  return isnan (row->proficient) || is_level (row->proficient)
         || refuse_number (error, "level-out-of-range", q->code, row->proficient, "0–4");
}

static gboolean
check_training (const Inquiry *q, GError **error)
{
  const ReleveTraining *row = q->entry->row;
  g_autofree char *first = releve_day_to_iso (row->first), *last = releve_day_to_iso (row->last);

  if (row->hours < 0 || isinf (row->hours))
    return refuse_number (error, "hours-outside", q->code, row->hours, NULL);
  if (row->cost < 0 || isinf (row->cost))
    return refuse_number (error, "cost-negative", q->code, row->cost, NULL);
  if (row->first != RELEVE_NO_DAY && row->last != RELEVE_NO_DAY && row->last < row->first)
    return refuse (error, "period-reversed", q->code, last, first);
  return check_no_twins (q, &releve_training_competency_kind, G_STRUCT_OFFSET (ReleveTrainingCompetency, competency_id), error);
}

static gboolean
check_supervisor (const Inquiry *q, GError **error)
{
  const ReleveSupervisor *row = q->entry->row;

  return row->duty_limit >= 0 || refuse_number (error, "duties-negative", q->code, row->duty_limit, NULL);
}

/* L7: level 0 switches the rule off. */
static gboolean
check_department (const Inquiry *q, GError **error)
{
  const ReleveDepartment *row = q->entry->row;

  if (!is_level (row->brief_rule_level))
    return refuse_number (error, "level-out-of-range", "AUT, RSP", row->brief_rule_level, "0–4");
  if (!is_level (row->brief_rule_minimum))
    return refuse_number (error, "level-out-of-range", "BRF", row->brief_rule_minimum, "0–4");
  return row->retention_months >= 0 || refuse_number (error, "retention-negative", q->code, row->retention_months, NULL);
}

/* The last block that @card needs, by its number before the edit. */
static gboolean
check_card_fits (const Inquiry *q, GPtrArray *blocks, const RelevePlacement *card, GError **error)
{
  const ReleveAssignment *assignment = releve_dossier_assignment (q->dossier, card->assignment_id);
  const ReleveBlock *was = releve_dossier_block (q->dossier, card->block_id);
  const ReleveLearner *learner = releve_dossier_learner (q->dossier, card->learner_id);
  const ReleveBlock *stands = NULL;
  g_autofree char *where = g_strdup_printf ("%d", was != NULL ? was->number : 0);
  g_autofree char *found = g_strdup_printf ("%s, %s", learner != NULL ? learner->code : "", assignment != NULL ? assignment->code : "");

  for (guint i = 0; i < blocks->len; i++)
    if (g_strcmp0 (((const ReleveBlock *) blocks->pdata[i])->id, card->block_id) == 0)
      stands = blocks->pdata[i];
  if (stands == NULL)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "block-holds-cards", where, found, NULL);
  if (stands->number + MAX (card->span, 1) - 1 > (int) blocks->len && releve_dossier_last_block (q->dossier, card) > (int) blocks->len)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "block-holds-cards", where, found, NULL);
  return TRUE;
}

/* Drafts and published plans stand on the same blocks as the plan in force. */
static gboolean
is_of_this_year (ReleveDossier *dossier, const RelevePlacement *card)
{
  const ReleveBlock *block = releve_dossier_block (dossier, card->block_id);

  return block != NULL && g_strcmp0 (block->version_id, releve_dossier_get_year (dossier)) == 0;
}

static gboolean
check_calendar (const Inquiry *q, GError **error)
{
  g_autoptr (GPtrArray) blocks = releve_entry_parts (q->entry, &releve_block_kind);
  g_autoptr (GPtrArray) cards = releve_dossier_every (q->dossier, &releve_placement_kind);

  if (!releve_calendar_check (blocks, error))
    return FALSE;
  for (guint i = 0; i < cards->len; i++)
    if (is_of_this_year (q->dossier, cards->pdata[i]) && !check_card_fits (q, blocks, cards->pdata[i], error))
      return FALSE;
  return TRUE;
}

static const struct {
  const ReleveKind *kind;
  gboolean (*check) (const Inquiry *q, GError **error);
} checks[] = {
  { &releve_role_kind, check_role },
  { &releve_assignment_kind, check_assignment },
  { &releve_competency_kind, check_competency },
  { &releve_framework_kind, check_framework },
  { &releve_training_kind, check_training },
  { &releve_supervisor_kind, check_supervisor },
  { &releve_department_kind, check_department },
  { &releve_block_kind, check_calendar },
};

gboolean
releve_entry_check (ReleveDossier *dossier, const ReleveEntry *entry, GError **error)
{
  Inquiry q = { dossier, entry, NULL };

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier) && entry != NULL, FALSE);

  q.code = releve_entry_code (entry);
  if (entry->row != NULL && (!check_code (&q, error) || !check_name (&q, error)))
    return FALSE;
  if (!check_all_references (&q, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (checks[i].kind == entry->kind)
      return checks[i].check (&q, error);
  return TRUE;
}

/* Deleting */

static const struct {
  const ReleveKind *kind;
  const char *problem;
  const char *owner;      /* the REF field whose row's code names the user; NULL = its own code */
} uses[] = {
  { &releve_placement_kind, "used-by-cards", "learner_id" },
  { &releve_experience_kind, "used-by-log", "learner_id" },
  { &releve_rating_kind, "used-by-ratings", "learner_id" },
  { &releve_enrolment_kind, "used-by-enrolments", "learner_id" },
  { &releve_duty_kind, "used-by-duties", "learner_id" },
  { &releve_learner_kind, "used-by-learners", NULL },
  { &releve_prerequisite_kind, "used-by-prerequisites", "assignment_id" },
  { &releve_assignment_competency_kind, "used-by-assignments", "assignment_id" },
  { &releve_assignment_kind, "used-by-assignments", NULL },
  { &releve_role_level_kind, "used-by-roles", "role_id" },
  { &releve_training_competency_kind, "used-by-trainings", "training_id" },
  { &releve_competency_kind, "used-by-competencies", NULL },
};

static const char *
name_user (ReleveDossier *dossier, const ReleveKind *kind, gconstpointer row, const char *owner)
{
  const ReleveField *field = releve_kind_field (kind, owner != NULL ? owner : "code");
  const char *text = *(char **) RELEVE_ROW_FIELD (row, field);

  return owner != NULL ? name_user (dossier, field->target, releve_dossier_get (dossier, field->target, text), NULL) : text;
}

static char *
name_users (ReleveDossier *dossier, GArray *users, const ReleveKind *kind, const char *owner)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autofree char *list = NULL;
  gboolean more = FALSE;

  for (guint i = 0; i < users->len; i++)
    {
      const ReleveChange *user = &g_array_index (users, ReleveChange, i);
      const char *code;

      if (user->kind != kind)
        continue;
      code = name_user (dossier, kind, releve_dossier_get (dossier, kind, user->id), owner);
      if (g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
        continue;
      more = codes->len == NAMED_USERS;
      if (more)
        break;
      g_ptr_array_add (codes, (gpointer) code);
    }
  g_ptr_array_add (codes, NULL);
  list = g_strjoinv (", ", (char **) codes->pdata);
  return more ? g_strconcat (list, " …", NULL) : g_steal_pointer (&list);
}

gboolean
releve_entry_check_unused (ReleveDossier *dossier, const ReleveKind *kind, const char *id, GError **error)
{
  g_autoptr (GArray) users = releve_entry_users (dossier, kind, id);
  gconstpointer row = releve_dossier_get (dossier, kind, id);
  const ReleveField *field = releve_kind_field (kind, "code");

  g_return_val_if_fail (row != NULL && field != NULL, FALSE);

  if (has_fixed_code (kind, *(char **) RELEVE_ROW_FIELD (row, field)))
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "model-needs-it", *(char **) RELEVE_ROW_FIELD (row, field), NULL, NULL);
  for (guint k = 0; k < G_N_ELEMENTS (uses); k++)
    for (guint i = 0; i < users->len; i++)
      if (g_array_index (users, ReleveChange, i).kind == uses[k].kind)
        {
          g_autofree char *found = name_users (dossier, users, uses[k].kind, uses[k].owner);

          return releve_error_set (error, RELEVE_ERROR_REFUSED, uses[k].problem,
                                   *(char **) RELEVE_ROW_FIELD (row, field), found, NULL);
        }
  return TRUE;
}
