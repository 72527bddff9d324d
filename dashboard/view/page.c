/* dashboard/view/page.c - see page.h. */
#include "dashboard/view/page.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

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

int page_number(const char *text)
{
	size_t size = strlen(text);

	if (size < 1 || size > 6 || strspn(text, "0123456789") != size || *text == '0')
		return 0;
	return (int)strtol(text, NULL, 10);
}

bool page_places(
	const struct page *page, struct places_wish *ret, bool *ret_passing, struct error *err)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	bool known = false;

	if (!places_read(
		    page->edition, request_parameter(page->request, "places_of", NULL), ret, err))
		return false;
	for (int i = 0; ret->date != NULL && !known && i < catalogue->link_count; i++)
		known = catalogue->links[i].to->from_day == ret->day;
	*ret_passing = ret->date != NULL && !known;
	return true;
}

/* "26743" or "26743-2025-07-01": as CODE@DAY; a code's letters may be small ones. */
const struct place *page_place(const struct page *page, struct error *err)
{
	static const size_t day_size = sizeof "-2025-07-01" - 1;
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	const struct place *last = NULL;
	size_t size = strlen(page->code);

	for (int i = 0; i < catalogue->place_count; i++) {
		const struct place *each = &catalogue->places[i];

		if (strcasecmp(each->code, page->code) == 0 &&
			(last == NULL || each->from_day > last->from_day))
			last = each;
		if (size > day_size && strlen(each->code) == size - day_size &&
			strncasecmp(each->code, page->code, size - day_size) == 0 &&
			strcmp(page->code + size - day_size + 1, each->valid_from) == 0)
			return each;
	}
	if (last == NULL)
		(void)error_set(err, ERROR_REFUSED, "place.none", "%s", page->code);
	return last;
}

static const char *lower(struct arena *arena, const char *text)
{
	char *copy = arena_copy(arena, text, strlen(text));

	for (char *z = copy; *z != '\0'; z++)
		if (*z >= 'A' && *z <= 'Z')
			*z = (char)(*z - 'A' + 'a');
	return copy;
}

const char *page_place_url(const struct page *page, const struct place *place)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	const char *code = lower(page->arena, place->code);

	for (int i = 0; i < catalogue->place_count; i++)
		if (strcmp(catalogue->places[i].code, place->code) == 0 &&
			catalogue->places[i].from_day > place->from_day)
			return page_url(page,
				arena_format(page->arena, "/p/%s-%s", code, place->valid_from));
	return page_url(page, arena_format(page->arena, "/p/%s", code));
}

const char *page_more(const struct page *page, const char *url, const char *name, const char *value)
{
	text_auto text = { 0 };

	text_addf(&text, "%s%c%s=", url, strchr(url, '?') == NULL ? '?' : '&', name);
	for (const unsigned char *z = (const unsigned char *)value; *z != '\0'; z++)
		if ((unsigned)(*z | 0x20) - 'a' < 26 || (unsigned)*z - '0' < 10 || *z == '-')
			text_addc(&text, (char)*z);
		else if (*z == ' ')
			text_addc(&text, '+');
		else
			text_addf(&text, "%%%02X", *z);
	return arena_copy(page->arena, text_z(&text), text.size);
}

const char *page_query(
	const struct page *page, const char *path, const char *name, const char *value)
{
	return page_more(page, page_url(page, path), name, value);
}

const char *page_path(const struct page *page, const char *path)
{
	return arena_format(page->arena, "%s%s%s", prefixes[page->lang], page->base, path);
}

const char *page_fixed(const struct page *page, const char *path, const char *more)
{
	return arena_format(page->arena, "%s%s%s?edition=%d%s", prefixes[page->lang], page->base,
		path, edition_info(page->edition)->number, more);
}

const char *page_url(const struct page *page, const char *path)
{
	if (page->pinned && page->edition != NULL)
		return page_fixed(page, path, "");
	return page_path(page, path);
}

enum { SITE_MAX = 200 };

bool page_is_site(const char *site)
{
	static const char *const schemes[] = { "https://", "http://" };
	const char *host = NULL;

	for (size_t i = 0; i < COUNT(schemes); i++)
		if (strncmp(site, schemes[i], strlen(schemes[i])) == 0)
			host = site + strlen(schemes[i]);
	return host != NULL && *host != '\0' && strlen(site) <= SITE_MAX &&
		span_made_of(span_of(host), "abcdefghijklmnopqrstuvwxyz0123456789.:-[]");
}
