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

struct search_index {
	struct arena arena;
	struct search_entry *list;
	struct search_name *names;
	size_t count, name_count;
};

#endif
