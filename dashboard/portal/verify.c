/*
 * dashboard/portal/verify.c - the code under a chart: which edition it is of, whether that is what was
 * signed, and what it says.
 */
#include <string.h>

#include "dashboard/portal/editions.h"
#include "dashboard/portal/pages.h"
#include "dashboard/portal/rows.h"
#include "dashboard/view/attest.h"
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

/* The name of a figure's method, where one indicator's are listed; null in a list of many. */
static json_t *method_name(const struct page *page, const struct attested *attested, bool one)
{
	return one ? json_string(attested->method->name[page->lang]) : json_null();
}

static json_t *status(const struct page *page, const struct attested *attested)
{
	if (attested->method->illustrative)
		return json_string(words_get(page->words, "illustrative.short"));
	return attested->then->known ? tell_status(attested->then->status, page->lang)
				     : json_null();
}

static json_t *row(const struct page *page, const struct attested *attested, bool one)
{
	text_auto value = { 0 }, later = { 0 };

	attest_say_value(attested, page->lang, &value);
	attest_say_later(attested, page->words, &later);
	return json_pack("{s:s,s:s,s:n,s:o,s:o,s:s,s:o,s:o}", "name",
		attested->indicator->name[page->lang], "url", rows_url(page, attested->indicator),
		"place", "method", method_name(page, attested, one), "period",
		tell_period(&attested->then->period, page->lang), "value", text_z(&value), "status",
		status(page, attested), "later", tell_text(text_z(&later)));
}

/* The latest figure of each headline indicator, or every figure of the one that is asked for. */
static bool add_rows(const struct page *page, const char *code, json_t *rows, struct error *err)
{
	const struct attest_wish wish = { code, NULL, NULL };
	struct edition *later = NULL;
	struct attested *list;
	size_t count;

	if (edition_info(page->edition)->number < page->current) {
		later = editions_get(page->editions, page->current, err);
		if (later == NULL)
			return false;
	}
	if (!attest(page->edition, later, page->arena, &wish, &list, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		(void)json_array_append_new(rows, row(page, &list[i], *code != '\0'));
	return true;
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
