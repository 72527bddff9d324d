/*
 * collector/encoding.h - text in whatever encoding -> UTF-8.
 *
 * A byte-order mark says UTF-8 or UTF-16; without one, text is UTF-8 unless the
 * caller knows better. Nothing is guessed: one byte means many letters.
 * Windows-1258, which writes tones as marks of their own, comes out composed.
 */
#ifndef COLLECTOR_ENCODING_H
#define COLLECTOR_ENCODING_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

/* The names --encoding takes, then NULL. */
extern const char *const encoding_names[];

/*
 * `ret` is the input itself when nothing was to be done, otherwise text of the
 * arena. `name` is NULL for UTF-8; a byte-order mark goes before it.
 * Keys encoding.unknown (misuse; detail: the name), and, refused with line and
 * column, encoding.utf16 (half a character) and encoding.byte (a byte that
 * Windows-1258 does not have, or NUL).
 */
MUST_CHECK bool encoding_to_utf8(struct arena *arena, struct span input, const char *name,
	struct span *ret, struct error *err);

#endif
