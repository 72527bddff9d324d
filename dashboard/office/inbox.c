/*
 * dashboard/office/inbox.c - what citizens asked and proposed: the list, and one of them beside the figure
 * that it is about.
 *
 * Who sent it and how to reach them is shown to those who handle it. A reporter sees what was routed to a
 * body they speak for.
 */
#include "dashboard/office/inbox.h"

#include <string.h>

#include "dashboard/office/owed.h"
#include "dashboard/office/pages.h"
#include "dashboard/office/shell.h"
#include "dashboard/portal/asked.h"
#include "dashboard/portal/rows.h"
#include "dashboard/view/tell.h"
#include "indicators/place.h"
#include "store/edition/shelf.h"

enum { EXCERPT = 160 }; /* bytes of a text in the list */

static bool handles(const struct visit *visit)
{
	return visit_has(visit, ROLE_ADMIN) || visit_has(visit, ROLE_REVIEWER);
}

static bool speaks(const struct visit *visit, const struct inquiry *inquiry)
{
	return visit_has(visit, ROLE_REPORTER) && *inquiry->reporter != '\0' &&
		scope_holds(&visit->person->scopes[SCOPE_REPORTER], inquiry->reporter);
}

static bool sees(const struct visit *visit, const struct inquiry *inquiry)
{
	return handles(visit) || visit_has(visit, ROLE_LEADER) || speaks(visit, inquiry);
}

bool inbox_seen(struct visit *visit, struct inquiry *ret, struct error *err)
{
	return visit_catalogue(visit, err) != NULL &&
		inquiry_find(visit->office, visit->arena, visit->id, ret, err) &&
		(sees(visit, ret) ||
			error_set(err, ERROR_REFUSED, "inquiry.none", "%jd", (intmax_t)visit->id));
}

static const char *day_text(const struct visit *visit, int day)
{
	text_auto text = { 0 };

	period_say_day(day, visit->lang, &text);
	return arena_copy(visit->arena, text_z(&text), text.size);
}

static const char *word(const struct visit *visit, const char *group, const char *name)
{
	return words_get(visit->words, arena_format(visit->arena, "ask.%s.%s", group, name));
}

static const char *reporter_name(const struct visit *visit, const char *code)
{
	const struct reporter *reporter = catalogue_reporter(visit->catalogue, code);

	return reporter == NULL ? code : reporter->name[visit->lang];
}

/* The first words, cut at a character. */
static const char *excerpt(const struct visit *visit, const char *text)
{
	size_t size = strlen(text);

	if (size <= EXCERPT)
		return text;
	for (size = EXCERPT; size > 0 && ((unsigned char)text[size] & 0xC0) == 0x80; size--)
		;
	return arena_format(visit->arena, "%.*s…", (int)size, text);
}

/* "Tỷ trọng kinh tế số · Phường Sài Gòn" */
static const char *about(const struct visit *visit, const struct inquiry *inquiry)
{
	const struct indicator *indicator = catalogue_indicator(
		visit->catalogue, inquiry->letter.indicator);
	const struct place *place = catalogue_place(
		visit->catalogue, inquiry->letter.place, inquiry->received);

	return arena_format(visit->arena, "%s%s%s",
		indicator == NULL ? words_get(visit->words, "ask.no-indicator")
				  : indicator->name[visit->lang],
		place == NULL ? "" : " · ", place == NULL ? "" : place->name[visit->lang]);
}

/* What list and page say alike. */
static json_t *head_model(const struct visit *visit, const struct inquiry *inquiry)
{
	const bool waits = !inquiry_closed(inquiry->state);

	return json_pack("{s:I,s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:b,s:o,s:o}", "id",
		(json_int_t)inquiry->id, "url",
		visit_url(visit, arena_format(visit->arena, "/inbox/%jd", (intmax_t)inquiry->id)),
		"kind", word(visit, "kind", inquiry_kinds[inquiry->letter.kind]), "state",
		inquiry_states[inquiry->state], "word",
		word(visit, "state", inquiry_states[inquiry->state]), "about",
		about(visit, inquiry), "received", day_text(visit, inquiry->received), "due",
		day_text(visit, inquiry->due), "late", waits && inquiry->due < visit_today(),
		"closed", waits ? json_null() : json_string(day_text(visit, inquiry->closed)), "by",
		tell_text(reporter_name(visit, inquiry->reporter)));
}

