/* dashboard/search/question.c - see question.h. */
#include "dashboard/search/question.h"

#include <string.h>

#include "base/fold.h"
#include "collector/periods_people.h"
#include "dashboard/search/private.h"

/* The words of a query, each left over until something has been read from it. */
struct reading {
	struct arena *arena;
	const char *words[SEARCH_MAX_TERMS]; /* an abbreviation as its words */
	const char *toned[SEARCH_MAX_TERMS]; /* as typed */
	bool read[SEARCH_MAX_TERMS];
	int count;
};

/* What is between the names in a question, folded. The rows marked so ask for a rank. */
static const struct {
	const char *words;
	bool rank;
} fillers[] = {
	{ "dung thu may", true },
	{ "xep thu may", true },
	{ "dung hang may", true },
	{ "xep hang may", true },
	{ "hang may", true },
	{ "thu may", true },
	{ "thu hang", true },
	{ "xep hang", true },
	{ "rank", true },
	{ "ranked", true },
	{ "ranking", true },
	{ "la bao nhieu", false },
	{ "bao nhieu", false },
	{ "the nao", false },
	{ "ra sao", false },
	{ "hien nay", false },
	{ "hien tai", false },
	{ "moi nhat", false },
	{ "dat", false },
	{ "la", false },
	{ "cua", false },
	{ "o", false },
	{ "tai", false },
	{ "trong", false },
	{ "a", false },
	{ "an", false },
	{ "at", false },
	{ "does", false },
	{ "for", false },
	{ "how", false },
	{ "in", false },
	{ "is", false },
	{ "latest", false },
	{ "many", false },
	{ "much", false },
	{ "of", false },
	{ "the", false },
	{ "was", false },
	{ "what", false },
	{ "where", false },
};

static struct reading reading_of(struct arena *arena, const struct search_query *query)
{
	struct reading reading = { .arena = arena, .count = query->count };

	for (int i = 0; i < query->count; i++) {
		reading.words[i] = query->terms[i].folded[query->terms[i].count - 1];
		reading.toned[i] = query->terms[i].toned;
	}
	return reading;
}

/* Where the words of `phrase` stand one after another, unread; -1 for nowhere. */
static int find_phrase(const struct reading *reading, const char *phrase, int *ret_words)
{
	for (int from = 0; from < reading->count; from++) {
		const char *at = phrase;
		int i = from;

		while (i < reading->count && !reading->read[i]) {
			size_t size = strlen(reading->words[i]);

			if (strncmp(at, reading->words[i], size) != 0 ||
				(at[size] != ' ' && at[size] != '\0'))
				break;
			i++;
			at += size;
			if (*at == '\0') {
				*ret_words = i - from;
				return from;
			}
			at++;
		}
	}
	return -1;
}

static bool read_phrase(struct reading *reading, const char *phrase)
{
	int words, from = find_phrase(reading, phrase, &words);

	for (int i = 0; from >= 0 && i < words; i++)
		reading->read[from + i] = true;
	return from >= 0;
}

/* The words of a period are one after another: "quý II năm 2026", "6 tháng đầu năm 2025". */
enum { PERIOD_MAX_WORDS = 6 };

static bool has_year(const struct reading *reading, int from, int words)
{
	for (int i = from; i < from + words; i++)
		if (strlen(reading->words[i]) == 4 && strspn(reading->words[i], "0123456789") == 4)
			return true;
	return false;
}

static bool period_at(const struct reading *reading, int from, int words, struct period *ret)
{
	text_auto text = { 0 };

	for (int i = from; i < from + words; i++)
		text_addf(&text, "%s%s", i == from ? "" : " ", reading->words[i]);
	return has_year(reading, from, words) && period_people(text_span(&text), ret) == NULL;
}

/* The longest run of words that is a period with a year. */
static bool read_period(struct reading *reading, struct period *ret)
{
	for (int words = PERIOD_MAX_WORDS; words > 0; words--)
		for (int from = 0; from + words <= reading->count; from++)
			if (period_at(reading, from, words, ret)) {
				for (int i = from; i < from + words; i++)
					reading->read[i] = true;
				return true;
			}
	return false;
}

