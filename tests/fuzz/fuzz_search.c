/*
 * tests/fuzz/fuzz_search.c - what people type into the search field, looked for in the city's own
 * catalogue in both languages: whatever is found holds a word of it, and a question names what is there.
 */
#include <stdlib.h>

#include "base/utf8.h"
#include "collector/catalogue_folder.h"
#include "dashboard/search/question.h"
#include "dashboard/search/quote.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool claim)
{
	if (!claim)
		abort();
}

/* Read once, kept until the process ends. */
static const struct search_index *index_of(enum lang lang)
{
	static struct arena arena;
	static struct catalogue catalogue;
	static struct search_index *indexes[LANG_COUNT];
	const char *root = getenv("TIENDO_ROOT");
	struct error err;

	if (indexes[lang] == NULL) {
		if (lang == LANG_VI)
			expect(catalogue_folder_read(&arena,
				arena_format(&arena, "%s/data/hcmc", root == NULL ? "." : root),
				&catalogue, &err));
		indexes[lang] = search_index_new(&catalogue, lang);
	}
	return indexes[lang];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	arena_auto arena = { 0 };
	struct span text = { (const char *)data, size };
	struct search_query query;
	size_t bad;

	if (!utf8_valid(text, &bad) || span_has(text, '\0'))
		return 0; /* the gate lets nothing else in */
	query = search_query_of(&arena, arena_copy(&arena, text.data, text.size));
	expect(query.count >= 0 && query.count <= SEARCH_MAX_TERMS);
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		const struct search_index *index = index_of((enum lang)lang);
		struct search_quote quotes[QUOTE_MOST];
		struct search_query words;
		struct search_hit *hits;
		struct question question;
		size_t count;

		search_find(&arena, index, &query, SEARCH_EVERYTHING, &hits, &count);
		for (size_t i = 0; i < count; i++)
			expect(hits[i].found > 0 && hits[i].found <= query.count);
		expect(search_suggest(&arena, index, &query) != NULL);
		count = search_quotes(index, &query, &words, quotes);
		expect(count <= QUOTE_MOST && words.count <= query.count);
		for (size_t i = 0; i < count; i++)
			expect(quotes[i].score > 0 && *quotes[i].text != '\0');
		if (question_of(&arena, index, &query, &question))
			expect(question.indicator != NULL || question.rank);
	}
	return 0;
}
