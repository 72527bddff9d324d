/* tests/collector/test_csv.c - the contract of collector/csv.h, as tables. */
#include "tests/support/rows.h"

#include <stdlib.h>

#include "base/arena.h"
#include "collector/csv.h"

/* What a text holds: '|' ends a field, '/' a record, '!' tells a refusal. */
static const struct {
	const char *name, *text, *holds;
} cases[] = {
	{ "plain", "a,b\nc,d\n", "a|b|/c|d|/" },
	{ "no last newline", "a,b", "a|b|/" },
	{ "carriage return and newline", "a,b\r\nc,d\r\n", "a|b|/c|d|/" },
	{ "carriage return alone", "a,b\rc,d\r", "a|b|/c|d|/" },
	{ "the three mixed", "a\nb\r\nc\rd", "a|/b|/c|/d|/" },
	{ "newline, then carriage return", "a\n\rb", "a|/b|/" },
	{ "delimiter in quotes", "\"1,5\",x\n", "1,5|x|/" },
	{ "newline in quotes", "\"a\nb\",c\n", "a\nb|c|/" },
	{ "both bytes of a line end in quotes", "\"a\r\nb\",c\n", "a\r\nb|c|/" },
	{ "carriage return in quotes", "\"a\rb\",c\n", "a\rb|c|/" },
	{ "doubled quote", "\"say \"\"hi\"\"\"\n", "say \"hi\"|/" },
	{ "nothing but a doubled quote", "\"\"\"\"", "\"|/" },
	{ "empty quotes", "\"\",\"\"\n", "||/" },
	{ "empty quotes at the end", "a,\"\"", "a||/" },
	{ "quote inside a plain field", "5\" disk,b\n", "5\" disk|b|/" },
	{ "blank before a quote", "a, \"b\"\n", "a| \"b\"|/" },
	{ "blanks are kept", " a ,\tb \n", " a |\tb |/" },
	{ "empty fields", ",,\n", "|||/" },
	{ "empty last field", "a,", "a||/" },
	{ "byte-order mark",
		"\xEF\xBB\xBF"
		"a\n",
		"a|/" },
	{ "byte-order mark before a quote", "\xEF\xBB\xBF\"a,b\"\n", "a,b|/" },
	{ "byte-order mark and nothing", "\xEF\xBB\xBF", "" },
	{ "half a byte-order mark", "\xEF\xBB", "!csv.not-utf8 at 1:1" },
	{ "a second byte-order mark is text",
		"\xEF\xBB\xBF\xEF\xBB\xBF"
		"a\n",
		"\xEF\xBB\xBF"
		"a|/" },
	{ "Vietnamese", "Quý,Tổng\n", "Quý|Tổng|/" },
	{ "nothing", "", "" },
	{ "only line ends", "\n\r\n\r", "" },
	{ "empty lines are passed over", "\n\na\n\n\nb\n\n", "a|/b|/" },
	{ "a line of blanks is a record", "a\n \nb\n", "a|/ |/b|/" },
	{ "a line of quotes is a record", "\"\"\n", "|/" },
	{ "open quote", "a\n\"b,c\n", "a|/!csv.open-quote at 2:1" },
	{ "open quote further right", "Quý,\"b\nc\n", "!csv.open-quote at 1:5" },
	{ "open quote at the very end", "a,\"", "!csv.open-quote at 1:3" },
	{ "open doubled quote", "\"a\"\"", "!csv.open-quote at 1:1" },
	{ "text after quote", "\"a\"b\n", "!csv.after-quote at 1:4" },
	{ "text after quote, past a line end in quotes", "\"a\nQuý\"b\n",
		"!csv.after-quote at 2:5" },
	{ "blank after quote", "\"a\" ,b\n", "!csv.after-quote at 1:4" },
	{ "not UTF-8", "a\xFF\n", "!csv.not-utf8 at 1:2" },
	{ "not UTF-8 in the third line", "a\nb\nQu\xC3,c\n", "a|/b|/!csv.not-utf8 at 3:3" },
	{ "not UTF-8 past a newline in quotes", "\"a\nb\xFF\"\n", "!csv.not-utf8 at 2:2" },
	{ "not UTF-8 past a carriage return in quotes", "\"a\rb\xFF\"\n", "!csv.not-utf8 at 2:2" },
	{ "not UTF-8 past both in quotes", "\"a\r\nb\xFF\"\n", "!csv.not-utf8 at 2:2" },
	{ "not UTF-8 after empty lines", "\n\n\xC0\x80\n", "!csv.not-utf8 at 3:1" },
	{ "not UTF-8: an unpaired surrogate", "\xED\xA0\x80\n", "!csv.not-utf8 at 1:1" },
};

