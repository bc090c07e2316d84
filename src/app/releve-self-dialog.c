#include "releve-self-dialog.h"

#include <glib/gi18n.h>

#include "releve-text.h"

/* One competency or one attribute, with five answers. */
typedef struct {
  const ReleveCompetency *competency;  /* NULL: an attribute */
  int attribute;
  int answer;                          /* −1 = none yet */
  GtkWidget *anchor;
} Question;

struct _ReleveSelfDialog {
  AdwWindow parent_instance;

  ReleveDocument *document;
  char *learner_id;
  GArray *questions;   /* of Question */

  GtkBox *rows;
  GtkLabel *problem;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (ReleveSelfDialog, releve_self_dialog, ADW_TYPE_WINDOW)

static void
end (ReleveSelfDialog *self, gboolean done, GError *error)
{
  g_autofree char *sentence = NULL;

  if (done)
    {
      releve_document_report (self->document, TRUE, NULL, NULL);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  sentence = releve_text_error (releve_document_get_book (self->document), error);
  gtk_label_set_label (self->problem, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  return label;
}

static GArray *
collect_answers (ReleveSelfDialog *self)
{
  GArray *answers = g_array_new (FALSE, TRUE, sizeof (ReleveRating));

  for (guint i = 0; i < self->questions->len; i++)
    {
      const Question *question = &g_array_index (self->questions, Question, i);
      ReleveRating rating = { .level = question->answer };

      if (question->answer < 0)
        continue;
      if (question->competency != NULL)
        rating.competency_id = question->competency->id;
      else
        rating.attribute = (char *) releve_attribute_codes[question->attribute];
      g_array_append_val (answers, rating);
    }
  return answers;
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReleveSelfDialog *self = RELEVE_SELF_DIALOG (widget);
  g_autoptr (GArray) answers = collect_answers (self);
  g_autoptr (GError) error = NULL;
  gboolean done = releve_desk_seal_self_assessment (releve_document_get_desk (self->document), self->learner_id,
                                                    (const ReleveRating *) (gpointer) answers->data, answers->len, &error);

  end (self, done, error);
}

static const char *
meaning (ReleveSelfDialog *self, const Question *question, int level)
{
  return question->competency != NULL
    ? releve_words_get (&question->competency->anchors[level], releve_document_get_language (self->document), NULL)
    : releve_text_scale (releve_document_get_book (self->document), level);
}

static void
toggled_cb (GtkToggleButton *button, ReleveSelfDialog *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "question"));
  int level = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "level"));
  Question *question = &g_array_index (self->questions, Question, index);

  if (!gtk_toggle_button_get_active (button))
    return;
  question->answer = level;
  gtk_label_set_label (GTK_LABEL (question->anchor), meaning (self, question, level));
}

static GtkWidget *
make_toggles (ReleveSelfDialog *self, guint index, const char *name)
{
  Question *question = &g_array_index (self->questions, Question, index);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *first = NULL;

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (int level = 0; level <= RELEVE_LEVEL_MAX; level++)
    {
      g_autofree char *digit = g_strdup_printf ("%d", level);
      /* Translators: one answer: {what} competency, {level} 0–4, {meaning} of that level. */
      g_autofree char *spoken = releve_text_fill (_("{what}: {level}, {meaning}"), "what", name, "level", digit,
                                                  "meaning", meaning (self, question, level), NULL);
      GtkWidget *button = gtk_toggle_button_new_with_label (digit);

      if (first != NULL)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
      first = first != NULL ? first : button;
      gtk_widget_set_tooltip_text (button, meaning (self, question, level));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
      g_object_set_data (G_OBJECT (button), "question", GUINT_TO_POINTER (index));
      g_object_set_data (G_OBJECT (button), "level", GINT_TO_POINTER (level));
      g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static void
add_question (ReleveSelfDialog *self, const ReleveCompetency *competency, int attribute)
{
  Question question = { competency, attribute, -1, make_label (NULL, "detail") };
  const char *name = competency != NULL ? releve_words_get (&competency->name, releve_document_get_language (self->document), NULL)
                                        : releve_text_attribute (releve_document_get_book (self->document), attribute);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_array_append_val (self->questions, question);
  gtk_label_set_label (GTK_LABEL (question.anchor), _("No answer yet"));
  gtk_box_append (GTK_BOX (words), make_label (name, "dense"));
  gtk_box_append (GTK_BOX (words), question.anchor);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), make_toggles (self, self->questions->len - 1, name));
  gtk_box_append (self->rows, row);
}

static void
ask_everything (ReleveSelfDialog *self)
{
  GPtrArray *competencies = releve_dossier_all (releve_document_get_dossier (self->document), &releve_competency_kind);

  gtk_box_append (self->rows, make_label (_("Nobody sees these answers before they are sealed, and once sealed they stay. "
                                            "What others say of the same opens then. What is left without an answer stays unexplored."), "detail"));
  gtk_box_append (self->rows, make_label (_("Competencies"), "heading"));
  for (guint i = 0; i < competencies->len; i++)
    add_question (self, competencies->pdata[i], -1);
  gtk_box_append (self->rows, make_label (_("Attributes"), "heading"));
  for (int a = 0; a < RELEVE_N_ATTRIBUTES; a++)
    add_question (self, NULL, a);
}

static void
releve_self_dialog_dispose (GObject *object)
{
  ReleveSelfDialog *self = RELEVE_SELF_DIALOG (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->learner_id, g_free);
  g_clear_pointer (&self->questions, g_array_unref);
  G_OBJECT_CLASS (releve_self_dialog_parent_class)->dispose (object);
}

static void
releve_self_dialog_class_init (ReleveSelfDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_self_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/releve/Releve/ui/self-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ReleveSelfDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, ReleveSelfDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, ReleveSelfDialog, save);
  gtk_widget_class_install_action (widget_class, "self.save", NULL, save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
releve_self_dialog_init (ReleveSelfDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->questions = g_array_new (FALSE, FALSE, sizeof (Question));
}

GtkWidget *
releve_self_dialog_new (ReleveDocument *document, const char *learner_id)
{
  ReleveSelfDialog *self = g_object_new (RELEVE_TYPE_SELF_DIALOG, NULL);
  g_autofree char *who = releve_text_learner (releve_document_get_book (document),
                                              releve_dossier_learner (releve_document_get_dossier (document), learner_id), FALSE);
  /* Translators: a dialog’s title; %s is a clinician. */
  g_autofree char *title = g_strdup_printf (_("Self-assessment of %s"), who);

  self->document = g_object_ref (document);
  self->learner_id = g_strdup (learner_id);
  gtk_window_set_title (GTK_WINDOW (self), title);
  ask_everything (self);
  return GTK_WIDGET (self);
}
