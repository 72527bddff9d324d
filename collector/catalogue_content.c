/*
 * collector/catalogue_content.c - content.json: the pages of the portal's sections.
 *
 * Which members a page may have is the table below, a row a member. A member that is left out says
 * nothing; one that its section does not know is refused, as is a text that is longer than its limit.
 */
#include <stddef.h>
#include <string.h>

#include "base/json.h"
#include "base/markdown.h"
#include "collector/catalogue_private.h"
#include "indicators/content.h"

enum {
	MAX_PAGES = 5000, /* of all sections */
	MAX_MILESTONES = 100, /* of a programme */
	MAX_INDICATORS = 100, /* of a programme */
	MAX_SHORT = 300, /* bytes of a title, a name, a number */
	MAX_SUMMARY = 1000,
	MAX_LINK = 1000,
};

/* How a member is read. */
enum form {
	FORM_TEXT,
	FORM_PAIR,
	FORM_BODY, /* Markdown in two languages */
	FORM_DATE,
	FORM_PERIOD,
	FORM_LINK,
	FORM_SOURCE,
	FORM_WORD, /* of a list */
	FORM_OTHER, /* read by a function of its own */
};

enum {
	PROGRAMME = 1 << CONTENT_PROGRAMMES,
	DOCUMENT = 1 << CONTENT_DOCUMENTS,
	SERVICE = 1 << CONTENT_SERVICES,
	STORY = 1 << CONTENT_NEWS | 1 << CONTENT_HANDBOOK | 1 << CONTENT_COOPERATION |
		1 << CONTENT_MEDIA,
	EVERY = (1 << CONTENT_SECTIONS) - 1,
};

#define AT(member) offsetof(struct content_page, member)

static const struct member {
	const char *key;
	unsigned sections; /* that know it */
	enum form form;
	size_t at; /* in a page */
	size_t limit; /* bytes */
	const char *const *words;
} members[] = {
	{ "slug", EVERY, FORM_OTHER, 0, 0, NULL },
	{ "title", EVERY, FORM_PAIR, AT(title), MAX_SHORT, NULL },
	{ "summary", EVERY, FORM_PAIR, AT(summary), MAX_SUMMARY, NULL },
	{ "body", EVERY, FORM_BODY, AT(body), MARKDOWN_MAX_BYTES, NULL },
	{ "owner", EVERY, FORM_PAIR, AT(owner), MAX_SHORT, NULL },
	{ "link", EVERY, FORM_LINK, AT(link), MAX_LINK, NULL },
	{ "source", EVERY, FORM_SOURCE, AT(source), MAX_SHORT, NULL },
	{ "date", DOCUMENT | STORY, FORM_DATE, AT(date), MAX_SHORT, NULL },
	{ "number", DOCUMENT, FORM_TEXT, AT(number), MAX_SHORT, NULL },
	{ "kind", DOCUMENT | SERVICE, FORM_WORD, AT(kind), 0, content_kinds },
	{ "level", SERVICE, FORM_WORD, AT(level), 0, content_levels },
	{ "audience", SERVICE, FORM_WORD, AT(audience), 0, content_audiences },
	{ "event", SERVICE, FORM_WORD, AT(event), 0, content_events },
	{ "decision", PROGRAMME, FORM_TEXT, AT(decision), MAX_SHORT, NULL },
	{ "from", PROGRAMME, FORM_PERIOD, AT(from), MAX_SHORT, NULL },
	{ "until", PROGRAMME, FORM_PERIOD, AT(until), MAX_SHORT, NULL },
	{ "milestones", PROGRAMME, FORM_OTHER, 0, 0, NULL },
	{ "indicators", PROGRAMME, FORM_OTHER, 0, 0, NULL },
};

static const char *const milestone_members[] = { "period", "title", "state", "source", NULL };

static bool limited(
	struct folder *folder, const char *what, const char *key, const char *text, size_t limit)
{
	return strlen(text) <= limit ||
		folder_refuse(folder, what, "\"%s\" is longer than %zu bytes", key, limit);
}

static bool read_pair(struct folder *folder, json_t *item, const char *what, const char *key,
	size_t limit, const char *ret[LANG_COUNT])
{
	return folder_pair(folder, item, what, key, ret) &&
		limited(folder, what, key, ret[LANG_VI], limit) &&
		limited(folder, what, key, ret[LANG_EN], limit);
}

static bool read_body(
	struct folder *folder, json_t *item, const char *what, const char *ret[LANG_COUNT])
{
	if (!read_pair(folder, item, what, "body", MARKDOWN_MAX_BYTES, ret))
		return false;
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		int line;
		const char *fault = markdown_refusal(span_of(ret[lang]), &line);

		if (fault != NULL)
			return folder_refuse(folder, what, "\"body\" \"%s\" line %d: %s",
				lang == LANG_VI ? "vi" : "en", line, fault);
	}
	return true;
}

