/*
 * dashboard/portal/search.c - the search page: a plain answer where the words ask
 * for one, then everything that holds them.
 */
#include <string.h>

#include "base/fold.h"
#include "dashboard/portal/content.h"
#include "dashboard/portal/editions.h"
#include "dashboard/portal/pages.h"
#include "dashboard/portal/share.h"
#include "dashboard/search/question.h"
#include "dashboard/search/quote.h"
#include "dashboard/view/shell.h"
#include "dashboard/view/standing.h"
#include "dashboard/view/tell.h"
#include "indicators/format.h"

enum { MAX_SHOWN = 60 };

struct searching {
	const struct page *page;
	const struct catalogue *catalogue;
	const struct search_index *index;
	struct search_query query;
};

static const char *asked(const struct page *page)
{
	return request_parameter(page->request, "q", "");
}

/* ---- the answer ---- */

static const struct place *place_meant(
	const struct searching *searching, const struct question *question)
{
	const struct catalogue *catalogue = searching->catalogue;

	return question->place != NULL ? question->place
				       : catalogue_place(catalogue, catalogue->city,
						 edition_info(searching->page->edition)->day);
}

/* What is said of one standing: the figure, another period's, or that there is none. */
static json_t *sentence(const struct searching *searching, const struct question *question,
	const struct standing *standing, const struct place *place)
{
	const struct page *page = searching->page;
	const struct observation *shown = standing->latest != NULL ? standing->latest
								   : standing->last;
	text_auto value = { 0 }, period = { 0 }, wished = { 0 }, text = { 0 };
	const char *key = standing->latest != NULL ? "search.answer"
		: shown != NULL                    ? "search.answer-other"
						   : "search.answer-none";

	if (shown != NULL) {
		format_value(shown->value, standing->indicator->unit, page->lang, &value);
		period_say(&shown->period, page->lang, &period);
	}
	if (question->dated)
		period_say(&question->period, page->lang, &wished);
	words_say(page->words, key, &text, "indicator", standing->indicator->name[page->lang],
		"place", place->name[page->lang], "value", text_z(&value), "period",
		text_z(&period), "asked", text_z(&wished), NULL);
	return json_string(text_z(&text));
}

static json_t *rank_model(const struct page *page, const struct standing *standing)
{
	text_auto text = { 0 };

	if (!standing->ranked)
		return json_null();
	standing_say_rank(standing, page->words, &text);
	return json_string(text_z(&text));
}

/* The city's figures as a line; null where they cannot be drawn. */
static json_t *chart(const struct page *page, const struct indicator *indicator)
{
	struct figures figures;
	struct error err;

	return figures_read(page->edition, page->arena, indicator, &figures, &err)
		? share_chart(page, &figures)
		: json_null();
}

static json_t *answer_model(const struct searching *searching, const struct question *question,
	const struct standing *standing, const struct place *place)
{
	const struct page *page = searching->page;
	const struct observation *shown = standing->latest != NULL ? standing->latest
								   : standing->last;
	bool city = strcmp(place->code, searching->catalogue->city) == 0;

	return json_pack("{s:o,s:o,s:o,s:o,s:b,s:b,s:s,s:s,s:o}", "sentence",
		sentence(searching, question, standing, place), "borders",
		shown == NULL || shown->place == place
			? json_null()
			: tell_old_borders(
				  shown->place, edition_info(page->edition)->day, page->words),
		"rank", rank_model(page, standing), "source",
		shown == NULL ? json_null()
			      : tell_source(searching->catalogue, shown->source, page->words),
		"made_here", shown != NULL && shown->computed && method_computed(standing->method),
		"illustrative", standing->method != NULL && standing->method->illustrative, "name",
		standing->indicator->name[page->lang], "url",
		page_url(page, arena_format(page->arena, "/i/%s", standing->indicator->code)),
		"chart", shown == NULL || !city ? json_null() : chart(page, standing->indicator));
}

/* With `always`, also that there is no figure; `ret_known` tells whether there is one. */
static bool add_answer(const struct searching *searching, const struct question *question,
	const struct indicator *indicator, const struct place *place, bool always, json_t *list,
	bool *ret_known, struct error *err)
{
	const struct page *page = searching->page;
	struct standing standing;

	*ret_known = false;
	if (place == NULL)
		return true;
	if (!standing_of(page->edition, page->arena, indicator, place,
		    question->dated ? &question->period : NULL, &standing, err))
		return false;
	*ret_known = standing.last != NULL;
	if (always || standing.ranked)
		(void)json_array_append_new(
			list, answer_model(searching, question, &standing, place));
	return true;
}

