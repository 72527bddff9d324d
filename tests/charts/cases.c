/* tests/charts/cases.c - see cases.h. */
#include "tests/charts/cases.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "charts/kind.h"
#include "indicators/indicator.h"
#include "indicators/place.h"
#include "tests/charts/cases_rows.h"

enum { REFORM = 20270, FIRST_YEAR = 2015, MAX_FILE = 1 << 20 }; /* REFORM is 2025-07-01 */

static const struct place before = {
	.id = 1, .code = "79", .from_day = INT_MIN, .until_day = REFORM
};
static const struct place after = {
	.id = 2, .code = "79", .from_day = REFORM, .until_day = INT_MAX
};

static _Noreturn void die(const char *what, struct span word)
{
	(void)fprintf(stderr, "cases: %s '%.*s'\n", what, (int)word.size, word.data);
	exit(1);
}

/* Cuts the next word off; false at the end. */
static bool next_word(const char **at, struct span *ret)
{
	*at += strspn(*at, " ");
	*ret = (struct span){ *at, strcspn(*at, " ") };
	*at += ret->size;
	return ret->size > 0;
}

static struct observation read_figure(struct span word, const struct place *place)
{
	struct observation figure = { .place = place,
		.breakdown = "",
		.status = 'A',
		.source = "",
		.vintage = "",
		.note = { "", "" },
		.since = 1 };
	const char *equals = memchr(word.data, '=', word.size);
	struct span label, value;
	char last = word.data[word.size - 1];

	if (equals == NULL)
		die("not a figure:", word);
	label = (struct span){ word.data, (size_t)(equals - word.data) };
	value = (struct span){ equals + 1, word.size - label.size - 1 };
	if (!period_parse(label, &figure.period))
		die("not a period:", word);
	if (span_is(value, "-")) {
		figure.status = 'O';
		return figure;
	}
	if (last >= 'A' && last <= 'Z') {
		figure.status = last;
		value.size--;
	}
	if (!decimal_parse(value, &figure.value))
		die("not a number:", word);
	figure.known = true;
	return figure;
}

/* `count` monthly figures, rising unevenly. */
static const char *months(struct arena *arena, int count)
{
	text_auto figures = { 0 };
	int value = 3120;

	for (int i = 0; i < count; i++) {
		value += 12 + (i * 7919 % 97) - 30 + (i % 12 == 1 ? -60 : 0);
		text_addf(&figures, "%d-%02d=%d.%02d ", FIRST_YEAR + i / 12, i % 12 + 1,
			value / 100, value % 100);
	}
	return arena_copy(arena, text_z(&figures), text_span(&figures).size);
}

const struct series *case_series(struct arena *arena, const char *figures, const char *frequency)
{
	static const struct method method = {
		.id = 1, .code = "city", .name = { "", "" }, .primary = true
	};
	struct indicator *indicator = arena_new(arena, 1, sizeof *indicator);
	struct series *series = arena_new(arena, 1, sizeof *series);
	const struct place *place = strchr(figures, '|') == NULL ? &after : &before;
	struct observation *items = NULL;
	struct span word;

	if (strncmp(figures, "months ", 7) == 0)
		figures = months(arena, (int)strtol(figures + 7, NULL, 10));
	while (next_word(&figures, &word)) {
		if (span_is(word, "|")) {
			place = &after;
			continue;
		}
		items = arena_push(arena, items, series->count, sizeof *items);
		items[series->count++] = read_figure(word, place);
	}
	indicator->code = "case";
	indicator->decimals = 1;
	indicator->frequency = frequency;
	series->items = items;
	series->method = &method;
	series->indicator = indicator;
	return series;
}

