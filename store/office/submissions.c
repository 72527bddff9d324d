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
#include "store/office/evidence.h"
#include "store/office/findings.h"
#include "store/office/history.h"
#include "store/office/people_private.h"
#include "store/office/take.h"
#include "store/office/workflow.h"

struct adding {
	const struct batch *batch;
	const struct taking *taking;
	size_t number; /* of the batch */
	size_t refused; /* figures that were told */
	const char *actor;
	struct receipt *receipt;
	struct history *history;
	struct stmt *find, *insert, *withdraw, *leave;
	struct sender sender;
	int position; /* of the figure added last */
	struct stmt *doubt;
	size_t told; /* findings of the batch that are behind us */
};

/* The newest version of a figure that was not withdrawn. */
struct before {
	bool there, same;
	bool published; /* this figure, or one before it */
	const char *state;
	int64_t next_revision; /* after all there are, withdrawn ones too */
	int64_t submission, position;
};

static bool look_before(struct adding *adding, const struct entry *entry, struct arena *arena,
	struct before *ret, struct error *err)
{
	struct stmt *find = adding->find;
	enum db_step step = DB_DONE;

	*ret = (struct before){ .state = "" };
	entry_bind(find, entry);
	stmt_text(find, 6, entry->observation.vintage);
	while ((step = stmt_step(find, err)) == DB_ROW) {
		const char *state = column_text(find, arena, 11);

		if (ret->next_revision == 0)
			ret->next_revision = column_int(find, 10) + 1;
		ret->published = ret->published || strcmp(state, "published") == 0;
		if (ret->there || strcmp(state, "withdrawn") == 0)
			continue;
		ret->there = true;
		ret->state = state;
		ret->same = strcmp(entry_stored(find, arena),
				    entry_form(&entry->observation, arena)) == 0;
		ret->submission = column_int(find, 12);
		ret->position = column_int(find, 13);
	}
	stmt_reset(find);
	return step != DB_ERROR;
}

/* A returned figure is answered by another in its place. */
static bool replace_returned(struct adding *adding, const struct before *before, struct error *err)
{
	stmt_int(adding->withdraw, 1, before->submission);
	stmt_int(adding->withdraw, 2, before->position);
	stmt_int(adding->leave, 1, before->submission);
	return stmt_run(adding->withdraw, err) && stmt_run(adding->leave, err);
}

/* Counts an entry and keeps what the checks said of it; findings stand in the order of the entries. */
static bool add_findings(struct adding *adding, const struct entry *entry, struct error *err)
{
	const struct batch *batch = adding->batch;

	adding->position++;
	while (adding->told < batch->finding_count && batch->findings[adding->told].entry < entry)
		adding->told++;
	for (; adding->told < batch->finding_count && batch->findings[adding->told].entry == entry;
		adding->told++)
		if (!finding_add(adding->doubt, &batch->findings[adding->told],
			    adding->receipt->submission, adding->position, adding->actor, err))
			return false;
	return true;
}

