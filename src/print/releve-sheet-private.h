#pragma once

#include "releve-sheet.h"

G_BEGIN_DECLS

/* What is drawn, relative to its piece. */
typedef enum { RELEVE_INK_TEXT, RELEVE_INK_RULE, RELEVE_INK_BOX, RELEVE_INK_GLYPH, RELEVE_INK_PLOT, RELEVE_INK_FIELD,
               RELEVE_INK_BLANK, RELEVE_INK_FRAME, RELEVE_INK_HATCH, RELEVE_INK_UPRIGHT } ReleveInkKind;

typedef struct {
  ReleveInkKind kind;
  double x, y;              /* top left; a rule's start */
  double width;             /* room for a text; length of a rule; side of a box or glyph; width of a field */
  double height;            /* of a field, which is filled, or outlined where there is a stroke; of a frame, a hatch, an upright rule */
  gboolean dashed;          /* of a frame */
  guint cell;               /* of its table row */
  PangoLayout *layout;      /* owned */
  ReleveType type;
  int first_line, n_lines;
  gboolean flush_right;
  gboolean centred;
  gboolean ticked;          /* a box */
  double stroke;
  ReleveColourName colour;
  ReleveGlyph glyph;
  ReleveDotPlot *plot;
  guint row;
} ReleveInk;

/* How assistive technology hears a piece. */
typedef enum { RELEVE_PIECE_TEXT, RELEVE_PIECE_HEADING, RELEVE_PIECE_HEAD_ROW, RELEVE_PIECE_ROW, RELEVE_PIECE_FORM } RelevePieceKind;

typedef struct {
  RelevePieceKind kind;
  guint group;              /* pieces of one paragraph or table */
  ReleveBreakPiece measure;
  double scale;             /* of its inks; 0 is 1 */
  guint n_cells;            /* of a row whose empty cells count */
  GArray *inks;             /* of ReleveInk */
} RelevePiece;

typedef struct {
  int number;
  char *head;
  PangoLayout *figure, *name, *continued; /* owned */
} ReleveSection;

struct _ReleveSheet {
  ReleveTypesetter *typesetter;
  double scale;             /* points a unit: more than 1 where small paper is magnified */
  gboolean full_width;      /* no margin column */
  gboolean turned;          /* landscape, with a small title */
  double width, height, margin, column, text_x, text_width;
  char *title, *subtitle, *label, *running_left, *running_right, *foot_left, *foot_right, *continued;
  GPtrArray *pieces;        /* of RelevePiece */
  GArray *sections;         /* of ReleveSection */
  GPtrArray *plots;
  guint n_groups;
  struct _ReleveTable *table;
};

#define RELEVE_MILLIMETRE   (72.0 / 25.4)
#define RELEVE_NUMBER_INDENT (5.2 * RELEVE_MILLIMETRE) /* from a section's number to its head */
#define RELEVE_BOX_SIDE     7.6
#define RELEVE_RULE_STROKE  0.75
#define RELEVE_INNER_STROKE 0.5

RelevePiece *releve_sheet_add_piece (ReleveSheet *self, RelevePieceKind kind, guint group, double before);
/* Lines of a layout into a piece; takes a reference. */
ReleveInk   *releve_piece_add_text  (RelevePiece *piece, PangoLayout *layout, ReleveType type, double x, double y, double width);
ReleveInk   *releve_piece_add_box   (RelevePiece *piece, double x, double y);
ReleveInk   *releve_piece_add_field (RelevePiece *piece, double x, double y, double width, double height, ReleveColourName colour);
/* A frame, a hatch or an upright rule: ornaments that no cell holds. */
ReleveInk   *releve_piece_add_ornament (RelevePiece *piece, ReleveInkKind kind, double x, double y, double width, double height,
                                        double stroke, ReleveColourName colour);
ReleveInk   *releve_piece_add_glyph (RelevePiece *piece, ReleveGlyph glyph, double x, double y, double size);
ReleveInk   *releve_piece_add_rule  (RelevePiece *piece, double x, double y, double width, double stroke, ReleveColourName colour);
gboolean     releve_sheet_starts_section (ReleveSheet *self);
/* Above what is added next, in type @type. */
double       releve_sheet_gap_before (ReleveSheet *self, ReleveType type);
void         releve_sheet_free      (ReleveSheet *self);

G_END_DECLS
