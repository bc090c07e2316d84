#include "releve-tray.h"

#include "releve-compat.h"
#include "releve-fold.h"
#include "releve-evidence.h"
#include "releve-glyph-image.h"
#include "releve-overview.h"
#include "releve-rules.h"
#include "releve-text.h"
#include "releve-tray-row.h"

#define MOST_LETTERS 18 /* of the competency that is asked for */

struct _ReleveTray {
  GtkWidget parent_instance;

  ReleveDossier *dossier;
  RelevePhrasebook *book;
  ReleveBoard *board;       /* weak */

  GtkWidget *box;
  GtkWidget *search;
  GtkWidget *toggles[RELEVE_N_CATEGORIES];
  GtkWidget *gaps;          /* toggle: only what closes a gap */
  GHashTable *wanted;       /* competencies with a gap of the clinician whose row is looked at */
  GtkMenuButton *choice;    /* of the competency that is to be trained */
  GtkLabel *chosen;
  GSimpleAction *competency;/* its id, or "" for any */
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (ReleveTray, releve_tray, GTK_TYPE_WIDGET)

enum { SIGNAL_REMOVE, N_SIGNALS };
static guint signals[N_SIGNALS];

static const ReleveAssignment *
assignment_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "assignment");
}

/* Rows: code, name, people. */

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, class);
  return label;
}

static char *
say_people (int filled, const ReleveAssignment *assignment)
{
  if (assignment->minimum > 0)
    return g_strdup_printf ("%d/%d", filled, assignment->minimum);
  return g_strdup_printf ("%d", filled);
}

static void
show_people (ReleveTray *self, GtkWidget *row)
{
  const ReleveAssignment *assignment = assignment_of (GTK_LIST_BOX_ROW (row));
  int block = releve_dossier_next_block (self->dossier);
  int filled = block > 0 ? releve_rules_count_people (self->dossier, assignment->id, block) : 0;
  gboolean lacking = filled < assignment->minimum;
  GtkWidget *label = g_object_get_data (G_OBJECT (row), "people");
  g_autofree char *people = say_people (filled, assignment);
  const char *name = releve_words_get (&assignment->name, releve_phrasebook_get_language (self->book), NULL);
  /* Translators: a row of the tray for a screen reader: %1$s code, %2$s name, %3$d people in block %4$d, of %5$d required. */
  g_autofree char *spoken = g_strdup_printf (releve_say (self->book, "%1$s, %2$s, %3$d in block %4$d, %5$d required"),
                                             assignment->code, name, filled, block, assignment->minimum);

  gtk_label_set_label (GTK_LABEL (label), people);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "warning"), lacking);
  if (lacking)
    gtk_widget_add_css_class (label, "lacking");
  else
    gtk_widget_remove_css_class (label, "lacking");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GtkListBoxRow *row)
{
  return releve_carried_provide (assignment_of (row)->id, NULL);
}

static ReleveTray *
tray_of (GtkListBoxRow *row)
{
  return RELEVE_TRAY (gtk_widget_get_ancestor (GTK_WIDGET (row), RELEVE_TYPE_TRAY));
}

static void
begin_cb (GtkDragSource *source, GdkDrag *drag, GtkListBoxRow *row)
{
  ReleveTray *self = tray_of (row);
  const char *id = assignment_of (row)->id;
  g_autoptr (GdkPaintable) chip = releve_board_chip (GTK_WIDGET (self), self->dossier, self->book, id, 1);

  gtk_drag_source_set_icon (source, chip, RELEVE_BOARD_CHIP_X, RELEVE_BOARD_CHIP_Y);
  if (self->board != NULL)
    releve_board_begin_carry (self->board, id, NULL, FALSE);
}

static GtkWidget *
make_name (const char *text)
{
  GtkWidget *name = make_label (text, "tray-name");

  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  /* As wide as the row leaves it. */
  gtk_label_set_width_chars (GTK_LABEL (name), 4);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 4);
  gtk_widget_set_hexpand (name, TRUE);
  return name;
}

