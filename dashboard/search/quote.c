/* dashboard/search/quote.c - see quote.h. */
#include "dashboard/search/quote.h"

#include <string.h>

#include "base/fold.h"
#include "base/markdown.h"
#include "dashboard/search/private.h"

enum { WORTH_SAID = 4, WORTH_TITLED = 3, WORTH_TOGETHER = 3, LONG_WORD = 5 };

/* Words of questions that say nothing of what is asked about: folded, and with their marks; those marked so ask. */
static const struct {
	const char *word, *toned;
	bool asks;
} fillers[] = {
	{ "gi", "gì", true },
	{ "nao", "nào", true },
	{ "sao", "sao", true },
	{ "dau", "đâu", true },
	{ "ai", "ai", true },
	{ "may", "mấy", true },
	{ "bao", "bao", true },
	{ "nhieu", "nhiêu", true },
	{ "khi", "khi", false },
	{ "la", "là", false },
	{ "the", "thế", false },
	{ "lam", "làm", false },
	{ "cua", "của", false },
	{ "cho", "cho", false },
	{ "va", "và", false },
	{ "co", "có", false },
	{ "khong", "không", false },
	{ "duoc", "được", false },
	{ "bi", "bị", false },
	{ "o", "ở", false },
	{ "tai", "tại", false },
	{ "den", "đến", false },
	{ "de", "để", false },
	{ "do", "do", false },
	{ "thi", "thì", false },
	{ "ve", "về", false },
	{ "toi", "tôi", false },
	{ "nhu", "như", false },
	{ "nghia", "nghĩa", false },
	{ "hay", "hay", false },
	{ "cac", "các", false },
	{ "nhung", "những", false },
	{ "vi", "vì", false },
	{ "what", "what", true },
	{ "how", "how", true },
	{ "where", "where", true },
	{ "who", "who", true },
	{ "when", "when", true },
	{ "which", "which", true },
	{ "why", "why", true },
	{ "a", "a", false },
	{ "an", "an", false },
	{ "and", "and", false },
	{ "are", "are", false },
	{ "be", "be", false },
	{ "can", "can", false },
	{ "does", "does", false },
	{ "for", "for", false },
	{ "from", "from", false },
	{ "i", "i", false },
	{ "in", "in", false },
	{ "is", "is", false },
	{ "it", "it", false },
	{ "many", "many", false },
	{ "mean", "mean", false },
	{ "my", "my", false },
	{ "of", "of", false },
	{ "on", "on", false },
	{ "the", "the", false },
	{ "to", "to", false },
	{ "was", "was", false },
	{ "with", "with", false },
};

/* ---- sentences ---- */

/* Is it the stop of a word written short before a name: "TP. Hồ Chí Minh"? */
static bool is_shortened(const char *text, const char *stop)
{
	static const char *const words[] = { "TP", "Tp", "TX", "TT", "Q", "P", "GS", "PGS", "TS",
		"ThS", "BS", "Dr", "Mr", "Mrs", "Ms", NULL };
	const char *from = stop;

	while (from > text && strchr(" \n(", from[-1]) == NULL)
		from--;
	for (size_t i = 0; words[i] != NULL && *stop == '.'; i++)
		if (span_is((struct span){ from, (size_t)(stop - from) }, words[i]))
			return true;
	return false;
}

static bool ends_sentence(const char *text, const char *at)
{
	if (*at == '\n' || strchr(".!?", *at) == NULL)
		return *at == '\n';
	return at[1] == '\n' || at[1] == '\0' || (at[1] == ' ' && !is_shortened(text, at));
}

static void add_sentence(struct search_index *index, size_t entry, struct span sentence)
{
	text_auto folded = { 0 }, toned = { 0 };
	struct arena *arena = &index->arena;

	sentence = span_trim(sentence);
	if (sentence.size == 0 || sentence.size > QUOTE_MAX_BYTES ||
		index->sentence_count == QUOTE_MAX_SENTENCES)
		return;
	fold_add(sentence, &folded);
	fold_add_toned(sentence, &toned);
	index->sentences = arena_push(
		arena, index->sentences, index->sentence_count, sizeof *index->sentences);
	index->sentences[index->sentence_count++] = (struct search_sentence){
		index->list[entry].item, entry, arena_copy(arena, sentence.data, sentence.size),
		arena_copy(arena, text_z(&folded), folded.size),
		arena_copy(arena, text_z(&toned), toned.size)
	};
}

static void add_text(struct search_index *index, size_t entry, const char *text)
{
	const char *from = text;

	for (const char *at = text; *at != '\0'; at++)
		if (ends_sentence(text, at)) {
			add_sentence(index, entry,
				(struct span){ from, (size_t)(at - from) + (*at != '\n') });
			from = at + 1;
		}
	add_sentence(index, entry, span_of(from));
}

void search_add_sentences(struct search_index *index, enum lang lang)
{
	index->lang = lang;
	for (size_t i = index->content_from; i < index->count; i++) {
		const struct content_page *each = index->list[i].item;
		text_auto plain = { 0 };

		add_text(index, i, each->summary[lang]);
		markdown_text(span_of(each->body[lang]), &plain);
		add_text(index, i, text_z(&plain));
	}
}

/* ---- questions ---- */

