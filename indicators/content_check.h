/*
 * indicators/content_check.h - which members a page of a section has (a table), and whether what stands in them
 * may stand there; the same for pages of files and for those written in the office.
 */
#ifndef INDICATORS_CONTENT_CHECK_H
#define INDICATORS_CONTENT_CHECK_H

#include "indicators/content.h"

enum {
	CONTENT_MAX_PAGES = 5000, /* of all sections */
	CONTENT_MAX_MILESTONES = 100, /* of a programme */
	CONTENT_MAX_INDICATORS = 100, /* of a programme */
	CONTENT_MAX_SHORT = 300, /* bytes of a title, a name, a number */
};

/* How a member is read. */
enum content_form {
	CONTENT_TEXT,
	CONTENT_PAIR, /* in two languages */
	CONTENT_BODY, /* Markdown in two languages */
	CONTENT_DATE,
	CONTENT_PERIOD,
	CONTENT_LINK,
	CONTENT_SOURCE,
	CONTENT_WORD, /* of a list */
	CONTENT_OTHER, /* no text: slug, milestones, indicators */
};

struct content_member {
	const char *key;
	unsigned sections; /* that know it, as bits */
	enum content_form form;
	size_t at; /* in a page */
	size_t limit; /* bytes; 0: those of its form */
	const char *const *words;
};

/* Ended by a NULL key. */
extern const struct content_member content_members[];

/* NULL where the section does not know it. */
const struct content_member *content_member(const char *key, enum content_section section);

/* The text of a member of a page, the first of two. */
const char **content_at(struct content_page *page, const struct content_member *member);

/* Is the member one that a decision says of itself, so that its page does not (content_complete)? */
bool content_is_decided(const struct catalogue *catalogue, const struct content_page *page,
	const struct content_member *member);

/* What is wrong with a page. */
struct content_fault {
	const char *key; /* content.* below; NULL: nothing is */
	const char *member; /* of the page: "until", "milestones" */
	enum lang lang; /* of a text in two languages */
	const char *text; /* what stands there; of Markdown what is wrong with it */
	int line; /* of Markdown, from 1; else 0 */
	size_t limit; /* of content.long, bytes */
};

/*
 * Whether the page may stand in the catalogue, whose documents are complete (content_complete). Keys:
 *   content.title content.milestone   a page, a milestone without a title in both languages
 *   content.long content.plain        too long; control characters
 *   content.date content.period content.link content.word content.source   nothing of the kind
 *   content.markdown                  what would not be shown
 *   content.document                  the decision is no document
 *   content.term                      it ends before it begins
 */
struct content_fault content_check(
	const struct catalogue *catalogue, const struct content_page *page);

#endif
