#include "bench-model.h"

typedef struct {
  const ReleveProblem *problem;
  GString *text;
  GString *row;         /* its terms so far */
  int n_rows;
} Model;

static int
span_of (const Model *model, int assignment)
{
  return model->problem->assignments[assignment].span;
}

static gboolean
is_offered (const Model *model, int learner, int assignment, int start)
{
  const ReleveProblemLearner *facts = &model->problem->learners[learner];

  if (start < 0 || releve_problem_worth (model->problem, learner, assignment)[start] == RELEVE_BARRED
      || releve_problem_lists (facts->done, assignment) || start + span_of (model, assignment) > model->problem->n_blocks)
    return FALSE;
  for (int block = start; block < start + span_of (model, assignment); block++)
    if (facts->leave[block])
      return FALSE;
  return TRUE;
}

static void
add_term (Model *model, int factor, int learner, int assignment, int start)
{
  if (factor != 0 && is_offered (model, learner, assignment, start))
    g_string_append_printf (model->row, " %+d x_%d_%d_%d\n", factor, learner, assignment, start);
}

static void
add_starts (Model *model, int factor, int learner, int assignment)
{
  for (int start = 0; start < model->problem->n_blocks; start++)
    add_term (model, factor, learner, assignment, start);
}

/* Starts that cover a block. */
static void
add_covering (Model *model, int factor, int learner, int assignment, int block)
{
  for (int start = MAX (0, block - span_of (model, assignment) + 1); start <= block; start++)
    add_term (model, factor, learner, assignment, start);
}

static void
end_row (Model *model, const char *sense, int limit)
{
  if (model->row->len > 0)
    g_string_append_printf (model->text, " r%d:%s %s %d\n", model->n_rows++, model->row->str, sense, limit);
  else if (*sense == '>' && limit > 0)
    g_string_append_printf (model->text, " r%d: 0 none >= %d\n", model->n_rows++, limit);
  g_string_set_size (model->row, 0);
}

/* ---- a learner's rules ---- */

/* By the block it has started only if the other had ended before: since both
 * come once at most, this says more than start by start. */
static void
write_order (Model *model, int learner, int assignment, int needed, int block)
{
  if (!is_offered (model, learner, assignment, block))
    return;
  for (int start = 0; start <= block; start++)
    add_term (model, 1, learner, assignment, start);
  for (int start = 0; start + span_of (model, needed) <= block; start++)
    add_term (model, -1, learner, needed, start);
  end_row (model, "<=", 0);
}

static void
write_prerequisites (Model *model, int learner, int assignment)
{
  const ReleveProblemLearner *facts = &model->problem->learners[learner];
  const GArray *before = model->problem->assignments[assignment].before;

  for (guint i = 0; i < before->len; i++)
    {
      int needed = g_array_index (before, int, i);

      if (releve_problem_lists (facts->done, needed) || releve_problem_lists (facts->met, needed))
        continue;
      for (int start = 0; start < model->problem->n_blocks; start++)
        write_order (model, learner, assignment, needed, start);
    }
}

static void
write_hours (Model *model, int learner, int block)
{
  int room = model->problem->learners[learner].room[block];

  for (int a = 0; a < model->problem->n_assignments; a++)
    {
      const ReleveProblemAssignment *facts = &model->problem->assignments[a];

      add_covering (model, facts->exclusive ? MAX (room, 1) : MAX (facts->hours, 1), learner, a, block);
    }
  end_row (model, "<=", room);
}

static void
write_needs (Model *model, int learner)
{
  const GArray *needs = model->problem->learners[learner].needs;

  for (guint i = 0; i < needs->len; i++)
    {
      for (int a = 0; a < model->problem->n_assignments; a++)
        if (releve_problem_lists (model->problem->assignments[a].teaches, g_array_index (needs, int, i)))
          add_starts (model, 1, learner, a);
      end_row (model, ">=", 1);
    }
}

static void
add_category (Model *model, int learner, int category)
{
  for (int a = 0; a < model->problem->n_assignments; a++)
    if (model->problem->assignments[a].category == category)
      add_starts (model, span_of (model, a), learner, a);
}

