#include "releve-plan-private.h"

#include <math.h>
#include <string.h>

#include "releve-fold.h"
#include "releve-print-text.h"

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
  return releve_print_dated_day (day, self->language);
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
  return releve_print_period (first, last, self->language);
}

char *
releve_plan_lower (const char *text)
{
  return releve_print_lower (text);
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
  const ReleveDay days[] = {
    self->row->withdrawn, self->row->signed_on, releve_plan_day (self->plan, "agreed"), releve_plan_day (self->plan, "drafted"),
    releve_plan_day (self->plan, "first"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (days[i] != RELEVE_NO_DAY)
      return days[i];
  return RELEVE_NO_DAY;
}
