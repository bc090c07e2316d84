#include "releve-version-bar.h"

#include <glib/gi18n.h>

#include "releve-compat.h"
#include "releve-differences-dialog.h"
#include "releve-form-dialog.h"
#include "releve-text.h"
#include "releve-year-dialog.h"

/* Of a version's name in the toolbar; the whole stands in its tooltip. */
#define MOST_LETTERS 24

struct _ReleveVersionBar {
  GtkBox parent_instance;

  ReleveDocument *document;
  char *away;              /* what was in view when the board went out of sight */
  GSimpleActionGroup *actions;
  GtkMenuButton *switcher;
  GtkLabel *name;
};

G_DEFINE_FINAL_TYPE (ReleveVersionBar, releve_version_bar, GTK_TYPE_BOX)

static guint jump_signal;

static ReleveDesk *
desk_of (ReleveVersionBar *self)
{
  return releve_document_get_desk (self->document);
}

static ReleveDossier *
dossier_of (ReleveVersionBar *self)
{
  return releve_document_get_dossier (self->document);
}

static const ReleveVersion *
version_in_view (ReleveVersionBar *self)
{
  return releve_dossier_version (dossier_of (self), releve_dossier_get_view (dossier_of (self)));
}

static char *
name_version (ReleveVersionBar *self, const ReleveVersion *version)
{
  return releve_text_version (releve_document_get_book (self->document), version);
}

/* The verbs, each asked for by a dialog that says what it does. */

static gboolean
apply_draft (ReleveDocument *document, const char *const *answers, gpointer from, GError **error)
{
  ReleveDesk *desk = releve_document_get_desk (document);
  g_autofree char *id = NULL;

  return releve_desk_new_draft (desk, answers[0], from, &id, error) && releve_desk_set_view (desk, id, error);
}

static void
new_draft_cb (ReleveVersionBar *self)
{
  const ReleveVersion *version = version_in_view (self);
  const ReleveFormField fields[] = { { RELEVE_FORM_TEXT, _("Name of the draft"), NULL, NULL } };
  g_autofree char *from = name_version (self, version);
  /* Translators: %s names a version of the plan, such as "Plan in force". */
  g_autofree char *note = g_strdup_printf (_("Begins as a copy of: %s. Nobody is bound by a draft; nothing of the plan in force changes until it is adopted."), from);

  releve_form_dialog_present (GTK_WIDGET (self), self->document, _("New draft"), note, fields, G_N_ELEMENTS (fields),
                              apply_draft, version != NULL ? g_strdup (version->id) : NULL, g_free);
}

static gboolean
apply_adoption (ReleveDocument *document, const char *const *answers, gpointer version_id, GError **error)
{
  return releve_desk_adopt_draft (releve_document_get_desk (document), version_id, answers[0], NULL, error);
}

/* A reason overrides what does not stop for good. */
static gboolean
yields_to_reason (GPtrArray *breaches)
{
  gboolean yields = breaches != NULL && breaches->len > 0;

  for (guint i = 0; yields && i < breaches->len; i++)
    yields = ((const ReleveBreach *) breaches->pdata[i])->severity != RELEVE_STOPS;
  return yields;
}

static char *
list_sentences (ReleveVersionBar *self, GPtrArray *breaches)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < breaches->len && i < 5; i++)
    {
      g_autofree char *sentence = NULL;

      if (((const ReleveBreach *) breaches->pdata[i])->severity == RELEVE_WARNS)
        continue;
      sentence = releve_text_breach (releve_document_get_book (self->document), dossier_of (self), breaches->pdata[i]);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
    }
  return g_string_free (text, FALSE);
}

static void
ask_reason (ReleveVersionBar *self, GPtrArray *breaches)
{
  const ReleveFormField fields[] = { { RELEVE_FORM_TEXT, _("Why the rules are overridden"), NULL, NULL } };
  g_autofree char *note = list_sentences (self, breaches);

  releve_form_dialog_present (GTK_WIDGET (self), self->document, _("Adopt against the rules"), note, fields, G_N_ELEMENTS (fields),
                              apply_adoption, g_strdup (version_in_view (self)->id), g_free);
}

static void
adopt_cb (ReleveVersionBar *self)
{
  const ReleveVersion *version = version_in_view (self);
  g_autoptr (GPtrArray) breaches = NULL;
  GError *error = NULL;
  gboolean done = releve_desk_adopt_draft (desk_of (self), version->id, NULL, &breaches, &error);

  if (!done && yields_to_reason (breaches))
    {
      g_clear_error (&error);
      ask_reason (self, breaches);
      return;
    }
  releve_document_report (self->document, done, g_steal_pointer (&breaches), error);
}

static void
discard_cb (ReleveVersionBar *self)
{
  GError *error = NULL;
  gboolean done = releve_desk_discard_draft (desk_of (self), version_in_view (self)->id, &error);

  releve_document_report (self->document, done, NULL, error);
}

