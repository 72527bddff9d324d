/*
 * dashboard/office/board.c - what leaders look at before an edition is public: where targets stand in it,
 * what it changes, how fast things have to move, and which bodies are late. Bodies, never people.
 */
#include <string.h>

#include "dashboard/office/pages.h"
#include "dashboard/office/preview.h"
#include "dashboard/office/shell.h"
#include "dashboard/portal/asked.h"
#include "dashboard/portal/parts.h"
#include "dashboard/portal/rows.h"
#include "dashboard/view/tell.h"
#include "store/office/calendar.h"

/* How many targets of a pillar, or with NULL of all, are in each state; null where there are none. */
static json_t *count_states(const struct visit *visit, const struct figures *all, int count,
	const struct pillar *pillar)
{
	int counts[STATE_COUNT] = { 0 }, targets = 0;
	json_t *cells = json_array();

	for (int i = 0; i < count; i++)
		if (all[i].indicator->pillar == pillar && figures_planned(&all[i])) {
			counts[all[i].methods[0].judged.verdict.state]++;
			targets++;
		}
	for (size_t i = 0; i < PARTS_STATES; i++)
		(void)json_array_append_new(cells,
			json_pack("{s:o,s:o}", "state", tell_state(parts_states[i], visit->lang),
				"n",
				counts[parts_states[i]] == 0
					? json_null()
					: tell_count(counts[parts_states[i]], visit->lang)));
	if (targets > 0)
		return json_pack("{s:s,s:o}", "name", pillar->name[visit->lang], "cells", cells);
	json_decref(cells);
	return json_null();
}

static bool add_states(
	const struct visit *visit, const struct page *page, json_t *model, struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	json_t *states = json_array(), *pillars = json_array();
	int count;
	const struct figures *all;

	for (size_t i = 0; i < PARTS_STATES; i++)
		(void)json_array_append_new(states, tell_state(parts_states[i], visit->lang));
	(void)json_object_set_new(model, "states", states);
	(void)json_object_set_new(model, "pillars", pillars);
	all = rows_read(page, &count, err);
	if (all == NULL)
		return false;
	(void)json_object_set_new(model, "answer", parts_answer(page, all, count));
	for (int i = 0; i < catalogue->pillar_count; i++) {
		json_t *row = count_states(visit, all, count, &catalogue->pillars[i]);

		if (json_is_null(row))
			json_decref(row);
		else
			(void)json_array_append_new(pillars, row);
	}
	return true;
}

/* Of one body: how many figures are late, the latest by how much, and of what. */
static json_t *late_body(const struct visit *visit, const struct reporter *reporter,
	const struct owed *list, size_t count)
{
	json_t *names = json_array();
	int64_t late = 0;
	int most = 0;

	for (size_t i = 0; i < count; i++) {
		const struct owed *owed = &list[i];

		if (owed->state != DUTY_LATE || strcmp(owed->duty->reporter, reporter->code) != 0)
			continue;
		late++;
		most = owed->late > most ? owed->late : most;
		(void)json_array_append_new(names,
			json_pack("{s:s,s:o}", "name", owed->duty->indicator->name[visit->lang],
				"period", tell_period(&owed->period, visit->lang)));
	}
	if (late == 0) {
		json_decref(names);
		return NULL;
	}
	return json_pack("{s:s,s:o,s:s,s:o}", "name", reporter->name[visit->lang], "late",
		tell_count((long)late, visit->lang), "most", visit_count(visit, "say.late", most),
		"figures", names);
}

static bool add_late(struct visit *visit, json_t *model, struct error *err)
{
	const struct catalogue *catalogue = visit_catalogue(visit, err);
	json_t *rows = json_array();
	struct owed *list;
	size_t count;

	(void)json_object_set_new(model, "late", rows);
	if (catalogue == NULL ||
		!duty_list(visit->office, visit->arena, catalogue, "", visit_today(), &list, &count,
			err))
		return false;
	for (int i = 0; i < catalogue->reporter_count; i++) {
		json_t *row = late_body(visit, &catalogue->reporters[i], list, count);

		if (row != NULL)
			(void)json_array_append_new(rows, row);
	}
	(void)json_object_set_new(model, "some_late", json_boolean(json_array_size(rows) > 0));
	return true;
}

bool board_page(struct visit *visit, struct visited *ret, struct error *err)
{
	struct page page;
	json_t *model = office_shell(visit, words_get(visit->words, "office.board.title"));
	json_t *said, *raised;

	ret->model = model;
	if (!preview_front(visit, &page, err))
		return false;
	raised = asked_raised(&page, err);
	if (raised == NULL)
		return false;
	(void)json_object_set_new(model, "raised", raised);
	(void)json_object_set_new(model, "inbox", json_string(visit_url(visit, "/inbox")));
	page.code = arena_format(visit->arena, "%d", page.current);
	said = tell_say(visit->words, "office.board.edition", "number", page.code);
	(void)json_object_set_new(model, "said", said);
	(void)json_object_set_new(model, "pages", json_string(page_path(&page, "/")));
	(void)json_object_set_new(model, "changes",
		json_string(page_path(&page, arena_format(visit->arena, "/e/%d", page.current))));
	(void)json_object_set_new(model, "needed", json_string(page_path(&page, "/needed")));
	return add_states(visit, &page, model, err) && add_late(visit, model, err) &&
		parts_needed(&page, model, err) && parts_changes(&page, model, err);
}
