/* dashboard/view/attest.c - see attest.h. */
#include "dashboard/view/attest.h"

#include <string.h>

#include "indicators/format.h"
#include "indicators/place.h"

struct attesting {
	struct edition *edition, *later;
	struct arena *arena;
	const struct attest_wish *wish;
	const char *place;
	struct attested *items;
	size_t count;
};

/* The figure of the same period and place, by the code and day it goes by; NULL for none. */
static const struct observation *same_in(
	const struct series *series, const struct observation *wanted)
{
	for (size_t i = 0; i < series->count; i++)
		if (strcmp(series->items[i].period.label, wanted->period.label) == 0 &&
			strcmp(series->items[i].place->valid_from, wanted->place->valid_from) == 0)
			return &series->items[i];
	return NULL;
}

/* What the later edition has of the same method; nothing where it is no longer in the catalogue. */
static bool read_later(const struct attesting *attesting, const struct method *method,
	const struct indicator *indicator, struct series *ret, struct error *err)
{
	const struct indicator *found = NULL;

	*ret = (struct series){ 0 };
	if (attesting->later == NULL)
		return true;
	found = catalogue_indicator(edition_catalogue(attesting->later), indicator->code);
	for (int i = 0; found != NULL && i < found->method_count; i++)
		if (strcmp(found->methods[i].code, method->code) == 0)
			return edition_series(attesting->later, attesting->arena, found,
				&found->methods[i], attesting->place, ret, err);
	return true;
}

static bool differs(const struct observation *then, const struct observation *now)
{
	return now == NULL || now->known != then->known ||
		(then->known && decimal_compare(now->value, then->value) != 0);
}

/* The figures of a method that are wished for: only the latest one of a headline. */
static bool add_method(struct attesting *attesting, const struct indicator *indicator,
	const struct method *method, bool headline, struct error *err)
{
	const struct period *period = attesting->wish->period;
	const struct observation *latest;
	struct series series, later;

	if (!edition_series(attesting->edition, attesting->arena, indicator, method,
		    attesting->place, &series, err) ||
		!read_later(attesting, method, indicator, &later, err))
		return false;
	latest = series_latest(&series);
	for (size_t i = 0; i < series.count; i++) {
		const struct observation *then = &series.items[i];
		const struct observation *now = same_in(&later, then);

		if (period != NULL ? strcmp(period->label, then->period.label) != 0
				   : headline && then != latest)
			continue;
		attesting->items = arena_push(attesting->arena, attesting->items, attesting->count,
			sizeof *attesting->items);
		attesting->items[attesting->count++] = (struct attested){ indicator, method, then,
			now, attesting->later != NULL && differs(then, now) };
	}
	return true;
}

static bool add_headlines(struct attesting *attesting, struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(attesting->edition);

	for (int i = 0; i < catalogue->indicator_count; i++) {
		const struct indicator *indicator = &catalogue->indicators[i];

		if (indicator->headline &&
			!add_method(attesting, indicator, indicator_primary(indicator), true, err))
			return false;
	}
	return true;
}

static bool add_indicator(struct attesting *attesting, struct error *err)
{
	const char *code = attesting->wish->indicator;
	const struct indicator *indicator = catalogue_indicator(
		edition_catalogue(attesting->edition), code);

	if (indicator == NULL)
		return error_set(err, ERROR_REFUSED, "indicator.none", "%s", code);
	for (int i = 0; i < indicator->method_count; i++)
		if (!add_method(attesting, indicator, &indicator->methods[i], false, err))
			return false;
	return true;
}

bool attest(struct edition *edition, struct edition *later, struct arena *arena,
	const struct attest_wish *wish, struct attested **ret, size_t *ret_count, struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(edition);
	struct attesting attesting = { edition, later, arena, wish,
		wish->place == NULL ? catalogue->city : wish->place, NULL, 0 };

	if (!catalogue_has_place(catalogue, attesting.place))
		return error_set(err, ERROR_REFUSED, "place.none", "%s", attesting.place);
	if (!(*wish->indicator == '\0' ? add_headlines(&attesting, err)
				       : add_indicator(&attesting, err)))
		return false;
	*ret = attesting.items;
	*ret_count = attesting.count;
	return true;
}

static void say_value(const struct observation *observation, const struct indicator *indicator,
	enum lang lang, struct text *ret)
{
	if (observation->known)
		format_value(observation->value, indicator->unit, lang, ret);
	else
		text_addz(ret, status_say(observation->status, lang));
}

void attest_say_value(const struct attested *attested, enum lang lang, struct text *ret)
{
	say_value(attested->then, attested->indicator, lang, ret);
}

void attest_say_later(const struct attested *attested, const struct words *words, struct text *ret)
{
	text_auto value = { 0 }, number = { 0 };

	if (!attested->changed)
		return;
	if (attested->now == NULL) {
		text_addz(ret, words_get(words, "verify.gone"));
		return;
	}
	say_value(attested->now, attested->indicator, words_lang(words), &value);
	text_addf(&number, "%d", attested->now->since);
	words_say(words, "verify.later", ret, "number", text_z(&number), "value", text_z(&value),
		NULL);
}
