/*
 * store/edition/totals.c - see totals.h.
 *
 * One method at a time: its figures are read in key order and packed, so that
 * what is held in memory is one method's, whatever the edition's size.
 */
#include "store/edition/totals.h"

#include <stdlib.h>
#include <string.h>

#include "indicators/rollup_all.h"
#include "indicators/rollup_tree.h"
#include "store/db_given.h"

struct totalling {
	struct db *edition;
	const struct catalogue *catalogue;
	struct rollup_node *nodes;
	int node_count;
	int *node_of; /* by id of a place; -1 none */
	int most_id;
	struct stmt *select, *insert;
	struct error *err;
};

/* A figure as it lies in the file. */
struct row {
	struct observation figure;
	int node, period;
};

struct rows {
	struct row *list;
	struct period *periods;
	size_t count;
	int period_count;
};

/* The tree of the wards, and beside it the places that stand in no tree, such as the country. */
static void plant(struct arena *arena, struct totalling *totalling)
{
	const struct catalogue *catalogue = totalling->catalogue;
	struct rollup_tree tree = rollup_tree_make(arena, catalogue, PLACE_WARD);
	size_t room = (size_t)tree.count + (size_t)catalogue->place_count;

	totalling->nodes = arena_new(arena, room + 1, sizeof *totalling->nodes);
	if (tree.count > 0)
		memcpy(totalling->nodes, tree.nodes, (size_t)tree.count * sizeof *totalling->nodes);
	totalling->node_count = tree.count;
	for (int i = 0; i < catalogue->place_count; i++)
		if (catalogue->places[i].id > totalling->most_id)
			totalling->most_id = catalogue->places[i].id;
	totalling->node_of = arena_new(
		arena, (size_t)totalling->most_id + 1, sizeof *totalling->node_of);
	for (int id = 0; id <= totalling->most_id; id++)
		totalling->node_of[id] = -1;
	for (int i = 0; i < catalogue->place_count; i++) {
		int node = tree.node_of[i];

		if (node < 0) {
			node = totalling->node_count++;
			totalling->nodes[node] = (struct rollup_node){ &catalogue->places[i], -1,
				false, false, -1 };
		}
		totalling->node_of[catalogue->places[i].id] = node;
	}
}

/* The index of the row's period among those seen; figures of a place stand in order of time. */
static bool find_period(
	const struct totalling *totalling, struct arena *arena, struct rows *rows, int *at)
{
	int64_t from = column_int(totalling->select, 1), until = column_int(totalling->select, 2);
	struct period period;

	for (int i = 0; i < rows->period_count; i++) {
		int guess = (*at + 1 + i) % rows->period_count;

		if (rows->periods[guess].from == from && rows->periods[guess].until == until) {
			*at = guess;
			return true;
		}
	}
	if (!period_parse(span_of(column_text(totalling->select, arena, 3)), &period))
		return error_set(totalling->err, ERROR_FAILURE, "edition.form", "figure %s",
			column_text(totalling->select, arena, 3));
	rows->periods = arena_push(
		arena, rows->periods, (size_t)rows->period_count, sizeof *rows->periods);
	rows->periods[ *at = rows->period_count++] = period;
	return true;
}

/* All current figures of a method that are of the whole. */
static bool read_rows(
	const struct totalling *totalling, struct arena *arena, int method, struct rows *ret)
{
	struct stmt *stmt = totalling->select;
	enum db_step step;
	int period = -1;

	stmt_int(stmt, 1, method);
	while ((step = stmt_step(stmt, totalling->err)) == DB_ROW) {
		int64_t place = column_int(stmt, 0);
		struct row *row;

		if (place < 0 || place > totalling->most_id || totalling->node_of[place] < 0)
			return error_set(totalling->err, ERROR_FAILURE, "edition.form", "place %jd",
				(intmax_t)place);
		if (!find_period(totalling, arena, ret, &period))
			return false;
		ret->list = arena_push(arena, ret->list, ret->count, sizeof *ret->list);
		row = &ret->list[ret->count++];
		*row = (struct row){ .node = totalling->node_of[place], .period = period };
		row->figure.known = column_decimal(stmt, 4, &row->figure.value);
		row->figure.parts = column_decimal(stmt, 6, &row->figure.numerator) &&
			column_decimal(stmt, 8, &row->figure.denominator);
		row->figure.status = column_char(stmt, 10);
	}
	stmt_reset(stmt);
	return step == DB_DONE;
}

