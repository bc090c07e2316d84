#include "releve-person-private.h"

#include <math.h>
#include <glib/gi18n.h>

#include "releve-evidence-popover.h"
#include "releve-fold.h"
#include "releve-ink.h"
#include "releve-rating-dialog.h"
#include "releve-text.h"

/* Under this width, in pixels at 11 pt, the table keeps now, role and gap. */
#define NARROW 900

G_DEFINE_FINAL_TYPE (RelevePersonView, releve_person_view, GTK_TYPE_WIDGET)

ReleveDossier *
releve_person_dossier (RelevePersonView *self)
{
  return releve_document_get_dossier (self->document);
}

RelevePhrasebook *
releve_person_book (RelevePersonView *self)
{
  return releve_document_get_book (self->document);
}

ReleveLanguage
releve_person_language (RelevePersonView *self)
{
  return releve_document_get_language (self->document);
}

ReleveDesk *
releve_person_desk (RelevePersonView *self)
{
  return releve_document_get_desk (self->document);
}

gboolean
releve_person_editable (RelevePersonView *self)
{
  return !releve_desk_is_read_only (releve_person_desk (self));
}

GtkWidget *
releve_person_label (const char *text, const char *class, float align)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), align);
  gtk_widget_add_css_class (label, class);
  return label;
}

GtkWidget *
releve_person_wrapped (const char *text, const char *class)
{
  GtkWidget *label = releve_person_label (text, class, 0);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

void
releve_person_attach_number (GtkWidget *grid, const char *text, int column, int row, const char *class)
{
  GtkWidget *label = releve_person_label (text, "numeric", 1);

  gtk_widget_add_css_class (label, "dense");
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

char *
releve_person_level (RelevePersonView *self, double level)
{
  return isnan (level) ? g_strdup ("·") : releve_level_format (round (level * 4) / 4, releve_person_language (self));
}

void
releve_person_add_heading (RelevePersonView *self, const char *text)
{
  gtk_box_append (GTK_BOX (self->box), releve_person_label (text, "heading", 0));
}

void
releve_person_report (RelevePersonView *self, gboolean done, GError *error)
{
  releve_document_report (self->document, done, NULL, error);
}

GtkWidget *
releve_person_button (RelevePersonView *self, const char *name, const char *label, GCallback callback, gpointer data)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_name (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", callback, data);
  return button;
}

/* What a button opens. */
typedef struct {
  RelevePersonView *view;
  char *competency_id;      /* NULL: an attribute */
  ReleveAttribute attribute;
} Subject;

static void
free_subject (gpointer data, GClosure *closure)
{
  g_free (((Subject *) data)->competency_id);
  g_free (data);
}

/* It leaves its parent as it closes. */
void
releve_person_close_evidence (RelevePersonView *self)
{
  GtkWidget *popover = self->evidence;

  if (popover == NULL)
    return;
  g_clear_weak_pointer (&self->evidence);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

/* The popover outlives the button when the table is filled anew, so it is the box's child. */
static void
open_evidence_cb (GtkButton *button, const Subject *subject)
{
  RelevePersonView *self = subject->view;
  GtkWidget *popover = releve_evidence_popover_new (self->document, self->learner_id, subject->competency_id, subject->attribute);
  graphene_rect_t area;

  releve_person_close_evidence (self);
  g_set_weak_pointer (&self->evidence, popover);
  gtk_widget_set_parent (popover, self->box);
  if (gtk_widget_compute_bounds (GTK_WIDGET (button), self->box, &area))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                                 &(GdkRectangle) { area.origin.x, area.origin.y, area.size.width, area.size.height });
  gtk_popover_popup (GTK_POPOVER (popover));
}

GtkWidget *
releve_person_row_button (RelevePersonView *self, const char *text, const char *competency_id, ReleveAttribute attribute)
{
  GtkWidget *button = gtk_button_new (), *label = releve_person_label (text, "dense", 0);
  Subject *subject = g_new (Subject, 1);

  *subject = (Subject) { self, g_strdup (competency_id), attribute };
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row-name");
  gtk_widget_set_name (button, competency_id != NULL ? competency_id : releve_attribute_codes[attribute]);
  g_signal_connect_data (button, "clicked", G_CALLBACK (open_evidence_cb), subject, free_subject, 0);
  return button;
}

/* The pages. */

typedef struct {
  const char *name;
  const char *title;
} Tab;

static const Tab tabs[] = {
  { "profile", NC_("person", "Profile") },
  { "competencies", NC_("person", "Competencies") },
  { "assignments", NC_("person", "Assignments") },
  { "plan", NC_("person", "Career plan") },
  { "journal", NC_("person", "Journal") },
};

/* The page stays the same from one person to the next. */
static const char *
shown_tab (RelevePersonView *self)
{
  const char *name = g_object_get_data (G_OBJECT (self->document), "person-tab");

  return name != NULL ? name : "competencies";
}

static void
fill_tab (RelevePersonView *self, const ReleveLearner *learner, const RelevePortrait *portrait)
{
  const char *tab = shown_tab (self);

  if (g_str_equal (tab, "profile"))
    releve_person_add_profile (self, learner);
  else if (g_str_equal (tab, "assignments"))
    releve_person_add_assignments (self, learner);
  else if (g_str_equal (tab, "plan"))
    releve_person_add_plan (self, learner);
  else if (g_str_equal (tab, "journal"))
    releve_person_add_journal (self, learner);
  else
    releve_person_add_competencies (self, portrait);
}

/* Head: name and pages. */

static void releve_person_view_fill (RelevePersonView *self);

static gboolean
refill_cb (gpointer data)
{
  RelevePersonView *self = data;

  self->refill = 0;
  releve_person_view_fill (self);
  return G_SOURCE_REMOVE;
}

/* The toggle that was pressed is among what is filled anew. */
static void
refill_soon (RelevePersonView *self)
{
  if (self->refill == 0)
    self->refill = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refill_cb, self, NULL);
}

static void
tab_cb (GtkToggleButton *button, RelevePersonView *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  releve_person_view_set_tab (self, gtk_widget_get_name (GTK_WIDGET (button)));
}

static GtkWidget *
make_tabs (RelevePersonView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *first = NULL;

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "tabs");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (g_dpgettext2 (NULL, "person", tabs[i].title));

      if (first != NULL)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
      first = first != NULL ? first : button;
      gtk_widget_set_name (button, tabs[i].name);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), g_str_equal (tabs[i].name, shown_tab (self)));
      g_signal_connect (button, "toggled", G_CALLBACK (tab_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static void
add_head (RelevePersonView *self, const ReleveLearner *learner)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *name = releve_text_learner (releve_person_book (self), learner, FALSE);
  g_autofree char *post = g_strdup_printf ("%s · %s", releve_words_get (&learner->post, releve_person_language (self), NULL),
                                           releve_words_get (&learner->service, releve_person_language (self), NULL));
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (words), releve_person_label (name, "page-title", 0));
  gtk_box_append (GTK_BOX (words), releve_person_label (post, "detail", 0));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), make_tabs (self));
  gtk_box_append (GTK_BOX (self->box), head);
}

