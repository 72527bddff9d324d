/* store/edition/build.c - see build.h. */
#include "store/edition/build.h"

#include "store/catalogue.h"
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

enum { FIGURE_VALUES = 22 };

/* Copies one row; the columns of the query stand as in the table. */
static bool copy_figure(struct stmt *from, struct stmt *to, struct error *err)
{
	static const bool is_text[FIGURE_VALUES] = {
		[4] = true,
		[5] = true,
		[8] = true,
		[16] = true,
		[17] = true,
		[18] = true,
		[19] = true,
	};
	arena_auto arena = { 0 };

	for (int i = 0; i < FIGURE_VALUES; i++)
		if (column_null(from, i))
			stmt_null(to, i + 1);
		else if (is_text[i])
			stmt_text(to, i + 1, column_text(from, &arena, i));
		else
			stmt_int(to, i + 1, column_int(from, i));
	return stmt_run(to, err);
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
		"INSERT INTO figure VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
		"?13, ?14,"
		" ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)");
	enum db_step step;

	*ret_current = 0;
	while ((step = stmt_step(from, err)) == DB_ROW) {
		*ret_current += (int)column_int(from, 7);
		if (!copy_figure(from, to, err))
			return false;
	}
	return step == DB_DONE;
}

bool edition_retractions(struct db *office, struct db *edition, struct error *err)
{
	stmt_auto *from = db_query(office,
		"SELECT edition, at, wrong, back_to, reason FROM correction ORDER BY edition");
	stmt_auto *to = db_query(
		edition, "INSERT OR REPLACE INTO retraction VALUES (?1, ?2, ?3, ?4, ?5)");
	enum db_step step;

	while ((step = stmt_step(from, err)) == DB_ROW) {
		arena_auto arena = { 0 };

		stmt_int(to, 1, column_int(from, 0));
		stmt_text(to, 2, column_text(from, &arena, 1));
		stmt_int(to, 3, column_int(from, 2));
		stmt_int(to, 4, column_int(from, 3));
		stmt_text(to, 5, column_text(from, &arena, 4));
		if (!stmt_run(to, err))
			return false;
	}
	return step == DB_DONE;
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
