/* store/office/people.c - see people.h; what accounts may do is in people_rights.c. */
#include "store/office/people.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/secret.h"
#include "base/utf8.h"
#include "store/office/people_private.h"

const char *const role_names[] = { "admin", "leader", "reporter", "reviewer", NULL };
const char *const scope_names[] = { "indicator", "place", "reporter", NULL };

enum { KEY_LIMIT = 1024 };

bool scope_holds(const struct scope *scope, const char *code)
{
	for (int i = 0; i < scope->count; i++)
		if (strcmp(scope->codes[i], code) == 0 || strcmp(scope->codes[i], "*") == 0)
			return true;
	return false;
}

int64_t office_seconds(void)
{
	char now[CLOCK_INSTANT];
	int64_t seconds = 0;

	clock_now(now);
	return clock_parse(span_of(now), &seconds) ? seconds : 0;
}

bool people_check_name(const char *name, struct error *err)
{
	size_t size = strlen(name);

	return (size > 0 && size <= PERSON_MAX_NAME &&
		       strspn(name, "-0123456789.abcdefghijklmnopqrstuvwxyz") == size) ||
		error_set(err, ERROR_REFUSED, "person.name", "%s", name);
}

bool people_seal_key(
	struct office *office, struct arena *arena, const char **ret, struct error *err)
{
	const char *path = arena_format(arena, "%s/keys/office.key", office->dir);
	char fresh[SECRET_HEX];
	struct span key;

	secret_random(fresh);
	if (access(path, F_OK) != 0 && !file_write(path, span_of(fresh), 0600, err))
		return false;
	if (!file_read(arena, path, KEY_LIMIT, &key, err))
		return false;
	if (key.size != SECRET_HEX - 1)
		return error_set(err, ERROR_FAILURE, "shelf.key", "office.key");
	*ret = arena_copy(arena, key.data, key.size);
	return true;
}

/* Is it one that is tried first: the name, the city, a row of keys, one character over and over? */
static bool is_easy(const char *name, const char *password)
{
	static const char *const words[] = { "password", "matkhau", "123456", "abcdef", "qwerty",
		"tiendo", "tphcm", "hochiminh", "saigon" };

	if (strspn(password, (const char[]){ *password, '\0' }) == strlen(password))
		return true;
	for (size_t i = 0; i < COUNT(words); i++) {
		const char *found = strcasestr(password, words[i]);

		/* with little around it */
		if (found != NULL && utf8_count(span_of(password)) < strlen(words[i]) + 8)
			return true;
	}
	return strcasestr(password, name) != NULL &&
		utf8_count(span_of(password)) < strlen(name) + PERSON_LEAST_PASSWORD;
}

static bool hash_password(
	const char *name, const char *password, char ret[SECRET_HASH], struct error *err)
{
	size_t bad;

	if (!utf8_valid(span_of(password), &bad) ||
		utf8_count(span_of(password)) < PERSON_LEAST_PASSWORD || is_easy(name, password))
		return error_set(
			err, ERROR_REFUSED, "person.password", "%d", PERSON_LEAST_PASSWORD);
	return secret_hash(span_of(password), ret) ||
		error_set(err, ERROR_REFUSED, "person.password", "%d", PERSON_LEAST_PASSWORD);
}

struct changing {
	const char *name, *display, *password, *secret, *actor;
	unsigned roles;
	const struct scope *scopes;
	int64_t version;
	bool disabled;
	char hash[SECRET_HASH];
	int64_t id;
};

/* An act of administration, noted in the ledger. */
static bool note(struct office *office, const struct changing *changing, const char *act,
	const char *detail, struct error *err)
{
	arena_auto arena = { 0 };

	return ledger_add(office->db, changing->actor, act,
		arena_format(&arena, "person %s", changing->name), detail, err);
}

