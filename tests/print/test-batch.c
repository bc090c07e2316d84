/* P7: several clinicians, one PDF each or one document, whole or not at all. */

#define _GNU_SOURCE /* unshare() */

#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "releve-batch.h"
#include "releve-error.h"
#include "releve-print-fixture.h"

typedef struct {
  ReleveDossier *dossier;
  char *folder;
} Fixture;

static const char *const both[] = { "L01", "L02", NULL };

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dossier = print_fixture_dossier ();
  fixture->folder = g_dir_make_tmp ("releve-batch-XXXXXX", NULL);
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  const char *name;

  while (names != NULL && (name = g_dir_read_name (names)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_unlink (path) != 0)
        g_rmdir (path);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_chmod (fixture->folder, 0700);
  empty_folder (fixture->folder);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_object_unref (fixture->dossier);
}

static ReleveBatch
make_batch (Fixture *fixture, const char *pattern, const char *path)
{
  return (ReleveBatch) { RELEVE_PRINTOUT_PLAN, { RELEVE_LANGUAGE_EN, RELEVE_PAPER_A4, RELEVE_AUDIENCE_HEAD }, both, pattern, path };
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) names = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (names) != NULL)
    n++;
  return n;
}

static void
assert_refused (Fixture *fixture, const ReleveBatch *batch, GCancellable *cancellable, int code, const char *problem)
{
  g_autoptr (GError) error = NULL;
  guint before = count_files (fixture);

  g_assert_false (releve_batch_run (fixture->dossier, batch, cancellable, NULL, NULL, NULL, &error));
  g_assert_error (error, RELEVE_ERROR, code);
  g_assert_cmpstr (releve_error_get_detail (error)->problem, ==, problem);
  g_assert_cmpuint (count_files (fixture), ==, before);
}

static void
count_progress (guint done, guint all, gpointer data)
{
  guint *calls = data;

  g_assert_cmpuint (done, ==, *calls);
  g_assert_cmpuint (all, ==, 2);
  ++*calls;
}

