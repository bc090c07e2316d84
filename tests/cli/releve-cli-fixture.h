#pragma once

#include <gio/gio.h>
#include <jansson.h>

/* The day on which every test of the command line takes place. */
#define CLI_TODAY "2026-09-14"

/* A folder with a copy of the example department, and what the last call said. */
typedef struct {
  char *folder;
  char *path;      /* the department */
  int status;      /* of the last call; -1 when a signal ended it */
  char *out, *err;
} CliFixture;

void cli_fixture_set_up    (CliFixture *fixture, gconstpointer data);
void cli_fixture_tear_down (CliFixture *fixture, gconstpointer data);
char *cli_fixture_name     (CliFixture *fixture, const char *name); /* path in the folder */

/* What holds for the program from the next call on, until cli_fixture_free_hands. */
void cli_fixture_limit_files (CliFixture *fixture, gsize size); /* bytes: a disk that is full */
void cli_fixture_bind_hands  (CliFixture *fixture);             /* root obeys the modes of files */
void cli_fixture_free_hands  (CliFixture *fixture);

/* Runs the program with the words up to NULL, in the folder; “FILE” is the
 * department. Returns the status. */
int cli_run       (CliFixture *fixture, ...) G_GNUC_NULL_TERMINATED;
int cli_runv      (CliFixture *fixture, const char *const *words, const char *input);
/* Runs it and asserts that all went well and nothing was remarked. */
void cli_do       (CliFixture *fixture, ...) G_GNUC_NULL_TERMINATED;
/* The same, and returns the JSON that it said. */
json_t *cli_ask   (CliFixture *fixture, ...) G_GNUC_NULL_TERMINATED;
/* Runs it in English and in French: each time @status, one line, the two
 * unlike, the English one with @fragment in it, no answer, no byte changed. */
void cli_refused  (CliFixture *fixture, int status, const char *fragment, ...) G_GNUC_NULL_TERMINATED;

char *cli_checksum (CliFixture *fixture);                    /* of the department, by info */
GBytes *cli_bytes  (CliFixture *fixture);                    /* of the department; empty if none */
int cli_count_files (CliFixture *fixture);                   /* in the folder */
void cli_sql       (CliFixture *fixture, const char *sql);   /* behind the program's back */
