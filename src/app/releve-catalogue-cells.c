/* The fields of the form: each is bound to one value of the typed entry and
 * tells the form when it changes. A text that is no value stays as typed and
 * is marked. */

#include "releve-catalogue-private.h"

#include <string.h>
#include "releve-fold.h"

/* Letters of a line of prose at 1024 pixels; lines that it shows at least; its
 * padding above and beneath, in pixels (catalogue.css). */
#define LETTERS_A_LINE 36
#define LEAST_LINES    2
#define PROSE_PADDING  18

typedef struct {
  ReleveCatalogueForm *form;
  gpointer target;
  int offset;
  guint index;
  ReleveCatalogueChanged changed;
  GtkWidget *missing, *other;   /* of one language: its remark, the other field */
  GPtrArray *ids;               /* of a reference */
} Cell;

static void
cell_free (gpointer data)
{
  Cell *cell = data;

  g_clear_pointer (&cell->ids, g_ptr_array_unref);
  g_free (cell);
}

static Cell *
bind (GtkWidget *field, ReleveCatalogueForm *self, gpointer target, const char *name)
{
  Cell *cell = g_new0 (Cell, 1);

  *cell = (Cell) { .form = self, .target = target };
  g_object_set_data_full (G_OBJECT (field), "cell", cell, cell_free);
  releve_catalogue_name_field (field, name);
  if (self->first == NULL)
    g_set_weak_pointer (&self->first, field);
  return cell;
}

static Cell *
cell_of (gpointer field)
{
  return g_object_get_data (G_OBJECT (field), "cell");
}

static void
set_text (char **target, const char *text)
{
  char *copy = *text != '\0' ? g_strdup (text) : NULL;

  g_free (*target);
  *target = copy;
}

/* Texts */

static void
text_cb (GtkEditable *field)
{
  Cell *cell = cell_of (field);

  set_text (cell->target, gtk_editable_get_text (field));
  releve_catalogue_touched (cell->form);
}

GtkWidget *
releve_catalogue_text (ReleveCatalogueForm *self, char **target, const char *name)
{
  GtkWidget *field = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (field), *target != NULL ? *target : "");
  bind (field, self, target, name);
  g_signal_connect (field, "changed", G_CALLBACK (text_cb), NULL);
  return field;
}

static char *
read_prose (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
prose_cb (GtkTextBuffer *buffer, GtkWidget *field)
{
  Cell *cell = cell_of (field);
  g_autofree char *text = read_prose (buffer);

  set_text (cell->target, text);
  releve_catalogue_touched (cell->form);
}

/* Room for the whole text in the smallest window, three lines at least: a text
 * view tells its height too late, and nothing should scroll inside the page. */
static void
make_room (GtkWidget *field, const char *text)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (field), NULL, NULL);
  double line = (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics)) / (double) PANGO_SCALE;
  glong lines = text != NULL ? g_utf8_strlen (text, -1) / LETTERS_A_LINE + 1 : 0;

  gtk_widget_set_size_request (field, -1, (int) ceil (MAX (lines, LEAST_LINES) * line) + PROSE_PADDING);
  pango_font_metrics_unref (metrics);
}

GtkWidget *
releve_catalogue_prose (ReleveCatalogueForm *self, char **target, const char *name)
{
  GtkWidget *field = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (field));

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (field), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (field), FALSE);
  gtk_text_buffer_set_text (buffer, *target != NULL ? *target : "", -1);
  make_room (field, *target);
  bind (field, self, target, name);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (prose_cb), field, 0);
  return field;
}

/* It looks like the entries beside it. */
static GtkWidget *
frame_prose (GtkWidget *field)
{
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_vexpand (field, TRUE);
  gtk_box_append (GTK_BOX (frame), field);
  gtk_widget_add_css_class (frame, "prose");
  return frame;
}

/* Numbers and days */

/* "0,5" and "0.5" are the same in either language; FALSE for no number. */
static gboolean
parse_number (const char *text, double *value)
{
  g_autofree char *plain = g_strdelimit (g_strstrip (g_strdup (text)), ",", '.');
  char *end;

  if (*plain == '\0')
    {
      *value = NAN;
      return TRUE;
    }
  *value = g_ascii_strtod (plain, &end);
  return *end == '\0' && isfinite (*value);
}

static char *
format_number (ReleveCatalogueForm *self, double value)
{
  return isnan (value) ? g_strdup ("") : releve_number_format (value, 4, releve_document_get_language (self->document));
}

static gboolean
heard (GtkEditable *field, double *value)
{
  const char *text = gtk_editable_get_text (field);
  gboolean right = parse_number (text, value);

  releve_catalogue_mark (cell_of (field)->form, GTK_WIDGET (field), right ? NULL : text);
  return right;
}

