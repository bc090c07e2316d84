#pragma once

#include "releve-dossier.h"

G_BEGIN_DECLS

/* Versions of a year's plan: drafts beside the plan in force, published plans,
 * and years that are over (B21, B22, B25). A copied card names the card in force
 * that it was made of, so that two versions can be compared card by card. */

/* The versions in @state of the year of the plan in view, drafts by name, the
 * others by number; array of ReleveVersion *, caller unrefs. */
GPtrArray *releve_versions (ReleveDossier *dossier, ReleveVersionState state);
/* The years that are over, the latest first; array of ReleveVersion *, caller unrefs. */
GPtrArray *releve_past_years (ReleveDossier *dossier);
/* A year of its own: archived, and never published. */
gboolean   releve_version_is_year (const ReleveVersion *version);
/* Cards of the plan in force (NULL) and of drafts may be changed; REFUSED
 * "published-stays" or "year-is-over" for any other. */
gboolean   releve_version_check_open (const ReleveVersion *version, GError **error);
/* The newest published plan of the year in view, or NULL. */
const ReleveVersion *releve_last_published (ReleveDossier *dossier);
/* "2026–2027", from the first and the last day of @blocks; caller frees. */
char *releve_year_name (GPtrArray *blocks);

/* One card of two versions: NULL where a version lacks it. Declined cards are
 * in no plan. */
typedef struct {
  const RelevePlacement *before, *after;
} ReleveCardPair;
/* Of ReleveCardPair, by the clinician's code and by block; NULL names the plan
 * in force. Caller unrefs. */
GArray *releve_pair_cards (ReleveDossier *dossier, const char *from, const char *to);

typedef enum {
  RELEVE_CARD_ADDED,       /* no @before */
  RELEVE_CARD_REMOVED,     /* no @after */
  RELEVE_CARD_HANDED_OVER, /* another learner, maybe another block */
  RELEVE_CARD_MOVED,       /* other blocks */
  RELEVE_CARD_SUPERVISED,  /* another supervisor */
  RELEVE_CARD_ATTENDED,    /* another supervisor named present */
  RELEVE_CARD_PINNED,      /* pinned, or no longer */
  RELEVE_CARD_LEVELLED,    /* levels drafted in @after */
  RELEVE_N_CHANGES
} ReleveCardChange;

/* Values, no words: text turns a difference into a sentence. */
typedef struct {
  ReleveCardChange change;
  const RelevePlacement *before, *after;  /* of the dossier */
} ReleveDifference;
/* What leads from one version to another, in the order of releve_pair_cards(). */
GArray *releve_differences (ReleveDossier *dossier, const char *from, const char *to);
/* What everybody sees of the plan in force and is not as it was published last:
 * nothing of pins and levels; empty when nothing was published. Caller unrefs. */
GArray *releve_changes_since_publication (ReleveDossier *dossier);
/* Whether a card of the plan in force differs, for everybody to see, from what was
 * published last; FALSE where nothing was. */
gboolean releve_changed_since_publication (ReleveDossier *dossier, const RelevePlacement *card);
/* The learner in whose row a difference stands: where the card is, else was. */
const char *releve_difference_learner (const ReleveDifference *difference);

/* What a learner is a year later: "Third-year resident" → "Fourth-year resident",
 * in both languages, "R2" → "R3"; unchanged where no year is named. Caller clears. */
ReleveWords releve_advance_post (const ReleveWords *post);

G_END_DECLS
