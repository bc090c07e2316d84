/* What matching reads of a clinician, what she aims at, and what stands in her
 * way. */

#include "releve-person-private.h"

#include <math.h>
#include <glib/gi18n.h>

#include "releve-form-dialog.h"
#include "releve-hearing.h"
#include "releve-text.h"

static void
add_attributes (RelevePersonView *self)
{
  const char *heads[] = { _("now"), _("own rating"), _("observed"), _("sources"), _("last") };
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    gtk_grid_attach (GTK_GRID (grid), releve_person_label (heads[i], "detail", 1), i + 1, 0, 1, 1);
  for (int a = 0; a < RELEVE_N_ATTRIBUTES; a++)
    {
      ReleveEvidence evidence;
      g_autofree char *now = NULL, *own = NULL, *observed = NULL, *n = NULL, *last = NULL;

      releve_evidence_of_attribute (releve_person_dossier (self), self->learner_id, a, &evidence);
      now = releve_person_level (self, evidence.level);
      own = releve_person_level (self, evidence.self);
      observed = releve_person_level (self, evidence.observed);
      n = g_strdup_printf ("%d", evidence.n_raters);
      last = evidence.last_on != RELEVE_NO_DAY ? releve_day_format (evidence.last_on, releve_person_language (self), RELEVE_DAY_MONTH) : g_strdup ("—");
      gtk_grid_attach (GTK_GRID (grid), releve_person_row_button (self, releve_text_attribute (releve_person_book (self), a), NULL, a), 0, a + 1, 1, 1);
      releve_person_attach_number (grid, now, 1, a + 1, "strong");
      releve_person_attach_number (grid, own, 2, a + 1, NULL);
      releve_person_attach_number (grid, observed, 3, a + 1, NULL);
      releve_person_attach_number (grid, n, 4, a + 1, NULL);
      releve_person_attach_number (grid, last, 5, a + 1, evidence.stale ? "secondary" : NULL);
    }
  releve_person_add_heading (self, _("Profile that matching reads"));
  gtk_box_append (GTK_BOX (self->box), grid);
}

/* n_d: it grows with each finished and debriefed assignment that asked for it. */
static void
add_exposure (RelevePersonView *self)
{
  int exposure[RELEVE_N_CHALLENGES];
  GtkWidget *grid = gtk_grid_new ();

  releve_evidence_exposure (releve_person_dossier (self), self->learner_id, exposure);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    {
      const ReleveCharacteristic *row = releve_dossier_characteristic (releve_person_dossier (self), d);
      g_autofree char *n = g_strdup_printf ("%d", exposure[d]);

      gtk_grid_attach (GTK_GRID (grid), releve_person_wrapped (row != NULL ? releve_person_words (self, &row->name) : releve_characteristic_codes[d], "dense"),
                       0, d, 1, 1);
      releve_person_attach_number (grid, n, 1, d, exposure[d] == 0 ? "secondary" : NULL);
    }
  releve_person_add_heading (self, _("Finished and debriefed assignments that asked for it"));
  gtk_box_append (GTK_BOX (self->box), grid);
}

/* Aim */

static gboolean
apply_aim (ReleveDocument *document, const char *const *answers, gpointer learner_id, GError **error)
{
  GPtrArray *roles = releve_dossier_all (releve_document_get_dossier (document), &releve_role_kind);
  guint role = (guint) g_ascii_strtoull (answers[0], NULL, 10);
  ReleveDay by = releve_day_parse (answers[1]);

  if (by == RELEVE_NO_DAY && *answers[1] != '\0')
    return releve_error_set (error, RELEVE_ERROR_INVALID, "date-unreadable", NULL, answers[1], NULL);
  return releve_desk_set_aim (releve_document_get_desk (document), learner_id,
                              role > 0 && role <= roles->len ? ((const ReleveRole *) roles->pdata[role - 1])->id : NULL,
                              by, answers[2], error);
}

static char **
list_roles (ReleveDocument *document, const char *role_id, guint *chosen)
{
  GPtrArray *roles = releve_dossier_all (releve_document_get_dossier (document), &releve_role_kind);
  char **names = g_new0 (char *, roles->len + 2);

  *chosen = 0;
  names[0] = g_strdup (_("No role chosen"));
  for (guint i = 0; i < roles->len; i++)
    {
      const ReleveRole *role = roles->pdata[i];

      names[i + 1] = g_strdup (releve_words_get (&role->name, releve_document_get_language (document), NULL));
      if (g_strcmp0 (role->id, role_id) == 0)
        *chosen = i + 1;
    }
  return names;
}

