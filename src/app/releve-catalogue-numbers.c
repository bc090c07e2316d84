/* The block calendar, the briefing rule and the parameters of the matching model. */

#include "releve-catalogue-private.h"

#include <string.h>

/* Blocks (B2) */

static void fill_blocks (ReleveCatalogueForm *self, GtkWidget *list);

static void
remove_block_cb (GtkWidget *button, GtkWidget *list)
{
  ReleveCatalogueForm *self = g_object_get_data (G_OBJECT (list), "form");

  releve_entry_remove (self->after, g_object_get_data (G_OBJECT (button), "part"));
  fill_blocks (self, list);
  releve_catalogue_touched (self);
}

/* As long as the last one, right behind it. */
static void
add_block_cb (GtkWidget *button, GtkWidget *list)
{
  ReleveCatalogueForm *self = g_object_get_data (G_OBJECT (list), "form");
  g_autoptr (GPtrArray) blocks = releve_entry_parts (self->after, &releve_block_kind);
  const ReleveBlock *last = blocks->len > 0 ? blocks->pdata[blocks->len - 1] : NULL;
  ReleveBlock *block = releve_entry_add (self->after, &releve_block_kind);

  block->number = (int) blocks->len + 1;
  block->first = last != NULL ? last->last + 1 : releve_dossier_get_today (releve_document_get_dossier (self->document));
  block->last = block->first + (last != NULL ? last->last - last->first : 27);
  fill_blocks (self, list);
  releve_catalogue_touched (self);
}

static GtkWidget *
make_block (ReleveCatalogueForm *self, GtkWidget *list, ReleveBlock *block)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *number = g_strdup_printf (_("Block %d"), block->number);
  /* Translators: %d is the number of a block. */
  g_autofree char *first = g_strdup_printf (_("First day of block %d"), block->number);
  g_autofree char *last = g_strdup_printf (_("Last day of block %d"), block->number);
  GtkWidget *name = releve_catalogue_label (number, "dense");

  gtk_label_set_width_chars (GTK_LABEL (name), 8);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), releve_catalogue_day (self, &block->first, first));
  gtk_box_append (GTK_BOX (row), releve_catalogue_label ("–", "dense"));
  gtk_box_append (GTK_BOX (row), releve_catalogue_day (self, &block->last, last));
  gtk_widget_set_tooltip_text (remove, _("Remove this block"));
  releve_catalogue_name_field (remove, _("Remove this block"));
  g_object_set_data (G_OBJECT (remove), "part", block);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_block_cb), list);
  gtk_box_append (GTK_BOX (row), remove);
  return row;
}

static void
fill_blocks (ReleveCatalogueForm *self, GtkWidget *list)
{
  g_autoptr (GPtrArray) blocks = releve_entry_parts (self->after, &releve_block_kind);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (list)) != NULL)
    gtk_box_remove (GTK_BOX (list), child);
  for (guint i = 0; i < blocks->len; i++)
    gtk_box_append (GTK_BOX (list), make_block (self, list, blocks->pdata[i]));
}

void
releve_catalogue_add_blocks (ReleveCatalogueForm *self)
{
  GtkWidget *grid = releve_catalogue_group (self, _("Block calendar")), *add = gtk_button_new_with_label (_("Add a block"));
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  g_object_set_data (G_OBJECT (list), "form", self);
  fill_blocks (self, list);
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  g_signal_connect (add, "clicked", G_CALLBACK (add_block_cb), list);
  gtk_grid_attach (GTK_GRID (grid), releve_catalogue_label (_("First and last day of each block, such as 2026-09-14. Blocks are numbered by date."), "detail"), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), list, 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), add, 0, 2, 1, 1);
}

/* The rule about briefings (L7) */

void
releve_catalogue_add_rule (ReleveCatalogueForm *self)
{
  const char *const from[] = { _("Never"), "1", "2", "3", "4", NULL }, *const least[] = { "0", "1", "2", "3", "4", NULL };
  ReleveDepartment *department = self->after->row;
  GtkWidget *grid = releve_catalogue_group (self, _("Briefing rule"));

  gtk_grid_attach (GTK_GRID (grid), releve_catalogue_label (_("High autonomy or responsibility with a short briefing is warned of."), "detail"), 0, 0, 2, 1);
  gtk_grid_attach (GTK_GRID (grid), releve_catalogue_label (_("From autonomy or responsibility at level"), "dense"), 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), releve_catalogue_choice (self, &department->brief_rule_level, 0, from,
                                                             _("From autonomy or responsibility at level")), 1, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), releve_catalogue_label (_("a briefing is at least at level"), "dense"), 0, 2, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), releve_catalogue_choice (self, &department->brief_rule_minimum, 0, least,
                                                             _("a briefing is at least at level")), 1, 2, 1, 1);
}

/* Parameters (L15) */

