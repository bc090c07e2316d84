#include "releve-new-dialog.h"

#include <glib/gi18n.h>

#include "releve-compat.h"
#include "releve-exchange.h"
#include "releve-settings.h"
#include "releve-text.h"

struct _ReleveNewDialog {
  AdwWindow parent_instance;

  ReleveDay today;
  RelevePhrasebook *book;

  AdwEntryRow *name;
  AdwEntryRow *start;
  AdwComboRow *calendar;
  GtkLabel *preview;
  GtkLabel *problem;
  GtkWidget *create;
};

G_DEFINE_FINAL_TYPE (ReleveNewDialog, releve_new_dialog, ADW_TYPE_WINDOW)

enum { SIGNAL_CREATED, N_SIGNALS };
static guint signals[N_SIGNALS];

static ReleveDay
typed_start (ReleveNewDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->start))));

  return releve_day_parse (text);
}

static char *
typed_name (ReleveNewDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static void
say_problem (ReleveNewDialog *self, const char *sentence)
{
  gtk_label_set_label (self->problem, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *sentence != '\0');
}

static char *
describe_year (ReleveNewDialog *self, ReleveDay start)
{
  g_autoptr (GPtrArray) blocks = releve_calendar_new (adw_combo_row_get_selected (self->calendar), start);
  const ReleveBlock *last = g_ptr_array_index (blocks, blocks->len - 1);
  ReleveLanguage language = releve_phrasebook_get_language (self->book);
  g_autofree char *from = releve_day_format (start, language, RELEVE_DAY_LONG);
  g_autofree char *to = releve_day_format (last->last, language, RELEVE_DAY_LONG);

  /* Translators: %1$u is the number of blocks, %2$s and %3$s the first and last day of the year. */
  return g_strdup_printf (_("%1$u blocks, from %2$s to %3$s"), blocks->len, from, to);
}

static void
update_cb (ReleveNewDialog *self)
{
  g_autofree char *name = typed_name (self);
  ReleveDay start = typed_start (self);
  g_autofree char *preview = start == RELEVE_NO_DAY
    ? g_strdup (_("The first day is written as year-month-day, such as 2027-07-01."))
    : describe_year (self, start);

  gtk_label_set_label (self->preview, preview);
  gtk_widget_set_sensitive (self->create, *name != '\0' && start != RELEVE_NO_DAY);
  say_problem (self, "");
}

static void
create_at (ReleveNewDialog *self, const char *path)
{
  g_autofree char *name = typed_name (self);
  ReleveNewDepartment wish = {
    .name = name,
    .start = typed_start (self),
    .calendar = releve_calendar_codes[adw_combo_row_get_selected (self->calendar)],
    .today = self->today,
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (releve_exchange_new_department (path, &wish, &error))
    {
      g_signal_emit (self, signals[SIGNAL_CREATED], 0, path);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  sentence = releve_text_error (self->book, error);
  say_problem (self, sentence);
}

static void
place_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (ReleveNewDialog) self = user_data;

  if (file != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    create_at (self, g_file_peek_path (file));
}

/* A file chooser proposes a name without what a folder would not take. */
static char *
propose_file_name (const char *department)
{
  g_autofree char *safe = g_strdelimit (g_strdup (department), "/\\", '-');

  return g_strconcat (safe, ".releve", NULL);
}

static void
create (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReleveNewDialog *self = RELEVE_NEW_DIALOG (widget);
  g_autofree char *name = typed_name (self);
  g_autofree char *file_name = propose_file_name (name);

  releve_compat_choose_target (GTK_WINDOW (self), _("Where to Keep the Department"), file_name,
                               place_chosen_cb, g_object_ref (self));
}

static void
releve_new_dialog_dispose (GObject *object)
{
  g_clear_object (&RELEVE_NEW_DIALOG (object)->book);
  G_OBJECT_CLASS (releve_new_dialog_parent_class)->dispose (object);
}

static void
releve_new_dialog_class_init (ReleveNewDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_new_dialog_dispose;
  signals[SIGNAL_CREATED] = g_signal_new ("created", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/releve/Releve/ui/new-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ReleveNewDialog, name);
  gtk_widget_class_bind_template_child (widget_class, ReleveNewDialog, start);
  gtk_widget_class_bind_template_child (widget_class, ReleveNewDialog, calendar);
  gtk_widget_class_bind_template_child (widget_class, ReleveNewDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, ReleveNewDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, ReleveNewDialog, create);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_install_action (widget_class, "new.create", NULL, create);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
releve_new_dialog_init (ReleveNewDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->book = releve_phrasebook_new (releve_settings_language ());
}

/* Academic years begin on 1 July in Québec and in much of Romandy. */
static ReleveDay
coming_first_of_july (ReleveDay today)
{
  int year, month, day;

  releve_day_split (today, &year, &month, &day);
  return releve_day_new (month < 7 || (month == 7 && day == 1) ? year : year + 1, 7, 1);
}

ReleveNewDialog *
releve_new_dialog_new (GtkWindow *parent, ReleveDay today)
{
  ReleveNewDialog *self = g_object_new (RELEVE_TYPE_NEW_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  g_autofree char *start = NULL;

  self->today = today != RELEVE_NO_DAY ? today : releve_day_today ();
  start = releve_day_to_iso (coming_first_of_july (self->today));
  adw_combo_row_set_selected (self->calendar, RELEVE_THIRTEEN_BLOCKS);
  gtk_editable_set_text (GTK_EDITABLE (self->start), start);
  update_cb (self);
  return self;
}
