/*
 * charts/json/parts.h - the pieces of a request: figures, plan, forecast, rows,
 * outlines. Each reads one JSON value into the struct named beside it.
 */
#ifndef CHARTS_JSON_PARTS_H
#define CHARTS_JSON_PARTS_H

#include "charts/json/reader.h"
#include "charts/request.h"

/* A list of figures, put in the order of their periods; each period once. */
struct json_figures {
	struct observation *items;
	size_t count;
};

json_read_function json_read_figures; /* struct json_figures */
json_read_function json_read_plan; /* const struct plan * */
json_read_function json_read_plan_point; /* const struct plan_point * */
json_read_function json_read_forecast; /* const struct chart_forecast * */
json_read_function json_read_vertex; /* struct chart_vertex: [longitude, latitude] */
json_read_function json_read_outline; /* const struct chart_outline *: a GeoJSON geometry */
json_read_function json_read_unit; /* const struct unit *: a code, or an object */
json_read_function json_read_state; /* enum state */

/* A list of rows. */
struct json_rows {
	struct chart_row *items;
	size_t count;
};
json_read_function json_read_rows; /* struct json_rows */

/*
 * A GeoJSON FeatureCollection whose features give rows of the same code their
 * outline: the code is the property of that name, or else the feature's id. A
 * geometry is a Polygon, a MultiPolygon, a collection of them, or null.
 */
MUST_CHECK bool json_read_boundaries(
	struct json_reader *reader, json_t *value, const char *property, struct json_rows *ret);

#endif
