#include "releve-board-judge.h"

#include <math.h>

#include "releve-text.h"
#include "releve-verdicts.h"

struct _ReleveJudge {
  ReleveDocument *document; /* not owned: it outlives the board */
  GPtrArray *cards;         /* of Card: what is dragged, empty at rest */
};

typedef struct {
  ReleveVerdicts *verdicts;
  char *assignment_id;
} Card;

static void
free_card (gpointer data)
{
  Card *card = data;

  g_clear_pointer (&card->verdicts, releve_verdicts_free);
  g_free (card->assignment_id);
  g_free (card);
}

ReleveJudge *
releve_judge_new (ReleveDocument *document)
{
  ReleveJudge *self = g_new0 (ReleveJudge, 1);

  self->document = document;
  self->cards = g_ptr_array_new_with_free_func (free_card);
  return self;
}

static void
end (gpointer data)
{
  ReleveJudge *self = data;

  g_ptr_array_set_size (self->cards, 0);
}

void
releve_judge_free (ReleveJudge *self)
{
  g_ptr_array_unref (self->cards);
  g_free (self);
}

static void
add_card (ReleveJudge *self, const char *assignment_id, const char *placement_id, const char *const *along)
{
  ReleveDossier *dossier = releve_document_get_dossier (self->document);
  const RelevePlacement *placement = placement_id != NULL ? releve_dossier_placement (dossier, placement_id) : NULL;
  Card *card = g_new0 (Card, 1);

  card->assignment_id = g_strdup (placement != NULL ? placement->assignment_id : assignment_id);
  card->verdicts = releve_verdicts_new_along (dossier, card->assignment_id, placement_id, along);
  g_ptr_array_add (self->cards, card);
}

/* Cards that go together are not in one another's way. */
static void
begin (const char *assignment_id, const char *const *placement_ids, gpointer data)
{
  ReleveJudge *self = data;

  end (self);
  if (placement_ids == NULL)
    add_card (self, assignment_id, NULL, NULL);
  for (guint i = 0; placement_ids != NULL && placement_ids[i] != NULL; i++)
    add_card (self, assignment_id, placement_ids[i], placement_ids);
}

/* A clinician over a board of assignments: what each row says is reckoned when it
 * is first seen. */
static void
begin_clinician (const char *const *assignment_ids, gpointer data)
{
  ReleveJudge *self = data;

  end (self);
  for (guint i = 0; assignment_ids[i] != NULL; i++)
    {
      Card *card = g_new0 (Card, 1);

      card->assignment_id = g_strdup (assignment_ids[i]);
      g_ptr_array_add (self->cards, card);
    }
}

static ReleveVerdicts *
verdicts_of (ReleveJudge *self, guint index)
{
  Card *card = index < self->cards->len ? self->cards->pdata[index] : NULL;

  if (card != NULL && card->verdicts == NULL)
    card->verdicts = releve_verdicts_new (releve_document_get_dossier (self->document), card->assignment_id, NULL);
  return card != NULL ? card->verdicts : NULL;
}

gboolean
releve_judge_ask (ReleveJudge *self, guint card, const char *learner_id, int block, ReleveVerdict *verdict)
{
  ReleveVerdicts *verdicts = verdicts_of (self, card);
  int learner = verdicts != NULL ? releve_verdicts_find_learner (verdicts, learner_id) : -1;

  if (learner < 0 || block < 1 || block > releve_verdicts_n_blocks (verdicts))
    return FALSE;
  releve_verdicts_ask (verdicts, learner, block, verdict);
  return TRUE;
}

/* Cards whose hours leave no room beside them. */
gboolean
releve_judge_is_crowded (const ReleveVerdict *verdict)
{
  return verdict->drop == RELEVE_DROP_REPLACE || verdict->drop == RELEVE_DROP_SWAP || verdict->drop == RELEVE_DROP_PUSH;
}

static const char *
code_of_card (ReleveJudge *self, const char *placement_id)
{
  ReleveDossier *dossier = releve_document_get_dossier (self->document);
  const RelevePlacement *card = placement_id != NULL ? releve_dossier_placement (dossier, placement_id) : NULL;
  const ReleveAssignment *assignment = card != NULL ? releve_dossier_assignment (dossier, card->assignment_id) : NULL;

  return assignment != NULL ? assignment->code : "";
}