void
releve_person_ask_aim (GtkWidget *parent, ReleveDocument *document, const char *learner_id, const char *note)
{
  const ReleveLearner *learner = releve_dossier_learner (releve_document_get_dossier (document), learner_id);
  guint chosen;
  g_auto (GStrv) roles = list_roles (document, learner->role_id, &chosen);
  g_autofree char *role = g_strdup_printf ("%u", chosen), *by = releve_day_to_iso (learner->aim_by);
  const ReleveFormField fields[] = {
    { RELEVE_FORM_CHOICE, _("Role aimed at"), role, (const char *const *) roles },
    { RELEVE_FORM_DATE, _("By (year-month-day)"), by, NULL },
    { RELEVE_FORM_LONG, _("In own words (no patient data)"), learner->aspiration, NULL },
  };

  releve_form_dialog_present (parent, document, _("Aim"), note, fields, G_N_ELEMENTS (fields), apply_aim, g_strdup (learner_id), g_free);
}

static void
aim_cb (RelevePersonView *self)
{
  releve_person_ask_aim (GTK_WIDGET (self), self->document, self->learner_id, NULL);
}

static void
add_aim (RelevePersonView *self, const ReleveLearner *learner)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = releve_person_wrapped (learner->aspiration != NULL ? learner->aspiration : _("No own words yet."), "dense");

  releve_person_add_heading (self, _("Aim, in own words"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  if (releve_person_editable (self))
    gtk_box_append (GTK_BOX (row), releve_person_button (self, "aim", _("Change the _aim…"), G_CALLBACK (aim_cb), self));
  gtk_box_append (GTK_BOX (self->box), row);
}

/* Commitment */

static void
stage_cb (RelevePersonView *self, GParamSpec *pspec, GtkDropDown *choice)
{
  GError *error = NULL;
  gboolean done = releve_desk_set_commitment (releve_person_desk (self), self->learner_id, gtk_drop_down_get_selected (choice), &error);

  releve_person_report (self, done, error);
}

static void
add_commitment (RelevePersonView *self, const ReleveLearner *learner)
{
  g_autoptr (GtkStringList) stages = gtk_string_list_new (NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *choice, *words;

  for (int stage = 0; stage <= RELEVE_SUSTAINING; stage++)
    gtk_string_list_append (stages, releve_text_commitment (releve_person_book (self), stage));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&stages)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), learner->commitment);
  gtk_widget_set_name (choice, "stage");
  gtk_widget_set_sensitive (choice, releve_person_editable (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Stage of commitment"), -1);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (stage_cb), self, G_CONNECT_SWAPPED);
  releve_person_add_heading (self, _("Stage of commitment, as declared"));
  words = releve_person_wrapped (releve_text_commitment_words (releve_person_book (self), learner->commitment), "dense");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), choice);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (self->box), row);
}

/* Barriers, each with its answer */

static const ReleveBarrier *
find_barrier (RelevePersonView *self, ReleveBarrierKind kind)
{
  GPtrArray *rows = RELEVE_DOSSIER_OF (releve_person_dossier (self), releve_barrier_kind, ReleveBarrier, learner_id, self->learner_id);

  for (guint i = 0; i < rows->len; i++)
    if (((const ReleveBarrier *) rows->pdata[i])->kind == (int) kind)
      return rows->pdata[i];
  return NULL;
}

static void
barrier_cb (GtkCheckButton *check, RelevePersonView *self)
{
  ReleveBarrierKind kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (check), "kind"));
  GError *error = NULL;
  gboolean done = releve_desk_set_barrier (releve_person_desk (self), self->learner_id, kind, gtk_check_button_get_active (check), NULL, &error);

  releve_person_report (self, done, error);
}

static void
note_cb (GtkEntry *entry, RelevePersonView *self)
{
  ReleveBarrierKind kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (entry), "kind"));
  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  GError *error = NULL;
  gboolean done = releve_desk_set_barrier (releve_person_desk (self), self->learner_id, kind, TRUE, *note != '\0' ? note : NULL, &error);

  releve_person_report (self, done, error);
}

