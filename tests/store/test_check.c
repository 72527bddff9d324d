/*
 * tests/store/test_check.c - office_check() tells of every kind of tampering, and of nothing else:
 * one change, one finding.
 */
#include "tests/store/make.h"

#include <stdio.h>
#include <unistd.h>

#include "base/hash.h"

#define OPEN_LEDGER "DROP TRIGGER ledger_is_kept; DROP TRIGGER ledger_is_fixed; "

static struct arena arena;
static const char *dir;

static const char *at(const char *name)
{
	return arena_format(&arena, "%s/%s", dir, name);
}

/* An office with three editions, closed. */
static void make(void)
{
	static const char *const lines[] = { "share.mic/79/2022=15 users.count/VN/2022=100",
		"share.mic/79/2022=16", "share.mic/79/2023=17" };
	struct office *office;

	dir = folder_make(&arena);
	office = make_office(dir);
	for (size_t i = 0; i < COUNT(lines); i++) {
		publish_line(office, lines[i], "2026-01-01T00:00:00Z");
	}
	office_close(office);
}

static void flip(const char *name, size_t offset)
{
	struct span bytes = folder_read(&arena, dir, name);
	char *copy = arena_copy(&arena, bytes.data, bytes.size);

	assert_true(offset < bytes.size);
	copy[offset] ^= 1;
	folder_write(dir, name, (struct span){ copy, bytes.size });
}

static void rewrite(const char *name, const char *old, const char *new)
{
	struct span bytes = folder_read(&arena, dir, name);
	const char *text = arena_copy(&arena, bytes.data, bytes.size);
	const char *found = strstr(text, old);
	text_auto changed = { 0 };

	assert_non_null(found);
	text_add(&changed, (struct span){ text, (size_t)(found - text) });
	text_addf(&changed, "%s%s", new, found + strlen(old));
	folder_write(dir, name, text_span(&changed));
}

static void drop(const char *name)
{
	assert_int_equal(unlink(at(name)), 0);
}

static const char *evidence(void)
{
	char hash[HASH_HEX];

	hash_bytes(span_of("share.mic/79/2022=16"), hash);
	return arena_format(&arena, "evidence/%.2s/%s", hash, hash + 2);
}

static void edition_byte(void)
{
	flip("editions/edition-000002.db", 5000);
}

static void last_edition_byte(void)
{
	flip("editions/edition-000003.db", 5000);
}

static void edition_cut(void)
{
	assert_int_equal(truncate(at("editions/edition-000002.db"), 4096), 0);
}

static void edition_gone(void)
{
	drop("editions/edition-000002.db");
}

static void edition_exchanged(void)
{
	folder_write(dir, "editions/edition-000002.db",
		folder_read(&arena, dir, "editions/edition-000001.db"));
}

static void manifest_gone(void)
{
	drop("editions/edition-000002.json");
}

static void manifest_no_json(void)
{
	flip("editions/edition-000002.json", 0);
}

static void manifest_note(void)
{
	rewrite("editions/edition-000002.json", "\"note\": \"\"", "\"note\": \"x\"");
}

static void manifest_time(void)
{
	rewrite("editions/edition-000002.json", "2026", "2025");
}

static void manifest_number(void)
{
	rewrite("editions/edition-000002.json", "\"number\": 2", "\"number\": 3");
}

static void manifest_previous(void)
{
	rewrite("editions/edition-000002.json", "\"previous\": \"", "\"previous\": \"0");
}

/* Signs edition 2 anew as it is, with a key of its own. */
static void signed_by_another(void)
{
	char public[SIGN_PUBLIC], secret[SIGN_SECRET];
	struct span own_public = folder_read(&arena, dir, "keys/edition.pub");
	struct span own_secret = folder_read(&arena, dir, "keys/edition.key");
	struct manifest manifest;
	struct error err;

	sign_keys(public, secret);
	folder_write(dir, "keys/edition.pub", span_of(public));
	folder_write(dir, "keys/edition.key", span_of(secret));
	assert_true(shelf_manifest(&arena, dir, 2, &manifest, &err));
	assert_true(shelf_sign(dir, &manifest, &err));
	folder_write(dir, "keys/edition.pub", own_public);
	folder_write(dir, "keys/edition.key", own_secret);
}

/* Our own key signs another file as edition 2: only the office's record tells. */
static void signed_by_us_but_changed(void)
{
	struct manifest manifest;
	struct error err;

	edition_byte();
	assert_true(shelf_manifest(&arena, dir, 2, &manifest, &err));
	assert_true(hash_file(at("editions/edition-000002.db"), manifest.sha256, &err));
	assert_true(shelf_sign(dir, &manifest, &err));
}

