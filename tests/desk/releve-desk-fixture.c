#include "releve-desk-fixture.h"

#include <glib/gstdio.h>
#include "releve-error.h"

static void
collect_cb (const ReleveKind *kind, gpointer row, gpointer rows)
{
  ReleveImportRow item = { kind, row };

  g_array_append_val ((GArray *) rows, item);
}

static void
import_department (ReleveDesk *desk)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (ReleveImportRow));
  g_autoptr (GError) error = NULL;

  fixture_build (collect_cb, rows);
  releve_desk_import (desk, "import", (ReleveImportRow *) (gpointer) rows->data, rows->len, FALSE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++) {
    ReleveImportRow *item = &g_array_index (rows, ReleveImportRow, i);

    releve_row_free (item->kind, item->row);
  }
}

static const ReleveDeskOptions *
options (void)
{
  static ReleveDeskOptions fixed = { .who = "Test" };

  fixed.today = FIXTURE_TODAY;
  return &fixed;
}

ReleveDesk *
desk_fixture_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  ReleveDesk *desk = releve_desk_open (path, options (), &error);

  g_assert_no_error (error);
  return desk;
}

void
desk_fixture_set_up (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("releve-desk-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "ward.releve", NULL);
  fixture->desk = releve_desk_create (fixture->path, options (), &error);
  g_assert_no_error (error);
  import_department (fixture->desk);
  fixture->dossier = releve_desk_get_dossier (fixture->desk);
}

void
desk_fixture_reopen (DeskFixture *fixture)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->desk));
  fixture->desk = desk_fixture_open (fixture->path);
  fixture->dossier = releve_desk_get_dossier (fixture->desk);
}

void
desk_fixture_tear_down (DeskFixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->desk));
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0); /* no journal, no leftover */
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->path, g_free);
}

char *
desk_fixture_sum (DeskFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *sum = releve_desk_checksum (fixture->desk, &error);

  g_assert_no_error (error);
  return sum;
}

void
desk_fixture_assert_in_step (DeskFixture *fixture)
{
  g_autoptr (ReleveDesk) fresh = desk_fixture_open (fixture->path);
  g_autoptr (GError) error = NULL;

  fixture_assert_same (fixture->dossier, releve_desk_get_dossier (fresh));
  releve_desk_verify (fresh, &error);
  g_assert_no_error (error);
}

static void
assert_sum (DeskFixture *fixture, const char *expected)
{
  g_autofree char *sum = desk_fixture_sum (fixture);

  g_assert_cmpstr (sum, ==, expected);
  desk_fixture_assert_in_step (fixture);
}

void
desk_fixture_assert_undo_redo (DeskFixture *fixture, const char *before)
{
  g_autofree char *after = desk_fixture_sum (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (after, !=, before);
  desk_fixture_assert_in_step (fixture);
  releve_desk_undo (fixture->desk, NULL, &error);
  g_assert_no_error (error);
  assert_sum (fixture, before);
  releve_desk_redo (fixture->desk, NULL, &error);
  g_assert_no_error (error);
  assert_sum (fixture, after);
}

void
desk_fixture_assert_refused (DeskFixture *fixture, const char *before, const GError *error, int code, const char *problem)
{
  g_assert_error (error, RELEVE_ERROR, code);
  g_assert_cmpstr (releve_error_get_detail (error)->problem, ==, problem);
  assert_sum (fixture, before);
}

char *
desk_fixture_place (DeskFixture *fixture, const char *learner, const char *assignment, int block)
{
  g_autoptr (GError) error = NULL;
  char *id = NULL;

  releve_desk_place (fixture->desk, learner, assignment, block, NULL, &id, NULL, &error);
  g_assert_no_error (error);
  return id;
}

const RelevePlacement *
desk_fixture_card (DeskFixture *fixture, const char *id)
{
  return releve_dossier_placement (fixture->dossier, id);
}
