#include "releve-people-tray.h"

#include "releve-evidence.h"
#include "releve-fold.h"
#include "releve-overview.h"
#include "releve-people.h"
#include "releve-text.h"
#include "releve-tray-row.h"

struct _RelevePeopleTray {
  GtkWidget parent_instance;

  ReleveDossier *dossier;
  RelevePhrasebook *book;
  ReleveBoard *board;       /* weak */

  GtkWidget *box, *search, *gaps, *list;
};

G_DEFINE_FINAL_TYPE (RelevePeopleTray, releve_people_tray, GTK_TYPE_WIDGET)

static const char *
learner_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "learner");
}

static RelevePeopleTray *
tray_of (GtkListBoxRow *row)
{
  return RELEVE_PEOPLE_TRAY (gtk_widget_get_ancestor (GTK_WIDGET (row), RELEVE_TYPE_PEOPLE_TRAY));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GtkListBoxRow *row)
{
  return releve_carried_provide_clinician (learner_of (row));
}

static void
begin_cb (GtkDragSource *source, GdkDrag *drag, GtkListBoxRow *row)
{
  RelevePeopleTray *self = tray_of (row);
  const ReleveLearner *learner = releve_dossier_learner (self->dossier, learner_of (row));
  g_autofree char *name = releve_text_learner (self->book, learner, TRUE);
  g_autoptr (GdkPaintable) chip = releve_board_clinician_chip (GTK_WIDGET (self), name);

  gtk_drag_source_set_icon (source, chip, RELEVE_BOARD_CHIP_X, RELEVE_BOARD_CHIP_Y);
  if (self->board != NULL)
    releve_board_begin_carry_clinician (self->board, learner->id, FALSE);
}

static GtkWidget *
make_row (RelevePeopleTray *self, const ReleveLearner *learner)
{
  GtkWidget *row = gtk_list_box_row_new (), *label;
  g_autofree char *name = releve_text_learner (self->book, learner, FALSE);

  label = gtk_label_new (name);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 4);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 4); /* as wide as the row leaves it */
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), "learner", g_strdup (learner->id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  releve_tray_row_add_drag (row, self->board, prepare_cb, begin_cb);
  return row;
}

/* Lacks a level of something that the assignment trains. */
static gboolean
has_a_gap (RelevePeopleTray *self, const char *learner_id, const char *assignment_id)
{
  GPtrArray *trained = RELEVE_DOSSIER_OF (self->dossier, releve_assignment_competency_kind, ReleveAssignmentCompetency,
                                          assignment_id, assignment_id);
  g_autoptr (GArray) standings = releve_standings (self->dossier, learner_id);

  for (guint i = 0; i < standings->len; i++)
    for (guint j = 0; j < trained->len; j++)
      if (g_array_index (standings, ReleveStanding, i).gap >= RELEVE_GAP_COUNTS
          && g_str_equal (g_array_index (standings, ReleveStanding, i).competency->id,
                          ((const ReleveAssignmentCompetency *) trained->pdata[j])->competency_id))
        return TRUE;
  return FALSE;
}

/* Another assignment is looked at. */
static void
look_cb (RelevePeopleTray *self)
{
  const char *assignment_id = self->board != NULL ? releve_board_get_assignment (self->board) : NULL;
  const ReleveAssignment *assignment = assignment_id != NULL ? releve_dossier_assignment (self->dossier, assignment_id) : NULL;
  gboolean asked = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->gaps));
  /* Translators: a filter of clinicians; %s is the code of an assignment. */
  g_autofree char *name = g_strdup_printf (releve_say (self->book, "A gap that %s closes"), assignment != NULL ? assignment->code : "…");

  gtk_widget_set_sensitive (self->gaps, assignment != NULL);
  gtk_button_set_label (GTK_BUTTON (self->gaps), name);
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    releve_tray_row_dim (row, self->book,
                         asked && assignment != NULL && !has_a_gap (self, learner_of (GTK_LIST_BOX_ROW (row)), assignment->id));
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  RelevePeopleTray *self = data;

  return releve_fold_matches (gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))),
                              gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
row_activated_cb (RelevePeopleTray *self, GtkListBoxRow *row)
{
  if (self->board != NULL)
    releve_board_begin_carry_clinician (self->board, learner_of (row), TRUE);
}

/* In the board's order; who has left is placed no more. */
static void
fill (RelevePeopleTray *self)
{
  g_autoptr (GPtrArray) people = releve_people_staying (self->dossier, releve_dossier_get_today (self->dossier),
                                                        releve_phrasebook_get_language (self->book));
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < people->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self, people->pdata[i]));
  look_cb (self);
}

static void
changed_cb (RelevePeopleTray *self, GArray *changes)
{
  gboolean people = FALSE;

  for (guint i = 0; i < changes->len; i++)
    people |= g_array_index (changes, ReleveChange, i).kind == &releve_learner_kind;
  if (people)
    fill (self);
  else if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->gaps)))
    look_cb (self);
}

static void
releve_people_tray_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  releve_tray_measure_box (widget, RELEVE_PEOPLE_TRAY (widget)->box, orientation, minimum, natural);
}

static void
releve_people_tray_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (RELEVE_PEOPLE_TRAY (widget)->box, &(GtkAllocation) { 0, 0, width, height }, -1);
}

static void
releve_people_tray_dispose (GObject *object)
{
  RelevePeopleTray *self = RELEVE_PEOPLE_TRAY (object);

  if (self->dossier != NULL)
    g_signal_handlers_disconnect_by_data (self->dossier, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_weak_pointer (&self->board);
  g_clear_object (&self->dossier);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (releve_people_tray_parent_class)->dispose (object);
}

static void
releve_people_tray_class_init (RelevePeopleTrayClass *class)
{
  G_OBJECT_CLASS (class)->dispose = releve_people_tray_dispose;
  GTK_WIDGET_CLASS (class)->measure = releve_people_tray_measure;
  GTK_WIDGET_CLASS (class)->size_allocate = releve_people_tray_size_allocate;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "releve-tray");
}

static void
releve_people_tray_init (RelevePeopleTray *self)
{
}

static GtkWidget *
make_list (RelevePeopleTray *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, releve_say (self->book, "Clinicians"), -1);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_cb, self, NULL);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
build (RelevePeopleTray *self)
{
  const char *placeholder = releve_say (self->book, "Filter clinicians");

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  self->search = gtk_search_entry_new ();
  self->gaps = gtk_toggle_button_new_with_label ("");
  g_object_set (self->search, "placeholder-text", placeholder, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder, -1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->search), 4);
  gtk_box_append (GTK_BOX (self->box), self->search);
  gtk_box_append (GTK_BOX (self->box), self->gaps);
  gtk_box_append (GTK_BOX (self->box), make_list (self));
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (gtk_list_box_invalidate_filter), self->list);
  g_signal_connect_swapped (self->gaps, "toggled", G_CALLBACK (look_cb), self);
  g_signal_connect (self, "map", G_CALLBACK (look_cb), NULL); /* the board has turned */
  gtk_widget_add_css_class (self->gaps, "tray-toggle");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
releve_people_tray_new (ReleveDossier *dossier, RelevePhrasebook *book, ReleveBoard *board)
{
  RelevePeopleTray *self = g_object_new (RELEVE_TYPE_PEOPLE_TRAY, NULL);

  self->dossier = g_object_ref (dossier);
  self->book = g_object_ref (book);
  g_set_weak_pointer (&self->board, board);
  build (self);
  fill (self);
  g_signal_connect_swapped (dossier, "changed", G_CALLBACK (changed_cb), self);
  if (board != NULL)
    g_signal_connect_object (board, "row", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
