/* tests/base/test_gzip.c - the contract of base/gzip.h. */
#include "tests/support/rows.h"

#define ZLIB_CONST
#include <zlib.h>

#include "base/gzip.h"

/* Packs with a format's window bits: 31 is gzip, 15 zlib, -15 neither. */
static void pack(struct span plain, int bits, struct text *ret)
{
	z_stream stream = { 0 };
	static char out[1 << 20];

	assert_int_equal(deflateInit2(&stream, 9, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY), Z_OK);
	stream.next_in = (const Bytef *)plain.data;
	stream.avail_in = (uInt)plain.size;
	stream.next_out = (Bytef *)out;
	stream.avail_out = sizeof out;
	assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
	text_add(ret, (struct span){ out, sizeof out - stream.avail_out });
	assert_int_equal(deflateEnd(&stream), Z_OK);
}

/* "=" and what was unpacked behind "a", or the refusal, with "a" left alone. */
static void draw(struct span packed, size_t most, struct text *ret)
{
	text_auto out = { 0 };
	struct error err;

	text_addz(&out, "a");
	if (gzip_unpack(packed, most, &out, &err)) {
		text_addf(ret, "=%s", text_z(&out));
		return;
	}
	text_addf(ret, "!%s%s %s", err.key, err.detail[0] == '\0' ? "" : ":", err.detail);
	assert_string_equal(text_z(&out), "a");
}

static void unpacks_or_refuses(void **state UNUSED)
{
	static const struct {
		const char *name, *plain;
		int bits;
		size_t most;
		const char *behind, *drawing;
	} rows[] = {
		{ "as it was", "Tiến Độ", 31, 100, "", "=aTiến Độ" },
		{ "as long as may be", "12345", 31, 5, "", "=a12345" },
		{ "longer", "123456", 31, 5, "", "!gzip.large: 5" },
		{ "nothing", "", 31, 0, "", "=a" },
		{ "something behind it", "1", 31, 100, "x", "!gzip.form " },
		{ "zlib's own form", "1", 15, 100, "", "!gzip.form " },
		{ "no form at all", "1", -15, 100, "", "!gzip.form " },
	};
	int wrong = 0;

	for (size_t i = 0; i < COUNT(rows); i++) {
		text_auto packed = { 0 }, seen = { 0 };

		pack(span_of(rows[i].plain), rows[i].bits, &packed);
		text_addz(&packed, rows[i].behind);
		draw(text_span(&packed), rows[i].most, &seen);
		wrong += row_wrong(rows[i].name, text_z(&seen), rows[i].drawing);
	}
	assert_int_equal(wrong, 0);
}

/* Cut short anywhere, or with any byte changed that is looked at. */
static void sees_every_damage(void **state UNUSED)
{
	text_auto packed = { 0 };
	char *bytes;

	pack(span_of("a figure, and a figure, and a figure"), 31, &packed);
	for (size_t size = 0; size < packed.size; size++) {
		text_auto seen = { 0 };

		draw((struct span){ text_z(&packed), size }, 100, &seen);
		assert_string_equal(text_z(&seen), "!gzip.form ");
	}
	bytes = packed.data;
	for (size_t at = packed.size - 8; at < packed.size; at++) { /* sum and length */
		text_auto seen = { 0 };

		bytes[at] ^= 1;
		draw(text_span(&packed), 100, &seen);
		bytes[at] ^= 1;
		assert_string_equal(text_z(&seen), "!gzip.form ");
	}
}

static void a_bomb_stops_at_the_limit(void **state UNUSED)
{
	text_auto zeros = { 0 }, packed = { 0 }, seen = { 0 };
	static const char block[1 << 16];

	for (int i = 0; i < 1024; i++)
		text_add(&zeros, (struct span){ block, sizeof block });
	pack(text_span(&zeros), 31, &packed);
	assert_true(packed.size < 100 * 1000);
	draw(text_span(&packed), 1 << 20, &seen);
	assert_string_equal(text_z(&seen), "!gzip.large: 1048576");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(unpacks_or_refuses),
		cmocka_unit_test(sees_every_damage),
		cmocka_unit_test(a_bomb_stops_at_the_limit),
	};
	return cmocka_run_group_tests_name("gzip", tests, NULL, NULL);
}
