/* dashboard/view/splitrows.c - see splitrows.h. */
#include "dashboard/view/splitrows.h"

#include <stdlib.h>
#include <string.h>

#include "indicators/hotline.h"
#include "indicators/place.h"

enum { LEAST = 2, RANKS = 3 /* of methods: primary, other, made up */ };

/* What follows "Lĩnh vực=", or NULL for a figure that is not split so, or by more. */
static const char *field_of(const struct observation *figure)
{
	static const char before[] = HOTLINE_DIMENSION "=";

	return strncmp(figure->breakdown, before, strlen(before)) == 0 &&
			strchr(figure->breakdown, '|') == NULL
		? figure->breakdown + strlen(before)
		: NULL;
}

static int compare(const void *left, const void *right)
{
	const struct observation *a = *(const struct observation *const *)left;
	const struct observation *b = *(const struct observation *const *)right;
	int order = strcmp(a->breakdown, b->breakdown);

	return order != 0 ? order : period_compare(&a->period, &b->period);
}

static int largest_first(const void *left, const void *right)
{
	const struct chart_row *a = left, *b = right;
	int order = decimal_compare(
		b->figures[b->figure_count - 1].value, a->figures[a->figure_count - 1].value);

	return order != 0 ? order : strcmp(a->code, b->code);
}

/* The known figures of the city by one method, by field and period. */
static const struct observation **gather(const struct edition_figure *figures, size_t count,
	const struct method *method, const char *city, struct arena *arena, size_t *ret_count)
{
	const struct observation **list = arena_new(arena, count + 1, sizeof *list);
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		const struct observation *figure = &figures[i].observation;

		if (figures[i].method == method && figure->known && figure->place != NULL &&
			strcmp(figure->place->code, city) == 0 && field_of(figure) != NULL)
			list[kept++] = figure;
	}
	if (kept > 0)
		qsort(list, kept, sizeof *list, compare);
	*ret_count = kept;
	return list;
}

static const struct period *last_of(const struct chart_row *row)
{
	return &row->figures[row->figure_count - 1].period;
}

/* Keeps the rows that have a figure in the latest period of any. */
static void keep_latest(struct chart_row *rows, size_t *count)
{
	const struct period *latest = *count == 0 ? NULL : last_of(&rows[0]);
	size_t kept = 0;

	for (size_t i = 1; i < *count; i++)
		if (period_compare(latest, last_of(&rows[i])) < 0)
			latest = last_of(&rows[i]);
	for (size_t i = 0; i < *count; i++)
		if (period_compare(latest, last_of(&rows[i])) == 0)
			rows[kept++] = rows[i];
	*count = kept;
}

static void fill(const struct observation *const *list, size_t count, enum lang lang,
	struct arena *arena, struct placerows *ret)
{
	struct chart_row *rows = arena_new(arena, count + 1, sizeof *rows);

	ret->rows = rows;
	ret->count = 0;
	for (size_t from = 0, until; from < count && ret->count < CHART_MAX_ROWS; from = until) {
		struct observation *figures = arena_new(arena, count - from, sizeof *figures);

		for (until = from;
			until < count && strcmp(list[until]->breakdown, list[from]->breakdown) == 0;
			until++)
			figures[until - from] = *list[until];
		rows[ret->count++] = (struct chart_row){ .code = field_of(list[from]),
			.name = hotline_field_name(field_of(list[from]), lang),
			.figures = figures,
			.figure_count = until - from };
	}
	keep_latest(rows, &ret->count);
	if (ret->count > 0)
		qsort(rows, ret->count, sizeof *rows, largest_first);
}

bool splitrows_read(struct edition *edition, struct arena *arena, const struct indicator *indicator,
	enum lang lang, struct placerows *ret, struct error *err)
{
	const char *city = edition_catalogue(edition)->city;
	struct edition_figure *figures;
	size_t count;

	if (!edition_figures(edition, arena, indicator, &figures, &count, err))
		return false;
	*ret = (struct placerows){ .split = true };
	for (int rank = 0; rank < RANKS && ret->method == NULL; rank++)
		for (int i = 0; i < indicator->method_count && ret->method == NULL; i++) {
			const struct method *method = &indicator->methods[i];
			size_t kept;
			const struct observation **list = gather(
				figures, count, method, city, arena, &kept);

			if (rank != (method->illustrative ? 2 : !method->primary))
				continue;
			fill(list, kept, lang, arena, ret);
			if (ret->count >= LEAST)
				ret->method = method;
		}
	if (ret->method == NULL)
		ret->count = 0;
	return true;
}
