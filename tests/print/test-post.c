/* S1: what the post asks, in either language, on either paper. */

#include "releve-print-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "releve-error.h"
#include "releve-fixture.h"

static const RelevePrintOptions english = { RELEVE_LANGUAGE_EN, RELEVE_PAPER_A4, RELEVE_AUDIENCE_COORDINATOR };

/* Four roles, each with an anchor of its own for every competency. */
static ReleveDossier *
make_dossier (void)
{
  ReleveDossier *dossier = print_fixture_dossier ();

  for (int r = 1; r <= 5; r++)
    {
      g_autofree char *id = g_strdup_printf ("role%d", r);
      ReleveRole *role = releve_row_new (&releve_role_kind, id);

      role->code = g_strdup (id);
      role->position = r + 10;
      role->name.en = g_strdup_printf ("Post %d & <co>", r);
      role->name.fr = g_strdup_printf ("Poste %d & <cie>", r);
      releve_words_copy (&role->short_name, &role->name);
      role->mission.en = g_strdup_printf ("Mission number %d.", r);
      releve_dossier_put (dossier, &releve_role_kind, role);
      for (int c = 1; c <= 12; c++)
        {
          g_autofree char *key = g_strdup_printf ("role%d/C%d", r, c);
          ReleveRoleLevel *level = releve_row_new (&releve_role_level_kind, key);

          level->role_id = g_strdup (id);
          level->competency_id = g_strdup_printf ("C%d", c);
          level->level = r % 5;
          releve_dossier_put (dossier, &releve_role_level_kind, level);
        }
    }
  for (int c = 1; c <= 12; c++)
    {
      g_autofree char *id = g_strdup_printf ("C%d", c);
      ReleveCompetency *copy = releve_row_copy (&releve_competency_kind, releve_dossier_competency (dossier, id));

      for (int level = 0; level <= RELEVE_LEVEL_MAX; level++)
        copy->anchors[level].en = g_strdup_printf ("Does what competency %d at level %d is about, again and again", c, level);
      releve_dossier_put (dossier, &releve_competency_kind, copy);
    }
  return dossier;
}

static RelevePages *
print_roles (ReleveDossier *dossier, const char *const *role_ids, const RelevePrintOptions *options, GError **error)
{
  RelevePrintOptions chosen = *options;

  chosen.role_ids = role_ids;
  return releve_print (dossier, RELEVE_PRINTOUT_POST, NULL, &chosen, error);
}

static char *
read_pages (RelevePages *pages, const char *option)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "post.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  releve_pages_write_pdf (pages, path, &error);
  g_assert_no_error (error);
  return print_fixture_run ("pdftotext", option, path);
}

static void
test_four_roles_side_by_side (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();
  const char *const roles[] = { "role1", "role2", "role3", "role4", NULL };

  for (int paper = 0; paper < RELEVE_N_PAPERS; paper++)
    {
      RelevePrintOptions options = english;
      g_autoptr (RelevePages) pages = NULL;
      g_autofree char *text = NULL;

      options.paper = (RelevePaper) paper;
      pages = print_roles (dossier, roles, &options, NULL);
      g_assert_nonnull (pages);
      g_assert_cmpstr (releve_pages_get_title (pages), ==, "What the post asks");
      text = read_pages (pages, "-layout");
      if (text == NULL)
        return;
      for (int r = 1; r <= 4; r++)
        {
          g_autofree char *mission = g_strdup_printf ("Mission number %d.", r), *name = g_strdup_printf ("Post %d & <co>", r);

          g_assert_nonnull (strstr (text, mission));
          g_assert_nonnull (strstr (text, name));
        }
      g_assert_null (strstr (text, "Post 5"));
      g_assert_nonnull (strstr (text, "C12"));
    }
}

/* A row lies on one page, and each page says whose columns they are. */
static void
test_heads_repeat_and_rows_stay_whole (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();
  const char *const roles[] = { "role1", "role2", "role3", "role4", NULL };
  g_autoptr (RelevePages) pages = print_roles (dossier, roles, &english, NULL);
  g_autofree char *text = read_pages (pages, "-raw");
  g_auto (GStrv) leaves = NULL;
  guint rows = 0;

  if (text == NULL)
    return;
  g_assert_cmpuint (releve_pages_count (pages), >=, 2);
  leaves = g_strsplit (text, "\f", -1);
  for (guint page = 0; page < releve_pages_count (pages); page++)
    {
      g_auto (GStrv) begun = g_strsplit (leaves[page], "Does what", -1), ended = g_strsplit (leaves[page], "again", -1);
      guint n = g_strv_length (begun) - 1;

      g_assert_cmpuint (g_strv_length (ended) - 1, ==, 2 * n); /* "again and again" */
      g_assert_cmpuint (n % 4, ==, 0);
      g_assert_true (n == 0 || strstr (leaves[page], "Competency") != NULL);
      rows += n / 4;
    }
  g_assert_cmpuint (rows, ==, 12);
}

static void
test_names_nobody (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();
  RelevePrintOptions french = english;
  g_autoptr (RelevePages) pages = NULL;
  g_autofree char *text = NULL;

  french.language = RELEVE_LANGUAGE_FR;
  pages = print_roles (dossier, NULL, &french, NULL);
  text = read_pages (pages, "-layout");
  if (text == NULL)
    return;
  g_assert_nonnull (strstr (text, "Poste 1 & <cie>"));
  g_assert_nonnull (strstr (text, "Chirurgie"));
  g_assert_null (strstr (text, "Lavoie"));
}

static void
test_refusals (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier (), empty = releve_dossier_new (FIXTURE_TODAY);
  const char *const unknown[] = { "role1", "pope", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (print_roles (dossier, unknown, &english, &error));
  g_assert_cmpstr (releve_error_get_detail (error)->problem, ==, "unknown-role");
  g_clear_error (&error);
  g_assert_null (print_roles (empty, NULL, &english, &error));
  g_assert_cmpstr (releve_error_get_detail (error)->problem, ==, "no-role");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/print/post/S1/four roles stand side by side", test_four_roles_side_by_side);
  g_test_add_func ("/print/post/P5/heads repeat and rows stay whole", test_heads_repeat_and_rows_stay_whole);
  g_test_add_func ("/print/post/S1/it names nobody and speaks French", test_names_nobody);
  g_test_add_func ("/print/post/S1/unknown roles and none are refused", test_refusals);
  return g_test_run ();
}