static int compare_indices(const void *left, const void *right, void *context)
{
	const struct period *periods = context;

	return period_compare(&periods[*(const int *)left], &periods[*(const int *)right]);
}

/* Puts periods in order; the rows are numbered anew. */
static void order_periods(struct arena *arena, struct rows *rows)
{
	size_t count = (size_t)rows->period_count;
	int *order = arena_new(arena, count + 1, sizeof *order);
	int *place = arena_new(arena, count + 1, sizeof *place);
	struct period *sorted = arena_new(arena, count + 1, sizeof *sorted);

	for (size_t i = 0; i < count; i++)
		order[i] = (int)i;
	qsort_r(order, count, sizeof *order, compare_indices, rows->periods);
	for (size_t i = 0; i < count; i++) {
		sorted[i] = rows->periods[order[i]];
		place[order[i]] = (int)i;
	}
	for (size_t i = 0; i < rows->count; i++)
		rows->list[i].period = place[rows->list[i].period];
	rows->periods = sorted;
}

/* Packs a method's figures; those of one place after the other become those of one period. */
static bool pack(const struct totalling *totalling, struct arena *arena, const char *code,
	int method, struct rollup_figures *ret)
{
	struct rows rows = { 0 };
	struct rollup_cell *cells;

	if (!read_rows(totalling, arena, method, &rows))
		return false;
	order_periods(arena, &rows);
	cells = arena_new(arena, rows.count + 1, sizeof *cells);
	for (size_t i = 0; i < rows.count; i++)
		rollup_scales_hold(&ret->scales, &rows.list[i].figure);
	for (size_t i = 0; i < rows.count; i++)
		if (!rollup_cell_pack(&rows.list[i].figure, &ret->scales, rows.list[i].node,
			    rows.list[i].period, &cells[i]))
			return error_set(totalling->err, ERROR_FAILURE, "rollup.cells", "%s %s",
				code, rows.periods[rows.list[i].period].label);
	rollup_cells_sort(cells, rows.count);
	ret->nodes = totalling->nodes;
	ret->node_count = totalling->node_count;
	ret->periods = rows.periods;
	ret->period_count = rows.period_count;
	ret->cells = cells;
	ret->cell_count = rows.count;
	return true;
}

/* The figures that weigh an indicator's, where another one's do; by that one's primary method. */
static bool read_weights(const struct totalling *totalling, struct arena *arena,
	const struct indicator *weight, struct rollup_weights *ret)
{
	struct rollup_figures figures = { 0 };

	if (!pack(totalling, arena, weight->code, indicator_primary(weight)->id, &figures))
		return false;
	*ret = (struct rollup_weights){ figures.periods, figures.cells, figures.cell_count };
	return true;
}

/* In the order of the table's key. */
static int compare_rows(const void *left, const void *right, void *context)
{
	const struct rollup_row *a = left, *b = right;
	const struct rollup_node *nodes = context;
	const struct rollup_node *p = &nodes[a->total.place], *q = &nodes[b->total.place];
	int order = (p->place->id > q->place->id) - (p->place->id < q->place->id);

	if (order == 0)
		order = p->former - q->former;
	if (order == 0)
		order = strcmp(rollup_overs[a->over], rollup_overs[b->over]);
	return order != 0 ? order : period_compare(&a->period, &b->period);
}

struct writing {
	const struct totalling *totalling;
	const struct rollup_row *at, *end;
	int method;
	char status[2]; /* of the row at hand, as text */
};

