/* tests/collector/test_reader_json.c - what collector/reader_json.c makes of a document, as tables. */
#include "tests/support/rows.h"

#include "collector/json_tokens.h"
#include "tests/collector/draw.h"
#include "tests/collector/records.h"
#include "tests/store/small.h"

#define ONE(value) "[{\"a\":" value "}]"

static const struct {
	const char *name, *text, *drawing;
} documents[] = {
	{ "a list", "[{\"a\":\"x\",\"b\":\"y\"},{\"a\":\"1\",\"b\":\"2\"}]",
		"1|a|b|/2|x|y|/3|1|2|/" },
	{ "a list with a reason around it", "{\"reason\": \"Đếm lại\", \"figures\": [{\"a\":1}]}",
		"1|a|/2|#1|/" },
	{ "names in the order they come in, others' cells empty",
		"[{\"a\":1},{\"b\":2,\"a\":3},{\"c\":4}]", "1|a|b|c|/2|#1|||/3|#3|#2||/4|||#4|/" },
	{ "digits as they are written",
		"[{\"a\":1.10,\"b\":0.1,\"c\":12345678901234567890.5,\"d\":-0.0,\"e\":1E+2}]",
		"1|a|b|c|d|e|/2|#1.10|#0.1|#12345678901234567890.5|#-0.0|#1E+2|/" },
	{ "nothing, and what is no value", "[{\"a\":null,\"b\":true,\"c\":false}]",
		"1|a|b|c|/2||!true|!false|/" },
	{ "nothing but nothing is passed over", "[{\"a\":null},{},{\"a\":\" \"},{\"a\":1}]",
		"1|a|/5|#1|/" },
	{ "escapes", ONE("\"Qu\\u00fd \\\"II\\\"\\/\\\\\\n\\t\\ud83d\\ude00\""),
		"1|a|/2|Quý \"II\"/\\\n\t😀|/" },
	{ "escapes in several cells of a row",
		"[{\"a\":\"\\u0041\",\"b\":\"x\",\"c\":\"\\u0042\"}]", "1|a|b|c|/2|A|x|B|/" },
	{ "a name written in two ways is one", "[{\"a\":1},{\"\\u0061\":2}]", "1|a|/2|#1|/3|#2|/" },
	{ "blanks everywhere", "\r\n [ { \"a\" : 1 } , { \"a\" : 2 } ] \n", "1|a|/2|#1|/3|#2|/" },
	{ "no figures", "[]", "" },
	{ "no figures, told so", "{\"figures\":[]}", "" },
	{ "figures without members", "[{},{}]", "" },
	{ "a title in brackets is no document", "[Biểu 1]\na,b\n1,2\n",
		"1|[Biểu 1]|/2|a|b|/3|1|2|/" },

	{ "not an object in the list", "[{\"a\":1},\n 5]", "!json.shape at 2:2" },
	{ "no figures in the object", "{\"reason\":\"x\"}", "!json.shape at 1:14 [figures]" },
	{ "a member that is none", "{\"reporter\":\"sxd\",\"figures\":[]}",
		"!json.shape at 1:2 [reporter]" },
	{ "figures that are no list", "{\"figures\":{}}", "!json.shape at 1:12 [figures]" },
	{ "a reason that is no text", "{\"reason\":5,\"figures\":[]}",
		"!json.shape at 1:11 [reason]" },
	{ "two reasons", "{\"reason\":\"x\",\"reason\":\"y\"}", "!json.repeated at 1:15 [reason]" },
	{ "two lists", "{\"figures\":[],\"figures\":[]}", "!json.repeated at 1:15 [figures]" },
	{ "a name twice", "[{\"a\":1,\"b\":2,\"a\":3}]", "!json.repeated at 1:15 [a]" },
	{ "a name twice, once in escapes", "[{\"a\":1,\"\\u0061\":3}]",
		"!json.repeated at 1:9 [\\u0061]" },
	{ "a list in a figure", ONE("[1]"), "!json.value at 1:7" },
	{ "an object in a figure", ONE("{\"b\":1}"), "!json.value at 1:7" },

	{ "cut short", "[{\"a\":1}", "!json.syntax at 1:9" },
	{ "more behind the end", "[{\"a\":1}] x", "!json.syntax at 1:11" },
	{ "a comma too many", "[{\"a\":1},]", "!json.syntax at 1:10" },
	{ "a comma too many in a figure", "[{\"a\":1,}]", "!json.syntax at 1:9" },
	{ "a comma too few", "[{\"a\":1 \"b\":2}]", "!json.syntax at 1:9" },
	{ "no colon", "[{\"a\" 1}]", "!json.syntax at 1:7" },
	{ "a name without quotes", "[{\"a\":1,b:2}]", "!json.syntax at 1:9" },
	{ "the wrong bracket", "[{\"a\":1]]", "!json.syntax at 1:8" },
	{ "a leading zero", ONE("01"), "!json.syntax at 1:8" },
	{ "a point and nothing", ONE("1."), "!json.syntax at 1:9" },
	{ "an exponent and nothing", ONE("1e+"), "!json.syntax at 1:10" },
	{ "a sign and nothing", ONE("-"), "!json.syntax at 1:8" },
	{ "a plus sign", ONE("+1"), "!json.syntax at 1:7" },
	{ "no number", ONE("NaN"), "!json.syntax at 1:7" },
	{ "a decimal comma", ONE("15,4"), "!json.syntax at 1:10" },
	{ "a comment", "[{\"a\":1}, // x\n]", "!json.syntax at 1:11" },
	{ "an open quote", ONE("\"x"), "!json.syntax at 1:7" },
	{ "places count characters", "[{\"điện\":1,\n\"tử\":tru}]", "!json.syntax at 2:6" },

	{ "not UTF-8", ONE("\"x\xFF\""), "!json.text at 1:9" },
	{ "a surrogate as it is", ONE("\"\xED\xA0\x80\""), "!json.text at 1:8" },
	{ "a line end in a text", ONE("\"x\ny\""), "!json.text at 1:9" },
	{ "NUL", ONE("\"x\\u0000\""), "!json.text at 1:9" },
	{ "half a character", ONE("\"\\ud83d\""), "!json.text at 1:8" },
	{ "its second half", ONE("\"\\ude00\""), "!json.text at 1:8" },
	{ "an escape that is none", ONE("\"\\x41\""), "!json.text at 1:8" },
	{ "an escape cut short", ONE("\"\\u00g1\""), "!json.text at 1:8" },
	{ "too deep", "[{\"a\":[[[[[[[1]]]]]]]}]", "!json.value at 1:7" },
};

