#pragma once

#include <glib/gi18n.h>
#include <math.h>

#include "releve-catalogue-form.h"
#include "releve-match.h"

G_BEGIN_DECLS

struct _ReleveCatalogueForm {
  GtkWidget parent_instance;

  ReleveDocument *document;
  ReleveEntry *before, *after;       /* NULL for the parameters */
  ReleveParameters numbers_before, numbers_after;
  gboolean fresh, edited;
  GHashTable *wrong;                 /* fields whose text is no value → that text */

  GtkWidget *scroller, *box;         /* the groups, top to bottom */
  GtkWidget *problem;
  GtkWidget *first;                  /* field */
};

/* How a field of a kind is edited; its type and place come from the kind. */
typedef struct {
  const char *field;
  const char *label;
  gboolean tall;                     /* sentences rather than a name */
  gboolean new_group;                /* begins the group called @label_of_group */
  const char *label_of_group;
} ReleveCatalogueField;

/* releve-catalogue-fields.c: the fields of @kind in the order of the form;
 * ends with a NULL field. */
const ReleveCatalogueField *releve_catalogue_fields (const ReleveKind *kind);
/* "Assignments" …; for a section and its new entry. */
const char *releve_catalogue_kind_title (const ReleveKind *kind);

/* releve-catalogue-form.c */
GtkWidget *releve_catalogue_group     (ReleveCatalogueForm *self, const char *title); /* a grid of two columns, appended */
void       releve_catalogue_touched   (ReleveCatalogueForm *self);
void       releve_catalogue_mark      (ReleveCatalogueForm *self, GtkWidget *field, const char *wrong); /* NULL: it is right */
GtkWidget *releve_catalogue_label     (const char *text, const char *class);
void       releve_catalogue_name_field (GtkWidget *field, const char *name);
const char *releve_catalogue_words    (ReleveCatalogueForm *self, const ReleveWords *words);
char      *releve_catalogue_person   (ReleveCatalogueForm *self, const ReleveSupervisor *supervisor);

/* releve-catalogue-cells.c: fields bound to a value of the typed entry. */
GtkWidget *releve_catalogue_text    (ReleveCatalogueForm *self, char **target, const char *name);
GtkWidget *releve_catalogue_prose   (ReleveCatalogueForm *self, char **target, const char *name);
GtkWidget *releve_catalogue_integer (ReleveCatalogueForm *self, int *target, const char *name);
GtkWidget *releve_catalogue_day     (ReleveCatalogueForm *self, ReleveDay *target, const char *name);
/* An empty field is NAN. */
GtkWidget *releve_catalogue_real    (ReleveCatalogueForm *self, double *target, const char *name);
/* A field of a number that is no row yet; @changed hears of each value, NAN when empty. */
typedef void (*ReleveCatalogueChanged) (ReleveCatalogueForm *self, guint index, double value);
GtkWidget *releve_catalogue_number  (ReleveCatalogueForm *self, double value, const char *name, guint index, ReleveCatalogueChanged changed);
/* One of @names, NULL-terminated, by index into @target plus @offset. */
GtkWidget *releve_catalogue_choice  (ReleveCatalogueForm *self, int *target, int offset, const char *const *names, const char *name);
GtkWidget *releve_catalogue_check   (ReleveCatalogueForm *self, gboolean *target, const char *name);
/* A row of @kind by its id, or none. */
GtkWidget *releve_catalogue_reference (ReleveCatalogueForm *self, char **target, const ReleveKind *kind, gboolean may_be_none, const char *name);
/* English and French side by side in row @row of @grid, with what is missing. Returns the rows used. */
int        releve_catalogue_words_row (ReleveCatalogueForm *self, GtkWidget *grid, int row, ReleveWords *words, const char *name, gboolean tall);

/* releve-catalogue-parts.c */
void releve_catalogue_add_profile       (ReleveCatalogueForm *self);
void releve_catalogue_add_weights       (ReleveCatalogueForm *self);
void releve_catalogue_add_prerequisites (ReleveCatalogueForm *self);
void releve_catalogue_add_role_levels   (ReleveCatalogueForm *self);
void releve_catalogue_add_taught        (ReleveCatalogueForm *self);
/* releve-catalogue-numbers.c */
void releve_catalogue_add_blocks        (ReleveCatalogueForm *self);
void releve_catalogue_add_rule          (ReleveCatalogueForm *self);
void releve_catalogue_add_parameters    (ReleveCatalogueForm *self);

G_END_DECLS
