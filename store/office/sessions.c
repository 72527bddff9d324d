/* store/office/sessions.c - see sessions.h. */
#include "store/office/sessions.h"

#include <string.h>

#include "base/hash.h"
#include "store/office/people_private.h"
#include "store/office/signin.h"

struct opening {
	int64_t person;
	const char *name;
	char hash[HASH_HEX];
};

static bool keep(struct office *office, void *context, struct error *err)
{
	const struct opening *opening = context;
	stmt_auto *forget = db_query(office->db, "DELETE FROM session WHERE created_at <= ?1");
	stmt_auto *stmt = db_query(office->db, "INSERT INTO session VALUES (?1, ?2, ?3, ?3)");
	arena_auto arena = { 0 };

	stmt_int(forget, 1, office_seconds() - SESSION_LIFE_SECONDS);
	stmt_text(stmt, 1, opening->hash);
	stmt_int(stmt, 2, opening->person);
	stmt_int(stmt, 3, office_seconds());
	return stmt_run(forget, err) && stmt_run(stmt, err) &&
		ledger_add(office->db, opening->name, "sign-in",
			arena_format(&arena, "person %s", opening->name), "", err);
}

bool session_open(
	struct office *office, const struct signin *signin, char ret[SECRET_HEX], struct error *err)
{
	struct opening opening = { .name = signin->name };
	char value[SECRET_HEX];

	if (!signin_try(office, signin, &opening.person, err))
		return false;
	secret_random(value);
	hash_bytes(span_of(value), opening.hash);
	if (!office_transact(office, keep, &opening, err))
		return false;
	memcpy(ret, value, SECRET_HEX);
	return true;
}

bool session_confirm(struct office *office, const struct signin *signin, struct error *err)
{
	int64_t person;

	return signin_try(office, signin, &person, err);
}

static bool touch(struct office *office, const char *hash, struct error *err)
{
	stmt_auto *stmt = db_query(office->db, "UPDATE session SET used_at = ?2 WHERE hash = ?1");

	stmt_text(stmt, 1, hash);
	stmt_int(stmt, 2, office_seconds());
	return stmt_run(stmt, err);
}

bool session_find(struct office *office, struct arena *arena, const char *value, struct person *ret,
	struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT name, used_at FROM session JOIN person ON person.id = person_id"
		" WHERE hash = ?1 AND disabled = 0 AND used_at > ?2 AND session.created_at > ?3");
	int64_t now = office_seconds(), used;
	const char *name;
	char hash[HASH_HEX];
	enum db_step step;

	hash_bytes(span_of(value), hash);
	stmt_text(stmt, 1, hash);
	stmt_int(stmt, 2, now - SESSION_IDLE_SECONDS);
	stmt_int(stmt, 3, now - SESSION_LIFE_SECONDS);
	step = stmt_step(stmt, err);
	if (step != DB_ROW)
		return step == DB_DONE ? error_set(err, ERROR_REFUSED, "session.none", "%s", "")
				       : false;
	name = column_text(stmt, arena, 0);
	used = column_int(stmt, 1);
	stmt_reset(stmt);
	if (now - used >= SESSION_TOUCH_SECONDS && !touch(office, hash, err))
		return false;
	return people_find(office, arena, name, ret, err);
}

bool session_close(struct office *office, const char *value, struct error *err)
{
	stmt_auto *stmt = db_query(office->db, "DELETE FROM session WHERE hash = ?1");
	char hash[HASH_HEX];

	hash_bytes(span_of(value), hash);
	stmt_text(stmt, 1, hash);
	return stmt_run(stmt, err);
}

struct closing {
	const char *name, *actor;
};

static bool close_all(struct office *office, void *context, struct error *err)
{
	const struct closing *closing = context;
	stmt_auto *stmt = db_query(office->db,
		"DELETE FROM session WHERE person_id = (SELECT id FROM person WHERE name = ?1)");
	arena_auto arena = { 0 };

	if (strcmp(closing->name, closing->actor) != 0 &&
		!people_may(office, closing->actor, RIGHT_ADMIN, err))
		return false;
	stmt_text(stmt, 1, closing->name);
	return stmt_run(stmt, err) &&
		ledger_add(office->db, closing->actor, "sign-out-all",
			arena_format(&arena, "person %s", closing->name), "", err);
}

bool session_close_all(
	struct office *office, const char *name, const char *actor, struct error *err)
{
	struct closing closing = { name, actor };

	return office_transact(office, close_all, &closing, err);
}
