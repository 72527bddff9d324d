/* dashboard/view/entry_book.c - see entry_book.h. */
#include "dashboard/view/entry_book.h"

#include <string.h>

#include "base/utf8.h"
#include "collector/book.h"
#include "collector/columns.h"

enum {
	TITLE_ROW = 1,
	ADVICE_ROW = 2,
	HEADER_ROW = 3,
	TITLE_LINES = 2,
	ADDED_ROWS = 30, /* for figures that the form does not ask for */
	LETTER_WIDTH = 5, /* of the usual letter, where a digit has 6 */
	DIGIT_WIDTH = 6,
	STATUS_COUNT = sizeof OBSERVATION_VALUED + sizeof OBSERVATION_ABSENT - 2,
};

/* The columns of the sheet to fill in. Those without words are codes, and do not show. */
enum {
	C_FORM,
	C_INDICATOR,
	C_METHOD,
	C_PLACE,
	C_BREAKDOWN,
	C_NAME,
	C_PLACE_NAME,
	C_DETAIL,
	C_UNIT,
	C_LAST_PERIOD,
	C_LAST,
	C_PERIOD,
	C_NUMERATOR,
	C_DENOMINATOR,
	C_VALUE,
	C_STATUS,
	C_NOTE,
	C_COUNT,
};

static const struct {
	const char *code, *words;
	int width;
} columns[C_COUNT] = {
	[C_FORM] = { COLUMNS_FORM, NULL, 0 },
	[C_INDICATOR] = { "indicator", NULL, 0 },
	[C_METHOD] = { "method", NULL, 0 },
	[C_PLACE] = { "place", NULL, 0 },
	[C_BREAKDOWN] = { "breakdown", NULL, 0 },
	[C_NAME] = { NULL, "entry-book.column.indicator", 38 },
	[C_PLACE_NAME] = { NULL, "entry-book.column.place", 24 },
	[C_DETAIL] = { NULL, "entry-book.column.detail", 20 },
	[C_UNIT] = { NULL, "entry-book.column.unit", 14 },
	[C_LAST_PERIOD] = { NULL, "entry-book.column.last-period", 16 },
	[C_LAST] = { NULL, "entry-book.column.last", 16 },
	[C_PERIOD] = { NULL, "entry-book.column.period", 16 },
	[C_NUMERATOR] = { NULL, "entry-book.column.numerator", 14 },
	[C_DENOMINATOR] = { NULL, "entry-book.column.denominator", 14 },
	[C_VALUE] = { NULL, "entry-book.column.value", 14 },
	[C_STATUS] = { NULL, "entry-book.column.status", 16 },
	[C_NOTE] = { NULL, "entry-book.column.note", 36 },
};

struct filling {
	const struct words *words;
	enum lang lang;
	const struct catalogue *catalogue;
	const struct entry_form *form;
	struct book *book;
	int widths[C_COUNT]; /* of the sheet at hand */
	int lines; /* that the row at hand needs */
	int last_row; /* of the sheet to fill in */
	int place_count; /* in the list of places */
	int indicator_count;
};

static void put(
	struct filling *filling, int row, int column, enum book_style style, const char *text)
{
	int width = filling->widths[column] * DIGIT_WIDTH;
	int lines = width == 0 || style == BOOK_TITLE || style == BOOK_ADVICE
		? 1
		: ((int)utf8_count(span_of(text)) * LETTER_WIDTH + width - 1) / width;

	book_text(filling->book, row, column + 1, style, text);
	filling->lines = lines > filling->lines ? lines : filling->lines;
}

/* Spreadsheets differ in whether they make room for a text that runs over several lines. */
static void end_row(struct filling *filling, int row)
{
	if (filling->lines > 1)
		book_height(filling->book, row, filling->lines);
	filling->lines = 0;
}

static void set_width(struct filling *filling, int column, int width)
{
	filling->widths[column] = width;
	book_column(filling->book, column + 1, width);
}

