/* What belongs to an entry: an assignment's profile, ranges, weights and
 * prerequisites, a role's levels, what a training teaches. */

#include "releve-catalogue-private.h"

#include "releve-fit.h"

static ReleveDossier *
dossier_of (ReleveCatalogueForm *self)
{
  return releve_document_get_dossier (self->document);
}

/* Levels of one characteristic */

static const char *const digits[] = { "0", "1", "2", "3", "4", NULL };

typedef enum { LOW, PROFILE, HIGH } Mark;

typedef struct {
  ReleveCatalogueForm *form;
  GtkWidget *marks[RELEVE_N_LEVELS][3];
  GtkWidget *anchors[RELEVE_N_LEVELS];
  gboolean filling;
} Profile;

static ReleveLevels *
levels_of (Profile *profile, Mark mark)
{
  ReleveAssignment *row = profile->form->after->row;

  return mark == LOW ? &row->low : mark == HIGH ? &row->high : &row->profile;
}

static const char *
anchor_of (ReleveCatalogueForm *self, int index, int level)
{
  const ReleveCharacteristic *row = releve_dossier_characteristic (dossier_of (self), (guint) index);

  return row != NULL && level >= 0 && level <= RELEVE_LEVEL_MAX ? releve_catalogue_words (self, &row->anchors[level]) : "";
}

/* Without ranges of its own, those follow the profile. */
static void
show_profile (Profile *profile)
{
  const ReleveAssignment *row = profile->form->after->row;
  ReleveLevels all[3] = { RELEVE_LEVELS_UNSET, row->profile, RELEVE_LEVELS_UNSET };

  releve_feasible_range (row, &all[LOW], &all[HIGH]);
  profile->filling = TRUE;
  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    {
      for (Mark mark = LOW; mark <= HIGH; mark++)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (profile->marks[i][mark]), (guint) all[mark].v[i]);
      gtk_label_set_label (GTK_LABEL (profile->anchors[i]), anchor_of (profile->form, i, row->profile.v[i]));
    }
  profile->filling = FALSE;
}

static void
mark_cb (GtkWidget *field, GParamSpec *pspec, Profile *profile)
{
  int place = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (field), "place"));
  ReleveAssignment *row = profile->form->after->row;
  Mark mark = (Mark) (place % 3);
  ReleveLevels low, high;

  if (profile->filling)
    return;
  /* The first range that is set by hand sets the others where they stand. */
  if (mark != PROFILE && !releve_levels_set_p (&row->low))
    {
      releve_feasible_range (row, &low, &high);
      row->low = low;
      row->high = high;
    }
  levels_of (profile, mark)->v[place / 3] = (gint8) gtk_drop_down_get_selected (GTK_DROP_DOWN (field));
  show_profile (profile);
  releve_catalogue_touched (profile->form);
}

static void
reset_ranges_cb (GtkButton *button, Profile *profile)
{
  ReleveAssignment *row = profile->form->after->row;

  row->low = row->high = RELEVE_LEVELS_UNSET;
  show_profile (profile);
  releve_catalogue_touched (profile->form);
}

static GtkWidget *
make_mark (Profile *profile, int index, Mark mark, const char *name)
{
  /* Translators: the level of a characteristic, %s, in a profile or at an end of its range. */
  g_autofree char *full = mark == LOW ? g_strdup_printf (_("%s, least"), name)
                          : mark == HIGH ? g_strdup_printf (_("%s, most"), name) : g_strdup_printf (_("%s, profile"), name);
  GtkWidget *field = gtk_drop_down_new_from_strings (digits);

  g_object_set_data (G_OBJECT (field), "place", GINT_TO_POINTER (index * 3 + (int) mark));
  releve_catalogue_name_field (field, full);
  gtk_widget_set_valign (field, GTK_ALIGN_CENTER);
  g_signal_connect (field, "notify::selected", G_CALLBACK (mark_cb), profile);
  return field;
}

static void
attach_heads (GtkWidget *grid, const char *const *heads)
{
  for (int i = 0; heads[i] != NULL; i++)
    gtk_grid_attach (GTK_GRID (grid), releve_catalogue_label (heads[i], "field-label"), i, 0, 1, 1);
}

