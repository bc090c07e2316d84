#include "releve-catalogue-private.h"

#include <adwaita.h>
#include "releve-text.h"
#include "releve-wording.h"

G_DEFINE_FINAL_TYPE (ReleveCatalogueForm, releve_catalogue_form, GTK_TYPE_WIDGET)

enum { SIGNAL_EDITED, N_SIGNALS };
static guint signals[N_SIGNALS];

#define FORM_WIDTH 920

GtkWidget *
releve_catalogue_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  return label;
}

void
releve_catalogue_name_field (GtkWidget *field, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

const char *
releve_catalogue_words (ReleveCatalogueForm *self, const ReleveWords *words)
{
  return releve_words_get (words, releve_document_get_language (self->document), NULL);
}

char *
releve_catalogue_person (ReleveCatalogueForm *self, const ReleveSupervisor *supervisor)
{
  return releve_text_supervisor (releve_document_get_book (self->document), supervisor, FALSE);
}

GtkWidget *
releve_catalogue_group (ReleveCatalogueForm *self, const char *title)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  if (title != NULL)
    {
      GtkWidget *heading = releve_catalogue_label (title, "heading");

      gtk_widget_set_margin_top (heading, 18);
      gtk_box_append (GTK_BOX (self->box), heading);
    }
  gtk_box_append (GTK_BOX (self->box), grid);
  return grid;
}

/* Whether what is typed differs from what was. */
static gboolean
differs (ReleveCatalogueForm *self)
{
  if (self->fresh || g_hash_table_size (self->wrong) > 0)
    return TRUE;
  if (self->after != NULL)
    return !releve_entry_equal (self->before, self->after);
  return memcmp (&self->numbers_before, &self->numbers_after, sizeof (ReleveParameters)) != 0;
}

static void
hide_problem (ReleveCatalogueForm *self)
{
  gtk_widget_set_visible (self->problem, FALSE);
}