static gboolean
apply_publication (ReleveDocument *document, const char *const *answers, gpointer data, GError **error)
{
  return releve_desk_publish (releve_document_get_desk (document), NULL, error);
}

static void
publish_cb (ReleveVersionBar *self)
{
  g_autoptr (GPtrArray) breaches = releve_rules_of_dossier (dossier_of (self));
  guint n_denied = 0;
  g_autofree char *note = NULL;

  for (guint i = 0; i < breaches->len; i++)
    n_denied += ((const ReleveBreach *) breaches->pdata[i])->severity != RELEVE_WARNS && !((const ReleveBreach *) breaches->pdata[i])->excused;
  note = g_strdup_printf ("%s\n%s", _("The plan is frozen under a number as everybody sees it; cards that change afterwards are marked. Undo stops here; a publication can be taken back, with a reason."),
                          n_denied == 0 ? _("It breaks no rule without a reason.") : _("It breaks rules without a reason: see the list under the board."));
  releve_form_dialog_present (GTK_WIDGET (self), self->document, _("Publish the plan"), note, NULL, 0, apply_publication, NULL, NULL);
}

static gboolean
apply_withdrawal (ReleveDocument *document, const char *const *answers, gpointer data, GError **error)
{
  const ReleveVersion *last = releve_last_published (releve_document_get_dossier (document));

  return releve_desk_withdraw (releve_document_get_desk (document), last != NULL ? last->id : NULL, answers[0], error);
}

static void
withdraw_cb (ReleveVersionBar *self)
{
  const ReleveFormField fields[] = { { RELEVE_FORM_TEXT, _("Why it is taken back"), NULL, NULL } };
  g_autofree char *last = name_version (self, releve_last_published (dossier_of (self)));

  releve_form_dialog_present (GTK_WIDGET (self), self->document, _("Take a publication back"), last, fields, G_N_ELEMENTS (fields),
                              apply_withdrawal, NULL, NULL);
}

static void
new_year_cb (ReleveVersionBar *self)
{
  releve_year_dialog_present (GTK_WIDGET (self), self->document);
}

static gboolean
apply_return (ReleveDocument *document, const char *const *answers, gpointer data, GError **error)
{
  return releve_desk_reverse_year (releve_document_get_desk (document), answers[0], error);
}

static void
reverse_year_cb (ReleveVersionBar *self)
{
  const ReleveFormField fields[] = { { RELEVE_FORM_TEXT, _("Why the year is taken back"), NULL, NULL } };
  guint n = releve_dossier_all (dossier_of (self), &releve_placement_kind)->len;
  g_autofree char *note = g_strdup_printf (ngettext ("The new year goes, with %u card that is only planned; the year before is as it was.",
                                                     "The new year goes, with %u cards that are only planned; the year before is as it was.", n), n);

  releve_form_dialog_present (GTK_WIDGET (self), self->document, _("Go back to the year before"), note, fields, G_N_ELEMENTS (fields),
                              apply_return, NULL, NULL);
}

static void
jump_cb (const char *placement_id, gpointer self)
{
  g_signal_emit (self, jump_signal, 0, placement_id);
}

/* A draft beside the plan in force; the plan in force beside what was published. */
static void
compare_cb (ReleveVersionBar *self)
{
  const ReleveVersion *version = version_in_view (self);
  gboolean draft = version != NULL && version->state == RELEVE_VERSION_DRAFT;
  const ReleveVersion *from = draft ? NULL : version != NULL ? version : releve_last_published (dossier_of (self));

  releve_differences_dialog_present (GTK_WIDGET (self), self->document, from != NULL ? from->id : NULL,
                                     draft ? version->id : NULL, jump_cb, G_OBJECT (self));
}

/* What is in view */

static void
view_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ReleveVersionBar *self = data;
  const char *id = g_variant_get_string (parameter, NULL);

  releve_desk_set_view (desk_of (self), *id != '\0' ? id : NULL, NULL);
}

static void
enter_cb (ReleveVersionBar *self)
{
  if (self->away != NULL)
    releve_desk_set_view (desk_of (self), releve_dossier_version (dossier_of (self), self->away) != NULL ? self->away : NULL, NULL);
  g_clear_pointer (&self->away, g_free);
}

static void
leave_cb (ReleveVersionBar *self)
{
  g_free (self->away);
  self->away = g_strdup (releve_dossier_get_view (dossier_of (self)));
  releve_desk_set_view (desk_of (self), NULL, NULL);
}

static void
append_version (ReleveVersionBar *self, GMenu *menu, const ReleveVersion *version)
{
  g_autofree char *name = name_version (self, version);
  g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

  g_menu_item_set_action_and_target (item, "version.view", "s", version != NULL ? version->id : "");
  g_menu_append_item (menu, item);
}

