/* collector/annotate_notes.c - see annotate_notes.h. */
#include "collector/annotate_notes.h"

#include <string.h>

#include "collector/splice.h"
#include "collector/xlsx_merges.h"
#include "collector/xml.h"

enum {
	BOX_COLUMNS = 4,
	BOX_LEAST_ROWS = 4,
	BOX_MOST_ROWS = 24,
	BOX_ROW_BYTES = 44, /* of text that a row of a box holds */
	FIRST_SHAPE = 2049, /* numbers of shapes that spreadsheets rarely come to */
	NO_AUTHOR = -1,
};

struct commenting {
	struct arena *arena;
	struct span before;
	struct xml_piece *pieces;
	size_t piece_count;
	struct splice splice;
	int author; /* ours */
	const char *prefix;
	const struct mark *marks;
	bool *told; /* of each mark: within somebody's comment */
	size_t count;
	struct notes notes;
};

static void add_escaped(const char *z, struct text *ret)
{
	static const struct {
		char c;
		const char *entity;
	} entities[] = { { '&', "&amp;" }, { '<', "&lt;" }, { '>', "&gt;" } };

	for (; *z != '\0'; z++) {
		const char *entity = NULL;

		for (size_t i = 0; i < COUNT(entities); i++)
			if (*z == entities[i].c)
				entity = entities[i].entity;
		if (entity == NULL)
			text_addc(ret, *z);
		else
			text_addz(ret, entity);
	}
}

static void add_run(const char *prefix, const char *lead, const char *words, struct text *ret)
{
	text_addf(ret, "<%sr><%st xml:space=\"preserve\">%s" ANNOTATE_LEAD "\n", prefix, prefix,
		lead);
	add_escaped(words, ret);
	text_addf(ret, "</%st></%sr>", prefix, prefix);
}

static void add_comment(const char *prefix, int author, const struct mark *mark, struct text *ret)
{
	text_auto reference = { 0 };

	annotate_reference(mark->row, mark->column, &reference);
	text_addf(ret, "<%scomment ref=\"%s\" authorId=\"%d\"><%stext>", prefix, text_z(&reference),
		author, prefix);
	add_run(prefix, "", mark->text, ret);
	text_addf(ret, "</%stext></%scomment>", prefix, prefix);
}

static void need_box(struct commenting *commenting, int row, int column, size_t size)
{
	struct notes *notes = &commenting->notes;

	notes->places = arena_push(
		commenting->arena, notes->places, notes->count, sizeof *notes->places);
	notes->places[notes->count++] = (struct note_place){ row, column, size };
}

/* The mark at a cell, or NULL. */
static const struct mark *mark_at(const struct commenting *commenting, int row, int column)
{
	for (size_t i = 0; i < commenting->count; i++)
		if (commenting->marks[i].row == row && commenting->marks[i].column == column)
			return &commenting->marks[i];
	return NULL;
}

static bool is_piece(const struct xml_piece *piece, int depth, const char *name)
{
	return piece->depth == depth && strcmp(piece->name, name) == 0;
}

/* Finds which author we are, and joins them where we are none yet. */
static bool find_author(struct commenting *commenting)
{
	int authors = 0;

	commenting->author = NO_AUTHOR;
	for (size_t i = 0; i < commenting->piece_count; i++) {
		const struct xml_piece *piece = &commenting->pieces[i];
		struct span name = { commenting->before.data + piece->inner,
			piece->inner_end - piece->inner };

		if (!is_piece(piece, 2, "author"))
			continue;
		if (commenting->author == NO_AUTHOR && span_is(name, ANNOTATE_AUTHOR))
			commenting->author = authors;
		authors++;
	}
	for (size_t i = 0; commenting->author == NO_AUTHOR && i < commenting->piece_count; i++) {
		const struct xml_piece *piece = &commenting->pieces[i];

		if (!is_piece(piece, 1, "authors") || piece->inner_end == piece->end)
			continue;
		splice_put(&commenting->splice, piece->inner_end, piece->inner_end,
			arena_format(commenting->arena,
				"<%1$sauthor>" ANNOTATE_AUTHOR "</%1$sauthor>", piece->prefix));
		commenting->author = authors;
	}
	return commenting->author != NO_AUTHOR;
}

