/*
 * store/office/submissions.c - see submissions.h.
 */
#include "store/office/submissions.h"

#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/hash.h"
#include "indicators/place.h"
#include "store/office/private.h"

struct adding {
	const struct batch *batch;
	const char *actor;
	struct receipt *receipt;
	struct stmt *find, *insert;
};

/* Binds the seven values of a key at 1; the revision is not among them. */
static void bind_key(struct stmt *stmt, const struct entry *entry)
{
	const struct observation *observation = &entry->observation;

	stmt_int(stmt, 1, entry->method->id);
	stmt_int(stmt, 2, observation->place->id);
	stmt_int(stmt, 3, observation->period.from);
	stmt_int(stmt, 4, observation->period.until);
	stmt_text(stmt, 5, observation->breakdown);
	stmt_text(stmt, 6, observation->vintage);
}

/* Reads what is stored back in the shape it came in, to compare the two as text. */
static const char *stored_form(struct stmt *stmt, struct arena *arena)
{
	text_auto form = { 0 };
	struct decimal value;

	for (int at = 0; at < 6; at += 2) {
		if (column_decimal(stmt, at, &value))
			decimal_print(value, &form);
		text_addc(&form, '|');
	}
	text_addf(&form, "%s|%s|%s|%s", column_text(stmt, arena, 6), column_text(stmt, arena, 7),
		column_text(stmt, arena, 8), column_text(stmt, arena, 9));
	return arena_copy(arena, text_z(&form), form.size);
}

static const char *entry_form(const struct observation *observation, struct arena *arena)
{
	const struct {
		bool known;
		struct decimal value;
	} values[] = {
		{ observation->known, observation->value },
		{ observation->parts, observation->numerator },
		{ observation->parts, observation->denominator },
	};
	text_auto form = { 0 };

	for (size_t i = 0; i < COUNT(values); i++) {
		if (values[i].known)
			decimal_print(values[i].value, &form);
		text_addc(&form, '|');
	}
	text_addf(&form, "%c|%s|%s|%s", observation->status, observation->source,
		observation->note[LANG_VI], observation->note[LANG_EN]);
	return arena_copy(arena, text_z(&form), form.size);
}

static bool insert_entry(
	struct adding *adding, const struct entry *entry, int64_t revision, struct error *err)
{
	const struct observation *observation = &entry->observation;
	struct stmt *stmt = adding->insert;

	bind_key(stmt, entry);
	stmt_int(stmt, 7, revision);
	stmt_text(stmt, 8, observation->period.label);
	stmt_decimal(stmt, 9, observation->known, observation->value);
	stmt_decimal(stmt, 11, observation->parts, observation->numerator);
	stmt_decimal(stmt, 13, observation->parts, observation->denominator);
	stmt_int(stmt, 15, observation->computed);
	stmt_text(stmt, 16, (const char[]){ observation->status, '\0' });
	stmt_text(stmt, 17, observation->source);
	stmt_pair(stmt, 18, observation->note);
	stmt_int(stmt, 20, adding->receipt->submission);
	stmt_int(stmt, 21, entry->line);
	return stmt_run(stmt, err);
}

/* Adds an entry, or sees that it is there already. */
static bool add_entry(struct adding *adding, const struct entry *entry, struct error *err)
{
	struct receipt *receipt = adding->receipt;
	arena_auto arena = { 0 };
	int64_t revision = 0;
	enum db_step step;

	bind_key(adding->find, entry);
	step = stmt_step(adding->find, err);
	if (step == DB_ROW) {
		bool same = strcmp(stored_form(adding->find, &arena),
				    entry_form(&entry->observation, &arena)) == 0;
		bool pending = strcmp(column_text(adding->find, &arena, 11), "submitted") == 0;

		revision = column_int(adding->find, 10) + 1;
		stmt_reset(adding->find);
		if (same) {
			receipt->unchanged++;
			return true;
		}
		if (pending)
			return error_at(err, ERROR_REFUSED, "submission.pending", entry->line, 0,
				"%s", entry->observation.period.label);
		receipt->corrected++;
	} else {
		stmt_reset(adding->find);
		receipt->added++;
	}
	return step != DB_ERROR && insert_entry(adding, entry, revision, err);
}

