/* tests/base/test_coding.c - the contract of base/coding.h. */
#include <brotli/decode.h>

#include "base/coding.h"
#include "base/gzip.h"
#include "tests/support/rows.h"

enum { LARGE = 1 << 20 };

/* What stands in an Accept-Encoding header, and what is sent. */
static const struct {
	const char *header;
	enum coding chosen;
} choices[] = {
	{ NULL, CODING_IDENTITY },
	{ "", CODING_IDENTITY },
	{ "gzip", CODING_GZIP },
	{ "br", CODING_BROTLI },
	{ "gzip, deflate, br, zstd", CODING_BROTLI },
	{ "br, gzip", CODING_BROTLI },
	{ "GZIP", CODING_GZIP },
	{ "deflate, zstd", CODING_IDENTITY },
	{ "gzipp, xbr", CODING_IDENTITY },
	{ "br;q=0.5, gzip;q=0.8", CODING_GZIP },
	{ "br;q=0.800, gzip;q=0.8", CODING_BROTLI },
	{ "br;q=0, gzip", CODING_GZIP },
	{ "br;q=0.0,gzip;q=0.000", CODING_IDENTITY },
	{ "br ; q=0.001", CODING_BROTLI },
	{ "*", CODING_BROTLI },
	{ "*;q=0", CODING_IDENTITY },
	{ "*;q=0.5, gzip;q=0.4", CODING_BROTLI },
	{ "br;q=0, *", CODING_GZIP },
	{ "gzip;q=0.5, identity", CODING_IDENTITY },
	{ "gzip;q=0.5, identity;q=0.2", CODING_GZIP },
	{ "gzip, identity;q=0", CODING_GZIP },
	{ "identity;q=0", CODING_IDENTITY }, /* nothing else is named: better read than refused */
	{ "identity", CODING_IDENTITY },
	{ "br;q=1.1", CODING_IDENTITY },
	{ "br;q=-1, gzip", CODING_GZIP },
	{ "br;q=0.1234", CODING_IDENTITY },
	{ "br;q=", CODING_IDENTITY },
	{ "br;x=1", CODING_IDENTITY },
	{ "br;q=1.", CODING_BROTLI },
	{ ",, ;,;;q=1,gzip", CODING_GZIP },
	{ "gzip;q=0.2\t,\tbr;q=0.1", CODING_GZIP },
};

static void chooses(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(choices); i++) {
		print_message("  %s\n", choices[i].header == NULL ? "-" : choices[i].header);
		assert_int_equal(coding_choose(choices[i].header), choices[i].chosen);
	}
}

static void unpack(enum coding coding, struct span packed, struct text *ret)
{
	static uint8_t room[2 * LARGE];
	size_t size = sizeof room;
	struct error err;

	if (coding == CODING_IDENTITY) {
		text_add(ret, packed);
	} else if (coding == CODING_GZIP) {
		assert_true(gzip_unpack(packed, sizeof room, ret, &err));
	} else {
		assert_int_equal(BrotliDecoderDecompress(
					 packed.size, (const uint8_t *)packed.data, &size, room),
			BROTLI_DECODER_RESULT_SUCCESS);
		text_add(ret, (struct span){ (const char *)room, size });
	}
}

/* Text that packs well, and noise that does not. */
static void make(struct text *ret, size_t size, bool noise)
{
	uint32_t seed = 1;

	for (size_t i = 0; i < size; i++) {
		seed = seed * 1664525 + 1013904223;
		text_addc(ret, noise ? (char)(seed >> 24) : "tiến độ "[i % 10]);
	}
}

static void what_is_packed_comes_back(void **state UNUSED)
{
	static const size_t sizes[] = { 0, 1, 100, 20000, LARGE };

	for (size_t i = 0; i < COUNT(sizes) * 2; i++)
		for (enum coding coding = CODING_IDENTITY; coding < CODING_COUNT; coding++) {
			text_auto plain = { 0 }, packed = { 0 }, again = { 0 }, back = { 0 };

			make(&plain, sizes[i / 2], i % 2 == 1);
			text_addz(&packed, "a");
			assert_true(coding_pack(coding, text_span(&plain), &packed));
			assert_int_equal(text_z(&packed)[0], 'a');
			unpack(coding, (struct span){ text_z(&packed) + 1, packed.size - 1 },
				&back);
			assert_true(span_equals(text_span(&back), text_span(&plain)));
			text_addz(&again, "a");
			assert_true(coding_pack(coding, text_span(&plain), &again));
			assert_true(span_equals(text_span(&again), text_span(&packed)));
			if (coding != CODING_IDENTITY && i % 2 == 0 && plain.size > 1000)
				assert_true(packed.size * 10 < plain.size);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chooses),
		cmocka_unit_test(what_is_packed_comes_back),
	};
	return cmocka_run_group_tests_name("coding", tests, NULL, NULL);
}
