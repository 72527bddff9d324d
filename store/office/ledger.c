/*
 * store/office/ledger.c - the append-only, hash-chained record of every act.
 *
 * hash = SHA-256 over the fields, each written as LENGTH:TEXT, so that no two
 * different rows write alike; the first field is the hash before.
 */
#include "store/office/ledger.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "store/office/private.h"

enum { FIELDS = 7 };

static void chain(const char *const fields[FIELDS], char ret[HASH_HEX])
{
	text_auto text = { 0 };

	for (int i = 0; i < FIELDS; i++)
		text_addf(&text, "%zu:%s,", span_of(fields[i]).size, fields[i]);
	hash_bytes(text_span(&text), ret);
}

static bool last(struct db *db, struct arena *arena, int64_t *ret_sequence, const char **ret_hash,
	struct error *err)
{
	stmt_auto *stmt = db_query(db, "SELECT sequence, hash FROM ledger_head");
	enum db_step step = stmt_step(stmt, err);

	if (step != DB_ROW)
		return step == DB_DONE ? error_set(err, ERROR_FAILURE, "ledger.broken", "0")
				       : false;
	*ret_sequence = column_int(stmt, 0);
	*ret_hash = column_text(stmt, arena, 1);
	return true;
}

bool ledger_add(struct db *db, const char *actor, const char *act, const char *subject,
	const char *detail, struct error *err)
{
	stmt_auto *stmt = db_query(
		db, "INSERT INTO ledger VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
	arena_auto arena = { 0 };
	int64_t sequence;
	const char *previous;
	char now[CLOCK_INSTANT], hash[HASH_HEX];

	if (!last(db, &arena, &sequence, &previous, err))
		return false;
	clock_now(now);
	sequence++;
	chain((const char *const[FIELDS]){ previous,
		      arena_format(&arena, "%jd", (intmax_t)sequence), now, actor, act, subject,
		      detail },
		hash);
	stmt_int(stmt, 1, sequence);
	stmt_text(stmt, 2, now);
	stmt_text(stmt, 3, actor);
	stmt_text(stmt, 4, act);
	stmt_text(stmt, 5, subject);
	stmt_text(stmt, 6, detail);
	stmt_text(stmt, 7, previous);
	stmt_text(stmt, 8, hash);
	return stmt_run(stmt, err);
}

/* Says where the chain breaks; always false. */
static bool broken_at(int64_t sequence, struct error *ret)
{
	return error_at(
		ret, ERROR_REFUSED, "ledger.broken", (int)sequence, 0, "%jd", (intmax_t)sequence);
}

bool ledger_walk(struct db *db, struct error *ret_broken, bool *ret_whole, struct error *err)
{
	stmt_auto *stmt = db_query(db,
		"SELECT sequence, at, actor, act, subject, detail, previous, hash"
		" FROM ledger ORDER BY sequence");
	char before[HASH_HEX] = "";
	int64_t expected = 1, head;
	const char *head_hash;
	arena_auto whole = { 0 };
	enum db_step step;

	*ret_whole = true;
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		arena_auto arena = { 0 };
		int64_t sequence = column_int(stmt, 0);
		char hash[HASH_HEX];

		chain((const char *const[FIELDS]){ before,
			      arena_format(&arena, "%jd", (intmax_t)sequence),
			      column_text(stmt, &arena, 1), column_text(stmt, &arena, 2),
			      column_text(stmt, &arena, 3), column_text(stmt, &arena, 4),
			      column_text(stmt, &arena, 5) },
			hash);
		if (sequence != expected++ ||
			!span_is(span_of(column_text(stmt, &arena, 6)), before) ||
			!span_is(span_of(column_text(stmt, &arena, 7)), hash)) {
			*ret_whole = broken_at(sequence, ret_broken);
			return true;
		}
		for (size_t i = 0; i < HASH_HEX; i++)
			before[i] = hash[i];
	}
	if (step != DB_DONE)
		return false;
	if (!last(db, &whole, &head, &head_hash, err))
		return false;
	if (head != expected - 1 || strcmp(head_hash, before) != 0)
		*ret_whole = broken_at(expected, ret_broken);
	return true;
}

/* Two statements, so that what is about one thing is found by its index. */
#define WISHED                                                                                     \
	" sequence < ?1 AND (?3 = '' OR actor = ?3) AND (?4 = '' OR act = ?4)"                     \
	" ORDER BY sequence DESC LIMIT ?5"

bool ledger_list(struct office *office, struct arena *arena, const struct ledger_wish *wish,
	struct ledger_entry **ret, size_t *ret_count, struct error *err)
{
	stmt_auto *all = db_query(office->db,
		"SELECT sequence, at, actor, act, subject, detail, hash FROM ledger WHERE" WISHED);
	stmt_auto *one = db_query(office->db,
		"SELECT sequence, at, actor, act, subject, detail, hash FROM ledger"
		" WHERE subject = ?2 AND" WISHED);
	struct stmt *stmt = *wish->subject == '\0' ? all : one;
	struct ledger_entry *list = NULL;
	size_t count = 0;
	enum db_step step;

	stmt_int(stmt, 1, wish->before == 0 ? INT64_MAX : wish->before);
	stmt_text(stmt, 2, wish->subject);
	stmt_text(stmt, 3, wish->actor);
	stmt_text(stmt, 4, wish->act);
	stmt_int(stmt, 5, wish->most);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		list = arena_push(arena, list, count, sizeof *list);
		list[count++] = (struct ledger_entry){ .sequence = column_int(stmt, 0),
			.at = column_text(stmt, arena, 1),
			.actor = column_text(stmt, arena, 2),
			.act = column_text(stmt, arena, 3),
			.subject = column_text(stmt, arena, 4),
			.detail = column_text(stmt, arena, 5),
			.hash = column_text(stmt, arena, 6) };
	}
	*ret = list;
	*ret_count = count;
	return step == DB_DONE;
}

bool ledger_verify(struct office *office, struct ledger_state *ret, struct error *err)
{
	arena_auto arena = { 0 };
	const char *head;

	if (!ledger_walk(office->db, &ret->broken, &ret->whole, err) ||
		!last(office->db, &arena, &ret->entries, &head, err))
		return false;
	(void)snprintf(ret->head, sizeof ret->head, "%s", head);
	return true;
}
