#include "releve-window.h"

#include <glib/gi18n.h>

#include "releve-board-page.h"
#include "releve-compare-dialog.h"
#include "releve-catalogue-page.h"
#include "releve-compat.h"
#include "releve-dashboard-page.h"
#include "releve-filter-bar.h"
#include "releve-followup.h"
#include "releve-followup-page.h"
#include "releve-ink.h"
#include "releve-people-page.h"
#include "releve-post-dialog.h"
#include "releve-print-dialog.h"
#include "releve-propose-dialog.h"
#include "releve-self-dialog.h"
#include "releve-settings.h"
#include "releve-toast.h"
#include "releve-welcome.h"

/* Below this width, in pixels at 11 pt text, icons stand over short labels. */
#define WIDE_SWITCHER 1144

struct _ReleveWindow {
  AdwApplicationWindow parent_instance;

  ReleveDocument *document;
  guint policy_source;

  ReleveToast *toast;
  AdwHeaderBar *header;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *title_box;
  GtkWidget *history_box;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  AdwViewSwitcher *switcher;
  GtkRevealer *banner;
  GtkRevealer *filter;
  GtkWidget *filter_button;
  GtkMenuButton *menu_button;
  GtkLabel *banner_label;
  GtkStack *stack;
  GtkBox *welcome_box;
  AdwViewStack *views;
  GtkWidget *status;
};

G_DEFINE_FINAL_TYPE (ReleveWindow, releve_window, ADW_TYPE_APPLICATION_WINDOW)

/* The pages, made when first shown. */
typedef struct {
  const char *name;
  const char *title;
  const char *icon;
  GtkWidget *(*make) (ReleveDocument *document);
} View;

static const View views[] = {
  { "dashboard", NC_("view", "Dashboard"), "releve-dashboard-symbolic", releve_dashboard_page_new },
  { "board", NC_("view", "Board"), "releve-board-symbolic", releve_board_page_new },
  { "people", NC_("view", "People"), "system-users-symbolic", releve_people_page_new },
  { "catalogue", NC_("view", "Catalogue"), "releve-catalogue-symbolic", releve_catalogue_page_new },
  { "followup", NC_("view", "Follow-up"), "alarm-symbolic", releve_followup_page_new },
};

static const View *
find_view (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_strcmp0 (views[i].name, name) == 0)
      return &views[i];
  return NULL;
}

static void
fill_view_cb (ReleveWindow *self)
{
  GtkWidget *bin = adw_view_stack_get_visible_child (self->views);
  const View *view = find_view (adw_view_stack_get_visible_child_name (self->views));

  if (self->document == NULL || bin == NULL || view == NULL || adw_bin_get_child (ADW_BIN (bin)) != NULL)
    return;
  adw_bin_set_child (ADW_BIN (bin), view->make (self->document));
}

static void
add_views (ReleveWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      GtkWidget *bin = adw_bin_new ();
      AdwViewStackPage *page = adw_view_stack_add_titled (self->views, bin, views[i].name,
                                                          g_dpgettext2 (NULL, "view", views[i].title));
      adw_view_stack_page_set_icon_name (page, views[i].icon);
    }
}

/* What is late or due this week; nothing to tell, no badge. */
static void
update_badge (ReleveWindow *self)
{
  guint n = self->document != NULL ? releve_count_pressing (releve_document_get_dossier (self->document)) : 0;
  GtkWidget *bin = adw_view_stack_get_child_by_name (self->views, "followup");

  if (bin != NULL)
    adw_view_stack_page_set_badge_number (adw_view_stack_get_page (self->views, bin), n);
}

/* Enabled state of every action, and what the header says, from one place. */
static void
update_actions (ReleveWindow *self)
{
  ReleveDesk *desk = self->document != NULL ? releve_document_get_desk (self->document) : NULL;
  gboolean writable = desk != NULL && !releve_desk_is_read_only (desk);
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", writable && releve_desk_peek_undo (desk) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", writable && releve_desk_peek_redo (desk) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.print-page", desk != NULL);
  update_badge (self);
  if (self->document == NULL)
    return;
  undo = releve_document_undo_label (self->document);
  redo = releve_document_redo_label (self->document);
  gtk_widget_set_tooltip_text (self->undo_button, undo);
  gtk_widget_set_tooltip_text (self->redo_button, redo);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->undo_button), GTK_ACCESSIBLE_PROPERTY_LABEL, undo, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->redo_button), GTK_ACCESSIBLE_PROPERTY_LABEL, redo, -1);
}

