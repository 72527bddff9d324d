/*
 * collector/size_limits.h - how much of everything a file may hold.
 *
 * Two rows of one table: what comes over the network from anybody who may
 * submit, and what the operator of the machine reads at its command line.
 * Every reader names the limit it refuses by (error detail: "cells: 1000000").
 */
#ifndef COLLECTOR_SIZE_LIMITS_H
#define COLLECTOR_SIZE_LIMITS_H

#include "base/error.h"

enum limit {
	LIMIT_BYTES, /* of the file as it arrives */
	LIMIT_ENTRIES, /* parts in a workbook's package */
	LIMIT_PART, /* bytes of one part, unpacked */
	LIMIT_UNPACKED, /* bytes of all parts read, unpacked */
	LIMIT_RATIO, /* of bytes unpacked to the file's, past the first MiB */
	LIMIT_STRINGS, /* shared strings */
	LIMIT_STRING_BYTES, /* of all of them */
	LIMIT_CELLS, /* that hold something, in the sheet read */
	LIMIT_MERGES, /* merged blocks in the sheet read */
	LIMIT_COUNT,
};

struct limits {
	size_t most[LIMIT_COUNT];
};

extern const struct limits limits_upload, limits_local;

/* As they are called in messages and in docs/import.md, in the order of the enum. */
extern const char *const limits_names[LIMIT_COUNT];

/* True when `size` is within; otherwise refuses with `key`. */
MUST_CHECK bool limits_hold(const struct limits *limits, enum limit limit, size_t size,
	const char *key, struct error *err);

#endif
