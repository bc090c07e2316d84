#include "releve-propose-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "releve-board.h"
#include "releve-chart-view.h"
#include "releve-compat.h"
#include "releve-ink.h"
#include "releve-propose-changes.h"
#include "releve-propose-plans.h"
#include "releve-search-chart.h"
#include "releve-text.h"
#include "releve-versions.h"

/* Below this width, in pixels at 11 pt text, there is one column. */
#define WIDE_DIALOG 900
#define NARROW_PARENT 1040 /* of the window beneath: the dialog then takes all of it */
#define SETTINGS_WIDTH 300
#define N_STEPS 5  /* of a weight: 0, 25 … 100 */
#define TICK_MS 250

#define RELEVE_TYPE_PROPOSE_DIALOG (releve_propose_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ReleveProposeDialog, releve_propose_dialog, RELEVE, PROPOSE_DIALOG, AdwWindow)

struct _ReleveProposeDialog {
  AdwWindow parent_instance;

  ReleveDocument *document;
  GCancellable *cancellable;  /* NULL while nothing runs */
  gboolean again;             /* something was changed since the search began */
  gboolean closed;
  gboolean narrow;
  gint64 started;
  guint tick;
  GArray *points;             /* of ReleveSearchPoint */
  double today;               /* value of today's plan, NAN while unknown */
  ReleveAnswer *answer;
  int chosen;                 /* option, −1 = none */

  GtkBox *columns;
  AdwClamp *settings_clamp;
  GtkWidget *plans_heading;
  GtkScale *growth, *fairness, *stability;
  AdwActionRow *growth_row, *fairness_row, *stability_row;
  AdwActionRow *pinned_row, *agreed_row, *published_row, *rules_row;
  GtkSwitch *published;
  GtkDropDown *duration;
  GtkLabel *heading, *stand, *conflict, *why;
  GtkButton *run_button, *changes_button, *show_button, *adopt_button;
  GtkWidget *why_box;
  AdwBin *chart_place, *plans_place;
  GtkWidget *chart;
};

G_DEFINE_FINAL_TYPE (ReleveProposeDialog, releve_propose_dialog, ADW_TYPE_WINDOW)

static RelevePhrasebook *
book_of (ReleveProposeDialog *self)
{
  return releve_document_get_book (self->document);
}

static ReleveDossier *
dossier_of (ReleveProposeDialog *self)
{
  return releve_document_get_dossier (self->document);
}

/* ---- settings in words ---- */

static const char *const growth_words[N_STEPS] = {
  N_("only what the rules ask for"), N_("only cards that bring much"), N_("cards that clearly bring something"),
  N_("cards that bring little are left out"), N_("every hour may be used"),
};
static const char *const fairness_words[N_STEPS] = {
  N_("not weighed"), N_("each gets ¼ of the fairest share"), N_("each gets ½ of the fairest share"),
  N_("each gets ¾ of the fairest share"), N_("each gets the fairest share"),
};
static const char *const stability_words[N_STEPS] = {
  N_("a change costs nothing"), N_("a change must gain a little"), N_("a change must be worth it"),
  N_("a change must gain much"), N_("today’s cards stay where they can"),
};

/* How long, in seconds. The rounds end a search on any machine alike, the
 * seconds only where a round takes more than twice its usual 25 ms. */
#define ROUNDS_PER_SECOND 20
#define ENOUGH 10 /* thousandths of the bound */
static const struct { double seconds; const char *label; } durations[] = {
  { 10, N_("10 s") }, { 30, N_("30 s") }, { 60, N_("1 min") }, { 300, N_("5 min") },
};

static int
step_of (GtkScale *scale)
{
  return CLAMP ((int) (gtk_range_get_value (GTK_RANGE (scale)) / 25 + 0.5), 0, N_STEPS - 1);
}

static void
say_weight (AdwActionRow *row, GtkScale *scale, const char *const *words)
{
  const char *meaning = _(words[step_of (scale)]);

  adw_action_row_set_subtitle (row, meaning);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, meaning, -1);
}

static void
say_weights (ReleveProposeDialog *self)
{
  say_weight (self->growth_row, self->growth, growth_words);
  say_weight (self->fairness_row, self->fairness, fairness_words);
  say_weight (self->stability_row, self->stability, stability_words);
}

