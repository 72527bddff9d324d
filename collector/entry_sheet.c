/* collector/entry_sheet.c - see entry_sheet.h. */
#include "collector/entry_sheet.h"

#include <string.h>

#include "collector/csv.h"

enum { FIELDS = 1 + ENTRY_CODES + ENTRY_CELLS, ABOVE = 2 };

/* Words that people head such columns with, so that the cells are read as people write them. */
static const char HEAD[] = "sep=,\n" COLUMNS_FORM ",indicator,method,place,breakdown,"
			   "Kỳ báo cáo,Tử số,Mẫu số,Giá trị,Tình trạng,Ghi chú\n";

bool entry_sheet_is(struct span bytes)
{
	return bytes.size >= strlen(HEAD) && memcmp(bytes.data, HEAD, strlen(HEAD)) == 0;
}

static const char *copied(struct arena *arena, struct span text)
{
	return arena_copy(arena, text.data, text.size);
}

static void read_row(struct arena *arena, const struct csv_record *record, struct entry_sheet *ret)
{
	struct typed_row *row;

	ret->rows = arena_push(arena, ret->rows, ret->count, sizeof *ret->rows);
	row = &ret->rows[ret->count++];
	for (size_t i = 0; i < ENTRY_CODES; i++)
		row->codes[i] = copied(arena, record->fields[1 + i]);
	for (size_t i = 0; i < ENTRY_CELLS; i++)
		row->cells[i] = copied(arena, record->fields[1 + ENTRY_CODES + i]);
}

bool entry_sheet_read(
	struct arena *arena, struct span bytes, struct entry_sheet *ret, struct error *err)
{
	struct csv_record record;
	enum csv_step step;
	struct csv *csv;

	*ret = (struct entry_sheet){ NULL, 0 };
	if (!entry_sheet_is(bytes))
		return error_set(err, ERROR_REFUSED, "entry-sheet.form", "%d", 1);
	csv = csv_new(
		arena, (struct span){ bytes.data + strlen(HEAD), bytes.size - strlen(HEAD) }, ',');
	while ((step = csv_next(csv, &record, err)) == CSV_RECORD) {
		if (record.count != FIELDS || (size_t)record.line != ret->count + 1)
			return error_set(
				err, ERROR_REFUSED, "entry-sheet.form", "%d", record.line + ABOVE);
		read_row(arena, &record, ret);
	}
	return step == CSV_END;
}

static void write_cell(const char *text, struct text *ret)
{
	text_addz(ret, ",\"");
	for (; *text != '\0'; text++) {
		if (*text == '"')
			text_addc(ret, '"');
		text_addc(ret, *text == '\n' || *text == '\r' || *text == '\t' ? ' ' : *text);
	}
	text_addc(ret, '"');
}

void entry_sheet_write(const struct entry_sheet *sheet, struct text *ret)
{
	text_addz(ret, HEAD);
	for (size_t i = 0; i < sheet->count; i++) {
		text_addc(ret, '1');
		for (size_t c = 0; c < ENTRY_CODES; c++)
			write_cell(sheet->rows[i].codes[c], ret);
		for (size_t c = 0; c < ENTRY_CELLS; c++)
			write_cell(sheet->rows[i].cells[c], ret);
		text_addc(ret, '\n');
	}
}

struct typed_row *entry_sheet_find(
	const struct entry_sheet *sheet, const char *const codes[ENTRY_CODES])
{
	for (size_t i = 0; i < sheet->count; i++) {
		size_t same = 0;

		while (same < ENTRY_CODES && strcmp(sheet->rows[i].codes[same], codes[same]) == 0)
			same++;
		if (same == ENTRY_CODES)
			return &sheet->rows[i];
	}
	return NULL;
}

bool typed_row_says(const struct typed_row *row)
{
	for (enum entry_cell cell = ENTRY_NUMERATOR; cell < ENTRY_CELLS; cell++)
		if (span_trim(span_of(row->cells[cell])).size > 0)
			return true;
	return false;
}

const struct typed_row *entry_sheet_at(
	const struct entry_sheet *sheet, const struct problem *problem, enum entry_cell *ret)
{
	const int first = 1 + ENTRY_CODES;

	if (problem->line <= ABOVE || (size_t)problem->line > sheet->count + ABOVE)
		return NULL;
	*ret = problem->column > first && problem->column <= FIELDS
		? (enum entry_cell)(problem->column - first - 1)
		: ENTRY_VALUE;
	return &sheet->rows[problem->line - ABOVE - 1];
}
