/*
 * store/edition/moved.h - figures of an edition as of the places of another day.
 *
 * The edition's figures and its crosswalk; the arithmetic is
 * indicators/boundary.h. Divided places are apportioned by published shares,
 * else by the populations of the new places, which makes an estimate (E); a
 * place is given only where all the old places it is made of have figures.
 * Computed figures are made again from what they are made from, moved.
 */
#ifndef STORE_EDITION_MOVED_H
#define STORE_EDITION_MOVED_H

#include "indicators/boundary_figures.h"
#include "store/edition/open.h"

/*
 * The current figures of a method on the places of `day`; with a place, only
 * of that place, which must exist on the day, and what is left out then are
 * figures of later places of its code. In `arena`. Keys as of boundary_new()
 * and boundary_move().
 */
MUST_CHECK bool edition_moved(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, const struct method *method, const struct place *place,
	int day, struct boundary_figures *ret, struct error *err);

/*
 * As a series: breakdown "" only; `ret_marks` are of the items at the same
 * index. A figure of a later place of the code is there as an absence.
 */
MUST_CHECK bool edition_moved_series(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, const struct method *method, const struct place *place,
	int day, struct series *ret, const struct boundary_mark **ret_marks, struct error *err);

#endif
