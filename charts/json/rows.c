/* charts/json/rows.c - the rows of a request; see parts.h. */
#include "charts/json/parts.h"

#include "indicators/content.h"

enum { MOST_MILESTONES = 100 }; /* of a row */

static bool read_row_figures(struct json_reader *reader, json_t *value, void *into)
{
	struct chart_row *row = into;
	struct json_figures figures;

	if (!json_read_figures(reader, value, &figures))
		return false;
	row->figures = figures.items;
	row->figure_count = figures.count;
	return true;
}

static bool read_weight(struct json_reader *reader, json_t *value, void *into)
{
	struct chart_row *row = into;

	row->weighted = true;
	return json_read_decimal(reader, value, &row->weight);
}

static bool read_contribution(struct json_reader *reader, json_t *value, void *into)
{
	struct chart_row *row = into;

	row->contributing = true;
	return json_read_decimal(reader, value, &row->contribution);
}

static bool read_at(struct json_reader *reader, json_t *value, void *into)
{
	struct chart_row *row = into;

	row->located = true;
	return json_read_vertex(reader, value, &row->at);
}

/* [COLUMN, ROW] */
static bool read_tile(struct json_reader *reader, json_t *value, void *into)
{
	struct chart_row *row = into;
	int *both;
	size_t count;

	if (!json_items(reader, value, 2, sizeof *both, json_read_whole, &both, &count))
		return false;
	if (count != 2 || both[0] >= CHART_MAX_ROWS || both[1] >= CHART_MAX_ROWS)
		return json_refuse(reader, "chart.json-tile", "%s", "[4, 11]");
	row->tiled = true;
	row->tile_column = both[0];
	row->tile_row = both[1];
	return true;
}

static bool read_when(struct json_reader *reader, json_t *value, void *into)
{
	const struct period **ret = into;
	struct period *period = arena_new(reader->arena, 1, sizeof *period);

	*ret = period;
	return json_read_period(reader, value, period);
}

static bool read_progress(struct json_reader *reader, json_t *value, void *into)
{
	return json_choice(reader, value, content_states, into);
}

static bool read_milestone(struct json_reader *reader, json_t *value, void *into)
{
	static const struct json_field fields[] = {
		{ "period", read_when, offsetof(struct chart_milestone, period), false },
		{ "name", json_read_text, offsetof(struct chart_milestone, name), false },
		{ "state", read_progress, offsetof(struct chart_milestone, state), true },
		{ NULL, NULL, 0, false },
	};

	return json_fields(reader, value, fields, into);
}

static bool read_milestones(struct json_reader *reader, json_t *value, void *into)
{
	struct chart_row *row = into;
	struct chart_milestone *list;

	if (!json_items(reader, value, MOST_MILESTONES, sizeof *list, read_milestone, &list,
		    &row->milestone_count))
		return false;
	row->milestones = list;
	return true;
}

static bool read_row(struct json_reader *reader, json_t *value, void *into)
{
	static const struct json_field fields[] = {
		{ "code", json_read_text, offsetof(struct chart_row, code), false },
		{ "name", json_read_text, offsetof(struct chart_row, name), true },
		{ "group", json_read_text, offsetof(struct chart_row, group), false },
		{ "figures", read_row_figures, 0, false },
		{ "plan", json_read_plan_point, offsetof(struct chart_row, plan), false },
		{ "state", json_read_state, offsetof(struct chart_row, state), false },
		{ "weight", read_weight, 0, false },
		{ "contribution", read_contribution, 0, false },
		{ "total", json_read_flag, offsetof(struct chart_row, total), false },
		{ "illustrative", json_read_flag, offsetof(struct chart_row, illustrative), false },
		{ "apart", json_read_flag, offsetof(struct chart_row, apart), false },
		{ "at", read_at, 0, false },
		{ "tile", read_tile, 0, false },
		{ "from", read_when, offsetof(struct chart_row, from), false },
		{ "until", read_when, offsetof(struct chart_row, until), false },
		{ "milestones", read_milestones, 0, false },
		{ "outline", json_read_outline, offsetof(struct chart_row, outline), false },
		{ NULL, NULL, 0, false },
	};

	return json_fields(reader, value, fields, into);
}

bool json_read_rows(struct json_reader *reader, json_t *value, void *into)
{
	struct json_rows *ret = into;

	return json_items(reader, value, CHART_MAX_ROWS, sizeof *ret->items, read_row, &ret->items,
		&ret->count);
}
