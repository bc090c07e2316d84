#include "bench-instance.h"

/* One line of words at a time; the first fault stops the reading. */
typedef struct {
  ReleveProblem *problem;
  char **words;
  guint n_words, at;
  char *why;
} Reader;

static void
fail (Reader *reader, const char *why)
{
  if (reader->why == NULL)
    reader->why = g_strdup_printf ("%s (near “%s”)", why, reader->words[0]);
}

static int
take_number (Reader *reader, int lowest, int below)
{
  gint64 number;

  if (reader->why == NULL && reader->at < reader->n_words && lowest < below
      && g_ascii_string_to_signed (reader->words[reader->at++], 10, lowest, (gint64) below - 1, &number, NULL))
    return (int) number;
  fail (reader, "A number is missing or out of range");
  return 0;
}

static int
take_count (Reader *reader)
{
  return take_number (reader, 0, 100000);
}

static void
take_list (Reader *reader, GArray *list, int below)
{
  int n = take_count (reader);

  for (int i = 0; i < n && reader->why == NULL; i++)
    {
      int number = take_number (reader, 0, below);

      g_array_append_val (list, number);
    }
}

static gint64
take_worth (Reader *reader)
{
  double worth;

  if (reader->why != NULL || reader->at >= reader->n_words)
    {
      fail (reader, "A worth is missing");
      return 0;
    }
  worth = g_ascii_strtod (reader->words[reader->at++], NULL);
  return (gint64) (worth * RELEVE_MILLION + (worth < 0 ? -0.5 : 0.5));
}

static void
read_dims (Reader *reader)
{
  int learners = take_count (reader), blocks = take_count (reader), assignments = take_count (reader);
  int supervisors;

  take_count (reader); /* competencies: the lists name them */
  supervisors = take_count (reader);
  if (reader->why != NULL || reader->problem != NULL)
    return;
  reader->problem = releve_problem_new ("", learners, blocks, assignments, supervisors);
  reader->problem->briefs = TRUE;
}

static void
read_type (Reader *reader)
{
  ReleveProblem *problem = reader->problem;
  int which = take_number (reader, 0, problem->n_assignments);
  ReleveProblemAssignment *assignment;

  if (reader->why != NULL)
    return;
  assignment = &problem->assignments[which];
  assignment->exclusive = TRUE;
  assignment->category = take_number (reader, 0, RELEVE_N_CATEGORIES);
  assignment->span = take_number (reader, 1, 1000);
  assignment->supervisor = take_number (reader, 0, problem->n_supervisors);
  take_list (reader, assignment->before, problem->n_assignments);
  take_list (reader, assignment->teaches, 100000);
}

static void
read_row (Reader *reader, int *table, int n_rows)
{
  int n_blocks = reader->problem->n_blocks;
  int row = take_number (reader, 0, n_rows);

  for (int block = 0; block < n_blocks && reader->why == NULL; block++)
    table[row * n_blocks + block] = take_number (reader, 0, G_MAXINT);
}

/* Eligibility is read from the worths; the list is only checked. */
static void
read_learner (Reader *reader)
{
  int which = take_number (reader, 0, reader->problem->n_learners);
  g_autoptr (GArray) eligible = g_array_new (FALSE, FALSE, sizeof (int));

  if (reader->why != NULL)
    return;
  take_list (reader, reader->problem->learners[which].done, reader->problem->n_assignments);
  take_list (reader, eligible, reader->problem->n_assignments);
}

static void
read_leave (Reader *reader)
{
  int which = take_number (reader, 0, reader->problem->n_learners);
  int n = take_count (reader);

  for (int i = 0; i < n && reader->why == NULL; i++)
    {
      int block = take_number (reader, 0, reader->problem->n_blocks);

      if (reader->why == NULL)
        reader->problem->learners[which].leave[block] = TRUE;
    }
}

static void
read_needs (Reader *reader)
{
  int which = take_number (reader, 0, reader->problem->n_learners);

  if (reader->why == NULL)
    take_list (reader, reader->problem->learners[which].needs, 100000);
}

static void
read_balance (Reader *reader)
{
  int which = take_number (reader, 0, reader->problem->n_learners);

  for (int category = 0; category < RELEVE_N_CATEGORIES && reader->why == NULL; category++)
    {
      reader->problem->learners[which].low[category] = take_count (reader);
      reader->problem->learners[which].high[category] = take_count (reader);
    }
}

