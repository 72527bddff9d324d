/*
 * dashboard/search/search.h - finds indicators, places and the pages of sections by words.
 *
 * Words are looked for without case and marks (base/fold.h); what fits as it
 * was typed comes before what fits only when folded, a name before a
 * definition, a whole word before the start of one. Abbreviations the city
 * uses (CĐS, TPHCM) stand for their words as well. Only what the edition
 * publishes is ever looked at.
 */
#ifndef DASHBOARD_SEARCH_SEARCH_H
#define DASHBOARD_SEARCH_SEARCH_H

#include "base/arena.h"
#include "indicators/content.h"

enum {
	SEARCH_MAX_BYTES = 200, /* of a query */
	SEARCH_MAX_TERMS = 16, /* words of a query; more are not looked at */
	SEARCH_MAX_ALTERNATIVES = 2,
};

/* One word of a query, and what it may stand for: folded, with blanks inside a phrase. */
struct search_term {
	const char *toned; /* as typed, but for case */
	const char *folded[SEARCH_MAX_ALTERNATIVES];
	int count;
};

struct search_query {
	const char *folded; /* all of it */
	struct search_term terms[SEARCH_MAX_TERMS];
	int count;
};

/* `text` is valid UTF-8 of at most SEARCH_MAX_BYTES; longer text is cut at a character. */
struct search_query search_query_of(struct arena *arena, const char *text);

/* Does `words` stand in folded text, from the start of a word, and up to the end of one? */
enum { SEARCH_FITS_NOT, SEARCH_FITS_START, SEARCH_FITS_WHOLE };
int search_fits(const char *text, const char *words);

enum search_kind { SEARCH_INDICATOR, SEARCH_PLACE, SEARCH_CONTENT, SEARCH_KINDS };

/* What to look among: bits of kinds. */
enum { SEARCH_EVERYTHING = (1 << SEARCH_KINDS) - 1 };

struct search_hit {
	enum search_kind kind;
	union {
		const struct indicator *indicator;
		const struct place *place;
		const struct content_page *content;
	} item;
	int found; /* terms of the query that were found in it */
	int score; /* higher comes first; comparable within one query */
};

/*
 * A catalogue folded for look-ups in one language: about a megabyte, made once
 * an edition. It borrows the catalogue; any thread may read it. Free it before
 * the catalogue goes.
 */
struct search_index;
MUST_CHECK struct search_index *search_index_new(const struct catalogue *catalogue, enum lang lang);
void search_index_free(struct search_index *index); /* NULL is fine */

/*
 * All of the `kinds` that holds every word; where nothing does, what holds most of them, if
 * that is half or more. By score, then the catalogue's order. In the arena.
 */
void search_find(struct arena *arena, const struct search_index *index,
	const struct search_query *query, unsigned kinds, struct search_hit **ret,
	size_t *ret_count);

/* The query with the known word closest to one that was not found in its place, or "". */
const char *search_suggest(
	struct arena *arena, const struct search_index *index, const struct search_query *query);

#endif
