#include "releve-application.h"
#include "releve-settings.h"

int
main (int argc, char **argv)
{
  g_autoptr (ReleveApplication) application = NULL;

  /* Widgets made before the first GSettings lookup would speak another language. */
  releve_settings_apply_language (releve_settings_language ());
  application = releve_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
