/* What there is: one table of commands, one of options. Help and parsing are
 * the same truth. */

#include "releve-cli.h"

#include <glib/gi18n.h>

const ReleveCliCommand releve_cli_commands[] = {
  { "new", "FILE", 1, 1, N_("Create a department with the shipped frameworks, roles, catalogue and parameters"),
    "example name start calendar", releve_cli_new },
  { "info", "FILE", 1, 1, N_("Say what a file holds"), "", releve_cli_info },
  { "check", "FILE", 1, 1, N_("Check the file and every rule"), "", releve_cli_check },
  { "match", "[INPUT]", 0, 1, N_("Ask the matching model alone; INPUT is JSON, - or nothing is standard input"), "", releve_cli_match },
  { "fit", "FILE", 1, G_MAXUINT, N_("Match people and assignments of a file; DAC=LEVEL tries other levels"),
    "learner assignment block level all", releve_cli_fit },
  { "place", "FILE", 1, 1, N_("Put a card on the board"), "!learner !assignment !block supervisor pin reason", releve_cli_place },
  { "move", "FILE", 1, 1, N_("Move a card"), "!learner !assignment !block !to-block to-learner reason on-occupied", releve_cli_move },
  { "remove", "FILE", 1, 1, N_("Take a card off the board"), "!learner !assignment !block", releve_cli_remove },
  { "level", "FILE DAC=LEVEL…", 1, G_MAXUINT, N_("Set levels of a card, as a draft or agreed"),
    "!learner !assignment !block agree note", releve_cli_level },
  { "rate", "FILE", 1, 1, N_("Record one rating of a competency or an attribute"),
    "!learner competency attribute !level !source rater date", releve_cli_rate },
  { "leave", "FILE", 1, 1, N_("Record leave"), "!learner !from !to", releve_cli_leave },
  { "state", "FILE STATE", 2, 2, N_("Set the state of a card: proposed, accepted, declined or done"),
    "!learner !assignment !block reason", releve_cli_state },
  { "plan", "FILE STEP", 2, 2, N_("Take a career plan to draft, agreed or signed; record who read it or agrees; withdrawn takes a signature back"),
    "!learner by reason", releve_cli_plan },
  { "undo", "FILE", 1, 1, N_("Undo the last step"), "steps", releve_cli_undo },
  { "redo", "FILE", 1, 1, N_("Redo what was undone"), "steps", releve_cli_redo },
  { "history", "FILE", 1, 1, N_("List every step"), "csv", releve_cli_history },
  { "print", "FILE", 1, 1, N_("Write plans, calendars, duties, forms, role profiles or a summary as PDF"), "what learner role paper audience combined !o", releve_cli_print },
  { "export", "FILE OUT", 2, 2, N_("Write everything as JSON; OUT may be -"), "", releve_cli_export },
  { NULL }
};

/* The last three are taken by every command. */
const ReleveCliOption releve_cli_options[] = {
  { "example", NULL, N_("Add the fictitious department") },
  { "name", N_("TEXT"), N_("Name of the department") },
  { "start", N_("DATE"), N_("First day of the year (the coming 1 July)") },
  { "calendar", N_("CALENDAR"), N_("months, 13x28 or 26x14 (13x28)") },
  { "learner", N_("CODE"), N_("A clinician, such as L01") },
  { "assignment", N_("CODE"), N_("An assignment, such as G3") },
  { "block", N_("N"), N_("A block, from 1") },
  { "to-learner", N_("CODE"), N_("The clinician to move the card to") },
  { "to-block", N_("N"), N_("The block to move the card to") },
  { "on-occupied", N_("WAY"), N_("replace, swap or push what stands there") },
  { "supervisor", N_("CODE"), N_("A supervisor, such as S1") },
  { "pin", NULL, N_("Pin the card") },
  { "reason", N_("TEXT"), N_("Why a rule is overridden, a card declined, a plan or a signature taken back") },
  { "by", N_("SIDE"), N_("Who read or agrees: clinician or head (clinician)") },
  { "all", NULL, N_("Every card of the board") },
  { "level", N_("LEVEL"), N_("A level, 0 to 4; with fit, DAC=LEVEL") },
  { "agree", NULL, N_("The levels are agreed with the clinician") },
  { "note", N_("TEXT"), N_("Why levels depart from what fits") },
  { "competency", N_("CODE"), N_("A competency, such as C5") },
  { "attribute", N_("CODE"), N_("An attribute: TM SE HS CI IC AM OR LO") },
  { "source", N_("SOURCE"), N_("self, supervisor, colleague, team or record") },
  { "rater", N_("TEXT"), N_("Who rates") },
  { "date", N_("DATE"), N_("Day of the rating (today)") },
  { "from", N_("DATE"), N_("First day") },
  { "to", N_("DATE"), N_("Last day") },
  { "steps", N_("N"), N_("How many steps (1)") },
  { "csv", N_("OUT"), N_("Write the steps as CSV") },
  { "what", N_("WHAT"), N_("plan, calendar, duties, forms (or self, colleague, briefing, debriefing), post or summary (plan)") },
  { "role", N_("CODE"), N_("codes of up to four roles, by commas (the first four)") },
  { "paper", N_("PAPER"), N_("a4, letter, a3 or tabloid (letter in Canada and the USA, else a4)") },
  { "audience", N_("AUDIENCE"), N_("coordinator, head or clinician (coordinator)") },
  { "combined", NULL, N_("All clinicians in one file") },
  { "o", N_("OUT"), N_("Where to write: a file, or a folder for several") },
  { "json", NULL, N_("Answer in JSON") },
  { "lang", N_("LANGUAGE"), N_("en or fr") },
  { "today", N_("DATE"), N_("Take this date for today") },
  { NULL }
};
