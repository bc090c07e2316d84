#include "releve-pages-private.h"

#include <cairo-pdf.h>
#include <math.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>

#include "releve-error.h"

static cairo_status_t
collect (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
add_outline (RelevePages *pages, cairo_surface_t *surface)
{
  g_autoptr (GArray) entries = releve_pages_outline (pages);

  for (guint i = 0; i < entries->len; i++)
    {
      const ReleveOutlineEntry *entry = &g_array_index (entries, ReleveOutlineEntry, i);
      g_autofree char *name = g_strdup_printf ("%d %s", entry->number, entry->head);
      char y[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *target = NULL;

      g_ascii_formatd (y, sizeof y, "%.1f", entry->y);
      target = g_strdup_printf ("page=%u pos=[0 %s]", entry->page + 1, y);
      cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, name, target, 0);
    }
}

/* One Document element for the whole file; running heads and feet have no tag. */
static void
paint_document (RelevePages *pages, cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);

  cairo_tag_begin (cr, "Document", NULL);
  for (guint page = 0; page < releve_pages_count (pages); page++)
    {
      releve_pages_paint (pages, page, cr);
      if (page + 1 == releve_pages_count (pages))
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
}

static GByteArray *
draw (RelevePages *pages, cairo_status_t *status)
{
  GByteArray *bytes = g_byte_array_new ();
  double width, height;
  cairo_surface_t *surface;
  g_autofree char *title = NULL;

  releve_pages_get_size (pages, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (collect, bytes, width, height);
  title = g_strjoin (", ", releve_pages_get_title (pages), pages->sheet->subtitle, NULL);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, pages->sheet->running_left != NULL ? pages->sheet->running_left : "");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Relève");
  add_outline (pages, surface);
  paint_document (pages, surface);
  cairo_surface_finish (surface);
  *status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return bytes;
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
  if (qpdf_read_memory (qpdf, "plan", (const char *) drawn->data, drawn->len, NULL) & QPDF_ERRORS)
    return FALSE;
  complete (qpdf, language);
  if (qpdf_init_write_memory (qpdf) & QPDF_ERRORS)
    return FALSE;
  qpdf_set_deterministic_ID (qpdf, QPDF_TRUE);
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
releve_pages_write_pdf (RelevePages *self, const char *path, GError **error)
{
  g_autoptr (GByteArray) drawn = NULL;
  cairo_status_t status;
  qpdf_data qpdf;
  gboolean written;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  drawn = draw (self, &status);
  if (status != CAIRO_STATUS_SUCCESS)
    return fail_to_print (path, cairo_status_to_string (status), error);
  qpdf = qpdf_init ();
  qpdf_silence_errors (qpdf);
  if (rewrite (qpdf, drawn, releve_language_tag (releve_typesetter_get_language (self->sheet->typesetter))))
    written = write_file (path, qpdf_get_buffer (qpdf), qpdf_get_buffer_length (qpdf), error);
  else
    written = fail_to_print (path, "qpdf", error);
  qpdf_cleanup (&qpdf);
  return written;
}
