/* The board in the program's window, on a file of 200 clinicians × 52 blocks. Prints
 * one JSON line: opening the page (its first frame included, other pages being open), a drag from its
 * start to the frame with all verdicts (B19), frames of scrolling by wheel and
 * by a drag at the edge, and the memory of the whole program.
 *
 * A frame is all that GTK does in it: layout, snapshot and painting by cairo.
 * Times are those of the main thread on its core, so that a busy machine says
 * little; the 99th percentile of the frames, medians of the rest. Wants a
 * display and GSK_RENDERER=cairo. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <time.h>

#include "bench-department.h"
#include "releve-application.h"
#include "releve-board.h"
#include "releve-window.h"

#define N_LEARNERS 200
#define N_BLOCKS 52
#define N_ROUNDS 30
#define N_FRAMES 300

static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
percentile (double *times, guint n, double share)
{
  qsort (times, n, sizeof *times, compare_cb);
  return times[(guint) ((double) (n - 1) * share)];
}

typedef struct { double begun, took; } Frame;

static void
before_paint_cb (GdkFrameClock *clock, Frame *frame)
{
  frame->begun = now_ms ();
}

static void
after_paint_cb (GdkFrameClock *clock, Frame *frame)
{
  if (frame->begun > 0)
    frame->took = now_ms () - frame->begun;
}

/* How long the next frame takes, from its first phase to its last. */
static double
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

static GtkWidget *
find (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* From asking for the page to the end of the frame that shows it. */
static double
open_page (ReleveWindow *window, GtkWidget **board)
{
  double start = now_ms ();

  releve_window_set_view (window, "board");
  *board = find (GTK_WIDGET (window), RELEVE_TYPE_BOARD);
  while (!gtk_widget_get_mapped (*board) || gtk_widget_get_width (*board) == 0)
    g_main_context_iteration (NULL, TRUE);
  draw (*board);
  return now_ms () - start;
}

static void
rest (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static double
start_drag (GtkWidget *board, GPtrArray *assignments)
{
  double times[N_ROUNDS];

  for (int i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *id = g_strdup (((ReleveRow *) assignments->pdata[i % assignments->len])->id);
      double start = now_ms ();

      releve_board_begin_carry (RELEVE_BOARD (board), id, NULL, FALSE);
      times[i] = now_ms () - start + draw (board);
      releve_board_end_carry (RELEVE_BOARD (board));
      draw (board);
    }
  return percentile (times, N_ROUNDS, 0.5);
}

/* Down and up again by @step, or along both axes. */
static double
scroll (GtkWidget *board, double step, gboolean across, double *median)
{
  GtkAdjustment *down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (board));
  GtkAdjustment *right = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (board));
  double *times = g_new (double, N_FRAMES), worst;

  for (int i = 0; i < N_FRAMES; i++)
    {
      double sign = (i / 100) % 2 == 0 ? 1 : -1;

      gtk_adjustment_set_value (down, gtk_adjustment_get_value (down) + sign * step);
      if (across)
        gtk_adjustment_set_value (right, gtk_adjustment_get_value (right) + sign * step);
      times[i] = draw (board);
    }
  worst = percentile (times, N_FRAMES, 0.99);
  *median = percentile (times, N_FRAMES, 0.5);
  g_free (times);
  return worst;
}

static double
resident_mb (void)
{
  g_autofree char *status = NULL;
  char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) || (line = strstr (status, "VmRSS:")) == NULL)
    return 0;
  return (double) g_ascii_strtoull (line + strlen ("VmRSS:"), NULL, 10) / 1024;
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("releve-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "board.releve", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveDesk) desk = bench_department_create (path, 1, N_LEARNERS, N_BLOCKS, &error);
  g_autoptr (ReleveApplication) application = releve_application_new ();
  g_autoptr (ReleveDocument) document = NULL;
  double opened, started, wheel, wheel_median, drag, drag_median;
  GPtrArray *assignments;
  GtkWidget *window, *board;

  if (desk == NULL)
    g_error ("%s", error->message);
  if (!gtk_init_check ())
    return 77;
  /* Style sheets and templates come with the application. */
  g_application_register (G_APPLICATION (application), NULL, NULL);
  document = releve_document_new (desk, RELEVE_LANGUAGE_EN);
  window = GTK_WIDGET (releve_window_new (GTK_APPLICATION (application), document));
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  releve_window_set_view (RELEVE_WINDOW (window), "catalogue");
  gtk_window_present (GTK_WINDOW (window));
  rest ();
  opened = open_page (RELEVE_WINDOW (window), &board);
  rest ();
  assignments = releve_dossier_all (releve_desk_get_dossier (desk), &releve_assignment_kind);
  started = start_drag (board, assignments);
  wheel = scroll (board, 53, FALSE, &wheel_median);
  releve_board_begin_carry (RELEVE_BOARD (board), ((ReleveRow *) assignments->pdata[0])->id, NULL, FALSE);
  drag = scroll (board, 17, TRUE, &drag_median);
  releve_board_end_carry (RELEVE_BOARD (board));
  g_print ("{\"learners\": %d, \"blocks\": %d, \"open_page_ms\": %.1f, \"drag_start_ms\": %.2f, "
           "\"wheel_p99_ms\": %.2f, \"wheel_median_ms\": %.2f, \"drag_scroll_p99_ms\": %.2f, \"drag_scroll_median_ms\": %.2f, "
           "\"resident_mb\": %.1f}\n",
           N_LEARNERS, N_BLOCKS, opened, started, wheel, wheel_median, drag, drag_median, resident_mb ());
  gtk_window_destroy (GTK_WINDOW (window));
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
