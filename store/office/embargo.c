/* store/office/embargo.c - see embargo.h: editions that wait. take_back.c has those taken back. */
#include "store/office/embargo.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "store/office/people.h"
#include "store/office/publish_private.h"

enum { DUE_LIMIT = 64 };

static const char *due_path(struct arena *arena, const char *dir)
{
	return arena_format(arena, "%s/embargo/due", dir);
}

void embargo_due(const char *dir, char ret[CLOCK_INSTANT])
{
	arena_auto arena = { 0 };
	struct span bytes;
	struct error ignored;
	int64_t seconds;

	*ret = '\0';
	if (file_read(&arena, due_path(&arena, dir), DUE_LIMIT, &bytes, &ignored) &&
		clock_parse(bytes, &seconds))
		(void)snprintf(ret, CLOCK_INSTANT, "%.*s", CLOCK_INSTANT - 1, bytes.data);
}

/* The one that waits; number 0 for none. */
struct waiting {
	int number;
	char at[CLOCK_INSTANT];
};

static bool find_waiting(struct office *office, struct waiting *ret, struct error *err)
{
	stmt_auto *stmt = db_query(
		office->db, "SELECT number, published_at FROM edition WHERE state = 'scheduled'");
	arena_auto arena = { 0 };
	enum db_step step = stmt_step(stmt, err);

	*ret = (struct waiting){ 0 };
	if (step == DB_ROW) {
		ret->number = (int)column_int(stmt, 0);
		(void)snprintf(ret->at, sizeof ret->at, "%s", column_text(stmt, &arena, 1));
	}
	return step != DB_ERROR;
}

bool office_schedule(struct office *office, const char *note, const char *at, const char *actor,
	struct publication *ret, struct error *err)
{
	struct publication publication;
	struct publishing publishing = { .actor = actor,
		.publication = &publication,
		.folder = "embargo",
		.state = "scheduled",
		.act = "schedule" };
	arena_auto arena = { 0 };
	const char *folder = arena_format(&arena, "%s/embargo", office->dir);
	char now[CLOCK_INSTANT];

	clock_now(now);
	if (!publishing_begin(&publishing, note, at, err))
		return false;
	if (strcmp(at, now) <= 0)
		return error_set(err, ERROR_REFUSED, "publish.time", "%s <= %s", at, now);
	if (!office_folder(folder, 0700, err) ||
		!office_transact(office, publishing_run, &publishing, err) ||
		!file_write(due_path(&arena, office->dir), span_of(at), 0600, err))
		return false;
	*ret = publication;
	return true;
}

struct unscheduling {
	const char *actor;
	struct waiting waiting;
};

static bool unschedule(struct office *office, void *context, struct error *err)
{
	struct unscheduling *unscheduling = context;
	const struct waiting *waiting = &unscheduling->waiting;
	stmt_auto *stmt = db_query(
		office->db, "DELETE FROM edition WHERE number = ?1 AND state = 'scheduled'");
	arena_auto arena = { 0 };

	if (!people_may(office, unscheduling->actor, RIGHT_PUBLISH, err) ||
		!find_waiting(office, &unscheduling->waiting, err))
		return false;
	if (waiting->number == 0)
		return error_set(err, ERROR_REFUSED, "publish.none", "%s", "");
	stmt_int(stmt, 1, waiting->number);
	return stmt_run(stmt, err) &&
		editions_unmark(office->db, waiting->number - 1, "approved", err) &&
		ledger_add(office->db, unscheduling->actor, "unschedule",
			arena_format(&arena, "edition %d", waiting->number), "", err);
}

bool office_unschedule(struct office *office, const char *actor, int *ret_number, struct error *err)
{
	struct unscheduling unscheduling = { actor, { 0 } };

	if (!office_transact(office, unschedule, &unscheduling, err) ||
		!embargo_settle(office, err))
		return false;
	*ret_number = unscheduling.waiting.number;
	return true;
}

/* Moves one file of an edition between folders; what was moved already is fine. */
static bool move_file(struct office *office, const char *from, const char *to, int number,
	const char *ending, struct error *err)
{
	arena_auto arena = { 0 };
	const char *old = publishing_path(&arena, office->dir, from, number, ending);
	const char *new = publishing_path(&arena, office->dir, to, number, ending);

	return rename(old, new) == 0 || (errno == ENOENT && access(new, F_OK) == 0) ||
		error_set(err, ERROR_FAILURE, "file.write", "%s: %s", new, strerror(errno));
}

