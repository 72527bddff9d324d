/*
 * charts/spread.c - see spread.h. Items that touch form a block, which lies
 * where the sum of its items' squared ways is least; blocks that touch merge.
 */
#include "charts/spread.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

struct block {
	size_t first, count;
	double size, wish; /* wish: the sum of where its items would have it start */
	double start;
};

static void settle(struct block *block, double from, double until)
{
	double start = block->wish / (double)block->count;

	block->start = fmax(from, fmin(start, until - block->size));
}

static void join(struct block *into, const struct block *next)
{
	into->wish += next->wish - (double)next->count * into->size;
	into->size += next->size;
	into->count += next->count;
}

bool spread(struct spread_item *items, size_t count, double from, double until)
{
	struct block *blocks;
	size_t used = 0;
	double sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += items[i].size;
	if (sum > until - from)
		return false;
	blocks = memory_new(count + 1, sizeof *blocks);
	for (size_t i = 0; i < count; i++) {
		blocks[used++] = (struct block){ i, 1, items[i].size,
			items[i].middle - items[i].size / 2, 0 };
		settle(&blocks[used - 1], from, until);
		while (used > 1 &&
			blocks[used - 2].start + blocks[used - 2].size > blocks[used - 1].start) {
			join(&blocks[used - 2], &blocks[used - 1]);
			used--;
			settle(&blocks[used - 1], from, until);
		}
	}
	for (size_t b = 0; b < used; b++) {
		double at = blocks[b].start;

		for (size_t i = blocks[b].first; i < blocks[b].first + blocks[b].count; i++) {
			items[i].middle = at + items[i].size / 2;
			at += items[i].size;
		}
	}
	free(blocks);
	return true;
}