/* Does any row need the column? Details and parts are left out where none does. */
static bool shows(const struct entry_form *form, int column)
{
	if (columns[column].width == 0)
		return false;
	if (column != C_DETAIL && column != C_NUMERATOR && column != C_DENOMINATOR)
		return true;
	for (size_t i = 0; i < form->count; i++)
		if (column == C_DETAIL ? *form->rows[i].breakdown != '\0'
				       : form->rows[i].indicator->kind == KIND_RATIO)
			return true;
	return false;
}

static void write_head(struct filling *filling)
{
	text_auto title = { 0 };

	words_say(filling->words, "entry-book.title", &title, "reporter",
		filling->form->reporter->name[filling->lang], NULL);
	put(filling, TITLE_ROW, C_NAME, BOOK_TITLE, text_z(&title));
	book_height(filling->book, TITLE_ROW, TITLE_LINES);
	put(filling, ADVICE_ROW, C_NAME, BOOK_ADVICE,
		words_get(filling->words, "entry-book.advice"));
	for (int i = 0; i < C_COUNT; i++) {
		set_width(filling, i, shows(filling->form, i) ? columns[i].width : 0);
		put(filling, HEADER_ROW, i, BOOK_HEADING,
			columns[i].code != NULL ? columns[i].code
						: words_get(filling->words, columns[i].words));
	}
}

/* The indicator's name, and the method's where it is not the usual one. */
static void put_name(struct filling *filling, int row, const struct entry_form_row *asked)
{
	text_auto name = { 0 };

	text_addz(&name, asked->indicator->name[filling->lang]);
	if (!asked->method->primary)
		text_addf(&name, " (%s)", asked->method->name[filling->lang]);
	put(filling, row, C_NAME, BOOK_GIVEN, text_z(&name));
}

static void put_last(struct filling *filling, int row, const struct observation *last)
{
	text_auto period = { 0 };

	if (last != NULL)
		period_say(&last->period, filling->lang, &period);
	put(filling, row, C_LAST_PERIOD, BOOK_GIVEN, text_z(&period));
	if (last != NULL && last->known)
		book_number(filling->book, row, C_LAST + 1, BOOK_GIVEN, last->value);
	else
		put(filling, row, C_LAST, BOOK_GIVEN,
			last == NULL ? "" : status_say(last->status, filling->lang));
}

static void put_codes(struct filling *filling, int row, const struct entry_form_row *asked)
{
	text_auto place = { 0 };

	text_addf(&place, "%s@%s", asked->place->code, asked->place->valid_from);
	put(filling, row, C_FORM, BOOK_GIVEN, "1");
	put(filling, row, C_INDICATOR, BOOK_GIVEN, asked->indicator->code);
	put(filling, row, C_METHOD, BOOK_GIVEN, asked->method->code);
	put(filling, row, C_PLACE, BOOK_GIVEN, text_z(&place));
	put(filling, row, C_BREAKDOWN, BOOK_GIVEN, asked->breakdown);
}

static void write_row(struct filling *filling, int row, const struct entry_form_row *asked)
{
	bool ratio = asked->indicator->kind == KIND_RATIO;
	text_auto period = { 0 };

	put_codes(filling, row, asked);
	put_name(filling, row, asked);
	put(filling, row, C_PLACE_NAME, BOOK_GIVEN, asked->place->name[filling->lang]);
	put(filling, row, C_DETAIL, BOOK_GIVEN, asked->breakdown);
	put(filling, row, C_UNIT, BOOK_GIVEN, asked->indicator->unit_name[filling->lang]);
	put_last(filling, row, asked->last);
	if (asked->asked != NULL)
		period_say(asked->asked, filling->lang, &period);
	put(filling, row, C_PERIOD, BOOK_ASKED, text_z(&period));
	put(filling, row, C_NUMERATOR, ratio ? BOOK_ASKED : BOOK_BARRED, "");
	put(filling, row, C_DENOMINATOR, ratio ? BOOK_ASKED : BOOK_BARRED, "");
	for (int column = C_VALUE; column < C_COUNT; column++)
		put(filling, row, column, BOOK_ASKED, "");
	end_row(filling, row);
}

