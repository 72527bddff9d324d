/* store/edition/build.c - see build.h. */
#include "store/edition/build.h"

#include "store/catalogue.h"
#include "store/db_given.h"
#include "store/edition/changes.h"
#include "store/edition/derive.h"
#include "store/edition/inquiries.h"
#include "store/edition/judge.h"
#include "store/edition/pictures.h"
#include "store/edition/private.h"
#include "store/edition/totals.h"

static bool write_label(struct db *edition, const struct edition_label *label, struct error *err)
{
	stmt_auto *stmt = db_query(edition, "INSERT INTO edition VALUES (?1, ?2, ?3)");
	arena_auto arena = { 0 };

	stmt_text(stmt, 1, arena_format(&arena, "%06d", label->number));
	stmt_text(stmt, 2, label->published_at);
	stmt_text(stmt, 3, label->note);
	return stmt_run(stmt, err);
}

static bool copy_figures(struct db *office, struct db *edition, int *ret_current, struct error *err)
{
	stmt_auto *from = db_query(office,
		"SELECT method_id, place_id, period_from, period_until, breakdown, vintage, "
		"revision,"
		" until IS NULL, period, value_units, value_scale, numerator_units, "
		"numerator_scale,"
		" denominator_units, denominator_scale, computed, status, source, note_vi, note_en,"
		" since, until FROM observation WHERE since IS NOT NULL"
		" ORDER BY method_id, place_id, period_from, period_until, breakdown, vintage, "
		"revision");
	stmt_auto *to = db_query(edition,
		"INSERT INTO figure SELECT c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, "
		"c14,"
		" c15, c16, c17, c18, c19, c20, c21, c22 FROM given");
	stmt_auto *count = db_query(edition, "SELECT count(*) FROM figure WHERE current = 1");

	if (!stmt_pour(from, to, err) || stmt_step(count, err) != DB_ROW)
		return false;
	*ret_current = (int)column_int(count, 0);
	return true;
}

bool edition_retractions(struct db *office, struct db *edition, struct error *err)
{
	stmt_auto *from = db_query(office,
		"SELECT edition, at, wrong, back_to, reason FROM correction ORDER BY edition");
	stmt_auto *to = db_query(
		edition, "INSERT OR REPLACE INTO retraction SELECT c1, c2, c3, c4, c5 FROM given");

	return stmt_pour(from, to, err);
}

static bool fill(struct db *office, struct db *edition, const struct edition_label *label,
	int *ret_figures, struct error *err)
{
	arena_auto arena = { 0 };
	struct catalogue catalogue;

	return db_run(edition, "BEGIN", err) && db_run_file(edition, "catalogue.sql", err) &&
		db_run_file(edition, "catalogue_rollup.sql", err) &&
		db_run_file(edition, "recipe.sql", err) &&
		db_run_file(edition, "content.sql", err) &&
		db_run_file(edition, "content_picture.sql", err) &&
		db_run_file(edition, "edition.sql", err) &&
		db_run_file(edition, "inquiries.sql", err) &&
		db_run_file(edition, "retraction.sql", err) &&
		db_stamp(edition, EDITION_APPLICATION, EDITION_VERSION, err) &&
		write_label(edition, label, err) &&
		catalogue_load(office, &arena, &catalogue, err) &&
		pictures_copy(office, edition, err) && catalogue_save(edition, &catalogue, err) &&
		copy_figures(office, edition, ret_figures, err) &&
		edition_retractions(office, edition, err) &&
		corrections_write(office, edition, err) &&
		inquiries_write(office, edition, label->today, err) &&
		totals_write(edition, &catalogue, err) && derive_write(edition, &catalogue, err) &&
		judge_write(edition, &catalogue, label->today, err) &&
		db_run(edition, "COMMIT", err);
}

bool edition_build(struct db *office, const char *path, const struct edition_label *label,
	int *ret_figures, struct error *err)
{
	db_auto *edition = db_open(path, DB_CREATE, err);

	return edition != NULL && fill(office, edition, label, ret_figures, err);
}
