/* dashboard/portal/data.c - the figures of one indicator as files; api/ knows the formats. */
#include "dashboard/api/figures.h"
#include "dashboard/api/totals.h"
#include "dashboard/portal/pages.h"

bool csv_view(const struct page *page, struct outcome *ret, struct error *err)
{
	const struct indicator *indicator = page_indicator(page, err);
	struct places_wish wish;

	if (indicator == NULL || !page_places(page, &wish, &ret->passing, err))
		return false;
	figures_csv_header(&ret->bytes);
	ret->file_name = arena_format(page->arena, "%s-edition-%d%s%s.csv", page->code,
		edition_info(page->edition)->number, wish.date == NULL ? "" : "-places-of-",
		wish.date == NULL ? "" : wish.date);
	return figures_csv(page->edition, indicator, &wish, &ret->bytes, err);
}

bool json_view(const struct page *page, struct outcome *ret, struct error *err)
{
	const struct indicator *indicator = page_indicator(page, err);
	struct places_wish wish;
	json_t *json;

	if (indicator == NULL || !page_places(page, &wish, &ret->passing, err))
		return false;
	json = figures_json(page->edition, indicator, &wish, err);
	if (json == NULL)
		return false;
	json_write(json, &ret->bytes);
	text_addc(&ret->bytes, '\n');
	json_decref(json);
	return true;
}

bool totals_view(const struct page *page, struct outcome *ret, struct error *err)
{
	const struct indicator *indicator = page_indicator(page, err);

	if (indicator == NULL)
		return false;
	totals_csv_header(&ret->bytes);
	ret->file_name = arena_format(page->arena, "%s-totals-edition-%d.csv", page->code,
		edition_info(page->edition)->number);
	return totals_csv(page->edition, indicator, NULL, NULL, &ret->bytes, err);
}
