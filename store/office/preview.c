/*
 * store/office/preview.c - see preview.h. The file takes its name when it is whole; whoever has the one
 * before it open goes on reading that.
 */
#include "store/office/preview.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "store/edition/build.h"
#include "store/office/publish_private.h"

const char *preview_dir(struct arena *arena, const char *dir)
{
	return arena_format(arena, "%s/preview", dir);
}

bool preview_stamp(struct office *office, struct preview_stamp *ret, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT sequence FROM ledger WHERE act NOT IN ('draft', 'explain', 'person-add',"
		" 'person-disable', 'person-enable', 'person-password', 'person-roles',"
		" 'person-second', 'reading', 'sign-in', 'sign-out-all', 'submit', 'token-add',"
		" 'token-revoke') ORDER BY sequence DESC LIMIT 1");
	enum db_step step = stmt_step(stmt, err);
	char now[CLOCK_INSTANT];
	int64_t seconds = 0;

	clock_now(now);
	*ret = (struct preview_stamp){ step == DB_ROW ? column_int(stmt, 0) : 0,
		clock_parse(span_of(now), &seconds) ? clock_day(seconds) : 0 };
	return step != DB_ERROR;
}

struct previewing {
	const char *dir; /* of the preview */
	struct manifest manifest;
};

/* Puts an edition on the preview's shelf under its own name; one that was taken back stays away. */
static bool link_edition(
	struct office *office, const char *dir, int number, const char *state, struct error *err)
{
	static const char *const endings[] = { "db", "json" };
	arena_auto arena = { 0 };

	for (size_t i = 0; i < COUNT(endings); i++) {
		const char *path = publishing_path(&arena, dir, "editions", number, endings[i]);
		const char *home = publishing_path(
			&arena, "../..", publishing_folder(state), number, endings[i]);

		(void)unlink(path);
		if (strcmp(state, "replaced") != 0 && symlink(home, path) != 0)
			return error_set(err, ERROR_FAILURE, "file.write", "%s/%s: %s", office->dir,
				path, strerror(errno));
	}
	return true;
}

static bool link_editions(struct office *office, struct previewing *previewing, struct error *err)
{
	stmt_auto *stmt = db_query(
		office->db, "SELECT number, state, sha256 FROM edition ORDER BY number");
	enum db_step step;

	previewing->manifest.number = 1;
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		arena_auto arena = { 0 };
		int number = (int)column_int(stmt, 0);

		previewing->manifest.number = number + 1;
		(void)snprintf(previewing->manifest.previous, sizeof previewing->manifest.previous,
			"%s", column_text(stmt, &arena, 2));
		if (!link_edition(
			    office, previewing->dir, number, column_text(stmt, &arena, 1), err))
			return false;
	}
	return step == DB_DONE;
}

/* Builds the file as publishing would, and puts everything back. */
static bool build(struct office *office, void *context, struct error *err)
{
	struct previewing *previewing = context;
	struct manifest *manifest = &previewing->manifest;
	arena_auto arena = { 0 };
	struct edition_label label = { 0, manifest->published_at, manifest->note, 0 };
	const char *building;
	int64_t seconds;
	int figures;

	if (!clock_parse(span_of(manifest->published_at), &seconds) ||
		!link_editions(office, previewing, err) ||
		!db_run(office->db, "SAVEPOINT preview", err) ||
		!publishing_mark(office->db, manifest->number, err))
		return false;
	label.number = manifest->number;
	label.today = clock_day(seconds);
	building = publishing_path(
		&arena, previewing->dir, "editions", manifest->number, "building");
	(void)unlink(building);
	return edition_build(office->db, building, &label, &figures, err) &&
		db_run(office->db, "ROLLBACK TO preview; RELEASE preview", err);
}

static bool make_folders(struct arena *arena, const char *dir, struct error *err)
{
	return office_folder(dir, 0700, err) &&
		office_folder(arena_format(arena, "%s/editions", dir), 0700, err) &&
		office_folder(arena_format(arena, "%s/keys", dir), 0700, err);
}

bool preview_build(struct office *office, int *ret_number, struct error *err)
{
	arena_auto arena = { 0 };
	const char *dir = preview_dir(&arena, office->dir);
	struct previewing previewing = { dir, { .note = "" } };
	struct manifest *manifest = &previewing.manifest;
	const char *building, *path;

	clock_now(manifest->published_at);
	if (!make_folders(&arena, dir, err) || !shelf_make_keys(dir, err) ||
		!office_transact(office, build, &previewing, err))
		return false;
	building = publishing_path(&arena, dir, "editions", manifest->number, "building");
	path = publishing_path(&arena, dir, "editions", manifest->number, "db");
	if (!hash_file(building, manifest->sha256, err))
		return false;
	if (rename(building, path) != 0)
		return error_set(err, ERROR_FAILURE, "file.write", "%s: %s", path, strerror(errno));
	*ret_number = manifest->number;
	return shelf_sign(dir, manifest, err) && shelf_swap(dir, manifest->number, err);
}
