/* What the parts of a clinician's page are made of. */

#include "releve-person-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "releve-evidence-popover.h"
#include "releve-fold.h"
#include "releve-rating-dialog.h"

/* Letters of a row's name that always stand. */
#define NAME_LEAST 12

ReleveDossier *
releve_person_dossier (RelevePersonView *self)
{
  return releve_document_get_dossier (self->document);
}

RelevePhrasebook *
releve_person_book (RelevePersonView *self)
{
  return releve_document_get_book (self->document);
}

ReleveLanguage
releve_person_language (RelevePersonView *self)
{
  return releve_document_get_language (self->document);
}

ReleveDesk *
releve_person_desk (RelevePersonView *self)
{
  return releve_document_get_desk (self->document);
}

gboolean
releve_person_editable (RelevePersonView *self)
{
  return !releve_desk_is_read_only (releve_person_desk (self));
}

const char *
releve_person_words (RelevePersonView *self, const ReleveWords *words)
{
  return releve_words_get (words, releve_person_language (self), NULL);
}

char *
releve_person_level (RelevePersonView *self, double level)
{
  return isnan (level) ? g_strdup ("·") : releve_level_format (round (level * 4) / 4, releve_person_language (self));
}

char *
releve_person_month (RelevePersonView *self, ReleveDay day)
{
  return day != RELEVE_NO_DAY ? releve_day_format (day, releve_person_language (self), RELEVE_DAY_MONTH) : g_strdup ("—");
}

void
releve_person_report (RelevePersonView *self, gboolean done, GError *error)
{
  releve_document_report (self->document, done, NULL, error);
}

GtkWidget *
releve_person_label (const char *text, const char *class, float align)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), align);
  gtk_widget_add_css_class (label, class);
  return label;
}

GtkWidget *
releve_person_wrapped (const char *text, const char *class)
{
  GtkWidget *label = releve_person_label (text, class, 0);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

void
releve_person_attach_number (GtkWidget *grid, const char *text, int column, int row, const char *class)
{
  GtkWidget *label = releve_person_label (text, "numeric", 1);

  gtk_widget_add_css_class (label, "dense");
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

void
releve_person_add_heading (RelevePersonView *self, const char *text)
{
  GtkWidget *label = releve_person_wrapped (text, "heading");

  gtk_widget_add_css_class (label, "section");
  gtk_box_append (GTK_BOX (self->box), label);
}

GtkWidget *
releve_person_button (RelevePersonView *self, const char *name, const char *label, GCallback callback, gpointer data)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_name (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", callback, data);
  return button;
}

void
releve_person_rate (RelevePersonView *self, const char *competency_id)
{
  GtkWidget *dialog = releve_rating_dialog_new (self->document, self->learner_id);

  if (competency_id != NULL)
    releve_rating_dialog_set_subject (RELEVE_RATING_DIALOG (dialog), competency_id, 0);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
releve_person_close_evidence (RelevePersonView *self)
{
  GtkWidget *popover = self->evidence;

  if (popover == NULL)
    return;
  g_clear_weak_pointer (&self->evidence);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

/* The popover outlives the button when the table is filled anew, so it is the
 * frame's child. It leaves its parent as it closes. */
void
releve_person_open_evidence (RelevePersonView *self, GtkWidget *from, const GdkRectangle *area,
                             const char *competency_id, ReleveAttribute attribute)
{
  GtkWidget *popover = releve_evidence_popover_new (self->document, self->learner_id, competency_id, attribute);
  double x = area->x, y = area->y;

  releve_person_close_evidence (self);
  g_set_weak_pointer (&self->evidence, popover);
  gtk_widget_set_parent (popover, self->frame);
  gtk_widget_translate_coordinates (from, self->frame, area->x, area->y, &x, &y);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { x, y, area->width, area->height });
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* What a row's button opens. */
typedef struct {
  RelevePersonView *view;
  char *competency_id;      /* NULL: an attribute */
  ReleveAttribute attribute;
} Subject;

static void
free_subject (gpointer data, GClosure *closure)
{
  g_free (((Subject *) data)->competency_id);
  g_free (data);
}

static void
open_cb (GtkWidget *button, const Subject *subject)
{
  GdkRectangle area = { 0, 0, gtk_widget_get_width (button), gtk_widget_get_height (button) };

  releve_person_open_evidence (subject->view, button, &area, subject->competency_id, subject->attribute);
}

GtkWidget *
releve_person_row_button (RelevePersonView *self, const char *text, const char *competency_id, ReleveAttribute attribute)
{
  GtkWidget *button = gtk_button_new (), *label = releve_person_label (text, "dense", 0);
  Subject *subject = g_new (Subject, 1);

  *subject = (Subject) { self, g_strdup (competency_id), attribute };
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), NAME_LEAST);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row-name");
  gtk_widget_set_name (button, competency_id != NULL ? competency_id : releve_attribute_codes[attribute]);
  gtk_widget_set_tooltip_text (button, text);
  g_signal_connect_data (button, "clicked", G_CALLBACK (open_cb), subject, free_subject, 0);
  return button;
}
