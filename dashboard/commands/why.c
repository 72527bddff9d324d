/*
 * dashboard/commands/why.c - why CODE PERIOD: where a figure comes from.
 *
 * A published figure comes from its source, a computed one from what its
 * formula names, a total from the figures of the places below it: down to the
 * wards (dashboard/api/origin.h).
 */
#include <string.h>

#include "dashboard/api/figures.h"
#include "dashboard/api/origin.h"
#include "dashboard/commands/support.h"
#include "indicators/format.h"

struct asking {
	const struct call *call;
	struct edition *edition;
	const struct indicator *indicator;
	const char *place; /* code */
	struct period period;
	json_t *json; /* list of answers */
	struct text text;
};

enum { INDENT = 4 };

static void indent(struct text *ret, int depth)
{
	text_addf(ret, "%*s", depth * INDENT, "");
}

static void say_fraction(const struct origin *origin, enum lang lang, struct text *ret)
{
	struct decimal numerator, denominator;

	if (!origin_fraction(origin, &numerator, &denominator))
		return;
	text_addz(ret, " = ");
	format_number(numerator, lang, ret);
	text_addz(ret, " / ");
	format_number(denominator, lang, ret);
}

/* "Phường Sài Gòn, 2025: 85,1% = 12.345 / 14.500", with the indicator's name where it is not the
   one `above`. */
static void say_value(const struct asking *asking, const struct origin *origin,
	const struct indicator *above, struct text *ret)
{
	enum lang lang = asking->call->lang;
	struct decimal value;

	if (origin->indicator == NULL)
		text_addf(ret, "%s: ", words_get(asking->call->words, "say.population"));
	else if (origin->indicator != above)
		text_addf(ret, "%s: ", origin->indicator->name[lang]);
	text_addf(ret, "%s, ", origin->place->name[lang]);
	period_say(&origin->period, lang, ret);
	text_addz(ret, ": ");
	if (!origin_value(origin, &value))
		text_addz(ret, "…");
	else if (origin->indicator == NULL)
		format_number(value, lang, ret);
	else
		format_value(value, origin->indicator->unit, lang, ret);
	say_fraction(origin, lang, ret);
}

/* "  [method, status]", for illustrative figures that they are, and what a component adds. */
static void say_manner(const struct asking *asking, const struct origin *origin, struct text *ret)
{
	enum lang lang = asking->call->lang;
	const struct edition_part *part = origin->part;
	char code = origin_status(origin);
	/* the portal's rule: what is as usual needs no word, and nothing computed here is official */
	const char *status = code == 'A' ? "" : status_say(code, lang);

	if (origin->method != NULL && origin->method->illustrative)
		text_addf(ret, "  [%s]%s", origin->method->name[lang],
			words_get(asking->call->words, "say.illustrative"));
	else if (origin->method != NULL)
		text_addf(ret, "  [%s%s%s]", origin->method->name[lang],
			*status == '\0' ? "" : ", ", status);
	if (part != NULL && part->weighed) {
		text_auto weight = { 0 }, added = { 0 };

		format_number(part->component->weight, lang, &weight);
		format_number(part->contribution, lang, &added);
		text_addc(ret, ' ');
		words_say(asking->call->words, "say.component", ret, "weight", text_z(&weight),
			"added", text_z(&added), NULL);
	}
}

static void say_line(struct text *ret, int depth, const char *line)
{
	if (*line == '\0')
		return;
	text_addc(ret, '\n');
	indent(ret, depth);
	text_addz(ret, line);
}

