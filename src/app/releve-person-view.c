#include "releve-person-private.h"

#include <glib/gi18n.h>

#include "releve-ink.h"
#include "releve-text.h"

/* Pixels at 11 pt text, from which on a page is wide or narrow; below, slim. */
#define WIDE 960
#define NARROW 620

G_DEFINE_FINAL_TYPE (RelevePersonView, releve_person_view, GTK_TYPE_WIDGET)

static const struct {
  const char *name;
  const char *title;
} tabs[] = {
  { "profile", NC_("person", "Profile") },
  { "competencies", NC_("person", "Competencies") },
  { "assignments", NC_("person", "Assignments") },
  { "plan", NC_("person", "Career plan") },
  { "journal", NC_("person", "Journal") },
};
enum { TAB_PROFILE, TAB_COMPETENCIES, TAB_ASSIGNMENTS, TAB_PLAN, TAB_JOURNAL };
#define FIRST_TAB "competencies"

static void
empty_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

/* Head: who, the tabs, and what can be done. */

static void
add_item (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static GMenu *
make_menu (RelevePersonView *self)
{
  GMenu *menu = g_menu_new ();

  add_item (menu, _("_Self-assessment…"), "win.self-assessment", g_variant_new_string (self->learner_id));
  add_item (menu, _("Print the career _plan…"), "win.print", g_variant_new ("(ss)", "plan", self->learner_id));
  add_item (menu, _("Print the rotation _calendar…"), "win.print", g_variant_new ("(ss)", "calendar", self->learner_id));
  return menu;
}

static GtkWidget *
make_menu_button (RelevePersonView *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = make_menu (self);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _("More about this clinician"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More about this clinician"), -1);
  return button;
}

static GtkWidget *
make_who (RelevePersonView *self, const ReleveLearner *learner)
{
  g_autofree char *name = releve_text_learner (releve_person_book (self), learner, FALSE);
  g_autofree char *post = g_strdup_printf ("%s · %s", releve_person_words (self, &learner->post), releve_person_words (self, &learner->service));
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (words), releve_person_wrapped (name, "page-title"));
  gtk_box_append (GTK_BOX (words), releve_person_wrapped (post, "detail"));
  gtk_widget_set_hexpand (words, TRUE);
  return words;
}

static void
fill_head (RelevePersonView *self, const ReleveLearner *learner)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *switcher = gtk_stack_switcher_new ();
  gboolean wide = self->width == RELEVE_PERSON_WIDE;

  empty_box (self->head);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->tabs);
  gtk_widget_set_name (switcher, "tabs");
  gtk_widget_set_valign (switcher, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (switcher, GTK_ALIGN_START);
  gtk_widget_add_css_class (switcher, "segments");
  gtk_box_append (GTK_BOX (line), make_who (self, learner));
  if (wide)
    gtk_box_append (GTK_BOX (line), switcher);
  gtk_box_append (GTK_BOX (line), make_menu_button (self));
  gtk_box_append (GTK_BOX (self->head), line);
  if (!wide)
    gtk_box_append (GTK_BOX (self->head), switcher);
}

/* The keyboard stays where it was through a refill. */

static GtkWidget *
find_named (GtkWidget *root, const char *name)
{
  if (gtk_widget_get_focusable (root) && g_str_equal (gtk_widget_get_name (root), name))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What has the keyboard among what is about to go; NULL if nothing has. */
static char *
name_of_focus (RelevePersonView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (GtkWidget *widget = focus; widget != NULL && widget != GTK_WIDGET (self); widget = gtk_widget_get_parent (widget))
    if (!g_str_equal (gtk_widget_get_name (widget), G_OBJECT_TYPE_NAME (widget)) && gtk_widget_is_ancestor (widget, self->frame))
      return g_strdup (gtk_widget_get_name (widget));
  return NULL;
}

static guint
tab_index (RelevePersonView *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->tabs);

  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    if (g_strcmp0 (tabs[i].name, name) == 0)
      return i;
  return 0;
}

