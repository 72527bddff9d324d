/*
 * dashboard/commands/verify.c - verify FILE|CODE: is this what was published, or taken in, and what
 * does it say?
 *
 * A receipt (.json) is checked by itself, an edition's file against the manifest
 * beside it, a code against every edition up to the current one. `--key` names
 * the public key to trust. Without it that is the folder's own for a code and,
 * where there is one, for a receipt; a file is taken at its manifest's word.
 * Of a code's edition it also says what a later one says otherwise.
 */
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "dashboard/api/figures.h"
#include "dashboard/commands/support.h"
#include "dashboard/view/attest.h"
#include "store/edition/shelf.h"
#include "store/office/receipts.h"

/* What was verified, and the edition in force where that is a later one; NULL where none is at hand. */
struct verified {
	const struct manifest *manifest;
	const struct edition *later;
	const struct attested *values;
	size_t count;
};

static const char *const wishes[] = { "--indicator", "--period", "--place" };

static json_t *values_json(const struct verified *verified)
{
	json_t *list = json_array();

	for (size_t i = 0; i < verified->count; i++) {
		const struct attested *each = &verified->values[i];
		json_t *json = figures_json_observation(each->method, each->then);

		(void)json_object_set_new(json, "indicator", json_string(each->indicator->code));
		(void)json_object_set_new(json, "changed", json_boolean(each->changed));
		(void)json_object_set_new(json, "now",
			each->changed && each->now != NULL
				? figures_json_observation(each->method, each->now)
				: json_null());
		(void)json_array_append_new(list, json);
	}
	return list;
}

/* One a line: indicator and method, place, period, value, status, what a later edition says. */
static void values_text(const struct call *call, const struct verified *verified, struct text *ret)
{
	for (size_t i = 0; i < verified->count; i++) {
		const struct attested *each = &verified->values[i];

		text_addf(ret, "%s — %s%s\t%s\t", each->indicator->name[call->lang],
			each->method->name[call->lang],
			each->method->illustrative ? words_get(call->words, "say.illustrative")
						   : "",
			each->then->place->name[call->lang]);
		period_say(&each->then->period, call->lang, ret);
		text_addc(ret, '\t');
		attest_say_value(each, call->lang, ret);
		if (each->then->known && !each->method->illustrative)
			text_addf(ret, "\t%s", status_say(each->then->status, call->lang));
		if (each->changed)
			text_addc(ret, '\t');
		attest_say_later(each, call->words, ret);
		text_addc(ret, '\n');
	}
}

static const char *digits(const struct call *call, int number)
{
	return arena_format(call->arena, "%d", number);
}

static bool tell(const struct call *call, const struct verified *verified, struct error *err)
{
	const struct manifest *manifest = verified->manifest;
	const char *number = digits(call, manifest->number);
	char code[HASH_CODE];
	text_auto text = { 0 };

	hash_code(manifest->sha256, code);
	if (call_flag(call, "--json")) {
		json_auto_t *json = json_pack("{s:b,s:i,s:s,s:s,s:s,s:s,s:s,s:o,s:o}", "verified",
			1, "number", manifest->number, "published_at", manifest->published_at,
			"note", manifest->note, "sha256", manifest->sha256, "code", code, "key",
			manifest->key, "values", values_json(verified), "current",
			verified->later == NULL
				? json_null()
				: json_integer(edition_info(verified->later)->number));

		return call_print_json(json, err);
	}
	words_say(call->words, "say.verified", &text, "number", number, "time",
		manifest->published_at, "sha256", manifest->sha256, "code", code, "key",
		manifest->key, NULL);
	text_addc(&text, '\n');
	values_text(call, verified, &text);
	if (verified->later != NULL) {
		words_say(call->words, "say.superseded", &text, "number",
			digits(call, edition_info(verified->later)->number), NULL);
		text_addc(&text, '\n');
	}
	return call_print(&text, err);
}

