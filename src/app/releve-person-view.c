#include "releve-person-view.h"

#include <math.h>
#include <glib/gi18n.h>

#include "releve-dot-plot.h"
#include "releve-evidence-popover.h"
#include "releve-fit.h"
#include "releve-fold.h"
#include "releve-ink.h"
#include "releve-rating-dialog.h"
#include "releve-text.h"

/* Pixels at 11 pt text. */
#define ROW 22
#define PLOT_LEAST 180
/* Under this width the table keeps now, role and gap. */
#define NARROW 900

struct _RelevePersonView {
  GtkWidget parent_instance;

  ReleveDocument *document;
  char *learner_id;
  ReleveDotPlot *plot;
  GtkWidget *scroller;
  GtkWidget *box;           /* refilled */
  GtkWidget *evidence;      /* the popover that is open */
  gboolean narrow;
  gboolean outdated;        /* the file changed while it was out of sight */
  guint refill;             /* source, 0 = none */
};

G_DEFINE_FINAL_TYPE (RelevePersonView, releve_person_view, GTK_TYPE_WIDGET)

static ReleveDossier *
dossier_of (RelevePersonView *self)
{
  return releve_document_get_dossier (self->document);
}

static RelevePhrasebook *
book_of (RelevePersonView *self)
{
  return releve_document_get_book (self->document);
}

static ReleveLanguage
language_of (RelevePersonView *self)
{
  return releve_document_get_language (self->document);
}

static GtkWidget *
make_label (const char *text, const char *class, float align)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), align);
  gtk_widget_add_css_class (label, class);
  return label;
}

static char *
level_text (RelevePersonView *self, double level)
{
  return isnan (level) ? g_strdup ("·") : releve_level_format (round (level * 4) / 4, language_of (self));
}

/* The strip: five answers. */

static GtkWidget *
make_answer (const char *question, const char *answer, const char *detail)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *strong = make_label (answer, "heading", 0), *more = make_label (detail, "dense", 0);

  gtk_label_set_wrap (GTK_LABEL (strong), TRUE);
  gtk_label_set_wrap (GTK_LABEL (more), TRUE);
  gtk_box_append (GTK_BOX (box), make_label (question, "detail", 0));
  gtk_box_append (GTK_BOX (box), strong);
  gtk_box_append (GTK_BOX (box), more);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  return box;
}

static GtkWidget *
answer_aim (RelevePersonView *self, const ReleveLearner *learner)
{
  const ReleveRole *role = learner->role_id != NULL ? releve_dossier_role (dossier_of (self), learner->role_id) : NULL;
  g_autofree char *date = releve_day_format (learner->aim_by, language_of (self), RELEVE_DAY_MONTH);
  /* Translators: %s is a month and a year. */
  g_autofree char *by = learner->aim_by != RELEVE_NO_DAY ? g_strdup_printf (_("by %s"), date) : g_strdup ("");

  return make_answer (_("Aim"), role != NULL ? releve_words_get (&role->name, language_of (self), NULL) : _("No role chosen"), by);
}

static GtkWidget *
answer_gaps (RelevePersonView *self, GArray *standings)
{
  g_autoptr (GString) rest = g_string_new (NULL);
  g_autofree char *first = NULL;

  for (guint i = 0; i < standings->len && i < 3; i++)
    {
      const ReleveStanding *standing = &g_array_index (standings, ReleveStanding, i);
      g_autofree char *now = level_text (self, standing->evidence.level), *role = level_text (self, standing->required);
      g_autofree char *text = NULL;

      if (!(standing->gap > 0))
        continue;
      text = g_strdup_printf ("%s %s → %s", releve_words_get (&standing->competency->short_name, language_of (self), NULL), now, role);
      if (first == NULL)
        first = g_steal_pointer (&text);
      else
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? "\n" : "", text);
    }
  return make_answer (_("Largest gaps"), first != NULL ? first : _("None"), rest->str);
}

/* Hidden strengths are shown first (domain.md §5). */
static GtkWidget *
answer_strength (RelevePersonView *self, GArray *standings)
{
  for (guint i = 0; i < standings->len; i++)
    {
      const ReleveStanding *standing = &g_array_index (standings, ReleveStanding, i);
      g_autofree char *others = NULL, *own = NULL, *detail = NULL;

      if (standing->awareness != RELEVE_HIDDEN_STRENGTH)
        continue;
      others = level_text (self, standing->evidence.observed);
      own = level_text (self, standing->evidence.self);
      /* Translators: %1$s is the level that others see, %2$s the one that she gives herself. */
      detail = g_strdup_printf (_("others say %1$s, own rating %2$s"), others, own);
      return make_answer (_("◆ Hidden strength"), releve_words_get (&standing->competency->name, language_of (self), NULL), detail);
    }
  return make_answer (_("Hidden strength"), _("None seen yet"), "");
}

