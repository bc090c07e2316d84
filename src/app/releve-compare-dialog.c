#include "releve-compare-dialog.h"

#include <glib/gi18n.h>
#include <math.h>

#include "releve-data-table.h"
#include "releve-fit.h"
#include "releve-fold.h"
#include "releve-text.h"

struct _ReleveCompareDialog {
  AdwWindow parent_instance;

  ReleveDocument *document;
  char *placement_id;

  GtkDropDown *learner;
  GtkDropDown *assignment;
  AdwBin *table;
};

G_DEFINE_FINAL_TYPE (ReleveCompareDialog, releve_compare_dialog, ADW_TYPE_WINDOW)

/* One column: somebody, something, and what the model says of the two. */
typedef struct {
  const ReleveLearner *learner;
  const ReleveAssignment *assignment;
  ReleveMatchInput input;
  ReleveMatch match;
} Side;

static ReleveDossier *
dossier_of (ReleveCompareDialog *self)
{
  return releve_document_get_dossier (self->document);
}

static const RelevePlacement *
card_of (ReleveCompareDialog *self)
{
  return releve_dossier_placement (dossier_of (self), self->placement_id);
}

/* Another clinician takes the card's levels; another assignment has its own. */
static void
look_at (ReleveCompareDialog *self, const ReleveLearner *learner, const ReleveAssignment *assignment, Side *side)
{
  const RelevePlacement *card = card_of (self);
  gboolean same = g_strcmp0 (assignment->id, card->assignment_id) == 0;
  ReleveLevels levels = same ? releve_levels_chosen (dossier_of (self), card) : assignment->profile;

  side->learner = learner;
  side->assignment = assignment;
  releve_fit_input (dossier_of (self), learner->id, assignment->id, releve_dossier_first_block (dossier_of (self), card), card->id, &levels, &side->input);
  side->input.supervised = card->present_id != NULL;
  releve_match (releve_dossier_parameters (dossier_of (self)), &side->input, &side->match);
}

static char *
number (ReleveCompareDialog *self, double value, int decimals)
{
  return isnan (value) ? g_strdup ("–") : releve_number_format (value, decimals, releve_document_get_language (self->document));
}

static char *
say_growth (ReleveCompareDialog *self, const Side *side)
{
  GPtrArray *competencies = releve_dossier_all (dossier_of (self), &releve_competency_kind);
  int index = side->match.growth_competency;

  if (index < 0 || index >= (int) competencies->len || isnan (side->match.fit))
    return g_strdup ("–");
  return g_strdup_printf ("%s, %s", releve_text_growth_word (releve_document_get_book (self->document), side->match.growth_word),
                          releve_words_get (&((const ReleveCompetency *) competencies->pdata[index])->short_name,
                                            releve_document_get_language (self->document), NULL));
}

static char *
say_level (ReleveCompareDialog *self, const Side *side, int index)
{
  g_autofree char *level = g_strdup_printf ("%d", side->input.levels.v[index]);
  g_autofree char *target = number (self, side->match.target[index], 1);
  g_autofree char *usual = g_strdup_printf ("%d", side->assignment->profile.v[index]);

  /* Translators: {level} chosen, {target} and {default} of one characteristic. */
  return releve_text_fill (_("{level} (target {target}, default {default})"), "level", level, "target", target, "default", usual, NULL);
}

/* What matching has earned: of a card that stands on the board. */
static char *
say_matching (ReleveCompareDialog *self, const Side *side)
{
  GPtrArray *cards = RELEVE_DOSSIER_OF (dossier_of (self), releve_placement_kind, RelevePlacement, learner_id, side->learner->id);

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = cards->pdata[i];
      ReleveChecklist checklist;

      if (g_strcmp0 (card->assignment_id, side->assignment->id) != 0 || card->state == RELEVE_DECLINED)
        continue;
      releve_checklist (dossier_of (self), card, &checklist);
      return g_strdup_printf ("%d", checklist.level);
    }
  return g_strdup ("–");
}

