/* dashboard/view/placerows.c - see placerows.h. */
#include "dashboard/view/placerows.h"

#include <stdlib.h>
#include <string.h>

#include "charts/json/request.h"
#include "dashboard/view/partrows.h"
#include "dashboard/view/places.h"
#include "dashboard/view/splitrows.h"
#include "indicators/place.h"

enum { LEAST = 2, TOP = 10, BOTTOM = 5, MANY = 16 };

static const char *const place_kinds[] = { "bars", "heat", "map", "multiples", "slope", "tiles",
	NULL };

static const char *const map_kinds[] = { "map", "tiles", NULL };

/* Does a kind of chart show places side by side? */
static bool is_of_places(const struct chart_kind *kind)
{
	return text_index(place_kinds, kind->name) >= 0;
}

/* What is known of an indicator, and whose rows are asked for. */
struct pool {
	const struct catalogue *catalogue;
	const struct edition_figure *figures;
	size_t count;
	int day;
	const struct method *method;
	bool wards;
};

static bool is_whole(const struct pool *pool, const struct place *place)
{
	if (pool->wards)
		return strcmp(place->code, pool->catalogue->city) == 0;
	return place->level == PLACE_COUNTRY;
}

/* Is it one of the places side by side? Provinces go on under their codes, wards do not. */
static bool is_part(const struct pool *pool, const struct place *place)
{
	return pool->wards ? places_listed(pool->catalogue, place, pool->day)
			   : place->level == PLACE_PROVINCE;
}

static bool is_wanted(const struct pool *pool, const struct edition_figure *figure)
{
	const struct observation *item = &figure->observation;

	return figure->method == pool->method && *item->breakdown == '\0' && item->place != NULL &&
		(is_whole(pool, item->place) || is_part(pool, item->place));
}

/* By place, the whole first, then by period. */
struct wanted {
	const struct observation *figure;
	bool whole;
};

static int compare(const void *a, const void *b)
{
	const struct wanted *x = a, *y = b;
	int by = (int)y->whole - (int)x->whole;

	if (by == 0)
		by = strcmp(x->figure->place->code, y->figure->place->code);
	return by != 0 ? by : period_compare(&x->figure->period, &y->figure->period);
}

static struct wanted *gather(const struct pool *pool, struct arena *arena, size_t *ret_count)
{
	struct wanted *list = arena_new(arena, pool->count, sizeof *list);
	size_t count = 0;

	for (size_t i = 0; i < pool->count; i++)
		if (is_wanted(pool, &pool->figures[i]))
			list[count++] = (struct wanted){ &pool->figures[i].observation,
				is_whole(pool, pool->figures[i].observation.place) };
	if (count > 0)
		qsort(list, count, sizeof *list, compare);
	*ret_count = count;
	return list;
}

static double degrees(const char *text)
{
	struct decimal value;

	return decimal_parse(span_of(text), &value) ? decimal_double(value) : 0;
}

/* A row without figures. */
static struct chart_row row_at(const struct place *place, enum lang lang)
{
	return (struct chart_row){ .code = place->code,
		.name = place->name[lang],
		.located = *place->lat != '\0' && *place->lon != '\0',
		.at = { degrees(place->lon), degrees(place->lat) } };
}

/* A row of the figures first..last, which are of one place code. */
static struct chart_row row_of(const struct pool *pool, enum lang lang, const struct wanted *first,
	size_t count, struct arena *arena)
{
	const struct place *place = first[count - 1].figure->place;
	struct observation *figures = arena_new(arena, count, sizeof *figures);
	struct chart_row row = row_at(place, lang);

	for (size_t i = 0; i < count; i++)
		figures[i] = *first[i].figure;
	row.figures = figures;
	row.figure_count = count;
	row.total = first->whole;
	row.marked = strcmp(place->code, pool->catalogue->city) == 0;
	return row;
}

