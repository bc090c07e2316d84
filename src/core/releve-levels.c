#include "releve-levels.h"

#include <string.h>

const char *const releve_characteristic_codes[] = {
  "CHG", "AUT", "NOV", "RSP", "COM", "DIV", "BND", "BRF", "DBR", "ACC", "LAM", NULL
};

gboolean
releve_levels_set_p (const ReleveLevels *levels)
{
  return levels != NULL && levels->v[0] >= 0;
}

gboolean
releve_levels_equal (const ReleveLevels *a, const ReleveLevels *b)
{
  if (!releve_levels_set_p (a) || !releve_levels_set_p (b))
    return releve_levels_set_p (a) == releve_levels_set_p (b);
  return memcmp (a->v, b->v, sizeof a->v) == 0;
}

/* The bar of "3322223|332" parts the learner's seven from the supervisor's three. */
gboolean
releve_levels_parse (const char *text, ReleveLevels *levels)
{
  ReleveLevels parsed;
  int n = 0;

  if (text == NULL)
    return FALSE;
  for (; *text != '\0'; text++)
    {
      if (*text == '|' && n == RELEVE_N_CHALLENGES && text[-1] != '|')
        continue;
      if (n == RELEVE_N_LEVELS || *text < '0' || *text > '0' + RELEVE_LEVEL_MAX)
        return FALSE;
      parsed.v[n++] = *text - '0';
    }
  if (n != RELEVE_N_LEVELS)
    return FALSE;
  *levels = parsed;
  return TRUE;
}

char *
releve_levels_to_text (const ReleveLevels *levels)
{
  char text[RELEVE_N_LEVELS + 1] = "";

  if (!releve_levels_set_p (levels))
    return NULL;
  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    text[i] = '0' + levels->v[i];
  return g_strdup (text);
}