static void want_numbers(
	struct filling *filling, const struct book_area *area, const char *least, const char *most)
{
	struct book_hint hint = { .refusal = words_get(filling->words, "entry-book.number.refusal"),
		.reason = words_get(filling->words, "entry-book.number.reason") };

	book_numbers(filling->book, area, least, most, &hint);
}

/* Each indicator's rows stand together and take values within its bounds. */
static void bound_values(struct filling *filling, int first_row)
{
	const struct entry_form *form = filling->form;

	for (size_t from = 0, until; from < form->count; from = until) {
		const struct indicator *indicator = form->rows[from].indicator;

		for (until = from; until < form->count && form->rows[until].indicator == indicator;
			until++)
			;
		want_numbers(filling,
			&(struct book_area){ first_row + (int)from, first_row + (int)until - 1,
				C_VALUE + 1, C_VALUE + 1 },
			indicator->minimum, indicator->maximum);
	}
}

/* Rows for what the form does not ask for: indicator and place are chosen from lists. */
static void write_added(struct filling *filling, int row)
{
	put(filling, row, C_FORM, BOOK_GIVEN, "1");
	for (int column = C_NAME; column < C_COUNT; column++)
		put(filling, row, column,
			column == C_UNIT || column == C_LAST_PERIOD || column == C_LAST ||
					column == C_DETAIL
				? BOOK_BARRED
				: BOOK_ASKED,
			"");
}

static void list(
	struct filling *filling, int first, int column, int from, int count, const char *hint)
{
	struct book_area area = { first, filling->last_row, column + 1, column + 1 };
	text_auto range = { 0 };

	text_addf(&range, "='%s'!$%c$1:$%c$%d", words_get(filling->words, "entry-book.sheet.lists"),
		'A' + from, 'A' + from, count);
	book_list(filling->book, &area, text_z(&range),
		&(struct book_hint){
			.refusal = words_get(filling->words, "entry-book.list.refusal"),
			.reason = words_get(filling->words, hint) });
}

static void write_figures(struct filling *filling)
{
	const struct entry_form *form = filling->form;
	int first = HEADER_ROW + 1, added = first + (int)form->count;

	filling->last_row = added + ADDED_ROWS - 1;
	book_sheet(filling->book, words_get(filling->words, "entry-book.sheet.figures"),
		BOOK_PROTECTED);
	write_head(filling);
	for (size_t i = 0; i < form->count; i++)
		write_row(filling, first + (int)i, &form->rows[i]);
	for (int row = added; row <= filling->last_row; row++)
		write_added(filling, row);
	bound_values(filling, first);
	want_numbers(filling,
		&(struct book_area){ first, filling->last_row, C_NUMERATOR + 1, C_DENOMINATOR + 1 },
		"", "");
	list(filling, first, C_STATUS, 2, STATUS_COUNT, "entry-book.list.status");
	list(filling, added, C_NAME, 0, filling->indicator_count, "entry-book.list.indicator");
	list(filling, added, C_PLACE_NAME, 1, filling->place_count, "entry-book.list.place");
	book_table(filling->book,
		&(struct book_area){ HEADER_ROW, filling->last_row, C_NAME + 1, C_COUNT },
		C_PLACE_NAME + 1);
}

/* The first row of each indicator stands for it; NULL for the others. */
static const struct indicator *begins(const struct entry_form *form, size_t at)
{
	const struct indicator *indicator = form->rows[at].indicator;

	return at > 0 && form->rows[at - 1].indicator == indicator ? NULL : indicator;
}

static void say_bounds(const struct indicator *indicator, struct text *ret)
{
	bool least = *indicator->minimum != '\0', most = *indicator->maximum != '\0';

	if (least && most)
		text_addf(ret, "%s – %s", indicator->minimum, indicator->maximum);
	else if (least || most)
		text_addf(ret, "%s %s", least ? "≥" : "≤",
			least ? indicator->minimum : indicator->maximum);
}

