/* collector/xlsx_merges.c - see xlsx_merges.h. */
#include "collector/xlsx_merges.h"

#include <stdlib.h>
#include <string.h>

enum { CHUNK = 1 << 16, TAIL_MOST = 16 << 20, TAG_MOST = 64 };

static const char CELLS_END[] = "sheetData>"; /* of </sheetData> and </x:sheetData> */
static const char BLOCK[] = "mergeCell ";
static const char REF[] = "ref=";

bool xlsx_reference(struct span text, int *ret_column, int *ret_row)
{
	size_t at = 0;
	int column = 0;
	int64_t row = 0;

	for (; at < text.size && at < 3; at++) {
		char c = text.data[at] >= 'a' && text.data[at] <= 'z' ? (char)(text.data[at] - 32)
								      : text.data[at];

		if (c < 'A' || c > 'Z')
			break;
		column = column * 26 + (c - 'A') + 1;
	}
	if (column == 0 || at == text.size)
		return false;
	for (; at < text.size && row <= XLSX_MAX_ROWS; at++) {
		if (text.data[at] < '0' || text.data[at] > '9')
			return false;
		row = row * 10 + (text.data[at] - '0');
	}
	if (row < 1 || row > XLSX_MAX_ROWS)
		return false;
	*ret_column = column;
	*ret_row = (int)row;
	return true;
}

/* Where the closing tag's name begins, or NULL; not that of the opening tag. */
static const char *find_end(const char *data, size_t size)
{
	const char *from = data, *found;

	while ((found = memmem(from, size - (size_t)(from - data), CELLS_END, strlen(CELLS_END))) !=
		NULL) {
		const char *open = found;

		while (open > data && found - open < TAG_MOST - 1 && *open != '<')
			open--;
		if (*open == '<' && open[1] == '/')
			return found;
		from = found + strlen(CELLS_END);
	}
	return NULL;
}

/* Collects what stands behind the cells. */
static bool read_tail(struct package *package, const char *part, struct text *ret, size_t *ret_size,
	struct error *err)
{
	part_auto *opened = part_open(package, part, err);
	char window[2 * TAG_MOST + CHUNK];
	size_t kept = 0;
	bool behind = false;
	long got;

	if (opened == NULL)
		return false;
	*ret_size = 0;
	while ((got = part_read(opened, window + kept, CHUNK, err)) > 0) {
		size_t have = kept + (size_t)got;
		const char *end = behind ? window : find_end(window, have);

		*ret_size += (size_t)got;
		if (end != NULL) {
			text_add(ret, (struct span){ end, have - (size_t)(end - window) });
			behind = true;
			kept = 0;
		} else {
			kept = have < TAG_MOST ? have : TAG_MOST;
			memmove(window, window + have - kept, kept);
		}
		if (ret->size > TAIL_MOST)
			return error_at(
				err, ERROR_REFUSED, "xlsx.limit", 1, 0, "tail: %d", TAIL_MOST);
	}
	return got == 0;
}

/* "A1:B2" -> a block of more than one cell, cut at the last column we read. */
static bool read_block(struct span ref, struct xlsx_block *ret)
{
	const char *colon = ref.size == 0 ? NULL : memchr(ref.data, ':', ref.size);
	struct xlsx_block block = { 0 };
	size_t before = colon == NULL ? 0 : (size_t)(colon - ref.data);

	if (colon == NULL ||
		!xlsx_reference((struct span){ ref.data, before }, &block.left, &block.top) ||
		!xlsx_reference((struct span){ colon + 1, ref.size - before - 1 }, &block.right,
			&block.bottom) ||
		block.right < block.left || block.bottom < block.top ||
		block.left > XLSX_MAX_COLUMNS)
		return false;
	if (block.right > XLSX_MAX_COLUMNS)
		block.right = XLSX_MAX_COLUMNS;
	*ret = block;
	return true;
}

