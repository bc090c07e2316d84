/* fit: the model asked about people and assignments of a file, with the
 * evidence that it used. */

#include "releve-cli.h"

#include <math.h>
#include <string.h>

#include "releve-fit.h"
#include "releve-text.h"

static json_t *
answer_evidence (const ReleveEvidence *evidence)
{
  g_autofree char *last = releve_day_to_iso (evidence->last_on);

  return json_pack ("{s:o, s:o, s:o, s:i, s:o, s:b}", "level", releve_cli_number (evidence->level),
                    "self", releve_cli_number (evidence->self), "observed", releve_cli_number (evidence->observed),
                    "raters", evidence->n_raters, "last", last != NULL ? json_string (last) : json_null (), "stale", evidence->stale);
}

static json_t *
answer_attributes (ReleveDossier *dossier, const char *learner_id)
{
  json_t *object = json_object ();

  for (int a = 0; a < RELEVE_N_ATTRIBUTES; a++)
    {
      ReleveEvidence evidence;

      releve_evidence_of_attribute (dossier, learner_id, a, &evidence);
      json_object_set_new (object, releve_attribute_codes[a], answer_evidence (&evidence));
    }
  return object;
}

static json_t *
answer_competencies (ReleveDossier *dossier, const char *learner_id, const ReleveMatchInput *input)
{
  json_t *object = json_object ();
  GPtrArray *competencies = releve_dossier_all (dossier, &releve_competency_kind);

  for (guint c = 0; c < competencies->len && c < RELEVE_N_COMPETENCIES; c++)
    {
      const ReleveCompetency *competency = competencies->pdata[c];
      ReleveEvidence evidence;

      if (input->weights[c] <= 0)
        continue;
      releve_evidence_of_competency (dossier, learner_id, competency->id, &evidence);
      json_object_set_new (object, competency->code, answer_evidence (&evidence));
    }
  return object;
}

static json_t *
answer_bits (guint bits, const char *const *codes, int n)
{
  json_t *array = json_array ();

  for (int i = 0; i < n; i++)
    if (bits & (1u << i))
      json_array_append_new (array, codes != NULL ? json_string (codes[i]) : json_sprintf ("C%d", i + 1));
  return array;
}

static json_t *
answer_fit (ReleveDossier *dossier, const ReleveLearner *learner, const ReleveAssignment *assignment, int block,
            const ReleveParameters *parameters, const ReleveMatchInput *input)
{
  ReleveMatch match;
  json_t *answer;

  releve_match (parameters, input, &match);
  answer = releve_cli_answer_of_match (input, &match, parameters);
  json_object_set_new (answer, "learner", json_string (learner->code));
  json_object_set_new (answer, "assignment", json_string (assignment->code));
  json_object_set_new (answer, "block", block > 0 ? json_integer (block) : json_null ());
  json_object_set_new (answer, "load", json_real (input->load));
  json_object_set_new (answer, "evidence", json_pack ("{s:o, s:o}", "attributes", answer_attributes (dossier, learner->id),
                                                      "competencies", answer_competencies (dossier, learner->id, input)));
  json_object_set_new (answer, "missing", answer_bits (match.missing, releve_attribute_codes, RELEVE_N_ATTRIBUTES));
  json_object_set_new (answer, "unexplored", answer_bits (match.unexplored, NULL, RELEVE_N_COMPETENCIES));
  return answer;
}

/* DAC=LEVEL words from @first on, over the levels in force. */
gboolean
releve_cli_levels (ReleveCli *cli, guint first, ReleveLevels *levels, GError **error)
{
  GPtrArray *words = releve_cli_words (cli);

  for (guint i = first; i < words->len; i++)
    {
      const char *word = words->pdata[i], *equals = strchr (word, '=');
      g_autofree char *code = equals != NULL ? g_strndup (word, equals - word) : g_strdup (word);
      int index = releve_code_parse (releve_characteristic_codes, code);
      gint64 level;

      if (equals == NULL || index < 0 || index >= RELEVE_N_LEVELS)
        return releve_error_set (error, RELEVE_ERROR_INVALID, "option-value", releve_cli_command (cli), word, "DAC=0…4");
      if (!g_ascii_string_to_signed (equals + 1, 10, 0, RELEVE_LEVEL_MAX, &level, NULL))
        return releve_error_set (error, RELEVE_ERROR_INVALID, "level-out-of-range", code, equals + 1, "0–4");
      levels->v[index] = (gint8) level;
    }
  return TRUE;
}