static void write_definition(struct filling *filling, int row, const struct indicator *indicator)
{
	enum lang lang = filling->lang;
	text_auto bounds = { 0 };
	const char *const cells[] = { indicator->name[lang], indicator->definition[lang],
		indicator->unit_name[lang], indicator->numerator[lang],
		indicator->denominator[lang] };

	for (size_t i = 0; i < COUNT(cells); i++)
		put(filling, row, (int)i, BOOK_GIVEN, cells[i]);
	say_bounds(indicator, &bounds);
	put(filling, row, COUNT(cells), BOOK_GIVEN, text_z(&bounds));
	end_row(filling, row);
}

static void write_guide(struct filling *filling)
{
	static const char *const lines[] = { "entry-book.guide.fill", "entry-book.guide.period",
		"entry-book.guide.parts", "entry-book.guide.numbers", "entry-book.guide.absent",
		"entry-book.guide.blank", "entry-book.guide.note", "entry-book.guide.added",
		"entry-book.guide.send" };
	static const struct {
		const char *words;
		int width;
	} heads[] = { { "entry-book.column.indicator", 34 }, { "entry-book.column.definition", 60 },
		{ "entry-book.column.unit", 16 }, { "entry-book.column.numerator", 28 },
		{ "entry-book.column.denominator", 28 }, { "entry-book.column.bounds", 18 } };
	int row = 1;

	book_sheet(
		filling->book, words_get(filling->words, "entry-book.sheet.guide"), BOOK_PROTECTED);
	book_height(filling->book, row, TITLE_LINES);
	put(filling, row++, 0, BOOK_TITLE, words_get(filling->words, "entry-book.guide.title"));
	for (size_t i = 0; i < COUNT(lines); i++)
		put(filling, row++, 0, BOOK_ADVICE, words_get(filling->words, lines[i]));
	row++;
	for (size_t i = 0; i < COUNT(heads); i++) {
		set_width(filling, (int)i, heads[i].width);
		put(filling, row, (int)i, BOOK_HEADING, words_get(filling->words, heads[i].words));
	}
	for (size_t i = 0; i < filling->form->count; i++)
		if (begins(filling->form, i) != NULL)
			write_definition(filling, ++row, begins(filling->form, i));
}

/* The places that a figure of today can be of. */
static bool is_listed(const struct place *place)
{
	return *place->valid_until == '\0' && place->level >= PLACE_PROVINCE;
}

static void count_lists(struct filling *filling)
{
	for (size_t i = 0; i < filling->form->count; i++)
		filling->indicator_count += begins(filling->form, i) != NULL;
	for (int i = 0; i < filling->catalogue->place_count; i++)
		filling->place_count += is_listed(&filling->catalogue->places[i]);
}

static void write_lists(struct filling *filling)
{
	int row = 0;

	book_sheet(filling->book, words_get(filling->words, "entry-book.sheet.lists"), BOOK_HIDDEN);
	for (size_t i = 0; i < filling->form->count; i++)
		if (begins(filling->form, i) != NULL)
			put(filling, ++row, 0, BOOK_PLAIN,
				begins(filling->form, i)->name[filling->lang]);
	row = 0;
	for (int i = 0; i < filling->catalogue->place_count; i++)
		if (is_listed(&filling->catalogue->places[i]))
			put(filling, ++row, 1, BOOK_PLAIN,
				filling->catalogue->places[i].name[filling->lang]);
	for (int i = 0; i < STATUS_COUNT; i++)
		put(filling, i + 1, 2, BOOK_PLAIN,
			status_say((OBSERVATION_VALUED OBSERVATION_ABSENT)[i], filling->lang));
}

bool entry_book(const struct words *words, const struct catalogue *catalogue,
	const struct entry_form *form, const char *made_at, struct text *ret, struct error *err)
{
	book_auto *book = NULL;
	struct filling filling = {
		.words = words, .lang = words_lang(words), .catalogue = catalogue, .form = form
	};
	text_auto title = { 0 };

	words_say(words, "entry-book.title", &title, "reporter", form->reporter->name[filling.lang],
		NULL);
	book = book_new(text_z(&title), catalogue->title[filling.lang], made_at);
	filling.book = book;
	count_lists(&filling);
	write_figures(&filling);
	write_guide(&filling);
	write_lists(&filling);
	return book_finish(book, ret, err);
}
