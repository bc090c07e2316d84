#include "releve-breach-line.h"

#include <glib/gi18n.h>

#include "releve-ink.h"

#define MOST_DEEDS 3
/* From this size of text on the deeds stand under the sentence. */
#define LARGE_TEXT 1.4

struct _ReleveBreachLine {
  GtkWidget parent_instance;

  GtkWidget *icon, *label, *body;
  GtkWidget *buttons[MOST_DEEDS];
};

G_DEFINE_FINAL_TYPE (ReleveBreachLine, releve_breach_line, GTK_TYPE_WIDGET)

static guint deed_signal;

static const char *const names[] = {
  [RELEVE_BREACH_LEVELS] = N_("Open levels…"),
  [RELEVE_BREACH_MOVE] = N_("Move to…"),
  [RELEVE_BREACH_EXCUSE] = N_("Give a reason…"),
  [RELEVE_BREACH_REMOVE] = N_("Remove"),
  [RELEVE_BREACH_SUGGEST] = N_("Suggest someone…"),
};

/* What helps against which rule. */
static const ReleveBreachDeed remedies[RELEVE_N_RULES][MOST_DEEDS] = {
  [RELEVE_RULE_CALENDAR] = { RELEVE_BREACH_MOVE, RELEVE_BREACH_REMOVE },
  [RELEVE_RULE_EMPLOYMENT] = { RELEVE_BREACH_MOVE, RELEVE_BREACH_EXCUSE, RELEVE_BREACH_REMOVE },
  [RELEVE_RULE_LEAVE] = { RELEVE_BREACH_MOVE, RELEVE_BREACH_EXCUSE, RELEVE_BREACH_REMOVE },
  [RELEVE_RULE_HOURS] = { RELEVE_BREACH_MOVE, RELEVE_BREACH_EXCUSE },
  [RELEVE_RULE_CAPACITY] = { RELEVE_BREACH_MOVE, RELEVE_BREACH_EXCUSE },
  [RELEVE_RULE_MINIMUM] = { RELEVE_BREACH_SUGGEST },
  [RELEVE_RULE_PREREQUISITE] = { RELEVE_BREACH_MOVE, RELEVE_BREACH_EXCUSE },
  [RELEVE_RULE_RECURRENCE] = { RELEVE_BREACH_MOVE, RELEVE_BREACH_EXCUSE },
  [RELEVE_RULE_SAFETY] = { RELEVE_BREACH_LEVELS },
  [RELEVE_RULE_BRIEFING] = { RELEVE_BREACH_LEVELS },
  [RELEVE_RULE_SUPERVISOR] = { RELEVE_BREACH_LEVELS, RELEVE_BREACH_MOVE },
};

static gboolean
is_possible (ReleveBreachDeed deed, const ReleveBreach *breach, gboolean writable)
{
  switch (deed)
    {
    case RELEVE_BREACH_LEVELS:
      return breach->placement_id != NULL;
    case RELEVE_BREACH_MOVE:
    case RELEVE_BREACH_REMOVE:
      return writable && breach->placement_id != NULL;
    case RELEVE_BREACH_EXCUSE:
      return writable && breach->placement_id != NULL && breach->severity == RELEVE_NEEDS_REASON;
    case RELEVE_BREACH_SUGGEST:
      return writable;
    case RELEVE_BREACH_NO_DEED:
    default:
      return FALSE;
    }
}

static void
show_deed (GtkWidget *button, ReleveBreachDeed deed, const char *sentence)
{
  gtk_button_set_label (GTK_BUTTON (button), _(names[deed]));
  g_object_set_data (G_OBJECT (button), "deed", GINT_TO_POINTER (deed));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
}

static void
show_severity (ReleveBreachLine *self, gboolean blocked)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), blocked ? "window-close-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (self->icon, blocked ? "to-check" : "blocked");
  gtk_widget_add_css_class (self->icon, blocked ? "blocked" : "to-check");
}

void
releve_breach_line_show (ReleveBreachLine *self, const ReleveBreach *breach, const char *sentence, gboolean writable)
{
  g_return_if_fail (RELEVE_IS_BREACH_LINE (self));
  g_return_if_fail (breach != NULL);

  show_severity (self, breach->severity != RELEVE_WARNS);
  gtk_label_set_label (GTK_LABEL (self->label), sentence);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body), releve_ink_scale (GTK_WIDGET (self)) < LARGE_TEXT
                                  ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  for (guint i = 0; i < MOST_DEEDS; i++)
    {
      gboolean possible = is_possible (remedies[breach->rule][i], breach, writable);

      gtk_widget_set_visible (self->buttons[i], possible);
      if (possible)
        show_deed (self->buttons[i], remedies[breach->rule][i], sentence);
    }
}

static void
clicked_cb (ReleveBreachLine *self, GtkWidget *button)
{
  g_signal_emit (self, deed_signal, 0, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "deed")));
}

static void
releve_breach_line_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (releve_breach_line_parent_class)->dispose (object);
}

static void
releve_breach_line_class_init (ReleveBreachLineClass *class)
{
  G_OBJECT_CLASS (class)->dispose = releve_breach_line_dispose;
  deed_signal = g_signal_new ("deed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
make_buttons (ReleveBreachLine *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < MOST_DEEDS; i++)
    {
      self->buttons[i] = gtk_button_new_with_label ("");
      gtk_widget_add_css_class (self->buttons[i], "flat");
      g_signal_connect_object (self->buttons[i], "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), self->buttons[i]);
    }
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
releve_breach_line_init (ReleveBreachLine *self)
{
  self->icon = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  self->body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_margin_start (self->body, 12);
  gtk_box_append (GTK_BOX (self->body), self->label);
  gtk_box_append (GTK_BOX (self->body), make_buttons (self));
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_parent (self->body, GTK_WIDGET (self));
}

GtkWidget *
releve_breach_line_new (void)
{
  return g_object_new (RELEVE_TYPE_BREACH_LINE, NULL);
}
