/* dashboard/commands/status.c - status: where each target stands, for people and for machines. */
#include "dashboard/api/figures.h"
#include "dashboard/commands/support.h"

struct standing {
	const struct indicator *indicator;
	const struct method *method;
	struct edition_verdict judged;
	struct edition_axes axes;
};

/* The verdict as everywhere, with what it is about in front. */
static json_t *standing_json(const struct standing *standing)
{
	json_t *json = json_pack("{s:s,s:o,s:s,s:s,s:b,s:b,s:o}", "code", standing->indicator->code,
		"name", figures_json_pair(standing->indicator->name), "pillar",
		standing->indicator->pillar->code, "method", standing->method->code, "primary",
		standing->method->primary, "illustrative", standing->method->illustrative, "unit",
		figures_json_pair(standing->indicator->unit_name));

	(void)json_object_update_new(json, figures_json_verdict(&standing->judged));
	(void)json_object_set_new(json, "axes", figures_json_axes(&standing->axes));
	(void)json_object_set_new(json, "comparisons", figures_json_comparisons(&standing->axes));
	return json;
}

static void standing_text(const struct standing *standing, enum lang lang, struct text *ret)
{
	const struct verdict *verdict = &standing->judged.verdict;

	text_addf(ret, "%-10s %s", state_keys[verdict->state], standing->indicator->code);
	if (!standing->method->primary)
		text_addf(ret, " [%s]", standing->method->code);
	text_addf(ret, "\n           %s: %s. %s\n", state_say(verdict->state, lang),
		standing->indicator->name[lang], standing->judged.reason[lang]);
}

static bool load_standing(const struct call *call, struct edition *edition,
	const struct indicator *indicator, const struct method *method, struct standing *ret,
	struct error *err)
{
	struct series series;

	ret->indicator = indicator;
	ret->method = method;
	return edition_series(edition, call->arena, indicator, method,
		       edition_catalogue(edition)->city, &series, err) &&
		edition_verdict(edition, call->arena, &series, edition_catalogue(edition)->city,
			&ret->judged, err) &&
		edition_axes(edition, call->arena, method, edition_catalogue(edition)->city,
			&ret->axes, err);
}

/* Primary methods are always told of; the others where they have a figure. */
static bool is_told(const struct standing *standing)
{
	return standing->method->primary || standing->judged.verdict.latest != NULL;
}

bool command_status(const struct call *call, struct error *err)
{
	edition_auto *edition = call_edition(call, err);
	const struct catalogue *catalogue;
	const struct edition_info *info;
	json_t *list = json_array();
	json_auto_t *json = NULL;
	text_auto text = { 0 };

	json = json_pack("{s:o}", "indicators", list);
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

		for (int m = 0; m < indicator->method_count; m++) {
			struct standing standing;

			if (!load_standing(call, edition, indicator, &indicator->methods[m],
				    &standing, err))
				return false;
			if (!is_told(&standing))
				continue;
			(void)json_array_append_new(list, standing_json(&standing));
			standing_text(&standing, call->lang, &text);
		}
	}
	return call_flag(call, "--json") ? call_print_json(json, err) : call_print(&text, err);
}
