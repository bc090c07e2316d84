#include "releve-plan-private.h"

#include <math.h>
#include <string.h>

#include "releve-fold.h"

const char *
releve_plan_text (json_t *object, const char *key)
{
  return json_string_value (json_object_get (object, key));
}

const char *
releve_plan_words (RelevePlanSheet *self, json_t *object, const char *key)
{
  json_t *pair = json_object_get (object, key);
  ReleveWords words = { (char *) releve_plan_text (pair, "en"), (char *) releve_plan_text (pair, "fr") };

  return releve_words_get (&words, self->language, NULL);
}

double
releve_plan_number (json_t *object, const char *key)
{
  json_t *number = json_object_get (object, key);

  return json_is_number (number) ? json_number_value (number) : NAN;
}

int
releve_plan_count (json_t *object, const char *key)
{
  return (int) json_integer_value (json_object_get (object, key));
}

ReleveDay
releve_plan_day (json_t *object, const char *key)
{
  return releve_day_parse (releve_plan_text (object, key));
}

char *
releve_plan_person (json_t *person)
{
  const char *parts[] = { releve_plan_text (person, "title"), releve_plan_text (person, "given"), releve_plan_text (person, "family") };
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", parts[i]);
  return name->len > 0 ? g_strdup (name->str) : NULL;
}

char *
releve_plan_long_day (RelevePlanSheet *self, ReleveDay day)
{
  return releve_day_format (day, self->language, RELEVE_DAY_LONG);
}

char *
releve_plan_short_day (RelevePlanSheet *self, ReleveDay day)
{
  return releve_day_format (day, self->language, RELEVE_DAY_SHORT);
}

char *
releve_plan_dated_day (RelevePlanSheet *self, ReleveDay day)
{
  g_autofree char *brief = releve_plan_short_day (self, day);
  int year, month, mday;

  if (day == RELEVE_NO_DAY)
    return g_strdup ("");
  releve_day_split (day, &year, &month, &mday);
  return g_strdup_printf ("%s %d", brief, year);
}

char *
releve_plan_month (RelevePlanSheet *self, ReleveDay day)
{
  g_autofree char *full = releve_plan_long_day (self, day);
  const char *space = strchr (full, ' ');

  return g_strdup (space != NULL ? space + 1 : full);
}

char *
releve_plan_period (RelevePlanSheet *self, ReleveDay first, ReleveDay last)
{
  g_autofree char *from = releve_plan_short_day (self, first);
  g_autofree char *to = releve_plan_short_day (self, last);
  const char *from_month = strchr (from, ' '), *to_month = strchr (to, ' ');

  if (first == last || last == RELEVE_NO_DAY)
    return g_steal_pointer (&from);
  if (first == RELEVE_NO_DAY)
    return g_steal_pointer (&to);
  /* One month is named once, unless a year lies between. */
  if (from_month != NULL && g_strcmp0 (from_month, to_month) == 0 && last - first < 31)
    return g_strdup_printf ("%.*s–%s", (int) (from_month - from), from, to);
  return g_strdup_printf ("%s–%s", from, to);
}

char *
releve_plan_lower (const char *text)
{
  gunichar second;
  g_autofree char *first = NULL;

  if (text == NULL || *text == '\0')
    return g_strdup ("");
  second = g_utf8_get_char (g_utf8_next_char (text));
  if (g_unichar_isupper (second) || g_unichar_isdigit (second))
    return g_strdup (text);
  first = g_utf8_strdown (text, g_utf8_next_char (text) - text);
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

void
releve_plan_run_in (RelevePlanSheet *self, const char *head, const char *text)
{
  g_autoptr (ReleveRich) rich = releve_sheet_rich (self->sheet);

  if (text == NULL || *text == '\0')
    return;
  releve_rich_add_italic (rich, head);
  releve_rich_add (rich, " ");
  releve_rich_add (rich, text);
  releve_sheet_paragraph (self->sheet, RELEVE_TYPE_BODY, rich);
}

ReleveDay
releve_plan_dated (RelevePlanSheet *self)
{
  static const char *const keys[] = { "signed", "agreed", "drafted", "first" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (releve_plan_day (self->plan, keys[i]) != RELEVE_NO_DAY)
      return releve_plan_day (self->plan, keys[i]);
  return RELEVE_NO_DAY;
}
