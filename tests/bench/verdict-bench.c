#include "releve-verdicts.h"

#include "maker.h"

/* Colours a whole board as a drag would (B19) and prints one JSON line: the
 * preparation, one board, one cell. Medians, so that a busy machine says little. */
#define N_LEARNERS 200
#define N_BLOCKS 52
#define N_ASSIGNMENTS 30
#define N_ROUNDS 30

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static double
median_ms (gint64 *times)
{
  qsort (times, N_ROUNDS, sizeof *times, compare_cb);
  return times[N_ROUNDS / 2] / 1000.0;
}

static int
colour (ReleveVerdicts *verdicts)
{
  int allowed = 0;

  for (int l = 0; l < N_LEARNERS; l++)
    for (int b = 1; b <= N_BLOCKS; b++)
      {
        ReleveVerdict verdict;

        releve_verdicts_ask (verdicts, l, b, &verdict);
        allowed += verdict.state == RELEVE_VERDICT_ALLOWED;
      }
  return allowed;
}

int
main (void)
{
  g_autoptr (ReleveDossier) dossier = maker_generate (1, N_LEARNERS, N_BLOCKS, N_ASSIGNMENTS);
  gint64 prepare[N_ROUNDS], first[N_ROUNDS], again[N_ROUNDS];
  double prepare_ms, first_ms, again_ms;
  int allowed = 0;

  for (int i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *assignment = g_strdup_printf ("K%d", 1 + i % N_ASSIGNMENTS);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (ReleveVerdicts) verdicts = releve_verdicts_new (dossier, assignment, NULL);

      prepare[i] = g_get_monotonic_time () - start;
      start = g_get_monotonic_time ();
      allowed += colour (verdicts);
      first[i] = g_get_monotonic_time () - start;
      start = g_get_monotonic_time ();
      colour (verdicts);
      again[i] = g_get_monotonic_time () - start;
    }
  prepare_ms = median_ms (prepare);
  first_ms = median_ms (first);
  again_ms = median_ms (again);
  g_print ("{\"learners\":%d,\"blocks\":%d,\"prepare_ms\":%.3f,\"board_ms\":%.3f,\"board_again_ms\":%.3f,"
           "\"cell_us\":%.3f,\"allowed\":%d}\n",
           N_LEARNERS, N_BLOCKS, prepare_ms, first_ms, again_ms, again_ms * 1000 / (N_LEARNERS * N_BLOCKS), allowed);
  return 0;
}