/* Only where something was published is there a question. */
static void
say_published (ReleveProposeDialog *self)
{
  const ReleveVersion *version = releve_last_published (dossier_of (self));
  g_autofree char *told = version != NULL ? g_strdup_printf (_("as published, version %d"), version->number) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->published_row), version != NULL);
  if (version != NULL)
    adw_action_row_set_subtitle (self->published_row,
                                 gtk_switch_get_active (self->published) ? told : _("may move; everybody has seen them"));
}

static void
say_what_stays (ReleveProposeDialog *self)
{
  GPtrArray *cards = releve_dossier_all (dossier_of (self), &releve_placement_kind);
  guint n_pinned = 0, n_agreed = 0;
  g_autofree char *pinned = NULL, *agreed = NULL;

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = g_ptr_array_index (cards, i);

      if (card->state == RELEVE_DONE || card->state == RELEVE_DECLINED)
        continue;
      n_pinned += card->pinned;
      n_agreed += !card->pinned && card->levels_state == RELEVE_LEVELS_AGREED;
    }
  pinned = g_strdup_printf (ngettext ("%u card; unpin it to let it move", "%u cards; unpin one to let it move", n_pinned), n_pinned);
  agreed = g_strdup_printf (ngettext ("%u card; its duties are dated", "%u cards; their duties are dated", n_agreed), n_agreed);
  adw_action_row_set_subtitle (self->pinned_row, pinned);
  adw_action_row_set_subtitle (self->agreed_row, agreed);
  adw_action_row_set_subtitle (self->rules_row, _("leave, capacity, prerequisites, gate"));
}

static ReleveProposeWish
read_wish (ReleveProposeDialog *self)
{
  ReleveProposeWish wish = RELEVE_PROPOSE_WISH_INIT;
  guint duration = MIN (gtk_drop_down_get_selected (self->duration), G_N_ELEMENTS (durations) - 1);

  wish.growth = 25 * step_of (self->growth);
  wish.fairness = 25 * step_of (self->fairness);
  wish.stability = 25 * step_of (self->stability);
  wish.seconds = durations[duration].seconds;
  wish.effort = (guint) (ROUNDS_PER_SECOND * wish.seconds);
  wish.enough = ENOUGH;
  wish.published = gtk_switch_get_active (self->published);
  wish.alternatives = TRUE;
  return wish;
}

/* ---- what is seen ---- */

static const ReleveOption *
chosen_option (ReleveProposeDialog *self)
{
  if (self->answer == NULL || self->chosen < 0 || self->chosen >= (int) self->answer->options->len)
    return NULL;
  return g_ptr_array_index (self->answer->options, (guint) self->chosen);
}

/* The one place where buttons learn what they may do and are called. */
static void
update_actions (ReleveProposeDialog *self)
{
  const ReleveOption *option = chosen_option (self);
  gboolean running = self->cancellable != NULL;
  g_autofree char *letter = releve_plan_letter (MAX (self->chosen, 0));
  /* Translators: {plan} is A, B or C. */
  g_autofree char *show = releve_text_fill (_("Show {plan} on the board"), "plan", letter, NULL);
  g_autofree char *adopt = releve_text_fill (_("Adopt plan {plan}"), "plan", letter, NULL);

  gtk_button_set_label (self->run_button, running ? _("Stop here") : _("Search again"));
  gtk_button_set_label (self->show_button, show);
  gtk_button_set_label (self->adopt_button, adopt);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "propose.show-board", option != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "propose.show-changes", option != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "propose.adopt",
                                 option != NULL && !running && releve_option_is_sound (option)
                                 && !releve_desk_is_read_only (releve_document_get_desk (self->document)));
}

/* While it runs, the whole time that it may take; then the time that it took. */
static void
show_chart (ReleveProposeDialog *self)
{
  ReleveProposeWish wish = read_wish (self);
  double limit = self->cancellable != NULL ? wish.seconds : 0;

  releve_chart_view_set_chart (RELEVE_CHART_VIEW (self->chart), &releve_search_chart,
                               releve_search_chart_new (self->points, self->today, limit, book_of (self)));
}

static gboolean
same (double one, double other)
{
  return one == other || (isnan (one) && isnan (other));
}

static void
show_stand (ReleveProposeDialog *self)
{
  ReleveProposeWish wish = read_wish (self);
  double seconds = (g_get_monotonic_time () - self->started) / 1e6;
  g_autofree char *now = g_strdup_printf ("%d", (int) seconds), *limit = g_strdup_printf ("%d", (int) wish.seconds);
  /* Translators: seconds of search gone by, and seconds that it may take. */
  g_autofree char *text = releve_text_fill (_("still searching, {now} s of {limit} s"), "now", now, "limit", limit, NULL);

  gtk_label_set_label (self->stand, text);
}

