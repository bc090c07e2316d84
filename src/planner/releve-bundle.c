#include "releve-bundle.h"

#include <string.h>

/* Sweeps over the groups between two looks at the functions. */
#define PASSES 30
#define FEELING_PASSES 10
/* A cut without weight is forgotten after that many steps. */
#define PATIENCE 16
/* A step is serious when it brings that share of what the model promised. */
#define SERIOUS 0.1
#define PROMISING 0.5
#define LONGER 1.7
#define SHORTER 0.6

typedef struct {
  double gain, weight, earning;
  int idle;             /* steps without weight */
  int n_uses;
  ReleveUse *uses;
  gpointer note;
} Cut;

typedef struct {
  GArray *cuts;         /* of Cut */
} Group;

struct _ReleveBundle {
  int n_groups, n_rows;
  gsize note_size;
  Group *groups;
  double *limits;
  double *reach;        /* [row] how far its price goes beside others */
  double *centre, *prices;
  double *left;         /* [row] limit less what the weighted cuts use */
  double *change;       /* scratch: what a step changes, by row */
  int *touched;
  double length;        /* how far prices go for a unit too much */
  double value;         /* at the centre */
  double promise;       /* what the model says of the prices */
  guint64 work;
};

static void
clear_cut (gpointer data)
{
  g_free (((Cut *) data)->uses);
  g_free (((Cut *) data)->note);
}

ReleveBundle *
releve_bundle_new (int n_groups, int n_rows, double length, gsize note_size)
{
  ReleveBundle *self = g_new0 (ReleveBundle, 1);

  self->n_groups = n_groups;
  self->n_rows = n_rows;
  self->note_size = note_size;
  self->groups = g_new0 (Group, n_groups + 1);
  for (int i = 0; i < n_groups; i++)
    {
      self->groups[i].cuts = g_array_new (FALSE, FALSE, sizeof (Cut));
      g_array_set_clear_func (self->groups[i].cuts, clear_cut);
    }
  self->reach = g_new0 (double, n_rows + 1);
  self->limits = g_new0 (double, n_rows + 1);
  self->centre = g_new0 (double, n_rows + 1);
  self->prices = g_new0 (double, n_rows + 1);
  self->left = g_new0 (double, n_rows + 1);
  self->change = g_new0 (double, n_rows + 1);
  self->touched = g_new0 (int, n_rows + 1);
  self->length = length;
  self->value = G_MAXDOUBLE;
  return self;
}

static GArray *
copy_cuts (const ReleveBundle *self, const GArray *cuts)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (Cut));

  g_array_set_clear_func (copy, clear_cut);
  for (guint i = 0; i < cuts->len; i++)
    {
      Cut cut = g_array_index (cuts, Cut, i);

      cut.uses = g_memdup2 (cut.uses, sizeof *cut.uses * (gsize) cut.n_uses);
      cut.note = cut.note != NULL ? g_memdup2 (cut.note, self->note_size) : NULL;
      g_array_append_val (copy, cut);
    }
  return copy;
}

static double *
copy_rows (const ReleveBundle *self, const double *rows)
{
  return g_memdup2 (rows, sizeof *rows * (gsize) (self->n_rows + 1));
}

ReleveBundle *
releve_bundle_copy (const ReleveBundle *self)
{
  ReleveBundle *copy = g_memdup2 (self, sizeof *self);

  copy->groups = g_new0 (Group, self->n_groups + 1);
  for (int i = 0; i < self->n_groups; i++)
    copy->groups[i].cuts = copy_cuts (self, self->groups[i].cuts);
  copy->reach = copy_rows (self, self->reach);
  copy->limits = copy_rows (self, self->limits);
  copy->centre = copy_rows (self, self->centre);
  copy->prices = copy_rows (self, self->prices);
  copy->left = copy_rows (self, self->left);
  copy->change = copy_rows (self, self->change);
  copy->touched = g_new0 (int, self->n_rows + 1);
  return copy;
}

void
releve_bundle_free (ReleveBundle *self)
{
  if (self == NULL)
    return;
  for (int i = 0; i < self->n_groups; i++)
    g_array_unref (self->groups[i].cuts);
  g_free (self->groups);
  g_free (self->limits);
  g_free (self->reach);
  g_free (self->centre);
  g_free (self->prices);
  g_free (self->left);
  g_free (self->change);
  g_free (self->touched);
  g_free (self);
}

void
releve_bundle_set_limit (ReleveBundle *self, int row, double limit, double scale)
{
  self->reach[row] = 1 / (scale * scale);
  self->limits[row] = self->left[row] = limit;
}

double *
releve_bundle_prices (ReleveBundle *self)
{
  return self->prices;
}

static inline Cut *
cut_at (const Group *group, guint i)
{
  return &g_array_index (group->cuts, Cut, i);
}