/* Reads the values that the options wish for, by the edition's own file, and tells. */
static bool tell_values(const struct call *call, const struct manifest *manifest, const char *path,
	struct edition *later, struct error *err)
{
	const char *indicator = call_value(call, "--indicator");
	const char *label = call_value(call, "--period");
	edition_auto *edition = edition_open(path, err);
	struct verified verified = { manifest, later, NULL, 0 };
	struct attested *values = NULL;
	struct period period;
	struct attest_wish wish = { indicator == NULL ? "" : indicator, call_value(call, "--place"),
		label == NULL ? NULL : &period };

	if (edition == NULL)
		return false;
	if (label != NULL && !period_parse(span_of(label), &period))
		return error_set(err, ERROR_MISUSE, "option.wrong", "--period %s", label);
	if (!attest(edition, later, call->arena, &wish, &values, &verified.count, err))
		return false;
	if (verified.count == 0 && (indicator != NULL || label != NULL || wish.place != NULL))
		return error_set(err, ERROR_REFUSED, "verify.no-figure", "%d", manifest->number);
	verified.values = values;
	return tell(call, &verified, err);
}

static bool verify_receipt(const struct call *call, const char *path, struct error *err)
{
	const char *trusted = call_value(call, "--key");
	char public[SIGN_PUBLIC];
	json_auto_t *json = NULL;
	text_auto text = { 0 };
	struct error none;
	struct span bytes;

	for (size_t i = 0; i < COUNT(wishes); i++)
		if (call_value(call, wishes[i]) != NULL)
			return error_set(
				err, ERROR_MISUSE, "option.together", "%s %s", wishes[i], path);
	if (trusted == NULL && shelf_public_key(call->data, public, &none))
		trusted = public;
	if (!file_read(call->arena, path, RECEIPT_MAX_BYTES, &bytes, err))
		return false;
	json = json_read(bytes, err);
	if (json == NULL || !receipt_verify(json, trusted, err))
		return false;
	if (call_flag(call, "--json")) {
		(void)json_object_set_new(json, "verified", json_true());
		return call_print_json(json, err);
	}
	words_say(call->words, "say.receipt", &text, "submission", json_text(json, "submission"),
		"time", json_text(json, "submitted_at"), "who", json_text(json, "submitted_by"),
		"file", json_text(json, "name"), "sha256", json_text(json, "evidence"), "key",
		json_text(json, "key"), NULL);
	text_addc(&text, '\n');
	return call_print(&text, err);
}

/* The manifest lies beside the edition, with the same name but for its ending. */
static bool verify_file(const struct call *call, const char *path, struct error *err)
{
	const char *dot = strrchr(path, '.');
	struct manifest manifest;
	const char *beside;

	if (dot != NULL && strcmp(dot, ".json") == 0)
		return verify_receipt(call, path, err);
	if (dot == NULL || strcmp(dot, ".db") != 0)
		return error_set(err, ERROR_REFUSED, "edition.form", "%s", path);
	beside = arena_format(call->arena, "%.*s.json", (int)(dot - path), path);
	return shelf_manifest_file(call->arena, beside, &manifest, err) &&
		shelf_verify_file(path, &manifest, call_value(call, "--key"), err) &&
		tell_values(call, &manifest, path, NULL, err);
}

static bool verify_code(const struct call *call, const char *code, struct error *err)
{
	const char *trusted = call_value(call, "--key");
	char public[SIGN_PUBLIC];
	struct manifest manifest;
	edition_auto *later = NULL;
	int current;

	if (!shelf_current(call->data, &current, err))
		return false;
	if (trusted == NULL) {
		if (!shelf_public_key(call->data, public, err))
			return false;
		trusted = public;
	}
	if (!shelf_find(call->arena, call->data, current, code, &manifest, err) ||
		!shelf_verify(call->data, &manifest, trusted, err))
		return false;
	if (manifest.number < current) {
		later = edition_open(shelf_path(call->arena, call->data, current), err);
		if (later == NULL)
			return false;
	}
	return tell_values(
		call, &manifest, shelf_path(call->arena, call->data, manifest.number), later, err);
}

bool command_verify(const struct call *call, struct error *err)
{
	const char *what = call->options->arguments[0];

	return access(what, F_OK) == 0 ? verify_file(call, what, err)
				       : verify_code(call, what, err);
}