static void
append_versions (ReleveVersionBar *self, GMenu *menu, GPtrArray *versions)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GPtrArray) owned = versions;

  for (guint i = 0; i < owned->len; i++)
    append_version (self, section, owned->pdata[i]);
  if (owned->len > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GMenuModel *
make_commands (ReleveVersionBar *self)
{
  GMenu *commands = g_menu_new ();
  g_autoptr (GPtrArray) years = releve_past_years (dossier_of (self));

  g_menu_append (commands, _("New draft…"), "version.new-draft");
  g_menu_append (commands, _("New year…"), "version.new-year");
  if (releve_last_published (dossier_of (self)) != NULL)
    g_menu_append (commands, _("Take the last publication back…"), "version.withdraw");
  if (years->len > 0)
    g_menu_append (commands, _("Go back to the year before…"), "version.reverse-year");
  return G_MENU_MODEL (commands);
}

static void
update_menu (ReleveVersionBar *self)
{
  g_autoptr (GMenu) menu = g_menu_new (), force = g_menu_new ();
  g_autoptr (GMenuModel) commands = make_commands (self);

  append_version (self, force, NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (force));
  append_versions (self, menu, releve_versions (dossier_of (self), RELEVE_VERSION_DRAFT));
  append_versions (self, menu, releve_versions (dossier_of (self), RELEVE_VERSION_PUBLISHED));
  append_versions (self, menu, releve_past_years (dossier_of (self)));
  g_menu_append_section (menu, NULL, commands);
  gtk_menu_button_set_menu_model (self->switcher, G_MENU_MODEL (menu));
}

static void
enable (ReleveVersionBar *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

static void
update_cb (ReleveVersionBar *self)
{
  const ReleveVersion *version = version_in_view (self);
  gboolean draft = version != NULL && version->state == RELEVE_VERSION_DRAFT;
  gboolean published = version != NULL && version->number > 0 && version->year_id == NULL;
  gboolean writable = !releve_desk_is_read_only (desk_of (self));
  g_autofree char *name = name_version (self, version);
  GAction *view = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "view");

  gtk_label_set_label (self->name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->switcher), name);
  releve_compat_name_menu_button (self->switcher, name);
  g_simple_action_set_state (G_SIMPLE_ACTION (view), g_variant_new_string (version != NULL ? version->id : ""));
  if (version != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->switcher), "other-version");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->switcher), "other-version");
  enable (self, "compare", draft || published || (version == NULL && releve_last_published (dossier_of (self)) != NULL));
  enable (self, "publish", writable && version == NULL);
  enable (self, "adopt", writable && draft);
  enable (self, "discard", writable && draft);
  enable (self, "new-draft", writable && (version == NULL || draft || published));
  enable (self, "new-year", writable && version == NULL);
  enable (self, "withdraw", writable && version == NULL);
  enable (self, "reverse-year", writable && version == NULL);
  update_menu (self);
}

static void
add_actions (ReleveVersionBar *self, GtkWidget *page)
{
  static const struct { const char *name; void (*activate) (ReleveVersionBar *self); } plain[] = {
    { "compare", compare_cb }, { "publish", publish_cb }, { "adopt", adopt_cb }, { "discard", discard_cb },
    { "new-draft", new_draft_cb }, { "new-year", new_year_cb }, { "withdraw", withdraw_cb }, { "reverse-year", reverse_year_cb },
  };
  g_autoptr (GSimpleAction) view = g_simple_action_new_stateful ("view", G_VARIANT_TYPE_STRING, g_variant_new_string (""));

  self->actions = g_simple_action_group_new ();
  g_signal_connect_object (view, "activate", G_CALLBACK (view_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (view));
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (plain[i].name, NULL);

      g_signal_connect_object (action, "activate", G_CALLBACK (plain[i].activate), self, G_CONNECT_SWAPPED);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
  gtk_widget_insert_action_group (page, "version", G_ACTION_GROUP (self->actions));
}

static void
releve_version_bar_dispose (GObject *object)
{
  ReleveVersionBar *self = RELEVE_VERSION_BAR (object);

  g_clear_object (&self->document);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->away, g_free);
  G_OBJECT_CLASS (releve_version_bar_parent_class)->dispose (object);
}

static void
releve_version_bar_class_init (ReleveVersionBarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = releve_version_bar_dispose;
  jump_signal = g_signal_new ("jump", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, G_TYPE_STRING);
}

/* A name may be long: it shortens before it takes the room of others. */
static void
releve_version_bar_init (ReleveVersionBar *self)
{
  self->switcher = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->name = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->name, MOST_LETTERS);
  gtk_menu_button_set_child (self->switcher, GTK_WIDGET (self->name));
  gtk_menu_button_set_always_show_arrow (self->switcher, TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->switcher));
}

GtkWidget *
releve_version_bar_new (ReleveDocument *document, GtkWidget *page)
{
  ReleveVersionBar *self = g_object_new (RELEVE_TYPE_VERSION_BAR, NULL);

  self->document = g_object_ref (document);
  add_actions (self, page);
  g_signal_connect_object (page, "map", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "unmap", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dossier_of (self), "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  update_cb (self);
  return GTK_WIDGET (self);
}
