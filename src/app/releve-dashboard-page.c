#include "releve-dashboard-page.h"

#include <glib/gi18n.h>

#include "releve-chart-view.h"
#include "releve-coverage-list.h"
#include "releve-evidence-popover.h"
#include "releve-heatmap.h"
#include "releve-ink.h"
#include "releve-overview.h"
#include "releve-quadrant.h"
#include "releve-sentence-card.h"
#include "releve-succession-view.h"
#include "releve-text.h"

/* Below this width, in pixels at 11 pt text, the right column stands below. */
#define TWO_COLUMNS 1236

/* Clinicians named under a sentence; the rest open with it. */
#define NAMED 3

struct _ReleveDashboardPage {
  GtkWidget parent_instance;

  ReleveDocument *document;
  ReleveOverview *overview;
  GtkWidget *evidence;      /* the popover that is open */
  gboolean outdated;        /* the file changed while it was out of sight */

  ReleveSentenceCard *due, *gaps, *plans, *safety;
  GtkToggleButton *now, *after, *gap, *roles;
  GtkBox *columns, *coverage_box, *quadrant_box;
  GtkLabel *quadrant_note;
  ReleveCoverageList *coverage;
  ReleveChartView *quadrant;
  guint arranging;          /* source, 0 = none */
  GtkBox *heat_box;
  GtkLabel *legend;
  ReleveHeatmap *heatmap;
};

G_DEFINE_FINAL_TYPE (ReleveDashboardPage, releve_dashboard_page, GTK_TYPE_WIDGET)

static ReleveDossier *
dossier_of (ReleveDashboardPage *self)
{
  return releve_document_get_dossier (self->document);
}

static char *
name_of (ReleveDashboardPage *self, const char *learner_id)
{
  return releve_text_learner (releve_document_get_book (self->document), releve_dossier_learner (dossier_of (self), learner_id), TRUE);
}

