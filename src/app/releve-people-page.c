#include "releve-people-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "releve-fold.h"
#include "releve-person-view.h"
#include "releve-split.h"
#include "releve-text.h"

struct _RelevePeoplePage {
  GtkWidget parent_instance;

  ReleveDocument *document;
  char *shown_id;

  ReleveSplit *split;
  GtkSearchEntry *search;
  GtkListBox *list;
  GtkStack *stack;
  AdwBin *person;
};

/* Pixels at 11 pt text: narrower than this the list hides behind a button. */
#define FOLDED 1100

G_DEFINE_FINAL_TYPE (RelevePeoplePage, releve_people_page, GTK_TYPE_WIDGET)

static ReleveDossier *
dossier_of (RelevePeoplePage *self)
{
  return releve_document_get_dossier (self->document);
}

static const char *
id_of (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "learner") : NULL;
}

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
make_row (RelevePeoplePage *self, const ReleveLearner *learner)
{
  const ReleveRole *role = learner->role_id != NULL ? releve_dossier_role (dossier_of (self), learner->role_id) : NULL;
  g_autofree char *name = releve_text_learner (releve_document_get_book (self->document), learner, FALSE);
  g_autofree char *aim = role == NULL ? g_strdup ("")
    : g_strdup_printf ("→ %s", releve_words_get (&role->name, releve_document_get_language (self->document), NULL));
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), make_label (name, "person-name"));
  gtk_box_append (GTK_BOX (box), make_label (aim, "detail"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "learner", g_strdup (learner->id), g_free);
  g_object_set_data_full (G_OBJECT (row), "sort", g_strdup_printf ("%s %s", learner->family, learner->given), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static int
sort_cb (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  RelevePeoplePage *self = data;

  return releve_fold_compare (g_object_get_data (G_OBJECT (a), "sort"), g_object_get_data (G_OBJECT (b), "sort"),
                              releve_document_get_language (self->document));
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  RelevePeoplePage *self = data;

  return releve_filter_matches (releve_document_get_filter (self->document), releve_dossier_learner (dossier_of (self), id_of (row)))
         && releve_fold_matches (g_object_get_data (G_OBJECT (row), "sort"), gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
search_cb (RelevePeoplePage *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static GtkListBoxRow *
find_row (RelevePeoplePage *self, const char *learner_id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (id_of (row), learner_id) == 0)
      return row;
  return NULL;
}

/* The next person opens at the tab that the last one showed. */
static void
show_person (RelevePeoplePage *self)
{
  GtkWidget *last = adw_bin_get_child (self->person), *view = releve_person_view_new (self->document, self->shown_id);

  if (last != NULL)
    releve_person_view_set_tab (RELEVE_PERSON_VIEW (view), releve_person_view_get_tab (RELEVE_PERSON_VIEW (last)));
  adw_bin_set_child (self->person, view);
}

static void
selected_cb (RelevePeoplePage *self, GtkListBoxRow *row)
{
  if (row == NULL || g_strcmp0 (id_of (row), self->shown_id) == 0)
    return;
  g_free (self->shown_id);
  self->shown_id = g_strdup (id_of (row));
  show_person (self);
}

static void
activated_cb (RelevePeoplePage *self, GtkListBoxRow *row)
{
  releve_split_open (self->split);
}

static void
listed_cb (RelevePeoplePage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
fill (RelevePeoplePage *self)
{
  GPtrArray *learners = releve_dossier_all (dossier_of (self), &releve_learner_kind);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < learners->len; i++)
    gtk_list_box_append (self->list, make_row (self, learners->pdata[i]));
  gtk_stack_set_visible_child_name (self->stack, learners->len > 0 ? "people" : "empty");
}

static void
changed_cb (RelevePeoplePage *self, GArray *changes)
{
  gboolean people = FALSE;

  for (guint i = 0; i < changes->len; i++)
    people |= g_array_index (changes, ReleveChange, i).kind == &releve_learner_kind;
  if (!people)
    return;
  fill (self);
  gtk_list_box_select_row (self->list, find_row (self, self->shown_id));
}

void
releve_people_page_show (RelevePeoplePage *self, const char *learner_id)
{
  GtkListBoxRow *row;

  g_return_if_fail (RELEVE_IS_PEOPLE_PAGE (self));

  row = find_row (self, learner_id);
  if (row == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  activated_cb (self, row);
}

static void
releve_people_page_dispose (GObject *object)
{
  RelevePeoplePage *self = RELEVE_PEOPLE_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->shown_id, g_free);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (releve_people_page_parent_class)->dispose (object);
}

static void
releve_people_page_class_init (RelevePeoplePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_people_page_dispose;
  g_type_ensure (RELEVE_TYPE_SPLIT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/releve/Releve/ui/people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RelevePeoplePage, split);
  gtk_widget_class_bind_template_child (widget_class, RelevePeoplePage, search);
  gtk_widget_class_bind_template_child (widget_class, RelevePeoplePage, list);
  gtk_widget_class_bind_template_child (widget_class, RelevePeoplePage, stack);
  gtk_widget_class_bind_template_child (widget_class, RelevePeoplePage, person);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, listed_cb);
}

static void
releve_people_page_init (RelevePeoplePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  releve_split_set_fold (self->split, FOLDED);
  releve_split_open (self->split);
}

GtkWidget *
releve_people_page_new (ReleveDocument *document)
{
  RelevePeoplePage *self = g_object_new (RELEVE_TYPE_PEOPLE_PAGE, NULL);

  self->document = g_object_ref (document);
  gtk_list_box_set_sort_func (self->list, sort_cb, self, NULL);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  fill (self);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  g_signal_connect_object (document, "filter-changed", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dossier_of (self), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

const char *
releve_people_page_get_shown (RelevePeoplePage *self)
{
  g_return_val_if_fail (RELEVE_IS_PEOPLE_PAGE (self), NULL);
  return self->shown_id;
}
