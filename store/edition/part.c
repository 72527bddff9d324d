/* store/edition/part.c - see part.h. */
#include "store/edition/part.h"

#include <string.h>

#include "indicators/recipe_figure.h"
#include "store/edition/figures.h"
#include "store/edition/private.h"

struct reading {
	struct edition *edition;
	struct arena *arena;
	const struct recipe *recipe;
	struct error *err;
};

static bool read_figure(const struct reading *reading, struct edition_part *part)
{
	stmt_auto *stmt = db_query(reading->edition->db,
		"SELECT " FIGURE_COLUMNS " FROM figure WHERE method_id = ?1 AND place_id = ?2"
		" AND period_from = ?3 AND period_until = ?4 AND breakdown = '' AND current = 1");
	struct observation *figure = arena_new(reading->arena, 1, sizeof *figure);

	stmt_int(stmt, 1, part->method->id);
	stmt_int(stmt, 2, part->place->id);
	stmt_int(stmt, 3, part->period.from);
	stmt_int(stmt, 4, part->period.until);
	if (stmt_step(stmt, reading->err) != DB_ROW)
		return error_set(reading->err, ERROR_FAILURE, "edition.form", "part %s %s",
			part->indicator->code, part->period.label);
	part->figure = figure;
	return figure_read(
		stmt, reading->arena, &reading->edition->catalogue, figure, reading->err);
}

static bool read_total(const struct reading *reading, struct edition_part *part)
{
	struct edition_total *totals;
	size_t count;

	if (!edition_totals(reading->edition, reading->arena, part->indicator, part->place->code,
		    &totals, &count, reading->err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (totals[i].method == part->method && totals[i].place == part->place &&
			totals[i].over == OVER_PLACES && !totals[i].former &&
			period_compare(&totals[i].period, &part->period) == 0)
			part->total = &totals[i];
	return part->total != NULL ||
		error_set(reading->err, ERROR_FAILURE, "edition.form", "part %s %s",
			part->indicator->code, part->period.label);
}

/* What stands in one row, without what it leads to. */
static bool read_row(const struct reading *reading, struct stmt *stmt, struct edition_part *ret)
{
	const struct recipe *recipe = reading->recipe;
	const char *period = column_text(stmt, reading->arena, 3);
	int input = (int)column_int(stmt, 1);

	if (input >= recipe->count || input < 0)
		return error_set(reading->err, ERROR_FAILURE, "edition.form", "part %d", input);
	*ret = (struct edition_part){
		.indicator = recipe->inputs[input].indicator,
		.method = recipe->inputs[input].method,
		.place = catalogue_place_id(&reading->edition->catalogue, (int)column_int(stmt, 2)),
		.component = recipe->formula != NULL
			? NULL
			: &recipe->method->composite->components[input],
		.outside = column_int(stmt, 8) != 0,
	};
	ret->weighed = column_decimal(stmt, 4, &ret->normalised) &&
		column_decimal(stmt, 6, &ret->contribution);
	return (ret->place != NULL && period_parse(span_of(period), &ret->period)) ||
		error_set(reading->err, ERROR_FAILURE, "edition.form", "part %s", period);
}

static bool read_part(const struct reading *reading, struct stmt *stmt, struct edition_part *ret)
{
	const char *held = column_text(stmt, reading->arena, 0);

	if (!read_row(reading, stmt, ret))
		return false;
	if (strcmp(held, "figure") == 0)
		return read_figure(reading, ret);
	if (strcmp(held, "total") == 0)
		return read_total(reading, ret);
	if (strcmp(held, "population") == 0)
		ret->figure = recipe_population(reading->arena, ret->place, &ret->period);
	return true;
}

bool edition_parts(struct edition *edition, struct arena *arena, const struct method *method,
	const struct observation *figure, struct edition_part **ret, size_t *ret_count,
	struct error *err)
{
	struct reading reading = { edition, arena, recipes_of(&edition->recipes, method), err };
	struct edition_part *list = NULL;
	size_t count = 0;
	enum db_step step = DB_DONE;

	if (reading.recipe != NULL) {
		stmt_auto *stmt = db_query(edition->db,
			"SELECT held, input, from_place, from_period, normalised_units,"
			" normalised_scale, contribution_units, contribution_scale, outside"
			" FROM part WHERE method_id = ?1 AND place_id = ?2 AND period_from = ?3"
			" AND period_until = ?4 ORDER BY position");

		stmt_int(stmt, 1, method->id);
		stmt_int(stmt, 2, figure->place->id);
		stmt_int(stmt, 3, figure->period.from);
		stmt_int(stmt, 4, figure->period.until);
		while ((step = stmt_step(stmt, err)) == DB_ROW) {
			list = arena_push(arena, list, count, sizeof *list);
			if (!read_part(&reading, stmt, &list[count++]))
				return false;
		}
	}
	*ret = list;
	*ret_count = count;
	return step == DB_DONE;
}

bool edition_ranks(struct edition *edition, struct arena *arena, const struct method *method,
	struct edition_rank **ret, size_t *ret_count, struct error *err)
{
	struct edition_rank *list = NULL;
	size_t count = 0;
	enum db_step step = DB_DONE;

	if (method->composite != NULL) {
		stmt_auto *stmt = db_query(edition->db,
			"SELECT place_id, period, rank, best, worst, changed, settings, places, "
			"spread"
			" FROM ranking WHERE method_id = ?1 ORDER BY rank, place_id");

		stmt_int(stmt, 1, method->id);
		while ((step = stmt_step(stmt, err)) == DB_ROW) {
			list = arena_push(arena, list, count, sizeof *list);
			list[count++] = (struct edition_rank){
				.place = catalogue_place_id(
					&edition->catalogue, (int)column_int(stmt, 0)),
				.period = column_text(stmt, arena, 1),
				.rank = (int)column_int(stmt, 2),
				.best = (int)column_int(stmt, 3),
				.worst = (int)column_int(stmt, 4),
				.changed = (int)column_int(stmt, 5),
				.settings = (int)column_int(stmt, 6),
				.places = (int)column_int(stmt, 7),
				.spread = (int)column_int(stmt, 8),
			};
		}
	}
	*ret = list;
	*ret_count = count;
	return step == DB_DONE;
}
