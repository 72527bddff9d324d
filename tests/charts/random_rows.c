/* tests/charts/random_rows.c - rows nobody would think of. */
#include "tests/charts/random_parts.h"

enum { MANY_ROWS = 168, MOST_VERTICES = 12 };

static const struct chart_outline *random_outline(
	struct arena *arena, uint64_t *seed, struct chart_vertex at)
{
	struct chart_outline *outline = arena_new(arena, 1, sizeof *outline);
	size_t count = (size_t)random_below(seed, 3);
	struct chart_ring *rings = arena_new(arena, count, sizeof *rings);

	for (size_t i = 0; i < count; i++) {
		size_t vertices = 3 + (size_t)random_below(seed, MOST_VERTICES);
		struct chart_vertex *list = arena_new(arena, vertices, sizeof *list);

		for (size_t k = 0; k < vertices; k++)
			list[k] = (struct chart_vertex){ at.lon + random_below(seed, 1000) * 1e-4,
				at.lat + random_below(seed, 1000) * 1e-4 };
		rings[i] = (struct chart_ring){ list, vertices };
	}
	outline->rings = rings;
	outline->count = count;
	return outline;
}

static const struct period *random_when(struct arena *arena, uint64_t *seed)
{
	struct period *period = arena_new(arena, 1, sizeof *period);

	*period = random_period(PERIOD_YEAR, random_below(seed, 60));
	return random_once_in(seed, 3) ? NULL : period;
}

static void random_terms(struct arena *arena, uint64_t *seed, struct chart_row *row)
{
	size_t count = random_once_in(seed, 3) ? 0 : (size_t)random_below(seed, 9);
	struct chart_milestone *list = arena_new(arena, count, sizeof *list);

	row->from = random_when(arena, seed);
	row->until = random_when(arena, seed);
	for (size_t i = 0; i < count; i++)
		list[i] = (struct chart_milestone){ random_when(arena, seed), random_text(seed),
			random_below(seed, 4) };
	row->milestones = list;
	row->milestone_count = count;
}

static struct chart_row random_row(struct arena *arena, uint64_t *seed, int flavour, bool few)
{
	const struct plan *plan = random_plan(arena, seed, flavour);
	struct chart_row row = { .code = random_text(seed),
		.name = random_text(seed),
		.group = random_once_in(seed, 2) ? "" : random_text(seed),
		.state = (enum state)random_below(seed, STATE_COUNT),
		.weighted = random_once_in(seed, 2),
		.weight = { random_below(seed, 10001), 2 },
		.contributing = random_once_in(seed, 5),
		.contribution = { random_below(seed, 10001), 3 },
		.total = random_once_in(seed, 20),
		.illustrative = random_once_in(seed, 10),
		.apart = random_once_in(seed, 40),
		.tiled = random_once_in(seed, 30),
		.tile_column = random_below(seed, 20),
		.tile_row = random_below(seed, 20),
		.located = !random_once_in(seed, 10) };

	row.at = (struct chart_vertex){ 106 + random_below(seed, 2000) * 1e-3,
		8 + random_below(seed, 3500) * 1e-3 };
	if (!random_once_in(seed, 5)) {
		const struct series *series = random_series(arena, seed, flavour);

		row.figures = series->items;
		row.figure_count = few && series->count > 5 ? 5 : series->count;
	}
	if (plan->count > 0 && random_once_in(seed, 2))
		row.plan = &plan->points[0];
	random_terms(arena, seed, &row);
	if (random_once_in(seed, 2))
		row.outline = random_outline(arena, seed, row.at);
	return row;
}

static void random_periods(struct arena *arena, uint64_t *seed, struct chart_request *request)
{
	struct period *periods = arena_new(arena, CHART_MAX_COLUMNS, sizeof *periods);
	int n = random_below(seed, 40);

	for (int i = random_below(seed, 8); i > 0; i--) {
		n += 1 + random_below(seed, 3);
		periods[request->period_count++] = random_period(PERIOD_YEAR, n);
	}
	request->periods = periods;
}

static void random_options(uint64_t *seed, int flavour, struct chart_options *options)
{
	options->order = (enum chart_order)random_below(seed, ORDER_COUNT);
	options->top = random_once_in(seed, 3) ? random_below(seed, 12) : 0;
	options->bottom = random_once_in(seed, 3) ? random_below(seed, 12) : 0;
	options->page = random_once_in(seed, 5) ? random_below(seed, 4) : 0;
	options->share = random_once_in(seed, 2);
	options->diverging = random_once_in(seed, 3);
	options->full = (struct decimal){ random_once_in(seed, 3) ? random_below(seed, 1000) : 0,
		0 };
	options->middle = random_value(seed, flavour);
	options->parted_by = random_text(seed);
	while (random_once_in(seed, 2) && options->bound_count < CHART_MAX_BOUNDS) {
		struct decimal bound = random_value(seed, flavour);

		if (options->bound_count > 0 &&
			decimal_compare(options->bounds[options->bound_count - 1], bound) >= 0)
			break;
		options->bounds[options->bound_count++] = bound;
	}
}

void random_rows(struct arena *arena, uint64_t *seed, int flavour, struct chart_request *request)
{
	static const int sizes[] = { 0, 1, 2, 3, 6, 12, 25, MANY_ROWS };
	int count = sizes[random_below(seed, (int)COUNT(sizes))];
	struct chart_row *rows = arena_new(arena, (size_t)count, sizeof *rows);

	for (int i = 0; i < count; i++)
		rows[i] = random_row(arena, seed, flavour, count > 25);
	request->rows = rows;
	request->row_count = (size_t)count;
	if (random_once_in(seed, 2))
		random_periods(arena, seed, request);
	random_options(seed, flavour, &request->options);
}