static void reads_every_document(void **state UNUSED)
{
	static const struct reader_options usual = { 0 };
	int wrong = 0;

	for (size_t i = 0; i < COUNT(documents); i++) {
		text_auto seen = { 0 };

		records_draw(span_of(documents[i].text), &usual, &seen);
		wrong += row_wrong(documents[i].name, text_z(&seen), documents[i].drawing);
	}
	assert_int_equal(wrong, 0);
}

/* Documents at a limit and past it: `unit` as often as told, between `before` and `after`. */
static const struct {
	const char *name, *before, *unit, *after;
	int fits, fits_not;
	const char *refusal;
} limits[] = {
	{ "depth", "", "[", "", JSON_MAX_DEPTH, JSON_MAX_DEPTH + 1, "json.limit 1:9 depth: 8" },
	{ "a text", "[\"", "x", "\"]", JSON_MAX_TEXT, JSON_MAX_TEXT + 1,
		"json.limit 1:2 text: 65536" },
	{ "a number", "[", "1", "]", JSON_MAX_TEXT, JSON_MAX_TEXT + 1,
		"json.limit 1:2 text: 65536" },
};

/* The error as one line, or "" where there is none but an early end. */
static void draw_limit(size_t row, int times, struct text *ret)
{
	text_auto text = { 0 };
	struct json_tokens tokens;
	enum json_token token;
	struct span raw;
	struct error err;

	text_addz(&text, limits[row].before);
	for (int i = 0; i < times; i++)
		text_addz(&text, limits[row].unit);
	text_addz(&text, limits[row].after);
	json_tokens_start(&tokens, text_span(&text));
	while ((token = json_tokens_next(&tokens, &raw, &err)) < TOKEN_END)
		;
	if (token == TOKEN_ERROR && strcmp(err.key, "json.limit") == 0)
		text_addf(ret, "%s %d:%d %s", err.key, err.line, err.column, err.detail);
}

static void names_every_limit(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(limits); i++) {
		text_auto fits = { 0 }, fits_not = { 0 };

		draw_limit(i, limits[i].fits, &fits);
		draw_limit(i, limits[i].fits_not, &fits_not);
		wrong += row_wrong(limits[i].name, text_z(&fits), "");
		wrong += row_wrong(limits[i].name, text_z(&fits_not), limits[i].refusal);
	}
	assert_int_equal(wrong, 0);
}

/* A figure of so many members, the names so long. */
static void draw_names(int count, int width, struct text *ret)
{
	static const struct reader_options usual = { 0 };
	arena_auto arena = { 0 };
	text_auto text = { 0 };
	reader_auto *reader = NULL;
	struct record record;
	struct error err;

	text_addz(&text, "[{");
	for (int i = 0; i < count; i++)
		text_addf(&text, "%s\"%0*d\":1", i == 0 ? "" : ",", width, i);
	text_addz(&text, "}]");
	reader = reader_open(&arena, text_span(&text), &usual);
	if (reader_next(reader, &record, &err) == READER_ERROR)
		text_addf(ret, "%s %s", err.key, err.detail);
	else
		text_addf(ret, "%zu", record.count);
}

