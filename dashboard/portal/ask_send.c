/*
 * dashboard/portal/ask_send.c - an idea or a question comes in, and what its sender sees of it later.
 *
 * The only form of the portal. Nobody is signed in, so there is no session that another site could use;
 * still a form is taken from our own page only. What cannot be taken is shown again as it was typed.
 */
#include <string.h>

#include "base/utf8.h"
#include "collector/periods_people.h"
#include "dashboard/portal/ask.h"
#include "dashboard/portal/letterbox.h"
#include "dashboard/portal/pages.h"
#include "dashboard/view/shell.h"
#include "dashboard/view/tell.h"
#include "dashboard/web/form.h"

/* Why a letter is not taken now, and the status that says so. */
static const struct {
	const char *key;
	int status;
} excuses[] = {
	{ "ask.often", 429 },
	{ "ask.many", 503 },
	{ "inbox.full", 507 },
	{ "inbox.none", 503 },
};

static bool only_known(const struct form *form, struct error *err)
{
	static const char *const known[] = { "kind", "indicator", "place", "period", "edition",
		"text", "name", "contact", "fixed", NULL };

	for (size_t i = 0; i < form->count; i++)
		if (text_index(known, form->fields[i].name) < 0 ||
			form->fields[i].file_name != NULL)
			return error_set(
				err, ERROR_MISUSE, "form.syntax", "%s", form->fields[i].name);
	return true;
}

/* The label of a period as people write it; what is none stays as it was written. */
static const char *period_of(struct arena *arena, const char *written)
{
	struct period period;

	return period_people(span_of(written), &period) != NULL
		? written
		: arena_copy(arena, period.label, strlen(period.label));
}

static const char *trimmed(const struct page *page, const struct form *form, const char *name)
{
	const struct span span = span_trim(span_of(form_text(form, name, "")));

	return arena_copy(page->arena, span.data, span.size);
}

static bool read_form(const struct page *page, struct asking *ret, struct error *err)
{
	const struct request *request = page->request;
	struct form form;
	int kind;

	if (!form_read(page->arena, request->content_type, request->body, &form, err) ||
		!only_known(&form, err))
		return false;
	kind = text_index(inquiry_kinds, form_text(&form, "kind", ""));
	if (kind < 0)
		return error_set(err, ERROR_MISUSE, "form.syntax", "kind");
	*ret = (struct asking){ .letter = { .kind = (enum inquiry_kind)kind,
					.lang = page->lang,
					.indicator = form_text(&form, "indicator", ""),
					.place = form_text(&form, "place", ""),
					.period = period_of(
						page->arena, trimmed(page, &form, "period")),
					.edition = page_number(form_text(&form, "edition", "")),
					.text = trimmed(page, &form, "text"),
					.name = trimmed(page, &form, "name"),
					.contact = trimmed(page, &form, "contact") },
		.fixed = *form_text(&form, "fixed", "") != '\0' };
	return true;
}

static bool is_short(const char *text, size_t most)
{
	return utf8_count(span_of(text)) <= most;
}

/* Nothing that turns text around or hides in it. */
static bool is_plain(const struct letter *letter)
{
	const char *const texts[] = { letter->period, letter->text, letter->name, letter->contact };

	for (size_t i = 0; i < COUNT(texts); i++)
		if (!utf8_is_plain(span_of(texts[i])))
			return false;
	return true;
}

/* What the sender has to mend: the key of a sentence, or NULL. */
static const char *trouble_of(const struct page *page, const struct letter *letter)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);

	if (*letter->text == '\0')
		return "ask.trouble.empty";
	if (!is_plain(letter))
		return "ask.trouble.characters";
	if (!is_short(letter->text, INQUIRY_MAX_TEXT))
		return "ask.trouble.long";
	if (!is_short(letter->name, INQUIRY_MAX_NAME) ||
		!is_short(letter->contact, INQUIRY_MAX_NAME))
		return "ask.trouble.name";
	if ((*letter->indicator != '\0' &&
		    catalogue_indicator(catalogue, letter->indicator) == NULL) ||
		(*letter->place != '\0' && !catalogue_has_place(catalogue, letter->place)) ||
		!is_short(letter->period, INQUIRY_MAX_PERIOD))
		return "ask.trouble.subject";
	return NULL;
}

