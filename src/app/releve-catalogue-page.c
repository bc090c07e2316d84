#include "releve-catalogue-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "releve-catalogue-form.h"
#include "releve-fold.h"
#include "releve-split.h"
#include "releve-text.h"

/* Pixels at 11 pt text: narrower than this, lists and form stand one at a time. */
#define FOLDED 860

struct _ReleveCataloguePage {
  GtkWidget parent_instance;

  ReleveDocument *document;
  int section;               /* index into the table below */
  char *shown;               /* key of the list row whose entry is shown; NULL for a new one */
  gboolean filling;
  guint refill;              /* source */

  int wanted_section;        /* where the question leads, once answered */
  char *wanted;
  ReleveCatalogueGo go;
  gpointer go_data;

  ReleveSplit *split;
  GtkListBox *sections, *list;
  GtkWidget *pane, *list_buttons;
  GtkSearchEntry *search;
  GtkLabel *title, *question_label;
  GtkRevealer *question;
  GtkWidget *post;
  AdwBin *form;
};

G_DEFINE_FINAL_TYPE (ReleveCataloguePage, releve_catalogue_page, GTK_TYPE_WIDGET)

/* A section lists the rows of one kind or two, or has a form of its own. */
typedef struct {
  const char *title;
  const ReleveKind *first, *second;   /* @second is what New makes, where there are two */
  gboolean fixed;                     /* neither made nor deleted */
} Section;

static const Section sections[] = {
  { N_("Assignments"), &releve_assignment_kind, NULL, FALSE },
  { N_("Competencies"), &releve_framework_kind, &releve_competency_kind, FALSE },
  { N_("Characteristics"), &releve_characteristic_kind, NULL, TRUE },
  { N_("Roles"), &releve_role_kind, NULL, FALSE },
  { N_("Trainings"), &releve_training_kind, NULL, FALSE },
  { N_("Supervisors"), &releve_supervisor_kind, NULL, FALSE },
  { N_("Block calendar"), &releve_block_kind, NULL, TRUE },
  { N_("Matching"), &releve_department_kind, NULL, TRUE },
};

/* Keys of the two rows of Matching that are no rows of a table. */
#define KEY_PARAMETERS "parameters"
#define KEY_CALENDAR   "calendar"

static const Section *
section_of (ReleveCataloguePage *self)
{
  return &sections[self->section];
}

static ReleveDossier *
dossier_of (ReleveCataloguePage *self)
{
  return releve_document_get_dossier (self->document);
}

static ReleveCatalogueForm *
form_of (ReleveCataloguePage *self)
{
  return RELEVE_CATALOGUE_FORM (adw_bin_get_child (self->form));
}

static gboolean
is_edited (ReleveCataloguePage *self)
{
  return form_of (self) != NULL && releve_catalogue_form_is_edited (form_of (self));
}

static const ReleveKind *
kind_for_new (const Section *section)
{
  return section->second != NULL ? section->second : section->first;
}

/* "assignment K1": the kind's name and the id. */
static char *
make_key (const ReleveKind *kind, const char *id)
{
  return g_strconcat (kind->name, " ", id, NULL);
}

static const char *
key_of (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "key") : NULL;
}

/* The form */

static void
update_actions (ReleveCataloguePage *self)
{
  gboolean writable = !releve_desk_is_read_only (releve_document_get_desk (self->document));
  gboolean edited = is_edited (self);
  const ReleveEntry *entry = form_of (self) != NULL ? releve_catalogue_form_get_entry (form_of (self)) : NULL;
  gboolean kept = self->shown != NULL && entry != NULL && !section_of (self)->fixed;
  g_autofree char *name = form_of (self) != NULL ? releve_catalogue_form_name (form_of (self)) : g_strdup ("");

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "catalogue.save", writable && edited);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "catalogue.revert", edited);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "catalogue.new", writable && !section_of (self)->fixed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "catalogue.duplicate", writable && kept);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "catalogue.delete", writable && kept);
  gtk_widget_set_visible (self->post, section_of (self)->first == &releve_role_kind);
  gtk_label_set_label (self->title, name);
  if (!edited)
    gtk_revealer_set_reveal_child (self->question, FALSE);
}

