/*
 * tests/collector/test_draft_files.c - the contract of collector/draft.h for whole files: other
 * layouts, other ways of writing the same, limits, and bytes that are no text.
 */
#include "tests/support/rows.h"

#include <stdlib.h>

#include "tests/collector/draw.h"
#include "tests/store/small.h"

#define LONG_HEADER "indicator,place,period,value\n"

enum { MAX_WORDS = 5 };

/* Words of a command line: c FIELD=HEADER, s FIELD=VALUE, b HEADER. */
static const struct {
	const char *name, *words[MAX_WORDS], *text, *drawing;
} layouts[] = {
	{ "a layout of others",
		{ "cplace=geo", "cperiod=time", "cvalue=internet_users", "sindicator=users" },
		"geo,time,internet_users\nVN,2022,78.5900\n",
		"users.count VN@0001-01-01 2022 78.5900 A;" },
	{ "columns that are not named are passed over",
		{ "cplace=geo", "cperiod=time", "sindicator=users" },
		"geo,time,value,colour\nVN,2022,1,red\n", "users.count VN@0001-01-01 2022 1 A;" },
	{ "not even when they stand twice", { "cperiod=time", "sindicator=users" },
		"time,place,value,,\n2022,VN,1,,\n", "users.count VN@0001-01-01 2022 1 A;" },
	{ "one that is read stands twice", { "cperiod=time", "sindicator=users" },
		"time,place,value,time\n2022,VN,1,2023\n", "!column.repeated@1:4" },
	{ "one that splits stands twice", { "sindicator=users", "bSex" },
		"period,place,value,Sex,Sex\n2022,VN,1,Male,Female\n", "!column.repeated@1:5" },
	{ "fields of our own names are read without a word", { "sindicator=users" },
		"place,period,value,note_en\nVN,2022,1,hello\n",
		"users.count VN@0001-01-01 2022 1 A \"\" \"hello\";" },
	{ "a fixed value goes before a column", { "splace=VN" }, LONG_HEADER "users,79,2022,1\n",
		"users.count VN@0001-01-01 2022 1 A;" },
	{ "fixed status, source and method",
		{ "sstatus=E", "ssource=report-2022", "smethod=gso", "sindicator=share",
			"splace=VN" },
		"period,value\n2022,1\n", "share.gso VN@0001-01-01 2022 1 E #report-2022;" },
	{ "a column that splits", { "sindicator=users", "bSex" },
		"place,period,value,Sex\nVN,2022,3,\nVN,2022,1,Female\nVN,2022,2,Male\n",
		"users.count VN@0001-01-01 2022 3 A;"
		"users.count VN@0001-01-01 2022 1 A [Sex=Female];"
		"users.count VN@0001-01-01 2022 2 A [Sex=Male];" },
	{ "two columns that split, in the order of the words",
		{ "sindicator=users", "bSpeed (Mb/sec)", "bAge" },
		"place,period,value,Age,Speed (Mb/sec)\nVN,2022,1,16 to 24,10 and over\n"
		"VN,2022,2,16 to 24,\n",
		"users.count VN@0001-01-01 2022 2 A [Age=16 to 24];"
		"users.count VN@0001-01-01 2022 1 A [Speed (Mb/sec)=10 and over|Age=16 to 24];" },
	{ "a breakdown and a column that splits", { "bAge" },
		"indicator,place,period,value,breakdown,Age\nusers,VN,2022,1,Sex=Male,16-24\n",
		"users.count VN@0001-01-01 2022 1 A [Sex=Male|Age=16-24];" },
	{ "a split that holds a bar", { "bAge" },
		"indicator,place,period,value,Age\nusers,VN,2022,1,16|24\n",
		"!breakdown.form@2:5" },
	{ "a named column that is not there", { "cplace=geo" },
		"indicator,land,period,value\nusers,VN,2022,1\n", "!column.missing@1" },
	{ "a split that is not there", { "bSex" }, LONG_HEADER "users,VN,2022,1\n",
		"!column.missing@1" },
	{ "a field that need not be there, but was named", { "cstatus=flag" },
		LONG_HEADER "users,VN,2022,1\n", "!column.missing@1" },
	{ "problems point at the columns of the file",
		{ "cplace=geo", "cperiod=time", "sindicator=users" },
		"time,value,geo\n2022,1,nowhere\n", "!place.unknown@2:3" },
	{ "a fixed value that is wrong has no column", { "sindicator=usrs" },
		"place,period,value\nVN,2022,1\n", "!indicator.unknown@2" },
	{ "a fixed value that is wrong does not point at a column it went before",
		{ "splace=nowhere" }, LONG_HEADER "users,VN,2022,1\n", "!place.unknown@2" },
	{ "one column for two fields", { "cnote_vi=text", "cnote_en=text", "sindicator=users" },
		"place,period,value,text\nVN,2022,1,hello\n",
		"users.count VN@0001-01-01 2022 1 A \"hello\" \"hello\";" },
};

