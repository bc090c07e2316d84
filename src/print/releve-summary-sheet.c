/* The department on one page, for the dean: counts of cards, gaps, posts and
 * plans. It names nobody, ranks nobody, and below three clinicians it leaves
 * out what would tell of one. */

#include "releve-composer.h"
#include "releve-printouts.h"

#include "releve-coverage.h"
#include "releve-fold.h"
#include "releve-print-text.h"

#define LEAST_PEOPLE 3   /* as for colleagues' ratings (D14) */
#define MOST_ROWS    12  /* of a table: the page is one */
#define BAR_WIDTH    96.0

typedef struct {
  ReleveComposer composer;
  ReleveOverview *overview;
} Summary;

static void
begin (Summary *self, int number, const char *head)
{
  releve_sheet_begin_section (self->composer.sheet, number, head);
}

static void
say (Summary *self, ReleveType type, const char *text)
{
  releve_sheet_say (self->composer.sheet, type, text);
}

static char *
count (guint n)
{
  return g_strdup_printf ("%u", n);
}

static void
add_pair (Summary *self, const char *key, const char *value)
{
  releve_sheet_cell (self->composer.sheet, key);
  releve_sheet_cell (self->composer.sheet, value);
}

/* The year */

typedef struct {
  guint planned, done, agreed, by_category[RELEVE_N_CATEGORIES];
} Cards;

static Cards
count_cards (ReleveDossier *dossier)
{
  GPtrArray *all = releve_dossier_all (dossier, &releve_placement_kind);
  Cards cards = { 0 };

  for (guint i = 0; i < all->len; i++)
    {
      const RelevePlacement *card = all->pdata[i];
      const ReleveAssignment *assignment = releve_dossier_assignment (dossier, card->assignment_id);

      if (card->state == RELEVE_DECLINED || assignment == NULL)
        continue;
      cards.planned++;
      cards.by_category[assignment->category]++;
      cards.done += card->state == RELEVE_DONE;
      cards.agreed += card->state != RELEVE_DONE && card->levels_state == RELEVE_LEVELS_AGREED;
    }
  return cards;
}

/* "152: clinical 70, academic 40, administrative 42". */
static char *
say_categories (Summary *self, const Cards *cards)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < RELEVE_N_CATEGORIES; i++)
    {
      g_autofree char *word = releve_print_lower (releve_text_category (self->composer.book, (ReleveCategory) i));

      g_string_append_printf (text, "%s%s\u00a0%u", i > 0 ? ", " : "", word, cards->by_category[i]);
    }
  /* Translators: number of assignments, then how many of each category. */
  return g_strdup_printf (releve_say (self->composer.book, "%1$u: %2$s"), cards->planned, text->str);
}

static guint
count_plans (Summary *self, RelevePlanState state)
{
  guint n = 0;

  for (guint i = 0; i < self->overview->learners->len; i++)
    {
      const RelevePlan *plan = releve_newest_plan (self->composer.dossier, ((const ReleveLearner *) self->overview->learners->pdata[i])->id);

      n += plan != NULL && plan->state == (int) state;
    }
  return n;
}

static char *
say_plans (Summary *self)
{
  guint n_signed = count_plans (self, RELEVE_PLAN_SIGNED), n_agreed = count_plans (self, RELEVE_PLAN_AGREED);
  guint n_draft = count_plans (self, RELEVE_PLAN_DRAFT);

  /* Translators: numbers of career plans by state. */
  return g_strdup_printf (releve_say (self->composer.book, "signed %1$u, agreed %2$u, draft %3$u, not begun %4$u"),
                          n_signed, n_agreed, n_draft, self->overview->learners->len - n_signed - n_agreed - n_draft);
}

static char *
say_training (Summary *self)
{
  GPtrArray *all = releve_dossier_all (self->composer.dossier, &releve_enrolment_kind);
  g_autofree char *number = NULL;
  double hours = 0;
  guint n_completed = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const ReleveEnrolment *enrolment = all->pdata[i];

      hours += enrolment->protected_hours > 0 ? enrolment->protected_hours : 0;
      n_completed += enrolment->completed != RELEVE_NO_DAY;
    }
  number = releve_number_format (hours, 0, self->composer.language);
  /* Translators: enrolments in trainings, those completed, hours kept free for them. */
  return g_strdup_printf (releve_say (self->composer.book, "enrolled %1$u, completed %2$u, protected hours %3$s"), all->len, n_completed, number);
}

