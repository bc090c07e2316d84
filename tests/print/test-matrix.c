/* Every printout, in both languages, on every paper, of a file that is empty,
 * ordinary or as full as it can be: what must hold of all of them. */

#include "releve-print-fixture.h"

#include <glib/gstdio.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

#include "releve-error.h"
#include "releve-fixture.h"
#include "releve-pages-private.h"

typedef ReleveDossier *(*MakeDossier) (void);

/* A department that has a name and a clinician, and nothing else. */
static ReleveDossier *
make_empty (void)
{
  ReleveDossier *dossier = releve_dossier_new (FIXTURE_TODAY);
  ReleveDepartment *department = releve_row_new (&releve_department_kind, "department");
  ReleveLearner *learner = releve_row_new (&releve_learner_kind, "L01");

  department->name.en = g_strdup ("Surgery");
  department->name.fr = g_strdup ("Chirurgie");
  learner->code = g_strdup ("L01");
  learner->family = g_strdup ("Lavoie");
  releve_dossier_put (dossier, &releve_department_kind, department);
  releve_dossier_put (dossier, &releve_learner_kind, learner);
  return dossier;
}

static ReleveDossier *
make_ordinary (void)
{
  ReleveDossier *dossier = print_fixture_dossier ();
  const char *card = print_fixture_card (dossier, "L01", "K2", 2, 2, RELEVE_ACCEPTED);

  print_fixture_card (dossier, "L02", "A1", 4, 1, RELEVE_PROPOSED);
  print_fixture_publish (dossier, 1);
  print_fixture_move (dossier, card, "L01", 3);
  print_fixture_duty (dossier, "L01", card, RELEVE_DUTY_BRIEFING, FIXTURE_TODAY + 2);
  print_fixture_goal (dossier, 1, "Aim");
  print_fixture_training (dossier, 1);
  return dossier;
}

static ReleveDossier *
make_extreme (void)
{
  ReleveDossier *dossier = print_fixture_dossier ();
  g_autoptr (GPtrArray) cards = NULL;

  print_fixture_stretch (dossier);
  print_fixture_publish (dossier, 1);
  cards = releve_dossier_cards_of (dossier, NULL);
  for (guint i = 0; i < cards->len; i++)
    print_fixture_move (dossier, ((const RelevePlacement *) cards->pdata[i])->id, i % 2 == 0 ? "L02" : "L03", 11);
  return dossier;
}

static const char *
learner_for (RelevePrintout printout)
{
  return releve_printout_subject (printout) == RELEVE_ABOUT_ONE ? "L01" : NULL;
}

typedef void (*EachPrintout) (RelevePages *pages, RelevePrintout printout, const RelevePrintOptions *options);

/* What the post asks has nothing to say without a role. */
static void
for_each (ReleveDossier *dossier, RelevePaper most, EachPrintout each)
{
  for (int printout = 0; printout < RELEVE_N_PRINTOUTS; printout++)
    for (int language = 0; language <= RELEVE_LANGUAGE_FR; language++)
      for (int paper = 0; paper <= (int) most; paper++)
        {
          RelevePrintOptions options = { language, paper, RELEVE_AUDIENCE_HEAD, printout == RELEVE_PRINTOUT_BOARD && paper == RELEVE_PAPER_LETTER };
          g_autoptr (GError) error = NULL;
          g_autoptr (RelevePages) pages = NULL;

          g_test_message ("%s %s %s", releve_printout_codes[printout], releve_language_tag (language), releve_paper_codes[paper]);
          pages = releve_print (dossier, printout, learner_for (printout), &options, &error);
          if (printout == RELEVE_PRINTOUT_POST && releve_dossier_all (dossier, &releve_role_kind)->len == 0)
            {
              g_assert_error (error, RELEVE_ERROR, RELEVE_ERROR_INVALID);
              continue;
            }
          g_assert_no_error (error);
          each (pages, printout, &options);
        }
}

/* Geometry: what is placed stays above the foot and in its order, rows under
 * their head, and no page begins or ends with what belongs to the next. */

