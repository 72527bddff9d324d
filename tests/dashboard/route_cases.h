/* tests/dashboard/route_cases.h - what the portal must answer to what; ended by a NULL method. */
#ifndef TESTS_DASHBOARD_ROUTE_CASES_H
#define TESTS_DASHBOARD_ROUTE_CASES_H

/* "Name: value" must begin so among the headers; "Name" must not be there when it starts with '!'. */
struct expectation {
	const char *method, *target;
	int status;
	const char *header;
	const char *body, *absent;
};
extern const struct expectation route_cases[];

#define PINNED "Cache-Control: public, max-age=31536000, immutable"
#define LATEST "Cache-Control: public, max-age=60, stale-while-revalidate=600"

#endif
