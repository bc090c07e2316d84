/* The rotation calendar of a clinician: her year block by block, and the dates
 * to keep. It says what and when, never how well. */

#include "releve-duties-sheet.h"
#include "releve-printouts.h"

#include "releve-followup.h"
#include "releve-portrait.h"
#include "releve-print-text.h"

/* A line of the year: a card, a leave, or blocks without either. */
typedef struct {
  ReleveDay first, last;
  int first_block, last_block; /* 0 for a leave within a block */
  const RelevePlacement *card; /* NULL for others */
  gboolean leave;
} Stretch;

static int
compare_stretches (gconstpointer a, gconstpointer b)
{
  const Stretch *x = a, *y = b;

  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  return y->last - x->last;
}

static void
add_blocks (GArray *year, ReleveDossier *dossier, int first, int last, const RelevePlacement *card)
{
  const ReleveBlock *from = releve_dossier_block_number (dossier, first), *to = releve_dossier_block_number (dossier, last);
  Stretch stretch = { 0, 0, first, last, card };

  if (from == NULL || to == NULL)
    return;
  stretch.first = from->first;
  stretch.last = to->last;
  g_array_append_val (year, stretch);
}

static void
add_cards (GArray *year, ReleveDossier *dossier, const char *learner_id, gboolean *taken)
{
  g_autoptr (GPtrArray) cards = releve_cards_in_order (dossier, learner_id);

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = cards->pdata[i];
      int first = releve_dossier_first_block (dossier, card), last = releve_dossier_last_block (dossier, card);

      if (card->state == RELEVE_DECLINED)
        continue;
      add_blocks (year, dossier, first, last, card);
      for (int block = first; block <= last; block++)
        taken[block] = TRUE;
    }
}

/* The blocks that a leave takes whole need no other line. */
static void
take_blocks (ReleveDossier *dossier, Stretch *leave, gboolean *taken)
{
  for (int block = 1; block <= releve_dossier_n_blocks (dossier); block++)
    {
      const ReleveBlock *row = releve_dossier_block_number (dossier, block);

      if (row->first < leave->first || row->last > leave->last)
        continue;
      leave->first_block = leave->first_block == 0 ? block : leave->first_block;
      leave->last_block = block;
      taken[block] = TRUE;
    }
}

static void
add_leaves (GArray *year, ReleveDossier *dossier, const char *learner_id, gboolean *taken)
{
  GPtrArray *leaves = RELEVE_DOSSIER_OF (dossier, releve_leave_kind, ReleveLeave, learner_id, learner_id);

  for (guint i = 0; i < leaves->len; i++)
    {
      const ReleveLeave *leave = leaves->pdata[i];
      Stretch stretch = { leave->first, leave->last, 0, 0, NULL, TRUE };

      take_blocks (dossier, &stretch, taken);
      g_array_append_val (year, stretch);
    }
}

static void
add_free_blocks (GArray *year, ReleveDossier *dossier, const gboolean *taken)
{
  int n = releve_dossier_n_blocks (dossier);

  for (int block = 1; block <= n; block++)
    if (!taken[block])
      {
        int first = block;

        while (block < n && !taken[block + 1])
          block++;
        add_blocks (year, dossier, first, block, NULL);
      }
}

/* Of Stretch, by date; caller unrefs. */
static GArray *
lay_out_year (ReleveDossier *dossier, const char *learner_id)
{
  GArray *year = g_array_new (FALSE, TRUE, sizeof (Stretch));
  g_autofree gboolean *taken = g_new0 (gboolean, releve_dossier_n_blocks (dossier) + 2);

  add_cards (year, dossier, learner_id, taken);
  add_leaves (year, dossier, learner_id, taken);
  add_free_blocks (year, dossier, taken);
  g_array_sort (year, compare_stretches);
  return year;
}

