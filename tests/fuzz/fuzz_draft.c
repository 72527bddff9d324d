/*
 * tests/fuzz/fuzz_draft.c - whole files of figures from strangers, read against a small catalogue.
 *
 * Words of a mapping may stand in front, each ended by U+001E: c FIELD=HEADER, s FIELD=VALUE,
 * b HEADER; U+001F ends them. Every problem says where; without any, every row is a figure that is
 * fit to be stored.
 */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/utf8.h"
#include "collector/draft.h"
#include "tests/store/small.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool claim)
{
	if (!claim)
		abort();
}

static bool is_text(const char *z)
{
	struct span span = span_of(z);
	size_t bad;

	return utf8_valid(span, &bad) && utf8_is_plain(span);
}

/* Dimension=Value|…, or nothing. */
static bool is_breakdown(const char *z)
{
	while (*z != '\0') {
		size_t size = strcspn(z, "|"), name = strcspn(z, "=");

		if (name == 0 || name >= size || name + 1 == size)
			return false;
		z += size;
		if (*z == '|' && *++z == '\0')
			return false;
	}
	return true;
}

static void check_figure(const struct observation *observation)
{
	bool absent = observation->status != '\0' &&
		strchr(OBSERVATION_ABSENT, observation->status) != NULL;
	bool valued = observation->status != '\0' &&
		strchr(OBSERVATION_VALUED, observation->status) != NULL;
	int day;

	expect(absent != valued && observation->known == valued);
	expect(!observation->parts || observation->denominator.units > 0);
	expect(!observation->computed || observation->parts);
	expect(observation->place != NULL && observation->period.from < observation->period.until);
	expect(*observation->vintage == '\0' ||
		clock_date_parse(span_of(observation->vintage), &day));
	expect(*observation->source == '\0' ||
		catalogue_source(small_catalogue(), observation->source) != NULL);
	expect(is_text(observation->breakdown) && is_breakdown(observation->breakdown));
	expect(is_text(observation->note[LANG_VI]) && is_text(observation->note[LANG_EN]));
}

static void check_draft(const struct draft *draft)
{
	size_t kept = draft->problem_count < DRAFT_MAX_PROBLEMS ? draft->problem_count
								: DRAFT_MAX_PROBLEMS;

	for (size_t i = 0; i < kept; i++) {
		const struct problem *problem = &draft->problems[i];

		expect(problem->line > 0 && problem->column >= 0 &&
			strchr(problem->key, '.') != NULL);
		expect(problem->header != NULL && problem->read != NULL &&
			problem->detail != NULL && problem->where != NULL);
		expect(i == 0 || problem->line >= draft->problems[i - 1].line);
	}
	if (draft->problem_count > 0)
		return;
	expect(draft->count > 0 && draft->rows > 0);
	expect(draft->plan.across_count > 0 || draft->count == draft->rows);
	for (size_t i = 0; i < draft->count; i++) {
		expect(draft->entries[i].method != NULL && draft->entries[i].line > 0);
		check_figure(&draft->entries[i].observation);
	}
}

/* Takes the words in front of the file; what is left is the file. */
static struct span take_words(struct arena *arena, struct span input, struct mapping *ret)
{
	const char *end = input.size == 0 ? NULL : memchr(input.data, '\x1F', input.size);
	char *words, *word;
	struct error err;

	if (end == NULL)
		return input;
	words = arena_copy(arena, input.data, (size_t)(end - input.data));
	while ((word = strsep(&words, "\x1E")) != NULL) {
		if (*word == 'c')
			(void)!mapping_column(ret, word + 1, &err);
		else if (*word == 's')
			(void)!mapping_fix(ret, word + 1, &err);
		else if (*word == 'b')
			(void)!mapping_break(ret, word + 1, &err);
	}
	return (struct span){ end + 1, input.size - (size_t)(end + 1 - input.data) };
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct reader_options usual = { 0 };
	arena_auto arena = { 0 };
	struct mapping mapping = { 0 };
	struct span file = take_words(&arena, (struct span){ (const char *)data, size }, &mapping);
	reader_auto *reader = reader_open(&arena, file, &usual);
	struct draft draft;

	draft_read(&arena, small_catalogue(), reader, &mapping, &draft);
	check_draft(&draft);
	(void)mapping_text(&mapping, &arena);
	return 0;
}
