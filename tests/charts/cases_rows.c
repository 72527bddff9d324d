/* tests/charts/cases_rows.c - see cases_rows.h. */
#include "tests/charts/cases_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indicators/content.h"
#include "tests/charts/cases.h"
#include "tests/charts/wards.h"

enum { MAX_WORDS = 16 };

static _Noreturn void die(const char *what, const char *word)
{
	(void)fprintf(stderr, "cases: %s '%s'\n", what, word);
	exit(1);
}

/* Cuts at the next `stop`; NULL at the end. */
static char *next_part(char **at, char stop)
{
	char *start = *at, *end;

	if (start == NULL)
		return NULL;
	end = strchr(start, stop);
	*at = end == NULL ? NULL : end + 1;
	if (end != NULL)
		*end = '\0';
	return start;
}

static struct decimal number(const char *text)
{
	struct decimal ret;

	if (!decimal_parse(span_of(text), &ret))
		die("not a number:", text);
	return ret;
}

static double coordinate(const char *text)
{
	return text == NULL ? 0 : strtod(text, NULL);
}

static struct period period(const char *text)
{
	struct period ret;

	if (!period_parse(span_of(text), &ret))
		die("not a period:", text);
	return ret;
}

static int index_of(const char *const *names, const char *value)
{
	int i = text_index(names, value);

	if (i < 0)
		die("unknown:", value);
	return i;
}

/* "LON LAT LON LAT LON LAT / LON LAT ...": rings. */
static const struct chart_outline *outline(struct arena *arena, char *text)
{
	struct chart_outline *ret = arena_new(arena, 1, sizeof *ret);
	struct chart_ring *rings = NULL;
	char *part;

	while ((part = next_part(&text, '/')) != NULL) {
		struct chart_vertex *vertices = NULL;
		size_t count = 0;
		char *word;

		while ((word = next_part(&part, ' ')) != NULL) {
			if (*word == '\0')
				continue;
			vertices = arena_push(arena, vertices, count, sizeof *vertices);
			vertices[count].lon = coordinate(word);
			vertices[count++].lat = coordinate(next_part(&part, ' '));
		}
		rings = arena_push(arena, rings, ret->count, sizeof *rings);
		rings[ret->count++] = (struct chart_ring){ vertices, count };
	}
	ret->rings = rings;
	return ret;
}

static const struct period *when(struct arena *arena, const char *text)
{
	struct period *period = arena_new(arena, 1, sizeof *period);

	return period_parse(span_of(text), period) ? period : NULL;
}

/* STATE PERIOD, or STATE alone. */
static void add_milestone(struct arena *arena, struct chart_row *row, char *text)
{
	struct chart_milestone *list = arena_new(arena, row->milestone_count + 1, sizeof *list);

	if (row->milestone_count > 0)
		memcpy(list, row->milestones, row->milestone_count * sizeof *list);
	list[row->milestone_count].state = index_of(content_states, next_part(&text, ' '));
	list[row->milestone_count].period = when(arena, text == NULL ? "" : text);
	row->milestones = list;
	row->milestone_count++;
}

/* One word about a row, and what follows it. */
static void take(struct arena *arena, struct chart_row *row, char *text)
{
	static const char *const keys[] = { "at", "plan", "weight", "group", "state", "total",
		"apart", "illustrative", "outline", "from", "until", "milestone", NULL };
	const char *key = next_part(&text, ' ');

	switch (index_of(keys, key)) {
	case 0:
		row->located = true;
		row->at.lon = coordinate(next_part(&text, ' '));
		row->at.lat = coordinate(text);
		break;
	case 1:
		row->plan = case_plan(arena, text)->points;
		break;
	case 2:
		row->weighted = true;
		row->weight = number(text);
		break;
	case 3:
		row->group = text;
		break;
	case 4:
		row->state = (enum state)index_of(state_keys, text);
		break;
	case 5:
		row->total = true;
		break;
	case 6:
		row->apart = true;
		break;
	case 7:
		row->illustrative = true;
		break;
	case 8:
		row->outline = outline(arena, text);
		break;
	case 9:
		row->from = when(arena, text);
		break;
	case 10:
		row->until = when(arena, text);
		break;
	default:
		add_milestone(arena, row, text);
	}
}

