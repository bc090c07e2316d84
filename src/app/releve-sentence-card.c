#include "releve-sentence-card.h"

#define LIST_HEIGHT 320

struct _ReleveSentenceCard {
  GtkWidget parent_instance;

  GtkWidget *button, *count, *statement, *detail, *chevron;
  GtkWidget *list;          /* in the popover that is open */
  GArray *lines;            /* of Line: widgets are made when it opens */
};

typedef struct {
  char *text;
  const char *action;       /* interned */
  char *target;
} Line;

G_DEFINE_FINAL_TYPE (ReleveSentenceCard, releve_sentence_card, GTK_TYPE_WIDGET)

static void
row_activated_cb (ReleveSentenceCard *self, GtkListBoxRow *row)
{
  const Line *line = &g_array_index (self->lines, Line, gtk_list_box_row_get_index (row));
  g_autofree char *target = g_strdup (line->target);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  if (target != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), line->action, "s", target);
}

static GtkWidget *
make_label (const char *class, gboolean ellipsize)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), ellipsize ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), ellipsize ? 24 : -1);
  gtk_widget_add_css_class (label, class);
  return label;
}

static void
clear_line (gpointer data)
{
  Line *line = data;

  g_free (line->text);
  g_free (line->target);
}

static GtkWidget *
make_row (const Line *line)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (line->text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), line->target != NULL);
  return row;
}

/* Made anew each time: start-up makes no list that nobody has opened. */
static void
make_popover_cb (GtkMenuButton *button, gpointer data)
{
  ReleveSentenceCard *self = data;
  GtkWidget *scroller = gtk_scrolled_window_new (), *popover = gtk_popover_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  for (guint i = 0; i < self->lines->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (&g_array_index (self->lines, Line, i)));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_widget_add_css_class (popover, "menu");
  gtk_menu_button_set_popover (button, popover);
}

static void
releve_sentence_card_finalize (GObject *object)
{
  g_array_unref (RELEVE_SENTENCE_CARD (object)->lines);
  G_OBJECT_CLASS (releve_sentence_card_parent_class)->finalize (object);
}

static void
releve_sentence_card_dispose (GObject *object)
{
  g_clear_pointer (&RELEVE_SENTENCE_CARD (object)->button, gtk_widget_unparent);
  G_OBJECT_CLASS (releve_sentence_card_parent_class)->dispose (object);
}

static void
releve_sentence_card_class_init (ReleveSentenceCardClass *class)
{
  G_OBJECT_CLASS (class)->dispose = releve_sentence_card_dispose;
  G_OBJECT_CLASS (class)->finalize = releve_sentence_card_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "sentence-card");
}

static void
releve_sentence_card_init (ReleveSentenceCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self->lines, clear_line);
  self->count = make_label ("sentence-count", FALSE);
  self->statement = make_label ("sentence-statement", TRUE);
  self->detail = make_label ("detail", TRUE);
  self->chevron = gtk_image_new_from_icon_name ("go-next-symbolic");
  gtk_box_append (GTK_BOX (words), self->statement);
  gtk_box_append (GTK_BOX (words), self->detail);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), self->chevron);
  self->button = gtk_menu_button_new ();
  gtk_widget_set_hexpand (box, TRUE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  /* The button centres its child in a box of its own. */
  gtk_widget_set_halign (gtk_widget_get_parent (box), GTK_ALIGN_FILL);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), make_popover_cb, self, NULL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

void
releve_sentence_card_set (ReleveSentenceCard *self, guint count, const char *statement, const char *detail)
{
  g_autofree char *number = count > 0 ? g_strdup_printf ("%u", count) : g_strdup ("✓");
  g_autofree char *spoken = g_strdup_printf ("%u %s. %s", count, statement, detail);

  g_return_if_fail (RELEVE_IS_SENTENCE_CARD (self));

  gtk_label_set_label (GTK_LABEL (self->count), number);
  gtk_label_set_label (GTK_LABEL (self->statement), statement);
  gtk_label_set_label (GTK_LABEL (self->detail), detail);
  gtk_widget_set_tooltip_text (self->statement, statement);
  gtk_widget_set_tooltip_text (self->detail, detail);
  gtk_widget_set_visible (self->chevron, count > 0);
  gtk_widget_set_can_target (self->button, count > 0);
  gtk_widget_set_focusable (self->button, count > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_array_set_size (self->lines, 0);
}

void
releve_sentence_card_add (ReleveSentenceCard *self, const char *text, const char *action, const char *target)
{
  Line line = { g_strdup (text), g_intern_string (action), g_strdup (target) };

  g_return_if_fail (RELEVE_IS_SENTENCE_CARD (self));
  g_array_append_val (self->lines, line);
}
