/* indicators/rollup_cell.c - see rollup_cell.h. */
#include "indicators/rollup_cell.h"

#include <stdlib.h>

static void widen(int *scale, struct decimal value)
{
	if (value.scale > *scale)
		*scale = value.scale;
}

void rollup_scales_hold(struct rollup_scales *scales, const struct observation *item)
{
	if (item->parts) {
		widen(&scales->numerator, item->numerator);
		widen(&scales->denominator, item->denominator);
	} else if (item->known) {
		widen(&scales->value, item->value);
	}
}

/* The figure at a scale that holds it. */
static bool whole(struct decimal value, int scale, int64_t *ret)
{
	struct decimal scaled;

	if (value.scale > scale || !decimal_part(value, 1, 1, scale, &scaled))
		return false;
	*ret = scaled.units;
	return true;
}

bool rollup_cell_pack(const struct observation *item, const struct rollup_scales *scales, int place,
	int period, struct rollup_cell *ret)
{
	struct rollup_cell cell = { .place = place, .period = period, .status = item->status };

	if (item->parts) {
		cell.has = ROLLUP_PARTS;
		if (!whole(item->numerator, scales->numerator, &cell.amount) ||
			!whole(item->denominator, scales->denominator, &cell.denominator))
			return false;
	} else if (item->known) {
		cell.has = ROLLUP_VALUE;
		if (!whole(item->value, scales->value, &cell.amount))
			return false;
	}
	*ret = cell;
	return true;
}

bool rollup_cell_value(const struct rollup_cell *cell, const struct rollup_scales *scales,
	int factor, int decimals, struct decimal *ret)
{
	if (cell->has == ROLLUP_PARTS)
		return decimal_ratio((struct decimal){ cell->amount, scales->numerator },
			(struct decimal){ cell->denominator, scales->denominator }, factor,
			decimals, ret);
	if (cell->has == ROLLUP_VALUE)
		*ret = (struct decimal){ cell->amount, scales->value };
	return cell->has == ROLLUP_VALUE;
}

int rollup_cell_compare(const struct rollup_cell *a, const struct rollup_cell *b)
{
	if (a->period != b->period)
		return a->period < b->period ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

static int compare(const void *a, const void *b)
{
	return rollup_cell_compare(a, b);
}

void rollup_cells_sort(struct rollup_cell *cells, size_t count)
{
	if (count > 1)
		qsort(cells, count, sizeof *cells, compare);
}
