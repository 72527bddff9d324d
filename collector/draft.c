/*
 * collector/draft.c - see draft.h: header, rows, then what only shows when all
 * rows are there.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "collector/draft_private.h"
#include "collector/guard.h"
#include "collector/problems.h"

void draft_tell(struct drafting *drafting, int line, int column, const char *header,
	const char *key, struct span read, const char *detail)
{
	const struct problem told = {
		.line = line, .column = column, .header = header, .key = key, .detail = detail
	};

	problems_add(drafting->arena, drafting->reader, &told, read, &drafting->problems,
		&drafting->problem_count);
}

/* Where people see a field: a form's codes do not show. */
static int shown_column(const struct drafting *drafting, enum field field)
{
	const struct columns *plan = &drafting->plan;
	int spare = plan->spare[field];

	if (spare == COLUMN_NONE && plan->form != COLUMN_NONE &&
		(field == FIELD_METHOD || field == FIELD_BREAKDOWN))
		spare = plan->spare[FIELD_INDICATOR];
	return spare == COLUMN_NONE ? drafting->columns[field] : spare;
}

const char *draft_header(const struct drafting *drafting, enum field field)
{
	const char *named = drafting->mapping->column[field];
	int column = shown_column(drafting, field);

	return column != COLUMN_NONE ? drafting->headers[column]
		: named != NULL      ? named
				     : mapping_fields[field];
}

/* figure_tell: a problem of the row being read. */
static void tell(void *context, enum field field, const char *key, const char *detail)
{
	struct drafting *drafting = context;
	bool wrong = drafting->row.kinds[field] == CELL_WRONG;

	if (strcmp(key, "period.form") == 0 && drafting->row.fields[field].size == 0)
		key = "period.missing";
	draft_tell(drafting, drafting->row.line, shown_column(drafting, field) + 1,
		draft_header(drafting, field), wrong ? "cell.wrong" : key,
		drafting->row.fields[field], wrong ? "" : detail);
}

/* A cell of the record; what stands past a grid's last one is empty. */
static struct cell cell_of(const struct drafting *drafting, int column)
{
	static const struct cell empty = { .text = { "", 0 } };

	return (size_t)column < drafting->record.count ? drafting->record.cells[column] : empty;
}

/* Dimension=Value|…, in the order they were named; empty values are the whole. */
static const char *breakdown_of(struct drafting *drafting, struct arena *arena)
{
	struct span written = drafting->row.fields[FIELD_BREAKDOWN];
	text_auto text = { 0 };

	text_add(&text, written);
	for (int i = 0; i < drafting->mapping->breakdown_count; i++) {
		struct span value = span_trim(cell_of(drafting, drafting->breakdown[i]).text);

		if (value.size == 0)
			continue;
		if (memchr(value.data, '|', value.size) != NULL || !utf8_is_plain(value))
			draft_tell(drafting, drafting->record.row, drafting->breakdown[i] + 1,
				drafting->mapping->breakdown[i], "breakdown.form", value, "");
		text_addf(
			&text, "%s%s=", text.size == 0 ? "" : "|", drafting->mapping->breakdown[i]);
		text_add(&text, value);
	}
	return arena_copy(arena, text_z(&text), text.size);
}

static bool says_value(const struct figure_row *row)
{
	return row->fields[FIELD_VALUE].size > 0;
}

static bool says_nothing(const struct figure_row *row)
{
	return !says_value(row) && row->fields[FIELD_NUMERATOR].size == 0 &&
		row->fields[FIELD_DENOMINATOR].size == 0;
}

/* A number that was written once, over several rows. */
static bool is_repeated_number(enum field field, const struct cell *cell)
{
	return (cell->marks & CELL_MERGED) != 0 &&
		(field == FIELD_VALUE || field == FIELD_NUMERATOR || field == FIELD_DENOMINATOR);
}

static void read_field(struct drafting *drafting, enum field field)
{
	struct figure_row *row = &drafting->row;
	const char *fixed = drafting->mapping->fixed[field];
	struct cell cell = { .text = span_of(fixed) };

	if (fixed == NULL && drafting->columns[field] != COLUMN_NONE) {
		cell = cell_of(drafting, drafting->columns[field]);
		cell.text = guard_strip(span_trim(cell.text));
	}
	if (cell.text.size == 0 && drafting->plan.spare[field] != COLUMN_NONE)
		cell.text = span_trim(cell_of(drafting, drafting->plan.spare[field]).text);
	row->fields[field] = cell.text;
	row->kinds[field] = cell.kind;
	if (is_repeated_number(field, &cell))
		tell(drafting, field, "cell.merged", "");
}

static bool has_fields(struct drafting *drafting)
{
	if (reader_fits(drafting->reader, &drafting->record, drafting->header_count,
		    drafting->plan.people))
		return true;
	draft_tell(drafting, drafting->record.row, 0, "", "row.fields", (struct span){ 0 },
		arena_format(drafting->arena, "%zu/%zu", drafting->record.count,
			drafting->header_count));
	return false;
}

