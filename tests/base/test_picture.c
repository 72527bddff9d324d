/* tests/base/test_picture.c - the contract of base/picture.h: what strangers send, and what is left of it. */
#include "tests/support/rows.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>
#include <turbojpeg.h>
#include <webp/encode.h>

#include "base/memory.h"
#include "base/picture.h"

enum { RGB = 3 };

/* Left half red, right half blue; the top row is green. */
static unsigned char *paint(int width, int height)
{
	unsigned char *data = memory_new((size_t)width * (size_t)height, RGB);

	for (int y = 0; y < height; y++)
		for (int x = 0; x < width; x++)
			data[((size_t)y * (size_t)width + (size_t)x) * RGB +
				(y < height / 4                 ? 1U
						: x < width / 2 ? 0U
								: 2U)] = 255;
	return data;
}

static void make_jpeg(int width, int height, struct text *ret)
{
	unsigned char *data = paint(width, height), *out = NULL;
	tjhandle writer = tjInitCompress();
	unsigned long size = 0;

	assert_int_equal(tjCompress2(writer, data, width, 0, height, TJPF_RGB, &out, &size,
				 TJSAMP_444, 95, 0),
		0);
	text_add(ret, (struct span){ (char *)out, size });
	tjFree(out);
	(void)tjDestroy(writer);
	free(data);
}

static void make_png(int width, int height, struct text *ret)
{
	unsigned char *data = paint(width, height);
	png_image image = { .version = PNG_IMAGE_VERSION,
		.width = (png_uint_32)width,
		.height = (png_uint_32)height,
		.format = PNG_FORMAT_RGB };
	png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
	char *out = memory_new(size, 1);

	assert_true(png_image_write_to_memory(&image, out, &size, 0, data, 0, NULL));
	text_add(ret, (struct span){ out, size });
	free(out);
	free(data);
}

static void make_webp(int width, int height, struct text *ret)
{
	unsigned char *data = paint(width, height);
	uint8_t *out = NULL;
	size_t size = WebPEncodeLosslessRGB(data, width, height, width * RGB, &out);

	text_add(ret, (struct span){ (char *)out, size });
	WebPFree(out);
	free(data);
}

typedef void maker(int width, int height, struct text *ret);

/* "1280x640" of what comes of the bytes, or why nothing does. */
static void say(struct span bytes, struct text *ret)
{
	struct picture picture;
	struct error err;

	if (!picture_read(bytes, &picture, &err)) {
		text_addf(ret, "%s %s", err.key, err.detail);
		return;
	}
	text_addf(ret, "%dx%d", picture.width, picture.height);
	assert_true(picture.bytes.size > 100 && picture.bytes.size <= PICTURE_WEIGHT);
	assert_memory_equal(picture.bytes.data, "\xff\xd8\xff", 3);
	text_done(&picture.bytes);
}

static void what_is_fine_is_made_anew(void **state UNUSED)
{
	static const struct {
		const char *name;
		maker *make;
		int width, height;
		const char *said;
	} cases[] = {
		{ "png", make_png, 80, 40, "80x40" },
		{ "jpeg", make_jpeg, 80, 40, "80x40" },
		{ "webp", make_webp, 80, 40, "80x40" },
		{ "one pixel", make_png, 1, 1, "1x1" },
		{ "large", make_jpeg, 2560, 1280, "1280x640" },
		{ "tall", make_png, 40, 4000, "12x1280" },
		{ "a thread", make_png, 1, 4000, "1x1280" },
		{ "as large as can be", make_png, 8192, 4096, "1280x640" },
		{ "larger", make_png, 8192, 4097, "picture.pixels 8192 × 4097" },
		{ "longer", make_png, 16001, 1, "picture.pixels 16001 × 1" },
	};
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		text_auto bytes = { 0 }, said = { 0 };

		cases[i].make(cases[i].width, cases[i].height, &bytes);
		say(text_span(&bytes), &said);
		wrong += row_wrong(cases[i].name, text_z(&said), cases[i].said);
	}
	assert_int_equal(wrong, 0);
}

/* A PNG of 65,535 by 65,535 in 57 bytes: the head is right, and nothing follows. */
#define BOMB                                                                                       \
	"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xff\0\0\xff\xff\x08\x02\0\0\0\x39\x67\x4e\x07"      \
	"\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xae\x42\x60\x82"

static void what_is_not_a_picture_is_refused(void **state UNUSED)
{
	static const struct {
		const char *name, *bytes;
		size_t size;
		const char *key;
	} cases[] = {
		{ "nothing", "", 0, "picture.kind" },
		{ "svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
			72, "picture.kind" },
		{ "html", "<!doctype html><script>alert(1)</script>", 40, "picture.kind" },
		{ "gif", "GIF89a\1\0\1\0\0\0\0;", 14, "picture.kind" },
		{ "bitmap", "BM\x46\0\0\0\0\0", 8, "picture.kind" },
		{ "heic",
			"\0\0\0\x18"
			"ftypheic",
			12, "picture.kind" },
		{ "a bomb", BOMB, sizeof BOMB - 1, "picture.pixels" },
		{ "a head alone", "\x89PNG\r\n\x1a\n", 8, "picture.damaged" },
		{ "jpeg's head", "\xff\xd8\xff\xe0", 4, "picture.damaged" },
		{ "webp's head", "RIFF\x10\0\0\0WEBPVP8 ", 16, "picture.damaged" },
	};
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct picture picture = { 0 };
		struct error err = { .key = "" };

		assert_false(picture_read(
			(struct span){ cases[i].bytes, cases[i].size }, &picture, &err));
		wrong += row_wrong(cases[i].name, err.key, cases[i].key);
		assert_null(picture.bytes.data);
	}
	assert_int_equal(wrong, 0);
}

