/*
 * indicators/content.h - what a city's portal holds beside its figures, tied to them: documents that set
 * targets, programmes that are to move indicators, services, handbook, news, cooperation, media.
 * All are pages of one shape; content_check.h has which members a section has. Unknown is "".
 */
#ifndef INDICATORS_CONTENT_H
#define INDICATORS_CONTENT_H

#include "indicators/catalogue.h"

/* In the order of their words, content_sections. */
enum content_section {
	CONTENT_PROGRAMMES,
	CONTENT_DOCUMENTS,
	CONTENT_SERVICES,
	CONTENT_NEWS,
	CONTENT_HANDBOOK,
	CONTENT_COOPERATION,
	CONTENT_MEDIA,
	CONTENT_SECTIONS
};

/* Words of members, each list ended by NULL; a word is "" where nothing is said. */
extern const char *const content_sections[];
extern const char *const content_kinds[]; /* of documents and services */
extern const char *const content_levels[]; /* of online public services */
extern const char *const content_audiences[];
extern const char *const content_events[]; /* in a life or a business */
extern const char *const content_states[]; /* of milestones */

struct content_milestone {
	const char *period; /* "" where none is known */
	const char *title[LANG_COUNT];
	const char *state; /* a word of content_states */
	const char *source;
};

struct content_picture {
	const char *hash; /* of its bytes, which the store has; NULL: no picture */
	const char *alt[LANG_COUNT]; /* what it shows, for who does not see it */
	int width, height; /* pixels */
};

struct content_page {
	enum content_section section;
	const char *slug; /* its last part of the address; once in a section */
	const char *title[LANG_COUNT], *summary[LANG_COUNT];
	const char *body[LANG_COUNT]; /* Markdown */
	const char *owner[LANG_COUNT]; /* who issued, runs, offers or wrote it */
	const char *number, *kind, *level, *audience, *event;
	const char *decision; /* of a programme: the slug of its document */
	const char *date; /* YYYY-MM-DD */
	const char *from, *until; /* of a programme: periods */
	const char *link, *source;
	struct content_picture picture; /* of programmes and stories */
	const struct content_milestone *milestones;
	const struct indicator *const *indicators; /* a programme is to move */
	int milestone_count, indicator_count;
};
/* NULL when there is none. */
const struct content_page *content_find(
	const struct catalogue *catalogue, enum content_section section, const char *slug);

/* Makes the register of documents whole: what set a target is a document, whether a page tells more of it or
   not. A page of a decision's code takes number, date, issuer, title and source from it. */
void content_complete(struct arena *arena, struct catalogue *catalogue);

/* The indicators a programme is to move: those its document sets targets for, then those it names; in
   the arena. */
const struct indicator *const *content_moves(struct arena *arena, const struct catalogue *catalogue,
	const struct content_page *page, int *ret_count);
/* Does the document set a target of the plan? */
bool content_sets(const struct content_page *page, const struct plan *plan);

/* Where `day` is in a programme's term; by its dates alone, whatever was done. */
enum content_term { TERM_UNKNOWN, TERM_AHEAD, TERM_RUNNING, TERM_OVER, TERM_COUNT };
extern const char *const content_terms[];
enum content_term content_term(const struct content_page *page, int day);

#endif
