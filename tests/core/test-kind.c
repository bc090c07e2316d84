#include "releve-facts.h"

#include <math.h>

/* A row of @kind with a different value in each field. */
static gpointer
make_full_row (const ReleveKind *kind, const char *id)
{
  gpointer row = releve_row_new (kind, id);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const ReleveField *field = &kind->fields[i];
      gpointer value = RELEVE_ROW_FIELD (row, field);

      switch (field->type)
        {
        case RELEVE_FIELD_TEXT:
        case RELEVE_FIELD_REF:
          *(char **) value = g_strdup_printf ("text %u", i);
          break;
        case RELEVE_FIELD_WORDS:
          ((ReleveWords *) value)->en = g_strdup_printf ("word %u", i);
          ((ReleveWords *) value)->fr = g_strdup_printf ("mot %u", i);
          break;
        case RELEVE_FIELD_REAL:
          *(double *) value = 0.5 + i;
          break;
        case RELEVE_FIELD_LEVELS:
          *(ReleveLevels *) value = (ReleveLevels) { { 0, 1, 2, 3, 4, 0, 1, 2, 3, 4 } };
          break;
        case RELEVE_FIELD_BOOL:
        case RELEVE_FIELD_CODE:
          *(int *) value = 1;
          break;
        case RELEVE_FIELD_INT:
        case RELEVE_FIELD_DAY:
          *(int *) value = 100 + (int) i;
          break;
        default:
          g_assert_not_reached ();
        }
    }
  return row;
}

static void
blank_field (gpointer row, const ReleveField *field)
{
  gpointer value = RELEVE_ROW_FIELD (row, field);

  switch (field->type)
    {
    case RELEVE_FIELD_TEXT:
    case RELEVE_FIELD_REF:
      g_clear_pointer ((char **) value, g_free);
      break;
    case RELEVE_FIELD_WORDS:
      g_clear_pointer (&((ReleveWords *) value)->fr, g_free);
      break;
    case RELEVE_FIELD_REAL:
      *(double *) value = NAN;
      break;
    case RELEVE_FIELD_LEVELS:
      *(ReleveLevels *) value = RELEVE_LEVELS_UNSET;
      break;
    default:
      *(int *) value = 0;
    }
}

static void
test_every_field_is_copied_and_compared (void)
{
  for (guint k = 0; releve_kinds[k] != NULL; k++)
    {
      const ReleveKind *kind = releve_kinds[k];
      gpointer row = make_full_row (kind, "id");

      for (guint i = 0; i < kind->n_fields; i++)
        {
          gpointer copy = releve_row_copy (kind, row);

          g_assert_true (releve_row_equal (kind, row, copy));
          blank_field (copy, &kind->fields[i]);
          g_assert_false (releve_row_equal (kind, row, copy));
          releve_row_assign (kind, copy, row);
          g_assert_true (releve_row_equal (kind, row, copy));
          releve_row_free (kind, copy);
        }
      releve_row_free (kind, row);
    }
}

static void
test_a_new_row_is_absent_in_every_field (void)
{
  RelevePlacement *placement = releve_row_new (&releve_placement_kind, "p");
  ReleveRating *rating = releve_row_new (&releve_rating_kind, "r");

  g_assert_cmpstr (placement->id, ==, "p");
  g_assert_null (placement->learner_id);
  g_assert_cmpint (placement->state, ==, RELEVE_PROPOSED);
  g_assert_cmpint (placement->agreed_on, ==, RELEVE_NO_DAY);
  g_assert_false (releve_levels_set_p (&placement->levels));
  g_assert_true (isnan (rating->level));

  releve_row_free (&releve_placement_kind, placement);
  releve_row_free (&releve_rating_kind, rating);
}

static void
test_two_absent_numbers_are_equal (void)
{
  ReleveRating *a = releve_row_new (&releve_rating_kind, "r");
  ReleveRating *b = releve_row_new (&releve_rating_kind, "r");

  g_assert_true (releve_row_equal (&releve_rating_kind, a, b));
  b->level = 0;
  g_assert_false (releve_row_equal (&releve_rating_kind, a, b));

  releve_row_free (&releve_rating_kind, a);
  releve_row_free (&releve_rating_kind, b);
}

