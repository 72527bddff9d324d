/*
 * collector/annotate_xlsx.c - marks in a workbook that somebody sent, its cells and formats untouched.
 *
 * What is added: two differential formats (styles), conditional formats and a link to the drawing
 * (sheet), comments and their boxes (annotate_notes.c), and what ties these together (relations,
 * content types).
 */
#include "collector/annotate_private.h"

#include <string.h>
#include <strings.h>

#include "collector/annotate_notes.h"
#include "collector/splice.h"
#include "collector/xlsx_private.h"
#include "collector/xml.h"

enum { AREAS = 100 /* cells in one conditional format */, MOST_PATCHES = 6 };

#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define SPREADSHEET "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

/* A part: as it is, its outline, and what changes in it. */
struct document {
	struct text bytes;
	struct xml_piece *pieces;
	size_t count;
	struct splice splice;
};

struct annotating {
	struct arena *arena;
	struct xlsx_book book;
	const char *part, *folder; /* of the sheet */
	const struct mark *marks;
	size_t count;
	int format; /* the first of the two that are added */
	struct document relations;
	const char *drawing; /* id of its relation */
	struct patch patches[MOST_PATCHES];
	size_t patch_count;
};

static struct span bytes_of(const struct document *document)
{
	return text_span(&document->bytes);
}

static bool outline(struct annotating *annotating, int depth, struct document *ret)
{
	return xml_outline(annotating->arena, bytes_of(ret), depth, &ret->pieces, &ret->count) &&
		ret->count > 0 && ret->pieces[0].inner_end < ret->pieces[0].end;
}

static bool open_document(
	struct annotating *annotating, const char *part, int depth, struct document *ret)
{
	struct error err;

	ret->splice.arena = annotating->arena;
	return package_read(annotating->book.package, part, &ret->bytes, &err) &&
		outline(annotating, depth, ret);
}

static void close_document(struct document *document)
{
	text_done(&document->bytes);
}

static void add_patch(struct annotating *annotating, const char *part, struct text *bytes)
{
	annotating->patches[annotating->patch_count++] = (struct patch){ part,
		{ arena_copy(annotating->arena, text_z(bytes), bytes->size), bytes->size } };
}

static void save(struct annotating *annotating, const char *part, struct document *document)
{
	text_auto bytes = { 0 };

	splice_write(&document->splice, bytes_of(document), &bytes);
	add_patch(annotating, part, &bytes);
}

/* The first child of the root by that name, or NULL. */
static const struct xml_piece *child(const struct document *document, const char *name)
{
	for (size_t i = 0; i < document->count; i++)
		if (document->pieces[i].depth == 1 && strcmp(document->pieces[i].name, name) == 0)
			return &document->pieces[i];
	return NULL;
}

/* Where a child of the root belongs that is none yet: behind those that go before it. */
static size_t place_for(const struct document *document, const char *const *before)
{
	size_t place = document->pieces[0].inner;

	for (size_t i = 0; i < document->count; i++)
		if (document->pieces[i].depth == 1 &&
			text_index(before, document->pieces[i].name) >= 0)
			place = document->pieces[i].end;
	return place;
}

/* Appends to the inside of the root, which is no empty tag (open_document). */
static void append(struct document *document, const char *text)
{
	size_t place = document->pieces[0].inner_end;

	splice_put(&document->splice, place, place, text);
}

static const char *format_text(
	struct annotating *annotating, const char *prefix, const char *colour)
{
	return arena_format(annotating->arena,
		"<%1$sdxf><%1$sfill><%1$spatternFill patternType=\"solid\"><%1$sfgColor "
		"rgb=\"%2$s\"/>"
		"<%1$sbgColor rgb=\"%2$s\"/></%1$spatternFill></%1$sfill></%1$sdxf>",
		prefix, colour);
}

