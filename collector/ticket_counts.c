/* collector/ticket_counts.c - see ticket_counts.h: a row of counts for each place that has any. */
#include "collector/ticket_counts.h"

#include <stdlib.h>
#include <string.h>

enum { WHOLE, ROW = TICKET_MAX_FIELDS + 1 };

struct ticket_counts {
	struct arena *arena;
	const struct catalogue *catalogue;
	const struct ticket_spans *spans;
	const char *fields[TICKET_MAX_FIELDS];
	int field_count;
	struct hotline_counts **rows; /* by span and place; NULL: no ticket */
};

struct ticket_counts *ticket_counts_new(
	struct arena *arena, const struct catalogue *catalogue, const struct ticket_spans *spans)
{
	struct ticket_counts *counts = arena_new(arena, 1, sizeof *counts);

	*counts = (struct ticket_counts){ .arena = arena,
		.catalogue = catalogue,
		.spans = spans,
		.rows = arena_new(arena, spans->count * (size_t)catalogue->place_count,
			sizeof *counts->rows) };
	return counts;
}

int ticket_counts_field(struct ticket_counts *counts, const char *field)
{
	for (int i = 0; i < counts->field_count; i++)
		if (strcmp(counts->fields[i], field) == 0)
			return i;
	if (counts->field_count == TICKET_MAX_FIELDS)
		return -1;
	counts->fields[counts->field_count] = field;
	return counts->field_count++;
}

static void add(struct hotline_counts *counts, const struct hotline_counts *outcome)
{
	counts->received += outcome->received;
	counts->processed += outcome->processed;
	counts->on_time += outcome->on_time;
	counts->overdue += outcome->overdue;
}

void ticket_counts_add(struct ticket_counts *counts, size_t span, const struct place *place,
	int field, const struct hotline_counts *outcome)
{
	size_t index = (size_t)(place - counts->catalogue->places);
	struct hotline_counts **row =
		&counts->rows[span * (size_t)counts->catalogue->place_count + index];

	if (*row == NULL)
		*row = arena_new(counts->arena, ROW, sizeof **row);
	add(&(*row)[WHOLE], outcome);
	add(&(*row)[1 + field], outcome);
}

static void write_breakdown(const char *field, struct text *ret)
{
	text_addz(ret, "\"" HOTLINE_DIMENSION "=");
	for (; *field != '\0'; field++) {
		if (*field == '"')
			text_addc(ret, '"');
		text_addc(ret, *field);
	}
	text_addc(ret, '"');
}

static void write_figures(const struct ticket_counts *counts, size_t span,
	const struct place *place, const char *field, const struct hotline_counts *outcome,
	struct text *ret)
{
	for (enum hotline_measure measure = 0; measure < HOTLINE_MEASURES; measure++) {
		const char *code = hotline_indicators[measure];
		int64_t number, denominator;

		if (catalogue_indicator(counts->catalogue, code) == NULL ||
			!hotline_measure(measure, outcome, &number, &denominator))
			continue;
		text_addf(ret, "%s,%s@%s,%s,", code, place->code, place->valid_from,
			counts->spans->items[span].label);
		if (denominator == 0)
			text_addf(ret, "%jd,,,", (intmax_t)number);
		else
			text_addf(ret, ",%jd,%jd,", (intmax_t)number, (intmax_t)denominator);
		if (field != NULL)
			write_breakdown(field, ret);
		text_addc(ret, '\n');
	}
}

static int compare_fields(const void *left, const void *right)
{
	return strcmp(**(const char *const *const *)left, **(const char *const *const *)right);
}

void ticket_counts_write(const struct ticket_counts *counts, struct text *ret)
{
	size_t places = (size_t)counts->catalogue->place_count;
	const char *const *order[TICKET_MAX_FIELDS];

	for (int i = 0; i < counts->field_count; i++)
		order[i] = &counts->fields[i];
	if (counts->field_count > 0)
		qsort(order, (size_t)counts->field_count, sizeof *order, compare_fields);
	text_addz(ret, "indicator,place,period,value,numerator,denominator,breakdown\n");
	for (size_t i = 0; i < counts->spans->count * places; i++) {
		const struct hotline_counts *row = counts->rows[i];
		const struct place *place = &counts->catalogue->places[i % places];

		if (row == NULL)
			continue;
		write_figures(counts, i / places, place, NULL, &row[WHOLE], ret);
		for (int f = 0; f < counts->field_count; f++) {
			const struct hotline_counts *part = &row[1 + (order[f] - counts->fields)];

			if (part->received > 0)
				write_figures(counts, i / places, place, *order[f], part, ret);
		}
	}
}