/* Inserts figures as one, and what the checks said of them. */
static bool insert(struct adding *adding, const struct entry *entries, size_t count,
	int64_t revision, struct error *err)
{
	struct giving giving = { entries, entries + count, revision, adding->receipt->submission,
		adding->position, "" };

	if (!stmt_give(adding->insert, entry_give, &giving, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!add_findings(adding, &entries[i], err))
			return false;
	return true;
}

/* Tells of a figure that cannot be taken and goes on, or fails where nobody listens. */
static bool refuse(
	struct adding *adding, const struct entry *entry, const char *key, struct error *err)
{
	const struct taking *taking = adding->taking;

	if (taking->tell == NULL)
		return error_at(err, ERROR_REFUSED, key, entry->line, 0, "%s",
			entry->observation.period.label);
	taking->tell(taking->context, adding->number, entry, key);
	adding->refused++;
	return true;
}

/* Adds an entry, or sees that it is there already. */
static bool add_entry(struct adding *adding, const struct entry *entry, struct error *err)
{
	struct receipt *receipt = adding->receipt;
	arena_auto arena = { 0 };
	struct before before;
	bool returned;

	if (!sender_may(&adding->sender, entry->method->id, entry->observation.place->id))
		return refuse(adding, entry, "person.scope", err);
	if (!look_before(adding, entry, &arena, &before, err))
		return false;
	returned = before.there && strcmp(before.state, "returned") == 0;
	if (before.there && before.same) {
		receipt->returned += returned;
		receipt->unchanged += !returned;
		return true;
	}
	if (strcmp(before.state, "submitted") == 0)
		return refuse(adding, entry, "submission.pending", err);
	if (before.published && *adding->batch->reason == '\0')
		return refuse(adding, entry, "submission.reason", err);
	if (returned && !replace_returned(adding, &before, err))
		return false;
	receipt->corrected += before.there;
	receipt->added += !before.there;
	return insert(adding, entry, 1, before.next_revision, err);
}

/* How many from here on can be inserted without a look: by a method that the office holds nothing
   of, in order, and all in the sender's scope. */
static bool count_new(struct adding *adding, size_t from, size_t *ret, struct error *err)
{
	const struct entry *entries = &adding->batch->entries[from];
	size_t left = adding->batch->count - from;
	bool held;

	*ret = 0;
	if (from > 0 && entries[-1].method == entries->method)
		return true; /* was asked, and is known not to be new */
	if (!history_any(adding->history, entries->method, &held, err))
		return false;
	while (!held && *ret < left && entries[*ret].method == entries->method &&
		sender_may(&adding->sender, entries->method->id,
			entries[*ret].observation.place->id) &&
		(*ret == 0 || entry_compare(&entries[*ret - 1], &entries[*ret]) < 0))
		++*ret;
	return true;
}

static bool add_entries(struct adding *adding, struct error *err)
{
	const struct batch *batch = adding->batch;
	size_t new;

	for (size_t i = 0; i < batch->count; i += new + (new == 0)) {
		if (!count_new(adding, i, &new, err) ||
			!(new == 0 ? add_entry(adding, &batch->entries[i], err)
				   : insert(adding, &batch->entries[i], new, 0, err)))
			return false;
		adding->receipt->added += new;
	}
	return true;
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

static bool open_submission(
	struct office *office, const struct adding *adding, bool draft, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"INSERT INTO submission (reporter, evidence, mapping, reason, version, draft, "
		"figures,"
		" submitted, returned, approved, published, withdrawn, submitted_at, submitted_by,"
		" decided_at, decided_by)"
		" VALUES (?1, ?2, ?3, ?4, 1, ?5, 0, 0, 0, 0, 0, 0, ?6, ?7, '', '')");
	char now[CLOCK_INSTANT];

	clock_now(now);
	stmt_text(stmt, 1, adding->batch->reporter);
	stmt_text(stmt, 2, adding->receipt->sha256);
	stmt_text(stmt, 3, adding->batch->mapping);
	stmt_text(stmt, 4, adding->batch->reason);
	stmt_int(stmt, 5, draft);
	stmt_text(stmt, 6, now);
	stmt_text(stmt, 7, adding->actor);
	if (!stmt_run(stmt, err))
		return false;
	adding->receipt->submission = db_last_id(office->db);
	return true;
}

/* A draft becomes the submission it was kept for, or another draft, with the evidence of now. */
static bool take_draft(
	struct office *office, const struct adding *adding, bool draft, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"UPDATE submission SET evidence = ?4, mapping = ?5, reason = ?6,"
		" version = version + 1, draft = ?9, submitted_at = ?7, submitted_by = ?8"
		" WHERE id = ?1 AND reporter = ?3 AND draft = 1 AND (?2 = 0 OR version = ?2)");
	char now[CLOCK_INSTANT];

	clock_now(now);
	stmt_int(stmt, 1, adding->batch->draft);
	stmt_int(stmt, 2, adding->batch->version);
	stmt_text(stmt, 3, adding->batch->reporter);
	stmt_text(stmt, 4, adding->receipt->sha256);
	stmt_text(stmt, 5, adding->batch->mapping);
	stmt_text(stmt, 6, adding->batch->reason);
	stmt_text(stmt, 7, now);
	stmt_text(stmt, 8, adding->actor);
	stmt_int(stmt, 9, draft);
	adding->receipt->submission = adding->batch->draft;
	return stmt_run(stmt, err) &&
		(db_changes(office->db) == 1 ||
			error_set(err, ERROR_REFUSED, "submission.conflict", "%jd",
				(intmax_t)adding->batch->draft));
}

