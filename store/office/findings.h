/*
 * store/office/findings.h - doubts about figures, and what was answered.
 *
 * A finding belongs to a figure of a submission. An explanation stays with the numbers it was given
 * for: the same check on the same figure is not asked about again while that version of it stands.
 */
#ifndef STORE_OFFICE_FINDINGS_H
#define STORE_OFFICE_FINDINGS_H

#include "store/office/submissions.h"

enum { FINDING_MAX_EXPLANATION = 2000 }; /* characters */

/* What the checks say of one entry of a batch. */
struct finding {
	const struct entry *entry;
	const char *check; /* code, indicators/checks.h */
	bool blocks;
	const char *says[LANG_COUNT]; /* the arithmetic in words */
	const char *explanation; /* "" for none */
};

/* The same as it is kept. */
struct kept_finding {
	int64_t submission;
	const char *file, *check, *indicator, *method, *place, *period, *breakdown, *figure;
	int position, line, field; /* of the figure in the submission, in the file */
	bool blocks;
	const char *says[LANG_COUNT];
	const char *explanation, *explained_by; /* "" while nobody answered */
};

/* The numbers of a figure as text, `value|numerator|denominator|`, those there are. */
const char *entry_numbers(const struct observation *observation, struct arena *arena);

/* Those of one submission, or with id 0 of all figures that wait or were returned, as they stand in the files. */
MUST_CHECK bool findings_list(struct office *office, struct arena *arena, int64_t submission,
	struct kept_finding **ret, size_t *ret_count, struct error *err);

#endif
