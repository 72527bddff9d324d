/*
 * dashboard/view/data_json.h - everything about one indicator as JSON, for
 * machines: definition, plan, verdicts, figures with exact numbers, earlier
 * figures, sources, edition. Both languages at once. json_write() prints it.
 */
#ifndef DASHBOARD_VIEW_DATA_JSON_H
#define DASHBOARD_VIEW_DATA_JSON_H

#include "base/json.h"
#include "store/edition/open.h"

/* NULL on failure; the caller frees it. */
MUST_CHECK json_t *data_json(
	struct edition *edition, const struct indicator *indicator, struct error *err);

/* { number, published_at, note, sha256, code } */
MUST_CHECK json_t *data_json_edition(const struct edition_info *info);

#endif
