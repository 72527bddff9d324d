/*
 * collector/catalogue_content.c - content.json: the pages of the portal's sections.
 *
 * Which members a page may have, and what may stand in each, is indicators/content_check.h's table. A
 * member that is left out says nothing; one that its section does not know is refused.
 */
#include <string.h>

#include "base/json.h"
#include "collector/catalogue_private.h"
#include "indicators/content_check.h"

static const char *const milestone_members[] = { "period", "title", "state", "source", NULL };

/* Every member is text, or text in two languages; what may stand there is content_check()'s to say. */
static bool read_member(struct folder *folder, json_t *item, const char *what,
	const struct content_member *member, struct content_page *page)
{
	const char **at = content_at(page, member);

	switch (member->form) {
	case CONTENT_OTHER:
		return true;
	case CONTENT_PAIR:
	case CONTENT_BODY:
		return folder_pair(folder, item, what, member->key, at);
	default:
		*at = folder_text(folder, item, what, member->key);
		return *at != NULL;
	}
}

/* Gives every member that a page did not name the text of nothing. */
static void fill_in(struct content_page *page)
{
	for (const struct content_member *each = content_members; each->key != NULL; each++) {
		const char **at = content_at(page, each);
		bool two = each->form == CONTENT_PAIR || each->form == CONTENT_BODY;

		for (int k = 0; each->form != CONTENT_OTHER && k < (two ? LANG_COUNT : 1); k++)
			if (at[k] == NULL)
				at[k] = "";
	}
}

/* ---- what a programme has of its own ---- */

static bool read_milestone(
	struct folder *folder, json_t *item, const char *what, struct content_milestone *ret)
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
		!folder_pair(folder, item, what, "title", ret->title) ||
		!folder_word(folder, item, what, "state", content_states, &state))
		return false;
	ret->state = content_states[state];
	return true;
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

static bool read_milestones(
	struct folder *folder, json_t *item, const char *what, struct content_page *page)
{
	const json_t *json;
	struct content_milestone *list;

	if (!read_list_of(folder, item, what, "milestones", CONTENT_MAX_MILESTONES, &json))
		return false;
	list = arena_new(folder->arena, json_array_size(json) + 1, sizeof *list);
	for (size_t i = 0; i < json_array_size(json); i++)
		if (!read_milestone(folder, json_array_get(json, i), what, &list[i]))
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

	if (!read_list_of(folder, item, what, "indicators", CONTENT_MAX_INDICATORS, &json))
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
	if (content_find(catalogue, page->section, page->slug) != NULL)
		return folder_refuse(folder, what, "stands twice");
	json_object_foreach (item, key, value) {
		const struct content_member *member = content_member(key, page->section);

		if (member == NULL)
			return folder_refuse(folder, what, "unknown member \"%s\"", key);
		if (content_is_decided(catalogue, page, member))
			return folder_refuse(
				folder, what, "\"%s\" stands in plans.json already", key);
		if (!read_member(folder, item, what, member, page))
			return false;
	}
	fill_in(page);
	return read_milestones(folder, item, what, page) &&
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

		if (catalogue->content_count == CONTENT_MAX_PAGES)
			return folder_refuse(folder, name, "more than %d pages", CONTENT_MAX_PAGES);
		*page = (struct content_page){ .section = section };
		if (!read_page(folder, json_array_get(items, i),
			    arena_format(folder->arena, "%s[%zu]", name, i), catalogue, page))
			return false;
		catalogue->content_count++;
	}
	return true;
}

/* What is wrong with a page, in the words of files. */
static bool refuse(struct folder *folder, const char *what, const struct content_fault *fault)
{
	static const struct {
		const char *key, *words;
	} rows[] = {
		{ "content.date", "no such date" },
		{ "content.document", "unknown document" },
		{ "content.period", "no such period" },
		{ "content.source", "unknown source" },
		{ "content.term", "ends before it begins:" },
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		if (strcmp(rows[i].key, fault->key) == 0)
			return folder_refuse(folder, what, "%s \"%s\"", rows[i].words, fault->text);
	if (strcmp(fault->key, "content.long") == 0)
		return folder_refuse(folder, what, "\"%s\" is longer than %zu bytes", fault->member,
			fault->limit);
	if (strcmp(fault->key, "content.word") == 0)
		return folder_refuse(
			folder, what, "\"%s\": unknown word \"%s\"", fault->member, fault->text);
	if (strcmp(fault->key, "content.link") == 0)
		return folder_refuse(folder, what, "\"%s\" must be http or https", fault->member);
	if (strcmp(fault->key, "content.markdown") == 0)
		return folder_refuse(folder, what, "\"body\" \"%s\" line %d: %s",
			fault->lang == LANG_VI ? "vi" : "en", fault->line, fault->text);
	if (strcmp(fault->key, "content.plain") == 0)
		return folder_refuse(folder, what, "\"%s\": control characters", fault->member);
	return folder_refuse(folder, what,
		strcmp(fault->member, "title") == 0 ? "has no title" : "milestone without a title");
}

static bool check_pages(struct folder *folder, const struct catalogue *catalogue)
{
	for (int i = 0; i < catalogue->content_count; i++) {
		const struct content_page *page = &catalogue->content[i];
		const struct content_fault fault = content_check(catalogue, page);

		if (fault.key != NULL)
			return refuse(folder,
				arena_format(folder->arena, "%s \"%s\"",
					content_sections[page->section], page->slug),
				&fault);
	}
	return true;
}

bool catalogue_read_content(struct folder *folder, struct catalogue *catalogue)
{
	struct content_page *pages = arena_new(folder->arena, CONTENT_MAX_PAGES, sizeof *pages);
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
	return check_pages(folder, catalogue);
}