/* The card that is left without what it needs before it. */
static char *
say_leaning (ReleveJudge *self, guint card, const char *leaning_id, gboolean brief)
{
  RelevePhrasebook *book = releve_document_get_book (self->document);
  ReleveDossier *dossier = releve_document_get_dossier (self->document);
  const RelevePlacement *leaning = releve_dossier_placement (dossier, leaning_id);
  ReleveBreach breach = {
    .rule = RELEVE_RULE_PREREQUISITE, .severity = RELEVE_NEEDS_REASON, .block = releve_dossier_first_block (dossier, leaning),
    .learner_id = leaning->learner_id, .assignment_id = leaning->assignment_id,
    .other_id = ((Card *) self->cards->pdata[card])->assignment_id, .found = NAN, .limit = NAN,
  };

  if (!brief)
    return releve_text_breach (book, dossier, &breach);
  /* Translators: at most eleven letters; %s is the code of a card that needs this one done before it, such as K10. */
  return g_strdup_printf (releve_say_in (book, "cell", "before %s"), code_of_card (self, leaning_id));
}

static char *
say_rule (ReleveJudge *self, guint card, const ReleveVerdict *verdict, const char *learner_id, int block, gboolean brief)
{
  ReleveBreach breach = {
    .rule = verdict->rule, .severity = verdict->severity, .block = block,
    .learner_id = (char *) learner_id, .assignment_id = ((Card *) self->cards->pdata[card])->assignment_id,
    .other_id = (char *) verdict->other_id, .found = verdict->found, .limit = verdict->limit,
  };
  RelevePhrasebook *book = releve_document_get_book (self->document);
  ReleveDossier *dossier = releve_document_get_dossier (self->document);

  if (verdict->leaning_id != NULL)
    return say_leaning (self, card, verdict->leaning_id, brief);
  return brief ? releve_text_breach_short (book, dossier, &breach) : releve_text_breach (book, dossier, &breach);
}

/* Two or three words for the cell. */
static char *
say_why (ReleveJudge *self, guint card, const ReleveVerdict *verdict, const char *learner_id, int block)
{
  RelevePhrasebook *book = releve_document_get_book (self->document);

  switch (verdict->why)
    {
    case RELEVE_WHY_STARTED:
      return g_strdup (releve_say_in (book, "cell", "started"));
    case RELEVE_WHY_AGREED:
      return g_strdup (releve_say_in (book, "cell", "agreed card"));
    case RELEVE_WHY_EVIDENCE:
      return g_strdup (releve_say_in (book, "cell", "no ratings"));
    case RELEVE_WHY_FIT:
      return g_strdup (releve_text_cost_short (book, verdict->cost, verdict->under));
    case RELEVE_WHY_RULE:
      return say_rule (self, card, verdict, learner_id, block, TRUE);
    case RELEVE_WHY_NOTHING:
    default:
      return g_strdup ("");
    }
}

/* What a drop on an occupied cell would do to the card there. */
static char *
say_action (ReleveJudge *self, const ReleveVerdict *verdict)
{
  RelevePhrasebook *book = releve_document_get_book (self->document);
  const char *code = code_of_card (self, verdict->occupant_id);

  switch (verdict->drop)
    {
    case RELEVE_DROP_SHARE:
      /* Translators: at most eleven letters; %s is the code of a card, such as K10. */
      return g_strdup_printf (releve_say_in (book, "cell", "with %s"), code);
    case RELEVE_DROP_REPLACE:
      /* Translators: at most eleven letters; %s is the code of a card, such as K10. */
      return g_strdup_printf (releve_say_in (book, "cell", "replace %s"), code);
    case RELEVE_DROP_SWAP:
      /* Translators: at most eleven letters; %s is the code of a card, such as K10. */
      return g_strdup_printf (releve_say_in (book, "cell", "swap %s"), code);
    case RELEVE_DROP_PUSH:
      /* Translators: at most eleven letters; %s is the code of a card, such as K10. */
      return g_strdup_printf (releve_say_in (book, "cell", "push %s"), code);
    case RELEVE_DROP_NOTHING:
    case RELEVE_DROP_PLACE:
    default:
      return g_strdup ("");
    }
}

static ReleveVerdictKind
kind_of (ReleveVerdictState state)
{
  switch (state)
    {
    case RELEVE_VERDICT_ALLOWED:
      return RELEVE_CELL_ALLOWED;
    case RELEVE_VERDICT_WARNING:
      return RELEVE_CELL_WARNING;
    case RELEVE_VERDICT_FORBIDDEN:
      return RELEVE_CELL_FORBIDDEN;
    case RELEVE_VERDICT_NONE:
    default:
      return RELEVE_CELL_NONE;
    }
}