static void
add_profile_row (Profile *profile, GtkWidget *grid, int index)
{
  const ReleveCharacteristic *row = releve_dossier_characteristic (dossier_of (profile->form), (guint) index);
  const char *name = row != NULL ? releve_catalogue_words (profile->form, &row->name) : releve_characteristic_codes[index];

  gtk_grid_attach (GTK_GRID (grid), releve_catalogue_label (name, "dense"), 0, index + 1, 1, 1);
  for (Mark mark = LOW; mark <= HIGH; mark++)
    {
      profile->marks[index][mark] = make_mark (profile, index, mark, name);
      gtk_grid_attach (GTK_GRID (grid), profile->marks[index][mark], (int) mark + 1, index + 1, 1, 1);
    }
  profile->anchors[index] = releve_catalogue_label (NULL, "detail");
  gtk_widget_set_hexpand (profile->anchors[index], TRUE);
  gtk_grid_attach (GTK_GRID (grid), profile->anchors[index], 4, index + 1, 1, 1);
}

void
releve_catalogue_add_profile (ReleveCatalogueForm *self)
{
  const char *const heads[] = { _("Characteristic"), _("Least"), _("Profile"), _("Most"), _("What the profile asks"), NULL };
  GtkWidget *grid = releve_catalogue_group (self, _("Profile and feasible range"));
  GtkWidget *reset = gtk_button_new_with_label (_("Range of one level around the profile"));
  Profile *profile = g_new0 (Profile, 1);

  profile->form = self;
  g_object_set_data_full (G_OBJECT (grid), "profile", profile, g_free);
  attach_heads (grid, heads);
  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    add_profile_row (profile, grid, i);
  gtk_widget_set_halign (reset, GTK_ALIGN_START);
  g_signal_connect (reset, "clicked", G_CALLBACK (reset_ranges_cb), profile);
  gtk_box_append (GTK_BOX (self->box), reset);
  show_profile (profile);
}

/* Competencies with a number: weights and levels of a role */

/* The part about the competency at @index, or NULL. */
static gpointer
find_part (const ReleveEntry *entry, const ReleveKind *kind, gsize offset, const char *competency_id)
{
  g_autoptr (GPtrArray) parts = releve_entry_parts (entry, kind);

  for (guint i = 0; i < parts->len; i++)
    if (g_strcmp0 (G_STRUCT_MEMBER (char *, parts->pdata[i], offset), competency_id) == 0)
      return parts->pdata[i];
  return NULL;
}

static const ReleveCompetency *
competency_at (ReleveCatalogueForm *self, guint index)
{
  return releve_dossier_all (dossier_of (self), &releve_competency_kind)->pdata[index];
}

/* A part typed again is the part that was. */
static gpointer
make_part (ReleveCatalogueForm *self, const ReleveKind *kind, gsize offset, const char *competency_id)
{
  const ReleveRow *was = find_part (self->before, kind, offset, competency_id);
  ReleveRow *row = releve_entry_add (self->after, kind);

  if (was != NULL)
    {
      g_free (row->id);
      row->id = g_strdup (was->id);
    }
  G_STRUCT_MEMBER (char *, row, offset) = g_strdup (competency_id);
  return row;
}

static void
set_number (ReleveCatalogueForm *self, const ReleveKind *kind, gsize competency, gsize number, guint index, double value)
{
  const char *id = competency_at (self, index)->id;
  gpointer part = find_part (self->after, kind, competency, id);

  if (isnan (value))
    {
      if (part != NULL)
        releve_entry_remove (self->after, part);
      return;
    }
  if (part == NULL)
    part = make_part (self, kind, competency, id);
  G_STRUCT_MEMBER (double, part, number) = value;
}

static void
weight_cb (ReleveCatalogueForm *self, guint index, double value)
{
  set_number (self, &releve_assignment_competency_kind, G_STRUCT_OFFSET (ReleveAssignmentCompetency, competency_id),
              G_STRUCT_OFFSET (ReleveAssignmentCompetency, weight), index, value);
}

static double
number_of (ReleveCatalogueForm *self, const ReleveKind *kind, gsize competency, gsize number, guint index)
{
  gpointer part = find_part (self->after, kind, competency, competency_at (self, index)->id);

  return part != NULL ? G_STRUCT_MEMBER (double, part, number) : NAN;
}

static GtkWidget *
make_explained (GtkWidget *field, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *label = releve_catalogue_label (name, "dense");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), field);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