/* Nobody named a place, and the city has no figure: the whole country may have one. */
static bool add_national(const struct searching *searching, const struct question *question,
	json_t *list, struct error *err)
{
	const struct catalogue *catalogue = searching->catalogue;
	struct standing standing;

	for (int i = 0; i < catalogue->place_count; i++) {
		const struct place *place = &catalogue->places[i];

		if (place->level != PLACE_COUNTRY)
			continue;
		if (!standing_of(searching->page->edition, searching->page->arena,
			    question->indicator, place, question->dated ? &question->period : NULL,
			    &standing, err))
			return false;
		if (standing.last != NULL)
			(void)json_array_append_new(
				list, answer_model(searching, question, &standing, place));
	}
	return true;
}

/* One answer for an indicator; for the rank of a place, one an indicator that has it. */
static bool add_answers(const struct searching *searching, json_t *list, struct error *err)
{
	const struct page *page = searching->page;
	const struct catalogue *catalogue = searching->catalogue;
	const struct place *place;
	struct question question;
	bool known;

	if (!question_of(page->arena, searching->index, &searching->query, &question))
		return true;
	place = place_meant(searching, &question);
	if (question.indicator != NULL)
		return add_answer(searching, &question, question.indicator, place, true, list,
			       &known, err) &&
			(known || question.place != NULL ||
				add_national(searching, &question, list, err));
	for (int i = 0; i < catalogue->indicator_count; i++)
		if (!add_answer(searching, &question, &catalogue->indicators[i], place, false, list,
			    &known, err))
			return false;
	return true;
}

/* ---- what was found ---- */

static bool is_hit(const struct searching *searching, struct span word)
{
	text_auto folded = { 0 };

	fold_add(word, &folded);
	for (int i = 0; i < searching->query.count; i++)
		for (int k = 0; k < searching->query.terms[i].count; k++) {
			const struct search_term *term = &searching->query.terms[i];

			if (search_fits(text_z(&folded), term->folded[k]) != SEARCH_FITS_NOT ||
				(folded.size > 0 && k > 0 &&
					search_fits(term->folded[k], text_z(&folded)) ==
						SEARCH_FITS_WHOLE))
				return true;
		}
	return false;
}

/* The words of a name, those that were looked for marked: [{ text, hit }]. */
static json_t *highlit(const struct searching *searching, const char *name)
{
	json_t *list = json_array();

	while (*name != '\0') {
		struct span word = { name, strcspn(name, " ") };

		name += word.size + (name[word.size] == ' ');
		(void)json_array_append_new(list,
			json_pack("{s:s%,s:b}", "text", word.data, word.size, "hit",
				is_hit(searching, word)));
	}
	return list;
}

static json_t *indicator_hit(const struct searching *searching, const struct indicator *indicator)
{
	const struct page *page = searching->page;

	return json_pack("{s:s,s:o,s:o}", "url",
		page_url(page, arena_format(page->arena, "/i/%s", indicator->code)), "name",
		highlit(searching, indicator->name[page->lang]), "about",
		tell_text(indicator->definition[page->lang]));
}

static json_t *place_hit(const struct searching *searching, const struct place *place)
{
	const struct page *page = searching->page;
	bool old = place->valid_until[0] != '\0';
	text_auto day = { 0 }, about = { 0 };

	if (old) {
		period_say_day(place->until_day - 1, page->lang, &day);
		words_say(page->words, "search.old-place", &about, "date", text_z(&day), NULL);
	}
	return json_pack("{s:s,s:o,s:o}", "url", page_place_url(page, place), "name",
		highlit(searching, place->name[page->lang]), "about", tell_text(text_z(&about)));
}

static json_t *content_hit(const struct searching *searching, const struct content_page *content)
{
	const struct page *page = searching->page;

	return json_pack("{s:s,s:o,s:s}", "url", content_url(page, content), "name",
		highlit(searching, content->title[page->lang]), "about",
		arena_format(page->arena, "%s%s%s. %s",
			content_section_name(page, content->section),
			content->number[0] == '\0' ? "" : ", ", content->number,
			content->summary[page->lang]));
}

