/* What the plan holds of the year: assignments, training, support, reviews. */

#include "releve-plan-private.h"

#include <math.h>
#include <string.h>

#include "releve-fold.h"

#define DAYS_A_MONTH 30.4375
static const int review_months[] = { 3, 6, 12 };

static json_t *
duty_of (json_t *card, const char *kind)
{
  json_t *duties = json_object_get (card, "duties"), *duty;
  size_t i;

  json_array_foreach (duties, i, duty)
    if (g_strcmp0 (releve_plan_text (duty, "kind"), kind) == 0)
      return duty;
  return NULL;
}

static gboolean
done_p (json_t *card)
{
  return g_strcmp0 (releve_plan_text (card, "state"), "done") == 0;
}

static gboolean
agreed_p (json_t *card)
{
  return g_strcmp0 (releve_plan_text (card, "levels_state"), "agreed") == 0;
}

/* "3322223 · 332": the seven that challenge, then the three that support. */
static char *
levels_digits (RelevePlanSheet *self, json_t *card)
{
  const char *digits = releve_plan_text (card, "levels");

  if (!agreed_p (card) || digits == NULL || strlen (digits) != RELEVE_N_LEVELS)
    return g_strdup (releve_say_in (self->book, "levels", "to be agreed"));
  return g_strdup_printf ("%.*s · %s", RELEVE_N_CHALLENGES, digits, digits + RELEVE_N_CHALLENGES);
}

static char *
debriefing_date (RelevePlanSheet *self, json_t *card)
{
  json_t *duty = duty_of (card, "debriefing");

  if (releve_plan_day (duty, "done") != RELEVE_NO_DAY)
    return g_strdup (releve_say_in (self->book, "debriefing", "held"));
  if (releve_plan_day (duty, "due") != RELEVE_NO_DAY)
    return releve_plan_short_day (self, releve_plan_day (duty, "due"));
  return g_strdup ("–");
}

static char *
blocks_of (json_t *card)
{
  int first = releve_plan_count (card, "block"), last = releve_plan_count (card, "last_block");

  if (first == 0)
    return g_strdup ("");
  return last > first ? g_strdup_printf ("%d–%d", first, last) : g_strdup_printf ("%d", first);
}

static char *
assignment_name (RelevePlanSheet *self, json_t *card)
{
  const char *name = releve_plan_words (self, card, "name");

  if (g_strcmp0 (releve_plan_text (card, "state"), "proposed") != 0)
    return g_strdup (name);
  /* Translators: an assignment that the clinician has not accepted yet. */
  return g_strdup_printf (releve_say (self->book, "%s (proposed)"), name);
}

static void
add_card_row (RelevePlanSheet *self, json_t *card)
{
  g_autofree char *blocks = blocks_of (card);
  g_autofree char *dates = releve_plan_period (self, releve_plan_day (card, "first"), releve_plan_day (card, "last"));
  g_autofree char *name = assignment_name (self, card);
  g_autofree char *levels = levels_digits (self, card);
  g_autofree char *debriefing = debriefing_date (self, card);

  releve_sheet_cell (self->sheet, blocks);
  releve_sheet_cell (self->sheet, dates);
  releve_sheet_category_cell (self->sheet, releve_code_parse (releve_category_codes, releve_plan_text (card, "category")), name);
  releve_sheet_cell (self->sheet, levels);
  releve_sheet_cell (self->sheet, debriefing);
}