static bool close_submission(struct office *office, const struct adding *adding, struct error *err)
{
	stmt_auto *stmt = db_query(
		office->db, "UPDATE submission SET figures = ?2, submitted = ?2 WHERE id = ?1");
	const struct receipt *receipt = adding->receipt;
	arena_auto arena = { 0 };

	stmt_int(stmt, 1, receipt->submission);
	stmt_int(stmt, 2, adding->position);
	return stmt_run(stmt, err) &&
		ledger_add(office->db, adding->actor, "submit",
			arena_format(&arena, "submission %jd", (intmax_t)receipt->submission),
			arena_format(&arena, "%s: %zu added, %zu corrected, %zu unchanged%s%s",
				receipt->sha256, receipt->added, receipt->corrected,
				receipt->unchanged, *adding->batch->reason == '\0' ? "" : ": ",
				adding->batch->reason),
			err);
}

/*
 * Adds one batch. Evidence and submission are written first, because figures
 * point to them, and taken back when every figure was there already.
 */
static bool add_batch(struct office *office, struct adding *adding, struct error *err)
{
	if (!db_run(office->db, "SAVEPOINT batch", err) || !name_evidence(office, adding, err) ||
		!(adding->batch->draft == 0 ? open_submission(office, adding, false, err)
					    : take_draft(office, adding, false, err)))
		return false;
	if (!add_entries(adding, err))
		return false;
	if (adding->position > 0)
		return close_submission(office, adding, err) &&
			(adding->taking->dry || adding->refused > 0 ||
				evidence_keep(office->dir, adding->batch->bytes,
					adding->receipt->sha256, err)) &&
			findings_answer(office, adding->batch, adding->actor, err) &&
			db_run(office->db, "RELEASE batch", err);
	adding->receipt->submission = 0;
	return db_run(office->db, "ROLLBACK TO batch; RELEASE batch", err) &&
		findings_answer(office, adding->batch, adding->actor, err);
}

/* What was asked for, whole: the same key must not stand for anything else. */
static void content_of(const struct adding *adding, char ret[HASH_HEX])
{
	const struct batch *batch = adding->batch;
	const char *const parts[] = { batch->reporter, batch->mapping, batch->reason,
		adding->receipt->sha256 };
	text_auto all = { 0 };

	for (size_t i = 0; i < COUNT(parts); i++)
		text_addf(&all, "%zu:%s,", strlen(parts[i]), parts[i]);
	hash_bytes(text_span(&all), ret);
}

/* Keys used at that instant or before are forgotten. */
static void oldest_key(char ret[CLOCK_INSTANT])
{
	clock_write(office_seconds() - SUBMISSION_KEY_DAYS * INT64_C(24) * 60 * 60, ret);
}

static bool forget_keys(struct office *office, const char *actor, struct error *err)
{
	stmt_auto *stmt = db_query(
		office->db, "DELETE FROM idempotency WHERE actor = ?1 AND at <= ?2");
	char oldest[CLOCK_INSTANT];

	oldest_key(oldest);
	stmt_text(stmt, 1, actor);
	stmt_text(stmt, 2, oldest);
	return stmt_run(stmt, err);
}

