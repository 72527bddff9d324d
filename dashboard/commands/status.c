/*
 * dashboard/commands/status.c - status: where each target stands, for people and for machines: the
 * four axes, and what is needed from now.
 */
#include <string.h>

#include "dashboard/api/figures.h"
#include "dashboard/api/outlooks.h"
#include "dashboard/commands/support.h"
#include "indicators/place.h"

struct standing {
	const struct indicator *indicator;
	const struct method *method;
	const char *place; /* a code */
	struct edition_verdict judged;
	struct edition_axes axes;
	struct edition_outlook *outlooks;
	size_t outlook_count;
};

/* What a command gathers while it goes through the catalogue. */
struct gathering {
	const struct call *call;
	struct edition *edition;
	json_t *city, *elsewhere;
	struct text *text;
};

/* The verdict as everywhere, with what it is about in front. */
static json_t *standing_json(
	const struct gathering *gathering, const struct standing *standing, struct error *err)
{
	json_auto_t *json = json_pack("{s:s,s:o,s:s,s:s,s:s,s:b,s:b,s:o}", "code",
		standing->indicator->code, "name", figures_json_pair(standing->indicator->name),
		"pillar", standing->indicator->pillar->code, "method", standing->method->code,
		"place", standing->place, "primary", standing->method->primary, "illustrative",
		standing->method->illustrative, "unit",
		figures_json_pair(standing->indicator->unit_name));

	(void)json_object_update_new(json, figures_json_verdict(&standing->judged));
	(void)json_object_set_new(json, "axes", figures_json_axes(&standing->axes));
	(void)json_object_set_new(json, "comparisons", figures_json_comparisons(&standing->axes));
	if (!outlooks_json(gathering->edition, gathering->call->arena, standing->method,
		    standing->place, json, err))
		return NULL;
	return json_incref(json);
}

/* Where there is a figure: the axes beside the state, then what is needed. */
static void axes_text(const struct gathering *gathering, const struct standing *standing)
{
	enum lang lang = gathering->call->lang;
	bool planned = standing->judged.verdict.target != NULL;

	for (enum judgement_axis axis = AXIS_DIRECTION; axis < AXIS_COUNT; axis++)
		if (axis != AXIS_OUTLOOK || planned)
			text_addf(gathering->text, "           %s: %s\n",
				judgement_axis_name(axis, lang),
				standing->axes.axes[axis].reason[lang]);
	for (size_t i = 0; i < standing->outlook_count; i++)
		if (standing->outlooks[i].said[lang][0] != '\0')
			text_addf(gathering->text, "           %s: %s\n",
				words_get(gathering->call->words, "needed.title"),
				standing->outlooks[i].said[lang]);
}

static void standing_text(const struct gathering *gathering, const struct standing *standing)
{
	const struct catalogue *catalogue = edition_catalogue(gathering->edition);
	const struct verdict *verdict = &standing->judged.verdict;
	const struct place *place = catalogue_place(
		catalogue, standing->place, edition_info(gathering->edition)->day);
	enum lang lang = gathering->call->lang;

	text_addf(
		gathering->text, "%-10s %s", state_keys[verdict->state], standing->indicator->code);
	if (!standing->method->primary)
		text_addf(gathering->text, " [%s]", standing->method->code);
	if (standing->method->illustrative)
		text_addz(gathering->text, words_get(gathering->call->words, "say.illustrative"));
	if (strcmp(standing->place, catalogue->city) != 0)
		text_addf(gathering->text, " (%s)",
			place == NULL ? standing->place : place->name[lang]);
	text_addf(gathering->text, "\n           %s: %s. %s\n",
		standing->axes.axes[AXIS_STATE].word[lang], standing->indicator->name[lang],
		standing->axes.axes[AXIS_STATE].reason[lang]);
	if (verdict->latest != NULL)
		axes_text(gathering, standing);
}

static bool load_standing(
	const struct gathering *gathering, struct standing *standing, struct error *err)
{
	struct arena *arena = gathering->call->arena;
	struct series series;

	return edition_series(gathering->edition, arena, standing->indicator, standing->method,
		       standing->place, &series, err) &&
		edition_verdict(gathering->edition, arena, &series, standing->place,
			&standing->judged, err) &&
		edition_axes(gathering->edition, arena, standing->method, standing->place,
			&standing->axes, err) &&
		edition_outlooks(gathering->edition, arena, standing->method, standing->place,
			&standing->outlooks, &standing->outlook_count, err);
}

/* Tells of one series. Primary methods are always told of; the others where they have a figure. */
static bool tell(const struct gathering *gathering, const struct indicator *indicator,
	const struct method *method, const char *place, struct error *err)
{
	bool city = strcmp(place, edition_catalogue(gathering->edition)->city) == 0;
	struct standing standing = { .indicator = indicator, .method = method, .place = place };
	json_t *json;

	if (!load_standing(gathering, &standing, err))
		return false;
	if (standing.judged.verdict.latest == NULL && !(city && method->primary))
		return true;
	json = standing_json(gathering, &standing, err);
	if (json == NULL)
		return false;
	(void)json_array_append_new(city ? gathering->city : gathering->elsewhere, json);
	standing_text(gathering, &standing);
	return true;
}

/* The city first, then every other place that has a plan for it. */
static bool tell_all(const struct gathering *gathering, const struct indicator *indicator,
	const struct method *method, struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(gathering->edition);

	if (!tell(gathering, indicator, method, catalogue->city, err))
		return false;
	for (int i = 0; i < catalogue->plan_count; i++)
		if (catalogue->plans[i].indicator == indicator &&
			strcmp(catalogue->plans[i].place, catalogue->city) != 0 &&
			!tell(gathering, indicator, method, catalogue->plans[i].place, err))
			return false;
	return true;
}

bool command_status(const struct call *call, struct error *err)
{
	edition_auto *edition = call_edition(call, err);
	text_auto text = { 0 };
	struct gathering gathering = { call, edition, json_array(), json_array(), &text };
	json_auto_t *json = json_pack(
		"{s:o,s:o}", "indicators", gathering.city, "elsewhere", gathering.elsewhere);
	const struct catalogue *catalogue;
	const struct edition_info *info;

	if (edition == NULL)
		return false;
	catalogue = edition_catalogue(edition);
	info = edition_info(edition);
	(void)json_object_set_new(json, "city", json_string(catalogue->city));
	(void)json_object_set_new(json, "edition", figures_json_edition(edition));
	words_say(call->words, "say.edition", &text, "number",
		arena_format(call->arena, "%d", info->number), "time", info->published_at, "code",
		info->code, NULL);
	text_addc(&text, '\n');
	for (int i = 0; i < catalogue->indicator_count; i++) {
		const struct indicator *indicator = &catalogue->indicators[i];

		for (int m = 0; m < indicator->method_count; m++)
			if (!tell_all(&gathering, indicator, &indicator->methods[m], err))
				return false;
	}
	return call_flag(call, "--json") ? call_print_json(json, err) : call_print(&text, err);
}
