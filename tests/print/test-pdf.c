#include "releve-print-fixture.h"

#include <glib/gstdio.h>
#include <qpdf/qpdf-c.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "releve-error.h"
#include "releve-fixture.h"
#include "releve-phrasebook.h"

static char *
target (const char *name)
{
  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  return g_build_filename (g_get_user_cache_dir (), name, NULL);
}

static gboolean
print_plan (const RelevePrintOptions *options, const char *path, GError **error)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  g_autoptr (RelevePages) pages = releve_print (dossier, RELEVE_PRINTOUT_PLAN, "L01", options, error);

  return pages != NULL && releve_pages_write_pdf (pages, path, error);
}

static char *
write_plan (ReleveLanguage language)
{
  RelevePrintOptions options = { language, RELEVE_PAPER_LETTER, RELEVE_AUDIENCE_CLINICIAN };
  g_autoptr (GError) error = NULL;
  char *path = target ("plan.pdf");

  g_assert_true (print_plan (&options, path, &error));
  g_assert_no_error (error);
  return path;
}

static qpdf_oh
key (qpdf_data qpdf, qpdf_oh object, const char *name)
{
  g_assert_true (qpdf_oh_has_key (qpdf, object, name));
  return qpdf_oh_get_key (qpdf, object, name);
}

static void
test_the_file_is_tagged_and_names_its_language (void)
{
  for (int language = 0; language <= RELEVE_LANGUAGE_FR; language++)
    {
      g_autofree char *path = write_plan (language);
      qpdf_data qpdf = qpdf_init ();
      qpdf_oh root, tree;

      g_assert_cmpint (qpdf_read (qpdf, path, NULL), ==, QPDF_SUCCESS);
      root = qpdf_get_root (qpdf);
      g_assert_cmpstr (qpdf_oh_get_utf8_value (qpdf, key (qpdf, root, "/Lang")), ==, language == RELEVE_LANGUAGE_FR ? "fr" : "en");
      tree = key (qpdf, root, "/StructTreeRoot");
      g_assert_true (qpdf_oh_get_bool_value (qpdf, key (qpdf, key (qpdf, root, "/MarkInfo"), "/Marked")));
      g_assert_true (qpdf_oh_has_key (qpdf, key (qpdf, root, "/Outlines"), "/First"));
      g_assert_true (qpdf_oh_get_bool_value (qpdf, key (qpdf, key (qpdf, root, "/ViewerPreferences"), "/DisplayDocTitle")));
      /* One element, of the kind Document, holds all others. */
      g_assert_cmpint (qpdf_oh_get_array_n_items (qpdf, key (qpdf, tree, "/K")), ==, 1);
      g_assert_cmpstr (qpdf_oh_get_name (qpdf, key (qpdf, qpdf_oh_get_array_item (qpdf, key (qpdf, tree, "/K"), 0), "/S")), ==, "/Document");
      qpdf_cleanup (&qpdf);
    }
}

static void
test_headings_and_tables_are_told_apart (void)
{
  g_autofree char *path = write_plan (RELEVE_LANGUAGE_EN);
  g_autofree char *tree = print_fixture_run ("pdfinfo", "-struct", path);

  if (tree == NULL)
    return;
  g_assert_cmpuint (print_fixture_count (tree, "Document"), ==, 1);
  g_assert_cmpuint (print_fixture_count (tree, "H1 "), ==, 1);
  g_assert_cmpuint (print_fixture_count (tree, "H2 "), ==, 12);
  g_assert_cmpuint (print_fixture_count (tree, "Table "), >=, 2);
  g_assert_cmpuint (print_fixture_count (tree, "TH\n"), >=, 4);
  g_assert_cmpuint (print_fixture_count (tree, "TD\n"), >=, 12 * 4);
}

