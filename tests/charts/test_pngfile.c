/* tests/charts/test_pngfile.c - what is written is what was painted, read back by libpng. */
#include "tests/support/unit.h"

#include <png.h>
#include <stdlib.h>

#include "charts/pngfile.h"

enum { SIDE = 64, CHANNELS = 4 };

/* The pixel at x, y of each picture, premultiplied. */
static uint32_t blank(int x UNUSED, int y UNUSED)
{
	return 0xFFFFFFFF;
}

static uint32_t few(int x, int y)
{
	return 0xFF000000U | (uint32_t)(x / 8 * 30) << 16 | (uint32_t)(y / 8 * 30);
}

static uint32_t many(int x, int y) /* 4096 colours */
{
	return 0xFF000000U | (uint32_t)(x * 4) << 16 | (uint32_t)(y * 4) << 8 | 0x40;
}

static uint32_t clear(int x, int y)
{
	return y < 8 ? 0 : x < 32 ? 0x80400000U : 0xFF0A5C9EU;
}

static const struct {
	const char *name;
	uint32_t (*pixel)(int x, int y);
	int off; /* a channel may be so far from what was painted */
} pictures[] = {
	{ "blank", blank, 0 },
	{ "few colours", few, 0 },
	{ "many colours", many, 20 },
	{ "transparent", clear, 1 },
};

static int painted(uint32_t argb, int channel)
{
	int alpha = (int)(argb >> 24), value;

	if (channel == 3)
		return alpha;
	value = (int)(argb >> (16 - 8 * channel) & 255);
	return alpha == 0 ? 0 : value * 255 / alpha;
}

static void pictures_come_back(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(pictures); i++) {
		static uint32_t pixels[SIDE * SIDE];
		static unsigned char seen[SIDE * SIDE * CHANNELS];
		text_auto file = { 0 }, again = { 0 };
		png_image image = { .version = PNG_IMAGE_VERSION };

		print_message("  %s\n", pictures[i].name);
		for (int p = 0; p < SIDE * SIDE; p++)
			pixels[p] = pictures[i].pixel(p % SIDE, p / SIDE);
		assert_true(pngfile_write(pixels, SIDE, SIDE, SIDE, &file));
		assert_true(pngfile_write(pixels, SIDE, SIDE, SIDE, &again));
		assert_int_equal(file.size, again.size);
		assert_memory_equal(text_z(&file), text_z(&again), file.size);
		assert_true(png_image_begin_read_from_memory(&image, text_z(&file), file.size));
		assert_int_equal(image.width, SIDE);
		image.format = PNG_FORMAT_RGBA;
		assert_true(png_image_finish_read(&image, NULL, seen, 0, NULL));
		for (int p = 0; p < SIDE * SIDE; p++)
			for (int k = 0; k < CHANNELS; k++)
				assert_in_range(abs(seen[CHANNELS * p + k] - painted(pixels[p], k)),
					0, pictures[i].off);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pictures_come_back),
	};

	return cmocka_run_group_tests_name("pngfile", tests, NULL, NULL);
}
