#include "releve-text-private.h"

#include <math.h>
#include <string.h>

static char *
join_name (const char *title, const char *given, const char *family, gboolean brief)
{
  GString *name = g_string_new (NULL);

  if (title != NULL)
    g_string_append_printf (name, "%s ", title);
  if (!brief && given != NULL)
    g_string_append_printf (name, "%s ", given);
  g_string_append (name, family != NULL ? family : "");
  return g_string_free (name, FALSE);
}

char *
releve_text_learner (RelevePhrasebook *book, const ReleveLearner *learner, gboolean brief)
{
  return join_name (learner->title, learner->given, learner->family, brief);
}

char *
releve_text_supervisor (RelevePhrasebook *book, const ReleveSupervisor *supervisor, gboolean brief)
{
  return join_name (supervisor->title, supervisor->given, supervisor->family, brief);
}

char *
releve_text_blocks (RelevePhrasebook *book, int first, int last)
{
  if (first == last)
    /* Translators: %d is the number of a block. */
    return g_strdup_printf (releve_say (book, "block %d"), first);
  /* Translators: first and last number of consecutive blocks. */
  return g_strdup_printf (releve_say (book, "blocks %d–%d"), first, last);
}

/* Fixed words, one table a code. */
static const char *
word (RelevePhrasebook *book, const char *const *words, guint n, int index)
{
  g_return_val_if_fail (index >= 0 && (guint) index < n, "");
  return releve_say (book, words[index]);
}
#define WORD(book, words, index) word (book, words, G_N_ELEMENTS (words), index)

const char *
releve_text_category (RelevePhrasebook *book, ReleveCategory category)
{
  static const char *const words[] = { N_("Clinical"), N_("Academic"), N_("Administrative") };
  return WORD (book, words, (int) category);
}

const char *
releve_text_attribute (RelevePhrasebook *book, ReleveAttribute attribute)
{
  static const char *const words[] = {
    N_("Task mastery"), N_("Leadership self-efficacy"), N_("Judgement and help-seeking"),
    N_("Communication and influence"), N_("Intercultural openness"), N_("Ambiguity tolerance"),
    N_("Organisation and reliability"), N_("Learning orientation"),
  };
  return WORD (book, words, (int) attribute);
}

const char *
releve_text_source (RelevePhrasebook *book, ReleveSource source)
{
  static const char *const words[] = { N_("Self"), N_("Supervisor"), N_("Colleague"), N_("Team"), N_("Record") };
  return WORD (book, words, (int) source);
}

const char *
releve_text_awareness (RelevePhrasebook *book, ReleveAwareness awareness)
{
  static const char *const words[] = {
    N_("Unexplored"), N_("Borderline"), N_("Recognised strength"), N_("Blind spot"),
    N_("Hidden strength"), N_("Acknowledged need"),
  };
  return WORD (book, words, (int) awareness);
}

const char *
releve_text_growth_word (RelevePhrasebook *book, ReleveGrowthWord growth)
{
  static const char *const words[] = { N_("modest"), N_("moderate"), N_("strong") };
  return WORD (book, words, (int) growth);
}

const char *
releve_text_levels_state (RelevePhrasebook *book, ReleveLevelsState state, RelevePlacementState placed)
{
  static const char *const words[] = { N_("levels not set"), N_("draft"), N_("agreed") };

  if (placed == RELEVE_DONE)
    return releve_say (book, "done");
  return WORD (book, words, (int) state);
}

const char *
releve_text_duty_kind (RelevePhrasebook *book, ReleveDutyKind kind)
{
  static const char *const words[] = {
    N_("Briefing"), N_("Mid-point"), N_("Debriefing"), N_("Accountability"), N_("Plan review"),
    N_("Training"), N_("Signature"),
  };
  return WORD (book, words, (int) kind);
}

const char *
releve_text_plan_state (RelevePhrasebook *book, RelevePlanState state)
{
  static const char *const words[] = { N_("draft"), N_("agreed"), N_("signed") };
  return WORD (book, words, (int) state);
}

const char *
releve_text_plan_standing (RelevePhrasebook *book, const RelevePlan *plan)
{
  if (plan->withdrawn != RELEVE_NO_DAY)
    return releve_say (book, "signature taken back");
  return releve_text_plan_state (book, (RelevePlanState) plan->state);
}

static ReleveDay
date_of_plan (const RelevePlan *plan)
{
  if (plan->withdrawn != RELEVE_NO_DAY)
    return plan->withdrawn;
  return plan->state == RELEVE_PLAN_SIGNED ? plan->signed_on : plan->state == RELEVE_PLAN_AGREED ? plan->agreed : plan->drafted;
}

