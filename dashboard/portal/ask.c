/*
 * dashboard/portal/ask.c - see ask.h: ideas and questions of citizens, the form and what was answered.
 *
 * A portal without a letterbox, a file, and a preview show what was answered and say where to ask.
 */
#include "dashboard/portal/ask.h"

#include <string.h>

#include "dashboard/portal/asked.h"
#include "dashboard/portal/pages.h"
#include "dashboard/view/choice.h"
#include "dashboard/view/placelist.h"
#include "dashboard/view/shell.h"
#include "dashboard/view/tell.h"

enum { A_PAGE = 20 };

static const char *number_text(const struct page *page, int n)
{
	return arena_format(page->arena, "%d", n);
}

/* A sentence with a number in its hole {n}. */
static json_t *say(const struct page *page, const char *key, int n)
{
	return tell_say(page->words, key, "n", number_text(page, n));
}

/* ---- the form ---- */

static json_t *kinds(const struct page *page, const struct asking *asking)
{
	json_t *list = json_array();

	/* a question comes first: most come from a figure */
	for (int kind = INQUIRY_QUESTION; kind >= INQUIRY_IDEA; kind--)
		(void)json_array_append_new(list,
			json_pack("{s:s,s:s,s:b}", "key", inquiry_kinds[kind], "word",
				words_get(page->words,
					arena_format(
						page->arena, "ask.choose.%s", inquiry_kinds[kind])),
				"checked", kind == (int)asking->letter.kind));
	return list;
}

static json_t *chosen(const struct choices *choices, const char *code)
{
	size_t at = 0;

	for (size_t i = 0; i < choices->count; i++)
		if (strcmp(choices->items[i].value, code) == 0)
			at = i;
	return choice_model(choices, at);
}

static json_t *indicator_choice(const struct page *page, const char *code)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	struct choice *items = arena_new(
		page->arena, (size_t)catalogue->indicator_count + 1, sizeof *items);
	const struct choices choices = { "indicator", words_get(page->words, "column.indicator"),
		items, (size_t)catalogue->indicator_count + 1 };

	items[0] = (struct choice){ "", words_get(page->words, "ask.no-indicator") };
	for (int i = 0; i < catalogue->indicator_count; i++)
		items[i + 1] = (struct choice){ catalogue->indicators[i].code,
			catalogue->indicators[i].name[page->lang] };
	return chosen(&choices, code);
}

static json_t *place_choice(const struct page *page, const char *code)
{
	size_t count;
	const struct place **places = placelist(page, &count);
	struct choice *items = arena_new(page->arena, count + 1, sizeof *items);
	const struct choices choices = { "place", words_get(page->words, "column.place"), items,
		count + 1 };

	items[0] = (struct choice){ "", words_get(page->words, "ask.no-place") };
	for (size_t i = 0; i < count; i++)
		items[i + 1] = (struct choice){ places[i]->code, places[i]->name[page->lang] };
	return chosen(&choices, code);
}

/* { subject, choices, ... }, or null where nothing can be sent from here. */
static bool form_model(
	const struct page *page, const struct asking *asking, json_t **ret, struct error *err)
{
	const struct letter *letter = &asking->letter;
	json_t *choices = json_array(), *subject = json_null();

	if (asking->fixed) {
		subject = asked_subject(page->edition, page->words, letter->indicator,
			letter->place, letter->period, err);
		if (subject == NULL) {
			json_decref(choices);
			return false;
		}
	} else {
		(void)json_array_append_new(choices, indicator_choice(page, letter->indicator));
		(void)json_array_append_new(choices, place_choice(page, letter->place));
	}
	*ret = json_pack("{s:s,s:o,s:o,s:o,s:b,s:s,s:s,s:s,s:i,s:s,s:s,s:s,s:i,s:i,s:o,s:o,s:o}",
		"action", page_path(page, "/ask"), "kinds", kinds(page, asking), "subject", subject,
		"choices", choices, "fixed", asking->fixed, "indicator", letter->indicator, "place",
		letter->place, "period", letter->period, "asked_edition", letter->edition, "text",
		letter->text, "name", letter->name, "contact", letter->contact, "max_text",
		INQUIRY_MAX_TEXT, "max_name", INQUIRY_MAX_NAME, "limit",
		say(page, "ask.limit", INQUIRY_MAX_TEXT), "kept",
		say(page, "ask.kept", INQUIRY_KEEP_DAYS), "due",
		say(page, "ask.due", INQUIRY_WORKING_DAYS));
	return true;
}

/* ---- what was answered ---- */

