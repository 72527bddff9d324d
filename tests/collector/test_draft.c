/*
 * tests/collector/test_draft.c - the contract of collector/draft.h for our own layout: a file on
 * the left, on the right what draw.h makes of its figures or of all its problems.
 */
#include "tests/support/rows.h"

#include "tests/collector/draw.h"
#include "tests/store/small.h"

#define LONG "indicator,place,period,value\n"
#define PARTS "indicator,place,period,value,numerator,denominator\n"
#define STATUS "indicator,place,period,value,status\n"

static const struct {
	const char *name, *text, *drawing;
} cases[] = {
	{ "one figure", LONG "share,79,2022,15.4\n", "share.mic 79@0001-01-01 2022 15.4 A;" },
	{ "the place of the period's last day", LONG "share,79,2025,16\n",
		"share.mic 79@2025-07-01 2025 16 A;" },
	{ "the half before the reform", LONG "share,79,2025-S1,16\n",
		"share.mic 79@0001-01-01 2025-S1 16 A;" },
	{ "a place by its own date", LONG "share,79@2025-07-01,2025-12,16\n",
		"share.mic 79@2025-07-01 2025-12 16 A;" },
	{ "leading zeros of a place count", LONG "users,00123,2026,5\n",
		"users.count 00123@2025-07-01 2026 5 A;" },
	{ "columns in any order", "value,period,place,indicator\n15.4,2022,VN,share\n",
		"share.mic VN@0001-01-01 2022 15.4 A;" },
	{ "a method", "indicator,method,place,period,value\nshare,gso,VN,2022,1\n",
		"share.gso VN@0001-01-01 2022 1 A;" },
	{ "digits as written", LONG "users,VN,2022,15.40\nusers,VN,2023,0.000\n",
		"users.count VN@0001-01-01 2022 15.40 A;users.count VN@0001-01-01 2023 0.000 A;" },
	{ "a decimal comma in quotes", LONG "users,VN,2022,\"15,4\"\n",
		"users.count VN@0001-01-01 2022 15.4 A;" },
	{ "blanks around cells", " indicator , place,period,value\n share ,\tVN , 2022, 15.4 \n",
		"share.mic VN@0001-01-01 2022 15.4 A;" },
	{ "a guarded number", LONG "users,VN,2022,'-5\n", "users.count VN@0001-01-01 2022 -5 A;" },
	{ "every status with a value",
		STATUS "users,VN,2020,1,A\nusers,VN,2021,1,E\nusers,VN,2022,1,P\n"
		       "users,VN,2023,1,F\nusers,VN,2024,1,V\nusers,VN,2025,1,B\n",
		"users.count VN@0001-01-01 2020 1 A;users.count VN@0001-01-01 2021 1 E;"
		"users.count VN@0001-01-01 2022 1 P;users.count VN@0001-01-01 2023 1 F;"
		"users.count VN@0001-01-01 2024 1 V;users.count VN@0001-01-01 2025 1 B;" },
	{ "every status without one",
		STATUS "users,VN,2020,,M\nusers,VN,2021,,L\nusers,VN,2022,,O\nusers,VN,2023,,Q\n",
		"users.count VN@0001-01-01 2020 … M;users.count VN@0001-01-01 2021 … L;"
		"users.count VN@0001-01-01 2022 … O;users.count VN@0001-01-01 2023 … Q;" },
	{ "a status in words", STATUS "users,VN,2020,1,Ước tính\nusers,VN,2021,,not collected\n",
		"users.count VN@0001-01-01 2020 1 E;users.count VN@0001-01-01 2021 … L;" },
	{ "a form: rows left blank are no rows, names stand in for codes",
		"tiendo-form,indicator,place,Chỉ số,Địa bàn,Kỳ báo cáo,Giá trị,Ghi chú\n"
		"1,users,VN,Người dùng,VN,2022,5,\n1,users,VN,Người dùng,VN,2023,,\n"
		"1,,,nguoi dung,VN,2024,\"1.234,5\",\n1,,,,,,,\n",
		"users.count VN@0001-01-01 2022 5 A;users.count VN@0001-01-01 2024 1234.5 A;" },
	{ "a value from its parts", PARTS "share,VN,2022,,1,3\n",
		"share.mic VN@0001-01-01 2022 =33.3 (1/3) A;" },
	{ "a value that agrees with its parts", PARTS "share,VN,2022,33.33,1,3\n",
		"share.mic VN@0001-01-01 2022 33.33 (1/3) A;" },
	{ "a value that agrees when rounded", PARTS "share,VN,2022,33,1,3\n",
		"share.mic VN@0001-01-01 2022 33 (1/3) A;" },
	{ "parts without a column of values",
		"indicator,place,period,numerator,denominator\nshare,VN,2022,1,4\n",
		"share.mic VN@0001-01-01 2022 =25.0 (1/4) A;" },
	{ "more than the whole where that can be", PARTS "lines,VN,2022,,130,100\n",
		"lines.itu VN@0001-01-01 2022 =130.00 (130/100) A;" },
	{ "nothing of something", PARTS "share,VN,2022,,0,5\n",
		"share.mic VN@0001-01-01 2022 =0.0 (0/5) A;" },
	{ "all of it", PARTS "share,VN,2022,,5,5.0\n",
		"share.mic VN@0001-01-01 2022 =100.0 (5/5.0) A;" },
	{ "vintage, source and notes",
		"indicator,place,period,value,vintage,source,note_vi,note_en\n"
		"users,VN,2022,5,2023-01-31,report-2022,\"Khoảng; 5\",'=5\n",
		"users.count VN@0001-01-01 2022 5 A ~2023-01-31 #report-2022 \"Khoảng; 5\" "
		"\"=5\";" },
	{ "a breakdown",
		"indicator,place,period,value,breakdown\nusers,VN,2022,5,Sex=Female|Age=16-24\n"
		"users,VN,2022,9,\n",
		"users.count VN@0001-01-01 2022 9 A;"
		"users.count VN@0001-01-01 2022 5 A [Sex=Female|Age=16-24];" },
	{ "two vintages of one figure",
		"indicator,place,period,value,vintage\nusers,VN,2022,5,2024-01-01\n"
		"users,VN,2022,4,2023-01-01\nusers,VN,2022,3,\n",
		"users.count VN@0001-01-01 2022 3 A;"
		"users.count VN@0001-01-01 2022 4 A ~2023-01-01;"
		"users.count VN@0001-01-01 2022 5 A ~2024-01-01;" },
	{ "figures come in key order",
		LONG "users,VN,2022,1\nshare,79,2024,2\nshare,VN,2023,3\nshare,VN,2022,4\n",
		"share.mic VN@0001-01-01 2022 4 A;share.mic VN@0001-01-01 2023 3 A;"
		"share.mic 79@0001-01-01 2024 2 A;users.count VN@0001-01-01 2022 1 A;" },
	{ "what an export adds is passed over",
		"indicator,place,period,value,unit,illustrative,since,edition\n"
		"users,VN,2022,1,people,no,3,7\n",
		"users.count VN@0001-01-01 2022 1 A;" },
	{ "a half or a week is a period", LONG "users,VN,2022-W37,1\nusers,VN,2022-S2,1\n",
		"users.count VN@0001-01-01 2022-S2 1 A;users.count VN@0001-01-01 2022-W37 1 A;" },
	{ "bounds are within", LONG "share,VN,2022,0\nshare,VN,2023,100.0\nchange,VN,2022,-50\n",
		"share.mic VN@0001-01-01 2022 0 A;share.mic VN@0001-01-01 2023 100.0 A;"
		"change.gso VN@0001-01-01 2022 -50 A;" },

	{ "nothing", "", "!file.empty@1" },
	{ "only a byte-order mark", "\xEF\xBB\xBF", "!file.empty@1" },
	{ "only a header", LONG, "!file.empty@1" },
	{ "an open quote", LONG "share,VN,2022,\"1\n", "!csv.open-quote@2:15" },
	{ "text after a quote", LONG "share,VN,2022,\"1\"x\n", "!csv.after-quote@2:18" },
	{ "not UTF-8", LONG "users,VN,2022,1\nshare,\xFF,2022,1\n", "!csv.not-utf8@3:7" },
	{ "not UTF-8 in the header", "indicator,pl\xE1,period,value\n", "!csv.not-utf8@1:13" },
	{ "problems before the file breaks off", LONG "shore,VN,2022,1\nshare,VN,2022,\"1\n",
		"!indicator.unknown@2:1 csv.open-quote@3:15" },
	{ "no column of places", "indicator,period,value\nshare,2022,1\n", "!column.missing@1" },
	{ "no column at all of ours", "a,b\n1,2\n",
		"!column.missing@1 column.missing@1 column.missing@1 column.missing@1" },
	{ "no values and no parts", "indicator,place,period\nshare,VN,2022\n",
		"!column.missing@1" },
	{ "names of columns in other letters", "Indicator,place,period,value\nshare,VN,2022,1\n",
		"share.mic VN@0001-01-01 2022 1 A;" },
	{ "a column that is none of ours",
		"indicator,place,period,value,colour\nusers,VN,2022,1,\n", "!column.unknown@1:5" },
	{ "a column twice", "indicator,place,period,value,value\nusers,VN,2022,1,2\n",
		"!column.repeated@1:5" },
	{ "a column without a name", "indicator,place,period,value,\nusers,VN,2022,1,\n",
		"!column.unknown@1:5" },
	{ "too few cells", LONG "users,VN,2022\n", "!row.fields@2" },
	{ "too many cells", LONG "users,VN,2022,1,5\n", "!row.fields@2" },
	{ "no such indicator", LONG "usrs,VN,2022,1\n", "!indicator.unknown@2:1" },
	{ "no indicator", LONG ",VN,2022,1\n", "!indicator.unknown@2:1" },
	{ "no such method", "indicator,method,place,period,value\nshare,itu,VN,2022,1\n",
		"!method.unknown@2:2" },
	{ "no such place", LONG "users,80,2022,1\n", "!place.unknown@2:2" },
	{ "no place", LONG "users,,2022,1\n", "!place.unknown@2:2" },
	{ "a place without its zeros", LONG "users,123,2026,1\n", "!place.unknown@2:2" },
	{ "a place that was not there any more", LONG "users,760,2025,1\n", "!place.period@2:2" },
	{ "a place that was not there yet", LONG "users,00123,2024,1\n", "!place.period@2:2" },
	{ "a place of a date that is none of its own", LONG "users,79@2024-01-01,2022,1\n",
		"!place.period@2:2" },
	{ "no such period", LONG "users,VN,2022-13,1\n", "!period.form@2:3" },
	{ "no period", LONG "users,VN,,1\n", "!period.missing@2:3" },
	{ "a period as people write it", LONG "users,VN,T9/2022,1\n",
		"users.count VN@0001-01-01 2022-09 1 A;" },
	{ "a period without its year", LONG "users,VN,T9,1\n", "!period.year@2:3" },
	{ "no number", LONG "users,VN,2022,many\n", "!number.form@2:4" },
	{ "a number that could be two", LONG "users,VN,2022,\"1,234\"\n", "!number.ambiguous@2:4" },
	{ "too many digits", LONG "users,VN,2022,1234567890123456789\n", "!number.digits@2:4" },
	{ "no such status", STATUS "users,VN,2022,1,Z\n", "!status.form@2:5" },
	{ "a small letter is no status", STATUS "users,VN,2022,1,a\n", "!status.form@2:5" },
	{ "a word is no status", STATUS "users,VN,2022,1,AE\n", "!status.form@2:5" },
	{ "no such day", "indicator,place,period,value,vintage\nusers,VN,2022,1,2023-02-30\n",
		"!vintage.form@2:5" },
	{ "no such source", "indicator,place,period,value,source\nusers,VN,2022,1,report-2024\n",
		"!source.unknown@2:5" },
	{ "a note with a control character",
		"indicator,place,period,value,note_vi\nusers,VN,2022,1,\"a\ab\"\n",
		"!note.form@2:5" },
	{ "a note that turns text around",
		"indicator,place,period,value,note_en\nusers,VN,2022,1,\u202Eabc\n",
		"!note.form@2:5" },
	{ "a line end in a note",
		"indicator,place,period,value,note_en\nusers,VN,2022,1,\"a\nb\"\n",
		"users.count VN@0001-01-01 2022 1 A \"\" \"a\nb\";" },
	{ "a breakdown with a control character",
		"indicator,place,period,value,breakdown\nusers,VN,2022,1,Sex=\x1E\n",
		"!breakdown.form@2:5" },
	{ "a breakdown that is none",
		"indicator,place,period,value,breakdown\nusers,VN,2022,1,women\n",
		"!breakdown.form@2:5" },
	{ "a breakdown with an empty part",
		"indicator,place,period,value,breakdown\nusers,VN,2022,1,Sex=Female|\n",
		"!breakdown.form@2:5" },
	{ "no value", LONG "users,VN,2022,\n", "!value.missing@2:4" },
	{ "no value, and a status that has one", STATUS "users,VN,2022,,P\n",
		"!value.missing@2:4" },
	{ "a value that should not be there", STATUS "users,VN,2022,5,M\n", "!value.unwanted@2:4" },
	{ "zero is a value too", STATUS "users,VN,2022,0,Q\n", "!value.unwanted@2:4" },
	{ "parts that should not be there",
		"indicator,place,period,value,numerator,denominator,status\nshare,VN,2022,,1,2,O\n",
		"!value.unwanted@2:4" },
	{ "below the bounds", LONG "share,VN,2022,-0.1\n", "!value.bounds@2:4" },
	{ "above the bounds", LONG "share,VN,2022,100.1\n", "!value.bounds@2:4" },
	{ "below the only bound", LONG "change,VN,2022,-50.1\n", "!value.bounds@2:4" },
	{ "a value against its parts", PARTS "share,VN,2022,33.4,1,3\n", "!value.parts@2:4" },
	{ "no denominator", PARTS "share,VN,2022,,1,\n", "!parts.half@2:6" },
	{ "no numerator", PARTS "share,VN,2022,5,,3\n", "!parts.half@2:5" },
	{ "a denominator of nothing", PARTS "share,VN,2022,,1,0\n", "!parts.zero@2:6" },
	{ "a denominator below nothing", PARTS "share,VN,2022,,1,-3\n", "!parts.zero@2:6" },
	{ "more than the whole", PARTS "share,VN,2022,,4,3\n", "!parts.order@2:5" },
	{ "less than nothing", PARTS "share,VN,2022,,-1,3\n", "!parts.order@2:5" },
	{ "parts of what has none", PARTS "users,VN,2022,5,1,3\n", "!parts.unwanted@2:5" },
	{ "parts whose value has too many digits",
		PARTS "lines,VN,2022,,999999999999999999,0.000000000000000001\n",
		"!number.digits@2:4" },
	{ "a figure twice", LONG "users,VN,2022,1\nusers,VN,2023,1\nusers,VN,2022,1\n",
		"!figure.repeated@4:3" },
	{ "a figure three times", LONG "users,VN,2022,1\nusers,VN,2022,1\nusers,VN,2022,2\n",
		"!figure.repeated@3:3 figure.repeated@4:3" },
	{ "a figure twice, its method said once",
		"indicator,method,place,period,value\nshare,,VN,2022,1\nshare,mic,VN,2022,1\n",
		"!figure.repeated@3:4" },
	{ "a figure twice, its place said in two ways",
		LONG "users,79,2022,1\nusers,79@0001-01-01,2022,1\n", "!figure.repeated@3:3" },
};

