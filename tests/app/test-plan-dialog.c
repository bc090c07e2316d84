/* The career plan's preview: the pages of the copy that was chosen, always those
 * of the file as it is. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "releve-page-view.h"
#include "releve-plan-dialog.h"
#include "releve-print.h"
#include "releve-app-resources.h"
#include "releve-desk-fixture.h"

typedef struct {
  DeskFixture desk;
  ReleveDocument *document;
  GtkWindow *dialog;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (&fixture->desk, NULL);
  fixture->document = releve_document_new (fixture->desk.desk, RELEVE_LANGUAGE_EN);
  fixture->dialog = releve_plan_dialog_new (fixture->document, "L01");
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (fixture->dialog);
  while (g_main_context_iteration (NULL, FALSE));
  g_assert_null (fixture->dialog);
  g_assert_finalize_object (fixture->document);
  desk_fixture_tear_down (&fixture->desk, NULL);
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GPtrArray *
all_of (Fixture *fixture, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (GTK_WIDGET (fixture->dialog), type, found);
  return found;
}

/* The menus in reading order: whose copy, language, paper. */
static void
choose (Fixture *fixture, guint menu, guint item)
{
  g_autoptr (GPtrArray) menus = all_of (fixture, GTK_TYPE_DROP_DOWN);

  g_assert_cmpuint (menus->len, ==, 3);
  gtk_drop_down_set_selected (g_ptr_array_index (menus, menu), item);
}

static guint
count_pages (Fixture *fixture)
{
  g_autoptr (GPtrArray) views = all_of (fixture, RELEVE_TYPE_PAGE_VIEW);

  return views->len;
}

static guint
expected_pages (Fixture *fixture, ReleveLanguage language, RelevePaper paper, ReleveAudience audience)
{
  RelevePrintOptions options = { language, paper, audience };
  g_autoptr (RelevePages) pages = releve_print_plan (fixture->desk.dossier, "L01", &options, NULL);

  return releve_pages_count (pages);
}

/* Height for a width of 1000, by which papers differ. */
static int
height_of_page (Fixture *fixture)
{
  g_autoptr (GPtrArray) views = all_of (fixture, RELEVE_TYPE_PAGE_VIEW);
  int height;

  gtk_widget_measure (g_ptr_array_index (views, 0), GTK_ORIENTATION_VERTICAL, 1000, &height, NULL, NULL, NULL);
  return height;
}

static void
test_it_shows_the_pages_that_are_printed (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count_pages (fixture), ==, expected_pages (fixture, RELEVE_LANGUAGE_EN, RELEVE_PAPER_A4, RELEVE_AUDIENCE_COORDINATOR));
  for (guint audience = 0; audience < RELEVE_N_AUDIENCES; audience++)
    for (guint language = 0; language < 2; language++)
      {
        choose (fixture, 0, audience);
        choose (fixture, 1, language);
        g_assert_cmpuint (count_pages (fixture), ==, expected_pages (fixture, language, RELEVE_PAPER_A4, audience));
      }
}

static void
test_paper_changes_the_shape_of_a_page (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (height_of_page (fixture), ==, 1415); /* 297 / 210 */
  choose (fixture, 2, RELEVE_PAPER_LETTER);
  g_assert_cmpint (height_of_page (fixture), ==, 1295); /* 11 / 8.5 */
  choose (fixture, 2, RELEVE_PAPER_A4);
  g_assert_cmpint (height_of_page (fixture), ==, 1415);
}

static void
test_it_follows_the_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = all_of (fixture, RELEVE_TYPE_PAGE_VIEW);
  GtkWidget *first = g_object_ref (g_ptr_array_index (before, 0));
  g_autofree char *card = desk_fixture_place (&fixture->desk, "L01", "G1", 9);

  g_assert_null (gtk_widget_get_parent (first));
  g_assert_cmpuint (count_pages (fixture), >, 0);
  g_object_unref (first);
}

static void
test_every_page_can_be_reached_and_has_a_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) views = all_of (fixture, RELEVE_TYPE_PAGE_VIEW);

  for (guint i = 0; i < views->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("Career plan, page %u of %u", i + 1, views->len);

      g_assert_true (gtk_widget_get_focusable (g_ptr_array_index (views, i)));
      g_assert_null (gtk_test_accessible_check_property (g_ptr_array_index (views, i), GTK_ACCESSIBLE_PROPERTY_LABEL, name));
    }
}

static void
test_two_dialogs_close_without_a_trace (Fixture *fixture, gconstpointer data)
{
  GtkWindow *other = releve_plan_dialog_new (fixture->document, "L02");

  gtk_window_present (other);
  while (g_main_context_iteration (NULL, FALSE));
  gtk_window_destroy (other);
  while (g_main_context_iteration (NULL, FALSE));
  g_assert_cmpuint (count_pages (fixture), >, 0);
}

#define ADD(name, function) g_test_add ("/app/plan-dialog/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  /* Not isolated: icons are recognised by the shared MIME database. */
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;
  adw_init ();
  releve_app_get_resource ();
  ADD ("it shows the pages that are printed", test_it_shows_the_pages_that_are_printed);
  ADD ("paper changes the shape of a page", test_paper_changes_the_shape_of_a_page);
  ADD ("it follows the file", test_it_follows_the_file);
  ADD ("every page can be reached and has a name", test_every_page_can_be_reached_and_has_a_name);
  ADD ("two dialogs close without a trace", test_two_dialogs_close_without_a_trace);
  return g_test_run ();
}