/* However far it came, a picture that was cut is refused. */
static void what_was_cut_is_refused(void **state UNUSED)
{
	maker *const makers[] = { make_png, make_jpeg, make_webp };

	for (size_t i = 0; i < COUNT(makers); i++) {
		text_auto bytes = { 0 };

		makers[i](64, 64, &bytes);
		for (size_t size = 12; size + 16 < bytes.size; size += bytes.size / 40 + 1) {
			struct picture picture;
			struct error err;

			assert_false(
				picture_read((struct span){ bytes.data, size }, &picture, &err));
			assert_string_equal(err.key, "picture.damaged");
		}
	}
}

static void too_many_bytes_are_refused(void **state UNUSED)
{
	text_auto bytes = { 0 }, said = { 0 };

	make_png(8, 8, &bytes);
	while (bytes.size <= PICTURE_MAX_BYTES)
		text_addc(&bytes, ' ');
	say(text_span(&bytes), &said);
	assert_string_equal(text_z(&said), "picture.bytes 12582913");
}

/* What stands behind a picture, and what its notes say, is gone: another program finds nothing in it. */
static void nothing_but_pixels_is_kept(void **state UNUSED)
{
	maker *const makers[] = { make_png, make_jpeg, make_webp };
	static const char behind[] = "PK\3\4<script>alert(document.cookie)</script>";
	static const char note[] = "\xff\xfe\0\x1aGPS 10.7769 N 106.7009 E";

	for (size_t i = 0; i < COUNT(makers); i++) {
		text_auto bytes = { 0 }, noted = { 0 };
		struct picture picture;
		struct error err;

		makers[i](64, 64, &bytes);
		text_add(&noted, (struct span){ bytes.data, 2 });
		if (makers[i] == make_jpeg)
			text_add(&noted, (struct span){ note, sizeof note - 1 });
		text_add(&noted, (struct span){ bytes.data + 2, bytes.size - 2 });
		text_add(&noted, (struct span){ behind, sizeof behind - 1 });
		assert_true(picture_read(text_span(&noted), &picture, &err));
		assert_null(memmem(picture.bytes.data, picture.bytes.size, "<script", 7));
		assert_null(memmem(picture.bytes.data, picture.bytes.size, "GPS", 3));
		assert_null(memmem(picture.bytes.data, picture.bytes.size, "PK\3\4", 4));
		text_done(&picture.bytes);
	}
}

/* The colour of a place of a picture, by its strongest part. */
static char colour_at(const struct picture *picture, int x, int y)
{
	tjhandle reader = tjInitDecompress();
	unsigned char *data = memory_new((size_t)picture->width * (size_t)picture->height, RGB);
	const unsigned char *pixel = data + ((size_t)y * (size_t)picture->width + (size_t)x) * RGB;
	char colour;

	assert_int_equal(tjDecompress2(reader, (const unsigned char *)picture->bytes.data,
				 picture->bytes.size, data, 0, 0, 0, TJPF_RGB, 0),
		0);
	colour = "rgb"[pixel[0] > 128 ? 0 : pixel[1] > 128 ? 1 : 2];
	free(data);
	(void)tjDestroy(reader);
	return colour;
}

/* The picture that was taken has two greens on top, red below on the left, blue below on the right. Its corners
   after it was turned as its camera noted, row by row. */
static void a_picture_stands_upright(void **state UNUSED)
{
	static const char *const turned[] = { "ggrb", "ggrb", "ggbr", "brgg", "rbgg", "grgb",
		"rgbg", "bgrg", "gbgr", "ggrb" };
	int wrong = 0;

	for (size_t way = 0; way < COUNT(turned); way++) {
		const char note[] = { '\xff', '\xe1', 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'I', 'I',
			'*', 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (char)way, 0, 0, 0, 0,
			0, 0, 0 };
		text_auto bytes = { 0 }, noted = { 0 };
		char seen[5] = "", name[2] = { (char)('0' + (int)way), '\0' };
		struct picture picture;
		struct error err;

		make_jpeg(80, 48, &bytes);
		text_add(&noted, (struct span){ bytes.data, 2 });
		text_add(&noted, (struct span){ note, sizeof note });
		text_add(&noted, (struct span){ bytes.data + 2, bytes.size - 2 });
		assert_true(picture_read(text_span(&noted), &picture, &err));
		for (int i = 0; i < 4; i++)
			seen[i] = colour_at(&picture, i % 2 == 0 ? 3 : picture.width - 4,
				i < 2 ? 3 : picture.height - 4);
		assert_int_equal(picture.width,
			turned[way][0] == turned[way][1] || turned[way][2] == turned[way][3] ? 80
											     : 48);
		text_done(&picture.bytes);
		wrong += row_wrong(name, seen, turned[way]);
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_fine_is_made_anew),
		cmocka_unit_test(what_is_not_a_picture_is_refused),
		cmocka_unit_test(what_was_cut_is_refused),
		cmocka_unit_test(too_many_bytes_are_refused),
		cmocka_unit_test(nothing_but_pixels_is_kept),
		cmocka_unit_test(a_picture_stands_upright),
	};
	return cmocka_run_group_tests_name("picture", tests, NULL, NULL);
}
