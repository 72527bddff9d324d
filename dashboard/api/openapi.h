/*
 * dashboard/api/openapi.h - the description of the API, in OpenAPI 3.1, made from the route table.
 *
 * Paths, methods, parameters and who may ask come from the rows under /api/; bodies, answers and
 * schemas from openapi.json beside this file, which has one entry for each row ("METHOD PATTERN").
 */
#ifndef DASHBOARD_API_OPENAPI_H
#define DASHBOARD_API_OPENAPI_H

#include "dashboard/office/visit.h"

/* The whole document; the caller owns it. Keys openapi.row (detail: a row without an entry, or an
   entry without a row), json.syntax: faults of the program itself. NULL on failure. */
MUST_CHECK json_t *openapi_document(struct error *err);

/* The same of the portal's table of addresses and openapi-portal.json. NULL on failure. */
MUST_CHECK json_t *openapi_portal(struct error *err);

/* ---- for both ---- */

/* The file of the program, with its version; NULL on failure, key json.syntax. */
MUST_CHECK json_t *openapi_read(const char *name, struct error *err);
/* {id} for :id, as OpenAPI writes it. */
const char *openapi_path(struct arena *arena, const char *pattern);
/* A pattern's own parameter ("path_id") and those of a list, each a reference to the shared ones. */
json_t *openapi_parameters(struct arena *arena, const char *pattern, const char *names);
void openapi_about(json_t *operation, const char *const about[LANG_COUNT]);

/* GET /api/v1/openapi.json */
office_handler api_openapi;

#endif
