/* What a drag costs the board of 200 clinicians × 52 blocks (B19): from its
 * start to the drawn frame, and each frame of scrolling. Prints one JSON line;
 * medians, so that a busy machine says little. Wants a display. */

#include "maker.h"
#include "plain-judge.h"

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

/* How long the next frame takes, from its first phase to its last. */
typedef struct {
  gint64 begun, took;
} Frame;

static void
before_paint_cb (GdkFrameClock *clock, Frame *frame)
{
  frame->begun = g_get_monotonic_time ();
}

static void
after_paint_cb (GdkFrameClock *clock, Frame *frame)
{
  frame->took = g_get_monotonic_time () - frame->begun;
}

static gint64
draw (GtkWidget *board)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (board);
  Frame frame = { 0, 0 };
  gulong before = g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &frame);
  gulong after = g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), &frame);

  gtk_widget_queue_draw (board);
  while (frame.took == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, before);
  g_signal_handler_disconnect (clock, after);
  return frame.took;
}

int
main (int argc, char *argv[])
{
  gint64 starts[N_ROUNDS], scrolls[N_ROUNDS];
  g_autoptr (ReleveDossier) dossier = maker_generate (1, N_LEARNERS, N_BLOCKS, N_ASSIGNMENTS);
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (RELEVE_LANGUAGE_EN);
  GtkWidget *window, *scroller, *board;
  GtkAdjustment *down;
  PlainJudge *judge;

  if (!gtk_init_check ())
    return 77;
  window = gtk_window_new ();
  scroller = gtk_scrolled_window_new ();
  board = releve_board_new (dossier, book);
  judge = plain_judge_new (dossier, book);
  releve_board_set_judge (RELEVE_BOARD (board), &plain_judge_interface, judge);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), board);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  draw (board);
  down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  for (int i = 0; i < N_ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      releve_board_begin_carry (RELEVE_BOARD (board), "K1", NULL, FALSE);
      starts[i] = g_get_monotonic_time () - start;
      starts[i] += draw (board);
      gtk_adjustment_set_value (down, 29 * (i + 1));
      scrolls[i] = draw (board);
      releve_board_end_carry (RELEVE_BOARD (board));
      draw (board);
    }
  g_print ("{\"learners\": %d, \"blocks\": %d, \"drag_start_ms\": %.2f, \"scroll_ms\": %.2f}\n",
           N_LEARNERS, N_BLOCKS, median_ms (starts), median_ms (scrolls));
  gtk_window_destroy (GTK_WINDOW (window));
  plain_judge_free (judge);
  return 0;
}
