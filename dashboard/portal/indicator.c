/*
 * dashboard/portal/indicator.c - the page of one indicator.
 *
 * First the sentence and the facts, then the chart, then each method's verdict,
 * then the tables (tables.h), then what is measured and by whom.
 */
#include <string.h>

#include "dashboard/portal/asked.h"
#include "dashboard/portal/content.h"
#include "dashboard/portal/needs.h"
#include "dashboard/portal/pages.h"
#include "dashboard/portal/share.h"
#include "dashboard/portal/tables.h"
#include "dashboard/portal/where.h"
#include "dashboard/view/placerows.h"
#include "dashboard/view/points.h"
#include "dashboard/view/shell.h"
#include "dashboard/view/tell.h"
#include "indicators/format.h"
#include "indicators/place.h"
#include "store/edition/axes.h"

/* { number, unit, period, status } of the latest figure; null without a published one. */
static json_t *latest_model(
	const struct figures *figures, const struct indicator *indicator, enum lang lang)
{
	const struct observation *latest = figures->methods[0].judged.verdict.latest;
	json_t *model;

	if (latest == NULL || figures->methods[0].method->illustrative)
		return json_null();
	model = tell_figure(latest->value, indicator, lang);
	(void)json_object_set_new(model, "period", tell_period(&latest->period, lang));
	(void)json_object_set_new(model, "status", tell_status(latest->status, lang));
	return model;
}

/* The verdict's reason; where there is nothing to judge by, the figure comes first. */
static json_t *lede(const struct page *page, const struct figures *figures)
{
	const struct edition_verdict *judged = &figures->methods[0].judged;
	const struct observation *latest = judged->verdict.latest;
	enum verdict_reason reason = judged->verdict.reason;
	text_auto value = { 0 }, period = { 0 }, text = { 0 };

	if (figures->methods[0].method->illustrative)
		return json_string(words_get(page->words, "illustrative.only"));
	if (latest == NULL || (reason != REASON_NO_PLAN && reason != REASON_NO_DIRECTION))
		return json_string(judged->reason[page->lang]);
	format_value(latest->value, figures->indicator->unit, page->lang, &value);
	period_say(&latest->period, page->lang, &period);
	words_say(page->words, "indicator.lede", &text, "value", text_z(&value), "period",
		text_z(&period), "reason", judged->reason[page->lang], NULL);
	return json_string(text_z(&text));
}

/* { value, period }: what the latest figure was compared with. */
static json_t *compared_with(
	const struct verdict *verdict, const struct indicator *indicator, enum lang lang)
{
	struct decimal shown;

	if (!verdict->planned)
		return json_null();
	shown = decimal_trim(decimal_round(verdict->plan_value, indicator->decimals + 1));
	return json_pack("{s:o,s:o}", "value", tell_value(shown, indicator, lang), "period",
		tell_period(&verdict->plan_period, lang));
}

static json_t *target_model(
	const struct verdict *verdict, const struct indicator *indicator, enum lang lang)
{
	json_t *model = tell_target(verdict->target, indicator, lang);

	if (verdict->target != NULL)
		(void)json_object_set_new(
			model, "decision", tell_text(verdict->target->decision->number));
	return model;
}

static json_t *facts(const struct page *page, const struct figures *figures)
{
	const struct verdict *verdict = &figures->methods[0].judged.verdict;
	const struct indicator *indicator = figures->indicator;

	return json_pack("{s:o,s:o,s:o}", "latest", latest_model(figures, indicator, page->lang),
		"compared", compared_with(verdict, indicator, page->lang), "target",
		target_model(verdict, indicator, page->lang));
}

/* The state as { key, word }, with the risk of losing it. */
static json_t *state_model(
	const struct page *page, const struct verdict *verdict, const struct edition_axis *axis)
{
	json_t *model = tell_verdict(verdict, page->words);

	if (strcmp(axis->word[page->lang], state_say(verdict->state, page->lang)) != 0)
		(void)json_object_set_new(model, "word", json_string(axis->word[page->lang]));
	return model;
}

/*
 * One verdict a method: the primary one always, others where they have figures. The reason is
 * followed by what else is to be known: a risk, a moved target, who would say otherwise.
 */
static bool verdicts(
	const struct page *page, const struct figures *figures, json_t *list, struct error *err)
{
	for (int i = 0; i < figures->count; i++) {
		const struct figures_method *each = &figures->methods[i];
		struct edition_axes judged;

		if (each->method->illustrative || (i > 0 && each->series.count == 0))
			continue;
		if (!edition_axes(page->edition, page->arena, each->method,
			    figures->catalogue->city, &judged, err))
			return false;
		(void)json_array_append_new(list,
			json_pack("{s:s,s:b,s:o,s:s,s:o}", "method", each->method->name[page->lang],
				"primary", each->method->primary, "state",
				state_model(page, &each->judged.verdict, &judged.axes[AXIS_STATE]),
				"reason", judged.axes[AXIS_STATE].reason[page->lang], "note",
				tell_text(each->method->note[page->lang])));
	}
	return true;
}