char *
releve_text_plan_version (RelevePhrasebook *book, const RelevePlan *plan)
{
  ReleveDay when = date_of_plan (plan);
  g_autofree char *date = when != RELEVE_NO_DAY ? releve_day_format (when, releve_phrasebook_get_language (book), RELEVE_DAY_LONG) : g_strdup ("");
  g_autofree char *version = g_strdup_printf ("%d", plan->version);
  /* Translators: {n} version of a plan, {state} draft, agreed or signed, {date} of that. */
  char *text = releve_text_fill (releve_say (book, "Version {n}: {state} {date}"), "n", version,
                                 "state", releve_text_plan_standing (book, plan), "date", date, NULL);

  return g_strchomp (text);
}

const char *
releve_text_response (RelevePhrasebook *book, ReleveAwareness awareness)
{
  static const char *const words[] = {
    N_("Nobody knows yet: plan an observation, not a judgement."),
    N_("Close to what the role asks: look again at the next review."),
    N_("Ask for it: teaching it to others is the next step."),
    N_("Show the evidence in an R2C2 conversation, then a low-stakes assignment."),
    N_("Show it first: others see what the own rating does not."),
    N_("Both agree: offer a training or an assignment now."),
  };
  return WORD (book, words, (int) awareness);
}

const char *
releve_text_placement_state (RelevePhrasebook *book, RelevePlacementState state)
{
  static const char *const words[] = { N_("proposed"), N_("accepted"), N_("declined"), N_("done") };
  return WORD (book, words, (int) state);
}

const char *
releve_text_barrier (RelevePhrasebook *book, ReleveBarrierKind barrier)
{
  static const char *const words[] = {
    N_("Does not know what the post asks"), N_("Does not see own abilities"), N_("Takes what comes, without a plan"),
    N_("Doubts of being able to lead"), N_("No time"),
  };
  return WORD (book, words, (int) barrier);
}

const char *
releve_text_barrier_response (RelevePhrasebook *book, ReleveBarrierKind barrier)
{
  static const char *const words[] = {
    N_("Read “what the post asks” together, level by level."), N_("Open the hidden strengths first."),
    N_("Set a dated aim; each assignment accepted without one asks for it."),
    N_("Choose an assignment of small steps, with an explicit briefing."),
    N_("Write protected hours into the plan: the line is mandatory."),
  };
  return WORD (book, words, (int) barrier);
}

const char *
releve_text_commitment (RelevePhrasebook *book, ReleveCommitment stage)
{
  static const char *const words[] = { N_("Not considering"), N_("Considering"), N_("Preparing"), N_("Acting"), N_("Sustaining") };
  return WORD (book, words, (int) stage);
}

const char *
releve_text_commitment_words (RelevePhrasebook *book, ReleveCommitment stage)
{
  static const char *const words[] = {
    N_("Talk about the work of today; nothing has to be decided."), N_("Show what the post asks and what is there already."),
    N_("Choose one training and one assignment together."), N_("Protect the hours and keep the dates."),
    N_("Ask what could be taught to others now."),
  };
  return WORD (book, words, (int) stage);
}

const char *
releve_text_scale (RelevePhrasebook *book, int level)
{
  static const char *const words[] = {
    N_("observes"), N_("with direct supervision"), N_("with help available"), N_("alone"), N_("develops others"),
  };
  return WORD (book, words, level);
}

const char *
releve_text_scale_short (RelevePhrasebook *book, int level)
{
  /* Translators: the five levels in as few letters as possible, over a scale. */
  static const char *const words[] = { NC_("scale", "observes"), NC_("scale", "supervised"), NC_("scale", "help near"),
                                       NC_("scale", "alone"), NC_("scale", "develops others") };

  g_return_val_if_fail (level >= 0 && level <= RELEVE_LEVEL_MAX, "");
  return releve_say_in (book, "scale", words[level]);
}

/* Costs after the seven: the total, then the three that a supervisor sets. */
char *
releve_text_cost (RelevePhrasebook *book, ReleveDossier *dossier, int cost)
{
  const ReleveCharacteristic *characteristic;
  int index = cost > RELEVE_COST_TOTAL ? cost - 1 : cost;

  if (cost == RELEVE_COST_TOTAL)
    return g_strdup (releve_say (book, "Total stretch"));
  characteristic = releve_dossier_characteristic (dossier, (guint) index);
  if (characteristic == NULL)
    return g_strdup (releve_characteristic_codes[index]);
  return g_strdup (releve_words_get (&characteristic->name, releve_phrasebook_get_language (book), NULL));
}