static void
fill_tab (RelevePersonView *self, const ReleveLearner *learner, const RelevePortrait *portrait)
{
  guint index = tab_index (self);

  self->box = gtk_stack_get_visible_child (self->tabs);
  self->outdated &= ~(1u << index);
  empty_box (self->box);
  switch (index)
    {
    case TAB_PROFILE:
      releve_person_add_profile (self, learner);
      break;
    case TAB_ASSIGNMENTS:
      releve_person_add_assignments (self, learner);
      break;
    case TAB_PLAN:
      releve_person_add_plan (self, learner);
      break;
    case TAB_JOURNAL:
      releve_person_add_journal (self, learner);
      break;
    case TAB_COMPETENCIES:
    default:
      releve_person_add_competencies (self, portrait);
    }
}

static void
fill (RelevePersonView *self)
{
  const ReleveLearner *learner = releve_dossier_learner (releve_person_dossier (self), self->learner_id);
  g_autofree char *focused = name_of_focus (self);
  RelevePortrait portrait;
  GtkWidget *again;

  releve_person_close_evidence (self);
  empty_box (self->strip);
  self->outdated = (1u << G_N_ELEMENTS (tabs)) - 1;
  if (learner == NULL)
    return;
  self->filling = TRUE;
  fill_head (self, learner);
  releve_portrait_of (releve_person_dossier (self), self->learner_id, &portrait);
  releve_person_fill_strip (self, &portrait);
  fill_tab (self, learner, &portrait);
  self->filling = FALSE;
  again = focused != NULL ? find_named (self->frame, focused) : NULL;
  if (again != NULL)
    gtk_widget_grab_focus (again);
}

static void
tab_cb (RelevePersonView *self)
{
  const ReleveLearner *learner = releve_dossier_learner (releve_person_dossier (self), self->learner_id);
  RelevePortrait portrait;

  if (self->filling || learner == NULL || gtk_stack_get_visible_child (self->tabs) == NULL)
    return;
  releve_person_close_evidence (self);
  if ((self->outdated & (1u << tab_index (self))) == 0)
    return;
  releve_portrait_of (releve_person_dossier (self), self->learner_id, &portrait);
  fill_tab (self, learner, &portrait);
}

/* Figures change at once where they are seen (D8), else when they are next. */
static gboolean
refill_cb (gpointer data)
{
  RelevePersonView *self = data;

  self->refill = 0;
  fill (self);
  return G_SOURCE_REMOVE;
}

/* Before anything else happens, but not while the very widget that asked for
 * the change still works. */
static void
changed_cb (RelevePersonView *self)
{
  self->outdated = (1u << G_N_ELEMENTS (tabs)) - 1;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_clear_handle_id (&self->refill, g_source_remove);
  self->refill = g_idle_add_full (G_PRIORITY_HIGH, refill_cb, self, NULL);
}

static void
releve_person_view_map (GtkWidget *widget)
{
  RelevePersonView *self = RELEVE_PERSON_VIEW (widget);

  if ((self->outdated & (1u << tab_index (self))) != 0)
    fill (self);
  GTK_WIDGET_CLASS (releve_person_view_parent_class)->map (widget);
}

/* What the last page was given is the first guess for the next; a guess that is
 * too wide would push the window's edge out. */
static int guess = RELEVE_PERSON_SLIM;

static int
class_of_width (GtkWidget *widget, int width)
{
  double scale = releve_ink_scale (widget);

  return width >= WIDE * scale ? RELEVE_PERSON_WIDE : width >= NARROW * scale ? RELEVE_PERSON_NARROW : RELEVE_PERSON_SLIM;
}

/* Filling during an allocation would ask for another one at once. */
static void
releve_person_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RelevePersonView *self = RELEVE_PERSON_VIEW (widget);
  int class = class_of_width (widget, width);

  gtk_widget_size_allocate (self->frame, &(GtkAllocation) { 0, 0, width, height }, baseline);
  if (class != self->width && self->refill == 0)
    self->refill = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refill_cb, self, NULL);
  self->width = guess = class;
}