const struct plan *case_plan(struct arena *arena, const char *text)
{
	static const struct decision decision = { .id = 1,
		.code = "qd",
		.number = "2393/QĐ-UBND",
		.date = "2020-07-03",
		.issuer = { "", "" },
		.title = { "", "" } };
	static const char signs[] = "=><";
	static const enum comparator comparators[] = { COMPARE_AT_LEAST, COMPARE_MORE_THAN,
		COMPARE_AT_MOST };
	struct plan *plan = arena_new(arena, 1, sizeof *plan);
	struct plan_point *points = NULL;
	struct span word;

	while (next_word(&text, &word)) {
		struct plan_point point = {
			.decision = &decision, .note = { "", "" }, .source = ""
		};
		size_t sign;

		point.superseded = *word.data == '!';
		if (point.superseded)
			word = (struct span){ word.data + 1, word.size - 1 };
		sign = strcspn(word.data, signs);
		if (sign >= word.size)
			die("not a plan point:", word);
		point.comparator = comparators[strchr(signs, word.data[sign]) - signs];
		if (!period_parse((struct span){ word.data, sign }, &point.period) ||
			!decimal_parse((struct span){ word.data + sign + 1, word.size - sign - 1 },
				&point.value))
			die("not a plan point:", word);
		points = arena_push(arena, points, (size_t)plan->count, sizeof *points);
		points[plan->count++] = point;
	}
	plan->points = points;
	return plan;
}

/* CHANCE PERIOD=LOW:MIDDLE:HIGH ... */
static const struct chart_forecast *case_forecast(struct arena *arena, const char *text)
{
	struct chart_forecast *forecast = arena_new(arena, 1, sizeof *forecast);
	struct chart_forecast_point *points = NULL;
	struct span word;

	forecast->chance = (int)strtol(text, NULL, 10);
	for (bool first = true; next_word(&text, &word); first = false) {
		struct chart_forecast_point point;
		struct decimal *numbers[] = { &point.low, &point.middle, &point.high };
		size_t at = strcspn(word.data, "=");

		if (first)
			continue;
		if (!period_parse((struct span){ word.data, at }, &point.period))
			die("not a period:", word);
		for (size_t i = 0; i < COUNT(numbers); i++) {
			const char *start = word.data + at + 1;
			size_t size = strcspn(start, ": ");

			if (!decimal_parse((struct span){ start, size }, numbers[i]))
				die("not a number:", word);
			at += size + 1;
		}
		points = arena_push(arena, points, forecast->count, sizeof *points);
		points[forecast->count++] = point;
	}
	forecast->points = points;
	return forecast;
}

static const struct chart_forecast *with_outlook(
	struct arena *arena, const struct chart_forecast *forecast, const char *outlook)
{
	struct chart_forecast *ret = arena_new(arena, 1, sizeof *ret);

	if (forecast == NULL)
		die("no forecast before its outlook", span_of(outlook));
	*ret = *forecast;
	ret->outlook = outlook;
	return ret;
}

static const char *const labels[CHART_MAX_SERIES][LANG_COUNT] = {
	{ "Bộ Khoa học và Công nghệ", "Ministry of Science and Technology" },
	{ "Cục Thống kê", "Statistics Office" },
	{ "Viện Nghiên cứu phát triển (HIDS)", "HIDS" },
	{ "Sở Tài chính", "Department of Finance" },
};
static const char *const subtitles[LANG_COUNT] = { "Thành phố Hồ Chí Minh", "Ho Chi Minh City" };
static const char *const sources[LANG_COUNT] = {
	"Nguồn: UBND Thành phố Hồ Chí Minh, báo cáo cuối năm 2024 và 2025",
	"Source: Ho Chi Minh City People’s Committee, year-end reports 2024 and 2025",
};

static int index_of(const char *const *names, const char *value)
{
	int i = text_index(names, value);

	if (i < 0)
		die("unknown:", span_of(value));
	return i;
}

/* What belongs to a language, once all of a case is read. */
static void finish(struct chart_case *one)
{
	struct chart_request *request = &one->request;

	request->subtitle = subtitles[request->lang];
	request->source = sources[request->lang];
	for (int i = 0; i < request->series_count; i++)
		request->series[i].label = labels[i][request->lang];
	if (request->kind == NULL || request->unit == NULL)
		die("kind or unit missing in", span_of(one->name));
}

