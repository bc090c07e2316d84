#include "releve-print-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "releve-fixture.h"
#include "releve-pages-private.h"
#include "releve-phrasebook.h"
#include "releve-snapshot.h"

static void
keep (const ReleveKind *kind, gpointer row, gpointer dossier)
{
  releve_dossier_put (dossier, kind, row);
}

static void
put_rating (ReleveDossier *dossier)
{
  ReleveRating *rating = releve_row_new (&releve_rating_kind, "private-rating");

  rating->learner_id = g_strdup ("L01");
  rating->competency_id = g_strdup ("C1");
  rating->level = 1.7;
  rating->source = RELEVE_RECORD;
  rating->rater = g_strdup ("Ratersson");
  rating->behaviour = g_strdup ("Behaviourtext");
  rating->date = FIXTURE_TODAY - 3;
  releve_dossier_put (dossier, &releve_rating_kind, rating);
}

ReleveDossier *
print_fixture_dossier (void)
{
  ReleveDossier *dossier = releve_dossier_new (FIXTURE_TODAY);
  RelevePlan *plan = releve_row_new (&releve_plan_kind, "plan");

  fixture_build (keep, dossier);
  put_rating (dossier);
  plan->learner_id = g_strdup ("L01");
  plan->version = 1;
  plan->state = RELEVE_PLAN_AGREED;
  plan->first = releve_day_new (2026, 7, 1);
  plan->last = releve_day_new (2027, 6, 29);
  plan->drafted = plan->agreed = releve_day_new (2026, 9, 1);
  plan->strengths = g_strdup ("Strengthtext");
  plan->priorities = g_strdup ("Prioritytext");
  plan->support = g_strdup ("Supporttext");
  plan->comment = g_strdup ("Commenttext");
  plan->disagreement = g_strdup ("Disagreetext");
  releve_dossier_put (dossier, &releve_plan_kind, plan);
  return dossier;
}

RelevePlan *
print_fixture_plan (ReleveDossier *dossier)
{
  return (RelevePlan *) releve_dossier_get (dossier, &releve_plan_kind, "plan");
}

void
print_fixture_goal (ReleveDossier *dossier, int number, const char *aim)
{
  g_autofree char *id = g_strdup_printf ("goal%d", number);
  ReleveGoal *goal = releve_row_new (&releve_goal_kind, id);

  goal->plan_id = g_strdup ("plan");
  goal->position = number;
  goal->aim = g_strdup (aim);
  goal->indicator = g_strdup ("Indicator");
  goal->due = releve_day_new (2027, 1, 31);
  releve_dossier_put (dossier, &releve_goal_kind, goal);
}

void
print_fixture_training (ReleveDossier *dossier, int number)
{
  g_autofree char *id = g_strdup_printf ("training%02d", number);
  ReleveTraining *training = releve_row_new (&releve_training_kind, id);
  ReleveEnrolment *enrolment = releve_row_new (&releve_enrolment_kind, id);

  training->code = g_strdup (id);
  training->name.en = g_strdup_printf ("Course%02d", number);
  training->hours = 7;
  enrolment->learner_id = g_strdup ("L01");
  enrolment->training_id = g_strdup (id);
  enrolment->protected_hours = 7;
  releve_dossier_put (dossier, &releve_training_kind, training);
  releve_dossier_put (dossier, &releve_enrolment_kind, enrolment);
}

const char *
print_fixture_card (ReleveDossier *dossier, const char *learner_id, const char *assignment_id, int block, int span, int state)
{
  g_autofree char *id = g_strdup_printf ("%s/%s/%d", learner_id, assignment_id, block);
  RelevePlacement *card = releve_row_new (&releve_placement_kind, id);

  card->learner_id = g_strdup (learner_id);
  card->assignment_id = g_strdup (assignment_id);
  card->block_id = g_strdup_printf ("B%d", block);
  card->span = span;
  card->supervisor_id = g_strdup ("S1");
  card->state = state;
  card->reason = g_strdup ("Reasontext");
  releve_dossier_put (dossier, &releve_placement_kind, card);
  return card->id;
}

