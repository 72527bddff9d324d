/*
 * dashboard/api/dataset_book.c - an edition as a workbook: its figures, and what their codes stand for.
 *
 * The figures are read from the CSV, so that the two cannot differ.
 */
#include "collector/book.h"
#include "collector/csv.h"
#include "collector/guard.h"
#include "dashboard/api/dataset.h"
#include "dashboard/view/preview_mark.h"
#include "dashboard/view/tell.h"

enum { NARROW = 12, USUAL = 18, WIDE = 44, NAMES = 2 };

struct booking {
	const struct page *page;
	struct book *book;
	int row; /* written last, in the sheet at hand */
	struct text cell; /* at hand */
};

static const char *word(const struct booking *booking, const char *key)
{
	return words_get(booking->page->words, key);
}

/* Until the next call. */
static const char *lent(struct booking *booking, struct span text)
{
	text_clear(&booking->cell);
	text_add(&booking->cell, text);
	return text_z(&booking->cell);
}

static void heading(const struct booking *booking, int column, int width, const char *text)
{
	book_column(booking->book, column, width);
	book_text(booking->book, 1, column, BOOK_HEADING, text);
}

/* ---- the figures ---- */

static void write_cell(
	struct booking *booking, int column, enum column_type type, struct span field)
{
	bool number = type == COLUMN_NUMBER || type == COLUMN_COUNT;
	struct decimal value;

	if (field.size == 0)
		return;
	if (number && decimal_parse(field, &value))
		book_number(booking->book, booking->row, column, BOOK_PLAIN, value);
	else
		book_text(booking->book, booking->row, column, BOOK_PLAIN,
			lent(booking, guard_strip(field)));
}

/* Behind the columns of the CSV: what its codes of indicator and place stand for. */
static void write_names(struct booking *booking, const struct csv_record *record, size_t columns)
{
	const struct page *page = booking->page;
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	const struct indicator *indicator = catalogue_indicator(
		catalogue, lent(booking, record->fields[0]));
	const struct place *place = catalogue_place(
		catalogue, lent(booking, record->fields[2]), edition_info(page->edition)->day);

	if (indicator != NULL)
		book_text(booking->book, booking->row, (int)columns + 1, BOOK_PLAIN,
			indicator->name[page->lang]);
	if (place != NULL)
		book_text(booking->book, booking->row, (int)columns + 2, BOOK_PLAIN,
			place->name[page->lang]);
	if (preview_is(page))
		book_text(booking->book, booking->row, (int)columns + 3, BOOK_PLAIN,
			word(booking, "preview.label"));
}

static bool write_figures(struct booking *booking, struct span csv, struct error *err)
{
	arena_auto arena = { 0 };
	struct csv *reader = csv_new(&arena, csv, ',');
	struct csv_record record;
	enum csv_step step;
	size_t columns = 0;

	while (dataset_columns[columns].name != NULL)
		columns++;
	book_sheet(booking->book, word(booking, "data.book.figures"), BOOK_OPEN);
	for (size_t i = 0; i < columns; i++)
		heading(booking, (int)i + 1, i == 0 ? WIDE : USUAL, dataset_columns[i].name);
	heading(booking, (int)columns + 1, WIDE, "indicator_name");
	heading(booking, (int)columns + 2, USUAL, "place_name");
	if (preview_is(booking->page))
		heading(booking, (int)columns + 3, WIDE, PREVIEW_COLUMN);
	for (booking->row = 0; (step = csv_next(reader, &record, err)) == CSV_RECORD;) {
		booking->row++;
		if (booking->row == 1) /* the header */
			continue;
		for (size_t i = 0; i < columns; i++)
			write_cell(booking, (int)i + 1, dataset_columns[i].type, record.fields[i]);
		write_names(booking, &record, columns);
	}
	book_table(
		booking->book, &(struct book_area){ 1, booking->row, 1, (int)columns + NAMES }, 1);
	return step == CSV_END;
}

