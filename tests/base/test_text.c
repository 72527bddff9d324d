/* tests/base/test_text.c - the contract of base/text.h. */
#include "tests/support/unit.h"

#include <string.h>

#include "base/text.h"

static const struct {
	const char *span, *trimmed;
} trims[] = {
	{ "", "" },
	{ "a", "a" },
	{ "  a b\t", "a b" },
	{ "\r\n\v\f a\n", "a" },
	{ " \t ", "" },
	{ "\xC2\xA0"
	  "1\xC2\xA0\xC2\xA0",
		"1" },
	{ " \xC2\xA0 \xC2\xA0 ", "" },
	{ "\xC2\xA1"
	  "a\xC3\xA0",
		"\xC2\xA1"
		"a\xC3\xA0" },
	{ "à\xA0", "à\xA0" },
	{ "\xE2\x80\x82"
	  "a",
		"\xE2\x80\x82"
		"a" },
};

static void trims_blanks_at_both_ends(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(trims); i++) {
		print_message("  '%s'\n", trims[i].span);
		assert_true(span_is(span_trim(span_of(trims[i].span)), trims[i].trimmed));
	}
}

static const struct {
	const char *a;
	size_t a_size;
	const char *b;
	size_t b_size;
	bool equal;
} pairs[] = {
	{ "", 0, "", 0, true },
	{ NULL, 0, "", 0, true },
	{ "a", 1, "a", 1, true },
	{ "a", 1, "b", 1, false },
	{ "ab", 2, "a", 1, false },
	{ "ab", 1, "a", 1, true },
	{ "a\0b", 3, "a\0b", 3, true },
	{ "a\0b", 3, "a\0c", 3, false },
	{ "a\0b", 3, "a", 1, false },
};

static void spans_are_equal_by_their_bytes(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(pairs); i++) {
		struct span a = { pairs[i].a, pairs[i].a_size },
			    b = { pairs[i].b, pairs[i].b_size };

		assert_int_equal(span_equals(a, b), pairs[i].equal);
		assert_int_equal(span_equals(b, a), pairs[i].equal);
	}
	assert_true(span_is(span_of("abc"), "abc"));
	assert_false(span_is(span_of("abc"), "ab"));
	assert_false(span_is((struct span){ "a\0b", 3 }, "a"));
	assert_int_equal(span_of(NULL).size, 0);
	assert_true(span_is(span_of(NULL), ""));
}

static void text_grows_and_ends_in_a_nul(void **state UNUSED)
{
	text_auto text = { 0 };

	assert_string_equal(text_z(&text), "");
	assert_true(span_is(text_span(&text), ""));
	text_addz(&text, "a");
	text_addc(&text, 'b');
	text_addf(&text, "%d%s", 7, "c");
	text_add(&text, span_of("d"));
	text_add(&text, (struct span){ 0 });
	text_addz(&text, NULL);
	assert_string_equal(text_z(&text), "ab7cd");
	text_addc(&text, '\0');
	assert_int_equal(text_span(&text).size, 6);
	text_clear(&text);
	assert_string_equal(text_z(&text), "");
	for (int i = 0; i < 100000; i++)
		text_addc(&text, (char)('a' + i % 26));
	assert_int_equal(strlen(text_z(&text)), 100000);
	text_addf(&text, "%*s", 100000, "z");
	assert_int_equal(strlen(text_z(&text)), 200000);
	for (size_t i = 0; i < 100000; i++)
		assert_int_equal(text_z(&text)[i], 'a' + i % 26);
}

static void an_ended_text_is_empty_again(void **state UNUSED)
{
	struct text text = { 0 };

	text_clear(&text);
	text_done(&text);
	text_addz(&text, "again");
	assert_string_equal(text_z(&text), "again");
	text_done(&text);
	assert_string_equal(text_z(&text), "");
}

static void spans_are_made_of_characters(void **state UNUSED)
{
	static const struct {
		const char *text, *characters;
		bool made;
	} cases[] = {
		{ "", "0123", true },
		{ "2310", "0123", true },
		{ "2314", "0123", false },
		{ "a", "", false },
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(
			span_made_of(span_of(cases[i].text), cases[i].characters), cases[i].made);
	assert_false(span_made_of((struct span){ "1\0", 2 }, "1"));
	assert_true(span_has(span_of("1.5"), '.'));
	assert_false(span_has(span_of("15"), '.'));
	assert_false(span_has((struct span){ NULL, 0 }, '.'));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(trims_blanks_at_both_ends),
		cmocka_unit_test(spans_are_equal_by_their_bytes),
		cmocka_unit_test(spans_are_made_of_characters),
		cmocka_unit_test(text_grows_and_ends_in_a_nul),
		cmocka_unit_test(an_ended_text_is_empty_again),
	};
	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
