/* Pages as a PDF: cairo draws and tags, qpdf adds what cairo 1.16 cannot write. */

#include "releve-pages-private.h"

#include <cairo-pdf.h>
#include <qpdf/qpdf-c.h>

#include "releve-error.h"

struct _RelevePdf {
  ReleveLanguage language;
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint n_pages;         /* drawn; the last is not shown yet */
};

static cairo_status_t
collect (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

RelevePdf *
releve_pdf_new (ReleveLanguage language, const char *title)
{
  RelevePdf *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (RelevePdf, 1);
  self->language = language;
  self->bytes = g_byte_array_new ();
  self->surface = cairo_pdf_surface_create_for_stream (collect, self->bytes, 1, 1);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR, "Relève");
  self->cr = cairo_create (self->surface);
  return self;
}

void
releve_pdf_free (RelevePdf *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->cr, cairo_destroy);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_byte_array_unref (self->bytes);
  g_free (self);
}

static int
add_bookmark (RelevePdf *self, int parent, const char *name, guint page, double y, int flags)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *target = g_strdup_printf ("page=%u pos=[0 %s]", page + 1, g_ascii_formatd (text, sizeof text, "%.1f", y));

  return cairo_pdf_surface_add_outline (self->surface, parent, name, target, flags);
}

/* Sections at the top, or below the printout that they belong to. */
static void
add_outline (RelevePdf *self, ReleveFolio *folio, gboolean one_of_many)
{
  g_autoptr (GArray) entries = releve_folio_outline (folio);
  const char *label = folio->sheet->label != NULL ? folio->sheet->label : folio->sheet->title;
  int parent = CAIRO_PDF_OUTLINE_ROOT;

  if (one_of_many)
    parent = add_bookmark (self, CAIRO_PDF_OUTLINE_ROOT, label != NULL ? label : "", self->n_pages, 0, 0);
  for (guint i = 0; i < entries->len; i++)
    {
      const ReleveOutlineEntry *entry = &g_array_index (entries, ReleveOutlineEntry, i);
      g_autofree char *name = entry->number > 0 ? g_strdup_printf ("%d %s", entry->number, entry->head) : g_strdup (entry->head);

      add_bookmark (self, parent, name, self->n_pages + entry->page, entry->y, 0);
    }
}

/* One Document element for the whole file, begun on the first page and ended on
 * the last; running heads and feet have no tag. */
static void
begin_page (RelevePdf *self, ReleveFolio *folio)
{
  if (self->n_pages > 0)
    cairo_show_page (self->cr);
  cairo_pdf_surface_set_size (self->surface, folio->sheet->width * folio->sheet->scale, folio->sheet->height * folio->sheet->scale);
  if (self->n_pages == 0)
    cairo_tag_begin (self->cr, "Document", NULL);
  self->n_pages++;
}

/* What cairo held, above all the tree of tags, goes before qpdf makes its own. */
static cairo_status_t
finish_pages (RelevePdf *self)
{
  cairo_status_t status;

  cairo_tag_end (self->cr, "Document");
  cairo_show_page (self->cr);
  cairo_surface_finish (self->surface);
  status = cairo_surface_status (self->surface);
  g_clear_pointer (&self->cr, cairo_destroy);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  return status;
}

static void
add_folio (RelevePdf *self, ReleveFolio *folio, gboolean one_of_many)
{
  const char *author = folio->sheet->running_left;

  if (self->n_pages == 0 && author != NULL)
    cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_AUTHOR, author);
  add_outline (self, folio, one_of_many);
  for (guint page = 0; page < folio->n_pages; page++)
    {
      begin_page (self, folio);
      releve_folio_paint (folio, page, self->cr);
    }
}

void
releve_pdf_add (RelevePdf *self, RelevePages *pages)
{
  g_return_if_fail (self != NULL && pages != NULL);

  for (guint i = 0; i < pages->folios->len; i++)
    add_folio (self, pages->folios->pdata[i], TRUE);
}

/* The language, which cairo 1.16 cannot write, and the wish to see the title. */
static void
complete (qpdf_data qpdf, const char *language)
{
  qpdf_oh root = qpdf_get_root (qpdf);
  qpdf_oh preferences = qpdf_oh_new_dictionary (qpdf);

  qpdf_oh_replace_key (qpdf, root, "/Lang", qpdf_oh_new_unicode_string (qpdf, language));
  qpdf_oh_replace_key (qpdf, preferences, "/DisplayDocTitle", qpdf_oh_new_bool (qpdf, QPDF_TRUE));
  qpdf_oh_replace_key (qpdf, root, "/ViewerPreferences", preferences);
}

/* Steps of qpdf after one another: each answers whether it went wrong. */
static gboolean
rewrite (qpdf_data qpdf, GByteArray *drawn, const char *language)
{
  if (qpdf_read_memory (qpdf, "pages", (const char *) drawn->data, drawn->len, NULL) & QPDF_ERRORS)
    return FALSE;
  complete (qpdf, language);
  if (qpdf_init_write_memory (qpdf) & QPDF_ERRORS)
    return FALSE;
  qpdf_set_deterministic_ID (qpdf, QPDF_TRUE);
  qpdf_set_object_stream_mode (qpdf, qpdf_o_generate);
  return !(qpdf_write (qpdf) & QPDF_ERRORS) && qpdf_get_buffer (qpdf) != NULL;
}

static gboolean
fail_to_print (const char *path, const char *why, GError **error)
{
  return releve_error_set (error, RELEVE_ERROR_INVALID, "print-failed", path, why, NULL);
}

static gboolean
write_file (const char *path, const unsigned char *bytes, gsize length, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return releve_error_set (error, RELEVE_ERROR_UNREADABLE, "is-a-folder", path, NULL, NULL);
  if (g_file_set_contents_full (path, (const char *) bytes, (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &problem))
    return TRUE;
  return releve_error_set_file (error, problem, path);
}

gboolean
releve_pdf_write (RelevePdf *self, const char *path, GError **error)
{
  cairo_status_t status;
  qpdf_data qpdf;
  gboolean written;

  g_return_val_if_fail (self != NULL && self->n_pages > 0 && path != NULL, FALSE);

  status = finish_pages (self);
  if (status != CAIRO_STATUS_SUCCESS)
    return fail_to_print (path, cairo_status_to_string (status), error);
  qpdf = qpdf_init ();
  qpdf_silence_errors (qpdf);
  if (rewrite (qpdf, self->bytes, releve_language_tag (self->language)))
    written = write_file (path, qpdf_get_buffer (qpdf), qpdf_get_buffer_length (qpdf), error);
  else
    written = fail_to_print (path, "qpdf", error);
  qpdf_cleanup (&qpdf);
  return written;
}

gboolean
releve_pages_write_pdf (RelevePages *self, const char *path, GError **error)
{
  g_autoptr (RelevePdf) pdf = NULL;
  g_autofree char *title = NULL;
  const ReleveSheet *first;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  first = ((ReleveFolio *) self->folios->pdata[0])->sheet;
  title = self->folios->len == 1 ? g_strjoin (", ", first->title, first->subtitle, NULL) : g_strdup (first->title);
  pdf = releve_pdf_new (releve_typesetter_get_language (first->typesetter), title);
  for (guint i = 0; i < self->folios->len; i++)
    add_folio (pdf, self->folios->pdata[i], self->folios->len > 1);
  return releve_pdf_write (pdf, path, error);
}
