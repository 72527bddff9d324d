/* tests/collector/test_reader_xlsx.c - what collector/reader_xlsx.c makes of a workbook, as tables. */
#include "tests/support/rows.h"

#include "tests/collector/records.h"
#include "tests/collector/workbook.h"

#define ROWS(rows) "<sheetData>" rows "</sheetData>"
#define N(ref, style, value) "<c r=\"" ref "\" s=\"" style "\"><v>" value "</v></c>"
#define MERGED(block) ROWS("<row>" N("A1", "0", "1") "</row>") "<mergeCells>" block "</mergeCells>"

static const struct {
	const char *name, *data, *drawing;
} sheets[] = {
	{ "shared strings, runs joined, readings left out",
		ROWS("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
		     "<c r=\"C1\" t=\"s\"><v>2</v></c></row>"),
		"1|Quý|Thủ Đức|東|/" },
	{ "escapes in texts", ROWS("<row><c t=\"s\"><v>3</v></c></row>"), "1|a\nb_x00zz_|/" },
	{ "inline strings, their runs and readings",
		ROWS("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a&amp;b</t></is></c>"
		     "<c r=\"B1\" t=\"inlineStr\"><is><r><t>c</t></r><r><t>d</t></r>"
		     "<rPh><t>x</t></rPh></is></c></row>"),
		"1|a&b|cd|/" },
	{ "numbers as they are, never ambiguous",
		ROWS("<row r=\"2\">" N("A2", "0", "1.234") N("B2", "0", "-5")
				N("C2", "0", "2022") "</row>"),
		"2|#1.234|#-5|#2022|/" },
	{ "15 digits, as Excel shows them",
		ROWS("<row>" N("A1", "0", "0.30000000000000004") N("B1", "0", "1.2E-2") N("C1", "0",
			"5.5511151231257827E-17") N("D1", "0", "61.400000000000006") "</row>"),
		"1|#0.3|#0.012|#0.000000000000000056|#61.4|/" },
	{ "no number at all", ROWS("<row>" N("A1", "0", "12x") N("B1", "0", "1e400") "</row>"),
		"1|!12x|!1e400|/" },
	{ "percent formats",
		ROWS("<row>" N("A1", "1", "0.614") N("B1", "2", "1") N("C1", "1", "0.5")
				N("D1", "1", "0.070000000000000007") "</row>"),
		"1|%61.4|%100|%50|%7|/" },
	{ "dates by their format",
		ROWS("<row>" N("A1", "3", "45925") N("B1", "4", "45901") N("C1", "5", "0.5")
				N("D1", "7", "45925.5") N("E1", "6", "3") "</row>"),
		"1|@2025-09-25|@2025-09|@12:00|@2025-09-25T12:00|#3|/" },
	{ "a second too few is a day more", ROWS("<row>" N("A1", "3", "45924.9999999999") "</row>"),
		"1|@2025-09-25|/" },
	{ "the day that never was, and those before it",
		ROWS("<row>" N("A1", "3", "60") N("B1", "3", "61") N("C1", "3", "-1")
				N("D1", "3", "2958466") "</row>"),
		"1|!60|@1900-03-01|!-1|!2958466|/" },
	{ "a day written as such",
		ROWS("<row><c r=\"A1\" t=\"d\"><v>2025-09-25T00:00:00</v></c></row>"),
		"1|@2025-09-25|/" },
	{ "truth values and errors",
		ROWS("<row><c r=\"A1\" t=\"b\"><v>1</v></c><c r=\"B1\" "
		     "t=\"e\"><v>#DIV/0!</v></c></row>"),
		"1|TRUE|!#DIV/0!|/" },
	{ "formulas with the value of last time, and with none",
		ROWS("<row><c r=\"A1\"><f>1+1</f><v>2</v></c>"
		     "<c r=\"B1\" t=\"str\"><f>\"a\"</f><v>a</v></c><c "
		     "r=\"C1\"><f>A1*2</f></c></row>"),
		"1|#2~f|a~f|!=A1*2~f|/ +formulas 3" },
	{ "no references",
		ROWS("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"),
		"1|#1|#2|/2|#3|/" },
	{ "cells and rows left out",
		ROWS("<row r=\"3\">" N(
			"B3", "0", "1") "</row><row r=\"4\"><c r=\"A4\" s=\"3\"/></row>"
					"<row r=\"9\">" N("AB9", "0", "2") "</row>"),
		"3||#1|/9||||||||||||||||||||||||||||#2|/" },
	{ "merged across, down, and a block that says nothing",
		ROWS("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"/></row>"
		     "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c>" N("B2", "0",
			     "1") "</row>"
				  "<row r=\"3\">" N("B3", "0", "2") "</row><row r=\"4\">" N("A4",
					  "0",
					  "3") "</row>") "<mergeCells count=\"3\"><mergeCell "
							 "ref=\"A1:C1\"/><mergeCell ref=\"A2:A3\"/>"
							 "<mergeCell ref=\"D1:E9\"/></mergeCells>",
		"1|Quý|Quý~m|Quý~m|/2|Thủ Đức|#1|/3|Thủ Đức~m|#2|/4|#3|/" },
	{ "what is merged makes no row of its own",
		ROWS("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"B2\" "
		     "t=\"s\">"
		     "<v>4</v></c></row>") "<mergeCells><mergeCell ref=\"A1:A9\"/></mergeCells>",
		"1|Quý|/" },
	{ "hidden rows and columns are read, marked and told",
		"<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols>" ROWS("<row r=\"1\">" N("A1",
			"0", "1") N("B1", "0", "2") "</row><row r=\"2\" "
						    "hidden=\"true\">" N("A2", "0", "3") "</row>"),
		"1|#1|#2~h|/2|#3~h|/ +hidden-rows 1 +hidden-columns 1" },
	{ "prefixed names, as some programs write them",
		"<x:sheetData xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:row "
		"r=\"1\">"
		"<x:c r=\"A1\"><x:v>1</x:v></x:c></x:row></x:sheetData>",
		"1|#1|/" },
	{ "nothing", ROWS(""), "" },
	{ "a string that is not there", ROWS("<row r=\"1\"><c r=\"C1\" t=\"s\"><v>5</v></c></row>"),
		"!xlsx.xml at Sheet1!C1 [sharedStrings]" },
	{ "a cell of another row", ROWS("<row r=\"1\"><c r=\"A2\"><v>5</v></c></row>"),
		"!xlsx.xml at Sheet1!A1 [A2]" },
	{ "rows out of order", ROWS("<row r=\"2\">" N("A2", "0", "1") "</row><row r=\"2\"/>"),
		"2|#1|/!xlsx.xml at Sheet1!2 [row]" },
	{ "a cell past the last column", ROWS("<row r=\"1\">" N("SS1", "0", "1") "</row>"),
		"!xlsx.limit at Sheet1!SS1 [columns: 512]" },
	{ "a text cut in the middle", "<sheetData><row r=\"1\"><c>",
		"!xlsx.xml at Sheet1!1 [mismatched tag]" },
	{ "blocks that overlap",
		ROWS("<row r=\"1\">" N("A1", "0",
			"1") "</row>") "<mergeCells><mergeCell ref=\"A1:SR1\"/><mergeCell "
				       "ref=\"A1:B2\"/></mergeCells>",
		"!xlsx.xml at Sheet1!1 [mergeCell]" },
	{ "a block in small letters", MERGED("<mergeCell ref=\"a1:b1\"/>"), "1|#1|#1~m|/" },
	{ "a block of no row", MERGED("<mergeCell ref=\"A0:B1\"/>"), "1|#1|/" },
	{ "a block of one cell", MERGED("<mergeCell ref=\"A1\"/>"), "1|#1|/" },
	{ "a block that begins with a number", MERGED("<mergeCell ref=\"1A:B2\"/>"), "1|#1|/" },
	{ "a block of columns", MERGED("<mergeCell ref=\"A:B\"/>"), "1|#1|/" },
	{ "a block without an end", MERGED("<mergeCell ref=\"A1:B\"/>"), "1|#1|/" },
	{ "a block past the last row", MERGED("<mergeCell ref=\"A1:A1048577\"/>"), "1|#1|/" },
	{ "a block past all letters", MERGED("<mergeCell ref=\"A1:ZZZZZ1\"/>"), "1|#1|/" },
	{ "a block turned around", MERGED("<mergeCell ref=\"B1:A1\"/>"), "1|#1|/" },
	{ "a block turned upside down", MERGED("<mergeCell ref=\"A2:B1\"/>"), "1|#1|/" },
	{ "a block with more behind it", MERGED("<mergeCell ref=\"A1:B1x\"/>"), "1|#1|/" },
	{ "a block of nothing", MERGED("<mergeCell ref=\"\"/>"), "1|#1|/" },
	{ "a block that is not said", MERGED("<mergeCell/>"), "1|#1|/" },
	{ "a block with a prefix", MERGED("<x:mergeCell xmlns:x=\"y\" ref=\"A1:B1\"/>"),
		"1|#1|#1~m|/" },
	{ "a block that is never closed",
		ROWS("<row>" N("A1", "0", "1") "</row>") "<mergeCells><mergeCell ref=\"A1:B1\"",
		"1|#1|#1~m|/!xlsx.xml at Sheet1!1 [not well-formed (invalid token)]" },
};

static void reads_sheets(void **state UNUSED)
{
	static const struct reader_options usual = { 0 };
	int wrong = 0;

	for (size_t i = 0; i < COUNT(sheets); i++) {
		text_auto book = { 0 }, seen = { 0 };

		workbook_of(sheets[i].data, "", &book);
		records_draw(text_span(&book), &usual, &seen);
		wrong += row_wrong(sheets[i].name, text_z(&seen), sheets[i].drawing);
	}
	assert_int_equal(wrong, 0);
}

static void reads_the_other_calendar(void **state UNUSED)
{
	static const struct reader_options usual = { 0 };
	text_auto book = { 0 }, seen = { 0 };

	workbook_of(ROWS("<row>" N("A1", "3", "44463") N("B1", "3", "1") "</row>"),
		"<workbookPr date1904=\"1\"/>", &book);
	records_draw(text_span(&book), &usual, &seen);
	assert_string_equal(text_z(&seen), "1|@2025-09-25|@1904-01-02|/");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_sheets),
		cmocka_unit_test(reads_the_other_calendar),
	};
	return cmocka_run_group_tests_name("reader_xlsx", tests, NULL, NULL);
}
