#include "releve-toast.h"

#define SECONDS_SHOWN 6
#define MOST_LETTERS 72

struct _ReleveToast {
  GtkWidget parent_instance;

  GtkWidget *revealer, *label, *button;
  GtkEventController *pointer, *focus;
  guint timeout;            /* 0 = not shown */
};

G_DEFINE_FINAL_TYPE (ReleveToast, releve_toast, GTK_TYPE_WIDGET)

static void
hide (ReleveToast *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/* Whoever points at it, or has the keyboard on it, is not done with it. */
static gboolean
timeout_cb (gpointer data)
{
  ReleveToast *self = data;

  if (gtk_event_controller_motion_contains_pointer (GTK_EVENT_CONTROLLER_MOTION (self->pointer))
      || gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (self->focus)))
    return G_SOURCE_CONTINUE;
  self->timeout = 0;
  hide (self);
  return G_SOURCE_REMOVE;
}

void
releve_toast_say (ReleveToast *self, const char *sentence, const char *button, const char *action)
{
  g_return_if_fail (RELEVE_IS_TOAST (self));
  g_return_if_fail (sentence != NULL);

  gtk_label_set_label (GTK_LABEL (self->label), sentence);
  if (button != NULL)
    gtk_button_set_label (GTK_BUTTON (self->button), button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), button != NULL ? action : NULL);
  gtk_widget_set_visible (self->button, button != NULL);
  gtk_widget_set_can_target (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_seconds (SECONDS_SHOWN, timeout_cb, self);
}

const char *
releve_toast_get_sentence (ReleveToast *self)
{
  g_return_val_if_fail (RELEVE_IS_TOAST (self), NULL);
  return self->timeout != 0 ? gtk_label_get_label (GTK_LABEL (self->label)) : NULL;
}

static void
releve_toast_dispose (GObject *object)
{
  ReleveToast *self = RELEVE_TOAST (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (releve_toast_parent_class)->dispose (object);
}

static void
releve_toast_class_init (ReleveToastClass *class)
{
  G_OBJECT_CLASS (class)->dispose = releve_toast_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

/* The style of libadwaita's toasts. */
static GtkWidget *
make_box (ReleveToast *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "css-name", "toast", "spacing", 6, NULL);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->label = gtk_label_new (NULL);
  self->button = gtk_button_new_with_label ("");
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), MOST_LETTERS);
  gtk_widget_set_margin_start (self->label, 6);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (close, "circular");
  gtk_widget_add_css_class (close, "flat");
  g_signal_connect_object (close, "clicked", G_CALLBACK (hide), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (box, "osd");
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_box_append (GTK_BOX (box), close);
  return box;
}

static void
releve_toast_init (ReleveToast *self)
{
  self->revealer = gtk_revealer_new ();
  self->pointer = gtk_event_controller_motion_new ();
  self->focus = gtk_event_controller_focus_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer), GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_transition_duration (GTK_REVEALER (self->revealer), 150);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), make_box (self));
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  gtk_widget_add_controller (GTK_WIDGET (self), self->pointer);
  gtk_widget_add_controller (GTK_WIDGET (self), self->focus);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
releve_toast_new (void)
{
  return g_object_new (RELEVE_TYPE_TOAST, NULL);
}
