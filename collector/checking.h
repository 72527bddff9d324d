/*
 * collector/checking.h - figures on their way in, beside all that the office knows of them.
 *
 * Every figure of a batch is given to indicators/checks.h with the history of its series (published,
 * approved, waiting, and what came in the same batch), the same figure of its sibling places (same
 * parent and level) and, for what adds up, its own parts. Passed over are figures that were decided
 * on with the very same numbers, older vintages of a figure, and findings whose explanation on the
 * same numbers is remembered.
 */
#ifndef COLLECTOR_CHECKING_H
#define COLLECTOR_CHECKING_H

#include "indicators/catalogue.h"
#include "store/office/findings.h"

enum { CHECKING_MAX_FINDINGS = 10000 }; /* kept of one file; the rest are only counted */

/* One file's figures, in key order, and what was found in them. */
struct checked {
	const struct entry *entries;
	size_t count;

	struct finding *findings; /* out: in the order of the entries */
	size_t finding_count; /* of those that are kept */
	size_t more; /* not kept */
	size_t refused; /* findings that keep the file out: blocks that no explanation answers */
};

/*
 * Fills the lower half of each of `files`; findings live in `arena` and borrow the entries.
 * `explanation` answers all findings whose row has none of its own; "" for none. Fails only where
 * the office cannot be read (db.*).
 */
MUST_CHECK bool checking_run(struct arena *arena, struct office *office,
	const struct catalogue *catalogue, const char *explanation, struct checked *files,
	size_t count, struct error *err);

#endif
