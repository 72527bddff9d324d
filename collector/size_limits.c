/* collector/size_limits.c - see size_limits.h. */
#include "collector/size_limits.h"

#include <string.h>

#define MIB ((size_t)1 << 20)

const char *const limits_names[LIMIT_COUNT] = {
	[LIMIT_BYTES] = "bytes",
	[LIMIT_ENTRIES] = "entries",
	[LIMIT_PART] = "part-bytes",
	[LIMIT_UNPACKED] = "unpacked-bytes",
	[LIMIT_RATIO] = "ratio",
	[LIMIT_STRINGS] = "strings",
	[LIMIT_STRING_BYTES] = "string-bytes",
	[LIMIT_CELLS] = "cells",
	[LIMIT_MERGES] = "merged-blocks",
};

const struct limits limits_upload = { {
	[LIMIT_BYTES] = 10 * MIB,
	[LIMIT_ENTRIES] = 200,
	[LIMIT_PART] = 50 * MIB,
	[LIMIT_UNPACKED] = 100 * MIB,
	[LIMIT_RATIO] = 100,
	[LIMIT_STRINGS] = 1000000,
	[LIMIT_STRING_BYTES] = 32 * MIB,
	[LIMIT_CELLS] = 1000000,
	[LIMIT_MERGES] = 10000,
} };

const struct limits limits_local = { {
	[LIMIT_BYTES] = 1024 * MIB,
	[LIMIT_ENTRIES] = 2000,
	[LIMIT_PART] = 2048 * MIB,
	[LIMIT_UNPACKED] = 4096 * MIB,
	[LIMIT_RATIO] = 200,
	[LIMIT_STRINGS] = 10000000,
	[LIMIT_STRING_BYTES] = 512 * MIB,
	[LIMIT_CELLS] = 20000000,
	[LIMIT_MERGES] = 10000,
} };

bool limits_hold(const struct limits *limits, enum limit limit, size_t size, const char *key,
	struct error *err)
{
	if (size <= limits->most[limit])
		return true;
	return error_at(
		err, ERROR_REFUSED, key, 1, 0, "%s: %zu", limits_names[limit], limits->most[limit]);
}
