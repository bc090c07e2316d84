#pragma once

#include "releve-dot-plot.h"
#include "releve-person-view.h"
#include "releve-portrait.h"

G_BEGIN_DECLS

/* The pages of one clinician, a file each. */
struct _RelevePersonView {
  GtkWidget parent_instance;

  ReleveDocument *document;
  char *learner_id;
  ReleveDotPlot *plot;
  GtkWidget *scroller;
  GtkWidget *box;           /* refilled */
  GtkWidget *evidence;      /* the popover that is open */
  gboolean narrow;
  gboolean outdated;        /* the file changed while it was out of sight */
  guint refill;             /* source, 0 = none */
};

ReleveDossier    *releve_person_dossier  (RelevePersonView *self);
RelevePhrasebook *releve_person_book     (RelevePersonView *self);
ReleveLanguage    releve_person_language (RelevePersonView *self);
ReleveDesk       *releve_person_desk     (RelevePersonView *self);
gboolean          releve_person_editable (RelevePersonView *self);

GtkWidget *releve_person_label (const char *text, const char *class, float align);
GtkWidget *releve_person_wrapped (const char *text, const char *class);
void       releve_person_attach_number (GtkWidget *grid, const char *text, int column, int row, const char *class);
/* "2½", or "·" for none. */
char      *releve_person_level (RelevePersonView *self, double level);
void       releve_person_add_heading (RelevePersonView *self, const char *text);
/* A button named for the keyboard, which finds it again after a change. */
GtkWidget *releve_person_button (RelevePersonView *self, const char *name, const char *label, GCallback callback, gpointer data);
/* Opens the evidence behind one level (D3); @competency_id NULL: an attribute. */
GtkWidget *releve_person_row_button (RelevePersonView *self, const char *text, const char *competency_id, ReleveAttribute attribute);
void       releve_person_close_evidence (RelevePersonView *self);
/* Ends a verb that a button asked for: says what was done, or why not. */
void       releve_person_report (RelevePersonView *self, gboolean done, GError *error);

void releve_person_add_strip        (RelevePersonView *self, const ReleveLearner *learner, const RelevePortrait *portrait);
void releve_person_add_competencies (RelevePersonView *self, const RelevePortrait *portrait);
void releve_person_add_profile      (RelevePersonView *self, const ReleveLearner *learner);
void releve_person_add_assignments  (RelevePersonView *self, const ReleveLearner *learner);
void releve_person_add_plan         (RelevePersonView *self, const ReleveLearner *learner);
void releve_person_add_trainings    (RelevePersonView *self, const ReleveLearner *learner);
void releve_person_add_journal      (RelevePersonView *self, const ReleveLearner *learner);
/* Asks for role, date and own words; @note (nullable) says why it asks. */
void releve_person_ask_aim (GtkWidget *parent, ReleveDocument *document, const char *learner_id, const char *note);

G_END_DECLS