/* Refuses a figure told in thousands, millions or billions that its unit does not count in. */
static bool check_thousands(struct drafting *drafting, const struct entry *entry)
{
	enum field field = says_value(&drafting->row) ? FIELD_VALUE : FIELD_NUMERATOR;
	struct span unit = drafting->units == COLUMN_NONE
		? (struct span){ "", 0 }
		: span_trim(cell_of(drafting, drafting->units).text);
	enum thousands of_unit = thousands_of(unit);
	enum thousands said = of_unit != THOUSANDS_NONE ? of_unit : drafting->told[field];

	if (said == THOUSANDS_NONE || !entry->observation.known ||
		said == thousands_of_unit(catalogue_of_method(drafting->catalogue, entry->method)))
		return true;
	tell(drafting, field, "unit.other", "");
	return false;
}

/* One figure of the row at hand. */
static void read_figure(struct drafting *drafting)
{
	size_t problems = drafting->problem_count;
	struct arena *arena = &drafting->passing;
	const struct translation translation = { arena, drafting->catalogue, drafting->names,
		drafting->plan.people, drafting->mapping->decimal, drafting->level,
		&drafting->marks, tell, drafting };
	struct figure_row spoken;
	struct entry entry;

	if (drafting->mapping->empty != NULL && says_nothing(&drafting->row))
		drafting->row.fields[FIELD_STATUS] = span_of(drafting->mapping->empty);
	arena_reset(arena);
	drafting->row.breakdown = breakdown_of(drafting, arena);
	translate_row(&translation, &drafting->row, &spoken);
	if (!figure_from_row(arena, drafting->catalogue, &spoken, tell, drafting, &entry) ||
		drafting->problem_count > problems)
		return;
	if (method_computed(entry.method)) {
		drafting->computed++;
		return;
	}
	if (!check_thousands(drafting, &entry))
		return;
	figure_keep(drafting->arena,
		drafting->count == 0 ? NULL : &drafting->entries[drafting->count - 1], &entry);
	entry.field =
		drafting->columns[says_value(&drafting->row) ? FIELD_VALUE : FIELD_NUMERATOR] + 1;
	drafting->entries = arena_push(
		drafting->arena, drafting->entries, drafting->count, sizeof *drafting->entries);
	drafting->entries[drafting->count++] = entry;
}

/* The figures that stand across, each under its period or place; an empty cell is none. */
static void read_across(struct drafting *drafting)
{
	const struct columns *plan = &drafting->plan;

	for (size_t i = 0; i < plan->across_count; i++) {
		int column = plan->across_columns[i];

		drafting->columns[FIELD_VALUE] = drafting->columns[plan->across] = column;
		read_field(drafting, FIELD_VALUE);
		if (!says_value(&drafting->row) && drafting->mapping->empty == NULL)
			continue;
		drafting->row.fields[plan->across] = span_of(drafting->headers[column]);
		drafting->row.kinds[plan->across] = CELL_TEXT;
		read_figure(drafting);
	}
}

/* A month beside its year: "quy II 2025". One that says what it is ("Quý II") needs no such word. */
static void join_year(struct drafting *drafting)
{
	const struct columns *plan = &drafting->plan;
	struct span *part = &drafting->row.fields[FIELD_PERIOD];
	struct span year = span_trim(cell_of(drafting, plan->year).text);
	const char *word = span_made_of(*part, "0123456789IVXivx") ? plan->year_of : "";

	if (part->size > 0)
		*part = span_of(arena_format(drafting->arena, "%s %.*s %.*s", word, (int)part->size,
			part->data, (int)year.size, year.data));
}

/* Does the row name a place or an indicator? Then a figure is missing in it. */
static bool names_something(const struct drafting *drafting)
{
	const struct figure_row *row = &drafting->row;

	return (drafting->columns[FIELD_PLACE] != COLUMN_NONE &&
		       names_know_place(drafting->names, row->fields[FIELD_PLACE])) ||
		(drafting->columns[FIELD_INDICATOR] != COLUMN_NONE &&
			names_indicator(drafting->names, row->fields[FIELD_INDICATOR]) != NULL);
}

/* A line of words under a table of people: one cell alone, and it no figure's. */
static bool is_remark(const struct drafting *drafting)
{
	size_t full = 0;

	for (size_t i = 0; i < drafting->record.count; i++)
		full += span_trim(drafting->record.cells[i].text).size > 0;
	return drafting->plan.people && full <= 1 && drafting->header_count > 2 &&
		says_nothing(&drafting->row) &&
		(full == 0 || drafting->plan.across != FIELD_COUNT || !names_something(drafting));
}

/* A row of a form that nobody filled in. */
static bool is_blank(struct drafting *drafting)
{
	const struct columns *plan = &drafting->plan;
	const struct figure_row *row = &drafting->row;

	if (plan->form == COLUMN_NONE || span_trim(cell_of(drafting, plan->form).text).size == 0 ||
		!says_nothing(row) || row->fields[FIELD_STATUS].size > 0 ||
		row->fields[FIELD_NOTE].size > 0)
		return false;
	drafting->blanks += row->fields[FIELD_INDICATOR].size > 0;
	return true;
}

