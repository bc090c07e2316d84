#include "releve-breach-bar.h"

#include <glib/gi18n.h>
#include <math.h>

#include "releve-breach-line.h"
#include "releve-glyph-image.h"
#include "releve-ink.h"
#include "releve-text.h"
#include "releve-yield-box.h"

/* More lines than this scroll. */
#define MOST_LINES_SHOWN 5
#define LINE_HEIGHT 36 /* at 11 pt text */

struct _ReleveBreachBar {
  GtkWidget parent_instance;

  ReleveDocument *document;
  GPtrArray *breaches;
  guint looking;            /* idle source, 0 = none */

  GtkWidget *button;
  GtkWidget *arrow;
  GtkBox *legend;
  GtkLabel *count;
  GtkLabel *detail;
  GtkLabel *first;
  GtkRevealer *revealer;
  GtkWidget *scroller;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (ReleveBreachBar, releve_breach_bar, GTK_TYPE_WIDGET)

enum { SIGNAL_JUMP, SIGNAL_DEED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* What a typed reason has excused needs no settling. */
static GPtrArray *
list_open_breaches (ReleveDossier *dossier)
{
  g_autoptr (GPtrArray) all = releve_rules_of_dossier (dossier);
  GPtrArray *open = g_ptr_array_new_with_free_func ((GDestroyNotify) releve_breach_free);

  for (guint i = 0; i < all->len; i++)
    if (!((const ReleveBreach *) all->pdata[i])->excused)
      g_ptr_array_add (open, releve_breach_copy (all->pdata[i]));
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

/* A line is made when it is seen: a large file has thousands of them. */

static void
deed_cb (GtkListItem *item, int deed, GtkWidget *line)
{
  ReleveBreachBar *self = RELEVE_BREACH_BAR (gtk_widget_get_ancestor (line, RELEVE_TYPE_BREACH_BAR));

  g_signal_emit (self, signals[SIGNAL_DEED], 0, deed, g_ptr_array_index (self->breaches, gtk_list_item_get_position (item)));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *line = releve_breach_line_new ();

  g_signal_connect_object (line, "deed", G_CALLBACK (deed_cb), item, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, line);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, ReleveBreachBar *self)
{
  const ReleveBreach *breach = g_ptr_array_index (self->breaches, gtk_list_item_get_position (item));
  GtkWidget *line = gtk_list_item_get_child (item);
  g_autofree char *sentence = say_breach (self, breach);

  releve_breach_line_show (RELEVE_BREACH_LINE (line), breach, sentence, !releve_desk_is_read_only (releve_document_get_desk (self->document)));
  gtk_list_item_set_activatable (item, breach->placement_id != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (line)), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

/* Items stand for the breaches by their position; while closed there are none. */
static void
refill_list (ReleveBreachBar *self, gboolean open)
{
  g_autoptr (GtkStringList) places = gtk_string_list_new (NULL);
  g_autoptr (GtkSelectionModel) model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (places))));

  for (guint i = 0; open && i < self->breaches->len; i++)
    gtk_string_list_append (places, "");
  gtk_list_view_set_model (self->list, model);
}

/* A screen reader hears the first two as the name of the button. */
static void
set_labels (ReleveBreachBar *self, const char *count, const char *detail, const char *first)
{
  g_autofree char *name = g_strdup_printf ("%s, %s", count, detail);

  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->detail, detail);
  gtk_label_set_label (self->first, first);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
say_counts (ReleveBreachBar *self)
{
  guint n = self->breaches->len, blocked = count_blocked (self->breaches);
  g_autofree char *count = NULL, *blocked_text = NULL, *check_text = NULL, *detail = NULL, *first = NULL;

  if (n == 0)
    {
      set_labels (self, _("Nothing to settle"), _("The plan keeps every rule."), "");
      return;
    }
  /* Translators: breaches of the department's rules; %u is how many. */
  count = g_strdup_printf (ngettext ("%u point to settle", "%u points to settle", n), n);
  /* Translators: of those points, how many no plan may keep. */
  blocked_text = g_strdup_printf (ngettext ("%u blocked", "%u blocked", blocked), blocked);
  /* Translators: of those points, how many a person should look at. */
  check_text = g_strdup_printf (ngettext ("%u to check", "%u to check", n - blocked), n - blocked);
  detail = blocked == 0 ? g_strdup (check_text) : blocked == n ? g_strdup (blocked_text)
    : g_strdup_printf ("%s · %s", blocked_text, check_text);
  first = say_breach (self, self->breaches->pdata[0]);
  set_labels (self, count, detail, first);
}

/* As high as its lines, up to a limit. */
static void
limit_height (ReleveBreachBar *self)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (self->scroller);
  double line = LINE_HEIGHT * releve_ink_scale (GTK_WIDGET (self));

