/* The widgets of the editor and where they stand. */

#include "releve-lam-private.h"

#include "releve-ink.h"

/* From this size of letters on what stands side by side would make the window
 * wider than a screen. */
#define LARGE 1.5

static GtkWidget *
make_button (const char *label, const char *icon)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (label);

  if (icon != NULL)
    {
      gtk_widget_set_tooltip_text (button, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      gtk_widget_add_css_class (button, "flat");
    }
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
make_menu (ReleveLamEditor *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, releve_say (self->book, "Levels wished for…"), "lam.wish");
  g_menu_append (menu, releve_say (self->book, "Compare…"), "lam.compare");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, releve_say (self->book, "More about this card"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, releve_say (self->book, "More about this card"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
make_head (ReleveLamEditor *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->title = releve_lam_label (NULL, "lam-title");
  self->subtitle = releve_lam_label (NULL, "lam-detail");
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->subtitle);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), make_menu (self));
  self->close = make_button (releve_say (self->book, "Close"), "window-close-symbolic");
  gtk_box_append (GTK_BOX (head), self->close);
  gtk_widget_add_css_class (head, "lam-head");
  return head;
}

static void
make_row (ReleveLamEditor *self, int index)
{
  ReleveLamRow *row = &self->rows[index];
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  row->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  row->name = releve_lam_label (releve_lam_name (self, index), "lam-name");
  row->anchor = releve_lam_label (NULL, "lam-detail");
  row->scale = releve_level_scale_new ();
  row->level = releve_lam_label (NULL, "lam-level");
  gtk_box_append (GTK_BOX (words), row->name);
  gtk_box_append (GTK_BOX (words), row->anchor);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (row->level), 2);
  gtk_box_append (GTK_BOX (row->box), words);
  gtk_box_append (GTK_BOX (row->box), row->scale);
  gtk_box_append (GTK_BOX (row->box), row->level);
  gtk_widget_add_css_class (row->box, "lam-row");
}

static GtkWidget *
make_axis (const char *heading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *label = releve_lam_label (heading, "lam-heading");
  GtkWidget *level = releve_lam_label (NULL, "lam-level");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), releve_level_scale_axis_new ());
  gtk_box_append (GTK_BOX (box), level);
  gtk_label_set_width_chars (GTK_LABEL (level), 2);
  gtk_widget_add_css_class (box, "lam-axis");
  return box;
}

static GtkWidget *
make_matching (ReleveLamEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->matching = releve_lam_label (NULL, "lam-heading");
  self->matching_anchor = releve_lam_label (NULL, "lam-detail");
  self->checks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (words), self->matching);
  gtk_box_append (GTK_BOX (words), self->matching_anchor);
  gtk_label_set_max_width_chars (GTK_LABEL (self->matching_anchor), 14);
  gtk_widget_set_hexpand (self->checks, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), self->checks);
  gtk_widget_add_css_class (box, "lam-matching");
  return box;
}

static GtkWidget *
make_gate (ReleveLamEditor *self)
{
  self->gate_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->gate_why = releve_lam_label (
    releve_say (self->book, "These levels ask for a mastery that nobody has observed yet: name a supervisor who is present."), "lam-warning");
  self->present = gtk_drop_down_new (NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->present), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  releve_say (self->book, "Supervisor present"), -1);
  gtk_box_append (GTK_BOX (self->gate_box), self->gate_why);
  gtk_box_append (GTK_BOX (self->gate_box), self->present);
  gtk_widget_set_visible (self->gate_box, FALSE);
  return self->gate_box;
}

static GtkWidget *
make_note (ReleveLamEditor *self)
{
  self->note_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->note_why = releve_lam_label (NULL, "lam-warning");
  self->note = gtk_entry_new ();
  g_object_set (self->note, "placeholder-text", releve_say (self->book, "Why these levels (no patient data)"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL, releve_say (self->book, "Why these levels"), -1);
  gtk_box_append (GTK_BOX (self->note_box), self->note_why);
  gtk_box_append (GTK_BOX (self->note_box), self->note);
  gtk_widget_set_visible (self->note_box, FALSE);
  return self->note_box;
}

static GtkWidget *
make_sliders (ReleveLamEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    {
      if (i == 0)
        gtk_box_append (GTK_BOX (box), make_axis (releve_say (self->book, "Driven by the learner")));
      if (i == RELEVE_N_CHALLENGES)
        gtk_box_append (GTK_BOX (box), make_axis (releve_say (self->book, "Driven by the supervisor")));
      make_row (self, i);
      gtk_box_append (GTK_BOX (box), self->rows[i].box);
    }
  gtk_box_append (GTK_BOX (box), make_matching (self));
  self->duties = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (self->duties, "lam-matching");
  gtk_box_append (GTK_BOX (box), self->duties);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static GtkWidget *
make_body (ReleveLamEditor *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->why = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (self->why, "lam-why");
  gtk_widget_add_css_class (self->body, "lam-body");
  gtk_box_append (GTK_BOX (self->body), make_sliders (self));
  gtk_box_append (GTK_BOX (self->body), self->why);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->body);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

/* What must be answered stays in view. */
static GtkWidget *
make_questions (ReleveLamEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->warning = releve_lam_label (NULL, "lam-warning");
  gtk_box_append (GTK_BOX (box), self->warning);
  gtk_box_append (GTK_BOX (box), make_gate (self));
  gtk_box_append (GTK_BOX (box), make_note (self));
  gtk_widget_add_css_class (box, "lam-questions");
  return box;
}

static GtkWidget *
make_buttons (ReleveLamEditor *self)
{
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->agree_says = releve_lam_label (NULL, "lam-detail");
  gtk_label_set_xalign (GTK_LABEL (self->agree_says), 1);
  gtk_widget_set_hexpand (self->agree_says, TRUE);
  self->agree = make_button (releve_say (self->book, "Agree"), NULL);
  gtk_widget_add_css_class (self->agree, "suggested-action");
  self->match_button = make_button (releve_say (self->book, "Match target"), NULL);
  self->reset = make_button (releve_say (self->book, "Reset to default"), NULL);
  gtk_box_append (GTK_BOX (self->buttons), self->match_button);
  gtk_box_append (GTK_BOX (self->buttons), self->reset);
  gtk_box_append (GTK_BOX (self->buttons), self->agree_says);
  gtk_box_append (GTK_BOX (self->buttons), self->agree);
  gtk_widget_add_css_class (self->buttons, "lam-buttons");
  return self->buttons;
}

/* In large letters one below the other, and the sums in words alone. */
void
releve_lam_arrange (ReleveLamEditor *self)
{
  gboolean large = releve_ink_scale (GTK_WIDGET (self)) >= LARGE;
  GtkOrientation orientation = large ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  if (self->box == NULL)
    return;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->buttons), orientation);
  gtk_label_set_xalign (GTK_LABEL (self->agree_says), large ? 0 : 1);
  gtk_widget_set_visible (self->fit_meter, !large);
  gtk_widget_set_visible (self->stretch_meter, !large);
}

void
releve_lam_assemble (ReleveLamEditor *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (self->box), releve_lam_make_sums (self));
  gtk_box_append (GTK_BOX (self->box), make_body (self));
  self->moved = releve_lam_label (NULL, "lam-moved");
  gtk_widget_set_visible (self->moved, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->moved);
  gtk_box_append (GTK_BOX (self->box), make_questions (self));
  gtk_box_append (GTK_BOX (self->box), make_buttons (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  releve_lam_arrange (self);
}