const char *
releve_text_cost_short (RelevePhrasebook *book, int cost, gboolean under)
{
  switch (cost)
    {
    case RELEVE_COST_TOTAL:
      return releve_say_in (book, "fit", "too much");
    case RELEVE_COST_BRF:
      return under ? releve_say_in (book, "fit", "short brief") : releve_say_in (book, "fit", "long brief");
    case RELEVE_COST_DBR:
      return under ? releve_say_in (book, "fit", "few debriefs") : releve_say_in (book, "fit", "many debriefs");
    case RELEVE_COST_ACC:
      return under ? releve_say_in (book, "fit", "little audit") : releve_say_in (book, "fit", "much audit");
    default:
      return under ? releve_say_in (book, "fit", "too easy") : releve_say_in (book, "fit", "too hard");
    }
}

static void
append_warnings (RelevePhrasebook *book, ReleveDossier *dossier, const RelevePlacement *placement, GString *name)
{
  g_autoptr (GPtrArray) breaches = NULL;

  if (placement->state == RELEVE_DONE)
    return;
  breaches = releve_rules_of_placement (dossier, placement);
  for (guint i = 0; i < breaches->len; i++)
    {
      g_autofree char *sentence = releve_text_breach (book, dossier, g_ptr_array_index (breaches, i));
      g_string_append_printf (name, " %s", sentence);
    }
}

/* The next duty of the card, with its day (L10). */
static void
append_duty (RelevePhrasebook *book, ReleveDossier *dossier, const RelevePlacement *placement, GString *name)
{
  GPtrArray *duties = RELEVE_DOSSIER_OF (dossier, releve_duty_kind, ReleveDuty, placement_id, placement->id);
  const ReleveDuty *next = NULL;
  g_autofree char *date = NULL, *text = NULL;

  for (guint i = 0; i < duties->len; i++)
    {
      const ReleveDuty *duty = duties->pdata[i];

      if (duty->done == RELEVE_NO_DAY && (next == NULL || duty->due < next->due))
        next = duty;
    }
  if (next == NULL)
    return;
  date = releve_day_format (next->due, releve_phrasebook_get_language (book), RELEVE_DAY_SHORT);
  /* Translators: the next duty of a card: {duty} briefing and the like, {date}. */
  text = releve_text_fill (releve_say (book, "Next: {duty}, {date}."), "duty", releve_text_duty_kind (book, next->kind), "date", date, NULL);
  g_string_append_printf (name, " %s", text);
}

char *
releve_text_card (RelevePhrasebook *book, ReleveDossier *dossier, const RelevePlacement *placement)
{
  const ReleveLearner *learner = releve_dossier_learner (dossier, placement->learner_id);
  const ReleveAssignment *assignment = releve_dossier_assignment (dossier, placement->assignment_id);
  g_autofree char *who = learner != NULL ? releve_text_learner (book, learner, TRUE) : g_strdup ("");
  g_autofree char *when = releve_text_blocks (book, releve_dossier_first_block (dossier, placement),
                                              releve_dossier_last_block (dossier, placement));
  const char *what = assignment != NULL
    ? releve_words_get (&assignment->name, releve_phrasebook_get_language (book), NULL) : "";
  const char *state = releve_text_levels_state (book, placement->levels_state, placement->state);
  GString *name = g_string_new (NULL);

  if (placement->pinned)
    /* Translators: a card: clinician, assignment, blocks, state of its levels. */
    g_string_append_printf (name, releve_say (book, "%1$s, %2$s, %3$s, %4$s, pinned."), who, what, when, state);
  else
    /* Translators: a card: clinician, assignment, blocks, state of its levels. */
    g_string_append_printf (name, releve_say (book, "%1$s, %2$s, %3$s, %4$s."), who, what, when, state);
  if (releve_changed_since_publication (dossier, placement))
    g_string_append_printf (name, " %s", releve_say (book, "Changed since publication."));
  append_duty (book, dossier, placement, name);
  append_warnings (book, dossier, placement, name);
  return g_string_free (name, FALSE);
}

char *
releve_text_checksum (const char *checksum)
{
  g_autofree char *upper = g_ascii_strup (checksum, 8);

  return g_strdup_printf ("%.4s %s", upper, strlen (upper) > 4 ? upper + 4 : "");
}

char *
releve_text_missing_glyphs (RelevePhrasebook *book, const char *missing)
{
  /* Translators: {found} stands for one or more characters. */
  return releve_text_fill (releve_say (book, "No font of this computer draws “{found}”: a box stands in its place."), "found", missing, NULL);
}