static void
add_card_cells (ReleveComposer *self, const RelevePlacement *card)
{
  const ReleveAssignment *assignment = releve_dossier_assignment (self->dossier, card->assignment_id);
  const char *name = assignment != NULL ? releve_composer_words (self, &assignment->name) : "–";
  g_autofree char *with = releve_composer_supervisor (self, card->supervisor_id);
  /* Translators: an assignment that the clinician has not accepted yet. */
  g_autofree char *proposed = g_strdup_printf (releve_say (self->book, "%s (proposed)"), name);

  releve_sheet_category_cell (self->sheet, assignment != NULL ? assignment->category : -1,
                              card->state == RELEVE_PROPOSED ? proposed : name);
  releve_sheet_cell (self->sheet, *with != '\0' ? with : "–");
}

static void
add_stretch (ReleveComposer *self, const Stretch *stretch)
{
  g_autofree char *dates = releve_print_period (stretch->first, stretch->last, self->language);
  g_autofree char *blocks = stretch->first_block == 0 ? g_strdup ("")
    : stretch->last_block > stretch->first_block ? g_strdup_printf ("%d–%d", stretch->first_block, stretch->last_block)
    : g_strdup_printf ("%d", stretch->first_block);

  releve_sheet_cell (self->sheet, blocks);
  releve_sheet_cell (self->sheet, dates);
  if (stretch->card != NULL)
    {
      add_card_cells (self, stretch->card);
      return;
    }
  releve_sheet_cell (self->sheet, stretch->leave ? releve_say (self->book, "Leave") : releve_say (self->book, "Not planned yet"));
  releve_sheet_cell (self->sheet, "");
}

static void
add_year (ReleveComposer *self, const char *learner_id)
{
  const ReleveColumn columns[] = {
    { .head = releve_say_in (self->book, "column", "Block"), .type = RELEVE_TYPE_CELL },
    { .head = releve_say_in (self->book, "column", "Dates"), .type = RELEVE_TYPE_CELL },
    { .head = releve_say_in (self->book, "column", "Assignment"), .type = RELEVE_TYPE_CELL, .flexible = TRUE },
    { .head = releve_say_in (self->book, "column", "With"), .type = RELEVE_TYPE_CELL, .flexible = TRUE },
  };
  g_autoptr (GArray) year = lay_out_year (self->dossier, learner_id);

  releve_sheet_begin_section (self->sheet, 1, releve_say_in (self->book, "calendar", "The year"));
  if (year->len == 0)
    {
      releve_sheet_say (self->sheet, RELEVE_TYPE_BODY, releve_say (self->book, "The year has no blocks yet."));
      return;
    }
  releve_sheet_begin_table (self->sheet, columns, G_N_ELEMENTS (columns), TRUE);
  for (guint i = 0; i < year->len; i++)
    add_stretch (self, &g_array_index (year, Stretch, i));
  releve_sheet_end_table (self->sheet);
  releve_composer_category_key (self);
}

static void
add_dates (ReleveComposer *self, const char *learner_id)
{
  g_autoptr (GPtrArray) open = releve_open_duties (self->dossier, NULL, -1);

  for (guint i = open->len; i > 0; i--)
    if (g_strcmp0 (((const ReleveDuty *) open->pdata[i - 1])->learner_id, learner_id) != 0)
      g_ptr_array_remove_index (open, i - 1);
  releve_sheet_begin_section (self->sheet, 2, releve_say_in (self->book, "calendar", "Dates to keep"));
  if (open->len > 0)
    releve_duties_add_table (self, open, FALSE, FALSE);
  else
    releve_sheet_say (self->sheet, RELEVE_TYPE_BODY, releve_say (self->book, "Nothing is due."));
}

RelevePages *
releve_print_calendar (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error)
{
  const ReleveLearner *learner = releve_dossier_learner (dossier, learner_id);
  ReleveComposer self;
  g_autofree char *name = NULL, *year = NULL, *subtitle = NULL;

  releve_composer_begin (&self, dossier, options);
  name = releve_composer_learner (&self, learner);
  year = releve_composer_year (&self);
  subtitle = *year != '\0' ? g_strdup_printf ("%s, %s", name, year) : g_strdup (name);
  releve_composer_title_of_plan (&self, releve_say (self.book, "Rotation calendar"), subtitle, name);
  add_year (&self, learner_id);
  add_dates (&self, learner_id);
  return releve_composer_finish (&self, releve_say (self.book, "Confidential: for the clinician and the coordination"));
}