static void reads_every_case(void **state UNUSED)
{
	static const struct mapping ours = { 0 };
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		text_auto seen = { 0 };

		draw_text(span_of(cases[i].text), &ours, &seen);
		wrong += row_wrong(cases[i].name, text_z(&seen), cases[i].drawing);
	}
	assert_int_equal(wrong, 0);
}

/* Every key that draft.h lists stands in a row above; csv.limit is too long for one and is in
   test_draft_files.c. */
static void no_key_is_forgotten(void **state UNUSED)
{
	static const char *const keys[] = { "csv.open-quote", "csv.after-quote", "csv.not-utf8",
		"file.empty", "column.missing", "column.unknown", "column.repeated", "row.fields",
		"indicator.unknown", "method.unknown", "place.unknown", "source.unknown",
		"place.period", "period.form", "status.form", "vintage.form", "note.form",
		"breakdown.form", "number.form", "number.ambiguous", "number.digits",
		"value.missing", "value.unwanted", "value.bounds", "value.parts", "parts.half",
		"parts.zero", "parts.order", "parts.unwanted", "figure.repeated" };
	int wrong = 0;

	for (size_t k = 0; k < COUNT(keys); k++) {
		bool found = false;

		for (size_t i = 0; i < COUNT(cases); i++)
			found = found || strstr(cases[i].drawing, keys[k]) != NULL;
		wrong += row_wrong(keys[k], found ? "in the table" : "nowhere", "in the table");
	}
	assert_int_equal(wrong, 0);
}

