/* collector/catalogue_places.c - places.csv and crosswalk.csv. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/decimal.h"
#include "collector/catalogue_private.h"
#include "collector/csv.h"

enum { MAX_COLUMNS = 24 };

/* A table whose columns are known: values by position in `names`. */
struct table {
	struct csv *csv;
	int columns;
	int line; /* of the row that was read last */
};

/* Starts a table; its header must be exactly the names. */
static bool open_table(struct folder *folder, const char *file, const char *const *names,
	int columns, struct table *ret)
{
	struct csv_record record;
	struct span bytes;
	enum csv_step step;

	if (!folder_bytes(folder, file, &bytes))
		return false;
	*ret = (struct table){ .csv = csv_new(folder->arena, bytes, ','), .columns = columns };
	step = csv_next(ret->csv, &record, folder->err);
	if (step != CSV_RECORD)
		return step == CSV_END && folder_refuse(folder, "header", "missing");
	for (int i = 0; i < columns; i++)
		if ((size_t)columns != record.count ||
			!span_is(span_trim(record.fields[i]), names[i]))
			return folder_refuse(
				folder, "header", "column %d must be %s", i + 1, names[i]);
	return true;
}

/* The next row's values, copied; `ret_step` says whether there is one. */
static bool next_row(
	struct folder *folder, struct table *table, const char *values[], enum csv_step *ret_step)
{
	struct csv_record record;

	*ret_step = csv_next(table->csv, &record, folder->err);
	if (*ret_step == CSV_ERROR)
		return false;
	if (*ret_step == CSV_END)
		return true;
	table->line = record.line;
	if ((size_t)table->columns != record.count)
		return folder_refuse(folder, "row", "line %d has %zu values, not %d", record.line,
			record.count, table->columns);
	for (int i = 0; i < table->columns; i++)
		values[i] = arena_copy(folder->arena, record.fields[i].data, record.fields[i].size);
	return true;
}

static bool is_decimal_or_empty(const char *text)
{
	struct decimal value;

	return *text == '\0' || decimal_parse(span_of(text), &value);
}

enum place_column {
	CODE,
	VALID_FROM,
	VALID_UNTIL,
	LEVEL,
	NAME_VI,
	NAME_EN,
	TYPE_VI,
	TYPE_EN,
	OTHER_NAMES,
	PARENT,
	FORMER_DISTRICT,
	POPULATION,
	AREA,
	LAT,
	LON,
	SOURCE,
};

static const char *const place_columns[] = { "code", "valid_from", "valid_until", "level",
	"name_vi", "name_en", "type_vi", "type_en", "other_names", "parent", "former_district",
	"population", "area_km2", "lat", "lon", "source", NULL };

static bool read_place(
	struct folder *folder, int line, const char *const values[], struct place *ret)
{
	int level = text_index(place_levels, values[LEVEL]);
	struct decimal population = { -1, 0 };

	*ret = (struct place){
		.code = values[CODE],
		.valid_from = values[VALID_FROM],
		.valid_until = values[VALID_UNTIL],
		.until_day = INT_MAX,
		.name = { values[NAME_VI], values[NAME_EN] },
		.type = { values[TYPE_VI], values[TYPE_EN] },
		.other_names = values[OTHER_NAMES],
		.parent = values[PARENT],
		.former_district = values[FORMER_DISTRICT],
		.area_km2 = values[AREA],
		.lat = values[LAT],
		.lon = values[LON],
		.source = values[SOURCE],
	};
	if (level < 0)
		return folder_refuse(
			folder, "row", "line %d: unknown level \"%s\"", line, values[LEVEL]);
	ret->level = (enum place_level)level;
	if (!clock_date_parse(span_of(ret->valid_from), &ret->from_day) ||
		(*ret->valid_until != '\0' &&
			!clock_date_parse(span_of(ret->valid_until), &ret->until_day)) ||
		ret->until_day <= ret->from_day)
		return folder_refuse(
			folder, "row", "line %d: dates must be YYYY-MM-DD in order", line);
	if (*ret->code == '\0' || strpbrk(ret->code, "@|,\"") != NULL)
		return folder_refuse(folder, "row", "line %d: code must be there, without @", line);
	if (*values[POPULATION] != '\0' &&
		(!decimal_parse(span_of(values[POPULATION]), &population) ||
			population.scale != 0 || population.units < 0))
		return folder_refuse(
			folder, "row", "line %d: population must be a whole number", line);
	ret->population = population.units;
	if (!is_decimal_or_empty(ret->area_km2) || !is_decimal_or_empty(ret->lat) ||
		!is_decimal_or_empty(ret->lon))
		return folder_refuse(
			folder, "row", "line %d: area, lat and lon must be numbers", line);
	return true;
}

