/*
 * dashboard/portal/section.c - the list of a section: what it can be filtered by is a table, then words
 * to look for, then a page at a time.
 */
#include <stdlib.h>
#include <string.h>

#include "dashboard/portal/content.h"
#include "dashboard/portal/editions.h"
#include "dashboard/portal/pages.h"
#include "dashboard/search/search.h"
#include "dashboard/view/choice.h"
#include "dashboard/view/shell.h"
#include "dashboard/view/tell.h"
#include "dashboard/web/route.h"

enum { A_PAGE = 20, FILTERS_MAX = 4 };

/* What a filter reads of a page; "" where the page says nothing. */
typedef const char *value_of(const struct page *page, const struct content_page *content);

static const char *kind_of(const struct page *page UNUSED, const struct content_page *content)
{
	return content->kind;
}

static const char *year_of(const struct page *page, const struct content_page *content)
{
	return arena_copy(page->arena, content->date, strcspn(content->date, "-"));
}

static const char *owner_of(const struct page *page UNUSED, const struct content_page *content)
{
	return content->owner[LANG_VI];
}

static const char *term_of(const struct page *page, const struct content_page *content)
{
	return content_terms[content_term(content, edition_info(page->edition)->day)];
}

static const char *audience_of(const struct page *page UNUSED, const struct content_page *content)
{
	return content->audience;
}

static const char *event_of(const struct page *page UNUSED, const struct content_page *content)
{
	return content->event;
}

/* `member`: whose words a value has; "" where it is its own words, "owner" where it is a name. */
static const struct filter {
	enum content_section section;
	const char *parameter, *label, *any, *member;
	value_of *value;
} filters[] = {
	{ CONTENT_PROGRAMMES, "term", "content.by-term", "content.any-term", "term", term_of },
	{ CONTENT_DOCUMENTS, "kind", "content.by-kind", "content.any-kind", "kind", kind_of },
	{ CONTENT_DOCUMENTS, "year", "content.by-year", "content.any-year", "", year_of },
	{ CONTENT_DOCUMENTS, "by", "content.by-owner", "content.any-owner", "owner", owner_of },
	{ CONTENT_SERVICES, "audience", "content.by-audience", "content.any-audience", "audience",
		audience_of },
	{ CONTENT_SERVICES, "event", "content.by-event", "content.any-event", "event", event_of },
};

struct listing {
	const struct page *page;
	enum content_section section;
	const struct content_page **pages; /* of the section, in its order */
	size_t count;
	const struct filter *filters[FILTERS_MAX];
	struct choices choices[FILTERS_MAX];
	size_t chosen[FILTERS_MAX];
	size_t filter_count;
};

/* ---- filters ---- */

static const char *text_of(const struct listing *listing, const struct filter *filter,
	const struct content_page *content, const char *value)
{
	if (strcmp(filter->member, "owner") == 0)
		return content->owner[listing->page->lang];
	if (*filter->member == '\0')
		return value;
	return content_word(listing->page, filter->member, *value == '\0' ? "none" : value);
}

static bool is_among(const struct choices *choices, const char *value)
{
	for (size_t i = 0; i < choices->count; i++)
		if (strcmp(choices->items[i].value, value) == 0)
			return true;
	return false;
}

/* Every value that a page of the section has, in the order of the pages. */
static struct choices choices_of(const struct listing *listing, const struct filter *filter)
{
	const struct page *page = listing->page;
	struct choice *items = arena_new(page->arena, listing->count + 1, sizeof *items);
	struct choices choices = { filter->parameter, words_get(page->words, filter->label), items,
		1 };

	items[0] = (struct choice){ "", words_get(page->words, filter->any) };
	for (size_t i = 0; i < listing->count; i++) {
		const char *value = filter->value(page, listing->pages[i]);

		if (!is_among(&choices, value))
			items[choices.count++] = (struct choice){ value,
				text_of(listing, filter, listing->pages[i], value) };
	}
	return choices;
}

static bool read_filters(struct listing *listing, struct error *err)
{
	for (size_t i = 0; i < COUNT(filters); i++) {
		size_t at = listing->filter_count;

		if (filters[i].section != listing->section)
			continue;
		listing->filters[at] = &filters[i];
		listing->choices[at] = choices_of(listing, &filters[i]);
		if (!choice_read(listing->page, &listing->choices[at], &listing->chosen[at], err))
			return false;
		listing->filter_count++;
	}
	return true;
}

static bool is_chosen(const struct listing *listing, const struct content_page *content)
{
	for (size_t i = 0; i < listing->filter_count; i++) {
		const struct choice *choice = &listing->choices[i].items[listing->chosen[i]];

		if (listing->chosen[i] > 0 &&
			strcmp(choice->value, listing->filters[i]->value(listing->page, content)) !=
				0)
			return false;
	}
	return true;
}

static json_t *choice_models(const struct listing *listing)
{
	json_t *list = json_array();

	for (size_t i = 0; i < listing->filter_count; i++)
		(void)json_array_append_new(
			list, choice_model(&listing->choices[i], listing->chosen[i]));
	return list;
}

/* ---- words to look for ---- */

static const char *asked(const struct page *page)
{
	return request_parameter(page->request, "q", "");
}

