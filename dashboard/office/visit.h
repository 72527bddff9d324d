/*
 * dashboard/office/visit.h - one request to the office, and what a handler makes of it.
 *
 * Before a handler is called, the dispatcher has checked session or token, role, and a form's origin
 * and key. A handler looks at rows (whose submission is it?) and calls the store, which checks again.
 */
#ifndef DASHBOARD_OFFICE_VISIT_H
#define DASHBOARD_OFFICE_VISIT_H

#include "dashboard/view/words.h"
#include "dashboard/web/form.h"
#include "dashboard/web/media.h"
#include "dashboard/web/request.h"
#include "store/office/people.h"
#include "store/office/queue.h"

struct office_route;
struct preview;

struct visit {
	struct arena *arena; /* lives as long as the handler works */
	const struct request *request;
	const struct office_route *route; /* NULL on an error page */
	enum lang lang;
	const struct words *words, *const *languages; /* of `lang`; of both */
	const char *dir, *version; /* the data folder; of the styles, for their address */
	struct office *office; /* open; NULL on an error page where it could not be opened */
	const struct person *person; /* NULL before signing in, and for a program */
	const char *speaks_for; /* the reporter of a program's token; else NULL */
	const char *actor; /* who does it, for the store; NULL before signing in */
	const char *session, *key; /* the cookie's value, or NULL; what its forms carry, or "" */
	const struct form *form; /* of a POST; else NULL */
	int64_t id; /* what stands for :id in the pattern, from 1; 0 for a pattern without */
	const struct catalogue *catalogue; /* visit_catalogue() */
	struct preview *preview; /* dashboard/office/preview.h */
};

/* What comes of it: a page, a file, or a way on. */
struct visited {
	json_t *model; /* for the row's template; freed by the dispatcher */
	int status; /* of the page; 0: 200 */
	const char *next; /* after a POST: see other; a path without the language */
	const char *location; /* of what was made; NULL for nothing */
	const char *cookie; /* the new session's value; "" ends it; NULL leaves it */
	struct text bytes; /* without a template */
	enum media media; /* of the bytes */
	const char *file_name; /* offered for saving */
	struct answer *answer; /* finished elsewhere: instead of all this; NULL for none */
};
typedef bool office_handler(struct visit *visit, struct visited *ret, struct error *err);

bool visit_has(const struct visit *visit, enum role role);

/* A path in the visitor's language. */
const char *visit_url(const struct visit *visit, const char *path);

/* The office's catalogue, read once. */
MUST_CHECK const struct catalogue *visit_catalogue(struct visit *visit, struct error *err);

/* Did the visitor send it, or who they speak for? Then reporters may see it; others see all. */
bool visit_speaks(const struct visit *visit, const struct submission *submission);
bool visit_sees(const struct visit *visit, const struct submission *submission);

/* The submission of :id; key submission.none also where the visitor may not see it. */
MUST_CHECK bool visit_submission(
	const struct visit *visit, struct submission *ret, struct error *err);

/* A whole number from 1; 0 for anything else. */
int64_t visit_number(const char *text);

/* A sentence of the words with a number, {n}: as digits, or as a count, which is grouped. */
const char *visit_say(const struct visit *visit, const char *key, int64_t n);
const char *visit_count(const struct visit *visit, const char *key, int64_t n);

/* YYYY-MM-DDTHH:MM, as in a form, of the declared zone -> an instant in UTC; "" where it is none. */
const char *visit_instant(const struct visit *visit, const char *local);

int visit_today(void); /* in the declared zone, as days since 1970 */

#endif