/* A point that says what the one before said only stretches it. */
static void
add_point (ReleveProposeDialog *self, const ReleveSearchPoint *point)
{
  ReleveSearchPoint *last = self->points->len > 1 ? &g_array_index (self->points, ReleveSearchPoint, self->points->len - 1) : NULL;
  const ReleveSearchPoint *before = last != NULL ? last - 1 : NULL;

  if (last != NULL && same (last->value, point->value) && same (last->bound, point->bound)
      && same (before->value, point->value) && same (before->bound, point->bound))
    last->seconds = point->seconds;
  else
    g_array_append_val (self->points, *point);
}

static void
show_progress (ReleveProposeDialog *self, const ReleveProposeProgress *progress)
{
  ReleveSearchPoint point = { progress->seconds, NAN, NAN };
  g_autofree char *heading = NULL;

  if (progress->value != RELEVE_BARRED)
    point.value = progress->value / 1e6;
  if (progress->bound != G_MAXINT64)
    point.bound = progress->bound / 1e6;
  self->today = progress->today / 1e6;
  add_point (self, &point);
  heading = progress->violations > 0 ? g_strdup (_("Looking for a plan that keeps every rule"))
            : releve_text_gap (book_of (self), point.bound > 0 ? fmax (0, 1 - point.value / point.bound) : NAN);
  gtk_label_set_label (self->heading, heading);
  show_chart (self);
}

static void
progress_cb (const ReleveProposeProgress *progress, gpointer data)
{
  ReleveProposeDialog *self = data;

  if (!self->closed)
    show_progress (self, progress);
}

/* ---- the answer ---- */

static void
show_why (ReleveProposeDialog *self)
{
  const ReleveOption *option = chosen_option (self);
  g_autofree char *changes = NULL, *letter = NULL, *change = NULL, *reason = NULL, *why = NULL, *count = NULL;
  guint n = option != NULL ? option->figures.n_moved + option->figures.n_new + option->figures.n_gone : 0;
  int first = option != NULL ? releve_propose_first_change (self->answer, option) : -1;

  gtk_widget_set_visible (self->why_box, option != NULL);
  if (option == NULL)
    return;
  letter = releve_plan_letter (self->chosen);
  changes = releve_plan_changes (book_of (self), &option->figures);
  if (first >= 0)
    {
      change = releve_propose_say_change (self->answer, option, first, book_of (self));
      reason = releve_text_why_here (book_of (self), option->board, &g_array_index (option->reasons, ReleveWhyHere, (guint) first));
    }
  /* Translators: {plan} A, B or C, {changes} such as "8 moved, 12 new, 3 gone"; then an example and its reason. */
  why = releve_text_fill (_("{plan}: {changes}. {change} {reason}"), "plan", letter, "changes", changes, "change", change, "reason", reason, NULL);
  count = g_strdup_printf (ngettext ("%u change", "%u changes", n), n);
  gtk_label_set_label (self->why, g_strstrip (why));
  gtk_button_set_label (self->changes_button, count);
}

static void
chosen_cb (int option, gpointer data)
{
  ReleveProposeDialog *self = data;

  self->chosen = option;
  if (self->closed || self->answer == NULL)
    return;
  show_why (self);
  update_actions (self);
}

static void
show_conflict (ReleveProposeDialog *self)
{
  const ReleveOption *best = g_ptr_array_index (self->answer->options, 0);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) stays = releve_planning_unsettled (self->answer->planning, best->board);

  if (!releve_option_is_sound (best))
    {
      g_autofree char *conflict = releve_text_conflicts (book_of (self), self->answer->planning, self->answer->dossier,
                                                         self->answer->conflicts, best->proposal->terms, "\n");

      g_string_append_printf (text, "%s\n", conflict);
      g_string_append (text, _("Plan A breaks the rules least. It can be looked at, not adopted."));
    }
  else if (stays->len > 0)
    g_string_append (text, _("What stays as it is breaks a rule already; no plan can mend it:"));
  for (guint i = 0; i < stays->len && releve_option_is_sound (best); i++)
    {
      g_autofree char *sentence = releve_text_breach (book_of (self), best->board, g_ptr_array_index (stays, i));

      g_string_append_printf (text, "\n%s", sentence);
    }
  gtk_label_set_label (self->conflict, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->conflict), text->len > 0);
}

