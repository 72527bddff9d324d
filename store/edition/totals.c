/* store/edition/totals.c - see totals.h. */
#include "store/edition/totals.h"

#include "indicators/rollup.h"
#include "indicators/rollup_tree.h"
#include "store/edition/figures.h"

enum { MINIMUM_PERMILLE = 500 }; /* of a total's coverage, until the catalogue declares its own */

struct gathering {
	struct db *edition;
	struct arena *arena;
	const struct catalogue *catalogue;
	const struct indicator *indicator;
	const struct method *method;
	struct error *err;
};

/* The figures of wards, and of districts that have none, by one method, in order of time. */
static bool read_wards(
	const struct gathering *gathering, struct observation **ret, size_t *ret_count)
{
	stmt_auto *stmt = db_query(gathering->edition,
		"SELECT " FIGURE_COLUMNS " FROM figure WHERE method_id = ?1 AND breakdown = ''"
		" AND current = 1 AND place_id IN"
		" (SELECT id FROM place WHERE level IN ('ward', 'district'))"
		" ORDER BY period_from, period_until, place_id");
	struct observation *list = NULL;
	size_t count = 0;
	enum db_step step;

	stmt_int(stmt, 1, gathering->method->id);
	while ((step = stmt_step(stmt, gathering->err)) == DB_ROW) {
		list = arena_push(gathering->arena, list, count, sizeof *list);
		if (!figure_read(stmt, gathering->arena, gathering->catalogue, &list[count++],
			    gathering->err))
			return false;
	}
	*ret = list;
	*ret_count = count;
	return step == DB_DONE;
}

/* Adds up the figures of one kind of period, which stand together or not. */
static bool add_kind(const struct gathering *gathering, const struct rollup_tree *tree,
	const struct observation *figures, size_t count, enum period_kind kind,
	struct rollup_input *input, struct rollup *ret)
{
	struct rollup_cell *cells = arena_new(gathering->arena, count, sizeof *cells);
	struct period *periods = arena_new(gathering->arena, count, sizeof *periods);

	*input = (struct rollup_input){
		.rules = rollup_rules_of(gathering->indicator),
		.nodes = tree->nodes,
		.node_count = tree->count,
		.places_of = ROLLUP_OWN_PLACES,
	};
	input->rules.minimum = (struct coverage_minimum){ .count = MINIMUM_PERMILLE,
		.size = MINIMUM_PERMILLE };
	for (size_t i = 0; i < count; i++)
		if (figures[i].period.kind == kind)
			rollup_scales_hold(&input->scales, &figures[i]);
	for (size_t i = 0; i < count; i++) {
		int node;

		if (figures[i].period.kind != kind)
			continue;
		node = tree->node_of[figures[i].place - gathering->catalogue->places];
		if (node < 0 || !tree->nodes[node].reports)
			continue;
		if (input->period_count == 0 ||
			period_compare(&periods[input->period_count - 1], &figures[i].period) != 0)
			periods[input->period_count++] = figures[i].period;
		if (rollup_cell_pack(&figures[i], &input->scales, node, input->period_count - 1,
			    &cells[input->cell_count]))
			input->cell_count++;
		else
			return error_set(gathering->err, ERROR_FAILURE, "rollup.cells", "%s %s",
				gathering->indicator->code, figures[i].period.label);
	}
	rollup_cells_sort(cells, input->cell_count);
	input->cells = cells;
	input->periods = periods;
	return rollup_places(gathering->arena, input, ret, gathering->err);
}

static bool write_total(const struct gathering *gathering, const struct rollup_input *input,
	const struct rollup_total *total, struct stmt *stmt)
{
	const struct rollup_node *node = &input->nodes[total->place];
	const struct period *period = &input->periods[total->period];

	stmt_int(stmt, 1, gathering->method->id);
	stmt_int(stmt, 2, node->place->id);
	stmt_int(stmt, 3, period->from);
	stmt_int(stmt, 4, period->until);
	stmt_text(stmt, 5, period->label);
	stmt_int(stmt, 6, node->former);
	stmt_decimal(stmt, 7, total->known, total->value);
	stmt_decimal(stmt, 9, total->parts, total->numerator);
	stmt_decimal(stmt, 11, total->parts, total->denominator);
	stmt_decimal(stmt, 13, total->bounded, total->low);
	stmt_decimal(stmt, 15, total->bounded, total->high);
	stmt_text(stmt, 17, (const char[]){ total->status, '\0' });
	stmt_text(stmt, 18, rollup_reasons[total->reason]);
	stmt_int(stmt, 19, total->coverage.reported);
	stmt_int(stmt, 20, total->coverage.expected);
	if (total->coverage.sized == COVERAGE_UNSIZED)
		stmt_null(stmt, 21);
	else
		stmt_int(stmt, 21, total->coverage.size);
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		text_auto words = { 0 };

		rollup_say(total, &input->rules, gathering->indicator, lang, &words);
		stmt_text(stmt, 22 + (int)lang, text_z(&words));
	}
	return stmt_run(stmt, gathering->err);
}

static bool write_method(
	const struct gathering *gathering, const struct rollup_tree *tree, struct stmt *stmt)
{
	struct observation *figures;
	size_t count;

	if (!read_wards(gathering, &figures, &count))
		return false;
	for (enum period_kind kind = PERIOD_YEAR; count > 0 && kind <= PERIOD_DAY; kind++) {
		struct rollup_input input;
		struct rollup rollup;

		if (!add_kind(gathering, tree, figures, count, kind, &input, &rollup))
			return false;
		for (size_t i = 0; i < rollup.count; i++)
			if (!input.nodes[rollup.totals[i].place].reports &&
				!write_total(gathering, &input, &rollup.totals[i], stmt))
				return false;
	}
	return true;
}

bool totals_write(struct db *edition, const struct catalogue *catalogue, struct error *err)
{
	stmt_auto *stmt = db_query(edition,
		"INSERT INTO total VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
		"?14,"
		" ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)");
	arena_auto whole = { 0 };
	struct rollup_tree tree = rollup_tree_make(&whole, catalogue, PLACE_WARD);

	for (int i = 0; i < catalogue->indicator_count; i++)
		for (int m = 0; m < catalogue->indicators[i].method_count; m++) {
			arena_auto arena = { 0 };
			struct gathering gathering = { edition, &arena, catalogue,
				&catalogue->indicators[i], &catalogue->indicators[i].methods[m],
				err };

			if (!write_method(&gathering, &tree, stmt))
				return false;
		}
	return true;
}
