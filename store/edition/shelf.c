/* store/edition/shelf.c - see shelf.h. */
#include "store/edition/shelf.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/json.h"

enum { MANIFEST_LIMIT = 64 << 10, KEY_LIMIT = 1024 };

const char *shelf_path(struct arena *arena, const char *dir, int number)
{
	return arena_format(arena, "%s/editions/edition-%06d.db", dir, number);
}

static const char *manifest_path(struct arena *arena, const char *dir, int number)
{
	return arena_format(arena, "%s/editions/edition-%06d.json", dir, number);
}

bool shelf_make_keys(const char *dir, struct error *err)
{
	arena_auto arena = { 0 };
	char public[SIGN_PUBLIC], secret[SIGN_SECRET];

	sign_keys(public, secret);
	return file_write(arena_format(&arena, "%s/keys/edition.key", dir), span_of(secret), 0600,
		       err) &&
		file_write(arena_format(&arena, "%s/keys/edition.pub", dir), span_of(public), 0644,
			err);
}

static bool read_key(
	struct arena *arena, const char *dir, const char *name, const char **ret, struct error *err)
{
	struct span key;

	if (!file_read(arena, arena_format(arena, "%s/keys/%s", dir, name), KEY_LIMIT, &key, err))
		return false;
	key = span_trim(key);
	*ret = arena_copy(arena, key.data, key.size);
	return true;
}

bool shelf_public_key(const char *dir, char ret[SIGN_PUBLIC], struct error *err)
{
	arena_auto arena = { 0 };
	const char *key;

	if (!read_key(&arena, dir, "edition.pub", &key, err))
		return false;
	if (strlen(key) != SIGN_PUBLIC - 1)
		return error_set(err, ERROR_FAILURE, "shelf.key", "edition.pub");
	memcpy(ret, key, SIGN_PUBLIC);
	return true;
}

/* What is signed: every field of the manifest on a line of its own. */
static void signed_text(const struct manifest *manifest, struct text *ret)
{
	text_addf(ret, "tiendo edition\n%d\n%s\n%s\n%s\n%s\n", manifest->number,
		manifest->published_at, manifest->sha256, manifest->previous, manifest->note);
}

bool shelf_sign_text(const char *dir, struct span text, char ret_key[SIGN_PUBLIC],
	char ret_signature[SIGN_SIGNATURE], struct error *err)
{
	arena_auto arena = { 0 };
	const char *secret;

	return read_key(&arena, dir, "edition.key", &secret, err) &&
		shelf_public_key(dir, ret_key, err) &&
		(sign_text(text, secret, ret_signature) ||
			error_set(err, ERROR_FAILURE, "shelf.key", "edition.key"));
}

bool shelf_sign_file(
	const char *dir, const char *path, struct manifest *manifest, struct error *err)
{
	text_auto text = { 0 };
	json_t *json;

	signed_text(manifest, &text);
	if (!shelf_sign_text(dir, text_span(&text), manifest->key, manifest->signature, err))
		return false;
	json = json_pack("{s:i,s:s,s:s,s:s,s:s,s:s,s:s}", "number", manifest->number,
		"published_at", manifest->published_at, "note", manifest->note, "sha256",
		manifest->sha256, "previous", manifest->previous, "key", manifest->key, "signature",
		manifest->signature);
	text_clear(&text);
	json_write(json, &text);
	text_addc(&text, '\n');
	json_decref(json);
	return file_write(path, text_span(&text), 0644, err);
}

bool shelf_sign(const char *dir, struct manifest *manifest, struct error *err)
{
	arena_auto arena = { 0 };

	return shelf_sign_file(dir, manifest_path(&arena, dir, manifest->number), manifest, err);
}

/* Copies a text member into a field of fixed size; false when absent or too long. */
static bool member(const json_t *json, const char *key, char *ret, size_t room)
{
	const char *value = json_text(json, key);

	if (value == NULL || strlen(value) >= room)
		return false;
	memcpy(ret, value, strlen(value) + 1);
	return true;
}

static bool read_manifest(struct arena *arena, const json_t *json, struct manifest *ret)
{
	const char *note = json_text(json, "note");

	if (note == NULL || !json_is_integer(json_object_get(json, "number")) ||
		!member(json, "published_at", ret->published_at, sizeof ret->published_at) ||
		!member(json, "sha256", ret->sha256, sizeof ret->sha256) ||
		!member(json, "previous", ret->previous, sizeof ret->previous) ||
		!member(json, "key", ret->key, sizeof ret->key) ||
		!member(json, "signature", ret->signature, sizeof ret->signature))
		return false;
	ret->number = (int)json_integer_value(json_object_get(json, "number"));
	ret->note = arena_copy(arena, note, strlen(note));
	return true;
}