/* The answer of then, where this key was used before. Key submission.idempotency. */
static bool recall(struct office *office, const struct adding *adding, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT content, submission_id, added, corrected, unchanged, returned"
		" FROM idempotency WHERE actor = ?1 AND key = ?2 AND at > ?3");
	struct receipt *receipt = adding->receipt;
	arena_auto arena = { 0 };
	char content[HASH_HEX], oldest[CLOCK_INSTANT];
	enum db_step step;

	content_of(adding, content);
	oldest_key(oldest);
	stmt_text(stmt, 3, oldest);
	stmt_text(stmt, 1, adding->actor);
	stmt_text(stmt, 2, adding->batch->key);
	step = stmt_step(stmt, err);
	if (step != DB_ROW)
		return step == DB_DONE;
	if (strcmp(column_text(stmt, &arena, 0), content) != 0)
		return error_set(
			err, ERROR_REFUSED, "submission.idempotency", "%s", adding->batch->key);
	receipt->repeated = true;
	receipt->submission = column_int(stmt, 1);
	receipt->added = (size_t)column_int(stmt, 2);
	receipt->corrected = (size_t)column_int(stmt, 3);
	receipt->unchanged = (size_t)column_int(stmt, 4);
	receipt->returned = (size_t)column_int(stmt, 5);
	return true;
}