/* The reason without the word it begins with, which stands above it. */
static const char *rest_of(const char *reason, const char *word)
{
	size_t size = strlen(word);

	return strncmp(reason, word, size) == 0 && strncmp(reason + size, ": ", 2) == 0
		? reason + size + 2
		: reason;
}

/* The axes beside the state: direction, outlook, confidence. */
static json_t *axes(const struct edition_axes *judged, enum lang lang)
{
	json_t *list = json_array();

	for (enum judgement_axis axis = AXIS_DIRECTION; axis < AXIS_COUNT; axis++)
		(void)json_array_append_new(list,
			json_pack("{s:s,s:s,s:s}", "name", judgement_axis_name(axis, lang), "word",
				judged->axes[axis].word[lang], "reason",
				rest_of(judged->axes[axis].reason[lang],
					judged->axes[axis].word[lang])));
	return list;
}

/* What the published methods say, where at least one has an answer; or null. */
static json_t *comparisons(const struct edition_axes *judged, const struct words *words)
{
	enum lang lang = words_lang(words);
	json_t *list = json_array();
	int answered = 0;

	for (int i = 0; i < METHODS_COUNT; i++) {
		const struct edition_comparison *each = &judged->comparisons[i];

		answered += each->answer[0] != '\0';
		(void)json_array_append_new(list,
			json_pack("{s:s,s:s,s:b}", "said", each->said[lang], "source", each->source,
				"disagrees", each->disagrees));
	}
	if (answered == 0) {
		json_decref(list);
		return json_null();
	}
	return json_pack("{s:o}", "rows", list);
}

/* [{ name, url }]; `date`: on the places of that day, or NULL. */
static json_t *downloads(const struct page *page, const char *date)
{
	static const char *const formats[][2] = { { "SVG", "svg" }, { "PNG", "png" },
		{ "CSV", "csv" }, { "JSON", "json" } };
	json_t *list = json_array();

	for (size_t i = 0; i < COUNT(formats); i++) {
		const char *path = arena_format(page->arena, "/i/%s.%s", page->code, formats[i][1]);
		const char *url = page_url(page, path);

		if (date != NULL)
			url = arena_format(page->arena, "%s%cplaces_of=%s", url,
				page->pinned ? '&' : '?', date);
		(void)json_array_append_new(
			list, json_pack("{s:s,s:s}", "name", formats[i][0], "url", url));
	}
	return list;
}

/* { title, files } on the boundaries of now, where there are figures on older ones; or null. */
static json_t *moved(const struct page *page, const struct tables *tables)
{
	const struct place *latest = places_latest(page->edition);
	text_auto title = { 0 }, day = { 0 };
	bool any = false;

	for (size_t i = 0; latest != NULL && !any && i < tables->current_count; i++)
		any = tables->current[i].observation.place->until_day <= latest->from_day;
	if (!any)
		return json_null();
	period_say_day(latest->from_day, page->lang, &day);
	words_say(page->words, "places.link", &title, "day", text_z(&day), NULL);
	return json_pack(
		"{s:s,s:o}", "title", text_z(&title), "files", downloads(page, latest->valid_from));
}

/* The places side by side, where at least two have a figure: published ones, or made-up ones. */
static bool add_places(
	const struct page *page, const struct figures *figures, json_t *model, struct error *err)
{
	struct figures_wish wish = { .kind = chart_kind_find("bars"),
		.options = { .order = ORDER_HIGHEST } };
	struct placerows rows;
	struct chart_request request;

	(void)json_object_set_new(model, "abreast", json_null());
	(void)json_object_set_new(model, "abreast_made_up", json_null());
	if (!placerows_read(page->edition, page->arena, figures->indicator, page->lang, &rows, err))
		return false;
	if (rows.method == NULL)
		return true;
	request = placerows_request(figures, page->arena, page->words, &wish, &rows);
	(void)json_object_set_new(model, rows.method->illustrative ? "abreast_made_up" : "abreast",
		points_chart(page, figures->indicator, "", &request));
	return true;
}

static const char *word_of(const struct page *page, const char *group, const char *name)
{
	const char *key = arena_format(page->arena, "%s.%s", group, *name == '\0' ? "none" : name);

	return words_get(page->words, key);
}

static const char *reporter_name(const struct page *page, const struct method *method)
{
	const struct reporter *reporter = catalogue_reporter(
		edition_catalogue(page->edition), method->reporter);

	return reporter == NULL ? "" : reporter->name[page->lang];
}