static void
add_year (Summary *self)
{
  static const ReleveColumn columns[] = {
    { .type = RELEVE_TYPE_HEAD },
    { .type = RELEVE_TYPE_BODY, .flexible = TRUE },
  };
  RelevePhrasebook *book = self->composer.book;
  Cards cards = count_cards (self->composer.dossier);
  g_autofree char *people = count (self->overview->learners->len), *categories = say_categories (self, &cards);
  g_autofree char *agreed = count (cards.agreed), *done = count (cards.done), *plans = say_plans (self), *training = say_training (self);

  begin (self, 1, releve_say_in (book, "calendar", "The year"));
  releve_sheet_begin_table (self->composer.sheet, columns, G_N_ELEMENTS (columns), FALSE);
  add_pair (self, releve_say_in (book, "summary", "Clinicians"), people);
  add_pair (self, releve_say_in (book, "summary", "Assignments planned"), categories);
  add_pair (self, releve_say_in (book, "summary", "done"), done);
  add_pair (self, releve_say_in (book, "summary", "to come, levels agreed"), agreed);
  add_pair (self, releve_say_in (book, "summary", "Career plans"), plans);
  add_pair (self, releve_say_in (book, "summary", "Training"), training);
  releve_sheet_end_table (self->composer.sheet);
}

/* What asks for attention */

static void
add_care (Summary *self)
{
  RelevePhrasebook *book = self->composer.book;
  const ReleveOverview *overview = self->overview;
  guint n_gaps = overview->gaps->len, n_safety = overview->safety->len, n_late = overview->n_late, n_soon = overview->due->len - n_late;
  g_autofree char *late = NULL, *gaps = NULL, *safety = NULL, *due = NULL, *all = NULL;

  late = g_strdup_printf (releve_say_count (book, "%u briefing or debriefing is late.", "%u briefings and debriefings are late.", n_late), n_late);
  due = g_strdup_printf (releve_say_count (book, "%u is due this week.", "%u are due this week.", n_soon), n_soon);
  gaps = g_strdup_printf (releve_say_count (book, "%u gap of a level or more has no assignment to come.",
                                            "%u gaps of a level or more have no assignment to come.", n_gaps), n_gaps);
  safety = g_strdup_printf (releve_say_count (book, "%u safety warning has no reason yet.", "%u safety warnings have no reason yet.", n_safety), n_safety);
  all = g_strjoin (" ", late, due, gaps, safety, NULL);
  begin (self, 2, releve_say_in (book, "summary", "What asks for care"));
  say (self, RELEVE_TYPE_BODY, all);
}

/* Competencies */

static void
add_coverage_rows (Summary *self, GArray *lines)
{
  for (guint i = 0; i < lines->len && i < MOST_ROWS; i++)
    {
      const ReleveCoverage *line = &g_array_index (lines, ReleveCoverage, i);
      g_autofree char *trained = count (line->n_trained), *open = count (line->n_open);
      double people = self->overview->learners->len;

      releve_sheet_cell (self->composer.sheet, releve_composer_words (&self->composer, &line->competency->name));
      releve_sheet_bar_cell (self->composer.sheet, line->n_trained / people, line->n_open / people);
      releve_sheet_cell (self->composer.sheet, trained);
      releve_sheet_cell (self->composer.sheet, open);
    }
}

