#pragma once

#include "releve-rules.h"

G_BEGIN_DECLS

/* Shared by the rules of one card and the check of the whole file. */

/* Counts of the whole board, so that asking every card stays linear: an id →
 * one count a block, from 1. Every card of the file is in them. */
typedef struct {
  GHashTable *people;       /* by assignment */
  GHashTable *debriefings;  /* by supervisor, in the block where the card ends */
} ReleveTally;

GPtrArray    *releve_breaches_new     (void);
ReleveBreach *releve_breach_new       (ReleveRule rule, ReleveSeverity severity, const RelevePlacement *card, int block);
int           releve_breach_compare   (gconstpointer a, gconstpointer b); /* most severe first */
const char   *releve_rules_supervisor (const RelevePlacement *card, const ReleveAssignment *assignment);
gboolean      releve_rules_covers     (ReleveDossier *dossier, const RelevePlacement *card, int block);
/* As releve_rules_of_placement(); with @tally the card must be one of the file's. */
GPtrArray    *releve_rules_ask        (ReleveDossier *dossier, const RelevePlacement *wanted, const ReleveTally *tally);

G_END_DECLS