/* db_rows: a row of the table. */
static bool give_row(void *context, struct db_cell ret[DB_CELLS])
{
	struct writing *writing = context;
	const struct rollup_row *row = writing->at;
	const struct rollup_total *total;
	const struct rollup_node *node;

	if (row == writing->end) /* both are NULL where there is no row at all */
		return false;
	total = &row->total;
	node = &writing->totalling->nodes[total->place];
	writing->status[0] = total->status;
	ret[0] = db_number(writing->method);
	ret[1] = db_number(node->place->id);
	ret[2] = db_number(node->former);
	ret[3] = db_text(rollup_overs[row->over]);
	ret[4] = db_number(row->period.from);
	ret[5] = db_number(row->period.until);
	ret[6] = db_text(row->period.label);
	db_decimal(total->known, total->value, &ret[7]);
	db_decimal(total->parts, total->numerator, &ret[9]);
	db_decimal(total->parts, total->denominator, &ret[11]);
	db_decimal(total->bounded, total->low, &ret[13]);
	db_decimal(total->bounded, total->high, &ret[15]);
	ret[17] = db_text(writing->status);
	ret[18] = db_text(row->over == OVER_TIME ? rollup_time_reasons[row->time]
						 : rollup_reasons[total->reason]);
	ret[19] = db_number(total->coverage.reported);
	ret[20] = db_number(total->coverage.expected);
	ret[21] = db_text(coverage_sizes[total->coverage.sized]);
	ret[22] = db_number(total->coverage.size);
	ret[22].null = total->coverage.sized == COVERAGE_UNSIZED;
	writing->at++;
	return true;
}

static bool write_method(const struct totalling *totalling, const struct indicator *indicator,
	const struct method *method)
{
	const struct catalogue *catalogue = totalling->catalogue;
	arena_auto arena = { 0 };
	struct rollup_figures figures = {
		.rules = rollup_rules_of(catalogue, indicator),
		.calendar = catalogue_calendar(catalogue, indicator->rollup.calendar),
	};
	struct rollup_weights weights;
	struct rollup_row *rows;
	size_t count;

	if (!pack(totalling, &arena, indicator->code, method->id, &figures))
		return false;
	if (figures.cell_count == 0)
		return true;
	if (figures.rules.weight != NULL &&
		!read_weights(totalling, &arena, figures.rules.weight, &weights))
		return false;
	if (!rollup_all(&arena, &figures, figures.rules.weight == NULL ? NULL : &weights, &rows,
		    &count, totalling->err))
		return false;
	if (count > 1)
		qsort_r(rows, count, sizeof *rows, compare_rows, totalling->nodes);
	return stmt_give(totalling->insert, give_row,
		&(struct writing){ totalling, rows, rows + count, method->id, "" }, totalling->err);
}

static bool write_all(const struct totalling *totalling)
{
	const struct catalogue *catalogue = totalling->catalogue;

	for (int i = 0; i < catalogue->indicator_count; i++)
		for (int m = 0; m < catalogue->indicators[i].method_count; m++)
			if (!write_method(totalling, &catalogue->indicators[i],
				    &catalogue->indicators[i].methods[m]))
				return false;
	return true;
}

bool totals_write(struct db *edition, const struct catalogue *catalogue, struct error *err)
{
	arena_auto arena = { 0 };
	struct totalling totalling = { .edition = edition, .catalogue = catalogue, .err = err };

	if (!db_run_file(edition, "totals.sql", err))
		return false;
	{
		stmt_auto *select = db_query(edition,
			"SELECT place_id, period_from, period_until, period, value_units, "
			"value_scale,"
			" numerator_units, numerator_scale, denominator_units, denominator_scale, "
			"status"
			" FROM figure WHERE method_id = ?1 AND breakdown = '' AND current = 1"
			" ORDER BY place_id, period_from, period_until");
		stmt_auto *insert = db_query(edition, "INSERT INTO total SELECT * FROM given");

		totalling.select = select;
		totalling.insert = insert;
		plant(&arena, &totalling);
		return write_all(&totalling);
	}
}
