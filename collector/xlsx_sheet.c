/*
 * collector/xlsx_sheet.c - see xlsx_sheet.h. Expat pauses at the end of each
 * row. Texts of a row stand in one buffer; while it grows, cells remember
 * offsets, and become spans when the row is whole.
 */
#include "collector/xlsx_sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "collector/xlsx_merges.h"
#include "collector/xlsx_private.h"

enum { SHARED = -1 }; /* a cell whose text is a shared string */

/* Which of a cell's texts is being read. */
enum inside { INSIDE_NOTHING, INSIDE_VALUE, INSIDE_FORMULA };

struct sheet {
	struct arena *arena;
	const struct xlsx_book *book;
	const struct limits *limits;
	struct xml *xml;
	struct xlsx_merges merges;
	struct sheet_counts counts;

	int row, column; /* being read */
	bool row_hidden, column_hidden[XLSX_MAX_COLUMNS], column_counted[XLSX_MAX_COLUMNS];
	char type[12]; /* of the cell: its t attribute */
	int style;
	struct text value, formula;
	enum inside inside;
	int reading; /* depth in rPh */

	struct cell cells[XLSX_MAX_COLUMNS];
	ptrdiff_t offsets[XLSX_MAX_COLUMNS];
	struct text texts; /* of the row */
	size_t count;
};

static void refuse(struct sheet *sheet, const char *key, const char *detail)
{
	(void)error_at(xml_stop(sheet->xml), ERROR_REFUSED, key, sheet->row > 0 ? sheet->row : 1,
		sheet->column, "%s", detail);
}

static void start_column(struct sheet *sheet, const char **attributes)
{
	int from = xml_number(attributes, "min", 1, XLSX_MAX_COLUMNS, XLSX_MAX_COLUMNS + 1);
	int to = xml_number(attributes, "max", 1, XLSX_MAX_COLUMNS, XLSX_MAX_COLUMNS);

	for (int i = from; i <= to && xml_flag(attributes, "hidden"); i++)
		sheet->column_hidden[i - 1] = true;
}

static void start_row(struct sheet *sheet, const char **attributes)
{
	int row = xml_number(attributes, "r", 1, XLSX_MAX_ROWS, sheet->row + 1);

	sheet->column = 0;
	if (row <= sheet->row || row > XLSX_MAX_ROWS) {
		refuse(sheet, "xlsx.xml", "row");
		return;
	}
	sheet->row = row;
	sheet->row_hidden = xml_flag(attributes, "hidden");
}

static void start_cell(struct sheet *sheet, const char **attributes)
{
	const char *reference = xml_attribute(attributes, "r");
	const char *type = xml_attribute(attributes, "t");
	int row;

	if (reference == NULL)
		sheet->column++;
	else if (!xlsx_reference(span_of(reference), &sheet->column, &row) || row != sheet->row)
		refuse(sheet, "xlsx.xml", reference);
	(void)snprintf(sheet->type, sizeof sheet->type, "%s", type == NULL ? "n" : type);
	sheet->style = xml_number(attributes, "s", 0, XLSX_MAX_STYLES, 0);
	text_clear(&sheet->value);
	text_clear(&sheet->formula);
}

static void on_start(void *context, const char *name, const char **attributes)
{
	struct sheet *sheet = context;

	sheet->inside = INSIDE_NOTHING;
	if (strcmp(name, "c") == 0)
		start_cell(sheet, attributes);
	else if (strcmp(name, "v") == 0)
		sheet->inside = INSIDE_VALUE;
	else if (strcmp(name, "t") == 0)
		sheet->inside = sheet->reading > 0 ? INSIDE_NOTHING : INSIDE_VALUE;
	else if (strcmp(name, "f") == 0)
		sheet->inside = INSIDE_FORMULA;
	else if (strcmp(name, "row") == 0)
		start_row(sheet, attributes);
	else if (strcmp(name, "col") == 0)
		start_column(sheet, attributes);
	else if (strcmp(name, "rPh") == 0)
		sheet->reading++;
}

static void on_text(void *context, const char *data, int size)
{
	struct sheet *sheet = context;
	struct text *text = sheet->inside == INSIDE_FORMULA ? &sheet->formula : &sheet->value;

	if (sheet->inside == INSIDE_NOTHING)
		return;
	text_add(text, (struct span){ data, (size_t)size });
	if (text->size > XLSX_MAX_TEXT)
		refuse(sheet, "xlsx.limit", "text");
}

/* A shared string's number as a cell writes it. */
static bool shared_string(struct sheet *sheet, struct span *ret)
{
	struct span digits = text_span(&sheet->value);
	size_t index = 0;

	if (digits.size == 0 || digits.size > 9)
		return false;
	for (size_t i = 0; i < digits.size; i++) {
		if (digits.data[i] < '0' || digits.data[i] > '9')
			return false;
		index = index * 10 + (size_t)(digits.data[i] - '0');
	}
	return xlsx_book_string(sheet->book, index, ret);
}

/* 2025-09-25T00:00:00 -> 2025-09-25 */
static enum cell_kind iso_date(struct span value, struct text *ret)
{
	static const char midnight[] = "T00:00:00";
	const char *found = memmem(value.data, value.size, midnight, strlen(midnight));

	if (found != NULL)
		value.size = (size_t)(found - value.data);
	text_add(ret, value);
	return CELL_DATE;
}

static enum cell_kind number_kind(const struct sheet *sheet, struct text *ret)
{
	enum xlsx_shape shape = sheet->style < sheet->book->shape_count
		? sheet->book->shapes[sheet->style]
		: XLSX_NUMBER;

