#pragma once

#include <cairo.h>
#include "releve-dossier.h"
#include "releve-paper.h"
#include "releve-phrasebook.h"

G_BEGIN_DECLS

/* Sheets become pages, and pages are painted on any cairo context: the preview,
 * the printer and the PDF show the very same ones. */

/* What can be printed. */
typedef enum {
  RELEVE_PRINTOUT_PLAN,     /* the career plan of a clinician */
  RELEVE_PRINTOUT_BOARD,    /* the year of all, on one page or tiled */
  RELEVE_PRINTOUT_CALENDAR, /* her rotation calendar */
  RELEVE_PRINTOUT_DUTIES,   /* the list of due duties, hers or the department's */
  RELEVE_PRINTOUT_FORMS,    /* the four forms to be filled in by hand, and each alone */
  RELEVE_PRINTOUT_SELF_FORM,
  RELEVE_PRINTOUT_COLLEAGUE_FORM,
  RELEVE_PRINTOUT_BRIEFING_FORM,
  RELEVE_PRINTOUT_DEBRIEFING_FORM,
  RELEVE_PRINTOUT_POST,     /* what the post asks: the first roles side by side */
  RELEVE_PRINTOUT_CHANGES,  /* the changes since publication, hers or the department's */
  RELEVE_PRINTOUT_SUMMARY,  /* the department on one page, for the dean */
  RELEVE_N_PRINTOUTS
} RelevePrintout;
extern const char *const releve_printout_codes[]; /* plan board calendar duties forms self colleague briefing debriefing post changes summary */

/* About whom: a clinician who must be named, one who may be (NULL is the whole
 * department, or a form without a name), or nobody. */
typedef enum { RELEVE_ABOUT_ONE, RELEVE_ABOUT_ANY, RELEVE_ABOUT_NOBODY } RelevePrintSubject;
RelevePrintSubject releve_printout_subject (RelevePrintout printout);
const char        *releve_printout_name    (RelevePrintout printout, RelevePhrasebook *book); /* "Career plan" */
const char        *releve_printout_file_word (RelevePrintout printout, RelevePhrasebook *book); /* "plan" */

/* Whose copy: the coordinator's holds no score, comment, rater or fit. */
typedef enum { RELEVE_AUDIENCE_COORDINATOR, RELEVE_AUDIENCE_HEAD, RELEVE_AUDIENCE_CLINICIAN, RELEVE_N_AUDIENCES } ReleveAudience;
extern const char *const releve_audience_codes[]; /* coordinator head clinician */

typedef struct {
  ReleveLanguage language;
  RelevePaper paper;
  ReleveAudience audience;
  gboolean tiled;          /* the board at its full size over as many sheets as it takes; otherwise on one if it can be read there */
  int version;             /* of a career plan; 0: the newest */
  const char *const *role_ids; /* side by side in what the post asks, four at most, borrowed; NULL: the first four */
} RelevePrintOptions;

typedef struct _RelevePages RelevePages;

/* Any printout. @learner_id is NULL where it is about nobody. Frozen versions of
 * a career plan are printed from their snapshot; without any plan, a draft is made
 * of the dossier. NULL with RELEVE_ERROR_INVALID "unknown-learner",
 * "unknown-plan-version", "unknown-role", "no-role" where there is none, or
 * RELEVE_ERROR_CORRUPT "damaged". */
RelevePages *releve_print (ReleveDossier *dossier, RelevePrintout printout, const char *learner_id,
                           const RelevePrintOptions *options, GError **error);

/* How many roles stand side by side in what the post asks (S1). */
#define RELEVE_POST_ROLES 4

guint       releve_pages_count     (RelevePages *self);                                  /* at least one */
/* Of page @page (from 0) in points; the pages of several printouts may differ. */
void        releve_pages_get_size  (RelevePages *self, guint page, double *width, double *height);
/* Draws page @page with its top left corner at the origin of @cr, one unit a
 * point. The ground stays as it is. */
void        releve_pages_paint     (RelevePages *self, guint page, cairo_t *cr);
/* The characters that no font of this computer draws, each once, or NULL: a box
 * stands in their place. Caller frees. */
char       *releve_pages_missing   (RelevePages *self);
const char *releve_pages_get_title (RelevePages *self);                                  /* owned by @self */
/* Adds the pages of @other behind its own; each keeps its numbers and its
 * heading in the outline. Takes @other. */
void        releve_pages_append    (RelevePages *self, RelevePages *other);
void        releve_pages_free      (RelevePages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelevePages, releve_pages_free)

/* The pages as a tagged PDF with embedded fonts, title, outline and language.
 * @path is replaced whole or not at all and is readable by its owner alone;
 * RELEVE_ERROR_FULL or RELEVE_ERROR_UNREADABLE otherwise. */
gboolean releve_pages_write_pdf (RelevePages *self, const char *path, GError **error);

/* A PDF that grows, for a batch (P7): add the pages of one printout after
 * another and free them; only what they drew is kept. No file is touched before
 * releve_pdf_write(), so that a job may be given up at any moment. @title names
 * the whole. */
typedef struct _RelevePdf RelevePdf;
RelevePdf *releve_pdf_new   (ReleveLanguage language, const char *title);
void       releve_pdf_add   (RelevePdf *self, RelevePages *pages);
gboolean   releve_pdf_write (RelevePdf *self, const char *path, GError **error); /* once, after the last page */
void       releve_pdf_free  (RelevePdf *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelevePdf, releve_pdf_free)

/* Letters and digits of @text as they are, anything else as one dash; and the
 * word for a copy: parts of names. */
void        releve_file_name_append   (GString *name, const char *text);
const char *releve_audience_file_word (ReleveAudience audience, RelevePhrasebook *book);
/* "plan-L05-Lavoie-v2-clinician.pdf", "duties.pdf": a name that any file system
 * takes. Caller frees. */
char *releve_print_file_name (ReleveDossier *dossier, RelevePrintout printout, const char *learner_id, const RelevePrintOptions *options);

G_END_DECLS
