/* store/edition/pictures.c - see pictures.h. */
#include "store/edition/pictures.h"

#include "store/db_given.h"
#include "store/edition/private.h"

bool picture_bytes(
	struct db *db, struct arena *arena, const char *hash, struct span *ret, struct error *err)
{
	stmt_auto *stmt = db_query(db, "SELECT bytes FROM picture WHERE hash = ?1");
	enum db_step step;

	stmt_text(stmt, 1, hash);
	step = stmt_step(stmt, err);
	if (step == DB_ROW)
		*ret = column_bytes(stmt, arena, 0);
	else if (step == DB_DONE)
		(void)error_set(err, ERROR_REFUSED, "picture.none", "%s", hash);
	return step == DB_ROW;
}

bool edition_picture(struct edition *edition, struct arena *arena, const char *hash,
	struct span *ret, struct error *err)
{
	bool there;

	if (!db_has_table(edition->db, "picture", &there, err))
		return false;
	return there ? picture_bytes(edition->db, arena, hash, ret, err)
		     : error_set(err, ERROR_REFUSED, "picture.none", "%s", hash);
}

bool pictures_copy(struct db *office, struct db *edition, struct error *err)
{
	stmt_auto *from = db_query(office,
		"SELECT hash, width, height, bytes FROM picture"
		" WHERE hash IN (SELECT hash FROM content_picture) ORDER BY hash");
	stmt_auto *to = db_query(edition, "INSERT INTO picture SELECT c1, c2, c3, c4 FROM given");

	return stmt_pour(from, to, err);
}