static gboolean
ask (guint card, const char *learner_id, int block, ReleveCellVerdict *cell, gpointer data)
{
  ReleveJudge *self = data;
  ReleveVerdict verdict;
  g_autofree char *why = NULL;
  g_autofree char *action = NULL;

  if (!releve_judge_ask (self, card, learner_id, block, &verdict))
    return FALSE;
  why = say_why (self, card, &verdict, learner_id, block);
  action = say_action (self, &verdict);
  cell->state = kind_of (verdict.state);
  cell->fit = verdict.fit;
  cell->reasoned = verdict.state == RELEVE_VERDICT_FORBIDDEN && verdict.severity == RELEVE_NEEDS_REASON;
  cell->crowded = releve_judge_is_crowded (&verdict);
  g_strlcpy (cell->reason, why, sizeof cell->reason);
  g_strlcpy (cell->action, action, sizeof cell->action);
  return TRUE;
}

static char *
say_fit (ReleveJudge *self, const ReleveVerdict *verdict)
{
  RelevePhrasebook *book = releve_document_get_book (self->document);

  if (isnan (verdict->fit))
    return g_strdup (releve_say (book, "fit unknown: no ratings yet"));
  /* Translators: %.0f is the fit, 0–100; %s is a word of growth, such as "moderate". */
  return g_strdup_printf (releve_say (book, "fit %.0f · %s growth"), verdict->fit,
                          releve_text_growth_word (book, verdict->growth));
}

/* The full reason where a rule speaks, the largest cost otherwise. */
static char *
say_reservation (ReleveJudge *self, guint card, const ReleveVerdict *verdict, const char *learner_id, int block)
{
  RelevePhrasebook *book = releve_document_get_book (self->document);
  g_autofree char *cost = NULL;

  if (verdict->why == RELEVE_WHY_RULE)
    return say_rule (self, card, verdict, learner_id, block, FALSE);
  if (verdict->takes_last_place)
    return g_strdup (releve_say (book, "takes the last place"));
  if (verdict->cost < 0)
    return NULL;
  cost = releve_text_cost (book, releve_document_get_dossier (self->document), verdict->cost);
  /* Translators: %s is what lowers the fit most, such as "Written commitment". */
  return g_strdup_printf (releve_say (book, "least good: %s"), cost);
}

static const char *
mark_of (ReleveVerdictState state)
{
  return state == RELEVE_VERDICT_ALLOWED ? "✓" : state == RELEVE_VERDICT_WARNING ? "!" : "✕";
}

static char *
sentence (guint card, const char *learner_id, int block, gpointer data)
{
  ReleveJudge *self = data;
  ReleveDossier *dossier = releve_document_get_dossier (self->document);
  RelevePhrasebook *book = releve_document_get_book (self->document);
  const ReleveAssignment *assignment;
  const ReleveLearner *learner = releve_dossier_learner (dossier, learner_id);
  g_autofree char *who = NULL, *where = NULL, *fit = NULL, *but = NULL, *verdict_text = NULL;
  ReleveVerdict verdict;

  if (learner == NULL || !releve_judge_ask (self, card, learner_id, block, &verdict))
    return NULL;
  assignment = releve_dossier_assignment (dossier, ((Card *) self->cards->pdata[card])->assignment_id);
  who = releve_text_learner (book, learner, TRUE);
  where = releve_text_blocks (book, block, block + releve_verdicts_span (((Card *) self->cards->pdata[card])->verdicts) - 1);
  fit = say_fit (self, &verdict);
  but = say_reservation (self, card, &verdict, learner_id, block);
  verdict_text = verdict.state == RELEVE_VERDICT_NONE ? g_strdup (releve_say (book, "this block has ended"))
    : verdict.state == RELEVE_VERDICT_FORBIDDEN ? g_strdup (but != NULL ? but : "")
    : but != NULL ? g_strdup_printf ("%s · %s", fit, but) : g_strdup (fit);
  if (verdict.state == RELEVE_VERDICT_FORBIDDEN && but != NULL && verdict.why == RELEVE_WHY_RULE)
    return verdict.severity == RELEVE_NEEDS_REASON
      /* Translators: %s is the sentence of a rule; a reason typed by the user overrides it. */
      ? g_strdup_printf (releve_say (book, "✕ %s A drop asks why."), but) : g_strdup_printf ("✕ %s", but);
  /* Translators: what a drop would do: %1$s assignment, %2$s clinician, %3$s block, %4$s mark, %5$s verdict. */
  return g_strdup_printf (releve_say (book, "%1$s › %2$s, %3$s   %4$s %5$s"),
                          releve_words_get (&assignment->name, releve_phrasebook_get_language (book), NULL),
                          who, where, mark_of (verdict.state), verdict_text);
}

const ReleveBoardJudge releve_judge_interface = { begin, ask, sentence, end, begin_clinician };
