/*
 * store/office/readings.h - what a reporter answered about reading its files: which column is what,
 * which mark the decimals have. The answers are text to us; collector/mapping.h makes and reads it.
 */
#ifndef STORE_OFFICE_READINGS_H
#define STORE_OFFICE_READINGS_H

#include "store/office/office.h"

/* The answers of last time, "" where there are none. */
MUST_CHECK bool reading_recall(struct office *office, struct arena *arena, const char *reporter,
	const char **ret, struct error *err);

/* Keeps them in the place of those before, with a line in the ledger where they differ. */
MUST_CHECK bool reading_remember(struct office *office, const char *reporter, const char *answers,
	const char *actor, struct error *err);

#endif
