/* tests/base/test_decimal.c - the contract of base/decimal.h, as tables. "!" is a refusal. */
#include "tests/support/unit.h"

#include <stdlib.h>

#include "base/decimal.h"

static struct decimal decimal_of(const char *z)
{
	struct decimal value;

	if (!decimal_parse(span_of(z), &value))
		fail_msg("not a decimal: %s", z);
	return value;
}

static void assert_prints(const char *name, struct decimal value, const char *expected)
{
	text_auto text = { 0 };

	decimal_print(value, &text);
	print_message("  %s\n", name);
	assert_string_equal(text_z(&text), expected);
}

static const struct {
	const char *text;
	int64_t units;
	int scale;
	const char *prints;
} good[] = {
	{ "0", 0, 0, "0" },
	{ "-0", 0, 0, "0" },
	{ "0.00", 0, 2, "0.00" },
	{ "7", 7, 0, "7" },
	{ "007", 7, 0, "7" },
	{ "86.0", 860, 1, "86.0" },
	{ "15.4", 154, 1, "15.4" },
	{ "-0.5", -5, 1, "-0.5" },
	{ "-12.05", -1205, 2, "-12.05" },
	{ "9.647780000000001", 9647780000000001, 15, "9.647780000000001" },
	{ "1e-7", 1, 7, "0.0000001" },
	{ "1E+2", 100, 0, "100" },
	{ "1.5e1", 15, 0, "15" },
	{ "1.25e1", 125, 1, "12.5" },
	{ "12e0", 12, 0, "12" },
	{ "0e99", 0, 0, "0" },
	{ "-3.5e-3", -35, 4, "-0.0035" },
	{ "1e17", 100000000000000000, 0, "100000000000000000" },
	{ "999999999999999999", 999999999999999999, 0, "999999999999999999" },
	{ "-999999999999999999", -999999999999999999, 0, "-999999999999999999" },
	{ "0.999999999999999999", 999999999999999999, 18, "0.999999999999999999" },
	{ "0.000000000000000001", 1, 18, "0.000000000000000001" },
	{ "1e-18", 1, 18, "0.000000000000000001" },
	{ "00000000000000000000000001", 1, 0, "1" },
};

static void reads_and_prints_back(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(good); i++) {
		struct decimal value = decimal_of(good[i].text);

		assert_prints(good[i].text, value, good[i].prints);
		assert_int_equal(value.units, good[i].units);
		assert_int_equal(value.scale, good[i].scale);
	}
}

static const char *const bad[] = { "", "-", "+1", ".5", "5.", "-.5", " 1", "1 ", "1,5", "1.2.3",
	"0x10", "nan", "inf", "1e", "1e+", "1e-", "e5", "1.e5", "1e5.0", "1e1e1", "--1", "1-",
	"1_000", "1'000", "１", "−1", "1000000000000000000", "9999999999999999999",
	"12345678901234567.89", "1e18", "1e99", "1e100", "1e-19", "0.0000000000000000001",
	"1e-100" };

static void refuses_other_shapes_and_sizes(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct decimal value = { 42, 1 };

		print_message("  '%s'\n", bad[i]);
		assert_false(decimal_parse(span_of(bad[i]), &value));
		assert_int_equal(value.units, 42);
		assert_int_equal(value.scale, 1);
	}
	assert_false(decimal_parse((struct span){ "1\0", 2 }, &(struct decimal){ 0 }));
}

static void doubles_are_the_nearest(void **state UNUSED)
{
	static const char *const texts[] = { "0", "0.1", "-0.1", "9.647780000000001", "15.4",
		"1e-18", "999999999999999999", "0.3", "123456.789" };

	for (size_t i = 0; i < COUNT(texts); i++) {
		print_message("  %s\n", texts[i]);
		assert_true(decimal_double(decimal_of(texts[i])) == strtod(texts[i], NULL));
	}
}

static const struct {
	const char *a, *b;
	int order;
} orders[] = {
	{ "86", "86.0", 0 },
	{ "0", "-0.000", 0 },
	{ "-1", "1", -1 },
	{ "2", "10", -1 },
	{ "15.39", "15.4", -1 },
	{ "-15.39", "-15.4", 1 },
	{ "0.1", "0.10000000000000001", -1 },
	{ "999999999999999999", "0.000000000000000001", 1 },
	{ "-999999999999999999", "-0.999999999999999999", -1 },
};

static void compares_exactly(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(orders); i++) {
		struct decimal a = decimal_of(orders[i].a), b = decimal_of(orders[i].b);
		int order = decimal_compare(a, b), back = decimal_compare(b, a);

		print_message("  %s %s\n", orders[i].a, orders[i].b);
		assert_int_equal((order > 0) - (order < 0), orders[i].order);
		assert_int_equal((back > 0) - (back < 0), -orders[i].order);
	}
}

static const struct {
	const char *a, *b, *sum, *difference;
} sums[] = {
	{ "0.1", "0.2", "0.3", "-0.1" },
	{ "1", "0.05", "1.05", "0.95" },
	{ "-0.5", "0.5", "0.0", "-1.0" },
	{ "86.0", "-86", "0.0", "172.0" },
	{ "999999999999999998", "1", "999999999999999999", "999999999999999997" },
	{ "999999999999999999", "1", "!", "999999999999999998" },
	{ "-999999999999999999", "1", "-999999999999999998", "!" },
	{ "999999999999999999", "0.1", "!", "!" },
	{ "99999999999999999", "0.1", "99999999999999999.1", "99999999999999998.9" },
	{ "1", "0.000000000000000001", "!", "0.999999999999999999" },
};