static void
update_title (ReleveWindow *self)
{
  const ReleveDepartment *department;
  ReleveDesk *desk;
  const char *name;
  g_autofree char *file = NULL;
  g_autofree char *state = NULL;
  g_autofree char *window_title = NULL;

  if (self->document == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), "Relève");
      return;
    }
  desk = releve_document_get_desk (self->document);
  department = releve_dossier_department (releve_document_get_dossier (self->document));
  name = department != NULL
    ? releve_words_get (&department->name, releve_document_get_language (self->document), NULL) : "";
  file = g_path_get_basename (releve_desk_get_path (desk));
  state = releve_desk_is_read_only (desk)
    /* Translators: %s is the name of the file. */
    ? g_strdup_printf (_("%s · read-only"), file)
    /* Translators: %s is the name of the file. */
    : g_strdup_printf (_("%s · saved"), file);
  /* Translators: the window's title; %s is the name of the department. */
  window_title = g_strdup_printf (_("%s — Relève"), name);
  gtk_window_set_title (GTK_WINDOW (self), window_title);
  gtk_label_set_label (self->title, name);
  gtk_label_set_label (self->subtitle, state);
  gtk_widget_set_tooltip_text (self->title_box, releve_desk_get_path (desk));
}

static void
update_banner (ReleveWindow *self)
{
  ReleveDesk *desk = self->document != NULL ? releve_document_get_desk (self->document) : NULL;

  gtk_revealer_set_reveal_child (self->banner, desk != NULL && releve_desk_is_read_only (desk));
  if (desk == NULL)
    return;
  gtk_label_set_label (self->banner_label, releve_desk_get_schema (desk) > 1
    ? _("A newer version of Relève wrote this file: it can be read here, but not changed.")
    : _("This file or its folder cannot be written: everything can be read, nothing changed."));
}

void
releve_window_say (ReleveWindow *self, const char *sentence, gboolean with_undo)
{
  g_return_if_fail (RELEVE_IS_WINDOW (self));

  releve_toast_say (self->toast, sentence, with_undo ? _("Undo") : NULL, "win.undo");
  releve_compat_announce (self->status, sentence);
}

static void
done_cb (ReleveWindow *self, const char *sentence)
{
  releve_window_say (self, sentence, releve_desk_may_undo (releve_document_get_desk (self->document)));
}

static void
said_cb (ReleveWindow *self, const char *sentence)
{
  releve_window_say (self, sentence, FALSE);
}

static void
refused_cb (ReleveWindow *self, const char *sentence)
{
  gtk_widget_error_bell (GTK_WIDGET (self));
  releve_window_say (self, sentence, FALSE);
}

static void
undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  releve_document_undo (RELEVE_WINDOW (widget)->document);
}

static void
redo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  releve_document_redo (RELEVE_WINDOW (widget)->document);
}

/* The page of @view if it was made already. */
static GtkWidget *
find_page (ReleveWindow *self, const char *view)
{
  GtkWidget *bin = view != NULL ? adw_view_stack_get_child_by_name (self->views, view) : NULL;

  return bin != NULL ? adw_bin_get_child (ADW_BIN (bin)) : NULL;
}

