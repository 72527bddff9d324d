/* tests/indicators/test_unit.c - the contract of indicators/unit.h. */
#include "tests/support/unit.h"

#include <string.h>

#include "indicators/unit.h"

static const struct {
	const char *code;
	const char *vi, *en;
	bool share;
	int factor;
} units[] = {
	{ "percent", "%", "%", true, 100 },
	{ "percent-change", "%", "%", false, 100 },
	{ "points", " điểm", " points", false, 1 },
	{ "count", "", "", false, 1 },
	{ "vnd", " đồng", " VND", false, 1 },
	{ "million-vnd", " triệu đồng", " million VND", false, 1 },
	{ "billion-vnd", " tỷ đồng", " billion VND", false, 1 },
	{ "per-100", "", "", false, 100 },
	{ "per-1000", " trên 1.000", " per 1,000", false, 1000 },
	{ "per-10000", " trên 10.000", " per 10,000", false, 10000 },
	{ "per-100000", " trên 100.000", " per 100,000", false, 100000 },
};

static void units_by_code(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(units); i++) {
		const struct unit *unit = unit_find(units[i].code);

		print_message("  %s\n", units[i].code);
		assert_non_null(unit);
		assert_string_equal(unit->code, units[i].code);
		assert_string_equal(unit->suffix[LANG_VI], units[i].vi);
		assert_string_equal(unit->suffix[LANG_EN], units[i].en);
		assert_int_equal(unit->share, units[i].share);
		assert_int_equal(unit->factor, units[i].factor);
	}
}

static void no_such_units(void **state UNUSED)
{
	static const char *const codes[] = { "", "Percent", "percen", "percents", "%" };

	for (size_t i = 0; i < COUNT(codes); i++)
		assert_null(unit_find(codes[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(units_by_code),
		cmocka_unit_test(no_such_units),
	};
	return cmocka_run_group_tests_name("unit", tests, NULL, NULL);
}
