/* The sums at the top: fit, growth and stretch. They follow every move of a
 * slider. */

#include "releve-lam-private.h"

#include <math.h>

#include "releve-fold.h"
#include "releve-meter.h"
#include "releve-text.h"

static void
update_fit (ReleveLamEditor *self)
{
  g_autofree char *text = isnan (self->match.fit)
    ? g_strdup (releve_say (self->book, "no ratings"))
    /* Translators: the fit, 0–100. */
    : g_strdup_printf (releve_say (self->book, "%.0f of 100"), self->match.fit);

  releve_lam_say (self->fit, text);
  releve_meter_set (RELEVE_METER (self->fit_meter), self->match.fit / 100,
                    self->terms.parameters->fit_enough / 100, FALSE, FALSE);
}

static void
update_growth (ReleveLamEditor *self)
{
  GPtrArray *competencies = releve_dossier_all (self->dossier, &releve_competency_kind);
  int index = self->match.growth_competency;
  const ReleveCompetency *competency = index >= 0 && index < (int) competencies->len ? competencies->pdata[index] : NULL;
  const char *about = competency != NULL ? releve_words_get (&competency->name, releve_lam_language (self), NULL) : "";

  releve_lam_say (self->growth, releve_text_growth_word (self->book, self->match.growth_word));
  releve_lam_say (self->growth_about, about);
}

static void
update_stretch (ReleveLamEditor *self)
{
  const ReleveParameters *parameters = self->terms.parameters;
  double over = self->match.stretch - self->match.budget - parameters->total_slack;
  double whole = MAX (self->match.budget * 1.3, self->match.stretch);
  g_autofree char *stretch = releve_lam_number (self, self->match.stretch);
  g_autofree char *budget = releve_lam_number (self, self->match.budget);
  g_autofree char *too_much = releve_lam_number (self, over);
  /* Translators: %1$s is the stretch, %2$s the budget, both in levels. */
  g_autofree char *text = g_strdup_printf (releve_say (self->book, "%1$s of %2$s"), stretch, budget);
  g_autofree char *note = over > 0
    /* Translators: %s is how far the stretch exceeds what she can carry. */
    ? g_strdup_printf (releve_say (self->book, "over by %s"), too_much)
    : g_strdup (releve_say (self->book, "can be carried now"));

  releve_lam_say (self->stretch, isnan (self->match.stretch) ? "–" : text);
  releve_lam_say (self->stretch_note, isnan (self->match.stretch) ? "" : note);
  if (over > 0)
    gtk_widget_add_css_class (self->stretch_note, "problem");
  else
    gtk_widget_remove_css_class (self->stretch_note, "problem");
  releve_meter_set (RELEVE_METER (self->stretch_meter), self->match.stretch / whole, self->match.budget / whole, over > 0, FALSE);
}

void
releve_lam_update_sums (ReleveLamEditor *self)
{
  update_fit (self);
  update_growth (self);
  update_stretch (self);
}

static GtkWidget *
make_sum (const char *heading, GtkWidget *answer, GtkWidget *meter, GtkWidget *note)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), releve_lam_label (heading, "lam-detail"));
  gtk_box_append (GTK_BOX (box), answer);
  if (meter != NULL)
    gtk_box_append (GTK_BOX (box), meter);
  gtk_box_append (GTK_BOX (box), note);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

GtkWidget *
releve_lam_make_sums (ReleveLamEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  self->fit = releve_lam_label (NULL, "lam-answer");
  self->fit_meter = releve_meter_new (150);
  self->growth = releve_lam_label (NULL, "lam-answer");
  self->growth_about = releve_lam_label (NULL, "lam-detail");
  self->stretch = releve_lam_label (NULL, "lam-answer");
  self->stretch_meter = releve_meter_new (150);
  self->stretch_note = releve_lam_label (NULL, "lam-detail");
  gtk_box_append (GTK_BOX (box), make_sum (releve_say (self->book, "Fit"), self->fit, self->fit_meter,
                                           releve_lam_label (releve_say (self->book, "70 is enough"), "lam-detail")));
  gtk_box_append (GTK_BOX (box), make_sum (releve_say (self->book, "Growth"), self->growth, NULL, self->growth_about));
  gtk_box_append (GTK_BOX (box), make_sum (releve_say (self->book, "Stretch"), self->stretch, self->stretch_meter, self->stretch_note));
  gtk_widget_add_css_class (box, "lam-sums");
  return box;
}
