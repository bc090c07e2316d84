/* Which version of a plan, and which roles, the print dialog prints. */

#include "releve-print-private.h"

#include "releve-overview.h"
#include "releve-text.h"

static ReleveDossier *
dossier_of (RelevePrintDialog *self)
{
  return releve_document_get_dossier (self->document);
}

/* Versions: of the plan of one clinician, the newest first */

static int
compare_versions (gconstpointer a, gconstpointer b)
{
  return (*(const RelevePlan *const *) b)->version - (*(const RelevePlan *const *) a)->version;
}

static GPtrArray *
list_plans (RelevePrintDialog *self, const char *learner_id)
{
  GPtrArray *rows = RELEVE_DOSSIER_OF (dossier_of (self), releve_plan_kind, RelevePlan, learner_id, learner_id);
  GPtrArray *plans = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (plans, rows->pdata[i]);
  g_ptr_array_sort (plans, compare_versions);
  return plans;
}

int
releve_print_dialog_version (RelevePrintDialog *self)
{
  g_autoptr (GPtrArray) plans = self->version_of != NULL ? list_plans (self, self->version_of) : NULL;
  guint at = gtk_drop_down_get_selected (self->version);

  return plans != NULL && at > 0 && at < plans->len ? ((const RelevePlan *) plans->pdata[at])->version : 0;
}

static gboolean
same_names (GListModel *old, GListModel *new)
{
  guint n = g_list_model_get_n_items (new);

  if (old == NULL || g_list_model_get_n_items (old) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (old), i), gtk_string_list_get_string (GTK_STRING_LIST (new), i)) != 0)
      return FALSE;
  return TRUE;
}

/* A menu that hears of its own choice must not be filled anew for it. */
static void
fill_versions (RelevePrintDialog *self, GPtrArray *plans, guint selected)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; plans != NULL && i < plans->len; i++)
    gtk_string_list_take (names, releve_text_plan_version (releve_document_get_book (self->document), plans->pdata[i]));
  if (!same_names (gtk_drop_down_get_model (self->version), G_LIST_MODEL (names)))
    gtk_drop_down_set_model (self->version, G_LIST_MODEL (names));
  if (plans != NULL && gtk_drop_down_get_selected (self->version) != selected)
    gtk_drop_down_set_selected (self->version, selected);
}

/* Once the file has changed the choice is of the same place in the list. */
void
releve_print_dialog_show_versions (RelevePrintDialog *self)
{
  g_autoptr (GPtrArray) ids = releve_print_dialog_chosen (self);
  const char *one = ids->len == 2 && releve_print_dialog_printout (self) == RELEVE_PRINTOUT_PLAN ? ids->pdata[0] : NULL;
  g_autoptr (GPtrArray) plans = one != NULL ? list_plans (self, one) : NULL;
  gboolean same = g_strcmp0 (one, self->version_of) == 0;
  guint at = same ? gtk_drop_down_get_selected (self->version) : 0;
  gboolean filling = self->filling;

  self->filling = TRUE;
  fill_versions (self, plans, plans != NULL && at < plans->len ? at : 0);
  self->filling = filling;
  g_free (self->version_of);
  self->version_of = g_strdup (one);
  gtk_widget_set_visible (self->version_row, plans != NULL && plans->len > 1);
}

void
releve_print_dialog_choose_version (RelevePrintDialog *self, int version)
{
  g_autoptr (GPtrArray) plans = NULL;

  g_return_if_fail (RELEVE_IS_PRINT_DIALOG (self));

  plans = self->version_of != NULL ? list_plans (self, self->version_of) : NULL;
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    if (((const RelevePlan *) plans->pdata[i])->version == version)
      gtk_drop_down_set_selected (self->version, i);
}

/* Roles */

static void
add_role (RelevePrintDialog *self, const ReleveRole *role, gboolean active)
{
  GtkWidget *check = gtk_check_button_new_with_label (releve_words_get (&role->name, releve_document_get_language (self->document), NULL));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  g_object_set_data_full (G_OBJECT (check), "role", g_strdup (role->id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (releve_print_dialog_rebuild), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->role_list, check);
  g_ptr_array_add (self->roles, check);
}

void
releve_print_dialog_fill_roles (RelevePrintDialog *self)
{
  GPtrArray *roles = releve_dossier_all (dossier_of (self), &releve_role_kind);

  for (guint i = 0; i < roles->len; i++)
    add_role (self, roles->pdata[i], i < RELEVE_POST_ROLES);
}

/* Where four are ticked no other can be. */
void
releve_print_dialog_show_roles (RelevePrintDialog *self)
{
  g_ptr_array_set_size (self->role_ids, 0);
  for (guint i = 0; i < self->roles->len; i++)
    if (gtk_check_button_get_active (self->roles->pdata[i]))
      g_ptr_array_add (self->role_ids, g_object_get_data (self->roles->pdata[i], "role"));
  for (guint i = 0; i < self->roles->len; i++)
    gtk_widget_set_sensitive (self->roles->pdata[i], self->role_ids->len < RELEVE_POST_ROLES
                                                     || gtk_check_button_get_active (self->roles->pdata[i]));
  g_ptr_array_add (self->role_ids, NULL);
  gtk_widget_set_visible (self->roles_group, releve_print_dialog_printout (self) == RELEVE_PRINTOUT_POST && self->roles->len > 0);
}

void
releve_print_dialog_choose_roles (RelevePrintDialog *self, const char *const *role_ids)
{
  g_return_if_fail (RELEVE_IS_PRINT_DIALOG (self) && role_ids != NULL);

  self->filling = TRUE;
  for (guint i = 0; i < self->roles->len; i++)
    gtk_check_button_set_active (self->roles->pdata[i], g_strv_contains (role_ids, g_object_get_data (self->roles->pdata[i], "role")));
  self->filling = FALSE;
  releve_print_dialog_rebuild (self);
}
