/* tests/collector/test_splice.c - the contract of collector/splice.h: changes on the left, the document after. */
#include "tests/support/rows.h"

#include "collector/splice.h"

static const char document[] = "0123456789";

enum { MOST = 4 };

static const struct {
	const char *name;
	struct {
		size_t begin, end;
		const char *text;
	} changes[MOST];
	const char *after;
} cases[] = {
	{ "nothing", { { 0, 0, NULL } }, "0123456789" },
	{ "put in", { { 3, 3, "abc" } }, "012abc3456789" },
	{ "replaced", { { 3, 5, "x" } }, "012x56789" },
	{ "taken out", { { 0, 9, "" } }, "9" },
	{ "all of it", { { 0, 10, "" } }, "" },
	{ "at both ends", { { 10, 10, "z" }, { 0, 0, "a" } }, "a0123456789z" },
	{ "in any order", { { 8, 9, "" }, { 1, 2, "" }, { 4, 4, "-" } }, "023-45679" },
	{ "two at one place", { { 5, 5, "a" }, { 5, 5, "b" } }, "01234ab56789" },
	{ "put in where another begins", { { 5, 7, "" }, { 5, 5, "b" } }, "01234b789" },
	{ "one behind the other", { { 5, 7, "x" }, { 7, 8, "y" }, { 8, 8, "z" } }, "01234xyz89" },
};

static void splices_every_case(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		arena_auto arena = { 0 };
		struct splice splice = { .arena = &arena };
		text_auto seen = { 0 };

		for (size_t c = 0; c < MOST && cases[i].changes[c].text != NULL; c++)
			splice_put(&splice, cases[i].changes[c].begin, cases[i].changes[c].end,
				cases[i].changes[c].text);
		splice_write(&splice, span_of(document), &seen);
		wrong += row_wrong(cases[i].name, text_z(&seen), cases[i].after);
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(splices_every_case),
	};

	return cmocka_run_group_tests_name("splice", tests, NULL, NULL);
}