static bool add(struct office *office, void *context, struct error *err)
{
	const struct changing *changing = context;
	stmt_auto *known = db_query(office->db, "SELECT 1 FROM person WHERE name = ?1");
	stmt_auto *stmt = db_query(office->db,
		"INSERT INTO person (name, display, password, second, second_step, disabled,"
		" version, created_at) VALUES (?1, ?2, ?3, '', 0, 0, 1, ?4)");
	bool there;

	stmt_text(known, 1, changing->name);
	if (!stmt_exists(known, &there, err))
		return false;
	if (there)
		return error_set(err, ERROR_REFUSED, "person.exists", "%s", changing->name);
	stmt_text(stmt, 1, changing->name);
	stmt_text(stmt, 2, changing->display);
	stmt_text(stmt, 3, changing->hash);
	stmt_int(stmt, 4, office_seconds());
	return people_may(office, changing->actor, RIGHT_ADMIN, err) && stmt_run(stmt, err) &&
		note(office, changing, "person-add", changing->display, err);
}

bool people_add(struct office *office, const char *name, const char *display, const char *password,
	const char *actor, struct error *err)
{
	struct changing changing = { .name = name, .display = display, .actor = actor };
	size_t bad;

	if (!people_check_name(name, err))
		return false;
	if (*display == '\0' || strpbrk(display, "\t\r\n") != NULL ||
		strlen(display) > PERSON_MAX_DISPLAY || !utf8_valid(span_of(display), &bad) ||
		!utf8_is_plain(span_of(display)))
		return error_set(err, ERROR_REFUSED, "person.name", "%s", name);
	return hash_password(name, password, changing.hash, err) &&
		office_transact(office, add, &changing, err);
}

/* Finds the account to change; key person.none. */
static bool find_id(struct office *office, struct changing *changing, struct error *err)
{
	stmt_auto *stmt = db_query(office->db, "SELECT id FROM person WHERE name = ?1");
	enum db_step step;

	stmt_text(stmt, 1, changing->name);
	step = stmt_step(stmt, err);
	if (step == DB_ROW)
		changing->id = column_int(stmt, 0);
	return step == DB_ROW ||
		(step == DB_DONE &&
			error_set(err, ERROR_REFUSED, "person.none", "%s", changing->name));
}

/* Counts the change; one row or a conflict. */
static bool bump(struct office *office, const struct changing *changing, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"UPDATE person SET version = version + 1 WHERE id = ?1 AND (?2 = 0 OR version = "
		"?2)");

	stmt_int(stmt, 1, changing->id);
	stmt_int(stmt, 2, changing->version);
	return stmt_run(stmt, err) &&
		(db_changes(office->db) == 1 ||
			error_set(err, ERROR_REFUSED, "person.conflict", "%s", changing->name));
}

static bool begin_change(struct office *office, struct changing *changing, struct error *err)
{
	return people_may(office, changing->actor, RIGHT_ADMIN, err) &&
		find_id(office, changing, err) && bump(office, changing, err);
}

static bool end_sessions(struct office *office, int64_t id, struct error *err)
{
	stmt_auto *stmt = db_query(office->db, "DELETE FROM session WHERE person_id = ?1");

	stmt_int(stmt, 1, id);
	return stmt_run(stmt, err);
}

static bool write_roles(struct office *office, const struct changing *changing, struct text *said,
	struct error *err)
{
	stmt_auto *clear = db_query(office->db, "DELETE FROM person_role WHERE person_id = ?1");
	stmt_auto *stmt = db_query(office->db, "INSERT INTO person_role VALUES (?1, ?2)");

	stmt_int(clear, 1, changing->id);
	if (!stmt_run(clear, err))
		return false;
	for (enum role role = ROLE_ADMIN; role < ROLE_COUNT; role++) {
		if ((changing->roles >> role & 1) == 0)
			continue;
		stmt_int(stmt, 1, changing->id);
		stmt_text(stmt, 2, role_names[role]);
		if (!stmt_run(stmt, err))
			return false;
		text_addf(said, "%s ", role_names[role]);
	}
	return true;
}

/* A scope is * or a code of the catalogue. */
static bool check_scope(
	struct stmt *known, enum scope_kind kind, const char *code, struct error *err)
{
	static const char *const keys[SCOPE_COUNT] = {
		[SCOPE_INDICATOR] = "indicator.none",
		[SCOPE_PLACE] = "place.none",
		[SCOPE_REPORTER] = "reporter.none",
	};
	bool there;