/* The pages that hold every word, the best first. */
static void find(struct listing *listing)
{
	const struct page *page = listing->page;
	struct search_query query = search_query_of(page->arena, asked(page));
	struct search_hit *hits;
	size_t count, kept = 0;

	if (query.count == 0)
		return;
	search_find(page->arena, editions_index(page->editions, page->edition, page->lang), &query,
		1 << SEARCH_CONTENT, &hits, &count);
	for (size_t i = 0; i < count; i++)
		if (hits[i].found == query.count &&
			hits[i].item.content->section == listing->section)
			listing->pages[kept++] = hits[i].item.content;
	listing->count = kept;
}

static void filter(struct listing *listing)
{
	size_t kept = 0;

	for (size_t i = 0; i < listing->count; i++)
		if (is_chosen(listing, listing->pages[i]))
			listing->pages[kept++] = listing->pages[i];
	listing->count = kept;
}

/* ---- a page at a time ---- */

/* This list with the same choices, on another page of it. */
static const char *url_of(const struct page *page, size_t number)
{
	const struct request *request = page->request;
	const char *url = page_url(page, page->route->pattern);

	for (size_t i = 0; i < request->parameter_count; i++) {
		const struct parameter *each = &request->parameters[i];

		if (route_takes(page->route, each->name) && *each->value != '\0' &&
			strcmp(each->name, "edition") != 0 && strcmp(each->name, "page") != 0)
			url = page_more(page, url, each->name, each->value);
	}
	return number == 1 ? url
			   : page_more(page, url, "page", arena_format(page->arena, "%zu", number));
}

/* Which page is asked for, from 1; key request.value for one that is not there. */
static bool page_asked(const struct listing *listing, size_t *ret, struct error *err)
{
	const char *value = request_parameter(listing->page->request, "page", "1");
	int number = page_number(value);

	if (number < 1 || (number > 1 && (size_t)(number - 1) * A_PAGE >= listing->count))
		return error_set(err, ERROR_MISUSE, "request.value", "page=%s", value);
	*ret = (size_t)number;
	return true;
}

static bool add_rows(const struct listing *listing, size_t number, json_t *model, struct error *err)
{
	size_t from = (number - 1) * A_PAGE, until = number * A_PAGE;
	json_t *rows = json_array();

	(void)json_object_set_new(model, "rows", rows);
	until = until < listing->count ? until : listing->count;
	for (size_t i = from; i < until; i++) {
		json_t *row = content_row(listing->page, listing->pages[i]);

		(void)json_array_append_new(rows, row);
		if (!content_progress(listing->page, listing->pages[i], row, err))
			return false;
	}
	if (listing->section == CONTENT_PROGRAMMES && until > from)
		timeline_add(listing->page, listing->pages + from, until - from, rows, model);
	return true;
}

static void add_pager(const struct listing *listing, size_t number, json_t *model)
{
	const struct page *page = listing->page;

	(void)json_object_set_new(
		model, "newer", number == 1 ? json_null() : json_string(url_of(page, number - 1)));
	(void)json_object_set_new(model, "older",
		number * A_PAGE >= listing->count ? json_null()
						  : json_string(url_of(page, number + 1)));
}

/* The list that is asked for, and which page of it. */
static bool read_list(const struct page *page, struct listing *ret, size_t *ret_number,
	bool *ret_any, struct error *err)
{
	*ret = (struct listing){ .page = page, .section = content_section_of(page) };
	ret->pages = content_listed(page, ret->section, &ret->count);
	*ret_any = ret->count > 0;
	if (!read_filters(ret, err))
		return false;
	find(ret);
	filter(ret);
	return page_asked(ret, ret_number, err);
}

bool section_shown(const struct page *page, const struct content_page ***ret, size_t *ret_count,
	struct error *err)
{
	struct listing listing;
	size_t number, from;
	bool any;

	if (!read_list(page, &listing, &number, &any, err))
		return false;
	from = (number - 1) * A_PAGE;
	*ret = listing.pages + from;
	*ret_count = listing.count - from < A_PAGE ? listing.count - from : A_PAGE;
	return true;
}

bool section_view(const struct page *page, struct outcome *ret, struct error *err)
{
	struct listing listing;
	size_t number;
	bool any;

	ret->model = shell_new(page, content_section_name(page, content_section_of(page)));
	ret->passing = *asked(page) != '\0';
	if (!read_list(page, &listing, &number, &any, err))
		return false;
	(void)json_object_set_new(ret->model, "any", json_boolean(any));
	(void)json_object_set_new(ret->model, "choices", choice_models(&listing));
	(void)json_object_set_new(ret->model, "timeline", json_null());
	(void)json_object_set_new(ret->model, "lede",
		json_string(words_get(page->words,
			arena_format(page->arena, "content.%s.lede",
				content_sections[listing.section]))));
	(void)json_object_set_new(
		ret->model, "action", json_string(page_path(page, page->route->pattern)));
	(void)json_object_set_new(ret->model, "q", json_string(asked(page)));
	(void)json_object_set_new(ret->model, "count",
		tell_say(page->words, "content.count", "n",
			arena_format(page->arena, "%zu", listing.count)));
	add_pager(&listing, number, ret->model);
	(void)json_object_set_new(
		ret->model, "section_feed", tell_text(content_feed_path(page, listing.section)));
	return add_rows(&listing, number, ret->model, err);
}
