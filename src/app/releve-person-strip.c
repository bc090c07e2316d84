/* Five answers about a clinician, above whatever tab is open. */

#include "releve-person-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "releve-glyph-image.h"
#include "releve-text.h"

static GtkWidget *
begin_answer (const char *name, const char *question, const char *class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1), *label = releve_person_wrapped (question, "detail");

  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_name (box, name);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  return box;
}

static void
add_line (GtkWidget *box, const char *text, const char *class)
{
  if (text != NULL && *text != '\0')
    gtk_box_append (GTK_BOX (box), releve_person_wrapped (text, class));
}

static GtkWidget *
answer_aim (RelevePersonView *self, const RelevePortrait *portrait)
{
  GtkWidget *box = begin_answer ("answer-aim", _("Aim"), NULL);
  g_autofree char *date = releve_person_month (self, portrait->by);
  /* Translators: %s is a month and a year. */
  g_autofree char *by = portrait->by != RELEVE_NO_DAY ? g_strdup_printf (_("by %s"), date) : g_strdup (_("no date yet"));

  add_line (box, portrait->role != NULL ? releve_person_words (self, &portrait->role->name) : _("No role chosen"), "heading");
  add_line (box, by, "dense");
  return box;
}

static GtkWidget *
answer_gaps (RelevePersonView *self, const RelevePortrait *portrait)
{
  GtkWidget *box = begin_answer ("answer-gaps", portrait->n_gaps == RELEVE_PORTRAIT_GAPS ? _("Three largest gaps") : _("Largest gaps"), NULL);

  for (guint i = 0; i < portrait->n_gaps; i++)
    {
      const ReleveStanding *gap = &portrait->gaps[i];
      g_autofree char *now = releve_person_level (self, gap->evidence.level), *role = releve_person_level (self, gap->required);
      /* Translators: a gap: %1$s competency, %2$s level today, %3$s level that the role asks. */
      g_autofree char *text = g_strdup_printf (_("%1$s %2$s → %3$s"), releve_person_words (self, &gap->competency->short_name), now, role);

      add_line (box, text, "dense");
    }
  if (portrait->n_gaps == 0)
    add_line (box, _("None seen"), "heading");
  return box;
}

static GtkWidget *
answer_strength (RelevePersonView *self, const RelevePortrait *portrait)
{
  GtkWidget *box = begin_answer ("answer-strength", portrait->has_strength ? _("◆ Hidden strength") : _("Hidden strength"),
                                 portrait->has_strength ? "hidden-strength" : NULL);
  g_autofree char *others = NULL, *own = NULL, *detail = NULL;

  if (!portrait->has_strength)
    {
      add_line (box, _("None seen yet"), "heading");
      return box;
    }
  others = releve_person_level (self, portrait->strength.evidence.observed);
  own = releve_person_level (self, portrait->strength.evidence.self);
  /* Translators: %1$s is the level that others see, %2$s the one of the self-assessment. */
  detail = g_strdup_printf (_("others say %1$s, self %2$s"), others, own);
  add_line (box, releve_person_words (self, &portrait->strength.competency->short_name), "heading");
  add_line (box, detail, "dense");
  return box;
}

static void
add_next_name (RelevePersonView *self, GtkWidget *box, const ReleveAssignment *assignment)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *glyph = releve_glyph_image_new (RELEVE_GLYPH_CLINICAL + assignment->category, 14, RELEVE_COLOUR_CLINICAL + assignment->category);
  const char *title = releve_person_words (self, &assignment->short_name);

  gtk_widget_set_valign (glyph, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), glyph);
  gtk_box_append (GTK_BOX (line), releve_person_wrapped (*title != '\0' ? title : releve_person_words (self, &assignment->name), "heading"));
  gtk_widget_set_tooltip_text (line, releve_person_words (self, &assignment->name));
  gtk_box_append (GTK_BOX (box), line);
}

static GtkWidget *
answer_next (RelevePersonView *self, const RelevePortrait *portrait)
{
  GtkWidget *box = begin_answer ("answer-next", _("Next assignment"), NULL);
  ReleveDossier *dossier = releve_person_dossier (self);
  const RelevePlacement *card = portrait->next;
  g_autofree char *blocks = NULL, *fit = NULL, *growth = NULL;

  if (card == NULL)
    {
      add_line (box, _("None planned"), "heading");
      return box;
    }
  add_next_name (self, box, releve_dossier_assignment (dossier, card->assignment_id));
  blocks = releve_text_blocks (releve_person_book (self), releve_dossier_first_block (dossier, card), releve_dossier_last_block (dossier, card));
  if (isnan (portrait->match.fit))
    fit = g_strdup_printf ("%s · %s", blocks, _("insufficient evidence"));
  else
    /* Translators: %1$s blocks, %2$.0f the fit from 0 to 100. */
    fit = g_strdup_printf (_("%1$s · fit %2$.0f"), blocks, portrait->match.fit);
  add_line (box, fit, "dense");
  if (portrait->grows != NULL)
    /* Translators: %1$s is modest, moderate or strong, %2$s a competency. */
    growth = g_strdup_printf (_("%1$s growth: %2$s"), releve_text_growth_word (releve_person_book (self), portrait->match.growth_word),
                              releve_person_words (self, &portrait->grows->short_name));
  add_line (box, growth, "detail");
  return box;
}

static GtkWidget *
answer_date (RelevePersonView *self, const RelevePortrait *portrait)
{
  GtkWidget *box = begin_answer ("answer-date", _("Next date"), NULL);
  ReleveDossier *dossier = releve_person_dossier (self);
  const ReleveDuty *due = portrait->due;
  const ReleveSupervisor *supervisor;
  g_autofree char *date = NULL, *answer = NULL, *who = NULL, *detail = NULL;

  if (due == NULL)
    {
      add_line (box, _("Nothing due"), "heading");
      return box;
    }
  supervisor = due->supervisor_id != NULL ? releve_dossier_supervisor (dossier, due->supervisor_id) : NULL;
  date = releve_day_format (due->due, releve_person_language (self), RELEVE_DAY_WEEKDAY);
  /* Translators: %1$s is what is due, such as a briefing; %2$s a date. */
  answer = g_strdup_printf (_("%1$s, %2$s"), releve_text_duty_kind (releve_person_book (self), due->kind), date);
  who = supervisor != NULL ? releve_text_supervisor (releve_person_book (self), supervisor, FALSE) : NULL;
  if (who != NULL)
    /* Translators: %s is a supervisor. */
    detail = g_strdup_printf (portrait->late ? _("late, with %s") : _("with %s"), who);
  else if (portrait->late)
    detail = g_strdup (_("late"));
  add_line (box, answer, "heading");
  add_line (box, detail, "dense");
  return box;
}

/* One row, two or three, by the room there is. */
void
releve_person_fill_strip (RelevePersonView *self, const RelevePortrait *portrait)
{
  static const int columns[] = { [RELEVE_PERSON_WIDE] = 5, [RELEVE_PERSON_NARROW] = 3, [RELEVE_PERSON_SLIM] = 2 };
  GtkWidget *answers[5];

  answers[0] = answer_aim (self, portrait);
  answers[1] = answer_gaps (self, portrait);
  answers[2] = answer_strength (self, portrait);
  answers[3] = answer_next (self, portrait);
  answers[4] = answer_date (self, portrait);
  for (int i = 0; i < (int) G_N_ELEMENTS (answers); i++)
    gtk_grid_attach (GTK_GRID (self->strip), answers[i], i % columns[self->width], i / columns[self->width], 1, 1);
}
