#pragma once

#include "releve-page-preview.h"
#include "releve-print-dialog.h"
#include "releve-toast.h"

G_BEGIN_DECLS

struct _RelevePrintDialog {
  AdwWindow parent_instance;

  ReleveDocument *document;
  GPtrArray *checks;        /* of GtkCheckButton, by name; each has its "learner" */
  GPtrArray *roles;         /* of GtkCheckButton; each has its "role" */
  GPtrArray *role_ids;      /* of those ticked, NULL at the end; borrowed from them */
  char *version_of;         /* whose plans the versions are; NULL = nobody's */
  guint shown_at;           /* which of those chosen the preview shows */
  gboolean filling;         /* choices are being set, not made */
  GFile *exported;          /* the last file or folder written */
  GCancellable *cancellable;/* of the job under way; NULL = none */
  guint composing;          /* idle source */
  RelevePages *composed;    /* of several, for the printer */
  guint n_composed;

  ReleveToast *toast;
  AdwWindowTitle *title;
  GtkWidget *settings;
  GtkDropDown *what, *audience, *size, *language, *paper, *files, *version;
  GtkWidget *who_group, *roles_group, *audience_row, *version_row, *size_row, *files_group;
  AdwPreferencesGroup *how_group;
  GtkEditable *search;
  GtkBox *people, *role_list;
  GtkCheckButton *everybody;
  GtkLabel *chosen_note, *names_note, *note, *shown, *busy_label;
  GtkEditable *pattern;
  GtkWidget *turner, *print_button, *stop;
  GtkStack *content, *foot;
  RelevePagePreview *preview;
  AdwStatusPage *problem;
  GtkProgressBar *progress;
  GtkWidget *status;
};

/* releve-print-choices.c: what was chosen. */
RelevePrintout     releve_print_dialog_printout (RelevePrintDialog *self);
RelevePrintOptions releve_print_dialog_options  (RelevePrintDialog *self);
GPtrArray         *releve_print_dialog_chosen   (RelevePrintDialog *self); /* of ids, NULL at the end; caller unrefs */
guint              releve_print_dialog_n_chosen (RelevePrintDialog *self);
gboolean           releve_print_dialog_in_one   (RelevePrintDialog *self); /* one document */
void               releve_print_dialog_fill     (RelevePrintDialog *self, RelevePrintout printout, const char *learner_id);
void               releve_print_dialog_remember (RelevePrintDialog *self); /* for next time */

/* releve-print-which.c: versions and roles. */
int  releve_print_dialog_version       (RelevePrintDialog *self); /* 0: the newest */
void releve_print_dialog_show_versions (RelevePrintDialog *self); /* of the one who is ticked */
void releve_print_dialog_fill_roles    (RelevePrintDialog *self);
void releve_print_dialog_show_roles    (RelevePrintDialog *self); /* and sets role_ids */

/* releve-print-dialog.c */
void     releve_print_dialog_rebuild (RelevePrintDialog *self);
void     releve_print_dialog_say     (RelevePrintDialog *self, const char *sentence, gboolean with_file);
void     releve_print_dialog_report  (RelevePrintDialog *self, const GError *error);

/* releve-print-jobs.c */
void     releve_print_dialog_print   (RelevePrintDialog *self);
void     releve_print_dialog_export  (RelevePrintDialog *self);
void     releve_print_dialog_stop    (RelevePrintDialog *self);

G_END_DECLS