static bool show_again(const struct page *page, const struct asking *asking, int status,
	const char *key, struct outcome *ret, struct error *err)
{
	ret->status = status;
	return ask_page(page, asking, words_get(page->words, key), ret, err);
}

/* Not now: said beside what was typed, so that nothing is lost. */
static bool put_off(const struct page *page, const struct asking *asking,
	const struct error *trouble, struct outcome *ret, struct error *err)
{
	for (size_t i = 0; i < COUNT(excuses); i++)
		if (strcmp(excuses[i].key, trouble->key) == 0)
			return show_again(page, asking, excuses[i].status,
				arena_format(page->arena, "ask.trouble.%s",
					strchr(trouble->key, '.') + 1),
				ret, err);
	*err = *trouble;
	return false;
}

bool ask_take(const struct page *page, struct outcome *ret, struct error *err)
{
	const char *other = request_elsewhere(page->request);
	struct asking asking;
	struct error trouble;
	const char *key;
	char code[INQUIRY_CODE];

	if (page->letterbox == NULL)
		return error_set(err, ERROR_REFUSED, "ask.closed", "%s", "");
	if (other != NULL)
		return error_set(err, ERROR_REFUSED, "ask.origin", "%s", other);
	if (!read_form(page, &asking, err))
		return false;
	ret->fresh = true;
	key = trouble_of(page, &asking.letter);
	if (key != NULL)
		return show_again(page, &asking, 422, key, ret, err);
	if (!letterbox_post(
		    page->letterbox, page->request->address, &asking.letter, code, &trouble))
		return put_off(page, &asking, &trouble, ret, err);
	ret->next = page_path(page, arena_format(page->arena, "/ask/%s", code));
	return true;
}

/* ---- what became of it ---- */

static json_t *day_model(const struct page *page, int day)
{
	text_auto text = { 0 };

	if (day != 0)
		period_say_day(day, page->lang, &text);
	return tell_text(text_z(&text));
}

bool asked_view(const struct page *page, struct outcome *ret, struct error *err)
{
	char code[INQUIRY_CODE], ticket[HASH_HEX];
	struct reply_told told;
	enum lang answered;
	const char *state;

	ret->fresh = true;
	if (page->letterbox == NULL)
		return error_set(err, ERROR_REFUSED, "ask.closed", "%s", "");
	if (!inquiry_ticket(page->code, code, ticket) ||
		!letterbox_find(page->letterbox, page->arena, ticket, &told))
		return error_set(err, ERROR_REFUSED, "ask.none", "%s", page->code);
	answered = *told.answer[page->lang] == '\0' ? LANG_VI : page->lang;
	state = inquiry_states[told.state];
	ret->model = shell_new(page, words_get(page->words, "ask.state-title"));
	(void)json_object_set_new(ret->model, "code", json_string(code));
	(void)json_object_set_new(ret->model, "key", json_string(state));
	(void)json_object_set_new(ret->model, "state",
		json_string(
			words_get(page->words, arena_format(page->arena, "ask.state.%s", state))));
	(void)json_object_set_new(ret->model, "means",
		json_string(
			words_get(page->words, arena_format(page->arena, "ask.means.%s", state))));
	(void)json_object_set_new(ret->model, "received", day_model(page, told.received));
	(void)json_object_set_new(ret->model, "due",
		inquiry_closed(told.state) ? json_null() : day_model(page, told.due));
	(void)json_object_set_new(ret->model, "closed", day_model(page, told.closed));
	(void)json_object_set_new(
		ret->model, "declined", json_boolean(told.state == INQUIRY_DECLINED));
	(void)json_object_set_new(ret->model, "answer", tell_text(told.answer[answered]));
	(void)json_object_set_new(ret->model, "answer_lang", json_string(lang_codes[answered]));
	(void)json_object_set_new(ret->model, "all", json_string(page_path(page, "/ask")));
	return true;
}
