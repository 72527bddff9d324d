/* dashboard/view/placelist.c - see placelist.h. */
#include "dashboard/view/placelist.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"

struct named {
	const struct place *place;
	const char *folded;
};

static int compare_names(const void *left, const void *right)
{
	const struct named *a = left, *b = right;
	int order = strcmp(a->folded, b->folded);

	return order != 0 ? order : a->place->id - b->place->id;
}

static bool is_offered(const struct catalogue *catalogue, const struct place *place, int day)
{
	return place->from_day <= day && day < place->until_day &&
		(place->level == PLACE_WARD || strcmp(place->code, catalogue->city) == 0);
}

const struct place **placelist(const struct page *page, size_t *ret_count)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	const size_t room = (size_t)catalogue->place_count + 1;
	struct named *list = arena_new(page->arena, room, sizeof *list);
	const struct place **places = arena_new(page->arena, room, sizeof(void *));
	int day = edition_info(page->edition)->day;
	size_t count = 0;

	for (int i = 0; i < catalogue->place_count; i++) {
		const struct place *place = &catalogue->places[i];
		text_auto folded = { 0 };

		if (!is_offered(catalogue, place, day))
			continue;
		if (strcmp(place->code, catalogue->city) != 0) /* which comes first */
			fold_add(span_of(place->name[page->lang]), &folded);
		list[count++] = (struct named){ place,
			arena_copy(page->arena, text_z(&folded), folded.size) };
	}
	qsort(list, count, sizeof *list, compare_names);
	for (size_t i = 0; i < count; i++)
		places[i] = list[i].place;
	*ret_count = count;
	return places;
}
