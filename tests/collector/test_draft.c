/*
 * tests/collector/test_draft.c - the contract of collector/draft.h, as tables: a file on the left,
 * a drawing of its figures or of all its problems on the right.
 *
 * A figure is `indicator.method place period value (n/d) status ~vintage #source [breakdown]`
 * without what it does not have, '=' before a computed value, '…' for none. A problem is
 * `key@line:column`, without the column where it has none.
 */
#include "tests/collector/rows.h"

#include "collector/draft.h"
#include "tests/collector/small.h"

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
	{ "a guard against spreadsheets", LONG "'share,VN,2022,'-5\n", "!indicator.unknown@2:1" },
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
		"users.count VN@0001-01-01 2022 5 A ~2023-01-31 #report-2022 \"Khoảng; 5\" \"=5\";" },
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
	{ "no values and no parts", "indicator,place,period\nshare,VN,2022\n", "!column.missing@1" },
	{ "names of columns are as they are", "Indicator,place,period,value\nshare,VN,2022,1\n",
		"!column.missing@1" },
	{ "a column that is none of ours", "indicator,place,period,value,colour\nusers,VN,2022,1,\n",
		"!column.unknown@1:5" },
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
	{ "no period", LONG "users,VN,,1\n", "!period.form@2:3" },
	{ "a period as people write it", LONG "users,VN,T9/2022,1\n", "!period.form@2:3" },
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
	{ "a line end in a note", "indicator,place,period,value,note_en\nusers,VN,2022,1,\"a\nb\"\n",
		"users.count VN@0001-01-01 2022 1 A \"\" \"a\nb\";" },
	{ "a breakdown with a control character",
		"indicator,place,period,value,breakdown\nusers,VN,2022,1,Sex=\x1E\n",
		"!breakdown.form@2:5" },
	{ "a breakdown that is none", "indicator,place,period,value,breakdown\nusers,VN,2022,1,women\n",
		"!breakdown.form@2:5" },
	{ "a breakdown with an empty part",
		"indicator,place,period,value,breakdown\nusers,VN,2022,1,Sex=Female|\n",
		"!breakdown.form@2:5" },
	{ "no value", LONG "users,VN,2022,\n", "!value.missing@2:4" },
	{ "no value, and a status that has one", STATUS "users,VN,2022,,P\n", "!value.missing@2:4" },
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
		PARTS "lines,VN,2022,,999999999999999999,0.000000000000000001\n", "!number.digits@2:4" },
	{ "a figure twice", LONG "users,VN,2022,1\nusers,VN,2023,1\nusers,VN,2022,1\n",
		"!figure.repeated@4:3" },
	{ "a figure three times", LONG "users,VN,2022,1\nusers,VN,2022,1\nusers,VN,2022,2\n",
		"!figure.repeated@3:3 figure.repeated@4:3" },
	{ "a figure twice, its method said once",
		"indicator,method,place,period,value\nshare,,VN,2022,1\nshare,mic,VN,2022,1\n",
		"!figure.repeated@3:4" },
	{ "a figure twice, its place said in two ways",
		LONG "users,79,2022,1\nusers,79@0001-01-01,2022,1\n", "!figure.repeated@3:3" },
	{ "a cell that ends early", LONG "users,VN,2022,1\nshare\0x,VN,2022,1\n", "" },
};

/* The row above that holds a NUL; its text is longer than C thinks. */
static const char nul_cells[] =
	"indicator,method,place,period,value,status,source\n"
	"share\0x,mic,VN,2020,1,A,report-2022\n"
	"share,mic\0x,VN,2021,1,A,report-2022\n"
	"share,mic,VN\0x,2022,1,A,report-2022\n"
	"share,mic,VN,2023,1,\0,report-2022\n"
	"share,mic,VN,2024,1,A,report-2022\0x\n";

int main(void)
{
	return 0;
}
