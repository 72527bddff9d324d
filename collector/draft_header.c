/* collector/draft_header.c - see draft_private.h: which row is the header, and what is wrong with it. */
#include <string.h>

#include "base/fold.h"
#include "collector/draft_private.h"

/* The index of a header, or COLUMN_NONE. */
static int find_header(const struct drafting *drafting, const char *name)
{
	for (size_t i = 0; i < drafting->header_count; i++)
		if (strcmp(drafting->headers[i], name) == 0)
			return (int)i;
	return COLUMN_NONE;
}

static bool is_required(enum field field)
{
	return field == FIELD_INDICATOR || field == FIELD_PLACE || field == FIELD_PERIOD;
}

static void tell_header(struct drafting *drafting, enum field field, const char *key)
{
	int rival = drafting->plan.rival[field];

	draft_tell(drafting, drafting->record.row, rival + 1, draft_header(drafting, field),
		rival == COLUMN_NONE ? key : "column.doubtful",
		rival == COLUMN_NONE ? (struct span){ 0 } : span_of(drafting->headers[rival]),
		mapping_fields[field]);
}

/* Tells of fields that must have a column and have none. */
static void match_fields(struct drafting *drafting)
{
	const struct mapping *mapping = drafting->mapping;
	const struct columns *plan = &drafting->plan;

	for (enum field field = 0; field < FIELD_COUNT; field++) {
		drafting->columns[field] = plan->of[field];
		if (plan->rival[field] != COLUMN_NONE)
			tell_header(drafting, field, "");
		else if (plan->why[field] == COLUMN_ABSENT && mapping->fixed[field] == NULL &&
			(is_required(field) || mapping->column[field] != NULL))
			tell_header(drafting, field, "column.missing");
	}
	if (plan->why[FIELD_VALUE] == COLUMN_ABSENT && plan->rival[FIELD_VALUE] == COLUMN_NONE &&
		plan->why[FIELD_NUMERATOR] == COLUMN_ABSENT &&
		mapping->column[FIELD_VALUE] == NULL && mapping->fixed[FIELD_VALUE] == NULL)
		tell_header(drafting, FIELD_VALUE, "column.missing");
	for (int i = 0; i < mapping->breakdown_count; i++) {
		drafting->breakdown[i] = find_header(drafting, mapping->breakdown[i]);
		if (drafting->breakdown[i] == COLUMN_NONE)
			draft_tell(drafting, drafting->record.row, 0, mapping->breakdown[i],
				"column.missing", (struct span){ 0 }, "breakdown");
	}
}

/* Is that column read at all, or the twin of one that is? */
static bool is_read(const struct drafting *drafting, const char *header)
{
	const struct mapping *mapping = drafting->mapping;

	if (!drafting->plan.people)
		return true;
	for (enum field field = 0; field < FIELD_COUNT; field++)
		if (drafting->columns[field] != COLUMN_NONE &&
			strcmp(drafting->headers[drafting->columns[field]], header) == 0)
			return true;
	for (size_t i = 0; i < drafting->plan.across_count; i++)
		if (strcmp(drafting->headers[drafting->plan.across_columns[i]], header) == 0)
			return true;
	for (int i = 0; i < mapping->breakdown_count; i++)
		if (strcmp(mapping->breakdown[i], header) == 0)
			return true;
	return false;
}

static bool is_guessed(const struct drafting *drafting, int column)
{
	for (enum field field = 0; field < FIELD_COUNT; field++)
		if (drafting->plan.of[field] == column)
			return true;
	return false;
}

/* Tells of headers that stand twice and, in our own layout, of headers that are none of ours. */
static void check_headers(struct drafting *drafting)
{
	for (size_t i = 0; i < drafting->header_count; i++) {
		const char *header = drafting->headers[i];
		const char *key = NULL;

		if (find_header(drafting, header) != (int)i && is_read(drafting, header))
			key = "column.repeated";
		else if (!drafting->plan.people && text_index(mapping_fields, header) < 0 &&
			text_index(mapping_passed_over, header) < 0 &&
			!is_guessed(drafting, (int)i))
			key = "column.unknown";
		if (key != NULL)
			draft_tell(drafting, drafting->record.row, (int)i + 1, header, key,
				span_of(header), "");
	}
}

static void find_columns(struct drafting *drafting)
{
	drafting->header_count = drafting->record.count;
	drafting->headers = columns_headers(drafting->arena, &drafting->record);
	columns_find(drafting->arena, drafting->names, drafting->mapping, drafting->headers,
		drafting->header_count, &drafting->plan);
}

/* "Đơn vị tính: triệu đồng" above a table. */
static void hear_units(struct drafting *drafting)
{
	for (size_t i = 0; i < drafting->header_count; i++) {
		struct span text = span_of(drafting->headers[i]);

		if (thousands_may_be_told(text) && thousands_of(text) != THOUSANDS_NONE)
			drafting->above = thousands_of(text);
	}
}

enum reader_step draft_read_header(struct drafting *drafting, struct error *err)
{
	enum reader_step step = reader_next(drafting->reader, &drafting->record, err);
	const char **first = NULL;
	size_t first_count = 0;
	int row = 0;

	for (int i = 0; i < COLUMNS_SEARCH && step == READER_RECORD; i++) {
		find_columns(drafting);
		if (columns_are_header(&drafting->plan))
			return step;
		hear_units(drafting);
		if (i == 0) {
			first = drafting->headers;
			first_count = drafting->header_count;
			row = drafting->record.row;
		}
		step = reader_next(drafting->reader, &drafting->record, err);
	}
	if (first == NULL || step == READER_ERROR)
		return step;
	drafting->headers = first;
	drafting->header_count = first_count;
	drafting->record.row = row;
	columns_find(drafting->arena, drafting->names, drafting->mapping, first, first_count,
		&drafting->plan);
	return READER_RECORD;
}

/* What else the header tells: a column of units, the level of the places. */
static void find_units(struct drafting *drafting)
{
	int place = drafting->columns[FIELD_PLACE];
	text_auto header = { 0 };

	for (enum field field = 0; field < FIELD_COUNT; field++) {
		drafting->told[field] = thousands_of(span_of(draft_header(drafting, field)));
		if (drafting->told[field] == THOUSANDS_NONE)
			drafting->told[field] = drafting->above;
	}
	for (size_t i = 0; drafting->plan.people && i < drafting->header_count; i++)
		if (thousands_may_be_told(span_of(drafting->headers[i])) &&
			!is_guessed(drafting, (int)i))
			drafting->units = (int)i;
	if (place == COLUMN_NONE)
		return;
	fold_add(span_of(drafting->headers[place]), &header);
	drafting->level = names_level_of(text_z(&header));
}

bool draft_take_header(struct drafting *drafting)
{
	match_fields(drafting);
	if (drafting->problem_count > 0)
		return false;
	check_headers(drafting);
	find_units(drafting);
	return true;
}
