/* dashboard/view/places.c - see places.h. */
#include "dashboard/view/places.h"

#include <string.h>

#include "base/clock.h"
#include "indicators/place.h"

bool places_read(
	const struct edition *edition, const char *date, struct places_wish *ret, struct error *err)
{
	struct places_wish wish = { date, 0 };

	if (date != NULL && !clock_date_parse(span_of(date), &wish.day))
		return error_set(err, ERROR_MISUSE, "places.date", "%s", date);
	if (date != NULL && wish.day > edition_info(edition)->day)
		return error_set(err, ERROR_REFUSED, "places.future", "%s", date);
	*ret = wish;
	return true;
}

static void add_place(const struct place *place, struct text *ret)
{
	if (text_span(ret).size > 0)
		text_addz(ret, ", ");
	text_addf(ret, "%s %s@%s", place->name[LANG_VI], place->code, place->valid_from);
}

static bool existed(const struct place *place, int day)
{
	return place->from_day <= day && day < place->until_day;
}

/* Places of the day that the place went to, or came from. */
static void add_kin(
	const struct catalogue *catalogue, const struct place *place, int day, struct text *ret)
{
	for (int i = 0; i < catalogue->link_count; i++) {
		const struct place_link *link = &catalogue->links[i];

		if (link->from == place && existed(link->to, day))
			add_place(link->to, ret);
		else if (link->to == place && existed(link->from, day))
			add_place(link->from, ret);
	}
}

/* Any place of the code, the one nearest to the day. */
static const struct place *nearest(
	const struct catalogue *catalogue, const char *code, size_t size, int day)
{
	const struct place *found = NULL;

	for (int i = 0; i < catalogue->place_count; i++) {
		const struct place *place = &catalogue->places[i];

		if (strncmp(place->code, code, size) == 0 && place->code[size] == '\0' &&
			(found == NULL || found->until_day <= day))
			found = place;
	}
	return found;
}

const struct place *places_find(const struct catalogue *catalogue, const char *key,
	const struct places_wish *wish, struct error *err)
{
	const struct place *place = catalogue_place(catalogue, key, wish->day);
	const char *reason;
	text_auto kin = { 0 };

	if (place == NULL && strchr(key, '@') == NULL)
		place = nearest(catalogue, key, strlen(key), wish->day);
	if (place == NULL) {
		(void)error_set(err, ERROR_REFUSED, "place.none", "%s", key);
		return NULL;
	}
	if (existed(place, wish->day))
		return place;
	add_kin(catalogue, place, wish->day, &kin);
	reason = place->from_day > wish->day ? "place.later" : "place.ended";
	if (text_span(&kin).size == 0)
		reason = "place.lost";
	(void)error_set(err, ERROR_REFUSED, reason, "%s@%s, %s%s%s", place->code, place->valid_from,
		wish->date, text_span(&kin).size == 0 ? "" : ": ", text_z(&kin));
	return NULL;
}

const struct place *places_named(
	const struct catalogue *catalogue, const char *code, int day, struct error *err)
{
	const struct place *place = strchr(code, '@') == NULL
		? catalogue_place(catalogue, code, day)
		: NULL;

	if (place == NULL)
		place = nearest(catalogue, code, strlen(code), day);
	if (place == NULL)
		(void)error_set(err, ERROR_REFUSED, "place.none", "%s", code);
	return place;
}

const struct place *places_latest(const struct edition *edition)
{
	const struct catalogue *catalogue = edition_catalogue(edition);
	const struct place *latest = NULL;

	for (int i = 0; i < catalogue->link_count; i++) {
		const struct place *place = catalogue->links[i].to;

		if (place->from_day <= edition_info(edition)->day &&
			(latest == NULL || place->from_day > latest->from_day))
			latest = place;
	}
	return latest;
}

bool places_listed(const struct catalogue *catalogue, const struct place *place, int day)
{
	const struct place *city = catalogue_place(catalogue, catalogue->city, day);

	return place->level == PLACE_WARD && existed(place, day) && city != NULL &&
		catalogue_place(catalogue, place->parent, day) == city;
}
