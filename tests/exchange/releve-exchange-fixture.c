#include "releve-exchange-fixture.h"

#include "releve-error.h"
#include "releve-folder-fixture.h"
#include "releve-text.h"

ReleveDesk *
exchange_fixture_example (const char *path, ReleveDay today)
{
  ReleveNewDepartment wish = { .example = TRUE, .today = today, .who = "Test" };
  ReleveDeskOptions options = { .who = "Test", .today = today };
  g_autoptr (GError) error = NULL;
  ReleveDesk *desk;

  releve_exchange_new_department (path, &wish, &error);
  g_assert_no_error (error);
  desk = releve_desk_open (path, &options, &error);
  g_assert_no_error (error);
  return desk;
}

void
exchange_fixture_set_up (ExchangeFixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("releve-exchange-XXXXXX", NULL);
  fixture->path = exchange_fixture_name (fixture, "baie-verte.releve");
  fixture->desk = exchange_fixture_example (fixture->path, EXCHANGE_TODAY);
  fixture->dossier = releve_desk_get_dossier (fixture->desk);
}

void
exchange_fixture_tear_down (ExchangeFixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->desk);
  folder_fixture_remove (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

char *
exchange_fixture_name (ExchangeFixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

void
exchange_assert_problem (const GError *error, int code, const char *problem)
{
  g_assert_error (error, RELEVE_ERROR, code);
  g_assert_cmpstr (releve_error_get_detail (error)->problem, ==, problem);
  g_assert_true (releve_text_knows_problem (problem));
}
