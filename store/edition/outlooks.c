/* store/edition/outlooks.c - see outlooks.h. */
#include "store/edition/outlooks.h"

#include "store/edition/private.h"

/* False where the text is empty; an edition's own labels parse. */
static bool read_period(const char *label, struct period *ret)
{
	return label[0] != '\0' && period_parse(span_of(label), ret);
}

static bool read_outlook(struct stmt *stmt, struct arena *arena, struct edition_outlook *ret)
{
	*ret = (struct edition_outlook){
		.grade = column_text(stmt, arena, 6),
		.reason = column_text(stmt, arena, 7),
		.effort = column_text(stmt, arena, 8),
		.met = column_int(stmt, 9) != 0,
		.forecast = !column_null(stmt, 10),
		.chance = (int)column_int(stmt, 10),
		.periods = (int)column_int(stmt, 17),
		.passed = (int)column_int(stmt, 18),
		.siblings = (int)column_int(stmt, 19),
	};
	(void)column_decimal(stmt, 11, &ret->expected);
	(void)column_decimal(stmt, 13, &ret->low);
	(void)column_decimal(stmt, 15, &ret->high);
	ret->usual_known = read_period(column_text(stmt, arena, 20), &ret->usual);
	column_pair(stmt, arena, 21, ret->effort_said);
	column_pair(stmt, arena, 23, ret->said);
	return read_period(column_text(stmt, arena, 0), &ret->target_period) &&
		column_decimal(stmt, 1, &ret->target) &&
		read_period(column_text(stmt, arena, 3), &ret->latest_period) &&
		column_decimal(stmt, 4, &ret->latest);
}

static bool read_paces(struct edition *edition, struct arena *arena, const struct method *method,
	const char *place_code, struct edition_outlook *ret, struct error *err)
{
	stmt_auto *stmt = db_query(edition->db,
		"SELECT position, value_units, value_scale, growth, period, elsewhere, said_vi, "
		"said_en FROM pace WHERE method_id = ?1 AND place = ?2 AND target_until = ?3");
	enum db_step step;

	stmt_int(stmt, 1, method->id);
	stmt_text(stmt, 2, place_code);
	stmt_int(stmt, 3, ret->target_period.until);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		int64_t position = column_int(stmt, 0);
		struct edition_pace pace = {
			.growth = column_int(stmt, 3) != 0,
			.place = column_text(stmt, arena, 5),
		};

		if (position < 0 || position >= PACE_COUNT)
			continue;
		pace.known = column_decimal(stmt, 1, &pace.value);
		(void)read_period(column_text(stmt, arena, 4), &pace.period);
		column_pair(stmt, arena, 6, pace.said);
		ret->paces[position] = pace;
	}
	return step == DB_DONE;
}

bool edition_outlooks(struct edition *edition, struct arena *arena, const struct method *method,
	const char *place_code, struct edition_outlook **ret, size_t *ret_count, struct error *err)
{
	stmt_auto *stmt = db_query(edition->db,
		"SELECT target, target_units, target_scale, latest, latest_units, latest_scale, "
		"grade, reason, effort, met, chance, expected_units, expected_scale, low_units, "
		"low_scale, high_units, high_scale, periods, passed, siblings, usual, effort_vi, "
		"effort_en, said_vi, said_en FROM outlook WHERE method_id = ?1 AND place = ?2"
		" ORDER BY target_until");
	struct edition_outlook *list = NULL;
	size_t count = 0;
	enum db_step step;

	stmt_int(stmt, 1, method->id);
	stmt_text(stmt, 2, place_code);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		list = arena_push(arena, list, count, sizeof *list);
		if (!read_outlook(stmt, arena, &list[count]))
			return error_set(
				err, ERROR_FAILURE, "edition.form", "outlook of %s", method->code);
		if (!read_paces(edition, arena, method, place_code, &list[count++], err))
			return false;
	}
	*ret = list;
	*ret_count = count;
	return step == DB_DONE;
}

static bool read_points(struct edition *edition, struct arena *arena, const struct method *method,
	const char *place_code, struct edition_forecast *ret, struct error *err)
{
	stmt_auto *stmt = db_query(edition->db,
		"SELECT period, expected_units, expected_scale, low_units, low_scale, high_units, "
		"high_scale FROM forecast_point WHERE method_id = ?1 AND place = ?2"
		" ORDER BY period_until");
	struct projection_point *list = NULL;
	enum db_step step;

	stmt_int(stmt, 1, method->id);
	stmt_text(stmt, 2, place_code);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		struct projection_point *point;

		list = arena_push(arena, list, ret->count, sizeof *list);
		point = &list[ret->count++];
		if (!read_period(column_text(stmt, arena, 0), &point->period) ||
			!column_decimal(stmt, 1, &point->expected) ||
			!column_decimal(stmt, 3, &point->low) ||
			!column_decimal(stmt, 5, &point->high))
			return error_set(
				err, ERROR_FAILURE, "edition.form", "forecast of %s", method->code);
	}
	ret->points = list;
	return step == DB_DONE;
}

bool edition_forecast(struct edition *edition, struct arena *arena, const struct method *method,
	const char *place_code, struct edition_forecast *ret, struct error *err)
{
	stmt_auto *stmt = db_query(edition->db,
		"SELECT model, figures, past, within, error_units, error_scale, said_vi, said_en"
		" FROM forecast WHERE method_id = ?1 AND place = ?2");
	struct edition_forecast found = { .model = "", .said = { "", "" } };
	enum db_step step;

	stmt_int(stmt, 1, method->id);
	stmt_text(stmt, 2, place_code);
	step = stmt_step(stmt, err);
	if (step == DB_ERROR)
		return false;
	if (step == DB_ROW) {
		found.model = column_text(stmt, arena, 0);
		found.figures = (int)column_int(stmt, 1);
		found.past = (int)column_int(stmt, 2);
		found.within = (int)column_int(stmt, 3);
		(void)column_decimal(stmt, 4, &found.error);
		column_pair(stmt, arena, 6, found.said);
		if (!read_points(edition, arena, method, place_code, &found, err))
			return false;
	}
	*ret = found;
	return true;
}