/* It leaves its parent as it closes. */
static void
close_evidence (ReleveDashboardPage *self)
{
  GtkWidget *popover = self->evidence;

  if (popover == NULL)
    return;
  g_clear_weak_pointer (&self->evidence);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

/* Briefings and debriefings. */

static char *
say_duty (ReleveDashboardPage *self, const ReleveDueDuty *due)
{
  ReleveDossier *dossier = dossier_of (self);
  RelevePhrasebook *book = releve_document_get_book (self->document);
  const RelevePlacement *card = due->duty->placement_id != NULL ? releve_dossier_placement (dossier, due->duty->placement_id) : NULL;
  const ReleveAssignment *assignment = card != NULL ? releve_dossier_assignment (dossier, card->assignment_id) : NULL;
  g_autofree char *who = name_of (self, due->duty->learner_id);
  g_autofree char *date = releve_day_format (due->duty->due, releve_document_get_language (self->document), RELEVE_DAY_WEEKDAY);

  /* Translators: a duty: %1$s is briefing or debriefing, %2$s clinician, %3$s code of the assignment, %4$s date. */
  return g_strdup_printf (due->late ? _("%1$s, %2$s, %3$s: late since %4$s") : _("%1$s, %2$s, %3$s: due %4$s"),
                          releve_text_duty_kind (book, due->duty->kind), who, assignment != NULL ? assignment->code : "–", date);
}

static void
show_due (ReleveDashboardPage *self)
{
  GArray *due = self->overview->due;
  guint n_late = self->overview->n_late, n_soon = due->len - n_late;
  /* Translators: under "briefings and debriefings due": how many are still in time this week. */
  g_autofree char *soon = g_strdup_printf (ngettext ("%u this week", "%u this week", n_soon), n_soon);
  g_autofree char *late = g_strdup_printf (ngettext ("%u late", "%u late", n_late), n_late);
  g_autofree char *detail = g_strdup_printf ("%s · %s", soon, late);

  releve_sentence_card_set (self->due, due->len, ngettext ("briefing or debriefing due", "briefings and debriefings due", due->len),
                            due->len > 0 ? detail : _("Nothing is due this week."));
  for (guint i = 0; i < due->len; i++)
    {
      const ReleveDueDuty *duty = &g_array_index (due, ReleveDueDuty, i);
      g_autofree char *text = say_duty (self, duty);

      releve_sentence_card_add (self->due, text, "win.show-followup", duty->duty->id);
    }
}

/* Gaps that nothing to come trains. */

static const ReleveCompetency *
most_frequent (ReleveDashboardPage *self, guint *most)
{
  const ReleveCompetency *found = NULL;

  *most = 0;
  for (guint c = 0; c < self->overview->competencies->len; c++)
    {
      guint n = 0;

      for (guint i = 0; i < self->overview->gaps->len; i++)
        n += g_array_index (self->overview->gaps, ReleveOpenGap, i).competency == self->overview->competencies->pdata[c];
      if (n > *most)
        {
          *most = n;
          found = self->overview->competencies->pdata[c];
        }
    }
  return found;
}

static void
show_gaps (ReleveDashboardPage *self)
{
  GArray *gaps = self->overview->gaps;
  ReleveLanguage language = releve_document_get_language (self->document);
  guint most;
  const ReleveCompetency *competency = most_frequent (self, &most);
  g_autofree char *detail = competency == NULL ? g_strdup (_("Every gap has an assignment to come."))
    /* Translators: under "gaps nobody trains": %1$s is the competency with most of them, %2$u how many. */
    : g_strdup_printf (_("most in %1$s: %2$u"), releve_words_get (&competency->name, language, NULL), most);

  releve_sentence_card_set (self->gaps, gaps->len, ngettext ("gap nobody trains", "gaps nobody trains", gaps->len), detail);
  for (guint i = 0; i < gaps->len; i++)
    {
      const ReleveOpenGap *gap = &g_array_index (gaps, ReleveOpenGap, i);
      g_autofree char *who = name_of (self, gap->learner->id);
      g_autofree char *text = g_strdup_printf ("%s · %s", who, releve_words_get (&gap->competency->name, language, NULL));

      releve_sentence_card_add (self->gaps, text, "win.show-person", gap->learner->id);
    }
}

/* Plans and safety. */

static char *
join_names (ReleveDashboardPage *self, GPtrArray *learners)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < learners->len && i < NAMED; i++)
    g_ptr_array_add (names, name_of (self, ((const ReleveLearner *) learners->pdata[i])->id));
  if (learners->len > NAMED)
    g_ptr_array_add (names, g_strdup ("…"));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static void
show_plans (ReleveDashboardPage *self)
{
  GPtrArray *learners = self->overview->unsigned_plans;
  g_autofree char *names = join_names (self, learners);

  releve_sentence_card_set (self->plans, learners->len, ngettext ("plan without a signature", "plans without a signature", learners->len),
                            learners->len > 0 ? names : _("Every plan is signed."));
  for (guint i = 0; i < learners->len; i++)
    {
      const ReleveLearner *learner = learners->pdata[i];
      const RelevePlan *plan = releve_newest_plan (dossier_of (self), learner->id);
      g_autofree char *who = name_of (self, learner->id);
      g_autofree char *text = g_strdup_printf ("%s · %s", who, plan == NULL ? _("no plan yet")
                                               : releve_text_plan_standing (releve_document_get_book (self->document), plan));

      releve_sentence_card_add (self->plans, text, "win.show-person", learner->id);
    }
}

static void
show_safety (ReleveDashboardPage *self)
{
  GPtrArray *breaches = self->overview->safety;
  RelevePhrasebook *book = releve_document_get_book (self->document);
  g_autofree char *first = breaches->len > 0 ? releve_text_breach (book, dossier_of (self), breaches->pdata[0]) : NULL;

  releve_sentence_card_set (self->safety, breaches->len, ngettext ("safety warning", "safety warnings", breaches->len),
                            first != NULL ? first : _("Nobody is out of their depth."));
  for (guint i = 0; i < breaches->len; i++)
    {
      const ReleveBreach *breach = breaches->pdata[i];
      g_autofree char *text = releve_text_breach (book, dossier_of (self), breach);

      releve_sentence_card_add (self->safety, text, "win.show-card", breach->placement_id);
    }
}

