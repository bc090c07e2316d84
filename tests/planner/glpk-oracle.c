#include "glpk-oracle.h"

#include <glpk.h>
#include <math.h>

/* One binary variable per learner, assignment and start; rows are collected
 * sparsely and written when they are complete. */
typedef struct {
  const ReleveProblem *problem;
  glp_prob *model;
  int *column;          /* [(learner × n_assignments + assignment) × n_blocks + start], 0 = none */
  GArray *indices;      /* of int, from 1 */
  GArray *factors;      /* of double, from 1 */
} Oracle;

static int
column_of (const Oracle *oracle, int learner, int assignment, int start)
{
  return oracle->column[(learner * oracle->problem->n_assignments + assignment) * oracle->problem->n_blocks + start];
}

static gboolean
is_away (const Oracle *oracle, int learner, int assignment, int start)
{
  for (int block = start; block < start + oracle->problem->assignments[assignment].span; block++)
    if (oracle->problem->learners[learner].leave[block])
      return TRUE;
  return FALSE;
}

static void
add_column (Oracle *oracle, int learner, int assignment, int start)
{
  gint64 worth = releve_problem_worth (oracle->problem, learner, assignment)[start];
  ReleveCard card = { learner, assignment, start };
  int column;

  if (worth == RELEVE_BARRED || is_away (oracle, learner, assignment, start))
    return;
  column = glp_add_cols (oracle->model, 1);
  glp_set_col_kind (oracle->model, column, GLP_BV);
  glp_set_obj_coef (oracle->model, column, worth / 1e6);
  if (releve_problem_is_pinned (oracle->problem, &card))
    glp_set_col_bnds (oracle->model, column, GLP_FX, 1, 1);
  oracle->column[(learner * oracle->problem->n_assignments + assignment) * oracle->problem->n_blocks + start] = column;
}

static void
begin_row (Oracle *oracle)
{
  int none = 0;
  double zero = 0;

  g_array_set_size (oracle->indices, 0);
  g_array_set_size (oracle->factors, 0);
  g_array_append_val (oracle->indices, none);
  g_array_append_val (oracle->factors, zero);
}

static void
add_term (Oracle *oracle, int column, double factor)
{
  if (column == 0)
    return;
  g_array_append_val (oracle->indices, column);
  g_array_append_val (oracle->factors, factor);
}

static void
end_row (Oracle *oracle, double low, double high)
{
  int row = glp_add_rows (oracle->model, 1);
  gboolean open_low = low <= -1e9, open_high = high >= 1e9;

  glp_set_row_bnds (oracle->model, row,
                    open_low && open_high ? GLP_FR : open_low ? GLP_UP : open_high ? GLP_LO : low == high ? GLP_FX : GLP_DB,
                    low, high);
  glp_set_mat_row (oracle->model, row, (int) oracle->indices->len - 1,
                   (const int *) oracle->indices->data, (const double *) oracle->factors->data);
}

/* Starts of an assignment that cover a block. */
static void
add_covering (Oracle *oracle, int learner, int assignment, int block)
{
  int span = oracle->problem->assignments[assignment].span;

  for (int start = MAX (0, block - span + 1); start <= block; start++)
    add_term (oracle, column_of (oracle, learner, assignment, start), 1);
}

static void
add_all_starts (Oracle *oracle, int learner, int assignment, double factor)
{
  for (int start = 0; start < oracle->problem->n_blocks; start++)
    add_term (oracle, column_of (oracle, learner, assignment, start), factor);
}

static void
rule_prerequisites (Oracle *oracle, int learner, int assignment)
{
  const GArray *before = oracle->problem->assignments[assignment].before;

  for (guint i = 0; i < before->len; i++)
    {
      int needed = g_array_index (before, int, i);

      if (releve_problem_lists (oracle->problem->learners[learner].done, needed))
        continue;
      for (int start = 0; start < oracle->problem->n_blocks; start++)
        {
          if (column_of (oracle, learner, assignment, start) == 0)
            continue;
          begin_row (oracle);
          add_term (oracle, column_of (oracle, learner, assignment, start), 1);
          for (int s = 0; s + oracle->problem->assignments[needed].span <= start; s++)
            add_term (oracle, column_of (oracle, learner, needed, s), -1);
          end_row (oracle, -2e9, 0);
        }
    }
}

