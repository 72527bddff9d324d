/* store/edition/peers.c - see peers.h. */
#include "store/edition/peers.h"

#include "store/edition/figures.h"
#include "store/edition/private.h"

/* One look-up by key for each such place: a method's other periods are not read. */
bool edition_peers(struct edition *edition, struct arena *arena, const struct method *method,
	const struct place *like, const struct period *period, struct observation **ret,
	size_t *ret_count, struct error *err)
{
	stmt_auto *stmt = db_query(edition->db,
		"SELECT " FIGURE_COLUMNS " FROM figure WHERE method_id = ?1"
		" AND place_id IN (SELECT id FROM place WHERE level = ?2 AND parent = ?3)"
		" AND period_from = ?4 AND period_until = ?5 AND breakdown = '' AND current = 1"
		" ORDER BY place_id");
	struct observation *list = NULL;
	size_t count = 0;
	enum db_step step;

	stmt_int(stmt, 1, method->id);
	stmt_text(stmt, 2, place_levels[like->level]);
	stmt_text(stmt, 3, like->parent);
	stmt_int(stmt, 4, period->from);
	stmt_int(stmt, 5, period->until);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		list = arena_push(arena, list, count, sizeof *list);
		if (!figure_read(stmt, arena, &edition->catalogue, &list[count++], err))
			return false;
	}
	*ret = list;
	*ret_count = count;
	return step == DB_DONE;
}

/* One look-up by key for each such place, until two have one. */
bool edition_spread(struct edition *edition, const struct method *method, const struct place *like,
	bool *ret, struct error *err)
{
	stmt_auto *stmt = db_query(edition->db,
		"SELECT count(*) FROM (SELECT 1 FROM place WHERE level = ?2 AND parent = ?3"
		" AND EXISTS (SELECT 1 FROM figure WHERE method_id = ?1 AND place_id = place.id"
		" AND breakdown = '' AND current = 1 AND value_units IS NOT NULL) LIMIT 2)");

	stmt_int(stmt, 1, method->id);
	stmt_text(stmt, 2, place_levels[like->level]);
	stmt_text(stmt, 3, like->parent);
	if (stmt_step(stmt, err) != DB_ROW)
		return false;
	*ret = column_int(stmt, 0) == 2;
	return true;
}
