/* dashboard/portal/section_feed.c - the newest pages of a section as an Atom feed. */
#include "dashboard/api/dataset.h"
#include "dashboard/portal/content.h"
#include "dashboard/portal/pages.h"
#include "dashboard/view/preview_mark.h"
#include "dashboard/view/shell.h"
#include "dashboard/view/tell.h"

enum { FEED_PAGES = 50 };

/* The day of a page begins in the declared zone; without one, when the edition was published. */
static const char *instant_of(const struct page *page, const struct content_page *content)
{
	return *content->date == '\0'
		? edition_info(page->edition)->published_at
		: arena_format(page->arena, "%sT00:00:00+07:00", content->date);
}

bool section_feed_view(const struct page *page, struct outcome *ret, struct error *err UNUSED)
{
	enum content_section section = content_section_of(page);
	const char *path = content_section_path(page, section);
	const struct content_page **pages;
	json_t *entries = json_array();
	size_t count;

	pages = content_listed(page, section, &count);
	ret->model = shell_new(page, preview_title(page, content_section_name(page, section)));
	(void)json_object_set_new(ret->model, "self",
		json_string(dataset_url(page, arena_format(page->arena, "%s.atom", path))));
	(void)json_object_set_new(ret->model, "page", json_string(dataset_url(page, path)));
	(void)json_object_set_new(
		ret->model, "updated", json_string(edition_info(page->edition)->published_at));
	(void)json_object_set_new(ret->model, "entries", entries);
	for (size_t i = 0; i < count && i < FEED_PAGES; i++)
		(void)json_array_append_new(entries,
			json_pack("{s:s,s:s,s:s,s:o}", "title",
				preview_title(page, pages[i]->title[page->lang]), "url",
				dataset_url(page,
					arena_format(page->arena, "%s/%s", path, pages[i]->slug)),
				"updated", instant_of(page, pages[i]), "summary",
				tell_text(pages[i]->summary[page->lang])));
	return true;
}