/* Draws the rest of what a reader yields. */
static void draw(struct csv *csv, struct text *ret)
{
	struct csv_record record;
	struct error err, again;
	enum csv_step step;

	while ((step = csv_next(csv, &record, &err)) == CSV_RECORD) {
		assert_true(record.count >= 1);
		for (size_t i = 0; i < record.count; i++) {
			text_add(ret, record.fields[i]);
			text_addc(ret, '|');
		}
		text_addc(ret, '/');
	}
	assert_int_equal(csv_next(csv, &record, &again), step); /* and so for ever */
	if (step == CSV_END)
		return;
	text_addf(ret, "!%s at %d:%d", err.key, err.line, err.column);
	assert_string_equal(again.key, err.key);
	assert_int_equal(err.kind, ERROR_REFUSED);
}

static void reads_every_case(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		arena_auto arena = { 0 };
		text_auto seen = { 0 };
		size_t size = strlen(cases[i].text);
		char *exact = malloc(size + 1); /* without room behind it, for the sanitizer */

		assert_non_null(exact);
		memcpy(exact, cases[i].text, size);
		exact = realloc(exact, size == 0 ? 1 : size);
		draw(csv_new(&arena, (struct span){ exact, size }, ','), &seen);
		wrong += row_wrong(cases[i].name, text_z(&seen), cases[i].holds);
		free(exact);
	}
	assert_int_equal(wrong, 0);
}

/* The line each record starts at: all line ends count once, inside quotes and between records. */
static const struct {
	const char *name, *text, *lines;
} starts[] = {
	{ "one after the other", "a\nb\nc", "1 2 3 " },
	{ "empty lines count", "\n\na\n\nb\n", "3 5 " },
	{ "a carriage return and newline count once", "a\r\n\r\nb\r\nc", "1 3 4 " },
	{ "carriage returns count", "a\r\rb", "1 3 " },
	{ "newlines in quotes count", "\"a\n\nb\"\nc\n", "1 4 " },
	{ "both bytes in quotes count once", "\"a\r\nb\"\r\nc\r\n", "1 3 " },
	{ "carriage returns in quotes count", "\"a\rb\"\rc", "1 3 " },
	{ "the mark is no line", "\xEF\xBB\xBF\na", "2 " },
};

static void tells_where_records_start(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(starts); i++) {
		arena_auto arena = { 0 };
		text_auto seen = { 0 };
		struct csv *csv = csv_new(&arena, span_of(starts[i].text), ',');
		struct csv_record record;
		struct error err;

		while (csv_next(csv, &record, &err) == CSV_RECORD)
			text_addf(&seen, "%d ", record.line);
		wrong += row_wrong(starts[i].name, text_z(&seen), starts[i].lines);
	}
	assert_int_equal(wrong, 0);
}

/* What most lines hold equally often, drawn in front, and what is read with it. */
static const struct {
	const char *name, *text, *holds;
} delimiters[] = {
	{ "comma", "a,b\n1;2;3,4\n", ", a|b|/1;2;3|4|/" },
	{ "semicolon", "a;b\n1,5;2\n", "; a|b|/1,5|2|/" },
	{ "tab", "a\tb\n1,5\t2;3\n", "\t a|b|/1,5|2;3|/" },
	{ "most of them", "a;b;c,d\n", "; a|b|c,d|/" },
	{ "bar", "a|b\n1,5|2,5\n", "| a|b|/1,5|2,5|/" },
	{ "none in the first line", "a\n1;2\n", "; a|/1|2|/" },
	{ "none: comma", "a\nb\n", ", a|/b|/" },
	{ "a sentence above the table", "Số liệu, quý 2, sơ bộ\na;b\n1,5;2\n",
		"; Số liệu, quý 2, sơ bộ|/a|b|/1,5|2|/" },
	{ "decimal commas in every row", "a;b\n1,5;2,5\n3,5;4,5\n", "; a|b|/1,5|2,5|/3,5|4,5|/" },
	{ "as many: comma before semicolon", "a,b;c\n", ", a|b;c|/" },
	{ "not those in quotes", "\"a,b,c\";d\n", "; a,b,c|d|/" },
	{ "past a line end in quotes", "\"a\nb\";c\n", "; a\nb|c|/" },
	{ "a carriage return ends the line", "a;b\r1,2,3\r", "; a|b|/1,2,3|/" },
	{ "behind a byte-order mark",
		"\xEF\xBB\xBF"
		"a;b\n",
		"; a|b|/" },
	{ "nothing", "", ", " },
	{ "empty lines in front are passed over", "\n\r\na;b\n", "; a|b|/" },
};

