#include "releve-application.h"
#include "releve-settings.h"

#define FIRST_RENDER_NODE "/dev/dri/renderD128"

/* Without a graphics card GL is emulated: cairo then draws the first frame a
 * third sooner (tests/bench/startup), and each frame of a drag in two thirds of
 * the time. Whoever sets GSK_RENDERER knows better. */
static void
choose_renderer (void)
{
  if (!g_file_test (FIRST_RENDER_NODE, G_FILE_TEST_EXISTS))
    g_setenv ("GSK_RENDERER", "cairo", FALSE);
}

int
main (int argc, char **argv)
{
  g_autoptr (ReleveApplication) application = NULL;

  choose_renderer ();
  /* Widgets made before the first GSettings lookup would speak another language. */
  releve_settings_apply_language (releve_settings_language ());
  application = releve_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