static bool add_formats(struct annotating *annotating)
{
	static const char *const before[] = { "numFmts", "fonts", "fills", "borders",
		"cellStyleXfs", "cellXfs", "cellStyles", NULL };
	struct document styles = { 0 };
	const struct xml_piece *formats;
	const char *prefix, *text;
	bool fine = annotating->book.styles != NULL &&
		open_document(annotating, annotating->book.styles, 2, &styles);

	if (fine) {
		prefix = styles.pieces[0].prefix;
		formats = child(&styles, "dxfs");
		for (size_t i = 0; i < styles.count; i++)
			annotating->format += styles.pieces[i].depth == 2 &&
				strcmp(styles.pieces[i].name, "dxf") == 0;
		text = arena_format(annotating->arena, "%s%s",
			format_text(annotating, prefix, "FFFFC9C4"),
			format_text(annotating, prefix, "FFFFE3A8"));
		if (formats == NULL) {
			size_t place = place_for(&styles, before);

			splice_put(&styles.splice, place, place,
				arena_format(annotating->arena,
					"<%1$sdxfs count=\"2\">%2$s</%1$sdxfs>", prefix, text));
		} else {
			text_auto all = { 0 };

			text_addf(&all, "<%sdxfs count=\"%d\">", prefix, annotating->format + 2);
			text_add(&all,
				(struct span){ text_z(&styles.bytes) + formats->inner,
					formats->inner_end - formats->inner });
			text_addf(&all, "%s</%sdxfs>", text, prefix);
			splice_put(&styles.splice, formats->begin, formats->end, text_z(&all));
		}
		save(annotating, annotating->book.styles, &styles);
	}
	close_document(&styles);
	return fine;
}

/* One conditional format for some hundred of the marks of a kind, beginning at `*next`. */
static void add_condition(struct annotating *annotating, const char *prefix, bool question,
	size_t *next, struct text *ret)
{
	text_auto areas = { 0 };
	int count = 0;

	for (; *next < annotating->count && count < AREAS; ++*next) {
		const struct mark *mark = &annotating->marks[*next];

		if (mark->question != question)
			continue;
		if (count++ > 0)
			text_addc(&areas, ' ');
		annotate_reference(mark->row, mark->column, &areas);
	}
	if (count > 0)
		text_addf(ret,
			"<%1$sconditionalFormatting sqref=\"%2$s\"><%1$scfRule type=\"expression\""
			" dxfId=\"%3$d\" priority=\"%4$d\"><%1$sformula>LEN(\"" ANNOTATE_AUTHOR
			"\")&gt;0</%1$sformula></%1$scfRule></%1$sconditionalFormatting>",
			prefix, text_z(&areas), annotating->format + question, 1 + question);
}

/* Was that conditional format made here, earlier? */
static bool is_ours(const struct document *sheet, const struct xml_piece *piece)
{
	static const char *const marks[] = { "LEN(\"" ANNOTATE_AUTHOR "\")",
		"LEN(&quot;" ANNOTATE_AUTHOR "&quot;)" };

	if (piece->depth != 1 || strcmp(piece->name, "conditionalFormatting") != 0)
		return false;
	for (size_t i = 0; i < COUNT(marks); i++)
		if (memmem(text_z(&sheet->bytes) + piece->begin, piece->end - piece->begin,
			    marks[i], strlen(marks[i])) != NULL)
			return true;
	return false;
}

static void put_conditions(struct annotating *annotating, struct document *sheet)
{
	static const char *const before[] = { "sheetPr", "dimension", "sheetViews", "sheetFormatPr",
		"cols", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges",
		"scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews",
		"mergeCells", "phoneticPr", NULL };
	size_t place = place_for(sheet, before);
	text_auto text = { 0 };

	for (size_t i = 0; i < sheet->count; i++)
		if (is_ours(sheet, &sheet->pieces[i]))
			splice_put(
				&sheet->splice, sheet->pieces[i].begin, sheet->pieces[i].end, "");
	for (int question = 0; question < 2; question++)
		for (size_t next = 0; next < annotating->count;)
			add_condition(
				annotating, sheet->pieces[0].prefix, question != 0, &next, &text);
	splice_put(&sheet->splice, place, place, text_z(&text));
}

