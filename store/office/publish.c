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
#include "store/office/publish_private.h"

const char *publishing_path(
	struct arena *arena, const char *dir, const char *folder, int number, const char *ending)
{
	return arena_format(arena, "%s/%s/edition-%06d.%s", dir, folder, number, ending);
}

const char *publishing_folder(const char *state)
{
	static const char *const folders[][2] = { { "published", "editions" },
		{ "replaced", "withdrawn" }, { "scheduled", "embargo" } };

	for (size_t i = 0; i < COUNT(folders); i++)
		if (strcmp(folders[i][0], state) == 0)
			return folders[i][1];
	return "editions";
}

bool publishing_mark(struct db *db, int number, struct error *err)
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

bool publishing_number(struct office *office, struct publishing *publishing, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT number, published_at, sha256, state FROM edition"
		" ORDER BY number DESC LIMIT 1");
	struct manifest *manifest = &publishing->publication->manifest;
	arena_auto arena = { 0 };
	enum db_step step = stmt_step(stmt, err);

	manifest->number = 1;
	if (step == DB_ROW) {
		const char *hash = column_text(stmt, &arena, 2);

		manifest->number = (int)column_int(stmt, 0) + 1;
		if (strcmp(column_text(stmt, &arena, 3), "scheduled") == 0)
			return error_set(err, ERROR_REFUSED, "publish.scheduled", "%jd, %s",
				(intmax_t)column_int(stmt, 0), column_text(stmt, &arena, 1));
		if (strcmp(column_text(stmt, &arena, 1), manifest->published_at) > 0)
			return error_set(err, ERROR_REFUSED, "publish.time", "%s < %s",
				manifest->published_at, column_text(stmt, &arena, 1));
		(void)snprintf(manifest->previous, sizeof manifest->previous, "%s", hash);
	}
	return step != DB_ERROR;
}

static bool record(struct office *office, const struct publishing *publishing, struct error *err)
{
	stmt_auto *stmt = db_query(
		office->db, "INSERT INTO edition VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
	const struct manifest *manifest = &publishing->publication->manifest;
	arena_auto arena = { 0 };

	stmt_int(stmt, 1, manifest->number);
	stmt_text(stmt, 2, manifest->published_at);
	stmt_text(stmt, 3, manifest->note);
	stmt_text(stmt, 4, manifest->sha256);
	stmt_int(stmt, 5, publishing->publication->figures);
	stmt_text(stmt, 6, publishing->state);
	return stmt_run(stmt, err) &&
		ledger_add(office->db, publishing->actor, publishing->act,
			arena_format(&arena, "edition %d", manifest->number),
			publishing->back_to == 0
				? manifest->sha256
				: arena_format(&arena, "%s: back to %d: %s", manifest->sha256,
					  publishing->back_to, publishing->reason),
			err);
}

bool publishing_finish(struct office *office, struct publishing *publishing, const char *building,
	struct error *err)
{
	struct manifest *manifest = &publishing->publication->manifest;
	arena_auto arena = { 0 };
	const char *path = publishing_path(
		&arena, office->dir, publishing->folder, manifest->number, "db");

	if (!file_sync(building, err) || !hash_file(building, manifest->sha256, err))
		return false;
	if (rename(building, path) != 0)
		return error_set(err, ERROR_FAILURE, "file.write", "%s: %s", path, strerror(errno));
	return shelf_sign_file(office->dir,
		       publishing_path(
			       &arena, office->dir, publishing->folder, manifest->number, "json"),
		       manifest, err) &&
		record(office, publishing, err);
}

bool publishing_run(struct office *office, void *context, struct error *err)
{
	struct publishing *publishing = context;
	struct publication *publication = publishing->publication;
	const struct manifest *manifest = &publication->manifest;
	struct edition_label label = { 0, manifest->published_at, manifest->note,
		publication->today };
	arena_auto arena = { 0 };
	const char *building;

	if (!people_may(office, publishing->actor, RIGHT_PUBLISH, err) ||
		!publishing_number(office, publishing, err) ||
		!publishing_mark(office->db, manifest->number, err))
		return false;
	label.number = manifest->number;
	building = publishing_path(
		&arena, office->dir, publishing->folder, manifest->number, "building");
	(void)unlink(building);
	return edition_build(office->db, building, &label, &publication->figures, err) &&
		publishing_finish(office, publishing, building, err);
}

bool publishing_begin(
	struct publishing *publishing, const char *note, const char *at, struct error *err)
{
	struct publication *publication = publishing->publication;
	int64_t seconds;

	if (!clock_parse(span_of(at), &seconds))
		return error_set(err, ERROR_MISUSE, "publish.time", "%s", at);
	*publication = (struct publication){ .manifest = { .note = note },
		.today = clock_day(seconds) };
	(void)snprintf(publication->manifest.published_at,
		sizeof publication->manifest.published_at, "%s", at);
	return true;
}

bool office_publish(struct office *office, const char *note, const char *at, const char *actor,
	struct publication *ret, struct error *err)
{
	struct publication publication;
	struct publishing publishing = { .actor = actor,
		.publication = &publication,
		.folder = "editions",
		.state = "published",
		.act = "publish" };

	if (!publishing_begin(&publishing, note, at, err) ||
		!office_transact(office, publishing_run, &publishing, err) ||
		!shelf_swap(office->dir, publication.manifest.number, err))
		return false;
	*ret = publication;
	return true;
}
