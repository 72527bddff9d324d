/* store/office/calendar.c - see calendar.h. */
#include "store/office/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "store/office/people.h"
#include "store/office/private.h"

struct saving {
	const struct duty *duties;
	size_t count;
	const char *actor;
};

static bool save(struct office *office, void *context, struct error *err)
{
	const struct saving *saving = context;
	stmt_auto *clear = db_query(office->db, "DELETE FROM duty");
	stmt_auto *stmt = db_query(
		office->db, "INSERT INTO duty VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
	arena_auto arena = { 0 };

	if (!people_may(office, saving->actor, RIGHT_ADMIN, err) || !stmt_run(clear, err))
		return false;
	for (size_t i = 0; i < saving->count; i++) {
		const struct duty *duty = &saving->duties[i];

		stmt_int(stmt, 1, duty->method->id);
		stmt_text(stmt, 2, duty->place);
		stmt_text(stmt, 3, duty->reporter);
		stmt_text(stmt, 4, duty->first.label);
		stmt_int(stmt, 5, duty->due_days);
		stmt_pair(stmt, 6, duty->basis);
		if (!stmt_run(stmt, err))
			return false;
	}
	return ledger_add(office->db, saving->actor, "calendar-load", "",
		arena_format(&arena, "%zu duties", saving->count), err);
}

bool calendar_save(struct office *office, const struct duty *duties, size_t count,
	const char *actor, struct error *err)
{
	struct saving saving = { duties, count, actor };

	return office_transact(office, save, &saving, err);
}

static bool load(struct office *office, struct arena *arena, const struct catalogue *catalogue,
	const char *reporter, struct duty **ret, size_t *ret_count, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT method_id, place, reporter, first, due_days, basis_vi, basis_en FROM duty"
		" WHERE ?1 IN ('', reporter) ORDER BY method_id, place, reporter");
	struct duty *list = NULL;
	size_t count = 0;
	enum db_step step;

	stmt_text(stmt, 1, reporter);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		int64_t method = column_int(stmt, 0);
		struct duty *duty;

		list = arena_push(arena, list, count, sizeof *list);
		duty = &list[count++];
		duty->place = column_text(stmt, arena, 1);
		duty->reporter = column_text(stmt, arena, 2);
		duty->due_days = (int)column_int(stmt, 4);
		column_pair(stmt, arena, 5, duty->basis);
		duty->method = catalogue_method_id(catalogue, method, &duty->indicator);
		if (duty->method == NULL)
			return error_set(err, ERROR_FAILURE, "catalogue.damaged",
				"duty of method %jd", (intmax_t)method);
		if (!period_parse(span_of(column_text(stmt, arena, 3)), &duty->first))
			return error_set(err, ERROR_FAILURE, "catalogue.damaged", "duty of %s",
				duty->indicator->code);
	}
	*ret = list;
	*ret_count = count;
	return step == DB_DONE;
}

struct listing {
	struct arena *arena;
	struct stmt *find;
	const struct duty *duty;
	int today;
	struct owed *list;
	size_t count;
	struct error *err;
};

/* The state of what came, by the state of its newest version. */
static enum duty_state state_of(const char *state)
{
	if (strcmp(state, "submitted") == 0)
		return DUTY_WAITING;
	return strcmp(state, "returned") == 0 ? DUTY_RETURNED : DUTY_DONE;
}

/* Reads what came for a period: the first day of any, the state of the newest. */
static bool look(struct listing *listing, struct owed *owed)
{
	struct stmt *find = listing->find;
	int first = listing->today;
	enum db_step step;

	stmt_int(find, 1, owed->duty->method->id);
	stmt_text(find, 2, owed->duty->place);
	stmt_int(find, 3, owed->period.from);
	stmt_int(find, 4, owed->period.until);
	while ((step = stmt_step(find, listing->err)) == DB_ROW) {
		arena_auto arena = { 0 };
		int64_t seconds = 0;

		if (owed->submission == 0 &&
			clock_parse(span_of(column_text(find, &arena, 2)), &seconds))
			first = clock_day(seconds);
		owed->submission = column_int(find, 0);
		owed->state = state_of(column_text(find, &arena, 1));
	}
	stmt_reset(find);
	owed->late = first > owed->due ? first - owed->due : 0;
	return step == DB_DONE;
}

static bool add_period(void *context, const struct period *period, int due)
{
	struct listing *listing = context;
	struct owed *owed;

	listing->list = arena_push(
		listing->arena, listing->list, listing->count, sizeof *listing->list);
	owed = &listing->list[listing->count++];
	*owed = (struct owed){ .duty = listing->duty,
		.period = *period,
		.due = due,
		.state = duty_open(period, due, listing->today) };
	return look(listing, owed);
}

static int compare_owed(const void *left, const void *right)
{
	const struct owed *a = left, *b = right;

	if (a->state != b->state)
		return (int)a->state - (int)b->state;
	if (a->due != b->due)
		return a->due - b->due;
	return strcmp(a->duty->indicator->code, b->duty->indicator->code);
}

bool duty_list(struct office *office, struct arena *arena, const struct catalogue *catalogue,
	const char *reporter, int today, struct owed **ret, size_t *ret_count, struct error *err)
{
	stmt_auto *find = db_query(office->db,
		"SELECT submission_id, observation.state, submitted_at FROM observation"
		" JOIN submission ON submission.id = submission_id WHERE method_id = ?1"
		" AND place_id IN (SELECT id FROM place WHERE code = ?2) AND period_from = ?3"
		" AND period_until = ?4 AND breakdown = '' AND observation.state <> 'withdrawn'"
		" ORDER BY submission_id, revision");
	struct listing listing = { .arena = arena, .find = find, .today = today, .err = err };
	struct duty *duties;
	size_t count;

	if (!load(office, arena, catalogue, reporter, &duties, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		listing.duty = &duties[i];
		if (!duty_periods(&duties[i], today, add_period, &listing))
			return false;
	}
	if (listing.count > 0)
		qsort(listing.list, listing.count, sizeof *listing.list, compare_owed);
	*ret = listing.list;
	*ret_count = listing.count;
	return true;
}
