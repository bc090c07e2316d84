#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A real pointer and a real keyboard for tests: events come from the X server
 * (XTest, by xdotool), so that they take every road that a person's would.
 * All waits are bounded. */

/* Presents @window, waits until it is drawn and gives it the keyboard. */
void robot_take (GtkWindow *window);

/* Destroys @window once no tooltip waits in it: GTK 4.8 would ask the pointer's
 * place of a window that is gone. A key ends the wait, as it does for a person. */
void robot_close (GtkWindow *window);

/* Points are in the coordinates of @widget. */
void robot_move  (GtkWidget *widget, double x, double y);
void robot_press (void);
void robot_release (void);
void robot_click (GtkWidget *widget);                 /* in its middle */
/* Presses in @from, moves in steps, and holds the button over @to. */
void robot_drag  (GtkWidget *from, double x, double y, GtkWidget *to, double to_x, double to_y);
void robot_key   (const char *keys);                  /* "ctrl+z", "Return" */
void robot_hold  (const char *key);                   /* until it is let go: "ctrl" */
void robot_let_go (const char *key);

/* Lets the main loop run for @milliseconds. */
void robot_rest  (guint milliseconds);

/* Lets it run until the window that was taken draws nothing new; for pages that
 * are laid out again once they know their room. */
void robot_settle (void);

typedef gboolean (*RobotCondition) (gpointer data);
/* Runs the main loop until @condition holds; fails the test after ten seconds. */
void robot_wait  (RobotCondition condition, gpointer data, const char *what);

/* The first descendant of @root whose accessible or label text contains @text,
 * of @type (G_TYPE_NONE for any); NULL if none is mapped. */
GtkWidget *robot_find (GtkWidget *root, GType type, const char *text);

G_END_DECLS
