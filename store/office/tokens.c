/* store/office/tokens.c - see tokens.h. */
#include "store/office/tokens.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "store/office/people_private.h"
#include "store/office/signin.h"

struct adding {
	const char *name, *reporter, *actor;
	const struct scope *indicators;
	int days;
	char hash[HASH_HEX];
};

/* Does the statement, asked for a code, find anything? */
static bool exists(struct stmt *stmt, const char *code, bool *ret, struct error *err)
{
	stmt_text(stmt, 1, code);
	return stmt_exists(stmt, ret, err);
}

/* The codes between blanks; each must be an indicator's. */
static bool join_indicators(
	struct office *office, const struct adding *adding, struct text *ret, struct error *err)
{
	stmt_auto *known = db_query(office->db, "SELECT 1 FROM indicator WHERE code = ?1");

	text_addc(ret, ' ');
	for (int i = 0; i < adding->indicators->count; i++) {
		const char *code = adding->indicators->codes[i];
		bool found;

		if (!exists(known, code, &found, err))
			return false;
		if (!found && strcmp(code, "*") != 0)
			return error_set(err, ERROR_REFUSED, "indicator.none", "%s", code);
		text_addf(ret, "%s ", code);
	}
	return true;
}

static bool check_new(struct office *office, const struct adding *adding, struct error *err)
{
	stmt_auto *taken = db_query(office->db, "SELECT 1 FROM token WHERE name = ?1");
	stmt_auto *reporter = db_query(office->db, "SELECT 1 FROM reporter WHERE code = ?1");
	bool found;

	if (!people_may(office, adding->actor, RIGHT_ADMIN, err) ||
		!exists(taken, adding->name, &found, err))
		return false;
	if (found)
		return error_set(err, ERROR_REFUSED, "token.exists", "%s", adding->name);
	if (!exists(reporter, adding->reporter, &found, err))
		return false;
	return found || error_set(err, ERROR_REFUSED, "reporter.none", "%s", adding->reporter);
}

static bool add(struct office *office, void *context, struct error *err)
{
	const struct adding *adding = context;
	stmt_auto *stmt = db_query(office->db,
		"INSERT INTO token (name, hash, reporter, indicators, created_at, created_by,"
		" expires_at, revoked_at, used_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, 0)");
	arena_auto arena = { 0 };
	text_auto indicators = { 0 };
	int64_t now = office_seconds();

	if (!check_new(office, adding, err) || !join_indicators(office, adding, &indicators, err))
		return false;
	stmt_text(stmt, 1, adding->name);
	stmt_text(stmt, 2, adding->hash);
	stmt_text(stmt, 3, adding->reporter);
	stmt_text(stmt, 4, text_z(&indicators));
	stmt_int(stmt, 5, now);
	stmt_text(stmt, 6, adding->actor);
	stmt_int(stmt, 7, now + adding->days * INT64_C(24) * 60 * 60);
	return stmt_run(stmt, err) &&
		ledger_add(office->db, adding->actor, "token-add",
			arena_format(&arena, "token %s", adding->name),
			arena_format(&arena, "%s:%s", adding->reporter, text_z(&indicators)), err);
}

bool token_add(struct office *office, const char *name, const char *reporter,
	const struct scope *indicators, int days, const char *actor, char ret[TOKEN_VALUE],
	struct error *err)
{
	struct adding adding = { name, reporter, actor, indicators, days, "" };
	char random[SECRET_HEX], value[TOKEN_VALUE];

	if (!people_check_name(name, err))
		return false;
	if (days < 1 || days > TOKEN_MAX_DAYS)
		return error_set(err, ERROR_REFUSED, "token.days", "%d", TOKEN_MAX_DAYS);
	secret_random(random);
	(void)snprintf(value, sizeof value, "tdo_%s", random);
	hash_bytes(span_of(value), adding.hash);
	if (!office_transact(office, add, &adding, err))
		return false;
	memcpy(ret, value, TOKEN_VALUE);
	return true;
}

