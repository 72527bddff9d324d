/* dashboard/portal/content.h - the pages of the sections, as parts of models. */
#ifndef DASHBOARD_PORTAL_CONTENT_H
#define DASHBOARD_PORTAL_CONTENT_H

#include "dashboard/view/page.h"
#include "indicators/content.h"

/* The section whose list, page or feed the route is: /documents, /documents/:code, /documents.atom. */
enum content_section content_section_of(const struct page *page);

/* "/documents"; its name, in the reader's language. */
const char *content_section_path(const struct page *page, enum content_section section);
const char *content_section_name(const struct page *page, enum content_section section);

/* The feed of a section, in the reader's language; "" where it has none. */
const char *content_feed_path(const struct page *page, enum content_section section);

/* The pages of a section in the order of its list: programmes by their beginning, the rest the latest first. */
const struct content_page **content_listed(
	const struct page *page, enum content_section section, size_t *ret_count);

/* The address of a page of a section, and of the document that a decision is. */
const char *content_url(const struct page *page, const struct content_page *content);
const char *content_decision_url(const struct page *page, const struct decision *decision);

/* The word for a value of a member: content.kind.plan; NULL for "". */
const char *content_word(const struct page *page, const char *member, const char *value);

/* 2020–2030, as far as it is known; null where nothing is. */
MUST_CHECK json_t *content_tell_term(const struct page *page, const struct content_page *content);

/* { title, url, kind, facts, summary }: a line of a list. */
MUST_CHECK json_t *content_row(const struct page *page, const struct content_page *content);

/* Adds what a programme has come to, { done, met }: milestones done, indicators that do well; null
   where there is nothing to count. */
MUST_CHECK bool content_progress(const struct page *page, const struct content_page *programme,
	json_t *model, struct error *err);

/* { documents, programmes } that an indicator hangs together with, or null. */
MUST_CHECK json_t *content_of_indicator(const struct page *page, const struct indicator *indicator);

/* The pages that a list shows: those the request asks for, one page of them. Key request.value. */
MUST_CHECK bool section_shown(const struct page *page, const struct content_page ***ret,
	size_t *ret_count, struct error *err);

/* Adds { term, state } to the rows of programmes, and to the model { timeline: { picture } } where
   any of them has a day. */
void timeline_add(const struct page *page, const struct content_page *const *pages, size_t count,
	json_t *rows, json_t *model);

/* The picture of one programme and its milestones; null where no day is known. */
MUST_CHECK json_t *timeline_of(const struct page *page, const struct content_page *programme);

#endif
