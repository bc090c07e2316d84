#include "releve-form-dialog.h"

#include <glib/gi18n.h>

#include "releve-text.h"

struct _ReleveFormDialog {
  AdwWindow parent_instance;

  ReleveDocument *document;
  GArray *kinds;          /* of ReleveFormKind */
  GPtrArray *inputs;      /* of GtkWidget */
  ReleveFormApply apply;
  gpointer data;
  GDestroyNotify destroy;

  GtkLabel *note;
  GtkBox *rows;
  GtkLabel *problem;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (ReleveFormDialog, releve_form_dialog, ADW_TYPE_WINDOW)

static char *
answer (ReleveFormDialog *self, guint index)
{
  GtkWidget *input = self->inputs->pdata[index];
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  switch (g_array_index (self->kinds, ReleveFormKind, index))
    {
    case RELEVE_FORM_CHOICE:
      return g_strdup_printf ("%u", gtk_drop_down_get_selected (GTK_DROP_DOWN (input)));
    case RELEVE_FORM_CHECK:
      return g_strdup (gtk_check_button_get_active (GTK_CHECK_BUTTON (input)) ? "1" : "0");
    case RELEVE_FORM_LONG:
      buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (input));
      gtk_text_buffer_get_bounds (buffer, &start, &end);
      return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
    case RELEVE_FORM_TEXT:
    case RELEVE_FORM_DATE:
    default:
      return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (input))));
    }
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReleveFormDialog *self = RELEVE_FORM_DIALOG (widget);
  g_auto (GStrv) answers = g_new0 (char *, self->inputs->len + 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < self->inputs->len; i++)
    answers[i] = answer (self, i);
  if (self->apply (self->document, (const char *const *) answers, self->data, &error))
    {
      releve_document_report (self->document, TRUE, NULL, NULL);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  sentence = releve_text_error (releve_document_get_book (self->document), error);
  gtk_label_set_label (self->problem, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

static void
releve_form_dialog_dispose (GObject *object)
{
  ReleveFormDialog *self = RELEVE_FORM_DIALOG (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->kinds, g_array_unref);
  g_clear_pointer (&self->inputs, g_ptr_array_unref);
  if (self->destroy != NULL && self->data != NULL)
    self->destroy (self->data);
  self->data = NULL;
  G_OBJECT_CLASS (releve_form_dialog_parent_class)->dispose (object);
}

static void
releve_form_dialog_class_init (ReleveFormDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_form_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/releve/Releve/ui/form-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ReleveFormDialog, note);
  gtk_widget_class_bind_template_child (widget_class, ReleveFormDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, ReleveFormDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, ReleveFormDialog, save);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
releve_form_dialog_init (ReleveFormDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->kinds = g_array_new (FALSE, FALSE, sizeof (ReleveFormKind));
  self->inputs = g_ptr_array_new ();
}

static GtkWidget *
make_long (const char *value)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), value != NULL ? value : "", -1);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "long-text");
  return view;
}

static GtkWidget *
make_choice (const ReleveFormField *field)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (field->choices);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), field->value != NULL ? (guint) g_ascii_strtoull (field->value, NULL, 10) : 0);
  return choice;
}

static GtkWidget *
make_entry (const ReleveFormField *field)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), field->value != NULL ? field->value : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  if (field->kind == RELEVE_FORM_DATE)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("year-month-day"));
  return entry;
}

/* Its words stand beside it, and wrap. */
static GtkWidget *
make_check (const ReleveFormField *field)
{
  GtkWidget *check = gtk_check_button_new (), *words = gtk_label_new (field->title);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), words);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_strcmp0 (field->value, "1") == 0);
  return check;
}

static GtkWidget *
make_input (const ReleveFormField *field)
{
  switch (field->kind)
    {
    case RELEVE_FORM_LONG:
      return make_long (field->value);
    case RELEVE_FORM_CHOICE:
      return make_choice (field);
    case RELEVE_FORM_CHECK:
      return make_check (field);
    case RELEVE_FORM_TEXT:
    case RELEVE_FORM_DATE:
    default:
      return make_entry (field);
    }
}

static void
add_title (ReleveFormDialog *self, const char *title, GtkWidget *input)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), input);
  gtk_widget_add_css_class (label, "detail");
  gtk_box_append (self->rows, label);
}

static void
add_field (ReleveFormDialog *self, const ReleveFormField *field)
{
  GtkWidget *input = make_input (field);

  if (field->kind != RELEVE_FORM_CHECK)
    add_title (self, field->title, input);
  gtk_accessible_update_property (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_PROPERTY_LABEL, field->title, -1);
  gtk_box_append (self->rows, input);
  g_array_append_val (self->kinds, field->kind);
  g_ptr_array_add (self->inputs, input);
}

void
releve_form_dialog_present (GtkWidget *parent, ReleveDocument *document, const char *title, const char *note,
                            const ReleveFormField *fields, guint n_fields,
                            ReleveFormApply apply, gpointer data, GDestroyNotify destroy)
{
  ReleveFormDialog *self = g_object_new (RELEVE_TYPE_FORM_DIALOG, "title", title, NULL);

  self->document = g_object_ref (document);
  self->apply = apply;
  self->data = data;
  self->destroy = destroy;
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  for (guint i = 0; i < n_fields; i++)
    add_field (self, &fields[i]);
  if (n_fields == 0)
    gtk_button_set_label (GTK_BUTTON (self->save), _("_Continue"));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_root (parent)));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->inputs->len > 0 ? self->inputs->pdata[0] : self->save);
}