static void
set_form (ReleveCataloguePage *self, GtkWidget *form)
{
  adw_bin_set_child (self->form, form);
  if (form != NULL)
    g_signal_connect_object (form, "edited", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  update_actions (self);
}

static void
show_fresh (ReleveCataloguePage *self, ReleveEntry *entry)
{
  g_clear_pointer (&self->shown, g_free);
  self->filling = TRUE;
  gtk_list_box_unselect_all (self->list);
  self->filling = FALSE;
  set_form (self, releve_catalogue_form_new (self->document, entry, TRUE));
  releve_catalogue_form_focus (form_of (self));
}

static GtkWidget *
make_form (ReleveCataloguePage *self, const char *key)
{
  g_auto (GStrv) parts = NULL;
  const ReleveKind *kind;
  ReleveEntry *entry;

  if (g_strcmp0 (key, KEY_PARAMETERS) == 0)
    return releve_catalogue_form_new_parameters (self->document);
  if (g_strcmp0 (key, KEY_CALENDAR) == 0)
    return releve_catalogue_form_new (self->document, releve_entry_of (dossier_of (self), &releve_block_kind, NULL), FALSE);
  parts = key != NULL ? g_strsplit (key, " ", 2) : NULL;
  kind = parts != NULL ? releve_kind_by_name (parts[0]) : NULL;
  entry = kind != NULL ? releve_entry_of (dossier_of (self), kind, parts[1]) : NULL;
  return entry != NULL ? releve_catalogue_form_new (self->document, entry, FALSE) : NULL;
}

static void
show_key (ReleveCataloguePage *self, const char *key)
{
  char *copy = g_strdup (key);

  g_free (self->shown);
  self->shown = copy;
  set_form (self, make_form (self, copy));
}

/* The list */

static GtkWidget *
make_line (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
make_row (const char *key, const char *name, const char *detail)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), make_line (name, "person-name"));
  if (detail != NULL)
    gtk_box_append (GTK_BOX (box), make_line (detail, "detail"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, name);
  g_object_set_data_full (G_OBJECT (row), "key", g_strdup (key), g_free);
  g_object_set_data_full (G_OBJECT (row), "text", g_strdup_printf ("%s %s", name, detail != NULL ? detail : ""), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

/* A name that only the other language has is marked (N4). */
static char *
say_detail (ReleveCataloguePage *self, const ReleveKind *kind, gconstpointer row)
{
  const char *code = *(char **) RELEVE_ROW_FIELD (row, releve_kind_field (kind, "code"));
  const ReleveField *name = releve_kind_field (kind, "name");
  gboolean missing = FALSE;

  if (name != NULL)
    releve_words_get (RELEVE_ROW_FIELD (row, name), RELEVE_LANGUAGE_EN, &missing);
  if (name != NULL && !missing)
    releve_words_get (RELEVE_ROW_FIELD (row, name), RELEVE_LANGUAGE_FR, &missing);
  if (kind == &releve_framework_kind)
    /* Translators: what stands under the name of a framework; %s is its code. */
    return g_strdup_printf (_("%s · framework"), code);
  /* Translators: what stands under an entry’s name; %s is its code. */
  return missing ? g_strdup_printf (_("%s · ⚠ translation missing"), code) : g_strdup (code);
}

static char *
say_name (ReleveCataloguePage *self, const ReleveKind *kind, gconstpointer row)
{
  const ReleveField *name = releve_kind_field (kind, "name");

  if (kind == &releve_supervisor_kind)
    return releve_text_supervisor (releve_document_get_book (self->document), row, FALSE);
  return g_strdup (releve_words_get (RELEVE_ROW_FIELD (row, name), releve_document_get_language (self->document), NULL));
}

static void
append_kind (ReleveCataloguePage *self, const ReleveKind *kind)
{
  GPtrArray *rows = releve_dossier_all (dossier_of (self), kind);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *key = make_key (kind, ((const ReleveRow *) rows->pdata[i])->id);
      g_autofree char *name = say_name (self, kind, rows->pdata[i]), *detail = say_detail (self, kind, rows->pdata[i]);

      gtk_list_box_append (self->list, make_row (key, name, detail));
    }
}

static void
append_rows (ReleveCataloguePage *self, const Section *section)
{
  if (section->first == &releve_block_kind)
    gtk_list_box_append (self->list, make_row (KEY_CALENDAR, _("Block calendar"), NULL));
  else if (section->first == &releve_department_kind)
    {
      gtk_list_box_append (self->list, make_row ("department department", _("Briefing rule"), NULL));
      gtk_list_box_append (self->list, make_row (KEY_PARAMETERS, _("Parameters"), NULL));
    }
  else
    append_kind (self, section->first);
  if (section->second != NULL)
    append_kind (self, section->second);
}

static GtkListBoxRow *
find_row (ReleveCataloguePage *self, const char *key)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (key_of (row), key) == 0)
      return row;
  return NULL;
}