void
releve_catalogue_touched (ReleveCatalogueForm *self)
{
  gboolean edited = differs (self);

  hide_problem (self);
  if (edited == self->edited)
    return;
  self->edited = edited;
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

/* A row that went takes its fields along. */
static void
forget_cb (ReleveCatalogueForm *self, GtkWidget *field)
{
  if (self->wrong != NULL)
    g_hash_table_remove (self->wrong, field);
}

void
releve_catalogue_mark (ReleveCatalogueForm *self, GtkWidget *field, const char *wrong)
{
  if (wrong != NULL)
    {
      if (g_hash_table_insert (self->wrong, field, g_strdup (wrong)))
        g_signal_connect_object (field, "destroy", G_CALLBACK (forget_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_add_css_class (field, "error");
    }
  else if (g_hash_table_remove (self->wrong, field))
    gtk_widget_remove_css_class (field, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* Fields that the kind describes */

static GtkWidget *
make_category (ReleveCatalogueForm *self, int *target, const char *name)
{
  const char *names[RELEVE_N_CATEGORIES + 1] = { NULL };

  for (int i = 0; i < RELEVE_N_CATEGORIES; i++)
    names[i] = releve_text_category (releve_document_get_book (self->document), i);
  return releve_catalogue_choice (self, target, 0, names, name);
}

static GtkWidget *
make_field (ReleveCatalogueForm *self, const ReleveField *field, const char *name)
{
  gpointer target = RELEVE_ROW_FIELD (self->after->row, field);

  switch (field->type)
    {
    case RELEVE_FIELD_TEXT:
      return releve_catalogue_text (self, target, name);
    case RELEVE_FIELD_INT:
      return releve_catalogue_integer (self, target, name);
    case RELEVE_FIELD_REAL:
      return releve_catalogue_real (self, target, name);
    case RELEVE_FIELD_DAY:
      return releve_catalogue_day (self, target, name);
    case RELEVE_FIELD_BOOL:
      return releve_catalogue_check (self, target, name);
    case RELEVE_FIELD_CODE:
      return make_category (self, target, name);
    case RELEVE_FIELD_REF:
      return releve_catalogue_reference (self, target, field->target, field->target != &releve_framework_kind, name);
    case RELEVE_FIELD_WORDS:
    case RELEVE_FIELD_LEVELS:
    default:
      g_assert_not_reached ();
    }
}

/* Two fields stand side by side; a check box has its own words. */
static void
attach_field (ReleveCatalogueForm *self, GtkWidget *grid, int *row, int *column, const ReleveField *field, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *made = make_field (self, field, name);

  if (field->type != RELEVE_FIELD_BOOL)
    gtk_box_append (GTK_BOX (box), releve_catalogue_label (name, "field-label"));
  gtk_box_append (GTK_BOX (box), made);
  if (field->type == RELEVE_FIELD_INT || field->type == RELEVE_FIELD_REAL || field->type == RELEVE_FIELD_DAY)
    gtk_widget_set_halign (made, GTK_ALIGN_START);
  gtk_widget_set_hexpand (box, TRUE);
  if (field->type == RELEVE_FIELD_BOOL)
    {
      gtk_grid_attach (GTK_GRID (grid), box, 0, *row += *column, 2, 1);
      *row += 1;
      *column = 0;
      return;
    }
  gtk_grid_attach (GTK_GRID (grid), box, *column, *row, 1, 1);
  *row += *column;
  *column = !*column;
}

static GtkWidget *
begin_group (ReleveCatalogueForm *self, const char *title)
{
  GtkWidget *grid = releve_catalogue_group (self, title);

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  return grid;
}

static void
add_languages (ReleveCatalogueForm *self, GtkWidget *grid, int row)
{
  gtk_grid_attach (GTK_GRID (grid), releve_catalogue_label ("English", "language"), 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), releve_catalogue_label ("Français", "language"), 1, row, 1, 1);
}

static void
add_fields (ReleveCatalogueForm *self)
{
  const ReleveCatalogueField *fields = releve_catalogue_fields (self->after->kind);
  GtkWidget *grid = begin_group (self, NULL);
  int row = 0, column = 0;
  gboolean languages = FALSE;

  for (; fields->field != NULL; fields++)
    {
      const ReleveField *field = fields->new_group ? NULL : releve_kind_field (self->after->kind, fields->field);

      if (field == NULL)
        {
          grid = begin_group (self, _(fields->label_of_group));
          row = column = 0;
          languages = FALSE;
        }
      else if (field->type == RELEVE_FIELD_WORDS)
        {
          row += column;
          column = 0;
          if (!languages)
            add_languages (self, grid, row++);
          languages = TRUE;
          row += releve_catalogue_words_row (self, grid, row, RELEVE_ROW_FIELD (self->after->row, field), _(fields->label), fields->tall);
        }
      else
        attach_field (self, grid, &row, &column, field, _(fields->label));
    }
}

/* What stands above the fields */

static char *
say_records (ReleveCatalogueForm *self)
{
  guint n = releve_records_of_earlier_words (releve_document_get_dossier (self->document), self->after->kind, ((ReleveRow *) self->after->row)->id);

  if (n == 0)
    return g_strdup (_("No record was made with earlier words."));
  /* Translators: ratings and agreed cards keep the words that they were made with. */
  return g_strdup_printf (ngettext ("%u record was made with earlier words and keeps them.",
                                    "%u records were made with earlier words and keep them.", n), n);
}

static void
add_records (ReleveCatalogueForm *self)
{
  g_autofree char *records = NULL;

  if (self->fresh || self->after->row == NULL || self->after->kind == &releve_supervisor_kind
      || self->after->kind == &releve_training_kind || self->after->kind == &releve_department_kind)
    return;
  records = say_records (self);
  gtk_box_append (GTK_BOX (self->box), releve_catalogue_label (records, "detail"));
}

static void
add_parts (ReleveCatalogueForm *self)
{
  const ReleveKind *kind = self->after->kind;

  if (kind == &releve_assignment_kind)
    {
      releve_catalogue_add_profile (self);
      releve_catalogue_add_weights (self);
      releve_catalogue_add_prerequisites (self);
    }
  else if (kind == &releve_role_kind)
    releve_catalogue_add_role_levels (self);
  else if (kind == &releve_training_kind)
    releve_catalogue_add_taught (self);
  else if (kind == &releve_block_kind)
    releve_catalogue_add_blocks (self);
  else if (kind == &releve_department_kind)
    releve_catalogue_add_rule (self);
}

static void
releve_catalogue_form_dispose (GObject *object)
{
  ReleveCatalogueForm *self = RELEVE_CATALOGUE_FORM (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->before, releve_entry_free);
  g_clear_pointer (&self->after, releve_entry_free);
  g_clear_pointer (&self->wrong, g_hash_table_unref);
  g_clear_weak_pointer (&self->first);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (releve_catalogue_form_parent_class)->dispose (object);
}

static void
releve_catalogue_form_class_init (ReleveCatalogueFormClass *class)
{
  G_OBJECT_CLASS (class)->dispose = releve_catalogue_form_dispose;
  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "catalogue-form");
}

static void
releve_catalogue_form_init (ReleveCatalogueForm *self)
{
  GtkWidget *clamp = adw_clamp_new (), *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->wrong = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->scroller = gtk_scrolled_window_new ();
  self->problem = releve_catalogue_label (NULL, "form-problem");
  gtk_widget_add_css_class (self->box, "page");
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), FORM_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), FORM_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (outer), self->problem);
  gtk_box_append (GTK_BOX (outer), self->scroller);
  gtk_widget_set_parent (outer, GTK_WIDGET (self));
}