static void
say_end (ReleveProposeDialog *self)
{
  const ReleveProposal *best = ((const ReleveOption *) g_ptr_array_index (self->answer->options, 0))->proposal;
  double gap = best->bound != G_MAXINT64 && best->bound > 0 ? fmax (0, 1 - (double) best->value / (double) best->bound) : NAN;
  g_autofree char *heading = best->violations > 0 ? g_strdup (_("No plan keeps every rule")) : releve_text_gap (book_of (self), gap);

  if (best->violations > 0 && self->answer->conflicts != NULL && self->answer->conflicts->len == 0)
    {
      g_free (heading);
      heading = g_strdup (_("No plan was found that keeps every rule"));
    }
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->stand, best->proven ? _("The search is done.")
                                    : best->cancelled ? _("Stopped; this is the best so far.")
                                    : best->reproducible ? _("The search is done; the same settings give the same plan.")
                                    : _("The time was up; another search may find another plan."));
  releve_compat_announce (GTK_WIDGET (self->heading), heading);
}

static void
show_answer (ReleveProposeDialog *self)
{
  self->today = self->answer->today.value / 1e6;
  say_end (self);
  show_chart (self);
  show_conflict (self);
  gtk_widget_set_visible (self->plans_heading, TRUE);
  adw_bin_set_child (self->plans_place, releve_propose_plans_new (self->answer, book_of (self), chosen_cb, self));
}

static void
show_refusal (ReleveProposeDialog *self, const GError *error)
{
  g_autofree char *sentence = releve_text_error (book_of (self), error);

  gtk_label_set_label (self->heading, sentence);
  gtk_label_set_label (self->stand, "");
  gtk_widget_set_visible (self->chart, FALSE);
  releve_compat_announce (GTK_WIDGET (self->heading), sentence);
}

static void begin_search (ReleveProposeDialog *self);

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ReleveProposeDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveAnswer) answer = releve_propose_finish (result, &error);

  if (self->closed)
    return;
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->again)
    {
      begin_search (self);
      return;
    }
  self->answer = g_steal_pointer (&answer);
  if (self->answer != NULL)
    show_answer (self);
  else
    show_refusal (self, error);
  update_actions (self);
}

/* ---- the search ---- */

static gboolean
tick_cb (gpointer data)
{
  show_stand (data);
  return G_SOURCE_CONTINUE;
}

static void
forget_answer (ReleveProposeDialog *self)
{
  self->chosen = -1;
  g_clear_pointer (&self->answer, releve_answer_free);
  adw_bin_set_child (self->plans_place, NULL);
  gtk_widget_set_visible (self->plans_heading, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->conflict), FALSE);
  show_why (self);
}

static void
begin_search (ReleveProposeDialog *self)
{
  ReleveProposeWish wish = read_wish (self);

  self->again = FALSE;
  forget_answer (self);
  g_array_set_size (self->points, 0);
  self->cancellable = g_cancellable_new ();
  self->started = g_get_monotonic_time ();
  self->tick = g_timeout_add (TICK_MS, tick_cb, self);
  gtk_label_set_label (self->heading, _("Looking for a plan that keeps every rule"));
  show_stand (self);
  gtk_widget_set_visible (self->chart, TRUE);
  show_chart (self);
  update_actions (self);
  releve_propose_async (dossier_of (self), &wish, self->cancellable, progress_cb, self, done_cb, g_object_ref (self));
}

static void
run (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReleveProposeDialog *self = RELEVE_PROPOSE_DIALOG (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    begin_search (self);
}

/* A search under way begins again with what is weighed now. */
static void
weight_cb (ReleveProposeDialog *self)
{
  if (self->document == NULL)
    return;
  say_weights (self);
  say_published (self);
  if (self->cancellable == NULL)
    return;
  self->again = TRUE;
  g_cancellable_cancel (self->cancellable);
}

static void
adopt (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReleveProposeDialog *self = RELEVE_PROPOSE_DIALOG (widget);
  const ReleveOption *option = chosen_option (self);
  GPtrArray *breaches = NULL;
  GError *error = NULL;
  gboolean done = releve_desk_adopt_plan (releve_document_get_desk (self->document), self->answer->planning,
                                          option->proposal->cards, &breaches, &error);

  if (releve_document_report (self->document, done, breaches, error))
    gtk_window_close (GTK_WINDOW (self));
}

static void
show_changes (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReleveProposeDialog *self = RELEVE_PROPOSE_DIALOG (widget);
  GtkWidget *window = releve_propose_changes_new (self->answer, self->chosen, book_of (self));

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (window));
}