static bool name_evidence(struct office *office, const struct adding *adding, struct error *err)
{
	stmt_auto *stmt = db_query(
		office->db, "INSERT OR IGNORE INTO evidence VALUES (?1, ?2, ?3, ?4)");
	char now[CLOCK_INSTANT];

	clock_now(now);
	stmt_text(stmt, 1, adding->receipt->sha256);
	stmt_text(stmt, 2, adding->batch->name);
	stmt_int(stmt, 3, (int64_t)adding->batch->bytes.size);
	stmt_text(stmt, 4, now);
	return stmt_run(stmt, err);
}

/* The evidence lies beside the database, named by its hash: writing it twice is harmless. */
static bool keep_evidence(struct office *office, const struct adding *adding, struct error *err)
{
	arena_auto arena = { 0 };
	const char *path = arena_format(
		&arena, "%s/evidence/%s", office->dir, adding->receipt->sha256);

	return access(path, F_OK) == 0 || file_write(path, adding->batch->bytes, 0600, err);
}

static bool open_submission(struct office *office, const struct adding *adding, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"INSERT INTO submission (reporter, evidence, mapping, state, figures, submitted_at,"
		" submitted_by, decided_at, decided_by)"
		" VALUES (?1, ?2, ?3, 'submitted', 0, ?4, ?5, '', '')");
	char now[CLOCK_INSTANT];

	clock_now(now);
	stmt_text(stmt, 1, adding->batch->reporter);
	stmt_text(stmt, 2, adding->receipt->sha256);
	stmt_text(stmt, 3, adding->batch->mapping);
	stmt_text(stmt, 4, now);
	stmt_text(stmt, 5, adding->actor);
	if (!stmt_run(stmt, err))
		return false;
	adding->receipt->submission = db_last_id(office->db);
	return true;
}

static bool close_submission(struct office *office, const struct adding *adding, struct error *err)
{
	stmt_auto *stmt = db_query(office->db, "UPDATE submission SET figures = ?2 WHERE id = ?1");
	const struct receipt *receipt = adding->receipt;
	arena_auto arena = { 0 };

	stmt_int(stmt, 1, receipt->submission);
	stmt_int(stmt, 2, (int64_t)(receipt->added + receipt->corrected));
	return stmt_run(stmt, err) &&
		ledger_add(office->db, adding->actor, "submit",
			arena_format(&arena, "submission %jd", (intmax_t)receipt->submission),
			arena_format(&arena, "%s: %zu added, %zu corrected, %zu unchanged",
				receipt->sha256, receipt->added, receipt->corrected,
				receipt->unchanged),
			err);
}

/*
 * Adds one batch. Evidence and submission are written first, because figures
 * point to them, and taken back when every figure was there already.
 */
static bool add_batch(struct office *office, struct adding *adding, struct error *err)
{
	if (!db_run(office->db, "SAVEPOINT batch", err) || !name_evidence(office, adding, err) ||
		!open_submission(office, adding, err))
		return false;
	for (size_t i = 0; i < adding->batch->count; i++)
		if (!add_entry(adding, &adding->batch->entries[i], err))
			return false;
	if (adding->receipt->added + adding->receipt->corrected > 0)
		return close_submission(office, adding, err) &&
			keep_evidence(office, adding, err) &&
			db_run(office->db, "RELEASE batch", err);
	adding->receipt->submission = 0;
	return db_run(office->db, "ROLLBACK TO batch; RELEASE batch", err);
}

struct batches {
	const struct batch *list;
	size_t count;
	const char *actor;
	struct receipt *receipts;
};

