#pragma once

#include "releve-fit.h"
#include "releve-lam-editor.h"
#include "releve-level-scale.h"

G_BEGIN_DECLS

/* releve-lam-lines.c */
typedef struct _ReleveLamLines ReleveLamLines;
ReleveLamLines *releve_lam_lines_new  (void);
void            releve_lam_lines_free (ReleveLamLines *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveLamLines, releve_lam_lines_free)
/* @class is static; @value nullable, @fraction of a meter or NAN. */
void            releve_lam_lines_add  (ReleveLamLines *self, const char *class, const char *text, const char *value, double fraction);
void            releve_lam_lines_show (ReleveLamLines *self, GtkWidget *box);
/* Lays the label out again only if it says something else. */
void            releve_lam_say        (GtkWidget *label, const char *text);

/* One characteristic with a slider. */
typedef struct {
  GtkWidget *box;
  GtkWidget *name;
  GtkWidget *anchor;
  GtkWidget *scale;
  GtkWidget *level;
} ReleveLamRow;

struct _ReleveLamEditor {
  GtkWidget parent_instance;

  ReleveDossier *dossier;
  RelevePhrasebook *book;
  char *placement_id;       /* NULL = none */
  char *closed;             /* why nothing can be changed, or NULL */
  ReleveLevels levels;      /* as the sliders stand */
  ReleveLevels saved;       /* as the file has them, or the profile */
  ReleveTerms terms;        /* of the agreement while its levels stand, else in force (D6) */
  ReleveMatchInput input;
  ReleveMatch match;
  gboolean note_wanted;     /* the levels depart and no note explains it yet */
  gboolean agreeing;        /* it was Agree that asked for the note */
  int focused;              /* characteristic that "why" is about */

  GtkWidget *box;
  GtkWidget *title, *subtitle;
  GtkWidget *fit, *fit_meter, *growth, *growth_about, *stretch, *stretch_meter, *stretch_note;
  GtkWidget *body;          /* sliders beside why */
  ReleveLamRow rows[RELEVE_N_LEVELS];
  GtkWidget *matching, *matching_anchor, *checks;
  GtkWidget *note_box, *note_why, *note;
  GtkWidget *gate_box, *gate_why, *present;
  GtkWidget *moved;         /* what Match moved */
  GtkWidget *warning;
  GtkWidget *duties;        /* refilled */
  GtkWidget *why;
  ReleveLamLines *why_lines; /* while it is said anew */
  GSimpleAction *wish;      /* of the menu */
  GtkWidget *buttons, *close, *match_button, *reset, *agree, *agree_says;
};

ReleveLanguage releve_lam_language (ReleveLamEditor *self);
const RelevePlacement *releve_lam_card (ReleveLamEditor *self);
const ReleveAssignment *releve_lam_assignment (ReleveLamEditor *self); /* by the terms */
char *releve_lam_number (ReleveLamEditor *self, double value); /* one decimal, "–" for none */
const char *releve_lam_name (ReleveLamEditor *self, int characteristic);
const char *releve_lam_anchor (ReleveLamEditor *self, int characteristic, int level);
GtkWidget *releve_lam_label (const char *text, const char *class);

/* releve-lam-assemble.c */
void releve_lam_assemble (ReleveLamEditor *self);
/* Beside each other or, in large letters, below. */
void releve_lam_arrange (ReleveLamEditor *self);
/* releve-lam-duties.c */
void  releve_lam_fill_duties (ReleveLamEditor *self);
char *releve_lam_say_duties  (ReleveLamEditor *self); /* what agreeing would date, and with whom */
char *releve_lam_say_moved   (ReleveLamEditor *self, const ReleveLevels *before);
/* releve-lam-sums.c */
GtkWidget *releve_lam_make_sums (ReleveLamEditor *self);
void releve_lam_update_sums (ReleveLamEditor *self);
/* releve-lam-why.c */
void releve_lam_fill_why (ReleveLamEditor *self);
/* releve-lam-checks.c */
void releve_lam_fill_checks (ReleveLamEditor *self);
void releve_lam_update_gate (ReleveLamEditor *self);

G_END_DECLS