static void
rule_needs (Oracle *oracle, int learner)
{
  const GArray *needs = oracle->problem->learners[learner].needs;

  for (guint i = 0; i < needs->len; i++)
    {
      begin_row (oracle);
      for (int a = 0; a < oracle->problem->n_assignments; a++)
        if (releve_problem_lists (oracle->problem->assignments[a].teaches, g_array_index (needs, int, i)))
          add_all_starts (oracle, learner, a, 1);
      end_row (oracle, 1, 2e9);
    }
}

static void
rule_balance (Oracle *oracle, int learner, int category)
{
  begin_row (oracle);
  for (int a = 0; a < oracle->problem->n_assignments; a++)
    if (oracle->problem->assignments[a].category == category)
      add_all_starts (oracle, learner, a, oracle->problem->assignments[a].span);
  end_row (oracle, oracle->problem->learners[learner].low[category], oracle->problem->learners[learner].high[category]);
}

static void
rule_learner (Oracle *oracle, int learner)
{
  for (int a = 0; a < oracle->problem->n_assignments; a++)
    {
      begin_row (oracle);
      add_all_starts (oracle, learner, a, 1);
      end_row (oracle, 0, 1);
      rule_prerequisites (oracle, learner, a);
    }
  for (int block = 0; block < oracle->problem->n_blocks; block++)
    {
      begin_row (oracle);
      for (int a = 0; a < oracle->problem->n_assignments; a++)
        add_covering (oracle, learner, a, block);
      end_row (oracle, 0, 1);
    }
  rule_needs (oracle, learner);
  for (int category = 0; category < RELEVE_N_CATEGORIES; category++)
    rule_balance (oracle, learner, category);
}

static void
rule_cell (Oracle *oracle, int assignment, int block)
{
  int cell = assignment * oracle->problem->n_blocks + block;

  begin_row (oracle);
  for (int learner = 0; learner < oracle->problem->n_learners; learner++)
    add_covering (oracle, learner, assignment, block);
  end_row (oracle, oracle->problem->minimum[cell], oracle->problem->capacity[cell]);
}

static void
rule_duty (Oracle *oracle, int supervisor, int block)
{
  begin_row (oracle);
  for (int learner = 0; learner < oracle->problem->n_learners; learner++)
    for (int a = 0; a < oracle->problem->n_assignments; a++)
      {
        int span = oracle->problem->assignments[a].span;

        if (oracle->problem->assignments[a].supervisor != supervisor)
          continue;
        add_term (oracle, column_of (oracle, learner, a, block), 1);
        if (span > 1 && block - span + 1 >= 0)
          add_term (oracle, column_of (oracle, learner, a, block - span + 1), 1);
      }
  end_row (oracle, 0, oracle->problem->duty[supervisor * oracle->problem->n_blocks + block]);
}

static void
model (Oracle *oracle)
{
  const ReleveProblem *problem = oracle->problem;

  glp_set_obj_dir (oracle->model, GLP_MAX);
  for (int learner = 0; learner < problem->n_learners; learner++)
    for (int a = 0; a < problem->n_assignments; a++)
      for (int start = 0; start < problem->n_blocks; start++)
        add_column (oracle, learner, a, start);
  for (int learner = 0; learner < problem->n_learners; learner++)
    rule_learner (oracle, learner);
  for (int block = 0; block < problem->n_blocks; block++)
    {
      for (int a = 0; a < problem->n_assignments; a++)
        rule_cell (oracle, a, block);
      for (int supervisor = 0; supervisor < problem->n_supervisors; supervisor++)
        rule_duty (oracle, supervisor, block);
    }
}

gboolean
glpk_oracle_solve (const ReleveProblem *problem, gint64 *value)
{
  g_autofree int *column = g_new0 (int, problem->n_learners * problem->n_assignments * problem->n_blocks + 1);
  g_autoptr (GArray) indices = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) factors = g_array_new (FALSE, FALSE, sizeof (double));
  Oracle oracle = { problem, glp_create_prob (), column, indices, factors };
  glp_iocp how;
  gboolean solved;

  glp_term_out (GLP_OFF);
  model (&oracle);
  glp_init_iocp (&how);
  how.presolve = GLP_ON;
  how.tm_lim = 20000;
  solved = glp_intopt (oracle.model, &how) == 0 && glp_mip_status (oracle.model) == GLP_OPT;
  *value = (gint64) llround (glp_mip_obj_val (oracle.model) * 1e6);
  glp_delete_prob (oracle.model);
  glp_free_env ();
  return solved;
}