	if (strcmp(code, "*") == 0)
		return true;
	stmt_text(known, 1, code);
	stmt_text(known, 2, scope_names[kind]);
	return stmt_exists(known, &there, err) &&
		(there || error_set(err, ERROR_REFUSED, keys[kind], "%s", code));
}

static bool write_scopes(struct office *office, const struct changing *changing, struct text *said,
	struct error *err)
{
	stmt_auto *clear = db_query(office->db, "DELETE FROM person_scope WHERE person_id = ?1");
	stmt_auto *stmt = db_query(
		office->db, "INSERT OR IGNORE INTO person_scope VALUES (?1, ?2, ?3)");
	stmt_auto *known = db_query(office->db,
		"SELECT 1 FROM indicator WHERE code = ?1 AND ?2 = 'indicator'"
		" UNION ALL SELECT 1 FROM place WHERE code = ?1 AND ?2 = 'place'"
		" UNION ALL SELECT 1 FROM reporter WHERE code = ?1 AND ?2 = 'reporter'");

	stmt_int(clear, 1, changing->id);
	if (!stmt_run(clear, err))
		return false;
	for (enum scope_kind kind = SCOPE_INDICATOR; kind < SCOPE_COUNT; kind++)
		for (int i = 0; i < changing->scopes[kind].count; i++) {
			if (!check_scope(known, kind, changing->scopes[kind].codes[i], err))
				return false;
			stmt_int(stmt, 1, changing->id);
			stmt_text(stmt, 2, scope_names[kind]);
			stmt_text(stmt, 3, changing->scopes[kind].codes[i]);
			if (!stmt_run(stmt, err))
				return false;
			text_addf(
				said, "%s=%s ", scope_names[kind], changing->scopes[kind].codes[i]);
		}
	return true;
}

static bool set_roles(struct office *office, void *context, struct error *err)
{
	struct changing *changing = context;
	text_auto said = { 0 };

	return begin_change(office, changing, err) && write_roles(office, changing, &said, err) &&
		write_scopes(office, changing, &said, err) &&
		note(office, changing, "person-roles", text_z(&said), err);
}

bool people_set_roles(struct office *office, const char *name, unsigned roles,
	const struct scope *scopes, int64_t version, const char *actor, struct error *err)
{
	struct changing changing = {
		.name = name, .roles = roles, .scopes = scopes, .version = version, .actor = actor
	};

	return office_transact(office, set_roles, &changing, err);
}

static bool set_password(struct office *office, void *context, struct error *err)
{
	struct changing *changing = context;
	stmt_auto *stmt = db_query(office->db, "UPDATE person SET password = ?2 WHERE id = ?1");

	if (!find_id(office, changing, err))
		return false;
	/* one's own is not an act of administration */
	if (strcmp(changing->name, changing->actor) == 0 ? !bump(office, changing, err)
							 : !begin_change(office, changing, err))
		return false;
	stmt_int(stmt, 1, changing->id);
	stmt_text(stmt, 2, changing->hash);
	return stmt_run(stmt, err) && end_sessions(office, changing->id, err) &&
		note(office, changing, "person-password", "", err);
}

bool people_set_password(struct office *office, const char *name, const char *password,
	const char *actor, struct error *err)
{
	struct changing changing = { .name = name, .actor = actor };

	return hash_password(name, password, changing.hash, err) &&
		office_transact(office, set_password, &changing, err);
}

static bool set_disabled(struct office *office, void *context, struct error *err)
{
	struct changing *changing = context;
	stmt_auto *stmt = db_query(office->db, "UPDATE person SET disabled = ?2 WHERE id = ?1");

	if (!begin_change(office, changing, err))
		return false;
	stmt_int(stmt, 1, changing->id);
	stmt_int(stmt, 2, changing->disabled);
	return stmt_run(stmt, err) && end_sessions(office, changing->id, err) &&
		note(office, changing, changing->disabled ? "person-disable" : "person-enable", "",
			err);
}

bool people_set_disabled(struct office *office, const char *name, bool disabled, const char *actor,
	struct error *err)
{
	struct changing changing = { .name = name, .disabled = disabled, .actor = actor };

