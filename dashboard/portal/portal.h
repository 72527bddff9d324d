/*
 * dashboard/portal/portal.h - the public side: (edition, request) -> answer.
 *
 * Opens edition files read-only and nothing else of the data folder. Which
 * edition is in force is looked at with each request; a new one takes over
 * between two requests, and answers on their way are not disturbed.
 */
#ifndef DASHBOARD_PORTAL_PORTAL_H
#define DASHBOARD_PORTAL_PORTAL_H

#include "dashboard/web/server.h"

struct arena;
struct page;
struct portal;

/*
 * `dir` is the data folder. Succeeds without an edition: answers are then 503
 * until there is one. NULL with key json.syntax, words.form or mustache.*, which
 * would be faults of the program itself.
 */
MUST_CHECK struct portal *portal_open(const char *dir, struct error *err);
void portal_close(struct portal *portal); /* NULL is fine */

/*
 * Answers one request; any thread may call. The same edition and request give
 * the same bytes. The caller drops the reply (reply_done).
 */
void portal_answer(struct portal *portal, const struct request *request, struct reply *ret);

/*
 * How it is reached from outside, "https://example.vn", for what must name whole addresses; kept.
 * Without it that is http://127.0.0.1:8022. Call before anything is answered. False, and nothing is
 * changed, for what is no such address.
 */
MUST_CHECK bool portal_set_site(struct portal *portal, const char *site);

/* Takes what citizens send, and shows them what became of it: DIR/inbox and DIR/replies (store/inbox.h) of the
   same data folder. Call before anything is answered. */
void portal_open_letterbox(struct portal *portal);

/* From now on its pages are for files: what only a program could answer is not offered. */
void portal_stand_still(struct portal *portal);

/* The answer alone, which the caller drops; or the error instead of a page that says it. */
MUST_CHECK struct answer *portal_fetch(
	struct portal *portal, const struct request *request, struct error *err);

/* The words of its pages; borrowed. */
struct words;
const struct words *portal_words(const struct portal *portal, enum lang lang);

/* Number of the edition in force now, 0 for none. */
int portal_current(struct portal *portal);

/* What stands before the path of every address, where a preview is shown at one; static text. Call before
   anything is answered. */
void portal_set_base(struct portal *portal, const char *base);

/*
 * What a view would get for a request, for a page that stands beside the portal's. One thread only, and
 * until the next answer; keys of work_admit().
 */
MUST_CHECK bool portal_page(struct portal *portal, struct arena *arena,
	const struct request *request, struct page *ret, struct error *err);

/* Serves until SIGINT or SIGTERM, at `name` and the machine's own names only, or with NULL at any; keys of
   web/server.h. */
MUST_CHECK bool portal_serve(struct portal *portal, const struct listening *listening,
	const char *name, struct error *err);

#endif
