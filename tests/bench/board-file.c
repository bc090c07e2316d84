/* board-file FILE [SEED]: the department that board-bench measures, to look at
 * with the program itself. */

#include "bench-department.h"

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveDesk) desk = NULL;

  if (argc < 2)
    {
      g_printerr ("board-file FILE [SEED]\n");
      return 2;
    }
  desk = bench_department_create (argv[1], argc > 2 ? (guint32) g_ascii_strtoull (argv[2], NULL, 10) : 1, 200, 52, &error);
  if (desk == NULL)
    g_printerr ("%s\n", error->message);
  return desk == NULL;
}
