/* dashboard/view/needed.c - see needed.h. */
#include "dashboard/view/needed.h"

#include <string.h>

#include "dashboard/view/tell.h"
#include "indicators/outlook_words.h"
#include "indicators/place.h"

enum { PERMILLE = 1000 };
enum { ALWAYS_COLUMNS = 4, PACE_COLUMNS = 3 };

enum needed_group needed_group(const struct edition_outlook *outlook)
{
	switch (text_index(outlook_efforts, outlook->effort)) {
	case OUTLOOK_AS_USUAL:
		return NEEDED_AS_USUAL;
	case OUTLOOK_FASTER:
		return NEEDED_FASTER;
	case OUTLOOK_NEW_HERE:
	case OUTLOOK_NEW_ANYWHERE:
		return outlook->paces[PACE_BEST].known ? NEEDED_NEW : NEEDED_ALONE;
	default:
		return outlook->met ? NEEDED_MET : NEEDED_ALONE;
	}
}

static json_t *pair(const struct page *page, const struct indicator *indicator,
	struct decimal value, const struct period *period)
{
	return json_pack("{s:o,s:o}", "value", tell_value(value, indicator, page->lang), "period",
		tell_period(period, page->lang));
}

/* { said, period, place }: place and period of the best step. */
static json_t *pace(const struct page *page, const struct edition_pace *pace)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	const struct place *place;

	if (!pace->known)
		return json_null();
	place = pace->place[0] == '\0'
		? NULL
		: catalogue_place(catalogue, pace->place, edition_info(page->edition)->day);
	return json_pack("{s:s,s:o,s:o}", "said", pace->said[page->lang], "period",
		pace->period.until == 0 ? json_null() : tell_period(&pace->period, page->lang),
		"place", tell_text(place == NULL ? pace->place : place->name[page->lang]));
}

/* { word, chance, expected, low, high }; null where nothing can be forecast. */
static json_t *chance(const struct page *page, const struct indicator *indicator,
	const struct edition_outlook *outlook)
{
	int grade = text_index(outlook_keys, outlook->grade);
	text_auto said = { 0 };

	if (!outlook->forecast || grade < 0)
		return json_null();
	outlook_say_chance((double)outlook->chance / PERMILLE, page->lang, &said);
	return json_pack("{s:s,s:s,s:o,s:o,s:o}", "word",
		outlook_grade_say((enum outlook_grade)grade, page->lang), "chance", text_z(&said),
		"expected", tell_value(outlook->expected, indicator, page->lang), "low",
		tell_value(outlook->low, indicator, page->lang), "high",
		tell_value(outlook->high, indicator, page->lang));
}

/* When the average pace would get there, or that it is no time; null where it is not the question. */
static json_t *usual(const struct page *page, const struct indicator *indicator,
	const struct edition_outlook *outlook)
{
	int64_t units = outlook->paces[PACE_AVERAGE].value.units;
	bool closer = units != 0 && (units > 0) == (indicator->direction == DIRECTION_UP);

	if (outlook->met || !outlook->paces[PACE_AVERAGE].known)
		return json_null();
	if (!outlook->usual_known)
		return json_string(
			words_get(page->words, closer ? "needed.too-long" : "needed.never"));
	return tell_period(&outlook->usual, page->lang);
}

json_t *needed_row(const struct page *page, const struct indicator *indicator,
	const struct edition_outlook *outlook)
{
	json_t *latest = pair(page, indicator, outlook->latest, &outlook->latest_period);

	return json_pack("{s:o,s:o,s:b,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "target",
		pair(page, indicator, outlook->target, &outlook->target_period), "latest", latest,
		"stale", outlook->passed > 0, "needed", pace(page, &outlook->paces[PACE_NEEDED]),
		"average", pace(page, &outlook->paces[PACE_AVERAGE]), "best",
		pace(page, &outlook->paces[PACE_BEST]), "elsewhere",
		pace(page, &outlook->paces[PACE_ELSEWHERE]), "usual",
		usual(page, indicator, outlook), "chance", chance(page, indicator, outlook),
		"effort", tell_text(outlook->effort_said[page->lang]), "sentence",
		tell_text(outlook->said[page->lang]));
}

static bool any(const json_t *rows, const char *member)
{
	json_t *row;
	size_t i;

	json_array_foreach (rows, i, row)
		if (!json_is_null(json_object_get(row, member)))
			return true;
	return false;
}

void needed_flags(const json_t *rows, json_t *model)
{
	bool paces = any(rows, "average"), elsewhere = any(rows, "elsewhere");
	bool chances = any(rows, "chance");

	(void)json_object_set_new(model, "has_pace", json_boolean(paces));
	(void)json_object_set_new(model, "has_elsewhere", json_boolean(elsewhere));
	(void)json_object_set_new(model, "has_chance", json_boolean(chances));
	(void)json_object_set_new(model, "columns",
		json_integer(ALWAYS_COLUMNS + (paces ? PACE_COLUMNS : 0) + elsewhere + chances));
}

json_t *needed_forecast(const struct page *page, const struct indicator *indicator,
	const struct edition_forecast *forecast)
{
	json_t *rows = json_array();

	if (forecast->count == 0) {
		json_decref(rows);
		return json_null();
	}
	for (size_t i = 0; i < forecast->count; i++) {
		const struct projection_point *point = &forecast->points[i];

		(void)json_array_append_new(rows,
			json_pack("{s:o,s:o,s:o,s:o}", "period",
				tell_period(&point->period, page->lang), "expected",
				tell_value(point->expected, indicator, page->lang), "low",
				tell_value(point->low, indicator, page->lang), "high",
				tell_value(point->high, indicator, page->lang)));
	}
	return json_pack("{s:s,s:o}", "said", forecast->said[page->lang], "rows", rows);
}
