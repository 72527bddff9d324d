/* dashboard/portal/prose.c - pages of words alone: about, accessibility, privacy. */
#include <string.h>

#include "dashboard/portal/pages.h"
#include "dashboard/view/shell.h"
#include "dashboard/web/route.h"

enum { SECTIONS_MAX = 8 };

/* Each section has a title and a text, prose.PAGE.SECTION.title and .text. */
static const struct {
	const char *path, *name;
	const char *sections[SECTIONS_MAX];
} proses[] = {
	{ "/about", "about", { "what", "who", "figures", "judged", "editions", "software" } },
	{ "/accessibility", "accessibility", { "standard", "how", "known", "tell" } },
	{ "/privacy", "privacy", { "nothing", "letters", "log", "reporters", "links" } },
};

static const char *word(const struct page *page, const char *name, const char *rest)
{
	return words_get(page->words, arena_format(page->arena, "prose.%s.%s", name, rest));
}

bool prose_view(const struct page *page, struct outcome *ret, struct error *err)
{
	json_t *sections;
	size_t at = 0;

	while (at < COUNT(proses) && strcmp(proses[at].path, page->route->pattern) != 0)
		at++;
	if (at == COUNT(proses))
		return error_set(err, ERROR_FAILURE, "route.none", "%s", page->route->pattern);
	sections = json_array();
	for (const char *const *section = proses[at].sections; *section != NULL; section++)
		(void)json_array_append_new(sections,
			json_pack("{s:s,s:s,s:s}", "id", *section, "title",
				word(page, proses[at].name,
					arena_format(page->arena, "%s.title", *section)),
				"text",
				word(page, proses[at].name,
					arena_format(page->arena, "%s.text", *section))));
	ret->model = shell_new(page, word(page, proses[at].name, "title"));
	(void)json_object_set_new(
		ret->model, "lede", json_string(word(page, proses[at].name, "lede")));
	(void)json_object_set_new(ret->model, "sections", sections);
	return true;
}