static const RelevePlacement *
next_card (RelevePersonView *self)
{
  ReleveDossier *dossier = dossier_of (self);
  GPtrArray *cards = RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, learner_id, self->learner_id);
  ReleveDay today = releve_dossier_get_today (dossier);
  const RelevePlacement *next = NULL;

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = cards->pdata[i];
      int first = releve_dossier_first_block (dossier, card);

      if (card->state == RELEVE_DONE || card->state == RELEVE_DECLINED
          || releve_dossier_block_number (dossier, first)->first <= today)
        continue;
      if (next == NULL || first < releve_dossier_first_block (dossier, next))
        next = card;
    }
  return next;
}

static GtkWidget *
answer_next (RelevePersonView *self)
{
  ReleveDossier *dossier = dossier_of (self);
  const RelevePlacement *card = next_card (self);
  const ReleveAssignment *assignment;
  g_autofree char *blocks = NULL, *detail = NULL;
  ReleveMatch match;

  if (card == NULL)
    return make_answer (_("Next assignment"), _("None planned"), "");
  assignment = releve_dossier_assignment (dossier, card->assignment_id);
  releve_fit_of_placement (dossier, card, &match);
  blocks = releve_text_blocks (book_of (self), releve_dossier_first_block (dossier, card), releve_dossier_last_block (dossier, card));
  detail = isnan (match.fit) ? g_strdup (blocks)
    /* Translators: %1$s blocks; %2$.0f the fit, 0–100; %3$s a word of growth such as "moderate". */
    : g_strdup_printf (_("%1$s · fit %2$.0f, %3$s growth"), blocks, match.fit, releve_text_growth_word (book_of (self), match.growth_word));
  return make_answer (_("Next assignment"), releve_words_get (&assignment->name, language_of (self), NULL), detail);
}

static GtkWidget *
answer_date (RelevePersonView *self)
{
  ReleveDossier *dossier = dossier_of (self);
  GPtrArray *duties = RELEVE_DOSSIER_OF (dossier, releve_duty_kind, ReleveDuty, learner_id, self->learner_id);
  const ReleveDuty *next = NULL;
  const ReleveSupervisor *supervisor;
  g_autofree char *date = NULL, *answer = NULL, *who = NULL, *detail = NULL;

  for (guint i = 0; i < duties->len; i++)
    {
      const ReleveDuty *duty = duties->pdata[i];

      if (duty->done == RELEVE_NO_DAY && (next == NULL || duty->due < next->due))
        next = duty;
    }
  if (next == NULL)
    return make_answer (_("Next date"), _("Nothing due"), "");
  supervisor = next->supervisor_id != NULL ? releve_dossier_supervisor (dossier, next->supervisor_id) : NULL;
  date = releve_day_format (next->due, language_of (self), RELEVE_DAY_WEEKDAY);
  answer = g_strdup_printf ("%s, %s", releve_text_duty_kind (book_of (self), next->kind), date);
  who = supervisor != NULL ? releve_text_supervisor (book_of (self), supervisor, FALSE) : NULL;
  /* Translators: %s is a supervisor. */
  detail = who != NULL ? g_strdup_printf (next->due < releve_dossier_get_today (dossier) ? _("late, with %s") : _("with %s"), who) : g_strdup ("");
  return make_answer (_("Next date"), answer, detail);
}

static void
add_strip (RelevePersonView *self, const ReleveLearner *learner, GArray *standings)
{
  GtkWidget *strip = gtk_flow_box_new ();
  GtkWidget *answers[] = { answer_aim (self, learner), answer_gaps (self, standings), answer_strength (self, standings),
                           answer_next (self), answer_date (self) };

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (strip), GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (strip), 3);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (strip), 5);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (strip), 18);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), answers[i]);
      gtk_flow_box_append (GTK_FLOW_BOX (strip), child);
    }
  gtk_widget_add_css_class (strip, "answers");
  gtk_box_append (GTK_BOX (self->box), strip);
}

/* Competencies: the plot and its table share their rows. */

