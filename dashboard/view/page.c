/* dashboard/view/page.c - see page.h. */
#include "dashboard/view/page.h"

#include <string.h>

#include "indicators/place.h"

static const char *const prefixes[LANG_COUNT] = { [LANG_VI] = "", [LANG_EN] = "/en" };

const struct indicator *page_indicator(const struct page *page, struct error *err)
{
	const struct indicator *indicator = catalogue_indicator(
		edition_catalogue(page->edition), page->code);

	if (indicator == NULL)
		(void)error_set(err, ERROR_REFUSED, "indicator.none", "%s", page->code);
	return indicator;
}

const char *page_parameter(const struct page *page, const char *name, const char *otherwise)
{
	const struct request *request = page->request;

	for (size_t i = 0; i < request->parameter_count; i++)
		if (strcmp(request->parameters[i].name, name) == 0)
			return request->parameters[i].value;
	return otherwise;
}

bool page_places(
	const struct page *page, struct places_wish *ret, bool *ret_passing, struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	bool known = false;

	if (!places_read(page->edition, page_parameter(page, "places_of", NULL), ret, err))
		return false;
	for (int i = 0; ret->date != NULL && !known && i < catalogue->link_count; i++)
		known = catalogue->links[i].to->from_day == ret->day;
	*ret_passing = ret->date != NULL && !known;
	return true;
}

const char *page_fixed(const struct page *page, const char *path, const char *more)
{
	return arena_format(page->arena, "%s%s?edition=%d%s", prefixes[page->lang], path,
		edition_info(page->edition)->number, more);
}

const char *page_url(const struct page *page, const char *path)
{
	if (page->pinned && page->edition != NULL)
		return page_fixed(page, path, "");
	return arena_format(page->arena, "%s%s", prefixes[page->lang], path);
}