static void
select_silently (ReleveCataloguePage *self, GtkListBox *list, GtkListBoxRow *row)
{
  self->filling = TRUE;
  gtk_list_box_select_row (list, row);
  self->filling = FALSE;
}

static void
fill_list (ReleveCataloguePage *self)
{
  GtkWidget *row;

  self->filling = TRUE;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  append_rows (self, section_of (self));
  gtk_list_box_select_row (self->list, find_row (self, self->shown));
  self->filling = FALSE;
  gtk_widget_set_visible (self->pane, section_of (self)->first != &releve_block_kind);
  gtk_widget_set_visible (self->list_buttons, !section_of (self)->fixed);
}

/* Where to go */

static void
go_to (ReleveCataloguePage *self, int section, const char *key)
{
  g_autofree char *wanted = g_strdup (key);

  if (section != self->section)
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->section = section;
  g_clear_pointer (&self->shown, g_free);
  select_silently (self, self->sections, gtk_list_box_get_row_at_index (self->sections, section));
  fill_list (self);
  if (wanted == NULL || find_row (self, wanted) == NULL)
    {
      g_free (wanted);
      wanted = g_strdup (key_of (gtk_list_box_get_row_at_index (self->list, 0)));
    }
  select_silently (self, self->list, find_row (self, wanted));
  show_key (self, wanted);
}

