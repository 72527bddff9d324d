/*
 * store/office/history.h - what the office holds of a series: published, approved and waiting.
 *
 * Statements are prepared once and run for many series: history_new() before, history_free() after.
 */
#ifndef STORE_OFFICE_HISTORY_H
#define STORE_OFFICE_HISTORY_H

#include "indicators/place.h"
#include "store/office/submissions.h"

struct history;

/* A version of a figure in force. Notes and source are not read. */
struct past {
	struct observation observation;
	bool settled; /* decided on: approved or published */
};

struct history *history_new(struct office *office); /* never fails */
void history_free(struct history *history);
void history_freep(struct history **history);
#define history_auto CLEANUP(history_freep) struct history

/* Whether anything at all is held of a method. */
MUST_CHECK bool history_any(
	struct history *history, const struct method *method, bool *ret, struct error *err);

/*
 * The figures of a method at a place whose periods begin from `from` to `until` (minutes, both
 * included), each in its last vintage and revision, by period and breakdown.
 */
MUST_CHECK bool history_series(struct history *history, struct arena *arena,
	const struct method *method, const struct place *place, int64_t from, int64_t until,
	struct past **ret, size_t *ret_count, struct error *err);

/* The codes of the checks whose findings on these very numbers were explained; ends in NULL. */
MUST_CHECK bool history_explained(struct history *history, struct arena *arena,
	const struct entry *entry, const char *const **ret, struct error *err);

#endif
