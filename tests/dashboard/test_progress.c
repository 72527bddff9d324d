/* tests/dashboard/test_progress.c - the bar of a long command, seen through a terminal of our own. */
#include "tests/support/rows.h"

#include <pty.h>
#include <stdio.h>
#include <unistd.h>

#include "base/text.h"
#include "dashboard/commands/progress.h"

enum { LONG_AGO = 1 /* of a clock that has run since the machine began */, ROOM = 512 };

/* What stood on standard error, a terminal or a pipe, while `share` was shown twice and ended. */
static void seen(bool terminal, int64_t begun, double share, char ret[ROOM])
{
	struct progress progress = { .name = "thang10.csv", .begun = begun };
	int ends[2], kept = dup(STDERR_FILENO);
	size_t size = 0;
	ssize_t got;

	assert_int_equal(terminal ? openpty(&ends[0], &ends[1], NULL, NULL, NULL) : pipe(ends), 0);
	(void)fflush(stderr);
	assert_int_equal(dup2(ends[1], STDERR_FILENO), STDERR_FILENO);
	progress_show(&progress, share);
	progress_show(&progress, share);
	progress_end(&progress);
	(void)fputc('.', stderr); /* something to read in any case */
	(void)fflush(stderr);
	do {
		got = read(ends[0], ret + size, ROOM - 1 - size);
		size += got > 0 ? (size_t)got : 0;
	} while (got > 0 && ret[size - 1] != '.');
	ret[size] = '\0';
	assert_int_equal(dup2(kept, STDERR_FILENO), STDERR_FILENO);
	(void)close(kept);
	(void)close(ends[0]);
	(void)close(ends[1]);
}

static void a_bar_shows_where_somebody_waits(void **state UNUSED)
{
	static const struct {
		const char *name;
		bool terminal;
		int64_t begun;
		double share;
		const char *expected;
	} cases[] = {
		{ "a quarter", true, LONG_AGO, 0.25,
			"\rthang10.csv [#######.......................] 25%\033[K\r\033[K." },
		{ "nothing yet", true, LONG_AGO, 0,
			"\rthang10.csv [..............................] 0%\033[K\r\033[K." },
		{ "all", true, LONG_AGO, 1,
			"\rthang10.csv [##############################] 100%\033[K\r\033[K." },
		{ "more than all", true, LONG_AGO, 1.5,
			"\rthang10.csv [##############################] 100%\033[K\r\033[K." },
		{ "too soon", true, INT64_MAX, 0.25, "." },
		{ "no terminal", false, LONG_AGO, 0.25, "." },
	};
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		char said[ROOM];

		seen(cases[i].terminal, cases[i].begun, cases[i].share, said);
		wrong += row_wrong(cases[i].name, said, cases[i].expected);
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bar_shows_where_somebody_waits),
	};
	return cmocka_run_group_tests_name("progress", tests, NULL, NULL);
}
