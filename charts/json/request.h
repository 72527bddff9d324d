/*
 * charts/json/request.h - a chart's request as JSON, with its figures inside.
 *
 * Version 1, described in docs/charts.md: for people and programs that have
 * figures and none of our databases. Everything is checked: what passes here
 * passes chart_request_check().
 */
#ifndef CHARTS_JSON_REQUEST_H
#define CHARTS_JSON_REQUEST_H

#include "charts/request.h"

struct arena;

enum {
	REQUEST_JSON_VERSION = 1,
	REQUEST_JSON_MAX = 8 << 20, /* bytes */
};

/*
 * Reads a whole text; the request and all it points to live in `arena`. Keys
 * json.syntax, those of reader.h with the pointer to the mistake, and
 * chart.json-size, -version, -status, -twice, -rise, -band, -ring; `ret` is untouched then.
 */
MUST_CHECK bool request_json_read(
	struct span text, struct arena *arena, struct chart_request *ret, struct error *err);

/*
 * Gives the rows of a request the outlines of a GeoJSON FeatureCollection, by the
 * property that holds their codes (NULL: "code"). Places without a row become rows without
 * figures. Keys as above; `ret` is untouched then.
 */
MUST_CHECK bool request_json_boundaries(struct span text, const char *property, struct arena *arena,
	struct chart_request *ret, struct error *err);

#endif
