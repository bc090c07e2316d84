/* The board and its tray on the example department, to look at. Nothing is kept. */

#include <glib/gstdio.h>

#include "plain-judge.h"
#include "releve-desk.h"
#include "releve-exchange.h"
#include "releve-scheme.h"
#include "releve-tray.h"

static char *language = NULL, *scheme = NULL, *carry = NULL;
static int width = 1280, height = 708;
static double text_scale = 1;

static const GOptionEntry entries[] = {
  { "language", 0, 0, G_OPTION_ARG_STRING, &language, "en or fr", "TAG" },
  { "scheme", 0, 0, G_OPTION_ARG_STRING, &scheme, "light, dark, contrast or contrast-dark", "NAME" },
  { "carry", 0, 0, G_OPTION_ARG_STRING, &carry, "carry this assignment from the start", "ID" },
  { "width", 0, 0, G_OPTION_ARG_INT, &width, "of the window", "PIXELS" },
  { "height", 0, 0, G_OPTION_ARG_INT, &height, "of the window", "PIXELS" },
  { "text", 0, 0, G_OPTION_ARG_DOUBLE, &text_scale, "text size, 1 = 100 %", "FACTOR" },
  { NULL }
};

static void
put_cb (ReleveBoard *board, GArray *puts, ReleveDesk *desk)
{
  const ReleveBoardPut *put = &g_array_index (puts, ReleveBoardPut, 0);
  g_autofree char *placement_id = g_strdup (put->placement_id);
  RelevePlacing how = { .occupied = RELEVE_OCCUPIED_PUSH };
  g_autoptr (GError) error = NULL;

  if (placement_id == NULL
      ? releve_desk_place (desk, put->learner_id, put->assignment_id, put->block, &how, &placement_id, NULL, &error)
      : releve_desk_move (desk, placement_id, put->learner_id, put->block, RELEVE_OCCUPIED_PUSH, NULL, NULL, &error))
    releve_board_focus_card (board, placement_id);
  else
    g_printerr ("%s\n", error->message);
}

static void
remove_cb (ReleveBoard *board, char **placement_ids, ReleveDesk *desk)
{
  releve_desk_remove_several (desk, (const char *const *) placement_ids, NULL, NULL, NULL);
}

static void
pin_cb (ReleveBoard *board, char **placement_ids, gboolean pinned, ReleveDesk *desk)
{
  releve_desk_pin_several (desk, (const char *const *) placement_ids, pinned, NULL);
}

static void
sentence_cb (ReleveBoard *board, const char *sentence, GtkLabel *label)
{
  gtk_label_set_label (label, sentence != NULL ? sentence : "");
}

static ReleveScheme
parse_scheme (void)
{
  static const char *const names[] = { "light", "dark", "contrast", "contrast-dark", NULL };

  return scheme != NULL ? MAX (0, releve_code_parse (names, scheme)) : RELEVE_SCHEME_LIGHT;
}

static void
load_style (void)
{
  g_autofree char *colours = releve_palette_to_css (releve_scheme_get ());
  g_autofree char *sheet = NULL, *css = NULL;
  GtkCssProvider *provider = gtk_css_provider_new ();

  g_file_get_contents (BOARD_CSS, &sheet, NULL, NULL);
  css = g_strdup_printf ("%swindow { background: @releve_window; color: @releve_fg; font: %gpt Cantarell; }\n"
                         ".secondary { color: @releve_sec; }\n%s", colours, 11 * text_scale, sheet);
  g_object_set (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", releve_scheme_get () % 2 == 1, NULL);
  gtk_css_provider_load_from_data (provider, css, -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_unref (provider);
}

static GtkWidget *
make_window (ReleveDesk *desk, RelevePhrasebook *book, PlainJudge *judge)
{
  ReleveDossier *dossier = releve_desk_get_dossier (desk);
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *sentence = gtk_label_new (""), *plan = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *board = releve_board_new (dossier, book), *scroller = gtk_scrolled_window_new ();

  releve_board_set_judge (RELEVE_BOARD (board), &plain_judge_interface, judge);
  g_signal_connect (board, "put", G_CALLBACK (put_cb), desk);
  g_signal_connect (board, "remove", G_CALLBACK (remove_cb), desk);
  g_signal_connect (board, "pin", G_CALLBACK (pin_cb), desk);
  g_signal_connect (board, "sentence", G_CALLBACK (sentence_cb), sentence);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), board);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (plan), releve_tray_new (dossier, book, RELEVE_BOARD (board)));
  gtk_box_append (GTK_BOX (plan), scroller);
  gtk_box_append (GTK_BOX (box), sentence);
  gtk_box_append (GTK_BOX (box), plan);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_present (GTK_WINDOW (window));
  if (carry != NULL)
    releve_board_begin_carry (RELEVE_BOARD (board), carry, NULL, TRUE);
  return window;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) options = g_option_context_new (NULL);
  g_autofree char *folder = g_dir_make_tmp ("releve-demo-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "example.releve", NULL);
  ReleveNewDepartment wish = { .example = TRUE, .today = releve_day_new (2026, 9, 14) };
  ReleveDeskOptions how = { .today = wish.today };
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveDesk) desk = NULL;
  g_autoptr (RelevePhrasebook) book = NULL;
  PlainJudge *judge;
  GtkWidget *window;

  g_option_context_add_main_entries (options, entries, NULL);
  if (!g_option_context_parse (options, &argc, &argv, &error)
      || !releve_exchange_new_department (path, &wish, &error)
      || (desk = releve_desk_open (path, &how, &error)) == NULL)
    g_error ("%s", error->message);
  gtk_init ();
  releve_scheme_set (parse_scheme ());
  load_style ();
  book = releve_phrasebook_new (g_strcmp0 (language, "fr") == 0 ? RELEVE_LANGUAGE_FR : RELEVE_LANGUAGE_EN);
  judge = plain_judge_new (releve_desk_get_dossier (desk), book);
  window = make_window (desk, book, judge);
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  (void) window;
  plain_judge_free (judge);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