static bool check_period(struct folder *folder, const char *what, const char *label)
{
	struct period period;

	return *label == '\0' || period_parse(span_of(label), &period) ||
		folder_refuse(folder, what, "no such period \"%s\"", label);
}

static bool check_text(struct folder *folder, const struct catalogue *catalogue, const char *what,
	const struct member *member, const char *text)
{
	int word;

	switch (member->form) {
	case FORM_DATE:
		return folder_date(folder, what, text);
	case FORM_PERIOD:
		return check_period(folder, what, text);
	case FORM_LINK:
		return folder_address(folder, what, member->key, text);
	case FORM_SOURCE:
		return folder_source(folder, catalogue, what, text);
	case FORM_WORD:
		word = text_index(member->words, text);
		return word >= 0 ||
			folder_refuse(
				folder, what, "\"%s\": unknown word \"%s\"", member->key, text);
	default:
		return true;
	}
}

static bool read_member(struct folder *folder, const struct catalogue *catalogue, json_t *item,
	const char *what, const struct member *member, struct content_page *page)
{
	const char **at = (const char **)((char *)page + member->at);

	switch (member->form) {
	case FORM_OTHER:
		return true;
	case FORM_PAIR:
		return read_pair(folder, item, what, member->key, member->limit, at);
	case FORM_BODY:
		return read_body(folder, item, what, at);
	default:
		*at = folder_text(folder, item, what, member->key);
		return *at != NULL &&
			(member->limit == 0 ||
				limited(folder, what, member->key, *at, member->limit)) &&
			check_text(folder, catalogue, what, member, *at);
	}
}

/* Gives every member that a page did not name the text of nothing. */
static void fill_in(struct content_page *page)
{
	for (size_t i = 0; i < COUNT(members); i++) {
		const char **at = (const char **)((char *)page + members[i].at);
		bool two = members[i].form == FORM_PAIR || members[i].form == FORM_BODY;

		for (int k = 0; members[i].form != FORM_OTHER && k < (two ? LANG_COUNT : 1); k++)
			if (at[k] == NULL)
				at[k] = "";
	}
}

static const struct member *find_member(const char *key, enum content_section section)
{
	for (size_t i = 0; i < COUNT(members); i++)
		if (strcmp(members[i].key, key) == 0 && (members[i].sections >> section & 1) != 0)
			return &members[i];
	return NULL;
}

/* ---- what a programme has of its own ---- */

static bool read_milestone(struct folder *folder, const struct catalogue *catalogue, json_t *item,
	const char *what, struct content_milestone *ret)
{
	const char *key;
	json_t *value;
	int state;

	json_object_foreach (item, key, value)
		if (text_index(milestone_members, key) < 0)
			return folder_refuse(folder, what, "milestone: unknown \"%s\"", key);
	ret->period = folder_text(folder, item, what, "period");
	ret->source = folder_text(folder, item, what, "source");
	if (ret->period == NULL || ret->source == NULL ||
		!read_pair(folder, item, what, "title", MAX_SHORT, ret->title) ||
		!folder_word(folder, item, what, "state", content_states, &state))
		return false;
	ret->state = content_states[state];
	return check_period(folder, what, ret->period) &&
		folder_source(folder, catalogue, what, ret->source) &&
		((ret->title[LANG_VI][0] != '\0' && ret->title[LANG_EN][0] != '\0') ||
			folder_refuse(folder, what, "milestone without a title"));
}

/* A list of at most `most`, NULL where there is none. */
static bool read_list_of(struct folder *folder, json_t *item, const char *what, const char *key,
	size_t most, const json_t **ret)
{
	*ret = json_object_get(item, key);
	if (*ret == NULL)
		return true;
	return (json_is_array(*ret) && json_array_size(*ret) <= most) ||
		folder_refuse(folder, what, "\"%s\" must be a list of at most %zu", key, most);
}

static bool read_milestones(struct folder *folder, const struct catalogue *catalogue, json_t *item,
	const char *what, struct content_page *page)
{
	const json_t *json;
	struct content_milestone *list;

	if (!read_list_of(folder, item, what, "milestones", MAX_MILESTONES, &json))
		return false;
	list = arena_new(folder->arena, json_array_size(json) + 1, sizeof *list);
	for (size_t i = 0; i < json_array_size(json); i++)
		if (!read_milestone(folder, catalogue, json_array_get(json, i), what, &list[i]))
			return false;
	page->milestones = list;
	page->milestone_count = (int)json_array_size(json);
	return true;
}

