/* store/edition/open.c - see open.h. */
#include "store/edition/open.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "store/catalogue.h"
#include "store/edition/figures.h"
#include "store/edition/private.h"

/* Version 3 had nothing computed: its catalogue has no recipes, so that nobody asks for the rest. */
enum { EDITION_OLDEST = 3 };

static bool check_form(struct edition *edition, struct error *err)
{
	stmt_auto *stmt = db_query(edition->db,
		"SELECT application_id, user_version FROM pragma_application_id, "
		"pragma_user_version");

	if (stmt_step(stmt, err) != DB_ROW)
		return false;
	return (column_int(stmt, 0) == EDITION_APPLICATION &&
		       column_int(stmt, 1) >= EDITION_OLDEST &&
		       column_int(stmt, 1) <= EDITION_VERSION) ||
		error_set(err, ERROR_REFUSED, "edition.form", "application %jd, version %jd",
			(intmax_t)column_int(stmt, 0), (intmax_t)column_int(stmt, 1));
}

static bool load_info(struct edition *edition, struct error *err)
{
	stmt_auto *stmt = db_query(edition->db,
		"SELECT CAST(number AS INTEGER), published_at, note,"
		" (SELECT count(*) FROM figure WHERE current = 1),"
		" (SELECT count(*) FROM method CROSS JOIN figure ON method.id = method_id"
		" WHERE illustrative = 1 AND current = 1) FROM edition");
	struct edition_info *info = &edition->info;
	int64_t seconds;

	if (stmt_step(stmt, err) != DB_ROW)
		return false;
	info->number = (int)column_int(stmt, 0);
	info->published_at = column_text(stmt, &edition->arena, 1);
	info->note = column_text(stmt, &edition->arena, 2);
	info->figures = (int)column_int(stmt, 3);
	info->illustrative = (int)column_int(stmt, 4);
	if (!clock_parse(span_of(info->published_at), &seconds))
		return error_set(err, ERROR_REFUSED, "edition.form", "%s", info->published_at);
	info->day = clock_day(seconds);
	return true;
}

/* Editions of before there were retractions have no table of them. */
static bool load_retraction(struct edition *edition, struct error *err)
{
	stmt_auto *stmt = NULL;
	enum db_step step;
	bool there;

	edition->info.correction.reason = "";
	if (!db_has_table(edition->db, "retraction", &there, err))
		return false;
	if (!there)
		return true;
	stmt = db_query(
		edition->db, "SELECT wrong, back_to, reason FROM retraction WHERE edition = ?1");
	stmt_int(stmt, 1, edition->info.number);
	step = stmt_step(stmt, err);
	if (step == DB_ROW) {
		edition->info.correction.wrong = (int)column_int(stmt, 0);
		edition->info.correction.back_to = (int)column_int(stmt, 1);
		edition->info.correction.reason = column_text(stmt, &edition->arena, 2);
	}
	return step != DB_ERROR;
}

struct edition *edition_open(const char *path, struct error *err)
{
	struct edition *edition;

	if (access(path, R_OK) != 0) {
		(void)error_set(
			err, ERROR_REFUSED, "edition.open", "%s: %s", path, strerror(errno));
		return NULL;
	}
	edition = memory_new(1, sizeof *edition);
	edition->db = db_open(path, DB_IMMUTABLE, err);
	if (edition->db == NULL || !hash_file(path, edition->info.sha256, err) ||
		!check_form(edition, err) || !load_info(edition, err) ||
		!load_retraction(edition, err) ||
		!catalogue_load(edition->db, &edition->arena, &edition->catalogue, err) ||
		!recipes_make(&edition->arena, &edition->catalogue, &edition->recipes, err)) {
		edition_close(edition);
		return NULL;
	}
	hash_code(edition->info.sha256, edition->info.code);
	return edition;
}

void edition_close(struct edition *edition)
{
	if (edition == NULL)
		return;
	db_close(edition->db);
	arena_done(&edition->arena);
	free(edition);
}

const struct edition_info *edition_info(const struct edition *edition)
{
	return &edition->info;
}

