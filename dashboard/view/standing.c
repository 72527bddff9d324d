/* dashboard/view/standing.c - see standing.h. */
#include "dashboard/view/standing.h"

#include <string.h>

#include "store/edition/peers.h"

/* The last known figure, of one place or with NULL of any, at all or within a period. */
static const struct observation *last_of(
	const struct series *series, const struct place *only, const struct period *within)
{
	const struct observation *last = NULL;

	for (size_t i = 0; i < series->count; i++) {
		const struct observation *each = &series->items[i];

		if (each->known && (only == NULL || each->place == only) &&
			(within == NULL ||
				(each->period.from >= within->from &&
					each->period.until <= within->until)))
			last = each;
	}
	return last;
}

/* Places of the same kind under the same parent that exist at the end of the period. */
static int count_like(
	const struct catalogue *catalogue, const struct place *place, const struct period *period)
{
	int day = period_last_day(period), count = 0;

	for (int i = 0; i < catalogue->place_count; i++) {
		const struct place *each = &catalogue->places[i];

		count += each->level == place->level && each->from_day <= day &&
			day < each->until_day && strcmp(each->parent, place->parent) == 0;
	}
	return count;
}

static bool rank(
	struct edition *edition, struct arena *arena, struct standing *standing, struct error *err)
{
	const struct observation *latest = standing->latest;
	struct observation *peers;
	struct decimal *values;
	size_t count;
	int known = 0, index = 0;

	if (!edition_peers(edition, arena, standing->method, latest->place, &latest->period, &peers,
		    &count, err))
		return false;
	values = arena_new(arena, count + 1, sizeof *values);
	for (size_t i = 0; i < count; i++) {
		if (!peers[i].known)
			continue;
		if (peers[i].place == latest->place)
			index = known;
		values[known++] = peers[i].value;
	}
	standing->places = count_like(edition_catalogue(edition), latest->place, &latest->period);
	standing->ranked = known >= 2 && 2 * known >= standing->places &&
		ranking_of(
			values, known, index, standing->indicator->direction, &standing->ranking);
	return true;
}

/* Takes the method if it has a figure that is meant, or any while nothing is held. */
static bool consider(struct edition *edition, struct arena *arena, const struct method *method,
	const struct place *place, const struct period *within, struct standing *standing,
	struct error *err)
{
	bool city = strcmp(place->code, edition_catalogue(edition)->city) == 0;
	const struct place *only = city ? NULL : place;
	const struct observation *last, *meant;
	struct series series;

	if (!edition_series(edition, arena, standing->indicator, method, place->code, &series, err))
		return false;
	last = last_of(&series, only, NULL);
	meant = last_of(&series, only, within);
	if (meant == NULL && (standing->method != NULL || last == NULL))
		return true;
	standing->method = method;
	standing->latest = meant;
	standing->last = last;
	return true;
}

bool standing_of(struct edition *edition, struct arena *arena, const struct indicator *indicator,
	const struct place *place, const struct period *within, struct standing *ret,
	struct error *err)
{
	struct standing standing = { .indicator = indicator };

	for (int pass = 0; pass < 3 && standing.latest == NULL; pass++)
		for (int i = 0; i < indicator->method_count && standing.latest == NULL; i++) {
			const struct method *method = &indicator->methods[i];
			int when = method->primary ? 0 : method->illustrative ? 2 : 1;

			if (when == pass &&
				!consider(edition, arena, method, place, within, &standing, err))
				return false;
		}
	if (standing.latest != NULL && !rank(edition, arena, &standing, err))
		return false;
	*ret = standing;
	return true;
}

void standing_say_rank(const struct standing *standing, const struct words *words, struct text *ret)
{
	static const char *const keys[2][2] = { { "rank.alone-of-some", "rank.shared-of-some" },
		{ "rank.alone", "rank.shared" } };
	const struct ranking *ranking = &standing->ranking;
	bool everywhere = ranking->count == standing->places;
	arena_auto arena = { 0 };

	words_say(words, keys[everywhere][ranking->equals > 0], ret, "rank",
		arena_format(&arena, "%d", ranking->rank), "n",
		arena_format(&arena, "%d", ranking->count), "equals",
		arena_format(&arena, "%d", ranking->equals), "places",
		arena_format(&arena, "%d", standing->places), NULL);
}
