/*
 * dashboard/portal/overview.c - the front page: where the city stands.
 *
 * One sentence that answers, the headline targets, one chart, then everything
 * by pillar: first what has a target, then what has none.
 */
#include <string.h>

#include "dashboard/portal/changed.h"
#include "dashboard/portal/editions.h"
#include "dashboard/portal/late.h"
#include "dashboard/portal/map.h"
#include "dashboard/portal/pages.h"
#include "dashboard/portal/parts.h"
#include "dashboard/portal/rows.h"
#include "dashboard/portal/share.h"
#include "dashboard/view/picture.h"
#include "dashboard/view/shell.h"
#include "dashboard/view/tell.h"
#include "indicators/hotline.h"

struct overview {
	const struct page *page;
	const struct figures *all; /* of every indicator, in the order of the catalogue */
	int count;
};

static json_t *other_methods(const struct page *page, const struct figures *figures)
{
	json_t *list = json_array();

	for (int i = 1; i < figures->count; i++) {
		const struct figures_method *each = &figures->methods[i];
		const struct verdict *verdict = &each->judged.verdict;

		if (each->method->illustrative || verdict->latest == NULL)
			continue;
		(void)json_array_append_new(list,
			json_pack("{s:s,s:o,s:o,s:o}", "method", each->method->name[page->lang],
				"value",
				tell_value(verdict->latest->value, figures->indicator, page->lang),
				"period", tell_period(&verdict->latest->period, page->lang),
				"state", tell_verdict(verdict, page->words)));
	}
	return list;
}

static json_t *card(const struct page *page, const struct figures *figures)
{
	json_t *model = rows_standing(page, figures);
	json_t *others = other_methods(page, figures);
	bool drawn = figures->methods[0].judged.verdict.latest != NULL;

	(void)json_object_set_new(model, "bullet",
		drawn ? picture_small(page, figures->indicator, "bullet", PRESET_CARD)
		      : json_null());
	(void)json_object_set_new(model, "has_others", json_boolean(json_array_size(others) > 0));
	(void)json_object_set_new(model, "others", others);
	return model;
}

/* Adds the rows of one pillar that have, or have not, a figure of the city. */
static bool add_rows(const struct overview *overview, const struct pillar *pillar, bool planned,
	bool known, json_t *list, struct error *err)
{
	for (int i = 0; i < overview->count; i++) {
		const struct figures *figures = &overview->all[i];
		json_t *model;

		if (figures->methods[0].method->illustrative ||
			figures->indicator->pillar != pillar ||
			figures_planned(figures) != planned ||
			(figures->methods[0].judged.verdict.latest != NULL) != known)
			continue;
		model = rows_row(overview->page, figures, err);
		if (model == NULL)
			return false;
		(void)json_array_append_new(list, model);
	}
	return true;
}

/* The pillars that have such rows; what has a figure comes first. */
static bool add_pillars(const struct overview *overview, bool planned, const char *member,
	json_t *model, struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(overview->page->edition);
	json_t *list = json_array();

	(void)json_object_set_new(model, member, list);
	for (int i = 0; i < catalogue->pillar_count; i++) {
		const struct pillar *pillar = &catalogue->pillars[i];
		json_t *rows = json_array();
		bool fine = add_rows(overview, pillar, planned, true, rows, err) &&
			add_rows(overview, pillar, planned, false, rows, err);

		if (json_array_size(rows) > 0)
			(void)json_array_append_new(list,
				json_pack("{s:s,s:O}", "name", pillar->name[overview->page->lang],
					"rows", rows));
		json_decref(rows);
		if (!fine)
			return false;
	}
	return true;
}

/* What has illustrative figures only: { rows: [{ name, url }] }; null for none. */
static json_t *made_up(const struct overview *overview)
{
	json_t *rows = json_array();

	for (int i = 0; i < overview->count; i++)
		if (overview->all[i].methods[0].method->illustrative)
			(void)json_array_append_new(rows,
				json_pack("{s:s,s:s}", "name",
					overview->all[i].indicator->name[overview->page->lang],
					"url",
					rows_url(overview->page, overview->all[i].indicator)));
	if (json_array_size(rows) == 0) {
		json_decref(rows);
		return json_null();
	}
	return json_pack("{s:o}", "rows", rows);
}

static json_t *cards(const struct overview *overview)
{
	json_t *list = json_array();

	for (int i = 0; i < overview->count; i++)
		if (overview->all[i].indicator->headline)
			(void)json_array_append_new(list, card(overview->page, &overview->all[i]));
	return list;
}

const enum state parts_states[PARTS_STATES] = { STATE_ACHIEVED, STATE_ON_PLAN, STATE_BEHIND,
	STATE_OFF_PLAN, STATE_NONE, STATE_NO_DATA };