static json_t *hit_model(const struct searching *searching, const struct search_hit *hit)
{
	switch (hit->kind) {
	case SEARCH_PLACE:
		return place_hit(searching, hit->item.place);
	case SEARCH_CONTENT:
		return content_hit(searching, hit->item.content);
	case SEARCH_INDICATOR:
	case SEARCH_KINDS:
		break;
	}
	return indicator_hit(searching, hit->item.indicator);
}

/* What pages say to it, word for word: [{ name, url, section, words }]. */
static json_t *quotes(const struct searching *searching)
{
	const struct page *page = searching->page;
	struct searching about = *searching; /* without words that only ask: these are not marked */
	struct search_quote list[QUOTE_MOST];
	size_t count = search_quotes(searching->index, &searching->query, &about.query, list);
	json_t *models = json_array();

	for (size_t i = 0; i < count; i++)
		(void)json_array_append_new(models,
			json_pack("{s:s,s:s,s:s,s:o}", "name", list[i].content->title[page->lang],
				"url", content_url(page, list[i].content), "section",
				content_section_name(page, list[i].content->section), "words",
				highlit(&about, list[i].text)));
	return models;
}

/* The hits of each kind, the kind of the best one first: [{ name, rows }]. */
static json_t *groups(
	const struct searching *searching, const struct search_hit *hits, size_t count)
{
	static const char *const names[SEARCH_KINDS] = { "search.indicators", "search.places",
		"search.content" };
	json_t *lists[SEARCH_KINDS] = { NULL }, *all = json_array();

	for (size_t i = 0; i < count && i < MAX_SHOWN; i++) {
		enum search_kind kind = hits[i].kind;

		if (lists[kind] == NULL) {
			lists[kind] = json_array();
			(void)json_array_append_new(all,
				json_pack("{s:s,s:o}", "name",
					words_get(searching->page->words, names[kind]), "rows",
					lists[kind]));
		}
		(void)json_array_append_new(lists[kind], hit_model(searching, &hits[i]));
	}
	return all;
}

/* "Tìm thấy 12 mục", or that nothing was found and what may have been meant. */
static json_t *summary(
	const struct searching *searching, const struct search_hit *hits, size_t count)
{
	const struct page *page = searching->page;
	bool some = count > 0 && hits[0].found < searching->query.count;
	const char *key = count == 0 ? "search.none" : some ? "search.some" : "search.found";

	if (searching->query.count == 0)
		return json_null();
	return tell_say(page->words, key, "n", arena_format(page->arena, "%zu", count));
}

static json_t *suggestion(const struct searching *searching)
{
	const struct page *page = searching->page;
	const char *word = search_suggest(page->arena, searching->index, &searching->query);

	if (*word == '\0')
		return json_null();
	return json_pack("{s:s,s:s}", "word", word, "url", page_query(page, "/search", "q", word));
}

bool search_view(const struct page *page, struct outcome *ret, struct error *err)
{
	struct searching searching = { .page = page,
		.catalogue = edition_catalogue(page->edition),
		.index = editions_index(page->editions, page->edition, page->lang),
		.query = search_query_of(page->arena, asked(page)) };
	json_t *answers = json_array(), *quoted = NULL;
	struct search_hit *hits = NULL;
	size_t count = 0;

	ret->model = shell_new(page, words_get(page->words, "search.title"));
	ret->passing = true;
	(void)json_object_set_new(ret->model, "q", json_string(asked(page)));
	(void)json_object_set_new(ret->model, "answers", answers);
	if (searching.query.count > 0) {
		if (!add_answers(&searching, answers, err))
			return false;
		search_find(page->arena, searching.index, &searching.query, SEARCH_EVERYTHING,
			&hits, &count);
	}
	quoted = searching.query.count > 0 ? quotes(&searching) : json_array();
	(void)json_object_set_new(ret->model, "unanswered",
		json_boolean(json_array_size(answers) + json_array_size(quoted) == 0 &&
			search_is_asked(&searching.query)));
	(void)json_object_set_new(ret->model, "quoted", json_boolean(json_array_size(quoted) > 0));
	(void)json_object_set_new(ret->model, "quotes", quoted);
	(void)json_object_set_new(ret->model, "summary", summary(&searching, hits, count));
	(void)json_object_set_new(ret->model, "suggestion",
		searching.query.count > 0 && (count == 0 || hits[0].found < searching.query.count)
			? suggestion(&searching)
			: json_null());
	(void)json_object_set_new(ret->model, "groups", groups(&searching, hits, count));
	return true;
}
