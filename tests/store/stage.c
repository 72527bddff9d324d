/* tests/store/stage.c - see stage.h. */
#include "tests/store/stage.h"

#include <stdlib.h>

struct arena arena;
const char *dir;
struct office *office;

int stage_start(void **state UNUSED)
{
	dir = folder_make(&arena);
	office = make_office(dir);
	return 0;
}

int stage_stop(void **state UNUSED)
{
	office_close(office);
	folder_remove(dir);
	arena_done(&arena);
	return unsetenv("TIENDO_NOW");
}