static void names_the_limits_of_names(void **state UNUSED)
{
	static const struct {
		int count, width;
		const char *drawing;
	} rows[] = {
		{ 64, 3, "64" },
		{ 65, 3, "json.limit names: 64" },
		{ 1, 200, "1" },
		{ 1, 201, "json.limit name: 200" },
	};
	int wrong = 0;

	for (size_t i = 0; i < COUNT(rows); i++) {
		text_auto seen = { 0 };

		draw_names(rows[i].count, rows[i].width, &seen);
		wrong += row_wrong(rows[i].drawing, text_z(&seen), rows[i].drawing);
	}
	assert_int_equal(wrong, 0);
}

#define ROW "\"indicator\":\"users\",\"place\":\"VN\""

/* What a draft makes of it: figures, or problems with their pointers. */
static const struct {
	const char *name, *text, *drawing;
} drafts[] = {
	{ "a number", "[{" ROW ",\"period\":\"2022\",\"value\":15.40}]",
		"users.count VN@0001-01-01 2022 15.40 A;" },
	{ "a number as text", "[{" ROW ",\"period\":\"2022\",\"value\":\"15.40\"}]",
		"users.count VN@0001-01-01 2022 15.40 A;" },
	{ "a year as a number", "[{" ROW ",\"period\":2022,\"value\":1}]",
		"users.count VN@0001-01-01 2022 1 A;" },
	{ "an exponent is exact", "[{" ROW ",\"period\":\"2022\",\"value\":1.5e3}]",
		"users.count VN@0001-01-01 2022 1500 A;" },
	{ "eighteen digits", "[{" ROW ",\"period\":\"2022\",\"value\":123456789012345.678}]",
		"users.count VN@0001-01-01 2022 123456789012345.678 A;" },
	{ "null is no value, which needs a status",
		"[{" ROW ",\"period\":\"2022\",\"value\":null}]", "!value.missing /0/value" },
	{ "a name that is none of ours",
		"{\"figures\":[{" ROW ",\"period\":\"2022\",\"value\":1},{" ROW
		",\"period\":\"2023\",\"value\":1,\"colour/ink\":\"red\"}]}",
		"!column.unknown /figures/1/colour~1ink" },
	{ "no place at all", "[{\"indicator\":\"users\",\"period\":\"2022\",\"value\":1}]",
		"!column.missing /0" },
	{ "every problem at its place",
		"[{" ROW
		",\"period\":\"2022\",\"value\":1},{\"indicator\":\"usrs\",\"place\":\"X\","
		"\"period\":\"soon\",\"value\":true}]",
		"!indicator.unknown /1/indicator !place.unknown /1/place !period.form /1/period "
		"!cell.wrong /1/value" },
	{ "the same figure twice",
		"[{" ROW ",\"period\":\"2022\",\"value\":1},{" ROW ",\"period\":\"2022\","
		"\"value\":2}]",
		"!figure.repeated /1/period" },
	{ "nothing", "{\"figures\":[]}", "!file.empty 1" },
	{ "no JSON", "[{\n\"a\":}]", "!json.syntax 2:5" },
};

static void drafts_say_where(void **state UNUSED)
{
	static const struct mapping usual = { 0 };
	int wrong = 0;

	for (size_t i = 0; i < COUNT(drafts); i++) {
		arena_auto arena = { 0 };
		text_auto seen = { 0 };
		struct draft draft;

		draw_read(&arena, small_catalogue(), span_of(drafts[i].text), &usual, &draft);
		for (size_t p = 0; p < draft.problem_count; p++)
			text_addf(&seen, "%s!%s %s", p == 0 ? "" : " ", draft.problems[p].key,
				draft.problems[p].where);
		if (draft.problem_count == 0)
			draw_figures(small_catalogue(), &draft, &seen);
		wrong += row_wrong(drafts[i].name, text_z(&seen), drafts[i].drawing);
	}
	assert_int_equal(wrong, 0);
}

static void tells_the_reason(void **state UNUSED)
{
	static const struct reader_options usual = { 0 };
	static const char *const rows[][2] = {
		{ "{\"reason\":\"\\u0110\xE1\xBA\xBFm l\xE1\xBA\xA1i\",\"figures\":[]}",
			"Đếm lại" },
		{ "{\"figures\":[]}", "" },
		{ "[]", "" },
		{ "a,b\n", "" },
		{ "{\"reason\":\"x\"}", "" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		arena_auto arena = { 0 };
		text_auto seen = { 0 };
		reader_auto *reader = reader_open(&arena, span_of(rows[i][0]), &usual);

		reader_reason(reader, &seen);
		assert_string_equal(text_z(&seen), rows[i][1]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_document),
		cmocka_unit_test(names_every_limit),
		cmocka_unit_test(names_the_limits_of_names),
		cmocka_unit_test(drafts_say_where),
		cmocka_unit_test(tells_the_reason),
	};
	return cmocka_run_group_tests_name("reader_json", tests, NULL, NULL);
}
