#pragma once

#include <jansson.h>
#include "releve-kind.h"

G_BEGIN_DECLS

/* A row as JSON and back: {"id":…, field: value…}, absent fields left out,
 * language pairs as {"en", "fr"}, days in ISO. Exports and wordings share it. */
json_t  *releve_row_to_json     (const ReleveKind *kind, gconstpointer row);
/* Sets one field of a fresh @row; FALSE, and nothing changed that matters,
 * when @value is not of its type. */
gboolean releve_field_from_json (const ReleveField *field, json_t *value, gpointer row);
/* A row from its object; unknown keys are passed over. NULL when a value is
 * not of its type or there is no id. Caller frees. */
gpointer releve_row_from_json   (const ReleveKind *kind, json_t *object);

G_END_DECLS
