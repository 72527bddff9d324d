/* charts/json/rows.c - rows and their outlines; see parts.h. GeoJSON as in RFC 7946. */
#include "charts/json/parts.h"

#include <math.h>
#include <string.h>

enum { MAX_RINGS = 4000 };

/* [LONGITUDE, LATITUDE]; a third number, the height, is of no use here. */
static bool read_vertex(struct json_reader *reader, json_t *value, void *into)
{
	struct chart_vertex *ret = into;
	size_t count = json_array_size(value);

	if (count < 2 || count > 3 || !json_is_number(json_array_get(value, 0)) ||
		!json_is_number(json_array_get(value, 1)))
		return json_refuse(reader, "chart.json-vertex", "%s", "[106.7, 10.78]");
	ret->lon = json_number_value(json_array_get(value, 0));
	ret->lat = json_number_value(json_array_get(value, 1));
	if (fabs(ret->lon) > 180 || fabs(ret->lat) > 90)
		return json_refuse(reader, "chart.json-vertex", "%s", "[106.7, 10.78]");
	return true;
}

static bool read_ring(struct json_reader *reader, json_t *value, void *into)
{
	struct chart_ring *ret = into;
	struct chart_vertex *vertices;

	if (!json_items(reader, value, CHART_MAX_VERTICES, sizeof *vertices, read_vertex, &vertices,
		    &ret->count))
		return false;
	if (ret->count < 3)
		return json_refuse(reader, "chart.json-ring", "%zu < 3", ret->count);
	ret->vertices = vertices;
	return true;
}

static bool read_polygon(struct json_reader *reader, json_t *value, void *into)
{
	struct chart_outline *ret = into;
	struct chart_ring *rings;

	if (!json_items(reader, value, MAX_RINGS, sizeof *rings, read_ring, &rings, &ret->count))
		return false;
	ret->rings = rings;
	return true;
}

/* All rings of all polygons: the even-odd rule needs no more. */
static bool read_polygons(struct json_reader *reader, json_t *value, void *into)
{
	struct chart_outline *ret = into, *polygons;
	struct chart_ring *rings;
	size_t count, total = 0;

	if (!json_items(
		    reader, value, MAX_RINGS, sizeof *polygons, read_polygon, &polygons, &count))
		return false;
	for (size_t i = 0; i < count; i++)
		total += polygons[i].count;
	rings = arena_new(reader->arena, total, sizeof *rings);
	for (size_t i = 0; i < count; i++) {
		if (polygons[i].count > 0)
			memcpy(rings + ret->count, polygons[i].rings,
				polygons[i].count * sizeof *rings);
		ret->count += polygons[i].count;
	}
	ret->rings = rings;
	return true;
}

bool json_read_outline(struct json_reader *reader, json_t *value, void *into)
{
	static const char *const types[] = { "Polygon", "MultiPolygon", NULL };
	static json_read_function *const readers[] = { read_polygon, read_polygons };
	struct chart_outline *outline = arena_new(reader->arena, 1, sizeof *outline);
	const struct chart_outline **ret = into;
	size_t mark;
	int type;

	if (!json_is_object(value))
		return json_refuse(reader, "chart.json-object", "%s", "");
	mark = json_enter(reader, "type");
	if (!json_choice(reader, json_object_get(value, "type"), types, &type))
		return false;
	json_leave(reader, mark);
	mark = json_enter(reader, "coordinates");
	if (!readers[type](reader, json_object_get(value, "coordinates"), outline))
		return false;
	json_leave(reader, mark);
	*ret = outline;
	return true;
}

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
	return read_vertex(reader, value, &row->at);
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

/* Properties are the map maker's: what is not known here is left alone. */
static bool read_property(
	struct json_reader *reader, json_t *properties, const char *const *names, const char **ret)
{
	for (size_t i = 0; names[i] != NULL; i++) {
		json_t *value = json_object_get(properties, names[i]);
		size_t mark;

		if (value == NULL)
			continue;
		mark = json_enter(reader, names[i]);
		if (!json_read_text(reader, value, ret))
			return false;
		json_leave(reader, mark);
		return true;
	}
	return true;
}

static bool read_feature(struct json_reader *reader, json_t *value, void *into)
{
	static const char *const codes[] = { "code", NULL },
				 *const names[] = { "name", "name_vi", NULL };
	json_t *properties = json_object_get(value, "properties");
	struct chart_row *row = into;
	size_t mark = json_enter(reader, "properties");

	if (json_object_get(properties, "code") == NULL)
		return json_refuse(reader, "chart.json-missing", "%s", "code");
	if (!read_property(reader, properties, codes, &row->code) ||
		!read_property(reader, properties, names, &row->name))
		return false;
	json_leave(reader, mark);
	mark = json_enter(reader, "geometry");
	if (!json_read_outline(reader, json_object_get(value, "geometry"), &row->outline))
		return false;
	json_leave(reader, mark);
	return true;
}

bool json_read_boundaries(struct json_reader *reader, json_t *value, void *into)
{
	struct json_rows *ret = into;
	size_t mark;

	if (!json_is_object(value))
		return json_refuse(reader, "chart.json-object", "%s", "");
	mark = json_enter(reader, "features");
	if (!json_items(reader, json_object_get(value, "features"), CHART_MAX_ROWS,
		    sizeof *ret->items, read_feature, &ret->items, &ret->count))
		return false;
	json_leave(reader, mark);
	return true;
}
