/*
 * dashboard/portal/plan.c - the plan: every target by year with what came of it, the decisions that
 * set them, and who reports on them.
 *
 * What came of a target is the figure of the very period it is for, by the method the plan is
 * reported in, and whether that satisfies it. A figure of another period is no answer here.
 */
#include <stdlib.h>
#include <string.h>

#include "dashboard/portal/content.h"
#include "dashboard/portal/pages.h"
#include "dashboard/portal/rows.h"
#include "dashboard/view/shell.h"
#include "dashboard/view/tell.h"

struct target {
	const struct plan *plan;
	const struct plan_point *point;
};

struct targets {
	const struct page *page;
	const struct catalogue *catalogue;
	struct target *items; /* by the end of the period, then in the order of indicators */
	size_t count;
};

static int compare(const void *left, const void *right)
{
	const struct target *a = left, *b = right;
	int periods = period_compare(&a->point->period, &b->point->period);

	if (a->point->period.until != b->point->period.until)
		return a->point->period.until < b->point->period.until ? -1 : 1;
	if (periods != 0)
		return periods;
	if (a->plan->indicator != b->plan->indicator)
		return a->plan->indicator->order - b->plan->indicator->order;
	return a->point < b->point ? -1 : a->point > b->point;
}

static struct targets gather(const struct page *page)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	struct targets targets = { page, catalogue, NULL, 0 };
	size_t all = 0;

	for (int i = 0; i < catalogue->plan_count; i++)
		all += (size_t)catalogue->plans[i].count;
	targets.items = arena_new(page->arena, all + 1, sizeof *targets.items);
	for (int i = 0; i < catalogue->plan_count; i++)
		for (int k = 0; k < catalogue->plans[i].count; k++)
			targets.items[targets.count++] = (struct target){ &catalogue->plans[i],
				&catalogue->plans[i].points[k] };
	qsort(targets.items, targets.count, sizeof *targets.items, compare);
	return targets;
}

static bool is_of_city(const struct targets *targets, const struct plan *plan)
{
	return strcmp(plan->place, targets->catalogue->city) == 0;
}

/* ---- what came of a target ---- */

/* How an outcome looks, and its word. */
static json_t *outcome(const struct page *page, enum state shape, const char *key)
{
	return json_pack(
		"{s:s,s:s}", "key", state_keys[shape], "word", words_get(page->words, key));
}

/* Without a figure of the period: is it ahead, awaited or missing? */
static json_t *without(const struct page *page, const struct plan_point *point)
{
	int today = edition_info(page->edition)->day, last = period_last_day(&point->period);

	if (last >= today)
		return outcome(page, STATE_NONE, "plan.ahead");
	if (last + VERDICT_GRACE_DAYS >= today)
		return outcome(page, STATE_NO_DATA, "plan.awaited");
	return outcome(page, STATE_NO_DATA, "plan.missing");
}

/* The known figure of a period; NULL for none. */
static const struct observation *figure_of(const struct series *series, const struct period *period)
{
	const struct observation *found = NULL;

	for (size_t i = 0; i < series->count; i++)
		if (series->items[i].known && period_compare(&series->items[i].period, period) == 0)
			found = &series->items[i];
	return found;
}

static bool add_outcome(
	const struct page *page, const struct target *target, json_t *row, struct error *err)
{
	const struct indicator *indicator = target->plan->indicator;
	const struct observation *figure;
	struct series series;
	bool met;

	if (!edition_series(page->edition, page->arena, indicator, indicator_primary(indicator),
		    target->plan->place, &series, err))
		return false;
	figure = figure_of(&series, &target->point->period);
	met = figure != NULL && plan_point_met(target->point, figure->value);
	(void)json_object_set_new(row, "figure",
		figure == NULL ? json_null() : tell_value(figure->value, indicator, page->lang));
	(void)json_object_set_new(row, "status",
		figure == NULL ? json_null() : tell_status(figure->status, page->lang));
	(void)json_object_set_new(row, "outcome",
		target->point->superseded ? json_null()
			: figure == NULL  ? without(page, target->point)
			: met             ? outcome(page, STATE_ACHIEVED, "plan.met")
					  : outcome(page, STATE_OFF_PLAN, "plan.unmet"));
	return true;
}

/* ---- who reports ---- */

/* The indicators with a target in force for the city that one of the reporters answers for. */
static json_t *owned(const struct targets *targets, const struct reporter *reporter)
{
	const struct catalogue *catalogue = targets->catalogue;
	json_t *list = json_array();

	for (int i = 0; i < catalogue->plan_count; i++) {
		const struct plan *plan = &catalogue->plans[i];

		if (is_of_city(targets, plan) && plan_target(plan) != NULL &&
			rows_owner(catalogue, plan->indicator) == reporter)
			(void)json_array_append_new(list,
				json_pack("{s:s,s:s}", "name",
					plan->indicator->name[targets->page->lang], "url",
					rows_url(targets->page, plan->indicator)));
	}
	return list;
}

