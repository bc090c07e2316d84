#include "releve-differences-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "releve-text.h"

typedef struct {
  ReleveDocument *document;
  GtkWidget *window, *list;
  ReleveDifferencesJump jump;
  GObject *data;           /* weak */
} Dialog;

static void
free_dialog (gpointer data)
{
  Dialog *self = data;

  g_clear_weak_pointer (&self->data);
  g_object_unref (self->document);
  g_free (self);
}

static ReleveDossier *
dossier_of (Dialog *self)
{
  return releve_document_get_dossier (self->document);
}

static GtkWidget *
make_line (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, class);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  return label;
}

static GtkListBoxRow *
add_row (Dialog *self, const char *text, const char *class, const char *placement_id)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_line (text, class));
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), placement_id != NULL);
  gtk_widget_set_focusable (row, placement_id != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (row), "card", g_strdup (placement_id), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return GTK_LIST_BOX_ROW (row);
}

static void
add_difference (Dialog *self, const ReleveDifference *difference)
{
  g_autofree char *text = releve_text_difference (releve_document_get_book (self->document), dossier_of (self), difference);
  gboolean shown = difference->after != NULL && releve_dossier_shows (dossier_of (self), difference->after);

  add_row (self, text, "dense", shown ? difference->after->id : NULL);
}

static void
add_differences (Dialog *self, GArray *differences)
{
  const char *before = NULL;

  for (guint i = 0; i < differences->len; i++)
    {
      const ReleveDifference *difference = &g_array_index (differences, ReleveDifference, i);
      const char *learner_id = releve_difference_learner (difference);

      if (g_strcmp0 (learner_id, before) != 0)
        {
          g_autofree char *name = releve_text_learner (releve_document_get_book (self->document),
                                                       releve_dossier_learner (dossier_of (self), learner_id), FALSE);
          add_row (self, name, "heading", NULL);
        }
      add_difference (self, difference);
      before = learner_id;
    }
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  Dialog *self = data;
  g_autofree char *placement_id = g_strdup (g_object_get_data (G_OBJECT (row), "card"));
  ReleveDifferencesJump jump = self->jump;
  g_autoptr (GObject) target = self->data != NULL ? g_object_ref (self->data) : NULL;

  gtk_window_destroy (GTK_WINDOW (self->window));
  if (placement_id != NULL && target != NULL)
    jump (placement_id, target);
}

static char *
say_heading (Dialog *self, GArray *differences, const char *from, const char *to)
{
  RelevePhrasebook *book = releve_document_get_book (self->document);
  g_autofree char *before = releve_text_version (book, releve_dossier_version (dossier_of (self), from));
  g_autofree char *after = releve_text_version (book, releve_dossier_version (dossier_of (self), to));
  g_autofree char *count = g_strdup_printf (ngettext ("%u difference", "%u differences", differences->len), differences->len);

  /* Translators: {before} and {after} name versions of the plan; {count} is "3 differences". */
  return releve_text_fill (_("{before} → {after}: {count}"), "before", before, "after", after, "count", count, NULL);
}

/* From the last publication to the plan in force. */
static gboolean
since_publication_p (ReleveDossier *dossier, const char *from, const char *to)
{
  const ReleveVersion *last = releve_last_published (dossier);

  return to == NULL && last != NULL && g_strcmp0 (last->id, from) == 0;
}

/* From a publication only what everybody sees counts. */
static GArray *
list_differences (ReleveDossier *dossier, const char *from, const char *to)
{
  return since_publication_p (dossier, from, to) ? releve_changes_since_publication (dossier) : releve_differences (dossier, from, to);
}

/* The print dialog belongs to the window below, which a modal one would block. */
static void
print_cb (GtkButton *button, gpointer data)
{
  Dialog *self = data;
  g_autoptr (GtkWindow) below = g_object_ref (gtk_window_get_transient_for (GTK_WINDOW (self->window)));

  gtk_window_destroy (GTK_WINDOW (self->window));
  gtk_widget_activate_action (GTK_WIDGET (below), "win.print", "(ss)", "changes", "");
}

static GtkWidget *
make_header (Dialog *self, gboolean printable)
{
  GtkWidget *header = adw_header_bar_new (), *button;

  if (!printable)
    return header;
  button = gtk_button_new_with_mnemonic (_("_Print…"));
  g_signal_connect (button, "clicked", G_CALLBACK (print_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), button);
  return header;
}

static GtkWidget *
make_content (Dialog *self, GArray *differences, const char *from, const char *to)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();
  g_autofree char *heading = say_heading (self, differences, from, to);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), make_line (_("Both are the same."), "secondary"));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  add_differences (self, differences);
  gtk_box_append (GTK_BOX (box), make_header (self, since_publication_p (dossier_of (self), from, to)));
  gtk_box_append (GTK_BOX (box), make_line (heading, "secondary"));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

static void
close_on_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

void
releve_differences_dialog_present (GtkWidget *parent, ReleveDocument *document, const char *from, const char *to,
                                   ReleveDifferencesJump jump, GObject *data)
{
  Dialog *self = g_new0 (Dialog, 1);
  g_autoptr (GArray) differences = list_differences (releve_document_get_dossier (document), from, to);

  self->document = g_object_ref (document);
  self->jump = jump;
  g_set_weak_pointer (&self->data, data);
  self->window = g_object_new (ADW_TYPE_WINDOW, "title", _("What differs"), "modal", TRUE, "default-width", 560, "default-height", 520,
                               "transient-for", gtk_widget_get_root (parent), NULL);
  g_object_set_data_full (G_OBJECT (self->window), "dialog", self, free_dialog);
  adw_window_set_content (ADW_WINDOW (self->window), make_content (self, differences, from, to));
  close_on_escape (self->window);
  gtk_window_present (GTK_WINDOW (self->window));
}
