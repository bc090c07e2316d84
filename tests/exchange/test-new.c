/* A new department: what it holds, from which day, and what is refused. */

#include "releve-exchange-fixture.h"
#include "releve-folder-fixture.h"

#include <glib/gstdio.h>
#include "releve-calendar.h"
#include "releve-error.h"

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("releve-new-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "new.releve", NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  folder_fixture_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static ReleveDesk *
make (Fixture *f, const ReleveNewDepartment *wish)
{
  ReleveDeskOptions options = { .today = EXCHANGE_TODAY };
  g_autoptr (GError) error = NULL;
  ReleveDesk *desk;

  releve_exchange_new_department (f->path, wish, &error);
  g_assert_no_error (error);
  desk = releve_desk_open (f->path, &options, &error);
  g_assert_no_error (error);
  return desk;
}

static void
test_a_plain_department_has_the_catalogue_and_nobody (Fixture *f, gconstpointer data)
{
  ReleveNewDepartment wish = { .today = EXCHANGE_TODAY };
  g_autoptr (ReleveDesk) desk = make (f, &wish);
  ReleveDossier *d = releve_desk_get_dossier (desk);
  g_autoptr (GPtrArray) breaches = releve_rules_of_dossier (d);
  g_autoptr (GPtrArray) history = releve_desk_history (desk, NULL);

  g_assert_cmpstr (releve_dossier_department (d)->name.en, ==, "Department");
  g_assert_cmpstr (releve_dossier_department (d)->name.fr, ==, "Département");
  g_assert_cmpuint (releve_dossier_all (d, &releve_assignment_kind)->len, ==, 30);
  g_assert_cmpuint (releve_dossier_all (d, &releve_competency_kind)->len, ==, 12);
  g_assert_cmpuint (releve_dossier_all (d, &releve_characteristic_kind)->len, ==, 11);
  g_assert_cmpuint (releve_dossier_all (d, &releve_role_kind)->len, ==, 5);
  g_assert_cmpuint (releve_dossier_all (d, &releve_role_level_kind)->len, ==, 60);
  g_assert_cmpuint (releve_dossier_all (d, &releve_learner_kind)->len, ==, 0);
  g_assert_cmpuint (releve_dossier_all (d, &releve_placement_kind)->len, ==, 0);
  g_assert_cmpuint (breaches->len, ==, 0);
  g_assert_cmpuint (history->len, ==, 0);
}

static void
test_the_year_begins_on_the_coming_first_of_july (Fixture *f, gconstpointer data)
{
  ReleveNewDepartment wish = { .today = EXCHANGE_TODAY, .name = "Cardiologie" };
  g_autoptr (ReleveDesk) desk = make (f, &wish);
  ReleveDossier *d = releve_desk_get_dossier (desk);

  g_assert_cmpint (releve_dossier_n_blocks (d), ==, 13);
  g_assert_cmpint (releve_dossier_block_number (d, 1)->first, ==, releve_day_new (2027, 7, 1));
  g_assert_cmpint (releve_dossier_block_number (d, 1)->last, ==, releve_day_new (2027, 7, 28));
  g_assert_cmpstr (releve_dossier_department (d)->name.en, ==, "Cardiologie");
}

static void
test_today_may_be_the_first_of_july (Fixture *f, gconstpointer data)
{
  ReleveNewDepartment wish = { .today = releve_day_new (2026, 7, 1) };
  g_autoptr (ReleveDesk) desk = make (f, &wish);

  g_assert_cmpint (releve_dossier_block_number (releve_desk_get_dossier (desk), 1)->first, ==, wish.today);
}

static void
test_a_calendar_is_chosen_by_its_code (Fixture *f, gconstpointer data)
{
  ReleveNewDepartment wish = { .today = EXCHANGE_TODAY, .start = releve_day_new (2026, 1, 1), .calendar = "months" };
  g_autoptr (ReleveDesk) desk = make (f, &wish);
  ReleveDossier *d = releve_desk_get_dossier (desk);

  g_assert_cmpint (releve_dossier_n_blocks (d), ==, 12);
  g_assert_cmpint (releve_dossier_block_number (d, 2)->last, ==, releve_day_new (2026, 2, 28));
}

static void
assert_refused (Fixture *f, const ReleveNewDepartment *wish, const char *problem)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (releve_exchange_new_department (f->path, wish, &error));
  exchange_assert_problem (error, RELEVE_ERROR_INVALID, problem);
}

static void
test_a_name_that_is_empty_is_none (Fixture *f, gconstpointer data)
{
  ReleveNewDepartment wish = { .today = EXCHANGE_TODAY, .name = "" };
  g_autoptr (ReleveDesk) desk = make (f, &wish);

  g_assert_cmpstr (releve_dossier_department (releve_desk_get_dossier (desk))->name.fr, ==, "Département");
}

static void
test_an_unknown_calendar_makes_no_file (Fixture *f, gconstpointer data)
{
  ReleveNewDepartment wish = { .today = EXCHANGE_TODAY, .calendar = "weeks" };

  assert_refused (f, &wish, "unknown-calendar");
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

static void
test_blocks_that_overlap_make_no_file (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) blocks = releve_calendar_new (RELEVE_THIRTEEN_BLOCKS, EXCHANGE_TODAY);
  ReleveNewDepartment wish = { .today = EXCHANGE_TODAY, .blocks = blocks };

  ((ReleveBlock *) g_ptr_array_index (blocks, 3))->first -= 1;
  assert_refused (f, &wish, "blocks-overlap");
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

static void
test_an_existing_file_is_left_alone (Fixture *f, gconstpointer data)
{
  ReleveNewDepartment wish = { .today = EXCHANGE_TODAY, .example = TRUE };
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (f->path, "mine", -1, NULL));
  assert_refused (f, &wish, "file-exists");
  g_assert_true (g_file_get_contents (f->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
}

#define ADD(name, function) g_test_add ("/exchange/new/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("a-plain-department-has-the-catalogue-and-nobody", test_a_plain_department_has_the_catalogue_and_nobody);
  ADD ("the-year-begins-on-the-coming-first-of-july", test_the_year_begins_on_the_coming_first_of_july);
  ADD ("today-may-be-the-first-of-july", test_today_may_be_the_first_of_july);
  ADD ("a-calendar-is-chosen-by-its-code", test_a_calendar_is_chosen_by_its_code);
  ADD ("a-name-that-is-empty-is-none", test_a_name_that_is_empty_is_none);
  ADD ("an-unknown-calendar-makes-no-file", test_an_unknown_calendar_makes_no_file);
  ADD ("blocks-that-overlap-make-no-file", test_blocks_that_overlap_make_no_file);
  ADD ("an-existing-file-is-left-alone", test_an_existing_file_is_left_alone);
  return g_test_run ();
}
