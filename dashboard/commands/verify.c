/*
 * dashboard/commands/verify.c - verify FILE|CODE: is this what was published, or taken in?
 *
 * A receipt (.json) is checked by itself, an edition's file against the manifest
 * beside it, a code against every edition up to the current one. `--key` names
 * the public key to trust. Without it that is the folder's own for a code and,
 * where there is one, for a receipt; a file is taken at its manifest's word.
 */
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "dashboard/commands/support.h"
#include "store/edition/shelf.h"
#include "store/office/receipts.h"

static bool tell(const struct call *call, const struct manifest *manifest, struct error *err)
{
	char code[HASH_CODE];
	text_auto text = { 0 };
	json_auto_t *json = NULL;

	hash_code(manifest->sha256, code);
	if (call_flag(call, "--json")) {
		json = json_pack("{s:b,s:i,s:s,s:s,s:s,s:s,s:s}", "verified", 1, "number",
			manifest->number, "published_at", manifest->published_at, "note",
			manifest->note, "sha256", manifest->sha256, "code", code, "key",
			manifest->key);
		return call_print_json(json, err);
	}
	words_say(call->words, "say.verified", &text, "number",
		arena_format(call->arena, "%d", manifest->number), "time", manifest->published_at,
		"sha256", manifest->sha256, "code", code, "key", manifest->key, NULL);
	text_addc(&text, '\n');
	return call_print(&text, err);
}

static bool verify_receipt(const struct call *call, const char *path, struct error *err)
{
	const char *trusted = call_value(call, "--key");
	char public[SIGN_PUBLIC];
	json_auto_t *json = NULL;
	text_auto text = { 0 };
	struct error none;
	struct span bytes;

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
		tell(call, &manifest, err);
}

static bool verify_code(const struct call *call, const char *code, struct error *err)
{
	const char *trusted = call_value(call, "--key");
	char public[SIGN_PUBLIC];
	struct manifest manifest;
	int current;

	if (!shelf_current(call->data, &current, err))
		return false;
	if (trusted == NULL) {
		if (!shelf_public_key(call->data, public, err))
			return false;
		trusted = public;
	}
	return shelf_find(call->arena, call->data, current, code, &manifest, err) &&
		shelf_verify(call->data, &manifest, trusted, err) && tell(call, &manifest, err);
}

bool command_verify(const struct call *call, struct error *err)
{
	const char *what = call->options->arguments[0];

	return access(what, F_OK) == 0 ? verify_file(call, what, err)
				       : verify_code(call, what, err);
}
