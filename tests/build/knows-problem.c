/* Prints those of its arguments that are problems without a sentence. */

#include "releve-text.h"

int
main (int argc, char *argv[])
{
  for (int i = 1; i < argc; i++)
    if (!releve_text_knows_problem (argv[i]))
      g_print ("%s\n", argv[i]);
  return 0;
}
