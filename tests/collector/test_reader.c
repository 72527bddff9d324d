/* tests/collector/test_reader.c - the contract of collector/reader.h for text, as tables. */
#include "tests/support/rows.h"

#include "tests/collector/records.h"

static const struct {
	const char *name, *text, *drawing;
} texts[] = {
	{ "comma", "a,b\n1,2\n", "1|a|b|/2|1|2|/" },
	{ "semicolon", "a;b\n1,5;2\n", "1|a|b|/2|1,5|2|/" },
	{ "tab", "a\tb\n1\t2\n", "1|a|b|/2|1|2|/" },
	{ "bar", "a|b\n1|2\n", "1|a|b|/2|1|2|/" },
	{ "nothing", "", "" },
	{ "blank lines are counted", "a,b\n\n1,2\n", "1|a|b|/3|1|2|/" },
	{ "a blank tail, as spreadsheets leave it", "a,b\n1,2\n,\n , \n\"\",\n", "1|a|b|/2|1|2|/" },
	{ "the delimiter named in the first line", "sep=;\na,b;c,d\n1,2;3,4\n",
		"2|a,b|c,d|/3|1,2|3,4|/" },
	{ "named, with a carriage return", "sep=,\r\na,b\r\n", "2|a|b|/" },
	{ "a column that is called so", "sep=,b\n1,2\n", "1|sep=|b|/2|1|2|/" },
	{ "an error has its place", "a,b\n\"1,2\n", "1|a|b|/!csv.open-quote at 2:1" },
};

static void reads_text(void **state UNUSED)
{
	static const struct reader_options usual = { 0 };
	int wrong = 0;

	for (size_t i = 0; i < COUNT(texts); i++) {
		text_auto seen = { 0 };

		records_draw(span_of(texts[i].text), &usual, &seen);
		wrong += row_wrong(texts[i].name, text_z(&seen), texts[i].drawing);
	}
	assert_int_equal(wrong, 0);
}

static void count_tellings(void *context, double share)
{
	int *told = context;

	assert_true(share >= 0 && share <= 1);
	++*told;
}

static void tells_how_far_it_is(void **state UNUSED)
{
	int told = 0;
	const struct reader_options options = { .progress = count_tellings, .context = &told };
	text_auto text = { 0 }, seen = { 0 };

	for (int i = 0; i < 40000; i++)
		text_addz(&text, "a,b\n");
	records_draw(text_span(&text), &options, &seen);
	assert_int_equal(told, 3); /* at the first record, and after each 16,384 */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_text),
		cmocka_unit_test(tells_how_far_it_is),
	};
	return cmocka_run_group_tests_name("reader", tests, NULL, NULL);
}
