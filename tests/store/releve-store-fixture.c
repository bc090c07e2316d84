#include "releve-store-fixture.h"

#include "releve-folder-fixture.h"

#include <string.h>

static void
put_cb (const ReleveKind *kind, gpointer row, gpointer store)
{
  g_autoptr (GError) error = NULL;

  releve_store_put (store, kind, row, &error);
  g_assert_no_error (error);
  releve_row_free (kind, row);
}

void
store_fixture_make_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveStore) blank = releve_store_new_blank (&error);

  g_assert_no_error (error);
  g_assert_true (releve_store_begin (blank, &error));
  fixture_build (put_cb, blank);
  releve_store_commit (blank, NULL, "import", NULL, FALSE, &error);
  g_assert_no_error (error);
  releve_store_publish (blank, path, &error);
  g_assert_no_error (error);
}

static void
open_file (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->store = releve_store_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
  fixture->dossier = releve_dossier_new (FIXTURE_TODAY);
  releve_store_load (fixture->store, fixture->dossier, &error);
  g_assert_no_error (error);
}

void
store_fixture_set_up (StoreFixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("releve-store-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "ward.releve", NULL);
  store_fixture_make_file (fixture->path);
  open_file (fixture);
}

void
store_fixture_reopen (StoreFixture *fixture)
{
  g_clear_pointer (&fixture->store, releve_store_close);
  g_clear_object (&fixture->dossier);
  open_file (fixture);
}

char *
store_fixture_find_backup (const char *path)
{
  g_autofree char *folder = g_strconcat (path, ".backups", NULL);
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  const char *name = names != NULL ? g_dir_read_name (names) : NULL;

  return name != NULL ? g_build_filename (folder, name, NULL) : NULL;
}

void
store_fixture_tear_down (StoreFixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->store, releve_store_close);
  g_clear_object (&fixture->dossier);
  folder_fixture_remove (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->path, g_free);
}

gpointer
store_fixture_card (const char *id, const char *learner, const char *assignment, const char *block)
{
  RelevePlacement *card = releve_row_new (&releve_placement_kind, id);

  card->learner_id = g_strdup (learner);
  card->assignment_id = g_strdup (assignment);
  card->block_id = g_strdup (block);
  card->span = 1;
  return card;
}

char *
store_fixture_sum (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *sum = releve_store_checksum (fixture->store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (sum), ==, 64);
  return sum;
}

void
store_fixture_begin (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  releve_store_begin (fixture->store, &error);
  g_assert_no_error (error);
}

void
store_fixture_put (StoreFixture *fixture, const ReleveKind *kind, gpointer row)
{
  put_cb (kind, row, fixture->store);
}

void
store_fixture_commit (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  releve_store_commit (fixture->store, "Test", "place", "{}", TRUE, &error);
  g_assert_no_error (error);
}

void
store_fixture_assert_in_step (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveStore) store = releve_store_open (fixture->path, TRUE, &error);
  g_autoptr (ReleveDossier) fresh = releve_dossier_new (FIXTURE_TODAY);

  g_assert_no_error (error);
  releve_store_load (store, fresh, &error);
  g_assert_no_error (error);
  fixture_assert_same (fixture->dossier, fresh);
}