static bool read_indicators(struct folder *folder, const struct catalogue *catalogue, json_t *item,
	const char *what, struct content_page *page)
{
	const json_t *json;
	const struct indicator **list;

	if (!read_list_of(folder, item, what, "indicators", MAX_INDICATORS, &json))
		return false;
	list = arena_new(folder->arena, json_array_size(json) + 1, sizeof *list);
	for (size_t i = 0; i < json_array_size(json); i++) {
		const char *code = json_string_value(json_array_get(json, i));

		list[i] = code == NULL ? NULL : catalogue_indicator(catalogue, code);
		if (list[i] == NULL)
			return folder_refuse(
				folder, what, "unknown indicator \"%s\"", code == NULL ? "" : code);
		for (size_t k = 0; k < i; k++)
			if (list[k] == list[i])
				return folder_refuse(
					folder, what, "indicator \"%s\" stands twice", code);
	}
	page->indicators = list;
	page->indicator_count = (int)json_array_size(json);
	return true;
}

/* ---- pages ---- */

/* What a decision of plans.json says of itself is not said again. */
static bool check_document(struct folder *folder, json_t *item, const char *what,
	const struct catalogue *catalogue, const struct content_page *page)
{
	static const char *const told[] = { "title", "owner", "number", "date", "source" };
	bool decided = page->section == CONTENT_DOCUMENTS &&
		catalogue_decision(catalogue, page->slug) != NULL;

	for (size_t i = 0; decided && i < COUNT(told); i++)
		if (json_object_get(item, told[i]) != NULL)
			return folder_refuse(
				folder, what, "\"%s\" stands in plans.json already", told[i]);
	return decided || (page->title[LANG_VI][0] != '\0' && page->title[LANG_EN][0] != '\0') ||
		folder_refuse(folder, what, "has no title");
}

static bool read_page(struct folder *folder, json_t *item, const char *what,
	const struct catalogue *catalogue, struct content_page *page)
{
	const char *key;
	json_t *value;

	page->slug = folder_text(folder, item, what, "slug");
	if (page->slug == NULL || !folder_code(folder, what, page->slug))
		return false;
	what = arena_format(
		folder->arena, "%s \"%s\"", content_sections[page->section], page->slug);
	json_object_foreach (item, key, value) {
		const struct member *member = find_member(key, page->section);

		if (member == NULL)
			return folder_refuse(folder, what, "unknown member \"%s\"", key);
		if (!read_member(folder, catalogue, item, what, member, page))
			return false;
	}
	fill_in(page);
	if (content_find(catalogue, page->section, page->slug) != NULL)
		return folder_refuse(folder, what, "stands twice");
	return check_document(folder, item, what, catalogue, page) &&
		read_milestones(folder, catalogue, item, what, page) &&
		read_indicators(folder, catalogue, item, what, page);
}

static bool read_section(struct folder *folder, const json_t *items, enum content_section section,
	struct catalogue *catalogue, struct content_page *pages)
{
	const char *name = content_sections[section];

	if (items == NULL)
		return true;
	if (!json_is_array(items))
		return folder_refuse(folder, name, "must be a list");
	for (size_t i = 0; i < json_array_size(items); i++) {
		struct content_page *page = &pages[catalogue->content_count];

		if (catalogue->content_count == MAX_PAGES)
			return folder_refuse(folder, name, "more than %d pages", MAX_PAGES);
		*page = (struct content_page){ .section = section };
		if (!read_page(folder, json_array_get(items, i),
			    arena_format(folder->arena, "%s[%zu]", name, i), catalogue, page))
			return false;
		catalogue->content_count++;
	}
	return true;
}

/* A programme's decision must be a document, of this file or of plans.json. */
static bool check_decisions(struct folder *folder, const struct catalogue *catalogue)
{
	for (int i = 0; i < catalogue->content_count; i++) {
		const struct content_page *page = &catalogue->content[i];

		if (page->decision[0] != '\0' &&
			content_find(catalogue, CONTENT_DOCUMENTS, page->decision) == NULL)
			return folder_refuse(
				folder, page->slug, "unknown document \"%s\"", page->decision);
	}
	return true;
}

bool catalogue_read_content(struct folder *folder, struct catalogue *catalogue)
{
	struct content_page *pages = arena_new(folder->arena, MAX_PAGES, sizeof *pages);
	json_auto_t *json = NULL;
	const char *key;
	json_t *value;

	catalogue->content = pages;
	if (folder_has(folder, "content.json")) {
		json = folder_json(folder, "content.json");
		if (json == NULL)
			return false;
		if (!json_is_object(json))
			return folder_refuse(folder, "top", "must have a list for each section");
		json_object_foreach (json, key, value)
			if (text_index(content_sections, key) < 0)
				return folder_refuse(folder, "top", "unknown section \"%s\"", key);
		for (enum content_section s = 0; s < CONTENT_SECTIONS; s++)
			if (!read_section(folder, json_object_get(json, content_sections[s]), s,
				    catalogue, pages))
				return false;
	}
	content_complete(folder->arena, catalogue);
	return check_decisions(folder, catalogue);
}
