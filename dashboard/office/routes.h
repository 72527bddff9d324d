/*
 * dashboard/office/routes.h - every address of the office: a table.
 *
 * A row says who may ask and what a request must be like; the dispatcher enforces it, so that no
 * handler can forget. Patterns are those of path.h. A row in two languages is there twice, the second
 * time under /en.
 * Every POST of somebody signed in carries the session's key (field "key") and comes from our own
 * page; there is no way to say otherwise. What begins with /api/ is for programs (docs/api.md): its
 * errors are problems in JSON.
 */
#ifndef DASHBOARD_OFFICE_ROUTES_H
#define DASHBOARD_OFFICE_ROUTES_H

#include "dashboard/office/visit.h"

enum {
	ANYONE = 0, /* signed in or not */
	PROGRAM = 1U << ROLE_COUNT, /* who has a token; no cookie is looked at, no form wanted */
	FORM_BODY = 256 << 10, /* bytes of a form without a file */
	PAGE_BODY = 1 << 20, /* of one with a page's text: three for each byte of a letter */
	PICTURE_BODY = 13 << 20, /* of one with a picture */
	UPLOAD_BODY = 32 << 20, /* of one with a file, or a table that was pasted */
};

struct office_route {
	const char *method;
	const char *pattern;
	unsigned who; /* bits of enum role; any of them will do; ANYONE, PROGRAM */
	bool languages; /* in both */
	size_t room; /* bytes of body; 0 for GET */
	const char *
		parameters; /* names that a query may hold, separated by blanks; NULL: the handler asks */
	office_handler *handler;
	const char *template; /* NULL: bytes, or a way on */
	const char *about[LANG_COUNT];
};

/* In alphabetical order of patterns, GET before POST, ended by a NULL pattern. */
extern const struct office_route office_routes[];

struct office_match {
	const struct office_route *route; /* NULL: see `known` */
	bool known; /* there is such a path, with other methods */
	int64_t id; /* 0 for a pattern without :id */
};

struct office_match office_route_find(struct arena *arena, const struct request *request);

/* The first parameter that the row does not know, or NULL. */
const char *office_route_stranger(const struct office_route *route, const struct request *request);

#endif
