/* S11: what is due by when, and who debriefs how much, worked by hand. */

#include "maker.h"

#include "releve-followup.h"

static ReleveDuty *
add_duty (ReleveDossier *dossier, const char *id, const char *learner_id, int kind, int in_days)
{
  ReleveDuty *row = releve_row_new (&releve_duty_kind, id);

  row->learner_id = g_strdup (learner_id);
  row->kind = kind;
  row->due = MAKER_TODAY + in_days;
  releve_dossier_put (dossier, &releve_duty_kind, row);
  return row;
}

static void
assert_duties (ReleveDossier *dossier, const ReleveFilter *filter, int kind, const char *expected)
{
  g_autoptr (GPtrArray) open = releve_open_duties (dossier, filter, kind);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < open->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", ((const ReleveDuty *) open->pdata[i])->id);
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_groups (void)
{
  static const struct { int days; ReleveDueGroup group; } rows[] = {
    { -400, RELEVE_DUE_LATE }, { -1, RELEVE_DUE_LATE }, { 0, RELEVE_DUE_WEEK }, { 6, RELEVE_DUE_WEEK },
    { 7, RELEVE_DUE_MONTH }, { 28, RELEVE_DUE_MONTH }, { 29, RELEVE_DUE_LATER }, { 400, RELEVE_DUE_LATER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (releve_due_group (MAKER_TODAY + rows[i].days, MAKER_TODAY), ==, rows[i].group);
}

static void
test_open_duties (void)
{
  g_autoptr (ReleveDossier) dossier = maker_dossier (13);
  ReleveFilter filter = { .role_id = (char *) "director" };

  maker_learner (dossier, "L1");
  g_free (maker_learner (dossier, "L2")->role_id);
  ((ReleveLearner *) releve_dossier_learner (dossier, "L2"))->role_id = g_strdup ("director");
  assert_duties (dossier, NULL, -1, "");
  g_assert_cmpuint (releve_count_pressing (dossier), ==, 0);
  add_duty (dossier, "far", "L1", RELEVE_DUTY_REVIEW, 100);
  add_duty (dossier, "week", "L2", RELEVE_DUTY_DEBRIEFING, 6);
  add_duty (dossier, "same day", "L1", RELEVE_DUTY_BRIEFING, 6);
  add_duty (dossier, "late", "L1", RELEVE_DUTY_DEBRIEFING, -3);
  add_duty (dossier, "month", "L1", RELEVE_DUTY_TRAINING, 7);
  add_duty (dossier, "done", "L1", RELEVE_DUTY_BRIEFING, -9)->done = MAKER_TODAY - 9;
  add_duty (dossier, "nobody's", "L9", RELEVE_DUTY_BRIEFING, 0);
  assert_duties (dossier, NULL, -1, "late same day week month far");
  assert_duties (dossier, NULL, RELEVE_DUTY_DEBRIEFING, "late week");
  assert_duties (dossier, NULL, RELEVE_DUTY_SIGNATURE, "");
  assert_duties (dossier, &filter, -1, "week");
  g_assert_cmpuint (releve_count_pressing (dossier), ==, 3);
}

/* Loads */

static guint
load_of (ReleveDossier *dossier, const char *supervisor_id, int block)
{
  g_autoptr (GPtrArray) loads = releve_supervisor_loads (dossier);

  for (guint i = 0; i < loads->len; i++)
    {
      const ReleveLoad *load = loads->pdata[i];

      if (g_strcmp0 (load->supervisor->id, supervisor_id) == 0)
        return g_array_index (load->debriefings, guint, block - 1);
    }
  g_assert_not_reached ();
}

static void
test_loads (void)
{
  g_autoptr (ReleveDossier) dossier = maker_dossier (13);

  maker_learner (dossier, "L1");
  maker_supervisor (dossier, "S1", 2);
  maker_supervisor (dossier, "S2", 0);
  maker_assignment (dossier, "K1", RELEVE_CLINICAL, "1111111222")->supervisor_id = g_strdup ("S1");
  maker_assignment (dossier, "A1", RELEVE_ACADEMIC, "1111111202")->supervisor_id = g_strdup ("S1");
  g_assert_cmpuint (load_of (dossier, "S1", 3), ==, 0);
  maker_card (dossier, "long", "L1", "K1", 2, 2);  /* debriefed where it ends */
  g_assert_cmpuint (load_of (dossier, "S1", 2), ==, 0);
  g_assert_cmpuint (load_of (dossier, "S1", 3), ==, 1);
  maker_card (dossier, "other's", "L1", "K1", 3, 1)->supervisor_id = g_strdup ("S2");
  g_assert_cmpuint (load_of (dossier, "S1", 3), ==, 1);
  g_assert_cmpuint (load_of (dossier, "S2", 3), ==, 1);
  maker_card (dossier, "not debriefed", "L1", "A1", 3, 1);
  maker_card (dossier, "declined", "L1", "K1", 3, 1)->state = RELEVE_DECLINED;
  g_assert_cmpuint (load_of (dossier, "S1", 3), ==, 1);
}

/* Guards against two answers: the table of the page, and the rule that warns. */
static void
test_loads_agree_with_the_rule (void)
{
  guint compared = 0;

  for (guint32 seed = 1; seed <= 20; seed++)
    {
      g_autoptr (ReleveDossier) dossier = maker_generate (seed, 12, 13, 20);
      GPtrArray *cards = releve_dossier_all (dossier, &releve_placement_kind);

      for (guint i = 0; i < cards->len; i++)
        {
          const RelevePlacement *card = cards->pdata[i];
          ReleveLevels levels = releve_levels_in_force (dossier, card);
          ReleveSupervisorLoad load;

          if (card->state == RELEVE_DECLINED || !releve_rules_supervisor_load (dossier, card, &levels, &load))
            continue;
          g_assert_cmpuint (load_of (dossier, load.supervisor_id, load.block), ==, (guint) load.debriefings);
          compared++;
        }
    }
  g_assert_cmpuint (compared, >, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/core/followup/S11 late, this week, four weeks, later", test_groups);
  g_test_add_func ("/core/followup/S11 open duties by date, kind and filter", test_open_duties);
  g_test_add_func ("/core/followup/S11 a supervisor's debriefings by block", test_loads);
  g_test_add_func ("/core/followup/S11 the table and the rule agree", test_loads_agree_with_the_rule);
  return g_test_run ();
}
