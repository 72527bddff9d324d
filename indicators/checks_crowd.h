/*
 * indicators/checks_crowd.h - the same ratio at many places, made ready once.
 *
 * Each of n places is judged by the n - 1 others; sorted beforehand, that takes a few look-ups a
 * place and gives to the last bit what sorting the others each time would.
 */
#ifndef INDICATORS_CHECKS_CROWD_H
#define INDICATORS_CHECKS_CROWD_H

#include "base/arena.h"
#include "indicators/checks.h"

/*
 * Of those among `figures` that have the period and the breakdown of `like` and are ratios with both
 * parts, one a place. Lives in the arena; borrows nothing.
 */
struct check_crowd *check_crowd_new(struct arena *arena, const struct observation *like,
	const struct observation *const *figures, size_t count);

#endif
