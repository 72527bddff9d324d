/* tests/collector/golden.c - see golden.h. */
#include "tests/collector/golden.h"

#include <dirent.h>
#include <stdlib.h>

#include "base/file.h"
#include "tests/support/rows.h"

enum { MAX_FILE = 1 << 20 };

/* "" where there is no such file. */
static struct span contents(struct arena *arena, const char *path)
{
	struct span bytes;
	struct error err;

	return file_read(arena, path, MAX_FILE, &bytes, &err) ? bytes : span_of("");
}

static int check_file(struct arena *arena, const char *path, golden_draw *draw)
{
	const char *out = arena_format(arena, "%.*s.out", (int)(strlen(path) - 4), path);
	const char *seen = draw(contents(arena, path));
	struct span expected;
	struct error err;

	if (getenv("TIENDO_UPDATE") != NULL)
		assert_true(file_write(out, span_of(seen), 0644, &err));
	expected = contents(arena, out);
	return row_wrong(path, seen, arena_copy(arena, expected.data, expected.size));
}

void golden_folder(struct arena *arena, const char *folder, int least, golden_draw *draw)
{
	struct dirent **entries = NULL;
	int found = scandir(folder, &entries, NULL, alphasort), files = 0, wrong = 0;

	for (int i = 0; i < found; i++) {
		const char *name = entries[i]->d_name;
		size_t size = strlen(name);

		if (size > 4 && strcmp(name + size - 4, ".csv") == 0) {
			wrong += check_file(
				arena, arena_format(arena, "%s/%s", folder, name), draw);
			files++;
		}
		free(entries[i]);
	}
	free(entries);
	assert_true(files >= least);
	assert_int_equal(wrong, 0);
}

struct span golden_words(struct arena *arena, struct span bytes, golden_take *take, void *context)
{
	size_t line;
	char *rest, *word, *value;

	if (bytes.size < 3 || memcmp(bytes.data, "#! ", 3) != 0)
		return bytes;
	line = (size_t)((const char *)memchr(bytes.data, '\n', bytes.size) - bytes.data);
	rest = arena_copy(arena, bytes.data + 3, line - 3);
	while ((word = strsep(&rest, "|")) != NULL && (value = strsep(&rest, "|")) != NULL)
		take(context, word, value);
	return (struct span){ bytes.data + line + 1, bytes.size - line - 1 };
}
