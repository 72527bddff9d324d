/*
 * store/edition/judge_evidence.c - what is known beside a series when it is judged: its plan, the same
 * series of other places of its level, how much of the total its latest figure stands for, and what
 * its baseline was when it was first published.
 */
#include <string.h>

#include "base/arena.h"
#include "store/edition/figures.h"
#include "store/edition/judge_private.h"

enum { PERMILLE = 1000 };

/* Splits figures in order of place code into a series a place. */
static void split(const struct judging *judging, struct observation *items, size_t count,
	struct arena *arena, struct outlook_siblings *ret)
{
	struct series *list = NULL;
	size_t places = 0;

	for (size_t i = 0; i < count; i++) {
		if (i == 0 || strcmp(items[i].place->code, items[i - 1].place->code) != 0) {
			list = arena_push(arena, list, places, sizeof *list);
			list[places++] = (struct series){ judging->indicator, judging->method,
				&items[i], 0 };
		}
		list[places - 1].count++;
	}
	*ret = (struct outlook_siblings){ list, places };
}

/* Only a target makes anybody ask what others have done. */
static bool read_siblings(const struct judging *judging, struct arena *arena,
	enum place_level level, struct outlook_siblings *ret)
{
	stmt_auto *stmt = db_query(judging->edition,
		"SELECT " FIGURE_COLUMNS " FROM figure WHERE method_id = ?1 AND breakdown = ''"
		" AND current = 1"
		" AND place_id IN (SELECT id FROM place WHERE level = ?2 AND code <> ?3)"
		" ORDER BY (SELECT code FROM place WHERE id = place_id), period_from,"
		" period_until, place_id");
	struct observation *items = NULL;
	size_t count = 0;
	enum db_step step;

	stmt_int(stmt, 1, judging->method->id);
	stmt_text(stmt, 2, place_levels[level]);
	stmt_text(stmt, 3, judging->place);
	while ((step = stmt_step(stmt, judging->err)) == DB_ROW) {
		items = arena_push(arena, items, count, sizeof *items);
		if (!figure_read(stmt, arena, judging->catalogue, &items[count++], judging->err))
			return false;
	}
	split(judging, items, count, arena, ret);
	return step == DB_DONE;
}

/*
 * A figure that is itself the total of what places reported stands for as much as they do; of one
 * that was published as it is, nothing is known.
 */
static bool read_coverage(const struct judging *judging, const struct observation *latest, int *ret)
{
	stmt_auto *stmt = db_query(judging->edition,
		"SELECT value_units, value_scale, size, reported, expected FROM total"
		" WHERE method_id = ?1 AND place_id = ?2 AND former = 0 AND over IN ('places',"
		" 'both') AND period_from = ?3 AND period_until = ?4");
	struct decimal value;
	enum db_step step;

	*ret = CONFIDENCE_COVERAGE_UNKNOWN;
	stmt_int(stmt, 1, judging->method->id);
	stmt_int(stmt, 2, latest->place->id);
	stmt_int(stmt, 3, latest->period.from);
	stmt_int(stmt, 4, latest->period.until);
	step = stmt_step(stmt, judging->err);
	if (step != DB_ROW)
		return step == DB_DONE;
	if (!column_decimal(stmt, 0, &value) ||
		decimal_compare(decimal_round(value, latest->value.scale), latest->value) != 0)
		return true;
	if (!column_null(stmt, 2))
		*ret = (int)column_int(stmt, 2);
	else if (column_int(stmt, 4) > 0)
		*ret = (int)(column_int(stmt, 3) * PERMILLE / column_int(stmt, 4));
	return true;
}

/* The value the baseline was first published with, if that is no longer what is said. */
static bool read_former(const struct judging *judging, const struct observation *baseline,
	struct arena *arena, const struct decimal **ret)
{
	stmt_auto *stmt = db_query(judging->edition,
		"SELECT value_units, value_scale FROM figure WHERE method_id = ?1 AND place_id = ?2"
		" AND period_from = ?3 AND period_until = ?4 AND breakdown = ''"
		" AND current = 0 AND value_units IS NOT NULL ORDER BY vintage, revision LIMIT 1");
	struct decimal *value = arena_new(arena, 1, sizeof *value);
	enum db_step step;

	*ret = NULL;
	stmt_int(stmt, 1, judging->method->id);
	stmt_int(stmt, 2, baseline->place->id);
	stmt_int(stmt, 3, baseline->period.from);
	stmt_int(stmt, 4, baseline->period.until);
	step = stmt_step(stmt, judging->err);
	if (step == DB_ROW && column_decimal(stmt, 0, value))
		*ret = value;
	return step != DB_ERROR;
}

bool judging_read(const struct judging *judging, struct arena *arena, struct series *series,
	struct judgement_input *ret)
{
	struct judgement_input input = {
		.indicator = judging->indicator,
		.series = series,
		.plan = catalogue_plan(judging->catalogue, judging->indicator, judging->place),
		.today = judging->today,
		.coverage = CONFIDENCE_COVERAGE_UNKNOWN,
	};
	struct comparable comparable;
	const struct observation *latest;

	if (!figures_series(judging->edition, arena, judging->catalogue, judging->indicator,
		    judging->method, judging->place, series, judging->err))
		return false;
	comparable = comparable_of(series, judging->today, arena);
	latest = comparable_latest(&comparable);
	if (latest != NULL &&
		(!read_coverage(judging, latest, &input.coverage) ||
			!read_former(judging, comparable.items[0], arena, &input.former_baseline)))
		return false;
	if (latest != NULL && input.plan != NULL && plan_target(input.plan) != NULL &&
		!read_siblings(judging, arena, latest->place->level, &input.siblings))
		return false;
	*ret = input;
	return true;
}
