/* tests/collector/draw.c - see draw.h. */
#include "tests/collector/draw.h"

#include "tests/store/small.h"

/* The indicator a method belongs to. */
static const char *indicator_of(const struct catalogue *catalogue, const struct method *method)
{
	for (int i = 0; i < catalogue->indicator_count; i++)
		for (int m = 0; m < catalogue->indicators[i].method_count; m++)
			if (&catalogue->indicators[i].methods[m] == method)
				return catalogue->indicators[i].code;
	return "?";
}

static void draw_value(const struct observation *observation, struct text *ret)
{
	if (!observation->known) {
		text_addz(ret, "…");
	} else {
		text_addz(ret, observation->computed ? "=" : "");
		decimal_print(observation->value, ret);
	}
	if (!observation->parts)
		return;
	text_addz(ret, " (");
	decimal_print(observation->numerator, ret);
	text_addc(ret, '/');
	decimal_print(observation->denominator, ret);
	text_addc(ret, ')');
}

static void draw_figure(const struct observation *observation, struct text *ret)
{
	text_addf(ret, " %s@%s %s ", observation->place->code, observation->place->valid_from,
		observation->period.label);
	draw_value(observation, ret);
	text_addf(ret, " %c", observation->status);
	if (*observation->vintage != '\0')
		text_addf(ret, " ~%s", observation->vintage);
	if (*observation->source != '\0')
		text_addf(ret, " #%s", observation->source);
	if (*observation->breakdown != '\0')
		text_addf(ret, " [%s]", observation->breakdown);
	if (*observation->note[LANG_VI] != '\0' || *observation->note[LANG_EN] != '\0')
		text_addf(ret, " \"%s\" \"%s\"", observation->note[LANG_VI],
			observation->note[LANG_EN]);
	text_addc(ret, ';');
}

void draw_figures(const struct catalogue *catalogue, const struct draft *draft, struct text *ret)
{
	for (size_t i = 0; i < draft->count; i++) {
		const struct entry *entry = &draft->entries[i];

		text_addf(
			ret, "%s.%s", indicator_of(catalogue, entry->method), entry->method->code);
		draw_figure(&entry->observation, ret);
	}
}

void draw_problems(const struct draft *draft, struct text *ret)
{
	const char *between = "!";

	for (size_t i = 0; i < draft->problem_count && i < DRAFT_MAX_PROBLEMS; i++) {
		const struct problem *problem = &draft->problems[i];

		text_addf(ret, "%s%s@%d", between, problem->key, problem->line);
		if (problem->column > 0)
			text_addf(ret, ":%d", problem->column);
		between = " ";
	}
}

void draw_read(struct arena *arena, const struct catalogue *catalogue, struct span bytes,
	const struct mapping *mapping, struct draft *ret)
{
	static const struct reader_options usual = { 0 };
	reader_auto *reader = reader_open(arena, bytes, &usual);

	draft_read(arena, catalogue, reader, mapping, ret);
}

void draw_text(struct span bytes, const struct mapping *mapping, struct text *ret)
{
	arena_auto arena = { 0 };
	struct draft draft;

	draw_read(&arena, small_catalogue(), bytes, mapping, &draft);
	if (draft.problem_count > 0)
		draw_problems(&draft, ret);
	else
		draw_figures(small_catalogue(), &draft, ret);
}
