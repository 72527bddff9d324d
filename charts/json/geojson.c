/*
 * charts/json/geojson.c - outlines of places; see parts.h. GeoJSON as in RFC
 * 7946: members that it or the map maker added are left alone, and a ring need not
 * repeat its first vertex.
 */
#include "charts/json/parts.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"

enum { MAX_RINGS = 4000, MAX_NUMBERS = 8, MAX_SHAPES = 400 };

/* [LONGITUDE, LATITUDE]; further numbers, such as the height, are of no use here. */
bool json_read_vertex(struct json_reader *reader, json_t *value, void *into)
{
	json_t *lon = json_array_get(value, 0), *lat = json_array_get(value, 1);
	struct chart_vertex *ret = into;

	if (json_array_size(value) > MAX_NUMBERS || !json_is_number(lon) || !json_is_number(lat) ||
		fabs(json_number_value(lon)) > 180 || fabs(json_number_value(lat)) > 90)
		return json_refuse(reader, "chart.json-vertex", "%s", "[106.7, 10.78]");
	*ret = (struct chart_vertex){ json_number_value(lon), json_number_value(lat) };
	return true;
}

static bool read_ring(struct json_reader *reader, json_t *value, void *into)
{
	struct chart_ring *ret = into;
	struct chart_vertex *vertices;

	if (!json_items(reader, value, CHART_MAX_VERTICES, sizeof *vertices, json_read_vertex,
		    &vertices, &ret->count))
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

/* All rings of several outlines as one: the even-odd rule needs no more. */
static struct chart_outline join(
	const struct chart_outline *parts, size_t count, struct arena *arena)
{
	struct chart_outline all = { 0 };
	struct chart_ring *rings;
	size_t total = 0;

	for (size_t i = 0; i < count; i++)
		total += parts[i].count;
	rings = arena_new(arena, total, sizeof *rings);
	for (size_t i = 0; i < count; i++) {
		if (parts[i].count > 0)
			memcpy(rings + all.count, parts[i].rings, parts[i].count * sizeof *rings);
		all.count += parts[i].count;
	}
	all.rings = rings;
	return all;
}

/* A list of outlines, each read by `read`, as one. */
static bool read_several(struct json_reader *reader, json_t *value, size_t limit,
	json_read_function *read, struct chart_outline *ret)
{
	struct chart_outline *parts;
	size_t count;

	if (!json_items(reader, value, limit, sizeof *parts, read, &parts, &count))
		return false;
	*ret = join(parts, count, reader->arena);
	return true;
}

static bool read_polygons(struct json_reader *reader, json_t *value, void *into)
{
	return read_several(reader, value, MAX_RINGS, read_polygon, into);
}

static json_read_function read_areas;

static bool read_collection(struct json_reader *reader, json_t *value, void *into)
{
	return read_several(reader, value, MAX_SHAPES, read_areas, into);
}

struct geometry {
	const char *const *types;
	const char *const *members; /* where each type keeps its shape */
	json_read_function *const *readers;
};

static bool read_geometry(struct json_reader *reader, json_t *value,
	const struct geometry *geometry, struct chart_outline *ret)
{
	size_t mark;
	int type;

	if (!json_is_object(value))
		return json_refuse(reader, "chart.json-object", "%s", "");
	mark = json_enter(reader, "type");
	if (!json_choice(reader, json_object_get(value, "type"), geometry->types, &type))
		return false;
	json_leave(reader, mark);
	mark = json_enter(reader, geometry->members[type]);
	if (!geometry->readers[type](reader, json_object_get(value, geometry->members[type]), ret))
		return false;
	json_leave(reader, mark);
	return true;
}

static const char *const types[] = { "Polygon", "MultiPolygon", NULL };
static const char *const members[] = { "coordinates", "coordinates", "geometries" };
static json_read_function *const readers[] = { read_polygon, read_polygons, read_collection };

/* One that is no collection: collections within collections are refused. */
static bool read_areas(struct json_reader *reader, json_t *value, void *into)
{
	static const struct geometry plain = { types, members, readers };

	return read_geometry(reader, value, &plain, into);
}

bool json_read_outline(struct json_reader *reader, json_t *value, void *into)
{
	static const char *const all[] = { "Polygon", "MultiPolygon", "GeometryCollection", NULL };
	static const struct geometry any = { all, members, readers };
	struct chart_outline *outline = arena_new(reader->arena, 1, sizeof *outline);
	const struct chart_outline **ret = into;

	if (!read_geometry(reader, value, &any, outline))
		return false;
	*ret = outline;
	return true;
}

/* A text, or a whole number as one. */
static bool read_code(struct json_reader *reader, json_t *value, const char **ret)
{
	if (!json_is_integer(value))
		return json_read_text(reader, value, ret);
	*ret = arena_format(reader->arena, "%lld", (long long)json_integer_value(value));
	return true;
}

/* What rows call a feature: the property that was named, or its id. */
static bool read_feature_code(
	struct json_reader *reader, json_t *feature, const char *property, const char **ret)
{
	json_t *named = json_object_get(json_object_get(feature, "properties"), property);
	size_t outer, inner;

	if (named == NULL && json_object_get(feature, "id") == NULL) {
		(void)json_enter(reader, "properties");
		return json_refuse(reader, "chart.json-missing", "%s", property);
	}
	outer = json_enter(reader, named == NULL ? "id" : "properties");
	inner = named == NULL ? outer : json_enter(reader, property);
	if (!read_code(reader, named == NULL ? json_object_get(feature, "id") : named, ret))
		return false;
	json_leave(reader, inner);
	json_leave(reader, outer);
	return true;
}

/* Names are for people; one that is no text is passed over. */
static const char *feature_name(struct json_reader *reader, json_t *properties, const char *code)
{
	static const char *const names[] = { "name", "name_vi", "NAME", NULL };

	for (size_t i = 0; names[i] != NULL; i++) {
		const char *name = json_string_value(json_object_get(properties, names[i]));

		if (name != NULL && *name != '\0' && strlen(name) <= CHART_MAX_TEXT &&
			utf8_is_plain(span_of(name)))
			return arena_copy(reader->arena, name, strlen(name));
	}
	return code;
}

static bool read_feature(struct json_reader *reader, json_t *value, void *into)
{
	struct chart_row *row = into;
	json_t *geometry = json_object_get(value, "geometry");
	size_t mark;

	if (!json_is_object(value))
		return json_refuse(reader, "chart.json-object", "%s", "");
	if (!read_feature_code(reader, value, reader->property, &row->code))
		return false;
	row->name = feature_name(reader, json_object_get(value, "properties"), row->code);
	if (json_is_null(geometry)) /* a place nobody drew */
		return true;
	mark = json_enter(reader, "geometry");
	if (!json_read_outline(reader, geometry, &row->outline))
		return false;
	json_leave(reader, mark);
	return true;
}

bool json_read_boundaries(
	struct json_reader *reader, json_t *value, const char *property, struct json_rows *ret)
{
	static const char *const collection[] = { "FeatureCollection", NULL };
	size_t mark;
	int type;

	if (!json_is_object(value))
		return json_refuse(reader, "chart.json-object", "%s", "");
	mark = json_enter(reader, "type");
	if (!json_choice(reader, json_object_get(value, "type"), collection, &type))
		return false;
	json_leave(reader, mark);
	mark = json_enter(reader, "features");
	reader->property = property;
	if (!json_items(reader, json_object_get(value, "features"), CHART_MAX_ROWS,
		    sizeof *ret->items, read_feature, &ret->items, &ret->count))
		return false;
	json_leave(reader, mark);
	return true;
}
