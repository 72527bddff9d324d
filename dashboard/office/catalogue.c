/*
 * dashboard/office/catalogue.c - what administrators change in the catalogue: names, definitions, targets
 * and the decisions that set them. Readers see it with the next edition.
 */
#include <string.h>

#include "collector/numbers_people.h"
#include "collector/periods_people.h"
#include "dashboard/office/pages.h"
#include "dashboard/office/shell.h"
#include "dashboard/view/tell.h"
#include "store/office/amend.h"
#include "store/office/ledger.h"

enum { HISTORY_MAX = 30 }; /* acts shown with an indicator */

bool catalogue_page(struct visit *visit, struct visited *ret, struct error *err)
{
	const struct catalogue *catalogue = visit_catalogue(visit, err);
	json_t *pillars = json_array();

	ret->model = office_shell(visit, words_get(visit->words, "office.catalogue.title"));
	(void)json_object_set_new(ret->model, "pillars", pillars);
	if (catalogue == NULL)
		return false;
	for (int p = 0; p < catalogue->pillar_count; p++) {
		json_t *rows = json_array();

		for (int i = 0; i < catalogue->indicator_count; i++) {
			const struct indicator *each = &catalogue->indicators[i];

			if (each->pillar == &catalogue->pillars[p])
				(void)json_array_append_new(rows,
					json_pack("{s:s,s:s,s:s}", "name", each->name[visit->lang],
						"code", each->code, "url",
						visit_url(visit,
							arena_format(visit->arena, "/catalogue/%d",
								each->id))));
		}
		(void)json_array_append_new(pillars,
			json_pack("{s:s,s:o}", "name", catalogue->pillars[p].name[visit->lang],
				"rows", rows));
	}
	return true;
}

/* The indicator of :id; NULL with key route.none. */
static const struct indicator *find(struct visit *visit, struct error *err)
{
	const struct catalogue *catalogue = visit_catalogue(visit, err);

	for (int i = 0; catalogue != NULL && i < catalogue->indicator_count; i++)
		if (catalogue->indicators[i].id == visit->id)
			return &catalogue->indicators[i];
	if (catalogue != NULL)
		(void)error_set(err, ERROR_REFUSED, "route.none", "%s", visit->request->path);
	return NULL;
}

static json_t *point_model(const struct visit *visit, const struct plan *plan, int at)
{
	const struct plan_point *point = &plan->points[at];
	const struct place *place = catalogue_place(visit->catalogue, plan->place, visit_today());

	return json_pack("{s:i,s:s,s:s,s:s,s:o,s:s,s:o,s:o,s:s,s:b}", "at", at, "place_code",
		plan->place, "label", point->period.label, "set_by", point->decision->code, "note",
		tell_text(point->note[visit->lang]), "place",
		place == NULL ? plan->place : place->name[visit->lang], "period",
		tell_period(&point->period, visit->lang), "target",
		tell_target(point, plan->indicator, visit->lang), "decision",
		*point->decision->number == '\0' ? point->decision->title[visit->lang]
						 : point->decision->number,
		"superseded", point->superseded);
}

/* [{ code, name }] of decisions, or of sources. */
static json_t *choices(const struct visit *visit, bool sources)
{
	const struct catalogue *catalogue = visit->catalogue;
	json_t *list = json_array();

	for (int i = 0; sources && i < catalogue->source_count; i++)
		(void)json_array_append_new(list,
			json_pack("{s:s,s:s}", "code", catalogue->sources[i].code, "name",
				catalogue->sources[i].title));
	for (int i = 0; !sources && i < catalogue->decision_count; i++) {
		const struct decision *each = &catalogue->decisions[i];

		(void)json_array_append_new(list,
			json_pack("{s:s,s:s}", "code", each->code, "name",
				arena_format(visit->arena, "%s%s%s", each->number,
					*each->number == '\0' ? "" : " – ",
					each->title[visit->lang])));
	}
	return list;
}