static void
add_coverage_table (Summary *self, GArray *lines)
{
  const ReleveColumn columns[] = {
    { .head = releve_say_in (self->composer.book, "column", "Competency"), .type = RELEVE_TYPE_CELL, .flexible = TRUE },
    { .head = releve_say_in (self->composer.book, "column", "Gaps"), .type = RELEVE_TYPE_CELL, .bar = BAR_WIDTH },
    { .head = releve_say_in (self->composer.book, "column", "trained"), .type = RELEVE_TYPE_CELL, .flush_right = TRUE },
    { .head = releve_say_in (self->composer.book, "column", "untrained"), .type = RELEVE_TYPE_CELL, .flush_right = TRUE },
  };

  releve_sheet_begin_table (self->composer.sheet, columns, G_N_ELEMENTS (columns), TRUE);
  add_coverage_rows (self, lines);
  releve_sheet_end_table (self->composer.sheet);
  say (self, RELEVE_TYPE_NOTE, releve_say (self->composer.book, "Clinicians who are a level or more below what the role aimed at asks; full: an assignment to come "
                                           "trains it, hollow: none does. The bar’s column is the whole department."));
}

static guint
count_rated (Summary *self)
{
  guint n = 0;

  for (guint i = 0; i < self->overview->learners->len; i++)
    n += RELEVE_DOSSIER_OF (self->composer.dossier, releve_rating_kind, ReleveRating, learner_id,
                            ((const ReleveLearner *) self->overview->learners->pdata[i])->id)->len > 0;
  return n;
}

static void
add_competencies (Summary *self)
{
  g_autoptr (GArray) lines = releve_coverage (self->composer.dossier, self->overview);

  begin (self, 3, releve_say_in (self->composer.book, "summary", "Competencies"));
  if (lines->len == 0)
    say (self, RELEVE_TYPE_BODY, releve_say (self->composer.book, "No competency is described yet."));
  else if (count_rated (self) < LEAST_PEOPLE)
    say (self, RELEVE_TYPE_BODY, releve_say (self->composer.book, "Fewer than three clinicians are rated: figures would tell of a person."));
  else
    add_coverage_table (self, lines);
}

/* Posts */

static void
add_posts (Summary *self)
{
  const ReleveColumn columns[] = {
    { .head = releve_say_in (self->composer.book, "column", "Post"), .type = RELEVE_TYPE_CELL, .flexible = TRUE },
    { .head = releve_say_in (self->composer.book, "column", "Clinicians who prepare for it"), .type = RELEVE_TYPE_CELL, .flush_right = TRUE },
  };
  GPtrArray *roles = releve_dossier_all (self->composer.dossier, &releve_role_kind);

  begin (self, 4, releve_say_in (self->composer.book, "summary", "Succession"));
  if (roles->len == 0)
    {
      say (self, RELEVE_TYPE_BODY, releve_say (self->composer.book, "No role is described yet."));
      return;
    }
  releve_sheet_begin_table (self->composer.sheet, columns, G_N_ELEMENTS (columns), TRUE);
  for (guint i = 0; i < roles->len && i < MOST_ROWS / 2; i++)
    {
      const ReleveRole *role = roles->pdata[i];
      g_autofree char *n = count (RELEVE_DOSSIER_OF (self->composer.dossier, releve_learner_kind, ReleveLearner, role_id, role->id)->len);

      releve_sheet_cell (self->composer.sheet, releve_composer_words (&self->composer, &role->name));
      releve_sheet_cell (self->composer.sheet, n);
    }
  releve_sheet_end_table (self->composer.sheet);
}

static void
set_title (Summary *self)
{
  const ReleveDepartment *department = releve_dossier_department (self->composer.dossier);
  g_autofree char *year = releve_composer_year (&self->composer);
  const char *name = department != NULL ? releve_composer_words (&self->composer, &department->name) : "";
  g_autofree char *subtitle = *year != '\0' ? g_strdup_printf ("%s, %s", name, year) : g_strdup (name);

  releve_composer_title_of_plan (&self->composer, releve_say (self->composer.book, "Department summary"), subtitle, NULL);
}

RelevePages *
releve_print_summary (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error)
{
  g_autoptr (ReleveOverview) overview = releve_overview_new (dossier);
  Summary self = { .overview = overview };

  releve_composer_begin (&self.composer, dossier, options);
  set_title (&self);
  add_year (&self);
  add_care (&self);
  add_competencies (&self);
  add_posts (&self);
  return releve_composer_finish (&self.composer, releve_say (self.composer.book, "For the dean; it names nobody"));
}