static void
draw_row_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  RelevePersonView *self = g_object_get_data (G_OBJECT (area), "view");

  releve_dot_plot_paint_row (self->plot, GPOINTER_TO_UINT (data), cr, width, height, releve_scheme_get ());
}

static void
draw_scale_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (area));

  releve_dot_plot_paint_scale (cr, width, height, releve_scheme_get (), pango_context_get_font_description (context));
}

static GtkWidget *
make_plot (RelevePersonView *self, GtkDrawingAreaDrawFunc draw, guint row)
{
  GtkWidget *area = gtk_drawing_area_new ();
  double scale = releve_ink_scale (GTK_WIDGET (self));

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), PLOT_LEAST * scale);
  gtk_widget_set_hexpand (area, TRUE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), ROW * scale);
  g_object_set_data (G_OBJECT (area), "view", self);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, GUINT_TO_POINTER (row), NULL);
  return area;
}

/* What a button opens. */
typedef struct {
  RelevePersonView *view;
  char *competency_id;      /* NULL: an attribute */
  ReleveAttribute attribute;
} Subject;

static void
free_subject (gpointer data, GClosure *closure)
{
  g_free (((Subject *) data)->competency_id);
  g_free (data);
}

/* It leaves its parent as it closes. */
static void
close_evidence (RelevePersonView *self)
{
  GtkWidget *popover = self->evidence;

  if (popover == NULL)
    return;
  g_clear_weak_pointer (&self->evidence);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

/* The popover outlives the button when the table is filled anew, so it is the box's child. */
static void
open_evidence_cb (GtkButton *button, const Subject *subject)
{
  RelevePersonView *self = subject->view;
  GtkWidget *popover = releve_evidence_popover_new (self->document, self->learner_id, subject->competency_id, subject->attribute);
  graphene_rect_t area;

  close_evidence (self);
  g_set_weak_pointer (&self->evidence, popover);
  gtk_widget_set_parent (popover, self->box);
  if (gtk_widget_compute_bounds (GTK_WIDGET (button), self->box, &area))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { area.origin.x, area.origin.y, area.size.width, area.size.height });
  gtk_popover_popup (GTK_POPOVER (popover));
}

static GtkWidget *
make_row_button (RelevePersonView *self, const char *text, const char *competency_id, ReleveAttribute attribute)
{
  GtkWidget *button = gtk_button_new (), *label = make_label (text, "dense", 0);
  Subject *subject = g_new (Subject, 1);

  *subject = (Subject) { self, g_strdup (competency_id), attribute };
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row-name");
  gtk_widget_set_name (button, competency_id != NULL ? competency_id : releve_attribute_codes[attribute]);
  g_signal_connect_data (button, "clicked", G_CALLBACK (open_evidence_cb), subject, free_subject, 0);
  return button;
}

static GtkWidget *
make_name (RelevePersonView *self, guint row, const ReleveStanding *standing)
{
  GtkWidget *button = make_row_button (self, releve_words_get (&standing->competency->name, language_of (self), NULL),
                                       standing->competency->id, 0);
  g_autofree char *spoken = releve_dot_plot_describe_row (self->plot, row);

  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return button;
}

static char *
trend_text (RelevePersonView *self, const ReleveEvidence *evidence)
{
  double change = round ((evidence->level - evidence->year_ago) * 2) / 2;
  g_autofree char *size = releve_level_format (fabs (change), language_of (self));

  if (isnan (change) || change == 0)
    return g_strdup ("·");
  return g_strdup_printf ("%s%s", change > 0 ? "+" : "−", size);
}

