/* indicators/ranking.c - see ranking.h. */
#include "indicators/ranking.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static int by_value(const void *a, const void *b)
{
	return decimal_compare(*(const struct decimal *)a, *(const struct decimal *)b);
}

static bool find_median(const struct decimal *sorted, int count, struct decimal *ret)
{
	struct decimal below = sorted[(count - 1) / 2], above = sorted[count / 2], sum;
	int scale = below.scale > above.scale ? below.scale : above.scale;

	if (decimal_compare(below, above) == 0) {
		*ret = below;
		return true;
	}
	if (!decimal_add(below, above, &sum))
		return false;
	return decimal_part(sum, 1, 2, sum.units % 2 == 0 ? scale : scale + 1, ret);
}

bool ranking_of(const struct decimal *values, int count, int index, enum direction direction,
	struct ranking *ret)
{
	struct decimal *sorted = memory_new((size_t)count, sizeof *sorted);
	struct ranking ranking = { .rank = 1, .count = count };
	bool fine;

	memcpy(sorted, values, (size_t)count * sizeof *sorted);
	qsort(sorted, (size_t)count, sizeof *sorted, by_value);
	for (int i = 0; i < count; i++) {
		int order = decimal_compare(values[i], values[index]);

		if (order == 0)
			ranking.equals++;
		else if ((order < 0) == (direction == DIRECTION_DOWN))
			ranking.rank++;
	}
	ranking.equals--; /* itself */
	ranking.low = sorted[0];
	ranking.high = sorted[count - 1];
	fine = find_median(sorted, count, &ranking.median);
	free(sorted);
	if (fine)
		*ret = ranking;
	return fine;
}