static void finds_the_delimiter(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(delimiters); i++) {
		arena_auto arena = { 0 };
		text_auto seen = { 0 };
		struct span text = span_of(delimiters[i].text);

		text_addf(&seen, "%c ", csv_delimiter(text));
		draw(csv_new(&arena, text, csv_delimiter(text)), &seen);
		wrong += row_wrong(delimiters[i].name, text_z(&seen), delimiters[i].holds);
	}
	assert_int_equal(wrong, 0);
}

/* A text of `count` times `piece`, between `before` and `after`. */
static const struct {
	const char *name, *before, *piece;
	size_t count;
	const char *after;
	const char *holds; /* fields of each record, or the refusal */
} limits[] = {
	{ "as many fields as can be", "", ",", CSV_MAX_FIELDS - 1, "\nb", "512 1 " },
	{ "a field more", "", ",", CSV_MAX_FIELDS, "\nb", "csv.limit at 1:513" },
	{ "a field more, in the second line", "a\n", ",", CSV_MAX_FIELDS, "",
		"1 csv.limit at 2:513" },
	{ "a record as long as can be", "", "x", CSV_MAX_RECORD, "\nb", "1 1 " },
	{ "a byte more", "", "x", CSV_MAX_RECORD + 1, "\nb", "csv.limit at 1:1" },
	{ "as long as can be, with quotes", "\"", "x", CSV_MAX_RECORD - 2, "\"", "1 " },
	{ "a byte more, with quotes", "\"", "x", CSV_MAX_RECORD - 1, "\"", "csv.limit at 1:1" },
	{ "a quote that runs on and on", "\"", "x\r\n", CSV_MAX_RECORD, "", "csv.limit at 1:1" },
	{ "doubled quotes on and on", "a,\"", "\"\"", CSV_MAX_RECORD, "\"", "csv.limit at 1:1" },
};

static void keeps_its_limits(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(limits); i++) {
		arena_auto arena = { 0 };
		text_auto text = { 0 }, seen = { 0 };
		struct csv_record record;
		struct error err;
		enum csv_step step;
		struct csv *csv;

		text_addz(&text, limits[i].before);
		for (size_t n = 0; n < limits[i].count; n++)
			text_addz(&text, limits[i].piece);
		text_addz(&text, limits[i].after);
		csv = csv_new(&arena, text_span(&text), ',');
		while ((step = csv_next(csv, &record, &err)) == CSV_RECORD)
			text_addf(&seen, "%zu ", record.count);
		if (step == CSV_ERROR)
			text_addf(&seen, "%s at %d:%d", err.key, err.line, err.column);
		wrong += row_wrong(limits[i].name, text_z(&seen), limits[i].holds);
	}
	assert_int_equal(wrong, 0);
}

/* A record of plain fields points into the input; only fields with quotes are copied. */
static void borrows_plain_fields(void **state UNUSED)
{
	static const char text[] = "one,\"t\"\"wo\",three\n";
	arena_auto arena = { 0 };
	struct csv *csv = csv_new(&arena, span_of(text), ',');
	struct csv_record record = { 0 };
	struct error err;

	assert_int_equal(csv_next(csv, &record, &err), CSV_RECORD);
	assert_ptr_equal(record.fields[0].data, text);
	assert_true(span_is(record.fields[1], "t\"wo"));
	assert_ptr_equal(record.fields[2].data, strchr(text, 't') + strlen("t\"\"wo\","));
}

static void leaves_the_record_alone_on_failure(void **state UNUSED)
{
	arena_auto arena = { 0 };
	struct csv *csv = csv_new(&arena, span_of("\"a"), ',');
	struct csv_record record = { NULL, 42, 43 };
	struct error err;

	assert_int_equal(csv_next(csv, &record, &err), CSV_ERROR);
	assert_null(record.fields);
	assert_int_equal(record.count, 42);
	assert_int_equal(record.line, 43);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_case),
		cmocka_unit_test(tells_where_records_start),
		cmocka_unit_test(finds_the_delimiter),
		cmocka_unit_test(keeps_its_limits),
		cmocka_unit_test(borrows_plain_fields),
		cmocka_unit_test(leaves_the_record_alone_on_failure),
	};
	return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
