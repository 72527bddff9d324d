/* dashboard/portal/edition_list.c - all editions, the newest first, so many a page. */
#include <string.h>

#include "dashboard/portal/editions.h"
#include "dashboard/portal/pages.h"
#include "dashboard/view/shell.h"
#include "dashboard/view/tell.h"

enum { EDITIONS_A_PAGE = 50 };

/* One that was taken back has a number and nothing to show. */
static json_t *gone(int number)
{
	return json_pack("{s:i,s:b}", "number", number, "withdrawn", true);
}

static json_t *row(const struct page *page, const struct manifest *manifest)
{
	char code[HASH_CODE];

	hash_code(manifest->sha256, code);
	return json_pack("{s:i,s:b,s:s,s:o,s:s,s:o,s:s,s:b}", "number", manifest->number,
		"withdrawn", false, "url",
		page_path(page, arena_format(page->arena, "/e/%d", manifest->number)), "time",
		tell_instant(manifest->published_at, page->lang), "instant", manifest->published_at,
		"note", tell_text(manifest->note), "code", code, "here",
		*page->base == '\0' && manifest->number == page->current);
}

bool editions_view(const struct page *page, struct outcome *ret, struct error *err)
{
	const char *before = request_parameter(page->request, "before", NULL);
	int newest = edition_info(page->edition)->number, last, number;
	json_t *rows = json_array();

	last = before == NULL ? newest + 1 : page_number(before);
	ret->model = shell_new(page, words_get(page->words, "editions.title"));
	(void)json_object_set_new(ret->model, "rows", rows);
	if (last < 2 || last > newest + 1)
		return error_set(err, ERROR_MISUSE, "request.value", "before=%s", before);
	for (number = last - 1; number > 0 && number >= last - EDITIONS_A_PAGE; number--) {
		struct manifest manifest;

		if (editions_manifest(page->editions, page->arena, number, &manifest, err))
			(void)json_array_append_new(rows, row(page, &manifest));
		else if (strcmp(err->key, "edition.withdrawn") == 0)
			(void)json_array_append_new(rows, gone(number));
		else
			return false;
	}
	(void)json_object_set_new(ret->model, "older",
		number == 0 ? json_null()
			    : json_string(page_query(page, "/editions", "before",
				      arena_format(page->arena, "%d", number + 1))));
	return true;
}
