/* store/office/signin.c - see sessions.h: attempts, and how long the next one must wait. */
#include <string.h>

#include "base/totp.h"
#include "store/office/people_private.h"
#include "store/office/sessions.h"
#include "store/office/signin.h"

/* Attempts that failed since the last that did not. */
struct failures {
	int64_t count, last;
};

static bool count_by_name(
	struct office *office, const char *name, struct failures *ret, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT count(*), coalesce(max(at), 0) FROM attempt WHERE name = ?1 AND fine = 0"
		" AND at > ?2 AND id > (SELECT coalesce(max(id), 0) FROM attempt"
		" WHERE name = ?1 AND fine = 1)");

	stmt_text(stmt, 1, name);
	stmt_int(stmt, 2, office_seconds() - SIGNIN_MEMORY_SECONDS);
	if (stmt_step(stmt, err) != DB_ROW)
		return false;
	*ret = (struct failures){ column_int(stmt, 0), column_int(stmt, 1) };
	return true;
}

/* A right password does not clear an address: whoever has one account would try all others. */
static bool count_by_address(
	struct office *office, const char *address, struct failures *ret, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT count(*), coalesce(max(at), 0) FROM attempt"
		" WHERE address = ?1 AND fine = 0 AND at > ?2");

	stmt_text(stmt, 1, address);
	stmt_int(stmt, 2, office_seconds() - SIGNIN_MEMORY_SECONDS);
	if (stmt_step(stmt, err) != DB_ROW)
		return false;
	*ret = (struct failures){ column_int(stmt, 0), column_int(stmt, 1) };
	return true;
}

/* How many seconds from now the next attempt may be made; 1, 2, 4 … after the last. */
static int64_t wait_of(const struct failures *failures, int64_t free)
{
	int64_t beyond = failures->count - free, pause = SIGNIN_MAX_WAIT_SECONDS, left;

	if (beyond < 0)
		return 0;
	if (beyond < 10 && INT64_C(1) << beyond < pause)
		pause = INT64_C(1) << beyond;
	left = failures->last + pause - office_seconds();
	return left > 0 ? left : 0;
}

bool signin_wait(struct office *office, const char *address, int64_t *ret, struct error *err)
{
	struct failures failures;

	if (!count_by_address(office, address, &failures, err))
		return false;
	*ret = wait_of(&failures, SIGNIN_FREE_BY_ADDRESS);
	return true;
}

static bool may_try(struct office *office, const struct signin *signin, struct error *err)
{
	struct failures name;
	int64_t wait, other;

	if (!count_by_name(office, signin->name, &name, err) ||
		!signin_wait(office, signin->address, &other, err))
		return false;
	wait = wait_of(&name, SIGNIN_FREE_BY_NAME);
	wait = wait > other ? wait : other;
	return wait == 0 || error_set(err, ERROR_REFUSED, "signin.wait", "%jd", (intmax_t)wait);
}

struct attempt {
	const struct signin *signin;
	bool fine;
	int64_t person, step;
};

static bool note_attempt(struct office *office, void *context, struct error *err)
{
	const struct attempt *attempt = context;
	stmt_auto *forget = db_query(office->db, "DELETE FROM attempt WHERE at <= ?1");
	stmt_auto *stmt = db_query(office->db,
		"INSERT INTO attempt (at, name, address, fine) VALUES (?1, ?2, ?3, ?4)");
	stmt_auto *used = db_query(office->db,
		"UPDATE person SET second_step = ?2 WHERE id = ?1 AND second_step < ?2");

	stmt_int(forget, 1, office_seconds() - SIGNIN_MEMORY_SECONDS);
	stmt_int(stmt, 1, office_seconds());
	stmt_text(stmt, 2, attempt->signin->name);
	stmt_text(stmt, 3, attempt->signin->address);
	stmt_int(stmt, 4, attempt->fine);
	stmt_int(used, 1, attempt->person);
	stmt_int(used, 2, attempt->step);
	return stmt_run(forget, err) && stmt_run(stmt, err) && stmt_run(used, err);
}

bool signin_note_failure(struct office *office, const char *address, struct error *err)
{
	const struct signin nobody = { .name = "", .address = address };
	struct attempt attempt = { .signin = &nobody };

	return office_transact(office, note_attempt, &attempt, err);
}

/* Is the second factor right, where there is one? Sets the step of its code. */
static bool check_second(struct office *office, const char *sealed, int64_t last,
	struct attempt *attempt, struct error *err)
{
	arena_auto arena = { 0 };
	text_auto secret = { 0 };
	const char *key;

	if (*sealed == '\0')
		return true;
	if (!people_seal_key(office, &arena, &key, err))
		return false;
	if (!secret_open(
		    sealed, key, &secret)) /* sealed with a key that is lost: no code is right */
		return error_set(err, ERROR_FAILURE, "shelf.key", "office.key");
	return totp_matches(text_z(&secret), attempt->signin->code, office_seconds(), last,
		       &attempt->step) ||
		error_set(err, ERROR_REFUSED, "signin.code", "%s", attempt->signin->name);
}

/* What is stored of the name; nothing for an unknown one, and then no password matches. */
static bool check(struct office *office, struct attempt *attempt, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT id, password, second, second_step FROM person"
		" WHERE name = ?1 AND disabled = 0");
	const struct signin *signin = attempt->signin;
	arena_auto arena = { 0 };
	const char *password = "", *second = "";
	int64_t last = 0;
	enum db_step step;

	stmt_text(stmt, 1, signin->name);
	step = stmt_step(stmt, err);
	if (step == DB_ERROR)
		return false;
	if (step == DB_ROW) {
		attempt->person = column_int(stmt, 0);
		password = column_text(stmt, &arena, 1);
		second = column_text(stmt, &arena, 2);
		last = column_int(stmt, 3);
	}
	stmt_reset(stmt);
	if (!secret_matches(span_of(signin->password), password))
		return error_set(err, ERROR_REFUSED, "signin.wrong", "%s", signin->name);
	return check_second(office, second, last, attempt, err);
}

bool signin_try(
	struct office *office, const struct signin *signin, int64_t *ret_person, struct error *err)
{
	struct attempt attempt = { .signin = signin };
	struct error trouble;

	if (!may_try(office, signin, err))
		return false;
	attempt.fine = check(office, &attempt, &trouble);
	if (!attempt.fine && trouble.kind == ERROR_FAILURE) {
		*err = trouble;
		return false;
	}
	/* a password without its code is half a success: it is no guess to be slowed down */
	if (!attempt.fine && strcmp(trouble.key, "signin.code") == 0 && *signin->code == '\0') {
		*err = trouble;
		return false;
	}
	if (!office_transact(office, note_attempt, &attempt, err))
		return false;
	if (!attempt.fine)
		*err = trouble;
	else
		*ret_person = attempt.person;
	return attempt.fine;
}
