/*
 * tests/collector/test_package.c - what collector/package.h and size_limits.h refuse, each by name; and
 * that a patched package keeps every other byte.
 */
#include "tests/support/rows.h"

#include "base/arena.h"
#include "collector/package.h"
#include "tests/collector/records.h"
#include "tests/collector/workbook.h"

#define ROWS(rows) "<sheetData>" rows "</sheetData>"
#define CELL "<c t=\"inlineStr\"><is><t>abcdefgh</t></is></c>"
#define SHEET ROWS("<row>" CELL CELL "</row><row>" CELL CELL "</row>")

/* A workbook with one part more, and what it is refused for. */
static const struct {
	const char *name, *part, *bytes, *drawing;
} parts[] = {
	{ "macros", "xl/vbaProject.bin", "x", "!xlsx.macro at 1 [xl/vbaProject.bin]" },
	{ "links to other files", "xl/externalLinks/externalLink1.xml", "<a/>",
		"!xlsx.external at 1 [xl/externalLinks/externalLink1.xml]" },
	{ "encrypted inside", "EncryptedPackage", "x", "!xlsx.encrypted at 1 [EncryptedPackage]" },
	{ "upwards", "xl/../../etc/passwd", "x", "!xlsx.name at 1 [xl/../../etc/passwd]" },
	{ "upwards at the end", "xl/..", "x", "!xlsx.name at 1 [xl/..]" },
	{ "from the root", "/xl/a.xml", "x", "!xlsx.name at 1 [/xl/a.xml]" },
	{ "another system's slashes", "xl\\a.xml", "x", "!xlsx.name at 1 [xl\\a.xml]" },
	{ "another system's drives", "C:a.xml", "x", "!xlsx.name at 1 [C:a.xml]" },
	{ "two dots in a name lead nowhere", "xl/a..b.xml", "x", "1|a|/" },
};

static void refuses_packages(void **state UNUSED)
{
	static const struct reader_options usual = { 0 };
	int wrong = 0;

	for (size_t i = 0; i < COUNT(parts); i++) {
		struct patch patch = { parts[i].part, span_of(parts[i].bytes) };
		text_auto book = { 0 }, more = { 0 }, seen = { 0 };
		struct error err;

		workbook_of(ROWS("<row><c t=\"str\"><v>a</v></c></row>"), "", &book);
		assert_true(package_patch(text_span(&book), &patch, 1, &more, &err));
		records_draw(text_span(&more), &usual, &seen);
		wrong += row_wrong(parts[i].name, text_z(&seen), parts[i].drawing);
	}
	assert_int_equal(wrong, 0);
}

/* Parts that hold what they should not. */
static const struct {
	const char *name, *part, *bytes, *drawing;
} contents[] = {
	{ "a document type", "xl/workbook.xml",
		"<!DOCTYPE a [<!ENTITY b \"c\">]><workbook>&b;</workbook>", "!xlsx.doctype at 1" },
	{ "one in the sheet", "xl/worksheets/sheet1.xml", "<!DOCTYPE a><worksheet/>",
		"!xlsx.doctype at Sheet1!1" },
	{ "no XML", "xl/styles.xml", "{}", "!xlsx.xml at 1 [not well-formed (invalid token)]" },
	{ "no workbook", "_rels/.rels", "<Relationships/>", "!xlsx.part at 1 [xl/workbook.xml]" },
	{ "no sheets", "xl/workbook.xml", "<workbook/>", "!xlsx.part at 1 [xl/worksheets]" },
	{ "only hidden sheets", "xl/workbook.xml",
		"<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"rId1\" state=\"hidden\"/>"
		"</sheets></workbook>",
		"!xlsx.part at 1 [xl/worksheets]" },
	{ "a sheet that is not there", "xl/_rels/workbook.xml.rels",
		"<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"no.xml\"/>"
		"</Relationships>",
		"!xlsx.part at Sheet1!1 [xl/no.xml]" },
	{ "a sheet elsewhere", "xl/_rels/workbook.xml.rels",
		"<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" "
		"TargetMode=\"External\" "
		"Target=\"http://x/\"/></Relationships>",
		"!xlsx.part at 1 [xl/worksheets]" },
};

