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
  GtkWidget *frame;         /* head over scroller */
  GtkWidget *head;
  GtkWidget *scroller;
  GtkWidget *strip;
  GtkStack *tabs;
  GtkWidget *box;           /* of the tab that is being filled */
  GtkWidget *evidence;      /* the popover that is open */
  ReleveDotPlot *plot;      /* of the competencies */
  gboolean tabular[2];      /* the timeline, the quadrant: shown as tables */
  gboolean filling;
  guint outdated;           /* bit a tab: to be filled when it is next seen */
  int width;                /* class of width, RELEVE_PERSON_WIDE … */
  guint refill;             /* source, 0 = none */
};

/* From the widest to the narrowest; by how many answers stand side by side. */
enum { RELEVE_PERSON_WIDE, RELEVE_PERSON_NARROW, RELEVE_PERSON_SLIM };

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
/* A month and a year, "—" for no day; caller frees. */
char      *releve_person_month (RelevePersonView *self, ReleveDay day);
const char *releve_person_words (RelevePersonView *self, const ReleveWords *words);
void       releve_person_add_heading (RelevePersonView *self, const char *text);
/* A button named for the keyboard, which finds it again after a change. */
GtkWidget *releve_person_button (RelevePersonView *self, const char *name, const char *label, GCallback callback, gpointer data);
/* Opens the evidence behind one level (D3); @competency_id NULL: an attribute. */
GtkWidget *releve_person_row_button (RelevePersonView *self, const char *text, const char *competency_id, ReleveAttribute attribute);
void       releve_person_close_evidence (RelevePersonView *self);
/* @area in the coordinates of @from. */
void       releve_person_open_evidence (RelevePersonView *self, GtkWidget *from, const GdkRectangle *area,
                                        const char *competency_id, ReleveAttribute attribute);
/* Asks for a rating; @competency_id is nullable. */
void       releve_person_rate (RelevePersonView *self, const char *competency_id);
/* Ends a verb that a button asked for: says what was done, or why not. */
void       releve_person_report (RelevePersonView *self, gboolean done, GError *error);

void releve_person_fill_strip       (RelevePersonView *self, const RelevePortrait *portrait);
void releve_person_add_competencies (RelevePersonView *self, const RelevePortrait *portrait);
void releve_person_add_timeline     (RelevePersonView *self);
void releve_person_add_profile      (RelevePersonView *self, const ReleveLearner *learner);
void releve_person_add_assignments  (RelevePersonView *self, const ReleveLearner *learner);
void releve_person_add_plan         (RelevePersonView *self, const ReleveLearner *learner);
void releve_person_add_trainings    (RelevePersonView *self, const ReleveLearner *learner);
void releve_person_add_journal      (RelevePersonView *self, const ReleveLearner *learner);
/* Asks for role, date and own words; @note (nullable) says why it asks. */
void releve_person_ask_aim (GtkWidget *parent, ReleveDocument *document, const char *learner_id, const char *note);

G_END_DECLS
