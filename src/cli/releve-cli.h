#pragma once

#include <jansson.h>
#include "releve-desk.h"
#include "releve-error.h"
#include "releve-phrasebook.h"

G_BEGIN_DECLS

/* One call of releve-cli: its command, its options, its language. */
typedef struct _ReleveCli ReleveCli;

/* Exit statuses of the design: 0 done, 1 done with findings; errors bring their own. */
#define RELEVE_CLI_DONE 0
#define RELEVE_CLI_FINDINGS 1
/* A command failed and set its error. */
#define RELEVE_CLI_FAILED (-1)

typedef int (*ReleveCliRun) (ReleveCli *cli, GError **error);

/* A command, its words for --help (msgids) and the options it takes. */
typedef struct {
  const char *name;
  const char *arguments;   /* "FILE", "FILE OUT", "[INPUT]" */
  guint least, most;       /* arguments */
  const char *summary;
  const char *options;     /* names, space between; those needed begin with ! */
  ReleveCliRun run;
} ReleveCliCommand;
extern const ReleveCliCommand releve_cli_commands[]; /* name NULL at the end */

/* An option; all take a value but flags. */
typedef struct {
  const char *name;
  const char *value;       /* "CODE"; NULL for a flag */
  const char *help;
} ReleveCliOption;
extern const ReleveCliOption releve_cli_options[];

RelevePhrasebook *releve_cli_book (ReleveCli *cli);
ReleveDay   releve_cli_today    (ReleveCli *cli);
gboolean    releve_cli_json     (ReleveCli *cli);
const char *releve_cli_command  (ReleveCli *cli);
const char *releve_cli_argument (ReleveCli *cli, guint index);      /* NULL past the last */
/* The last value given, "" for a flag, NULL if absent. */
const char *releve_cli_option   (ReleveCli *cli, const char *name);
/* Words such as AUT=2 among the arguments, which @index begins after. */
GPtrArray  *releve_cli_words    (ReleveCli *cli);

/* Typed options; FALSE with RELEVE_ERROR_USAGE or INVALID. An absent one leaves
 * @value as it was. */
gboolean releve_cli_int  (ReleveCli *cli, const char *name, int least, int most, int *value, GError **error);
gboolean releve_cli_real (ReleveCli *cli, const char *name, double least, double most, double *value, GError **error);
gboolean releve_cli_day  (ReleveCli *cli, const char *name, ReleveDay *value, GError **error);
gboolean releve_cli_code (ReleveCli *cli, const char *name, const char *const *codes, const char *problem, int *value, GError **error);

/* The file named by the first argument, with the draft of --draft in view. Reading
 * opens for reading alone. */
ReleveDesk *releve_cli_open (ReleveCli *cli, gboolean to_write, GError **error);
/* Rows by the codes of --learner, --assignment, --supervisor, --competency. */
const ReleveLearner    *releve_cli_learner    (ReleveCli *cli, ReleveDossier *dossier, const char *option, GError **error);
const ReleveAssignment *releve_cli_assignment (ReleveCli *cli, ReleveDossier *dossier, GError **error);
/* The card of --learner, --assignment that begins in --block. */
const RelevePlacement  *releve_cli_card       (ReleveCli *cli, ReleveDossier *dossier, GError **error);

/* DAC=LEVEL among the arguments from @first on, over @levels. */
gboolean releve_cli_levels (ReleveCli *cli, guint first, ReleveLevels *levels, GError **error);

/* Answers on standard output; what is owned is consumed. */
void releve_cli_say      (const char *format, ...) G_GNUC_PRINTF (1, 2);
void releve_cli_say_json (json_t *answer);
json_t *releve_cli_number (double value); /* null for NAN */
/* A remark on standard error. */
void releve_cli_remark   (ReleveCli *cli, const char *sentence);
/* Ends a verb: warnings as remarks, on refusal the first rule's sentence in
 * place of the error's. */
/* The same as the end of a command: on refusal the rule's sentence stands for @error. */
int  releve_cli_finish   (ReleveCli *cli, ReleveDesk *desk, gboolean done, GPtrArray *breaches, GError **error);
int  releve_cli_report   (ReleveCli *cli, ReleveDesk *desk, gboolean done, GPtrArray *breaches);

/* releve-cli-versions.c: puts the draft of --draft in view, if one is named. */
gboolean releve_cli_look_at_draft (ReleveCli *cli, ReleveDesk *desk, GError **error);

int releve_cli_help (ReleveCli *cli, const char *command); /* NULL: of all */

/* The commands, by file. */
int releve_cli_new (ReleveCli *cli, GError **error);
int releve_cli_info (ReleveCli *cli, GError **error);
int releve_cli_check (ReleveCli *cli, GError **error);
int releve_cli_export (ReleveCli *cli, GError **error);
int releve_cli_match (ReleveCli *cli, GError **error);
int releve_cli_fit (ReleveCli *cli, GError **error);
int releve_cli_place (ReleveCli *cli, GError **error);
int releve_cli_move (ReleveCli *cli, GError **error);
int releve_cli_remove (ReleveCli *cli, GError **error);
int releve_cli_level (ReleveCli *cli, GError **error);
int releve_cli_state (ReleveCli *cli, GError **error);
int releve_cli_rate (ReleveCli *cli, GError **error);
int releve_cli_leave (ReleveCli *cli, GError **error);
int releve_cli_plan (ReleveCli *cli, GError **error);
int releve_cli_undo (ReleveCli *cli, GError **error);
int releve_cli_redo (ReleveCli *cli, GError **error);
int releve_cli_history (ReleveCli *cli, GError **error);
int releve_cli_print (ReleveCli *cli, GError **error);
int releve_cli_propose (ReleveCli *cli, GError **error);
int releve_cli_draft (ReleveCli *cli, GError **error);
int releve_cli_publish (ReleveCli *cli, GError **error);
int releve_cli_year (ReleveCli *cli, GError **error);

/* releve-cli-answer.c: a match as JSON, shared by match and fit. Takes the
 * reference of nothing. */
json_t *releve_cli_answer_of_match (const ReleveMatchInput *input, const ReleveMatch *match, const ReleveParameters *parameters);

G_END_DECLS