/* What a problem tells beside its place: the column's header, what stood there, the detail. */
static const struct {
	const char *text, *told;
} details[] = {
	{ "indicator,place,value\nusers,VN,1\n", "column.missing|period||period" },
	{ "indicator,place,period,value,colour\nusers,VN,2022,1,\n",
		"column.unknown|colour|colour|" },
	{ "indicator,place,period,value,value\nusers,VN,2022,1,2\n",
		"column.repeated|value|value|" },
	{ LONG "users,VN,2022\n", "row.fields|||3/4" },
	{ LONG "usrs,VN,2022,1\n", "indicator.unknown|indicator|usrs|users" },
	{ LONG "something,VN,2022,1\n", "indicator.unknown|indicator|something|" },
	{ "indicator,method,place,period,value\nshare,mick,VN,2022,1\n",
		"method.unknown|method|mick|mic" },
	{ LONG "users,0123,2026,1\n", "place.unknown|place|0123|00123" },
	{ "indicator,place,period,value,source\nusers,VN,2022,1,report-202\n",
		"source.unknown|source|report-202|report-2022" },
	{ LONG "users,760,2025,1\n", "place.period|place|760|2025" },
	{ LONG "users,VN, 2022-13 ,1\n", "period.form|period|2022-13|" },
	{ LONG "users,VN,2022,12x\n", "number.form|value|12x|" },
	{ LONG "share,VN,2022,-1\n", "value.bounds|value|-1|>= 0" },
	{ LONG "share,VN,2022,101\n", "value.bounds|value|101|<= 100" },
	{ PARTS "share,VN,2022,33.4,1,3\n", "value.parts|value|33.4|33.3" },
	{ PARTS "share,VN,2022,33.44,1,3\n", "value.parts|value|33.44|33.33" },
	{ PARTS "share,VN,2022,,4,3\n", "parts.order|numerator|4|3" },
	{ PARTS "share,VN,2022,,1,0\n", "parts.zero|denominator|0|" },
	{ LONG "users,VN,2022,1\nusers,VN,2022,2\n", "figure.repeated|period|2022|2" },
};

