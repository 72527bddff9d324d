/* collector/translate.c - see translate.h. */
#include "collector/translate.h"

#include <string.h>

#include "base/fold.h"
#include "collector/numbers_people.h"
#include "collector/periods_people.h"

static void tell_once(const struct translation *translation, struct figure_row *spoken,
	enum field field, const char *key, const char *detail)
{
	translation->tell(translation->context, field, key, detail);
	spoken->told[field] = true;
}

static bool is_ours(const struct translation *translation)
{
	return !translation->people && translation->decimal == '\0';
}

/* In our own layout 1.234 has one meaning; elsewhere it is asked about. */
static bool is_machine(const struct translation *translation, struct span text)
{
	struct decimal ignored;

	return decimal_parse(text, &ignored) &&
		(is_ours(translation) || !span_has(text, '.') || span_has(text, 'e'));
}

/* One to three digits, a point, three digits. */
static bool could_group(struct span text)
{
	size_t before, sign = text.size > 0 && text.data[0] == '-';

	for (before = sign; before < text.size && text.data[before] != '.'; before++)
		;
	return before - sign >= 1 && before - sign <= 3 && text.size == before + 4;
}

static void doubt(
	const struct translation *translation, const struct figure_row *spoken, enum field field)
{
	struct marks *marks = translation->marks;
	struct span text = spoken->fields[field];

	if (marks->count == MARKS_MAX_DOUBTS)
		return;
	marks->doubts = arena_push(
		marks->arena, marks->doubts, marks->count, sizeof *marks->doubts);
	text.data = arena_copy(marks->arena, text.data, text.size);
	marks->doubts[marks->count++] = (struct marks_doubt){ spoken->line, field, text };
}

/* Translates what people wrote in one cell of a number; a sign for no figure gives the status. */
static void translate_number(
	const struct translation *translation, struct figure_row *spoken, enum field field)
{
	struct span text = spoken->fields[field];
	struct number_people number;
	bool ours = is_ours(translation), point = span_has(text, '.');
	const char *key;

	if (spoken->kinds[field] != CELL_TEXT || text.size == 0)
		return;
	if (is_machine(translation, text)) {
		if (ours && point && could_group(text))
			doubt(translation, spoken, field);
		return;
	}
	key = number_people(
		translation->arena, text, ours && point ? '.' : translation->decimal, &number);
	if (ours && key == NULL && span_has(text, ',') && strchr(number.machine, '.') != NULL)
		translation->marks->comma = true;
	if (key != NULL) {
		tell_once(translation, spoken, field, key, number.readings);
		return;
	}
	spoken->fields[field] = span_of(number.machine);
	spoken->kinds[field] = number.percent ? CELL_PERCENT : CELL_NUMBER;
	if (number.absent != '\0' && spoken->fields[FIELD_STATUS].size == 0)
		spoken->fields[FIELD_STATUS] = span_of(
			arena_copy(translation->arena, &number.absent, 1));
}

static void translate_period(
	const struct translation *translation, struct figure_row *spoken, struct period *ret)
{
	const char *key = period_people(spoken->fields[FIELD_PERIOD], ret);

	if (key == NULL && !span_is(spoken->fields[FIELD_PERIOD], ret->label))
		spoken->fields[FIELD_PERIOD] = span_of(
			arena_copy(translation->arena, ret->label, strlen(ret->label)));
	else if (key != NULL)
		tell_once(translation, spoken, FIELD_PERIOD, key, "");
}

/* Names for codes, once it is known for which day. */
static void translate_place(const struct translation *translation, struct figure_row *spoken,
	const struct period *period)
{
	struct span place = spoken->fields[FIELD_PLACE];
	const char *code, *key, *found, *detail;

	if (span_made_of(place, "0123456789@-"))
		return;
	if (period->from == period->until) { /* nothing more can be said of it */
		spoken->told[FIELD_PLACE] = names_know_place(translation->names, place);
		return;
	}
	code = arena_copy(translation->arena, place.data, place.size);
	if (catalogue_has_place(translation->catalogue,
		    arena_copy(translation->arena, code, strcspn(code, "@"))))
		return;
	key = names_place(translation->names, place, translation->level, period_last_day(period),
		&found, &detail);
	if (key == NULL)
		spoken->fields[FIELD_PLACE] = span_of(found);
	else if (strcmp(key, "place.unknown") != 0)
		tell_once(translation, spoken, FIELD_PLACE, key,
			strcmp(key, "place.period") == 0 ? period->label : detail);
}

static void translate_indicator(const struct translation *translation, struct figure_row *spoken)
{
	struct span *indicator = &spoken->fields[FIELD_INDICATOR];
	const char *code;

	if (span_made_of(*indicator, "abcdefghijklmnopqrstuvwxyz0123456789-"))
		return;
	code = names_indicator(translation->names, *indicator);
	if (code != NULL)
		*indicator = span_of(code);
}

/* "ước tính", "provisional" -> the letter; what is no such word stays, to be told of. */
static void translate_status(const struct translation *translation, struct figure_row *spoken)
{
	struct span *status = &spoken->fields[FIELD_STATUS];
	text_auto said = { 0 }, word = { 0 };

	if (status->size <= 1)
		return;
	fold_add(*status, &said);
	for (const char *letter = OBSERVATION_VALUED OBSERVATION_ABSENT; *letter != '\0'; letter++)
		for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
			text_clear(&word);
			fold_add(span_of(status_say(*letter, lang)), &word);
			if (strcmp(text_z(&said), text_z(&word)) == 0)
				*status = (struct span){ arena_copy(translation->arena, letter, 1),
					1 };
		}
}

void translate_row(
	const struct translation *translation, const struct figure_row *row, struct figure_row *ret)
{
	static const enum field numbers[] = { FIELD_VALUE, FIELD_NUMERATOR, FIELD_DENOMINATOR };
	struct period period = { .from = 0, .until = 0 };

	*ret = *row;
	translate_indicator(translation, ret);
	translate_period(translation, ret, &period);
	translate_place(translation, ret, &period);
	translate_status(translation, ret);
	for (size_t i = 0; i < COUNT(numbers); i++)
		translate_number(translation, ret, numbers[i]);
}