static struct chart_row *add(struct arena *arena, struct chart_request *request)
{
	struct chart_row *rows = arena_new(arena, request->row_count + 1, sizeof *rows);

	if (request->row_count > 0)
		memcpy(rows, request->rows, request->row_count * sizeof *rows);
	request->rows = rows;
	return &rows[request->row_count++];
}

void case_row(struct arena *arena, struct chart_request *request, const char *text)
{
	char *rest = arena_copy(arena, text, strlen(text));
	struct chart_row *row = add(arena, request);
	const struct series *series;
	char *part;

	row->code = next_part(&rest, '|');
	row->name = next_part(&rest, '|');
	part = next_part(&rest, '|');
	series = case_series(arena, part == NULL ? "" : part, "A");
	row->figures = series->items;
	row->figure_count = series->count;
	while ((part = next_part(&rest, '|')) != NULL)
		take(arena, row, part);
}

void case_many_rows(struct arena *arena, struct chart_request *request, int count)
{
	static const char *const names[] = { "Phường Bình Hưng Hòa", "Xã Nhơn Đức – Phước Kiển",
		"Phường Tăng Nhơn Phú", "Đặc khu Côn Đảo", "Phường Tân Sơn Nhì", "Xã Bình Chánh" };

	for (int i = 0; i < count; i++) {
		int value = 400 + i * 7919 % 5600, before = 400 + i * 6007 % 5200;
		double turn = i * 2.399963, far = 0.012 * i / (1 + i * 0.01);

		case_row(arena, request,
			arena_format(arena, "%05d|%s %d|%s2025=%d.%02d|at %.4f %.4f", 25747 + i * 3,
				names[i % (int)COUNT(names)], i + 1,
				i % 17 == 5 ? "2024=- "
					    : arena_format(arena, "2024=%d.%02d ", before / 100,
						      before % 100),
				value / 100, value % 100, 106.7 + far * (turn - (int)turn - 0.5),
				10.8 + far * (turn * 1.7 - (int)(turn * 1.7) - 0.5)));
	}
}

void case_wards(struct arena *arena, struct chart_request *request, int missing)
{
	size_t count;
	struct chart_row *rows = wards_read(arena, &count);

	for (size_t i = 0; i < count; i++) {
		int east = (int)((rows[i].at.lon - 106.7) * 4000);
		int value = 5200 - (east < 0 ? -east : east) + (int)(i * 7919 % 2400);
		bool absent = (int)(i * 7 % 20) < missing;
		const struct series *series = case_series(arena,
			absent ? "2025=-"
			       : arena_format(arena, "2025=%d.%d", value / 100, value / 10 % 10),
			"A");

		rows[i].figures = series->items;
		rows[i].figure_count = series->count;
	}
	request->rows = rows;
	request->row_count = count;
}

void case_option(struct arena *arena, struct chart_request *request, const char *text)
{
	static const char *const keys[] = { "order", "top", "bottom", "page", "share", "middle",
		"bounds", "periods", "full", "by", NULL };
	struct chart_options *options = &request->options;
	char *rest = arena_copy(arena, text, strlen(text));
	struct period *periods = arena_new(arena, MAX_WORDS, sizeof *periods);
	const char *word;

	switch (index_of(keys, next_part(&rest, ' '))) {
	case 0:
		options->order = (enum chart_order)index_of(chart_orders, rest);
		break;
	case 1:
		options->top = (int)strtol(rest, NULL, 10);
		break;
	case 2:
		options->bottom = (int)strtol(rest, NULL, 10);
		break;
	case 3:
		options->page = (int)strtol(rest, NULL, 10);
		break;
	case 4:
		options->share = true;
		break;
	case 5:
		options->diverging = true;
		options->middle = number(rest);
		break;
	case 6:
		while ((word = next_part(&rest, ' ')) != NULL &&
			options->bound_count < CHART_MAX_BOUNDS)
			options->bounds[options->bound_count++] = number(word);
		break;
	case 7:
		while ((word = next_part(&rest, ' ')) != NULL && request->period_count < MAX_WORDS)
			periods[request->period_count++] = period(word);
		request->periods = periods;
		break;
	case 8:
		options->full = number(rest);
		break;
	default:
		options->parted_by = rest;
	}
}
