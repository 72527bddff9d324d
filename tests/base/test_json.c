/* tests/base/test_json.c - the contract of base/json.h. */
#include "tests/support/unit.h"

#include "base/json.h"

/* What is read, and what is written again. */
static const struct {
	const char *in, *out;
} round_trips[] = {
	{ "{}", "{}" },
	{ "[]", "[]" },
	{ "[1]", "[\n  1\n]" },
	{ "{\"b\":1,\"a\":[true,false,null]}",
		"{\n  \"b\": 1,\n  \"a\": [\n    true,\n    false,\n    null\n  ]\n}" },
	{ "[-9223372036854775808,9223372036854775807]",
		"[\n  -9223372036854775808,\n  9223372036854775807\n]" },
	{ "[0.1,-2.5,1e300]", "[\n  0.1,\n  -2.5,\n  1e+300\n]" },
	{ "[\"Quý \\u0110\"]", "[\n  \"Quý Đ\"\n]" },
	{ "[\"\\\" \\\\ \\/ \\n \\t \\u0001\"]", "[\n  \"\\\" \\\\ / \\n \\u0009 \\u0001\"\n]" },
	{ "[\"</script><!--\"]", "[\n  \"\\u003c/script>\\u003c!--\"\n]" },
	{ "{\"<\":\"<\"}", "{\n  \"\\u003c\": \"\\u003c\"\n}" },
	{ "{\"a\":{\"b\":{}}}", "{\n  \"a\": {\n    \"b\": {}\n  }\n}" },
};

static void reads_and_writes(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(round_trips); i++) {
		text_auto text = { 0 };
		struct error err;
		json_t *value = json_read(span_of(round_trips[i].in), &err);

		print_message("  %s\n", round_trips[i].in);
		assert_non_null(value);
		json_write(value, &text);
		assert_string_equal(text_z(&text), round_trips[i].out);
		json_decref(value);
	}
}

static const struct {
	const char *text;
	int line;
} broken[] = {
	{ "", 1 },
	{ "{", 1 },
	{ "[1,\n2,\n]", 3 },
	{ "{\"a\":1,\n\"a\":2}", 2 },
	{ "{'a':1}", 1 },
	{ "[1] x", 1 },
	{ "[01]", 1 },
	{ "[\"\xFF\"]", 1 },
	{ "7", 1 },
};

static void refuses_with_a_place(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(broken); i++) {
		struct error err;

		print_message("  %s\n", broken[i].text);
		assert_null(json_read(span_of(broken[i].text), &err));
		assert_int_equal(err.kind, ERROR_REFUSED);
		assert_string_equal(err.key, "json.syntax");
		assert_int_equal(err.line, broken[i].line);
		assert_true(err.detail[0] != '\0');
	}
}

static const char *const figures[] = { "0", "0.1", "86.0", "-0.5", "9.647780000000001", "0.0000001",
	"999999999999999999", "-0.000000000000000001" };

static void figures_are_written_digit_for_digit(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(figures); i++) {
		text_auto text = { 0 }, expected = { 0 };
		struct decimal value;
		json_t *array = json_array();

		assert_true(decimal_parse(span_of(figures[i]), &value));
		assert_int_equal(json_array_append_new(array, json_figure(value)), 0);
		json_write(array, &text);
		text_addf(&expected, "[\n  %s\n]", figures[i]);
		assert_string_equal(text_z(&text), text_z(&expected));
		json_decref(array);
	}
}

static void members_that_are_text(void **state UNUSED)
{
	struct error err;
	json_t *object = json_read(span_of("{\"a\":\"x\",\"b\":1,\"c\":null}"), &err);

	assert_string_equal(json_text(object, "a"), "x");
	assert_null(json_text(object, "b"));
	assert_null(json_text(object, "c"));
	assert_null(json_text(object, "d"));
	json_decref(object);
}

static void text_or_null(void **state UNUSED)
{
	static const struct {
		const char *z;
		bool null;
	} cases[] = { { "x", false }, { "", false }, { NULL, true }, { "\xC3", true } };

	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *value = json_text_or_null(cases[i].z);

		assert_int_equal(json_is_null(value), cases[i].null);
		if (!cases[i].null)
			assert_string_equal(json_string_value(value), cases[i].z);
		json_decref(value);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_and_writes),
		cmocka_unit_test(refuses_with_a_place),
		cmocka_unit_test(figures_are_written_digit_for_digit),
		cmocka_unit_test(members_that_are_text),
		cmocka_unit_test(text_or_null),
	};
	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
