/*
 * indicators/rollup_cell.h - figures packed for adding up.
 *
 * One cell is one figure of one method, place, period and breakdown. Its
 * numbers are whole: the figure times 10^scale, one scale for a whole array.
 * Arrays are sorted by period, then by place, no pair twice; `place` and
 * `period` are indices into arrays that come with the cells.
 */
#ifndef INDICATORS_ROLLUP_CELL_H
#define INDICATORS_ROLLUP_CELL_H

#include "indicators/series.h"

enum rollup_has {
	ROLLUP_ABSENT, /* no figure; `status` says why: M not expected either, the others missing */
	ROLLUP_VALUE,
	ROLLUP_PARTS, /* a ratio's numerator and denominator */
};

struct rollup_cell {
	int64_t amount; /* the value, or the numerator */
	int64_t denominator; /* ROLLUP_PARTS only */
	int place, period;
	char status;
	unsigned char has; /* enum rollup_has */
};

struct rollup_scales {
	int value, numerator, denominator;
};

/* Widens the scales until the figure fits; start from {0}. */
void rollup_scales_hold(struct rollup_scales *scales, const struct observation *item);

/* Packs a figure. False, `ret` untouched, where it needs more than 18 digits at these scales. */
MUST_CHECK bool rollup_cell_pack(const struct observation *item, const struct rollup_scales *scales,
	int place, int period, struct rollup_cell *ret);

/*
 * The value of a cell: as it is, or factor * numerator / denominator rounded
 * to `decimals`. False where there is none (absent, denominator 0, too large).
 */
MUST_CHECK bool rollup_cell_value(const struct rollup_cell *cell,
	const struct rollup_scales *scales, int factor, int decimals, struct decimal *ret);

/* <0, 0, >0 in the order of arrays; and puts an array into it. */
int rollup_cell_compare(const struct rollup_cell *a, const struct rollup_cell *b);
void rollup_cells_sort(struct rollup_cell *cells, size_t count);

#endif