	return xlsx_value(text_span(&sheet->value), shape, sheet->book->from_1904, ret);
}

/* Writes what the cell says into the row's texts. */
static enum cell_kind write_cell(struct sheet *sheet)
{
	struct span value = text_span(&sheet->value);

	if (value.size == 0 && sheet->formula.size > 0) {
		text_addc(&sheet->texts, '='); /* nobody ever computed it */
		text_add(&sheet->texts, text_span(&sheet->formula));
		return CELL_WRONG;
	}
	if (strcmp(sheet->type, "n") == 0 && value.size > 0)
		return number_kind(sheet, &sheet->texts);
	if (strcmp(sheet->type, "d") == 0)
		return iso_date(value, &sheet->texts);
	if (strcmp(sheet->type, "b") == 0) {
		text_addz(&sheet->texts, span_is(value, "1") ? "TRUE" : "FALSE");
		return CELL_TEXT;
	}
	xlsx_unescape(value, &sheet->texts);
	return strcmp(sheet->type, "e") == 0 ? CELL_WRONG : CELL_TEXT;
}

static void place_cell(struct sheet *sheet, struct cell cell, ptrdiff_t offset)
{
	int at = sheet->column - 1;
	size_t count = (size_t)sheet->column;

	if (sheet->formula.size > 0) {
		cell.marks |= CELL_FORMULA;
		sheet->counts.formulas++;
	}
	if (sheet->row_hidden || sheet->column_hidden[at])
		cell.marks |= CELL_HIDDEN;
	if (sheet->column_hidden[at] && !sheet->column_counted[at]) {
		sheet->column_counted[at] = true;
		sheet->counts.hidden_columns++;
	}
	sheet->cells[at] = cell;
	sheet->offsets[at] = offset;
	if (sheet->count < count)
		sheet->count = count;
	if (++sheet->counts.cells > sheet->limits->most[LIMIT_CELLS])
		(void)!limits_hold(sheet->limits, LIMIT_CELLS, sheet->counts.cells, "xlsx.limit",
			xml_stop(sheet->xml));
}

static void end_cell(struct sheet *sheet)
{
	ptrdiff_t offset = (ptrdiff_t)sheet->texts.size;
	struct cell cell = { 0 };

	if (strcmp(sheet->type, "s") == 0 && sheet->value.size > 0) {
		offset = SHARED;
		if (!shared_string(sheet, &cell.text)) {
			refuse(sheet, "xlsx.xml", "sharedStrings");
			return;
		}
	} else {
		cell.kind = (uint8_t)write_cell(sheet);
		cell.text.size = sheet->texts.size - (size_t)offset;
	}
	if (cell.text.size == 0)
		return;
	if (sheet->column > XLSX_MAX_COLUMNS)
		refuse(sheet, "xlsx.limit", "columns: 512");
	else
		place_cell(sheet, cell, offset);
}

static void on_end(void *context, const char *name)
{
	struct sheet *sheet = context;

	sheet->inside = INSIDE_NOTHING;
	if (strcmp(name, "c") == 0)
		end_cell(sheet);
	else if (strcmp(name, "row") == 0 && sheet->count > 0)
		xml_pause(sheet->xml);
	else if (strcmp(name, "rPh") == 0)
		sheet->reading--;
}

struct sheet *sheet_open(struct arena *arena, const struct xlsx_book *book, const char *part,
	const struct limits *limits, struct error *err)
{
	static const struct xml_handlers handlers = { on_start, on_end, on_text };
	struct sheet *sheet = memory_new(1, sizeof *sheet);

	sheet->arena = arena;
	sheet->book = book;
	sheet->limits = limits;
	if (xlsx_merges_read(arena, book->package, part, limits, &sheet->merges, err))
		sheet->xml = xml_open(book->package, part, &handlers, sheet, err);
	if (sheet->xml != NULL)
		return sheet;
	sheet_close(sheet);
	return NULL;
}

static void start_record(struct sheet *sheet)
{
	memset(sheet->cells, 0, sheet->count * sizeof *sheet->cells);
	sheet->count = 0;
	text_clear(&sheet->texts);
}

enum reader_step sheet_next(struct sheet *sheet, struct record *ret, struct error *err)
{
	enum xml_step step;

	start_record(sheet);
	step = xml_next(sheet->xml, err);
	if (step != XML_PAUSED)
		return step == XML_END ? READER_END : READER_ERROR;
	for (size_t i = 0; i < sheet->count; i++)
		if (sheet->cells[i].text.size > 0 && sheet->offsets[i] != SHARED)
			sheet->cells[i].text.data = text_z(&sheet->texts) + sheet->offsets[i];
	sheet->counts.hidden_rows += sheet->row_hidden;
	if (!xlsx_merges_fill(
		    &sheet->merges, sheet->arena, sheet->row, sheet->cells, &sheet->count, err))
		return READER_ERROR;
	*ret = (struct record){ sheet->cells, sheet->count, sheet->row };
	return READER_RECORD;
}

double sheet_share(const struct sheet *sheet)
{
	return sheet->merges.part_size == 0
		? 1
		: (double)xml_taken(sheet->xml) / (double)sheet->merges.part_size;
}

struct sheet_counts sheet_counts(const struct sheet *sheet)
{
	return sheet->counts;
}

void sheet_close(struct sheet *sheet)
{
	if (sheet == NULL)
		return;
	xml_close(sheet->xml);
	text_done(&sheet->value);
	text_done(&sheet->formula);
	text_done(&sheet->texts);
	free(sheet);
}