/* The right column: coverage, and self against observed. */

static void
add_covered (ReleveDashboardPage *self, GtkWidget *box, const char *competency_id, gboolean open)
{
  for (guint row = 0; row < self->overview->learners->len; row++)
    for (guint c = 0; c < self->overview->competencies->len; c++)
      {
        const ReleveLearner *learner = self->overview->learners->pdata[row];
        const ReleveCompetency *competency = self->overview->competencies->pdata[c];
        g_autofree char *name = NULL;
        GtkWidget *button;

        if (g_strcmp0 (competency->id, competency_id) != 0
            || !(releve_heat_gap (releve_overview_heat (self->overview, row, c)) >= RELEVE_GAP_COUNTS)
            || releve_overview_is_open (self->overview, learner, competency) != open)
          continue;
        name = g_strdup_printf ("%s %s", open ? "□" : "■", name_of (self, learner->id));
        button = gtk_button_new_with_label (name);
        gtk_widget_add_css_class (button, "flat");
        gtk_widget_add_css_class (button, "row-name");
        gtk_widget_set_halign (button, GTK_ALIGN_START);
        gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-person");
        gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", learner->id);
        gtk_box_append (GTK_BOX (box), button);
      }
}

static gboolean
leave_parent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* GTK still works on a popover that it closes. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, leave_parent_cb, g_object_ref (popover), g_object_unref);
}

static void
pop_up (ReleveDashboardPage *self, GtkWidget *parent, GtkWidget *content, const GdkRectangle *area)
{
  GtkWidget *popover = gtk_popover_new (), *scroller = gtk_scrolled_window_new ();

  close_evidence (self);
  g_set_weak_pointer (&self->evidence, popover);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_widget_add_css_class (popover, "evidence");
  gtk_widget_set_parent (popover, parent);
  if (area != NULL)
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), area);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
open_competency_cb (ReleveDashboardPage *self, const char *competency_id, GtkWidget *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  add_covered (self, box, competency_id, TRUE);
  add_covered (self, box, competency_id, FALSE);
  if (gtk_widget_get_first_child (box) == NULL)
    gtk_box_append (GTK_BOX (box), gtk_label_new (_("Nobody has a gap of a level here.")));
  pop_up (self, GTK_WIDGET (self->coverage_box), box, NULL);
}

static void
open_mark_cb (ReleveDashboardPage *self, guint index, const GdkRectangle *area)
{
  ReleveQuadrant *quadrant = releve_chart_view_get_chart (self->quadrant);
  const ReleveQuadrantMark *mark = releve_quadrant_mark (quadrant, index);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < mark->points->len; i++)
    {
      const ReleveQuadrantPoint *point = releve_quadrant_point (quadrant, g_array_index (mark->points, guint, i));
      g_autofree char *who = name_of (self, point->learner->id);
      g_autofree char *text = g_strdup_printf ("%s · %s", who, releve_words_get (&point->competency->name,
                                               releve_document_get_language (self->document), NULL));
      GtkWidget *button = gtk_button_new_with_label (text);

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "row-name");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-person");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", point->learner->id);
      gtk_box_append (GTK_BOX (box), button);
    }
  pop_up (self, GTK_WIDGET (self->quadrant), box, area);
}

static void
show_quadrant (ReleveDashboardPage *self)
{
  ReleveQuadrant *quadrant = releve_quadrant_new (dossier_of (self), releve_document_get_filter (self->document),
                                                  releve_document_get_book (self->document));
  guint unexplored = releve_quadrant_count (quadrant, RELEVE_UNEXPLORED);
  g_autofree char *n = g_strdup_printf ("%u", unexplored), *all = g_strdup_printf ("%u", releve_quadrant_n_pairs (quadrant));
  /* Translators: {n} of {all} pairs of a clinician and a competency. */
  g_autofree char *note = releve_text_fill (ngettext ("Grey bands: borderline. {n} of {all} pairs lacks one of the two views: plan an observation.",
                                                      "Grey bands: borderline. {n} of {all} pairs lack one of the two views: plan observations.", unexplored),
                                            "n", n, "all", all, NULL);

  releve_chart_view_set_chart (self->quadrant, &releve_quadrant_chart, quadrant);
  gtk_label_set_label (self->quadrant_note, note);
}