static const struct {
  const char *prefix;
  const char *title;
} families[] = {
  { "exposure", N_("Exposure: how fast it saturates") },
  { "blend", N_("Evidence: observations that weigh as much as oneself") },
  { "self", N_("Evidence: the most that a self-rating alone counts") },
  { "stale", N_("Evidence: months until it is old") },
  { "colleague", N_("Evidence: colleagues who make a group") },
  { "gap", N_("Gap: levels that make a whole one") },
  { "need", N_("Need: its least, and what a gap adds") },
  { "support", N_("Support: shares of briefing and debriefing") },
  { "budget", N_("Stretch budget") },
  { "stretch", N_("Stretch that is good") },
  { "over", N_("Overstretch weight") },
  { "dead", N_("Departure that costs nothing") },
  { "total", N_("Total stretch") },
  { "brief", N_("Briefing needed") },
  { "debrief", N_("Debriefing needed") },
  { "account", N_("Accountability needed") },
  { "short", N_("Cost of too little support") },
  { "long", N_("Cost of too much support") },
  { "mean", N_("Share of the mean cost in the fit") },
  { "worst", N_("Share of the largest cost in the fit") },
  { "routine", N_("Growth from routine") },
  { "growth", N_("Growth") },
  { "word", N_("Growth: where “moderate” and “strong” begin") },
  { "fit", N_("Fit that is enough") },
  { "gate", N_("Clinical safety gate") },
  { "hidden", N_("Band of “borderline”") },
  { "differ", N_("Self and observed differ from") },
};

static const char *
family_of (const char *name)
{
  gsize length = strcspn (name, ".");

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (strlen (families[i].prefix) == length && strncmp (families[i].prefix, name, length) == 0)
      return _(families[i].title);
  return name;
}

static gboolean
is_cell (const char *name)
{
  return name[1] == '.';
}

static void
add_numbers (ReleveCatalogueForm *self)
{
  GtkWidget *grid = releve_catalogue_group (self, _("Numbers of the model"));
  const char *family = NULL;
  int row = 0;

  for (guint i = 0; releve_parameters_name (i) != NULL; i++)
    {
      const char *name = releve_parameters_name (i);
      double low, high;
      g_autofree char *bounds = NULL;

      if (is_cell (name))
        continue;
      releve_parameters_bounds (name, &low, &high);
      bounds = g_strdup_printf ("%g–%g", low, high);
      if (family_of (name) != family)
        gtk_grid_attach (GTK_GRID (grid), releve_catalogue_label (family = family_of (name), "dense"), 0, row, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), releve_catalogue_label (name, "detail"), 1, row, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), releve_catalogue_real (self, releve_parameters_place (&self->numbers_after, name), name), 2, row, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), releve_catalogue_label (bounds, "detail"), 3, row++, 1, 1);
    }
}

static GtkWidget *
make_cell (ReleveCatalogueForm *self, const char *name)
{
  GtkWidget *field = releve_catalogue_real (self, releve_parameters_place (&self->numbers_after, name), name);

  gtk_editable_set_width_chars (GTK_EDITABLE (field), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (field), 4);
  gtk_widget_add_css_class (field, "cell");
  return field;
}

/* Challenges down, attributes or competencies across. */
static void
add_cells (ReleveCatalogueForm *self, char table, const char *title, const char *remark)
{
  GtkWidget *grid = releve_catalogue_group (self, title);
  int column = 0, row = 0;
  const char *last = "";

  gtk_grid_set_column_spacing (GTK_GRID (grid), 3);
  gtk_grid_attach (GTK_GRID (grid), releve_catalogue_label (remark, "detail"), 0, 0, 14, 1);
  for (guint i = 0; releve_parameters_cell (i) != NULL; i++)
    {
      const char *name = releve_parameters_cell (i), *across = strrchr (name, '.') + 1;

      if (name[0] != table)
        continue;
      if (strncmp (name + 2, last, 3) != 0)
        {
          g_autofree char *code = g_strndup (name + 2, 3);

          row++;
          column = 0;
          last = name + 2;
          gtk_grid_attach (GTK_GRID (grid), releve_catalogue_label (code, "dense"), 0, row + 1, 1, 1);
        }
      column++;
      if (row == 1)
        gtk_grid_attach (GTK_GRID (grid), releve_catalogue_label (across, "field-label"), column, 1, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), make_cell (self, name), column, row + 1, 1, 1);
    }
}

void
releve_catalogue_add_parameters (ReleveCatalogueForm *self)
{
  /* Translators: %d is the number of a version. */
  g_autofree char *version = g_strdup_printf (_("Version %d. Saving makes the next one; what was agreed keeps the one that it was agreed with."),
                                              self->numbers_before.version);

  gtk_box_append (GTK_BOX (self->box), releve_catalogue_label (version, "detail"));
  add_numbers (self);
  add_cells (self, 'W', _("Readiness: what each characteristic rests on"), _("Each line sums to 1."));
  add_cells (self, 'M', _("Relevance: which competencies each characteristic trains"), _("0 for those that it does not train."));
}