/* Narrower than its tables it would still be laid out: it fills itself anew. */
static void
releve_person_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (RELEVE_PERSON_VIEW (widget)->frame, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
releve_person_view_dispose (GObject *object)
{
  RelevePersonView *self = RELEVE_PERSON_VIEW (object);

  g_clear_handle_id (&self->refill, g_source_remove);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (releve_person_dossier (self), self);
  if (self->tabs != NULL)
    g_signal_handlers_disconnect_by_data (self->tabs, self);
  releve_person_close_evidence (self);
  self->tabs = NULL;
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_pointer (&self->plot, releve_dot_plot_free);
  g_clear_pointer (&self->learner_id, g_free);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (releve_person_view_parent_class)->dispose (object);
}

static void
show_tab (GtkWidget *widget, const char *action, GVariant *parameter)
{
  releve_person_view_set_tab (RELEVE_PERSON_VIEW (widget), g_variant_get_string (parameter, NULL));
}

static void
step_tab (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelevePersonView *self = RELEVE_PERSON_VIEW (widget);
  int index = (int) tab_index (self) + g_variant_get_int32 (parameter);

  if (index < 0 || index >= (int) G_N_ELEMENTS (tabs))
    gtk_widget_error_bell (widget);
  else
    releve_person_view_set_tab (self, tabs[index].name);
}

static void
releve_person_view_class_init (RelevePersonViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_person_view_dispose;
  widget_class->map = releve_person_view_map;
  widget_class->measure = releve_person_view_measure;
  widget_class->size_allocate = releve_person_view_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "person-view");
  gtk_widget_class_install_action (widget_class, "person.tab", "s", show_tab);
  gtk_widget_class_install_action (widget_class, "person.step-tab", "i", step_tab);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "person.step-tab", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, "person.step-tab", "i", -1);
}

static void
releve_person_view_init (RelevePersonView *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->scroller = gtk_scrolled_window_new ();
  self->strip = gtk_grid_new ();
  self->tabs = GTK_STACK (gtk_stack_new ());
  gtk_widget_add_css_class (self->head, "person-head");
  gtk_widget_add_css_class (self->strip, "answers");
  gtk_grid_set_column_spacing (GTK_GRID (self->strip), 18);
  gtk_grid_set_row_spacing (GTK_GRID (self->strip), 9);
  gtk_stack_set_vhomogeneous (self->tabs, FALSE);
  gtk_stack_set_hhomogeneous (self->tabs, FALSE);
  gtk_widget_add_css_class (body, "person-body");
  gtk_box_append (GTK_BOX (body), self->strip);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->tabs));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), body);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (self->frame), self->head);
  gtk_box_append (GTK_BOX (self->frame), self->scroller);
  gtk_widget_set_parent (self->frame, GTK_WIDGET (self));
}

GtkWidget *
releve_person_view_new (ReleveDocument *document, const char *learner_id)
{
  RelevePersonView *self = g_object_new (RELEVE_TYPE_PERSON_VIEW, NULL);

  self->document = g_object_ref (document);
  self->learner_id = g_strdup (learner_id);
  self->width = guess;
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    gtk_stack_add_titled (self->tabs, gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), tabs[i].name, g_dpgettext2 (NULL, "person", tabs[i].title));
  gtk_stack_set_visible_child_name (self->tabs, FIRST_TAB);
  g_signal_connect_swapped (self->tabs, "notify::visible-child", G_CALLBACK (tab_cb), self);
  fill (self);
  g_signal_connect_swapped (releve_person_dossier (self), "changed", G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (self);
}

const char *
releve_person_view_get_tab (RelevePersonView *self)
{
  g_return_val_if_fail (RELEVE_IS_PERSON_VIEW (self), NULL);
  return tabs[tab_index (self)].name;
}

void
releve_person_view_set_tab (RelevePersonView *self, const char *tab)
{
  g_return_if_fail (RELEVE_IS_PERSON_VIEW (self));

  if (gtk_stack_get_child_by_name (self->tabs, tab) != NULL)
    gtk_stack_set_visible_child_name (self->tabs, tab);
}
