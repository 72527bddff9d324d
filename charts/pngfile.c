/*
 * charts/pngfile.c - see pngfile.h. Colours are counted in a hash table, run by run: most
 * pixels are the same as their neighbour. libpng's fast mode neither filters
 * nor searches long, which a palette does not need.
 */
#include "charts/pngfile.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum {
	SLOTS = 16384, /* a power of two */
	MOST = SLOTS / 2, /* colours told apart; further ones only find their nearest */
	PALETTE = 256,
	FREQUENT = 128, /* of them, chosen by how many pixels they have */
	CHANNELS = 4,
};

struct colour {
	uint32_t argb;
	uint32_t count; /* 0: a free slot */
	int index; /* in the palette */
	int away; /* how far that colour is, squared */
};

struct palette {
	struct colour slots[SLOTS];
	struct colour *used[MOST];
	int count;
	uint32_t kept[PALETTE];
	int kept_count;
};

/* The slot of a colour, or the free one where it belongs. */
static struct colour *find(struct palette *palette, uint32_t argb)
{
	uint32_t hash = argb * 0x9E3779B1U;
	size_t at = hash >> 18; /* 14 bits */

	while (palette->slots[at].count > 0 && palette->slots[at].argb != argb)
		at = (at + 1) & (SLOTS - 1);
	return &palette->slots[at];
}

static void count_run(struct palette *palette, uint32_t argb, uint32_t length)
{
	struct colour *colour = find(palette, argb);

	if (colour->count == 0) {
		if (palette->count == MOST)
			return;
		colour->argb = argb;
		palette->used[palette->count++] = colour;
	}
	colour->count += length;
}

/* The most frequent first; equal ones by colour, so that the same picture is the same file. */
static int by_count(const void *a, const void *b)
{
	const struct colour *x = *(const struct colour *const *)a;
	const struct colour *y = *(const struct colour *const *)b;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return (x->argb > y->argb) - (x->argb < y->argb);
}

static int channel(uint32_t argb, int i)
{
	return (int)(argb >> (8 * i) & 255);
}

static int distance(uint32_t a, uint32_t b)
{
	int sum = 0;

	for (int k = 0; k < CHANNELS; k++) {
		int apart = channel(a, k) - channel(b, k);

		sum += apart * apart;
	}
	return sum;
}

static int nearest(const struct palette *palette, uint32_t argb)
{
	int best = 0;

	for (int i = 1; i < palette->kept_count; i++)
		if (distance(argb, palette->kept[i]) < distance(argb, palette->kept[best]))
			best = i;
	return best;
}

/* Takes a colour into the palette; others that it is nearest to become it. */
static void keep(struct palette *palette, uint32_t argb)
{
	int index = palette->kept_count++;

	palette->kept[index] = argb;
	for (int i = 0; i < palette->count; i++) {
		struct colour *colour = palette->used[i];
		int away = distance(colour->argb, argb);

		if (away < colour->away) {
			colour->away = away;
			colour->index = index;
		}
	}
}

/* The colour that would change most; NULL when none would change. */
static const struct colour *worst(const struct palette *palette)
{
	const struct colour *worst = NULL;

	for (int i = 0; i < palette->count; i++)
		if (palette->used[i]->away > (worst == NULL ? 0 : worst->away))
			worst = palette->used[i];
	return worst;
}

/* The most frequent colours, and then those that would be changed most. */
static void choose(struct palette *palette)
{
	bool all = palette->count <= PALETTE;
	const struct colour *next;

	if (palette->count > 0)
		qsort(palette->used, (size_t)palette->count, sizeof *palette->used, by_count);
	if (all) {
		palette->kept_count = palette->count;
		for (int i = 0; i < palette->count; i++) {
			palette->kept[i] = palette->used[i]->argb;
			palette->used[i]->index = i;
		}
		return;
	}
	for (int i = 0; i < palette->count; i++)
		palette->used[i]->away = INT32_MAX;
	for (int i = 0; i < FREQUENT; i++)
		keep(palette, palette->used[i]->argb);
	while (palette->kept_count < PALETTE && (next = worst(palette)) != NULL)
		keep(palette, next->argb);
}

static void count_colours(
	struct palette *palette, const uint32_t *pixels, int width, int height, int stride)
{
	for (int y = 0; y < height; y++) {
		const uint32_t *row = pixels + (size_t)y * (size_t)stride;

		for (int x = 0, end; x < width; x = end) {
			for (end = x + 1; end < width && row[end] == row[x];)
				end++;
			count_run(palette, row[x], (uint32_t)(end - x));
		}
	}
}

static void index_row(struct palette *palette, const uint32_t *row, int width, unsigned char *ret)
{
	for (int x = 0, end; x < width; x = end) {
		const struct colour *colour = find(palette, row[x]);
		int index = colour->count > 0 ? colour->index : nearest(palette, row[x]);

		for (end = x + 1; end < width && row[end] == row[x];)
			end++;
		memset(ret + x, index, (size_t)(end - x));
	}
}

/* Red, green, blue, alpha, no longer multiplied. */
static void write_colours(const struct palette *palette, unsigned char *ret)
{
	for (int i = 0; i < palette->kept_count; i++) {
		int alpha = channel(palette->kept[i], 3);

		for (int k = 0; k < 3; k++) {
			int value = channel(palette->kept[i], 2 - k);

			ret[CHANNELS * i + k] = (unsigned char)(alpha == 0
					? 0
					: (value * 255 + alpha / 2) / alpha);
		}
		ret[CHANNELS * i + 3] = (unsigned char)alpha;
	}
}

static bool encode(const struct palette *palette, const unsigned char *indices, int width,
	int height, struct text *ret)
{
	unsigned char colours[PALETTE * CHANNELS] = { 0 };
	png_image image = { .version = PNG_IMAGE_VERSION,
		.width = (png_uint_32)width,
		.height = (png_uint_32)height,
		.format = PNG_FORMAT_RGBA_COLORMAP,
		.flags = PNG_IMAGE_FLAG_FAST,
		.colormap_entries = (png_uint_32)palette->kept_count };
	png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
	char *file = memory_new(size, 1);
	bool written;

	write_colours(palette, colours);
	written = png_image_write_to_memory(&image, file, &size, 0, indices, 0, colours) != 0;
	if (written)
		text_add(ret, (struct span){ file, size });
	png_image_free(&image);
	free(file);
	return written;
}

bool pngfile_write(const uint32_t *pixels, int width, int height, int stride, struct text *ret)
{
	struct palette *palette = memory_new(1, sizeof *palette);
	unsigned char *indices = memory_new((size_t)width * (size_t)height, 1);
	bool written;

	count_colours(palette, pixels, width, height, stride);
	choose(palette);
	for (int y = 0; y < height; y++)
		index_row(palette, pixels + (size_t)y * (size_t)stride, width,
			indices + (size_t)y * (size_t)width);
	written = encode(palette, indices, width, height, ret);
	free(indices);
	free(palette);
	return written;
}