/* Fills the rows; false where fewer than two places have a figure. */
static bool fill(
	const struct pool *pool, enum lang lang, struct arena *arena, struct placerows *ret)
{
	size_t count, parts = 0;
	struct wanted *list = gather(pool, arena, &count);
	struct chart_row *rows = arena_new(arena, count, sizeof *rows);
	struct placerows made = { pool->method, rows, 0, pool->wards };

	for (size_t from = 0, until; from < count; from = until) {
		bool known = false;

		for (until = from; until < count &&
			strcmp(list[until].figure->place->code, list[from].figure->place->code) ==
				0;
			until++)
			known = known || list[until].figure->known;
		if (!known || made.count == CHART_MAX_ROWS)
			continue;
		parts += !list[from].whole;
		rows[made.count++] = row_of(pool, lang, &list[from], until - from, arena);
	}
	if (parts < LEAST)
		return false;
	*ret = made;
	return true;
}

/* The rows of the first method that has some; of wards before provinces, or of wards alone. */
static bool read_places(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, enum lang lang, bool wards, struct placerows *ret,
	struct error *err)
{
	struct edition_figure *figures;
	struct pool pool = { .catalogue = edition_catalogue(edition),
		.day = edition_info(edition)->day };

	if (!edition_figures(edition, arena, indicator, &figures, &pool.count, err))
		return false;
	pool.figures = figures;
	*ret = (struct placerows){ 0 };
	for (int pass = 0; pass < 6 && ret->method == NULL; pass++)
		for (int i = 0; i < indicator->method_count && ret->method == NULL; i++) {
			const struct method *method = &indicator->methods[i];
			int when = method->primary ? 0 : method->illustrative ? 2 : 1;

			pool.method = method;
			pool.wards = pass % 2 == 0;
			if (when == pass / 2 && (pool.wards || !wards))
				(void)fill(&pool, lang, arena, ret);
		}
	return true;
}

bool placerows_read(struct edition *edition, struct arena *arena, const struct indicator *indicator,
	enum lang lang, struct placerows *ret, struct error *err)
{
	return read_places(edition, arena, indicator, lang, false, ret, err);
}

static void add_publishers(const struct placerows *rows, const struct catalogue *catalogue,
	struct arena *arena, const struct words *words, struct chart_request *request)
{
	text_auto list = { 0 };

	for (size_t i = 0; i < rows->count; i++)
		for (size_t k = 0; k < rows->rows[i].figure_count; k++)
			figures_add_publisher(catalogue, &rows->rows[i].figures[k], &list);
	request->source = figures_source_line(&list, arena, words);
}

/* What plans ask of the period that a chart of one period shows; of no other period. */
static void add_plans(const struct figures *figures, struct arena *arena,
	const struct chart_request *request, const struct placerows *rows)
{
	const struct frame *frame = frame_new(request, arena);
	size_t column;

	if (!frame_latest_column(frame, &column))
		return;
	for (size_t i = 0; i < rows->count; i++) {
		const struct plan *plan = catalogue_plan(
			figures->catalogue, figures->indicator, rows->rows[i].code);

		if (plan != NULL)
			rows->rows[i].plan = plan_point_at(plan, frame->columns[column].until);
	}
}

/* The city's picture becomes one of its places. */
static void show_places(const struct figures *figures, struct arena *arena,
	const struct placerows *rows, const struct words *words, const struct figures_wish *wish,
	struct chart_request *request)
{
	struct chart_options *options = &request->options;
	text_auto subtitle = { 0 };

	words_say(words,
		rows->split           ? "chart.by-field"
			: rows->wards ? "chart.by-ward"
				      : "chart.by-province",
		&subtitle, "unit", figures->indicator->unit_name[words_lang(words)], NULL);
	request->subtitle = arena_copy(arena, text_z(&subtitle), text_span(&subtitle).size);

	request->series_count = 0;
	request->plan = NULL;
	request->forecast = NULL;
	request->state = STATE_NONE;
	request->rows = rows->rows;
	request->row_count = rows->count;
	request->illustrative = rows->method->illustrative;
	request->periods = wish->periods;
	request->period_count = wish->period_count;
	*options = wish->options;
	options->parted_by = words_get(words,
		rows->split           ? "chart.fields"
			: rows->wards ? "chart.wards"
				      : "chart.provinces");
	if (options->top == 0 && options->bottom == 0 && options->page == 0 && rows->count > MANY &&
		options->order != ORDER_NAME) {
		options->top = TOP;
		options->bottom = BOTTOM;
	}
}

