#include "releve-match.h"

/* Evaluations per second of the matching model on one core. */

#define N_INPUTS 1024
#define N_ROUNDS 500

static void
fill_any (GRand *random, ReleveMatchInput *input)
{
  *input = (ReleveMatchInput) { .hours = g_rand_double_range (random, 5, 80), .load = g_rand_double (random) };
  for (int a = 0; a < RELEVE_N_RATED; a++)
    input->attributes[a] = g_rand_double_range (random, 0, 4);
  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    input->exposure[d] = g_rand_int_range (random, 0, 5);
  for (int c = 0; c < RELEVE_N_COMPETENCIES; c++)
    {
      input->competence[c] = g_rand_double_range (random, 0, 4);
      input->target[c] = g_rand_double_range (random, 2, 4);
      input->weights[c] = c % 4 == 0 ? 1 : 0;
    }
  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    {
      input->levels.v[i] = g_rand_int_range (random, 0, 5);
      input->high.v[i] = RELEVE_LEVEL_MAX;
    }
}

int
main (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autofree ReleveMatchInput *inputs = g_new (ReleveMatchInput, N_INPUTS);
  double sum = 0, seconds;
  gint64 start;

  for (int i = 0; i < N_INPUTS; i++)
    fill_any (random, &inputs[i]);
  start = g_get_monotonic_time ();
  for (int round = 0; round < N_ROUNDS; round++)
    for (int i = 0; i < N_INPUTS; i++)
      {
        ReleveMatch match;

        releve_match (releve_parameters_default (), &inputs[i], &match);
        sum += match.fit;
      }
  seconds = (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC;
  g_print ("%.0f evaluations/s (mean fit %.3f)\n", N_INPUTS * N_ROUNDS / seconds, sum / (N_INPUTS * N_ROUNDS));
  return 0;
}
