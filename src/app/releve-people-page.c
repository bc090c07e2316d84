#include "releve-people-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "releve-fold.h"
#include "releve-ink.h"
#include "releve-person-view.h"
#include "releve-text.h"

struct _RelevePeoplePage {
  GtkWidget parent_instance;

  ReleveDocument *document;
  char *shown_id;

  GtkWidget *sheet;         /* side list and person, one or both */
  GtkWidget *side;
  GtkWidget *rule;
  GtkWidget *page;
  GtkSearchEntry *search;
  GtkListBox *list;
  GtkStack *stack;
  AdwBin *person;
  GtkWidget *back;
  gboolean folded;          /* one at a time */
  gboolean listing;         /* while folded: the list, not the person */
  guint refold;             /* source, 0 = none */
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
update_fold (RelevePeoplePage *self)
{
  gtk_widget_set_visible (self->side, !self->folded || self->listing);
  gtk_widget_set_visible (self->rule, !self->folded);
  gtk_widget_set_visible (self->page, !self->folded || !self->listing);
  gtk_widget_set_hexpand (self->side, self->folded);
  gtk_widget_set_visible (self->back, self->folded);
}

static void
activated_cb (RelevePeoplePage *self, GtkListBoxRow *row)
{
  self->listing = FALSE;
  update_fold (self);
  if (self->folded)
    gtk_widget_child_focus (GTK_WIDGET (self->person), GTK_DIR_TAB_FORWARD);
}

static void
back_cb (RelevePeoplePage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  self->listing = TRUE;
  update_fold (self);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
go_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelevePeoplePage *self = RELEVE_PEOPLE_PAGE (widget);

  if (self->folded && !self->listing)
    back_cb (self);
}

/* Hiding during an allocation would ask for another one at once. */
static gboolean
refold_cb (gpointer data)
{
  RelevePeoplePage *self = data;

  self->refold = 0;
  update_fold (self);
  return G_SOURCE_REMOVE;
}

static void
releve_people_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RelevePeoplePage *self = RELEVE_PEOPLE_PAGE (widget);
  gboolean folded = width < FOLDED * releve_ink_scale (widget);

  gtk_widget_size_allocate (GTK_WIDGET (self->stack), &(GtkAllocation) { 0, 0, width, height }, baseline);
  if (folded != self->folded && self->refold == 0)
    self->refold = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refold_cb, self, NULL);
  self->folded = folded;
}

static void
releve_people_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (RELEVE_PEOPLE_PAGE (widget)->stack), orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
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

  g_clear_handle_id (&self->refold, g_source_remove);
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
  widget_class->measure = releve_people_page_measure;
  widget_class->size_allocate = releve_people_page_size_allocate;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/releve/Releve/ui/people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RelevePeoplePage, sheet);
  gtk_widget_class_bind_template_child (widget_class, RelevePeoplePage, side);
  gtk_widget_class_bind_template_child (widget_class, RelevePeoplePage, rule);
  gtk_widget_class_bind_template_child (widget_class, RelevePeoplePage, page);
  gtk_widget_class_bind_template_child (widget_class, RelevePeoplePage, search);
  gtk_widget_class_bind_template_child (widget_class, RelevePeoplePage, list);
  gtk_widget_class_bind_template_child (widget_class, RelevePeoplePage, stack);
  gtk_widget_class_bind_template_child (widget_class, RelevePeoplePage, person);
  gtk_widget_class_bind_template_child (widget_class, RelevePeoplePage, back);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_install_action (widget_class, "people.back", NULL, go_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "people.back", NULL);
}

static void
releve_people_page_init (RelevePeoplePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->folded = TRUE; /* until it is known how much room there is */
  update_fold (self);
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
