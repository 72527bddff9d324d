/*
 * indicators/inquiry.h - what citizens propose and ask about figures, and what becomes of it.
 *
 * An inquiry is known outside by its code alone: 15 characters of an alphabet without look-alikes (73
 * bits), shown in three groups. Nobody keeps the code: what is kept is its hash, the ticket.
 */
#ifndef INDICATORS_INQUIRY_H
#define INDICATORS_INQUIRY_H

#include "base/decimal.h"
#include "base/hash.h"

enum {
	INQUIRY_MAX_TEXT = 4000, /* characters, of a text and of an answer */
	INQUIRY_MAX_NAME = 120, /* characters of the sender's name, and of how to reach them */
	INQUIRY_MAX_PERIOD = 30, /* characters of a period as it was written */
	INQUIRY_WORKING_DAYS = 15, /* in which it is answered; public holidays are not known here */
	INQUIRY_KEEP_DAYS = 90, /* after it was closed: then name, contact and text are erased */
	INQUIRY_CODE = 18, /* k7m2p-9xwqd-3htrv, with its NUL */
};

/* In alphabetical order, as are their names, which end in NULL. */
enum inquiry_kind { INQUIRY_IDEA, INQUIRY_QUESTION };
extern const char *const inquiry_kinds[];

enum inquiry_state {
	INQUIRY_ACCEPTED, /* an idea that is taken up */
	INQUIRY_ANSWERED,
	INQUIRY_DECLINED, /* with a reason, for the sender alone */
	INQUIRY_HANDLED, /* being handled */
	INQUIRY_RECEIVED,
};
extern const char *const inquiry_states[];

/* Is there nothing left to do? */
bool inquiry_closed(enum inquiry_state state);

/* The last day for an answer to what came on a day: working days after it, Monday to Friday. */
int inquiry_due(int day);

/* A new code. */
void inquiry_code(char ret[INQUIRY_CODE]);

/* The ticket of a code as people type it: any case, with or without hyphens and blanks. False for what is
   no code. `ret_code` is how it is written. */
MUST_CHECK bool inquiry_ticket(
	const char *typed, char ret_code[INQUIRY_CODE], char ret_ticket[HASH_HEX]);

/* How many, of one thing or of all. */
struct inquiry_tally {
	int received; /* all there ever were: waiting and closed */
	int closed, on_time,
		declined; /* of the closed: by the day they were due; without an answer */
	int waiting, overdue; /* of the waiting */
	int oldest; /* the day the one that waits longest came; 0: none waits */
};

void inquiry_add(struct inquiry_tally *sum, const struct inquiry_tally *more);

/* Those closed on time, in percent of those closed or overdue, to one digit; false where there are none. */
MUST_CHECK bool inquiry_rate(const struct inquiry_tally *tally, struct decimal *ret);

#endif
