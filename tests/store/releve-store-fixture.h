#pragma once

#include "releve-fixture.h"
#include "releve-store.h"

G_BEGIN_DECLS

/* A folder of its own with the fixture department as @path, opened and loaded. */
typedef struct {
  char *folder;
  char *path;
  ReleveStore *store;
  ReleveDossier *dossier;
} StoreFixture;

void store_fixture_set_up    (StoreFixture *fixture, gconstpointer data);
void store_fixture_tear_down (StoreFixture *fixture, gconstpointer data);
void store_fixture_reopen    (StoreFixture *fixture);
/* A copy that a migration of the file kept; NULL if there is none. */
char *store_fixture_find_backup (const char *path);
/* A new department file; its bytes. */
void store_fixture_make_file (const char *path);

gpointer store_fixture_card  (const char *id, const char *learner, const char *assignment, const char *block);
char    *store_fixture_sum   (StoreFixture *fixture);
void     store_fixture_begin  (StoreFixture *fixture);
void     store_fixture_put    (StoreFixture *fixture, const ReleveKind *kind, gpointer row); /* takes the row */
void     store_fixture_commit (StoreFixture *fixture);
/* The dossier is what a fresh load of the file says. */
void     store_fixture_assert_in_step (StoreFixture *fixture);

G_END_DECLS
