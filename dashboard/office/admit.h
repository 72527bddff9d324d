/*
 * dashboard/office/admit.h - who may come in: name of the host, route, session, role, form.
 */
#ifndef DASHBOARD_OFFICE_ADMIT_H
#define DASHBOARD_OFFICE_ADMIT_H

#include "dashboard/office/pages.h"
#include "dashboard/office/routes.h"

/*
 * Fills the visit in. Where somebody has to sign in first, a GET is sent there (ret->next, with a
 * route that does so); everything else fails. Keys request.*, route.none, route.method, desk.origin,
 * desk.key, desk.role, session.none, form.*, office.*.
 */
MUST_CHECK bool admit_visit(
	struct visit *visit, bool secure, struct visited *ret, struct error *err);

/* The Set-Cookie header that keeps a session, or with "" ends it. */
const char *admit_cookie(struct arena *arena, bool secure, const char *value);

#endif