static bool add_answers(const struct page *page, json_t *model, struct error *err)
{
	const int number = page_number(request_parameter(page->request, "page", "1"));
	const char *url = page_url(page, "/ask");
	struct edition_inquiry *list;
	json_t *rows = json_array();
	size_t count, from, until;

	(void)json_object_set_new(model, "rows", rows);
	if (!edition_inquiries(page->edition, page->arena, NULL, &list, &count, err))
		return false;
	from = (size_t)(number - 1) * A_PAGE;
	if (number < 1 || (number > 1 && from >= count))
		return error_set(err, ERROR_MISUSE, "request.value", "page=%s",
			request_parameter(page->request, "page", "1"));
	until = from + A_PAGE < count ? from + A_PAGE : count;
	for (size_t i = from; i < until; i++)
		(void)json_array_append_new(rows, asked_row(page, &list[i]));
	(void)json_object_set_new(model, "has_rows", json_boolean(count > 0));
	(void)json_object_set_new(model, "newer",
		number == 1 ? json_null()
			: number == 2
			? json_string(url)
			: json_string(page_more(page, url, "page", number_text(page, number - 1))));
	(void)json_object_set_new(model, "older",
		until == count
			? json_null()
			: json_string(page_more(page, url, "page", number_text(page, number + 1))));
	return true;
}

static bool add_counts(const struct page *page, json_t *model, struct error *err)
{
	struct inquiry_tally all = { 0 };
	struct edition_tally *list;
	size_t count;

	if (!edition_tallies(page->edition, page->arena, &list, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		inquiry_add(&all, &list[i].tally);
	(void)json_object_set_new(model, "counts", asked_counts(page->words, &all));
	return true;
}

bool ask_page(const struct page *page, const struct asking *asking, const char *trouble,
	struct outcome *ret, struct error *err)
{
	json_t *form = json_null();

	if (page->letterbox != NULL && !form_model(page, asking, &form, err))
		return false;
	ret->model = shell_new(page, words_get(page->words, "ask.title"));
	(void)json_object_set_new(ret->model, "form", form);
	(void)json_object_set_new(ret->model, "trouble", json_text_or_null(trouble));
	return add_counts(page, ret->model, err) && add_answers(page, ret->model, err);
}

/* ---- GET ---- */

/* What the address fills in; key request.value for an indicator or place that is not there, or no period. */
static bool read_address(const struct page *page, struct asking *ret, struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	const struct request *request = page->request;
	struct letter *letter = &ret->letter;
	struct period period;

	*ret = (struct asking){ .letter = { .kind = INQUIRY_QUESTION,
					.indicator = request_parameter(request, "indicator", ""),
					.place = request_parameter(request, "place", ""),
					.period = request_parameter(request, "period", ""),
					.edition = edition_info(page->edition)->number,
					.text = "",
					.name = "",
					.contact = "" } };
	ret->fixed = *letter->indicator != '\0';
	if (ret->fixed && catalogue_indicator(catalogue, letter->indicator) == NULL)
		return error_set(
			err, ERROR_MISUSE, "request.value", "indicator=%s", letter->indicator);
	if (*letter->place != '\0' && !catalogue_has_place(catalogue, letter->place))
		return error_set(err, ERROR_MISUSE, "request.value", "place=%s", letter->place);
	if (*letter->period != '\0' && !period_parse(span_of(letter->period), &period))
		return error_set(err, ERROR_MISUSE, "request.value", "period=%s", letter->period);
	return true;
}

/* A code that was typed leads to its page. */
static bool look_up(const struct page *page, const char *typed, struct outcome *ret)
{
	char code[INQUIRY_CODE], ticket[HASH_HEX];

	ret->fresh = true;
	if (!inquiry_ticket(typed, code, ticket))
		return false;
	ret->next = page_path(page, arena_format(page->arena, "/ask/%s", code));
	return true;
}

bool ask_view(const struct page *page, struct outcome *ret, struct error *err)
{
	const char *typed = request_parameter(page->request, "code", "");
	const char *trouble = NULL;
	struct asking asking;

	if (*typed != '\0' && page->letterbox != NULL) {
		if (look_up(page, typed, ret))
			return true;
		trouble = words_get(page->words, "ask.trouble.code");
		ret->status = 422;
	}
	ret->passing = request_parameter(page->request, "indicator", NULL) != NULL ||
		request_parameter(page->request, "place", NULL) != NULL ||
		request_parameter(page->request, "period", NULL) != NULL;
	return read_address(page, &asking, err) && ask_page(page, &asking, trouble, ret, err);
}
