/* The row whose children give way, measured and laid out without a window. */

#include "releve-yield-box.h"

#define HEIGHT 20

typedef struct {
  ReleveYieldBox *box;
  GtkWidget *stays, *spring, *first_to_go, *last_to_go;
} Fixture;

static GtkWidget *
make_child (int width)
{
  GtkWidget *child = gtk_drawing_area_new ();

  gtk_widget_set_size_request (child, width, HEIGHT);
  return child;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->box = g_object_ref_sink (g_object_new (RELEVE_TYPE_YIELD_BOX, NULL));
  fixture->stays = make_child (100);
  fixture->spring = make_child (0);
  fixture->first_to_go = make_child (80);
  fixture->last_to_go = make_child (60);
  gtk_widget_set_hexpand (fixture->spring, TRUE);
  releve_yield_box_append (fixture->box, fixture->stays, 0);
  releve_yield_box_append (fixture->box, fixture->spring, 0);
  releve_yield_box_append (fixture->box, fixture->first_to_go, 2);
  releve_yield_box_append (fixture->box, fixture->last_to_go, 1);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->box);
}

static void
allocate (Fixture *fixture, int width)
{
  gtk_widget_measure (GTK_WIDGET (fixture->box), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (fixture->box), &(GtkAllocation) { 0, 0, width, HEIGHT }, -1);
}

static void
assert_shown (Fixture *fixture, gboolean first_to_go, gboolean last_to_go)
{
  g_assert_true (gtk_widget_get_child_visible (fixture->stays));
  g_assert_cmpint (gtk_widget_get_child_visible (fixture->first_to_go), ==, first_to_go);
  g_assert_cmpint (gtk_widget_get_child_visible (fixture->last_to_go), ==, last_to_go);
}

static void
test_only_what_stays_asks_for_room (Fixture *fixture, gconstpointer data)
{
  int minimum, natural;

  gtk_widget_measure (GTK_WIDGET (fixture->box), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 100 + 6);
  g_assert_cmpint (natural, ==, 100 + 80 + 60 + 3 * 6);
}

static void
test_the_highest_rank_gives_way_first_and_comes_back (Fixture *fixture, gconstpointer data)
{
  allocate (fixture, 300);
  assert_shown (fixture, TRUE, TRUE);
  allocate (fixture, 257);
  assert_shown (fixture, FALSE, TRUE);
  allocate (fixture, 171);
  assert_shown (fixture, FALSE, FALSE);
  allocate (fixture, 258);
  assert_shown (fixture, TRUE, TRUE);
}

static void
test_what_is_left_goes_to_what_expands (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t bounds;

  allocate (fixture, 300);
  g_assert_true (gtk_widget_compute_bounds (fixture->last_to_go, GTK_WIDGET (fixture->box), &bounds));
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, ==, 300);
  g_assert_cmpint (gtk_widget_get_width (fixture->spring), ==, 300 - 258);
}

static void
test_a_hidden_child_takes_no_room (Fixture *fixture, gconstpointer data)
{
  gtk_widget_set_visible (fixture->last_to_go, FALSE);
  allocate (fixture, 100 + 80 + 2 * 6);
  g_assert_true (gtk_widget_get_child_visible (fixture->first_to_go));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/yield-box/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("A7 only what stays asks for room", test_only_what_stays_asks_for_room);
  ADD ("A7 the highest rank gives way first and comes back", test_the_highest_rank_gives_way_first_and_comes_back);
  ADD ("A7 what is left goes to what expands", test_what_is_left_goes_to_what_expands);
  ADD ("A7 a hidden child takes no room", test_a_hidden_child_takes_no_room);
  return g_test_run ();
}