void
releve_catalogue_add_weights (ReleveCatalogueForm *self)
{
  GPtrArray *competencies = releve_dossier_all (dossier_of (self), &releve_competency_kind);
  GtkWidget *grid = releve_catalogue_group (self, _("What it trains"));

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_attach (GTK_GRID (grid), releve_catalogue_label (_("A weight from above 0 to 1: 1 for what it is about. Empty: it does not train that."), "detail"), 0, 0, 2, 1);
  for (guint i = 0; i < competencies->len; i++)
    {
      const char *name = releve_catalogue_words (self, &competency_at (self, i)->name);
      double weight = number_of (self, &releve_assignment_competency_kind, G_STRUCT_OFFSET (ReleveAssignmentCompetency, competency_id),
                                 G_STRUCT_OFFSET (ReleveAssignmentCompetency, weight), i);
      GtkWidget *field = releve_catalogue_number (self, weight, name, i, weight_cb);

      gtk_grid_attach (GTK_GRID (grid), make_explained (field, name), (int) i % 2, (int) i / 2 + 1, 1, 1);
    }
}

/* What the level asked looks like stands beside it. */
static void
show_anchor (ReleveCatalogueForm *self, guint index, double level)
{
  g_autofree char *key = g_strdup_printf ("anchor %u", index);
  GtkWidget *label = g_object_get_data (G_OBJECT (self), key);
  const ReleveCompetency *competency = competency_at (self, index);
  gboolean known = level >= 0 && level <= RELEVE_LEVEL_MAX;

  gtk_label_set_label (GTK_LABEL (label), known ? releve_catalogue_words (self, &competency->anchors[lround (level)]) : "–");
}

static void
role_level_cb (ReleveCatalogueForm *self, guint index, double value)
{
  set_number (self, &releve_role_level_kind, G_STRUCT_OFFSET (ReleveRoleLevel, competency_id),
              G_STRUCT_OFFSET (ReleveRoleLevel, level), index, value);
  show_anchor (self, index, value);
}

static void
add_role_level (ReleveCatalogueForm *self, GtkWidget *grid, guint index)
{
  const char *name = releve_catalogue_words (self, &competency_at (self, index)->name);
  double level = number_of (self, &releve_role_level_kind, G_STRUCT_OFFSET (ReleveRoleLevel, competency_id),
                            G_STRUCT_OFFSET (ReleveRoleLevel, level), index);
  GtkWidget *anchor = releve_catalogue_label (NULL, "detail");
  g_autofree char *key = g_strdup_printf ("anchor %u", index);

  g_object_set_data (G_OBJECT (self), key, anchor);
  gtk_widget_set_hexpand (anchor, TRUE);
  gtk_grid_attach (GTK_GRID (grid), releve_catalogue_label (name, "dense"), 0, (int) index + 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), releve_catalogue_number (self, level, name, index, role_level_cb), 1, (int) index + 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), anchor, 2, (int) index + 1, 1, 1);
  show_anchor (self, index, level);
}

void
releve_catalogue_add_role_levels (ReleveCatalogueForm *self)
{
  GPtrArray *competencies = releve_dossier_all (dossier_of (self), &releve_competency_kind);
  const char *const heads[] = { _("Competency"), _("Level"), _("What the level looks like"), NULL };
  GtkWidget *grid = releve_catalogue_group (self, _("What the role asks"));

  attach_heads (grid, heads);
  for (guint i = 0; i < competencies->len; i++)
    add_role_level (self, grid, i);
}

/* What a training teaches */

static void
taught_cb (GtkCheckButton *field, ReleveCatalogueForm *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (field), "index"));
  gsize offset = G_STRUCT_OFFSET (ReleveTrainingCompetency, competency_id);
  const char *id = competency_at (self, index)->id;
  gpointer part = find_part (self->after, &releve_training_competency_kind, offset, id);

  if (part != NULL)
    releve_entry_remove (self->after, part);
  else
    make_part (self, &releve_training_competency_kind, offset, id);
  releve_catalogue_touched (self);
}

void
releve_catalogue_add_taught (ReleveCatalogueForm *self)
{
  GPtrArray *competencies = releve_dossier_all (dossier_of (self), &releve_competency_kind);
  GtkWidget *grid = releve_catalogue_group (self, _("What it teaches"));

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  for (guint i = 0; i < competencies->len; i++)
    {
      const char *name = releve_catalogue_words (self, &competency_at (self, i)->name);
      GtkWidget *field = gtk_check_button_new_with_label (name);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (field),
        find_part (self->after, &releve_training_competency_kind, G_STRUCT_OFFSET (ReleveTrainingCompetency, competency_id),
                   competency_at (self, i)->id) != NULL);
      g_object_set_data (G_OBJECT (field), "index", GUINT_TO_POINTER (i));
      g_signal_connect (field, "toggled", G_CALLBACK (taught_cb), self);
      gtk_grid_attach (GTK_GRID (grid), field, (int) i % 2, (int) i / 2, 1, 1);
    }
}