static GtkWidget *
find_named (GtkWidget *root, const char *name)
{
  if (gtk_widget_get_focusable (root) && g_str_equal (gtk_widget_get_name (root), name))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What has the keyboard among what is about to go; NULL if nothing has. */
static char *
name_of_focus (RelevePersonView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->box) ? g_strdup (gtk_widget_get_name (focus)) : NULL;
}

static void
releve_person_view_fill (RelevePersonView *self)
{
  const ReleveLearner *learner = releve_dossier_learner (releve_person_dossier (self), self->learner_id);
  g_autofree char *focused = name_of_focus (self);
  RelevePortrait portrait;
  GtkWidget *child, *again;

  self->outdated = FALSE;
  releve_person_close_evidence (self);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  if (learner == NULL)
    return;
  releve_portrait_of (releve_person_dossier (self), self->learner_id, &portrait);
  add_head (self, learner);
  releve_person_add_strip (self, learner, &portrait);
  fill_tab (self, learner, &portrait);
  again = focused != NULL ? find_named (self->box, focused) : NULL;
  if (again != NULL)
    gtk_widget_grab_focus (again);
}

void
releve_person_view_set_tab (RelevePersonView *self, const char *tab)
{
  g_return_if_fail (RELEVE_IS_PERSON_VIEW (self));

  if (g_str_equal (tab, shown_tab (self)))
    return;
  g_object_set_data_full (G_OBJECT (self->document), "person-tab", g_strdup (tab), g_free);
  refill_soon (self);
}

/* Figures change at once where they are seen (D8), else when they are next. */
static void
changed_cb (RelevePersonView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    releve_person_view_fill (self);
  else
    self->outdated = TRUE;
}

static void
releve_person_view_map (GtkWidget *widget)
{
  RelevePersonView *self = RELEVE_PERSON_VIEW (widget);

  if (self->outdated)
    releve_person_view_fill (self);
  GTK_WIDGET_CLASS (releve_person_view_parent_class)->map (widget);
}

/* Filling during an allocation would ask for another one at once. */
static void
releve_person_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RelevePersonView *self = RELEVE_PERSON_VIEW (widget);
  gboolean narrow = width < NARROW * releve_ink_scale (widget);

  gtk_widget_size_allocate (self->scroller, &(GtkAllocation) { 0, 0, width, height }, baseline);
  if (narrow != self->narrow)
    refill_soon (self);
  self->narrow = narrow;
}

static void
releve_person_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (RELEVE_PERSON_VIEW (widget)->scroller, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
releve_person_view_dispose (GObject *object)
{
  RelevePersonView *self = RELEVE_PERSON_VIEW (object);

  g_clear_handle_id (&self->refill, g_source_remove);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (releve_person_dossier (self), self);
  releve_person_close_evidence (self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->plot, releve_dot_plot_free);
  g_clear_pointer (&self->learner_id, g_free);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (releve_person_view_parent_class)->dispose (object);
}

static void
releve_person_view_class_init (RelevePersonViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = releve_person_view_dispose;
  GTK_WIDGET_CLASS (class)->map = releve_person_view_map;
  GTK_WIDGET_CLASS (class)->measure = releve_person_view_measure;
  GTK_WIDGET_CLASS (class)->size_allocate = releve_person_view_size_allocate;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "person-view");
}

static void
releve_person_view_init (RelevePersonView *self)
{
  self->scroller = gtk_scrolled_window_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->box, "page");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
releve_person_view_new (ReleveDocument *document, const char *learner_id)
{
  RelevePersonView *self = g_object_new (RELEVE_TYPE_PERSON_VIEW, NULL);

  self->document = g_object_ref (document);
  self->learner_id = g_strdup (learner_id);
  releve_person_view_fill (self);
  g_signal_connect_swapped (releve_person_dossier (self), "changed", G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (self);
}