struct chart_request placerows_request(const struct figures *figures, struct arena *arena,
	const struct words *words, const struct figures_wish *wish, const struct placerows *rows)
{
	struct chart_request request = figures_chart(figures, arena, words, wish);

	show_places(figures, arena, rows, words, wish, &request);
	add_plans(figures, arena, &request, rows);
	add_publishers(rows, figures->catalogue, arena, words, &request);
	return request;
}

static bool has_row(const struct placerows *rows, const char *code)
{
	for (size_t i = 0; i < rows->count; i++)
		if (strcmp(rows->rows[i].code, code) == 0)
			return true;
	return false;
}

static int by_code(const void *a, const void *b)
{
	const struct chart_row *x = a, *y = b;

	return strcmp(x->code, y->code);
}

/* On a map all places stand, so that each keeps its own from one indicator to the next. */
static void add_silent(
	const struct edition *edition, enum lang lang, struct arena *arena, struct placerows *rows)
{
	const struct catalogue *catalogue = edition_catalogue(edition);
	struct chart_row *all = arena_new(arena, CHART_MAX_ROWS, sizeof *all);

	memcpy(all, rows->rows, rows->count * sizeof *all);
	rows->rows = all;
	for (int i = 0; i < catalogue->place_count && rows->count < CHART_MAX_ROWS; i++) {
		const struct place *place = &catalogue->places[i];

		if (places_listed(catalogue, place, edition_info(edition)->day) &&
			!has_row(rows, place->code))
			all[rows->count++] = row_at(place, lang);
	}
	qsort(all, rows->count, sizeof *all, by_code);
}

static bool is_anywhere(const struct placerows *rows)
{
	for (size_t i = 0; i < rows->count; i++)
		if (!rows->rows[i].total && rows->rows[i].located)
			return true;
	return false;
}

bool placerows_chart(struct edition *edition, struct arena *arena, const struct figures *figures,
	const struct words *words, const struct figures_wish *wish, struct chart_request *ret,
	struct error *err)
{
	bool is_tiled = wish->kind == chart_kind_find("tiles");
	struct chart_request request;
	struct placerows rows, wards;

	if (!wish->kind->rows) {
		*ret = figures_chart(figures, arena, words, wish);
		return true;
	}
	if (partrows_shown(wish->kind))
		return partrows_chart(edition, arena, figures, words, wish, ret, err);
	if (!is_of_places(wish->kind))
		return error_set(err, ERROR_MISUSE, "chart.parts", "%s", wish->kind->name);
	if (!(wish->split ? splitrows_read : placerows_read)(
		    edition, arena, figures->indicator, words_lang(words), &rows, err))
		return false;
	/* provinces have no tiles, whatever was published of them; wards may */
	if (is_tiled && !wish->split && !rows.wards) {
		if (!read_places(edition, arena, figures->indicator, words_lang(words), true,
			    &wards, err))
			return false;
		if (wards.method != NULL)
			rows = wards;
	}
	if (rows.method == NULL)
		return error_set(err, ERROR_REFUSED, wish->split ? "chart.fields" : "chart.places",
			"%s", figures->indicator->code);
	if (wish->kind->outlines && wish->boundaries.size == 0)
		return error_set(err, ERROR_MISUSE, "chart.outlines", "%s", wish->kind->name);
	if (is_tiled && !is_anywhere(&rows))
		return error_set(
			err, ERROR_REFUSED, "chart.nowhere", "%s", figures->indicator->code);
	if (rows.wards && text_index(map_kinds, wish->kind->name) >= 0)
		add_silent(edition, words_lang(words), arena, &rows);
	request = placerows_request(figures, arena, words, wish, &rows);
	if (wish->boundaries.size > 0 &&
		!request_json_boundaries(
			wish->boundaries, wish->boundary_code, arena, &request, err))
		return false;
	*ret = request;
	return true;
}