static void refuses_contents(void **state UNUSED)
{
	static const struct reader_options usual = { 0 };
	int wrong = 0;

	for (size_t i = 0; i < COUNT(contents); i++) {
		struct patch patch = { contents[i].part, span_of(contents[i].bytes) };
		text_auto book = { 0 }, changed = { 0 }, seen = { 0 };
		struct error err;

		workbook_of(SHEET, "", &book);
		assert_true(package_patch(text_span(&book), &patch, 1, &changed, &err));
		records_draw(text_span(&changed), &usual, &seen);
		wrong += row_wrong(contents[i].name, text_z(&seen), contents[i].drawing);
	}
	assert_int_equal(wrong, 0);
}

/* One limit made as small as the workbook allows, and smaller. */
static const struct {
	enum limit limit;
	size_t fits, less;
	const char *refusal;
} limits[] = {
	{ LIMIT_ENTRIES, 7, 6, "!xlsx.limit at 1 [entries: 6]" },
	{ LIMIT_CELLS, 4, 3, "!xlsx.limit at Sheet1!1 [cells: 3]" },
	{ LIMIT_STRINGS, 5, 4, "!xlsx.limit at 1 [strings: 4]" },
	{ LIMIT_STRING_BYTES, 29, 28, "!xlsx.limit at 1 [string-bytes: 28]" },
	{ LIMIT_MERGES, 1, 0, "!xlsx.limit at Sheet1!1 [merged-blocks: 0]" },
};

/* What a drawing ends in, from its refusal on. */
static const char *refusal_in(const char *drawing)
{
	const char *found = strchr(drawing, '!');

	return found == NULL ? drawing : found;
}

static void keeps_its_limits(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(limits); i++) {
		struct limits few = limits_upload;
		const struct reader_options options = { .limits = &few };
		text_auto book = { 0 }, fits = { 0 }, refused = { 0 };

		workbook_of(SHEET "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>", "", &book);
		few.most[limits[i].limit] = limits[i].fits;
		records_draw(text_span(&book), &options, &fits);
		wrong += row_wrong(limits_names[limits[i].limit], text_z(&fits),
			"1|abcdefgh|abcdefgh|/2|abcdefgh|abcdefgh|/");
		few.most[limits[i].limit] = limits[i].less;
		records_draw(text_span(&book), &options, &refused);
		wrong += row_wrong(limits_names[limits[i].limit], refusal_in(text_z(&refused)),
			limits[i].refusal);
	}
	assert_int_equal(wrong, 0);
}

/* A part of very many equal bytes: little in the file, much when unpacked. */
static void refuses_bombs(void **state UNUSED)
{
	static const struct {
		enum limit limit;
		size_t most;
		const char *refusal;
	} bombs[] = {
		{ LIMIT_PART, 1 << 20, "!xlsx.limit at Sheet1!1 [part-bytes: 1048576]" },
		{ LIMIT_UNPACKED, 2 << 20, "!xlsx.limit at Sheet1!1 [unpacked-bytes: 2097152]" },
		{ LIMIT_RATIO, 100, "!xlsx.limit at Sheet1!1 [ratio: 100]" },
		{ LIMIT_BYTES, 1000, "!file.large at 1 [bytes: 1000]" },
	};
	text_auto sheet = { 0 }, book = { 0 };
	int wrong = 0;

	text_addz(&sheet, "<sheetData><row>");
	for (int i = 0; i < 3 << 20; i++)
		text_addc(&sheet, ' ');
	workbook_of(text_z(&sheet), "", &book);
	for (size_t i = 0; i < COUNT(bombs); i++) {
		struct limits few = limits_local;
		const struct reader_options options = { .limits = &few };
		text_auto seen = { 0 };

		few.most[LIMIT_RATIO] = 1 << 20;
		few.most[bombs[i].limit] = bombs[i].most;
		records_draw(text_span(&book), &options, &seen);
		wrong += row_wrong(bombs[i].refusal, text_z(&seen), bombs[i].refusal);
	}
	assert_int_equal(wrong, 0);
}