/* ---- what they mean ---- */

static void write_indicators(struct booking *booking)
{
	static const struct {
		const char *key;
		int width;
	} heads[] = { { "data.book.code", USUAL }, { "column.indicator", WIDE },
		{ "data.book.unit", NARROW }, { "data.book.pillar", USUAL },
		{ "data.book.definition", WIDE * 2 } };
	const struct catalogue *catalogue = edition_catalogue(booking->page->edition);
	enum lang lang = booking->page->lang;

	book_sheet(booking->book, word(booking, "data.book.indicators"), BOOK_OPEN);
	for (size_t i = 0; i < COUNT(heads); i++)
		heading(booking, (int)i + 1, heads[i].width, word(booking, heads[i].key));
	for (int i = 0; i < catalogue->indicator_count; i++) {
		const struct indicator *each = &catalogue->indicators[i];
		const char *const cells[] = { each->code, each->name[lang], each->unit_name[lang],
			each->pillar->name[lang], each->definition[lang] };

		for (size_t c = 0; c < COUNT(cells); c++)
			book_text(booking->book, i + 2, (int)c + 1, BOOK_PLAIN, cells[c]);
	}
}

static void write_columns(struct booking *booking)
{
	book_sheet(booking->book, word(booking, "data.book.columns"), BOOK_OPEN);
	heading(booking, 1, USUAL, word(booking, "data.book.column"));
	heading(booking, 2, WIDE * 2, word(booking, "data.book.about"));
	booking->row = 1;
	for (const struct dataset_column *each = dataset_columns; each->name != NULL; each++) {
		booking->row++;
		book_text(booking->book, booking->row, 1, BOOK_PLAIN, each->name);
		book_text(booking->book, booking->row, 2, BOOK_PLAIN,
			dataset_column_about(each, booking->page->words));
	}
}

static void fact(struct booking *booking, const char *key, const char *text)
{
	booking->row++;
	book_text(booking->book, booking->row, 1, BOOK_GIVEN, word(booking, key));
	book_text(booking->book, booking->row, 2, BOOK_PLAIN, text);
}

static void write_edition(struct booking *booking)
{
	const struct page *page = booking->page;
	const struct edition_info *info = edition_info(page->edition);
	const char *licence = edition_catalogue(page->edition)->licence;
	json_auto_t *time = tell_instant(info->published_at, page->lang);

	book_sheet(booking->book, word(booking, "data.book.edition"), BOOK_OPEN);
	book_column(booking->book, 1, USUAL);
	book_column(booking->book, 2, WIDE * 2);
	book_text(
		booking->book, 1, 1, BOOK_TITLE, preview_title(page, word(booking, "data.title")));
	booking->row = 1;
	fact(booking, "edition.number", arena_format(page->arena, "%d", info->number));
	fact(booking, "edition.time", json_string_value(time));
	fact(booking, "edition.figures", arena_format(page->arena, "%d", info->figures));
	fact(booking, "edition.illustrative", arena_format(page->arena, "%d", info->illustrative));
	fact(booking, "edition.code", info->code);
	fact(booking, "data.licence",
		*licence == '\0' ? word(booking, "data.licence-none") : licence);
	fact(booking, "data.address", dataset_url(page, "/data"));
}

bool dataset_book(const struct page *page, struct text *ret, struct error *err)
{
	book_auto *book = book_new(preview_title(page, words_get(page->words, "data.title")),
		edition_catalogue(page->edition)->title[page->lang],
		edition_info(page->edition)->published_at);
	struct booking booking = { .page = page, .book = book };
	text_auto csv = { 0 };
	bool fine = dataset_csv(page, &csv, err) && write_figures(&booking, text_span(&csv), err);

	text_done(&booking.cell);
	if (!fine)
		return false;
	write_edition(&booking);
	write_indicators(&booking);
	write_columns(&booking);
	return book_finish(book, ret, err);
}
