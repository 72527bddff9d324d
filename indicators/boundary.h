/*
 * indicators/boundary.h - figures of old places on the places of another day.
 *
 * Follows the crosswalk forwards: a place that ended gives all to the place it
 * merged into, or is apportioned by the shares of its links, else by declared
 * weights, else, only if asked, equally (BASIS_ASSUMED). Sums are conserved to
 * the last digit: whole units are dealt by largest remainder (Hamilton), ties
 * to the lower place id, then the lower code. A ratio's numerator and the rest
 * of its denominator are dealt separately by the same shares, so that a share
 * stays within 0..100 % and its complement is the complement. Backwards
 * nothing is known: a place younger than the day is refused.
 */
#ifndef INDICATORS_BOUNDARY_H
#define INDICATORS_BOUNDARY_H

#include "base/arena.h"
#include "base/error.h"
#include "indicators/boundary_mark.h"
#include "indicators/catalogue.h"
#include "indicators/rollup_cell.h"

struct boundary_rules {
	const int64_t *weights; /* by index in catalogue->links, -1 unknown; NULL for none */
	bool assume; /* split equally where there is neither share nor weight */
	int minimum; /* permille of a place's old places that must have figures; 1000: all */
};

struct boundary; /* a catalogue as seen from one day */

/*
 * Reads the crosswalk for `day`. Lives in the arena, borrows the catalogue.
 * Keys (ERROR_REFUSED, detail names the place): boundary.link (the target did
 * not exist when the place ended; a whole link beside others; twice the same),
 * boundary.shares (not within 0..1, some without, or not adding up to 1 within 1 %).
 */
MUST_CHECK const struct boundary *boundary_new(struct arena *arena,
	const struct catalogue *catalogue, int day, const struct boundary_rules *rules,
	struct error *err);

/* Does some of what is in one place, whole or in part, end up in the other? By index. */
bool boundary_leads(const struct boundary *boundary, int from, int to);

struct boundary_cells {
	enum indicator_kind kind; /* flow, stock and ratios with parts can be moved */
	struct rollup_scales scales;
	const struct rollup_cell *cells; /* `place` is an index in catalogue->places */
	size_t count;
	const struct period *periods;
	int period_count;
};

struct boundary_moved {
	struct boundary_cells now; /* sorted; scales may be wider */
	const struct boundary_mark *marks; /* of the cell at the same index */
	const struct boundary_refusal *refusals; /* figures that are in no cell of `now` */
	size_t refusal_count;
};

/*
 * Moves figures. What is moved plus what is refused is what was given; a cell
 * withheld for want of figures (ROLLUP_ABSENT, L) hides its part of that.
 * Keys (ERROR_FAILURE): boundary.cells (out of order or range), boundary.large.
 */
MUST_CHECK bool boundary_move(struct arena *arena, const struct boundary *boundary,
	const struct boundary_cells *given, struct boundary_moved *ret, struct error *err);

/* A day on which a place of the code ended and another of the code began. */
struct boundary_break {
	int day; /* the first of the new place */
	const struct place *before, *after;
};

/* The last place of the same code before this one began, or NULL. */
const struct place *boundary_before(const struct catalogue *catalogue, const struct place *after);

/* By day; lives in the arena. Returns how many. */
int boundary_breaks(struct arena *arena, const struct catalogue *catalogue, const char *code,
	const struct boundary_break **ret);

#endif