const struct catalogue *edition_catalogue(const struct edition *edition)
{
	return &edition->catalogue;
}

bool edition_series(struct edition *edition, struct arena *arena, const struct indicator *indicator,
	const struct method *method, const char *place_code, struct series *ret, struct error *err)
{
	return figures_series(
		edition->db, arena, &edition->catalogue, indicator, method, place_code, ret, err);
}

static bool list_figures(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, bool current, struct edition_figure **ret,
	size_t *ret_count, struct error *err)
{
	stmt_auto *stmt = db_query(edition->db,
		"SELECT " FIGURE_COLUMNS " FROM figure"
		" WHERE method_id IN (SELECT id FROM method WHERE indicator_id = ?1) AND current = "
		"?2"
		" ORDER BY method_id, place_id, period_from, period_until, breakdown, vintage, "
		"revision");
	struct edition_figure *list = NULL;
	size_t count = 0;
	enum db_step step;

	stmt_int(stmt, 1, indicator->id);
	stmt_int(stmt, 2, current);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		struct edition_figure *figure;

		list = arena_push(arena, list, count, sizeof *list);
		figure = &list[count++];
		figure->method = indicator_method_id(indicator, column_int(stmt, 0));
		if (!figure_read(stmt, arena, &edition->catalogue, &figure->observation, err))
			return false;
	}
	*ret = list;
	*ret_count = count;
	return step == DB_DONE;
}

bool edition_figures(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, struct edition_figure **ret, size_t *ret_count,
	struct error *err)
{
	return list_figures(edition, arena, indicator, true, ret, ret_count, err);
}

bool edition_superseded(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, struct edition_figure **ret, size_t *ret_count,
	struct error *err)
{
	return list_figures(edition, arena, indicator, false, ret, ret_count, err);
}

/* The point in force of that period, or NULL. */
static const struct plan_point *point_of(const struct plan *plan, const char *period)
{
	for (int i = 0; plan != NULL && i < plan->count; i++)
		if (!plan->points[i].superseded &&
			strcmp(plan->points[i].period.label, period) == 0)
			return &plan->points[i];
	return NULL;
}

bool edition_verdict(struct edition *edition, struct arena *arena, const struct series *series,
	const char *place_code, struct edition_verdict *ret, struct error *err)
{
	const struct catalogue *catalogue = &edition->catalogue;
	const struct plan *plan = catalogue_plan(catalogue, series->indicator, place_code);
	stmt_auto *stmt = db_query(edition->db,
		"SELECT state, reason, plan_units, plan_scale, plan_period, overdue, share_units,"
		" share_scale, reason_vi, reason_en FROM verdict WHERE method_id = ?1"
		" AND place = ?2");
	struct edition_verdict found = { 0 };
	struct verdict *verdict = &found.verdict;
	enum db_step step;
	int state, reason;

	stmt_int(stmt, 1, series->method->id);
	stmt_text(stmt, 2, place_code);
	step = stmt_step(stmt, err);
	if (step == DB_ERROR)
		return false;
	state = step == DB_ROW ? text_index(state_keys, column_text(stmt, arena, 0)) : -1;
	reason = step == DB_ROW ? text_index(verdict_reasons, column_text(stmt, arena, 1)) : -1;
	if (state < 0 || reason < 0)
		return error_set(err, ERROR_FAILURE, "edition.form", "verdict of %s",
			series->indicator->code);
	verdict->state = (enum state)state;
	verdict->reason = (enum verdict_reason)reason;
	verdict->latest = series_latest(series);
	verdict->planned = column_decimal(stmt, 2, &verdict->plan_value) &&
		period_parse(span_of(column_text(stmt, arena, 4)), &verdict->plan_period);
	verdict->target = plan == NULL ? NULL : plan_target(plan);
	verdict->overdue = point_of(plan, column_text(stmt, arena, 5));
	verdict->sized = column_decimal(stmt, 6, &verdict->share);
	column_pair(stmt, arena, 8, found.reason);
	*ret = found;
	return true;
}
