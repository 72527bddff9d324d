/* dashboard/search/private.h - what the files of search share; nobody else includes it. */
#ifndef DASHBOARD_SEARCH_PRIVATE_H
#define DASHBOARD_SEARCH_PRIVATE_H

#include "dashboard/search/search.h"

/* The next word of folded text, in the arena; NULL at its end. */
const char *search_next_word(struct arena *arena, const char **at);

/* A name a place may be called in a question, folded without and with marks. */
struct search_name {
	const struct place *place;
	const char *name, *toned;
	bool common; /* also words of an indicator (Gia Định, hộ gia đình): only its marks tell */
};

/* What can be found of an item. Any text may be "". */
struct search_entry {
	enum search_kind kind;
	const void *item;
	const char *name, *toned; /* folded, without and with marks */
	const char *other; /* other names, other language, code, number: folded */
	const char *more; /* definition, unit, parts: folded */
};

/* A sentence of a page, as it stands there; folded without and with marks. */
struct search_sentence {
	const struct content_page *content;
	size_t entry; /* of the page, in the index's list */
	const char *text, *folded, *toned;
};

struct search_index {
	struct arena arena;
	enum lang lang;
	struct search_entry *list;
	struct search_name *names;
	struct search_sentence *sentences;
	size_t count, name_count, sentence_count;
	size_t content_from; /* pages are the last of the list, in the catalogue's order */
};

/* Cuts what pages say into sentences (quote.h). */
void search_add_sentences(struct search_index *index, enum lang lang);

#endif
