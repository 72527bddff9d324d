/* dashboard/portal/content.c - see content.h; the timeline is in timeline.c. */
#include "dashboard/portal/content.h"

#include <stdlib.h>
#include <string.h>

#include "dashboard/view/figures.h"
#include "dashboard/view/tell.h"
#include "dashboard/web/route.h"

enum content_section content_section_of(const struct page *page)
{
	const char *name = page->route->pattern + 1;
	int section = text_index(
		content_sections, arena_copy(page->arena, name, strcspn(name, "/.")));

	return (enum content_section)section;
}

const char *content_section_path(const struct page *page, enum content_section section)
{
	return arena_format(page->arena, "/%s", content_sections[section]);
}

const char *content_section_name(const struct page *page, enum content_section section)
{
	return words_get(page->words,
		arena_format(page->arena, "content.%s.title", content_sections[section]));
}

const char *content_feed_path(const struct page *page, enum content_section section)
{
	const char *path = arena_format(page->arena, "/%s.atom", content_sections[section]);
	bool has = section == CONTENT_NEWS || section == CONTENT_DOCUMENTS;

	return has ? page_path(page, path) : "";
}

static const char *url_of(const struct page *page, enum content_section section, const char *slug)
{
	return page_url(page, arena_format(page->arena, "/%s/%s", content_sections[section], slug));
}

const char *content_url(const struct page *page, const struct content_page *content)
{
	return url_of(page, content->section, content->slug);
}

const char *content_decision_url(const struct page *page, const struct decision *decision)
{
	return url_of(page, CONTENT_DOCUMENTS, decision->code);
}

const char *content_word(const struct page *page, const char *member, const char *value)
{
	return *value == '\0'
		? NULL
		: words_get(page->words, arena_format(page->arena, "content.%s.%s", member, value));
}

json_t *content_tell_term(const struct page *page, const struct content_page *content)
{
	struct period from, until;
	text_auto text = { 0 };
	bool starts = period_parse(span_of(content->from), &from);
	bool ends = period_parse(span_of(content->until), &until);

	if (starts)
		period_say(&from, page->lang, &text);
	if (ends && (!starts || period_compare(&from, &until) != 0)) {
		text_addz(&text, starts ? "\u2009–\u2009" : "… – ");
		period_say(&until, page->lang, &text);
	}
	return tell_text(text_z(&text));
}

/* ---- a section's list ---- */

/* The latest first; what has no date comes last, in the order it was declared in. */
static int by_date(const void *left, const void *right)
{
	const struct content_page *const *a = left, *const *b = right;
	int dates = strcmp((*b)->date, (*a)->date);

	return dates != 0 ? dates : (*a > *b) - (*a < *b);
}

/* The first to begin first; what has no beginning comes last. */
static int by_start(const void *left, const void *right)
{
	const struct content_page *const *a = left, *const *b = right;
	bool unknown = *(*a)->from == '\0', other = *(*b)->from == '\0';
	int starts = unknown != other ? unknown - other : strcmp((*a)->from, (*b)->from);

	return starts != 0 ? starts : (*a > *b) - (*a < *b);
}

const struct content_page **content_listed(
	const struct page *page, enum content_section section, size_t *ret_count)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	const struct content_page **list = arena_new(
		page->arena, (size_t)catalogue->content_count + 1, sizeof *list);
	size_t count = 0;

	for (int i = 0; i < catalogue->content_count; i++)
		if (catalogue->content[i].section == section)
			list[count++] = &catalogue->content[i];
	qsort(list, count, sizeof *list, section == CONTENT_PROGRAMMES ? by_start : by_date);
	*ret_count = count;
	return list;
}

/* ---- a line of a list ---- */

static void add_fact(struct text *facts, const char *fact)
{
	if (fact != NULL && *fact != '\0')
		text_addf(facts, "%s%s", facts->size == 0 ? "" : " · ", fact);
}

static void add_told(struct text *facts, json_t *told)
{
	add_fact(facts, json_string_value(told));
	json_decref(told);
}