static GtkWidget *
make_row (ReleveTray *self, const ReleveAssignment *assignment)
{
  GtkWidget *row = gtk_list_box_row_new ();
  /* No box: to find the height of a name that wraps, a box tries ten widths. */
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *code = make_label (assignment->code, "tray-code");
  GtkWidget *warning = releve_glyph_image_new (RELEVE_GLYPH_WARNING, 12, RELEVE_COLOUR_WARNING_TEXT);
  GtkWidget *people = make_label ("", "numeric");

  gtk_label_set_width_chars (GTK_LABEL (code), 4);
  gtk_widget_set_valign (warning, GTK_ALIGN_START);
  gtk_widget_add_css_class (warning, "tray-warning");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 4);
  gtk_grid_attach (GTK_GRID (grid), code, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_name (releve_words_get (&assignment->name, releve_phrasebook_get_language (self->book), NULL)), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), warning, 2, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), people, 3, 0, 1, 1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  g_object_set_data (G_OBJECT (row), "assignment", (gpointer) assignment);
  g_object_set_data (G_OBJECT (row), "people", people);
  g_object_set_data (G_OBJECT (row), "warning", warning);
  releve_tray_row_add_drag (row, self->board, prepare_cb, begin_cb);
  show_people (self, row);
  return row;
}

/* Heads: the category, and at the first of them the block that is counted. */

static void
head_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  ReleveTray *self = data;
  const ReleveAssignment *assignment = assignment_of (row);
  GtkWidget *box, *icon, *title, *block;
  g_autofree char *where = NULL;

  if (before != NULL && assignment_of (before)->category == assignment->category)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  where = releve_text_blocks (self->book, releve_dossier_next_block (self->dossier), releve_dossier_next_block (self->dossier));
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  icon = releve_glyph_image_new (RELEVE_GLYPH_CLINICAL + assignment->category, 12, RELEVE_COLOUR_CLINICAL + assignment->category);
  title = make_label (releve_text_category (self->book, assignment->category), "tray-head");
  block = make_label (before == NULL ? where : "", "secondary");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), block);
  gtk_widget_add_css_class (box, "tray-heading");
  gtk_list_box_row_set_header (row, box);
}

static gboolean
category_is_shown (ReleveTray *self, int category)
{
  gboolean any = FALSE;

  for (int i = 0; i < RELEVE_N_CATEGORIES; i++)
    any |= gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggles[i]));
  return !any || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggles[category]));
}

/* Trains one of the competencies that the clinician lacks a level of. */
static gboolean
closes_a_gap (ReleveTray *self, GPtrArray *trained)
{
  for (guint i = 0; i < trained->len; i++)
    if (g_hash_table_contains (self->wanted, ((const ReleveAssignmentCompetency *) trained->pdata[i])->competency_id))
      return TRUE;
  return FALSE;
}

static const char *
chosen_competency (ReleveTray *self)
{
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (self->competency));
  const ReleveCompetency *competency = releve_dossier_competency (self->dossier, g_variant_get_string (state, NULL));

  return competency != NULL ? competency->id : NULL;
}

static gboolean
trains (GPtrArray *trained, const char *competency_id)
{
  for (guint i = 0; i < trained->len; i++)
    if (g_str_equal (((const ReleveAssignmentCompetency *) trained->pdata[i])->competency_id, competency_id))
      return TRUE;
  return FALSE;
}

static gboolean
is_wanted (ReleveTray *self, const ReleveAssignment *assignment)
{
  GPtrArray *trained = RELEVE_DOSSIER_OF (self->dossier, releve_assignment_competency_kind, ReleveAssignmentCompetency,
                                          assignment_id, assignment->id);
  const char *competency_id = chosen_competency (self);

  return category_is_shown (self, assignment->category)
         && (competency_id == NULL || trains (trained, competency_id))
         && (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->gaps)) || closes_a_gap (self, trained));
}

/* What is searched for by words hides the rest. */
static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  ReleveTray *self = data;
  const ReleveAssignment *assignment = assignment_of (row);
  g_autofree char *text = g_strdup_printf ("%s %s", assignment->code,
                                           releve_words_get (&assignment->name, releve_phrasebook_get_language (self->book), NULL));

  return releve_fold_matches (text, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
search_cb (ReleveTray *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->list));
}

static void
refilter_cb (ReleveTray *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (GTK_IS_LIST_BOX_ROW (row))
      releve_tray_row_dim (row, self->book, !is_wanted (self, assignment_of (GTK_LIST_BOX_ROW (row))));
}

