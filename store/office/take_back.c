/*
 * store/office/take_back.c - office_take_back() of embargo.h.
 *
 * The edition whose figures hold again is copied as it was, catalogue and
 * verdicts included; only its label and its corrections are new.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "store/edition/build.h"
#include "store/office/embargo.h"
#include "store/office/people.h"
#include "store/office/publish_private.h"
#include "store/office/workflow.h"

bool editions_unmark(struct db *db, int above, const char *state, struct error *err)
{
	stmt_auto *until = db_query(
		db, "UPDATE observation SET until = NULL WHERE until > ?1 AND since <= ?1");
	stmt_auto *since = db_query(db,
		"UPDATE observation AS old SET since = NULL, until = NULL, version = version + 1,"
		" state = iif(?2 = 'returned' AND EXISTS (SELECT 1 FROM observation AS new"
		" WHERE new.method_id = old.method_id AND new.place_id = old.place_id"
		" AND new.period_from = old.period_from AND new.period_until = old.period_until"
		" AND new.breakdown = old.breakdown AND new.vintage = old.vintage"
		" AND new.revision > old.revision AND new.state <> 'withdrawn'), 'withdrawn', ?2)"
		" WHERE since > ?1");
	stmt_auto *counts = db_query(db,
		"UPDATE submission SET returned = now.returned, approved = now.approved,"
		" published = now.published, withdrawn = now.withdrawn, version = version + 1"
		" FROM (SELECT submission_id, sum(state = 'returned') AS returned,"
		" sum(state = 'approved') AS approved, sum(state = 'published') AS published,"
		" sum(state = 'withdrawn') AS withdrawn FROM observation GROUP BY submission_id)"
		" AS now WHERE now.submission_id = submission.id"
		" AND submission.published <> now.published");

	stmt_int(until, 1, above);
	stmt_int(since, 1, above);
	stmt_text(since, 2, state);
	return stmt_run(until, err) && stmt_run(since, err) && stmt_run(counts, err);
}

/* Each submission that had a figure in them is asked why. */
static bool ask(struct office *office, const struct publishing *publishing, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"INSERT INTO remark (submission_id, position, kind, at, author, words)"
		" SELECT DISTINCT submission_id, 0, 'question', ?2, ?3, ?4 FROM observation"
		" WHERE since > ?1 ORDER BY submission_id");

	stmt_int(stmt, 1, publishing->back_to);
	stmt_text(stmt, 2, publishing->publication->manifest.published_at);
	stmt_text(stmt, 3, publishing->actor);
	stmt_text(stmt, 4, publishing->reason);
	return stmt_run(stmt, err);
}

/* The edition to go back to was in force, and another is now. Key edition.unknown. */
static bool check_target(struct office *office, const struct publishing *publishing,
	int *ret_figures, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT figures FROM edition WHERE number = ?1 AND state = 'published'"
		" AND number < (SELECT max(number) FROM edition WHERE state = 'published')");
	enum db_step step;

	stmt_int(stmt, 1, publishing->back_to);
	step = stmt_step(stmt, err);
	if (step == DB_ROW)
		*ret_figures = (int)column_int(stmt, 0);
	return step == DB_ROW ||
		(step == DB_DONE &&
			error_set(
				err, ERROR_REFUSED, "edition.unknown", "%d", publishing->back_to));
}

static bool replace_rows(
	struct office *office, const struct publishing *publishing, struct error *err)
{
	const struct manifest *manifest = &publishing->publication->manifest;
	stmt_auto *replaced = db_query(office->db,
		"UPDATE edition SET state = 'replaced' WHERE number > ?1 AND state = 'published'");
	stmt_auto *correction = db_query(
		office->db, "INSERT INTO correction VALUES (?1, ?2, ?3, ?4, ?5)");

	stmt_int(replaced, 1, publishing->back_to);
	stmt_int(correction, 1, manifest->number);
	stmt_text(correction, 2, manifest->published_at);
	stmt_int(correction, 3, publishing->back_to + 1);
	stmt_int(correction, 4, publishing->back_to);
	stmt_text(correction, 5, publishing->reason);
	return stmt_run(replaced, err) && stmt_run(correction, err);
}

/* Writes the new label and the corrections into the copy. */
static bool relabel(
	struct office *office, const char *path, const struct manifest *manifest, struct error *err)
{
	db_auto *edition = db_open(path, DB_WRITE, err);
	stmt_auto *stmt = NULL;
	arena_auto arena = { 0 };

	if (edition == NULL || !db_run_file(edition, "retraction.sql", err))
		return false;
	stmt = db_query(edition, "UPDATE edition SET number = ?1, published_at = ?2, note = ?3");
	stmt_text(stmt, 1, arena_format(&arena, "%06d", manifest->number));
	stmt_text(stmt, 2, manifest->published_at);
	stmt_text(stmt, 3, manifest->note);
	return stmt_run(stmt, err) && edition_retractions(office->db, edition, err);
}

static bool copy_edition(struct office *office, const struct publishing *publishing, const char *to,
	struct error *err)
{
	arena_auto arena = { 0 };

	return file_copy(shelf_path(&arena, office->dir, publishing->back_to), to, 0644, err) &&
		relabel(office, to, &publishing->publication->manifest, err);
}

static bool take_back(struct office *office, void *context, struct error *err)
{
	struct publishing *publishing = context;
	struct publication *publication = publishing->publication;
	arena_auto arena = { 0 };
	const char *building;

	if (!people_may(office, publishing->actor, RIGHT_PUBLISH, err) ||
		!publishing_number(office, publishing, err) ||
		!check_target(office, publishing, &publication->figures, err) ||
		!ask(office, publishing, err) ||
		!editions_unmark(office->db, publishing->back_to, "returned", err) ||
		!replace_rows(office, publishing, err))
		return false;
	building = publishing_path(
		&arena, office->dir, publishing->folder, publication->manifest.number, "building");
	return copy_edition(office, publishing, building, err) &&
		publishing_finish(office, publishing, building, err);
}

bool office_take_back(struct office *office, int number, const char *reason, const char *at,
	const char *actor, struct publication *ret, struct error *err)
{
	struct publication publication;
	struct publishing publishing = { .actor = actor,
		.publication = &publication,
		.folder = "editions",
		.state = "published",
		.act = "take-back",
		.back_to = number,
		.reason = reason };

	if (span_trim(span_of(reason)).size == 0 || strlen(reason) > WORKFLOW_MAX_WORDS)
		return error_set(err, ERROR_REFUSED, "publish.reason", "%d", WORKFLOW_MAX_WORDS);
	if (!publishing_begin(&publishing, reason, at, err) ||
		!office_transact(office, take_back, &publishing, err) ||
		!shelf_swap(office->dir, publication.manifest.number, err) ||
		!embargo_settle(office, err))
		return false;
	*ret = publication;
	return true;
}
