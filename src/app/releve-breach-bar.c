#include "releve-breach-bar.h"

#include <glib/gi18n.h>

#include "releve-text.h"

/* More lines than this scroll. */
#define MOST_LINES_SHOWN 5
#define LINE_HEIGHT 34

struct _ReleveBreachBar {
  GtkWidget parent_instance;

  ReleveDocument *document;
  GPtrArray *breaches;

  GtkWidget *button;
  GtkWidget *arrow;
  GtkLabel *count;
  GtkLabel *detail;
  GtkLabel *first;
  GtkRevealer *revealer;
  GtkWidget *scroller;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ReleveBreachBar, releve_breach_bar, GTK_TYPE_WIDGET)

enum { SIGNAL_JUMP, N_SIGNALS };
static guint signals[N_SIGNALS];

/* What a typed reason has excused needs no settling. */
static GPtrArray *
list_open_breaches (ReleveDossier *dossier)
{
  g_autoptr (GPtrArray) all = releve_rules_of_dossier (dossier);
  GPtrArray *open = g_ptr_array_new_with_free_func ((GDestroyNotify) releve_breach_free);

  while (all->len > 0)
    {
      ReleveBreach *breach = g_ptr_array_steal_index (all, 0);

      if (breach->excused)
        releve_breach_free (breach);
      else
        g_ptr_array_add (open, breach);
    }
  return open;
}

static guint
count_blocked (GPtrArray *breaches)
{
  guint n = 0;

  for (guint i = 0; i < breaches->len; i++)
    n += ((const ReleveBreach *) breaches->pdata[i])->severity != RELEVE_WARNS;
  return n;
}

static char *
say_breach (ReleveBreachBar *self, const ReleveBreach *breach)
{
  return releve_text_breach (releve_document_get_book (self->document),
                             releve_document_get_dossier (self->document), breach);
}

static GtkWidget *
make_line (ReleveBreachBar *self, const ReleveBreach *breach)
{
  gboolean blocked = breach->severity != RELEVE_WARNS;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (blocked ? "window-close-symbolic" : "dialog-warning-symbolic");
  g_autofree char *sentence = say_breach (self, breach);
  GtkWidget *label = gtk_label_new (sentence);

  gtk_widget_add_css_class (icon, blocked ? "blocked" : "to-check");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), breach->placement_id != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  return row;
}

static void
refill_list (ReleveBreachBar *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->breaches->len; i++)
    gtk_list_box_append (self->list, make_line (self, self->breaches->pdata[i]));
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MOST_LINES_SHOWN * LINE_HEIGHT);
}

static void
say_counts (ReleveBreachBar *self)
{
  guint n = self->breaches->len, blocked = count_blocked (self->breaches);
  g_autofree char *count = NULL, *blocked_text = NULL, *check_text = NULL, *detail = NULL, *first = NULL;

  if (n == 0)
    {
      gtk_label_set_label (self->count, _("Nothing to settle"));
      gtk_label_set_label (self->detail, _("The plan keeps every rule."));
      gtk_label_set_label (self->first, "");
      return;
    }
  /* Translators: breaches of the department's rules; %u is how many. */
  count = g_strdup_printf (ngettext ("%u point to settle", "%u points to settle", n), n);
  /* Translators: of those points, how many no plan may keep. */
  blocked_text = g_strdup_printf (ngettext ("%u blocked", "%u blocked", blocked), blocked);
  /* Translators: of those points, how many a person should look at. */
  check_text = g_strdup_printf (ngettext ("%u to check", "%u to check", n - blocked), n - blocked);
  detail = g_strdup_printf ("%s · %s", blocked_text, check_text);
  first = say_breach (self, self->breaches->pdata[0]);
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->detail, detail);
  gtk_label_set_label (self->first, first);
}

static void
show_open (ReleveBreachBar *self)
{
  gboolean open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->button)) && self->breaches->len > 0;

  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), open ? "pan-down-symbolic" : "pan-up-symbolic");
  gtk_revealer_set_reveal_child (self->revealer, open);
  gtk_widget_set_visible (GTK_WIDGET (self->first), !open);
}

static void
update_cb (ReleveBreachBar *self)
{
  g_clear_pointer (&self->breaches, g_ptr_array_unref);
  self->breaches = list_open_breaches (releve_document_get_dossier (self->document));
  say_counts (self);
  refill_list (self);
  gtk_widget_set_sensitive (self->button, self->breaches->len > 0);
  gtk_widget_set_visible (self->arrow, self->breaches->len > 0);
  show_open (self);
}

static void
row_activated_cb (ReleveBreachBar *self, GtkListBoxRow *row)
{
  const ReleveBreach *breach = g_ptr_array_index (self->breaches, gtk_list_box_row_get_index (row));

  g_signal_emit (self, signals[SIGNAL_JUMP], 0, breach->placement_id);
}

static void
releve_breach_bar_dispose (GObject *object)
{
  ReleveBreachBar *self = RELEVE_BREACH_BAR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->breaches, g_ptr_array_unref);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (releve_breach_bar_parent_class)->dispose (object);
}

static void
releve_breach_bar_class_init (ReleveBreachBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_breach_bar_dispose;
  signals[SIGNAL_JUMP] = g_signal_new ("jump", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/releve/Releve/ui/breach-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ReleveBreachBar, button);
  gtk_widget_class_bind_template_child (widget_class, ReleveBreachBar, arrow);
  gtk_widget_class_bind_template_child (widget_class, ReleveBreachBar, count);
  gtk_widget_class_bind_template_child (widget_class, ReleveBreachBar, detail);
  gtk_widget_class_bind_template_child (widget_class, ReleveBreachBar, first);
  gtk_widget_class_bind_template_child (widget_class, ReleveBreachBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, ReleveBreachBar, scroller);
  gtk_widget_class_bind_template_child (widget_class, ReleveBreachBar, list);
  gtk_widget_class_bind_template_callback (widget_class, show_open);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
releve_breach_bar_init (ReleveBreachBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
releve_breach_bar_new (ReleveDocument *document)
{
  ReleveBreachBar *self = g_object_new (RELEVE_TYPE_BREACH_BAR, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (releve_document_get_dossier (document), "changed",
                           G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  update_cb (self);
  return GTK_WIDGET (self);
}
