#pragma once

#include "releve-batch.h"

G_BEGIN_DECLS

/* A batch in the background, on a copy of the dossier; what the batch points to
 * is copied too. @progress is called on the main thread. */
void     releve_print_batch_start  (ReleveDossier *dossier, const ReleveBatch *batch, GCancellable *cancellable,
                                    ReleveBatchProgress progress, GAsyncReadyCallback done, gpointer user_data);
/* @missing as of releve_batch_run(). */
gboolean releve_print_batch_finish (GAsyncResult *result, char **missing, GError **error);

G_END_DECLS
