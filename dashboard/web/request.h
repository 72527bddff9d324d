/* dashboard/web/request.h - a request that has passed the gate, or the reason why not. */
#ifndef DASHBOARD_WEB_REQUEST_H
#define DASHBOARD_WEB_REQUEST_H

#include "base/text.h"

enum { REQUEST_MAX_PARAMETERS = 16 };

struct parameter {
	const char *name, *value; /* decoded, valid UTF-8 without controls */
};

struct request {
	const char *method; /* as sent: "GET" */
	const char *path; /* decoded; starts with one '/' and holds no "//", "." or ".." */
	struct parameter parameters[REQUEST_MAX_PARAMETERS]; /* each name once */
	size_t parameter_count;
	/* headers as sent, at most one of each kind; NULL for none */
	const char *if_none_match, *accept_encoding; /* all such headers, joined by commas */
	const char *host, *origin, *fetch_site, *cookie, *authorization;
	const char *content_type, *content_encoding, *idempotency_key, *accept_language;
	const char *address; /* of the peer; NULL where there is no socket */
	struct span body; /* whole; only where the server takes bodies */
	const char *refusal; /* a row of refusals[]; NULL: let in */
};

/* The value of a parameter, borrowed; or `otherwise`. */
const char *request_parameter(
	const struct request *request, const char *name, const char *otherwise);

/* Where the browser says that the request comes from, if that is another site; NULL: our own page, or a
   program, which says nothing. */
const char *request_elsewhere(const struct request *request);

/* Why the gate refuses: the key of the words that say so, and the HTTP status. */
struct refusal {
	const char *key;
	int status;
};
extern const struct refusal refusals[]; /* ended by a NULL key */

#endif
