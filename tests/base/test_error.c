/* tests/base/test_error.c - the contract of base/error.h. */
#include "tests/support/unit.h"

#include <string.h>

#include "base/error.h"
#include "base/utf8.h"

static void says_what_and_where(void **state UNUSED)
{
	struct error err = { .line = 9, .column = 9 };

	assert_false(error_set(&err, ERROR_FAILURE, "file.open", "%s: %d", "a", 5));
	assert_int_equal(err.kind, ERROR_FAILURE);
	assert_string_equal(err.key, "file.open");
	assert_string_equal(err.detail, "a: 5");
	assert_int_equal(err.line, 0);
	assert_int_equal(err.column, 0);

	assert_false(error_at(&err, ERROR_REFUSED, "csv.limit", 3, 4, "%s", ""));
	assert_int_equal(err.kind, ERROR_REFUSED);
	assert_string_equal(err.key, "csv.limit");
	assert_string_equal(err.detail, "");
	assert_int_equal(err.line, 3);
	assert_int_equal(err.column, 4);
}

/* A detail of `size` one-byte letters, then `tail`; how many bytes must be left of it. */
static const struct {
	int size;
	const char *tail;
	size_t left;
} cuts[] = {
	{ 10, "ế", 13 },
	{ 254, "", 254 },
	{ 255, "", 255 },
	{ 252, "ế", 255 },
	{ 253, "ế", 253 },
	{ 254, "ế", 254 },
	{ 251, "😀", 255 },
	{ 252, "😀", 252 },
	{ 254, "😀", 254 },
	{ 256, "", 255 },
	{ 5000, "ế", 255 },
};

static void cuts_long_details_at_a_character(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cuts); i++) {
		struct error err;
		char letters[5001];
		size_t bad = 0;

		memset(letters, 'a', sizeof letters);
		(void)error_set(&err, ERROR_REFUSED, "csv.limit", "%.*s%s", cuts[i].size, letters,
			cuts[i].tail);
		print_message("  %d letters and '%s'\n", cuts[i].size, cuts[i].tail);
		assert_int_equal(strlen(err.detail), cuts[i].left);
		assert_true(utf8_valid(span_of(err.detail), &bad));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_what_and_where),
		cmocka_unit_test(cuts_long_details_at_a_character),
	};
	return cmocka_run_group_tests_name("error", tests, NULL, NULL);
}
