/*
 * dashboard/portal/verify.c - the code under a chart: which edition it is of, whether that is what was
 * signed, and what it says.
 */
#include <string.h>

#include "dashboard/portal/editions.h"
#include "dashboard/portal/pages.h"
#include "dashboard/portal/rows.h"
#include "dashboard/view/choice.h"
#include "dashboard/view/shell.h"
#include "dashboard/view/tell.h"

/* Which values are asked for: of the headline indicators, or of one. */
static struct choices indicator_choices(const struct page *page)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	size_t count = (size_t)catalogue->indicator_count + 1;
	struct choice *items = arena_new(page->arena, count, sizeof *items);

	items[0] = (struct choice){ "", words_get(page->words, "verify.headline") };
	for (int i = 0; i < catalogue->indicator_count; i++)
		items[i + 1] = (struct choice){ catalogue->indicators[i].code,
			catalogue->indicators[i].name[page->lang] };
	return (struct choices){ "indicator", words_get(page->words, "verify.indicator"), items,
		count };
}

static json_t *row(const struct page *page, const struct figures *figures,
	const struct observation *observation)
{
	const struct indicator *indicator = figures->indicator;

	return json_pack("{s:s,s:s,s:n,s:n,s:o,s:o,s:o}", "name", indicator->name[page->lang],
		"url", rows_url(page, indicator), "place", "method", "period",
		tell_period(&observation->period, page->lang), "value",
		rows_value(observation, indicator, page->lang), "status",
		observation->known ? tell_status(observation->status, page->lang) : json_null());
}

/* The latest figure of each headline indicator, or every figure of the one that is asked for. */
static bool add_rows(const struct page *page, const char *code, json_t *rows, struct error *err)
{
	int count;
	const struct figures *all = rows_read(page, &count, err);

	for (int i = 0; all != NULL && i < count; i++) {
		const struct series *series = &all[i].methods[0].series;
		const struct observation *latest = all[i].methods[0].judged.verdict.latest;

		if (*code == '\0' && all[i].indicator->headline && latest != NULL)
			(void)json_array_append_new(rows, row(page, &all[i], latest));
		for (size_t k = 0; strcmp(all[i].indicator->code, code) == 0 && k < series->count;
			k++)
			(void)json_array_append_new(rows, row(page, &all[i], &series->items[k]));
	}
	return all != NULL;
}

static json_t *superseded(const struct page *page, const char *number)
{
	text_auto text = { 0 };

	if (edition_info(page->edition)->number == page->current)
		return json_null();
	words_say(page->words, "verify.superseded", &text, "current",
		arena_format(page->arena, "%d", page->current), "number", number, NULL);
	return json_string(text_z(&text));
}

/* { sentence, superseded, number, sha256, key, url, rows }; opening the edition verified it. */
static json_t *found(const struct page *page, const struct manifest *manifest,
	const char *indicator, struct error *err)
{
	struct page at = *page;
	const char *number = arena_format(page->arena, "%d", manifest->number);
	text_auto sentence = { 0 };
	json_t *rows, *time;

	at.pinned = true;
	at.edition = editions_get(page->editions, manifest->number, err);
	if (at.edition == NULL)
		return NULL;
	rows = json_array();
	if (!add_rows(&at, indicator, rows, err)) {
		json_decref(rows);
		return NULL;
	}
	time = tell_instant(manifest->published_at, page->lang);
	words_say(page->words, "verify.found", &sentence, "code", edition_info(at.edition)->code,
		"number", number, "time", json_string_value(time), NULL);
	json_decref(time);
	return json_pack("{s:s,s:o,s:s,s:s,s:s,s:s,s:o}", "sentence", text_z(&sentence),
		"superseded", superseded(&at, number), "number", number, "sha256", manifest->sha256,
		"key", manifest->key, "url",
		page_path(page, arena_format(page->arena, "/e/%s", number)), "rows", rows);
}

/* Sets `found` and `unknown`, both null where no code is asked for. */
static bool look_up(const struct page *page, const char *code, const char *indicator,
	struct outcome *ret, struct error *err)
{
	struct manifest manifest;
	struct error trouble;
	json_t *answer = json_null();
	json_t *unknown = json_null();

	if (*code != '\0' &&
		!editions_find(page->editions, page->arena, code, &manifest, &trouble)) {
		if (strcmp(trouble.key, "verify.unknown") != 0) {
			*err = trouble;
			return false;
		}
		unknown = tell_say(page->words, "verify.unknown", "code", code);
		ret->passing = true;
	} else if (*code != '\0') {
		answer = found(page, &manifest, indicator, err);
	}
	(void)json_object_set_new(ret->model, "found", answer);
	(void)json_object_set_new(ret->model, "unknown", unknown);
	return answer != NULL;
}

bool verify_view(const struct page *page, struct outcome *ret, struct error *err)
{
	const char *code = request_parameter(page->request, "code", "");
	struct choices choices = indicator_choices(page);
	size_t chosen;

	if (!choice_read(page, &choices, &chosen, err))
		return false;
	ret->model = shell_new(page, words_get(page->words, "verify.title"));
	(void)json_object_set_new(ret->model, "asked", json_string(code));
	(void)json_object_set_new(ret->model, "action", json_string(page_path(page, "/verify")));
	(void)json_object_set_new(
		ret->model, "choices", json_pack("[o]", choice_model(&choices, chosen)));
	return look_up(page, code, choices.items[chosen].value, ret, err);
}
