/* dashboard/api/outlooks.c - see outlooks.h. */
#include "dashboard/api/outlooks.h"

#include "dashboard/api/figures.h"

enum { PERMILLE_DIGITS = 3 };

static json_t *pace_json(const struct edition_pace *pace)
{
	if (!pace->known)
		return json_null();
	return json_pack("{s:o,s:s,s:o,s:o,s:o}", "value", json_figure(pace->value), "measure",
		pace->growth ? "percent" : "difference", "period",
		json_text_or_null(pace->period.until == 0 ? NULL : pace->period.label), "place",
		json_text_or_null(pace->place[0] == '\0' ? NULL : pace->place), "said",
		figures_json_pair(pace->said));
}

static json_t *chance_json(const struct edition_outlook *outlook)
{
	if (!outlook->forecast)
		return json_null();
	return json_pack("{s:o,s:o,s:o,s:o}", "chance",
		json_figure((struct decimal){ outlook->chance, PERMILLE_DIGITS }), "expected",
		json_figure(outlook->expected), "low", json_figure(outlook->low), "high",
		json_figure(outlook->high));
}

static json_t *outlook_json(const struct edition_outlook *outlook)
{
	return json_pack(
		"{s:s,s:o,s:s,s:o,s:b,s:s,s:s,s:o,s:i,s:i,s:i,s:s,s:o,s:o,s:o,s:o,s:o,s:o}",
		"target_period", outlook->target_period.label, "target",
		json_figure(outlook->target), "latest_period", outlook->latest_period.label,
		"latest", json_figure(outlook->latest), "met", outlook->met, "grade",
		outlook->grade, "reason_key", outlook->reason, "forecast", chance_json(outlook),
		"periods", outlook->periods, "periods_passed", outlook->passed, "siblings",
		outlook->siblings, "effort", outlook->effort, "needed",
		pace_json(&outlook->paces[PACE_NEEDED]), "average",
		pace_json(&outlook->paces[PACE_AVERAGE]), "best",
		pace_json(&outlook->paces[PACE_BEST]), "best_elsewhere",
		pace_json(&outlook->paces[PACE_ELSEWHERE]), "reached_at_average",
		json_text_or_null(outlook->usual_known ? outlook->usual.label : NULL), "said",
		figures_json_pair(outlook->said));
}

static json_t *forecast_json(const struct edition_forecast *forecast)
{
	json_t *points = json_array();

	if (forecast->count == 0) {
		json_decref(points);
		return json_null();
	}
	for (size_t i = 0; i < forecast->count; i++) {
		const struct projection_point *point = &forecast->points[i];

		(void)json_array_append_new(points,
			json_pack("{s:s,s:o,s:o,s:o}", "period", point->period.label, "expected",
				json_figure(point->expected), "low", json_figure(point->low),
				"high", json_figure(point->high)));
	}
	return json_pack("{s:s,s:i,s:i,s:i,s:o,s:o,s:o}", "model", forecast->model, "figures",
		forecast->figures, "past_intervals", forecast->past, "past_held", forecast->within,
		"past_error", json_figure(forecast->error), "said",
		figures_json_pair(forecast->said), "points", points);
}

bool outlooks_json(struct edition *edition, struct arena *arena, const struct method *method,
	const char *place_code, json_t *ret, struct error *err)
{
	json_t *list = json_array();
	struct edition_outlook *outlooks;
	struct edition_forecast forecast;
	size_t count;

	(void)json_object_set_new(ret, "outlooks", list);
	if (!edition_outlooks(edition, arena, method, place_code, &outlooks, &count, err) ||
		!edition_forecast(edition, arena, method, place_code, &forecast, err))
		return false;
	for (size_t i = 0; i < count; i++)
		(void)json_array_append_new(list, outlook_json(&outlooks[i]));
	(void)json_object_set_new(ret, "forecast", forecast_json(&forecast));
	return true;
}
