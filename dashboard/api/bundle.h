/* dashboard/api/bundle.h - files in one zip: the same files give the same bytes. */
#ifndef DASHBOARD_API_BUNDLE_H
#define DASHBOARD_API_BUNDLE_H

#include "base/error.h"
#include "base/text.h"

struct bundled {
	const char *name; /* within the zip */
	struct span bytes; /* borrowed */
};

/* Adds the zip of the files, in their order, dated 1980-01-01 as if made nowhere. Key bundle.failed. */
MUST_CHECK bool bundle_make(
	const struct bundled *files, size_t count, struct text *ret, struct error *err);

#endif