static void evidence_byte(void)
{
	flip(evidence(), 3);
}

static void evidence_cut(void)
{
	assert_int_equal(truncate(at(evidence()), 3), 0);
}

static void evidence_gone(void)
{
	drop(evidence());
}

/* Each change, by a function or by SQL on office.db, and all that the check then says. */
static const struct {
	const char *name;
	void (*change)(void);
	const char *sql, *found;
} cases[] = {
	{ "nothing", NULL, "", "" },
	{ "a byte of an edition", edition_byte, "", "verify.hash " },
	{ "a byte of the last edition", last_edition_byte, "", "verify.hash " },
	{ "an edition cut off", edition_cut, "", "verify.hash " },
	{ "an edition removed", edition_gone, "", "file.open " },
	{ "an edition for another", edition_exchanged, "", "verify.hash " },
	{ "a manifest removed", manifest_gone, "", "file.open " },
	{ "a manifest that is no JSON", manifest_no_json, "", "json.syntax " },
	{ "a manifest's note", manifest_note, "", "verify.signature " },
	{ "a manifest's time", manifest_time, "", "verify.signature " },
	{ "a manifest's number", manifest_number, "", "manifest.form " },
	{ "a manifest's edition before", manifest_previous, "", "manifest.form " },
	{ "a manifest signed by another", signed_by_another, "", "verify.key " },
	{ "an edition signed by us, but not the one", signed_by_us_but_changed, "",
		"verify.chain " },
	{ "a byte of evidence", evidence_byte, "", "evidence.damaged " },
	{ "evidence cut off", evidence_cut, "", "evidence.damaged " },
	{ "evidence removed", evidence_gone, "", "file.open " },
	{ "who did it", NULL, OPEN_LEDGER "UPDATE ledger SET actor = 'nobody' WHERE sequence = 4",
		"ledger.broken " },
	{ "when", NULL,
		OPEN_LEDGER "UPDATE ledger SET at = '2020-01-01T00:00:00Z' WHERE sequence = 4",
		"ledger.broken " },
	{ "an act", NULL, OPEN_LEDGER "UPDATE ledger SET act = 'approve' WHERE sequence = 3",
		"ledger.broken " },
	{ "its detail", NULL, OPEN_LEDGER "UPDATE ledger SET detail = '' WHERE sequence = 3",
		"ledger.broken " },
	{ "a hash", NULL, OPEN_LEDGER "UPDATE ledger SET hash = 'x' WHERE sequence = 4",
		"ledger.broken " },
	{ "an entry in the middle", NULL, OPEN_LEDGER "DELETE FROM ledger WHERE sequence = 4",
		"ledger.broken " },
	{ "the first entry", NULL, OPEN_LEDGER "DELETE FROM ledger WHERE sequence = 1",
		"ledger.broken " },
	{ "the last entry", NULL, OPEN_LEDGER "DELETE FROM ledger WHERE sequence = 11",
		"ledger.broken " },
	{ "all entries", NULL, OPEN_LEDGER "DELETE FROM ledger", "ledger.broken " },
	{ "the record of an edition", NULL, "UPDATE edition SET sha256 = 'x' WHERE number = 3",
		"verify.chain " },
	{ "a figure of an edition that never was", NULL,
		"UPDATE observation SET since = 9 WHERE since = 3", "check.marks " },
	{ "a figure of no submission", NULL,
		"PRAGMA foreign_keys = OFF; UPDATE observation SET submission_id = 99 WHERE since "
		"= 3",
		"db.damaged check.counts " },
	{ "a count of a submission", NULL,
		"UPDATE submission SET published = 0, withdrawn = 2 WHERE id = 1",
		"check.counts " },
};

static void list_findings(void *context, const struct error *trouble)
{
	text_addf(context, "%s ", trouble->key);
}

static void tells_of_every_change(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct office *office;
		struct error err = { .key = "" };
		text_auto seen = { 0 };

		make();
		if (cases[i].change != NULL)
			cases[i].change();
		office_sql(dir, cases[i].sql);
		office = reopen(dir);
		if (!office_check(office, list_findings, &seen, &err))
			text_addf(&seen, "!%s", err.key);
		office_close(office);
		wrong += row_wrong(cases[i].name, text_z(&seen), cases[i].found);
		folder_remove(dir);
		arena_done(&arena);
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_of_every_change),
	};
	return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
