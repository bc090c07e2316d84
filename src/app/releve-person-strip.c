/* Five answers at the head of every page: aim, gaps, a hidden strength, what
 * comes next and when. */

#include "releve-person-private.h"

#include <math.h>
#include <glib/gi18n.h>

#include "releve-fold.h"
#include "releve-text.h"

static GtkWidget *
make_answer (const char *question, const char *answer, const char *detail)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *strong = releve_person_label (answer, "heading", 0), *more = releve_person_label (detail, "dense", 0);

  gtk_label_set_wrap (GTK_LABEL (strong), TRUE);
  gtk_label_set_wrap (GTK_LABEL (more), TRUE);
  gtk_box_append (GTK_BOX (box), releve_person_label (question, "detail", 0));
  gtk_box_append (GTK_BOX (box), strong);
  gtk_box_append (GTK_BOX (box), more);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  return box;
}

static GtkWidget *
answer_aim (RelevePersonView *self, const ReleveLearner *learner)
{
  const ReleveRole *role = learner->role_id != NULL ? releve_dossier_role (releve_person_dossier (self), learner->role_id) : NULL;
  g_autofree char *date = releve_day_format (learner->aim_by, releve_person_language (self), RELEVE_DAY_MONTH);
  /* Translators: %s is a month and a year. */
  g_autofree char *by = learner->aim_by != RELEVE_NO_DAY ? g_strdup_printf (_("by %s"), date) : g_strdup ("");

  return make_answer (_("Aim"), role != NULL ? releve_words_get (&role->name, releve_person_language (self), NULL) : _("No role chosen"), by);
}

static GtkWidget *
answer_gaps (RelevePersonView *self, const RelevePortrait *portrait)
{
  g_autoptr (GString) rest = g_string_new (NULL);
  g_autofree char *first = NULL;

  for (guint i = 0; i < portrait->n_gaps; i++)
    {
      const ReleveStanding *standing = &portrait->gaps[i];
      g_autofree char *now = releve_person_level (self, standing->evidence.level), *role = releve_person_level (self, standing->required);
      g_autofree char *text = g_strdup_printf ("%s %s → %s", releve_words_get (&standing->competency->short_name, releve_person_language (self), NULL),
                                               now, role);

      if (first == NULL)
        first = g_steal_pointer (&text);
      else
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? "\n" : "", text);
    }
  return make_answer (_("Largest gaps"), first != NULL ? first : _("None"), rest->str);
}

/* Hidden strengths are shown first (domain.md §5). */
static GtkWidget *
answer_strength (RelevePersonView *self, const RelevePortrait *portrait)
{
  g_autofree char *others = NULL, *own = NULL, *detail = NULL;

  if (!portrait->has_strength)
    return make_answer (_("Hidden strength"), _("None seen yet"), "");
  others = releve_person_level (self, portrait->strength.evidence.observed);
  own = releve_person_level (self, portrait->strength.evidence.self);
  /* Translators: %1$s is the level that others see, %2$s the one that she gives herself. */
  detail = g_strdup_printf (_("others say %1$s, own rating %2$s"), others, own);
  return make_answer (_("◆ Hidden strength"), releve_words_get (&portrait->strength.competency->name, releve_person_language (self), NULL), detail);
}

static GtkWidget *
answer_next (RelevePersonView *self, const RelevePortrait *portrait)
{
  ReleveDossier *dossier = releve_person_dossier (self);
  const RelevePlacement *card = portrait->next;
  const ReleveAssignment *assignment;
  g_autofree char *blocks = NULL, *detail = NULL;

  if (card == NULL)
    return make_answer (_("Next assignment"), _("None planned"), "");
  assignment = releve_dossier_assignment (dossier, card->assignment_id);
  blocks = releve_text_blocks (releve_person_book (self), releve_dossier_first_block (dossier, card), releve_dossier_last_block (dossier, card));
  detail = isnan (portrait->match.fit) ? g_strdup (blocks)
    /* Translators: %1$s blocks; %2$.0f the fit, 0–100; %3$s a word of growth such as "moderate". */
    : g_strdup_printf (_("%1$s · fit %2$.0f, %3$s growth"), blocks, portrait->match.fit,
                       releve_text_growth_word (releve_person_book (self), portrait->match.growth_word));
  return make_answer (_("Next assignment"), releve_words_get (&assignment->name, releve_person_language (self), NULL), detail);
}

static GtkWidget *
answer_date (RelevePersonView *self, const RelevePortrait *portrait)
{
  ReleveDossier *dossier = releve_person_dossier (self);
  const ReleveDuty *next = portrait->due;
  const ReleveSupervisor *supervisor;
  g_autofree char *date = NULL, *answer = NULL, *who = NULL, *detail = NULL;

  if (next == NULL)
    return make_answer (_("Next date"), _("Nothing due"), "");
  supervisor = next->supervisor_id != NULL ? releve_dossier_supervisor (dossier, next->supervisor_id) : NULL;
  date = releve_day_format (next->due, releve_person_language (self), RELEVE_DAY_WEEKDAY);
  answer = g_strdup_printf ("%s, %s", releve_text_duty_kind (releve_person_book (self), next->kind), date);
  who = supervisor != NULL ? releve_text_supervisor (releve_person_book (self), supervisor, FALSE) : NULL;
  /* Translators: %s is a supervisor. */
  detail = who != NULL ? g_strdup_printf (next->due < releve_dossier_get_today (dossier) ? _("late, with %s") : _("with %s"), who) : g_strdup ("");
  return make_answer (_("Next date"), answer, detail);
}

void
releve_person_add_strip (RelevePersonView *self, const ReleveLearner *learner, const RelevePortrait *portrait)
{
  GtkWidget *strip = gtk_flow_box_new ();
  GtkWidget *answers[] = { answer_aim (self, learner), answer_gaps (self, portrait), answer_strength (self, portrait),
                           answer_next (self, portrait), answer_date (self, portrait) };

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (strip), GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (strip), 3);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (strip), 5);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (strip), 18);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), answers[i]);
      gtk_flow_box_append (GTK_FLOW_BOX (strip), child);
    }
  gtk_widget_add_css_class (strip, "answers");
  gtk_box_append (GTK_BOX (self->box), strip);
}