const char *
print_fixture_duty (ReleveDossier *dossier, const char *learner_id, const char *placement_id, int kind, ReleveDay due)
{
  g_autofree char *id = g_strdup_printf ("duty/%s/%d/%d", learner_id, kind, due);
  ReleveDuty *duty = releve_row_new (&releve_duty_kind, id);

  duty->learner_id = g_strdup (learner_id);
  duty->placement_id = g_strdup (placement_id);
  duty->supervisor_id = g_strdup ("S2");
  duty->kind = kind;
  duty->due = due;
  duty->note = g_strdup ("Dutynotetext");
  releve_dossier_put (dossier, &releve_duty_kind, duty);
  return duty->id;
}

static void
publish_card (ReleveDossier *dossier, const RelevePlacement *card, const char *version_id)
{
  RelevePlacement *copy = releve_row_copy (&releve_placement_kind, card);

  g_free (copy->id);
  copy->id = g_strconcat (version_id, "/", card->id, NULL);
  copy->version_id = g_strdup (version_id);
  copy->origin_id = g_strdup (card->id);
  releve_dossier_put (dossier, &releve_placement_kind, copy);
}

void
print_fixture_publish (ReleveDossier *dossier, int number)
{
  g_autofree char *id = g_strdup_printf ("published%d", number);
  g_autoptr (GPtrArray) cards = releve_dossier_cards_of (dossier, NULL);
  ReleveVersion *version = releve_row_new (&releve_version_kind, id);

  version->state = RELEVE_VERSION_PUBLISHED;
  version->number = number;
  version->made = FIXTURE_TODAY;
  releve_dossier_put (dossier, &releve_version_kind, version);
  for (guint i = 0; i < cards->len; i++)
    publish_card (dossier, cards->pdata[i], id);
}

void
print_fixture_move (ReleveDossier *dossier, const char *id, const char *learner_id, int block)
{
  RelevePlacement *card = releve_row_copy (&releve_placement_kind, releve_dossier_placement (dossier, id));

  g_free (card->learner_id);
  g_free (card->block_id);
  card->learner_id = g_strdup (learner_id);
  card->block_id = g_strdup_printf ("B%d", block);
  releve_dossier_put (dossier, &releve_placement_kind, card);
}

static char *
long_text (const char *mark, gsize length)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; text->len < length; i++)
    g_string_append_printf (text, "%s%s%03d", i > 0 ? " " : "", mark, i);
  g_string_truncate (text, length);
  return g_string_free (text, FALSE);
}

#define NAME 200
#define COMMENT 3000

static gboolean
name_p (const ReleveKind *kind, const ReleveField *field)
{
  return kind == &releve_learner_kind || kind == &releve_supervisor_kind || kind == &releve_department_kind
         || g_str_equal (field->name, "rater") || g_str_equal (field->name, "aim");
}

static void
stretch_field (const ReleveKind *kind, const ReleveField *field, gpointer row)
{
  char **text = RELEVE_ROW_FIELD (row, field);
  ReleveWords *words = RELEVE_ROW_FIELD (row, field);

  if (field->type == RELEVE_FIELD_WORDS)
    {
      releve_words_clear (words);
      words->en = long_text ("Enx", NAME);
      words->fr = long_text ("Frx", NAME);
    }
  else if (field->type == RELEVE_FIELD_TEXT && field->personal && !g_str_equal (field->name, "snapshot") && !g_str_equal (field->name, "checksum"))
    {
      g_free (*text);
      *text = long_text ("Free", name_p (kind, field) ? NAME : COMMENT);
    }
}

static void
stretch_rows (ReleveDossier *dossier, const ReleveKind *kind)
{
  GPtrArray *rows = releve_dossier_all (dossier, kind);

  for (guint i = 0; i < rows->len; i++)
    for (guint f = 0; f < kind->n_fields; f++)
      stretch_field (kind, &kind->fields[f], rows->pdata[i]);
}

