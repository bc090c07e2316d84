#include "releve-succession-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "releve-fold.h"
#include "releve-people.h"
#include "releve-text.h"

static GtkWidget *
make_label (const char *text, const char *class, double xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, class);
  return label;
}

static void
attach (GtkGrid *grid, const char *text, int column, int row, gboolean numeric)
{
  GtkWidget *label = make_label (text, "dense", numeric ? 1 : 0);

  if (numeric)
    gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static GtkWidget *
make_name (ReleveDocument *document, const ReleveLearner *learner)
{
  g_autofree char *name = releve_text_learner (releve_document_get_book (document), learner, FALSE);
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), make_label (name, "person-name", 0));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row-name");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-person");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", learner->id);
  return button;
}

static char *
say_widest (ReleveDocument *document, const ReleveCandidate *candidate)
{
  ReleveLanguage language = releve_document_get_language (document);
  g_autofree char *gap = releve_level_format (round (candidate->gap * 4) / 4, language);

  return candidate->widest == NULL ? g_strdup ("—")
    : g_strdup_printf ("%s, %s", releve_words_get (&candidate->widest->name, language, NULL), gap);
}

static void
add_candidate (ReleveDocument *document, GtkGrid *grid, int row, const ReleveCandidate *candidate)
{
  ReleveLanguage language = releve_document_get_language (document);
  /* Translators: competencies at the level that the role asks: %1$u of %2$u. */
  g_autofree char *reached = g_strdup_printf (_("%1$u of %2$u"), candidate->n_reached, candidate->n_asked);
  g_autofree char *unexplored = g_strdup_printf ("%u", candidate->n_unexplored);
  g_autofree char *widest = say_widest (document, candidate);
  g_autofree char *ratings = g_strdup_printf ("%u", candidate->n_ratings);
  g_autofree char *last = candidate->last_on != RELEVE_NO_DAY ? releve_day_format (candidate->last_on, language, RELEVE_DAY_MONTH) : g_strdup ("—");
  g_autofree char *by = candidate->learner->aim_by != RELEVE_NO_DAY
    ? releve_day_format (candidate->learner->aim_by, language, RELEVE_DAY_MONTH) : g_strdup ("—");

  gtk_grid_attach (grid, make_name (document, candidate->learner), 0, row, 1, 1);
  attach (grid, reached, 1, row, TRUE);
  attach (grid, unexplored, 2, row, TRUE);
  attach (grid, widest, 3, row, FALSE);
  attach (grid, by, 4, row, TRUE);
  attach (grid, ratings, 5, row, TRUE);
  attach (grid, last, 6, row, TRUE);
}

static void
add_titles (GtkGrid *grid)
{
  const char *titles[] = { C_("succession", "Clinician"), C_("succession", "Reached"), C_("succession", "Unexplored"),
                           C_("succession", "Largest gap"), C_("succession", "Aims by"), C_("succession", "Ratings"), C_("succession", "Newest") };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    gtk_grid_attach (grid, make_label (titles[i], "detail", i == 0 || i == 3 ? 0 : 1), (int) i, 0, 1, 1);
}

static void
add_role (ReleveDocument *document, GtkGrid *grid, int row, const ReleveRole *role)
{
  GtkWidget *heading = make_label (releve_words_get (&role->name, releve_document_get_language (document), NULL), "heading", 0);

  gtk_widget_set_margin_top (heading, 9);
  gtk_grid_attach (grid, heading, 0, row, 7, 1);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer document)
{
  const ReleveCandidate *x = a, *y = b;

  if (x->role != y->role)
    return x->role->position != y->role->position ? x->role->position - y->role->position : g_strcmp0 (x->role->id, y->role->id);
  return releve_people_compare (x->learner, y->learner, releve_document_get_language (document));
}

GtkWidget *
releve_succession_view_new (ReleveDocument *document, const ReleveOverview *overview)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autoptr (GArray) candidates = releve_candidates (releve_document_get_dossier (document), overview);
  const ReleveRole *role = NULL;
  int row = 1;

  g_array_sort_with_data (candidates, compare_cb, document);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 1);
  add_titles (GTK_GRID (grid));
  for (guint i = 0; i < candidates->len; i++)
    {
      const ReleveCandidate *candidate = &g_array_index (candidates, ReleveCandidate, i);

      if (candidate->role != role)
        add_role (document, GTK_GRID (grid), row++, candidate->role);
      role = candidate->role;
      add_candidate (document, GTK_GRID (grid), row++, candidate);
    }
  if (candidates->len == 0)
    gtk_grid_attach (GTK_GRID (grid), make_label (_("Nobody has an aim yet: open a person and set one."), "dense", 0), 0, 1, 7, 1);
  return grid;
}