/* What stands below the value: source, note, formula, how it was added up. */
static void say_origin(
	const struct asking *asking, const struct origin *origin, int depth, struct text *ret)
{
	enum lang lang = asking->call->lang;
	const struct source *source = origin->figure == NULL
		? NULL
		: catalogue_source(edition_catalogue(asking->edition), origin->figure->source);
	text_auto line = { 0 };

	if (source != NULL)
		text_addf(&line, "%s%s%s%s%s", source->title, *source->date == '\0' ? "" : ", ",
			source->date, *source->url == '\0' ? "" : " ", source->url);
	say_line(ret, depth, text_z(&line));
	if (origin->figure != NULL &&
		!(origin->kind == ORIGIN_PUBLISHED && origin->method->illustrative))
		say_line(ret, depth, origin->figure->note[lang]);
	if (origin->total != NULL)
		say_line(ret, depth, origin->total->reason[lang]);
	text_clear(&line);
	if (origin->kind == ORIGIN_COMPUTED && origin->method->formula != NULL)
		text_addf(&line, "= %s", origin->method->formula);
	say_line(ret, depth, text_z(&line));
	text_clear(&line);
	if (origin->count + origin->more > 0)
		words_say(asking->call->words, "say.made-from", &line, "n",
			arena_format(asking->call->arena, "%zu", origin->count + origin->more),
			NULL);
	say_line(ret, depth, text_z(&line));
	text_addc(ret, '\n');
}

static void say_tree(struct asking *asking, const struct origin *origin,
	const struct indicator *above, int depth)
{
	struct text *text = &asking->text;

	indent(text, depth);
	say_value(asking, origin, above, text);
	say_manner(asking, origin, text);
	say_origin(asking, origin, depth + 1, text);
	for (size_t i = 0; i < origin->count; i++)
		say_tree(asking, &origin->parts[i], origin->indicator, depth + 2);
	if (origin->more == 0)
		return;
	indent(text, depth + 2);
	words_say(asking->call->words, "say.more-figures", text, "n",
		arena_format(asking->call->arena, "%zu", origin->more), NULL);
	text_addc(text, '\n');
}

/* The rank of the place in the period, in words and as a member of the answer. */
static bool answer_rank(
	struct asking *asking, const struct origin *origin, json_t *json, struct error *err)
{
	const struct call *call = asking->call;
	struct edition_rank *ranks;
	size_t count;

	if (!edition_ranks(asking->edition, call->arena, origin->method, &ranks, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct edition_rank *rank = &ranks[i];

		if (rank->place != origin->place || strcmp(rank->period, origin->period.label) != 0)
			continue;
		(void)json_object_set_new(json, "rank", origin_rank_json(rank));
		indent(&asking->text, 1);
		words_say(call->words, rank->best == rank->worst ? "say.rank-firm" : "say.rank",
			&asking->text, "rank", arena_format(call->arena, "%d", rank->rank),
			"places", arena_format(call->arena, "%d", rank->places), "best",
			arena_format(call->arena, "%d", rank->best), "worst",
			arena_format(call->arena, "%d", rank->worst), "spread",
			arena_format(call->arena, "%d", rank->spread), NULL);
		text_addc(&asking->text, '\n');
	}
	return true;
}

static bool answer(struct asking *asking, const struct origin *origin, struct error *err)
{
	json_t *json = origin_json(origin);

	(void)json_array_append_new(asking->json, json);
	say_tree(asking, origin, asking->indicator, 0);
	return answer_rank(asking, origin, json, err);
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
		struct origin origin;

		if (strcmp(observation->place->code, asking->place) != 0 ||
			strcmp(observation->period.label, asking->period.label) != 0)
			continue;
		if (!origin_of_figure(asking->edition, asking->call->arena, asking->indicator,
			    figures[i].method, observation, &origin_all, &origin, err) ||
			!answer(asking, &origin, err))
			return false;
	}
	return true;
}

static bool ask_totals(struct asking *asking, struct error *err)
{
	struct edition_total *totals;
	size_t count;

	if (!edition_totals(asking->edition, asking->call->arena, asking->indicator, asking->place,
		    &totals, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct origin origin;

		if (strcmp(totals[i].period.label, asking->period.label) != 0)
			continue;
		if (!origin_of_total(asking->edition, asking->call->arena, asking->indicator,
			    &totals[i], &origin_all, &origin, err) ||
			!answer(asking, &origin, err))
			return false;
	}
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