/* Does anything but tags and blanks stand there? */
static bool says_something(struct span xml)
{
	bool in_tag = false;

	for (size_t i = 0; i < xml.size; i++) {
		if (!in_tag && strchr("< \t\r\n", xml.data[i]) == NULL)
			return true;
		in_tag = xml.data[i] == '<' || (in_tag && xml.data[i] != '>');
	}
	return false;
}

static void drop(struct commenting *commenting, size_t from, size_t until)
{
	if (from < until)
		splice_put(&commenting->splice, from, until, "");
}

/*
 * Takes out what we said earlier, which not its author tells (programs lose it) but how it begins;
 * true when nothing else is said in the comment, which is then gone.
 */
static bool take_back(struct commenting *commenting, const struct xml_piece *piece)
{
	const char *data = commenting->before.data;
	const char *own = memmem(data + piece->inner, piece->inner_end - piece->inner,
		ANNOTATE_LEAD, strlen(ANNOTATE_LEAD));
	size_t from, until;

	if (own == NULL)
		return false;
	from = until = (size_t)(own - data);
	if (!says_something((struct span){ data + piece->inner, from - piece->inner })) {
		splice_put(&commenting->splice, piece->begin, piece->end, "");
		return true;
	}
	while (strchr(" \r\n", data[from - 1]) != NULL)
		from--;
	for (bool in_tag = false; until < piece->inner_end; until++) {
		if (data[until] == '<')
			drop(commenting, from, until);
		in_tag = data[until] == '<' || (in_tag && data[until] != '>');
		if (in_tag || data[until] == '>')
			from = until + 1;
	}
	return false;
}

/* Takes out a comment that was ours; lets ours follow in one that stays. */
static void keep_comment(struct commenting *commenting, size_t at)
{
	const struct xml_piece *piece = &commenting->pieces[at];
	const char *reference = xml_attribute(piece->attributes, "ref");
	int row, column;
	const struct mark *mark;

	if (take_back(commenting, piece))
		return;
	if (reference == NULL || !xlsx_reference(span_of(reference), &column, &row))
		return;
	mark = mark_at(commenting, row, column);
	need_box(commenting, row, column,
		piece->end - piece->begin + (mark == NULL ? 0 : strlen(mark->text)));
	for (size_t i = at + 1; mark != NULL && i < commenting->piece_count &&
		commenting->pieces[i].depth > piece->depth;
		i++) {
		const struct xml_piece *text = &commenting->pieces[i];
		text_auto run = { 0 };

		if (!is_piece(text, 3, "text") || text->inner_end == text->end)
			continue;
		add_run(commenting->prefix, "\n\n", mark->text, &run);
		splice_put(&commenting->splice, text->inner_end, text->inner_end, text_z(&run));
		commenting->told[mark - commenting->marks] = true;
	}
}

/* The comments of all marks that no comment tells yet. */
static void add_comments(struct commenting *commenting, struct text *ret)
{
	for (size_t i = 0; i < commenting->count; i++) {
		const struct mark *mark = &commenting->marks[i];

		if (commenting->told[i])
			continue;
		add_comment(commenting->prefix, commenting->author, mark, ret);
		need_box(commenting, mark->row, mark->column, strlen(mark->text));
	}
}

static void write_anew(struct commenting *commenting, struct text *ret)
{
	commenting->prefix = "";
	text_addz(ret,
		"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
		"<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
		"<authors><author>" ANNOTATE_AUTHOR "</author></authors><commentList>");
	add_comments(commenting, ret);
	text_addz(ret, "</commentList></comments>");
}