static void put_drawing(struct annotating *annotating, struct document *sheet)
{
	static const char *const behind[] = { "legacyDrawingHF", "drawingHF", "picture",
		"oleObjects", "controls", "webPublishItems", "tableParts", "extLst", NULL };
	size_t place = sheet->pieces[0].inner_end;

	for (size_t i = sheet->count; i-- > 0;)
		if (sheet->pieces[i].depth == 1 && text_index(behind, sheet->pieces[i].name) >= 0)
			place = sheet->pieces[i].begin;
	if (child(sheet, "legacyDrawing") == NULL)
		splice_put(&sheet->splice, place, place,
			arena_format(annotating->arena,
				"<%slegacyDrawing xmlns:r=\"" RELATIONS "\" r:id=\"%s\"/>",
				sheet->pieces[0].prefix, annotating->drawing));
}

static bool mark_sheet(struct annotating *annotating)
{
	struct document sheet = { 0 };
	bool fine = open_document(annotating, annotating->part, 1, &sheet) &&
		memmem(text_z(&sheet.bytes) + sheet.pieces[0].begin,
			sheet.pieces[0].inner - sheet.pieces[0].begin, SPREADSHEET,
			strlen(SPREADSHEET)) != NULL; /* not the strict dialect */

	if (fine) {
		put_conditions(annotating, &sheet);
		put_drawing(annotating, &sheet);
		save(annotating, annotating->part, &sheet);
	}
	close_document(&sheet);
	return fine;
}

/* A part's name that is not taken: xl/comments-tiendo1.xml. */
static const char *free_name(struct annotating *annotating, const char *form)
{
	int number = 1;
	const char *name;

	do {
		text_auto text = { 0 };

		text_addf(&text, "xl/%s-" ANNOTATE_AUTHOR "%d.%s",
			strcmp(form, "xml") == 0 ? "comments" : "drawing", number++, form);
		name = arena_copy(annotating->arena, text_z(&text), text.size);
	} while (package_has(annotating->book.package, name));
	return name;
}

/* The part that the sheet has a relation of that type to, or a new name, and then a relation. */
static const char *relate(
	struct annotating *annotating, const char *type, const char *form, const char **ret_id)
{
	struct document *relations = &annotating->relations;
	const char *name;

	for (size_t i = 0; i < relations->count; i++) {
		const char **attributes = relations->pieces[i].attributes;
		const char *is = xml_attribute(attributes, "Type");
		const char *slash = is == NULL ? NULL : strrchr(is, '/');
		const char *target = xml_attribute(attributes, "Target");

		*ret_id = xml_attribute(attributes, "Id");
		if (slash == NULL || strcmp(slash + 1, type) != 0 || target == NULL ||
			*ret_id == NULL)
			continue;
		return xlsx_resolve(annotating->arena, annotating->folder, target);
	}
	name = free_name(annotating, form);
	*ret_id = arena_format(annotating->arena, ANNOTATE_AUTHOR "-%s", type);
	append(relations,
		arena_format(annotating->arena,
			"<%sRelationship Id=\"%s\" Type=\"" RELATIONS "/%s\" Target=\"/%s\"/>",
			relations->pieces[0].prefix, *ret_id, type, name));
	return name;
}

/* The part as it is, empty where there is none. */
static void read_part(struct annotating *annotating, const char *name, struct text *ret)
{
	struct error err;

	if (package_has(annotating->book.package, name) &&
		!package_read(annotating->book.package, name, ret, &err))
		text_clear(ret);
}

