#include "releve-catalogue-private.h"

/* One table a kind: which fields the form shows, in which order and groups.
 * Where a field lies and of what type it is, the kind itself tells. */

#define N_FIELD(name, text) { .field = name, .label = text }
#define N_TALL(name, text)  { .field = name, .label = text, .tall = TRUE }
#define GROUP(text)         { .new_group = TRUE, .field = "", .label_of_group = text }
#define END                 { .field = NULL }
#define ANCHORS \
  GROUP (N_("What each level looks like")), \
  N_TALL ("anchor0", N_("Level 0")), N_TALL ("anchor1", N_("Level 1")), N_TALL ("anchor2", N_("Level 2")), \
  N_TALL ("anchor3", N_("Level 3")), N_TALL ("anchor4", N_("Level 4"))

static const ReleveCatalogueField assignment[] = {
  N_FIELD ("code", N_("Code")), N_FIELD ("category", N_("Category")),
  N_FIELD ("name", N_("Name")), N_FIELD ("short_name", N_("Short name, for cards")), N_TALL ("description", N_("Description")),
  GROUP (N_("Time and people")),
  N_FIELD ("hours", N_("Hours in all")), N_FIELD ("duration", N_("Length in blocks")),
  N_FIELD ("minimum", N_("People needed in a block")), N_FIELD ("capacity", N_("Most people in a block; 0 is no limit")),
  N_FIELD ("minimum_gap", N_("Blocks before it comes again")), N_FIELD ("supervisor_id", N_("Usual supervisor")),
  N_FIELD ("exclusive", N_("Takes all development hours of its blocks")),
  END
};

static const ReleveCatalogueField competency[] = {
  N_FIELD ("code", N_("Code")), N_FIELD ("framework_id", N_("Framework")),
  N_FIELD ("parent_id", N_("Part of")), N_FIELD ("crosswalk", N_("In other frameworks")),
  N_FIELD ("name", N_("Name")), N_FIELD ("short_name", N_("Short name, for column heads")), N_TALL ("definition", N_("Definition")),
  ANCHORS, END
};

static const ReleveCatalogueField characteristic[] = {
  N_FIELD ("name", N_("Name")), N_FIELD ("short_name", N_("Short name, for column heads")), N_TALL ("definition", N_("Definition")),
  ANCHORS, END
};

static const ReleveCatalogueField role[] = {
  N_FIELD ("code", N_("Code")), N_FIELD ("position", N_("Place in the list")),
  N_FIELD ("name", N_("Name")), N_FIELD ("short_name", N_("Short name, for column heads")), N_TALL ("mission", N_("Mission")),
  END
};

static const ReleveCatalogueField training[] = {
  N_FIELD ("code", N_("Code")), N_FIELD ("hours", N_("Hours in all")),
  N_FIELD ("name", N_("Name")), N_FIELD ("provider", N_("Provider")),
  N_FIELD ("cost", N_("Cost")), N_FIELD ("currency", N_("Currency")),
  N_FIELD ("first", N_("First day, such as 2026-09-14")), N_FIELD ("last", N_("Last day")),
  END
};

static const ReleveCatalogueField supervisor[] = {
  N_FIELD ("code", N_("Code")), N_FIELD ("title", N_("Title, such as Dr")),
  N_FIELD ("given", N_("Given name")), N_FIELD ("family", N_("Family name")),
  N_FIELD ("post", N_("Post")), N_FIELD ("service", N_("Service")),
  N_FIELD ("duty_limit", N_("Most debriefings in a block; 0 is no limit")),
  END
};

static const ReleveCatalogueField framework[] = {
  N_FIELD ("code", N_("Code")), N_FIELD ("version", N_("Version")),
  N_FIELD ("name", N_("Name")), N_FIELD ("proficient", N_("Level called proficient")),
  END
};

static const ReleveCatalogueField none[] = { END };

static const struct {
  const ReleveKind *kind;
  const ReleveCatalogueField *fields;
  const char *title;
} kinds[] = {
  { &releve_assignment_kind, assignment, N_("Assignments") },
  { &releve_competency_kind, competency, N_("Competencies") },
  { &releve_characteristic_kind, characteristic, N_("Characteristics") },
  { &releve_role_kind, role, N_("Roles") },
  { &releve_training_kind, training, N_("Trainings") },
  { &releve_supervisor_kind, supervisor, N_("Supervisors") },
  { &releve_framework_kind, framework, N_("Frameworks") },
  { &releve_block_kind, none, N_("Block calendar") },
  { &releve_department_kind, none, N_("Briefing rule") },
};

const ReleveCatalogueField *
releve_catalogue_fields (const ReleveKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return kinds[i].fields;
  return none;
}

const char *
releve_catalogue_kind_title (const ReleveKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return _(kinds[i].title);
  return "";
}