static void
real_cb (GtkEditable *field)
{
  Cell *cell = cell_of (field);
  double value;

  if (heard (field, &value))
    *(double *) cell->target = value;
  releve_catalogue_touched (cell->form);
}

static void
integer_cb (GtkEditable *field)
{
  Cell *cell = cell_of (field);
  const char *text = gtk_editable_get_text (field);
  double value;
  gboolean right = parse_number (text, &value) && value == floor (value) && fabs (value) < 100000;

  releve_catalogue_mark (cell->form, GTK_WIDGET (field), right ? NULL : text);
  if (right)
    *(int *) cell->target = (int) value;
  releve_catalogue_touched (cell->form);
}

static void
number_cb (GtkEditable *field)
{
  Cell *cell = cell_of (field);
  double value;

  if (heard (field, &value))
    cell->changed (cell->form, cell->index, value);
  releve_catalogue_touched (cell->form);
}

static void
day_cb (GtkEditable *field)
{
  Cell *cell = cell_of (field);
  const char *text = gtk_editable_get_text (field);
  ReleveDay day = releve_day_parse (text);
  gboolean right = *text == '\0' || day != RELEVE_NO_DAY;

  releve_catalogue_mark (cell->form, GTK_WIDGET (field), right ? NULL : text);
  if (right)
    *(ReleveDay *) cell->target = day;
  releve_catalogue_touched (cell->form);
}

static GtkWidget *
make_short_entry (const char *text, int width)
{
  GtkWidget *field = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (field), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (field), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (field), width);
  gtk_widget_add_css_class (field, "numeric");
  return field;
}

GtkWidget *
releve_catalogue_integer (ReleveCatalogueForm *self, int *target, const char *name)
{
  g_autofree char *text = g_strdup_printf ("%d", *target);
  GtkWidget *field = make_short_entry (text, 6);

  bind (field, self, target, name);
  g_signal_connect (field, "changed", G_CALLBACK (integer_cb), NULL);
  return field;
}

GtkWidget *
releve_catalogue_real (ReleveCatalogueForm *self, double *target, const char *name)
{
  g_autofree char *text = format_number (self, *target);
  GtkWidget *field = make_short_entry (text, 6);

  bind (field, self, target, name);
  gtk_widget_set_valign (field, GTK_ALIGN_CENTER);
  g_signal_connect (field, "changed", G_CALLBACK (real_cb), NULL);
  return field;
}

GtkWidget *
releve_catalogue_number (ReleveCatalogueForm *self, double value, const char *name, guint index, ReleveCatalogueChanged changed)
{
  g_autofree char *text = format_number (self, value);
  GtkWidget *field = make_short_entry (text, 4);
  Cell *cell = bind (field, self, NULL, name);

  cell->index = index;
  cell->changed = changed;
  gtk_widget_set_valign (field, GTK_ALIGN_CENTER);
  g_signal_connect (field, "changed", G_CALLBACK (number_cb), NULL);
  return field;
}

GtkWidget *
releve_catalogue_day (ReleveCatalogueForm *self, ReleveDay *target, const char *name)
{
  g_autofree char *text = releve_day_to_iso (*target);
  GtkWidget *field = make_short_entry (text != NULL ? text : "", 11);

  bind (field, self, target, name);
  g_signal_connect (field, "changed", G_CALLBACK (day_cb), NULL);
  return field;
}

/* Choices */

static void
choice_cb (GtkDropDown *field)
{
  Cell *cell = cell_of (field);

  *(int *) cell->target = (int) gtk_drop_down_get_selected (field) + cell->offset;
  releve_catalogue_touched (cell->form);
}

GtkWidget *
releve_catalogue_choice (ReleveCatalogueForm *self, int *target, int offset, const char *const *names, const char *name)
{
  GtkWidget *field = gtk_drop_down_new_from_strings (names);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (field), (guint) (*target - offset));
  bind (field, self, target, name)->offset = offset;
  g_signal_connect (field, "notify::selected", G_CALLBACK (choice_cb), NULL);
  return field;
}

static void
check_cb (GtkCheckButton *field)
{
  Cell *cell = cell_of (field);

  *(gboolean *) cell->target = gtk_check_button_get_active (field);
  releve_catalogue_touched (cell->form);
}

GtkWidget *
releve_catalogue_check (ReleveCatalogueForm *self, gboolean *target, const char *name)
{
  GtkWidget *field = gtk_check_button_new_with_label (name);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (field), *target);
  bind (field, self, target, name);
  g_signal_connect (field, "toggled", G_CALLBACK (check_cb), NULL);
  return field;
}

static void
reference_cb (GtkDropDown *field)
{
  Cell *cell = cell_of (field);
  guint chosen = gtk_drop_down_get_selected (field);
  const char *id = chosen < cell->ids->len ? cell->ids->pdata[chosen] : NULL;

  set_text (cell->target, id != NULL ? id : "");
  releve_catalogue_touched (cell->form);
}