/* The lists go back to what is shown until the question is answered. */
static void
ask (ReleveCataloguePage *self)
{
  g_autofree char *name = releve_catalogue_form_name (form_of (self));
  /* Translators: %s is an entry of the catalogue. */
  g_autofree char *text = g_strdup_printf (_("Save what you changed in “%s”?"), name);

  select_silently (self, self->sections, gtk_list_box_get_row_at_index (self->sections, self->section));
  self->filling = TRUE;
  gtk_list_box_unselect_all (self->list);
  gtk_list_box_select_row (self->list, find_row (self, self->shown));
  self->filling = FALSE;
  gtk_label_set_label (self->question_label, text);
  gtk_revealer_set_reveal_child (self->question, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->question), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
want (ReleveCataloguePage *self, int section, const char *key, ReleveCatalogueGo go, gpointer data)
{
  g_free (self->wanted);
  self->wanted = g_strdup (key);
  self->wanted_section = section;
  self->go = go;
  self->go_data = data;
}

static void
leave_for (ReleveCataloguePage *self, int section, const char *key)
{
  want (self, section, key, NULL, NULL);
  if (is_edited (self))
    ask (self);
  else
    go_to (self, section, key);
}

static void
leave_now (ReleveCataloguePage *self)
{
  g_autofree char *key = g_steal_pointer (&self->wanted);
  ReleveCatalogueGo go = self->go;

  gtk_revealer_set_reveal_child (self->question, FALSE);
  go_to (self, self->wanted_section, key);
  if (go != NULL)
    go (self->go_data);
}

static void
keep_cb (ReleveCataloguePage *self)
{
  gtk_revealer_set_reveal_child (self->question, FALSE);
  releve_catalogue_form_focus (form_of (self));
}

static void
discard_cb (ReleveCataloguePage *self)
{
  leave_now (self);
}

/* What was saved is in the list by the key of its row. */
static gboolean
save_form (ReleveCataloguePage *self)
{
  const ReleveEntry *entry = releve_catalogue_form_get_entry (form_of (self));
  g_autofree char *key = entry != NULL && entry->row != NULL ? make_key (entry->kind, ((ReleveRow *) entry->row)->id) : g_strdup (self->shown);

  if (!releve_catalogue_form_save (form_of (self)))
    {
      update_actions (self);
      return FALSE;
    }
  g_clear_handle_id (&self->refill, g_source_remove);
  go_to (self, self->section, key);
  return TRUE;
}

static void
save_first_cb (ReleveCataloguePage *self)
{
  if (save_form (self))
    leave_now (self);
}

static void
section_cb (ReleveCataloguePage *self, GtkListBoxRow *row)
{
  if (self->filling || row == NULL || gtk_list_box_row_get_index (row) == self->section)
    return;
  leave_for (self, gtk_list_box_row_get_index (row), NULL);
}

static void
entry_cb (ReleveCataloguePage *self, GtkListBoxRow *row)
{
  g_autofree char *key = g_strdup (key_of (row));

  if (self->filling || key == NULL || g_strcmp0 (key, self->shown) == 0)
    return;
  leave_for (self, self->section, key);
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  ReleveCataloguePage *self = data;

  return releve_fold_matches (g_object_get_data (G_OBJECT (row), "text"), gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
search_cb (ReleveCataloguePage *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

/* Actions */

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  save_form (RELEVE_CATALOGUE_PAGE (widget));
}

static void
revert_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReleveCataloguePage *self = RELEVE_CATALOGUE_PAGE (widget);

  go_to (self, self->section, self->shown);
}

static void
make_fresh (gpointer data)
{
  ReleveCataloguePage *self = data;

  show_fresh (self, releve_entry_new (dossier_of (self), kind_for_new (section_of (self))));
}

static void
new_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (releve_catalogue_page_may_leave (RELEVE_CATALOGUE_PAGE (widget), make_fresh, widget))
    make_fresh (widget);
}

static void
make_duplicate (gpointer data)
{
  ReleveCataloguePage *self = data;

  if (self->shown != NULL && form_of (self) != NULL)
    show_fresh (self, releve_entry_duplicate (dossier_of (self), releve_catalogue_form_get_entry (form_of (self))));
}

static void
duplicate_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (releve_catalogue_page_may_leave (RELEVE_CATALOGUE_PAGE (widget), make_duplicate, widget))
    make_duplicate (widget);
}

static void
delete_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReleveCataloguePage *self = RELEVE_CATALOGUE_PAGE (widget);
  const ReleveEntry *entry = releve_catalogue_form_get_entry (form_of (self));
  g_autofree char *id = g_strdup (((const ReleveRow *) entry->row)->id);
  const ReleveKind *kind = entry->kind;
  GError *error = NULL;
  gboolean done = releve_desk_delete_entry (releve_document_get_desk (self->document), kind, id, &error);

  releve_document_report (self->document, done, NULL, error);
  if (done)
    go_to (self, self->section, NULL);
}

/* Undo, redo and other programs change what is shown; what is being typed stays. */
static gboolean
refill_cb (gpointer data)
{
  ReleveCataloguePage *self = data;

  self->refill = 0;
  fill_list (self);
  if (!is_edited (self))
    {
      g_autofree char *key = g_strdup (self->shown);

      go_to (self, self->section, key);
    }
  return G_SOURCE_REMOVE;
}

static void
changed_cb (ReleveCataloguePage *self, GArray *changes)
{
  gboolean ours = FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      const ReleveKind *kind = g_array_index (changes, ReleveChange, i).kind;

      ours |= releve_entry_kind_p (kind) || kind == &releve_role_level_kind || kind == &releve_parameter_kind
              || kind == &releve_assignment_competency_kind || kind == &releve_prerequisite_kind
              || kind == &releve_training_competency_kind;
    }
  if (ours && self->refill == 0)
    self->refill = g_idle_add (refill_cb, self);
}

