/* store/edition/derive_inputs.c - what a computed figure is made from; see derive_private.h. */
#include <stdlib.h>
#include <string.h>

#include "store/edition/derive_private.h"
#include "store/edition/figures.h"

static int compare_places(const struct place *a, const struct place *b)
{
	int order = strcmp(a->code, b->code);

	return order != 0 ? order : (a->from_day > b->from_day) - (a->from_day < b->from_day);
}

/* By place code, then period, then the places that had the code in turn. */
static int compare_keys(const struct place *place, const struct period *period,
	const struct place *other_place, const struct period *other_period)
{
	int order = strcmp(place->code, other_place->code);

	if (order == 0)
		order = period_compare(period, other_period);
	return order != 0 ? order : compare_places(place, other_place);
}

static int compare_entries(const void *left, const void *right)
{
	const struct observation *a = &((const struct derive_entry *)left)->figure;
	const struct observation *b = &((const struct derive_entry *)right)->figure;

	return compare_keys(a->place, &a->period, b->place, &b->period);
}

static int compare_spots(const void *left, const void *right)
{
	const struct derive_spot *a = left, *b = right;

	return compare_keys(a->place, &a->period, b->place, &b->period);
}

static void sort(struct derive_input *input)
{
	if (input->count > 0)
		qsort(input->entries, input->count, sizeof *input->entries, compare_entries);
}

static struct derive_entry *add(struct arena *arena, struct derive_input *input)
{
	input->entries = arena_push(arena, input->entries, input->count, sizeof *input->entries);
	return &input->entries[input->count++];
}

static bool read_figures(struct db *edition, struct arena *arena, const struct catalogue *catalogue,
	const struct method *method, struct derive_input *ret, struct error *err)
{
	stmt_auto *stmt = db_query(edition,
		"SELECT " FIGURE_COLUMNS " FROM figure WHERE method_id = ?1 AND breakdown = ''"
		" AND current = 1");
	enum db_step step;

	stmt_int(stmt, 1, method->id);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		struct derive_entry *entry = add(arena, ret);

		entry->held = HELD_FIGURE;
		if (!figure_read(stmt, arena, catalogue, &entry->figure, err))
			return false;
	}
	return step == DB_DONE;
}

/* The edition since which a total is what it is: the last that any of its figures came in. */
static int since_of(const struct derive_input *input, size_t figures, const struct period *period)
{
	int since = 0;

	for (size_t i = 0; i < figures; i++)
		if (period_compare(&input->entries[i].figure.period, period) == 0 &&
			input->entries[i].figure.since > since)
			since = input->entries[i].figure.since;
	return since;
}

static bool read_total(struct stmt *stmt, struct arena *arena, const struct catalogue *catalogue,
	struct observation *ret, struct error *err)
{
	const char *period = column_text(stmt, arena, 1);

	*ret = (struct observation){
		.place = catalogue_place_id(catalogue, (int)column_int(stmt, 0)),
		.breakdown = "",
		.status = column_text(stmt, arena, 4)[0],
		.computed = true,
		.vintage = "",
		.source = "",
		.note = { "", "" },
	};
	ret->known = column_decimal(stmt, 2, &ret->value);
	return (ret->place != NULL && period_parse(span_of(period), &ret->period)) ||
		error_set(err, ERROR_FAILURE, "edition.form", "total %s", period);
}

static bool read_totals(struct db *edition, struct arena *arena, const struct catalogue *catalogue,
	const struct method *method, struct derive_input *ret, struct error *err)
{
	stmt_auto *stmt = db_query(edition,
		"SELECT place_id, period, value_units, value_scale, status FROM total"
		" WHERE method_id = ?1 AND former = 0 AND over = 'places'"
		" AND value_units IS NOT NULL");
	const struct derive_input figures = *ret;
	enum db_step step;

	stmt_int(stmt, 1, method->id);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		struct observation total;
		struct derive_entry *entry;

		if (!read_total(stmt, arena, catalogue, &total, err))
			return false;
		if (derive_input_find(&figures, total.place, &total.period, false) != NULL)
			continue;
		total.since = since_of(&figures, figures.count, &total.period);
		entry = add(arena, ret);
		*entry = (struct derive_entry){ total, HELD_TOTAL };
	}
	return step == DB_DONE;
}

bool derive_input_read(struct db *edition, struct arena *arena, const struct catalogue *catalogue,
	const struct method *method, struct derive_input *ret, struct error *err)
{
	*ret = (struct derive_input){ 0 };
	if (!read_figures(edition, arena, catalogue, method, ret, err))
		return false;
	sort(ret);
	if (!read_totals(edition, arena, catalogue, method, ret, err))
		return false;
	sort(ret);
	return true;
}

const struct derive_entry *derive_input_find(const struct derive_input *input,
	const struct place *place, const struct period *period, bool heirs)
{
	const struct derive_entry *found = NULL;
	size_t low = 0, high = input->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct observation *each = &input->entries[middle].figure;
		int order = strcmp(each->place->code, place->code);

		if (order == 0)
			order = period_compare(&each->period, period);
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < input->count; low++) {
		const struct observation *each = &input->entries[low].figure;

		if (strcmp(each->place->code, place->code) != 0 ||
			period_compare(&each->period, period) != 0)
			break;
		if (each->place == place)
			return &input->entries[low];
		found = &input->entries[low];
	}
	return heirs ? found : NULL;
}

size_t derive_spots(
	struct arena *arena, const struct derive_input *inputs, int count, struct derive_spot **ret)
{
	struct derive_spot *list = NULL;
	size_t all = 0, kept = 0;

	for (int i = 0; i < count; i++)
		for (size_t k = 0; k < inputs[i].count; k++) {
			const struct observation *figure = &inputs[i].entries[k].figure;

			list = arena_push(arena, list, all, sizeof *list);
			list[all++] = (struct derive_spot){ figure->place, figure->period };
		}
	if (all > 0)
		qsort(list, all, sizeof *list, compare_spots);
	for (size_t i = 0; i < all; i++)
		if (kept == 0 || compare_spots(&list[kept - 1], &list[i]) != 0)
			list[kept++] = list[i];
	*ret = list;
	return kept;
}
