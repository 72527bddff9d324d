/* indicators/duty.c - see duty.h. */
#include "indicators/duty.h"

#include "indicators/period_shift.h"

const char *const duty_states[] = { "late", "returned", "due", "ahead", "waiting", "done", NULL };

bool duty_periods(const struct duty *duty, int today, duty_tell *tell, void *context)
{
	struct period period = duty->first;

	for (int i = 1; i <= DUTY_MAX_PERIODS; i++) {
		if (period.from >= (today + INT64_C(1)) * PERIOD_DAY_MINUTES)
			return true;
		if (!tell(context, &period, period_last_day(&period) + duty->due_days))
			return false;
		if (!period_shift(&duty->first, i, &period))
			return true;
	}
	return true;
}

enum duty_state duty_open(const struct period *period, int due, int today)
{
	if (today > due)
		return DUTY_LATE;
	return today > period_last_day(period) ? DUTY_DUE : DUTY_AHEAD;
}
