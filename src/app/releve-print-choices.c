/* The choices at the left of the print dialog. */

#include "releve-print-private.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "releve-people.h"
#include "releve-settings.h"
#include "releve-text.h"

RelevePrintout
releve_print_dialog_printout (RelevePrintDialog *self)
{
  return (RelevePrintout) gtk_drop_down_get_selected (self->what);
}

RelevePrintOptions
releve_print_dialog_options (RelevePrintDialog *self)
{
  return (RelevePrintOptions) {
    .language = gtk_drop_down_get_selected (self->language),
    .paper = gtk_drop_down_get_selected (self->paper),
    .audience = gtk_drop_down_get_selected (self->audience),
    .tiled = gtk_drop_down_get_selected (self->size) == 1,
    .version = releve_print_dialog_version (self),
    .role_ids = (const char *const *) self->role_ids->pdata,
  };
}

GPtrArray *
releve_print_dialog_chosen (RelevePrintDialog *self)
{
  GPtrArray *ids = g_ptr_array_new ();
  gboolean nobody = releve_printout_subject (releve_print_dialog_printout (self)) == RELEVE_ABOUT_NOBODY;

  for (guint i = 0; i < self->checks->len && !nobody; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_ptr_array_add (ids, g_object_get_data (self->checks->pdata[i], "learner"));
  g_ptr_array_add (ids, NULL);
  return ids;
}

guint
releve_print_dialog_n_chosen (RelevePrintDialog *self)
{
  g_autoptr (GPtrArray) ids = releve_print_dialog_chosen (self);

  return ids->len - 1;
}

gboolean
releve_print_dialog_in_one (RelevePrintDialog *self)
{
  return gtk_drop_down_get_selected (self->files) == 1;
}

static void
fill_what (RelevePrintDialog *self, RelevePrintout printout)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (int i = 0; i < RELEVE_N_PRINTOUTS; i++)
    gtk_string_list_append (names, releve_printout_name ((RelevePrintout) i, releve_document_get_book (self->document)));
  gtk_drop_down_set_model (self->what, G_LIST_MODEL (names));
  g_object_unref (names);
  gtk_drop_down_set_selected (self->what, printout);
}

static void
add_person (RelevePrintDialog *self, const ReleveLearner *learner, gboolean active)
{
  g_autofree char *name = releve_text_learner (releve_document_get_book (self->document), learner, FALSE);
  GtkWidget *check = gtk_check_button_new_with_label (name);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  g_object_set_data_full (G_OBJECT (check), "learner", g_strdup (learner->id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (releve_print_dialog_rebuild), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->people, check);
  g_ptr_array_add (self->checks, check);
}

static void
fill_people (RelevePrintDialog *self, const char *learner_id)
{
  g_autoptr (GPtrArray) sorted = releve_people_by_name (releve_document_get_dossier (self->document),
                                                        releve_document_get_language (self->document));

  for (guint i = 0; i < sorted->len; i++)
    add_person (self, sorted->pdata[i], g_strcmp0 (((const ReleveLearner *) sorted->pdata[i])->id, learner_id) == 0);
}

/* What was printed on last, else what the country prints on. */
static RelevePaper
remembered_paper (void)
{
  g_autofree char *code = g_settings_get_string (releve_settings (), "paper");
  int paper = releve_code_parse (releve_paper_codes, code);

  return paper >= 0 ? (RelevePaper) paper : releve_paper_of_environment ();
}

void
releve_print_dialog_fill (RelevePrintDialog *self, RelevePrintout printout, const char *learner_id)
{
  g_autofree char *pattern = g_settings_get_string (releve_settings (), "name-pattern");

  self->filling = TRUE;
  fill_what (self, printout);
  fill_people (self, learner_id);
  releve_print_dialog_fill_roles (self);
  gtk_drop_down_set_selected (self->language, releve_document_get_language (self->document));
  gtk_drop_down_set_selected (self->paper, remembered_paper ());
  gtk_drop_down_set_selected (self->files, g_settings_get_boolean (releve_settings (), "one-document"));
  gtk_editable_set_text (self->pattern, pattern);
  self->filling = FALSE;
}

void
releve_print_dialog_remember (RelevePrintDialog *self)
{
  GSettings *settings = releve_settings ();

  g_settings_set_string (settings, "paper", releve_paper_codes[gtk_drop_down_get_selected (self->paper)]);
  if (releve_print_dialog_n_chosen (self) < 2)
    return;
  g_settings_set_boolean (settings, "one-document", releve_print_dialog_in_one (self));
  g_settings_set_string (settings, "name-pattern", gtk_editable_get_text (self->pattern));
}
