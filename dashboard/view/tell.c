/* dashboard/view/tell.c - see tell.h. */
#include "dashboard/view/tell.h"

#include <string.h>

#include "base/clock.h"
#include "charts/words.h"
#include "indicators/format.h"

enum { MINUTE = 60, DAY = 24 * 60 * MINUTE };

json_t *tell_text(const char *z)
{
	return json_text_or_null(z == NULL || *z == '\0' ? NULL : z);
}

json_t *tell_number(bool there, struct decimal value, enum lang lang)
{
	text_auto text = { 0 };

	if (!there)
		return json_null();
	format_number(value, lang, &text);
	return json_string(text_z(&text));
}

json_t *tell_count(long count, enum lang lang)
{
	return tell_number(true, (struct decimal){ count, 0 }, lang);
}

json_t *tell_value(struct decimal value, const struct indicator *indicator, enum lang lang)
{
	text_auto text = { 0 };

	format_value(value, indicator->unit, lang, &text);
	return json_string(text_z(&text));
}

json_t *tell_figure(struct decimal value, const struct indicator *indicator, enum lang lang)
{
	const char *sign = indicator->unit->suffix[lang];
	const char *name = indicator->unit_name[lang];
	text_auto number = { 0 };

	format_number(value, lang, &number);
	return json_pack("{s:s,s:o,s:o}", "number", text_z(&number), "sign", tell_text(sign),
		"unit", tell_text(*sign == '\0' ? name : ""));
}

json_t *tell_period(const struct period *period, enum lang lang)
{
	text_auto text = { 0 };

	period_say(period, lang, &text);
	return json_string(text_z(&text));
}

json_t *tell_date(const char *date, enum lang lang)
{
	text_auto text = { 0 };
	int day;

	if (!clock_date_parse(span_of(date), &day))
		return json_null();
	period_say_day(day, lang, &text);
	return json_string(text_z(&text));
}

json_t *tell_instant(const char *instant, enum lang lang)
{
	text_auto text = { 0 };
	int64_t seconds;
	int minutes;

	if (!clock_parse(span_of(instant), &seconds))
		return json_null();
	period_say_day(clock_day(seconds), lang, &text);
	minutes = (int)((seconds + CLOCK_ZONE_MINUTES * MINUTE) % DAY / MINUTE);
	text_addf(&text, " %02d:%02d", minutes / 60, minutes % 60);
	return json_string(text_z(&text));
}

json_t *tell_state(enum state state, enum lang lang)
{
	return json_pack("{s:s,s:s}", "key", state_keys[state], "word", state_say(state, lang));
}

json_t *tell_verdict(const struct verdict *verdict, const struct words *words)
{
	json_t *model = tell_state(verdict->state, words_lang(words));

	if (verdict->reason == REASON_OVERTAKEN)
		(void)json_object_set_new(
			model, "word", json_string(words_get(words, "answer.overtaken")));
	return model;
}

json_t *tell_status(char status, enum lang lang)
{
	return status == 'A' ? json_null() : tell_text(status_say(status, lang));
}

json_t *tell_target(
	const struct plan_point *point, const struct indicator *indicator, enum lang lang)
{
	text_auto text = { 0 };

	if (point == NULL)
		return json_null();
	words_plan_value(point, indicator->unit, lang, &text);
	return json_pack(
		"{s:s,s:o}", "value", text_z(&text), "period", tell_period(&point->period, lang));
}

json_t *tell_source(const struct catalogue *catalogue, const char *code, const struct words *words)
{
	const struct source *source = catalogue_source(catalogue, code);
	text_auto key = { 0 };

	if (source == NULL)
		return json_null();
	text_addf(&key, "grade.%s", source->grade);
	return json_pack("{s:s,s:o,s:o,s:o,s:s,s:s}", "title", source->title, "publisher",
		tell_text(source->publisher), "date", tell_date(source->date, words_lang(words)),
		"url", tell_text(source->url), "grade", source->grade, "grade_word",
		words_get(words, text_z(&key)));
}

json_t *tell_say(const struct words *words, const char *key, const char *hole, const char *what)
{
	text_auto text = { 0 };

	words_say(words, key, &text, hole, what, NULL);
	return json_string(text_z(&text));
}

json_t *tell_old_borders(const struct place *place, int day, const struct words *words)
{
	text_auto last = { 0 };

	if (place->until_day > day)
		return json_null();
	period_say_day(place->until_day - 1, words_lang(words), &last);
	return tell_say(words, "figure.old-borders", "day", text_z(&last));
}