/* Every parent exists, and no two places of one code overlap in time. */
static bool check_places(struct folder *folder, const struct catalogue *catalogue)
{
	for (int i = 0; i < catalogue->place_count; i++) {
		const struct place *a = &catalogue->places[i];

		if (*a->parent != '\0' && catalogue_place(catalogue, a->parent, 0) == NULL)
			return folder_refuse(folder, a->code, "unknown parent \"%s\"", a->parent);
		if (!folder_source(folder, catalogue, a->code, a->source))
			return false;
		if (*a->former_district != '\0' &&
			!catalogue_has_place(catalogue, a->former_district))
			return folder_refuse(folder, a->code, "unknown former district \"%s\"",
				a->former_district);
		for (int k = 0; k < i; k++) {
			const struct place *b = &catalogue->places[k];

			if (strcmp(a->code, b->code) == 0 && a->from_day < b->until_day &&
				b->from_day < a->until_day)
				return folder_refuse(
					folder, a->code, "stands twice at the same time");
		}
	}
	return true;
}

bool catalogue_read_places(struct folder *folder, struct catalogue *catalogue)
{
	const char *values[MAX_COLUMNS] = { [0 ... MAX_COLUMNS - 1] = "" };
	struct place *list = NULL;
	struct table table;
	enum csv_step step;
	int count = 0;

	if (!open_table(folder, "places.csv", place_columns, COUNT(place_columns) - 1, &table))
		return false;
	while (next_row(folder, &table, values, &step) && step == CSV_RECORD) {
		list = arena_push(folder->arena, list, (size_t)count, sizeof *list);
		if (!read_place(folder, table.line, values, &list[count++]))
			return false;
	}
	catalogue->places = list;
	catalogue->place_count = count;
	if (step != CSV_END || !check_places(folder, catalogue))
		return false;
	folder->file = "catalogue.json";
	return catalogue_has_place(catalogue, catalogue->city) ||
		folder_refuse(folder, "top", "unknown city \"%s\"", catalogue->city);
}

static bool is_share_or_empty(const char *text)
{
	static const struct decimal none = { 0, 0 }, all = { 1, 0 };
	struct decimal value;

	return *text == '\0' ||
		(decimal_parse(span_of(text), &value) && decimal_compare(value, none) >= 0 &&
			decimal_compare(value, all) <= 0);
}

enum link_column { FROM, TO, WHOLE, SHARE, BASIS, LINK_SOURCE };

static const char *const link_columns[] = { "from", "to", "whole", "share", "basis", "source",
	NULL };

static bool read_link(struct folder *folder, const struct catalogue *catalogue, int line,
	const char *const values[], struct place_link *ret)
{
	*ret = (struct place_link){
		.from = catalogue_place(catalogue, values[FROM], 0),
		.to = catalogue_place(catalogue, values[TO], 0),
		.whole = strcmp(values[WHOLE], "yes") == 0,
		.share = values[SHARE],
		.basis = values[BASIS],
		.source = values[LINK_SOURCE],
	};
	if (ret->from == NULL || ret->to == NULL)
		return folder_refuse(folder, "row", "line %d: unknown place", line);
	if (!ret->whole && strcmp(values[WHOLE], "no") != 0)
		return folder_refuse(folder, "row", "line %d: whole must be yes or no", line);
	if (!is_share_or_empty(ret->share))
		return folder_refuse(folder, "row", "line %d: share must be 0 to 1", line);
	for (int i = 0; i < catalogue->link_count; i++)
		if (catalogue->links[i].from == ret->from && catalogue->links[i].to == ret->to)
			return folder_refuse(folder, "row", "line %d: stands twice", line);
	return folder_source(folder, catalogue, values[FROM], ret->source);
}

bool catalogue_read_links(struct folder *folder, struct catalogue *catalogue)
{
	const char *values[MAX_COLUMNS] = { [0 ... MAX_COLUMNS - 1] = "" };
	struct place_link *list = NULL;
	struct table table;
	enum csv_step step;

	if (!open_table(folder, "crosswalk.csv", link_columns, COUNT(link_columns) - 1, &table))
		return false;
	while (next_row(folder, &table, values, &step) && step == CSV_RECORD) {
		list = arena_push(folder->arena, list, (size_t)catalogue->link_count, sizeof *list);
		catalogue->links = list;
		if (!read_link(folder, catalogue, table.line, values, &list[catalogue->link_count]))
			return false;
		catalogue->link_count++;
	}
	return step == CSV_END;
}
