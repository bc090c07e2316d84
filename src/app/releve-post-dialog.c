#include "releve-post-dialog.h"

#include <glib/gi18n.h>
#include <math.h>

#include "releve-evidence.h"
#include "releve-fold.h"
#include "releve-print-dialog.h"

struct _RelevePostDialog {
  AdwWindow parent_instance;

  ReleveDocument *document;
  GtkWidget *choosers[RELEVE_POST_ROLES];

  GtkBox *choices;
  AdwBin *table;
};

G_DEFINE_FINAL_TYPE (RelevePostDialog, releve_post_dialog, ADW_TYPE_WINDOW)

static ReleveDossier *
dossier_of (RelevePostDialog *self)
{
  return releve_document_get_dossier (self->document);
}

static GPtrArray *
roles_of (RelevePostDialog *self)
{
  return releve_dossier_all (dossier_of (self), &releve_role_kind);
}

static const char *
words (RelevePostDialog *self, const ReleveWords *pair)
{
  return releve_words_get (pair, releve_document_get_language (self->document), NULL);
}

/* The chosen roles without gaps; returns how many. */
static guint
find_chosen (RelevePostDialog *self, const ReleveRole *chosen[RELEVE_POST_ROLES])
{
  GPtrArray *roles = roles_of (self);
  guint n = 0;

  for (guint i = 0; i < RELEVE_POST_ROLES; i++)
    {
      guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choosers[i]));

      if (at > 0 && at <= roles->len)
        chosen[n++] = roles->pdata[at - 1];
    }
  return n;
}

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
make_cell (RelevePostDialog *self, const ReleveRole *role, const ReleveCompetency *competency)
{
  double level = releve_role_level (dossier_of (self), role->id, competency->id);
  g_autofree char *number = isnan (level) ? g_strdup ("–") : releve_level_format (level, releve_document_get_language (self->document));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *figure = make_label (number, "evidence-level"), *sentence;

  gtk_label_set_width_chars (GTK_LABEL (figure), 2);
  gtk_box_append (GTK_BOX (box), figure);
  if (!isnan (level))
    {
      sentence = make_label (words (self, &competency->anchors[CLAMP (lround (level), 0, RELEVE_LEVEL_MAX)]), "detail");
      gtk_widget_set_hexpand (sentence, TRUE);
      gtk_box_append (GTK_BOX (box), sentence);
    }
  return box;
}

static void
attach_head (RelevePostDialog *self, GtkGrid *grid, const ReleveRole *role, int column)
{
  gtk_grid_attach (grid, make_label (words (self, &role->name), "heading"), column, 0, 1, 1);
  gtk_grid_attach (grid, make_label (words (self, &role->mission), "detail"), column, 1, 1, 1);
}

static void
rebuild_cb (RelevePostDialog *self)
{
  const ReleveRole *chosen[RELEVE_POST_ROLES];
  guint n = find_chosen (self, chosen);
  GPtrArray *competencies = releve_dossier_all (dossier_of (self), &releve_competency_kind);
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_add_css_class (grid, "post-table");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_attach (GTK_GRID (grid), make_label (_("Mission"), "dense"), 0, 1, 1, 1);
  for (guint r = 0; r < n; r++)
    attach_head (self, GTK_GRID (grid), chosen[r], (int) r + 1);
  for (guint c = 0; c < competencies->len; c++)
    {
      const ReleveCompetency *competency = competencies->pdata[c];

      gtk_grid_attach (GTK_GRID (grid), make_label (words (self, &competency->name), "strong"), 0, (int) c + 2, 1, 1);
      for (guint r = 0; r < n; r++)
        gtk_grid_attach (GTK_GRID (grid), make_cell (self, chosen[r], competency), (int) r + 1, (int) c + 2, 1, 1);
    }
  adw_bin_set_child (self->table, grid);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "post.print", n > 0);
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelevePostDialog *self = RELEVE_POST_DIALOG (widget);
  const ReleveRole *chosen[RELEVE_POST_ROLES];
  const char *ids[RELEVE_POST_ROLES + 1] = { NULL };
  guint n = find_chosen (self, chosen);
  GtkWindow *dialog = releve_print_dialog_new (self->document, RELEVE_PRINTOUT_POST, NULL);

  for (guint i = 0; i < n; i++)
    ids[i] = chosen[i]->id;
  releve_print_dialog_choose_roles (RELEVE_PRINT_DIALOG (dialog), ids);
  gtk_window_set_transient_for (dialog, GTK_WINDOW (self));
  gtk_window_set_modal (dialog, TRUE);
  gtk_window_present (dialog);
}

static void
releve_post_dialog_dispose (GObject *object)
{
  g_clear_object (&RELEVE_POST_DIALOG (object)->document);
  G_OBJECT_CLASS (releve_post_dialog_parent_class)->dispose (object);
}

static void
releve_post_dialog_class_init (RelevePostDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_post_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/releve/Releve/ui/post-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RelevePostDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, RelevePostDialog, table);
  gtk_widget_class_install_action (widget_class, "post.print", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "post.print", NULL);
}

static void
releve_post_dialog_init (RelevePostDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_chooser (RelevePostDialog *self, guint place, guint selected)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GPtrArray *roles = roles_of (self);
  /* Translators: %u is 1 to 4. */
  g_autofree char *name = g_strdup_printf (_("Role %u"), place + 1);

  gtk_string_list_append (names, _("No role"));
  for (guint i = 0; i < roles->len; i++)
    gtk_string_list_append (names, words (self, &((const ReleveRole *) roles->pdata[i])->name));
  self->choosers[place] = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choosers[place]), selected);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choosers[place]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (self->choosers[place], "notify::selected", G_CALLBACK (rebuild_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->choices, self->choosers[place]);
}

GtkWindow *
releve_post_dialog_new (ReleveDocument *document, const char *role_id)
{
  RelevePostDialog *self = g_object_new (RELEVE_TYPE_POST_DIALOG, NULL);
  GPtrArray *roles;
  guint first = 0, next = 0;

  self->document = g_object_ref (document);
  roles = roles_of (self);
  for (guint i = 0; i < roles->len && role_id != NULL; i++)
    if (g_strcmp0 (((const ReleveRole *) roles->pdata[i])->id, role_id) == 0)
      first = i;
  for (guint place = 0; place < RELEVE_POST_ROLES; place++)
    {
      if (place > 0 && next == first)
        next++;
      add_chooser (self, place, place == 0 ? MIN (first + 1, roles->len) : next < roles->len ? next + 1 : 0);
      next += place > 0;
    }
  g_signal_connect_object (dossier_of (self), "changed", G_CALLBACK (rebuild_cb), self, G_CONNECT_SWAPPED);
  rebuild_cb (self);
  return GTK_WINDOW (self);
}
