/* dashboard/view/figures_place.c - see figures_place.h. */
#include "dashboard/view/figures_place.h"

#include <string.h>

#include "indicators/place.h"
#include "store/edition/moved.h"

struct asking {
	struct edition *edition;
	struct arena *arena;
	const struct indicator *indicator;
	const struct figures_ask *ask;
	const char *key;
	const struct place *place; /* on the wished day; NULL as reported */
};

static bool read_method(const struct asking *asking, const struct method *method,
	struct figures_method *ret, struct error *err)
{
	const struct boundary_mark *marks;

	*ret = (struct figures_method){ .method = method };
	ret->judged.verdict.state = STATE_NONE;
	if (asking->place != NULL)
		return edition_moved_series(asking->edition, asking->arena, asking->indicator,
			method, asking->place, asking->ask->places.day, &ret->series, &marks, err);
	return edition_series(asking->edition, asking->arena, asking->indicator, method,
		asking->key, &ret->series, err);
}

/* The method that is asked for, or all, the primary one first. */
static bool read_methods(const struct asking *asking, struct figures *ret, struct error *err)
{
	const struct indicator *indicator = asking->indicator;
	const char *code = asking->ask->method;
	const struct method *first = code == NULL ? indicator_primary(indicator)
						  : indicator_method(indicator, code);
	struct figures_method *methods = arena_new(
		asking->arena, (size_t)indicator->method_count, sizeof *methods);

	if (first == NULL)
		return error_set(err, ERROR_REFUSED, "method.none", "%s", code);
	if (!read_method(asking, first, &methods[0], err))
		return false;
	ret->count = 1;
	for (int i = 0; code == NULL && i < indicator->method_count; i++)
		if (&indicator->methods[i] != first &&
			!read_method(asking, &indicator->methods[i], &methods[ret->count++], err))
			return false;
	ret->methods = methods;
	return true;
}

/* "Phường Sài Gòn, theo địa giới ngày 1/7/2025" */
static const char *where(
	const struct asking *asking, const struct words *words, const struct place *place)
{
	text_auto text = { 0 }, day = { 0 };
	enum lang lang = words_lang(words);

	if (asking->place == NULL)
		return place->name[lang];
	period_say_day(asking->ask->places.day, lang, &day);
	words_say(words, "places.on", &text, "place", place->name[lang], "day", text_z(&day), NULL);
	return arena_copy(asking->arena, text_z(&text), text_span(&text).size);
}

bool figures_read_place(struct edition *edition, struct arena *arena, const struct words *words,
	const struct indicator *indicator, const struct figures_ask *ask, struct figures *ret,
	struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(edition);
	const struct edition_info *info = edition_info(edition);
	struct asking asking = { edition, arena, indicator, ask,
		ask->place == NULL ? catalogue->city : ask->place, NULL };
	struct figures figures = { .info = info, .catalogue = catalogue, .indicator = indicator };
	const struct place *place;

	if (ask->places.date != NULL)
		place = asking.place = places_find(catalogue, asking.key, &ask->places, err);
	else
		place = places_named(catalogue, asking.key, info->day, err);
	if (place == NULL || !read_methods(&asking, &figures, err))
		return false;
	if (strcmp(place->code, catalogue->city) == 0)
		figures.plan = catalogue_plan(catalogue, indicator, catalogue->city);
	figures.where = where(&asking, words, place);
	*ret = figures;
	return true;
}
