#pragma once

#include <adwaita.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* A few questions, or none but whether to go on, in one small dialog, for a verb that wants words or a date:
 * the aim, why something is declined, a page of the journal. What the verb
 * refuses is said in the dialog, which stays open. */
#define RELEVE_TYPE_FORM_DIALOG (releve_form_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ReleveFormDialog, releve_form_dialog, RELEVE, FORM_DIALOG, AdwWindow)

typedef enum { RELEVE_FORM_TEXT, RELEVE_FORM_LONG, RELEVE_FORM_DATE, RELEVE_FORM_CHOICE, RELEVE_FORM_CHECK } ReleveFormKind;

typedef struct {
  ReleveFormKind kind;
  const char *title;
  const char *value;            /* at first; of a choice, its index in digits; of a check "1" or "0"; nullable */
  const char *const *choices;   /* RELEVE_FORM_CHOICE: NULL-terminated */
} ReleveFormField;

/* Answers in the order of the fields: stripped, "" for none; of a choice the
 * index in digits; of a check "1" or "0"; of a date what was typed, year-month-day. */
typedef gboolean (*ReleveFormApply) (ReleveDocument *document, const char *const *answers, gpointer data, GError **error);

/* Presents the dialog over the window of @parent. @note is nullable. */
void releve_form_dialog_present (GtkWidget *parent, ReleveDocument *document, const char *title, const char *note,
                                 const ReleveFormField *fields, guint n_fields,
                                 ReleveFormApply apply, gpointer data, GDestroyNotify destroy);

G_END_DECLS