static void
read_fit (Reader *reader)
{
  ReleveProblem *problem = reader->problem;
  int learner = take_number (reader, 0, problem->n_learners);
  int assignment = take_number (reader, 0, problem->n_assignments);
  g_autofree gint64 *sum = g_new0 (gint64, problem->n_blocks + 1);
  int span = 1;

  for (int block = 0; block < problem->n_blocks; block++)
    sum[block + 1] = sum[block] + take_worth (reader);
  if (reader->why != NULL)
    return;
  span = problem->assignments[assignment].span;
  for (int start = 0; start + span <= problem->n_blocks; start++)
    releve_problem_worth (problem, learner, assignment)[start] = sum[start + span] - sum[start];
}

static void
read_card (Reader *reader, GArray *cards)
{
  ReleveCard card;

  card.learner = take_number (reader, 0, reader->problem->n_learners);
  card.assignment = take_number (reader, 0, reader->problem->n_assignments);
  card.start = take_number (reader, 0, reader->problem->n_blocks);
  if (reader->why == NULL && !releve_problem_is_pinned (reader->problem, &card))
    g_array_append_val (cards, card);
}

static void
read_plan (Reader *reader)
{
  ReleveCard card;

  card.learner = take_number (reader, 0, reader->problem->n_learners);
  card.assignment = take_number (reader, 0, reader->problem->n_assignments);
  card.start = take_number (reader, 0, reader->problem->n_blocks);
  if (reader->why == NULL)
    g_array_append_val (reader->problem->plan, card);
}

static void
read_name (Reader *reader)
{
  g_free (reader->problem->name);
  reader->problem->name = g_strdup (reader->n_words > 1 ? reader->words[1] : "");
}

static void
read_fact (Reader *reader)
{
  const char *key = reader->words[0];
  ReleveProblem *problem = reader->problem;

  if (g_str_equal (key, "type"))
    read_type (reader);
  else if (g_str_equal (key, "cap"))
    read_row (reader, problem->capacity, problem->n_assignments);
  else if (g_str_equal (key, "min"))
    read_row (reader, problem->minimum, problem->n_assignments);
  else if (g_str_equal (key, "sup"))
    read_row (reader, problem->duty, problem->n_supervisors);
  else if (g_str_equal (key, "learner"))
    read_learner (reader);
  else if (g_str_equal (key, "leave"))
    read_leave (reader);
  else if (g_str_equal (key, "gap"))
    read_needs (reader);
  else if (g_str_equal (key, "cat"))
    read_balance (reader);
  else if (g_str_equal (key, "fit"))
    read_fit (reader);
  else if (g_str_equal (key, "pin"))
    read_card (reader, problem->pins);
  else if (g_str_equal (key, "plan"))
    read_plan (reader);
  else
    fail (reader, "Unknown word");
}

static void
read_line (Reader *reader, char **name)
{
  const char *key = reader->words[0];

  reader->at = 1;
  if (g_str_equal (key, "RELEVE") || g_str_equal (key, "end"))
    return;
  if (g_str_equal (key, "name") && reader->problem == NULL)
    *name = g_strdup (reader->n_words > 1 ? reader->words[1] : "");
  else if (g_str_equal (key, "dims"))
    read_dims (reader);
  else if (reader->problem == NULL)
    fail (reader, "Facts before dims");
  else if (g_str_equal (key, "name"))
    read_name (reader);
  else
    read_fact (reader);
}

/* The words of a line, without blanks and comments. */
static char **
split_words (const char *line)
{
  g_auto (GStrv) parts = g_strsplit_set (line, " \t\r", -1);
  GStrvBuilder *words = g_strv_builder_new ();
  char **split;

  for (int i = 0; parts[i] != NULL && parts[i][0] != '#'; i++)
    if (parts[i][0] != '\0')
      g_strv_builder_add (words, parts[i]);
  split = g_strv_builder_end (words);
  g_strv_builder_unref (words);
  return split;
}

ReleveProblem *
bench_instance_parse (const char *text, char **why)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *name = NULL;
  Reader reader = { 0 };

  for (int i = 0; lines[i] != NULL && reader.why == NULL; i++)
    {
      g_auto (GStrv) words = split_words (lines[i]);

      reader.words = words;
      reader.n_words = g_strv_length (words);
      if (reader.n_words > 0)
        read_line (&reader, &name);
    }
  if (reader.why == NULL && reader.problem == NULL)
    reader.why = g_strdup ("The text holds no dims");
  if (reader.why != NULL)
    {
      g_clear_pointer (&reader.problem, releve_problem_free);
      *why = reader.why;
      return NULL;
    }
  if (name != NULL)
    {
      g_free (reader.problem->name);
      reader.problem->name = g_steal_pointer (&name);
    }
  return reader.problem;
}

ReleveProblem *
bench_instance_read (const char *path, char **why)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_get_contents (path, &text, NULL, &error))
    return bench_instance_parse (text, why);
  *why = g_strdup (error->message);
  return NULL;
}