json_t *parts_answer(const struct page *page, const struct figures *all, int figures_count)
{
	const struct words *words = page->words;
	json_t *parts = json_array();
	int counts[STATE_COUNT] = { 0 }, targets = 0;
	json_t *last = NULL;
	const char *number;

	for (int i = 0; i < figures_count; i++)
		if (figures_planned(&all[i])) {
			counts[all[i].methods[0].judged.verdict.state]++;
			targets++;
		}
	for (size_t i = 0; i < PARTS_STATES; i++) {
		const enum state state = parts_states[i];
		text_auto key = { 0 };

		if (counts[state] == 0)
			continue;
		number = arena_format(page->arena, "%d", counts[state]);
		text_addf(&key, "answer.%s", state_keys[state]);
		last = json_pack("{s:s,s:o,s:b}", "state", state_keys[state], "text",
			tell_say(words, text_z(&key), "n", number), "comma", true);
		(void)json_array_append_new(parts, last);
	}
	if (last != NULL)
		(void)json_object_set_new(last, "comma", json_false());
	number = arena_format(page->arena, "%d", targets);
	return json_pack(
		"{s:o,s:o}", "lead", tell_say(words, "answer.lead", "n", number), "parts", parts);
}

/* The chart of the first headline indicator, with its paragraph; null for none. */
static json_t *main_chart(const struct overview *overview)
{
	const struct page *page = overview->page;

	for (int i = 0; i < overview->count; i++) {
		const struct figures *figures = &overview->all[i];
		json_t *model;

		if (!figures->indicator->headline || figures->methods[0].series.count == 0)
			continue;
		model = share_chart(page, figures);
		if (json_is_null(model))
			continue;
		(void)json_object_set_new(
			model, "name", json_string(figures->indicator->name[page->lang]));
		(void)json_object_set_new(
			model, "url", json_string(rows_url(page, figures->indicator)));
		return model;
	}
	return json_null();
}

/* { summary, url, rows: [{ name, url, before, state }] }; null for the first edition. */
static json_t *changes(const struct page *page)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	int number = edition_info(page->edition)->number;
	struct edition *before;
	struct changed changed;
	struct error trouble;
	json_t *rows;

	if (number == 1)
		return json_null();
	before = editions_get(page->editions, number - 1, &trouble);
	if (before == NULL || !changed_read(page->edition, before, page->arena, &changed, &trouble))
		return json_null(); /* the front page stands without its past */
	rows = json_array();
	for (size_t i = 0; i < changed.moved_count; i++) {
		const struct edition_state *now = changed.moved[i].now;

		if (strcmp(now->place, catalogue->city) == 0 && now->method->primary)
			(void)json_array_append_new(rows,
				json_pack("{s:s,s:s,s:o,s:o}", "name",
					now->indicator->name[page->lang], "url",
					rows_url(page, now->indicator), "before",
					tell_state(changed.moved[i].then, page->lang), "state",
					tell_state(now->state, page->lang)));
	}
	return json_pack("{s:o,s:s,s:o}", "summary", changed_say(page, &changed), "url",
		page_url(page, arena_format(page->arena, "/e/%d", number)), "rows", rows);
}

bool overview_view(const struct page *page, struct outcome *ret, struct error *err)
{
	struct overview overview = { .page = page };

	overview.all = rows_read(page, &overview.count, err);
	if (overview.all == NULL)
		return false;
	ret->model = shell_new(page, words_get(page->words, "overview.title"));
	(void)json_object_set_new(ret->model, "needed", json_string(page_url(page, "/needed")));
	(void)json_object_set_new(ret->model, "hotline",
		catalogue_indicator(edition_catalogue(page->edition), hotline_indicators[0]) == NULL
			? json_null()
			: json_string(page_url(page, "/1022")));
	(void)json_object_set_new(
		ret->model, "report", json_string(page_fixed(page, "/report.pdf", "")));
	(void)json_object_set_new(
		ret->model, "answer", parts_answer(page, overview.all, overview.count));
	(void)json_object_set_new(ret->model, "changes", changes(page));
	(void)json_object_set_new(
		ret->model, "late", late_model(page, overview.all, overview.count));
	(void)json_object_set_new(ret->model, "late_note", late_note(page));
	(void)json_object_set_new(ret->model, "plan", json_string(page_url(page, "/plan")));
	(void)json_object_set_new(ret->model, "cards", cards(&overview));
	(void)json_object_set_new(ret->model, "chart", main_chart(&overview));
	(void)json_object_set_new(ret->model, "made_up", made_up(&overview));
	return map_add(page, overview.all, overview.count, ret->model, err) &&
		add_pillars(&overview, true, "planned", ret->model, err) &&
		add_pillars(&overview, false, "unplanned", ret->model, err);
}
