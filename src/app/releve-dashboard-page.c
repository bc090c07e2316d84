#include "releve-dashboard-page.h"

#include <glib/gi18n.h>

#include "releve-evidence-popover.h"
#include "releve-heatmap.h"
#include "releve-overview.h"
#include "releve-sentence-card.h"
#include "releve-text.h"

/* Clinicians named under a sentence; the rest open with it. */
#define NAMED 3

struct _ReleveDashboardPage {
  GtkWidget parent_instance;

  ReleveDocument *document;
  ReleveOverview *overview;
  GtkWidget *evidence;      /* the popover that is open */
  gboolean outdated;        /* the file changed while it was out of sight */

  ReleveSentenceCard *due, *gaps, *plans, *safety;
  GtkToggleButton *now, *after, *gap;
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

      releve_sentence_card_add (self->due, text, "win.show-card", duty->duty->placement_id);
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
                                               : releve_text_plan_state (releve_document_get_book (self->document), plan->state));

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

static void
update (ReleveDashboardPage *self)
{
  ReleveOverview *old = self->overview;

  self->outdated = FALSE;
  close_evidence (self);
  self->overview = releve_overview_new (dossier_of (self));
  show_due (self);
  show_gaps (self);
  show_plans (self);
  show_safety (self);
  releve_heatmap_set_overview (self->heatmap, self->overview);
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
                       : _("Level today, 0 observes to 4 develops others; a bar marks a gap of a level or more; · no rating yet"));
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
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/releve/Releve/ui/dashboard-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ReleveDashboardPage, due);
  gtk_widget_class_bind_template_child (widget_class, ReleveDashboardPage, gaps);
  gtk_widget_class_bind_template_child (widget_class, ReleveDashboardPage, plans);
  gtk_widget_class_bind_template_child (widget_class, ReleveDashboardPage, safety);
  gtk_widget_class_bind_template_child (widget_class, ReleveDashboardPage, now);
  gtk_widget_class_bind_template_child (widget_class, ReleveDashboardPage, after);
  gtk_widget_class_bind_template_child (widget_class, ReleveDashboardPage, gap);
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
  g_signal_connect_object (dossier_of (self), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  mode_cb (self);
  return GTK_WIDGET (self);
}