bool shelf_manifest_file(
	struct arena *arena, const char *path, struct manifest *ret, struct error *err)
{
	struct manifest manifest;
	struct span bytes;
	json_t *json;
	bool fine;

	if (!file_read(arena, path, MANIFEST_LIMIT, &bytes, err))
		return false;
	json = json_read(bytes, err);
	if (json == NULL)
		return false;
	fine = read_manifest(arena, json, &manifest);
	json_decref(json);
	if (!fine)
		return error_set(err, ERROR_REFUSED, "manifest.form", "%s", path);
	*ret = manifest;
	return true;
}

bool shelf_manifest(
	struct arena *arena, const char *dir, int number, struct manifest *ret, struct error *err)
{
	const char *path = manifest_path(arena, dir, number);
	struct manifest manifest;

	if (!shelf_manifest_file(arena, path, &manifest, err))
		return false;
	if (manifest.number != number)
		return error_set(err, ERROR_REFUSED, "manifest.form", "%s", path);
	*ret = manifest;
	return true;
}

bool shelf_verify_file(
	const char *path, const struct manifest *manifest, const char *public, struct error *err)
{
	text_auto text = { 0 };
	char hash[HASH_HEX];

	if (public != NULL && strcmp(public, manifest->key) != 0)
		return error_set(err, ERROR_REFUSED, "verify.key", "%d", manifest->number);
	if (!hash_file(path, hash, err))
		return false;
	if (strcmp(hash, manifest->sha256) != 0)
		return error_set(err, ERROR_REFUSED, "verify.hash", "%d", manifest->number);
	signed_text(manifest, &text);
	return sign_verify(text_span(&text), manifest->key, manifest->signature) ||
		error_set(err, ERROR_REFUSED, "verify.signature", "%d", manifest->number);
}

bool shelf_verify(
	const char *dir, const struct manifest *manifest, const char *public, struct error *err)
{
	arena_auto arena = { 0 };

	return shelf_verify_file(shelf_path(&arena, dir, manifest->number), manifest, public, err);
}

bool shelf_find(struct arena *arena, const char *dir, int current, const char *code,
	struct manifest *ret, struct error *err)
{
	for (int number = current; number > 0; number--) {
		if (!shelf_manifest(arena, dir, number, ret, err)) {
			if (strcmp(err->key, "file.open") == 0)
				continue; /* taken back */
			return false;
		}
		if (hash_code_is(ret->sha256, code))
			return true;
	}
	return error_set(err, ERROR_REFUSED, "verify.unknown", "%s", code);
}

bool shelf_current(const char *dir, int *ret, struct error *err)
{
	arena_auto arena = { 0 };
	const char *path = arena_format(&arena, "%s/editions/current", dir);
	char target[64], expected[64];
	ssize_t size = readlink(path, target, sizeof target - 1);
	long number;

	if (size < 0 && errno == ENOENT) {
		*ret = 0;
		return true;
	}
	if (size < 0)
		return error_set(
			err, ERROR_FAILURE, "shelf.current", "%s: %s", path, strerror(errno));
	target[size] = '\0';
	number = size > 8 ? strtol(target + 8, NULL, 10) : 0;
	(void)snprintf(expected, sizeof expected, "edition-%06ld.db", number);
	if (number < 1 || number > 999999 || strcmp(target, expected) != 0)
		return error_set(err, ERROR_FAILURE, "shelf.current", "%s: %s", path, target);
	*ret = (int)number;
	return true;
}

bool shelf_swap(const char *dir, int number, struct error *err)
{
	arena_auto arena = { 0 };
	const char *folder = arena_format(&arena, "%s/editions", dir);
	const char *link = arena_format(&arena, "%s/current", folder);
	const char *fresh = arena_format(&arena, "%s/current.new", folder);

	(void)unlink(fresh);
	if (symlink(arena_format(&arena, "edition-%06d.db", number), fresh) != 0 ||
		rename(fresh, link) != 0)
		return error_set(
			err, ERROR_FAILURE, "shelf.current", "%s: %s", link, strerror(errno));
	return file_sync(folder, err);
}

bool shelf_finish(const char *dir, int last, struct error *err)
{
	arena_auto arena = { 0 };
	int current;

	file_clear(arena_format(&arena, "%s/editions", dir));
	if (!shelf_current(dir, &current, err))
		return false;
	if (current > last)
		return error_set(err, ERROR_FAILURE, "shelf.ahead", "%d > %d", current, last);
	return current == last || shelf_swap(dir, last, err);
}