static gboolean
has_note (const ReleveBundle *self, const Cut *cut, gconstpointer note)
{
  if (cut->note == NULL || note == NULL)
    return cut->note == note;
  return memcmp (cut->note, note, self->note_size) == 0;
}

static gboolean
is_same (const ReleveBundle *self, const Cut *cut, double gain, const ReleveUse *uses, int n_uses, gconstpointer note)
{
  return cut->n_uses == n_uses && cut->gain == gain && has_note (self, cut, note)
         && (n_uses == 0 || memcmp (cut->uses, uses, sizeof *uses * (gsize) n_uses) == 0);
}

void
releve_bundle_add (ReleveBundle *self, int group, double gain, const ReleveUse *uses, int n_uses, gconstpointer note)
{
  Cut cut = { .gain = gain, .n_uses = n_uses };
  Group *to = &self->groups[group];

  for (guint i = 0; i < to->cuts->len; i++)
    if (is_same (self, cut_at (to, i), gain, uses, n_uses, note))
      return;
  cut.uses = g_memdup2 (uses, sizeof *uses * (gsize) n_uses);
  cut.note = note != NULL ? g_memdup2 (note, self->note_size) : NULL;
  if (to->cuts->len == 0)
    {
      cut.weight = 1;
      for (int i = 0; i < n_uses; i++)
        self->left[uses[i].row] -= uses[i].factor;
    }
  g_array_append_val (to->cuts, cut);
}

/* ---- one step of weight ---- */

static inline double
earn (const ReleveBundle *self, const Cut *cut)
{
  double earning = cut->gain;

  for (int i = 0; i < cut->n_uses; i++)
    earning -= self->prices[cut->uses[i].row] * cut->uses[i].factor;
  return earning;
}

static int
note_change (ReleveBundle *self, const Cut *cut, double sign, int n_touched)
{
  for (int i = 0; i < cut->n_uses; i++)
    {
      int row = cut->uses[i].row;

      if (self->change[row] == 0)
        self->touched[n_touched++] = row;
      self->change[row] += sign * cut->uses[i].factor;
    }
  return n_touched;
}

static inline void
price_row (ReleveBundle *self, int row)
{
  self->prices[row] = MAX (0, self->centre[row] - self->length * self->reach[row] * self->left[row]);
}

/* As much as helps, and not more than there is. */
static void
move_weight (ReleveBundle *self, Cut *from, Cut *to)
{
  int n = note_change (self, to, 1, 0);
  double norm = 0, share;

  n = note_change (self, from, -1, n);
  for (int i = 0; i < n; i++)
    {
      int row = self->touched[i];

      norm += self->change[row] * self->change[row] * self->reach[row];
    }
  share = norm > 0 ? (to->earning - from->earning) / (self->length * norm) : from->weight;
  share = MIN (share, from->weight);
  from->weight -= share;
  to->weight += share;
  for (int i = 0; i < n; i++)
    {
      int row = self->touched[i];

      self->left[row] -= share * self->change[row];
      self->change[row] = 0;
      price_row (self, row);
    }
}

static void
balance_group (ReleveBundle *self, Group *group)
{
  Cut *least = NULL, *most = NULL;

  for (guint i = 0; i < group->cuts->len; i++)
    {
      Cut *cut = cut_at (group, i);

      cut->earning = earn (self, cut);
      self->work += 4 + (guint64) cut->n_uses;
      if (most == NULL || cut->earning > most->earning)
        most = cut;
      if (cut->weight > 0 && (least == NULL || cut->earning < least->earning))
        least = cut;
    }
  if (most != NULL && least != most && most->earning > least->earning)
    move_weight (self, least, most);
}

/* ---- going another way ---- */

static Cut *
heaviest (const ReleveBundle *self, int group)
{
  Cut *found = NULL;

  for (guint i = 0; i < self->groups[group].cuts->len; i++)
    if (found == NULL || cut_at (&self->groups[group], i)->weight > found->weight)
      found = cut_at (&self->groups[group], i);
  return found;
}

static Cut *
noted (const ReleveBundle *self, int group, gconstpointer note)
{
  for (guint i = 0; i < self->groups[group].cuts->len; i++)
    {
      Cut *cut = cut_at (&self->groups[group], i);

      if (has_note (self, cut, note))
        return cut;
    }
  return NULL;
}

double
releve_bundle_heaviest (const ReleveBundle *self, int group, gconstpointer *note)
{
  const Cut *cut = heaviest (self, group);

  *note = cut != NULL ? cut->note : NULL;
  return cut != NULL ? cut->weight : 0;
}

/* The cut that earns most at the prices. */
static Cut *
dearest (ReleveBundle *self, int group)
{
  Cut *best = NULL;

  for (guint i = 0; i < self->groups[group].cuts->len; i++)
    {
      Cut *cut = cut_at (&self->groups[group], i);

      cut->earning = earn (self, cut);
      if (best == NULL || cut->earning > best->earning)
        best = cut;
    }
  return best;
}