static gboolean
has_keyboard (ReleveWindow *self, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* The year is planned on the board; elsewhere the keyboard comes to where it was
 * last, or to what is first. */
static void
enter_page (ReleveWindow *self, GtkWidget *page)
{
  if (RELEVE_IS_BOARD_PAGE (page) && releve_board_page_focus_board (RELEVE_BOARD_PAGE (page)))
    return;
  if (!has_keyboard (self, page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
show_view (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReleveWindow *self = RELEVE_WINDOW (widget);
  GtkWidget *page;

  releve_window_set_view (self, g_variant_get_string (parameter, NULL));
  page = find_page (self, releve_window_get_view (self));
  if (page != NULL)
    enter_page (self, page);
}

/* F6 goes from the header to the page, and back where the page has no next part. */
static gboolean
step_part (GtkWidget *widget, GVariant *step, gpointer data)
{
  ReleveWindow *self = RELEVE_WINDOW (widget);
  GtkWidget *page = find_page (self, releve_window_get_view (self)), *header = GTK_WIDGET (self->header);

  if (page != NULL && has_keyboard (self, header))
    return gtk_widget_child_focus (page, g_variant_get_int32 (step) > 0 ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
  return gtk_widget_child_focus (header, GTK_DIR_TAB_FORWARD);
}

/* The page that is shown, made if need be. */
static GtkWidget *
show_page (ReleveWindow *self, const char *view)
{
  releve_window_set_view (self, view);
  return adw_bin_get_child (ADW_BIN (adw_view_stack_get_visible_child (self->views)));
}

static void
show_card (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *page = show_page (RELEVE_WINDOW (widget), "board");

  if (page != NULL)
    releve_board_page_show_card (RELEVE_BOARD_PAGE (page), g_variant_get_string (parameter, NULL));
}

static void
show_person (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *page = show_page (RELEVE_WINDOW (widget), "people");

  if (page != NULL)
    releve_people_page_show (RELEVE_PEOPLE_PAGE (page), g_variant_get_string (parameter, NULL));
}

static void
compare (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReleveWindow *self = RELEVE_WINDOW (widget);
  const char *placement_id = g_variant_get_string (parameter, NULL);
  GtkWidget *dialog;

  if (self->document == NULL || releve_dossier_placement (releve_document_get_dossier (self->document), placement_id) == NULL)
    return;
  dialog = releve_compare_dialog_new (self->document, placement_id);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Where the window is narrow the dialog takes all of it. */
static void
propose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReleveWindow *self = RELEVE_WINDOW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GtkWidget *dialog;

  if (self->document == NULL)
    return;
  dialog = releve_propose_dialog_new (self->document, width, height);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
self_assessment (GtkWidget *widget, const char *action, GVariant *learner)
{
  ReleveWindow *self = RELEVE_WINDOW (widget);
  GtkWidget *dialog;

  if (self->document == NULL)
    return;
  dialog = releve_self_dialog_new (self->document, g_variant_get_string (learner, NULL));
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_followup (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *page = show_page (RELEVE_WINDOW (widget), "followup");

  if (page != NULL)
    releve_followup_page_show (RELEVE_FOLLOWUP_PAGE (page), g_variant_get_string (parameter, NULL));
}

/* @version: of a career plan; 0 is the newest. */
static void
present_print (ReleveWindow *self, int printout, const char *learner_id, int version)
{
  GtkWindow *dialog;

  if (self->document == NULL)
    return;
  dialog = releve_print_dialog_new (self->document, (RelevePrintout) MAX (printout, 0), learner_id);
  releve_print_dialog_choose_version (RELEVE_PRINT_DIALOG (dialog), version);
  gtk_window_set_transient_for (dialog, GTK_WINDOW (self));
  gtk_window_present (dialog);
}

/* A printout by its code, and about whom ("" for nobody). */
static void
print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *code, *learner_id;

  g_variant_get (parameter, "(&s&s)", &code, &learner_id);
  present_print (RELEVE_WINDOW (widget), releve_code_parse (releve_printout_codes, code), learner_id, 0);
}

static void
print_version (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *learner_id;
  int version;

  g_variant_get (parameter, "(&si)", &learner_id, &version);
  present_print (RELEVE_WINDOW (widget), RELEVE_PRINTOUT_PLAN, learner_id, version);
}

/* What the page that is shown is about. */
static void
print_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const struct { const char *view, *code; } pages[] = {
    { "dashboard", "summary" }, { "board", "board" }, { "people", "plan" }, { "catalogue", "post" }, { "followup", "duties" },
  };
  ReleveWindow *self = RELEVE_WINDOW (widget);
  const char *view = adw_view_stack_get_visible_child_name (self->views);
  GtkWidget *page = view != NULL ? find_page (self, view) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (view, pages[i].view) == 0)
      present_print (self, releve_code_parse (releve_printout_codes, pages[i].code),
                     RELEVE_IS_PEOPLE_PAGE (page) ? releve_people_page_get_shown (RELEVE_PEOPLE_PAGE (page)) : NULL, 0);
}

/* The role that the catalogue shows comes first. */
static void
post_asks (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReleveWindow *self = RELEVE_WINDOW (widget);
  GtkWidget *page = find_page (self, "catalogue");
  GtkWindow *dialog;

  if (self->document == NULL)
    return;
  dialog = releve_post_dialog_new (self->document, page != NULL ? releve_catalogue_page_get_role (RELEVE_CATALOGUE_PAGE (page)) : NULL);
  gtk_window_set_transient_for (dialog, GTK_WINDOW (self));
  gtk_window_present (dialog);
}

/* Setting the policy inside an allocation would ask for another one at once. */
static gboolean
update_policy (gpointer user_data)
{
  ReleveWindow *self = user_data;
  double width = WIDE_SWITCHER * releve_ink_scale (GTK_WIDGET (self));
  gboolean wide = gtk_widget_get_width (GTK_WIDGET (self)) >= width;

  self->policy_source = 0;
  adw_view_switcher_set_policy (self->switcher, wide ? ADW_VIEW_SWITCHER_POLICY_WIDE : ADW_VIEW_SWITCHER_POLICY_NARROW);
  adw_header_bar_set_centering_policy (self->header, wide ? ADW_CENTERING_POLICY_STRICT : ADW_CENTERING_POLICY_LOOSE);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), wide);
  return G_SOURCE_REMOVE;
}

static void
releve_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReleveWindow *self = RELEVE_WINDOW (widget);

  GTK_WIDGET_CLASS (releve_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->policy_source == 0)
    self->policy_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_policy, self, NULL);
}

