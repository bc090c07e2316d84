#pragma once

#include "releve-name-pattern.h"

G_BEGIN_DECLS

/* One printout of several clinicians as one job (P7). It may run on any thread
 * that has @dossier to itself. */
typedef struct {
  RelevePrintout printout;
  RelevePrintOptions options;
  const char *const *learner_ids; /* NULL-terminated, at least one */
  const char *pattern;            /* of one PDF each (releve-name-pattern.h); NULL: one document with an outline */
  const char *path;               /* the folder, which exists, or the file */
} ReleveBatch;

/* After each printout, on the thread of the job. */
typedef void (*ReleveBatchProgress) (guint done, guint all, gpointer data);

/* Every file appears when all are made, or none does: a full disk, a folder that
 * may not be written or a cancelled job leaves what was there. Files are 0600.
 * CANCELLED "cancelled", or what names, printing and writing say. @missing (nullable)
 * becomes the characters that no font draws, each once, or NULL; caller frees. */
gboolean releve_batch_run (ReleveDossier *dossier, const ReleveBatch *batch, GCancellable *cancellable,
                           ReleveBatchProgress progress, gpointer data, char **missing, GError **error);

G_END_DECLS
