#include "releve-cli.h"

#include <math.h>

static json_t *
answer_levels (const double *values, int n)
{
  json_t *object = json_object ();

  for (int i = 0; i < n; i++)
    json_object_set_new (object, releve_characteristic_codes[i], releve_cli_number (values[i]));
  return object;
}

static json_t *
answer_costs (const ReleveMatch *match)
{
  json_t *object = json_object ();

  for (int i = 0; i < RELEVE_N_COSTS; i++)
    json_object_set_new (object, releve_cost_codes[i], releve_cli_number (match->costs[i]));
  return object;
}

/* The keys of the weights. */
static json_t *
answer_growth (const ReleveMatchInput *input, const ReleveMatch *match)
{
  json_t *object = json_object ();

  for (int c = 0; c < RELEVE_N_COMPETENCIES; c++)
    {
      char code[8];

      g_snprintf (code, sizeof code, "C%d", c + 1);
      if (input->weights[c] > 0)
        json_object_set_new (object, code, releve_cli_number (match->growth[c]));
    }
  return object;
}

static json_t *
answer_drivers (const ReleveMatch *match)
{
  json_t *array = json_array ();

  for (int i = 0; i < 3 && match->drivers[i] >= 0; i++)
    json_array_append_new (array, json_pack ("{s:s, s:o}", "term", releve_cost_codes[match->drivers[i]],
                                             "cost", releve_cli_number (match->costs[match->drivers[i]])));
  return array;
}

static json_t *
answer_matched (const ReleveMatchInput *input, const ReleveParameters *parameters)
{
  ReleveLevels matched = releve_match_levels (parameters, input);
  json_t *object = json_object ();

  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    json_object_set_new (object, releve_characteristic_codes[i], json_integer (matched.v[i]));
  return object;
}

json_t *
releve_cli_answer_of_match (const ReleveMatchInput *input, const ReleveMatch *match, const ReleveParameters *parameters)
{
  return json_pack ("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:{s:s}}",
                    "readiness", answer_levels (match->readiness, RELEVE_N_CHALLENGES),
                    "target", answer_levels (match->target, RELEVE_N_LEVELS),
                    "support", releve_cli_number (match->support), "budget", releve_cli_number (match->budget),
                    "stretch", releve_cli_number (match->stretch),
                    "overstretch_weight", releve_cli_number (match->overstretch_weight),
                    "costs", answer_costs (match), "fit", releve_cli_number (match->fit),
                    "growth", answer_growth (input, match), "value", releve_cli_number (match->value),
                    "drivers", answer_drivers (match),
                    "matched", isnan (match->fit) ? json_null () : answer_matched (input, parameters),
                    "safety", "gate", match->gate == RELEVE_GATE_NEEDS_SUPERVISOR ? "needs_supervisor" : "none");
}