static void
test_an_empty_text_is_an_absent_one (void)
{
  ReleveLearner *a = releve_row_new (&releve_learner_kind, "L01");
  ReleveLearner *b = releve_row_new (&releve_learner_kind, "L01");
  ReleveLearner *copy;

  b->given = g_strdup ("");
  b->post.fr = g_strdup ("");
  g_assert_true (releve_row_equal (&releve_learner_kind, a, b));

  copy = releve_row_copy (&releve_learner_kind, b);
  g_assert_null (copy->given);
  g_assert_null (copy->post.fr);

  releve_row_normalise (&releve_learner_kind, b);
  g_assert_null (b->given);
  g_assert_null (b->post.fr);

  releve_row_free (&releve_learner_kind, a);
  releve_row_free (&releve_learner_kind, b);
  releve_row_free (&releve_learner_kind, copy);
}

static void
test_assigning_keeps_the_address_of_an_equal_id (void)
{
  ReleveSupervisor *to = releve_row_new (&releve_supervisor_kind, "S1");
  ReleveSupervisor *from = make_full_row (&releve_supervisor_kind, "S1");
  const char *id = to->id;

  releve_row_assign (&releve_supervisor_kind, to, from);
  g_assert_true (to->id == id);
  g_assert_true (to->given != from->given);
  g_assert_cmpstr (to->given, ==, from->given);

  releve_row_free (&releve_supervisor_kind, to);
  releve_row_free (&releve_supervisor_kind, from);
}

static void
test_kinds_fields_and_codes_are_found_by_name (void)
{
  g_assert_true (releve_kind_by_name ("learner") == &releve_learner_kind);
  g_assert_null (releve_kind_by_name ("patient"));
  g_assert_null (releve_kind_by_name (NULL));
  g_assert_true (releve_kind_field (&releve_learner_kind, "mentor_id")->target == &releve_supervisor_kind);
  g_assert_null (releve_kind_field (&releve_learner_kind, "sex"));
  g_assert_cmpint (releve_code_parse (releve_source_codes, "team"), ==, 3);
  g_assert_cmpint (releve_code_parse (releve_source_codes, "rumour"), ==, -1);
  g_assert_cmpint (releve_code_parse (releve_source_codes, NULL), ==, -1);
}

static gboolean
stands_before (const ReleveKind *kind, guint end)
{
  for (guint i = 0; i < end; i++)
    if (releve_kinds[i] == kind)
      return TRUE;
  return FALSE;
}

static void
test_every_parent_kind_stands_before_its_children (void)
{
  for (guint k = 0; releve_kinds[k] != NULL; k++)
    for (guint i = 0; i < releve_kinds[k]->n_fields; i++)
      {
        const ReleveField *field = &releve_kinds[k]->fields[i];

        g_assert_true ((field->type == RELEVE_FIELD_REF) == (field->target != NULL));
        g_assert_true ((field->type == RELEVE_FIELD_CODE) == (field->codes != NULL));
        if (field->target != NULL && field->target != releve_kinds[k])
          g_assert_true (stands_before (field->target, k));
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/kind/every-field-is-copied-and-compared", test_every_field_is_copied_and_compared);
  g_test_add_func ("/kind/a-new-row-is-absent-in-every-field", test_a_new_row_is_absent_in_every_field);
  g_test_add_func ("/kind/two-absent-numbers-are-equal", test_two_absent_numbers_are_equal);
  g_test_add_func ("/kind/an-empty-text-is-an-absent-one", test_an_empty_text_is_an_absent_one);
  g_test_add_func ("/kind/assigning-keeps-the-address-of-an-equal-id", test_assigning_keeps_the_address_of_an_equal_id);
  g_test_add_func ("/kind/kinds-fields-and-codes-are-found-by-name", test_kinds_fields_and_codes_are_found_by_name);
  g_test_add_func ("/kind/every-parent-kind-stands-before-its-children", test_every_parent_kind_stands_before_its_children);

  return g_test_run ();
}
