/* tests/charts/golden.c - see golden.h. */
#include "tests/charts/golden.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "tests/charts/cases.h"
#include "tests/support/unit.h"

enum { MAX_FILE = 1 << 20 };

/* The line both begin to differ in, from 1; 0 when they are equal. */
static int first_difference(struct span a, struct span b)
{
	int line = 1;

	for (size_t i = 0; i < a.size && i < b.size; i++) {
		if (a.data[i] != b.data[i])
			return line;
		line += a.data[i] == '\n';
	}
	return a.size == b.size ? 0 : line;
}

void golden_check(const char *name, const struct text *seen)
{
	arena_auto arena = { 0 };
	const char *path = case_path(&arena, arena_format(&arena, "tests/golden/charts/%s", name));
	const char *update = getenv("TIENDO_UPDATE");
	struct span kept;
	struct error err = { 0 };
	int line;

	if (update != NULL && strcmp(update, "1") == 0) {
		if (!file_write(path, text_span(seen), 0644, &err))
			fail_msg("%s: %s %s", path, err.key, err.detail);
		return;
	}
	if (!file_read(&arena, path, MAX_FILE, &kept, &err))
		fail_msg("%s: %s %s", path, err.key, err.detail);
	line = first_difference(kept, text_span(seen));
	if (line != 0)
		fail_msg("%s differs from line %d on; TIENDO_UPDATE=1 rewrites it:\n%s", path, line,
			text_z(seen));
}
