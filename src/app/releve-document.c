#include "releve-document.h"

#include "releve-text.h"

struct _ReleveDocument {
  GObject parent_instance;

  ReleveDesk *desk;
  RelevePhrasebook *book;
  ReleveFilter filter;
};

enum { SIGNAL_DONE, SIGNAL_SAID, SIGNAL_REFUSED, SIGNAL_FILTER_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReleveDocument, releve_document, G_TYPE_OBJECT)

static void
releve_document_dispose (GObject *object)
{
  ReleveDocument *self = RELEVE_DOCUMENT (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->book);
  releve_filter_clear (&self->filter);
  G_OBJECT_CLASS (releve_document_parent_class)->dispose (object);
}

static void
releve_document_class_init (ReleveDocumentClass *class)
{
  G_OBJECT_CLASS (class)->dispose = releve_document_dispose;
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_SAID] = g_signal_new ("said", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_FILTER_CHANGED] = g_signal_new ("filter-changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
releve_document_init (ReleveDocument *self)
{
}

ReleveDocument *
releve_document_new (ReleveDesk *desk, ReleveLanguage language)
{
  ReleveDocument *self = g_object_new (RELEVE_TYPE_DOCUMENT, NULL);

  self->desk = g_object_ref (desk);
  self->book = releve_phrasebook_new (language);
  return self;
}

ReleveDesk *
releve_document_get_desk (ReleveDocument *self)
{
  return self->desk;
}

ReleveDossier *
releve_document_get_dossier (ReleveDocument *self)
{
  return releve_desk_get_dossier (self->desk);
}

RelevePhrasebook *
releve_document_get_book (ReleveDocument *self)
{
  return self->book;
}

ReleveLanguage
releve_document_get_language (ReleveDocument *self)
{
  return releve_phrasebook_get_language (self->book);
}

const ReleveFilter *
releve_document_get_filter (ReleveDocument *self)
{
  return &self->filter;
}

void
releve_document_set_filter (ReleveDocument *self, const char *role_id, const char *service)
{
  g_return_if_fail (RELEVE_IS_DOCUMENT (self));

  if (g_strcmp0 (self->filter.role_id, role_id) == 0 && g_strcmp0 (self->filter.service, service) == 0)
    return;
  releve_filter_clear (&self->filter);
  self->filter = (ReleveFilter) { g_strdup (role_id), g_strdup (service) };
  g_signal_emit (self, signals[SIGNAL_FILTER_CHANGED], 0);
}

static void
say_done (ReleveDocument *self, const ReleveStep *step)
{
  g_autofree char *sentence = NULL;

  if (step == NULL)
    return;
  sentence = releve_text_step_done (self->book, releve_document_get_dossier (self), step->verb, step->detail);
  g_signal_emit (self, signals[SIGNAL_DONE], 0, sentence);
}

/* A rule says more than the error that carries it. */
static char *
explain (ReleveDocument *self, GPtrArray *breaches, const GError *error)
{
  if (breaches != NULL && breaches->len > 0)
    return releve_text_breach (self->book, releve_document_get_dossier (self), g_ptr_array_index (breaches, 0));
  return releve_text_error (self->book, error);
}

gboolean
releve_document_report (ReleveDocument *self, gboolean done, GPtrArray *breaches, GError *error)
{
  g_autoptr (GPtrArray) rules = breaches;
  g_autoptr (GError) why = error;
  g_autofree char *sentence = NULL;

  if (done)
    {
      say_done (self, releve_desk_peek_undo (self->desk));
      return TRUE;
    }
  sentence = explain (self, rules, why);
  g_signal_emit (self, signals[SIGNAL_REFUSED], 0, sentence);
  return FALSE;
}

static char *
name_step (ReleveDocument *self, const ReleveStep *step)
{
  return releve_text_step_name (self->book, releve_document_get_dossier (self), step->verb, step->detail);
}

static void
say (ReleveDocument *self, const char *sentence)
{
  g_signal_emit (self, signals[SIGNAL_SAID], 0, sentence);
}

void
releve_document_undo (ReleveDocument *self)
{
  g_autoptr (ReleveStep) step = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;

  if (!releve_desk_undo (self->desk, &step, &error))
    {
      releve_document_report (self, FALSE, NULL, g_steal_pointer (&error));
      return;
    }
  name = name_step (self, step);
  /* Translators: %s names the step, such as "place K2 for Dr N’Diaye". */
  sentence = g_strdup_printf (releve_say (self->book, "Undone: %s"), name);
  say (self, sentence);
}

void
releve_document_redo (ReleveDocument *self)
{
  g_autoptr (ReleveStep) step = NULL;
  g_autoptr (GError) error = NULL;

  if (!releve_desk_redo (self->desk, &step, &error))
    {
      releve_document_report (self, FALSE, NULL, g_steal_pointer (&error));
      return;
    }
  say_done (self, step);
}

char *
releve_document_undo_label (ReleveDocument *self)
{
  const ReleveStep *step = releve_desk_peek_undo (self->desk);
  g_autofree char *name = NULL;

  if (step == NULL)
    return g_strdup (releve_say (self->book, "Undo"));
  name = name_step (self, step);
  /* Translators: %s names the step, such as "place K2 for Dr N’Diaye". */
  return g_strdup_printf (releve_say (self->book, "Undo: %s"), name);
}

char *
releve_document_redo_label (ReleveDocument *self)
{
  const ReleveStep *step = releve_desk_peek_redo (self->desk);
  g_autofree char *name = NULL;

  if (step == NULL)
    return g_strdup (releve_say (self->book, "Redo"));
  name = name_step (self, step);
  /* Translators: %s names the step, such as "place K2 for Dr N’Diaye". */
  return g_strdup_printf (releve_say (self->book, "Redo: %s"), name);
}