static void
add_card_table (RelevePlanSheet *self, json_t *cards)
{
  const ReleveColumn columns[] = {
    { .head = releve_say_in (self->book, "column", "Block"), .type = RELEVE_TYPE_CELL },
    { .head = releve_say_in (self->book, "column", "Dates"), .type = RELEVE_TYPE_CELL },
    { .head = releve_say_in (self->book, "column", "Assignment"), .type = RELEVE_TYPE_CELL, .flexible = TRUE },
    { .head = releve_say_in (self->book, "column", "Agreed levels"), .type = RELEVE_TYPE_CELL },
    { .head = releve_say_in (self->book, "column", "Debriefing"), .type = RELEVE_TYPE_CELL, .flush_right = TRUE },
  };
  json_t *card;
  size_t i;

  releve_sheet_begin_table (self->sheet, columns, G_N_ELEMENTS (columns), TRUE);
  json_array_foreach (cards, i, card)
    add_card_row (self, card);
  releve_sheet_end_table (self->sheet);
}

static const char *
characteristic_name (RelevePlanSheet *self, json_t *characteristic)
{
  const char *brief = releve_plan_words (self, characteristic, "short_name");

  return *brief != '\0' ? brief : releve_plan_words (self, characteristic, "name");
}

/* What the ten figures stand for, in their order. */
static void
add_levels_key (RelevePlanSheet *self)
{
  json_t *all = json_object_get (self->plan, "characteristics");
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *note = NULL;

  for (size_t i = 0; i < RELEVE_N_LEVELS && i < json_array_size (all); i++)
    {
      g_autofree char *name = releve_plan_lower (characteristic_name (self, json_array_get (all, i)));

      g_string_append_printf (names, "%s%s", i == 0 ? "" : i == RELEVE_N_CHALLENGES ? "\u00a0· " : ", ", name);
    }
  /* Translators: %s is the list of the ten characteristics. */
  note = g_strdup_printf (releve_say (self->book, "Levels from 0 to 4, in this order: %s."), names->str);
  releve_sheet_say (self->sheet, RELEVE_TYPE_NOTE, note);
}

static void
add_category_key (RelevePlanSheet *self)
{
  char *words[RELEVE_N_CATEGORIES];

  for (int i = 0; i < RELEVE_N_CATEGORIES; i++)
    words[i] = releve_plan_lower (releve_text_category (self->book, (ReleveCategory) i));
  releve_sheet_category_key (self->sheet, (const char *const *) words);
  for (int i = 0; i < RELEVE_N_CATEGORIES; i++)
    g_free (words[i]);
}

static const char *
anchor_of (RelevePlanSheet *self, json_t *characteristic, int level)
{
  json_t *anchor = json_array_get (json_object_get (characteristic, "anchors"), (size_t) level);
  ReleveWords words = { (char *) releve_plan_text (anchor, "en"), (char *) releve_plan_text (anchor, "fr") };

  return releve_words_get (&words, self->language, NULL);
}

static void
append_anchor (RelevePlanSheet *self, GString *words, json_t *characteristic, int level)
{
  g_autofree char *anchor = releve_plan_lower (anchor_of (self, characteristic, level));
  g_autofree char *name = releve_plan_lower (characteristic_name (self, characteristic));
  g_autofree char *item = NULL;

  if (*anchor == '\0')
    return;
  /* Translators: a characteristic and what was agreed of it: "controlled autonomy: decides, calls at set triggers". */
  item = g_strdup_printf (releve_say_in (self->book, "agreed level", "%1$s: %2$s"), name, anchor);
  if (words->len > 0)
    /* Translators: between two items of a list. */
    g_string_append (words, releve_say_in (self->book, "list", "; "));
  g_string_append (words, item);
}

