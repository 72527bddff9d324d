/*
 * base/picture.c - see picture.h; the only file that knows libpng's reader, TurboJPEG and libwebp.
 *
 * Three readers give the same: rows of red, green and blue, a byte each, in memory.
 */
#include "base/picture.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>
#include <turbojpeg.h>
#include <webp/decode.h>

#include "base/exif.h"
#include "base/memory.h"

enum { RGB = 3, RGBA = 4 };

struct pixels {
	int width, height;
	unsigned char *data; /* RGB, row by row */
};

static void pixels_free(struct pixels *pixels)
{
	free(pixels->data);
}
#define pixels_auto CLEANUP(pixels_free) struct pixels

static bool damaged(struct error *err)
{
	return error_set(err, ERROR_REFUSED, "picture.damaged", "%s", "");
}

static bool check_size(int64_t width, int64_t height, struct error *err)
{
	if (width <= 0 || height <= 0)
		return damaged(err);
	return (width <= PICTURE_MAX_SIDE && height <= PICTURE_MAX_SIDE &&
		       width * height <= PICTURE_MAX_PIXELS) ||
		error_set(err, ERROR_REFUSED, "picture.pixels", "%jd × %jd", (intmax_t)width,
			(intmax_t)height);
}

static void make_room(struct pixels *pixels, int width, int height)
{
	pixels->width = width;
	pixels->height = height;
	pixels->data = memory_new((size_t)width * (size_t)height, RGB);
}

/* ---- readers ---- */

static bool read_png(struct span bytes, struct pixels *ret, struct error *err)
{
	png_image image = { .version = PNG_IMAGE_VERSION };
	const png_color white = { 255, 255, 255 };
	bool fine;

	if (png_image_begin_read_from_memory(&image, bytes.data, bytes.size) == 0)
		return damaged(err);
	image.format = PNG_FORMAT_RGB;
	if (!check_size(image.width, image.height, err)) {
		png_image_free(&image);
		return false;
	}
	make_room(ret, (int)image.width, (int)image.height);
	fine = png_image_finish_read(&image, &white, ret->data, 0, NULL) != 0;
	png_image_free(&image);
	return fine || damaged(err);
}

static bool decode_jpeg(tjhandle reader, struct span bytes, struct pixels *ret, struct error *err)
{
	const unsigned char *data = (const unsigned char *)bytes.data;
	int width = 0, height = 0, sampling, colours;

	if (tjDecompressHeader3(reader, data, bytes.size, &width, &height, &sampling, &colours) !=
		0)
		return damaged(err);
	if (colours == TJCS_CMYK || colours == TJCS_YCCK)
		return error_set(err, ERROR_REFUSED, "picture.colours", "%s", "");
	if (!check_size(width, height, err))
		return false;
	make_room(ret, width, height);
	return tjDecompress2(reader, data, bytes.size, ret->data, width, 0, height, TJPF_RGB,
		       TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS) == 0 ||
		damaged(err);
}

static bool read_jpeg(struct span bytes, struct pixels *ret, struct error *err)
{
	tjhandle reader = tjInitDecompress();
	bool fine = reader != NULL ? decode_jpeg(reader, bytes, ret, err) : damaged(err);

	if (reader != NULL)
		(void)tjDestroy(reader);
	return fine;
}

/* RGBA, in memory of its own, laid on white. */
static void lay_on_white(const unsigned char *from, struct pixels *ret)
{
	size_t count = (size_t)ret->width * (size_t)ret->height;

	for (size_t i = 0; i < count; i++)
		for (size_t c = 0; c < RGB; c++) {
			unsigned alpha = from[i * RGBA + RGB], value = from[i * RGBA + c];

			ret->data[i * RGB + c] =
				(unsigned char)((value * alpha + 255 * (255 - alpha) + 127) / 255);
		}
}

static bool read_webp(struct span bytes, struct pixels *ret, struct error *err)
{
	const uint8_t *data = (const uint8_t *)bytes.data;
	WebPBitstreamFeatures features;
	uint8_t *decoded;

	if (WebPGetFeatures(data, bytes.size, &features) != VP8_STATUS_OK)
		return damaged(err);
	if (features.has_animation)
		return error_set(err, ERROR_REFUSED, "picture.moving", "%s", "");
	if (!check_size(features.width, features.height, err))
		return false;
	decoded = WebPDecodeRGBA(data, bytes.size, NULL, NULL);
	if (decoded == NULL)
		return damaged(err);
	make_room(ret, features.width, features.height);
	lay_on_white(decoded, ret);
	WebPFree(decoded);
	return true;
}

static const struct kind {
	const char *head;
	size_t size, at; /* of the head; where it stands */
	bool (*read)(struct span bytes, struct pixels *ret, struct error *err);
} kinds[] = {
	{ "\x89PNG\r\n\x1a\n", 8, 0, read_png },
	{ "\xff\xd8\xff", 3, 0, read_jpeg },
	{ "WEBP", 4, 8, read_webp },
};

