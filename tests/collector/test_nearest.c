/* tests/collector/test_nearest.c - the contract of collector/nearest.h, as tables. */
#include "tests/support/rows.h"

#include <stdlib.h>

#include "base/memory.h"
#include "collector/nearest.h"

static const struct {
	const char *a, *b;
	int steps;
} distances[] = {
	{ "", "", 0 }, { "", "abc", 3 }, { "abc", "", 3 }, { "abc", "abc", 0 }, { "abc", "abd", 1 },
	{ "abc", "ab", 1 }, { "abc", "xabc", 1 }, { "abc", "acb", 2 }, { "kitten", "sitting", 3 },
	{ "smartphone-share", "smartphone-shares", 1 },
	{ "Quý", "Quy", 2 }, /* bytes, not characters */
};

static void counts_the_steps(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(distances); i++) {
		print_message("  %s, %s\n", distances[i].a, distances[i].b);
		assert_int_equal(nearest_distance(span_of(distances[i].a), distances[i].b),
			distances[i].steps);
		assert_int_equal(nearest_distance(span_of(distances[i].b), distances[i].a),
			distances[i].steps);
	}
}

static void long_words_are_far(void **state UNUSED)
{
	char word[NEAREST_MAX_WORD + 2] = { 0 };

	memset(word, 'a', NEAREST_MAX_WORD);
	assert_int_equal(nearest_distance(span_of(word), word), 0);
	assert_int_equal(nearest_distance((struct span){ word, 1 }, word), NEAREST_MAX_WORD - 1);
	word[NEAREST_MAX_WORD] = 'a';
	assert_int_equal(nearest_distance(span_of(word), word), NEAREST_MAX_WORD);
	assert_int_equal(nearest_distance(span_of("a"), word), NEAREST_MAX_WORD);
	assert_int_equal(nearest_distance(span_of(word), "a"), NEAREST_MAX_WORD);
}

/* Words offered one by one, separated by blanks; "" where none is near. */
static const struct {
	const char *wanted, *offered, *word;
} cases[] = {
	{ "smartphone-shar", "fibre-share smartphone-share", "smartphone-share" },
	{ "smartphone", "fibre-share smartphone-share", "" },
	{ "fibre-shara", "fibre-share smartphone-share", "fibre-share" },
	{ "mic", "gso hids mic", "mic" },
	{ "gs", "gso hids mic", "gso" },
	{ "xyz", "gso hids mic", "" },
	{ "", "gso hids mic", "" },
	{ "abc", "abd abe", "abd" }, /* the first of two as near */
	{ "thnh", "tinh thanh", "thanh" }, /* but for one that begins more alike */
	{ "abcdef", "abcxyf abcdeg", "abcdeg" }, /* a nearer one takes its place */
	{ "abcdef", "abcdeg abcxyf", "abcdeg" },
	{ "a", "b", "" },
};

static void offers_the_closest(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct nearest nearest = { span_of(cases[i].wanted), "", 0 };
		char *words = memory_copy(cases[i].offered, strlen(cases[i].offered));

		for (char *rest = words, *word; (word = strsep(&rest, " ")) != NULL;)
			nearest_offer(&nearest, word);
		wrong += row_wrong(cases[i].wanted, nearest.word, cases[i].word);
		free(words);
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_the_steps),
		cmocka_unit_test(long_words_are_far),
		cmocka_unit_test(offers_the_closest),
	};
	return cmocka_run_group_tests_name("nearest", tests, NULL, NULL);
}