static void
test_paper_title_and_fonts (void)
{
  g_autofree char *path = write_plan (RELEVE_LANGUAGE_EN);
  g_autofree char *info = print_fixture_run ("pdfinfo", "-box", path);
  g_autofree char *fonts = print_fixture_run ("pdffonts", "-subst", path);
  g_auto (GStrv) lines = NULL;

  if (info == NULL || fonts == NULL)
    return;
  g_assert_nonnull (strstr (info, "(letter)"));
  g_assert_nonnull (strstr (info, "Title:           Career plan, Camille Lavoie"));
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  /* "-subst" lists the fonts that a reader would have to replace. */
  lines = g_strsplit (g_strchomp (fonts), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
}

static void
test_the_file_is_its_owners_alone (void)
{
  g_autofree char *path = write_plan (RELEVE_LANGUAGE_EN);
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
assert_refused (const char *path, int code)
{
  RelevePrintOptions options = { RELEVE_LANGUAGE_EN, RELEVE_PAPER_A4, RELEVE_AUDIENCE_HEAD };
  g_autoptr (GError) error = NULL;

  g_assert_false (print_plan (&options, path, &error));
  g_assert_error (error, RELEVE_ERROR, code);
  g_assert_cmpstr (releve_error_get_detail (error)->where, ==, path);
}

static void
test_a_place_that_takes_no_file_is_refused (void)
{
  g_autofree char *missing = target ("missing/plan.pdf");
  g_autofree char *file = target ("a-file");
  g_autofree char *below = g_build_filename (file, "plan.pdf", NULL);

  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  assert_refused (missing, RELEVE_ERROR_UNREADABLE);
  assert_refused (below, RELEVE_ERROR_UNREADABLE);
  assert_refused (g_get_user_cache_dir (), RELEVE_ERROR_UNREADABLE);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
}

/* A file may grow no further: what stood there stays whole, and nothing is left beside it. */
static void
test_a_write_that_fails_leaves_the_old_file (void)
{
  g_autofree char *path = target ("old.pdf");
  g_autofree char *contents = NULL;
  struct rlimit before, small;
  const char *name;
  g_autoptr (GDir) folder = NULL;

  g_assert_true (g_file_set_contents (path, "old", 3, NULL));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  assert_refused (path, RELEVE_ERROR_UNREADABLE);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "old");
  folder = g_dir_open (g_get_user_cache_dir (), 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_false (g_str_has_prefix (name, "old.pdf."));
}

static void
test_the_same_plan_gives_the_same_pages (void)
{
  g_autofree char *path = write_plan (RELEVE_LANGUAGE_EN);
  g_autofree char *first = print_fixture_run ("pdftotext", "-raw", path);
  g_autofree char *again = write_plan (RELEVE_LANGUAGE_EN);
  g_autofree char *second = print_fixture_run ("pdftotext", "-raw", again);

  g_assert_cmpstr (first, ==, second);
}

/* Two plans, and after them what the post asks, on other paper. */
static RelevePages *
compose_several (ReleveDossier *dossier)
{
  RelevePrintOptions options = { RELEVE_LANGUAGE_EN, RELEVE_PAPER_A4, RELEVE_AUDIENCE_HEAD };
  RelevePages *pages = releve_print (dossier, RELEVE_PRINTOUT_PLAN, "L01", &options, NULL);

  releve_pages_append (pages, releve_print (dossier, RELEVE_PRINTOUT_PLAN, "L02", &options, NULL));
  options.paper = RELEVE_PAPER_TABLOID;
  releve_pages_append (pages, releve_print (dossier, RELEVE_PRINTOUT_POST, NULL, &options, NULL));
  return pages;
}

static void
assert_bookmarks (const char *path, const char *const *names)
{
  qpdf_data qpdf = qpdf_init ();
  qpdf_oh item;

  g_assert_cmpint (qpdf_read (qpdf, path, NULL), ==, QPDF_SUCCESS);
  item = key (qpdf, key (qpdf, qpdf_get_root (qpdf), "/Outlines"), "/First");
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_assert_cmpstr (qpdf_oh_get_utf8_value (qpdf, key (qpdf, item, "/Title")), ==, names[i]);
      g_assert_true (qpdf_oh_has_key (qpdf, item, "/First"));
      g_assert_cmpint (qpdf_oh_has_key (qpdf, item, "/Next"), ==, names[i + 1] != NULL);
      if (names[i + 1] != NULL)
        item = key (qpdf, item, "/Next");
    }
  qpdf_cleanup (&qpdf);
}

/* P7: each keeps its own numbers; the outline names each once, its sections below. */
static void
test_several_printouts_make_one_document (void)
{
  static const char *const names[] = { "Camille Lavoie", "Camille N’Diaye", "What the post asks", NULL };
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  g_autoptr (RelevePages) pages = compose_several (dossier);
  g_autofree char *path = target ("several.pdf");
  g_autofree char *text = NULL, *tree = NULL;
  g_autoptr (GError) error = NULL;
  double width, height;

  g_assert_true (releve_pages_write_pdf (pages, path, &error));
  g_assert_no_error (error);
  assert_bookmarks (path, names);
  releve_pages_get_size (pages, releve_pages_count (pages) - 1, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 792, 0.1);
  g_assert_cmpfloat_with_epsilon (height, 1224, 0.1);
  text = print_fixture_run ("pdftotext", "-raw", path);
  tree = print_fixture_run ("pdfinfo", "-struct", path);
  if (text == NULL || tree == NULL)
    return;
  g_assert_cmpuint (print_fixture_count (text, "\f"), ==, releve_pages_count (pages));
  g_assert_cmpuint (print_fixture_count (tree, "Document"), ==, 1);
  g_assert_cmpuint (print_fixture_count (tree, "H1 "), ==, 3);
  g_assert_cmpuint (print_fixture_count (text, "1/2"), ==, 2);
}

/* A batch writes the same file as the pages together, and keeps none of them. */
static void
test_a_batch_grows_page_by_page (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  g_autoptr (RelevePages) all = compose_several (dossier);
  g_autoptr (RelevePdf) pdf = releve_pdf_new (RELEVE_LANGUAGE_EN, "Career plan");
  g_autofree char *path = target ("batch.pdf"), *whole = target ("whole.pdf");
  g_autofree char *text = NULL, *expected = NULL;
  RelevePrintOptions options = { RELEVE_LANGUAGE_EN, RELEVE_PAPER_A4, RELEVE_AUDIENCE_HEAD };

  for (int i = 0; i < 3; i++)
    {
      static const char *const learners[] = { "L01", "L02", NULL };
      RelevePrintout printout = learners[i] != NULL ? RELEVE_PRINTOUT_PLAN : RELEVE_PRINTOUT_POST;
      g_autoptr (RelevePages) pages = releve_print (dossier, printout, learners[i], &options, NULL);

      releve_pdf_add (pdf, pages);
    }
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (releve_pdf_write (pdf, path, NULL));
  g_assert_true (releve_pages_write_pdf (all, whole, NULL));
  text = print_fixture_run ("pdftotext", "-raw", path);
  expected = print_fixture_run ("pdftotext", "-raw", whole);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_a_batch_may_be_given_up_at_any_moment (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  g_autoptr (RelevePages) pages = compose_several (dossier);
  RelevePdf *begun = releve_pdf_new (RELEVE_LANGUAGE_FR, "Plans"), *fresh = releve_pdf_new (RELEVE_LANGUAGE_FR, "Plans");

  releve_pdf_add (begun, pages);
  releve_pdf_free (begun);
  releve_pdf_free (fresh);
}

static void
test_file_names_are_safe_everywhere (void)
{
  static const char *const families[] = { "Lavoie", "../../etc/passwd", "A:B*C?\"<>|\\", "Côté-N’Diaye", "", "\n\t" };
  static const char *const expected[] = {
    "plan-L01-Lavoie-v1-head.pdf", "plan-L01-etc-passwd-v1-head.pdf", "plan-L01-A-B-C-v1-head.pdf",
    "plan-L01-Côté-N-Diaye-v1-head.pdf", "plan-L01-v1-head.pdf", "plan-L01-v1-head.pdf",
  };
  RelevePrintOptions options = { RELEVE_LANGUAGE_EN, RELEVE_PAPER_A4, RELEVE_AUDIENCE_HEAD };

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
      ReleveLearner *learner = (ReleveLearner *) releve_dossier_learner (dossier, "L01");
      g_autofree char *name = NULL;

      g_free (learner->family);
      learner->family = g_strdup (families[i]);
      name = releve_print_file_name (dossier, RELEVE_PRINTOUT_PLAN, "L01", &options);
      g_assert_cmpstr (name, ==, expected[i]);
    }
}

static void
test_a_file_name_is_never_too_long (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  ReleveLearner *learner = (ReleveLearner *) releve_dossier_learner (dossier, "L01");
  RelevePrintOptions options = { RELEVE_LANGUAGE_EN, RELEVE_PAPER_A4, RELEVE_AUDIENCE_HEAD };
  GString *family = g_string_new (NULL);
  g_autofree char *name = NULL;

  for (int i = 0; i < 500; i++)
    g_string_append (family, "é");
  g_free (learner->family);
  learner->family = g_string_free (family, FALSE);
  name = releve_print_file_name (dossier, RELEVE_PRINTOUT_PLAN, "L01", &options);
  g_assert_cmpuint (strlen (name), <, 120);
  g_assert_true (g_utf8_validate (name, -1, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/print/pdf/the file is tagged and names its language", test_the_file_is_tagged_and_names_its_language);
  g_test_add_func ("/print/pdf/headings and tables are told apart", test_headings_and_tables_are_told_apart);
  g_test_add_func ("/print/pdf/paper, title and fonts", test_paper_title_and_fonts);
  g_test_add_func ("/print/pdf/the file is its owner's alone", test_the_file_is_its_owners_alone);
  g_test_add_func ("/print/pdf/a place that takes no file is refused", test_a_place_that_takes_no_file_is_refused);
  g_test_add_func ("/print/pdf/a write that fails leaves the old file", test_a_write_that_fails_leaves_the_old_file);
  g_test_add_func ("/print/pdf/the same plan gives the same pages", test_the_same_plan_gives_the_same_pages);
  g_test_add_func ("/print/pdf/P7/several printouts make one document", test_several_printouts_make_one_document);
  g_test_add_func ("/print/pdf/P7/a batch grows page by page", test_a_batch_grows_page_by_page);
  g_test_add_func ("/print/pdf/P7/a batch may be given up at any moment", test_a_batch_may_be_given_up_at_any_moment);
  g_test_add_func ("/print/pdf/file names are safe everywhere", test_file_names_are_safe_everywhere);
  g_test_add_func ("/print/pdf/a file name is never too long", test_a_file_name_is_never_too_long);
  return g_test_run ();
}