static void
test_one_file_each (Fixture *fixture, gconstpointer data)
{
  ReleveBatch batch = make_batch (fixture, RELEVE_NAME_PATTERN, fixture->folder);
  g_autofree char *first = g_build_filename (fixture->folder, "plan-L01-Lavoie-v1-head.pdf", NULL);
  g_autoptr (GError) error = NULL;
  guint calls = 0;
  GStatBuf status;

  g_assert_true (releve_batch_run (fixture->dossier, &batch, NULL, count_progress, &calls, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (calls, ==, 3);
  g_assert_cmpuint (count_files (fixture), ==, 2);
  g_assert_cmpint (g_stat (first, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  /* Again: what was there is replaced. */
  g_assert_true (releve_batch_run (fixture->dossier, &batch, NULL, NULL, NULL, NULL, &error));
  g_assert_cmpuint (count_files (fixture), ==, 2);
}

static void
test_one_document_with_an_outline (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "plans.pdf", NULL), *text = NULL;
  ReleveBatch batch = make_batch (fixture, NULL, path);
  g_autoptr (GError) error = NULL;

  g_assert_true (releve_batch_run (fixture->dossier, &batch, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  text = print_fixture_run ("pdftotext", "-layout", path);
  if (text == NULL)
    return;
  g_assert_nonnull (strstr (text, "Lavoie"));
  g_assert_nonnull (strstr (strstr (text, "Lavoie"), "1/"));
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_a_bad_pattern_is_refused_before_anything_is_written (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *pattern, *problem; } cases[] = {
    { "", "name-empty" }, { "   ", "name-empty" }, { ".hidden", "name-empty" }, { "a/b-{code}", "name-slash" },
    { "..\\{code}", "name-slash" }, { "{who}", "name-unknown-part" }, { "{code", "name-unknown-part" },
    { "plan", "name-collides" }, { "{document}-{date}", "name-collides" },
  };
  g_autofree char *endless = g_strnfill (300, 'x');
  ReleveBatch batch = make_batch (fixture, endless, fixture->folder);

  assert_refused (fixture, &batch, NULL, RELEVE_ERROR_INVALID, "name-too-long");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      batch.pattern = cases[i].pattern;
      assert_refused (fixture, &batch, NULL, RELEVE_ERROR_INVALID, cases[i].problem);
    }
}

static void
test_names_hold_what_any_file_system_takes (Fixture *fixture, gconstpointer data)
{
  ReleveLearner *learner = (ReleveLearner *) releve_dossier_learner (fixture->dossier, "L01");
  const char *const ids[] = { "L01", NULL };
  RelevePrintOptions options = { RELEVE_LANGUAGE_FR, RELEVE_PAPER_A4, RELEVE_AUDIENCE_CLINICIAN };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = NULL;

  g_free (learner->family);
  learner->family = g_strdup ("../N’Diaye: <x>");
  names = releve_name_pattern_apply ("{date} {name} {code}", fixture->dossier, RELEVE_PRINTOUT_PLAN, ids, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (names[0], ==, "2026-09-10 -N-Diaye-x- L01.pdf");
}

typedef struct {
  GCancellable *cancellable;
  guint at;
} Stop;

static void
stop_at (guint done, guint all, gpointer data)
{
  Stop *stop = data;

  if (done == stop->at)
    g_cancellable_cancel (stop->cancellable);
}

/* Before the first, between two, and after the last. */
static void
test_a_cancelled_job_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "plans.pdf", NULL);

  for (guint at = 0; at <= 1; at++)
    for (int combined = 0; combined <= 1; combined++)
      {
        ReleveBatch batch = make_batch (fixture, combined ? NULL : RELEVE_NAME_PATTERN, combined ? path : fixture->folder);
        g_autoptr (GCancellable) cancellable = g_cancellable_new ();
        g_autoptr (GError) error = NULL;
        Stop stop = { cancellable, at };

        g_assert_false (releve_batch_run (fixture->dossier, &batch, cancellable, stop_at, &stop, NULL, &error));
        g_assert_error (error, RELEVE_ERROR, RELEVE_ERROR_CANCELLED);
        g_assert_cmpuint (count_files (fixture), ==, 0);
      }
}

static void
test_a_folder_that_cannot_be_written_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", NULL);
  ReleveBatch batch = make_batch (fixture, RELEVE_NAME_PATTERN, missing);
  g_autofree char *name = releve_print_file_name (fixture->dossier, RELEVE_PRINTOUT_PLAN, "L02", &batch.options), *folder = NULL;

  assert_refused (fixture, &batch, NULL, RELEVE_ERROR_UNREADABLE, "missing-folder");
  folder = g_build_filename (fixture->folder, name, NULL);
  g_mkdir (folder, 0700);
  batch.path = fixture->folder;
  assert_refused (fixture, &batch, NULL, RELEVE_ERROR_UNREADABLE, "is-a-folder");
  g_rmdir (folder);
  if (geteuid () == 0)
    return; /* root may write anywhere */
  g_chmod (fixture->folder, 0500);
  assert_refused (fixture, &batch, NULL, RELEVE_ERROR_UNREADABLE, "not-permitted");
}

/* As on a full disk, the write is cut short. */
static void
test_a_disk_that_takes_no_more_leaves_no_half_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "plans.pdf", NULL);
  struct rlimit before, small;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  small = (struct rlimit) { 1000, before.rlim_max };
  for (int combined = 0; combined <= 1; combined++)
    {
      ReleveBatch batch = make_batch (fixture, combined ? NULL : RELEVE_NAME_PATTERN, combined ? path : fixture->folder);
      g_autoptr (GError) error = NULL;

      setrlimit (RLIMIT_FSIZE, &small);
      g_assert_false (releve_batch_run (fixture->dossier, &batch, NULL, NULL, NULL, NULL, &error));
      setrlimit (RLIMIT_FSIZE, &before);
      g_assert_nonnull (releve_error_get_detail (error));
      g_assert_cmpuint (count_files (fixture), ==, 0);
    }
}