static void
check_folio (const ReleveFolio *folio)
{
  const GPtrArray *pieces = folio->sheet->pieces;
  double bottom = folio->sheet->height - (folio->sheet->turned ? 14 : 17) * 72 / 25.4;
  guint next = 0;

  for (guint i = 0; i < folio->places->len; i++)
    {
      const RelevePlace *place = &g_array_index (folio->places, RelevePlace, i);
      const RelevePlace *after = i + 1 < folio->places->len ? place + 1 : NULL;
      const RelevePiece *piece = pieces->pdata[place->piece];

      g_assert_cmpfloat (place->y + piece->measure.height, <=, bottom);
      g_assert_true (place->repeated || place->piece == next++);
      /* The first piece of a page has its table's head above it. */
      if (after != NULL && after->page != place->page && !after->repeated)
        g_assert_cmpint (((RelevePiece *) pieces->pdata[after->piece])->measure.header, ==, -1);
      /* Neither a heading nor a table's head ends a page. */
      if (after == NULL || after->page != place->page)
        g_assert_true (piece->kind != RELEVE_PIECE_HEADING && piece->kind != RELEVE_PIECE_HEAD_ROW);
    }
  g_assert_cmpuint (next, ==, pieces->len);
}

/* Signatures never stand alone on a page. */
static void
check_signatures (const ReleveFolio *folio)
{
  guint n = folio->sheet->pieces->len, beside = 0;

  if (n == 0 || ((const RelevePiece *) folio->sheet->pieces->pdata[n - 1])->kind != RELEVE_PIECE_FORM)
    return;
  for (guint i = 0; i < folio->places->len; i++)
    beside += g_array_index (folio->places, RelevePlace, i).page + 1 == folio->n_pages;
  g_assert_cmpuint (beside, >=, 2);
}

static void
check_layout (RelevePages *pages, RelevePrintout printout, const RelevePrintOptions *options)
{
  print_fixture_assert_inside (pages);
  for (guint i = 0; i < pages->folios->len; i++)
    {
      check_folio (pages->folios->pdata[i]);
      check_signatures (pages->folios->pdata[i]);
    }
}

static void
test_layout (gconstpointer make)
{
  g_autoptr (ReleveDossier) dossier = ((MakeDossier) make) ();

  for_each (dossier, RELEVE_N_PAPERS - 1, check_layout);
}

/* Text: as a reader of the file finds it. */

static char *
write_and_read (RelevePages *pages, char **path)
{
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  *path = g_build_filename (g_get_user_cache_dir (), "matrix.pdf", NULL);
  releve_pages_write_pdf (pages, *path, &error);
  g_assert_no_error (error);
  return print_fixture_run ("pdftotext", "-raw", *path);
}

/* P8: each page has its number in its printout, the day and the checksum. */
static void
check_feet (RelevePages *pages, char **leaves, ReleveLanguage language)
{
  guint page = 0;

  for (guint i = 0; i < pages->folios->len; i++)
    {
      const ReleveFolio *folio = pages->folios->pdata[i];

      for (guint n = 0; n < folio->n_pages; n++, page++)
        {
          g_autofree char *number = g_strdup_printf ("%u/%u", n + 1, folio->n_pages);

          g_assert_nonnull (strstr (leaves[page], number));
          g_assert_nonnull (strstr (leaves[page], "2026"));
          g_assert_nonnull (strstr (leaves[page], language == RELEVE_LANGUAGE_FR ? "somme" : "checksum"));
        }
    }
}

/* The sections' heads come in the order of the outline, once the title was read. */
static void
check_order (RelevePages *pages, const char *text)
{
  const char *at = text;

  for (guint i = 0; i < pages->folios->len; i++)
    {
      g_autoptr (GArray) entries = releve_folio_outline (pages->folios->pdata[i]);

      for (guint e = 0; e < entries->len; e++)
        {
          g_auto (GStrv) words = g_strsplit (g_array_index (entries, ReleveOutlineEntry, e).head, " ", 2);

          at = words[0] != NULL && *words[0] != '\0' ? strstr (at, words[0]) : at;
          g_assert_nonnull (at);
        }
    }
}

static void
check_language (const char *text, ReleveLanguage language)
{
  static const char *const french[] = { "Frx", "somme ", "Chirurgie", "(suite)" };
  static const char *const english[] = { "Enx", "checksum ", "Surgery", "(continued)" };

  for (guint i = 0; i < G_N_ELEMENTS (french); i++)
    g_assert_null (strstr (text, (language == RELEVE_LANGUAGE_FR ? english : french)[i]));
}

