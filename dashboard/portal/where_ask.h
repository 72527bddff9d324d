/*
 * dashboard/portal/where_ask.h - of which place and period a reader asks where figures come from.
 */
#ifndef DASHBOARD_PORTAL_WHERE_ASK_H
#define DASHBOARD_PORTAL_WHERE_ASK_H

#include "dashboard/portal/tables.h"

struct where_ask {
	const char *place; /* code; NULL for the usual one */
	const struct period *period; /* NULL for the last one */
};

/* Reads `place` and `period`; empty is none. Keys place.none, request.value. */
MUST_CHECK bool where_ask_read(const struct page *page, struct where_ask *ret, struct error *err);

/* Was anything asked for? */
bool where_asked(const struct where_ask *ask);

/* What an address carries on: "&place=26740&period=2026-Q3"; "" where nothing was asked for. */
const char *where_ask_query(const struct page *page, const struct where_ask *ask);

/*
 * The form: [place, period] as in choice.h. Places of today with figures of the indicator, `usual`
 * (a code) standing for none; periods with a figure or total at the one that was asked for.
 */
MUST_CHECK bool where_ask_choices(const struct tables *tables, const struct where_ask *ask,
	const char *usual, json_t **ret, struct error *err);

#endif
