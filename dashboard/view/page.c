/* dashboard/view/page.c - see page.h. */
#include "dashboard/view/page.h"

static const char *const prefixes[LANG_COUNT] = { [LANG_VI] = "", [LANG_EN] = "/en" };

const struct indicator *page_indicator(const struct page *page, struct error *err)
{
	const struct indicator *indicator = catalogue_indicator(
		edition_catalogue(page->edition), page->code);

	if (indicator == NULL)
		(void)error_set(err, ERROR_REFUSED, "indicator.none", "%s", page->code);
	return indicator;
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
