#include "releve-board-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "releve-board.h"
#include "releve-board-judge.h"
#include "releve-board-verbs.h"
#include "releve-breach-bar.h"
#include "releve-breach-line.h"
#include "releve-compat.h"
#include "releve-fairness-dialog.h"
#include "releve-ink.h"
#include "releve-lam-editor.h"
#include "releve-move-dialog.h"
#include "releve-people-tray.h"
#include "releve-suggest-dialog.h"
#include "releve-text.h"
#include "releve-tray.h"
#include "releve-versions.h"
#include "releve-version-bar.h"
#include "releve-wish-dialog.h"
#include "releve-yield-box.h"

/* Under this width the tray starts closed and the inspector is narrow. */
#define WIDE_PAGE 1180 /* at 11 pt text */
#define INSPECTOR_WIDE 600
#define INSPECTOR_NARROW 420

struct _ReleveBoardPage {
  GtkWidget parent_instance;

  ReleveDocument *document;
  ReleveJudge *judge;
  ReleveBoardVerbs *verbs;
  gboolean tray_wanted;

  GtkStack *toolbar;
  GtkToggleButton *tray_button;
  GtkToggleButton *by_assignment;
  GtkLabel *today;
  GtkMenuButton *menu_button;
  GtkLabel *drop_sentence;
  GtkStack *content;
  GtkBox *plan;
  AdwBin *version_place;
  GtkWidget *tray_place;
  GtkRevealer *inspector;
  GtkBox *breach_box;

  ReleveBoard *board;
  GtkWidget *tray, *people;     /* what may be dragged onto rows of clinicians, of assignments */
  ReleveLamEditor *editor;
};

G_DEFINE_FINAL_TYPE (ReleveBoardPage, releve_board_page, GTK_TYPE_WIDGET)

static ReleveDesk *
desk_of (ReleveBoardPage *self)
{
  return releve_document_get_desk (self->document);
}

static ReleveDossier *
dossier_of (ReleveBoardPage *self)
{
  return releve_document_get_dossier (self->document);
}