/* Prerequisites */

static void fill_prerequisites (ReleveCatalogueForm *self, GtkWidget *list);

static void
remove_need_cb (GtkWidget *button, GtkWidget *list)
{
  ReleveCatalogueForm *self = g_object_get_data (G_OBJECT (list), "form");

  releve_entry_remove (self->after, g_object_get_data (G_OBJECT (button), "part"));
  fill_prerequisites (self, list);
  releve_catalogue_touched (self);
}

static void
add_assignment_need_cb (GtkWidget *button, GtkWidget *list)
{
  ReleveCatalogueForm *self = g_object_get_data (G_OBJECT (list), "form");
  GPtrArray *assignments = releve_dossier_all (dossier_of (self), &releve_assignment_kind);
  RelevePrerequisite *part = releve_entry_add (self->after, &releve_prerequisite_kind);

  for (guint i = 0; i < assignments->len && part->needs_assignment_id == NULL; i++)
    if (g_strcmp0 (((const ReleveRow *) assignments->pdata[i])->id, ((ReleveRow *) self->after->row)->id) != 0)
      part->needs_assignment_id = g_strdup (((const ReleveRow *) assignments->pdata[i])->id);
  fill_prerequisites (self, list);
  releve_catalogue_touched (self);
}

static void
add_competency_need_cb (GtkWidget *button, GtkWidget *list)
{
  ReleveCatalogueForm *self = g_object_get_data (G_OBJECT (list), "form");
  RelevePrerequisite *part = releve_entry_add (self->after, &releve_prerequisite_kind);

  part->needs_competency_id = g_strdup (competency_at (self, 0)->id);
  part->level = 2;
  fill_prerequisites (self, list);
  releve_catalogue_touched (self);
}

static GtkWidget *
make_need (ReleveCatalogueForm *self, GtkWidget *list, RelevePrerequisite *part)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gboolean competency = part->needs_competency_id != NULL;
  GtkWidget *what = releve_catalogue_reference (self, competency ? &part->needs_competency_id : &part->needs_assignment_id,
                                                competency ? &releve_competency_kind : &releve_assignment_kind, FALSE, _("Needed before"));

  gtk_box_append (GTK_BOX (row), what);
  if (competency)
    {
      gtk_box_append (GTK_BOX (row), releve_catalogue_label (_("at level"), "dense"));
      gtk_box_append (GTK_BOX (row), releve_catalogue_real (self, &part->level, _("Level needed")));
    }
  gtk_widget_set_tooltip_text (remove, _("Remove this prerequisite"));
  releve_catalogue_name_field (remove, _("Remove this prerequisite"));
  g_object_set_data (G_OBJECT (remove), "part", part);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_need_cb), list);
  gtk_box_append (GTK_BOX (row), remove);
  return row;
}

static void
fill_prerequisites (ReleveCatalogueForm *self, GtkWidget *list)
{
  g_autoptr (GPtrArray) parts = releve_entry_parts (self->after, &releve_prerequisite_kind);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (list)) != NULL)
    gtk_box_remove (GTK_BOX (list), child);
  for (guint i = 0; i < parts->len; i++)
    gtk_box_append (GTK_BOX (list), make_need (self, list, parts->pdata[i]));
}

static void
append_button (GtkWidget *box, const char *label, GCallback callback, GtkWidget *list)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect (button, "clicked", callback, list);
  gtk_box_append (GTK_BOX (box), button);
}

void
releve_catalogue_add_prerequisites (ReleveCatalogueForm *self)
{
  GtkWidget *grid = releve_catalogue_group (self, _("Before it"));
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  g_object_set_data (G_OBJECT (list), "form", self);
  fill_prerequisites (self, list);
  append_button (buttons, _("Add an assignment"), G_CALLBACK (add_assignment_need_cb), list);
  append_button (buttons, _("Add a competency"), G_CALLBACK (add_competency_need_cb), list);
  gtk_grid_attach (GTK_GRID (grid), list, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), buttons, 0, 1, 1, 1);
}