static bool read_any(struct span bytes, struct pixels *ret, struct error *err)
{
	if (bytes.size > PICTURE_MAX_BYTES)
		return error_set(err, ERROR_REFUSED, "picture.bytes", "%zu", bytes.size);
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (bytes.size >= kinds[i].at + kinds[i].size &&
			memcmp(bytes.data + kinds[i].at, kinds[i].head, kinds[i].size) == 0)
			return kinds[i].read(bytes, ret, err);
	return error_set(err, ERROR_REFUSED, "picture.kind", "%s", "");
}

/* ---- smaller, and upright ---- */

/* Where the part `at` of `count` begins on a side of `size` pixels. */
static size_t part(int at, int count, int size)
{
	return (size_t)((int64_t)at * size / count);
}

/* The mean of the pixels that become pixel (x, y) of `ret`. */
static void take_mean(
	const struct pixels *from, int x, int y, const struct pixels *ret, unsigned char *pixel)
{
	size_t left = part(x, ret->width, from->width), top = part(y, ret->height, from->height);
	size_t right = part(x + 1, ret->width, from->width);
	size_t bottom = part(y + 1, ret->height, from->height);
	uint64_t sum[RGB] = { 0 };
	size_t count = (right - left) * (bottom - top);

	for (size_t row = top; row < bottom; row++)
		for (size_t column = left; column < right; column++)
			for (size_t c = 0; c < RGB; c++)
				sum[c] +=
					from->data[(row * (size_t)from->width + column) * RGB + c];
	for (size_t c = 0; c < RGB; c++)
		pixel[c] = count == 0 ? 0 : (unsigned char)((sum[c] + count / 2) / count);
}

/* At most `side` pixels long; never larger than it was. */
static void shrink(const struct pixels *from, int side, struct pixels *ret)
{
	int longest = from->width > from->height ? from->width : from->height;
	int width = from->width, height = from->height;

	if (longest > side) {
		width = (int)part(side, longest, width);
		height = (int)part(side, longest, height);
	}
	make_room(ret, width > 0 ? width : 1, height > 0 ? height : 1);
	for (int y = 0; y < ret->height; y++)
		for (int x = 0; x < ret->width; x++)
			take_mean(from, x, y, ret,
				ret->data + ((size_t)y * (size_t)ret->width + (size_t)x) * RGB);
}

static void turn(const struct pixels *from, const struct exif_turn *turn, struct pixels *ret)
{
	make_room(ret, turn->swaps ? from->height : from->width,
		turn->swaps ? from->width : from->height);
	for (int y = 0; y < ret->height; y++)
		for (int x = 0; x < ret->width; x++) {
			int across = turn->swaps ? y : x, down = turn->swaps ? x : y;
			size_t column = (size_t)(turn->mirrors ? from->width - 1 - across : across);
			size_t row = (size_t)(turn->flips ? from->height - 1 - down : down);

			memcpy(ret->data + ((size_t)y * (size_t)ret->width + (size_t)x) * RGB,
				from->data + (row * (size_t)from->width + column) * RGB, RGB);
		}
}

/* ---- the writer ---- */

static bool write_jpeg(const struct pixels *pixels, int quality, struct text *ret)
{
	tjhandle writer = tjInitCompress();
	unsigned char *data = NULL;
	unsigned long size = 0;
	bool fine = writer != NULL &&
		tjCompress2(writer, pixels->data, pixels->width, 0, pixels->height, TJPF_RGB, &data,
			&size, TJSAMP_420, quality, TJFLAG_PROGRESSIVE) == 0;

	text_clear(ret);
	if (fine)
		text_add(ret, (struct span){ (const char *)data, size });
	tjFree(data);
	if (writer != NULL)
		(void)tjDestroy(writer);
	return fine;
}

bool picture_read(struct span bytes, struct picture *ret, struct error *err)
{
	/* each lighter than the one before; noise is light enough in the last */
	static const struct {
		int side, quality;
	} tries[] = { { PICTURE_SIDE, 85 }, { PICTURE_SIDE, 75 }, { PICTURE_SIDE, 60 }, { 960, 60 },
		{ 640, 60 }, { 480, 50 } };
	pixels_auto whole = { 0 };
	text_auto written = { 0 };

	if (!read_any(bytes, &whole, err))
		return false;
	for (size_t i = 0; i < COUNT(tries); i++) {
		pixels_auto small = { 0 }, upright = { 0 };
		struct exif_turn way = exif_turn(bytes);

		shrink(&whole, tries[i].side, &small);
		turn(&small, &way, &upright);
		if (!write_jpeg(&upright, tries[i].quality, &written))
			return damaged(err);
		if (written.size > PICTURE_WEIGHT)
			continue;
		*ret = (struct picture){ upright.width, upright.height, written };
		written = (struct text){ 0 };
		return true;
	}
	return damaged(err);
}