static void
move_to_cb (ReleveBoardPage *self, char **placement_ids)
{
  GtkWidget *dialog = releve_move_dialog_new (self->document, self->board, (const char *const *) placement_ids);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What is accepted is put there as a drop would put it. */
static void
accept_cb (const char *learner_id, const char *assignment_id, int block, gpointer data)
{
  ReleveBoardPage *self = data;
  ReleveBoardPut put = { .assignment_id = assignment_id, .learner_id = learner_id, .block = block };
  g_autoptr (GArray) puts = g_array_new (FALSE, FALSE, sizeof (ReleveBoardPut));

  g_array_append_val (puts, put);
  g_signal_emit_by_name (self->board, "put", puts);
}

/* One of the two is NULL: what is looked for. */
static void
suggest (ReleveBoardPage *self, const char *learner_id, const char *assignment_id, int block)
{
  GtkWidget *dialog = releve_suggest_dialog_new (self->document, learner_id, assignment_id, block, accept_cb, self);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
suggest_cb (ReleveBoardPage *self, const char *row_id, int block)
{
  if (releve_board_get_by (self->board) == RELEVE_BOARD_BY_CLINICIAN)
    suggest (self, row_id, NULL, block);
  else
    suggest (self, NULL, row_id, block);
}

static void
remove_cb (ReleveBoardPage *self, char **placement_ids)
{
  releve_board_verbs_remove (self->verbs, (const char *const *) placement_ids);
}

/* The levels of one card. */

static const char *
shown_card (ReleveBoardPage *self)
{
  return releve_lam_editor_get_placement (self->editor);
}

static void
set_levels_cb (ReleveBoardPage *self, const ReleveLevels *levels, const char *note)
{
  GError *error = NULL;
  gboolean done = releve_desk_set_levels (desk_of (self), shown_card (self), levels, FALSE, note, &error);

  releve_document_report (self->document, done, NULL, error);
}

static void
agree_cb (ReleveBoardPage *self, const ReleveLevels *levels, const char *note)
{
  GError *error = NULL;
  gboolean done = releve_desk_set_levels (desk_of (self), shown_card (self), levels, TRUE, note, &error);

  releve_document_report (self->document, done, NULL, error);
}

static void
reset_cb (ReleveBoardPage *self)
{
  GError *error = NULL;
  gboolean done = releve_desk_reset_levels (desk_of (self), shown_card (self), &error);

  releve_document_report (self->document, done, NULL, error);
}

static void
set_midpoint_cb (ReleveBoardPage *self, int day, gboolean held)
{
  GError *error = NULL;
  gboolean done = releve_desk_set_midpoint (desk_of (self), shown_card (self), day, held, &error);

  releve_document_report (self->document, done, NULL, error);
}

static void
set_present_cb (ReleveBoardPage *self, const char *supervisor_id)
{
  GError *error = NULL;
  gboolean done = releve_desk_set_present (desk_of (self), shown_card (self), supervisor_id, &error);

  releve_document_report (self->document, done, NULL, error);
}

static void
open_wish_cb (ReleveBoardPage *self)
{
  GtkWidget *dialog = releve_wish_dialog_new (self->document, shown_card (self));

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
open_comparison_cb (ReleveBoardPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.compare", "s", shown_card (self));
}

/* Tray, board and inspector share the width. */

static void
arrange (ReleveBoardPage *self)
{
  gboolean inspecting = gtk_revealer_get_reveal_child (self->inspector);
  gboolean by_clinician = releve_board_get_by (self->board) == RELEVE_BOARD_BY_CLINICIAN;

  gtk_widget_set_visible (self->tray_place, self->tray_wanted && !inspecting);
  gtk_widget_set_visible (self->tray, by_clinician);
  gtk_widget_set_visible (self->people, !by_clinician);
  gtk_widget_set_visible (GTK_WIDGET (self->tray_button), !inspecting);
}

static void
show_levels (ReleveBoardPage *self, const char *placement_id)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  gboolean narrow = width > 0 && width < WIDE_PAGE * releve_ink_scale (GTK_WIDGET (self));

  releve_lam_editor_set_placement (self->editor, placement_id);
  releve_lam_editor_set_narrow (self->editor, narrow);
  gtk_widget_set_size_request (GTK_WIDGET (self->editor), narrow ? INSPECTOR_NARROW : INSPECTOR_WIDE, -1);
  releve_board_set_selected (self->board, placement_id);
  gtk_revealer_set_reveal_child (self->inspector, placement_id != NULL);
  arrange (self);
}

static void
open_cb (ReleveBoardPage *self, const char *placement_id)
{
  show_levels (self, placement_id);
}

static void
close_levels_cb (ReleveBoardPage *self)
{
  g_autofree char *placement_id = g_strdup (shown_card (self));

  show_levels (self, NULL);
  if (placement_id != NULL)
    releve_board_focus_card (self->board, placement_id);
}

static void
tray_toggled_cb (ReleveBoardPage *self)
{
  self->tray_wanted = gtk_toggle_button_get_active (self->tray_button);
  arrange (self);
}

/* The same plan seen from the other side. */
static void
turn_cb (ReleveBoardPage *self)
{
  releve_board_set_by (self->board, gtk_toggle_button_get_active (self->by_assignment) ? RELEVE_BOARD_BY_ASSIGNMENT
                                                                                        : RELEVE_BOARD_BY_CLINICIAN);
  arrange (self);
}

static void
update_zoom (ReleveBoardPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.zoom-in", releve_board_can_zoom (self->board, 1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.zoom-out", releve_board_can_zoom (self->board, -1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.zoom-reset", releve_board_can_zoom (self->board, 0));
}

static void
zoom (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReleveBoardPage *self = RELEVE_BOARD_PAGE (widget);

  releve_board_zoom (self->board, g_str_has_suffix (action, "-in") ? 1 : g_str_has_suffix (action, "-out") ? -1 : 0);
  update_zoom (self);
}

static void
toggle_tray (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReleveBoardPage *self = RELEVE_BOARD_PAGE (widget);

  gtk_toggle_button_set_active (self->tray_button, !gtk_toggle_button_get_active (self->tray_button));
}

/* The toolbar says what a drop would do; at rest, where the year stands. */

static void
sentence_cb (ReleveBoardPage *self, const char *sentence)
{
  if (sentence != NULL)
    gtk_label_set_label (self->drop_sentence, sentence);
  gtk_stack_set_visible_child_name (self->toolbar, sentence != NULL ? "drop" : "rest");
}

/* Nothing may go there: the toolbar's sentence says why, and stays said. */
static void
refused_cb (ReleveBoardPage *self, const char *sentence)
{
  if (sentence != NULL)
    g_signal_emit_by_name (self->document, "refused", sentence);
}

static char *
say_today (ReleveBoardPage *self)
{
  ReleveDossier *dossier = dossier_of (self);
  ReleveDay today = releve_dossier_get_today (dossier);
  const ReleveBlock *block = releve_dossier_block_at (dossier, today);
  g_autofree char *date = releve_day_format (today, releve_document_get_language (self->document), RELEVE_DAY_LONG);

  if (block == NULL)
    return g_strdup (date);
  /* Translators: %1$s is today’s date; block %2$d of %3$d, day %4$d of %5$d in it. */
  return g_strdup_printf (_("%1$s · block %2$d of %3$d, day %4$d of %5$d"), date, block->number,
                          releve_dossier_n_blocks (dossier), today - block->first + 1, block->last - block->first + 1);
}

static gboolean
is_in_view (ReleveDossier *dossier, const char *placement_id)
{
  const RelevePlacement *card = releve_dossier_placement (dossier, placement_id);

  return card != NULL && releve_dossier_shows (dossier, card);
}

/* Levels that nobody may change are shown with the sentence that says why. */
static void
close_editor (ReleveBoardPage *self)
{
  ReleveDossier *dossier = dossier_of (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *why = NULL;

  if (releve_desk_is_read_only (desk_of (self)))
    why = g_strdup (_("This file cannot be changed here"));
  else if (!releve_version_check_open (releve_dossier_version (dossier, releve_dossier_get_view (dossier)), &error))
    why = releve_text_error (releve_document_get_book (self->document), error);
  releve_lam_editor_set_closed (self->editor, why);
}

static void
update_cb (ReleveBoardPage *self)
{
  ReleveDossier *dossier = dossier_of (self);
  g_autofree char *today = say_today (self);

  gtk_label_set_label (self->today, today);
  gtk_stack_set_visible_child_name (self->content, releve_dossier_all (dossier, &releve_learner_kind)->len > 0 ? "plan" : "empty");
  close_editor (self);
  if (shown_card (self) != NULL && !is_in_view (dossier, shown_card (self)))
    show_levels (self, NULL);
}

void
releve_board_page_show_card (ReleveBoardPage *self, const char *placement_id)
{
  g_return_if_fail (RELEVE_IS_BOARD_PAGE (self));

  releve_board_focus_card (self->board, placement_id);
  show_levels (self, placement_id);
}

gboolean
releve_board_page_focus_board (ReleveBoardPage *self)
{
  g_return_val_if_fail (RELEVE_IS_BOARD_PAGE (self), FALSE);
  return gtk_widget_grab_focus (GTK_WIDGET (self->board));
}

static void
make_board (ReleveBoardPage *self)
{
  GtkWidget *board = releve_board_new (dossier_of (self), releve_document_get_book (self->document));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->board = RELEVE_BOARD (board);
  self->judge = releve_judge_new (self->document);
  releve_board_set_judge (self->board, &releve_judge_interface, self->judge);
  self->verbs = releve_board_verbs_new (self->document, self->board);
  g_signal_connect_object (board, "move-to", G_CALLBACK (move_to_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (board, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (board, "suggest", G_CALLBACK (suggest_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (board, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (board, "sentence", G_CALLBACK (sentence_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), board);
  gtk_box_append (self->plan, scroller);
}

static void
make_tray (ReleveBoardPage *self)
{
  self->tray = releve_tray_new (dossier_of (self), releve_document_get_book (self->document), self->board);
  g_signal_connect_object (self->tray, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  self->people = releve_people_tray_new (dossier_of (self), releve_document_get_book (self->document), self->board);
  gtk_box_append (GTK_BOX (self->tray_place), self->tray);
  gtk_box_append (GTK_BOX (self->tray_place), self->people);
  gtk_widget_set_visible (self->people, FALSE);
}

static void
make_editor (ReleveBoardPage *self)
{
  GtkWidget *editor = releve_lam_editor_new (dossier_of (self), releve_document_get_book (self->document));

  self->editor = RELEVE_LAM_EDITOR (editor);
  g_signal_connect_object (editor, "set-levels", G_CALLBACK (set_levels_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "agree", G_CALLBACK (agree_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "reset", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "set-midpoint", G_CALLBACK (set_midpoint_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "set-present", G_CALLBACK (set_present_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "open-wish", G_CALLBACK (open_wish_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "open-comparison", G_CALLBACK (open_comparison_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "close", G_CALLBACK (close_levels_cb), self, G_CONNECT_SWAPPED);
  gtk_revealer_set_child (self->inspector, editor);
}

static void
filter_cb (ReleveBoardPage *self)
{
  releve_board_set_filter (self->board, releve_document_get_filter (self->document));
}

static void
jump_cb (ReleveBoardPage *self, const char *placement_id)
{
  releve_board_focus_card (self->board, placement_id);
}

/* What was chosen about a point to settle; the card concerned comes into view. */
static void
deed_cb (ReleveBoardPage *self, ReleveBreachDeed deed, const ReleveBreach *breach)
{
  const char *ids[] = { breach->placement_id, NULL };

  if (breach->placement_id != NULL)
    releve_board_focus_card (self->board, breach->placement_id);
  switch (deed)
    {
    case RELEVE_BREACH_LEVELS:
      show_levels (self, breach->placement_id);
      break;
    case RELEVE_BREACH_MOVE:
      move_to_cb (self, (char **) ids);
      break;
    case RELEVE_BREACH_EXCUSE:
      releve_board_verbs_excuse (self->verbs, breach->placement_id);
      break;
    case RELEVE_BREACH_REMOVE:
      remove_cb (self, (char **) ids);
      break;
    case RELEVE_BREACH_SUGGEST:
      suggest (self, NULL, breach->assignment_id, breach->block);
      break;
    case RELEVE_BREACH_NO_DEED:
    default:
      g_assert_not_reached ();
    }
}

static void
make_breach_bar (ReleveBoardPage *self)
{
  GtkWidget *bar = releve_breach_bar_new (self->document);

  g_signal_connect_object (bar, "jump", G_CALLBACK (jump_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bar, "deed", G_CALLBACK (deed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->breach_box, bar);
}

static void
make_version_bar (ReleveBoardPage *self)
{
  GtkWidget *bar = releve_version_bar_new (self->document, GTK_WIDGET (self));

  g_signal_connect_object (bar, "jump", G_CALLBACK (releve_board_page_show_card), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->version_place, bar);
}

static void
show_fairness (GtkWidget *widget, const char *action, GVariant *parameter)
{
  releve_fairness_dialog_present (widget, RELEVE_BOARD_PAGE (widget)->document);
}

static void
releve_board_page_dispose (GObject *object)
{
  ReleveBoardPage *self = RELEVE_BOARD_PAGE (object);
  GtkWidget *child;

  if (self->board != NULL)
    releve_board_set_judge (self->board, NULL, NULL);
  g_clear_pointer (&self->verbs, releve_board_verbs_free);
  self->board = NULL;
  g_clear_pointer (&self->judge, releve_judge_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (releve_board_page_parent_class)->dispose (object);
}

/* From the header as well as from the page, while the page is shown. */
static void
add_keys (ReleveBoardPage *self)
{
  static const struct { guint key; GdkModifierType state; const char *action; } keys[] = {
    { GDK_KEY_F9, 0, "board.toggle-tray" },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "board.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "board.zoom-in" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "board.zoom-in" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "board.zoom-out" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "board.zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "board.zoom-reset" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "board.zoom-reset" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].state),
                                                            gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* F6: the toolbar, the tray, the board, the points to settle, the levels; FALSE
 * where none comes next. */
static gboolean
step_part (GtkWidget *widget, GVariant *step, gpointer data)
{
  ReleveBoardPage *self = RELEVE_BOARD_PAGE (widget);
  GtkWidget *parts[] = { GTK_WIDGET (self->toolbar), self->tray_place, GTK_WIDGET (self->board), GTK_WIDGET (self->breach_box),
                         GTK_WIDGET (self->inspector) };
  int n_parts = G_N_ELEMENTS (parts), i = 0;

  while (i < n_parts && gtk_widget_get_focus_child (parts[i]) == NULL)
    i++;
  for (i += g_variant_get_int32 (step); i >= 0 && i < n_parts; i += g_variant_get_int32 (step))
    if (gtk_widget_get_mapped (parts[i]) && gtk_widget_child_focus (parts[i], GTK_DIR_TAB_FORWARD))
      return TRUE;
  return FALSE;
}

static void
releve_board_page_class_init (ReleveBoardPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_board_page_dispose;
  g_type_ensure (RELEVE_TYPE_YIELD_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/releve/Releve/ui/board-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ReleveBoardPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, ReleveBoardPage, tray_button);
  gtk_widget_class_bind_template_child (widget_class, ReleveBoardPage, by_assignment);
  gtk_widget_class_bind_template_child (widget_class, ReleveBoardPage, today);
  gtk_widget_class_bind_template_child (widget_class, ReleveBoardPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ReleveBoardPage, drop_sentence);
  gtk_widget_class_bind_template_child (widget_class, ReleveBoardPage, content);
  gtk_widget_class_bind_template_child (widget_class, ReleveBoardPage, plan);
  gtk_widget_class_bind_template_child (widget_class, ReleveBoardPage, version_place);
  gtk_widget_class_bind_template_child (widget_class, ReleveBoardPage, tray_place);
  gtk_widget_class_bind_template_child (widget_class, ReleveBoardPage, inspector);
  gtk_widget_class_bind_template_child (widget_class, ReleveBoardPage, breach_box);
  gtk_widget_class_bind_template_callback (widget_class, tray_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, turn_cb);
  gtk_widget_class_install_action (widget_class, "board.toggle-tray", NULL, toggle_tray);
  gtk_widget_class_install_action (widget_class, "board.fairness", NULL, show_fairness);
  gtk_widget_class_install_action (widget_class, "board.zoom-in", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "board.zoom-out", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "board.zoom-reset", NULL, zoom);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F6, 0, step_part, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F6, GDK_SHIFT_MASK, step_part, "i", -1);
}

/* In a narrow window the board comes first. */
static void
realize_cb (ReleveBoardPage *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  int width = gtk_widget_get_width (root), height;

  if (width == 0)
    gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);
  if (width < WIDE_PAGE * releve_ink_scale (GTK_WIDGET (self)))
    gtk_toggle_button_set_active (self->tray_button, FALSE);
}

static void
releve_board_page_init (ReleveBoardPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  releve_compat_name_menu_button (self->menu_button, _("More of the board"));
  self->tray_wanted = TRUE;
  add_keys (self);
  g_signal_connect (self, "realize", G_CALLBACK (realize_cb), NULL);
}

GtkWidget *
releve_board_page_new (ReleveDocument *document)
{
  ReleveBoardPage *self = g_object_new (RELEVE_TYPE_BOARD_PAGE, NULL);

  self->document = g_object_ref (document);
  make_board (self);
  make_tray (self);
  make_editor (self);
  make_breach_bar (self);
  make_version_bar (self);
  g_signal_connect_object (dossier_of (self), "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "filter-changed", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  filter_cb (self);
  update_zoom (self);
  update_cb (self);
  return GTK_WIDGET (self);
}