	return office_transact(office, set_disabled, &changing, err);
}

static bool set_second(struct office *office, void *context, struct error *err)
{
	struct changing *changing = context;
	stmt_auto *stmt = db_query(
		office->db, "UPDATE person SET second = ?2, second_step = 0 WHERE id = ?1");
	bool own = strcmp(changing->name, changing->actor) == 0;

	if (!find_id(office, changing, err) ||
		(own ? !bump(office, changing, err) : !begin_change(office, changing, err)))
		return false;
	stmt_int(stmt, 1, changing->id);
	stmt_text(stmt, 2, changing->secret);
	return stmt_run(stmt, err) && end_sessions(office, changing->id, err) &&
		note(office, changing, "person-second", *changing->secret == '\0' ? "off" : "on",
			err);
}

bool people_set_second(struct office *office, const char *name, const char *secret,
	const char *actor, struct error *err)
{
	arena_auto arena = { 0 };
	text_auto sealed = { 0 };
	const char *key;
	struct changing changing = { .name = name, .actor = actor };

	if (!people_seal_key(office, &arena, &key, err))
		return false;
	if (secret != NULL && !secret_seal(span_of(secret), key, &sealed))
		return error_set(err, ERROR_FAILURE, "shelf.key", "office.key");
	changing.secret = text_z(&sealed);
	return office_transact(office, set_second, &changing, err);
}

static bool read_roles(struct office *office, struct person *person, struct error *err)
{
	stmt_auto *stmt = db_query(office->db, "SELECT role FROM person_role WHERE person_id = ?1");
	enum db_step step;

	stmt_int(stmt, 1, person->id);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		arena_auto arena = { 0 };
		int role = text_index(role_names, column_text(stmt, &arena, 0));

		if (role >= 0)
			person->roles |= 1U << role;
	}
	return step == DB_DONE;
}

static bool read_scopes(
	struct office *office, struct arena *arena, struct person *person, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT kind, code FROM person_scope WHERE person_id = ?1 ORDER BY kind, code");
	enum db_step step;

	person->scopes = arena_new(arena, SCOPE_COUNT, sizeof *person->scopes);
	stmt_int(stmt, 1, person->id);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		int kind = text_index(scope_names, column_text(stmt, arena, 0));
		struct scope *scope = kind < 0 ? NULL : &person->scopes[kind];

		if (scope != NULL && scope->count < PERSON_MAX_SCOPE)
			scope->codes[scope->count++] = column_text(stmt, arena, 1);
	}
	return step == DB_DONE;
}

/* With a name only that one; by name. */
static bool read_people(struct office *office, struct arena *arena, const char *name,
	struct person **ret, size_t *ret_count, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT id, version, name, display, disabled, second <> '' FROM person"
		" WHERE name = ?1 OR ?1 = '' ORDER BY name");
	struct person *list = NULL;
	size_t count = 0;
	enum db_step step;

	stmt_text(stmt, 1, name);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		list = arena_push(arena, list, count, sizeof *list);
		list[count] = (struct person){ .id = column_int(stmt, 0),
			.version = column_int(stmt, 1),
			.name = column_text(stmt, arena, 2),
			.display = column_text(stmt, arena, 3),
			.disabled = column_int(stmt, 4) != 0,
			.second = column_int(stmt, 5) != 0 };
		if (!read_roles(office, &list[count], err) ||
			!read_scopes(office, arena, &list[count], err))
			return false;
		count++;
	}
	*ret = list;
	*ret_count = count;
	return step == DB_DONE;
}

bool people_list(struct office *office, struct arena *arena, struct person **ret, size_t *ret_count,
	struct error *err)
{
	return read_people(office, arena, "", ret, ret_count, err);
}

bool people_find(struct office *office, struct arena *arena, const char *name, struct person *ret,
	struct error *err)
{
	struct person *list = NULL;
	size_t count = 0;

	if (*name != '\0' && !read_people(office, arena, name, &list, &count, err))
		return false;
	if (count != 1)
		return error_set(err, ERROR_REFUSED, "person.none", "%s", name);
	*ret = list[0];
	return true;
}
