/*
 * dashboard/web/reply.h - an answer: made once, then shared and never changed.
 *
 * A cache, a connection and a test may hold the same answer; the last one to
 * drop it frees it. Its body lives on for as long as a connection sends it.
 */
#ifndef DASHBOARD_WEB_REPLY_H
#define DASHBOARD_WEB_REPLY_H

#include <stdatomic.h>

#include "base/coding.h"

enum { ANSWER_MAX_HEADERS = 20 };

/* Bytes with their own holders. */
struct body {
	struct text bytes;
	atomic_int holders;
};
struct body *body_hold(struct body *body);
void body_drop(struct body *body);

struct header {
	const char *name; /* static */
	char *value;
};

struct answer {
	int status;
	struct header headers[ANSWER_MAX_HEADERS];
	size_t header_count;
	struct body *body;
	atomic_int holders;
	void *prepared; /* what the server made of it, if it did; freed with it */
	void (*prepared_free)(void *prepared);
};

/* Takes the bytes over, leaving an empty text. One holder: the caller. */
MUST_CHECK struct answer *answer_new(int status, struct text *bytes);
/* `name` is static text; the value is copied. */
void answer_add(struct answer *answer, const char *name, const char *value);
/* The value, or NULL. */
const char *answer_header(const struct answer *answer, const char *name);
struct answer *answer_hold(struct answer *answer);
void answer_drop(struct answer *answer); /* NULL is fine */

/*
 * The same answer in a coding, with Content-Encoding and an entity tag of its own; where that would
 * make it no smaller, the answer itself, held once more.
 */
MUST_CHECK struct answer *answer_pack(struct answer *answer, enum coding coding);

/* What goes out: the answer, or with status 304 only its headers. */
struct reply {
	int status;
	struct answer *answer; /* held; reply_done() drops it */
};
void reply_done(struct reply *reply);
#define reply_auto CLEANUP(reply_done) struct reply

/* Does an If-None-Match header (a list, or *) name this entity tag? NULL names none. */
bool reply_matches(const char *if_none_match, const char *etag);

#endif