static void
attach_number (GtkWidget *grid, const char *text, int column, int row, const char *class)
{
  GtkWidget *label = make_label (text, "numeric", 1);

  gtk_widget_add_css_class (label, "dense");
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

static void
attach_standing (RelevePersonView *self, GtkWidget *grid, guint row)
{
  const ReleveStanding *standing = releve_dot_plot_standing (self->plot, row);
  const ReleveEvidence *evidence = &standing->evidence;
  g_autofree char *now = level_text (self, evidence->level), *role = level_text (self, standing->required);
  g_autofree char *gap = isnan (evidence->level) ? g_strdup ("·") : level_text (self, standing->gap);
  g_autofree char *trend = trend_text (self, evidence), *n = g_strdup_printf ("%d", evidence->n_raters);
  g_autofree char *last = evidence->last_on != RELEVE_NO_DAY ? releve_day_format (evidence->last_on, language_of (self), RELEVE_DAY_MONTH) : g_strdup ("—");
  GtkWidget *warning = make_label (standing->differs ? "⚠" : "", "warning-mark", 0.5);
  int y = row + 1;

  gtk_grid_attach (GTK_GRID (grid), make_name (self, row, standing), 0, y, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_plot (self, draw_row_cb, row), 1, y, 1, 1);
  attach_number (grid, now, 2, y, NULL);
  attach_number (grid, role, 3, y, NULL);
  attach_number (grid, gap, 4, y, standing->gap >= 1 ? "strong" : NULL);
  if (!self->narrow)
    {
      attach_number (grid, trend, 5, y, NULL);
      attach_number (grid, n, 6, y, NULL);
      attach_number (grid, last, 7, y, evidence->stale ? "secondary" : NULL);
    }
  if (standing->differs)
    gtk_widget_set_tooltip_text (warning, _("Self and observed differ by two levels or more"));
  gtk_grid_attach (GTK_GRID (grid), warning, 8, y, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_label (releve_text_awareness (book_of (self), standing->awareness), "detail", 0), 9, y, 1, 1);
}

static void
add_competencies (RelevePersonView *self)
{
  const char *heads[] = { _("now"), _("role"), _("gap"), _("12 months"), _("observers"), _("last") };
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *summary = NULL;

  g_clear_pointer (&self->plot, releve_dot_plot_free);
  self->plot = releve_dot_plot_new (dossier_of (self), self->learner_id, book_of (self));
  summary = releve_dot_plot_summary (self->plot);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_grid_attach (GTK_GRID (grid), make_plot (self, draw_scale_cb, 0), 1, 0, 1, 1);
  for (guint i = 0; i < (self->narrow ? 3 : G_N_ELEMENTS (heads)); i++)
    gtk_grid_attach (GTK_GRID (grid), make_label (heads[i], "detail", 1), i + 2, 0, 1, 1);
  for (guint row = 0; row < releve_dot_plot_n_rows (self->plot); row++)
    attach_standing (self, grid, row);
  gtk_widget_add_css_class (grid, "competencies");
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  gtk_box_append (GTK_BOX (self->box), grid);
  gtk_box_append (GTK_BOX (self->box), make_label (_("● now   ┃ the role asks   ○ own rating   ◇ observed   ⚠ the two differ by two levels or more"), "detail", 0));
}

/* Profile: the attributes that matching reads. */

static void
add_profile (RelevePersonView *self)
{
  const char *heads[] = { _("now"), _("own rating"), _("observed"), _("observers"), _("last") };
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    gtk_grid_attach (GTK_GRID (grid), make_label (heads[i], "detail", 1), i + 1, 0, 1, 1);
  for (int a = 0; a < RELEVE_N_ATTRIBUTES; a++)
    {
      ReleveEvidence evidence;
      g_autofree char *now = NULL, *own = NULL, *observed = NULL, *n = NULL, *last = NULL;

      releve_evidence_of_attribute (dossier_of (self), self->learner_id, a, &evidence);
      now = level_text (self, evidence.level);
      own = level_text (self, evidence.self);
      observed = level_text (self, evidence.observed);
      n = g_strdup_printf ("%d", evidence.n_raters);
      last = evidence.last_on != RELEVE_NO_DAY ? releve_day_format (evidence.last_on, language_of (self), RELEVE_DAY_MONTH) : g_strdup ("—");
      gtk_grid_attach (GTK_GRID (grid), make_row_button (self, releve_text_attribute (book_of (self), a), NULL, a), 0, a + 1, 1, 1);
      attach_number (grid, now, 1, a + 1, "strong");
      attach_number (grid, own, 2, a + 1, NULL);
      attach_number (grid, observed, 3, a + 1, NULL);
      attach_number (grid, n, 4, a + 1, NULL);
      attach_number (grid, last, 5, a + 1, evidence.stale ? "secondary" : NULL);
    }
  gtk_box_append (GTK_BOX (self->box), make_label (_("Profile that matching reads"), "heading", 0));
  gtk_box_append (GTK_BOX (self->box), grid);
}

/* Head: name, and what can be done. */

static void
add_rating_cb (RelevePersonView *self)
{
  GtkWidget *dialog = releve_rating_dialog_new (self->document, self->learner_id);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
plan_cb (RelevePersonView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.career-plan", "s", self->learner_id);
}

static GtkWidget *
make_button (RelevePersonView *self, const char *name, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_name (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
add_head (RelevePersonView *self, const ReleveLearner *learner)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *name = releve_text_learner (book_of (self), learner, FALSE);
  g_autofree char *post = g_strdup_printf ("%s · %s", releve_words_get (&learner->post, language_of (self), NULL),
                                           releve_words_get (&learner->service, language_of (self), NULL));
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (words), make_label (name, "page-title", 0));
  gtk_box_append (GTK_BOX (words), make_label (post, "detail", 0));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (head), words);
  if (!releve_desk_is_read_only (releve_document_get_desk (self->document)))
    gtk_box_append (GTK_BOX (head), make_button (self, "rating", _("Add a _rating…"), G_CALLBACK (add_rating_cb)));
  gtk_box_append (GTK_BOX (head), make_button (self, "plan", _("Career _plan…"), G_CALLBACK (plan_cb)));
  gtk_box_append (GTK_BOX (self->box), head);
}

static GtkWidget *
find_named (GtkWidget *root, const char *name)
{
  if (gtk_widget_get_focusable (root) && g_str_equal (gtk_widget_get_name (root), name))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What has the keyboard among what is about to go; NULL if nothing has. */
static char *
name_of_focus (RelevePersonView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->box) ? g_strdup (gtk_widget_get_name (focus)) : NULL;
}

static void
fill (RelevePersonView *self)
{
  const ReleveLearner *learner = releve_dossier_learner (dossier_of (self), self->learner_id);
  g_autofree char *focused = name_of_focus (self);
  g_autoptr (GArray) standings = NULL;
  GtkWidget *child, *again;

  self->outdated = FALSE;
  close_evidence (self);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  if (learner == NULL)
    return;
  standings = releve_standings (dossier_of (self), self->learner_id);
  add_head (self, learner);
  add_strip (self, learner, standings);
  gtk_box_append (GTK_BOX (self->box), make_label (_("Competencies, largest gap first"), "heading", 0));
  add_competencies (self);
  add_profile (self);
  again = focused != NULL ? find_named (self->box, focused) : NULL;
  if (again != NULL)
    gtk_widget_grab_focus (again);
}

/* Figures change at once where they are seen (D8), else when they are next. */
static void
changed_cb (RelevePersonView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
  else
    self->outdated = TRUE;
}

static void
releve_person_view_map (GtkWidget *widget)
{
  RelevePersonView *self = RELEVE_PERSON_VIEW (widget);

  if (self->outdated)
    fill (self);
  GTK_WIDGET_CLASS (releve_person_view_parent_class)->map (widget);
}

static gboolean
refill_cb (gpointer data)
{
  RelevePersonView *self = data;

  self->refill = 0;
  fill (self);
  return G_SOURCE_REMOVE;
}

/* Filling during an allocation would ask for another one at once. */
static void
releve_person_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RelevePersonView *self = RELEVE_PERSON_VIEW (widget);
  gboolean narrow = width < NARROW * releve_ink_scale (widget);

  gtk_widget_size_allocate (self->scroller, &(GtkAllocation) { 0, 0, width, height }, baseline);
  if (narrow != self->narrow && self->refill == 0)
    self->refill = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refill_cb, self, NULL);
  self->narrow = narrow;
}