/* What is typed in the catalogue waits for an answer; then the window closes. */
static gboolean
may_close (ReleveWindow *self)
{
  GtkWidget *page = find_page (self, "catalogue");

  if (page == NULL || releve_catalogue_page_may_leave (RELEVE_CATALOGUE_PAGE (page), (ReleveCatalogueGo) gtk_window_close, self))
    return TRUE;
  releve_window_set_view (self, "catalogue");
  return FALSE;
}

static gboolean
releve_window_close_request (GtkWindow *window)
{
  GSettings *settings = releve_settings ();
  int width, height;

  if (!may_close (RELEVE_WINDOW (window)))
    return TRUE;
  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
  return GTK_WINDOW_CLASS (releve_window_parent_class)->close_request (window);
}

static void
forget_document (ReleveWindow *self)
{
  if (self->document == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->document, self);
  g_signal_handlers_disconnect_by_data (releve_document_get_desk (self->document), self);
  g_clear_object (&self->document);
}

static void
releve_window_dispose (GObject *object)
{
  ReleveWindow *self = RELEVE_WINDOW (object);

  g_clear_handle_id (&self->policy_source, g_source_remove);
  forget_document (self);
  G_OBJECT_CLASS (releve_window_parent_class)->dispose (object);
}

static void
releve_window_class_init (ReleveWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_window_dispose;
  widget_class->size_allocate = releve_window_size_allocate;
  GTK_WINDOW_CLASS (class)->close_request = releve_window_close_request;

  g_type_ensure (RELEVE_TYPE_TOAST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/releve/Releve/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, ReleveWindow, toast);
  gtk_widget_class_bind_template_child (widget_class, ReleveWindow, header);
  gtk_widget_class_bind_template_child (widget_class, ReleveWindow, title);
  gtk_widget_class_bind_template_child (widget_class, ReleveWindow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, ReleveWindow, title_box);
  gtk_widget_class_bind_template_child (widget_class, ReleveWindow, history_box);
  gtk_widget_class_bind_template_child (widget_class, ReleveWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, ReleveWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, ReleveWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, ReleveWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, ReleveWindow, filter);
  gtk_widget_class_bind_template_child (widget_class, ReleveWindow, filter_button);
  gtk_widget_class_bind_template_child (widget_class, ReleveWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ReleveWindow, banner_label);
  gtk_widget_class_bind_template_child (widget_class, ReleveWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ReleveWindow, welcome_box);
  gtk_widget_class_bind_template_child (widget_class, ReleveWindow, views);
  gtk_widget_class_bind_template_child (widget_class, ReleveWindow, status);

  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo);
  gtk_widget_class_install_action (widget_class, "win.show-view", "s", show_view);
  gtk_widget_class_install_action (widget_class, "win.show-card", "s", show_card);
  gtk_widget_class_install_action (widget_class, "win.show-person", "s", show_person);
  gtk_widget_class_install_action (widget_class, "win.show-followup", "s", show_followup);
  gtk_widget_class_install_action (widget_class, "win.post-asks", NULL, post_asks);
  gtk_widget_class_install_action (widget_class, "win.print", "(ss)", print);
  gtk_widget_class_install_action (widget_class, "win.print-version", "(si)", print_version);
  gtk_widget_class_install_action (widget_class, "win.print-page", NULL, print_page);
  gtk_widget_class_install_action (widget_class, "win.propose", NULL, propose);
  gtk_widget_class_install_action (widget_class, "win.compare", "s", compare);
  gtk_widget_class_install_action (widget_class, "win.self-assessment", "s", self_assessment);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F6, 0, step_part, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F6, GDK_SHIFT_MASK, step_part, "i", -1);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, "win.show-view", "s", views[i].name);
}

