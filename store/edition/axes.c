/* store/edition/axes.c - see axes.h. */
#include "store/edition/axes.h"

#include "store/edition/private.h"

static bool read_axes(struct edition *edition, struct arena *arena, const struct method *method,
	const char *place_code, struct edition_axes *ret, int *ret_count, struct error *err)
{
	stmt_auto *stmt = db_query(edition->db,
		"SELECT key, word_vi, word_en, reason_vi, reason_en FROM axis WHERE method_id = ?1"
		" AND place = ?2 ORDER BY position");
	enum db_step step;

	*ret_count = 0;
	stmt_int(stmt, 1, method->id);
	stmt_text(stmt, 2, place_code);
	while ((step = stmt_step(stmt, err)) == DB_ROW && *ret_count < AXIS_COUNT) {
		struct edition_axis *axis = &ret->axes[(*ret_count)++];

		axis->key = column_text(stmt, arena, 0);
		column_pair(stmt, arena, 1, axis->word);
		column_pair(stmt, arena, 3, axis->reason);
	}
	return step != DB_ERROR;
}

static bool read_comparisons(struct edition *edition, struct arena *arena,
	const struct method *method, const char *place_code, struct edition_axes *ret,
	int *ret_count, struct error *err)
{
	stmt_auto *stmt = db_query(edition->db,
		"SELECT key, answer, disagrees, said_vi, said_en, source FROM comparison"
		" WHERE method_id = ?1 AND place = ?2 ORDER BY position");
	enum db_step step;

	*ret_count = 0;
	stmt_int(stmt, 1, method->id);
	stmt_text(stmt, 2, place_code);
	while ((step = stmt_step(stmt, err)) == DB_ROW && *ret_count < METHODS_COUNT) {
		struct edition_comparison *comparison = &ret->comparisons[(*ret_count)++];

		comparison->key = column_text(stmt, arena, 0);
		comparison->answer = column_text(stmt, arena, 1);
		comparison->disagrees = column_int(stmt, 2) != 0;
		column_pair(stmt, arena, 3, comparison->said);
		comparison->source = column_text(stmt, arena, 5);
	}
	return step != DB_ERROR;
}

bool edition_axes(struct edition *edition, struct arena *arena, const struct method *method,
	const char *place_code, struct edition_axes *ret, struct error *err)
{
	struct edition_axes found = { 0 };
	int axes, comparisons;

	if (!read_axes(edition, arena, method, place_code, &found, &axes, err) ||
		!read_comparisons(edition, arena, method, place_code, &found, &comparisons, err))
		return false;
	if (axes != AXIS_COUNT || comparisons != METHODS_COUNT)
		return error_set(err, ERROR_FAILURE, "edition.form", "axes of %s in %s",
			method->code, place_code);
	*ret = found;
	return true;
}
