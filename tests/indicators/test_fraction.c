/* tests/indicators/test_fraction.c - the contract of indicators/fraction.h, one operation a row. */
#include "tests/indicators/make.h"

#include "indicators/fraction.h"

/* `a` and `b` are decimals, or a quotient of two: "1/3". */
static const struct {
	const char *a;
	char operation;
	const char *b;
	int scale;
	const char *rounded; /* "-" where it does not fit */
} cases[] = {
	/* clang-format off */
	{ "0.1", '+', "0.2", 1, "0.3" },
	{ "1/3", '+', "1/6", 1, "0.5" },
	{ "1/3", '-', "1/3", 2, "0.00" },
	{ "1/3", '-', "1/2", 4, "-0.1667" },
	{ "2/3", '*', "3/2", 0, "1" },
	{ "-2/3", '*', "3/4", 1, "-0.5" },
	{ "5000", '/', "10000", 1, "0.5" },
	{ "1", '/', "3", 18, "0.333333333333333333" },
	{ "10", '/', "3", 18, "-" },
	{ "0.1", '/', "3", 18, "0.033333333333333333" },
	{ "2", '/', "-3", 4, "-0.6667" },
	{ "-2", '/', "-3", 4, "0.6667" },
	{ "0", '/', "7", 3, "0.000" },
	/* Halves go away from zero. */
	{ "0.5", '*', "1", 0, "1" },
	{ "-0.5", '*', "1", 0, "-1" },
	{ "0.25", '*', "1", 1, "0.3" },
	{ "2.675", '*', "1", 2, "2.68" },
	{ "0.4999999999999999", '*', "1", 0, "0" },
	/* Too large for 18 digits, or for 127 bits. */
	{ "999999999999999999", '+', "0.4", 0, "999999999999999999" },
	{ "999999999999999999", '+', "0.5", 0, "-" },
	{ "999999999999999999", '*', "999999999999999999", 0, "-" },
	{ "1/999999999999999999", '+', "1/999999999999999998", 18, "0.000000000000000002" },
	{ "1/999999999999999999", '*', "999999999999999999", 0, "1" },
	{ "1/999999999999999999", '^', "3", 0, "-" },
	{ "1", '/', "0", 0, "-" },
	/* Powers of ten. */
	{ "0.85", 'e', "2", 0, "85" },
	{ "85", 'e', "-2", 2, "0.85" },
	{ "1/3", 'e', "3", 1, "333.3" },
	{ "1", 'e', "40", 0, "-" },
	/* clang-format on */
};

static struct fraction make(const char *z)
{
	const char *slash = strchr(z, '/');
	text_auto top = { 0 };
	struct fraction result;

	if (slash == NULL)
		return fraction_of(make_decimal(z));
	text_add(&top, (struct span){ z, (size_t)(slash - z) });
	assert_true(fraction_divide(fraction_of(make_decimal(text_z(&top))),
		fraction_of(make_decimal(slash + 1)), &result));
	return result;
}

static bool operate(char operation, struct fraction a, struct fraction b, struct fraction *ret)
{
	switch (operation) {
	case '+':
		return fraction_add(a, b, ret);
	case '-':
		return fraction_subtract(a, b, ret);
	case '*':
		return fraction_multiply(a, b, ret);
	case '/':
		return fraction_divide(a, b, ret);
	case '^':
		return fraction_multiply(a, a, ret) && fraction_multiply(*ret, *ret, ret) &&
			fraction_multiply(*ret, a, ret);
	default:
		return fraction_shift(a, (int)b.numerator, ret);
	}
}

static void every_operation_is_exact(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct fraction result = { 0, 1 };
		struct decimal rounded;
		text_auto seen = { 0 };

		print_message("  %s %c %s\n", cases[i].a, cases[i].operation, cases[i].b);
		if (operate(cases[i].operation, make(cases[i].a), make(cases[i].b), &result) &&
			fraction_round(result, cases[i].scale, &rounded))
			decimal_print(rounded, &seen);
		else
			text_addc(&seen, '-');
		assert_string_equal(text_z(&seen), cases[i].rounded);
	}
}

static void exact_means_exact(void **state UNUSED)
{
	static const struct {
		const char *value;
		int scale;
		const char *exact;
	} rows[] = {
		{ "1/8", 0, "0.125" },
		{ "1/8", 4, "0.1250" },
		{ "1/3", 0, "-" },
		{ "7", 0, "7" },
		{ "0.000000000000000001", 0, "0.000000000000000001" },
		{ "-1/1024", 0, "-0.0009765625" },
		{ "100000000000000001/2", 1, "50000000000000000.5" },
		{ "999999999999999999/2", 1, "-" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct decimal exact;
		text_auto seen = { 0 };

		print_message("  %s\n", rows[i].value);
		if (fraction_exact(make(rows[i].value), rows[i].scale, &exact))
			decimal_print(exact, &seen);
		else
			text_addc(&seen, '-');
		assert_string_equal(text_z(&seen), rows[i].exact);
	}
}

/* What passes 127 bits on the way is refused, and the answer left as it was. */
static void too_large_is_told(void **state UNUSED)
{
	struct fraction tiny = make("1/999999999999999999"), small, near, result = { 7, 1 };
	struct decimal rounded = { 7, 0 };

	assert_true(fraction_multiply(tiny, tiny, &small));
	assert_false(fraction_add(small, make("1/1000003"), &result));
	assert_false(fraction_subtract(small, make("1/1000003"), &result));
	assert_false(fraction_multiply(small, make("1/1000003"), &result));
	assert_true(fraction_multiply(make("999999999999999997/999999999999999999"),
		make("999999999999999987/999999999999999998"), &near));
	assert_true(fraction_round(near, 2, &rounded));
	assert_int_equal(rounded.units, 100);
	assert_true(fraction_multiply(near, make("1/113"), &near));
	assert_false(fraction_round(near, 3, &rounded));
	assert_true(result.numerator == 7 && result.denominator == 1 && rounded.units == 100);
}

static void order_needs_no_room(void **state UNUSED)
{
	static const char *const ascending[] = { "-999999999999999999", "-1/2", "-1/3",
		"-1/999999999999999999", "0", "1/999999999999999999", "1/999999999999999998",
		"999999999999999997/999999999999999998", "999999999999999998/999999999999999999",
		"1", "4/3", "3/2" };

	for (size_t i = 0; i < COUNT(ascending); i++)
		for (size_t j = 0; j < COUNT(ascending); j++)
			assert_int_equal(fraction_compare(make(ascending[i]), make(ascending[j])),
				(i > j) - (i < j));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_operation_is_exact),
		cmocka_unit_test(exact_means_exact),
		cmocka_unit_test(too_large_is_told),
		cmocka_unit_test(order_needs_no_room),
	};
	return cmocka_run_group_tests_name("fraction", tests, NULL, NULL);
}
