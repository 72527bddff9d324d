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

/* Adds what one place has done, where there is anything to compare with. */
static void add_sibling(const struct judging *judging, const struct observation *items,
	size_t count, struct judging_level *level)
{
	const struct series series = { judging->indicator, judging->method, items, count };
	struct outlook_sibling sibling;

	if (!outlook_sibling_of(judging->indicator, &series, judging->today, &sibling))
		return;
	level->list = arena_push(judging->arena, level->list, level->count, sizeof *level->list);
	level->list[level->count++] = sibling;
}

/* The figures of a level's places in order of code, and what each place has done. */
static bool read_level(
	const struct judging *judging, enum place_level place_level, struct judging_level *level)
{
	stmt_auto *stmt = db_query(judging->edition,
		"SELECT " FIGURE_COLUMNS " FROM figure WHERE method_id = ?1 AND breakdown = ''"
		" AND current = 1 AND place_id IN (SELECT id FROM place WHERE level = ?2)"
		" ORDER BY (SELECT code FROM place WHERE id = place_id), period_from,"
		" period_until, place_id");
	struct observation *items = NULL;
	size_t count = 0, first = 0;
	enum db_step step;

	stmt_int(stmt, 1, judging->method->id);
	stmt_text(stmt, 2, place_levels[place_level]);
	while ((step = stmt_step(stmt, judging->err)) == DB_ROW) {
		items = arena_push(judging->arena, items, count, sizeof *items);
		if (!figure_read(stmt, judging->arena, judging->catalogue, &items[count++],
			    judging->err))
			return false;
	}
	for (size_t i = 1; i <= count; i++)
		if (i == count || strcmp(items[i].place->code, items[first].place->code) != 0) {
			add_sibling(judging, &items[first], i - first, level);
			first = i;
		}
	level->read = step == DB_DONE;
	return level->read;
}

/* Only a target makes anybody ask what others have done. */
static bool find_siblings(
	const struct judging *judging, enum place_level place_level, struct outlook_siblings *ret)
{
	struct judging_level *level = &judging->levels[place_level];

	if (!level->read && !read_level(judging, place_level, level))
		return false;
	*ret = (struct outlook_siblings){ level->list, level->count, judging->place };
	return true;
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
		.plan = judging->plan,
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
		!find_siblings(judging, latest->place->level, &input.siblings))
		return false;
	*ret = input;
	return true;
}