static char *
say_drivers (ReleveCompareDialog *self, const Side *side)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 3 && side->match.drivers[i] >= 0 && !isnan (side->match.fit); i++)
    {
      g_autofree char *name = releve_text_cost (releve_document_get_book (self->document), dossier_of (self), side->match.drivers[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", name);
    }
  return g_strdup (text->len > 0 ? text->str : "–");
}

static void
add_pair (GtkWidget *table, const char *name, char *first, char *second)
{
  const char *cells[] = { name, first, second };

  releve_data_table_add (table, cells);
  g_free (first);
  g_free (second);
}

static GtkWidget *
make_table (ReleveCompareDialog *self, const Side *a, const Side *b)
{
  RelevePhrasebook *book = releve_document_get_book (self->document);
  ReleveLanguage language = releve_document_get_language (self->document);
  gboolean people = a->learner != b->learner;
  g_autofree char *first = people ? releve_text_learner (book, a->learner, TRUE) : g_strdup (releve_words_get (&a->assignment->name, language, NULL));
  g_autofree char *second = people ? releve_text_learner (book, b->learner, TRUE) : g_strdup (releve_words_get (&b->assignment->name, language, NULL));
  const char *titles[] = { "", first, second, NULL };
  GtkWidget *table = releve_data_table_new (titles, "000");

  add_pair (table, _("Fit"), number (self, a->match.fit, 0), number (self, b->match.fit, 0));
  add_pair (table, _("Growth"), say_growth (self, a), say_growth (self, b));
  add_pair (table, _("Stretch"), number (self, a->match.stretch, 1), number (self, b->match.stretch, 1));
  add_pair (table, _("Stretch that can be carried"), number (self, a->match.budget, 1), number (self, b->match.budget, 1));
  for (int i = 0; i < RELEVE_N_CHARACTERISTICS; i++)
    {
      const ReleveCharacteristic *row = releve_dossier_characteristic (dossier_of (self), i);
      const char *name = row != NULL ? releve_words_get (&row->name, language, NULL) : releve_characteristic_codes[i];

      if (i == RELEVE_LAM)
        add_pair (table, name, say_matching (self, a), say_matching (self, b));
      else
        add_pair (table, name, say_level (self, a, i), say_level (self, b, i));
    }
  add_pair (table, _("What lowers the fit"), say_drivers (self, a), say_drivers (self, b));
  return table;
}

static void
show_table (ReleveCompareDialog *self)
{
  GPtrArray *learners = releve_dossier_all (dossier_of (self), &releve_learner_kind);
  GPtrArray *assignments = releve_dossier_all (dossier_of (self), &releve_assignment_kind);
  const RelevePlacement *card = card_of (self);
  guint learner = gtk_drop_down_get_selected (self->learner), assignment = gtk_drop_down_get_selected (self->assignment);
  Side a, b;

  if (card == NULL || learner >= learners->len || assignment >= assignments->len)
    return;
  look_at (self, releve_dossier_learner (dossier_of (self), card->learner_id), releve_dossier_assignment (dossier_of (self), card->assignment_id), &a);
  look_at (self, learners->pdata[learner], assignments->pdata[assignment], &b);
  adw_bin_set_child (self->table, make_table (self, &a, &b));
}

static guint
index_of (GPtrArray *rows, const char *id)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (((const ReleveRow *) rows->pdata[i])->id, id) == 0)
      return i;
  return 0;
}

/* Two things differ in one respect only: choosing one puts the other back. */
static void
learner_cb (ReleveCompareDialog *self)
{
  const RelevePlacement *card = self->document != NULL ? card_of (self) : NULL;
  GPtrArray *learners;

  if (card == NULL)
    return;
  learners = releve_dossier_all (dossier_of (self), &releve_learner_kind);
  if (gtk_drop_down_get_selected (self->learner) != index_of (learners, card->learner_id))
    gtk_drop_down_set_selected (self->assignment, index_of (releve_dossier_all (dossier_of (self), &releve_assignment_kind), card->assignment_id));
  show_table (self);
}

static void
assignment_cb (ReleveCompareDialog *self)
{
  const RelevePlacement *card = self->document != NULL ? card_of (self) : NULL;
  GPtrArray *assignments;

  if (card == NULL)
    return;
  assignments = releve_dossier_all (dossier_of (self), &releve_assignment_kind);
  if (gtk_drop_down_get_selected (self->assignment) != index_of (assignments, card->assignment_id))
    gtk_drop_down_set_selected (self->learner, index_of (releve_dossier_all (dossier_of (self), &releve_learner_kind), card->learner_id));
  show_table (self);
}

static void
releve_compare_dialog_dispose (GObject *object)
{
  ReleveCompareDialog *self = RELEVE_COMPARE_DIALOG (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->placement_id, g_free);
  G_OBJECT_CLASS (releve_compare_dialog_parent_class)->dispose (object);
}

static void
releve_compare_dialog_class_init (ReleveCompareDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_compare_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/releve/Releve/ui/compare-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ReleveCompareDialog, learner);
  gtk_widget_class_bind_template_child (widget_class, ReleveCompareDialog, assignment);
  gtk_widget_class_bind_template_child (widget_class, ReleveCompareDialog, table);
  gtk_widget_class_bind_template_callback (widget_class, learner_cb);
  gtk_widget_class_bind_template_callback (widget_class, assignment_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
releve_compare_dialog_init (ReleveCompareDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_choices (ReleveCompareDialog *self)
{
  GPtrArray *learners = releve_dossier_all (dossier_of (self), &releve_learner_kind);
  GPtrArray *assignments = releve_dossier_all (dossier_of (self), &releve_assignment_kind);
  g_autoptr (GtkStringList) people = gtk_string_list_new (NULL), things = gtk_string_list_new (NULL);

  for (guint i = 0; i < learners->len; i++)
    {
      g_autofree char *name = releve_text_learner (releve_document_get_book (self->document), learners->pdata[i], FALSE);

      gtk_string_list_append (people, name);
    }
  for (guint i = 0; i < assignments->len; i++)
    gtk_string_list_append (things, releve_words_get (&((const ReleveAssignment *) assignments->pdata[i])->name,
                                                      releve_document_get_language (self->document), NULL));
  gtk_drop_down_set_model (self->learner, G_LIST_MODEL (people));
  gtk_drop_down_set_model (self->assignment, G_LIST_MODEL (things));
  gtk_drop_down_set_selected (self->learner, index_of (learners, card_of (self)->learner_id));
  gtk_drop_down_set_selected (self->assignment, index_of (assignments, card_of (self)->assignment_id));
}

GtkWidget *
releve_compare_dialog_new (ReleveDocument *document, const char *placement_id)
{
  ReleveCompareDialog *self = g_object_new (RELEVE_TYPE_COMPARE_DIALOG, NULL);

  self->placement_id = g_strdup (placement_id);
  self->document = g_object_ref (document);
  fill_choices (self);
  show_table (self);
  return GTK_WIDGET (self);
}
