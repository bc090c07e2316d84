#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A slider of five named levels, 0 to 4, that shows three marks at three
 * heights: ○ the assignment's default, ● the level, ▲ the target at its exact
 * value. It is no GtkScale: scrolling changes nothing unless it has the
 * keyboard, and a gesture ends in one signal.
 *
 * Signals: "changed" (int level) while a gesture goes on; "committed" (int
 * level) once at its end: on release, or when a burst of keys pauses.
 *
 * CSS name: level-scale. Accessible role: slider. */
#define RELEVE_TYPE_LEVEL_SCALE (releve_level_scale_get_type ())
G_DECLARE_FINAL_TYPE (ReleveLevelScale, releve_level_scale, RELEVE, LEVEL_SCALE, GtkWidget)

GtkWidget *releve_level_scale_new (void);

int  releve_level_scale_get_level (ReleveLevelScale *self);
void releve_level_scale_set_level (ReleveLevelScale *self, int level); /* emits nothing */
/* @target 0–4 or NAN; @low and @high: the feasible range. */
void releve_level_scale_set_marks (ReleveLevelScale *self, int standard, double target, int low, int high);
/* ▽ the level that the clinician wishes for; −1 for none. */
void releve_level_scale_set_wish  (ReleveLevelScale *self, int wish);
/* What a screen reader says of the value. */
void releve_level_scale_set_words (ReleveLevelScale *self, const char *name, const char *value_text);

/* The digits 0–4 where the levels of a scale below stand. */
GtkWidget *releve_level_scale_axis_new (void);

/* Level of the point nearest to @x, in pixels of a scale @scale times as large
 * as in the mock-ups. */
int releve_level_scale_at (double x, double scale);

G_END_DECLS
