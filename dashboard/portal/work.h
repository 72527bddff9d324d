/*
 * dashboard/portal/work.h - one request on its way through the portal.
 *
 * admit -> key -> (cache, or) perform; and excuse where any of them fails.
 */
#ifndef DASHBOARD_PORTAL_WORK_H
#define DASHBOARD_PORTAL_WORK_H

#include "dashboard/portal/editions.h"
#include "dashboard/view/page.h"
#include "dashboard/view/stock.h"
#include "dashboard/web/reply.h"
#include "dashboard/web/route.h"

struct work {
	const struct request *request;
	struct arena *arena;
	const struct stock *stock;
	struct editions *editions;
	struct letterbox *letterbox; /* of struct page */
	const char *site; /* how the portal is reached from outside */
	bool still; /* for files that no program serves */
	const char *base; /* of struct page */
	const char *allow; /* the methods that the path takes, or NULL; set by work_admit() */
	struct page page; /* the same */
};

/*
 * Finds the route, refuses what it does not take, chooses the edition: the one
 * the request names, or the one in force. Keys request.*, route.none,
 * route.method, edition.none, edition.unknown.
 */
MUST_CHECK bool work_admit(struct work *work, struct error *err);

/* What tells the answer from every other; in the arena. */
const char *work_key(const struct work *work);

/*
 * Runs the view. `ret_passing` tells that the answer is not worth keeping.
 * NULL on failure; keys of the view and of mustache.h.
 */
MUST_CHECK struct answer *work_perform(
	struct work *work, const char *key, bool *ret_passing, struct error *err);

/* The page that says what went wrong, in the reader's language. Never NULL. */
MUST_CHECK struct answer *work_excuse(struct work *work, const struct error *err);

#endif