static void
write_balance (Model *model, int learner, int category)
{
  const ReleveProblemLearner *facts = &model->problem->learners[learner];

  if (facts->low[category] > 0)
    {
      add_category (model, learner, category);
      end_row (model, ">=", facts->low[category]);
    }
  if (facts->high[category] != RELEVE_UNLIMITED)
    {
      add_category (model, learner, category);
      end_row (model, "<=", facts->high[category]);
    }
}

static void
write_learner (Model *model, int learner)
{
  for (int a = 0; a < model->problem->n_assignments; a++)
    {
      add_starts (model, 1, learner, a);
      end_row (model, "<=", 1);
      write_prerequisites (model, learner, a);
    }
  for (int block = 0; block < model->problem->n_blocks; block++)
    write_hours (model, learner, block);
  write_needs (model, learner);
  for (int category = 0; category < RELEVE_N_CATEGORIES; category++)
    write_balance (model, learner, category);
}

/* ---- rules that learners share ---- */

static void
add_people (Model *model, int assignment, int block)
{
  for (int learner = 0; learner < model->problem->n_learners; learner++)
    add_covering (model, 1, learner, assignment, block);
}

static void
write_cell (Model *model, int assignment, int block)
{
  int cell = assignment * model->problem->n_blocks + block;

  if (model->problem->capacity[cell] != RELEVE_UNLIMITED)
    {
      add_people (model, assignment, block);
      end_row (model, "<=", model->problem->capacity[cell]);
    }
  if (model->problem->minimum[cell] > 0)
    {
      add_people (model, assignment, block);
      end_row (model, ">=", model->problem->minimum[cell]);
    }
}

static void
write_duty (Model *model, int supervisor, int block)
{
  int limit = model->problem->duty[supervisor * model->problem->n_blocks + block];

  for (int learner = 0; learner < model->problem->n_learners && limit != RELEVE_UNLIMITED; learner++)
    for (int a = 0; a < model->problem->n_assignments; a++)
      {
        if (releve_problem_supervisor (model->problem, learner, a) != supervisor)
          continue;
        add_term (model, 1, learner, a, block - span_of (model, a) + 1);
        if (model->problem->briefs && span_of (model, a) > 1)
          add_term (model, 1, learner, a, block);
      }
  end_row (model, "<=", limit);
}

static void
write_rows (Model *model)
{
  const ReleveProblem *problem = model->problem;

  for (int learner = 0; learner < problem->n_learners; learner++)
    write_learner (model, learner);
  for (int block = 0; block < problem->n_blocks; block++)
    {
      for (int a = 0; a < problem->n_assignments; a++)
        write_cell (model, a, block);
      for (int supervisor = 0; supervisor < problem->n_supervisors; supervisor++)
        write_duty (model, supervisor, block);
    }
}

/* ---- the whole ---- */

static void
write_each (Model *model, gboolean worth)
{
  for (int learner = 0; learner < model->problem->n_learners; learner++)
    for (int a = 0; a < model->problem->n_assignments; a++)
      for (int start = 0; start < model->problem->n_blocks; start++)
        {
          char number[G_ASCII_DTOSTR_BUF_SIZE] = "";

          if (!is_offered (model, learner, a, start))
            continue;
          if (worth)
            g_ascii_formatd (number, sizeof number, "%+.6f", (double) releve_problem_worth (model->problem, learner, a)[start] / 1e6);
          g_string_append_printf (model->text, " %s x_%d_%d_%d\n", number, learner, a, start);
        }
}

static void
write_pins (Model *model)
{
  for (guint i = 0; i < model->problem->pins->len; i++)
    {
      const ReleveCard *pin = &g_array_index (model->problem->pins, ReleveCard, i);

      if (is_offered (model, pin->learner, pin->assignment, pin->start))
        g_string_append_printf (model->text, " x_%d_%d_%d = 1\n", pin->learner, pin->assignment, pin->start);
    }
}

gboolean
bench_model_write (const ReleveProblem *problem, const char *path, GError **error)
{
  g_autoptr (GString) text = g_string_new ("Maximize\n total:"), row = g_string_new (NULL);
  Model model = { problem, text, row, 0 };

  write_each (&model, TRUE);
  g_string_append (text, "Subject To\n");
  write_rows (&model);
  g_string_append (text, "Bounds\n");
  write_pins (&model);
  g_string_append (text, "Binary\n");
  write_each (&model, FALSE);
  g_string_append (text, "End\n");
  return g_file_set_contents (path, text->str, (gssize) text->len, error);
}
