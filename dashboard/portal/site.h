/*
 * dashboard/portal/site.h - the whole portal as files, for any web server.
 */
#ifndef DASHBOARD_PORTAL_SITE_H
#define DASHBOARD_PORTAL_SITE_H

#include "dashboard/portal/portal.h"

enum { SITE_MAX_FILES = 500000 };

struct site_wish {
	const char *dir;
	int editions; /* the newest, whose pages are all written; 0: of every edition */
};

struct site_counts {
	int edition; /* the one in force */
	size_t files; /* without their packed copies */
	uint64_t bytes;
};

/*
 * Writes every page, chart and file that links lead to from the front page (still.h says where), and
 * beside each that packs well a .gz and a .br. They are made in a new folder beside `dir` that takes
 * its place when all is there; what was there before is removed then, and stays as it was on failure.
 *
 * Keys site.foreign (`dir` holds what this did not write), site.full (too many files), site.link (a page
 * leads to what cannot be answered), site.changed (another edition came into force meanwhile),
 * site.write, edition.none.
 */
MUST_CHECK bool site_write(struct portal *portal, const struct site_wish *wish,
	struct site_counts *ret, struct error *err);

#endif
