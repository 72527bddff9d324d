/* dashboard/office/ledger.c - the ledger: who did what when, and whether the chain is whole. */
#include "store/office/ledger.h"

#include <string.h>

#include "dashboard/office/pages.h"
#include "dashboard/office/shell.h"
#include "dashboard/view/tell.h"

enum { LEDGER_PAGE = 50, SHOWN_DIGITS = 12 };

/* What the office does, as the ledger calls it, in alphabetical order; ended by NULL. */
static const char *const acts[] = { "answer", "approve", "calendar-load", "catalogue-load",
	"catalogue-words", "content-add", "content-change", "content-picture", "content-retire",
	"decision-add", "draft", "explain", "init", "inquiry-answer", "inquiry-decline",
	"inquiry-erase", "inquiry-propose", "inquiry-route", "inquiry-take", "migrate",
	"person-add", "person-disable", "person-enable", "person-password", "person-roles",
	"person-second", "plan-retire", "plan-set", "publish", "reading", "release", "restore",
	"return", "schedule", "sign-in", "sign-out-all", "submit", "take-back", "token-add",
	"token-revoke", "unschedule", "withdraw", NULL };

/* An act of a version that we do not know keeps its own name. */
static const char *act_word(const struct visit *visit, const char *act)
{
	return text_index(acts, act) < 0
		? act
		: words_get(visit->words, arena_format(visit->arena, "office.act.%s", act));
}

/* Where a subject has a page of its own: "submission 12"; NULL for none. */
static const char *page_of(const struct visit *visit, const char *subject)
{
	static const char submission[] = "submission ";
	int64_t id = strncmp(subject, submission, strlen(submission)) == 0
		? visit_number(subject + strlen(submission))
		: 0;

	return id == 0
		? NULL
		: visit_url(visit, arena_format(visit->arena, "/submissions/%jd", (intmax_t)id));
}

/* "submission 12" in the reader's words; what is of no kind that we know keeps its own name. */
static const char *subject_word(const struct visit *visit, const char *subject)
{
	static const char *const kinds[] = { "content", "decision", "edition", "indicator",
		"inquiry", "person", "submission", "token", NULL };
	size_t size = strcspn(subject, " ");
	const char *kind = arena_copy(visit->arena, subject, size);

	return text_index(kinds, kind) < 0
		? subject
		: arena_format(visit->arena, "%s%s",
			  words_get(visit->words,
				  arena_format(visit->arena, "office.subject.%s", kind)),
			  subject + size);
}

/* Of a hash of 64 digits so many as tell it from others. */
static const char *shorten(const struct visit *visit, const char *detail)
{
	text_auto text = { 0 };

	while (*detail != '\0') {
		size_t digits = strspn(detail, "0123456789abcdef");

		if (digits == HASH_HEX - 1)
			text_addf(&text, "%.*s…", SHOWN_DIGITS, detail);
		else
			text_add(&text, (struct span){ detail, digits });
		detail += digits;
		if (*detail != '\0')
			text_addc(&text, *detail++);
	}
	return arena_copy(visit->arena, text_z(&text), text.size);
}

static json_t *entry_model(const struct visit *visit, const struct ledger_entry *entry)
{
	char code[HASH_CODE];

	hash_code(entry->hash, code);
	return json_pack("{s:I,s:o,s:s,s:s,s:o,s:o,s:o,s:s}", "sequence",
		(json_int_t)entry->sequence, "time", tell_instant(entry->at, visit->lang), "act",
		act_word(visit, entry->act), "actor", entry->actor, "subject",
		tell_text(subject_word(visit, entry->subject)), "url",
		json_text_or_null(page_of(visit, entry->subject)), "detail",
		tell_text(shorten(visit, entry->detail)), "code", code);
}

static json_t *act_models(const struct visit *visit, const char *chosen)
{
	json_t *list = json_array();

	for (size_t i = 0; acts[i] != NULL; i++)
		(void)json_array_append_new(list,
			json_pack("{s:s,s:s,s:b}", "name", acts[i], "word",
				act_word(visit, acts[i]), "chosen", strcmp(acts[i], chosen) == 0));
	return list;
}

/* The same view of the ledger, with one parameter more. */
static const char *here(const struct visit *visit, const struct ledger_wish *wish, const char *more)
{
	return visit_url(visit,
		arena_format(
			visit->arena, "/ledger?act=%s&person=%s&%s", wish->act, wish->actor, more));
}

/* Walks the chain, where that is asked for: it takes a while in a long one. */
static bool add_state(
	struct visit *visit, const struct ledger_wish *wish, json_t *model, struct error *err)
{
	struct ledger_state state;
	char code[HASH_CODE];

	(void)json_object_set_new(model, "checks", json_string(here(visit, wish, "check=1")));
	(void)json_object_set_new(model, "checked", json_null());
	if (*request_parameter(visit->request, "check", "") == '\0')
		return true;
	if (!ledger_verify(visit->office, &state, err))
		return false;
	hash_code(state.head, code);
	(void)json_object_set_new(model, "checked",
		json_pack("{s:b,s:s,s:s,s:s}", "whole", state.whole, "sentence",
			state.whole ? visit_count(visit, "office.ledger.whole", state.entries)
				    : visit_say(visit, "office.ledger.broken", state.broken.line),
			"code", code, "hash", state.head));
	return true;
}

/* Only names that an actor can have: they stand in addresses as they are. */
static bool read_wish(const struct visit *visit, struct ledger_wish *ret, struct error *err)
{
	static const char characters[] = "-.:0123456789_abcdefghijklmnopqrstuvwxyz";

	*ret = (struct ledger_wish){ .subject = "",
		.actor = request_parameter(visit->request, "person", ""),
		.act = request_parameter(visit->request, "act", ""),
		.before = visit_number(request_parameter(visit->request, "before", "0")),
		.most = LEDGER_PAGE };
	if (*ret->act != '\0' && text_index(acts, ret->act) < 0)
		return error_set(err, ERROR_MISUSE, "request.value", "act=%s", ret->act);
	return strspn(ret->actor, characters) == strlen(ret->actor) ||
		error_set(err, ERROR_REFUSED, "person.none", "%s", ret->actor);
}

bool ledger_page(struct visit *visit, struct visited *ret, struct error *err)
{
	json_t *rows = json_array(), *model;
	struct ledger_wish wish;
	struct ledger_entry *list;
	const char *older = NULL;
	size_t count;

	model = ret->model = office_shell(visit, words_get(visit->words, "office.ledger.title"));
	(void)json_object_set_new(model, "rows", rows);
	if (!read_wish(visit, &wish, err) || !add_state(visit, &wish, model, err) ||
		!ledger_list(visit->office, visit->arena, &wish, &list, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		(void)json_array_append_new(rows, entry_model(visit, &list[i]));
	if (count == LEDGER_PAGE && list[count - 1].sequence > 1)
		older = here(visit, &wish,
			arena_format(
				visit->arena, "before=%jd", (intmax_t)list[count - 1].sequence));
	(void)json_object_set_new(model, "action", json_string(visit_url(visit, "/ledger")));
	(void)json_object_set_new(model, "acts", act_models(visit, wish.act));
	(void)json_object_set_new(model, "actor", json_string(wish.actor));
	(void)json_object_set_new(model, "none", json_boolean(count == 0));
	(void)json_object_set_new(model, "older", json_text_or_null(older));
	return true;
}