static json_t *comparators(const struct visit *visit)
{
	json_t *list = json_array();

	for (int i = 0; plan_comparators[i] != NULL; i++)
		(void)json_array_append_new(list,
			json_pack("{s:s,s:s}", "code", plan_comparators[i], "name",
				words_get(visit->words,
					arena_format(visit->arena, "office.comparator.%s",
						plan_comparators[i]))));
	return list;
}

/* Who changed the words or the targets before. */
static bool add_history(
	struct visit *visit, const struct indicator *indicator, json_t *model, struct error *err)
{
	const struct ledger_wish wish = {
		arena_format(visit->arena, "indicator %s", indicator->code), "", "", 0, HISTORY_MAX
	};
	json_t *rows = json_array();
	struct ledger_entry *list;
	size_t count;

	(void)json_object_set_new(model, "history", rows);
	if (!ledger_list(visit->office, visit->arena, &wish, &list, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		(void)json_array_append_new(rows,
			json_pack("{s:o,s:s,s:s}", "time", tell_instant(list[i].at, visit->lang),
				"actor", list[i].actor, "detail", list[i].detail));
	(void)json_object_set_new(model, "changed", json_boolean(count > 0));
	return true;
}

static void add_points(const struct visit *visit, const struct indicator *indicator, json_t *model)
{
	json_t *points = json_array();

	for (int i = 0; i < visit->catalogue->plan_count; i++) {
		const struct plan *plan = &visit->catalogue->plans[i];

		for (int p = 0; plan->indicator == indicator && p < plan->count; p++)
			(void)json_array_append_new(points, point_model(visit, plan, p));
	}
	(void)json_object_set_new(model, "planned", json_boolean(json_array_size(points) > 0));
	(void)json_object_set_new(model, "points", points);
}

bool definition_page(struct visit *visit, struct visited *ret, struct error *err)
{
	const struct indicator *indicator = find(visit, err);
	char seen[HASH_HEX];
	json_t *model;

	if (indicator == NULL)
		return false;
	amend_seen(indicator, seen);
	model = ret->model = office_shell(visit, indicator->name[visit->lang]);
	(void)json_object_set_new(model, "catalogue", json_string(visit_url(visit, "/catalogue")));
	(void)json_object_set_new(model, "base",
		json_string(visit_url(
			visit, arena_format(visit->arena, "/catalogue/%d", indicator->id))));
	(void)json_object_set_new(model, "code", json_string(indicator->code));
	(void)json_object_set_new(model, "unit", json_string(indicator->unit_name[visit->lang]));
	(void)json_object_set_new(model, "seen", json_string(seen));
	(void)json_object_set_new(model, "words",
		json_pack("{s:s,s:s,s:s,s:s}", "name_vi", indicator->name[LANG_VI], "name_en",
			indicator->name[LANG_EN], "definition_vi", indicator->definition[LANG_VI],
			"definition_en", indicator->definition[LANG_EN]));
	(void)json_object_set_new(model, "city", json_string(visit->catalogue->city));
	(void)json_object_set_new(model, "decisions", choices(visit, false));
	(void)json_object_set_new(model, "sources", choices(visit, true));
	(void)json_object_set_new(model, "comparators", comparators(visit));
	add_points(visit, indicator, model);
	return add_history(visit, indicator, model, err);
}

static bool go_back(struct visit *visit, struct visited *ret)
{
	ret->next = arena_format(visit->arena, "/catalogue/%jd?done=amended", (intmax_t)visit->id);
	return true;
}

bool definition_words(struct visit *visit, struct visited *ret, struct error *err)
{
	const struct indicator *indicator = find(visit, err);
	struct amend_words words = { .name = { form_text(visit->form, "name-vi", ""),
					     form_text(visit->form, "name-en", "") },
		.definition = { form_text(visit->form, "definition-vi", ""),
			form_text(visit->form, "definition-en", "") },
		.seen = form_text(visit->form, "seen", "") };

	if (indicator == NULL)
		return false;
	words.indicator = indicator->code;
	return amend_words(visit->office, &words, visit->actor, err) && go_back(visit, ret);
}

/* A number as people write it, for the store; what is none stays, to be told of. Key amend.ambiguous. */
static bool read_number(const struct visit *visit, const char **ret, struct error *err)
{
	const char *text = form_text(visit->form, "value", "");
	struct number_people number;
	const char *key = number_people(visit->arena, span_trim(span_of(text)), '\0', &number);

	*ret = key == NULL && *number.machine != '\0' ? number.machine : text;
	return key == NULL || strcmp(key, "number.ambiguous") != 0 ||
		error_set(err, ERROR_REFUSED, "amend.ambiguous", "%s", number.readings);
}

static const char *machine_period(const struct visit *visit, const char *text)
{
	struct period period;

	return !period_parse(span_of(text), &period) &&
			period_people(span_of(text), &period) == NULL
		? arena_copy(visit->arena, period.label, strlen(period.label))
		: text;
}

bool definition_plan(struct visit *visit, struct visited *ret, struct error *err)
{
	const struct indicator *indicator = find(visit, err);
	struct amend_point point = { .place = form_text(visit->form, "place", ""),
		.period = machine_period(visit, form_text(visit->form, "period", "")),
		.decision = form_text(visit->form, "decision", ""),
		.comparator = form_text(visit->form, "comparator", "") };

	if (indicator == NULL)
		return false;
	point.indicator = indicator->code;
	return read_number(visit, &point.value, err) &&
		amend_plan(visit->office, &point, visit->actor, err) && go_back(visit, ret);
}

/* "Ended by 12/QĐ-UBND: the reason", as everybody will read it, in one language. */
static const char *ending(const struct visit *visit, enum lang lang)
{
	const char *code = form_text(visit->form, "decision", "");
	const char *reason = form_text(
		visit->form, lang == LANG_VI ? "reason-vi" : "reason-en", "");
	const struct catalogue *catalogue = visit->catalogue;
	text_auto text = { 0 };

	for (int i = 0; i < catalogue->decision_count; i++) {
		const struct decision *each = &catalogue->decisions[i];

		if (strcmp(each->code, code) == 0 && *reason != '\0')
			words_say(visit->languages[lang], "office.catalogue.ended", &text,
				"decision",
				*each->number == '\0' ? each->title[lang] : each->number, "reason",
				reason, NULL);
	}
	return text.size == 0 ? reason : arena_copy(visit->arena, text_z(&text), text.size);
}

bool definition_retire(struct visit *visit, struct visited *ret, struct error *err)
{
	const struct indicator *indicator = find(visit, err);
	struct amend_retirement retirement = { .place = form_text(visit->form, "place", ""),
		.period = form_text(visit->form, "period", ""),
		.target = form_text(visit->form, "target", ""),
		.decision = form_text(visit->form, "decision", "") };

	if (indicator == NULL)
		return false;
	retirement.indicator = indicator->code;
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++)
		retirement.note[lang] = ending(visit, lang);
	return amend_retire(visit->office, &retirement, visit->actor, err) && go_back(visit, ret);
}

bool definition_decide(struct visit *visit, struct visited *ret, struct error *err)
{
	const struct decision decision = { .code = form_text(visit->form, "code", ""),
		.number = form_text(visit->form, "number", ""),
		.date = form_text(visit->form, "date", ""),
		.issuer = { form_text(visit->form, "issuer-vi", ""),
			form_text(visit->form, "issuer-en", "") },
		.title = { form_text(visit->form, "title-vi", ""),
			form_text(visit->form, "title-en", "") },
		.source = form_text(visit->form, "source", "") };

	return find(visit, err) != NULL &&
		amend_decision(visit->office, &decision, visit->actor, err) && go_back(visit, ret);
}