static bool add_batches(struct office *office, void *context, struct error *err)
{
	const struct batches *batches = context;
	stmt_auto *find = db_query(office->db,
		"SELECT value_units, value_scale, numerator_units, numerator_scale, "
		"denominator_units,"
		" denominator_scale, status, source, note_vi, note_en, revision, submission.state"
		" FROM observation JOIN submission ON submission.id = submission_id"
		" WHERE method_id = ?1 AND place_id = ?2 AND period_from = ?3 AND period_until = ?4"
		" AND breakdown = ?5 AND vintage = ?6 ORDER BY revision DESC LIMIT 1");
	stmt_auto *insert = db_query(office->db,
		"INSERT INTO observation VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, "
		"?12, ?13,"
		" ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, NULL, NULL)");

	for (size_t i = 0; i < batches->count; i++) {
		struct adding adding = { &batches->list[i], batches->actor, &batches->receipts[i],
			find, insert };

		batches->receipts[i] = (struct receipt){ 0 };
		hash_bytes(adding.batch->bytes, adding.receipt->sha256);
		if (!add_batch(office, &adding, err))
			return false;
	}
	return true;
}

bool submission_add(struct office *office, const struct batch *batches, size_t count,
	const char *actor, struct receipt *ret, struct error *err)
{
	struct batches all = { batches, count, actor, ret };

	return office_transact(office, add_batches, &all, err);
}

struct approving {
	int64_t id;
	const char *actor;
	int count;
};

static bool approve_one(
	struct office *office, struct approving *approving, int64_t id, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"UPDATE submission SET state = 'approved', decided_at = ?2, decided_by = ?3"
		" WHERE id = ?1 AND state = 'submitted'");
	arena_auto arena = { 0 };
	char now[CLOCK_INSTANT];

	clock_now(now);
	stmt_int(stmt, 1, id);
	stmt_text(stmt, 2, now);
	stmt_text(stmt, 3, approving->actor);
	if (!stmt_run(stmt, err))
		return false;
	if (db_changes(office->db) != 1)
		return error_set(err, ERROR_REFUSED, "submission.state", "%jd", (intmax_t)id);
	approving->count++;
	return ledger_add(office->db, approving->actor, "approve",
		arena_format(&arena, "submission %jd", (intmax_t)id), "", err);
}

static bool approve(struct office *office, void *context, struct error *err)
{
	struct approving *approving = context;
	arena_auto arena = { 0 };
	struct submission *list;
	size_t count;

	if (!submission_list(office, &arena, &list, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		bool waits = strcmp(list[i].state, "submitted") == 0;

		if (approving->id == 0 ? !waits : list[i].id != approving->id)
			continue;
		if (!approve_one(office, approving, list[i].id, err))
			return false;
	}
	return approving->id == 0 || approving->count == 1 ||
		error_set(err, ERROR_REFUSED, "submission.none", "%jd", (intmax_t)approving->id);
}

bool submission_approve(
	struct office *office, int64_t id, const char *actor, int *ret_count, struct error *err)
{
	struct approving approving = { id, actor, 0 };

	if (!office_transact(office, approve, &approving, err))
		return false;
	*ret_count = approving.count;
	return true;
}

bool submission_list(struct office *office, struct arena *arena, struct submission **ret,
	size_t *ret_count, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT id, reporter, name, state, submitted_at, decided_at, figures"
		" FROM submission JOIN evidence ON sha256 = evidence ORDER BY id");
	struct submission *list = NULL;
	size_t count = 0;
	enum db_step step;

	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		list = arena_push(arena, list, count, sizeof *list);
		list[count++] = (struct submission){
			.id = column_int(stmt, 0),
			.reporter = column_text(stmt, arena, 1),
			.name = column_text(stmt, arena, 2),
			.state = column_text(stmt, arena, 3),
			.submitted_at = column_text(stmt, arena, 4),
			.decided_at = column_text(stmt, arena, 5),
			.figures = column_int(stmt, 6),
		};
	}
	*ret = list;
	*ret_count = count;
	return step == DB_DONE;
}