static qpdf_oh
key (qpdf_data qpdf, qpdf_oh object, const char *name)
{
  g_assert_true (qpdf_oh_has_key (qpdf, object, name));
  return qpdf_oh_get_key (qpdf, object, name);
}

/* P12: sound, in its language, with an outline, and one Document above all. */
static void
check_file (const char *path, ReleveLanguage language, guint n_pages)
{
  qpdf_data qpdf = qpdf_init ();
  qpdf_oh root, kids;

  qpdf_silence_errors (qpdf);
  g_assert_cmpint (qpdf_read (qpdf, path, NULL), ==, QPDF_SUCCESS);
  g_assert_cmpint (qpdf_check_pdf (qpdf), ==, QPDF_SUCCESS);
  g_assert_cmpint (qpdf_get_num_pages (qpdf), ==, (int) n_pages);
  root = qpdf_get_root (qpdf);
  g_assert_cmpstr (qpdf_oh_get_utf8_value (qpdf, key (qpdf, root, "/Lang")), ==, releve_language_tag (language));
  g_assert_true (qpdf_oh_has_key (qpdf, key (qpdf, root, "/Outlines"), "/First"));
  kids = key (qpdf, key (qpdf, root, "/StructTreeRoot"), "/K");
  g_assert_cmpint (qpdf_oh_get_array_n_items (qpdf, kids), ==, 1);
  g_assert_cmpstr (qpdf_oh_get_name (qpdf, key (qpdf, qpdf_oh_get_array_item (qpdf, kids, 0), "/S")), ==, "/Document");
  qpdf_cleanup (&qpdf);
}

/* P12: a reader of tags finds one Document, a title and its sections. */
static void
check_structure (const char *path)
{
  g_autofree char *tree = print_fixture_run ("pdfinfo", "-struct", path);

  if (tree == NULL)
    return;
  g_assert_cmpuint (print_fixture_count (tree, "Document"), ==, 1);
  g_assert_cmpuint (print_fixture_count (tree, "H1"), >=, 1);
  g_assert_cmpuint (print_fixture_count (tree, "P (") + print_fixture_count (tree, "P\n") + print_fixture_count (tree, "Table"), >=, 1);
}

static void
check_text (RelevePages *pages, RelevePrintout printout, const RelevePrintOptions *options)
{
  g_autofree char *path = NULL, *text = write_and_read (pages, &path);
  g_auto (GStrv) leaves = NULL;

  check_file (path, options->language, releve_pages_count (pages));
  if (options->paper == RELEVE_PAPER_A4)
    check_structure (path);
  if (text == NULL)
    return;
  leaves = g_strsplit (text, "\f", -1);
  g_assert_cmpuint (g_strv_length (leaves), ==, releve_pages_count (pages) + 1);
  check_feet (pages, leaves, options->language);
  check_order (pages, text);
  check_language (text, options->language);
}

static void
test_text (gconstpointer make)
{
  g_autoptr (ReleveDossier) dossier = ((MakeDossier) make) ();

  for_each (dossier, RELEVE_PAPER_LETTER, check_text);
}

/* Golden: how many pages an ordinary file makes, so that a change of the grid is seen. */

static const guint page_counts[RELEVE_N_PRINTOUTS][2][2] = { /* by language, by paper */
  [RELEVE_PRINTOUT_PLAN] = { { 2, 2 }, { 2, 2 } },
  [RELEVE_PRINTOUT_BOARD] = { { 1, 2 }, { 1, 2 } },
  [RELEVE_PRINTOUT_CALENDAR] = { { 1, 1 }, { 1, 1 } },
  [RELEVE_PRINTOUT_DUTIES] = { { 1, 1 }, { 1, 1 } },
  [RELEVE_PRINTOUT_FORMS] = { { 9, 9 }, { 9, 9 } },
  [RELEVE_PRINTOUT_SELF_FORM] = { { 3, 3 }, { 3, 3 } },
  [RELEVE_PRINTOUT_COLLEAGUE_FORM] = { { 2, 2 }, { 2, 2 } },
  [RELEVE_PRINTOUT_BRIEFING_FORM] = { { 2, 2 }, { 2, 2 } },
  [RELEVE_PRINTOUT_DEBRIEFING_FORM] = { { 2, 2 }, { 2, 2 } },
  [RELEVE_PRINTOUT_POST] = { { 1, 1 }, { 1, 1 } },
  [RELEVE_PRINTOUT_CHANGES] = { { 1, 1 }, { 1, 1 } },
  [RELEVE_PRINTOUT_SUMMARY] = { { 1, 1 }, { 1, 1 } },
};

