#pragma once

#include "releve-folio.h"

G_BEGIN_DECLS

struct _RelevePages {
  GPtrArray *folios; /* of ReleveFolio, at least one */
};

G_END_DECLS
