/* charts/json/figures.c - figures, plan, forecast and unit; see parts.h. */
#include "charts/json/parts.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "indicators/place.h"

/* A figure is an object, or for short [PERIOD, VALUE] or [PERIOD, VALUE, STATUS]. */
struct figure {
	struct period period;
	struct json_value {
		bool known;
		struct decimal value;
	} value;
	char status; /* 0: not said */
};

static bool read_value(struct json_reader *reader, json_t *value, void *into)
{
	struct json_value *ret = into;

	ret->known = !json_is_null(value);
	return !ret->known || json_read_decimal(reader, value, &ret->value);
}

static bool read_status(struct json_reader *reader, json_t *value, void *into)
{
	const char *z = json_string_value(value);
	char *ret = into;

	if (z == NULL || z[0] == '\0' || z[1] != '\0' ||
		strchr(OBSERVATION_VALUED OBSERVATION_ABSENT, z[0]) == NULL)
		return json_refuse(
			reader, "chart.json-status", "%s", OBSERVATION_VALUED OBSERVATION_ABSENT);
	*ret = z[0];
	return true;
}

static const struct json_field figure_fields[] = {
	{ "period", json_read_period, offsetof(struct figure, period), true },
	{ "value", read_value, offsetof(struct figure, value), true },
	{ "status", read_status, offsetof(struct figure, status), false },
	{ NULL, NULL, 0, false },
};

/* [PERIOD, VALUE, STATUS]: the fields in their order. */
static bool read_short(struct json_reader *reader, json_t *value, struct figure *ret)
{
	size_t count = json_array_size(value);

	if (count < 2 || count > COUNT(figure_fields) - 1)
		return json_refuse(reader, "chart.json-figure", "%zu", count);
	for (size_t i = 0; i < count; i++) {
		const struct json_field *field = &figure_fields[i];
		size_t mark = json_enter_item(reader, i);

		if (!field->read(reader, json_array_get(value, i), (char *)ret + field->offset))
			return false;
		json_leave(reader, mark);
	}
	return true;
}

static bool read_figure(struct json_reader *reader, json_t *value, void *into)
{
	struct observation *ret = into;
	struct figure figure = { 0 };

	if (json_is_array(value) ? !read_short(reader, value, &figure)
				 : !json_fields(reader, value, figure_fields, &figure))
		return false;
	if (figure.status == '\0')
		figure.status = figure.value.known ? 'A' : 'O';
	if (figure.value.known != (strchr(OBSERVATION_VALUED, figure.status) != NULL))
		return json_refuse(reader, "chart.json-status", "%s",
			figure.value.known ? OBSERVATION_VALUED : OBSERVATION_ABSENT);
	*ret = (struct observation){ .period = figure.period,
		.breakdown = "",
		.known = figure.value.known,
		.value = figure.value.value,
		.status = figure.status,
		.vintage = "",
		.source = "",
		.note = { "", "" },
		.since = 1 };
	return true;
}

static int by_period(const void *a, const void *b)
{
	return period_compare(
		&((const struct observation *)a)->period, &((const struct observation *)b)->period);
}

bool json_read_figures(struct json_reader *reader, json_t *value, void *into)
{
	struct json_figures *ret = into;

	if (!json_items(reader, value, CHART_MAX_FIGURES, sizeof *ret->items, read_figure,
		    &ret->items, &ret->count))
		return false;
	if (ret->count > 0)
		qsort(ret->items, ret->count, sizeof *ret->items, by_period);
	for (size_t i = 1; i < ret->count; i++)
		if (by_period(&ret->items[i - 1], &ret->items[i]) == 0)
			return json_refuse(
				reader, "chart.json-twice", "%s", ret->items[i].period.label);
	return true;
}

static bool read_comparator(struct json_reader *reader, json_t *value, void *into)
{
	enum comparator *ret = into;
	int index;

	if (!json_choice(reader, value, plan_comparators, &index))
		return false;
	*ret = (enum comparator)index;
	return true;
}

static bool read_plan_point(struct json_reader *reader, json_t *value, void *into)
{
	static const struct decision nobody = { .code = "",
		.number = "",
		.date = "",
		.issuer = { "", "" },
		.title = { "", "" },
		.source = "" };
	static const struct json_field fields[] = {
		{ "period", json_read_period, offsetof(struct plan_point, period), true },
		{ "value", json_read_decimal, offsetof(struct plan_point, value), true },
		{ "comparator", read_comparator, offsetof(struct plan_point, comparator), false },
		{ "superseded", json_read_flag, offsetof(struct plan_point, superseded), false },
		{ NULL, NULL, 0, false },
	};
	struct plan_point *ret = into;

	*ret = (struct plan_point){ .decision = &nobody, .note = { "", "" }, .source = "" };
	return json_fields(reader, value, fields, ret);
}

bool json_read_plan_point(struct json_reader *reader, json_t *value, void *into)
{
	struct plan_point *point = arena_new(reader->arena, 1, sizeof *point);
	const struct plan_point **ret = into;

	*ret = point;
	return read_plan_point(reader, value, point);
}