/* [{ name, text }] */
static void add_fact(json_t *list, const struct page *page, const char *key, const char *text)
{
	if (*text != '\0')
		(void)json_array_append_new(list,
			json_pack("{s:s,s:s}", "name", words_get(page->words, key), "text", text));
}

static json_t *definition(const struct page *page, const struct figures *figures)
{
	const struct indicator *indicator = figures->indicator;
	const struct method *method = figures->methods[0].method;
	enum lang lang = page->lang;
	json_t *list = json_array();

	add_fact(list, page, "define.definition", indicator->definition[lang]);
	add_fact(list, page, "define.unit", indicator->unit_name[lang]);
	add_fact(list, page, "define.numerator", indicator->numerator[lang]);
	add_fact(list, page, "define.denominator", indicator->denominator[lang]);
	add_fact(
		list, page, "define.kind", word_of(page, "kind", indicator_kinds[indicator->kind]));
	add_fact(list, page, "define.direction",
		word_of(page, "direction", indicator_directions[indicator->direction]));
	add_fact(list, page, "define.frequency", word_of(page, "frequency", indicator->frequency));
	add_fact(list, page, "define.method", method->name[lang]);
	add_fact(list, page, "define.reporter", reporter_name(page, method));
	add_fact(list, page, "define.code", indicator->code);
	return list;
}

static void add_tables(const struct tables *tables, json_t *model)
{
	(void)json_object_set_new(model, "city", tables_city(tables));
	(void)json_object_set_new(model, "elsewhere", tables_elsewhere(tables));
	(void)json_object_set_new(model, "plan", tables_plan(tables));
	(void)json_object_set_new(model, "totals", tables_totals(tables));
	(void)json_object_set_new(model, "illustrative", tables_illustrative(tables));
}

bool indicator_view(const struct page *page, struct outcome *ret, struct error *err)
{
	const struct indicator *indicator = page_indicator(page, err);
	enum lang lang = page->lang;
	struct figures figures;
	struct edition_axes judged;
	struct tables tables;
	json_t *model, *needs, *list, *where, *asked;

	if (indicator == NULL ||
		!figures_read(page->edition, page->arena, indicator, &figures, err) ||
		!tables_read(page, &figures, &tables, err) ||
		!edition_axes(page->edition, page->arena, figures.methods[0].method,
			figures.catalogue->city, &judged, err) ||
		!needs_model(page, indicator, &needs, err))
		return false;
	ret->passing = request_parameter(page->request, "place", NULL) != NULL ||
		request_parameter(page->request, "period", NULL) != NULL;
	where = where_model(&tables, err);
	asked = where == NULL ? NULL : asked_of_indicator(page, indicator, err);
	if (asked == NULL) {
		json_decref(needs);
		json_decref(where);
		return false;
	}
	list = json_array();
	model = shell_new(page, indicator->name[lang]);
	(void)json_object_set_new(model, "name", json_string(indicator->name[lang]));
	(void)json_object_set_new(
		model, "made_up", json_boolean(figures.methods[0].method->illustrative));
	(void)json_object_set_new(model, "pillar", json_string(indicator->pillar->name[lang]));
	(void)json_object_set_new(model, "planned", json_boolean(figures_planned(&figures)));
	(void)json_object_set_new(
		model, "state", tell_verdict(&figures.methods[0].judged.verdict, page->words));
	(void)json_object_set_new(model, "lede", lede(page, &figures));
	(void)json_object_set_new(model, "facts", facts(page, &figures));
	(void)json_object_set_new(model, "axes", axes(&judged, lang));
	(void)json_object_set_new(model, "needed", needs);
	(void)json_object_set_new(model, "where", where);
	(void)json_object_set_new(model, "asked", asked);
	(void)json_object_set_new(model, "comparisons", comparisons(&judged, page->words));
	(void)json_object_set_new(model, "chart", share_chart(page, &figures));
	/* a file answers no other site, and a preview is nothing for them */
	(void)json_object_set_new(model, "share",
		page->still || *page->base != '\0' ? json_null() : share_model(page, indicator));
	(void)json_object_set_new(model, "downloads", downloads(page, NULL));
	(void)json_object_set_new(model, "moved", moved(page, &tables));
	(void)json_object_set_new(model, "content", content_of_indicator(page, indicator));
	(void)json_object_set_new(model, "verdicts", list);
	(void)json_object_set_new(model, "definition", definition(page, &figures));
	(void)json_object_set_new(model, "definition_source",
		tell_source(figures.catalogue, indicator->source, page->words));
	add_tables(&tables, model);
	ret->model = model;
	return add_places(page, &figures, model, err) && verdicts(page, &figures, list, err);
}
