/*
 * dashboard/view/stock.h - what every page is made from: words, templates, styles; parts of the program.
 */
#ifndef DASHBOARD_VIEW_STOCK_H
#define DASHBOARD_VIEW_STOCK_H

#include "dashboard/view/templates.h"
#include "dashboard/view/words.h"

enum { STOCK_VERSION = 16 + 1 }; /* bytes, with the end */

/* Never changes once loaded and may be used by many threads. */
struct stock {
	struct words *words[LANG_COUNT];
	struct templates *templates;
	char version
		[STOCK_VERSION]; /* of styles and scripts, for their address: the start of their hash */
};

/*
 * Both free what they have loaded when they fail; keys json.syntax, words.form and mustache.*, which
 * would be faults of the program itself.
 */
MUST_CHECK bool stock_load(struct stock *ret, struct error *err);
/* The words of a language, unless they are there. */
MUST_CHECK bool stock_load_words(
	struct words *words[LANG_COUNT], enum lang lang, struct error *err);
/* The same, read when the first is asked for (words_later). */
void stock_words_later(struct words *words[LANG_COUNT], enum lang lang);

void stock_free(struct stock *stock);
void stock_free_words(struct words *words[LANG_COUNT]);

#endif