static bool open_relations(struct annotating *annotating, const char *name)
{
	struct document *relations = &annotating->relations;

	relations->splice.arena = annotating->arena;
	read_part(annotating, name, &relations->bytes);
	if (relations->bytes.size == 0)
		text_addz(&relations->bytes,
			"<?xml version=\"1.0\" encoding=\"UTF-8\" "
			"standalone=\"yes\"?>\n<Relationships "
			"xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
			"</Relationships>");
	return outline(annotating, 1, relations);
}

/* The parts of comments and of their boxes. */
static bool add_notes(struct annotating *annotating, const char *comments, const char *drawing)
{
	text_auto comments_before = { 0 }, comments_now = { 0 }, boxes_before = { 0 },
		  boxes = { 0 };
	struct notes notes = { 0 };

	read_part(annotating, comments, &comments_before);
	read_part(annotating, drawing, &boxes_before);
	if (!notes_write(annotating->arena, text_span(&comments_before), annotating->marks,
		    annotating->count, &notes, &comments_now))
		return false;
	notes_draw(annotating->arena, text_span(&boxes_before), &notes, &boxes);
	add_patch(annotating, comments, &comments_now);
	add_patch(annotating, drawing, &boxes);
	return true;
}

static bool has_type(const struct document *types, const char *name, const char *value)
{
	for (size_t i = 0; i < types->count; i++) {
		const char *found = xml_attribute(types->pieces[i].attributes, name);

		if (found != NULL && strcasecmp(found, value) == 0)
			return true;
	}
	return false;
}

static bool add_types(struct annotating *annotating, const char *comments)
{
	static const char part[] = "[Content_Types].xml";
	struct document types = { 0 };
	const char *name = arena_format(annotating->arena, "/%s", comments);
	bool fine = open_document(annotating, part, 1, &types);

	if (fine) {
		const char *prefix = types.pieces[0].prefix;

		if (!has_type(&types, "Extension", "vml"))
			append(&types,
				arena_format(annotating->arena,
					"<%sDefault Extension=\"vml\" ContentType=\"application/"
					"vnd.openxmlformats-officedocument.vmlDrawing\"/>",
					prefix));
		if (!has_type(&types, "PartName", name))
			append(&types,
				arena_format(annotating->arena,
					"<%sOverride PartName=\"%s\" ContentType=\"application/"
					"vnd.openxmlformats-officedocument.spreadsheetml."
					"comments+xml\"/>",
					prefix, name));
		save(annotating, part, &types);
	}
	close_document(&types);
	return fine;
}

static bool mark_workbook(struct annotating *annotating)
{
	const char *relations, *comments, *drawing, *id;

	xlsx_names_beside(annotating->arena, annotating->part, &annotating->folder, &relations);
	if (!add_formats(annotating) || !open_relations(annotating, relations))
		return false;
	comments = relate(annotating, "comments", "xml", &id);
	drawing = relate(annotating, "vmlDrawing", "vml", &annotating->drawing);
	if (!add_notes(annotating, comments, drawing) || !add_types(annotating, comments) ||
		!mark_sheet(annotating))
		return false;
	save(annotating, relations, &annotating->relations);
	return true;
}

bool annotate_workbook(struct arena *arena, struct span bytes, const struct limits *limits,
	const char *sheet, const struct mark *marks, size_t count, struct text *ret)
{
	struct annotating annotating = { .arena = arena, .marks = marks, .count = count };
	const struct xlsx_sheet *marked = NULL;
	struct error err;
	bool fine = xlsx_book_read(arena, bytes, limits, &annotating.book, &err);

	if (fine)
		marked = xlsx_book_sheet(&annotating.book, sheet, &err);
	if (marked != NULL)
		annotating.part = marked->part;
	fine = marked != NULL && mark_workbook(&annotating) &&
		package_patch(bytes, annotating.patches, annotating.patch_count, ret, &err);
	close_document(&annotating.relations);
	xlsx_book_done(&annotating.book);
	return fine;
}
