/* tests/base/test_utf8.c - the contract of base/utf8.h; Unicode 15, table 3-7, row by row. */
#include "tests/support/unit.h"

#include <string.h>

#include "base/utf8.h"

static const struct {
	const char *name, *text;
	size_t characters;
} valid[] = {
	{ "nothing", "", 0 },
	{ "ASCII", "tiendo", 6 },
	{ "Vietnamese", "Tiến Độ", 7 },
	{ "Vietnamese, decomposed", "e\xCC\x82\xCC\x81", 3 },
	{ "first of two bytes", "\xC2\x80", 1 },
	{ "last of two bytes", "\xDF\xBF", 1 },
	{ "first of three bytes", "\xE0\xA0\x80", 1 },
	{ "before the surrogates", "\xED\x9F\xBF", 1 },
	{ "after the surrogates", "\xEE\x80\x80", 1 },
	{ "last of three bytes", "\xEF\xBF\xBF", 1 },
	{ "first of four bytes", "\xF0\x90\x80\x80", 1 },
	{ "the last of all", "\xF4\x8F\xBF\xBF", 1 },
	{ "emoji", "😀😀", 2 },
};

static void valid_text_is_counted(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(valid); i++) {
		size_t bad = 77;

		print_message("  %s\n", valid[i].name);
		assert_true(utf8_valid(span_of(valid[i].text), &bad));
		assert_int_equal(utf8_count(span_of(valid[i].text)), valid[i].characters);
	}
}

static const struct {
	const char *name, *text;
	size_t bad;
} invalid[] = {
	{ "a lone continuation", "a\x80", 1 },
	{ "overlong, two bytes", "\xC0\x80", 0 },
	{ "overlong slash", "ab\xC1\xAF", 2 },
	{ "overlong, three bytes", "\xE0\x9F\xBF", 0 },
	{ "first surrogate", "\xED\xA0\x80", 0 },
	{ "last surrogate", "\xED\xBF\xBF", 0 },
	{ "overlong, four bytes", "\xF0\x8F\xBF\xBF", 0 },
	{ "past U+10FFFF", "\xF4\x90\x80\x80", 0 },
	{ "F5", "\xF5\x80\x80\x80", 0 },
	{ "FF", "a\xFF", 1 },
	{ "FE", "\xFE", 0 },
	{ "cut after one of two", "ế\xC2", 3 },
	{ "cut after two of three", "\xE1\xBA", 0 },
	{ "cut after three of four", "a\xF0\x9F\x98", 1 },
	{ "no continuation",
		"\xC2"
		"a",
		0 },
	{ "third byte wrong",
		"\xE1\xBA"
		"a",
		0 },
	{ "fourth byte wrong",
		"\xF0\x9F\x98"
		"a",
		0 },
	{ "Latin-1", "Qu\xFD", 2 },
};

static void invalid_text_has_a_place(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(invalid); i++) {
		size_t bad = 77;

		print_message("  %s\n", invalid[i].name);
		assert_false(utf8_valid(span_of(invalid[i].text), &bad));
		assert_int_equal(bad, invalid[i].bad);
	}
	assert_true(utf8_valid((struct span){ "a\0b", 3 }, &(size_t){ 0 }));
}

/* Encodes by the definition; returns the size. */
static size_t encode(uint32_t c, char ret[4])
{
	if (c < 0x80) {
		ret[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		ret[0] = (char)(0xC0 | c >> 6);
		ret[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		ret[0] = (char)(0xE0 | c >> 12);
		ret[1] = (char)(0x80 | (c >> 6 & 0x3F));
		ret[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	ret[0] = (char)(0xF0 | c >> 18);
	ret[1] = (char)(0x80 | (c >> 12 & 0x3F));
	ret[2] = (char)(0x80 | (c >> 6 & 0x3F));
	ret[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

static void every_character_reads_back(void **state UNUSED)
{
	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		char bytes[4];
		size_t size = encode(c, bytes), at = 0, bad;
		bool surrogate = c >= 0xD800 && c <= 0xDFFF;

		if (utf8_valid((struct span){ bytes, size }, &bad) == surrogate)
			fail_msg("U+%04X", c);
		if (!surrogate && (utf8_next((struct span){ bytes, size }, &at) != c || at != size))
			fail_msg("U+%04X", c);
	}
}

static const struct {
	const char *name, *text;
	bool plain;
} plainness[] = {
	{ "Vietnamese", "Tỷ lệ hộ gia đình có cáp quang", true },
	{ "tab and newline", "a\tb\nc", true },
	{ "zero-width joiner", "👩\xE2\x80\x8D💻", true },
	{ "carriage return", "a\rb", false },
	{ "escape", "\x1B[31m", false },
	{ "delete", "a\x7F", false },
	{ "C1 control", "\xC2\x85", false },
	{ "last C1 control", "\xC2\x9F", false },
	{ "no-break space", "\xC2\xA0", true },
	/* NOLINTBEGIN(misc-misleading-bidirectional): written as escapes, they mislead nobody */
	{ "right-to-left override",
		"a\xE2\x80\xAE"
		"b",
		false },
	{ "left-to-right embedding", "\xE2\x80\xAA", false },
	{ "isolate", "\xE2\x81\xA6", false },
	{ "pop isolate", "\xE2\x81\xA9", false },
	/* NOLINTEND(misc-misleading-bidirectional) */
	{ "noncharacter FDD0", "\xEF\xB7\x90", false },
	{ "noncharacter FFFE", "\xEF\xBF\xBE", false },
	{ "noncharacter 10FFFF", "\xF4\x8F\xBF\xBF", false },
	{ "replacement character", "\xEF\xBF\xBD", true },
};

static void nothing_that_deceives(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(plainness); i++) {
		print_message("  %s\n", plainness[i].name);
		assert_int_equal(utf8_is_plain(span_of(plainness[i].text)), plainness[i].plain);
	}
	assert_false(utf8_is_plain((struct span){ "a\0b", 3 }));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(valid_text_is_counted),
		cmocka_unit_test(invalid_text_has_a_place),
		cmocka_unit_test(every_character_reads_back),
		cmocka_unit_test(nothing_that_deceives),
	};
	return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