static struct token row(struct stmt *stmt, struct arena *arena)
{
	return (struct token){ .name = column_text(stmt, arena, 0),
		.reporter = column_text(stmt, arena, 1),
		.indicators = column_text(stmt, arena, 2),
		.created_by = column_text(stmt, arena, 3),
		.created_at = column_int(stmt, 4),
		.expires_at = column_int(stmt, 5),
		.revoked_at = column_int(stmt, 6),
		.used_at = column_int(stmt, 7) };
}

bool token_list(struct office *office, struct arena *arena, struct token **ret, size_t *ret_count,
	struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT name, reporter, indicators, created_by, created_at, expires_at, revoked_at,"
		" used_at FROM token ORDER BY name");
	struct token *list = NULL;
	size_t count = 0;
	enum db_step step;

	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		list = arena_push(arena, list, count, sizeof *list);
		list[count++] = row(stmt, arena);
	}
	*ret = list;
	*ret_count = count;
	return step == DB_DONE;
}

struct revoking {
	const char *name, *actor;
};

static bool revoke(struct office *office, void *context, struct error *err)
{
	const struct revoking *revoking = context;
	stmt_auto *stmt = db_query(
		office->db, "UPDATE token SET revoked_at = ?2 WHERE name = ?1 AND revoked_at = 0");
	arena_auto arena = { 0 };

	stmt_text(stmt, 1, revoking->name);
	stmt_int(stmt, 2, office_seconds());
	if (!people_may(office, revoking->actor, RIGHT_ADMIN, err) || !stmt_run(stmt, err))
		return false;
	if (db_changes(office->db) != 1)
		return error_set(err, ERROR_REFUSED, "token.none", "%s", revoking->name);
	return ledger_add(office->db, revoking->actor, "token-revoke",
		arena_format(&arena, "token %s", revoking->name), "", err);
}

bool token_revoke(struct office *office, const char *name, const char *actor, struct error *err)
{
	struct revoking revoking = { name, actor };

	return office_transact(office, revoke, &revoking, err);
}

static bool touch(struct office *office, const char *name, struct error *err)
{
	stmt_auto *stmt = db_query(office->db, "UPDATE token SET used_at = ?2 WHERE name = ?1");

	stmt_text(stmt, 1, name);
	stmt_int(stmt, 2, office_seconds());
	return stmt_run(stmt, err);
}

bool token_find(struct office *office, struct arena *arena, const char *value, struct token *ret,
	struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT name, reporter, indicators, created_by, created_at, expires_at, revoked_at,"
		" used_at FROM token WHERE hash = ?1 AND revoked_at = 0 AND expires_at > ?2");
	char hash[HASH_HEX];
	struct token token;
	enum db_step step;

	hash_bytes(span_of(value), hash);
	stmt_text(stmt, 1, hash);
	stmt_int(stmt, 2, office_seconds());
	step = stmt_step(stmt, err);
	if (step != DB_ROW)
		return step == DB_DONE ? error_set(err, ERROR_REFUSED, "token.wrong", "%s", "")
				       : false;
	token = row(stmt, arena);
	stmt_reset(stmt);
	if (office_seconds() - token.used_at >= 60 && !touch(office, token.name, err))
		return false;
	*ret = token;
	return true;
}

bool token_admit(struct office *office, struct arena *arena, const char *value, const char *address,
	struct token *ret, struct error *err)
{
	/* apart from those who sign in there */
	const char *who = arena_format(arena, "token %s", address);
	int64_t wait;

	if (token_find(office, arena, value, ret, err))
		return true;
	if (strcmp(err->key, "token.wrong") != 0 || !signin_wait(office, who, &wait, err))
		return false;
	if (wait > 0)
		return error_set(err, ERROR_REFUSED, "token.wait", "%jd", (intmax_t)wait);
	return signin_note_failure(office, who, err) &&
		error_set(err, ERROR_REFUSED, "token.wrong", "%s", "");
}