static void
releve_window_init (ReleveWindow *self)
{
  GSettings *settings = releve_settings ();

  gtk_widget_init_template (GTK_WIDGET (self));
  releve_compat_name_menu_button (self->menu_button, _("Main Menu"));
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

ReleveWindow *
releve_window_new (GtkApplication *application, ReleveDocument *document)
{
  ReleveWindow *self = g_object_new (RELEVE_TYPE_WINDOW, "application", application, NULL);

  releve_window_set_document (self, document);
  return self;
}

ReleveDocument *
releve_window_get_document (ReleveWindow *self)
{
  g_return_val_if_fail (RELEVE_IS_WINDOW (self), NULL);
  return self->document;
}

static void
show_welcome (ReleveWindow *self)
{
  GtkWidget *welcome = g_object_new (RELEVE_TYPE_WELCOME, "hexpand", TRUE, NULL);

  gtk_box_append (self->welcome_box, welcome);
  gtk_stack_set_visible_child_name (self->stack, "welcome");
}

static void
show_department (ReleveWindow *self)
{
  g_signal_connect_object (self->document, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (releve_document_get_desk (self->document), "history-changed",
                           G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  gtk_revealer_set_child (self->filter, releve_filter_bar_new (self->document));
  add_views (self);
  g_signal_connect_object (self->views, "notify::visible-child", G_CALLBACK (fill_view_cb), self, G_CONNECT_SWAPPED);
  fill_view_cb (self);
  gtk_stack_set_visible_child_name (self->stack, "department");
}

void
releve_window_set_document (ReleveWindow *self, ReleveDocument *document)
{
  g_return_if_fail (RELEVE_IS_WINDOW (self));
  g_return_if_fail (self->document == NULL);

  g_set_object (&self->document, document);
  if (document != NULL)
    show_department (self);
  else
    show_welcome (self);
  gtk_widget_set_visible (self->title_box, document != NULL);
  gtk_widget_set_visible (self->history_box, document != NULL);
  gtk_widget_set_visible (self->filter_button, document != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->switcher), document != NULL);
  update_title (self);
  update_banner (self);
  update_actions (self);
}

const char *
releve_window_get_view (ReleveWindow *self)
{
  g_return_val_if_fail (RELEVE_IS_WINDOW (self), NULL);
  return adw_view_stack_get_visible_child_name (self->views);
}

void
releve_window_set_view (ReleveWindow *self, const char *view)
{
  g_return_if_fail (RELEVE_IS_WINDOW (self));
  if (self->document != NULL && find_view (view) != NULL)
    adw_view_stack_set_visible_child_name (self->views, view);
}

GtkWidget *
releve_window_get_status (ReleveWindow *self)
{
  g_return_val_if_fail (RELEVE_IS_WINDOW (self), NULL);
  return self->status;
}