/* What stands behind the cells is found however far down it is; the opening tag is no end. */
static void reads_far_down(void **state UNUSED)
{
	struct limits wide = limits_local;
	const struct reader_options options = { .limits = &wide };
	text_auto sheet = { 0 }, book = { 0 }, seen = { 0 };

	wide.most[LIMIT_RATIO] = 1 << 20;
	text_addz(&sheet, "<sheetData><row>");
	for (int i = 0; i < 17 << 20; i++)
		text_addc(&sheet, ' ');
	text_addz(&sheet,
		"<c><v>1</v></c></row></sheetData>"
		"<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>");
	workbook_of(text_z(&sheet), "", &book);
	records_draw(text_span(&book), &options, &seen);
	assert_string_equal(text_z(&seen), "1|#1|#1~m|/");
}

static void refuses_what_is_no_package(void **state UNUSED)
{
	static const struct {
		const char *name;
		struct span bytes;
		const char *drawing;
	} cases[] = {
		{ "the old format, or an encrypted workbook",
			{ "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8 }, "!xlsx.old at 1" },
		{ "cut off", { "PK\003\004abc", 7 }, "!xlsx.zip at 1" },
	};
	static const struct reader_options usual = { 0 };
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		text_auto seen = { 0 };

		records_draw(cases[i].bytes, &usual, &seen);
		wrong += row_wrong(cases[i].name, text_z(&seen), cases[i].drawing);
	}
	assert_int_equal(wrong, 0);
}

static void refuses_two_parts_of_one_name(void **state UNUSED)
{
	static const struct workbook_part twins[] = { { "xl/a.xml", "x" }, { "XL/A.xml", "y" },
		{ NULL, NULL } };
	static const struct reader_options usual = { 0 };
	text_auto book = { 0 }, seen = { 0 };

	workbook_pack(twins, &book);
	records_draw(text_span(&book), &usual, &seen);
	assert_string_equal(text_z(&seen), "!xlsx.name at 1 [XL/A.xml]");
}

static void chooses_the_sheet(void **state UNUSED)
{
	static const struct {
		const char *sheet, *drawing;
	} cases[] = {
		{ NULL,
			"1|abcdefgh|abcdefgh|/2|abcdefgh|abcdefgh|/ +sheets 1 Trống +hidden-sheets "
			"1 Ẩn" },
		{ "Số liệu",
			"1|abcdefgh|abcdefgh|/2|abcdefgh|abcdefgh|/ +sheets 1 Trống +hidden-sheets "
			"1 Ẩn" },
		{ "Ẩn", "1|abcdefgh|abcdefgh|/2|abcdefgh|abcdefgh|/ +sheets 2 Trống, Số liệu" },
		{ "Trống", " +sheets 1 Số liệu +hidden-sheets 1 Ẩn" },
		{ "số liệu", "!xlsx.sheet at 1 [Ẩn, Trống, Số liệu]" },
	};
	const struct patch patches[] = {
		{ "xl/workbook.xml",
			span_of("<workbook xmlns:r=\"r\"><sheets>"
				"<sheet name=\"Ẩn\" r:id=\"rId1\" state=\"veryHidden\"/>"
				"<sheet name=\"Trống\" r:id=\"rId9\"/><sheet name=\"Số liệu\" "
				"r:id=\"rId1\"/>"
				"</sheets></workbook>") },
		{ "xl/_rels/workbook.xml.rels",
			span_of("<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" "
				"Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId9\" "
				"Type=\"x/worksheet\" "
				"Target=\"worksheets/empty.xml\"/></Relationships>") },
		{ "xl/worksheets/empty.xml", span_of("<worksheet><sheetData/></worksheet>") },
	};
	text_auto book = { 0 }, changed = { 0 };
	struct error err;
	int wrong = 0;

	workbook_of(SHEET, "", &book);
	assert_true(package_patch(text_span(&book), patches, COUNT(patches), &changed, &err));
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct reader_options options = { .sheet = cases[i].sheet };
		text_auto seen = { 0 };

		records_draw(text_span(&changed), &options, &seen);
		wrong += row_wrong(cases[i].sheet == NULL ? "none" : cases[i].sheet, text_z(&seen),
			cases[i].drawing);
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses_packages),
		cmocka_unit_test(refuses_contents),
		cmocka_unit_test(keeps_its_limits),
		cmocka_unit_test(refuses_bombs),
		cmocka_unit_test(reads_far_down),
		cmocka_unit_test(refuses_what_is_no_package),
		cmocka_unit_test(refuses_two_parts_of_one_name),
		cmocka_unit_test(chooses_the_sheet),
	};
	return cmocka_run_group_tests_name("package", tests, NULL, NULL);
}
