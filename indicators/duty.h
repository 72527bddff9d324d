/*
 * indicators/duty.h - the reporting calendar: what is owed for which period, and by when.
 *
 * A duty begins with a period; the following ones have the same length (a month
 * from the 25th to the 25th is followed by such a month). A figure is due so many
 * days after the last day of its period.
 */
#ifndef INDICATORS_DUTY_H
#define INDICATORS_DUTY_H

#include "indicators/period.h"

struct indicator;
struct method;

enum { DUTY_MAX_PERIODS = 600, DUTY_MAX_DAYS = 400 };

struct duty {
	const struct indicator *indicator;
	const struct method *method;
	const char *reporter; /* code of who owes it */
	const char *place; /* place code */
	struct period first;
	int due_days; /* 0 to DUTY_MAX_DAYS */
	const char *basis[LANG_COUNT]; /* what orders it */
};

enum duty_state {
	DUTY_LATE, /* due, and nothing came */
	DUTY_RETURNED, /* came, and has a question */
	DUTY_DUE, /* the period is over, the day not yet past */
	DUTY_AHEAD, /* the period is not over */
	DUTY_WAITING, /* came, not decided on */
	DUTY_DONE, /* approved or published */
	DUTY_STATES,
};

/* For machines: late, returned, due, ahead, waiting, done. In the order of the enum, ended by NULL. */
extern const char *const duty_states[];

/*
 * Calls `tell` for each period of the duty from the first to the one that
 * `today` lies in, with the day it is due, until it returns false; at most
 * DUTY_MAX_PERIODS. False where it did.
 */
typedef bool duty_tell(void *context, const struct period *period, int due);
MUST_CHECK bool duty_periods(const struct duty *duty, int today, duty_tell *tell, void *context);

/* The state of what has not come. */
enum duty_state duty_open(const struct period *period, int due, int today);

#endif
