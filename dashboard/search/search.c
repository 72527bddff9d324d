/* dashboard/search/search.c - see search.h. */
#include "dashboard/search/search.h"

#include <stdlib.h>
#include <string.h>

#include "collector/nearest.h"
#include "dashboard/search/private.h"

int search_fits(const char *text, const char *words)
{
	size_t size = strlen(words);
	int best = SEARCH_FITS_NOT;

	for (const char *at = strstr(text, words); size > 0 && at != NULL;
		at = strstr(at + 1, words)) {
		if (at > text && at[-1] != ' ')
			continue;
		if (at[size] == ' ' || at[size] == '\0')
			return SEARCH_FITS_WHOLE;
		best = SEARCH_FITS_START;
	}
	return best;
}

/* What a fit in a name, in another name and elsewhere is worth; a start is worth half. */
enum {
	WORTH_NAME = 12,
	WORTH_OTHER = 8,
	WORTH_MORE = 2,
	WORTH_TONED = 4,
	WORTH_PHRASE = 10,
	WORTH_ALL = 40
};

static int worth(const struct search_entry *entry, const struct search_term *term)
{
	const struct {
		const char *text;
		int worth;
	} fields[] = {
		{ entry->name, WORTH_NAME },
		{ entry->other, WORTH_OTHER },
		{ entry->more, WORTH_MORE },
	};
	int best = 0;

	for (size_t f = 0; f < COUNT(fields); f++)
		for (int i = 0; i < term->count; i++) {
			int each = fields[f].worth * search_fits(fields[f].text, term->folded[i]) /
				SEARCH_FITS_WHOLE;

			best = each > best ? each : best;
		}
	if (best > 0 && search_fits(entry->toned, term->toned) != SEARCH_FITS_NOT)
		best += WORTH_TONED;
	return best;
}

/* More than a word's marks are worth. */
enum { HANDICAP_OLD = 3, HANDICAP_COMPUTED = WORTH_TONED + 1 };

/* Old places rank behind today's of the same name, computed figures behind what they are made from,
   pages of sections behind all of them. */
static int handicap(const struct search_entry *entry)
{
	const struct place *place = entry->item;
	const struct indicator *indicator = entry->item;
	const struct method *primary;

	if (entry->kind == SEARCH_PLACE)
		return place->valid_until[0] != '\0' ? HANDICAP_OLD : 0;
	if (entry->kind != SEARCH_INDICATOR)
		return HANDICAP_COMPUTED + 1;
	primary = indicator_primary(indicator);
	return primary->illustrative || method_computed(primary) ? HANDICAP_COMPUTED : 0;
}

static struct search_hit weigh(const struct search_entry *entry, const struct search_query *query)
{
	struct search_hit hit = { .kind = entry->kind };

	hit.item.indicator = entry->item;
	for (int i = 0; i < query->count; i++) {
		int each = worth(entry, &query->terms[i]);

		hit.found += each > 0;
		hit.score += each;
	}
	if (query->count > 1 && search_fits(entry->name, query->folded) != SEARCH_FITS_NOT)
		hit.score += WORTH_PHRASE;
	if (strcmp(entry->name, query->folded) == 0)
		hit.score += WORTH_ALL;
	hit.score -= handicap(entry);
	return hit;
}

struct ordered {
	struct search_hit hit;
	size_t place; /* in the catalogue */
};

static int by_score(const void *a, const void *b)
{
	const struct ordered *left = a, *right = b;

	if (left->hit.score != right->hit.score)
		return left->hit.score > right->hit.score ? -1 : 1;
	return left->place < right->place ? -1 : 1;
}

void search_find(struct arena *arena, const struct search_index *index,
	const struct search_query *query, unsigned kinds, struct search_hit **ret,
	size_t *ret_count)
{
	struct ordered *all = arena_new(arena, index->count + 1, sizeof *all);
	struct search_hit *hits = arena_new(arena, index->count + 1, sizeof *hits);
	int most = 0;
	size_t among = 0, count = 0;

	for (size_t i = 0; i < index->count; i++) {
		if ((kinds >> index->list[i].kind & 1) == 0)
			continue;
		all[among] = (struct ordered){ weigh(&index->list[i], query), i };
		most = all[among].hit.found > most ? all[among].hit.found : most;
		among++;
	}
	if (2 * most < query->count)
		most = 0;
	qsort(all, among, sizeof *all, by_score);
	for (size_t i = 0; most > 0 && i < among; i++)
		if (all[i].hit.found == most)
			hits[count++] = all[i].hit;
	*ret = hits;
	*ret_count = count;
}

/* The first term that is found nowhere, or NULL. */
static const struct search_term *lost_term(
	const struct search_index *index, const struct search_query *query)
{
	for (int i = 0; i < query->count; i++) {
		bool found = false;

		for (size_t k = 0; k < index->count && !found; k++)
			found = worth(&index->list[k], &query->terms[i]) > 0;
		if (!found)
			return &query->terms[i];
	}
	return NULL;
}

/* Offers each folded word; keeps the same word with its marks when it is the nearest so far. */
static void offer_words(struct arena *arena, struct nearest *nearest,
	const struct search_entry *entry, const char **ret)
{
	const char *folded = entry->name, *toned = entry->toned;
	const char *word, *beside;

	while ((word = search_next_word(arena, &folded)) != NULL &&
		(beside = search_next_word(arena, &toned)) != NULL) {
		nearest_offer(nearest, word);
		if (nearest->word == word)
			*ret = beside;
	}
}

const char *search_suggest(
	struct arena *arena, const struct search_index *index, const struct search_query *query)
{
	const struct search_term *lost = lost_term(index, query);
	struct nearest nearest = { .word = "" };
	const char *found = "";
	text_auto whole = { 0 };

	if (lost == NULL)
		return "";
	nearest.wanted = span_of(lost->folded[0]);
	for (size_t i = 0; i < index->count; i++)
		offer_words(arena, &nearest, &index->list[i], &found);
	if (*found == '\0')
		return "";
	for (int i = 0; i < query->count; i++)
		text_addf(&whole, "%s%s", i == 0 ? "" : " ",
			&query->terms[i] == lost ? found : query->terms[i].toned);
	return arena_copy(arena, text_z(&whole), whole.size);
}
