/* tests/collector/test_reader_sdmx.c - what collector/reader_sdmx.c makes of a message, as tables. */
#include "tests/support/rows.h"

#include "tests/collector/draw.h"
#include "tests/collector/records.h"
#include "tests/store/small.h"

#define HEAD "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS\r\n"
#define FLOW "dataflow,HCMC:DF(1.0.0),"
#define READ_HEAD "1|STRUCTURE|STRUCTURE_ID|ACTION|indicator|place|period|value|status|/"

static const struct {
	const char *name, *text, *drawing;
} messages[] = {
	{ "two rows", HEAD FLOW "R,a,VN,2026-Q1,61.4,A\r\n" FLOW "M,a,VN,2026-Q2,67.25,P\r\n",
		READ_HEAD "2||||a|VN|2026-Q1|#61.4|A|/3||||a|VN|2026-Q2|#67.25|P|/" },
	{ "other separators, a byte-order mark, cells of several values",
		"\xEF\xBB\xBFSTRUCTURE[,];STRUCTURE_ID;OBS_VALUE\ndataflow;X;1.5\n",
		"1|STRUCTURE|STRUCTURE_ID|value|status|/2|||#1.5||/" },
	{ "labels in headers and cells",
		"STRUCTURE,STRUCTURE_ID,INDICATOR: Chỉ số,OBS_VALUE\ndataflow,X,a: Tên: dài,1\n",
		"1|STRUCTURE|STRUCTURE_ID|indicator|value|status|/2|||a|#1||/" },
	{ "forms of periods",
		"STRUCTURE,STRUCTURE_ID,TIME_PERIOD\ndataflow,X,2026-M06\ndataflow,X,2026-A1\n"
		"dataflow,X,2026-S1\ndataflow,X,2026-W05\ndataflow,X,2026-06-30\n",
		"1|STRUCTURE|STRUCTURE_ID|period|status|/2|||2026-06||/3|||2026||/4|||2026-S1||/"
		"5|||2026-W05||/6|||2026-06-30||/" },
	{ "a start and how long",
		"STRUCTURE,STRUCTURE_ID,TIME_PERIOD\ndataflow,X,2025-09-25/P30D\n"
		"dataflow,X,2025-09-25T12:00:00/P30D\ndataflow,X,2025-09-25T23:30:00/PT45M\n"
		"dataflow,X,2025-09-25/P1M\ndataflow,X,2025-09-25/PT90M\ndataflow,X,x/P9D\n"
		"dataflow,X,2025-09-25T12:00:30/P30D\n",
		"1|STRUCTURE|STRUCTURE_ID|period|status|/2|||2025-09-25/2025-10-24||/"
		"3|||2025-09-25T12:00/2025-10-25T12:00||/4|||2025-09-25T23:30/2025-09-26T00:15||/"
		"5|||2025-09-25/P1M||/6|||2025-09-25/PT90M||/7|||x/P9D||/"
		"8|||2025-09-25T12:00:30/P30D||/" },
	{ "parts and notes",
		"STRUCTURE,STRUCTURE_ID,BREAKDOWN,NOTE_EN,VINTAGE\ndataflow,X,_T,a: b,2026-01-31\n"
		"dataflow,X,Sex=Female,,\n",
		"1|STRUCTURE|STRUCTURE_ID|breakdown|note_en|vintage|status|/2||||a: b|2026-01-31||/"
		"3|||Sex=Female||||/" },
	{ "told to be none",
		HEAD FLOW "R,a,VN,2026,NaN,\n" FLOW "R,a,VN,2027,#N/A,Q\n" FLOW "R,a,VN,2028,,L\n",
		READ_HEAD "2||||a|VN|2026||M|/3||||a|VN|2027||Q|/4||||a|VN|2028||L|/" },
	{ "told to be none where there is no status",
		"STRUCTURE,STRUCTURE_ID,OBS_VALUE\ndataflow,X,NaN\n",
		"1|STRUCTURE|STRUCTURE_ID|value|status|/2||||M|/" },
	{ "the whole of a dimension that is none of ours",
		"STRUCTURE,STRUCTURE_ID,SEX,AGE,OBS_VALUE\ndataflow,X,_T,_Z,1\ndataflow,X,F,Y,2\n",
		"1|STRUCTURE|STRUCTURE_ID|SEX|AGE|value|status|/2|||||#1||/3|||F|Y|#2||/" },
	{ "older actions", HEAD FLOW "I,a,VN,2026,1,A\n" FLOW ",a,VN,2027,1,A\n",
		READ_HEAD "2||||a|VN|2026|#1|A|/3||||a|VN|2027|#1|A|/" },
	{ "a decimal comma stays a text", "STRUCTURE;STRUCTURE_ID;OBS_VALUE\ndataflow;X;1,5\n",
		"1|STRUCTURE|STRUCTURE_ID|value|status|/2|||1,5||/" },
	{ "a thousand and a bit is never in doubt",
		"STRUCTURE,STRUCTURE_ID,OBS_VALUE,UNIT_MULT\ndataflow,X,1.234,0\n",
		"1|STRUCTURE|STRUCTURE_ID|value|UNIT_MULT|status|/2|||#1.234|||/" },
	{ "no rows", HEAD, READ_HEAD },
	{ "no message", "STRUCTURE,VALUE\na,1\n", "1|STRUCTURE|VALUE|/2|a|1|/" },

	{ "deletion", HEAD FLOW "R,a,VN,2026,1,A\n" FLOW "D,a,VN,,-,\n",
		READ_HEAD "2||||a|VN|2026|#1|A|/!sdmx.delete at 3 [D]" },
	{ "no such action", HEAD FLOW "X,a,VN,2026,1,A\n", READ_HEAD "!sdmx.action at 2 [X]" },
	{ "no such structure", HEAD "file,X,R,a,VN,2026,1,A\n",
		READ_HEAD "!sdmx.structure at 2 [file]" },
	{ "figures in thousands", "STRUCTURE,STRUCTURE_ID,UNIT_MULT\ndataflow,X,3\n",
		"1|STRUCTURE|STRUCTURE_ID|UNIT_MULT|status|/!sdmx.multiple at 2 [3]" },
	{ "an open quote", HEAD "dataflow,\"X", READ_HEAD "!csv.open-quote at 2:10" },
};

