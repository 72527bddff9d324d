/* dashboard/portal/content_page.c - one page of a section, and what it hangs together with. */
#include <string.h>

#include "base/markdown.h"
#include "dashboard/portal/content.h"
#include "dashboard/portal/pages.h"
#include "dashboard/portal/rows.h"
#include "dashboard/view/shell.h"
#include "dashboard/view/tell.h"

struct telling {
	const struct page *page;
	const struct catalogue *catalogue;
	const struct content_page *content;
};

/* ---- facts ---- */

static void add_fact(
	const struct telling *telling, json_t *list, const char *key, json_t *text, const char *url)
{
	if (json_is_string(text))
		(void)json_array_append_new(list,
			json_pack("{s:s,s:O,s:o}", "name", words_get(telling->page->words, key),
				"text", text, "url", tell_text(url)));
	json_decref(text);
}

static json_t *word(const struct telling *telling, const char *member, const char *value)
{
	const char *text = content_word(telling->page, member, value);

	return tell_text(text == NULL ? "" : text);
}

/* Of a programme: what it rests on. */
static void add_decision(const struct telling *telling, json_t *list)
{
	const struct content_page *document = content_find(
		telling->catalogue, CONTENT_DOCUMENTS, telling->content->decision);

	if (document != NULL)
		add_fact(telling, list, "content.decision",
			json_string(*document->number == '\0' ? document->title[telling->page->lang]
							      : document->number),
			content_url(telling->page, document));
}

/* 2020–2030, within its term */
static json_t *term(const struct telling *telling)
{
	const struct page *page = telling->page;
	json_t *dates = content_tell_term(page, telling->content);
	const char *state = content_word(page, "term",
		content_terms[content_term(telling->content, edition_info(page->edition)->day)]);
	json_t *told = json_is_null(dates)
		? json_string(state)
		: json_sprintf("%s (%s)", json_string_value(dates), state);

	json_decref(dates);
	return told;
}

static json_t *facts(const struct telling *telling)
{
	const struct page *page = telling->page;
	const struct content_page *content = telling->content;
	json_t *list = json_array();

	add_fact(telling, list, "content.by-kind", word(telling, "kind", content->kind), "");
	add_fact(telling, list, "content.number", tell_text(content->number), "");
	add_fact(telling, list, "content.date", tell_date(content->date, page->lang), "");
	add_decision(telling, list);
	add_fact(telling, list,
		arena_format(page->arena, "content.%s.owner", content_sections[content->section]),
		tell_text(content->owner[page->lang]), "");
	if (content->section == CONTENT_PROGRAMMES)
		add_fact(telling, list, "content.term-name", term(telling), "");
	add_fact(telling, list, "content.level-name", word(telling, "level", content->level), "");
	add_fact(telling, list, "content.by-audience", word(telling, "audience", content->audience),
		"");
	add_fact(telling, list, "content.by-event", word(telling, "event", content->event), "");
	add_fact(telling, list, "content.link", tell_text(content->link), content->link);
	return list;
}

/* ---- words ---- */

/* A path of this site, in the reader's language and edition. */
static const char *resolve(void *context, const char *path)
{
	const struct telling *telling = context;

	return page_url(telling->page, path);
}

static json_t *body(struct telling *telling)
{
	text_auto html = { 0 };

	markdown_html(
		span_of(telling->content->body[telling->page->lang]), resolve, telling, &html);
	return tell_text(text_z(&html));
}

static json_t *milestones(const struct telling *telling)
{
	const struct content_page *content = telling->content;
	json_t *list = json_array();

	for (int i = 0; i < content->milestone_count; i++) {
		const struct content_milestone *each = &content->milestones[i];
		struct period period;
		bool known = period_parse(span_of(each->period), &period);

		(void)json_array_append_new(list,
			json_pack("{s:o,s:s,s:s,s:s,s:o}", "period",
				known ? tell_period(&period, telling->page->lang) : json_null(),
				"title", each->title[telling->page->lang], "key", each->state,
				"state", content_word(telling->page, "state", each->state),
				"source",
				tell_source(
					telling->catalogue, each->source, telling->page->words)));
	}
	return list;
}

static json_t *picture(const struct telling *telling)
{
	const struct content_picture *picture = &telling->content->picture;
	struct page shared = *telling->page;

	if (picture->hash == NULL)
		return json_null();
	shared.lang = LANG_VI; /* whose paths have nothing in front */
	return json_pack("{s:s,s:i,s:i,s:s}", "url",
		page_url(&shared, arena_format(shared.arena, "/pictures/%s.jpg", picture->hash)),
		"width", picture->width, "height", picture->height, "alt",
		picture->alt[telling->page->lang]);
}

