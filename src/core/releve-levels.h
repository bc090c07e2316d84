#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The eleven characteristics, seven learner-driven then four supervisor-driven
 * (Sabqat et al. 2022). LAM is earned by its checklist and never set. */
typedef enum {
  RELEVE_CHG, RELEVE_AUT, RELEVE_NOV, RELEVE_RSP, RELEVE_COM, RELEVE_DIV, RELEVE_BND,
  RELEVE_BRF, RELEVE_DBR, RELEVE_ACC,
  RELEVE_LAM,
} ReleveCharacteristicIndex;

#define RELEVE_N_CHALLENGES      7   /* CHG … BND */
#define RELEVE_N_LEVELS          10  /* CHG … ACC: those that a slider sets */
#define RELEVE_N_CHARACTERISTICS 11
#define RELEVE_LEVEL_MAX         4

extern const char *const releve_characteristic_codes[]; /* "CHG" … "LAM", NULL */

/* A level 0–4 for each of the ten, or all absent (v[0] < 0). */
typedef struct {
  gint8 v[RELEVE_N_LEVELS];
} ReleveLevels;

#define RELEVE_LEVELS_UNSET ((ReleveLevels) { { -1, -1, -1, -1, -1, -1, -1, -1, -1, -1 } })

gboolean releve_levels_set_p   (const ReleveLevels *levels);
gboolean releve_levels_equal   (const ReleveLevels *a, const ReleveLevels *b);
/* "3322223332" (or "3322223|332"); FALSE unless ten digits 0–4. */
gboolean releve_levels_parse   (const char *text, ReleveLevels *levels);
/* Ten digits; NULL when unset. Caller frees. */
char    *releve_levels_to_text (const ReleveLevels *levels);

G_END_DECLS