double
releve_bundle_earning (ReleveBundle *self, int group)
{
  const Cut *best = dearest (self, group);

  return best != NULL ? best->earning : 0;
}

static void
weigh (ReleveBundle *self, Cut *cut, double weight)
{
  for (int i = 0; i < cut->n_uses; i++)
    self->left[cut->uses[i].row] -= (weight - cut->weight) * cut->uses[i].factor;
  cut->weight = weight;
}

void
releve_bundle_fix (ReleveBundle *self, int group, gconstpointer note, gint64 *left)
{
  GArray *cuts = self->groups[group].cuts;
  Cut *kept = noted (self, group, note);

  g_return_if_fail (kept != NULL);
  for (guint i = 0; i < cuts->len; i++)
    weigh (self, cut_at (&self->groups[group], i), cut_at (&self->groups[group], i) == kept ? 1 : 0);
  for (int i = 0; i < kept->n_uses; i++)
    left[kept->uses[i].row] -= kept->uses[i].factor;
  for (guint i = cuts->len; i-- > 0;)
    if (cut_at (&self->groups[group], i)->weight == 0)
      g_array_remove_index (cuts, i);
  self->value = G_MAXDOUBLE;
}

static gboolean
is_too_much (const Cut *cut, const gint64 *left)
{
  for (int i = 0; i < cut->n_uses; i++)
    if (cut->uses[i].factor > 0 && cut->uses[i].factor > left[cut->uses[i].row])
      return TRUE;
  return FALSE;
}

void
releve_bundle_purge (ReleveBundle *self, int group, const gint64 *left)
{
  GArray *cuts = self->groups[group].cuts;
  double weight = 0;
  Cut *best;

  for (guint i = cuts->len; i-- > 0;)
    if (is_too_much (cut_at (&self->groups[group], i), left))
      {
        weigh (self, cut_at (&self->groups[group], i), 0);
        g_array_remove_index (cuts, i);
      }
  for (guint i = 0; i < cuts->len; i++)
    weight += cut_at (&self->groups[group], i)->weight;
  best = dearest (self, group);
  if (best != NULL)
    weigh (self, best, best->weight + 1 - weight);
}

/* ---- steps ---- */

static double
model_value (const ReleveBundle *self)
{
  double value = 0;

  for (int row = 0; row < self->n_rows; row++)
    value += self->prices[row] * self->limits[row];
  for (int i = 0; i < self->n_groups; i++)
    {
      double most = -G_MAXDOUBLE;

      for (guint j = 0; j < self->groups[i].cuts->len; j++)
        most = MAX (most, earn (self, cut_at (&self->groups[i], j)));
      if (self->groups[i].cuts->len > 0)
        value += most;
    }
  return value;
}

static void
forget_idle (ReleveBundle *self)
{
  for (int i = 0; i < self->n_groups; i++)
    for (guint j = self->groups[i].cuts->len; j-- > 0;)
      {
        Cut *cut = cut_at (&self->groups[i], j);

        cut->idle = cut->weight > 1e-9 ? 0 : cut->idle + 1;
        if (cut->idle > PATIENCE && cut->weight == 0)
          g_array_remove_index_fast (self->groups[i].cuts, j);
      }
}

static void
judge (ReleveBundle *self, double value)
{
  double promised = self->value - self->promise, kept = self->value - value;

  if (self->value == G_MAXDOUBLE || kept >= SERIOUS * promised)
    {
      if (self->value != G_MAXDOUBLE && kept >= PROMISING * promised)
        self->length *= LONGER;
      self->value = value;
      memcpy (self->centre, self->prices, sizeof (double) * (gsize) self->n_rows);
    }
  else if (kept < -promised)
    self->length *= SHORTER;
}

/* Prices as the weights have them, and weights as the prices want them. */
static void
balance (ReleveBundle *self, int passes)
{
  for (int pass = 0; pass < passes; pass++)
    for (int i = 0; i < self->n_groups; i++)
      balance_group (self, &self->groups[i]);
}

void
releve_bundle_feel (ReleveBundle *self)
{
  balance (self, FEELING_PASSES);
}

void
releve_bundle_settle (ReleveBundle *self)
{
  balance (self, PASSES);
  memcpy (self->centre, self->prices, sizeof (double) * (gsize) self->n_rows);
}

void
releve_bundle_step (ReleveBundle *self, double value)
{
  judge (self, value);
  forget_idle (self);
  for (int row = 0; row < self->n_rows; row++)
    price_row (self, row);
  balance (self, PASSES);
  self->promise = model_value (self);
}

guint64
releve_bundle_work (const ReleveBundle *self)
{
  return self->work;
}