/* Where each barrier is answered; NULL: in the dialog of the aim. */
static const struct { const char *label, *tab; } places[] = {
  [RELEVE_BARRIER_REQUIRED_SKILLS] = { N_("_Competencies"), "competencies" },
  [RELEVE_BARRIER_OWN_ABILITIES] = { N_("_Hidden strengths"), "competencies" },
  [RELEVE_BARRIER_OPPORTUNITY] = { N_("_Set the aim…"), NULL },
  [RELEVE_BARRIER_SELF_EFFICACY] = { N_("_Assignments"), "assignments" },
  [RELEVE_BARRIER_TIME] = { N_("Career _plan"), "plan" },
};

static void
answer_cb (GtkWidget *button, RelevePersonView *self)
{
  const char *tab = places[GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "kind"))].tab;

  if (tab != NULL)
    releve_person_view_set_tab (self, tab);
  else if (releve_person_editable (self))
    aim_cb (self);
}

static GtkWidget *
make_note (RelevePersonView *self, const ReleveBarrier *barrier)
{
  GtkWidget *note = gtk_entry_new ();
  g_autofree char *name = g_strdup_printf ("note-%s", releve_barrier_codes[barrier->kind]);

  gtk_editable_set_text (GTK_EDITABLE (note), barrier->note != NULL ? barrier->note : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (note), 12);
  gtk_entry_set_placeholder_text (GTK_ENTRY (note), _("In own words (Enter keeps it)"));
  gtk_widget_set_tooltip_text (note, barrier->note);
  gtk_widget_set_name (note, name);
  gtk_widget_set_hexpand (note, TRUE);
  gtk_widget_set_sensitive (note, releve_person_editable (self));
  gtk_widget_add_css_class (note, "dense");
  gtk_accessible_update_property (GTK_ACCESSIBLE (note), GTK_ACCESSIBLE_PROPERTY_LABEL, releve_text_barrier (releve_person_book (self), barrier->kind), -1);
  g_object_set_data (G_OBJECT (note), "kind", GINT_TO_POINTER (barrier->kind));
  g_signal_connect (note, "activate", G_CALLBACK (note_cb), self);
  return note;
}

/* The concrete answer to a barrier, the way to it, and a note. */
static void
add_answer (RelevePersonView *self, const ReleveBarrier *barrier)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *button;
  g_autofree char *name = g_strdup_printf ("answer-%s", releve_barrier_codes[barrier->kind]);

  button = gtk_button_new_with_mnemonic (_(places[barrier->kind].label));
  gtk_widget_set_name (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "kind", GINT_TO_POINTER (barrier->kind));
  g_signal_connect (button, "clicked", G_CALLBACK (answer_cb), self);
  gtk_box_append (GTK_BOX (line), make_note (self, barrier));
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (box), releve_person_wrapped (releve_text_barrier_response (releve_person_book (self), barrier->kind), "dense"));
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_add_css_class (box, "under-check");
  gtk_box_append (GTK_BOX (self->box), box);
}

static void
add_barrier (RelevePersonView *self, ReleveBarrierKind kind)
{
  const ReleveBarrier *known = find_barrier (self, kind);
  GtkWidget *check = gtk_check_button_new ();
  const char *words = releve_text_barrier (releve_person_book (self), kind);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), releve_person_wrapped (words, "dense"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), known != NULL);
  gtk_widget_set_name (check, releve_barrier_codes[kind]);
  gtk_widget_set_sensitive (check, releve_person_editable (self));
  g_object_set_data (G_OBJECT (check), "kind", GINT_TO_POINTER (kind));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect (check, "toggled", G_CALLBACK (barrier_cb), self);
  gtk_box_append (GTK_BOX (self->box), check);
  if (known != NULL)
    add_answer (self, known);
}

static void
add_barriers (RelevePersonView *self)
{
  releve_person_add_heading (self, _("What stands in the way, and the answer to it"));
  for (ReleveBarrierKind kind = RELEVE_BARRIER_REQUIRED_SKILLS; kind <= RELEVE_BARRIER_TIME; kind++)
    add_barrier (self, kind);
}

/* Self-assessment */