static void
collect_gaps (ReleveTray *self, const char *learner_id)
{
  g_autoptr (GArray) standings = releve_standings (self->dossier, learner_id);

  for (guint i = 0; i < standings->len; i++)
    {
      const ReleveStanding *standing = &g_array_index (standings, ReleveStanding, i);

      if (standing->gap >= RELEVE_GAP_COUNTS)
        g_hash_table_add (self->wanted, g_strdup (standing->competency->id));
    }
}

/* Another clinician is looked at, or is known otherwise. */
static void
look_cb (ReleveTray *self)
{
  const char *learner_id = self->board != NULL ? releve_board_get_learner (self->board) : NULL;
  const ReleveLearner *learner = learner_id != NULL ? releve_dossier_learner (self->dossier, learner_id) : NULL;
  g_autofree char *who = learner != NULL ? releve_text_learner (self->book, learner, TRUE) : NULL;
  /* Translators: a filter of assignments; %s is a clinician. */
  g_autofree char *name = who != NULL ? g_strdup_printf (releve_say (self->book, "Closes a gap of %s"), who) : NULL;

  g_hash_table_remove_all (self->wanted);
  gtk_widget_set_sensitive (self->gaps, learner != NULL);
  if (learner == NULL)
    return;
  gtk_widget_set_tooltip_text (self->gaps, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->gaps), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->gaps)))
    return;
  collect_gaps (self, learner_id);
  refilter_cb (self);
}

static void
toggled_gaps_cb (ReleveTray *self)
{
  look_cb (self);
  refilter_cb (self);
}

static void
row_activated_cb (ReleveTray *self, GtkListBoxRow *row)
{
  if (self->board != NULL)
    releve_board_begin_carry (self->board, assignment_of (row)->id, NULL, TRUE);
}

static void
fill (ReleveTray *self)
{
  GPtrArray *all = releve_dossier_all (self->dossier, &releve_assignment_kind);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (int category = 0; category < RELEVE_N_CATEGORIES; category++)
    for (guint i = 0; i < all->len; i++)
      if (((const ReleveAssignment *) all->pdata[i])->category == category)
        gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self, all->pdata[i]));
}

/* The competencies, one of which may be asked for. */

static void
append_competency (GMenu *menu, const char *name, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

  g_menu_item_set_action_and_target (item, "tray.competency", "s", id);
  g_menu_append_item (menu, item);
}

static void
show_choice (ReleveTray *self)
{
  const ReleveCompetency *competency = releve_dossier_competency (self->dossier, chosen_competency (self));
  const char *name = competency != NULL ? releve_words_get (&competency->name, releve_phrasebook_get_language (self->book), NULL)
                                        : releve_say (self->book, "Any competency");

  gtk_label_set_label (self->chosen, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->choice), name);
  releve_compat_name_menu_button (self->choice, name);
  refilter_cb (self);
}

static void
fill_choice (ReleveTray *self)
{
  GPtrArray *all = releve_dossier_all (self->dossier, &releve_competency_kind);
  g_autoptr (GMenu) menu = g_menu_new ();

  append_competency (menu, releve_say (self->book, "Any competency"), "");
  for (guint i = 0; i < all->len; i++)
    {
      const ReleveCompetency *competency = all->pdata[i];

      append_competency (menu, releve_words_get (&competency->name, releve_phrasebook_get_language (self->book), NULL), competency->id);
    }
  gtk_menu_button_set_menu_model (self->choice, G_MENU_MODEL (menu));
  show_choice (self);
}

static GtkWidget *
make_choice (ReleveTray *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  self->competency = g_simple_action_new_stateful ("competency", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->competency));
  g_signal_connect_object (self->competency, "notify::state", G_CALLBACK (show_choice), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "tray", G_ACTION_GROUP (actions));
  self->choice = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->chosen = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->chosen, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->chosen, MOST_LETTERS);
  gtk_menu_button_set_child (self->choice, GTK_WIDGET (self->chosen));
  gtk_menu_button_set_always_show_arrow (self->choice, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->choice), "tray-choice");
  return GTK_WIDGET (self->choice);
}

/* Rows borrow their assignment: they are made anew when the catalogue changes. */
static void
changed_cb (ReleveTray *self, GArray *changes)
{
  gboolean catalogue = FALSE, competencies = FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      catalogue |= g_array_index (changes, ReleveChange, i).kind == &releve_assignment_kind;
      competencies |= g_array_index (changes, ReleveChange, i).kind == &releve_competency_kind;
    }
  if (catalogue)
    fill (self);
  else
    for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
      if (GTK_IS_LIST_BOX_ROW (row))
        show_people (self, row);
  if (competencies)
    fill_choice (self);
  look_cb (self);
  refilter_cb (self);
}