GtkWidget *
releve_catalogue_form_new (ReleveDocument *document, ReleveEntry *entry, gboolean fresh)
{
  ReleveCatalogueForm *self = g_object_new (RELEVE_TYPE_CATALOGUE_FORM, NULL);

  self->document = g_object_ref (document);
  self->after = entry;
  self->before = releve_entry_copy (entry);
  self->fresh = self->edited = fresh;
  add_records (self);
  if (entry->row != NULL && entry->kind != &releve_department_kind)
    add_fields (self);
  add_parts (self);
  gtk_widget_set_sensitive (self->box, !releve_desk_is_read_only (releve_document_get_desk (document)));
  return GTK_WIDGET (self);
}

GtkWidget *
releve_catalogue_form_new_parameters (ReleveDocument *document)
{
  ReleveCatalogueForm *self = g_object_new (RELEVE_TYPE_CATALOGUE_FORM, NULL);

  self->document = g_object_ref (document);
  self->numbers_before = self->numbers_after = *releve_dossier_parameters (releve_document_get_dossier (document));
  releve_catalogue_add_parameters (self);
  gtk_widget_set_sensitive (self->box, !releve_desk_is_read_only (releve_document_get_desk (document)));
  return GTK_WIDGET (self);
}

gboolean
releve_catalogue_form_is_edited (ReleveCatalogueForm *self)
{
  g_return_val_if_fail (RELEVE_IS_CATALOGUE_FORM (self), FALSE);

  return self->edited;
}

const ReleveEntry *
releve_catalogue_form_get_entry (ReleveCatalogueForm *self)
{
  g_return_val_if_fail (RELEVE_IS_CATALOGUE_FORM (self), NULL);

  return self->after;
}

char *
releve_catalogue_form_name (ReleveCatalogueForm *self)
{
  const ReleveEntry *entry = self->after;
  const ReleveField *name = entry != NULL ? releve_kind_field (entry->kind, "name") : NULL;
  const char *words;

  if (entry == NULL)
    return g_strdup (_("Parameters of the matching model"));
  if (entry->kind == &releve_supervisor_kind)
    return releve_catalogue_person (self, entry->row);
  if (entry->row == NULL || entry->kind == &releve_department_kind)
    return g_strdup (releve_catalogue_kind_title (entry->kind));
  words = releve_catalogue_words (self, RELEVE_ROW_FIELD (entry->row, name));
  return g_strdup (*words != '\0' ? words : releve_entry_code (entry) != NULL ? releve_entry_code (entry) : _("New entry"));
}

void
releve_catalogue_form_focus (ReleveCatalogueForm *self)
{
  g_return_if_fail (RELEVE_IS_CATALOGUE_FORM (self));

  if (self->first != NULL)
    gtk_widget_grab_focus (self->first);
}

static void
show_problem (ReleveCatalogueForm *self, const char *sentence)
{
  gtk_label_set_label (GTK_LABEL (self->problem), sentence);
  gtk_widget_set_visible (self->problem, TRUE);
}

/* The first text that is no value; it gets the keyboard. */
static gboolean
check_typed (ReleveCatalogueForm *self)
{
  GHashTableIter iter;
  gpointer field, text;
  g_autofree char *sentence = NULL;

  g_hash_table_iter_init (&iter, self->wrong);
  if (!g_hash_table_iter_next (&iter, &field, &text))
    return TRUE;
  /* Translators: %s is what somebody typed where a number or a day belongs. */
  sentence = g_strdup_printf (_("“%s” is not a number or a day such as 2026-09-14."), (const char *) text);
  show_problem (self, sentence);
  gtk_widget_error_bell (field);
  gtk_widget_grab_focus (field);
  return FALSE;
}

gboolean
releve_catalogue_form_save (ReleveCatalogueForm *self)
{
  g_autoptr (ReleveCatalogueForm) alive = NULL;
  g_autoptr (ReleveDocument) document = NULL;
  g_autoptr (ReleveEntry) typed = NULL;
  ReleveDesk *desk;
  GError *error = NULL;
  gboolean done;

  g_return_val_if_fail (RELEVE_IS_CATALOGUE_FORM (self), FALSE);

  if (!self->edited)
    return TRUE;
  alive = g_object_ref (self); /* the page may drop it for a new one meanwhile */
  if (!check_typed (self))
    return FALSE;
  document = g_object_ref (self->document);
  desk = releve_document_get_desk (document);
  /* Saved is no longer edited: the dossier's "changed" may then refill the page. */
  self->edited = FALSE;
  typed = self->after != NULL ? releve_entry_copy (self->after) : NULL;
  done = typed != NULL ? releve_desk_save_entry (desk, typed, &error)
                       : releve_desk_save_parameters (desk, &self->numbers_after, &error);
  if (!done)
    {
      g_autofree char *sentence = releve_text_error (releve_document_get_book (document), error);

      self->edited = TRUE;
      show_problem (self, sentence);
    }
  return releve_document_report (document, done, NULL, error);
}
