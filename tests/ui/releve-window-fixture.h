#pragma once

#include "releve-application.h"
#include "releve-board.h"
#include "releve-window.h"

G_BEGIN_DECLS

/* The example department in a real window, on its board; today is 14 September 2026. */
#define WINDOW_TODAY releve_day_new (2026, 9, 14)

typedef struct {
  ReleveApplication *application;
  ReleveWindow *window;
  ReleveDesk *desk;
  ReleveBoard *board;
  char *path;
} WindowFixture;

/* First of main(): nobody's settings or files are touched. */
void window_fixture_begin (int *argc, char ***argv);

/* @today: another ReleveDay than WINDOW_TODAY, by GINT_TO_POINTER; NULL for that. */
void window_fixture_set_up    (WindowFixture *fixture, gconstpointer today);
void window_fixture_tear_down (WindowFixture *fixture, gconstpointer data);

char *window_fixture_sum (WindowFixture *fixture);
/* A free cell in view where @assignment_id may go without a word. */
const ReleveLearner *window_fixture_find_allowed (WindowFixture *fixture, const char *assignment_id, int *block);
const RelevePlacement *window_fixture_card_at (WindowFixture *fixture, const char *learner_id, const char *assignment_id, int block);
/* "move {"assignment": …}": the step that undo would take back. */
char *window_fixture_step (WindowFixture *fixture);
/* The window's dialog, or NULL. */
GtkWindow *window_fixture_dialog (WindowFixture *fixture);
/* Waits for it, and gives it the keyboard; or until it is gone, and the window has it again. */
GtkWidget *window_fixture_wait_for_dialog (WindowFixture *fixture);
void       window_fixture_wait_until_closed (WindowFixture *fixture);
/* Clicks the button under @root that says so, once it is in view. */
void       window_fixture_press (GtkWidget *root, const char *label);
/* Types letters, digits and spaces, key by key. */
void       window_fixture_type (const char *text);
void       window_fixture_assert_sum (WindowFixture *fixture, const char *expected);
/* The first descendant of @type, mapped or not. */
GtkWidget *window_fixture_find_type (GtkWidget *root, GType type);

G_END_DECLS