/* Cards dropped on the tray leave the board. */
static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, ReleveTray *self)
{
  g_auto (GStrv) placement_ids = g_strdupv ((char **) releve_carried_get_placements (g_value_get_boxed (value)));

  if (placement_ids == NULL || releve_dossier_placement (self->dossier, placement_ids[0]) == NULL)
    return FALSE;
  if (self->board != NULL)
    releve_board_end_carry (self->board);
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0, placement_ids);
  return TRUE;
}

static void
releve_tray_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                     int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  releve_tray_measure_box (widget, RELEVE_TRAY (widget)->box, orientation, minimum, natural);
}

static void
releve_tray_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (RELEVE_TRAY (widget)->box, &(GtkAllocation) { 0, 0, width, height }, -1);
}

static void
releve_tray_dispose (GObject *object)
{
  ReleveTray *self = RELEVE_TRAY (object);

  if (self->dossier != NULL)
    g_signal_handlers_disconnect_by_data (self->dossier, self);
  g_clear_pointer (&self->wanted, g_hash_table_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->competency);
  g_clear_weak_pointer (&self->board);
  g_clear_object (&self->dossier);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (releve_tray_parent_class)->dispose (object);
}

static void
releve_tray_class_init (ReleveTrayClass *class)
{
  G_OBJECT_CLASS (class)->dispose = releve_tray_dispose;
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
  GTK_WIDGET_CLASS (class)->measure = releve_tray_measure;
  GTK_WIDGET_CLASS (class)->size_allocate = releve_tray_size_allocate;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "releve-tray");
}

static void
releve_tray_init (ReleveTray *self)
{
  self->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static GtkWidget *
make_toggles (ReleveTray *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (int i = 0; i < RELEVE_N_CATEGORIES; i++)
    {
      const char *name = releve_text_category (self->book, i);

      self->toggles[i] = gtk_toggle_button_new ();
      gtk_button_set_child (GTK_BUTTON (self->toggles[i]),
                            releve_glyph_image_new (RELEVE_GLYPH_CLINICAL + i, 14, RELEVE_COLOUR_CLINICAL + i));
      gtk_widget_set_tooltip_text (self->toggles[i], name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggles[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_signal_connect_swapped (self->toggles[i], "toggled", G_CALLBACK (refilter_cb), self);
      gtk_box_append (GTK_BOX (box), self->toggles[i]);
    }
  self->gaps = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->gaps), gtk_image_new_from_icon_name ("folder-download-symbolic"));
  g_signal_connect_swapped (self->gaps, "toggled", G_CALLBACK (toggled_gaps_cb), self);
  gtk_box_append (GTK_BOX (box), self->gaps);
  return box;
}

static GtkWidget *
make_list (ReleveTray *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  releve_say (self->book, "Assignments"), -1);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_SINGLE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), head_cb, self, NULL);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_cb, self, NULL);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
build (ReleveTray *self)
{
  GtkDropTarget *target = gtk_drop_target_new (RELEVE_TYPE_CARRIED, GDK_ACTION_MOVE);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", releve_say (self->book, "Filter assignments"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  releve_say (self->book, "Filter assignments"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_cb), self);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->search), 4);
  gtk_box_append (GTK_BOX (self->box), self->search);
  gtk_box_append (GTK_BOX (self->box), make_toggles (self));
  gtk_box_append (GTK_BOX (self->box), make_choice (self));
  gtk_box_append (GTK_BOX (self->box), make_list (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
releve_tray_new (ReleveDossier *dossier, RelevePhrasebook *book, ReleveBoard *board)
{
  ReleveTray *self = g_object_new (RELEVE_TYPE_TRAY, NULL);

  self->dossier = g_object_ref (dossier);
  self->book = g_object_ref (book);
  g_set_weak_pointer (&self->board, board);
  build (self);
  fill (self);
  fill_choice (self);
  look_cb (self);
  g_signal_connect_swapped (dossier, "changed", G_CALLBACK (changed_cb), self);
  if (board != NULL)
    g_signal_connect_object (board, "row", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
