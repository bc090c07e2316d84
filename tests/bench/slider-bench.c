/* What one move of a slider costs with 200 clinicians in the file (L6): from
 * the move to the drawn frame, fit, growth, stretch and drivers included.
 * Prints one JSON line; medians and the worst. Wants a display. */

#include "maker.h"

#include <gtk/gtk.h>
#include "releve-lam-editor.h"
#include "releve-level-scale.h"

#define N_LEARNERS 200
#define N_BLOCKS 52
#define N_ASSIGNMENTS 30
#define N_ROUNDS 200

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static void
painted_cb (GdkFrameClock *clock, gint64 *when)
{
  *when = g_get_monotonic_time ();
}

static GtkWidget *
find_scale (GtkWidget *root)
{
  if (RELEVE_IS_LEVEL_SCALE (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (find_scale (child) != NULL)
      return find_scale (child);
  return NULL;
}

/* Time inside the program from the move to the end of its frame; the wait for
 * the frame's turn is taken out. */
static gint64
move (GtkWidget *scale, int level)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (scale);
  gint64 begun = g_get_monotonic_time (), turn = 0, painted = 0, moved;
  gulong before = g_signal_connect (clock, "before-paint", G_CALLBACK (painted_cb), &turn);
  gulong after = g_signal_connect_after (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  releve_level_scale_set_level (RELEVE_LEVEL_SCALE (scale), level);
  g_signal_emit_by_name (scale, "changed", level);
  moved = g_get_monotonic_time () - begun;
  while (painted == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, before);
  g_signal_handler_disconnect (clock, after);
  return moved + painted - turn;
}

static void
rate_everybody (ReleveDossier *dossier)
{
  GPtrArray *learners = releve_dossier_all (dossier, &releve_learner_kind);

  for (guint i = 0; i < learners->len; i++)
    for (int source = RELEVE_SELF; source <= RELEVE_TEAM; source++)
      {
        const char *id = ((const ReleveLearner *) learners->pdata[i])->id;

        for (int a = 0; a < RELEVE_N_ATTRIBUTES; a++)
          maker_rating (dossier, id, releve_attribute_codes[a], (i + a + source) % 5, source);
        for (int c = 1; c <= RELEVE_N_COMPETENCIES; c++)
          {
            g_autofree char *code = g_strdup_printf ("C%d", c);

            maker_rating (dossier, id, code, (i + c + source) % 5, source);
          }
      }
}

int
main (int argc, char *argv[])
{
  gint64 times[N_ROUNDS];
  g_autoptr (ReleveDossier) dossier = maker_generate (1, N_LEARNERS, N_BLOCKS, N_ASSIGNMENTS);
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (RELEVE_LANGUAGE_EN);
  GPtrArray *cards = releve_dossier_all (dossier, &releve_placement_kind);
  GtkWidget *window, *editor, *scale;

  if (!gtk_init_check ())
    return 77;
  rate_everybody (dossier);
  window = gtk_window_new ();
  editor = releve_lam_editor_new (dossier, book);
  releve_lam_editor_set_placement (RELEVE_LAM_EDITOR (editor), ((const RelevePlacement *) cards->pdata[0])->id);
  gtk_window_set_child (GTK_WINDOW (window), editor);
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 800);
  gtk_window_present (GTK_WINDOW (window));
  scale = find_scale (editor);
  for (int i = 0; i < 20; i++)
    move (scale, i % 5);
  for (int i = 0; i < N_ROUNDS; i++)
    times[i] = move (scale, i % 5);
  qsort (times, N_ROUNDS, sizeof *times, compare_cb);
  g_print ("{\"learners\":%d,\"cards\":%u,\"median_ms\":%.2f,\"p99_ms\":%.2f,\"worst_ms\":%.2f}\n", N_LEARNERS, cards->len,
           times[N_ROUNDS / 2] / 1000.0, times[N_ROUNDS * 99 / 100] / 1000.0, times[N_ROUNDS - 1] / 1000.0);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