static void take(struct mapping *mapping, const char *word)
{
	struct error err;
	bool fine = *word == 'c' ? mapping_column(mapping, word + 1, &err)
		: *word == 's'   ? mapping_fix(mapping, word + 1, &err)
				 : mapping_break(mapping, word + 1, &err);

	assert_true(fine);
}

static void reads_other_layouts(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(layouts); i++) {
		struct mapping mapping = { 0 };
		text_auto seen = { 0 };

		for (size_t w = 0; w < MAX_WORDS && layouts[i].words[w] != NULL; w++)
			take(&mapping, layouts[i].words[w]);
		draw_text(span_of(layouts[i].text), &mapping, &seen);
		wrong += row_wrong(layouts[i].name, text_z(&seen), layouts[i].drawing);
	}
	assert_int_equal(wrong, 0);
}

/* A wrong value that a mapping names is pointed at by the header it has in the file. */
static void problems_name_the_files_header(void **state UNUSED)
{
	arena_auto arena = { 0 };
	struct mapping mapping = { 0 };
	struct draft draft;

	take(&mapping, "cplace=geo");
	draw_read(&arena, small_catalogue(),
		span_of("indicator,geo,period,value\nusers,XX,2022,1\n"), &mapping, &draft);
	assert_int_equal(draft.problem_count, 1);
	assert_string_equal(draft.problems[0].header, "geo");
	draw_read(&arena, small_catalogue(),
		span_of("indicator,land,period,value\nusers,XX,2022,1\n"), &mapping, &draft);
	assert_string_equal(draft.problems[0].header, "geo");
	assert_string_equal(draft.problems[0].detail, "place");
}

/* The same table: ',' stands for the separator, '/' for the line end. */
static const char table[] = "indicator,place,period,value,status,note_vi/"
			    "share,79,2022,15.4,E,Ước tính/"
			    "users,VN,2022,100,,/"
			    "users,VN,2023,,M,Thiếu/";
static const char table_drawn[] = "share.mic 79@0001-01-01 2022 15.4 E \"Ước tính\" \"\";"
				  "users.count VN@0001-01-01 2022 100 A;"
				  "users.count VN@0001-01-01 2023 … M \"Thiếu\" \"\";";

static const struct {
	const char *name, *before, *separator, *line_end, *quote, *after;
} dialects[] = {
	{ "comma, newline", "", ",", "\n", "", "" },
	{ "comma, both", "", ",", "\r\n", "", "" },
	{ "comma, carriage return", "", ",", "\r", "", "" },
	{ "semicolon, newline", "", ";", "\n", "", "" },
	{ "semicolon, both", "", ";", "\r\n", "", "" },
	{ "tab, newline", "", "\t", "\n", "", "" },
	{ "tab, both", "", "\t", "\r\n", "", "" },
	{ "a byte-order mark", "\xEF\xBB\xBF", ",", "\n", "", "" },
	{ "a byte-order mark, semicolon, both", "\xEF\xBB\xBF", ";", "\r\n", "", "" },
	{ "everything in quotes", "", ",", "\n", "\"", "" },
	{ "a byte-order mark, tab, both, quotes", "\xEF\xBB\xBF", "\t", "\r\n", "\"", "" },
	{ "empty lines between", "", ",", "\n\n", "", "" },
	{ "empty lines after", "", ";", "\r\n", "", "\r\n\r\n" },
	{ "empty lines before", "\n\r\n", ",", "\n", "", "" },
	{ "empty lines before semicolons", "\n\r\n", ";", "\n", "", "" },
};