static void
add_much (ReleveDossier *dossier)
{
  static const char *const works[] = { "K1", "K2", "A1", "G1" };

  for (int i = 0; i < 40; i++)
    {
      const char *id = print_fixture_card (dossier, "L01", works[i % 4], 1 + i / 4, 1 + i % 3, i % 5 == 4 ? RELEVE_PROPOSED : RELEVE_ACCEPTED);
      RelevePlacement *card = (RelevePlacement *) releve_dossier_placement (dossier, id);

      releve_levels_parse ("3322223332", &card->levels);
      card->levels_state = RELEVE_LEVELS_AGREED;
      for (int kind = RELEVE_DUTY_BRIEFING; kind <= RELEVE_DUTY_DEBRIEFING; kind++)
        print_fixture_duty (dossier, "L01", id, kind, FIXTURE_TODAY - 10 + 7 * i + kind);
    }
  for (int i = 1; i <= 12; i++)
    print_fixture_training (dossier, i);
  for (int i = 1; i <= 3; i++)
    print_fixture_goal (dossier, i, "Aim");
}

void
print_fixture_stretch (ReleveDossier *dossier)
{
  add_much (dossier);
  for (guint i = 0; releve_kinds[i] != NULL; i++)
    stretch_rows (dossier, releve_kinds[i]);
}

static void
assert_page_inside (RelevePages *pages, guint page, double margin, double slack)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double width, height, x, y, w, h;

  releve_pages_get_size (pages, page, &width, &height);
  releve_pages_paint (pages, page, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_recording_surface_ink_extents (surface, &x, &y, &w, &h);
  g_assert_cmpfloat (x, >=, margin - slack);
  g_assert_cmpfloat (x + w, <=, width - margin + slack);
  g_assert_cmpfloat (y, >=, 18);
  g_assert_cmpfloat (y + h, <=, height - 12);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

void
print_fixture_assert_inside (RelevePages *pages)
{
  guint page = 0;

  g_assert_cmpuint (releve_pages_count (pages), >, 0);
  for (guint i = 0; i < pages->folios->len; i++)
    {
      const ReleveFolio *folio = pages->folios->pdata[i];
      double scale = folio->sheet->scale;

      /* Italic letters reach a little beyond their advance. */
      for (guint n = 0; n < folio->n_pages; n++)
        assert_page_inside (pages, page++, folio->sheet->margin * scale, 3 * scale);
    }
}

void
print_fixture_sign (ReleveDossier *dossier)
{
  RelevePlan *plan = print_fixture_plan (dossier);

  plan->state = RELEVE_PLAN_SIGNED;
  plan->signed_on = FIXTURE_TODAY;
  plan->language = g_strdup ("en");
  releve_snapshot_freeze (dossier, plan);
}

guint
print_fixture_count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part))
    n++;
  return n;
}

char *
print_fixture_run (const char *program, const char *option, const char *path)
{
  const char *line[] = { program, option, path, g_str_equal (program, "pdftotext") ? "-" : NULL, NULL };
  g_autofree char *found = g_find_program_in_path (program);
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  if (found == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return NULL;
    }
  g_spawn_sync (NULL, (char **) line, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return output;
}

char *
print_fixture_text (ReleveDossier *dossier, RelevePrintout printout, const char *learner_id,
                    const RelevePrintOptions *options, const char *option)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "printout.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelevePages) pages = releve_print (dossier, printout, learner_id, options, &error);

  g_assert_no_error (error);
  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  releve_pages_write_pdf (pages, path, &error);
  g_assert_no_error (error);
  return print_fixture_run ("pdftotext", option, path);
}

char *
print_fixture_read (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options)
{
  return print_fixture_text (dossier, RELEVE_PRINTOUT_PLAN, learner_id, options, "-layout");
}
