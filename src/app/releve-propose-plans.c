#include "releve-propose-plans.h"

#include <glib/gi18n.h>
#include <math.h>

#include "releve-fold.h"
#include "releve-text.h"

#define N_COLUMNS 7

typedef struct {
  RelevePlanChosen chosen;
  gpointer data;
  GtkSizeGroup *columns[N_COLUMNS];
} Plans;

static void
free_plans (gpointer data)
{
  Plans *plans = data;

  for (int i = 0; i < N_COLUMNS; i++)
    g_object_unref (plans->columns[i]);
  g_free (plans);
}

char *
releve_plan_letter (int option)
{
  return g_strdup_printf ("%c", 'A' + option);
}

char *
releve_plan_changes (RelevePhrasebook *book, const RelevePlanFigures *figures)
{
  g_autofree char *moved = g_strdup_printf ("%u", figures->n_moved), *fresh = g_strdup_printf ("%u", figures->n_new);
  g_autofree char *gone = g_strdup_printf ("%u", figures->n_gone);

  /* Translators: three numbers of cards. */
  return releve_text_fill (releve_say (book, "{moved} moved, {new} new, {gone} gone"), "moved", moved, "new", fresh, "gone", gone, NULL);
}

/* ---- what each plan is best at ---- */

static const RelevePlanFigures *
figures_of (const ReleveAnswer *answer, guint option)
{
  return &((const ReleveOption *) g_ptr_array_index (answer->options, option))->figures;
}

static guint
n_changes (const RelevePlanFigures *figures)
{
  return figures->n_moved + figures->n_new + figures->n_gone;
}

static const char *
say_merit (const ReleveAnswer *answer, guint option, RelevePhrasebook *book)
{
  const RelevePlanFigures *own = figures_of (answer, option);
  gboolean growth = TRUE, fair = TRUE, few = TRUE;

  for (guint i = 0; i < answer->options->len; i++)
    {
      growth &= i == option || figures_of (answer, i)->value < own->value;
      fair &= i == option || figures_of (answer, i)->least_share < own->least_share;
      few &= i == option || n_changes (figures_of (answer, i)) > n_changes (own);
    }
  if (answer->options->len == 1)
    return "";
  return growth ? releve_say (book, "most growth") : fair ? releve_say (book, "fairest")
         : few ? releve_say (book, "fewest changes") : releve_say (book, "another way");
}

/* ---- rows ---- */

static GtkWidget *
add_cell (Plans *plans, GtkWidget *row, int column, const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_justify (GTK_LABEL (label), column == 0 ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, class);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_size_group_add_widget (plans->columns[column], label);
  gtk_box_append (GTK_BOX (row), label);
  return label;
}

static GtkWidget *
make_head (Plans *plans)
{
  const char *titles[N_COLUMNS] = { C_("plans", "Plan"), C_("plans", "value"), C_("plans", "below best\npossible"),
                                    C_("plans", "least-served\nclinician"), C_("plans", "cards\nchanged"),
                                    C_("plans", "left\nuntrained"), C_("plans", "points\nto settle") };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  for (int i = 0; i < N_COLUMNS; i++)
    gtk_widget_set_valign (add_cell (plans, head, i, titles[i], "detail"), GTK_ALIGN_END);
  gtk_widget_add_css_class (head, "plans-head");
  return head;
}

typedef struct {
  char *cells[N_COLUMNS];
} Texts;