static gboolean
write_map (const char *file, const char *map)
{
  g_autofree char *path = g_build_filename ("/proc/self", file, NULL);

  return g_file_set_contents_full (path, map, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
}

/* Of a namespace of its own. */
static gboolean
become_root (void)
{
  g_autofree char *users = g_strdup_printf ("0 %u 1", geteuid ()), *groups = g_strdup_printf ("0 %u 1", getegid ());

  return unshare (CLONE_NEWUSER) == 0 && write_map ("uid_map", users) && write_map ("setgroups", "deny") && write_map ("gid_map", groups);
}

/* Mounts made from here on are this process's alone; FALSE where that is not
 * permitted, to root in some containers and to others on some systems. */
static gboolean
part_from_mounts (void)
{
  if (geteuid () != 0 && !become_root ())
    return FALSE;
  return unshare (CLONE_NEWNS) == 0 && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

/* A disk of a few pages that is full but for @room bytes. */
static gboolean
fill_disk (const char *folder, gsize room)
{
  g_autofree char *filler = g_build_filename (folder, "filler", NULL);
  g_autofree char *bytes = g_malloc0 (256 * 1024);

  if (mount ("tmpfs", folder, "tmpfs", 0, "size=256k") != 0)
    return FALSE;
  g_assert_true (g_file_set_contents_full (filler, bytes, (gssize) (256 * 1024 - 8192 - room), G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  return TRUE;
}

static void
assert_full (Fixture *fixture, const char *pattern, const char *path)
{
  ReleveBatch batch = make_batch (fixture, pattern, path);

  assert_refused (fixture, &batch, NULL, RELEVE_ERROR_FULL, "disk-full");
}

/* A disk that may be read only: root is told as anybody is. */
static void
test_a_disk_that_may_only_be_read_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "plans.pdf", NULL);

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  if (!part_from_mounts () || mount ("tmpfs", fixture->folder, "tmpfs", MS_RDONLY, NULL) != 0)
    return;
  for (int combined = 0; combined <= 1; combined++)
    {
      ReleveBatch batch = make_batch (fixture, combined ? NULL : RELEVE_NAME_PATTERN, combined ? path : fixture->folder);

      assert_refused (fixture, &batch, NULL, RELEVE_ERROR_READ_ONLY, "read-only-folder");
    }
}

/* The disk takes the first of two files and not the second, or not even the one. */
static void
test_a_full_disk_leaves_what_was_there (Fixture *fixture, gconstpointer data)
{
  static const struct { gsize room; gboolean one_fits; } disks[] = { { 4096, FALSE }, { 36864, TRUE } };
  g_autofree char *path = g_build_filename (fixture->folder, "plans.pdf", NULL);
  RelevePrintOptions options = { RELEVE_LANGUAGE_EN, RELEVE_PAPER_A4, RELEVE_AUDIENCE_HEAD };
  g_autoptr (RelevePages) pages = releve_print (fixture->dossier, RELEVE_PRINTOUT_PLAN, "L01", &options, NULL);
  g_autoptr (GError) error = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  if (!part_from_mounts ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (disks); i++)
    {
      if (!fill_disk (fixture->folder, disks[i].room))
        return;
      g_assert_true (releve_pages_write_pdf (pages, path, &error) == disks[i].one_fits);
      g_assert_true (disks[i].one_fits || g_error_matches (error, RELEVE_ERROR, RELEVE_ERROR_FULL));
      g_clear_error (&error);
      g_unlink (path);
      if (!disks[i].one_fits)
        assert_full (fixture, NULL, path);
      assert_full (fixture, RELEVE_NAME_PATTERN, fixture->folder);
      umount (fixture->folder);
    }
}

static void
test_a_character_without_a_glyph_is_told (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "plans.pdf", NULL), *missing = NULL;
  ReleveLearner *learner = (ReleveLearner *) releve_dossier_learner (fixture->dossier, "L02");

  for (int combined = 0; combined <= 1; combined++)
    {
      ReleveBatch batch = make_batch (fixture, combined ? NULL : RELEVE_NAME_PATTERN, combined ? path : fixture->folder);

      g_assert_true (releve_batch_run (fixture->dossier, &batch, NULL, NULL, NULL, &missing, NULL));
      g_assert_null (missing);
    }
  g_free (learner->given);
  learner->given = g_strdup ("Zo\U000F0041\U000F0041");
  for (int combined = 0; combined <= 1; combined++)
    {
      ReleveBatch batch = make_batch (fixture, combined ? NULL : RELEVE_NAME_PATTERN, combined ? path : fixture->folder);

      g_assert_true (releve_batch_run (fixture->dossier, &batch, NULL, NULL, NULL, &missing, NULL));
      g_assert_cmpstr (missing, ==, "\U000F0041");
      g_clear_pointer (&missing, g_free);
    }
}

static void
test_the_copy_of_a_dossier_prints_the_same (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ReleveDossier) copy = releve_dossier_copy (fixture->dossier);
  g_autofree char *here = g_build_filename (fixture->folder, "a.pdf", NULL), *there = g_build_filename (fixture->folder, "b.pdf", NULL);
  g_autofree char *one = NULL, *other = NULL;
  ReleveBatch batch = make_batch (fixture, NULL, here);

  g_assert_true (releve_batch_run (fixture->dossier, &batch, NULL, NULL, NULL, NULL, NULL));
  batch.path = there;
  g_assert_true (releve_batch_run (copy, &batch, NULL, NULL, NULL, NULL, NULL));
  one = print_fixture_run ("pdftotext", "-layout", here);
  other = print_fixture_run ("pdftotext", "-layout", there);
  g_assert_cmpstr (one, ==, other);
}

#define ADD(name, function) g_test_add ("/print/batch/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("P7 one PDF each is named from a pattern", test_one_file_each);
  ADD ("P7 one document holds them all", test_one_document_with_an_outline);
  ADD ("P7 a bad pattern is refused before anything is written", test_a_bad_pattern_is_refused_before_anything_is_written);
  ADD ("P7 names hold what any file system takes", test_names_hold_what_any_file_system_takes);
  ADD ("P7 a cancelled job leaves nothing", test_a_cancelled_job_leaves_nothing);
  ADD ("P7 a folder that cannot be written is refused", test_a_folder_that_cannot_be_written_is_refused);
  ADD ("P7 a disk that takes no more leaves no half file", test_a_disk_that_takes_no_more_leaves_no_half_file);
  ADD ("P7 a disk that may only be read is refused", test_a_disk_that_may_only_be_read_is_refused);
  ADD ("P7 a full disk leaves what was there", test_a_full_disk_leaves_what_was_there);
  ADD ("P7 a character without a glyph is told", test_a_character_without_a_glyph_is_told);
  ADD ("P7 the copy of a dossier prints the same", test_the_copy_of_a_dossier_prints_the_same);
  return g_test_run ();
}