/* ---- what it hangs together with ---- */

/* The targets that a document set, of the city and of others. */
static void add_targets(const struct telling *telling, const struct plan *plan, json_t *list)
{
	const struct page *page = telling->page;
	const struct place *place = catalogue_place(
		telling->catalogue, plan->place, edition_info(page->edition)->day);
	bool city = strcmp(plan->place, telling->catalogue->city) == 0;

	for (int i = 0; i < plan->count; i++) {
		const struct plan_point *point = &plan->points[i];
		json_t *row;

		if (strcmp(point->decision->code, telling->content->slug) != 0)
			continue;
		row = tell_target(point, plan->indicator, page->lang);
		(void)json_object_set_new(
			row, "name", json_string(plan->indicator->name[page->lang]));
		(void)json_object_set_new(row, "url", json_string(rows_url(page, plan->indicator)));
		(void)json_object_set_new(row, "place",
			tell_text(city || place == NULL ? "" : place->name[page->lang]));
		(void)json_object_set_new(row, "superseded", json_boolean(point->superseded));
		(void)json_object_set_new(row, "note", tell_text(point->note[page->lang]));
		(void)json_array_append_new(list, row);
	}
}

static json_t *targets(const struct telling *telling)
{
	json_t *list = json_array();

	for (int i = 0; i < telling->catalogue->plan_count &&
		telling->content->section == CONTENT_DOCUMENTS;
		i++)
		add_targets(telling, &telling->catalogue->plans[i], list);
	return list;
}

/* The programmes that rest on a document. */
static json_t *programmes(const struct telling *telling)
{
	json_t *list = json_array();

	for (int i = 0; i < telling->catalogue->content_count &&
		telling->content->section == CONTENT_DOCUMENTS;
		i++) {
		const struct content_page *each = &telling->catalogue->content[i];

		if (strcmp(each->decision, telling->content->slug) == 0)
			(void)json_array_append_new(list, content_row(telling->page, each));
	}
	return list;
}

/* The indicators a programme is to move, with what they have come to. */
static bool add_moved(const struct telling *telling, json_t *list, struct error *err)
{
	const struct page *page = telling->page;
	int count;
	const struct indicator *const *moved = content_moves(
		page->arena, telling->catalogue, telling->content, &count);

	for (int i = 0; i < count; i++) {
		struct figures figures;

		if (!figures_read(page->edition, page->arena, moved[i], &figures, err))
			return false;
		(void)json_array_append_new(list, rows_standing(page, &figures));
	}
	return true;
}

/* A list, and whether there is anything in it. */
static void add_list(json_t *model, const char *has, const char *name, json_t *list)
{
	(void)json_object_set_new(model, has, json_boolean(json_array_size(list) > 0));
	(void)json_object_set_new(model, name, list);
}

bool content_view(const struct page *page, struct outcome *ret, struct error *err)
{
	struct telling telling = { page, edition_catalogue(page->edition), NULL };
	enum content_section section = content_section_of(page);
	json_t *moved;

	telling.content = content_find(telling.catalogue, section, page->code);
	if (telling.content == NULL)
		return error_set(err, ERROR_REFUSED, "content.none", "%s", page->code);
	ret->model = shell_new(page, telling.content->title[page->lang]);
	(void)json_object_set_new(ret->model, "section",
		json_pack("{s:s,s:s}", "name", content_section_name(page, section), "url",
			page_url(page, content_section_path(page, section))));
	(void)json_object_set_new(
		ret->model, "lede", tell_text(telling.content->summary[page->lang]));
	(void)json_object_set_new(ret->model, "facts", facts(&telling));
	(void)json_object_set_new(ret->model, "body_html", body(&telling));
	(void)json_object_set_new(ret->model, "head", picture(&telling));
	(void)json_object_set_new(ret->model, "picture", timeline_of(page, telling.content));
	(void)json_object_set_new(
		ret->model, "section_feed", tell_text(content_feed_path(page, section)));
	(void)json_object_set_new(ret->model, "source",
		tell_source(telling.catalogue, telling.content->source, page->words));
	add_list(ret->model, "has_milestones", "milestones", milestones(&telling));
	add_list(ret->model, "has_targets", "targets", targets(&telling));
	add_list(ret->model, "has_programmes", "programmes", programmes(&telling));
	moved = json_array();
	if (!content_progress(page, telling.content, ret->model, err) ||
		!add_moved(&telling, moved, err)) {
		json_decref(moved);
		return false;
	}
	add_list(ret->model, "has_moved", "moved", moved);
	return true;
}
