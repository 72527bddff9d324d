/*
 * store/edition/shelf.h - the editions folder and its one moving name.
 *
 *   edition-000012.db    the edition, never changed once it has that name
 *   edition-000012.json  its manifest: number, time, note, SHA-256, the edition
 *                        before it, public key, Ed25519 signature over these
 *   current              a symbolic link to the edition in force
 *
 * An edition above `current` is not published, whatever lies in the folder.
 * Paths are DIR (the data folder), not DIR/editions.
 */
#ifndef STORE_EDITION_SHELF_H
#define STORE_EDITION_SHELF_H

#include "base/arena.h"
#include "base/error.h"
#include "base/hash.h"

struct manifest {
	int number;
	char published_at[21];
	const char *note;
	char sha256[HASH_HEX], previous[HASH_HEX]; /* previous is "" for the first */
	char key[SIGN_PUBLIC], signature[SIGN_SIGNATURE];
};

/* Makes DIR/keys/edition.key (0600) and edition.pub, once. */
MUST_CHECK bool shelf_make_keys(const char *dir, struct error *err);

/* Signs any text with the folder's key. Key shelf.key. */
MUST_CHECK bool shelf_sign_text(const char *dir, struct span text, char ret_key[SIGN_PUBLIC],
	char ret_signature[SIGN_SIGNATURE], struct error *err);

/* Signs and writes the manifest of a finished edition file; the second, to another path. */
MUST_CHECK bool shelf_sign(const char *dir, struct manifest *manifest, struct error *err);
MUST_CHECK bool shelf_sign_file(
	const char *dir, const char *path, struct manifest *manifest, struct error *err);
/* Reads a manifest; its note lives in `arena`. Keys file.*, manifest.form. */
MUST_CHECK bool shelf_manifest(
	struct arena *arena, const char *dir, int number, struct manifest *ret, struct error *err);

/* The same for a manifest anywhere, by its path. */
MUST_CHECK bool shelf_manifest_file(
	struct arena *arena, const char *path, struct manifest *ret, struct error *err);

/* The manifest of the edition, up to the current one, that a code as people type it is of; the newest
   first. Keys as above and verify.unknown. */
MUST_CHECK bool shelf_find(struct arena *arena, const char *dir, int current, const char *code,
	struct manifest *ret, struct error *err);

/*
 * Does the edition beside a manifest have the manifest's hash, and is the
 * manifest signed by its key? `public` is the key to trust, or NULL to trust
 * the manifest's own. Keys verify.hash, verify.signature, verify.key.
 */
MUST_CHECK bool shelf_verify(
	const char *dir, const struct manifest *manifest, const char *public, struct error *err);
/* The same for an edition file anywhere. */
MUST_CHECK bool shelf_verify_file(
	const char *path, const struct manifest *manifest, const char *public, struct error *err);
/* The trusted key of this folder, from DIR/keys/edition.pub. */
MUST_CHECK bool shelf_public_key(const char *dir, char ret[SIGN_PUBLIC], struct error *err);

/* 0 when nothing has been published. Key shelf.current where the link is none of ours. */
MUST_CHECK bool shelf_current(const char *dir, int *ret, struct error *err);
/* Points `current` at an edition, in one step. */
MUST_CHECK bool shelf_swap(const char *dir, int number, struct error *err);
/* Brings `current` up to the last edition the office decided on, and clears what was cut short.
   Key shelf.ahead where `current` is newer: the office is older than what it published. */
MUST_CHECK bool shelf_finish(const char *dir, int last, struct error *err);

const char *shelf_path(struct arena *arena, const char *dir, int number);

#endif
