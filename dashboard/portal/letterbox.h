/*
 * dashboard/portal/letterbox.h - where the portal leaves what citizens send, within limits.
 *
 * Who sent how much is known in memory only, and forgotten with the process. An address of this machine
 * itself is a proxy's: it stands for everybody, so that only the limit of a day holds; the proxy counts
 * its visitors (packaging/nginx.conf). One thread at a time.
 */
#ifndef DASHBOARD_PORTAL_LETTERBOX_H
#define DASHBOARD_PORTAL_LETTERBOX_H

#include "store/inbox.h"

enum {
	LETTERBOX_HOUR =
		10, /* letters of one address in an hour; of IPv6 the first 64 bits count */
	LETTERBOX_DAY = 1000, /* of all in 24 hours */
};

struct letterbox;

/* `dir` is the data folder. */
MUST_CHECK struct letterbox *letterbox_new(const char *dir);
void letterbox_free(struct letterbox *box); /* NULL is fine */

/* May this address leave one more letter at `now` (seconds)? Keys ask.often, ask.many. Counts it if so. */
MUST_CHECK bool letterbox_admits(
	struct letterbox *box, const char *address, int64_t now, struct error *err);

/* Keeps the letter and gives its code. Keys as above, and of inbox_post(). */
MUST_CHECK bool letterbox_post(struct letterbox *box, const char *address, struct letter *letter,
	char ret_code[INQUIRY_CODE], struct error *err);

/* What the sender may see; false where there is no such ticket. */
MUST_CHECK bool letterbox_find(const struct letterbox *box, struct arena *arena, const char *ticket,
	struct reply_told *ret);

#endif