static const char *plain_of(const struct search_term *term)
{
	return term->folded[0];
}

static bool is_marked(const struct search_term *term)
{
	return strcmp(term->toned, plain_of(term)) != 0;
}

/* "đề" is none, though "để" is: who writes marks means them. */
static bool is_filler(const struct search_term *term, bool *ret_asks)
{
	bool marked = is_marked(term);

	for (size_t i = 0; i < COUNT(fillers); i++)
		if (strcmp(marked ? fillers[i].toned : fillers[i].word,
			    marked ? term->toned : plain_of(term)) == 0) {
			*ret_asks = *ret_asks || fillers[i].asks;
			return true;
		}
	return false;
}

bool search_is_asked(const struct search_query *query)
{
	bool asks = false;

	for (int i = 0; i < query->count; i++)
		(void)is_filler(&query->terms[i], &asks);
	return asks;
}

/* Does the word stand in it? Whole; a long one may go on. With the marks it was typed with, if it has any. */
static bool has_word(const char *folded, const char *toned, const struct search_term *term)
{
	bool marked = is_marked(term);
	const char *word = marked ? term->toned : plain_of(term);
	int fits = search_fits(marked ? toned : folded, word);

	for (int i = 1; i < term->count && fits != SEARCH_FITS_WHOLE; i++)
		fits = search_fits(folded, term->folded[i]);
	return fits == SEARCH_FITS_WHOLE ||
		(fits == SEARCH_FITS_START && strlen(word) >= LONG_WORD);
}

static bool has_pair(
	const char *folded, const struct search_term *left, const struct search_term *right)
{
	text_auto pair = { 0 };

	text_addf(&pair, "%s %s", plain_of(left), plain_of(right));
	return search_fits(folded, text_z(&pair)) != SEARCH_FITS_NOT;
}

/* How often two words stand together as they were asked, in the sentence or its page's title. */
static int count_pairs(const struct search_sentence *sentence, const struct search_entry *page,
	const struct search_query *words)
{
	int together = 0;

	for (int i = 1; i < words->count; i++)
		together += has_pair(sentence->folded, &words->terms[i - 1], &words->terms[i]) ||
			has_pair(page->name, &words->terms[i - 1], &words->terms[i]);
	return together;
}

/* 0 where the sentence is no answer. */
static int weigh(const struct search_index *index, const struct search_sentence *sentence,
	const struct search_query *words)
{
	const struct search_entry *page = &index->list[sentence->entry];
	int said = 0, titled = 0, together;

	for (int i = 0; i < words->count; i++) {
		const struct search_term *term = &words->terms[i];

		if (has_word(sentence->folded, sentence->toned, term))
			said++;
		else if (has_word(page->name, page->toned, term) ||
			search_fits(page->other, plain_of(term)) == SEARCH_FITS_WHOLE)
			titled++;
	}
	if (said == 0 || 4 * (said + titled) < 3 * words->count)
		return 0;
	together = count_pairs(sentence, page, words);
	if (index->lang == LANG_VI && words->count > 1 && together == 0)
		return 0;
	return said * WORTH_SAID + titled * WORTH_TITLED + together * WORTH_TOGETHER;
}

/* A word that no page has: whatever the others say, it is not what was asked. */
static bool is_lost(const struct search_index *index, const struct search_term *term)
{
	for (size_t i = 0; i < index->sentence_count; i++)
		if (has_word(index->sentences[i].folded, index->sentences[i].toned, term))
			return false;
	for (size_t i = index->content_from; i < index->count; i++)
		if (has_word(index->list[i].name, index->list[i].toned, term) ||
			search_fits(index->list[i].other, plain_of(term)) != SEARCH_FITS_NOT)
			return false;
	return true;
}

/* Keeps the best, one a page. */
static size_t keep(struct search_quote quote, struct search_quote *list, size_t count)
{
	size_t at = count;

	for (size_t i = 0; i < count; i++)
		if (list[i].content == quote.content) {
			if (list[i].score >= quote.score)
				return count;
			memmove(&list[i], &list[i + 1], (count - i - 1) * sizeof *list);
			at = --count;
			break;
		}
	while (at > 0 && list[at - 1].score < quote.score)
		at--;
	if (at == QUOTE_MOST)
		return count;
	count = count < QUOTE_MOST ? count + 1 : QUOTE_MOST;
	memmove(&list[at + 1], &list[at], (count - at - 1) * sizeof *list);
	list[at] = quote;
	return count;
}

size_t search_quotes(const struct search_index *index, const struct search_query *query,
	struct search_query *ret_words, struct search_quote ret[QUOTE_MOST])
{
	struct search_query words = { .folded = "" };
	bool asks = false;
	size_t count = 0;

	for (int i = 0; i < query->count; i++)
		if (!is_filler(&query->terms[i], &asks))
			words.terms[words.count++] = query->terms[i];
	*ret_words = words;
	for (int i = 0; i < words.count; i++)
		if (is_lost(index, &words.terms[i]))
			return 0;
	for (size_t i = 0; i < index->sentence_count && words.count > 0; i++) {
		const struct search_sentence *each = &index->sentences[i];
		int score = weigh(index, each, &words);

		if (score > 0)
			count = keep((struct search_quote){ each->content, each->text, score }, ret,
				count);
	}
	return count;
}
