/* tests/dashboard/test_quote.c - where sentences that are quoted begin and end. */
#include "tests/support/rows.h"

#include <stdio.h>

#include "dashboard/search/quote.h"
#include "indicators/catalogue.h"

/* What a page says, and the sentence of it that answers "nộp hồ sơ ở đâu". */
static const struct {
	const char *name, *body, *quote;
} cases[] = {
	{ "alone", "Nộp hồ sơ trên mạng", "Nộp hồ sơ trên mạng" },
	{ "among others", "Có ba cách. Nộp hồ sơ trên mạng. Rồi chờ.", "Nộp hồ sơ trên mạng." },
	{ "a line each", "Có ba cách\n\nNộp hồ sơ trên mạng\n\nRồi chờ", "Nộp hồ sơ trên mạng" },
	{ "a number", "Nộp hồ sơ trong 1.778 việc. Rồi chờ.", "Nộp hồ sơ trong 1.778 việc." },
	{ "the city, short", "Dân TP. Hồ Chí Minh nộp hồ sơ trên mạng. Rồi chờ.",
		"Dân TP. Hồ Chí Minh nộp hồ sơ trên mạng." },
	{ "a ward, short", "Xong. Nộp hồ sơ ở P. Bến Thành. Rồi chờ.",
		"Nộp hồ sơ ở P. Bến Thành." },
	{ "short words end sentences too", "Đây là AI. Nộp hồ sơ trên mạng.",
		"Nộp hồ sơ trên mạng." },
	{ "as do short words within others", "Mua từ HTTP. Nộp hồ sơ trên mạng.",
		"Nộp hồ sơ trên mạng." },
	{ "nothing of it", "Rồi chờ.", "" },
};

static const char *quote_of(const char *body)
{
	struct content_page page = { .section = CONTENT_HANDBOOK,
		.slug = "x",
		.title = { "Cách làm", "How to" },
		.summary = { "", "" },
		.body = { body, "" },
		.owner = { "", "" },
		.number = "" };
	const struct catalogue catalogue = { .content = &page, .content_count = 1 };
	struct search_index *index = search_index_new(&catalogue, LANG_VI);
	static char said[QUOTE_MAX_BYTES + 1];
	struct search_quote quotes[QUOTE_MOST];
	arena_auto arena = { 0 };
	struct search_query query = search_query_of(&arena, "nộp hồ sơ ở đâu"), words;

	said[0] = '\0';
	if (search_quotes(index, &query, &words, quotes) > 0)
		(void)snprintf(said, sizeof said, "%s", quotes[0].text);
	search_index_free(index);
	return said;
}

static void sentences_are_whole(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++)
		wrong += row_wrong(cases[i].name, quote_of(cases[i].body), cases[i].quote);
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sentences_are_whole),
	};
	return cmocka_run_group_tests_name("quote", tests, NULL, NULL);
}