/* The agreed levels of a card in words: figures alone are only a summary. */
static void
add_levels_in_words (RelevePlanSheet *self, json_t *card)
{
  const char *digits = releve_plan_text (card, "levels");
  json_t *own = json_object_get (card, "characteristics"); /* the words that it was agreed with */
  json_t *all = own != NULL ? own : json_object_get (self->plan, "characteristics");
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (ReleveRich) rich = releve_sheet_rich (self->sheet);
  g_autofree char *head = NULL, *first = NULL;

  if (!agreed_p (card) || digits == NULL || strlen (digits) != RELEVE_N_LEVELS)
    return;
  for (size_t i = 0; i < RELEVE_N_LEVELS; i++)
    append_anchor (self, words, json_array_get (all, i), digits[i] - '0');
  if (words->len == 0)
    return;
  head = g_strdup_printf ("%s.", releve_plan_words (self, card, "name"));
  releve_rich_add_italic (rich, head);
  first = g_utf8_strup (words->str, g_utf8_next_char (words->str) - words->str);
  releve_rich_add (rich, " ");
  releve_rich_add (rich, first);
  g_string_append_c (words, '.');
  releve_rich_add (rich, g_utf8_next_char (words->str));
  releve_sheet_paragraph (self->sheet, RELEVE_TYPE_NOTE, rich);
}

static void
add_all_levels_in_words (RelevePlanSheet *self, json_t *cards)
{
  json_t *card;
  size_t i;

  json_array_foreach (cards, i, card)
    add_levels_in_words (self, card);
}

/* Why a rule was overridden or a level departs from its target: the head's own. */
static void
add_private_notes (RelevePlanSheet *self, json_t *cards)
{
  json_t *card;
  size_t i;

  json_array_foreach (cards, i, card)
    {
      const char *reason = releve_plan_text (card, "reason"), *note = releve_plan_text (card, "note");
      g_autofree char *text = reason != NULL ? g_strjoin (" ", reason, note, NULL) : g_strdup (note);
      /* Translators: %s is an assignment; a note of the head's follows. */
      g_autofree char *head = g_strdup_printf (releve_say (self->book, "Head’s note, %s."), releve_plan_words (self, card, "name"));

      releve_plan_run_in (self, head, text);
    }
}

static void
add_assignments (RelevePlanSheet *self)
{
  json_t *cards = json_object_get (self->plan, "assignments");

  releve_sheet_begin_section (self->sheet, 6, releve_say_in (self->book, "plan", "Assignments"));
  if (json_array_size (cards) == 0)
    {
      releve_sheet_say (self->sheet, RELEVE_TYPE_BODY, releve_say (self->book, "No assignment is planned yet."));
    }
  else
    {
      add_card_table (self, cards);
      add_levels_key (self);
      add_category_key (self);
      add_all_levels_in_words (self, cards);
    }
  releve_plan_run_in (self, releve_say (self->book, "The head of department."), releve_plan_text (self->plan, "head_commits"));
  releve_plan_run_in (self, releve_say (self->book, "The clinician."), releve_plan_text (self->plan, "learner_commits"));
  if (self->audience == RELEVE_AUDIENCE_HEAD)
    add_private_notes (self, cards);
}

static char *
hours_text (RelevePlanSheet *self, double hours)
{
  return isnan (hours) ? g_strdup ("–") : releve_number_format (hours, 1, self->language);
}

/* "14 h, 23–24 Sep". */
static char *
protected_time (RelevePlanSheet *self, json_t *training)
{
  double hours = releve_plan_number (training, "protected_hours");
  g_autofree char *days = releve_plan_period (self, releve_plan_day (training, "first"), releve_plan_day (training, "last"));
  g_autofree char *number = NULL;

  if (isnan (hours) || hours <= 0)
    return *days != '\0' ? g_steal_pointer (&days) : g_strdup ("–");
  number = releve_number_format (hours, 1, self->language);
  if (*days == '\0')
    /* Translators: %s is a number of hours. */
    return g_strdup_printf (releve_say (self->book, "%s h"), number);
  /* Translators: a number of hours, then dates: "14 h, 23–24 Sep". */
  return g_strdup_printf (releve_say (self->book, "%1$s h, %2$s"), number, days);
}

