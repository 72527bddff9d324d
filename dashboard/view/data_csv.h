/*
 * dashboard/view/data_csv.h - figures as CSV, RFC 4180 with LF: the long form
 * that the collector reads, and whether a figure is illustrative, and its edition.
 *
 * Text is always in quotes. A text that a spreadsheet would run as a formula
 * gets a ' in front; numbers never do.
 */
#ifndef DASHBOARD_VIEW_DATA_CSV_H
#define DASHBOARD_VIEW_DATA_CSV_H

#include "store/edition/open.h"

void data_csv_header(struct text *ret);

/* Every current figure of an indicator: all methods, places and breakdowns. */
MUST_CHECK bool data_csv_rows(struct edition *edition, const struct indicator *indicator,
	struct text *ret, struct error *err);

#endif
