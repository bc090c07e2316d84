#pragma once

#include "releve-exchange.h"

/* The day of the mock-ups: a Monday, day 20 of the example's third block. */
#define EXCHANGE_TODAY (releve_day_new (2026, 9, 14))

typedef struct {
  char *folder;
  char *path;              /* the example department */
  ReleveDesk *desk;
  ReleveDossier *dossier;
} ExchangeFixture;

void  exchange_fixture_set_up    (ExchangeFixture *fixture, gconstpointer data);
void  exchange_fixture_tear_down (ExchangeFixture *fixture, gconstpointer data);
/* A name in the fixture's folder. */
char *exchange_fixture_name      (ExchangeFixture *fixture, const char *name);
/* The example of another day, opened. */
ReleveDesk *exchange_fixture_example (const char *path, ReleveDay today);
/* That @error is @code with @problem, and that text has a sentence for it. */
void  exchange_assert_problem    (const GError *error, int code, const char *problem);