static json_t *
answer_card (ReleveDossier *dossier, const RelevePlacement *card)
{
  int block = releve_dossier_first_block (dossier, card);
  ReleveLevels levels = releve_levels_in_force (dossier, card);
  ReleveTerms terms = releve_terms_of_placement (dossier, card);
  ReleveMatchInput input;

  releve_fit_input_by (dossier, &terms, card->learner_id, card->assignment_id, block, card->id, &levels, &input);
  input.supervised = card->present_id != NULL;
  return answer_fit (dossier, releve_dossier_learner (dossier, card->learner_id),
                     releve_dossier_assignment (dossier, card->assignment_id), block, terms.parameters, &input);
}

static json_t *
answer_board (ReleveDossier *dossier)
{
  GPtrArray *cards = releve_dossier_all (dossier, &releve_placement_kind);
  json_t *answers = json_array ();

  for (guint i = 0; i < cards->len; i++)
    if (((const RelevePlacement *) cards->pdata[i])->state != RELEVE_DECLINED)
      json_array_append_new (answers, answer_card (dossier, cards->pdata[i]));
  return answers;
}

/* The card that stands there, if one does, lends its levels and is no load. */
static const RelevePlacement *
card_there (ReleveDossier *dossier, const ReleveLearner *learner, const ReleveAssignment *assignment, int block)
{
  GPtrArray *cards = RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, learner_id, learner->id);

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = cards->pdata[i];

      if (g_str_equal (card->assignment_id, assignment->id) && block >= releve_dossier_first_block (dossier, card)
          && block <= releve_dossier_last_block (dossier, card))
        return card;
    }
  return NULL;
}

static json_t *
answer_asked (ReleveCli *cli, ReleveDossier *dossier, GError **error)
{
  const ReleveLearner *learner = releve_cli_learner (cli, dossier, "learner", error);
  const ReleveAssignment *assignment = learner != NULL ? releve_cli_assignment (cli, dossier, error) : NULL;
  const RelevePlacement *card;
  ReleveMatchInput input;
  ReleveLevels levels;
  ReleveTerms terms;
  int block = 0;

  if (assignment == NULL || !releve_cli_int (cli, "block", 1, MAX (1, releve_dossier_n_blocks (dossier)), &block, error))
    return NULL;
  card = card_there (dossier, learner, assignment, block);
  levels = card != NULL ? releve_levels_in_force (dossier, card) : assignment->profile;
  if (!releve_cli_levels (cli, 1, &levels, error))
    return NULL;
  terms = card != NULL ? releve_terms_of_levels (dossier, card, &levels) : releve_terms_of_placement (dossier, NULL);
  releve_fit_input_by (dossier, &terms, learner->id, assignment->id, card != NULL ? releve_dossier_first_block (dossier, card) : block,
                       card != NULL ? card->id : NULL, &levels, &input);
  input.supervised = card != NULL && card->present_id != NULL;
  return answer_fit (dossier, learner, assignment, block, terms.parameters, &input);
}

static void
say_one (json_t *answer)
{
  json_t *fit = json_object_get (answer, "fit");

  releve_cli_say ("%s %s %" JSON_INTEGER_FORMAT ": fit %s%.0f", json_string_value (json_object_get (answer, "learner")),
                  json_string_value (json_object_get (answer, "assignment")), json_integer_value (json_object_get (answer, "block")),
                  json_is_null (fit) ? "–" : "", json_number_value (fit));
}

int
releve_cli_fit (ReleveCli *cli, GError **error)
{
  g_autoptr (ReleveDesk) desk = NULL;
  json_t *answer, *one;
  gsize i;

  if (releve_cli_option (cli, "all") == NULL && (releve_cli_option (cli, "learner") == NULL || releve_cli_option (cli, "assignment") == NULL))
    {
      releve_error_set (error, RELEVE_ERROR_USAGE, "option-missing", "fit", NULL, "--learner, --assignment / --all");
      return RELEVE_CLI_FAILED;
    }
  desk = releve_cli_open (cli, FALSE, error);
  if (desk == NULL)
    return RELEVE_CLI_FAILED;
  answer = releve_cli_option (cli, "all") != NULL ? answer_board (releve_desk_get_dossier (desk))
                                                  : answer_asked (cli, releve_desk_get_dossier (desk), error);
  if (answer == NULL)
    return RELEVE_CLI_FAILED;
  if (releve_cli_json (cli))
    {
      releve_cli_say_json (answer);
      return RELEVE_CLI_DONE;
    }
  if (json_is_array (answer))
    json_array_foreach (answer, i, one)
      say_one (one);
  else
    say_one (answer);
  json_decref (answer);
  return RELEVE_CLI_DONE;
}