/* Of two names as long, that of the place that still exists, then of the larger one. */
static bool is_better(const struct search_name *name, const struct search_name *held)
{
	bool exists = name->place->valid_until[0] == '\0';
	bool held_exists = held->place->valid_until[0] == '\0';

	if (strlen(name->name) != strlen(held->name))
		return strlen(name->name) > strlen(held->name);
	return exists != held_exists ? exists : name->place->level < held->place->level;
}

/* Does the name stand in the question, with its marks where only they tell it from other words? */
static bool is_named(const struct reading *reading, const struct search_name *name)
{
	int words, from = find_phrase(reading, name->name, &words);
	text_auto typed = { 0 };

	if (from < 0 || !name->common)
		return from >= 0;
	for (int i = 0; i < words; i++) {
		text_addz(&typed, i == 0 ? "" : " ");
		text_addz(&typed, reading->toned[from + i]);
	}
	return strcmp(text_z(&typed), name->toned) == 0;
}

static const struct place *read_place(struct reading *reading, const struct search_index *index)
{
	const struct search_name *held = NULL;

	for (size_t i = 0; i < index->name_count; i++)
		if ((held == NULL || is_better(&index->names[i], held)) &&
			is_named(reading, &index->names[i]))
			held = &index->names[i];
	if (held == NULL || !read_phrase(reading, held->name))
		return NULL;
	return held->place;
}

/* How many of the words are the indicator's, with the marks they were typed with: "lương" is no "lượng". */
static int meant(const struct indicator *indicator, const struct search_query *words)
{
	const char *const texts[] = { indicator->name[LANG_VI], indicator->name[LANG_EN],
		indicator->definition[LANG_VI], indicator->definition[LANG_EN],
		indicator->unit_name[LANG_VI], indicator->numerator[LANG_VI],
		indicator->denominator[LANG_VI], indicator->pillar->name[LANG_VI] };
	text_auto toned = { 0 };
	int count = 0;

	for (size_t i = 0; i < COUNT(texts); i++) {
		text_addc(&toned, ' ');
		fold_add_toned(span_of(texts[i]), &toned);
	}
	for (int i = 0; i < words->count; i++) {
		const struct search_term *term = &words->terms[i];

		count += term->count > 1 || strcmp(term->toned, term->folded[0]) == 0 ||
			search_fits(text_z(&toned), term->toned) != SEARCH_FITS_NOT;
	}
	return count;
}

/* Two thirds of the words that are left must be the indicator's. */
static const struct indicator *read_indicator(const struct reading *reading,
	const struct search_index *index, const struct search_query *query)
{
	struct search_query rest = { .folded = "" };
	struct search_hit *hits;
	size_t count;

	for (int i = 0; i < query->count; i++)
		if (!reading->read[i])
			rest.terms[rest.count++] = query->terms[i];
	if (rest.count == 0)
		return NULL;
	search_find(reading->arena, index, &rest, 1 << SEARCH_INDICATOR, &hits, &count);
	if (count == 0 || 3 * hits[0].found < 2 * rest.count ||
		3 * meant(hits[0].item.indicator, &rest) < 2 * rest.count)
		return NULL;
	return hits[0].item.indicator;
}

bool question_of(struct arena *arena, const struct search_index *index,
	const struct search_query *query, struct question *ret)
{
	struct reading reading = reading_of(arena, query);
	struct question question = { 0 };

	question.dated = read_period(&reading, &question.period);
	question.place = read_place(&reading, index); /* before "An" is taken for a filler */
	for (size_t i = 0; i < COUNT(fillers); i++)
		while (read_phrase(&reading, fillers[i].words))
			question.rank |= fillers[i].rank;
	question.indicator = read_indicator(&reading, index, query);
	*ret = question;
	return question.indicator != NULL || (question.rank && question.place != NULL);
}
