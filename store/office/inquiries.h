/*
 * store/office/inquiries.h - what citizens asked and proposed: taken in, routed, answered.
 *
 * Admins and reviewers handle it; a reporter proposes an answer to what was routed to a body they speak
 * for. Each act is done to the version that was seen and is noted in the ledger, without a word of the
 * sender's. Keys of all acts: inquiry.none, inquiry.conflict (another version), inquiry.state (it is
 * closed), inquiry.words (too long, or missing), reporter.none, and those of people.h.
 */
#ifndef STORE_OFFICE_INQUIRIES_H
#define STORE_OFFICE_INQUIRIES_H

#include "store/inbox.h"
#include "store/office/office.h"

enum {
	INQUIRIES_TAKEN = 200, /* letters taken in at a time */
	INQUIRIES_MAX_CLOSED = 200, /* closed ones that are listed */
};

struct inquiry {
	int64_t id, version;
	struct letter letter; /* its text, name and contact are "" once erased */
	enum inquiry_state state;
	int received, due, closed; /* days; closed 0: not yet */
	const char *reporter, *public, *answer[LANG_COUNT], *answered_by;
};

/*
 * Takes in what the portal left, erases what was kept long enough, writes what senders may see. Done
 * whenever the office is opened; what cannot be written now is written the next time.
 */
MUST_CHECK bool inquiries_settle(struct office *office, struct error *err);

/* Those that wait, the longest first, then those closed last; everything lives in `arena`. */
MUST_CHECK bool inquiry_list(struct office *office, struct arena *arena, struct inquiry **ret,
	size_t *ret_count, struct error *err);
MUST_CHECK bool inquiry_find(struct office *office, struct arena *arena, int64_t id,
	struct inquiry *ret, struct error *err);

/* What is done to which, as it was seen, by whom. Words an act has no use for are not looked at. */
struct inquiry_act {
	int64_t id, version;
	const char *actor;
	const char *reporter; /* who is to answer; "" takes it up without routing */
	const char *public; /* the question as it may be shown */
	const char *answer[LANG_COUNT]; /* or the reason; English may be "" */
};

MUST_CHECK bool inquiry_route(
	struct office *office, const struct inquiry_act *act, struct error *err);
MUST_CHECK bool inquiry_propose(
	struct office *office, const struct inquiry_act *act, struct error *err);
/* An idea is accepted, a question answered: public with the next edition. */
MUST_CHECK bool inquiry_answer(
	struct office *office, const struct inquiry_act *act, struct error *err);
/* The reason is for the sender; nothing of it is public. Also takes back an answer that was given. */
MUST_CHECK bool inquiry_decline(
	struct office *office, const struct inquiry_act *act, struct error *err);

#endif
