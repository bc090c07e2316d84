/* What is exported can be read back without loss (F11). */

#include "releve-exchange-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "releve-error.h"
#include "releve-rows.h"

static char *
export (ExchangeFixture *f, const char *name, gsize *length)
{
  g_autofree char *path = exchange_fixture_name (f, name);
  g_autoptr (GError) error = NULL;
  char *text;

  g_assert_true (releve_exchange_export_json (f->desk, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, length, NULL));
  return text;
}

static GArray *
read_back (const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  GArray *rows = releve_import_rows_new ();
  json_t *object = releve_rows_load ("out.json", text, length, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (json_string_value (json_object_get (object, "format")), ==, RELEVE_EXCHANGE_FORMAT);
  g_assert_cmpint (json_integer_value (json_object_get (object, "version")), ==, RELEVE_EXCHANGE_VERSION);
  releve_rows_read ("out.json", json_object_get (object, "rows"), NULL, rows, &error);
  g_assert_no_error (error);
  g_assert_true (releve_rows_check (rows, &error));
  json_decref (object);
  return rows;
}

static guint
count_rows (ReleveDossier *dossier)
{
  guint n = 0;

  for (const ReleveKind *const *kind = releve_kinds; *kind != NULL; kind++)
    n += releve_dossier_all (dossier, *kind)->len;
  return n;
}

static void
test_an_export_holds_every_row (ExchangeFixture *f, gconstpointer data)
{
  gsize length;
  g_autofree char *text = export (f, "out.json", &length);
  g_autoptr (GArray) rows = read_back (text, length);

  g_assert_cmpuint (rows->len, ==, count_rows (f->dossier));
  g_assert_cmpuint (rows->len, >, 1000);
  for (guint i = 0; i < rows->len; i++)
    {
      const ReleveImportRow *row = &g_array_index (rows, ReleveImportRow, i);
      const char *id = ((const ReleveRow *) row->row)->id;

      g_assert_true (releve_row_equal (row->kind, row->row, releve_dossier_get (f->dossier, row->kind, id)));
    }
}

static void
test_a_file_from_an_export_has_the_same_checksum (ExchangeFixture *f, gconstpointer data)
{
  gsize length;
  g_autofree char *text = export (f, "out.json", &length);
  g_autoptr (GArray) rows = read_back (text, length);
  g_autofree char *path = exchange_fixture_name (f, "again.releve");
  ReleveDeskOptions options = { .who = "Test", .today = EXCHANGE_TODAY };
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveDesk) again = releve_desk_create_filled (path, &options, (ReleveImportRow *) (gpointer) rows->data,
                                                            rows->len, &error);
  g_autofree char *here = releve_desk_checksum (f->desk, &error);
  g_autofree char *there = releve_desk_checksum (again, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (here, ==, there);
}

static void
test_the_same_contents_give_the_same_bytes (ExchangeFixture *f, gconstpointer data)
{
  ReleveRating rating = { .learner_id = (char *) "L06", .competency_id = (char *) "C7", .level = 2.1,
                          .source = RELEVE_SELF, .date = EXCHANGE_TODAY };
  g_autoptr (GError) error = NULL;
  gsize a, b, c;
  g_autofree char *before = export (f, "before.json", &a);
  g_autofree char *between = NULL, *after = NULL;

  g_assert_true (releve_desk_rate (f->desk, &rating, &error));
  between = export (f, "between.json", &b);
  g_assert_true (a != b || memcmp (before, between, a) != 0);

  g_assert_true (releve_desk_undo (f->desk, NULL, &error));
  g_assert_no_error (error);
  after = export (f, "after.json", &c);
  g_assert_cmpmem (before, a, after, c);
}

static void
test_an_export_is_for_its_owner_alone (ExchangeFixture *f, gconstpointer data)
{
  g_autofree char *path = exchange_fixture_name (f, "out.json");
  g_autofree char *text = NULL;
  GStatBuf status;
  mode_t former = umask (0);

  text = export (f, "out.json", NULL);
  umask (former);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0600);
}

static void
test_an_export_that_fails_leaves_the_former (ExchangeFixture *f, gconstpointer data)
{
  g_autofree char *folder = exchange_fixture_name (f, "taken");
  g_autofree char *inside = g_build_filename (folder, "out.json", NULL);
  g_autofree char *lost = exchange_fixture_name (f, "nowhere/out.json");
  g_autoptr (GError) no_folder = NULL;
  g_autoptr (GError) is_folder = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inside, "former", -1, NULL));
  g_assert_false (releve_exchange_export_json (f->desk, lost, &no_folder));
  exchange_assert_problem (no_folder, RELEVE_ERROR_UNREADABLE, "missing-folder");
  g_assert_false (releve_exchange_export_json (f->desk, folder, &is_folder));
  exchange_assert_problem (is_folder, RELEVE_ERROR_UNREADABLE, "is-a-folder");
  g_assert_true (g_file_test (inside, G_FILE_TEST_EXISTS));
  g_unlink (inside);
  g_rmdir (folder);
}

/* Whole or not at all: the new text comes under the old name by a rename. */
static void
test_an_export_replaces_the_former_whole (ExchangeFixture *f, gconstpointer data)
{
  g_autofree char *path = exchange_fixture_name (f, "out.json");
  g_autofree char *link_path = exchange_fixture_name (f, "kept.json");
  g_autofree char *kept = NULL, *text = NULL;

  g_assert_true (g_file_set_contents (path, "former", -1, NULL));
  g_assert_cmpint (link (path, link_path), ==, 0);
  text = export (f, "out.json", NULL);
  g_assert_true (g_file_get_contents (link_path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "former");
  g_assert_cmpstr (text, !=, "former");
}

#define ADD(name, function) \
  g_test_add ("/exchange/export/" name, ExchangeFixture, NULL, exchange_fixture_set_up, function, exchange_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("F11/an-export-holds-every-row", test_an_export_holds_every_row);
  ADD ("F11/a-file-from-an-export-has-the-same-checksum", test_a_file_from_an_export_has_the_same_checksum);
  ADD ("F11/the-same-contents-give-the-same-bytes", test_the_same_contents_give_the_same_bytes);
  ADD ("an-export-is-for-its-owner-alone", test_an_export_is_for_its_owner_alone);
  ADD ("an-export-that-fails-leaves-the-former", test_an_export_that_fails_leaves_the_former);
  ADD ("an-export-replaces-the-former-whole", test_an_export_replaces_the_former_whole);
  return g_test_run ();
}