static void read_row(struct drafting *drafting)
{
	if (!has_fields(drafting)) {
		drafting->rows++;
		return;
	}
	drafting->row.line = drafting->record.row;
	drafting->row.fields[FIELD_VALUE] = (struct span){ 0 }; /* across: that of the row before */
	drafting->row.hurried = drafting->problem_count >= DRAFT_MAX_PROBLEMS;
	for (enum field field = 0; field < FIELD_COUNT; field++)
		if (drafting->plan.across == FIELD_COUNT ||
			(field != FIELD_VALUE && field != drafting->plan.across))
			read_field(drafting, field);
	if (is_remark(drafting) || is_blank(drafting))
		return;
	drafting->rows++;
	if (drafting->plan.year != COLUMN_NONE)
		join_year(drafting);
	if (drafting->plan.across == FIELD_COUNT)
		read_figure(drafting);
	else
		read_across(drafting);
}

static int compare_lines(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int order = entry_compare(a, b);

	return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

static bool in_order(const struct entry *entries, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (compare_lines(&entries[i - 1], &entries[i]) > 0)
			return false;
	return true;
}

/* Sorts the figures as they will be stored and tells of those that stand twice. */
static void check_repeats(struct drafting *drafting)
{
	struct entry *entries = drafting->entries;
	size_t first = 0;

	if (!in_order(entries, drafting->count))
		qsort(entries, drafting->count, sizeof *entries, compare_lines);
	for (size_t i = 1; i < drafting->count; i++) {
		if (entry_compare(&entries[first], &entries[i]) != 0) {
			first = i;
			continue;
		}
		draft_tell(drafting, entries[i].line, drafting->columns[FIELD_PERIOD] + 1,
			draft_header(drafting, FIELD_PERIOD), "figure.repeated",
			span_of(entries[i].observation.period.label),
			arena_format(drafting->arena, "%d", entries[first].line));
	}
}

/* Our own layout with decimal commas in it: were those points thousands? */
static void ask_doubts(struct drafting *drafting)
{
	for (size_t i = 0; drafting->marks.comma && i < drafting->marks.count; i++) {
		const struct marks_doubt *doubt = &drafting->marks.doubts[i];
		size_t point = (size_t)((const char *)memchr(
						doubt->text.data, '.', doubt->text.size) -
			doubt->text.data);

		draft_tell(drafting, doubt->line, drafting->columns[doubt->field] + 1,
			draft_header(drafting, doubt->field), "number.ambiguous", doubt->text,
			arena_format(drafting->arena, "%.*s%.*s / %.*s", (int)point,
				doubt->text.data, (int)(doubt->text.size - point - 1),
				doubt->text.data + point + 1, (int)doubt->text.size,
				doubt->text.data));
	}
}

/* Reads the header and all rows. */
static void read_records(struct drafting *drafting)
{
	struct error err;
	size_t most = drafting->mapping->most == 0 ? DRAFT_MAX_FIGURES : drafting->mapping->most;
	enum reader_step step = draft_read_header(drafting, &err);

	if (step == READER_RECORD) {
		if (!draft_take_header(drafting))
			return; /* without its columns a file cannot be read */
		while (drafting->count <= most &&
			(step = reader_next(drafting->reader, &drafting->record, &err)) ==
				READER_RECORD)
			read_row(drafting);
		if (drafting->count > most)
			draft_tell(drafting, drafting->record.row, 0, "", "file.figures",
				(struct span){ 0 }, arena_format(drafting->arena, "%zu", most));
		ask_doubts(drafting);
	}
	if (step == READER_ERROR)
		draft_tell(drafting, err.line, err.column, "", err.key, (struct span){ 0 },
			err.detail);
	else if (drafting->rows == 0 || (drafting->count == 0 && drafting->problem_count == 0))
		draft_tell(drafting, 1, 0, "", "file.empty", (struct span){ 0 }, "");
}

void draft_read(struct arena *arena, const struct catalogue *catalogue, struct reader *reader,
	const struct mapping *mapping, struct draft *ret)
{
	struct drafting drafting = { .arena = arena,
		.catalogue = catalogue,
		.reader = reader,
		.mapping = mapping,
		.names = names_new(arena, catalogue),
		.level = NAMES_ANY_LEVEL,
		.units = COLUMN_NONE,
		.marks = { .arena = arena } };

	read_records(&drafting);
	arena_done(&drafting.passing);
	check_repeats(&drafting);
	problems_sort(drafting.problems, drafting.problem_count);
	*ret = (struct draft){ drafting.entries, drafting.count, drafting.problems,
		drafting.problem_count, drafting.rows, drafting.blanks, drafting.computed,
		drafting.headers, drafting.header_count, drafting.plan };
}
