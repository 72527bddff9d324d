/* dashboard/portal/asked.h - what citizens asked and proposed, as parts of models. */
#ifndef DASHBOARD_PORTAL_ASKED_H
#define DASHBOARD_PORTAL_ASKED_H

#include "dashboard/view/page.h"
#include "store/edition/inquiries.h"

/* The address of the form with a figure filled in; codes and a label, "" for what is not known. */
const char *asked_url(
	const struct page *page, const char *indicator, const char *place, const char *period);

/*
 * { indicator, place, period, edition, figure }: what an inquiry is about, in words; each null where it is
 * not known. `figure` is what that edition says by the indicator's primary method. NULL on failure.
 */
MUST_CHECK json_t *asked_subject(struct edition *edition, const struct words *words,
	const char *indicator, const char *place, const char *period, struct error *err);

/* { id, kind, about, url, words, lang, answer, answer_lang, by, received, closed }. */
MUST_CHECK json_t *asked_row(const struct page *page, const struct edition_inquiry *inquiry);

/* { url, rows, has_rows }: the questions about an indicator. NULL on failure. */
MUST_CHECK json_t *asked_of_indicator(
	const struct page *page, const struct indicator *indicator, struct error *err);

/* { received, closed, on_time, rate, waiting, overdue } of all; null where nothing ever came. */
MUST_CHECK json_t *asked_counts(const struct words *words, const struct inquiry_tally *tally);

/*
 * { counts, pillars, places, longest, has_longest }: what citizens raise. The first two lists are { name,
 * received, waiting, overdue }, the most raised first; the last is { name, place, since, days, by, late } of
 * what has a question that waits, the longest first. null where nothing ever came; NULL on failure.
 */
MUST_CHECK json_t *asked_raised(const struct page *page, struct error *err);

#endif
