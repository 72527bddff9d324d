/* store/office/publish.c - see publish.h. */
#include "store/office/publish.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "store/edition/build.h"
#include "store/office/people.h"
#include "store/office/private.h"

struct publishing {
	const char *actor;
	struct publication *publication;
};

/* Marks what this edition is the first to hold, and what it is the first to replace. */
static bool mark(struct db *db, int number, struct error *err)
{
	stmt_auto *since = db_query(db,
		"UPDATE observation SET since = ?1, state = 'published', version = version + 1"
		" WHERE state = 'approved'"
		" AND submission_id IN (SELECT id FROM submission WHERE approved > 0)");
	stmt_auto *until = db_query(db,
		"UPDATE observation AS old SET until = ?1 WHERE until IS NULL AND since IS NOT NULL"
		" AND EXISTS (SELECT 1 FROM observation AS new WHERE new.method_id = old.method_id"
		" AND new.place_id = old.place_id AND new.period_from = old.period_from"
		" AND new.period_until = old.period_until AND new.breakdown = old.breakdown"
		" AND new.since IS NOT NULL"
		" AND (new.vintage, new.revision) > (old.vintage, old.revision))");
	stmt_auto *state = db_query(db,
		"UPDATE submission SET published = published + approved, approved = 0,"
		" version = version + 1 WHERE approved > 0");

	stmt_int(since, 1, number);
	stmt_int(until, 1, number);
	return stmt_run(since, err) && stmt_run(until, err) && stmt_run(state, err);
}

/* Sets number and the hash of the edition before; refuses a time before the last edition's. */
static bool number_edition(struct office *office, struct manifest *manifest, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT number, published_at, sha256 FROM edition"
		" ORDER BY number DESC LIMIT 1");
	arena_auto arena = { 0 };
	enum db_step step = stmt_step(stmt, err);

	manifest->number = 1;
	if (step == DB_ROW) {
		const char *hash = column_text(stmt, &arena, 2);

		manifest->number = (int)column_int(stmt, 0) + 1;
		if (strcmp(column_text(stmt, &arena, 1), manifest->published_at) > 0)
			return error_set(err, ERROR_REFUSED, "publish.time", "%s < %s",
				manifest->published_at, column_text(stmt, &arena, 1));
		(void)snprintf(manifest->previous, sizeof manifest->previous, "%s", hash);
	}
	return step != DB_ERROR;
}

/* Builds the file beside its final name, hashes it and gives it that name. */
static bool make_file(struct office *office, struct publication *publication, struct error *err)
{
	struct manifest *manifest = &publication->manifest;
	arena_auto arena = { 0 };
	const char *path = shelf_path(&arena, office->dir, manifest->number);
	const char *building = arena_format(&arena, "%s.building", path);
	struct edition_label label = { manifest->number, manifest->published_at, manifest->note,
		publication->today };

	(void)unlink(building);
	if (!edition_build(office->db, building, &label, &publication->figures, err) ||
		!file_sync(building, err) || !hash_file(building, manifest->sha256, err))
		return false;
	if (rename(building, path) != 0)
		return error_set(err, ERROR_FAILURE, "file.write", "%s: %s", path, strerror(errno));
	return shelf_sign(office->dir, manifest, err);
}

static bool record(struct office *office, const struct publishing *publishing, struct error *err)
{
	stmt_auto *stmt = db_query(
		office->db, "INSERT INTO edition VALUES (?1, ?2, ?3, ?4, ?5, 'published')");
	const struct manifest *manifest = &publishing->publication->manifest;
	arena_auto arena = { 0 };

	stmt_int(stmt, 1, manifest->number);
	stmt_text(stmt, 2, manifest->published_at);
	stmt_text(stmt, 3, manifest->note);
	stmt_text(stmt, 4, manifest->sha256);
	stmt_int(stmt, 5, publishing->publication->figures);
	return stmt_run(stmt, err) &&
		ledger_add(office->db, publishing->actor, "publish",
			arena_format(&arena, "edition %d", manifest->number), manifest->sha256,
			err);
}

static bool publish(struct office *office, void *context, struct error *err)
{
	struct publishing *publishing = context;
	struct publication *publication = publishing->publication;

	return people_may(office, publishing->actor, RIGHT_PUBLISH, err) &&
		number_edition(office, &publication->manifest, err) &&
		mark(office->db, publication->manifest.number, err) &&
		make_file(office, publication, err) && record(office, publishing, err);
}

bool office_publish(struct office *office, const char *note, const char *at, const char *actor,
	struct publication *ret, struct error *err)
{
	struct publication publication = { .manifest = { .note = note } };
	struct publishing publishing = { actor, &publication };
	int64_t seconds;

	if (!clock_parse(span_of(at), &seconds))
		return error_set(err, ERROR_MISUSE, "publish.time", "%s", at);
	publication.today = clock_day(seconds);

	(void)snprintf(publication.manifest.published_at, sizeof publication.manifest.published_at,
		"%s", at);
	if (!office_transact(office, publish, &publishing, err) ||
		!shelf_swap(office->dir, publication.manifest.number, err))
		return false;
	*ret = publication;
	return true;
}