/* The board of the plan, to be looked at: it has no file behind it. */
static void
show_board (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReleveProposeDialog *self = RELEVE_PROPOSE_DIALOG (widget);
  GtkWidget *window = releve_propose_board_new (self->answer, self->chosen, book_of (self));

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (window));
}

/* ---- the window ---- */

/* In one column the answer comes first: the search runs already. */
static void
arrange (ReleveProposeDialog *self)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->columns));
  int width, height, settings;
  gboolean wide;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  wide = !self->narrow && width >= WIDE_DIALOG * releve_ink_scale (GTK_WIDGET (self));
  settings = wide ? (int) (SETTINGS_WIDTH * releve_ink_scale (GTK_WIDGET (self))) : G_MAXINT;
  adw_clamp_set_maximum_size (self->settings_clamp, settings);
  adw_clamp_set_tightening_threshold (self->settings_clamp, settings);
  if (wide || last != GTK_WIDGET (self->settings_clamp))
    gtk_box_reorder_child_after (self->columns, GTK_WIDGET (self->settings_clamp), wide ? NULL : last);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
}

static gboolean
close_cb (ReleveProposeDialog *self)
{
  self->closed = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->tick, g_source_remove);
  return FALSE;
}

static void
releve_propose_dialog_dispose (GObject *object)
{
  ReleveProposeDialog *self = RELEVE_PROPOSE_DIALOG (object);

  self->closed = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_pointer (&self->answer, releve_answer_free);
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (releve_propose_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, settings_clamp);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, plans_heading);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, growth);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, fairness);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, stability);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, growth_row);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, fairness_row);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, stability_row);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, pinned_row);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, agreed_row);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, published_row);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, published);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, rules_row);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, duration);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, stand);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, conflict);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, why);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, why_box);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, run_button);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, changes_button);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, show_button);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, adopt_button);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, chart_place);
  gtk_widget_class_bind_template_child (widget_class, ReleveProposeDialog, plans_place);
}

static void
releve_propose_dialog_class_init (ReleveProposeDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_propose_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/releve/Releve/ui/propose-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, weight_cb);
  gtk_widget_class_install_action (widget_class, "propose.run", NULL, run);
  gtk_widget_class_install_action (widget_class, "propose.adopt", NULL, adopt);
  gtk_widget_class_install_action (widget_class, "propose.show-changes", NULL, show_changes);
  gtk_widget_class_install_action (widget_class, "propose.show-board", NULL, show_board);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* The page scrolls under the pointer; no weight does (L3). */
static void
forbid_scrolling (GtkScale *scale)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (scale));

  for (guint i = g_list_model_get_n_items (controllers); i > 0; i--)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i - 1);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_widget_remove_controller (GTK_WIDGET (scale), controller);
    }
}

static void
init_weight (GtkScale *scale, double value)
{
  forbid_scrolling (scale);
  for (int step = 0; step < N_STEPS; step++)
    gtk_scale_add_mark (scale, 25 * step, GTK_POS_BOTTOM, NULL);
  gtk_range_set_value (GTK_RANGE (scale), value);
}

static void
releve_propose_dialog_init (ReleveProposeDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->points = g_array_new (FALSE, FALSE, sizeof (ReleveSearchPoint));
  self->today = NAN;
  self->chosen = -1;
  self->chart = releve_chart_view_new (_("Developmental value of the plan, by seconds of search"), _("Table"));
  adw_bin_set_child (self->chart_place, self->chart);
  for (guint i = 0; i < G_N_ELEMENTS (durations); i++)
    gtk_string_list_append (labels, _(durations[i].label));
  gtk_drop_down_set_model (self->duration, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->duration, 1);
  init_weight (self->growth, 100);
  init_weight (self->fairness, 75);
  init_weight (self->stability, 50);
  g_signal_connect (self, "close-request", G_CALLBACK (close_cb), NULL);
  g_signal_connect (self, "notify::default-width", G_CALLBACK (arrange), NULL);
}

GtkWidget *
releve_propose_dialog_new (ReleveDocument *document, int width, int height)
{
  ReleveProposeDialog *self = g_object_new (RELEVE_TYPE_PROPOSE_DIALOG, NULL);

  self->narrow = width < NARROW_PARENT * fmax (1, releve_ink_scale (GTK_WIDGET (self)));
  if (self->narrow)
    gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  self->document = g_object_ref (document);
  say_weights (self);
  say_what_stays (self);
  say_published (self);
  arrange (self);
  begin_search (self);
  return GTK_WIDGET (self);
}
