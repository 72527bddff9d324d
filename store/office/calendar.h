/*
 * store/office/calendar.h - the reporting calendar against what has come.
 */
#ifndef STORE_OFFICE_CALENDAR_H
#define STORE_OFFICE_CALENDAR_H

#include "indicators/duty.h"
#include "store/office/office.h"

/* Replaces the calendar. Its methods must have ids, as in a loaded catalogue. Keys person.*. */
MUST_CHECK bool calendar_save(struct office *office, const struct duty *duties, size_t count,
	const char *actor, struct error *err);

/* One figure that is owed. */
struct owed {
	const struct duty *duty;
	struct period period;
	int due; /* day */
	enum duty_state state;
	int late; /* days after the due day it came, or has not come by today; 0: in time so far */
	int64_t submission; /* the last that brought it; 0 for none */
};

/*
 * What is owed as of `today`, by a reporter or, with "", by all: in the order of
 * state, then of the due day. Lives in `arena`, with the duties it points to.
 */
MUST_CHECK bool duty_list(struct office *office, struct arena *arena,
	const struct catalogue *catalogue, const char *reporter, int today, struct owed **ret,
	size_t *ret_count, struct error *err);

#endif
