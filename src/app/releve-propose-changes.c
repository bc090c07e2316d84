#include "releve-propose-changes.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "releve-board.h"
#include "releve-propose-plans.h"
#include "releve-text.h"

/* What the windows need of the answer; it goes with them. */
typedef struct {
  RelevePlanning *planning;
  ReleveDossier *board;
  GArray *cards;
  RelevePhrasebook *book;
} Shown;

static void
free_shown (gpointer data)
{
  Shown *shown = data;

  releve_planning_unref (shown->planning);
  g_object_unref (shown->board);
  g_array_unref (shown->cards);
  g_object_unref (shown->book);
  g_free (shown);
}

static Shown *
keep_shown (GtkWidget *window, const ReleveAnswer *answer, const ReleveOption *option, RelevePhrasebook *book)
{
  Shown *shown = g_new0 (Shown, 1);

  shown->planning = releve_planning_ref (answer->planning);
  shown->board = g_object_ref (option->board);
  shown->cards = g_array_ref (option->proposal->cards);
  shown->book = g_object_ref (book);
  g_object_set_data_full (G_OBJECT (window), "shown", shown, free_shown);
  return shown;
}

static int
block_today (const ReleveAnswer *answer, const ReleveCard *card)
{
  const ReleveStandingCard *today = releve_planning_find_movable (answer->planning, card->learner, card->assignment);

  return today != NULL ? today->first + 1 : 0;
}

int
releve_propose_first_change (const ReleveAnswer *answer, const ReleveOption *option)
{
  for (guint i = 0; i < option->proposal->cards->len; i++)
    {
      const ReleveCard *card = &g_array_index (option->proposal->cards, ReleveCard, i);

      if (block_today (answer, card) != card->start + 1)
        return (int) i;
    }
  return -1;
}

char *
releve_propose_say_change (const ReleveAnswer *answer, const ReleveOption *option, int index, RelevePhrasebook *book)
{
  const ReleveCard *card = &g_array_index (option->proposal->cards, ReleveCard, (guint) index);

  return releve_text_change (book, option->board, releve_planning_learner (answer->planning, card->learner),
                             releve_planning_assignment (answer->planning, card->assignment), block_today (answer, card), card->start + 1);
}

/* ---- why not elsewhere ---- */

static void
add_sentence (GtkWidget *box, const char *sentence)
{
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 44);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 52);
  gtk_widget_add_css_class (label, "dense");
  gtk_box_append (GTK_BOX (box), label);
}

/* Made when it is asked for: a sentence for each block but the card's own. */
static void
fill_elsewhere_cb (GtkMenuButton *button, gpointer data)
{
  Shown *shown = data;
  const ReleveCard *card = &g_array_index (shown->cards, ReleveCard, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "card")));
  GtkWidget *popover = gtk_popover_new (), *scroller = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const char *learner_id = releve_planning_learner (shown->planning, card->learner);

  for (int block = shown->planning->first_free + 1; block <= shown->planning->problem->n_blocks; block++)
    {
      g_auto (ReleveWhyNot) why = { 0 };
      g_autofree char *sentence = NULL;

      if (block == card->start + 1)
        continue;
      releve_why_not_there (shown->planning, shown->board, card, block, &why);
      sentence = releve_text_why_not_there (shown->book, shown->board, learner_id, &why);
      add_sentence (box, sentence);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_widget_add_css_class (popover, "evidence");
  gtk_menu_button_set_popover (button, popover);
}

static GtkWidget *
make_elsewhere (Shown *shown, guint card)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Why not elsewhere?"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "card", GUINT_TO_POINTER (card));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_elsewhere_cb, shown, NULL);
  return button;
}

/* ---- the list ---- */

static void
add_row (GtkWidget *list, const char *change, const char *reason, GtkWidget *suffix)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (change, -1), *subtitle = g_markup_escape_text (reason, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (suffix != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
add_gone (GtkWidget *list, const ReleveAnswer *answer, const ReleveOption *option, RelevePhrasebook *book)
{
  for (guint i = 0; i < answer->planning->cards->len; i++)
    {
      const ReleveStandingCard *today = &g_array_index (answer->planning->cards, ReleveStandingCard, i);
      g_autofree char *change = NULL;

      if (today->stay != RELEVE_STAYS_NOT || releve_cards_find (option->proposal->cards, today->learner, today->assignment) != NULL)
        continue;
      change = releve_text_change (book, answer->dossier, releve_planning_learner (answer->planning, today->learner),
                                   releve_planning_assignment (answer->planning, today->assignment), today->first + 1, 0);
      add_row (list, change, _("The plan is worth more without it."), NULL);
    }
}

static void
add_changes (GtkWidget *list, const ReleveAnswer *answer, const ReleveOption *option, RelevePhrasebook *book, Shown *shown)
{
  for (guint i = 0; i < option->proposal->cards->len; i++)
    {
      const ReleveCard *card = &g_array_index (option->proposal->cards, ReleveCard, i);
      g_autofree char *change = NULL, *reason = NULL;

      if (block_today (answer, card) == card->start + 1)
        continue;
      change = releve_propose_say_change (answer, option, (int) i, book);
      reason = releve_text_why_here (book, option->board, &g_array_index (option->reasons, ReleveWhyHere, i));
      add_row (list, change, reason, make_elsewhere (shown, i));
    }
}

static GtkWidget *
make_window (const char *title, int width, int height, GtkWidget *child)
{
  GtkWidget *window = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  return window;
}

GtkWidget *
releve_propose_changes_new (const ReleveAnswer *answer, int index, RelevePhrasebook *book)
{
  const ReleveOption *option = g_ptr_array_index (answer->options, (guint) index);
  GtkWidget *list = gtk_list_box_new (), *window;
  g_autofree char *letter = releve_plan_letter (index);
  /* Translators: {plan} is A, B or C. */
  g_autofree char *title = releve_text_fill (_("Plan {plan}: what changes"), "plan", letter, NULL);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "changes");
  window = make_window (title, 720, 600, list);
  add_changes (list, answer, option, book, keep_shown (window, answer, option, book));
  add_gone (list, answer, option, book);
  return window;
}

GtkWidget *
releve_propose_board_new (const ReleveAnswer *answer, int index, RelevePhrasebook *book)
{
  const ReleveOption *option = g_ptr_array_index (answer->options, (guint) index);
  g_autofree char *letter = releve_plan_letter (index);
  /* Translators: {plan} is A, B or C. */
  g_autofree char *title = releve_text_fill (_("Plan {plan}, to be looked at: nothing is written"), "plan", letter, NULL);

  return make_window (title, 1180, 700, releve_board_new (option->board, book));
}