static bool write_again(struct commenting *commenting, struct text *ret)
{
	const struct xml_piece *list = NULL;
	text_auto added = { 0 };

	if (!xml_outline(commenting->arena, commenting->before, 3, &commenting->pieces,
		    &commenting->piece_count) ||
		!find_author(commenting))
		return false;
	commenting->prefix = commenting->pieces[0].prefix;
	for (size_t i = 0; i < commenting->piece_count; i++) {
		if (is_piece(&commenting->pieces[i], 1, "commentList"))
			list = &commenting->pieces[i];
		if (is_piece(&commenting->pieces[i], 2, "comment"))
			keep_comment(commenting, i);
	}
	if (list == NULL || list->inner_end == list->end)
		return false;
	add_comments(commenting, &added);
	splice_put(&commenting->splice, list->inner_end, list->inner_end, text_z(&added));
	splice_write(&commenting->splice, commenting->before, ret);
	return true;
}

bool notes_write(struct arena *arena, struct span before, const struct mark *marks, size_t count,
	struct notes *ret_notes, struct text *ret)
{
	struct commenting commenting = { .arena = arena,
		.before = before,
		.splice = { .arena = arena },
		.marks = marks,
		.told = arena_new(arena, count + 1, sizeof(bool)),
		.count = count };

	if (before.size == 0)
		write_anew(&commenting, ret);
	else if (!write_again(&commenting, ret))
		return false;
	*ret_notes = commenting.notes;
	return true;
}

static void add_box(const struct note_place *place, size_t number, struct text *ret)
{
	size_t rows = BOX_LEAST_ROWS + place->size / BOX_ROW_BYTES;
	int column = place->column - 1, row = place->row - 1, top = row > 0 ? row - 1 : 0;

	rows = rows > BOX_MOST_ROWS ? BOX_MOST_ROWS : rows;
	text_addf(ret,
		"<v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\""
		" xmlns:o=\"urn:schemas-microsoft-com:office:office\""
		" xmlns:x=\"urn:schemas-microsoft-com:office:excel\" id=\"_x0000_s%zu\""
		" type=\"#_x0000_t202\" style=\"position:absolute;visibility:hidden\""
		" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>"
		"<v:shadow color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>"
		"<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div>"
		"</v:textbox><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>"
		"<x:Anchor>%d, 15, %d, 2, %d, 15, %d, 4</x:Anchor><x:AutoFill>False</x:AutoFill>"
		"<x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>",
		number + FIRST_SHAPE, column + 1, top, column + 1 + BOX_COLUMNS, top + (int)rows,
		row, column);
}

static void add_boxes(const struct notes *notes, struct text *ret)
{
	for (size_t i = 0; i < notes->count; i++)
		add_box(&notes->places[i], i, ret);
}

static bool is_note(struct span before, const struct xml_piece *piece)
{
	static const char *const kinds[] = { "ObjectType=\"Note\"", "ObjectType='Note'" };

	if (!is_piece(piece, 1, "shape"))
		return false;
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (memmem(before.data + piece->begin, piece->end - piece->begin, kinds[i],
			    strlen(kinds[i])) != NULL)
			return true;
	return false;
}

void notes_draw(
	struct arena *arena, struct span before, const struct notes *notes, struct text *ret)
{
	static const char type[] =
		"<v:shapetype xmlns:v=\"urn:schemas-microsoft-com:vml\""
		" xmlns:o=\"urn:schemas-microsoft-com:office:office\" id=\"_x0000_t202\""
		" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">"
		"<v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" "
		"o:connecttype=\"rect\"/>"
		"</v:shapetype>";
	struct splice splice = { .arena = arena };
	struct xml_piece *pieces;
	size_t count;
	text_auto added = { 0 };

	/* Some programs write what is no XML here; then only comments are drawn. */
	if (before.size == 0 || !xml_outline(arena, before, 1, &pieces, &count) ||
		pieces[0].inner_end == pieces[0].end) {
		text_addf(ret, "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\">%s", type);
		add_boxes(notes, ret);
		text_addz(ret, "</xml>");
		return;
	}
	for (size_t i = 0; i < count; i++)
		if (is_note(before, &pieces[i]))
			splice_put(&splice, pieces[i].begin, pieces[i].end, "");
	if (memmem(before.data, before.size, "_x0000_t202", strlen("_x0000_t202")) == NULL)
		text_addz(&added, type);
	add_boxes(notes, &added);
	splice_put(&splice, pieces[0].inner_end, pieces[0].inner_end, text_z(&added));
	splice_write(&splice, before, ret);
}
