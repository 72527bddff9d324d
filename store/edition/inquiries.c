/* store/edition/inquiries.c - see inquiries.h. */
#include "store/edition/inquiries.h"

#include <string.h>

#include "store/db_given.h"
#include "store/edition/private.h"

/* ---- into an edition ---- */

static bool copy_answered(struct db *office, struct db *edition, struct error *err)
{
	stmt_auto *from = db_query(office,
		"SELECT id, kind, state, lang, indicator, place, period, edition, public,"
		" answer_vi, answer_en, reporter, received, closed FROM inquiry"
		" WHERE state IN ('accepted', 'answered') ORDER BY id");
	stmt_auto *to = db_query(edition,
		"INSERT INTO inquiry SELECT c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12,"
		" c13, c14 FROM given");

	return stmt_pour(from, to, err);
}

static bool count_all(struct db *office, struct db *edition, int today, struct error *err)
{
	stmt_auto *from = db_query(office,
		"SELECT indicator, place, count(*), sum(closed IS NOT NULL),"
		" sum(closed IS NOT NULL AND closed <= due), sum(state = 'declined'),"
		" sum(closed IS NULL), sum(closed IS NULL AND due < ?1),"
		" coalesce(min(iif(closed IS NULL, received, NULL)), 0) FROM inquiry"
		" GROUP BY indicator, place ORDER BY indicator, place");
	stmt_auto *to = db_query(edition,
		"INSERT INTO inquiry_tally SELECT c1, c2, c3, c4, c5, c6, c7, c8, c9 FROM given");

	stmt_int(from, 1, today);
	return stmt_pour(from, to, err);
}

bool inquiries_write(struct db *office, struct db *edition, int today, struct error *err)
{
	return copy_answered(office, edition, err) && count_all(office, edition, today, err);
}

/* ---- out of one ---- */

static struct edition_inquiry row(struct stmt *stmt, struct arena *arena)
{
	struct edition_inquiry inquiry = { .id = column_int(stmt, 0),
		.kind = strcmp(column_text(stmt, arena, 1), "idea") == 0 ? INQUIRY_IDEA
									 : INQUIRY_QUESTION,
		.lang = strcmp(column_text(stmt, arena, 2), "en") == 0 ? LANG_EN : LANG_VI,
		.indicator = column_text(stmt, arena, 3),
		.place = column_text(stmt, arena, 4),
		.period = column_text(stmt, arena, 5),
		.edition = (int)column_int(stmt, 6),
		.words = column_text(stmt, arena, 7),
		.reporter = column_text(stmt, arena, 10),
		.received = (int)column_int(stmt, 11),
		.closed = (int)column_int(stmt, 12) };

	column_pair(stmt, arena, 8, inquiry.answer);
	return inquiry;
}

bool edition_inquiries(struct edition *edition, struct arena *arena, const char *indicator,
	struct edition_inquiry **ret, size_t *ret_count, struct error *err)
{
	stmt_auto *stmt = NULL;
	enum db_step step;
	bool there;

	*ret = NULL;
	*ret_count = 0;
	if (!db_has_table(edition->db, "inquiry", &there, err))
		return false;
	if (!there)
		return true;
	stmt = db_query(edition->db,
		"SELECT id, kind, lang, indicator, place, period, edition, words, answer_vi,"
		" answer_en, reporter, received, closed FROM inquiry"
		" WHERE (?1 IS NULL OR indicator = ?1) ORDER BY closed DESC, id DESC");
	stmt_text(stmt, 1, indicator);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		*ret = arena_push(arena, *ret, *ret_count, sizeof **ret);
		(*ret)[(*ret_count)++] = row(stmt, arena);
	}
	return step == DB_DONE;
}

bool edition_tallies(struct edition *edition, struct arena *arena, struct edition_tally **ret,
	size_t *ret_count, struct error *err)
{
	stmt_auto *stmt = NULL;
	enum db_step step;
	bool there;

	*ret = NULL;
	*ret_count = 0;
	if (!db_has_table(edition->db, "inquiry_tally", &there, err))
		return false;
	if (!there)
		return true;
	stmt = db_query(edition->db,
		"SELECT indicator, place, received, closed, on_time, declined, waiting, overdue,"
		" oldest FROM inquiry_tally ORDER BY indicator, place");
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		*ret = arena_push(arena, *ret, *ret_count, sizeof **ret);
		(*ret)[(*ret_count)++] = (struct edition_tally){ column_text(stmt, arena, 0),
			column_text(stmt, arena, 1),
			{ (int)column_int(stmt, 2), (int)column_int(stmt, 3),
				(int)column_int(stmt, 4), (int)column_int(stmt, 5),
				(int)column_int(stmt, 6), (int)column_int(stmt, 7),
				(int)column_int(stmt, 8) } };
	}
	return step == DB_DONE;
}
