/*
 * store/office/receipts.c - see receipts.h.
 *
 * What is signed is every member but key and signature, in the order of
 * `members`, each as LENGTH:TEXT, so that no two different receipts read alike.
 */
#include "store/office/receipts.h"

#include <string.h>

#include "store/edition/shelf.h"
#include "store/office/private.h"
#include "store/office/queue.h"

static const char *const members[] = { "kind", "submission", "reporter", "name", "evidence",
	"figures", "reason", "submitted_at", "submitted_by", "ledger" };

static const char kind[] = "tiendo receipt 1";

/* False where a member is missing or no text. */
static bool signed_text(const json_t *receipt, struct text *ret)
{
	for (size_t i = 0; i < COUNT(members); i++) {
		const char *value = json_text(receipt, members[i]);

		if (value == NULL)
			return false;
		text_addf(ret, "%zu:%s,", strlen(value), value);
	}
	return true;
}

/* The hash of the ledger's entry that took it in: it ties the receipt to all that was before. */
static bool ledger_hash(struct office *office, struct arena *arena, int64_t submission,
	const char **ret, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT hash FROM ledger WHERE subject = ?1 AND act = 'submit'"
		" ORDER BY sequence DESC LIMIT 1");
	enum db_step step;

	stmt_text(stmt, 1, arena_format(arena, "submission %jd", (intmax_t)submission));
	step = stmt_step(stmt, err);
	*ret = step == DB_ROW ? column_text(stmt, arena, 0) : "";
	return step != DB_ERROR;
}

json_t *receipt_make(struct office *office, int64_t id, struct error *err)
{
	arena_auto arena = { 0 };
	text_auto text = { 0 };
	struct submission submission;
	const char *hash;
	char key[SIGN_PUBLIC], signature[SIGN_SIGNATURE];
	json_t *json;

	if (!submission_find(office, &arena, id, &submission, err) ||
		!ledger_hash(office, &arena, id, &hash, err))
		return NULL;
	if (*hash == '\0') { /* a draft, or one withdrawn before it was sent */
		(void)error_set(err, ERROR_REFUSED, "submission.state", "%jd (%s)", (intmax_t)id,
			submission.state);
		return NULL;
	}
	json = json_pack("{s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:s}", "kind", kind, "submission",
		arena_format(&arena, "%jd", (intmax_t)id), "reporter", submission.reporter, "name",
		submission.name, "evidence", submission.evidence, "figures",
		arena_format(&arena, "%jd", (intmax_t)submission.figures), "reason",
		submission.reason, "submitted_at", submission.submitted_at, "submitted_by",
		submission.submitted_by, "ledger", hash);
	if (!signed_text(json, &text) ||
		!shelf_sign_text(office->dir, text_span(&text), key, signature, err)) {
		json_decref(json);
		return NULL;
	}
	(void)json_object_set_new(json, "key", json_string(key));
	(void)json_object_set_new(json, "signature", json_string(signature));
	return json;
}

bool receipt_verify(const json_t *receipt, const char *public, struct error *err)
{
	const char *key = json_text(receipt, "key");
	const char *signature = json_text(receipt, "signature");
	const char *said = json_text(receipt, "kind");
	text_auto text = { 0 };

	if (key == NULL || signature == NULL || said == NULL || strcmp(said, kind) != 0 ||
		!signed_text(receipt, &text))
		return error_set(err, ERROR_REFUSED, "receipt.form", "%s", "");
	if (public != NULL && strcmp(public, key) != 0)
		return error_set(
			err, ERROR_REFUSED, "receipt.key", "%s", json_text(receipt, "submission"));
	return sign_verify(text_span(&text), key, signature) ||
		error_set(err, ERROR_REFUSED, "receipt.signature", "%s",
			json_text(receipt, "submission"));
}
