#include "releve-wording.h"

#include <string.h>

#include "releve-row-json.h"

/* A wording read: its rows, parents first. */
static void
archive_free (gpointer entry)
{
  releve_entry_free (entry);
}

static ReleveEntry *
read_words (const ReleveKind *kind, const char *text)
{
  json_t *words = text != NULL ? json_loads (text, 0, NULL) : NULL;
  json_t *main_row = json_array_get (json_object_get (words, kind->name), 0);
  ReleveEntry *entry = releve_entry_wrap (kind, main_row != NULL ? releve_row_from_json (kind, main_row) : NULL);
  const char *name;
  json_t *rows;

  json_object_foreach (words, name, rows)
    {
      const ReleveKind *part = releve_kind_by_name (name);

      for (size_t i = 0; part != NULL && part != kind && i < json_array_size (rows); i++)
        {
          gpointer row = releve_row_from_json (part, json_array_get (rows, i));

          if (row != NULL)
            releve_entry_take (entry, part, row);
        }
    }
  json_decref (words);
  return entry;
}

/* The wording that served @edition: the earliest archived at or after it. */
static const ReleveWording *
find_wording (ReleveDossier *dossier, const ReleveKind *kind, const char *id, int edition)
{
  GPtrArray *wordings = edition != RELEVE_EDITION_NOW ? releve_dossier_all (dossier, &releve_wording_kind) : NULL;
  const ReleveWording *found = NULL;

  for (guint i = 0; wordings != NULL && i < wordings->len; i++)
    {
      const ReleveWording *wording = wordings->pdata[i];

      if (wording->edition < edition || (found != NULL && found->edition <= wording->edition))
        continue;
      if (g_strcmp0 (wording->subject_id, id) == 0 && g_strcmp0 (wording->kind, kind->name) == 0)
        found = wording;
    }
  return found;
}

static const ReleveEntry *
find_archive (ReleveDossier *dossier, const ReleveKind *kind, const char *id, int edition)
{
  const ReleveWording *wording = find_wording (dossier, kind, id, edition);
  ReleveEntry *archive;

  if (wording == NULL)
    return NULL;
  archive = releve_dossier_recall (dossier, wording->id);
  if (archive == NULL)
    releve_dossier_keep (dossier, wording->id, archive = read_words (kind, wording->words), archive_free);
  return archive->row != NULL ? archive : NULL;
}

int
releve_edition_in_force (ReleveDossier *dossier)
{
  const ReleveDepartment *department = releve_dossier_department (dossier);

  return department != NULL ? department->edition : 0;
}

gconstpointer
releve_row_as_of (ReleveDossier *dossier, const ReleveKind *kind, const char *id, int edition)
{
  const ReleveEntry *archive = find_archive (dossier, kind, id, edition);

  return archive != NULL ? archive->row : releve_dossier_get (dossier, kind, id);
}

GPtrArray *
releve_parts_as_of (ReleveDossier *dossier, const ReleveKind *owner, const char *id, const ReleveKind *kind, int edition)
{
  const ReleveEntry *archive = find_archive (dossier, owner, id, edition);

  if (archive != NULL)
    return releve_entry_parts (archive, kind);
  return g_ptr_array_ref (releve_dossier_of (dossier, kind, releve_entry_owner_offset (kind), id));
}

gboolean
releve_words_changed_since (ReleveDossier *dossier, const ReleveKind *kind, const char *id, int edition)
{
  return find_wording (dossier, kind, id, edition) != NULL;
}

int
releve_edition_of_placement (const RelevePlacement *placement)
{
  g_return_val_if_fail (placement != NULL, RELEVE_EDITION_NOW);

  return placement->levels_state == RELEVE_LEVELS_AGREED ? placement->edition : RELEVE_EDITION_NOW;
}

const ReleveAssignment *
releve_assignment_of_placement (ReleveDossier *dossier, const RelevePlacement *placement)
{
  return releve_row_as_of (dossier, &releve_assignment_kind, placement->assignment_id, releve_edition_of_placement (placement));
}

const ReleveCharacteristic *
releve_characteristic_of_placement (ReleveDossier *dossier, const RelevePlacement *placement, guint index)
{
  const ReleveCharacteristic *row = releve_dossier_characteristic (dossier, index);

  if (row == NULL || placement == NULL)
    return row;
  return releve_row_as_of (dossier, &releve_characteristic_kind, row->id, releve_edition_of_placement (placement));
}

const ReleveCompetency *
releve_competency_of_rating (ReleveDossier *dossier, const ReleveRating *rating)
{
  g_return_val_if_fail (rating != NULL, NULL);

  if (rating->competency_id == NULL)
    return NULL;
  return releve_row_as_of (dossier, &releve_competency_kind, rating->competency_id, rating->edition);
}

/* An agreed card keeps the words of its assignment, of every characteristic
 * and of the role that it aims at. */
static gboolean
is_kept_by (ReleveDossier *dossier, const RelevePlacement *card, const ReleveKind *kind, const char *id)
{
  const ReleveLearner *learner = releve_dossier_learner (dossier, card->learner_id);

  if (kind == &releve_assignment_kind)
    return g_strcmp0 (card->assignment_id, id) == 0;
  if (kind == &releve_role_kind)
    return learner != NULL && g_strcmp0 (learner->role_id, id) == 0;
  return kind == &releve_characteristic_kind;
}

guint
releve_records_of_earlier_words (ReleveDossier *dossier, const ReleveKind *kind, const char *id)
{
  g_autoptr (GPtrArray) cards = releve_dossier_every (dossier, &releve_placement_kind);
  GPtrArray *ratings = RELEVE_DOSSIER_OF (dossier, releve_rating_kind, ReleveRating, competency_id,
                                          kind == &releve_competency_kind ? id : NULL);
  guint n = 0;

  for (guint i = 0; i < ratings->len; i++)
    n += releve_words_changed_since (dossier, kind, id, ((const ReleveRating *) ratings->pdata[i])->edition);
  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = cards->pdata[i];

      n += card->origin_id == NULL && card->levels_state == RELEVE_LEVELS_AGREED && is_kept_by (dossier, card, kind, id)
           && releve_words_changed_since (dossier, kind, id, card->edition);
    }
  return n;
}
