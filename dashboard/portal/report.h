/*
 * dashboard/portal/report.h - the parts of the briefing: one edition on paper, for those who decide.
 *
 * Words and figures are those of the pages: their views make the models, these lay them out.
 */
#ifndef DASHBOARD_PORTAL_REPORT_H
#define DASHBOARD_PORTAL_REPORT_H

#include "dashboard/view/figures.h"
#include "dashboard/view/page.h"
#include "dashboard/view/paper.h"

enum { REPORT_MAX_SINCE = 24 }; /* editions that changes are told of */

struct report {
	const struct page *page;
	struct paper *paper;
	const struct figures *all; /* in the order of the catalogue */
	int count;
	int since; /* edition that it is set against; 0: there is none */
};

/* What stands in words.h under "report". */
const char *report_word(const struct report *report, const char *name);

/* Is a target missed, so that it has a page of its own? And the name of that page. */
bool report_is_behind(const struct figures *figures);
const char *report_name(const struct report *report, const struct indicator *indicator);

/* "15,4%" of a figure's model, and a dash of null. */
const char *report_figure(const struct report *report, const json_t *figure);

/* The rows of such indicators, of all of which there is a target or of none, where there are any. */
typedef bool report_choice(const struct figures *figures, const void *context);
MUST_CHECK bool report_table(const struct report *report, const char *title, report_choice *chosen,
	const void *context, struct error *err);

/* What changed, edition by edition; and the other parts, each from a page of its own on. */
MUST_CHECK bool report_changes(const struct report *report, struct error *err);
MUST_CHECK bool report_raised(
	const struct report *report, struct error *err); /* by citizens; none: no page */
MUST_CHECK bool report_pillars(const struct report *report, struct error *err);
MUST_CHECK bool report_targets(const struct report *report, struct error *err);

#endif
