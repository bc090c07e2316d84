#include "releve-filter-bar.h"

#include <glib/gi18n.h>

struct _ReleveFilterBar {
  GtkWidget parent_instance;

  ReleveDocument *document;
  GtkDropDown *role;
  GtkDropDown *service;
  GtkWidget *clear;
};

G_DEFINE_FINAL_TYPE (ReleveFilterBar, releve_filter_bar, GTK_TYPE_WIDGET)

static ReleveDossier *
dossier_of (ReleveFilterBar *self)
{
  return releve_document_get_dossier (self->document);
}

/* The first line of each choice is everybody. */
static void
chosen_cb (ReleveFilterBar *self)
{
  GPtrArray *roles = releve_dossier_all (dossier_of (self), &releve_role_kind);
  g_autoptr (GPtrArray) services = releve_filter_services (dossier_of (self));
  guint role = gtk_drop_down_get_selected (self->role), service = gtk_drop_down_get_selected (self->service);

  releve_document_set_filter (self->document,
    role > 0 && role <= roles->len ? ((const ReleveRole *) roles->pdata[role - 1])->id : NULL,
    service > 0 && service <= services->len ? releve_filter_service (services->pdata[service - 1]) : NULL);
}

static void
clear_cb (ReleveFilterBar *self)
{
  gtk_drop_down_set_selected (self->role, 0);
  gtk_drop_down_set_selected (self->service, 0);
}

static void
filter_cb (ReleveFilterBar *self)
{
  gtk_widget_set_sensitive (self->clear, releve_filter_is_set (releve_document_get_filter (self->document)));
}

static void
fill_roles (ReleveFilterBar *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *roles = releve_dossier_all (dossier_of (self), &releve_role_kind);

  gtk_string_list_append (names, _("Every role"));
  for (guint i = 0; i < roles->len; i++)
    gtk_string_list_append (names, releve_words_get (&((const ReleveRole *) roles->pdata[i])->name,
                                                     releve_document_get_language (self->document), NULL));
  gtk_drop_down_set_model (self->role, G_LIST_MODEL (names));
}

static void
fill_services (ReleveFilterBar *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) services = releve_filter_services (dossier_of (self));

  gtk_string_list_append (names, _("Every service"));
  for (guint i = 0; i < services->len; i++)
    gtk_string_list_append (names, releve_words_get (&((const ReleveLearner *) services->pdata[i])->service,
                                                     releve_document_get_language (self->document), NULL));
  gtk_drop_down_set_model (self->service, G_LIST_MODEL (names));
}

static GtkDropDown *
add_choice (ReleveFilterBar *self, GtkWidget *box, const char *name)
{
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), choice);
  return GTK_DROP_DOWN (choice);
}

static void
releve_filter_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&RELEVE_FILTER_BAR (object)->document);
  G_OBJECT_CLASS (releve_filter_bar_parent_class)->dispose (object);
}

static void
releve_filter_bar_class_init (ReleveFilterBarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = releve_filter_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "filter-bar");
}

static void
releve_filter_bar_init (ReleveFilterBar *self)
{
}

GtkWidget *
releve_filter_bar_new (ReleveDocument *document)
{
  ReleveFilterBar *self = g_object_new (RELEVE_TYPE_FILTER_BAR, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_label_new (_("Look at"));

  self->document = g_object_ref (document);
  gtk_widget_add_css_class (words, "secondary");
  gtk_box_append (GTK_BOX (box), words);
  self->role = add_choice (self, box, _("Role aimed at"));
  self->service = add_choice (self, box, _("Service"));
  self->clear = gtk_button_new_with_mnemonic (_("_Everybody"));
  gtk_widget_add_css_class (self->clear, "flat");
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->clear);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  fill_roles (self);
  fill_services (self);
  g_signal_connect_object (document, "filter-changed", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  filter_cb (self);
  return GTK_WIDGET (self);
}
