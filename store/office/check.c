/* store/office/check.c - walks everything that is kept and tells what is wrong. */
#include <string.h>

#include "base/hash.h"
#include "store/edition/shelf.h"
#include "store/inbox.h"
#include "store/office/evidence.h"
#include "store/office/publish_private.h"

struct checking {
	struct office *office;
	office_tell *tell;
	void *context;
};

static void tell(const struct checking *checking, const struct error *trouble)
{
	checking->tell(checking->context, trouble);
}

static bool check_form(const struct checking *checking, struct error *err)
{
	stmt_auto *integrity = db_query(
		checking->office->db, "SELECT integrity_check FROM pragma_integrity_check(20)");
	stmt_auto *keys = db_query(
		checking->office->db, "SELECT \"table\", rowid FROM pragma_foreign_key_check");
	arena_auto arena = { 0 };
	struct error trouble;
	enum db_step step;

	while ((step = stmt_step(integrity, err)) == DB_ROW) {
		const char *line = column_text(integrity, &arena, 0);

		if (strcmp(line, "ok") != 0) {
			(void)error_set(&trouble, ERROR_REFUSED, "db.damaged", "%s", line);
			tell(checking, &trouble);
		}
	}
	if (step == DB_ERROR)
		return false;
	while ((step = stmt_step(keys, err)) == DB_ROW) {
		(void)error_set(&trouble, ERROR_REFUSED, "db.damaged", "%s %jd",
			column_text(keys, &arena, 0), (intmax_t)column_int(keys, 1));
		tell(checking, &trouble);
	}
	return step == DB_DONE;
}

static bool check_ledger(const struct checking *checking, struct error *err)
{
	struct error broken;
	bool whole;

	if (!ledger_walk(checking->office->db, &broken, &whole, err))
		return false;
	if (!whole)
		tell(checking, &broken);
	return true;
}

static bool check_evidence(const struct checking *checking, struct error *err)
{
	stmt_auto *stmt = db_query(
		checking->office->db, "SELECT sha256 FROM evidence ORDER BY sha256");
	enum db_step step;

	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		arena_auto arena = { 0 };
		const char *name = column_text(stmt, &arena, 0);
		char hash[HASH_HEX];
		struct error trouble;

		if (!hash_file(
			    evidence_path(&arena, checking->office->dir, name), hash, &trouble)) {
			tell(checking, &trouble);
		} else if (strcmp(hash, name) != 0) {
			(void)error_set(&trouble, ERROR_REFUSED, "evidence.damaged", "%s", name);
			tell(checking, &trouble);
		}
	}
	return step == DB_DONE;
}

/* Whole, signed by our key, the one the office recorded, and chained to the one before. */
static bool check_edition(const char *dir, const char *folder, int number, const char *recorded,
	const char *before, const char *public, struct error *ret)
{
	arena_auto arena = { 0 };
	struct manifest manifest;

	if (!shelf_manifest_file(
		    &arena, publishing_path(&arena, dir, folder, number, "json"), &manifest, ret))
		return false;
	if (manifest.number != number)
		return error_set(ret, ERROR_REFUSED, "manifest.form", "%d", number);
	if (!shelf_verify_file(
		    publishing_path(&arena, dir, folder, number, "db"), &manifest, public, ret))
		return false;
	return (strcmp(manifest.sha256, recorded) == 0 && strcmp(manifest.previous, before) == 0) ||
		error_set(ret, ERROR_REFUSED, "verify.chain", "%d", number);
}

/* No figure is marked as held by an edition that was never decided on. */
static bool check_marks(const struct checking *checking, struct error *err)
{
	stmt_auto *stmt = db_query(checking->office->db,
		"SELECT count(*), coalesce(max(max(since, coalesce(until, 0))), 0) FROM observation"
		" WHERE max(since, coalesce(until, 0)) > (SELECT coalesce(max(number), 0) FROM "
		"edition)");
	struct error trouble;

	if (stmt_step(stmt, err) != DB_ROW)
		return false;
	if (column_int(stmt, 0) > 0) {
		(void)error_set(&trouble, ERROR_REFUSED, "check.marks", "%jd, %jd",
			(intmax_t)column_int(stmt, 0), (intmax_t)column_int(stmt, 1));
		tell(checking, &trouble);
	}
	return true;
}

/* The counts of every submission, from which its state follows, are those of its figures. */
static bool check_counts(const struct checking *checking, struct error *err)
{
	stmt_auto *stmt = db_query(checking->office->db,
		"SELECT id FROM submission LEFT JOIN (SELECT submission_id, count(*) AS figures,"
		" sum(state = 'submitted') AS submitted, sum(state = 'returned') AS returned,"
		" sum(state = 'approved') AS approved, sum(state = 'published') AS published,"
		" sum(state = 'withdrawn') AS withdrawn FROM observation GROUP BY submission_id)"
		" AS own ON own.submission_id = submission.id WHERE submission.figures <>"
		" coalesce(own.figures, 0) OR submission.submitted <> coalesce(own.submitted, 0)"
		" OR submission.returned <> coalesce(own.returned, 0)"
		" OR submission.approved <> coalesce(own.approved, 0)"
		" OR submission.published <> coalesce(own.published, 0)"
		" OR submission.withdrawn <> coalesce(own.withdrawn, 0) ORDER BY id");
	struct error trouble;
	enum db_step step;

	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		(void)error_set(&trouble, ERROR_REFUSED, "check.counts", "%jd",
			(intmax_t)column_int(stmt, 0));
		tell(checking, &trouble);
	}
	return step == DB_DONE;
}

static bool check_editions(const struct checking *checking, struct error *err)
{
	stmt_auto *stmt = db_query(
		checking->office->db, "SELECT number, sha256, state FROM edition ORDER BY number");
	arena_auto arena = { 0 };
	const char *before = "";
	char public[SIGN_PUBLIC];
	enum db_step step;

	if (!shelf_public_key(checking->office->dir, public, err))
		return false;
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		const char *recorded = column_text(stmt, &arena, 1);
		struct error trouble;

		if (!check_edition(checking->office->dir,
			    publishing_folder(column_text(stmt, &arena, 2)),
			    (int)column_int(stmt, 0), recorded, before, public, &trouble))
			tell(checking, &trouble);
		before = recorded;
	}
	return step == DB_DONE;
}

/* What lies in the inbox and is no letter. */
static void check_letters(const struct checking *checking)
{
	enum { MOST = 20 };
	const char *tickets[MOST];
	arena_auto arena = { 0 };
	size_t count = inbox_refused(&arena, checking->office->dir, MOST, tickets);

	for (size_t i = 0; i < count; i++) {
		struct error trouble;

		(void)error_set(&trouble, ERROR_REFUSED, "inbox.form", "%s", tickets[i]);
		tell(checking, &trouble);
	}
}

bool office_check(struct office *office, office_tell *say, void *context, struct error *err)
{
	struct checking checking = { office, say, context };

	check_letters(&checking);
	return check_form(&checking, err) && check_ledger(&checking, err) &&
		check_evidence(&checking, err) && check_marks(&checking, err) &&
		check_counts(&checking, err) && check_editions(&checking, err);
}