static void
show_coverage (ReleveDashboardPage *self)
{
  g_autoptr (GArray) lines = releve_coverage (dossier_of (self), self->overview);

  releve_coverage_list_set_lines (self->coverage, lines);
}

static void
show_roles (ReleveDashboardPage *self)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->heat_box));
  gboolean roles = gtk_toggle_button_get_active (self->roles);

  if (last != GTK_WIDGET (self->heatmap))
    gtk_box_remove (self->heat_box, last);
  gtk_widget_set_visible (GTK_WIDGET (self->heatmap), !roles);
  if (roles)
    gtk_box_append (self->heat_box, releve_succession_view_new (self->document, self->overview));
}

static void
update (ReleveDashboardPage *self)
{
  ReleveOverview *old = self->overview;

  self->outdated = FALSE;
  close_evidence (self);
  self->overview = releve_overview_new_filtered (dossier_of (self), releve_document_get_filter (self->document));
  show_due (self);
  show_gaps (self);
  show_plans (self);
  show_safety (self);
  releve_heatmap_set_overview (self->heatmap, self->overview);
  show_coverage (self);
  show_quadrant (self);
  show_roles (self);
  g_clear_pointer (&old, releve_overview_free);
}

/* Figures change at once where they are seen (D8), else when they are next. */
static void
changed_cb (ReleveDashboardPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
  else
    self->outdated = TRUE;
}

static void
releve_dashboard_page_map (GtkWidget *widget)
{
  ReleveDashboardPage *self = RELEVE_DASHBOARD_PAGE (widget);

  if (self->outdated)
    update (self);
  GTK_WIDGET_CLASS (releve_dashboard_page_parent_class)->map (widget);
}

static void
mode_cb (ReleveDashboardPage *self)
{
  gboolean gap = gtk_toggle_button_get_active (self->gap), after = gtk_toggle_button_get_active (self->after);

  releve_heatmap_set_mode (self->heatmap, gap ? RELEVE_HEAT_GAP : after ? RELEVE_HEAT_AFTER : RELEVE_HEAT_NOW);
  gtk_label_set_label (self->legend, gap ? _("Distance to the role aimed at, in levels; · no rating yet")
                       : after ? _("Level expected once the planned assignments are done; a bar marks a gap of a level or more today")
                       : gtk_toggle_button_get_active (self->roles) ? _("By the role aimed at, in alphabetical order; a fact sheet, not a ranking")
                       : _("Level today, 0 observes to 4 develops others; a bar marks a gap of a level or more; · no rating yet"));
  show_roles (self);
}

/* Setting the orientation inside an allocation would ask for another one at once. */
static gboolean
arrange_cb (gpointer data)
{
  ReleveDashboardPage *self = data;
  gboolean wide = gtk_widget_get_width (GTK_WIDGET (self)) >= TWO_COLUMNS * releve_ink_scale (GTK_WIDGET (self));

  self->arranging = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  return G_SOURCE_REMOVE;
}

static void
releve_dashboard_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReleveDashboardPage *self = RELEVE_DASHBOARD_PAGE (widget);

  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
  if (self->arranging == 0)
    self->arranging = g_idle_add_full (G_PRIORITY_HIGH_IDLE, arrange_cb, self, NULL);
}

static void
releve_dashboard_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                               int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural, NULL, NULL);
}

