/* indicators/rollup_declared.c - see rollup_declared.h. */
#include "indicators/rollup_declared.h"

#include <stddef.h>

const char *const indicator_time_rules[] = { "", "last", "none", NULL };

const struct indicator_rollup indicator_rollup_default = {
	.places = 50,
	.size = 50,
	.time = 100,
	.weight = "",
	.calendar = "",
};