/* "K1 · Run the ward for a week", or a supervisor's name. */
static char *
name_row (ReleveCatalogueForm *self, const ReleveKind *kind, gconstpointer row)
{
  const ReleveField *code = releve_kind_field (kind, "code"), *words = releve_kind_field (kind, "name");

  if (kind == &releve_supervisor_kind)
    return releve_catalogue_person (self, row);
  return g_strdup_printf ("%s · %s", *(char **) RELEVE_ROW_FIELD (row, code), releve_catalogue_words (self, RELEVE_ROW_FIELD (row, words)));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
show_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (GTK_STRING_OBJECT (gtk_list_item_get_item (item))));
}

/* A long name is cut in the field, so that no name widens the window. */
static void
cut_names (GtkDropDown *field)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *whole = gtk_drop_down_get_factory (field);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (show_cb), NULL);
  gtk_drop_down_set_list_factory (field, whole);
  gtk_drop_down_set_factory (field, factory);
  g_object_unref (factory);
}

GtkWidget *
releve_catalogue_reference (ReleveCatalogueForm *self, char **target, const ReleveKind *kind, gboolean may_be_none, const char *name)
{
  GPtrArray *rows = releve_dossier_all (releve_document_get_dossier (self->document), kind);
  GtkStringList *names = gtk_string_list_new (NULL);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *field;
  guint chosen = 0;

  if (may_be_none)
    {
      gtk_string_list_append (names, _("None"));
      g_ptr_array_add (ids, NULL);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *text = name_row (self, kind, rows->pdata[i]);
      const char *id = ((const ReleveRow *) rows->pdata[i])->id;

      if (g_strcmp0 (id, *target) == 0)
        chosen = ids->len;
      gtk_string_list_append (names, text);
      g_ptr_array_add (ids, g_strdup (id));
    }
  field = gtk_drop_down_new (G_LIST_MODEL (names), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  cut_names (GTK_DROP_DOWN (field));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (field), chosen);
  bind (field, self, target, name)->ids = ids;
  g_signal_connect (field, "notify::selected", G_CALLBACK (reference_cb), NULL);
  return field;
}

/* Both languages */

static gboolean
says_nothing (GtkWidget *field)
{
  g_autofree char *text = GTK_IS_TEXT_VIEW (field) ? read_prose (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)))
                                                   : g_strdup (gtk_editable_get_text (GTK_EDITABLE (field)));

  return *g_strstrip (text) == '\0';
}

/* A language that is silent while the other speaks (N4). */
static void
update_missing (GtkWidget *field)
{
  Cell *cell = cell_of (field);
  gboolean missing = says_nothing (field) && !says_nothing (cell->other);

  gtk_widget_set_visible (cell->missing, missing);
  if (missing)
    gtk_widget_add_css_class (field, "untranslated");
  else
    gtk_widget_remove_css_class (field, "untranslated");
}

static void
spoken_cb (GtkWidget *field)
{
  update_missing (field);
  update_missing (cell_of (field)->other);
}

static GtkWidget *
make_language (ReleveCatalogueForm *self, GtkWidget *grid, int column, int row, char **target, const char *name, gboolean tall)
{
  GtkWidget *field = tall ? releve_catalogue_prose (self, target, name) : releve_catalogue_text (self, target, name);
  GtkWidget *missing = releve_catalogue_label (_("⚠ Translation missing"), "missing");

  gtk_grid_attach (GTK_GRID (grid), tall ? frame_prose (field) : field, column, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), missing, column, row + 1, 1, 1);
  cell_of (field)->missing = missing;
  return field;
}

int
releve_catalogue_words_row (ReleveCatalogueForm *self, GtkWidget *grid, int row, ReleveWords *words, const char *name, gboolean tall)
{
  /* Translators: %s is the name of a field, such as “Definition”. */
  g_autofree char *english = g_strdup_printf (_("%s, in English"), name), *french = g_strdup_printf (_("%s, in French"), name);
  GtkWidget *en, *fr;

  gtk_grid_attach (GTK_GRID (grid), releve_catalogue_label (name, "field-label"), 0, row, 2, 1);
  en = make_language (self, grid, 0, row + 1, &words->en, english, tall);
  fr = make_language (self, grid, 1, row + 1, &words->fr, french, tall);
  cell_of (en)->other = fr;
  cell_of (fr)->other = en;
  spoken_cb (en);
  if (tall)
    {
      g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (en)), "changed", G_CALLBACK (spoken_cb), en, G_CONNECT_SWAPPED);
      g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fr)), "changed", G_CALLBACK (spoken_cb), fr, G_CONNECT_SWAPPED);
    }
  else
    {
      g_signal_connect (en, "changed", G_CALLBACK (spoken_cb), NULL);
      g_signal_connect (fr, "changed", G_CALLBACK (spoken_cb), NULL);
    }
  return 3;
}
