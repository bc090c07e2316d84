#pragma once

#include <cairo.h>
#include "releve-dossier.h"

G_BEGIN_DECLS

/* Sheets become pages, and pages are painted on any cairo context: the preview,
 * the printer and the PDF show the very same ones. */

typedef enum { RELEVE_PAPER_A4, RELEVE_PAPER_LETTER, RELEVE_N_PAPERS } RelevePaper;
extern const char *const releve_paper_codes[]; /* a4 letter */

/* Whose copy: the coordinator's holds no score, comment, rater or fit. */
typedef enum { RELEVE_AUDIENCE_COORDINATOR, RELEVE_AUDIENCE_HEAD, RELEVE_AUDIENCE_CLINICIAN, RELEVE_N_AUDIENCES } ReleveAudience;
extern const char *const releve_audience_codes[]; /* coordinator head clinician */

typedef struct {
  ReleveLanguage language;
  RelevePaper paper;
  ReleveAudience audience;
} RelevePrintOptions;

typedef struct _RelevePages RelevePages;

/* The newest career plan of a clinician, signed ones from their frozen snapshot;
 * without any plan, a draft made of the dossier. NULL with
 * RELEVE_ERROR_INVALID "unknown-learner" or RELEVE_ERROR_CORRUPT "damaged". */
RelevePages *releve_print_plan (ReleveDossier *dossier, const char *learner_id,
                                const RelevePrintOptions *options, GError **error);

/* "What the post asks": the roles side by side, four at most (S1); NULL: the
 * first four. INVALID "unknown-role", or "no-role" where there is none. */
#define RELEVE_POST_ROLES 4
RelevePages *releve_print_post (ReleveDossier *dossier, const char *const *role_ids,
                                const RelevePrintOptions *options, GError **error);

guint       releve_pages_count     (RelevePages *self);                                  /* at least one */
void        releve_pages_get_size  (RelevePages *self, double *width, double *height);   /* points */
/* Draws page @page (from 0) with its top left corner at the origin of @cr, one
 * unit a point. The ground stays as it is. */
void        releve_pages_paint     (RelevePages *self, guint page, cairo_t *cr);
const char *releve_pages_get_title (RelevePages *self);                                  /* owned by @self */
void        releve_pages_free      (RelevePages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelevePages, releve_pages_free)

/* The pages as a tagged PDF with embedded fonts, title, outline and language.
 * @path is replaced whole or not at all and is readable by its owner alone;
 * RELEVE_ERROR_FULL or RELEVE_ERROR_UNREADABLE otherwise. */
gboolean releve_pages_write_pdf (RelevePages *self, const char *path, GError **error);
gboolean releve_print_plan_pdf  (ReleveDossier *dossier, const char *learner_id,
                                 const RelevePrintOptions *options, const char *path, GError **error);

/* "plan-L05-Lavoie-v2-clinician.pdf": a name that any file system takes. Caller frees. */
char *releve_print_plan_file_name (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options);

G_END_DECLS
