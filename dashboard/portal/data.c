/* dashboard/portal/data.c - the figures of one indicator as files; api/ knows the formats. */
#include "dashboard/api/figures.h"
#include "dashboard/portal/pages.h"

bool csv_view(const struct page *page, struct outcome *ret, struct error *err)
{
	const struct indicator *indicator = page_indicator(page, err);

	if (indicator == NULL)
		return false;
	figures_csv_header(&ret->bytes);
	ret->file_name = arena_format(
		page->arena, "%s-edition-%d.csv", page->code, edition_info(page->edition)->number);
	return figures_csv(page->edition, indicator, &ret->bytes, err);
}

bool json_view(const struct page *page, struct outcome *ret, struct error *err)
{
	const struct indicator *indicator = page_indicator(page, err);
	json_t *json = indicator == NULL ? NULL : figures_json(page->edition, indicator, err);

	if (json == NULL)
		return false;
	json_write(json, &ret->bytes);
	text_addc(&ret->bytes, '\n');
	json_decref(json);
	return true;
}
