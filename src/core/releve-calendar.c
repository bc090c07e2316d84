#include "releve-calendar.h"

#include "releve-error.h"

const char *const releve_calendar_codes[] = { "months", "13x28", "26x14", NULL };

static void
free_block_cb (gpointer block)
{
  releve_row_free (&releve_block_kind, block);
}

static void
add_block (GPtrArray *blocks, ReleveDay first, ReleveDay last)
{
  g_autofree char *id = g_strdup_printf ("B%u", blocks->len + 1);
  ReleveBlock *block = releve_row_new (&releve_block_kind, id);

  block->number = (int) blocks->len + 1;
  block->first = first;
  block->last = last;
  g_ptr_array_add (blocks, block);
}

static GPtrArray *
make_months (ReleveDay start)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (free_block_cb);

  /* Each month counts from the start, so that the 31st comes back after June. */
  for (int i = 0; i < 12; i++)
    add_block (blocks, releve_day_add_months (start, i), releve_day_add_months (start, i + 1) - 1);
  return blocks;
}

static GPtrArray *
make_equal_blocks (ReleveDay start, int n, int days)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (free_block_cb);

  for (int i = 0; i < n; i++)
    add_block (blocks, start + i * days, start + (i + 1) * days - 1);
  return blocks;
}

GPtrArray *
releve_calendar_new (ReleveCalendar calendar, ReleveDay start)
{
  g_return_val_if_fail (calendar < RELEVE_N_CALENDARS, NULL);
  g_return_val_if_fail (start != RELEVE_NO_DAY, NULL);

  switch (calendar)
    {
    case RELEVE_TWELVE_MONTHS:
      return make_months (start);
    case RELEVE_THIRTEEN_BLOCKS:
      return make_equal_blocks (start, 13, 28);
    case RELEVE_TWENTY_SIX_FORTNIGHTS:
      return make_equal_blocks (start, 26, 14);
    case RELEVE_N_CALENDARS:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_months (GPtrArray *blocks)
{
  const ReleveBlock *first = blocks->pdata[0];

  for (guint i = 0; i < blocks->len; i++)
    {
      const ReleveBlock *block = blocks->pdata[i];

      if (block->first != releve_day_add_months (first->first, (int) i)
          || block->last != releve_day_add_months (first->first, (int) i + 1) - 1)
        return FALSE;
    }
  return blocks->len == 12;
}

/* Other dates come again on the same days, unless a year is longer than a year. */
static GPtrArray *
make_shifted (GPtrArray *old, ReleveDay start)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (free_block_cb);
  const ReleveBlock *first = old->pdata[0], *last = old->pdata[old->len - 1];
  gboolean same_days = start == RELEVE_NO_DAY && releve_day_add_months (first->first, 12) > last->last;
  int shift = (start != RELEVE_NO_DAY ? start : last->last + 1) - first->first;

  for (guint i = 0; i < old->len; i++)
    {
      const ReleveBlock *block = old->pdata[i];

      if (same_days)
        add_block (blocks, releve_day_add_months (block->first, 12), releve_day_add_months (block->last + 1, 12) - 1);
      else
        add_block (blocks, block->first + shift, block->last + shift);
    }
  return blocks;
}

static gboolean
is_equal (GPtrArray *blocks)
{
  const ReleveBlock *first = blocks->pdata[0];
  int days = first->last - first->first + 1;

  for (guint i = 0; i < blocks->len; i++)
    {
      const ReleveBlock *block = blocks->pdata[i];

      if (block->first != first->first + (int) i * days || block->last != block->first + days - 1)
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
releve_calendar_next (GPtrArray *blocks, ReleveDay start)
{
  const ReleveBlock *first, *last;

  g_return_val_if_fail (blocks != NULL && blocks->len > 0, NULL);

  first = blocks->pdata[0];
  last = blocks->pdata[blocks->len - 1];
  if (is_months (blocks))
    return make_months (start != RELEVE_NO_DAY ? start : last->last + 1);
  if (is_equal (blocks))
    return make_equal_blocks (start != RELEVE_NO_DAY ? start : last->last + 1, (int) blocks->len, first->last - first->first + 1);
  return make_shifted (blocks, start);
}

static int
compare_periods_cb (gconstpointer a, gconstpointer b)
{
  const RelevePeriod *x = a, *y = b;

  return x->first != y->first ? (x->first > y->first) - (x->first < y->first)
                              : (x->last > y->last) - (x->last < y->last);
}

GPtrArray *
releve_calendar_from_periods (const RelevePeriod *periods, gsize n_periods, GError **error)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func (free_block_cb);
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (RelevePeriod));

  g_array_append_vals (sorted, periods, (guint) n_periods);
  g_array_sort (sorted, compare_periods_cb);
  for (guint i = 0; i < sorted->len; i++)
    add_block (blocks, g_array_index (sorted, RelevePeriod, i).first, g_array_index (sorted, RelevePeriod, i).last);
  if (!releve_calendar_check (blocks, error))
    return NULL;
  return g_steal_pointer (&blocks);
}

static gboolean
refuse (GError **error, const char *problem, const ReleveBlock *block, ReleveDay found, ReleveDay expected)
{
  g_autofree char *found_day = releve_day_to_iso (found);
  g_autofree char *expected_day = releve_day_to_iso (expected);
  g_autofree char *number = g_strdup_printf ("%d", block->number);

  return releve_error_set (error, RELEVE_ERROR_INVALID, problem, number, found_day, expected_day);
}

static int
compare_blocks_cb (gconstpointer a, gconstpointer b)
{
  const ReleveBlock *x = *(const ReleveBlock *const *) a, *y = *(const ReleveBlock *const *) b;

  return (x->first > y->first) - (x->first < y->first);
}

gboolean
releve_calendar_check (GPtrArray *blocks, GError **error)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  ReleveDay before = RELEVE_NO_DAY;

  g_return_val_if_fail (blocks != NULL, FALSE);

  if (blocks->len == 0)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "no-blocks", NULL, NULL, NULL);
  g_ptr_array_extend (sorted, blocks, NULL, NULL);
  g_ptr_array_sort (sorted, compare_blocks_cb);
  for (guint i = 0; i < sorted->len; i++)
    {
      const ReleveBlock *block = g_ptr_array_index (sorted, i);

      if (block->first == RELEVE_NO_DAY || block->last < block->first)
        return refuse (error, "block-ends-before-it-begins", block, block->last, block->first);
      if (block->first <= before)
        return refuse (error, "blocks-overlap", block, block->first, before + 1);
      if (block->number != (int) i + 1)
        return refuse (error, "blocks-out-of-order", block, block->first, RELEVE_NO_DAY);
      before = block->last;
    }
  return TRUE;
}
