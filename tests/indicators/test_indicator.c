/* tests/indicators/test_indicator.c - the contract of indicators/indicator.h and place.h. */
#include "tests/support/unit.h"

#include "indicators/indicator.h"
#include "indicators/place.h"

/* The names that files use, each at its number. */
static void names_in_the_order_of_the_enums(void **state UNUSED)
{
	assert_string_equal(indicator_kinds[KIND_FLOW], "flow");
	assert_string_equal(indicator_kinds[KIND_STOCK], "stock");
	assert_string_equal(indicator_kinds[KIND_RATIO], "ratio");
	assert_string_equal(indicator_kinds[KIND_SCORE], "score");
	assert_string_equal(indicator_kinds[KIND_DERIVED], "derived");
	assert_string_equal(indicator_kinds[KIND_COMPOSITE], "composite");
	assert_null(indicator_kinds[KIND_COMPOSITE + 1]);
	assert_string_equal(indicator_directions[DIRECTION_NONE], "none");
	assert_string_equal(indicator_directions[DIRECTION_UP], "up");
	assert_string_equal(indicator_directions[DIRECTION_DOWN], "down");
	assert_null(indicator_directions[DIRECTION_DOWN + 1]);
	assert_string_equal(indicator_scales[SCALE_LINEAR], "linear");
	assert_string_equal(indicator_scales[SCALE_LOG], "log");
	assert_string_equal(indicator_scales[SCALE_LOGIT], "logit");
	assert_null(indicator_scales[SCALE_LOGIT + 1]);
	assert_string_equal(place_levels[PLACE_COUNTRY], "country");
	assert_string_equal(place_levels[PLACE_PROVINCE], "province");
	assert_string_equal(place_levels[PLACE_DISTRICT], "district");
	assert_string_equal(place_levels[PLACE_WARD], "ward");
	assert_null(place_levels[PLACE_WARD + 1]);
}

static void methods_by_code(void **state UNUSED)
{
	static const struct method methods[] = {
		{ .id = 1, .code = "gso" },
		{ .id = 2, .code = "ministry", .primary = true },
		{ .id = 3, .code = "illustrative", .illustrative = true },
	};
	const struct indicator indicator = { .methods = methods, .method_count = COUNT(methods) };
	const struct indicator unled = { .methods = methods, .method_count = 1 };

	assert_ptr_equal(indicator_method(&indicator, "gso"), &methods[0]);
	assert_ptr_equal(indicator_method(&indicator, "illustrative"), &methods[2]);
	assert_null(indicator_method(&indicator, "GSO"));
	assert_null(indicator_method(&indicator, ""));
	assert_ptr_equal(indicator_primary(&indicator), &methods[1]);
	assert_null(indicator_primary(&unled));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_in_the_order_of_the_enums),
		cmocka_unit_test(methods_by_code),
	};
	return cmocka_run_group_tests_name("indicator", tests, NULL, NULL);
}