/* The value of the tag's ref attribute. */
static struct span ref_in(struct span tag)
{
	const char *ref = memmem(tag.data, tag.size, REF, strlen(REF)), *from, *to;

	if (ref == NULL || ref + strlen(REF) + 1 >= tag.data + tag.size)
		return (struct span){ 0 };
	from = ref + strlen(REF) + 1;
	to = memchr(from, from[-1], (size_t)(tag.data + tag.size - from));
	return (struct span){ from, to == NULL ? 0 : (size_t)(to - from) };
}

static int compare_blocks(const void *left, const void *right)
{
	const struct xlsx_block *a = left, *b = right;
	int order = (a->top > b->top) - (a->top < b->top);

	return order != 0 ? order : (a->left > b->left) - (a->left < b->left);
}

bool xlsx_merges_read(struct arena *arena, struct package *package, const char *part,
	const struct limits *limits, struct xlsx_merges *ret, struct error *err)
{
	text_auto tail = { 0 };
	struct span rest;
	const char *found;

	*ret = (struct xlsx_merges){ 0 };
	if (!read_tail(package, part, &tail, &ret->part_size, err))
		return false;
	rest = text_span(&tail);
	while (rest.size > 0 &&
		(found = memmem(rest.data, rest.size, BLOCK, strlen(BLOCK))) != NULL) {
		size_t left = rest.size - (size_t)(found - rest.data);
		const char *close = memchr(found, '>', left);
		struct span tag = { found, close == NULL ? left : (size_t)(close - found) };

		if (!limits_hold(limits, LIMIT_MERGES, ret->count + 1, "xlsx.limit", err))
			return false;
		ret->blocks = arena_push(arena, ret->blocks, ret->count, sizeof *ret->blocks);
		ret->count += read_block(ref_in(tag), &ret->blocks[ret->count]);
		rest = (struct span){ found + tag.size, left - tag.size };
	}
	if (ret->count > 1)
		qsort(ret->blocks, ret->count, sizeof *ret->blocks, compare_blocks);
	return true;
}

/* Lets go of blocks that ended above the row, takes up those that begin in it. */
static bool renew(struct xlsx_merges *merges, int row, struct error *err)
{
	int kept = 0, width = 0;

	for (int i = 0; i < merges->active_count; i++)
		if (merges->active[i]->bottom >= row) {
			width += merges->active[i]->right - merges->active[i]->left + 1;
			merges->active[kept++] = merges->active[i];
		}
	merges->active_count = kept;
	for (; merges->next < merges->count && merges->blocks[merges->next].top <= row;
		merges->next++) {
		struct xlsx_block *block = &merges->blocks[merges->next];

		if (block->bottom < row)
			continue;
		width += block->right - block->left + 1;
		/* where blocks do not overlap they fit side by side */
		if (width > XLSX_MAX_COLUMNS)
			return error_at(err, ERROR_REFUSED, "xlsx.xml", row, 0, "%s", "mergeCell");
		merges->active[merges->active_count++] = block;
	}
	return true;
}

bool xlsx_merges_fill(struct xlsx_merges *merges, struct arena *arena, int row, struct cell *cells,
	size_t *count, struct error *err)
{
	if (!renew(merges, row, err))
		return false;
	for (int i = 0; i < merges->active_count; i++) {
		struct xlsx_block *block = merges->active[i];
		int column = block->left;

		if (block->top == row) {
			block->cell = cells[column - 1];
			block->cell.text.data = arena_copy(
				arena, cells[column - 1].text.data, cells[column - 1].text.size);
			column++;
		}
		if (block->cell.text.size == 0)
			continue;
		for (; column <= block->right; column++) {
			if (cells[column - 1].text.size > 0)
				continue;
			cells[column - 1] = block->cell;
			cells[column - 1].marks |= CELL_MERGED;
			if (*count < (size_t)column)
				*count = (size_t)column;
		}
	}
	return true;
}