static bool remember(struct office *office, const struct adding *adding, struct error *err)
{
	stmt_auto *stmt = db_query(
		office->db, "INSERT INTO idempotency VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
	const struct receipt *receipt = adding->receipt;
	char content[HASH_HEX];
	char now[CLOCK_INSTANT];

	content_of(adding, content);
	clock_now(now);
	stmt_text(stmt, 1, adding->actor);
	stmt_text(stmt, 2, adding->batch->key);
	stmt_text(stmt, 3, content);
	stmt_int(stmt, 4, receipt->submission);
	stmt_int(stmt, 5, (int64_t)receipt->added);
	stmt_int(stmt, 6, (int64_t)receipt->corrected);
	stmt_int(stmt, 7, (int64_t)receipt->unchanged);
	stmt_int(stmt, 8, (int64_t)receipt->returned);
	stmt_text(stmt, 9, now);
	return forget_keys(office, adding->actor, err) && stmt_run(stmt, err);
}

static bool add_once(struct office *office, struct adding *adding, struct error *err)
{
	bool keyed = *adding->batch->key != '\0';

	if (keyed && !recall(office, adding, err))
		return false;
	return adding->receipt->repeated ||
		(add_batch(office, adding, err) && (!keyed || remember(office, adding, err)));
}

struct batches {
	const struct batch *list;
	size_t count;
	const char *actor;
	const struct taking *taking;
	struct receipt *receipts;
	size_t refused;
};

/* The batch with its absent texts empty; key submission.limit. */
static bool take_batch(const struct batch *given, struct batch *ret, struct error *err)
{
	*ret = *given;
	ret->reason = given->reason == NULL ? "" : given->reason;
	ret->key = given->key == NULL ? "" : given->key;
	return (strlen(ret->reason) <= SUBMISSION_MAX_REASON &&
		       strlen(ret->key) <= SUBMISSION_MAX_KEY) ||
		error_set(err, ERROR_REFUSED, "submission.limit", "%s", ret->name);
}

static bool add_batches(struct office *office, void *context, struct error *err)
{
	struct batches *batches = context;
	stmt_auto *find = db_query(office->db,
		"SELECT value_units, value_scale, numerator_units, numerator_scale, "
		"denominator_units, denominator_scale, status, source, note_vi, note_en, revision,"
		" state, submission_id, position FROM observation"
		" WHERE method_id = ?1 AND place_id = ?2 AND period_from = ?3 AND period_until = ?4"
		" AND breakdown = ?5 AND vintage = ?6 ORDER BY revision DESC");
	stmt_auto *insert = db_query(office->db,
		"INSERT INTO observation SELECT c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12,"
		" c13, c14, c15, c16, c17, c18, c19, c20, c21, c22, 'submitted', 1, NULL, NULL"
		" FROM given");
	stmt_auto *withdraw = db_query(office->db,
		"UPDATE observation SET state = 'withdrawn', version = version + 1"
		" WHERE submission_id = ?1 AND position = ?2 AND state = 'returned'");
	stmt_auto *leave = db_query(office->db,
		"UPDATE submission SET returned = returned - 1, withdrawn = withdrawn + 1,"
		" version = version + 1 WHERE id = ?1");

	stmt_auto *doubt = finding_insert(office);
	history_auto *history = history_new(office);

	for (size_t i = 0; i < batches->count; i++) {
		arena_auto arena = { 0 };
		struct batch batch;
		struct adding adding = { .batch = &batch,
			.taking = batches->taking,
			.number = i,
			.actor = batches->actor,
			.receipt = &batches->receipts[i],
			.history = history,
			.find = find,
			.insert = insert,
			.withdraw = withdraw,
			.leave = leave,
			.doubt = doubt };

		batches->receipts[i] = (struct receipt){ 0 };
		if (!take_batch(&batches->list[i], &batch, err) ||
			!people_sender(office, &arena, batches->actor, batch.reporter,
				&adding.sender, err))
			return false;
		hash_bytes(batch.bytes, adding.receipt->sha256);
		if (!add_once(office, &adding, err))
			return false;
		batches->refused += adding.refused;
	}
	return batches->refused == 0 ||
		error_set(err, ERROR_REFUSED, "submission.refused", "%zu", batches->refused);
}

/* All of it, and for a dry run back to where it began. */
static bool take_batches(struct office *office, void *context, struct error *err)
{
	const struct batches *batches = context;

	if (!batches->taking->dry)
		return add_batches(office, context, err);
	if (!db_run(office->db, "SAVEPOINT trial", err) || !add_batches(office, context, err))
		return false;
	for (size_t i = 0; i < batches->count; i++)
		if (!batches->receipts[i].repeated)
			batches->receipts[i].submission = 0;
	return db_run(office->db, "ROLLBACK TO trial; RELEASE trial", err);
}

bool submission_recall(struct office *office, const struct batch *batches, size_t count,
	const char *actor, struct receipt *ret, bool *ret_all, struct error *err)
{
	*ret_all = count > 0;
	for (size_t i = 0; i < count; i++) {
		struct batch batch;
		struct adding adding = { .batch = &batch, .actor = actor, .receipt = &ret[i] };

		ret[i] = (struct receipt){ 0 };
		if (!take_batch(&batches[i], &batch, err))
			return false;
		if (*batch.key != '\0') {
			hash_bytes(batch.bytes, ret[i].sha256);
			if (!recall(office, &adding, err))
				return false;
		}
		*ret_all = *ret_all && ret[i].repeated;
	}
	return true;
}

bool submission_take(struct office *office, const struct batch *batches, size_t count,
	const char *actor, const struct taking *taking, struct receipt *ret, struct error *err)
{
	struct batches all = { batches, count, actor, taking, ret, 0 };

	return office_transact(office, take_batches, &all, err);
}

bool submission_add(struct office *office, const struct batch *batches, size_t count,
	const char *actor, struct receipt *ret, struct error *err)
{
	return submission_take(office, batches, count, actor, &(struct taking){ 0 }, ret, err);
}

static bool keep_draft(struct office *office, void *context, struct error *err)
{
	struct adding *adding = context;
	arena_auto arena = { 0 };

	return people_sender(office, &arena, adding->actor, adding->batch->reporter,
		       &adding->sender, err) &&
		name_evidence(office, adding, err) &&
		(adding->batch->draft == 0 ? open_submission(office, adding, true, err)
					   : take_draft(office, adding, true, err)) &&
		evidence_keep(office->dir, adding->batch->bytes, adding->receipt->sha256, err) &&
		ledger_add(office->db, adding->actor, "draft",
			arena_format(
				&arena, "submission %jd", (intmax_t)adding->receipt->submission),
			adding->receipt->sha256, err);
}

bool submission_draft(struct office *office, const struct batch *given, const char *actor,
	int64_t *ret, struct error *err)
{
	struct receipt receipt = { 0 };
	struct batch batch;
	struct adding adding = { .batch = &batch, .actor = actor, .receipt = &receipt };

	if (!take_batch(given, &batch, err))
		return false;
	hash_bytes(batch.bytes, receipt.sha256);
	if (!office_transact(office, keep_draft, &adding, err))
		return false;
	*ret = receipt.submission;
	return true;
}
