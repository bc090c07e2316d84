#pragma once

#include "releve-dot-plot.h"
#include "releve-glyph.h"
#include "releve-page-break.h"
#include "releve-print.h"
#include "releve-type.h"

G_BEGIN_DECLS

/* A sheet under composition: sections, paragraphs and tables in reading order.
 * It becomes pages once; nothing is measured after that. */
typedef struct _ReleveSheet ReleveSheet;

ReleveSheet *releve_sheet_new (ReleveLanguage language, RelevePaper paper);
ReleveTypesetter *releve_sheet_get_typesetter (ReleveSheet *self);
ReleveRich *releve_sheet_rich (ReleveSheet *self); /* an empty one in its language; caller frees */

/* The page's own words; all are copied. */
void releve_sheet_set_title   (ReleveSheet *self, const char *title, const char *subtitle);
/* What tells it from others of its kind in an outline, such as a name; the title if there is none. */
void releve_sheet_set_label   (ReleveSheet *self, const char *label);
void releve_sheet_set_running (ReleveSheet *self, const char *left, const char *right);
/* @continued is a format of one %s, a head that goes on overleaf; @page of two %u. */
void releve_sheet_set_foot    (ReleveSheet *self, const char *left, const char *right);
void releve_sheet_set_continued (ReleveSheet *self, const char *continued);

/* On its side and as large as the paper is, for a board; before the first section. */
void releve_sheet_turn (ReleveSheet *self, RelevePaper paper);
/* Heads over their sections instead of beside them, for wide tables; before the first section. */
void releve_sheet_use_full_width (ReleveSheet *self);
/* @number 0: a head without one. */
void releve_sheet_begin_section (ReleveSheet *self, int number, const char *head);
void releve_sheet_paragraph     (ReleveSheet *self, ReleveType type, ReleveRich *rich);
void releve_sheet_say           (ReleveSheet *self, ReleveType type, const char *text);
/* What was added last, a paragraph or a form, stays whole on the page of what comes next. */
void releve_sheet_keep          (ReleveSheet *self);
/* All of the section so far stays on one page, if it fits one. */
void releve_sheet_keep_section  (ReleveSheet *self);
/* Ruled lines for writing by hand. */
void releve_sheet_writing_lines (ReleveSheet *self, int n);

/* Lines to be filled in, side by side: an italic word, then what is known or a
 * rule to write on. Shares are of the text's width. */
typedef struct {
  const char *label;
  const char *text;    /* NULL or "": a rule */
  double share;
} ReleveBlank;
void releve_sheet_fields  (ReleveSheet *self, const ReleveBlank *fields, guint n);
/* Boxes to tick, one below another or in a row, each with its words. */
void releve_sheet_choices (ReleveSheet *self, const char *const *words, guint n, gboolean in_a_row);

/* Tables. A column is as wide as it needs, the flexible ones share what is left
 * and wrap. Cells come row by row, left to right; the sheet measures and places
 * the table when it ends. */
typedef struct {
  const char *head;    /* NULL in all columns: no head row */
  gboolean flush_right, centred;
  gboolean flexible;
  double share;        /* of the table's width, so that several tables line up; 0: as wide as it needs */
  double plot;         /* width of a dot plot's column; 0 for words */
  double bar;          /* width of a column of bars; 0 for words */
  ReleveType type;
} ReleveColumn;

void releve_sheet_begin_table (ReleveSheet *self, const ReleveColumn *columns, guint n, gboolean ruled);
void releve_sheet_cell        (ReleveSheet *self, const char *text);
void releve_sheet_category_cell (ReleveSheet *self, int category, const char *text); /* −1 = no sign */
void releve_sheet_box_cell    (ReleveSheet *self); /* to tick by hand */
/* A bar of two parts, full and hollow, as shares of the column's width. */
void releve_sheet_bar_cell    (ReleveSheet *self, double full, double hollow);
/* @plot is borrowed until the pages are freed: hand it over with releve_sheet_keep_plot(). */
void releve_sheet_plot_cell   (ReleveSheet *self, ReleveDotPlot *plot, guint row);
void releve_sheet_end_table   (ReleveSheet *self);
void releve_sheet_keep_plot   (ReleveSheet *self, ReleveDotPlot *plot); /* takes it */

/* A line of signs and their words. */
#define RELEVE_SIGN_DASHED RELEVE_N_GLYPHS /* a dashed frame */
typedef struct {
  ReleveGlyph glyph;
  const char *words;
} ReleveSign;
void releve_sheet_key (ReleveSheet *self, const ReleveSign *signs, guint n);
/* The same of the categories. */
void releve_sheet_category_key (ReleveSheet *self, const char *const *words);

/* Lines for the signatures of @n people side by side, each with boxes to tick.
 * What is on record stands on the line, in place of a pen's room and date. */
typedef struct {
  const char *name, *post;
  const char *record;      /* NULL: to be signed in ink */
  gboolean read, agrees;   /* boxes ticked */
} ReleveSigner;
void releve_sheet_signatures (ReleveSheet *self, const ReleveSigner *signers, guint n,
                              const char *read, const char *agree, const char *date);

/* "7F3A 91C2": of every word composed so far, to compare two copies by eye. Caller frees. */
char *releve_sheet_checksum (ReleveSheet *self);

/* Takes @self. */
RelevePages *releve_sheet_to_pages (ReleveSheet *self);

G_END_DECLS