  gtk_scrolled_window_set_min_content_height (scroller, -1);
  gtk_scrolled_window_set_max_content_height (scroller, ceil (MOST_LINES_SHOWN * line));
  gtk_scrolled_window_set_min_content_height (scroller, ceil (MIN (self->breaches->len, MOST_LINES_SHOWN) * line));
}

static void
show_open (ReleveBreachBar *self)
{
  gboolean open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->button)) && self->breaches->len > 0;

  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), open ? "pan-down-symbolic" : "pan-up-symbolic");
  gtk_revealer_set_reveal_child (self->revealer, open);
  gtk_widget_set_visible (GTK_WIDGET (self->first), !open);
  limit_height (self);
  refill_list (self, open);
}

static gboolean
look_cb (gpointer data)
{
  ReleveBreachBar *self = data;

  self->looking = 0;
  g_clear_pointer (&self->breaches, g_ptr_array_unref);
  self->breaches = list_open_breaches (releve_document_get_dossier (self->document));
  say_counts (self);
  gtk_widget_set_sensitive (self->button, self->breaches->len > 0);
  gtk_widget_set_visible (self->arrow, self->breaches->len > 0);
  show_open (self);
  return G_SOURCE_REMOVE;
}

/* The board comes first: every rule of a large file takes two frames. */
static void
update_cb (ReleveBreachBar *self)
{
  if (self->looking == 0)
    self->looking = g_idle_add_full (G_PRIORITY_LOW, look_cb, self, NULL);
}

static void
activated_cb (ReleveBreachBar *self, guint position)
{
  const ReleveBreach *breach = g_ptr_array_index (self->breaches, position);

  if (releve_dossier_placement (releve_document_get_dossier (self->document), breach->placement_id) != NULL)
    g_signal_emit (self, signals[SIGNAL_JUMP], 0, breach->placement_id);
}

static void
releve_breach_bar_dispose (GObject *object)
{
  ReleveBreachBar *self = RELEVE_BREACH_BAR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_handle_id (&self->looking, g_source_remove);
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
  signals[SIGNAL_DEED] = g_signal_new ("deed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_POINTER);
  g_type_ensure (RELEVE_TYPE_YIELD_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/releve/Releve/ui/breach-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ReleveBreachBar, button);
  gtk_widget_class_bind_template_child (widget_class, ReleveBreachBar, arrow);
  gtk_widget_class_bind_template_child (widget_class, ReleveBreachBar, legend);
  gtk_widget_class_bind_template_child (widget_class, ReleveBreachBar, count);
  gtk_widget_class_bind_template_child (widget_class, ReleveBreachBar, detail);
  gtk_widget_class_bind_template_child (widget_class, ReleveBreachBar, first);
  gtk_widget_class_bind_template_child (widget_class, ReleveBreachBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, ReleveBreachBar, scroller);
  gtk_widget_class_bind_template_child (widget_class, ReleveBreachBar, list);
  gtk_widget_class_bind_template_callback (widget_class, show_open);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

/* What the signs on the cards say. */
static void
fill_legend (ReleveBreachBar *self)
{
  static const struct { ReleveGlyph glyph; ReleveColourName colour; const char *name; } signs[] = {
    { RELEVE_GLYPH_UNSET, RELEVE_COLOUR_FG, NC_("legend", "levels not set") },
    { RELEVE_GLYPH_DRAFT, RELEVE_COLOUR_FG, NC_("legend", "draft") },
    { RELEVE_GLYPH_AGREED, RELEVE_COLOUR_FG, NC_("legend", "agreed") },
    { RELEVE_GLYPH_CHECK, RELEVE_COLOUR_FG, NC_("legend", "debriefed") },
    { RELEVE_GLYPH_PIN, RELEVE_COLOUR_FG, NC_("legend", "pinned") },
    { RELEVE_GLYPH_WARNING, RELEVE_COLOUR_WARNING_TEXT, NC_("legend", "to check") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

      gtk_box_append (GTK_BOX (box), releve_glyph_image_new (signs[i].glyph, 10, signs[i].colour));
      gtk_box_append (GTK_BOX (box), gtk_label_new (g_dpgettext2 (NULL, "legend", signs[i].name)));
      gtk_box_append (self->legend, box);
    }
}

static void
releve_breach_bar_init (ReleveBreachBar *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  fill_legend (self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
}

GtkWidget *
releve_breach_bar_new (ReleveDocument *document)
{
  ReleveBreachBar *self = g_object_new (RELEVE_TYPE_BREACH_BAR, NULL);

  self->document = g_object_ref (document);
  self->breaches = g_ptr_array_new ();
  g_signal_connect_object (releve_document_get_dossier (document), "changed",
                           G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  update_cb (self);
  return GTK_WIDGET (self);
}
