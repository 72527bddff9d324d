/* store/office/people_rights.c - who may do what; see people.h. */
#include <stdlib.h>
#include <string.h>

#include "store/office/people_private.h"

#define LOCAL "local:"
#define TOKEN "token:"

/* Which roles give a right. */
static const unsigned givers[] = {
	[RIGHT_ADMIN] = 1U << ROLE_ADMIN,
	[RIGHT_INBOX] = 1U << ROLE_ADMIN | 1U << ROLE_REVIEWER,
	[RIGHT_PUBLISH] = 1U << ROLE_ADMIN | 1U << ROLE_REVIEWER,
	[RIGHT_REVIEW] = 1U << ROLE_REVIEWER,
	[RIGHT_SUBMIT] = 1U << ROLE_REPORTER,
};

static bool begins(const char *actor, const char *prefix)
{
	return strncmp(actor, prefix, strlen(prefix)) == 0;
}

static bool has_accounts(struct office *office, bool *ret, struct error *err)
{
	stmt_auto *stmt = db_query(office->db, "SELECT 1 FROM person LIMIT 1");

	return stmt_exists(stmt, ret, err);
}

/* Is nobody asked: no accounts yet, or the one at the machine? */
static bool is_free(struct office *office, const char *actor, bool *ret, struct error *err)
{
	bool accounts;

	if (!has_accounts(office, &accounts, err))
		return false;
	*ret = begins(actor, LOCAL) || (!accounts && !begins(actor, TOKEN));
	return true;
}

bool people_four_eyes(struct office *office, const char *actor, bool *ret, struct error *err)
{
	bool accounts;

	if (!has_accounts(office, &accounts, err))
		return false;
	*ret = accounts || !begins(actor, LOCAL);
	return true;
}

/* The token is in force; key token.wrong. */
static bool check_token(struct office *office, const char *actor, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT 1 FROM token WHERE name = ?1 AND revoked_at = 0 AND expires_at > ?2");
	bool valid;

	stmt_text(stmt, 1, actor + strlen(TOKEN));
	stmt_int(stmt, 2, office_seconds());
	return stmt_exists(stmt, &valid, err) &&
		(valid || error_set(err, ERROR_REFUSED, "token.wrong", "%s", actor));
}

static bool check_person(
	struct office *office, const char *actor, enum right right, struct error *err)
{
	arena_auto arena = { 0 };
	struct person person;

	if (!people_find(office, &arena, actor, &person, err))
		return false;
	if (person.disabled)
		return error_set(err, ERROR_REFUSED, "person.disabled", "%s", actor);
	return (person.roles & givers[right]) != 0 ||
		error_set(err, ERROR_REFUSED, "person.role", "%s", actor);
}

bool people_may(struct office *office, const char *actor, enum right right, struct error *err)
{
	bool nobody_asked;

	if (!is_free(office, actor, &nobody_asked, err))
		return false;
	if (nobody_asked)
		return true;
	if (!begins(actor, TOKEN))
		return check_person(office, actor, right, err);
	if (right != RIGHT_SUBMIT)
		return error_set(err, ERROR_REFUSED, "person.role", "%s", actor);
	return check_token(office, actor, err);
}

/* A list of ids, as the statement gives them. */
static bool list_ids(struct stmt *stmt, struct arena *arena, const char *name, int64_t **ret,
	size_t *ret_count, struct error *err)
{
	int64_t *list = NULL;
	size_t count = 0;
	enum db_step step;

	stmt_text(stmt, 1, name);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		list = arena_push(arena, list, count, sizeof *list);
		list[count++] = column_int(stmt, 0);
	}
	*ret = list;
	*ret_count = count;
	return step == DB_DONE;
}

static bool one_row(
	struct stmt *stmt, const char *name, const char *reporter, bool *ret, struct error *err)
{
	stmt_text(stmt, 1, name);
	stmt_text(stmt, 2, reporter);
	return stmt_exists(stmt, ret, err);
}

static bool person_sender(struct office *office, struct arena *arena, const char *name,
	const char *reporter, struct sender *ret, struct error *err)
{
	stmt_auto *speaks = db_query(office->db,
		"SELECT 1 FROM person_scope JOIN person ON person.id = person_id"
		" WHERE person.name = ?1 AND kind = 'reporter' AND code IN ('*', ?2)");
	stmt_auto *methods = db_query(office->db,
		"SELECT DISTINCT method.id FROM person JOIN person_scope ON person_id = person.id"
		" AND person_scope.kind = 'indicator' JOIN indicator ON person_scope.code IN ('*', "
		"indicator.code)"
		" JOIN method ON indicator_id = indicator.id WHERE person.name = ?1"
		" ORDER BY method.id");
	stmt_auto *places = db_query(office->db,
		"SELECT DISTINCT place.id FROM person JOIN person_scope ON person_id = person.id"
		" AND kind = 'place' JOIN place ON person_scope.code IN ('*', place.code)"
		" WHERE person.name = ?1 ORDER BY place.id");

	return one_row(speaks, name, reporter, &ret->reporter, err) &&
		list_ids(methods, arena, name, &ret->methods, &ret->method_count, err) &&
		list_ids(places, arena, name, &ret->places, &ret->place_count, err);
}

static bool token_sender(struct office *office, struct arena *arena, const char *name,
	const char *reporter, struct sender *ret, struct error *err)
{
	stmt_auto *speaks = db_query(
		office->db, "SELECT 1 FROM token WHERE name = ?1 AND reporter = ?2");
	stmt_auto *methods = db_query(office->db,
		"SELECT method.id FROM token JOIN indicator ON instr(indicators, ' * ') > 0"
		" OR instr(indicators, ' ' || indicator.code || ' ') > 0"
		" JOIN method ON indicator_id = indicator.id WHERE token.name = ?1"
		" ORDER BY method.id");
	stmt_auto *places = db_query(office->db,
		"SELECT place.id FROM place JOIN token ON token.name = ?1 ORDER BY place.id");

	return one_row(speaks, name, reporter, &ret->reporter, err) &&
		list_ids(methods, arena, name, &ret->methods, &ret->method_count, err) &&
		list_ids(places, arena, name, &ret->places, &ret->place_count, err);
}

bool people_sender(struct office *office, struct arena *arena, const char *actor,
	const char *reporter, struct sender *ret, struct error *err)
{
	*ret = (struct sender){ 0 };
	if (!is_free(office, actor, &ret->anything, err))
		return false;
	if (ret->anything)
		return true;
	if (!people_may(office, actor, RIGHT_SUBMIT, err) ||
		!(begins(actor, TOKEN) ? token_sender(office, arena, actor + strlen(TOKEN),
						 reporter, ret, err)
				       : person_sender(office, arena, actor, reporter, ret, err)))
		return false;
	return ret->reporter ||
		error_set(err, ERROR_REFUSED,
			*reporter == '\0' ? "person.reporter" : "person.scope", "%s", reporter);
}

static int compare_ids(const void *left, const void *right)
{
	const int64_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

static bool listed(const int64_t *list, size_t count, int64_t id)
{
	return count > 0 && bsearch(&id, list, count, sizeof *list, compare_ids) != NULL;
}

bool sender_may(const struct sender *sender, int64_t method, int64_t place)
{
	return sender->anything ||
		(listed(sender->methods, sender->method_count, method) &&
			listed(sender->places, sender->place_count, place));
}