static json_t *reporters(const struct targets *targets)
{
	const struct catalogue *catalogue = targets->catalogue;
	json_t *list = json_array();

	for (int i = 0; i < catalogue->reporter_count; i++) {
		const struct reporter *reporter = &catalogue->reporters[i];
		json_t *rows = owned(targets, reporter);

		if (json_array_size(rows) > 0)
			(void)json_array_append_new(list,
				json_pack("{s:s,s:O}", "name", reporter->name[targets->page->lang],
					"rows", rows));
		json_decref(rows);
	}
	return list;
}

/* ---- targets by year ---- */

/* { text, url }: where the decision is told of, further down. */
static json_t *decision_link(const struct page *page, const struct decision *decision)
{
	return json_pack("{s:s,s:s}", "text",
		*decision->number == '\0' ? decision->title[page->lang] : decision->number, "url",
		arena_format(page->arena, "#%s", decision->code));
}

static json_t *row_of(const struct targets *targets, const struct target *target, struct error *err)
{
	const struct page *page = targets->page;
	const struct indicator *indicator = target->plan->indicator;
	bool city = is_of_city(targets, target->plan);
	const struct place *place = catalogue_place(
		targets->catalogue, target->plan->place, edition_info(page->edition)->day);
	const struct reporter *owner = city ? rows_owner(targets->catalogue, indicator) : NULL;
	json_t *row = tell_target(target->point, indicator, page->lang);

	(void)json_object_set_new(row, "name", json_string(indicator->name[page->lang]));
	(void)json_object_set_new(row, "url", json_string(rows_url(page, indicator)));
	(void)json_object_set_new(
		row, "place", tell_text(city || place == NULL ? "" : place->name[page->lang]));
	(void)json_object_set_new(row, "superseded", json_boolean(target->point->superseded));
	(void)json_object_set_new(row, "note", tell_text(target->point->note[page->lang]));
	(void)json_object_set_new(row, "decision", decision_link(page, target->point->decision));
	(void)json_object_set_new(
		row, "owner", tell_text(owner == NULL ? "" : owner->name[page->lang]));
	if (add_outcome(page, target, row, err))
		return row;
	json_decref(row);
	return NULL;
}

/* [{ name, rows }], a group a period. */
static bool add_periods(const struct targets *targets, json_t *groups, struct error *err)
{
	json_t *rows = NULL;

	for (size_t i = 0; i < targets->count; i++) {
		const struct target *target = &targets->items[i];
		json_t *row = row_of(targets, target, err);

		if (row == NULL)
			return false;
		if (rows == NULL ||
			period_compare(&target[-1].point->period, &target->point->period) != 0) {
			rows = json_array();
			(void)json_array_append_new(groups,
				json_pack("{s:o,s:o}", "name",
					tell_period(&target->point->period, targets->page->lang),
					"rows", rows));
		}
		(void)json_array_append_new(rows, row);
	}
	return true;
}

/* ---- decisions ---- */

static int count_of(const struct targets *targets, const struct decision *decision, bool superseded)
{
	int count = 0;

	for (size_t i = 0; i < targets->count; i++)
		count += targets->items[i].point->decision == decision &&
			targets->items[i].point->superseded == superseded;
	return count;
}

static json_t *decision_model(const struct targets *targets, const struct decision *decision)
{
	const struct page *page = targets->page;
	int active = count_of(targets, decision, false), gone = count_of(targets, decision, true);
	json_t *replaced = gone == 0 ? json_null()
				     : tell_say(page->words, "plan.replaced", "n",
					       arena_format(page->arena, "%d", gone));

	return json_pack("{s:s,s:s,s:o,s:s,s:s,s:o,s:o,s:o,s:o}", "id", decision->code, "url",
		content_decision_url(page, decision), "number", tell_text(decision->number),
		"title", decision->title[page->lang], "issuer", decision->issuer[page->lang],
		"date", tell_date(decision->date, page->lang), "active",
		tell_say(page->words, "plan.active", "n", arena_format(page->arena, "%d", active)),
		"replaced", replaced, "source",
		tell_source(targets->catalogue, decision->source, page->words));
}

static json_t *decisions(const struct targets *targets)
{
	const struct catalogue *catalogue = targets->catalogue;
	json_t *list = json_array();

	for (int i = 0; i < catalogue->decision_count; i++)
		(void)json_array_append_new(
			list, decision_model(targets, &catalogue->decisions[i]));
	return list;
}

bool plan_view(const struct page *page, struct outcome *ret, struct error *err)
{
	struct targets targets = gather(page);
	json_t *periods = json_array();
	int active = 0;

	for (size_t i = 0; i < targets.count; i++)
		active += !targets.items[i].point->superseded;
	ret->model = shell_new(page, words_get(page->words, "plan.title"));
	(void)json_object_set_new(ret->model, "lede",
		tell_say(page->words, "plan.lede", "n", arena_format(page->arena, "%d", active)));
	(void)json_object_set_new(ret->model, "periods", periods);
	(void)json_object_set_new(ret->model, "decisions", decisions(&targets));
	(void)json_object_set_new(ret->model, "reporters", reporters(&targets));
	(void)json_object_set_new(ret->model, "needed", json_string(page_url(page, "/needed")));
	return add_periods(&targets, periods, err);
}