bool inbox_page(struct visit *visit, struct visited *ret, struct error *err)
{
	json_t *waiting = json_array(), *closed = json_array();
	struct inquiry *list;
	size_t count, late = 0;

	ret->model = office_shell(visit, words_get(visit->words, "office.inbox.title"));
	(void)json_object_set_new(ret->model, "waiting", waiting);
	(void)json_object_set_new(ret->model, "closed", closed);
	if (visit_catalogue(visit, err) == NULL ||
		!inquiry_list(visit->office, visit->arena, &list, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		json_t *row;

		if (!sees(visit, &list[i]))
			continue;
		row = head_model(visit, &list[i]);
		(void)json_object_set_new(row, "excerpt",
			tell_text(excerpt(visit,
				*list[i].letter.text == '\0' ? list[i].public
							     : list[i].letter.text)));
		late += json_is_true(json_object_get(row, "late"));
		(void)json_array_append_new(inquiry_closed(list[i].state) ? closed : waiting, row);
	}
	(void)json_object_set_new(
		ret->model, "nothing", json_boolean(json_array_size(waiting) == 0));
	(void)json_object_set_new(
		ret->model, "some_closed", json_boolean(json_array_size(closed) > 0));
	(void)json_object_set_new(ret->model, "overdue",
		late == 0 ? json_null()
			  : json_string(visit_count(visit, "office.inbox.overdue", (int64_t)late)));
	return true;
}

/* ---- one of them ---- */

/* The edition that the sender looked at, or the one in force; NULL where neither can be read. */
static struct edition *edition_of(const struct visit *visit, const struct inquiry *inquiry)
{
	struct error ignored;
	int current = 0, number;

	if (!shelf_current(visit->dir, &current, &ignored) || current == 0)
		return NULL;
	number = inquiry->letter.edition > 0 && inquiry->letter.edition <= current
		? inquiry->letter.edition
		: current;
	return edition_open(shelf_path(visit->arena, visit->dir, number), &ignored);
}

/* What was published of the figure. */
static json_t *subject_model(const struct visit *visit, const struct inquiry *inquiry)
{
	const struct letter *letter = &inquiry->letter;
	struct edition *edition = edition_of(visit, inquiry);
	struct error ignored;
	json_t *subject = edition == NULL ? NULL
					  : asked_subject(edition, visit->words, letter->indicator,
						    letter->place, letter->period, &ignored);

	edition_close(edition);
	return subject == NULL ? json_null() : subject;
}

/* Those of today; the one it is routed to, or who owes the figure, is chosen. */
static json_t *reporter_models(const struct visit *visit, const struct inquiry *inquiry)
{
	const struct indicator *indicator = catalogue_indicator(
		visit->catalogue, inquiry->letter.indicator);
	const struct reporter *owner = *inquiry->reporter != '\0'
		? catalogue_reporter(visit->catalogue, inquiry->reporter)
		: indicator == NULL ? NULL
				    : rows_owner(visit->catalogue, indicator);
	json_t *list = json_array();

	for (int i = 0; i < visit->catalogue->reporter_count; i++) {
		const struct reporter *each = &visit->catalogue->reporters[i];

		if (!owed_is_gone(each))
			(void)json_array_append_new(list,
				json_pack("{s:s,s:s,s:b}", "code", each->code, "name",
					each->name[visit->lang], "chosen", each == owner));
	}
	return list;
}

/* Who wrote, for those who handle it; null for others, and once erased. */
static json_t *sender_model(const struct visit *visit, const struct inquiry *inquiry)
{
	if (!handles(visit) || (*inquiry->letter.name == '\0' && *inquiry->letter.contact == '\0'))
		return json_null();
	return json_pack("{s:o,s:o}", "name", tell_text(inquiry->letter.name), "contact",
		tell_text(inquiry->letter.contact));
}

bool inquiry_page(struct visit *visit, struct visited *ret, struct error *err)
{
	struct inquiry inquiry;
	json_t *model;
	bool waits;

	if (!inbox_seen(visit, &inquiry, err))
		return false;
	waits = !inquiry_closed(inquiry.state);
	model = ret->model = office_shell(visit,
		arena_format(visit->arena, "%s %jd",
			word(visit, "kind", inquiry_kinds[inquiry.letter.kind]),
			(intmax_t)inquiry.id));
	(void)json_object_update_new(model, head_model(visit, &inquiry));
	(void)json_object_set_new(model, "inbox", json_string(visit_url(visit, "/inbox")));
	(void)json_object_set_new(model, "seen", json_integer((json_int_t)inquiry.version));
	(void)json_object_set_new(model, "subject", subject_model(visit, &inquiry));
	(void)json_object_set_new(model, "text", tell_text(inquiry.letter.text));
	(void)json_object_set_new(model, "text_lang", json_string(lang_codes[inquiry.letter.lang]));
	(void)json_object_set_new(model, "sender", sender_model(visit, &inquiry));
	(void)json_object_set_new(model, "public",
		json_string(*inquiry.public == '\0' ? inquiry.letter.text : inquiry.public));
	(void)json_object_set_new(model, "vi", json_string(inquiry.answer[LANG_VI]));
	(void)json_object_set_new(model, "en", json_string(inquiry.answer[LANG_EN]));
	(void)json_object_set_new(model, "proposed_by", tell_text(inquiry.answered_by));
	(void)json_object_set_new(model, "has_answer", json_boolean(*inquiry.answer[LANG_VI] != 0));
	(void)json_object_set_new(model, "public_now", tell_text(waits ? "" : inquiry.public));
	(void)json_object_set_new(model, "can_handle", json_boolean(handles(visit)));
	(void)json_object_set_new(model, "can_route", json_boolean(handles(visit) && waits));
	(void)json_object_set_new(model, "can_propose",
		json_boolean(!handles(visit) && waits && speaks(visit, &inquiry)));
	(void)json_object_set_new(model, "reporters", reporter_models(visit, &inquiry));
	(void)json_object_set_new(model, "kept",
		json_string(visit_say(visit, "office.inbox.kept", INQUIRY_KEEP_DAYS)));
	return true;
}