static void
activated_cb (ReleveCataloguePage *self, GtkListBoxRow *row)
{
  releve_split_open (self->split);
}

static void
releve_catalogue_page_dispose (GObject *object)
{
  ReleveCataloguePage *self = RELEVE_CATALOGUE_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->refill, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (releve_catalogue_page_parent_class)->dispose (object);
}

static void
releve_catalogue_page_class_init (ReleveCataloguePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_catalogue_page_dispose;
  g_type_ensure (RELEVE_TYPE_SPLIT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/releve/Releve/ui/catalogue-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ReleveCataloguePage, split);
  gtk_widget_class_bind_template_child (widget_class, ReleveCataloguePage, sections);
  gtk_widget_class_bind_template_child (widget_class, ReleveCataloguePage, list);
  gtk_widget_class_bind_template_child (widget_class, ReleveCataloguePage, pane);
  gtk_widget_class_bind_template_child (widget_class, ReleveCataloguePage, list_buttons);
  gtk_widget_class_bind_template_child (widget_class, ReleveCataloguePage, search);
  gtk_widget_class_bind_template_child (widget_class, ReleveCataloguePage, title);
  gtk_widget_class_bind_template_child (widget_class, ReleveCataloguePage, question);
  gtk_widget_class_bind_template_child (widget_class, ReleveCataloguePage, question_label);
  gtk_widget_class_bind_template_child (widget_class, ReleveCataloguePage, form);
  gtk_widget_class_bind_template_child (widget_class, ReleveCataloguePage, post);
  gtk_widget_class_bind_template_callback (widget_class, section_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, discard_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_first_cb);
  gtk_widget_class_install_action (widget_class, "catalogue.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "catalogue.revert", NULL, revert_action);
  gtk_widget_class_install_action (widget_class, "catalogue.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "catalogue.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "catalogue.delete", NULL, delete_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "catalogue.save", NULL);
}

static void
releve_catalogue_page_init (ReleveCataloguePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  releve_split_set_fold (self->split, FOLDED);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      GtkWidget *row = gtk_list_box_row_new ();

      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_line (_(sections[i].title), "dense"));
      gtk_list_box_append (self->sections, row);
    }
}

GtkWidget *
releve_catalogue_page_new (ReleveDocument *document)
{
  ReleveCataloguePage *self = g_object_new (RELEVE_TYPE_CATALOGUE_PAGE, NULL);

  self->document = g_object_ref (document);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  g_signal_connect_object (dossier_of (self), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  go_to (self, 0, NULL);
  return GTK_WIDGET (self);
}

void
releve_catalogue_page_show (ReleveCataloguePage *self, const ReleveKind *kind, const char *id)
{
  g_return_if_fail (RELEVE_IS_CATALOGUE_PAGE (self) && kind != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (sections[i].first == kind || sections[i].second == kind)
      {
        g_autofree char *key = id != NULL ? make_key (kind, id) : NULL;

        leave_for (self, (int) i, key);
      }
}

const char *
releve_catalogue_page_get_role (ReleveCataloguePage *self)
{
  const ReleveEntry *entry;

  g_return_val_if_fail (RELEVE_IS_CATALOGUE_PAGE (self), NULL);

  entry = self->shown != NULL && form_of (self) != NULL ? releve_catalogue_form_get_entry (form_of (self)) : NULL;
  return entry != NULL && entry->kind == &releve_role_kind ? ((const ReleveRow *) entry->row)->id : NULL;
}

gboolean
releve_catalogue_page_may_leave (ReleveCataloguePage *self, ReleveCatalogueGo go, gpointer user_data)
{
  g_return_val_if_fail (RELEVE_IS_CATALOGUE_PAGE (self), TRUE);

  if (!is_edited (self))
    return TRUE;
  want (self, self->section, self->shown, go, user_data);
  ask (self);
  return FALSE;
}