static void
ask_self_cb (RelevePersonView *self)
{
  GError *error = NULL;
  gboolean asked = releve_open_self_assessment (releve_person_dossier (self), self->learner_id) != NULL;
  gboolean done = asked ? releve_desk_withdraw_self_assessment (releve_person_desk (self), self->learner_id, &error)
                        : releve_desk_ask_self_assessment (releve_person_desk (self), self->learner_id, &error);

  releve_person_report (self, done, error);
}

static void
self_cb (RelevePersonView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.self-assessment", "s", self->learner_id);
}

static char *
say_self (RelevePersonView *self, const ReleveSelfAssessment *open)
{
  g_autofree char *asked = NULL;

  if (open == NULL)
    return g_strdup (_("A self-assessment is sealed before what others say since opens."));
  asked = releve_day_format (open->asked, releve_person_language (self), RELEVE_DAY_LONG);
  /* Translators: %s is a date. */
  return g_strdup_printf (_("Asked for since %s: what others have said since then waits until it is sealed."), asked);
}

static void
add_self_assessment (RelevePersonView *self)
{
  const ReleveSelfAssessment *open = releve_open_self_assessment (releve_person_dossier (self), self->learner_id);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words;
  g_autofree char *text = say_self (self, open);

  releve_person_add_heading (self, _("Self-assessment"));
  words = releve_person_wrapped (text, "dense");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  if (releve_person_editable (self))
    {
      gtk_box_append (GTK_BOX (row), releve_person_button (self, "ask-self", open != NULL ? _("_No longer ask") : _("As_k for it"),
                                                           G_CALLBACK (ask_self_cb), self));
      gtk_box_append (GTK_BOX (row), releve_person_button (self, "self", _("_Self-assessment…"), G_CALLBACK (self_cb), self));
    }
  gtk_box_append (GTK_BOX (self->box), row);
}

static char *
list_leave (RelevePersonView *self)
{
  GPtrArray *rows = RELEVE_DOSSIER_OF (releve_person_dossier (self), releve_leave_kind, ReleveLeave, learner_id, self->learner_id);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const ReleveLeave *leave = rows->pdata[i];
      g_autofree char *period = releve_period_format ((RelevePeriod) { leave->first, leave->last }, releve_person_language (self));

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", period);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (_("none entered"));
}

static void
add_facts (RelevePersonView *self, const ReleveLearner *learner)
{
  const ReleveSupervisor *mentor = releve_dossier_supervisor (releve_person_dossier (self), learner->mentor_id);
  g_autofree char *name = mentor != NULL ? releve_text_supervisor (releve_person_book (self), mentor, FALSE) : g_strdup (_("no mentor yet"));
  g_autofree char *share = g_strdup_printf ("%d", learner->percentage);
  g_autofree char *hours = g_strdup_printf ("%.0f", releve_development_hours (releve_person_dossier (self), learner->id));
  /* Translators: {mentor} a name, {share} percentage of employment, {hours} for development in each block. */
  g_autofree char *text = releve_text_fill (_("Mentor: {mentor} · employed at {share} % · {hours} development hours in each block"),
                                            "mentor", name, "share", share, "hours", hours, NULL);
  g_autofree char *periods = list_leave (self);
  /* Translators: %s is one or more periods, or that there is none. */
  g_autofree char *leave = g_strdup_printf (_("Leave: %s"), periods);

  releve_person_add_heading (self, _("Employment and support"));
  gtk_box_append (GTK_BOX (self->box), releve_person_wrapped (text, "dense"));
  gtk_box_append (GTK_BOX (self->box), releve_person_wrapped (leave, "dense"));
}

/* Side by side where there is room: the path, and what it rests on. */
void
releve_person_add_profile (RelevePersonView *self, const ReleveLearner *learner)
{
  gboolean wide = self->width == RELEVE_PERSON_WIDE;
  GtkWidget *page = self->box, *pair = gtk_box_new (wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, wide ? 48 : 6);
  GtkWidget *path = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *evidence = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_set_homogeneous (GTK_BOX (pair), wide);
  gtk_box_append (GTK_BOX (pair), path);
  gtk_box_append (GTK_BOX (pair), evidence);
  gtk_box_append (GTK_BOX (page), pair);
  self->box = path;
  add_aim (self, learner);
  add_commitment (self, learner);
  add_barriers (self);
  add_self_assessment (self);
  self->box = evidence;
  add_attributes (self);
  add_exposure (self);
  add_facts (self, learner);
  self->box = page;
}
