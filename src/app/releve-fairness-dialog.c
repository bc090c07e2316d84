#include "releve-fairness-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "releve-data-table.h"
#include "releve-fairness.h"
#include "releve-people.h"
#include "releve-text.h"

#define N_COLUMNS (1 + RELEVE_N_CATEGORIES + RELEVE_N_CHALLENGES)

static GtkWidget *
make_table (ReleveDocument *document)
{
  RelevePhrasebook *book = releve_document_get_book (document);
  const char *titles[N_COLUMNS + 1] = { _("Clinician") };
  char numeric[N_COLUMNS + 1] = "0";

  for (int c = 0; c < RELEVE_N_CATEGORIES; c++)
    titles[1 + c] = releve_text_category (book, c);
  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    titles[1 + RELEVE_N_CATEGORIES + d] = releve_words_get (&releve_dossier_characteristic (releve_document_get_dossier (document), d)->short_name,
                                                            releve_document_get_language (document), NULL);
  memset (numeric + 1, '1', N_COLUMNS - 1);
  return releve_data_table_new (titles, numeric);
}

static int
figure_of (const ReleveShare *share, int column)
{
  return column < RELEVE_N_CATEGORIES ? share->blocks[column] : share->totals[column - RELEVE_N_CATEGORIES];
}

/* One figure a column, or from one to another. */
static void
add_row (GtkWidget *table, const char *name, const ReleveShare *share, const ReleveShare *most)
{
  g_auto (GStrv) cells = g_new0 (char *, N_COLUMNS + 1);

  cells[0] = g_strdup (name);
  for (int column = 0; column < N_COLUMNS - 1; column++)
    cells[1 + column] = most != NULL ? g_strdup_printf ("%d–%d", figure_of (share, column), figure_of (most, column))
                                     : g_strdup_printf ("%d", figure_of (share, column));
  releve_data_table_add (table, (const char *const *) cells);
}

static int
compare_shares_cb (gconstpointer a, gconstpointer b, gpointer language)
{
  return releve_people_compare (((const ReleveShare *) a)->learner, ((const ReleveShare *) b)->learner, GPOINTER_TO_INT (language));
}

static GtkWidget *
fill_table (ReleveDocument *document)
{
  g_autoptr (GArray) shares = releve_shares (releve_document_get_dossier (document), releve_document_get_filter (document));
  GtkWidget *table = make_table (document);
  ReleveShare least, most;

  g_array_sort_with_data (shares, compare_shares_cb, GINT_TO_POINTER (releve_document_get_language (document)));
  releve_shares_spread (shares, &least, &most);
  add_row (table, _("The group, from least to most"), &least, &most);
  for (guint i = 0; i < shares->len; i++)
    {
      const ReleveShare *share = &g_array_index (shares, ReleveShare, i);
      g_autofree char *name = releve_text_learner (releve_document_get_book (document), share->learner, FALSE);

      add_row (table, name, share, NULL);
    }
  return table;
}

static GtkWidget *
make_note (void)
{
  GtkWidget *note = gtk_label_new (_("Blocks by category, and the levels of each characteristic added over the year’s cards. In alphabetical order: what is fair depends on what each needs."));

  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "secondary");
  return note;
}

static GtkWidget *
make_content (ReleveDocument *document)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (inner), make_note ());
  gtk_box_append (GTK_BOX (inner), fill_table (document));
  gtk_widget_set_margin_start (inner, 18);
  gtk_widget_set_margin_end (inner, 18);
  gtk_widget_set_margin_top (inner, 12);
  gtk_widget_set_margin_bottom (inner, 18);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_focusable (scroller, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, _("How the year is shared out"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), inner);
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

void
releve_fairness_dialog_present (GtkWidget *parent, ReleveDocument *document)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "title", _("How the year is shared out"), "modal", TRUE,
                                    "default-width", 1080, "default-height", 640,
                                    "transient-for", gtk_widget_get_root (parent), NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  adw_window_set_content (ADW_WINDOW (window), make_content (document));
  gtk_window_present (GTK_WINDOW (window));
}
