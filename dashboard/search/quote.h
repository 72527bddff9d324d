/*
 * dashboard/search/quote.h - sentences that answer a question, word for word.
 *
 * What documents, programmes, services, news and handbook say is cut into sentences once an edition. A question is
 * answered by a sentence that holds its words, beside those its page's title holds: all of them, or three of
 * four; in Vietnamese two of them must stand together as they were asked. A word with marks fits no other
 * marks; one that no page has is a question nobody here can answer. Nothing is put together or made up.
 */
#ifndef DASHBOARD_SEARCH_QUOTE_H
#define DASHBOARD_SEARCH_QUOTE_H

#include "dashboard/search/search.h"

enum {
	QUOTE_MOST = 3, /* quotes, each of another page */
	QUOTE_MAX_BYTES = 400, /* of a sentence; longer ones are not quoted */
	QUOTE_MAX_SENTENCES = 100000, /* of an edition; the rest is not looked at */
};

struct search_quote {
	const struct content_page *content;
	const char *text; /* as it stands there, without Markdown's marks */
	int score;
};

/* The best first; `ret_words` is the question without the words that only ask. Gives how many there are. */
size_t search_quotes(const struct search_index *index, const struct search_query *query,
	struct search_query *ret_words, struct search_quote ret[QUOTE_MOST]);

/* Is something asked, rather than looked for? */
bool search_is_asked(const struct search_query *query);

#endif
