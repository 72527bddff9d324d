/*
 * dashboard/api/outlooks.h - what is needed from now and the forecast as JSON, the same for the portal
 * and the command line.
 */
#ifndef DASHBOARD_API_OUTLOOKS_H
#define DASHBOARD_API_OUTLOOKS_H

#include "base/json.h"
#include "store/edition/outlooks.h"

/* Sets "outlooks" (a list by target) and "forecast" (or null) of an object. */
MUST_CHECK bool outlooks_json(struct edition *edition, struct arena *arena,
	const struct method *method, const char *place_code, json_t *ret, struct error *err);

#endif