static void
open_cell_cb (ReleveDashboardPage *self, const char *learner_id, const char *competency_id)
{
  GtkWidget *popover = releve_evidence_popover_new (self->document, learner_id, competency_id, 0);
  GdkRectangle area;

  close_evidence (self);
  g_set_weak_pointer (&self->evidence, popover);
  gtk_widget_set_parent (popover, GTK_WIDGET (self->heat_box));
  if (releve_heatmap_get_cell_area (self->heatmap, learner_id, competency_id, &area))
    {
      double x, y;

      gtk_widget_translate_coordinates (GTK_WIDGET (self->heatmap), GTK_WIDGET (self->heat_box), area.x, area.y, &x, &y);
      area.x = x;
      area.y = y;
      gtk_popover_set_pointing_to (GTK_POPOVER (popover), &area);
    }
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
open_learner_cb (ReleveDashboardPage *self, const char *learner_id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-person", "s", learner_id);
}

static void
releve_dashboard_page_dispose (GObject *object)
{
  ReleveDashboardPage *self = RELEVE_DASHBOARD_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->arranging, g_source_remove);
  close_evidence (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->overview, releve_overview_free);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (releve_dashboard_page_parent_class)->dispose (object);
}

static void
releve_dashboard_page_class_init (ReleveDashboardPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (RELEVE_TYPE_SENTENCE_CARD);
  G_OBJECT_CLASS (class)->dispose = releve_dashboard_page_dispose;
  widget_class->map = releve_dashboard_page_map;
  widget_class->measure = releve_dashboard_page_measure;
  widget_class->size_allocate = releve_dashboard_page_size_allocate;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/releve/Releve/ui/dashboard-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ReleveDashboardPage, due);
  gtk_widget_class_bind_template_child (widget_class, ReleveDashboardPage, gaps);
  gtk_widget_class_bind_template_child (widget_class, ReleveDashboardPage, plans);
  gtk_widget_class_bind_template_child (widget_class, ReleveDashboardPage, safety);
  gtk_widget_class_bind_template_child (widget_class, ReleveDashboardPage, now);
  gtk_widget_class_bind_template_child (widget_class, ReleveDashboardPage, after);
  gtk_widget_class_bind_template_child (widget_class, ReleveDashboardPage, gap);
  gtk_widget_class_bind_template_child (widget_class, ReleveDashboardPage, roles);
  gtk_widget_class_bind_template_child (widget_class, ReleveDashboardPage, columns);
  gtk_widget_class_bind_template_child (widget_class, ReleveDashboardPage, coverage_box);
  gtk_widget_class_bind_template_child (widget_class, ReleveDashboardPage, quadrant_box);
  gtk_widget_class_bind_template_child (widget_class, ReleveDashboardPage, quadrant_note);
  gtk_widget_class_bind_template_child (widget_class, ReleveDashboardPage, heat_box);
  gtk_widget_class_bind_template_child (widget_class, ReleveDashboardPage, legend);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
}

static void
releve_dashboard_page_init (ReleveDashboardPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
releve_dashboard_page_new (ReleveDocument *document)
{
  ReleveDashboardPage *self = g_object_new (RELEVE_TYPE_DASHBOARD_PAGE, NULL);

  self->document = g_object_ref (document);
  self->heatmap = RELEVE_HEATMAP (releve_heatmap_new (dossier_of (self), releve_document_get_book (document)));
  g_signal_connect_object (self->heatmap, "open-cell", G_CALLBACK (open_cell_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->heatmap, "open-learner", G_CALLBACK (open_learner_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->heat_box, GTK_WIDGET (self->heatmap));
  self->coverage = RELEVE_COVERAGE_LIST (releve_coverage_list_new (releve_document_get_book (document)));
  gtk_widget_set_hexpand (GTK_WIDGET (self->coverage), TRUE);
  g_signal_connect_object (self->coverage, "open-competency", G_CALLBACK (open_competency_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->coverage_box, GTK_WIDGET (self->coverage));
  self->quadrant = RELEVE_CHART_VIEW (releve_chart_view_new (_("Seen by themselves, seen by others"), _("Table")));
  g_signal_connect_object (self->quadrant, "open-mark", G_CALLBACK (open_mark_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->quadrant_box, GTK_WIDGET (self->quadrant));
  g_signal_connect_object (dossier_of (self), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "filter-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  mode_cb (self);
  return GTK_WIDGET (self);
}