json_t *content_row(const struct page *page, const struct content_page *content)
{
	const char *kind = content_word(page, "kind", content->kind);
	text_auto facts = { 0 };

	add_fact(&facts, content->number);
	add_told(&facts, content_tell_term(page, content));
	add_fact(&facts, content->owner[page->lang]);
	add_fact(&facts, content_word(page, "level", content->level));
	add_fact(&facts, content_word(page, "audience", content->audience));
	add_fact(&facts, content_word(page, "event", content->event));
	add_told(&facts, tell_date(content->date, page->lang));
	return json_pack("{s:s,s:s,s:o,s:o,s:o}", "title", content->title[page->lang], "url",
		content_url(page, content), "kind", tell_text(kind == NULL ? "" : kind), "facts",
		tell_text(text_z(&facts)), "summary", tell_text(content->summary[page->lang]));
}

/* ---- what a programme has come to ---- */

static void say_counts(const struct page *page, const char *key, int k, int n, struct text *ret)
{
	if (n == 0)
		return;
	text_addz(ret, ret->size == 0 ? "" : " ");
	words_say(page->words, key, ret, "k", arena_format(page->arena, "%d", k), "n",
		arena_format(page->arena, "%d", n), NULL);
}

bool content_progress(const struct page *page, const struct content_page *programme, json_t *model,
	struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	int count, planned = 0, well = 0, unknown = 0, done = 0;
	const struct indicator *const *moved = content_moves(
		page->arena, catalogue, programme, &count);
	text_auto milestones = { 0 }, targets = { 0 };

	for (int i = 0; i < count; i++) {
		struct figures figures;
		enum state state;

		if (!figures_read(page->edition, page->arena, moved[i], &figures, err))
			return false;
		state = figures.methods[0].judged.verdict.state;
		planned += figures_planned(&figures);
		well += state == STATE_ACHIEVED || state == STATE_ON_PLAN;
		unknown += state == STATE_NO_DATA;
	}
	for (int i = 0; i < programme->milestone_count; i++)
		done += strcmp(programme->milestones[i].state, "done") == 0;
	say_counts(page, "content.done", done, programme->milestone_count, &milestones);
	say_counts(page, "content.met", well, planned, &targets);
	say_counts(page, "content.unmeasured", 0, unknown, &targets);
	(void)json_object_set_new(model, "done", tell_text(text_z(&milestones)));
	(void)json_object_set_new(model, "met", tell_text(text_z(&targets)));
	return true;
}

/* ---- beside an indicator ---- */

static json_t *link_to(const struct page *page, const struct content_page *content)
{
	const char *title = content->title[page->lang];

	return json_pack("{s:s,s:s}", "url", content_url(page, content), "name",
		*content->number == '\0'
			? title
			: arena_format(page->arena, "%s. %s", content->number, title));
}

static bool moves(const struct page *page, const struct content_page *content,
	const struct indicator *indicator)
{
	int count;
	const struct indicator *const *moved = content_moves(
		page->arena, edition_catalogue(page->edition), content, &count);

	for (int i = 0; i < count; i++)
		if (moved[i] == indicator)
			return true;
	return false;
}

static bool sets(const struct catalogue *catalogue, const struct content_page *content,
	const struct indicator *indicator)
{
	for (int i = 0; i < catalogue->plan_count; i++)
		if (catalogue->plans[i].indicator == indicator &&
			content_sets(content, &catalogue->plans[i]))
			return true;
	return false;
}

json_t *content_of_indicator(const struct page *page, const struct indicator *indicator)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	json_t *documents = json_array(), *programmes = json_array();
	json_t *model = json_pack("{s:o,s:o}", "documents", documents, "programmes", programmes);

	for (int i = 0; i < catalogue->content_count; i++) {
		const struct content_page *each = &catalogue->content[i];

		if (each->section == CONTENT_DOCUMENTS && sets(catalogue, each, indicator))
			(void)json_array_append_new(documents, link_to(page, each));
		if (each->section == CONTENT_PROGRAMMES && moves(page, each, indicator))
			(void)json_array_append_new(programmes, link_to(page, each));
	}
	(void)json_object_set_new(
		model, "has_documents", json_boolean(json_array_size(documents) > 0));
	(void)json_object_set_new(
		model, "has_programmes", json_boolean(json_array_size(programmes) > 0));
	if (json_array_size(documents) + json_array_size(programmes) > 0)
		return model;
	json_decref(model);
	return json_null();
}
