/* dashboard/portal/method.c - how verdicts are made, what the marks mean, how to verify. */
#include "dashboard/portal/pages.h"
#include "dashboard/view/shell.h"
#include "dashboard/view/tell.h"

static const char *text_of(const struct page *page, const char *group, const char *name)
{
	return words_get(page->words, arena_format(page->arena, "%s.%s", group, name));
}

/* The five states that are verdicts, and the sixth for when there is none. */
static json_t *states(const struct page *page)
{
	static const enum state order[] = { STATE_ACHIEVED, STATE_ON_PLAN, STATE_BEHIND,
		STATE_OFF_PLAN, STATE_NO_DATA, STATE_NONE };
	json_t *list = json_array();

	for (size_t i = 0; i < COUNT(order); i++)
		(void)json_array_append_new(list,
			json_pack("{s:o,s:s}", "state", tell_state(order[i], page->lang), "text",
				text_of(page, "method.state", state_keys[order[i]])));
	return list;
}

static json_t *grades(const struct page *page)
{
	static const char *const names[] = { "official", "press", "secondary", "copy", "founding" };
	json_t *list = json_array();

	for (size_t i = 0; i < COUNT(names); i++)
		(void)json_array_append_new(list,
			json_pack("{s:s,s:s}", "word", text_of(page, "grade", names[i]), "text",
				text_of(page, "method.grade", names[i])));
	return list;
}

static json_t *statuses(const struct page *page)
{
	static const char letters[] = "AEPFVBMLOQ";
	json_t *list = json_array();

	for (const char *letter = letters; *letter != '\0'; letter++) {
		const char name[] = { *letter, '\0' };

		(void)json_array_append_new(list,
			json_pack("{s:s,s:s}", "letter", name, "word",
				status_say(*letter, page->lang)));
	}
	return list;
}

bool method_view(const struct page *page, struct outcome *ret, struct error *err UNUSED)
{
	const char *days = arena_format(page->arena, "%d", VERDICT_GRACE_DAYS);

	ret->model = shell_new(page, words_get(page->words, "method.title"));
	(void)json_object_set_new(ret->model, "states", states(page));
	(void)json_object_set_new(
		ret->model, "grace", tell_say(page->words, "method.grace", "days", days));
	(void)json_object_set_new(ret->model, "grades", grades(page));
	(void)json_object_set_new(ret->model, "statuses", statuses(page));
	return true;
}
