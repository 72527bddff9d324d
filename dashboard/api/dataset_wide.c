/* dashboard/api/dataset_wide.c - the figures of an edition as CSV, a row a series and a column a period. */
#include <stdlib.h>
#include <string.h>

#include "dashboard/api/cells.h"
#include "dashboard/api/dataset.h"
#include "dashboard/api/dataset_figures.h"

static const char *const heads[] = { "edition", "indicator", "method", "place", "place_name",
	"breakdown", "unit", "illustrative" };

struct widening {
	const struct page *page;
	struct dataset_periods periods;
	struct text *ret;
};

/* One figure: first what tells its row from the others, then its place within it. */
struct slot {
	const struct edition_figure *figure;
	size_t column;
};

static int compare_rows(const struct slot *a, const struct slot *b)
{
	const struct observation *x = &a->figure->observation, *y = &b->figure->observation;

	if (a->figure->method != b->figure->method)
		return a->figure->method < b->figure->method ? -1 : 1;
	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return strcmp(x->breakdown, y->breakdown);
}

static int compare(const void *left, const void *right)
{
	const struct slot *a = left, *b = right;
	int order = compare_rows(a, b);

	return order != 0 ? order : (a->column > b->column) - (a->column < b->column);
}

static void begin_row(const struct widening *widening, const struct indicator *indicator,
	const struct edition_figure *figure)
{
	const struct page *page = widening->page;
	const struct place *place = figure->observation.place;
	text_auto key = { 0 };

	text_addf(widening->ret, "%d,", edition_info(page->edition)->number);
	text_addf(&key, "%s@%s", place->code, place->valid_from);
	text_addf(widening->ret, "%s,%s,%s", indicator->code, figure->method->code, text_z(&key));
	cells_text(place->name[page->lang], widening->ret);
	cells_text(figure->observation.breakdown, widening->ret);
	cells_text(indicator->unit_name[page->lang], widening->ret);
	cells_text(figure->method->illustrative ? "yes" : "no", widening->ret);
}

/* Writes the row of the first slot; how many slots it took. */
static size_t write_row(const struct widening *widening, const struct indicator *indicator,
	const struct slot *slots, size_t count)
{
	static const struct decimal nothing = { 0 };
	size_t used = 0;

	begin_row(widening, indicator, slots->figure);
	for (size_t column = 0; column < widening->periods.count; column++) {
		bool here = used < count && slots[used].column == column &&
			compare_rows(slots, &slots[used]) == 0;
		const struct observation *each = here ? &slots[used++].figure->observation : NULL;

		cells_number(here && each->known, here ? each->value : nothing, widening->ret);
	}
	text_addc(widening->ret, '\n');
	return used;
}

static bool take(void *context, const struct indicator *indicator,
	const struct edition_figure *figures, size_t count)
{
	const struct widening *widening = context;
	arena_auto arena = { 0 };
	struct slot *slots = arena_new(&arena, count + 1, sizeof *slots);

	for (size_t i = 0; i < count; i++)
		slots[i] = (struct slot){ &figures[i],
			dataset_period_at(&widening->periods, &figures[i].observation.period) };
	qsort(slots, count, sizeof *slots, compare);
	for (size_t i = 0; i < count;)
		i += write_row(widening, indicator, slots + i, count - i);
	return true;
}

bool dataset_wide(const struct page *page, struct text *ret, struct error *err)
{
	struct widening widening = { .page = page, .ret = ret };

	if (!dataset_periods(page->edition, page->arena, &widening.periods, err))
		return false;
	for (size_t i = 0; i < COUNT(heads); i++)
		cells_text(heads[i], ret);
	for (size_t i = 0; i < widening.periods.count; i++)
		cells_text(widening.periods.items[i].label, ret);
	text_addc(ret, '\n');
	return dataset_each(page->edition, take, &widening, err);
}