static void the_same_in_every_dialect(void **state UNUSED)
{
	static const struct mapping ours = { 0 };
	int wrong = 0;

	for (size_t i = 0; i < COUNT(dialects); i++) {
		text_auto text = { 0 }, seen = { 0 }, cut = { 0 };

		text_addf(&text, "%s%s", dialects[i].before, dialects[i].quote);
		for (const char *c = table; *c != '\0'; c++)
			if (*c == ',' || *c == '/')
				text_addf(&text, "%s%s%s", dialects[i].quote,
					*c == ',' ? dialects[i].separator : dialects[i].line_end,
					c[1] == '\0' ? "" : dialects[i].quote);
			else
				text_addc(&text, *c);
		text_addz(&text, dialects[i].after);
		draw_text(text_span(&text), &ours, &seen);
		wrong += row_wrong(dialects[i].name, text_z(&seen), table_drawn);
		/* and without the last line end */
		draw_text(span_trim(text_span(&text)), &ours, &cut);
		wrong += row_wrong(dialects[i].name, text_z(&cut), table_drawn);
	}
	assert_int_equal(wrong, 0);
}

/* Lines count as an editor counts them, and are kept with each figure. */
static void figures_know_their_lines(void **state UNUSED)
{
	static const struct mapping ours = { 0 };
	arena_auto arena = { 0 };
	text_auto seen = { 0 };
	struct draft draft;

	draw_read(&arena, small_catalogue(),
		span_of("indicator,place,period,value,note_vi\n\nusers,VN,2023,1,\"a\nb\"\n"
			"share,VN,2022,1,\nusers,VN,2022,1,"),
		&ours, &draft);
	for (size_t i = 0; i < draft.count; i++)
		text_addf(&seen, "%d ", draft.entries[i].line);
	assert_string_equal(text_z(&seen), "5 6 3 ");
	assert_int_equal(draft.rows, 3);
}

/* A NUL is no text: a cell must not be read as though it ended there. */
static void a_nul_is_no_text(void **state UNUSED)
{
	static const struct mapping ours = { 0 };
	static const struct {
		const char *name, *row;
		size_t size;
	} rows[] = {
#define ROW(name, row) { name, row, sizeof(row) - 1 }
		ROW("indicator", "share\0x,mic,VN,2022,1,A,2022-12-31,report-2022,a,Sex=F\n"),
		ROW("method", "share,mic\0x,VN,2022,1,A,2022-12-31,report-2022,a,Sex=F\n"),
		ROW("place", "share,mic,VN\0x,2022,1,A,2022-12-31,report-2022,a,Sex=F\n"),
		ROW("period", "share,mic,VN,2022\0x,1,A,2022-12-31,report-2022,a,Sex=F\n"),
		ROW("value", "share,mic,VN,2022,1\0x,A,2022-12-31,report-2022,a,Sex=F\n"),
		ROW("status", "share,mic,VN,2022,1,\0,2022-12-31,report-2022,a,Sex=F\n"),
		ROW("vintage", "share,mic,VN,2022,1,A,2022-12-31\0x,report-2022,a,Sex=F\n"),
		ROW("source", "share,mic,VN,2022,1,A,2022-12-31,report-2022\0x,a,Sex=F\n"),
		ROW("note", "share,mic,VN,2022,1,A,2022-12-31,report-2022,a\0b,Sex=F\n"),
		ROW("breakdown", "share,mic,VN,2022,1,A,2022-12-31,report-2022,a,Sex=F\0x\n"),
#undef ROW
	};
	int wrong = 0;

	for (size_t i = 0; i < COUNT(rows); i++) {
		arena_auto arena = { 0 };
		text_auto text = { 0 };
		struct draft draft;

		text_addz(&text,
			"indicator,method,place,period,value,status,vintage,source,note_vi,"
			"breakdown\n");
		text_add(&text, (struct span){ rows[i].row, rows[i].size });
		draw_read(&arena, small_catalogue(), text_span(&text), &ours, &draft);
		wrong += row_wrong(
			rows[i].name, draft.problem_count > 0 ? "refused" : "read", "refused");
		if (draft.problem_count > 0)
			assert_int_equal(draft.problems[0].line, 2);
	}
	assert_int_equal(wrong, 0);
}

