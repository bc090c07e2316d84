/* Who meets whom and when, once the levels are agreed (L10, S11); and what
 * Match has moved (L9). */

#include "releve-lam-private.h"

#include "releve-rules.h"
#include "releve-text.h"

static int
compare_due (gconstpointer a, gconstpointer b)
{
  return (*(const ReleveDuty *const *) a)->due - (*(const ReleveDuty *const *) b)->due;
}

static char *
say_duty (ReleveLamEditor *self, const ReleveDuty *duty)
{
  const ReleveSupervisor *supervisor = releve_dossier_supervisor (self->dossier, duty->supervisor_id);
  const char *kind = releve_text_duty_kind (self->book, duty->kind);
  g_autofree char *date = releve_day_format (duty->done != RELEVE_NO_DAY ? duty->done : duty->due, releve_lam_language (self), RELEVE_DAY_SHORT);
  g_autofree char *learner = releve_text_learner (self->book, releve_dossier_learner (self->dossier, duty->learner_id), TRUE);
  g_autofree char *with = supervisor != NULL ? releve_text_supervisor (self->book, supervisor, TRUE) : NULL;

  if (with == NULL)
    /* Translators: {date} day, {duty} briefing and the like, {who} clinician. */
    return releve_text_fill (releve_say (self->book, "{date} · {duty}: {who}"), "date", date, "duty", kind, "who", learner, NULL);
  /* Translators: {date} day, {duty} briefing and the like, {with} supervisor, {who} clinician. */
  return releve_text_fill (releve_say (self->book, "{date} · {duty}: {with} with {who}"),
                           "date", date, "duty", kind, "with", with, "who", learner, NULL);
}

static void
add_duty (ReleveLamEditor *self, const ReleveDuty *duty)
{
  gboolean done = duty->done != RELEVE_NO_DAY;
  g_autofree char *text = say_duty (self, duty);
  g_autofree char *shown = g_strdup_printf ("%s  %s", done ? "✓" : "○", text);
  /* Translators: a duty that is done, or open; %s is the duty. */
  g_autofree char *spoken = g_strdup_printf (done ? releve_say (self->book, "Done: %s") : releve_say (self->book, "Open: %s"), text);
  GtkWidget *label = releve_lam_label (shown, done ? "check-met" : "check-open");

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_box_append (GTK_BOX (self->duties), label);
}

/* The supervisor's debriefings in the block where this card ends, this one included. */
static char *
say_load (ReleveLamEditor *self)
{
  const RelevePlacement *card = releve_lam_card (self);
  ReleveSupervisorLoad load;
  g_autofree char *who = NULL, *block = NULL, *n = NULL, *limit = NULL;

  if (!releve_rules_supervisor_load (self->dossier, card, &self->levels, &load))
    return NULL;
  who = releve_text_supervisor (self->book, releve_dossier_supervisor (self->dossier, load.supervisor_id), TRUE);
  block = g_strdup_printf ("%d", load.block);
  n = g_strdup_printf ("%d", load.debriefings);
  limit = g_strdup_printf ("%d", load.limit);
  if (load.limit <= 0)
    return releve_text_fill (releve_say_count (self->book, "{who}: {n} debriefing in block {block}", "{who}: {n} debriefings in block {block}", load.debriefings),
                             "who", who, "n", n, "block", block, NULL);
  /* Translators: {who} supervisor, {n} debriefings of {limit} at most, {block} number. */
  return releve_text_fill (releve_say (self->book, "{who}: {n} of {limit} debriefings in block {block}"),
                           "who", who, "n", n, "limit", limit, "block", block, NULL);
}

void
releve_lam_fill_duties (ReleveLamEditor *self)
{
  const RelevePlacement *card = releve_lam_card (self);
  g_autoptr (GPtrArray) duties = g_ptr_array_new ();
  g_autofree char *load = NULL;
  GPtrArray *rows;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->duties)) != NULL)
    gtk_box_remove (GTK_BOX (self->duties), child);
  rows = RELEVE_DOSSIER_OF (self->dossier, releve_duty_kind, ReleveDuty, placement_id, card->id);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (duties, rows->pdata[i]);
  g_ptr_array_sort (duties, compare_due);
  load = say_load (self);
  gtk_widget_set_visible (self->duties, duties->len > 0 || load != NULL);
  if (duties->len > 0 || load != NULL)
    gtk_box_append (GTK_BOX (self->duties), releve_lam_label (releve_say (self->book, "Duties of both sides"), "lam-heading"));
  for (guint i = 0; i < duties->len; i++)
    add_duty (self, duties->pdata[i]);
  if (load != NULL)
    gtk_box_append (GTK_BOX (self->duties), releve_lam_label (load, "lam-detail"));
}

/* The mid-point belongs to every agreed card; level 0 of the others means none. */
static int
count_duties (const ReleveLevels *levels)
{
  return 1 + (levels->v[RELEVE_BRF] >= 1) + (levels->v[RELEVE_DBR] >= 1) + (levels->v[RELEVE_ACC] >= 1);
}

char *
releve_lam_say_duties (ReleveLamEditor *self)
{
  int n = count_duties (&self->levels);
  g_autofree char *number = g_strdup_printf ("%d", n);

  /* Translators: {n} duties get a date. */
  return releve_text_fill (releve_say_count (self->book, "Agreeing dates {n} duty", "Agreeing dates {n} duties", n), "n", number, NULL);
}

char *
releve_lam_say_moved (ReleveLamEditor *self, const ReleveLevels *before)
{
  g_autoptr (GPtrArray) moved = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    if (before->v[i] != self->levels.v[i])
      /* Translators: %1$s characteristic, %2$d and %3$d levels before and after. */
      g_ptr_array_add (moved, g_strdup_printf (releve_say (self->book, "%1$s %2$d → %3$d"), releve_lam_name (self, i), before->v[i], self->levels.v[i]));
  if (moved->len == 0)
    return g_strdup (releve_say (self->book, "All levels match already."));
  g_ptr_array_add (moved, NULL);
  list = g_strjoinv (", ", (char **) moved->pdata);
  /* Translators: {list} of levels that Match has moved. */
  return releve_text_fill (releve_say (self->book, "Matched: {list}."), "list", list, NULL);
}
