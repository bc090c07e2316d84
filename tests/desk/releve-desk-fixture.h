#pragma once

#include "releve-desk.h"
#include "releve-fixture.h"

G_BEGIN_DECLS

/* A test of a verb, and what it begins with. */
#define DESK_TEST(name) static void test_##name (DeskFixture *fixture, gconstpointer data)
#define BEGIN_VERB \
  g_autoptr (GError) error = NULL; \
  g_autofree char *before = desk_fixture_sum (fixture)

/* The fixture department, made by releve_desk_import, on the desk. */
typedef struct {
  char *folder;
  char *path;
  ReleveDesk *desk;
  ReleveDossier *dossier;  /* the desk's */
} DeskFixture;

void desk_fixture_set_up    (DeskFixture *fixture, gconstpointer data);
void desk_fixture_tear_down (DeskFixture *fixture, gconstpointer data);
void desk_fixture_reopen    (DeskFixture *fixture);
ReleveDesk *desk_fixture_open (const char *path);

char *desk_fixture_sum (DeskFixture *fixture);
/* The dossier is what a fresh load of the file says, and the file is whole. */
void  desk_fixture_assert_in_step (DeskFixture *fixture);
/* Undo gives @before back, redo what was there: both in file and memory. */
void  desk_fixture_assert_undo_redo (DeskFixture *fixture, const char *before);
/* A refusal that left nothing: no row, no step. */
void  desk_fixture_assert_refused (DeskFixture *fixture, const char *before, const GError *error,
                                   int code, const char *problem);
const RelevePlacement *desk_fixture_card (DeskFixture *fixture, const char *id); /* NULL when it is gone */
/* Places a card that breaks no rule; its id. */
char *desk_fixture_place (DeskFixture *fixture, const char *learner, const char *assignment, int block);

G_END_DECLS