static void add_many(struct text *text, const char *piece, size_t count)
{
	for (size_t i = 0; i < count; i++)
		text_addz(text, piece);
}

static void keeps_a_thousand_problems(void **state UNUSED)
{
	static const struct mapping ours = { 0 };
	arena_auto arena = { 0 };
	text_auto text = { 0 };
	struct draft draft;

	text_addz(&text, LONG_HEADER);
	add_many(&text, "users,VN,2022,y\n", DRAFT_MAX_PROBLEMS + 500);
	draw_read(&arena, small_catalogue(), text_span(&text), &ours, &draft);
	assert_int_equal(draft.problem_count, DRAFT_MAX_PROBLEMS + 500);
	assert_int_equal(draft.rows, DRAFT_MAX_PROBLEMS + 500);
	for (int i = 0; i < DRAFT_MAX_PROBLEMS; i++)
		assert_int_equal(draft.problems[i].line, i + 2);
}

/* Reading ends where more figures come than may. */
static void figures_have_a_limit(void **state UNUSED)
{
	static const struct {
		size_t most, problems;
	} cases[] = { { 0, 0 }, { 3, 0 }, { 2, 1 }, { 1, 1 } };
	static const char bytes[] = "indicator,place,period,value\n"
				    "users,VN,2020,1\nusers,VN,2021,2\nusers,VN,2022,3\n";

	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct mapping mapping = { .most = cases[i].most };
		arena_auto arena = { 0 };
		struct draft draft;

		draw_read(&arena, small_catalogue(), span_of(bytes), &mapping, &draft);
		assert_int_equal(draft.problem_count, cases[i].problems);
		if (cases[i].problems == 0)
			continue;
		assert_string_equal(draft.problems[0].key, "file.figures");
		assert_int_equal(draft.problems[0].line, cases[i].most + 2);
	}
}

/* Notes may be long, in characters; what stands behind does not count. */
static void notes_have_a_limit(void **state UNUSED)
{
	static const struct mapping ours = { 0 };
	int wrong = 0;

	for (size_t more = 0; more <= 1; more++) {
		text_auto text = { 0 }, seen = { 0 };

		text_addz(&text, "indicator,place,period,value,note_vi\nusers,VN,2022,1,");
		add_many(&text, "ứ", DRAFT_MAX_NOTE + more);
		text_addz(&text, "  \n");
		draw_text(text_span(&text), &ours, &seen);
		wrong += row_wrong(more ? "too long" : "long enough",
			text_z(&seen)[0] == '!' ? text_z(&seen) : "read",
			more ? "!note.form@2:5" : "read");
	}
	assert_int_equal(wrong, 0);
}

static void a_record_has_a_limit(void **state UNUSED)
{
	static const struct mapping ours = { 0 };
	text_auto text = { 0 }, seen = { 0 };

	text_addz(&text, LONG_HEADER "users,VN,2022,1\n");
	add_many(&text, "0123456789abcdef", (1 << 20) / 16 + 1);
	draw_text(text_span(&text), &ours, &seen);
	assert_string_equal(text_z(&seen), "!csv.limit@3:1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_other_layouts),
		cmocka_unit_test(problems_name_the_files_header),
		cmocka_unit_test(the_same_in_every_dialect),
		cmocka_unit_test(figures_know_their_lines),
		cmocka_unit_test(a_nul_is_no_text),
		cmocka_unit_test(keeps_a_thousand_problems),
		cmocka_unit_test(figures_have_a_limit),
		cmocka_unit_test(notes_have_a_limit),
		cmocka_unit_test(a_record_has_a_limit),
	};
	return cmocka_run_group_tests_name("draft_files", tests, NULL, NULL);
}
