/* tests/store/stage.c - see stage.h. */
#include "tests/store/stage.h"

#include <stdlib.h>

#include "store/office/ledger.h"

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

const char *stage_last_act(void)
{
	struct ledger_entry *list;
	struct error err;
	size_t count;

	assert_true(ledger_list(
		office, &arena, &(struct ledger_wish){ "", "", "", 0, 1 }, &list, &count, &err));
	return arena_format(
		&arena, "%s %s %s: %s", list->actor, list->act, list->subject, list->detail);
}
