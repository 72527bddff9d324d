/* store/catalogue_rollup.c - see catalogue_rollup.h. */
#include "store/catalogue_rollup.h"

static bool save_calendars(struct db *db, const struct catalogue *catalogue, struct error *err)
{
	stmt_auto *stmt = db_query(db, "INSERT INTO calendar VALUES (?1, ?2, ?3, ?4, ?5)");

	for (int i = 0; i < catalogue->calendar_count; i++) {
		const struct calendar *calendar = &catalogue->calendars[i];
		text_auto year = { 0 };

		calendar_print(calendar, &year);
		stmt_int(stmt, 1, i + 1);
		stmt_text(stmt, 2, calendar->code);
		stmt_pair(stmt, 3, calendar->name);
		stmt_text(stmt, 5, text_z(&year));
		if (!stmt_run(stmt, err))
			return false;
	}
	return true;
}

static bool save_rollups(struct db *db, const struct catalogue *catalogue, struct error *err)
{
	stmt_auto *stmt = db_query(db,
		"INSERT INTO indicator_rollup VALUES ((SELECT id FROM indicator WHERE code = ?1),"
		" ?2, ?3, ?4, ?5, ?6, ?7)");

	for (int i = 0; i < catalogue->indicator_count; i++) {
		const struct indicator_rollup *rollup = &catalogue->indicators[i].rollup;

		stmt_text(stmt, 1, catalogue->indicators[i].code);
		stmt_int(stmt, 2, rollup->places);
		stmt_int(stmt, 3, rollup->size);
		stmt_int(stmt, 4, rollup->time);
		stmt_text(stmt, 5, rollup->weight);
		stmt_text(stmt, 6, indicator_time_rules[rollup->time_rule]);
		stmt_text(stmt, 7, rollup->calendar);
		if (!stmt_run(stmt, err))
			return false;
	}
	return true;
}

bool catalogue_save_rollup(struct db *db, const struct catalogue *catalogue, struct error *err)
{
	return db_run(db, "DELETE FROM calendar; DELETE FROM indicator_rollup", err) &&
		save_calendars(db, catalogue, err) && save_rollups(db, catalogue, err);
}

bool catalogue_load_calendars(
	struct db *db, struct arena *arena, struct catalogue *ret, struct error *err)
{
	stmt_auto *stmt = db_query(
		db, "SELECT id, code, name_vi, name_en, year FROM calendar ORDER BY id");
	struct calendar *list = NULL;
	int count = 0;
	enum db_step step;

	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		list = arena_push(arena, list, (size_t)count, sizeof *list);
		list[count] = (struct calendar){ .id = (int)column_int(stmt, 0),
			.code = column_text(stmt, arena, 1) };
		column_pair(stmt, arena, 2, list[count].name);
		if (!calendar_parse(span_of(column_text(stmt, arena, 4)), &list[count]))
			return error_set(err, ERROR_FAILURE, "catalogue.damaged", "calendar %s",
				list[count].code);
		count++;
	}
	ret->calendars = list;
	ret->calendar_count = count;
	return step == DB_DONE;
}

bool catalogue_load_rollup(
	struct db *db, struct arena *arena, struct indicator *ret, struct error *err)
{
	stmt_auto *stmt = db_query(db,
		"SELECT places, size, time, weight, time_rule, calendar FROM indicator_rollup"
		" WHERE indicator_id = ?1");
	enum db_step step;
	int rule;

	stmt_int(stmt, 1, ret->id);
	step = stmt_step(stmt, err);
	ret->rollup = indicator_rollup_default;
	if (step != DB_ROW)
		return step == DB_DONE; /* of a catalogue that no longer names it */
	rule = text_index(indicator_time_rules, column_text(stmt, arena, 4));
	if (rule < 0)
		return error_set(err, ERROR_FAILURE, "catalogue.damaged", "%s", ret->code);
	ret->rollup = (struct indicator_rollup){
		.places = (int)column_int(stmt, 0),
		.size = (int)column_int(stmt, 1),
		.time = (int)column_int(stmt, 2),
		.weight = column_text(stmt, arena, 3),
		.time_rule = (enum time_rule)rule,
		.calendar = column_text(stmt, arena, 5),
	};
	return true;
}
