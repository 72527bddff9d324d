/*
 * dashboard/view/standing.h - what an edition says of an indicator at one place,
 * and where that stands among places of its kind.
 */
#ifndef DASHBOARD_VIEW_STANDING_H
#define DASHBOARD_VIEW_STANDING_H

#include "dashboard/view/words.h"
#include "indicators/ranking.h"
#include "store/edition/open.h"

struct standing {
	const struct indicator *indicator;
	const struct method *method; /* NULL: no method has a figure there */
	const struct observation *latest; /* the one meant: of the period asked for, or the last */
	const struct observation
		*last; /* the last of all; `latest` may be NULL where this is not */
	bool ranked; /* at least two places and half of those that exist have a figure */
	struct ranking ranking;
	int places; /* of its kind that exist in that period */
};

/*
 * The primary method comes first, then those that are not illustrative. With
 * `within`, the last figure whose period lies in it. Only figures of this very
 * place count, not of another that had its code; but the city goes on under its
 * code, whatever its borders, as on the overview. Everything lives in the arena.
 */
MUST_CHECK bool standing_of(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, const struct place *place, const struct period *within,
	struct standing *ret, struct error *err);

/* "thứ 12 trong 165 nơi có số liệu", for a ranked one; equals are told. */
void standing_say_rank(
	const struct standing *standing, const struct words *words, struct text *ret);

#endif