static void
add_training_row (RelevePlanSheet *self, json_t *training)
{
  const char *name = releve_plan_words (self, training, "name"), *provider = releve_plan_words (self, training, "provider");
  const char *funding = releve_plan_words (self, training, "funding");
  g_autofree char *title = *provider != '\0' ? g_strdup_printf ("%s, %s", name, provider) : g_strdup (name);
  g_autofree char *hours = hours_text (self, releve_plan_number (training, "hours"));
  g_autofree char *time = protected_time (self, training);
  g_autofree char *payer = releve_plan_lower (funding);

  releve_sheet_cell (self->sheet, title);
  releve_sheet_cell (self->sheet, hours);
  releve_sheet_cell (self->sheet, *payer != '\0' ? payer : "–");
  releve_sheet_cell (self->sheet, time);
}

static void
add_trainings (RelevePlanSheet *self)
{
  json_t *all = json_object_get (self->plan, "trainings"), *training;
  const ReleveColumn columns[] = {
    { .head = releve_say_in (self->book, "column", "Title and provider"), .type = RELEVE_TYPE_CELL, .flexible = TRUE },
    { .head = releve_say_in (self->book, "column", "Hours"), .type = RELEVE_TYPE_CELL, .flush_right = TRUE },
    { .head = releve_say_in (self->book, "column", "Funding"), .type = RELEVE_TYPE_CELL },
    { .head = releve_say_in (self->book, "column", "Protected time"), .type = RELEVE_TYPE_CELL, .flush_right = TRUE },
  };
  size_t i;

  releve_sheet_begin_section (self->sheet, 7, releve_say_in (self->book, "plan", "Training"));
  if (json_array_size (all) == 0)
    {
      releve_sheet_say (self->sheet, RELEVE_TYPE_BODY, releve_say (self->book, "No training is planned yet."));
      return;
    }
  releve_sheet_begin_table (self->sheet, columns, G_N_ELEMENTS (columns), TRUE);
  json_array_foreach (all, i, training)
    add_training_row (self, training);
  releve_sheet_end_table (self->sheet);
}

/* "briefing on 22 Sep, debriefing on 19 Nov": what is still to come of a card. */
static char *
open_meetings (RelevePlanSheet *self, json_t *card)
{
  json_t *duties = json_object_get (card, "duties"), *duty;
  g_autoptr (GString) list = g_string_new (NULL);
  size_t i;

  json_array_foreach (duties, i, duty)
    {
      int kind = releve_code_parse (releve_duty_kind_codes, releve_plan_text (duty, "kind"));
      g_autofree char *when = releve_plan_short_day (self, releve_plan_day (duty, "due"));
      g_autofree char *what = NULL;

      if (kind < 0 || kind > RELEVE_DUTY_DEBRIEFING || releve_plan_day (duty, "done") != RELEVE_NO_DAY)
        continue;
      what = releve_plan_lower (releve_text_duty_kind (self->book, (ReleveDutyKind) kind));
      g_string_append (list, list->len > 0 ? ", " : "");
      /* Translators: a meeting and its day: "briefing on 22 Sep". */
      g_string_append_printf (list, releve_say (self->book, "%1$s on %2$s"), what, when);
    }
  return g_strdup (list->str);
}

static void
add_meetings (RelevePlanSheet *self)
{
  json_t *cards = json_object_get (self->plan, "assignments"), *card;
  size_t i;

  json_array_foreach (cards, i, card)
    {
      g_autofree char *meetings = open_meetings (self, card);
      g_autofree char *head = g_strdup_printf ("%s.", releve_plan_words (self, card, "name"));
      g_autofree char *upper = NULL;
      g_autofree char *sentence = NULL;

      if (*meetings == '\0' || done_p (card))
        continue;
      upper = g_utf8_strup (meetings, g_utf8_next_char (meetings) - meetings);
      /* An abbreviated month has its point already. */
      sentence = g_strconcat (upper, g_utf8_next_char (meetings), g_str_has_suffix (meetings, ".") ? "" : ".", NULL);
      releve_plan_run_in (self, head, sentence);
    }
}

