/* tests/charts/wards.c - see wards.h. The tables have neither quotes nor escapes. */
#include "tests/charts/wards.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "tests/charts/cases.h"

enum { MAX_FILE = 1 << 20, FIELDS = 16 };

static const char reform[] = "2025-07-01";
static const char far_away[] = "26732"; /* Đặc khu Côn Đảo */

static char *read_table(struct arena *arena, const char *file)
{
	struct span bytes;
	struct error err;

	if (!file_read(arena, case_path(arena, file), MAX_FILE, &bytes, &err)) {
		(void)fprintf(stderr, "wards: cannot read %s\n", file);
		exit(1);
	}
	return arena_copy(arena, bytes.data, bytes.size);
}

/* Cuts a line into its fields; false at the end. */
static bool next_line(char **at, char *fields[FIELDS])
{
	char *end = *at == NULL ? NULL : strchr(*at, '\n'), *field = *at;

	if (end == NULL)
		return false;
	*end = '\0';
	*at = end + 1;
	for (int i = 0; i < FIELDS; i++) {
		char *comma = strchr(field, ',');

		fields[i] = field;
		if (comma != NULL)
			*comma = '\0';
		field = comma == NULL ? field + strlen(field) : comma + 1;
	}
	return true;
}

static void take_tile(struct chart_row *rows, size_t count, char *fields[FIELDS])
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(rows[i].code, fields[0]) == 0) {
			rows[i].tiled = true;
			rows[i].tile_column = (int)strtol(fields[1], NULL, 10);
			rows[i].tile_row = (int)strtol(fields[2], NULL, 10);
		}
}

struct chart_row *wards_read(struct arena *arena, size_t *ret_count)
{
	char *places = read_table(arena, "data/hcmc/places.csv");
	char *tiles = read_table(arena, "data/hcmc/tiles.csv"), *fields[FIELDS];
	struct chart_row *rows = NULL;
	size_t count = 0;

	while (next_line(&places, fields)) {
		if (strcmp(fields[3], "ward") != 0 || strcmp(fields[1], reform) != 0)
			continue;
		rows = arena_push(arena, rows, count, sizeof *rows);
		rows[count++] = (struct chart_row){ .code = fields[0],
			.name = fields[4],
			.apart = strcmp(fields[0], far_away) == 0,
			.located = true,
			.at = { strtod(fields[14], NULL), strtod(fields[13], NULL) } };
	}
	while (next_line(&tiles, fields))
		take_tile(rows, count, fields);
	*ret_count = count;
	return rows;
}
