/* dashboard/view/preview_mark.c - see preview_mark.h. */
#include "dashboard/view/preview_mark.h"

#include <string.h>

#include "dashboard/web/route.h"

bool preview_is(const struct page *page)
{
	return page->base != NULL && *page->base != '\0';
}

static const char *label(const struct page *page)
{
	return words_get(page->words, "preview.label");
}

const char *preview_title(const struct page *page, const char *title)
{
	return preview_is(page) ? arena_format(page->arena, "%s: %s", label(page), title) : title;
}

const char *preview_file_name(const struct page *page, const char *name)
{
	return preview_is(page) ? arena_format(page->arena, "preview-%s", name) : name;
}

/* One more cell at the end of each record; line ends within quotes are text. */
static void add_column(const char *head, const char *cell, struct text *table)
{
	struct text marked = { 0 };
	const char *with = head;
	bool quoted = false;

	for (size_t i = 0; i < table->size; i++) {
		const char c = text_z(table)[i];
		const bool ends = !quoted &&
			(c == '\n' ? i == 0 || text_z(table)[i - 1] != '\r' : c == '\r');

		quoted = quoted != (c == '"');
		if (ends) {
			text_addf(&marked, ",%s", with);
			with = cell;
		}
		text_addc(&marked, c);
	}
	text_done(table);
	*table = marked;
}

void preview_mark_table(const struct page *page, struct text *table)
{
	if (preview_is(page))
		add_column(PREVIEW_COLUMN, arena_format(page->arena, "\"%s\"", label(page)), table);
}

/* One more member, the first: numbers keep their digits. */
static void add_member(const struct page *page, struct text *object)
{
	struct text marked = { 0 };

	text_addf(&marked, "{\"" PREVIEW_COLUMN "\":\"%s\",", label(page));
	text_addz(&marked, text_z(object) + 1);
	text_done(object);
	*object = marked;
}

void preview_mark(const struct page *page, enum media media, struct text *bytes)
{
	if (!preview_is(page) || !page->route->edition || bytes->size == 0)
		return;
	if (media == MEDIA_CSV)
		preview_mark_table(page, bytes);
	else if (media == MEDIA_SDMX_CSV) /* CL_CONF_STATUS: not for publication */
		add_column("CONF_STATUS", "N", bytes);
	else if (media == MEDIA_JSON && *text_z(bytes) == '{')
		add_member(page, bytes);
}
