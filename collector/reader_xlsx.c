/*
 * collector/reader_xlsx.c - a workbook as records of cells: one sheet of it, the one named or the
 * first that shows and holds anything.
 */
#include <stdlib.h>
#include <string.h>

#include "collector/reader_private.h"
#include "collector/xlsx_sheet.h"

struct workbook {
	struct arena *arena;
	const struct limits *limits;
	struct xlsx_book book;
	const struct xlsx_sheet *chosen; /* the sheet being read, NULL when none could be opened */
	struct sheet *sheet;
	bool searching; /* no row was read yet, another sheet may be meant */
	bool failed;
	struct error error;
};

/* The first sheet that shows, from `from` on; NULL when there is none. */
static const struct xlsx_sheet *first_shown(
	const struct xlsx_book *book, const struct xlsx_sheet *from)
{
	for (; from < book->sheets + book->sheet_count; from++)
		if (!from->hidden)
			return from;
	return NULL;
}

static bool open_sheet(struct workbook *self, const struct xlsx_sheet *chosen)
{
	sheet_close(self->sheet);
	self->chosen = chosen;
	self->sheet = sheet_open(
		self->arena, &self->book, chosen->part, self->limits, &self->error);
	return self->sheet != NULL;
}

static bool open_first(struct workbook *self, struct span input, const char *name)
{
	const struct xlsx_sheet *chosen;

	if (!xlsx_book_read(self->arena, input, self->limits, &self->book, &self->error))
		return false;
	self->searching = name == NULL;
	chosen = name == NULL ? first_shown(&self->book, self->book.sheets)
			      : xlsx_book_sheet(&self->book, name, &self->error);
	if (chosen == NULL)
		return name == NULL &&
			error_at(&self->error, ERROR_REFUSED, "xlsx.part", 1, 0, "%s",
				"xl/worksheets");
	return open_sheet(self, chosen);
}

static void *open_workbook(
	struct arena *arena, struct span input, const struct reader_options *options)
{
	struct workbook *self = arena_new(arena, 1, sizeof *self);

	self->arena = arena;
	self->limits = options->limits == NULL ? &limits_upload : options->limits;
	self->failed = !open_first(self, input, options->sheet);
	return self;
}

static enum reader_step next(void *opaque, struct record *ret, struct error *err)
{
	struct workbook *self = opaque;
	enum reader_step step = READER_ERROR;

	while (!self->failed) {
		const struct xlsx_sheet *after = NULL;

		step = sheet_next(self->sheet, ret, &self->error);
		self->failed = step == READER_ERROR;
		if (step == READER_END && self->searching)
			after = first_shown(&self->book, self->chosen + 1);
		if (after == NULL)
			break;
		self->failed = !open_sheet(self, after);
		step = READER_ERROR;
	}
	self->searching = self->searching && step == READER_END;
	if (self->failed)
		*err = self->error;
	return self->failed ? READER_ERROR : step;
}

static double share(const void *opaque)
{
	const struct workbook *self = opaque;

	return self->sheet == NULL ? 1 : sheet_share(self->sheet);
}

static const char *sheet_name(const void *opaque)
{
	const struct workbook *self = opaque;

	return self->chosen == NULL ? "" : self->chosen->name;
}

/* 3 -> C, 28 -> AB */
static void add_column(int column, struct text *ret)
{
	if (column > 26)
		add_column((column - 1) / 26, ret);
	text_addc(ret, (char)('A' + (column - 1) % 26));
}

static void where(const void *opaque, int row, int column, struct text *ret)
{
	const struct workbook *self = opaque;
	const char *quote = "";

	if (self->chosen != NULL) {
		quote = strpbrk(self->chosen->name, " !'") == NULL ? "" : "'";
		text_addf(ret, "%s%s%s!", quote, self->chosen->name, quote);
	}
	if (column > 0)
		add_column(column, ret);
	text_addf(ret, "%d", row);
}

static const char *names_of_others(const struct workbook *self, bool hidden, size_t *ret_count)
{
	text_auto names = { 0 };

	*ret_count = 0;
	for (int i = 0; i < self->book.sheet_count; i++) {
		const struct xlsx_sheet *other = &self->book.sheets[i];

		if (other == self->chosen || other->hidden != hidden)
			continue;
		text_addf(&names, "%s%s", names.size == 0 ? "" : ", ", other->name);
		++*ret_count;
	}
	return arena_copy(self->arena, text_z(&names), names.size);
}

static void remarks(const void *opaque, reader_tell *tell, void *context)
{
	const struct workbook *self = opaque;
	struct sheet_counts counts;
	size_t others;
	const char *names;

	if (self->failed)
		return;
	counts = sheet_counts(self->sheet);
	names = names_of_others(self, false, &others);
	if (others > 0)
		tell(context, "sheets", others, names);
	names = names_of_others(self, true, &others);
	if (others > 0)
		tell(context, "hidden-sheets", others, names);
	if (counts.hidden_rows > 0)
		tell(context, "hidden-rows", counts.hidden_rows, "");
	if (counts.hidden_columns > 0)
		tell(context, "hidden-columns", counts.hidden_columns, "");
	if (counts.formulas > 0)
		tell(context, "formulas", counts.formulas, "");
}

static void close_workbook(void *opaque)
{
	struct workbook *self = opaque;

	sheet_close(self->sheet);
	xlsx_book_done(&self->book);
}

const struct reader_kind reader_xlsx = {
	.name = "xlsx",
	.grid = true,
	.claims = xlsx_claims,
	.open = open_workbook,
	.next = next,
	.share = share,
	.where = where,
	.sheet = sheet_name,
	.remarks = remarks,
	.close = close_workbook,
};