static void
clear_texts (Texts *texts)
{
  for (int i = 0; i < N_COLUMNS; i++)
    g_free (texts->cells[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Texts, clear_texts)

static void
fill_texts (const RelevePlanFigures *figures, gint64 bound, RelevePhrasebook *book, Texts *texts)
{
  ReleveLanguage language = releve_phrasebook_get_language (book);
  double below = bound != G_MAXINT64 && bound > 0 ? fmax (0, 1 - (double) figures->value / (double) bound) : NAN;
  g_autofree char *gaps = g_strdup_printf ("%u", figures->n_open);

  texts->cells[1] = releve_number_format (figures->value / 1e6, 2, language);
  texts->cells[2] = isnan (below) ? g_strdup ("–") : releve_text_per_cent (book, below);
  texts->cells[3] = releve_text_per_cent (book, figures->least_share / 1e6);
  texts->cells[4] = g_strdup_printf ("%u", n_changes (figures));
  /* Translators: {n} gaps that no card to come trains. */
  texts->cells[5] = releve_text_fill (releve_say_count (book, "{n} gap", "{n} gaps", figures->n_open), "n", gaps, NULL);
  texts->cells[6] = g_strdup_printf ("%u", figures->n_unsettled);
}

/* The row's name is what its columns say, in a sentence. */
static void
name_row (GtkWidget *row, const Texts *texts)
{
  /* Translators: a plan and its figures, for a screen reader. */
  g_autofree char *name = releve_text_fill (_("{plan}: value {value}, below best possible {below}, least-served clinician {least}, cards changed {changed}, left untrained {left}, points to settle {points}"),
                                            "plan", texts->cells[0], "value", texts->cells[1], "below", texts->cells[2],
                                            "least", texts->cells[3], "changed", texts->cells[4], "left", texts->cells[5],
                                            "points", texts->cells[6], NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
make_row (Plans *plans, const Texts *texts)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  for (int i = 0; i < N_COLUMNS; i++)
    add_cell (plans, box, i, texts->cells[i], i == 1 ? "strong" : "dense");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  name_row (row, texts);
  return row;
}

static GtkWidget *
make_today (Plans *plans, const ReleveAnswer *answer, gint64 bound, RelevePhrasebook *book)
{
  g_auto (Texts) texts = { { NULL } };
  GtkWidget *row;

  fill_texts (&answer->today, bound, book, &texts);
  texts.cells[0] = g_strdup (_("Today"));
  g_free (texts.cells[4]);
  texts.cells[4] = g_strdup ("—");
  row = make_row (plans, &texts);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static GtkWidget *
make_option (Plans *plans, const ReleveAnswer *answer, guint option, gint64 bound, RelevePhrasebook *book)
{
  g_auto (Texts) texts = { { NULL } };
  g_autofree char *letter = releve_plan_letter ((int) option), *changes = releve_plan_changes (book, figures_of (answer, option));
  GtkWidget *row;

  fill_texts (figures_of (answer, option), bound, book, &texts);
  texts.cells[0] = g_strstrip (g_strdup_printf ("%s  %s", letter, say_merit (answer, option, book)));
  row = make_row (plans, &texts);
  gtk_widget_set_tooltip_text (row, changes);
  return row;
}

static void
selected_cb (GtkListBox *list, GtkListBoxRow *row, Plans *plans)
{
  plans->chosen (row != NULL ? gtk_list_box_row_get_index (row) - 1 : -1, plans->data);
}

static void
fill_list (Plans *plans, GtkWidget *list, const ReleveAnswer *answer, RelevePhrasebook *book)
{
  gint64 bound = ((const ReleveOption *) g_ptr_array_index (answer->options, 0))->proposal->bound;

  gtk_list_box_append (GTK_LIST_BOX (list), make_today (plans, answer, bound, book));
  for (guint i = 0; i < answer->options->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_option (plans, answer, i, bound, book));
}

GtkWidget *
releve_propose_plans_new (const ReleveAnswer *answer, RelevePhrasebook *book, RelevePlanChosen chosen, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *list = gtk_list_box_new ();
  Plans *plans = g_new0 (Plans, 1);

  plans->chosen = chosen;
  plans->data = data;
  for (int i = 0; i < N_COLUMNS; i++)
    plans->columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_object_set_data_full (G_OBJECT (box), "plans", plans, free_plans);
  gtk_box_append (GTK_BOX (box), make_head (plans));
  gtk_box_append (GTK_BOX (box), list);
  fill_list (plans, list, answer, book);
  gtk_widget_add_css_class (list, "plans");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Plans worth choosing between"), -1);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_BROWSE);
  g_signal_connect (list, "row-selected", G_CALLBACK (selected_cb), plans);
  gtk_list_box_select_row (GTK_LIST_BOX (list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  return box;
}
