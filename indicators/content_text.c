/* indicators/content_text.c - see content_text.h. */
#include "indicators/content_text.h"

#include "base/json.h"
#include "indicators/content_check.h"

static json_t *pair_of(const char *const texts[LANG_COUNT])
{
	return json_pack("{s:s,s:s}", "vi", texts[LANG_VI], "en", texts[LANG_EN]);
}

static json_t *milestones_of(const struct content_page *page)
{
	json_t *list = json_array();

	for (int i = 0; i < page->milestone_count; i++) {
		const struct content_milestone *each = &page->milestones[i];

		(void)json_array_append_new(list,
			json_pack("{s:s,s:o,s:s,s:s}", "period", each->period, "title",
				pair_of(each->title), "state", each->state, "source",
				each->source));
	}
	return list;
}

static json_t *indicators_of(const struct content_page *page)
{
	json_t *list = json_array();

	for (int i = 0; i < page->indicator_count; i++)
		(void)json_array_append_new(list, json_string(page->indicators[i]->code));
	return list;
}

void content_print(const struct content_page *page, struct text *ret)
{
	json_auto_t *json = json_pack(
		"{s:s,s:s}", "section", content_sections[page->section], "slug", page->slug);

	for (const struct content_member *each = content_members; each->key != NULL; each++) {
		const char *const *at = (const char *const *)((const char *)page + each->at);

		if (each->form == CONTENT_OTHER || (each->sections >> page->section & 1) == 0)
			continue;
		(void)json_object_set_new(json, each->key,
			each->form == CONTENT_PAIR || each->form == CONTENT_BODY
				? pair_of(at)
				: json_string(*at));
	}
	if (page->section == CONTENT_PROGRAMMES) {
		(void)json_object_set_new(json, "milestones", milestones_of(page));
		(void)json_object_set_new(json, "indicators", indicators_of(page));
	}
	if (page->picture.hash != NULL)
		(void)json_object_set_new(json, "picture",
			json_pack("{s:s,s:o}", "hash", page->picture.hash, "alt",
				pair_of(page->picture.alt)));
	json_write(json, ret);
}
