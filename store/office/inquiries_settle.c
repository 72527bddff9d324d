/*
 * store/office/inquiries_settle.c - inquiries_settle() of inquiries.h.
 *
 * Taking in is one transaction; then senders can see that it was taken; only then the letter goes. Cut
 * short anywhere, the next time finds what is left: a letter that was taken already adds nothing.
 */
#include <stdio.h>
#include <string.h>

#include "store/office/inquiries.h"
#include "store/office/people_private.h"

struct taking {
	const char *tickets[INQUIRIES_TAKEN];
	size_t count;
	struct arena arena;
};

/* Codes that the catalogue does not have are not kept: editions count by them, and nobody looks before. */
static bool insert(
	struct office *office, const char *ticket, const struct letter *letter, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"INSERT INTO inquiry (ticket, kind, lang, indicator, place, period, edition, words,"
		" name, contact, received_at, received, due, state, reporter, public, answer_vi,"
		" answer_en, answered_by, version, told) VALUES (?1, ?2, ?3,"
		" coalesce((SELECT code FROM indicator WHERE code = ?4), ''),"
		" coalesce((SELECT code FROM place WHERE code = ?5 LIMIT 1), ''), ?6, ?7, ?8,"
		" ?9, ?10, ?11, ?12, ?13, 'received', '', '', '', '', '', 1, 0)"
		" ON CONFLICT (ticket) DO NOTHING");
	int64_t seconds = 0;
	int day;

	(void)!clock_parse(span_of(letter->received_at), &seconds); /* inbox_read() has asked */
	day = clock_day(seconds);
	stmt_text(stmt, 1, ticket);
	stmt_text(stmt, 2, inquiry_kinds[letter->kind]);
	stmt_text(stmt, 3, letter->lang == LANG_EN ? "en" : "vi");
	stmt_text(stmt, 4, letter->indicator);
	stmt_text(stmt, 5, letter->place);
	stmt_text(stmt, 6, letter->period);
	stmt_int(stmt, 7, letter->edition);
	stmt_text(stmt, 8, letter->text);
	stmt_text(stmt, 9, letter->name);
	stmt_text(stmt, 10, letter->contact);
	stmt_text(stmt, 11, letter->received_at);
	stmt_int(stmt, 12, day);
	stmt_int(stmt, 13, inquiry_due(day));
	return stmt_run(stmt, err);
}

static bool take(struct office *office, void *context, struct error *err)
{
	struct taking *taking = context;
	char said[32];
	int added = 0;

	for (size_t i = 0; i < taking->count; i++) {
		struct letter letter;
		struct error refused;

		if (!inbox_read(&taking->arena, office->dir, taking->tickets[i], &letter, &refused))
			continue; /* set aside; `tiendo check` tells of it */
		if (!insert(office, taking->tickets[i], &letter, err))
			return false;
		added += db_changes(office->db);
	}
	(void)snprintf(said, sizeof said, "%d", added);
	return added == 0 || ledger_add(office->db, "", "inquiry-take", "", said, err);
}

static bool erase(struct office *office, void *context UNUSED, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"UPDATE inquiry SET words = '', name = '', contact = ''"
		" WHERE closed <= ?1 AND words <> ''");
	char said[32];
	int erased;

	stmt_int(stmt, 1, clock_day(office_seconds()) - INQUIRY_KEEP_DAYS);
	if (!stmt_run(stmt, err))
		return false;
	erased = db_changes(office->db);
	(void)snprintf(said, sizeof said, "%d", erased);
	return erased == 0 || ledger_add(office->db, "", "inquiry-erase", "", said, err);
}

/* Is there anything to erase? Asked first, so that opening an office writes nothing where there is not. */
static bool any_old(struct office *office, bool *ret, struct error *err)
{
	stmt_auto *stmt = db_query(
		office->db, "SELECT 1 FROM inquiry WHERE closed <= ?1 AND words <> '' LIMIT 1");

	stmt_int(stmt, 1, clock_day(office_seconds()) - INQUIRY_KEEP_DAYS);
	return stmt_exists(stmt, ret, err);
}

/* Who proposed what stays in the office until it is the answer. */
static struct reply_told told_of(struct stmt *stmt, struct arena *arena)
{
	struct reply_told told = { .state = (enum inquiry_state)text_index(
					   inquiry_states, column_text(stmt, arena, 3)),
		.received = (int)column_int(stmt, 4),
		.due = (int)column_int(stmt, 5),
		.closed = (int)column_int(stmt, 6),
		.answer = { "", "" } };

	if (inquiry_closed(told.state))
		column_pair(stmt, arena, 7, told.answer);
	return told;
}

/* Writes what each sender may see and has not seen; `ret_all` is false where one could not be written now. */
static bool tell(struct office *office, bool *ret_all, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT id, version, ticket, state, received, due, coalesce(closed, 0), answer_vi,"
		" answer_en FROM inquiry WHERE told < version ORDER BY id");
	stmt_auto *done = db_query(
		office->db, "UPDATE inquiry SET told = ?2 WHERE id = ?1 AND version = ?2");
	arena_auto arena = { 0 };
	struct error later;
	enum db_step step;

	*ret_all = true;
	while (*ret_all && (step = stmt_step(stmt, err)) == DB_ROW) {
		const struct reply_told told = told_of(stmt, &arena);

		stmt_int(done, 1, column_int(stmt, 0));
		stmt_int(done, 2, column_int(stmt, 1));
		*ret_all = reply_write(office->dir, column_text(stmt, &arena, 2), &told, &later) &&
			stmt_run(done, &later);
	}
	return !*ret_all || step == DB_DONE;
}

/* Offices of before there were letters have no folders for them. */
static void make_folders(const struct office *office)
{
	arena_auto arena = { 0 };
	struct error ignored;

	(void)!office_folder(arena_format(&arena, "%s/inbox", office->dir), 0770, &ignored);
	(void)!office_folder(arena_format(&arena, "%s/replies", office->dir), 0755, &ignored);
}

bool inquiries_settle(struct office *office, struct error *err)
{
	struct taking taking = { .count = 0 };
	bool taken = true, told, old;
	struct error later;

	make_folders(office);
	taking.count = inbox_list(&taking.arena, office->dir, INQUIRIES_TAKEN, taking.tickets);
	if (taking.count > 0)
		taken = office_transact(office, take, &taking, &later);
	if (!tell(office, &told, err) || !any_old(office, &old, err)) {
		arena_done(&taking.arena);
		return false;
	}
	for (size_t i = 0; i < taking.count && taken && told; i++)
		inbox_drop(office->dir, taking.tickets[i]);
	arena_done(&taking.arena);
	if (old)
		(void)!office_transact(office, erase, NULL, &later);
	return true;
}
