#include "releve-exchange.h"

#include "releve-error.h"
#include "releve-rows.h"
#include "releve-seed.h"
#include "releve-snapshot.h"

#define SEED_FOLDER "/io/github/releve/Releve/seed/"

/* The example begins so that today lies in its third block. */
#define EXAMPLE_DAYS_BEFORE_TODAY 75

static const char *const shipped[] = {
  "parameters.json", "framework.json", "characteristics.json", "roles.json", "catalogue.json", "trainings.json",
};

static gboolean
read_seed (const char *name, const ReleveRelativeDays *relative, GArray *rows, GError **error)
{
  g_autofree char *path = g_strconcat (SEED_FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (releve_seed_get_resource (), path, 0, error);
  json_t *object;
  gboolean read;

  if (bytes == NULL)
    return FALSE;
  object = releve_rows_load (name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
  if (object == NULL)
    return FALSE;
  read = releve_rows_read (name, object, relative, rows, error);
  json_decref (object);
  return read;
}

static ReleveDay
coming_first_of_july (ReleveDay today)
{
  int year, month, day;

  releve_day_split (today, &year, &month, &day);
  return releve_day_new (month < 7 || (month == 7 && day == 1) ? year : year + 1, 7, 1);
}

static gboolean
parse_calendar (const char *code, ReleveCalendar *calendar, GError **error)
{
  g_autofree char *known = g_strjoinv (" ", (char **) releve_calendar_codes);
  int index = code != NULL ? releve_code_parse (releve_calendar_codes, code) : RELEVE_THIRTEEN_BLOCKS;

  if (index < 0)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-calendar", NULL, code, known);
  *calendar = index;
  return TRUE;
}

/* NULL with @error for a calendar that is none. */
static GPtrArray *
make_blocks (const ReleveNewDepartment *wish, ReleveDay today, GError **error)
{
  ReleveDay start = wish->start != RELEVE_NO_DAY ? wish->start : coming_first_of_july (today);
  ReleveCalendar calendar = RELEVE_THIRTEEN_BLOCKS;

  if (wish->blocks != NULL)
    return releve_calendar_check (wish->blocks, error) ? g_ptr_array_ref (wish->blocks) : NULL;
  if (wish->example)
    return releve_calendar_new (RELEVE_THIRTEEN_BLOCKS, today - EXAMPLE_DAYS_BEFORE_TODAY);
  return parse_calendar (wish->calendar, &calendar, error) ? releve_calendar_new (calendar, start) : NULL;
}

static void
append_row (GArray *rows, const ReleveKind *kind, gpointer row)
{
  ReleveImportRow import = { .kind = kind, .row = row };

  g_array_append_val (rows, import);
}

static void
append_blocks (GArray *rows, GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    append_row (rows, &releve_block_kind, releve_row_copy (&releve_block_kind, g_ptr_array_index (blocks, i)));
}

/* Twenty-four months after departure, and a briefing of 2 from level 3 on, are
 * the design's defaults (domain.md §7, features L7). */
static void
append_department (GArray *rows, const char *name)
{
  ReleveDepartment *department = releve_row_new (&releve_department_kind, "department");

  department->uuid = g_uuid_string_random ();
  department->name.en = g_strdup (name != NULL && *name != '\0' ? name : "Department");
  department->name.fr = g_strdup (name != NULL && *name != '\0' ? name : "Département");
  department->parameter_version = 1;
  department->retention_months = 24;
  department->brief_rule_level = 3;
  department->brief_rule_minimum = 2;
  append_row (rows, &releve_department_kind, department);
}

static gboolean
collect_rows (const ReleveNewDepartment *wish, ReleveDay today, GArray *rows, GError **error)
{
  g_autoptr (GPtrArray) blocks = make_blocks (wish, today, error);
  ReleveRelativeDays relative = { .today = today, .blocks = blocks };

  if (blocks == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (shipped); i++)
    if (!read_seed (shipped[i], NULL, rows, error))
      return FALSE;
  append_blocks (rows, blocks);
  if (wish->example)
    return read_seed ("example.json", &relative, rows, error);
  append_department (rows, wish->name);
  return TRUE;
}

static ReleveDossier *
make_dossier (GArray *rows, ReleveDay today)
{
  ReleveDossier *dossier = releve_dossier_new (today);

  for (guint i = 0; i < rows->len; i++)
    {
      const ReleveImportRow *row = &g_array_index (rows, ReleveImportRow, i);
      releve_dossier_put (dossier, row->kind, releve_row_copy (row->kind, row->row));
    }
  return dossier;
}

/* The example is dated around today, so what its agreements froze cannot be
 * written down beforehand. */
static void
seal_plans (GArray *rows, ReleveDay today)
{
  g_autoptr (ReleveDossier) dossier = make_dossier (rows, today);

  for (guint i = 0; i < rows->len; i++)
    {
      const ReleveImportRow *row = &g_array_index (rows, ReleveImportRow, i);
      RelevePlan *plan = row->kind == &releve_plan_kind ? row->row : NULL;

      if (plan != NULL && plan->state != RELEVE_PLAN_DRAFT && plan->snapshot == NULL)
        releve_snapshot_freeze (dossier, plan);
    }
}

gboolean
releve_exchange_new_department (const char *path, const ReleveNewDepartment *wish, GError **error)
{
  g_autoptr (GArray) rows = releve_import_rows_new ();
  ReleveDay today = wish->today != RELEVE_NO_DAY ? wish->today : releve_day_today ();
  ReleveDeskOptions options = { .who = wish->who, .today = today };
  g_autoptr (ReleveDesk) desk = NULL;

  if (!collect_rows (wish, today, rows, error) || !releve_rows_check (rows, error))
    return FALSE;
  if (wish->example)
    seal_plans (rows, today);
  desk = releve_desk_create_filled (path, &options, (ReleveImportRow *) rows->data, rows->len, error);
  return desk != NULL;
}