static void reads_every_message(void **state UNUSED)
{
	static const struct reader_options usual = { 0 };
	int wrong = 0;

	for (size_t i = 0; i < COUNT(messages); i++) {
		text_auto seen = { 0 };

		records_draw(span_of(messages[i].text), &usual, &seen);
		wrong += row_wrong(messages[i].name, text_z(&seen), messages[i].drawing);
	}
	assert_int_equal(wrong, 0);
}

/* And what of it are figures. */
static const struct {
	const char *name, *text, *breakdown, *drawing;
} drafts[] = {
	{ "figures", HEAD FLOW "R,share,VN,2022,15.4,P\n" FLOW "R,users,79,2026-M06,NaN,\n", NULL,
		"share.mic VN@0001-01-01 2022 15.4 P;users.count 79@2025-07-01 2026-06 … M;" },
	{ "what a message may carry besides",
		"STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,"
		"UNIT_MEASURE,UNIT_MULT,DECIMALS\n" FLOW "M,A,users,VN,2022,1.234,NUM,0,0\n",
		NULL, "users.count VN@0001-01-01 2022 1.234 A;" },
	{ "a dimension nobody reads",
		"STRUCTURE,STRUCTURE_ID,INDICATOR,REF_AREA,TIME_PERIOD,SEX,OBS_VALUE\n"
		"dataflow,X,users,VN,2022,F,5\n",
		NULL, "!column.unknown@1:6" },
	{ "the same, as a breakdown",
		"STRUCTURE,STRUCTURE_ID,INDICATOR,REF_AREA,TIME_PERIOD,SEX,OBS_VALUE\n"
		"dataflow,X,users,VN,2022,_T,1.234\ndataflow,X,users,VN,2022,F: Female,5\n",
		"SEX",
		"users.count VN@0001-01-01 2022 1.234 A;"
		"users.count VN@0001-01-01 2022 5 A [SEX=F];" },
	{ "a row cut short", HEAD FLOW "R,users,VN,2022\n", NULL, "!row.fields@2" },
	{ "nothing is taken where something is deleted",
		HEAD FLOW "R,users,VN,2022,1,A\n" FLOW "D,users,VN,2022,,\n", NULL,
		"!sdmx.delete@3" },
};

static void reads_figures(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(drafts); i++) {
		struct mapping mapping = { 0 };
		text_auto seen = { 0 };
		struct error err;

		if (drafts[i].breakdown != NULL)
			assert_true(mapping_break(&mapping, drafts[i].breakdown, &err));
		draw_text(span_of(drafts[i].text), &mapping, &seen);
		wrong += row_wrong(drafts[i].name, text_z(&seen), drafts[i].drawing);
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_message),
		cmocka_unit_test(reads_figures),
	};

	return cmocka_run_group_tests_name("reader_sdmx", tests, NULL, NULL);
}