static void problems_tell_all_there_is(void **state UNUSED)
{
	static const struct mapping ours = { 0 };
	int wrong = 0;

	for (size_t i = 0; i < COUNT(details); i++) {
		arena_auto arena = { 0 };
		text_auto seen = { 0 };
		struct draft draft;

		draw_read(&arena, small_catalogue(), span_of(details[i].text), &ours, &draft);
		assert_int_equal(draft.problem_count, 1);
		text_addf(&seen, "%s|%s|%s|%s", draft.problems[0].key, draft.problems[0].header,
			draft.problems[0].read, draft.problems[0].detail);
		wrong += row_wrong(details[i].text, text_z(&seen), details[i].told);
	}
	assert_int_equal(wrong, 0);
}

static void ten_faults_at_once(void **state UNUSED)
{
	static const struct mapping ours = { 0 };
	static const char text[] =
		"indicator,method,place,period,value,numerator,denominator,status,vintage,source\n"
		"shore,,VN,2022,1,,,,,\n"
		"share,itu,VN,2022,1,,,,,\n"
		"share,,nowhere,2022,1,,,,,\n"
		"share,,VN,2022-13,1,,,,,\n"
		"share,,VN,2023,y,,,,,\n"
		"share,,VN,2024,101,,,,,\n"
		"share,,VN,2025,,5,,,,\n"
		"share,,VN,2026,1,,,Z,,\n"
		"share,,VN,2027,1,,,,2027-02-29,report-2024\n"
		"share,,VN,2028,1\n";
	text_auto seen = { 0 };

	draw_text(span_of(text), &ours, &seen);
	assert_string_equal(text_z(&seen),
		"!indicator.unknown@2:1 method.unknown@3:2 place.unknown@4:3 period.form@5:4 "
		"number.form@6:5 value.bounds@7:5 parts.half@8:7 status.form@9:8 "
		"vintage.form@10:9 source.unknown@10:10 row.fields@11");
}

/* All that is wrong with one row, in the order of its columns. */
static void all_of_one_row(void **state UNUSED)
{
	static const struct mapping ours = { 0 };
	static const char text[] =
		"indicator,place,period,value,numerator,denominator,status,vintage,source,note_vi\n"
		"shore,nowhere,never,much,half,all,?,once,someone,\"\a\"\n";
	text_auto seen = { 0 };

	draw_text(span_of(text), &ours, &seen);
	assert_string_equal(text_z(&seen),
		"!indicator.unknown@2:1 place.unknown@2:2 period.form@2:3 number.form@2:4 "
		"number.form@2:5 number.form@2:6 status.form@2:7 vintage.form@2:8 "
		"source.unknown@2:9 note.form@2:10");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_case),
		cmocka_unit_test(no_key_is_forgotten),
		cmocka_unit_test(problems_tell_all_there_is),
		cmocka_unit_test(ten_faults_at_once),
		cmocka_unit_test(all_of_one_row),
	};
	return cmocka_run_group_tests_name("draft", tests, NULL, NULL);
}