static void
releve_person_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (RELEVE_PERSON_VIEW (widget)->scroller, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
releve_person_view_dispose (GObject *object)
{
  RelevePersonView *self = RELEVE_PERSON_VIEW (object);

  g_clear_handle_id (&self->refill, g_source_remove);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (dossier_of (self), self);
  close_evidence (self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->plot, releve_dot_plot_free);
  g_clear_pointer (&self->learner_id, g_free);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (releve_person_view_parent_class)->dispose (object);
}

static void
releve_person_view_class_init (RelevePersonViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = releve_person_view_dispose;
  GTK_WIDGET_CLASS (class)->map = releve_person_view_map;
  GTK_WIDGET_CLASS (class)->measure = releve_person_view_measure;
  GTK_WIDGET_CLASS (class)->size_allocate = releve_person_view_size_allocate;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "person-view");
}

static void
releve_person_view_init (RelevePersonView *self)
{
  self->scroller = gtk_scrolled_window_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->box, "page");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
releve_person_view_new (ReleveDocument *document, const char *learner_id)
{
  RelevePersonView *self = g_object_new (RELEVE_TYPE_PERSON_VIEW, NULL);

  self->document = g_object_ref (document);
  self->learner_id = g_strdup (learner_id);
  fill (self);
  g_signal_connect_swapped (dossier_of (self), "changed", G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (self);
}
