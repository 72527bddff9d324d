/*
 * dashboard/view/attest.h - what an edition said, figure by figure, and whether
 * a later one says otherwise.
 */
#ifndef DASHBOARD_VIEW_ATTEST_H
#define DASHBOARD_VIEW_ATTEST_H

#include "dashboard/view/words.h"
#include "store/edition/open.h"

struct attest_wish {
	const char *indicator; /* code; "": the latest figure of each headline indicator */
	const char *place; /* code; NULL: the city */
	const struct period *period; /* NULL: every period */
};

struct attested {
	const struct indicator *indicator;
	const struct method *method;
	const struct observation *then; /* in the edition that was asked */
	const struct observation *now; /* in the later one; NULL: not there, or none was given */
	bool changed; /* the later one has another value, or none */
};

/*
 * The figures of the whole, no breakdowns, that are wished for; `later` may be
 * NULL. They live in `arena`, or are the editions'; there may be none. Keys
 * indicator.none, place.none.
 */
MUST_CHECK bool attest(struct edition *edition, struct edition *later, struct arena *arena,
	const struct attest_wish *wish, struct attested **ret, size_t *ret_count,
	struct error *err);

/* What was observed then: 15,4%, or the word for why there is no value. */
void attest_say_value(const struct attested *attested, enum lang lang, struct text *ret);

/* "Kỳ 3 ghi 26,2%." where the later edition says otherwise; nothing where not. */
void attest_say_later(const struct attested *attested, const struct words *words, struct text *ret);

#endif
