/*
 * dashboard/commands/why.c - why CODE PERIOD: where a figure comes from.
 *
 * A published figure comes from its source, a computed one from its parts, a
 * total from the figures of the places below it, down to the wards.
 */
#include <string.h>

#include "dashboard/api/figures.h"
#include "dashboard/commands/support.h"
#include "indicators/format.h"
#include "store/edition/total.h"

struct asking {
	const struct call *call;
	struct edition *edition;
	const struct indicator *indicator;
	const char *place; /* code */
	struct period period;
	json_t *json; /* list of answers */
	struct text text;
};

static void say_parts(
	const struct asking *asking, const struct observation *observation, struct text *ret)
{
	format_number(observation->numerator, asking->call->lang, ret);
	text_addz(ret, " / ");
	format_number(observation->denominator, asking->call->lang, ret);
}

/* One figure on a line: value, parts, source. */
static void say_figure(
	struct asking *asking, const struct method *method, const struct observation *observation)
{
	enum lang lang = asking->call->lang;
	const struct source *source = catalogue_source(
		edition_catalogue(asking->edition), observation->source);
	struct text *text = &asking->text;

	text_addf(text, "%s  ", observation->place->name[lang]);
	if (observation->known)
		format_value(observation->value, asking->indicator->unit, lang, text);
	else
		text_addz(text, "…");
	if (observation->parts) {
		text_addz(text, " = ");
		say_parts(asking, observation, text);
	}
	text_addf(text, "  [%s%s%s]", method->name[lang], method->illustrative ? "" : ", ",
		method->illustrative ? "" : status_say(observation->status, lang));
	if (source != NULL)
		text_addf(text, "\n    %s, %s %s", source->title, source->date, source->url);
	if (observation->note[lang][0] != '\0')
		text_addf(text, "\n    %s", observation->note[lang]);
	text_addc(text, '\n');
}

static void say_total(struct asking *asking, const struct edition_total *total, size_t parts)
{
	enum lang lang = asking->call->lang;
	struct text *text = &asking->text;

	text_addf(text, "%s  ", total->place->name[lang]);
	if (total->known)
		format_value(total->value, asking->indicator->unit, lang, text);
	else
		text_addz(text, "…");
	if (total->parts) {
		text_addz(text, " = ");
		format_number(total->numerator, lang, text);
		text_addz(text, " / ");
		format_number(total->denominator, lang, text);
	}
	text_addf(text, "  [%s]%s\n    %s\n", total->method->name[lang],
		total->method->illustrative ? words_get(asking->call->words, "say.illustrative")
					    : "",
		total->reason[lang]);
	words_say(asking->call->words, "say.made-from", text, "n",
		arena_format(asking->call->arena, "%zu", parts), NULL);
	text_addc(text, '\n');
}

/* The figures of the place itself. */
static bool ask_figures(struct asking *asking, struct error *err)
{
	struct edition_figure *figures;
	size_t count;

	if (!edition_figures(
		    asking->edition, asking->call->arena, asking->indicator, &figures, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct observation *observation = &figures[i].observation;

		if (strcmp(observation->place->code, asking->place) != 0 ||
			strcmp(observation->period.label, asking->period.label) != 0)
			continue;
		say_figure(asking, figures[i].method, observation);
		(void)json_array_append_new(asking->json,
			json_pack("{s:s,s:o}", "kind",
				observation->computed ? "computed" : "published", "figure",
				figures_json_observation(figures[i].method, observation)));
	}
	return true;
}

static bool ask_total(struct asking *asking, const struct edition_total *total, struct error *err)
{
	json_t *parts = json_array();
	struct observation *list;
	size_t count;

	if (!edition_total_parts(asking->edition, asking->call->arena, total, &list, &count, err)) {
		json_decref(parts);
		return false;
	}
	say_total(asking, total, count);
	for (size_t i = 0; i < count; i++) {
		text_addz(&asking->text, "      ");
		say_figure(asking, total->method, &list[i]);
		(void)json_array_append_new(
			parts, figures_json_observation(total->method, &list[i]));
	}
	(void)json_array_append_new(asking->json,
		json_pack("{s:s,s:o,s:o}", "kind", "total", "total", figures_json_total(total),
			"parts", parts));
	return true;
}

static bool ask_totals(struct asking *asking, struct error *err)
{
	struct edition_total *totals;
	size_t count;

	if (!edition_totals(asking->edition, asking->call->arena, asking->indicator, asking->place,
		    &totals, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (strcmp(totals[i].period.label, asking->period.label) == 0 &&
			!ask_total(asking, &totals[i], err))
			return false;
	return true;
}

bool command_why(const struct call *call, struct error *err)
{
	edition_auto *edition = call_edition(call, err);
	json_auto_t *json = json_array();
	struct asking asking = { .call = call, .edition = edition, .json = json };
	const char *place = call_value(call, "--place");
	bool fine;

	asking.indicator = edition == NULL ? NULL : call_indicator(call, edition, err);
	if (asking.indicator == NULL)
		return false;
	asking.place = place == NULL ? edition_catalogue(edition)->city : place;
	if (!catalogue_has_place(edition_catalogue(edition), asking.place))
		return error_set(err, ERROR_REFUSED, "place.none", "%s", asking.place);
	if (!period_parse(span_of(call->options->arguments[1]), &asking.period))
		return error_set(
			err, ERROR_MISUSE, "option.wrong", "%s", call->options->arguments[1]);
	fine = ask_figures(&asking, err) && ask_totals(&asking, err);
	if (fine && json_array_size(json) == 0)
		fine = error_set(err, ERROR_REFUSED, "why.none", "%s", asking.period.label);
	if (fine)
		fine = call_flag(call, "--json") ? call_print_json(json, err)
						 : call_print(&asking.text, err);
	text_done(&asking.text);
	return fine;
}
