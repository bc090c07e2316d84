#include "releve-pack.h"

#include <string.h>

#define WIDTH (RELEVE_MAX_PARTS + 1)

struct _RelevePack {
  gint64 rows[(RELEVE_MAX_CHOICES + 1) * WIDTH]; /* [items so far][parts] the most they earn */
  guint64 work;
};

RelevePack *
releve_pack_new (void)
{
  return g_new0 (RelevePack, 1);
}

void
releve_pack_free (RelevePack *self)
{
  g_free (self);
}

static gint64
take_all (const RelevePackItem *items, int n, ReleveSet *taken)
{
  gint64 gain = 0;

  for (int i = 0; i < n; i++)
    {
      *taken |= releve_set_of (items[i].choice);
      gain += items[i].gain;
    }
  return gain;
}

static void
fill_row (const gint64 *restrict before, gint64 *restrict row, int size, gint64 gain, int room)
{
  memcpy (row, before, sizeof (gint64) * (gsize) MIN (size, room + 1));
  for (int parts = size; parts <= room; parts++)
    {
      gint64 with = before[parts - size] + gain;

      row[parts] = MAX (before[parts], with);
    }
}

gint64
releve_pack_fill (RelevePack *self, const RelevePackItem *items, int n, int room, ReleveSet *taken)
{
  int all = 0, left = room;

  *taken = 0;
  for (int i = 0; i < n; i++)
    all += items[i].size;
  if (all <= room)
    return take_all (items, n, taken);
  memset (self->rows, 0, sizeof (gint64) * (gsize) (room + 1));
  for (int i = 0; i < n; i++)
    fill_row (&self->rows[i * WIDTH], &self->rows[(i + 1) * WIDTH], items[i].size, items[i].gain, room);
  self->work += (guint64) (n * (room + 1));
  for (int i = n; i-- > 0;)
    if (self->rows[(i + 1) * WIDTH + left] != self->rows[i * WIDTH + left])
      {
        *taken |= releve_set_of (items[i].choice);
        left -= items[i].size;
      }
  return self->rows[n * WIDTH + room];
}

guint64
releve_pack_work (const RelevePack *self)
{
  return self->work;
}
