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

/* GET /api/v1/openapi.json */
office_handler api_openapi;

#endif