/* Takes one wish of a case. */
static void take(
	struct arena *arena, struct chart_request *request, const char *key, const char *value)
{
	static const char *const keys[] = { "kind", "size", "title", "unit", "series", "plan",
		"state", "lang", "theme", "illustrative", "row", "rows", "option", "forecast",
		"outlook", "wards", NULL };
	static const char *const langs[] = { "vi", "en", NULL };
	struct chart_size size;

	switch (index_of(keys, key)) {
	case 0:
		request->kind = chart_kind_find(value);
		break;
	case 1:
		if (!chart_size_parse(value, &size))
			die("not a size:", span_of(value));
		request->width = size.width;
		request->height = size.height;
		break;
	case 2:
		request->title = value;
		break;
	case 3:
		request->unit = unit_find(value);
		break;
	case 4:
		if (request->series_count == CHART_MAX_SERIES)
			die("too many series:", span_of(value));
		request->series[request->series_count++].series = case_series(arena, value, "A");
		break;
	case 5:
		request->plan = case_plan(arena, value);
		break;
	case 6:
		request->state = (enum state)index_of(state_keys, value);
		break;
	case 7:
		request->lang = (enum lang)index_of(langs, value);
		break;
	case 8:
		request->theme = (enum theme)index_of(theme_names, value);
		break;
	case 9:
		request->illustrative = true;
		break;
	case 10:
		case_row(arena, request, value);
		break;
	case 11:
		case_many_rows(arena, request, (int)strtol(value, NULL, 10));
		break;
	case 12:
		case_option(arena, request, value);
		break;
	case 13:
		request->forecast = case_forecast(arena, value);
		break;
	case 14:
		request->forecast = with_outlook(arena, request->forecast, value);
		break;
	default:
		case_wards(arena, request, (int)strtol(value, NULL, 10));
	}
}

const char *case_path(struct arena *arena, const char *file)
{
	const char *root = getenv("TIENDO_ROOT");

	return arena_format(arena, "%s/%s", root == NULL ? "." : root, file);
}

/* Cuts a line off, without its newline. */
static char *next_line(struct arena *arena, struct span *rest)
{
	const char *end = memchr(rest->data, '\n', rest->size);
	size_t size = end == NULL ? rest->size : (size_t)(end - rest->data);
	char *line = arena_copy(arena, rest->data, size);

	rest->data += size + (end != NULL);
	rest->size -= size + (end != NULL);
	return line;
}

const struct chart_case *cases_new(struct arena *arena, size_t *ret_count)
{
	const char *path = case_path(arena, "tests/golden/charts/cases.txt");
	struct chart_case *cases = NULL;
	struct span rest;
	struct error err;
	size_t count = 0;

	if (!file_read(arena, path, MAX_FILE, &rest, &err))
		die("cannot read", span_of(path));
	while (rest.size > 0) {
		char *line = next_line(arena, &rest);

		if (*line == '#' || *line == '\0')
			continue;
		if (*line != '\t') {
			cases = arena_push(arena, cases, count, sizeof *cases);
			cases[count++] = (struct chart_case){ line,
				{ .today = clock_day_of(2026, 11, 24),
					.edition = 12,
					.code = "7K3F-Q2M9" } };
		} else if (count > 0) {
			size_t key = strcspn(line + 1, " ") + 1;
			bool valued = line[key] != '\0';

			line[key] = '\0';
			take(arena, &cases[count - 1].request, line + 1,
				line + key + (valued ? 1 : 0));
		}
	}
	for (size_t i = 0; i < count; i++)
		finish(&cases[i]);
	*ret_count = count;
	return cases;
}

const struct chart_request *case_request(struct arena *arena, const char *name)
{
	size_t count;
	const struct chart_case *cases = cases_new(arena, &count);

	for (size_t i = 0; i < count; i++)
		if (strcmp(cases[i].name, name) == 0)
			return &cases[i].request;
	die("there is no case", span_of(name));
}
