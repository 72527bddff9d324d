/*
 * charts/request.h - what a chart is wished to show: the first stage.
 *
 * Pointers are borrowed and must outlive the call. Texts are UTF-8; NULL and "" mean none.
 */
#ifndef CHARTS_REQUEST_H
#define CHARTS_REQUEST_H

#include "base/error.h"
#include "charts/rows.h"
#include "charts/size.h"
#include "charts/theme.h"
#include "indicators/unit.h"

struct chart_kind;

enum {
	CHART_MAX_SERIES = 4, /* the primary one and three other methods */
	CHART_MAX_POINTS = 4000, /* observations of all series, and points of the plan */
	CHART_MAX_TEXT = 2000, /* bytes of one text */
};

/* One method's figures. */
struct chart_series {
	const struct series *series;
	const char *label; /* short: "Cục Thống kê" */
};

/* Where a series is heading, computed elsewhere: the band that holds `chance` of 100 outcomes. */
struct chart_forecast_point {
	struct period period; /* after the latest figure */
	struct decimal low, middle, high; /* not falling in this order */
};

struct chart_forecast {
	const struct chart_forecast_point *points; /* by period */
	size_t count;
	int chance; /* 1 to 99 */
	const char *outlook; /* a sentence: "Khả năng đạt mục tiêu: khoảng 60%."; may be NULL */
};

struct chart_request {
	const struct chart_kind *kind;
	enum lang lang;
	enum theme theme;
	int width, height; /* 0 and 0: the kind's own preset */
	int density; /* PNG pixels a unit, 1 or 2, within CHART_MAX_PIXELS; 0 is 1 */
	const char *title, *subtitle;
	const struct unit *unit;
	struct chart_series series[CHART_MAX_SERIES]; /* the primary one first */
	int series_count; /* 0 is fine */
	const struct plan *plan; /* NULL for none */
	const struct chart_forecast *forecast; /* of the primary series; NULL for none */
	const struct chart_row *rows; /* for kinds of rows; they ignore series, plan and forecast */
	size_t row_count;
	bool bounded; /* rows came with boundaries, to be seen */
	const struct period *periods; /* chosen, rising; none: all (kinds say which they use) */
	size_t period_count;
	struct chart_options options;
	enum state state;
	int today; /* days since 1970 */
	const char *source; /* a whole line: "Nguồn: ..." */
	int edition; /* 0 for none */
	const char *code; /* the edition's short code */
	bool illustrative, preview; /* made up, not published: the picture and the words say so */
};

/* True when it can be drawn; key chart.request (misuse) names what is wrong. */
MUST_CHECK bool chart_request_check(const struct chart_request *request, struct error *err);

/* A member that the request has and its kind does not draw: "boundaries", "rows"; or NULL. */
const char *chart_request_unseen(const struct chart_request *request);

/* The size it is drawn at. */
struct chart_size chart_request_size(const struct chart_request *request);

/* The density a PNG is painted at: the wished one, or 1 for a picture too large for it. */
int chart_request_density(const struct chart_request *request);

#endif
