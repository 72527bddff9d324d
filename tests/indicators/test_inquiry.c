/* tests/indicators/test_inquiry.c - the contract of indicators/inquiry.h. */
#include "tests/support/rows.h"

#include <string.h>

#include "base/clock.h"
#include "indicators/inquiry.h"

/* The day something came, and the last day for an answer. */
static const struct {
	const char *came, *due;
} days[] = {
	{ "2026-11-23", "2026-12-14" }, /* a Monday: three weeks on */
	{ "2026-11-25", "2026-12-16" }, { "2026-11-27", "2026-12-18" }, /* a Friday */
	{ "2026-11-28", "2026-12-18" }, /* a weekend begins to count on Monday */
	{ "2026-11-29", "2026-12-18" },
	{ "2024-02-15", "2024-03-07" }, /* over the end of a leap February */
};

static void an_answer_is_due_in_working_days(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(days); i++) {
		int came, due;

		print_message("  %s\n", days[i].came);
		assert_true(clock_date_parse(span_of(days[i].came), &came));
		assert_true(clock_date_parse(span_of(days[i].due), &due));
		assert_int_equal(inquiry_due(came), due);
	}
}

/* What somebody types, and the code it is; NULL: none. */
static const struct {
	const char *typed, *code;
} codes[] = {
	{ "k7m2p-9xwqd-3htrv", "k7m2p-9xwqd-3htrv" },
	{ "K7M2P 9XWQD 3HTRV", "k7m2p-9xwqd-3htrv" },
	{ "  k7m2p9xwqd3htrv-", "k7m2p-9xwqd-3htrv" },
	{ "k7m2p-9xwqd-3htr", NULL },
	{ "k7m2p-9xwqd-3htrvv", NULL },
	{ "k7m2p-9xwqd-3htr0", NULL },
	{ "k7m2p-9xwqd-3htrl", NULL },
	{ "k7m2p-9xwqd-3htr/", NULL },
	{ "k7m2p-9xwqd-3htr\xC3\xA9", NULL },
	{ "", NULL },
};

static void a_code_is_read_as_people_type_it(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(codes); i++) {
		char code[INQUIRY_CODE], ticket[HASH_HEX], first[HASH_HEX];

		print_message("  %s\n", codes[i].typed);
		assert_int_equal(
			inquiry_ticket(codes[i].typed, code, ticket), codes[i].code != NULL);
		if (codes[i].code == NULL)
			continue;
		assert_string_equal(code, codes[i].code);
		hash_bytes(span_of(code), first);
		assert_string_equal(ticket, first);
	}
}

/* 1,000 codes are well formed, all different, and use every letter of the alphabet in every place. */
static void codes_are_random(void **state UNUSED)
{
	enum { MANY = 1000, LETTERS = 30 };
	static char seen[MANY][INQUIRY_CODE];
	static bool used[INQUIRY_CODE][256];

	for (size_t i = 0; i < MANY; i++) {
		char code[INQUIRY_CODE], ticket[HASH_HEX];

		inquiry_code(seen[i]);
		assert_true(inquiry_ticket(seen[i], code, ticket));
		assert_string_equal(code, seen[i]);
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(seen[k], seen[i]);
		for (size_t k = 0; k < INQUIRY_CODE - 1; k++)
			used[k][(unsigned char)seen[i][k]] = true;
	}
	for (size_t k = 0; k < INQUIRY_CODE - 1; k++) {
		int count = 0;

		for (size_t c = 0; c < 256; c++)
			count += used[k][c];
		assert_int_equal(count, k % 6 == 5 ? 1 : LETTERS);
	}
}

/* closed, on time, overdue; the rate, "" for none. */
static const struct {
	int closed, on_time, overdue;
	const char *rate;
} rates[] = {
	{ 0, 0, 0, "" }, { 3, 3, 0, "100.0" }, { 0, 0, 2, "0.0" }, { 3, 2, 0, "66.7" },
	{ 2, 1, 1, "33.3" }, { 8, 1, 0, "12.5" }, { 1999, 1, 1, "0.1" }, /* 0.05 is rounded up */
};

static void the_rate_is_exact(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(rates); i++) {
		const struct inquiry_tally tally = { .closed = rates[i].closed,
			.on_time = rates[i].on_time,
			.overdue = rates[i].overdue };
		text_auto text = { 0 };
		struct decimal rate;

		if (inquiry_rate(&tally, &rate))
			decimal_print(rate, &text);
		assert_string_equal(text_z(&text), rates[i].rate);
	}
}

static void tallies_add_up(void **state UNUSED)
{
	struct inquiry_tally sum = { 0 };
	const struct inquiry_tally parts[] = { { 3, 1, 1, 0, 2, 1, 200 }, { 1, 1, 0, 1, 0, 0, 0 },
		{ 1, 0, 0, 0, 1, 1, 100 } };
	const struct inquiry_tally all = { 5, 2, 1, 1, 3, 2, 100 };

	for (size_t i = 0; i < COUNT(parts); i++)
		inquiry_add(&sum, &parts[i]);
	assert_memory_equal(&sum, &all, sizeof all);
}

static int start(void **state UNUSED)
{
	return hash_start() ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_answer_is_due_in_working_days),
		cmocka_unit_test(a_code_is_read_as_people_type_it),
		cmocka_unit_test(codes_are_random),
		cmocka_unit_test(the_rate_is_exact),
		cmocka_unit_test(tallies_add_up),
	};
	return cmocka_run_group_tests_name("inquiry", tests, start, NULL);
}