static bool move_edition(
	struct office *office, const char *from, const char *to, int number, struct error *err)
{
	arena_auto arena = { 0 };

	return move_file(office, from, to, number, "db", err) &&
		move_file(office, from, to, number, "json", err) &&
		file_sync(arena_format(&arena, "%s/%s", office->dir, to), err) &&
		file_sync(arena_format(&arena, "%s/%s", office->dir, from), err);
}

/* The files lie on the shelf before they are decided on, as with every edition. */
static bool release(struct office *office, void *context, struct error *err)
{
	const struct waiting *waiting = context;
	stmt_auto *stmt = db_query(office->db,
		"UPDATE edition SET state = 'published' WHERE number = ?1 AND state = 'scheduled'");
	arena_auto arena = { 0 };

	stmt_int(stmt, 1, waiting->number);
	return move_edition(office, "embargo", "editions", waiting->number, err) &&
		stmt_run(stmt, err) &&
		ledger_add(office->db, "", "release",
			arena_format(&arena, "edition %d", waiting->number), waiting->at, err);
}

/* Nothing waits: what lies in the folder was cut short or taken back. */
static void clear_embargo(const char *dir)
{
	arena_auto arena = { 0 };
	const char *folder = arena_format(&arena, "%s/embargo", dir);
	DIR *listing = opendir(folder);
	const struct dirent *entry;

	while (listing != NULL && (entry = readdir(listing)) != NULL)
		if (strncmp(entry->d_name, "edition-", 8) == 0 || strcmp(entry->d_name, "due") == 0)
			(void)unlink(arena_format(&arena, "%s/%s", folder, entry->d_name));
	if (listing != NULL)
		(void)closedir(listing);
}

/* What was taken back does not stay where the portal looks. */
static bool clear_shelf(struct office *office, struct error *err)
{
	stmt_auto *stmt = db_query(
		office->db, "SELECT number FROM edition WHERE state = 'replaced' ORDER BY number");
	arena_auto arena = { 0 };
	const char *folder = arena_format(&arena, "%s/withdrawn", office->dir);
	enum db_step step;

	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		int number = (int)column_int(stmt, 0);

		if (!office_folder(folder, 0700, err))
			return false;
		if (access(shelf_path(&arena, office->dir, number), F_OK) == 0 &&
			!move_edition(office, "editions", "withdrawn", number, err))
			return false;
	}
	return step == DB_DONE;
}

/* Nor does what was put there and then not decided on, because the office could not write it down. An office that
   is older than its shelf is told so by shelf_finish(), and nothing is removed. */
static bool clear_undecided(struct office *office, struct error *err)
{
	static const char *const endings[] = { "db", "json" };
	stmt_auto *stmt = db_query(office->db, "SELECT coalesce(max(number), 0) + 1 FROM edition");
	arena_auto arena = { 0 };
	int current, next;

	if (!shelf_current(office->dir, &current, err) || stmt_step(stmt, err) != DB_ROW)
		return false;
	next = (int)column_int(stmt, 0);
	for (size_t i = 0; i < COUNT(endings) && current < next; i++)
		(void)unlink(publishing_path(&arena, office->dir, "editions", next, endings[i]));
	return true;
}

/* Releases what is due; sets what still waits. */
static bool settle(struct office *office, struct waiting *ret, int *ret_released, struct error *err)
{
	char now[CLOCK_INSTANT];

	clock_now(now);
	*ret_released = 0;
	if (!find_waiting(office, ret, err))
		return false;
	if (ret->number == 0 || strcmp(ret->at, now) > 0)
		return true;
	if (!office_transact(office, release, ret, err))
		return false;
	*ret_released = ret->number;
	*ret = (struct waiting){ 0 };
	return true;
}

bool embargo_settle(struct office *office, struct error *err)
{
	struct waiting waiting;
	arena_auto arena = { 0 };
	const char *due = due_path(&arena, office->dir);
	int released;

	if (!settle(office, &waiting, &released, err))
		return false;
	if (waiting.number == 0)
		clear_embargo(office->dir);
	else if (access(due, F_OK) != 0 && !file_write(due, span_of(waiting.at), 0600, err))
		return false;
	return clear_shelf(office, err) && clear_undecided(office, err);
}

bool office_release(struct office *office, int *ret_number, struct error *err)
{
	struct waiting waiting;

	if (!settle(office, &waiting, ret_number, err))
		return false;
	if (*ret_number == 0)
		return true;
	clear_embargo(office->dir);
	return shelf_swap(office->dir, *ret_number, err);
}