bool json_read_plan(struct json_reader *reader, json_t *value, void *into)
{
	struct plan *plan = arena_new(reader->arena, 1, sizeof *plan);
	const struct plan **ret = into;
	struct plan_point *points;
	size_t count;

	if (!json_items(reader, value, CHART_MAX_POINTS, sizeof *points, read_plan_point, &points,
		    &count))
		return false;
	for (size_t i = 1; i < count; i++)
		if (period_compare(&points[i - 1].period, &points[i].period) > 0)
			return json_refuse(reader, "chart.json-rise", "%s", points[i].period.label);
	*plan = (struct plan){ .place = "", .points = points, .count = (int)count };
	*ret = plan;
	return true;
}

static bool read_band(struct json_reader *reader, json_t *value, void *into)
{
	static const struct json_field fields[] = {
		{ "period", json_read_period, offsetof(struct chart_forecast_point, period), true },
		{ "low", json_read_decimal, offsetof(struct chart_forecast_point, low), true },
		{ "middle", json_read_decimal, offsetof(struct chart_forecast_point, middle),
			true },
		{ "high", json_read_decimal, offsetof(struct chart_forecast_point, high), true },
		{ NULL, NULL, 0, false },
	};
	struct chart_forecast_point *ret = into;

	if (!json_fields(reader, value, fields, ret))
		return false;
	if (decimal_compare(ret->low, ret->middle) > 0 ||
		decimal_compare(ret->middle, ret->high) > 0)
		return json_refuse(reader, "chart.json-band", "%s", "low, middle, high");
	return true;
}

static bool read_bands(struct json_reader *reader, json_t *value, void *into)
{
	struct chart_forecast *ret = into;
	struct chart_forecast_point *points;

	if (!json_items(reader, value, CHART_MAX_FORECAST, sizeof *points, read_band, &points,
		    &ret->count))
		return false;
	for (size_t i = 1; i < ret->count; i++)
		if (period_compare(&points[i - 1].period, &points[i].period) >= 0)
			return json_refuse(reader, "chart.json-rise", "%s", points[i].period.label);
	ret->points = points;
	return true;
}

bool json_read_forecast(struct json_reader *reader, json_t *value, void *into)
{
	static const struct json_field fields[] = {
		{ "points", read_bands, 0, true },
		{ "chance", json_read_whole, offsetof(struct chart_forecast, chance), true },
		{ "outlook", json_read_text, offsetof(struct chart_forecast, outlook), false },
		{ NULL, NULL, 0, false },
	};
	struct chart_forecast *forecast = arena_new(reader->arena, 1, sizeof *forecast);
	const struct chart_forecast **ret = into;

	if (!json_fields(reader, value, fields, forecast))
		return false;
	if (forecast->chance < 1 || forecast->chance > 99)
		return json_refuse(reader, "chart.json-band", "%s", "chance: 1\u201399");
	*ret = forecast;
	return true;
}

/* Both languages at once, or one of each. */
static bool read_words(struct json_reader *reader, json_t *value, void *into)
{
	static const struct json_field fields[] = {
		{ "vi", json_read_text, LANG_VI * sizeof(char *), true },
		{ "en", json_read_text, LANG_EN * sizeof(char *), true },
		{ NULL, NULL, 0, false },
	};
	const char **ret = into;

	if (json_is_object(value))
		return json_fields(reader, value, fields, ret);
	if (!json_read_text(reader, value, &ret[LANG_VI]))
		return false;
	ret[LANG_EN] = ret[LANG_VI];
	return true;
}

bool json_read_unit(struct json_reader *reader, json_t *value, void *into)
{
	static const struct json_field fields[] = {
		{ "suffix", read_words, offsetof(struct unit, suffix), true },
		{ "change", read_words, offsetof(struct unit, change), false },
		{ "share", json_read_flag, offsetof(struct unit, share), false },
		{ NULL, NULL, 0, false },
	};
	const struct unit **ret = into;
	struct unit *unit;

	if (json_is_string(value)) {
		*ret = unit_find(json_string_value(value));
		return *ret != NULL ||
			json_refuse(reader, "chart.json-unit", "%s",
				"percent, count, {\"suffix\": \" km\"}");
	}
	unit = arena_new(reader->arena, 1, sizeof *unit);
	*unit = (struct unit){ .code = "", .change = { NULL, NULL }, .factor = 1 };
	if (!json_fields(reader, value, fields, unit))
		return false;
	for (int lang = 0; lang < LANG_COUNT; lang++)
		if (unit->change[lang] == NULL)
			unit->change[lang] = unit->suffix[lang];
	unit->change_one = unit->change[LANG_EN];
	*ret = unit;
	return true;
}

bool json_read_state(struct json_reader *reader, json_t *value, void *into)
{
	enum state *ret = into;
	int index;

	if (!json_choice(reader, value, state_keys, &index))
		return false;
	*ret = (enum state)index;
	return true;
}
