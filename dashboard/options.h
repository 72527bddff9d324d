/*
 * dashboard/options.h - what stands on a command line, by a table.
 *
 * `--name VALUE` and `--name=VALUE`; `--` ends the options. What is not an
 * option is an argument. Keys option.unknown, option.value, option.missing,
 * option.extra, all ERROR_MISUSE. Values are borrowed from argv.
 */
#ifndef DASHBOARD_OPTIONS_H
#define DASHBOARD_OPTIONS_H

#include "base/error.h"

struct option {
	const char *name; /* "--note"; "-o" is a name too */
	const char *value; /* what stands for its value in help; NULL for a flag */
};

enum { OPTIONS_MAX_GIVEN = 64, OPTIONS_MAX_ARGUMENTS = 4096 };

struct options {
	struct {
		const char *name; /* of the table's row */
		const char *value; /* "" for a flag */
	} given[OPTIONS_MAX_GIVEN]; /* in order; an option may stand more than once */
	int given_count;
	const char *arguments[OPTIONS_MAX_ARGUMENTS];
	int argument_count;
	bool help;
};

/* Reads argv[0..argc), adding to `ret`. Both tables end with a NULL name; `common` may be NULL. */
MUST_CHECK bool options_read(int argc, char **argv, const struct option *table,
	const struct option *common, struct options *ret, struct error *err);

/* The last value given for an option, or NULL. */
const char *options_value(const struct options *options, const char *name);

#endif