static void adds_and_subtracts_exactly(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(sums); i++) {
		struct decimal a = decimal_of(sums[i].a), b = decimal_of(sums[i].b);
		struct decimal sum = { 42, 0 }, difference = { 42, 0 };
		bool added = decimal_add(a, b, &sum);
		bool subtracted = decimal_subtract(a, b, &difference);

		assert_int_equal(added, sums[i].sum[0] != '!');
		assert_prints(sums[i].a, sum, added ? sums[i].sum : "42");
		assert_int_equal(subtracted, sums[i].difference[0] != '!');
		assert_prints(sums[i].b, difference, subtracted ? sums[i].difference : "42");
	}
}

static const struct {
	const char *value;
	int scale;
	const char *rounded;
} rounds[] = {
	{ "2.5", 0, "3" },
	{ "-2.5", 0, "-3" },
	{ "2.4999", 0, "2" },
	{ "2.45", 1, "2.5" },
	{ "-2.45", 1, "-2.5" },
	{ "0.05", 1, "0.1" },
	{ "0.04", 1, "0.0" },
	{ "-0.04", 1, "0.0" },
	{ "1.5", 3, "1.5" },
	{ "86", 2, "86" },
	{ "9.99", 1, "10.0" },
	{ "0.999999999999999999", 0, "1" },
	{ "0.499999999999999999", 0, "0" },
	{ "99999999999999999.5", 0, "100000000000000000" },
};

static void rounds_halves_away_from_zero(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(rounds); i++)
		assert_prints(rounds[i].value,
			decimal_round(decimal_of(rounds[i].value), rounds[i].scale),
			rounds[i].rounded);
}

static const struct {
	const char *value, *trimmed;
} trims[] = {
	{ "86.0", "86" },
	{ "100", "100" },
	{ "1.50", "1.5" },
	{ "-1.500", "-1.5" },
	{ "0.000", "0" },
	{ "0.05", "0.05" },
};

static void trims_zeros_after_the_point(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(trims); i++)
		assert_prints(
			trims[i].value, decimal_trim(decimal_of(trims[i].value)), trims[i].trimmed);
}

static const struct {
	const char *a, *b;
	int factor, scale;
	const char *ratio;
} ratios[] = {
	{ "1", "3", 100, 1, "33.3" },
	{ "2", "3", 100, 1, "66.7" },
	{ "1", "8", 100, 0, "13" },
	{ "-1", "8", 100, 0, "-13" },
	{ "1", "-8", 100, 0, "-13" },
	{ "-1", "-8", 100, 0, "13" },
	{ "1", "8", 100, 1, "12.5" },
	{ "85", "100", 100, 2, "85.00" },
	{ "0", "7", 100, 1, "0.0" },
	{ "0.1", "0.3", 1, 3, "0.333" },
	{ "1.5", "0.5", 1, 0, "3" },
	{ "1", "0", 100, 1, "!" },
	{ "0", "0", 100, 1, "!" },
	{ "1", "0.000", 100, 1, "!" },
	{ "999999999999999999", "1", 100, 0, "!" },
	{ "999999999999999999", "999999999999999999", 100, 2, "100.00" },
	{ "999999999999999999", "0.000000000000000001", 100, 0, "!" },
	{ "0.000000000000000001", "999999999999999999", 100, 2, "0.00" },
	{ "0.999999999999999999", "999999999999999999", 170, 18, "0.000000000000000170" },
};

static void ratios_at_a_scale(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(ratios); i++) {
		struct decimal ratio = { 42, 0 };
		bool fine = decimal_ratio(decimal_of(ratios[i].a), decimal_of(ratios[i].b),
			ratios[i].factor, ratios[i].scale, &ratio);

		print_message("  %s/%s", ratios[i].a, ratios[i].b);
		assert_prints("", ratio, fine ? ratios[i].ratio : "42");
		assert_int_equal(fine, ratios[i].ratio[0] != '!');
	}
}

static const struct {
	const char *value;
	int64_t n, d;
	int scale;
	const char *part;
} parts[] = {
	{ "3", 1, 2, 0, "2" },
	{ "-3", 1, 2, 0, "-2" },
	{ "3", 1, 3, 2, "1.00" },
	{ "10", 1, 3, 4, "3.3333" },
	{ "10", -1, 3, 4, "-3.3333" },
	{ "1.25", 365, 730, 1, "0.6" },
	{ "86.0", 0, 5, 1, "0.0" },
	{ "86.05", 7, 7, 1, "86.1" },
	{ "999999999999999999", 2, 1, 0, "!" },
	{ "999999999999999999", 1, 1, 1, "!" },
	{ "0.000000000000000001", 1, INT64_MAX, 18, "0.000000000000000000" },
	{ "999999999999999999", INT64_MAX, INT64_MAX, 0, "999999999999999999" },
};

static void parts_at_a_scale(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(parts); i++) {
		struct decimal part = { 42, 0 };
		bool fine = decimal_part(
			decimal_of(parts[i].value), parts[i].n, parts[i].d, parts[i].scale, &part);

		assert_prints(parts[i].value, part, fine ? parts[i].part : "42");
		assert_int_equal(fine, parts[i].part[0] != '!');
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_and_prints_back),
		cmocka_unit_test(refuses_other_shapes_and_sizes),
		cmocka_unit_test(doubles_are_the_nearest),
		cmocka_unit_test(compares_exactly),
		cmocka_unit_test(adds_and_subtracts_exactly),
		cmocka_unit_test(rounds_halves_away_from_zero),
		cmocka_unit_test(trims_zeros_after_the_point),
		cmocka_unit_test(ratios_at_a_scale),
		cmocka_unit_test(parts_at_a_scale),
	};
	return cmocka_run_group_tests_name("decimal", tests, NULL, NULL);
}