static void
check_count (RelevePages *pages, RelevePrintout printout, const RelevePrintOptions *options)
{
  g_assert_cmpuint (releve_pages_count (pages), ==, page_counts[printout][options->language][options->paper]);
}

static void
test_ordinary_documents_have_their_pages (void)
{
  g_autoptr (ReleveDossier) dossier = make_ordinary ();

  for_each (dossier, RELEVE_PAPER_LETTER, check_count);
}

/* P9: the coordinator's copy of anything holds no score, comment, rater or fit. */
static ReleveDossier *
make_private (void)
{
  ReleveDossier *dossier = make_ordinary ();
  RelevePlacement *card = (RelevePlacement *) releve_dossier_placement (dossier, "L01/K2/2");
  ReleveJournal *journal = releve_row_new (&releve_journal_kind, "journal");
  ReleveDebrief *debrief = releve_row_new (&releve_debrief_kind, "debrief");

  card->level_note = g_strdup ("Levelnotetext");
  journal->learner_id = g_strdup ("L01");
  journal->happened = g_strdup ("Journaltext");
  journal->shared = TRUE;
  debrief->learner_id = g_strdup ("L01");
  debrief->reaction = g_strdup ("Debrieftext");
  releve_dossier_put (dossier, &releve_journal_kind, journal);
  releve_dossier_put (dossier, &releve_debrief_kind, debrief);
  return dossier;
}

static void
test_the_coordinator_reads_nothing_private (void)
{
  static const char *const private[] = {
    "1.7", "Strengthtext", "Prioritytext", "Commenttext", "Disagreetext", "Ratersson", "Behaviourtext", "Reasontext",
    "Dutynotetext", "Levelnotetext", "Journaltext", "Debrieftext",
  };
  g_autoptr (ReleveDossier) dossier = make_private ();
  RelevePrintOptions options = { RELEVE_LANGUAGE_EN, RELEVE_PAPER_A4, RELEVE_AUDIENCE_COORDINATOR };

  for (int printout = 0; printout < RELEVE_N_PRINTOUTS; printout++)
    {
      g_autofree char *text = print_fixture_text (dossier, printout, learner_for (printout), &options, "-raw");

      if (text == NULL)
        return;
      for (guint i = 0; i < G_N_ELEMENTS (private); i++)
        g_assert_null (strstr (text, private[i]));
      g_assert_false (g_regex_match_simple ("\\bfit \\d|\\bgrowth\\b", text, G_REGEX_CASELESS, 0));
    }
}

int
main (int argc, char **argv)
{
  static const struct { const char *name; MakeDossier make; } states[] = {
    { "an empty file", make_empty }, { "an ordinary file", make_ordinary }, { "an extreme file", make_extreme },
  };
  static const struct { const char *name; GTestDataFunc test; } cases[] = {
    { "P5/nothing of %s is clipped, split or left behind", test_layout },
    { "P8/each page of %s says what it is, in order and in its language", test_text },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint s = 0; s < G_N_ELEMENTS (states); s++)
    for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
      {
        g_autoptr (GString) name = g_string_new (cases[c].name);
        g_autofree char *path = NULL;

        g_string_replace (name, "%s", states[s].name, 1);
        path = g_strconcat ("/print/matrix/", name->str, NULL);
        g_test_add_data_func (path, states[s].make, cases[c].test);
      }
  g_test_add_func ("/print/matrix/P5/ordinary documents have their pages", test_ordinary_documents_have_their_pages);
  g_test_add_func ("/print/matrix/P9/the coordinator reads nothing private", test_the_coordinator_reads_nothing_private);
  return g_test_run ();
}