static void
add_support (RelevePlanSheet *self)
{
  g_autofree char *mentor = releve_plan_person (json_object_get (self->plan, "mentor"));
  const char *support = releve_plan_text (self->plan, "support");

  g_autofree char *sentence = NULL;
  g_autofree char *both = NULL;

  releve_sheet_begin_section (self->sheet, 8, releve_say_in (self->book, "plan", "Support"));
  if (mentor != NULL)
    /* Translators: %s is a name. */
    sentence = g_strdup_printf (releve_say (self->book, "Mentor: %s."), mentor);
  else
    sentence = g_strdup (releve_say (self->book, "No mentor is named yet."));
  both = g_strjoin (" ", sentence, support, NULL);
  releve_sheet_say (self->sheet, RELEVE_TYPE_BODY, both);
  add_meetings (self);
}

typedef struct {
  int months;
  ReleveDay due, held;
} Review;

/* Those agreed, else three, six and twelve months from the plan's date. */
static GArray *
reviews_of (RelevePlanSheet *self)
{
  json_t *frozen = json_object_get (self->plan, "reviews"), *item;
  ReleveDay base = releve_plan_dated (self);
  GArray *reviews = g_array_new (FALSE, TRUE, sizeof (Review));
  size_t i;

  json_array_foreach (frozen, i, item)
    {
      Review review = { 0, releve_plan_day (item, "due"), releve_plan_day (item, "done") };

      review.months = MAX (1, (int) lround ((review.due - base) / DAYS_A_MONTH));
      if (review.due != RELEVE_NO_DAY)
        g_array_append_val (reviews, review);
    }
  if (reviews->len > 0 || base == RELEVE_NO_DAY)
    return reviews;
  for (i = 0; i < G_N_ELEMENTS (review_months); i++)
    {
      Review review = { review_months[i], releve_day_add_months (base, review_months[i]), RELEVE_NO_DAY };

      g_array_append_val (reviews, review);
    }
  return reviews;
}

ReleveDay
releve_plan_next_review (RelevePlanSheet *self)
{
  g_autoptr (GArray) reviews = reviews_of (self);

  for (guint i = 0; i < reviews->len; i++)
    if (g_array_index (reviews, Review, i).held == RELEVE_NO_DAY)
      return g_array_index (reviews, Review, i).due;
  return RELEVE_NO_DAY;
}

static char *
review_text (RelevePlanSheet *self, const Review *review)
{
  g_autofree char *day = releve_plan_dated_day (self, review->due);

  if (review->held != RELEVE_NO_DAY)
    /* Translators: number of months, date. */
    return g_strdup_printf (releve_say_count (self->book, "%1$d month: %2$s, held", "%1$d months: %2$s, held", (gulong) review->months),
                            review->months, day);
  /* Translators: number of months, date. */
  return g_strdup_printf (releve_say_count (self->book, "%1$d month: %2$s", "%1$d months: %2$s", (gulong) review->months),
                          review->months, day);
}

static void
add_reviews (RelevePlanSheet *self)
{
  g_autoptr (GArray) reviews = reviews_of (self);
  g_autoptr (GString) line = g_string_new (NULL);

  releve_sheet_begin_section (self->sheet, 9, releve_say_in (self->book, "plan", "Reviews"));
  for (guint i = 0; i < reviews->len; i++)
    {
      g_autofree char *text = review_text (self, &g_array_index (reviews, Review, i));

      /* An em space: dates stand apart without a table. */
      g_string_append_printf (line, "%s%s", i > 0 ? "\u2003" : "", text);
    }
  releve_sheet_say (self->sheet, RELEVE_TYPE_BODY, line->len > 0 ? line->str : releve_say (self->book, "No review is dated yet."));
}

void
releve_plan_add_year (RelevePlanSheet *self)
{
  add_assignments (self);
  add_trainings (self);
  add_support (self);
  add_reviews (self);
}
