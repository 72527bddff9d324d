/* tests/collector/workbook.c - see workbook.h. */
#include "tests/collector/workbook.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/arena.h"

enum { MAX_PARTS = 4096 };

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

static const char content_types[] = HEAD
	"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
	"<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
static const char root_relations[] = HEAD
	"<Relationships xmlns=\"" PACKAGE "\">"
	"<Relationship Id=\"rId1\" Type=\"" RELATIONS
	"/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
static const char book_relations[] = HEAD
	"<Relationships xmlns=\"" PACKAGE "\">"
	"<Relationship Id=\"rId1\" Type=\"" RELATIONS
	"/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
	"<Relationship Id=\"rId2\" Type=\"" RELATIONS "/styles\" Target=\"/xl/styles.xml\"/>"
	"<Relationship Id=\"rId3\" Type=\"" RELATIONS
	"/sharedStrings\" Target=\"../xl/sharedStrings.xml\"/></Relationships>";
static const char styles[] = HEAD
	"<styleSheet xmlns=\"" MAIN "\"><numFmts count=\"4\">"
	"<numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy;@\"/>"
	"<numFmt numFmtId=\"165\" formatCode=\"mm/yyyy\"/>"
	"<numFmt numFmtId=\"166\" formatCode=\"&quot;Quý dd&quot;\\ 0\"/>"
	"<numFmt numFmtId=\"167\" formatCode=\"[$-1042A]d/m/yyyy\\ h:mm\"/></numFmts>"
	"<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
	"<xf numFmtId=\"0\"/><xf numFmtId=\"9\"/><xf numFmtId=\"10\"/><xf numFmtId=\"164\"/>"
	"<xf numFmtId=\"165\"/><xf numFmtId=\"20\"/><xf numFmtId=\"166\"/><xf numFmtId=\"167\"/>"
	"</cellXfs></styleSheet>";
static const char strings[] = HEAD
	"<sst xmlns=\"" MAIN "\">"
	"<si><t>Quý</t></si><si><r><t>Thủ </t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">Đức"
	"</t></r></si><si><t>東</t><rPh sb=\"0\" eb=\"1\"><t>ひがし</t></rPh></si>"
	"<si><t>a_x000A_b_x00zz_</t></si><si><t/></si></sst>";

void workbook_pack(const struct workbook_part *parts, struct text *ret)
{
	zip_error_t error = { 0 };
	zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &error);
	zip_t *zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
	zip_stat_t stat;
	arena_auto arena = { 0 };
	char *bytes;

	if (zip == NULL)
		abort();
	zip_source_keep(target);
	for (; parts->name != NULL; parts++) {
		zip_source_t *source = zip_source_buffer(
			zip, parts->bytes, strlen(parts->bytes), 0);
		zip_int64_t index = zip_file_add(zip, parts->name, source, ZIP_FL_ENC_UTF_8);

		if (index < 0)
			abort();
		(void)zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_DEFLATE, 6);
	}
	if (zip_close(zip) != 0 || zip_source_open(target) != 0 ||
		zip_source_stat(target, &stat) != 0)
		abort();
	bytes = arena_new(&arena, stat.size, 1);
	if (zip_source_read(target, bytes, stat.size) != (zip_int64_t)stat.size)
		abort();
	text_add(ret, (struct span){ bytes, stat.size });
	(void)zip_source_close(target);
	zip_source_free(target);
}

void workbook_of(const char *data, const char *properties, struct text *ret)
{
	arena_auto arena = { 0 };
	const struct workbook_part parts[] = {
		{ "[Content_Types].xml", content_types },
		{ "_rels/.rels", root_relations },
		{ "xl/workbook.xml",
			arena_format(&arena,
				HEAD "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" RELATIONS
				     "\">%s<sheets><sheet name=\"Sheet1\" sheetId=\"1\" "
				     "r:id=\"rId1\"/></sheets></workbook>",
				properties) },
		{ "xl/_rels/workbook.xml.rels", book_relations },
		{ "xl/styles.xml", styles },
		{ "xl/sharedStrings.xml", strings },
		{ "xl/worksheets/sheet1.xml",
			arena_format(&arena, HEAD "<worksheet xmlns=\"" MAIN "\">%s</worksheet>",
				data) },
		{ NULL, NULL },
	};

	workbook_pack(parts, ret);
}
