#include "releve-pages-private.h"

RelevePages *
releve_sheet_to_pages (ReleveSheet *sheet)
{
  RelevePages *self = g_new0 (RelevePages, 1);

  self->folios = g_ptr_array_new_with_free_func ((GDestroyNotify) releve_folio_free);
  g_ptr_array_add (self->folios, releve_folio_new (sheet));
  return self;
}

void
releve_pages_free (RelevePages *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->folios);
  g_free (self);
}

void
releve_pages_append (RelevePages *self, RelevePages *other)
{
  g_return_if_fail (self != NULL && other != NULL && self != other);

  g_ptr_array_extend_and_steal (self->folios, g_steal_pointer (&other->folios));
  g_free (other);
}

guint
releve_pages_count (RelevePages *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);
  for (guint i = 0; i < self->folios->len; i++)
    n += ((ReleveFolio *) self->folios->pdata[i])->n_pages;
  return n;
}

/* The folio that holds @page, which becomes the page's place in it. */
static ReleveFolio *
find_folio (RelevePages *self, guint *page)
{
  for (guint i = 0; i < self->folios->len; i++)
    {
      ReleveFolio *folio = self->folios->pdata[i];

      if (*page < folio->n_pages)
        return folio;
      *page -= folio->n_pages;
    }
  return NULL;
}

void
releve_pages_get_size (RelevePages *self, guint page, double *width, double *height)
{
  const ReleveFolio *folio;

  g_return_if_fail (self != NULL && width != NULL && height != NULL);
  folio = find_folio (self, &page);
  g_return_if_fail (folio != NULL);
  *width = folio->sheet->width * folio->sheet->scale;
  *height = folio->sheet->height * folio->sheet->scale;
}

void
releve_pages_paint (RelevePages *self, guint page, cairo_t *cr)
{
  ReleveFolio *folio;

  g_return_if_fail (self != NULL && cr != NULL);
  folio = find_folio (self, &page);
  g_return_if_fail (folio != NULL);
  releve_folio_paint (folio, page, cr);
}

const char *
releve_pages_get_title (RelevePages *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return ((ReleveFolio *) self->folios->pdata[0])->sheet->title;
}

char *
releve_pages_missing (RelevePages *self)
{
  g_autoptr (GString) missing = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->folios->len; i++)
    {
      const char *own = releve_typesetter_get_missing (((ReleveFolio *) self->folios->pdata[i])->sheet->typesetter);

      for (const char *at = own; *at != '\0'; at = g_utf8_next_char (at))
        if (g_utf8_strchr (missing->str, -1, g_utf8_get_char (at)) == NULL)
          g_string_append_unichar (missing, g_utf8_get_char (at));
    }
  return missing->len > 0 ? g_strdup (missing->str) : NULL;
}
