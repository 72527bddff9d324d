/* dashboard/search/query.c - a query as words, and what they may stand for. */
#include <string.h>

#include "base/fold.h"
#include "dashboard/search/private.h"

/* What people of the city write short, folded. */
static const struct {
	const char *shorts, *words;
} abbreviations[] = {
	{ "ai", "tri tue nhan tao" },
	{ "bhyt", "bao hiem y te" },
	{ "cchc", "cai cach hanh chinh" },
	{ "cds", "chuyen doi so" },
	{ "cntt", "cong nghe thong tin" },
	{ "cqs", "chinh quyen so" },
	{ "csdl", "co so du lieu" },
	{ "dvc", "dich vu cong" },
	{ "dvctt", "dich vu cong truc tuyen" },
	{ "hcm", "ho chi minh" },
	{ "hcmc", "ho chi minh" },
	{ "ktxh", "kinh te xa hoi" },
	{ "tp", "thanh pho" },
	{ "tphcm", "thanh pho ho chi minh" },
	{ "ttvt", "thong tin va truyen thong" },
	{ "tttt", "thong tin va truyen thong" },
	{ "ubnd", "uy ban nhan dan" },
};

/* At most SEARCH_MAX_BYTES of it, cut where a character begins. */
static struct span cut(const char *text)
{
	struct span span = span_of(text);

	if (span.size > SEARCH_MAX_BYTES) {
		span.size = SEARCH_MAX_BYTES;
		while (span.size > 0 && ((unsigned char)span.data[span.size] & 0xC0) == 0x80)
			span.size--;
	}
	return span;
}

static void add_alternatives(struct search_term *term, const char *folded)
{
	term->folded[term->count++] = folded;
	for (size_t i = 0; i < COUNT(abbreviations); i++)
		if (strcmp(abbreviations[i].shorts, folded) == 0 &&
			term->count < SEARCH_MAX_ALTERNATIVES)
			term->folded[term->count++] = abbreviations[i].words;
}

const char *search_next_word(struct arena *arena, const char **at)
{
	size_t size = strcspn(*at, " ");
	const char *word = *at;

	if (size == 0)
		return NULL;
	*at += size + (word[size] == ' ');
	return arena_copy(arena, word, size);
}

struct search_query search_query_of(struct arena *arena, const char *text)
{
	text_auto folded = { 0 }, toned = { 0 };
	struct search_query query = { 0 };
	const char *at, *beside, *word;

	fold_add(cut(text), &folded);
	fold_add_toned(cut(text), &toned);
	query.folded = arena_copy(arena, text_z(&folded), folded.size);
	at = query.folded;
	beside = text_z(&toned);
	while (query.count < SEARCH_MAX_TERMS && (word = search_next_word(arena, &at)) != NULL) {
		struct search_term *term = &query.terms[query.count++];

		term->toned = search_next_word(arena, &beside);
		add_alternatives(term, word);
	}
	return query;
}
