/* dashboard/portal/changed.c - see changed.h. */
#include "dashboard/portal/changed.h"

#include <string.h>

#include "indicators/format.h"

static const struct edition_state *same_in(
	const struct edition_state *list, size_t count, const struct edition_state *wanted)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i].indicator->code, wanted->indicator->code) == 0 &&
			strcmp(list[i].method->code, wanted->method->code) == 0 &&
			strcmp(list[i].place, wanted->place) == 0)
			return &list[i];
	return NULL;
}

static bool read_moved(struct edition *edition, struct edition *before, struct arena *arena,
	struct changed *ret, struct error *err)
{
	struct edition_state *now, *then;
	struct moved_verdict *moved;
	size_t now_count, then_count;

	if (!edition_states(edition, arena, &now, &now_count, err) ||
		!edition_states(before, arena, &then, &then_count, err))
		return false;
	moved = arena_new(arena, now_count + 1, sizeof *moved);
	for (size_t i = 0; i < now_count; i++) {
		const struct edition_state *old = same_in(then, then_count, &now[i]);

		if (old != NULL && old->state != now[i].state)
			moved[ret->moved_count++] = (struct moved_verdict){ &now[i], old->state };
	}
	ret->moved = moved;
	return true;
}

bool changed_read(struct edition *edition, struct edition *before, struct arena *arena,
	struct changed *ret, struct error *err)
{
	struct changed changed = { 0 };
	struct edition_news *news;

	if (!edition_news(edition, arena, &news, &changed.news_count, err))
		return false;
	changed.news = news;
	for (size_t i = 0; i < changed.news_count; i++) {
		changed.added += news[i].count - news[i].replaced;
		changed.replaced += news[i].replaced;
		if (news[i].method->illustrative)
			changed.illustrative += news[i].count;
	}
	if (before != NULL && !read_moved(edition, before, arena, &changed, err))
		return false;
	*ret = changed;
	return true;
}

json_t *changed_say(const struct page *page, const struct changed *changed)
{
	const struct {
		const char *key;
		long n;
	} parts[] = {
		{ "edition.new", changed->added },
		{ "edition.new-illustrative", changed->illustrative },
		{ "edition.replaced", changed->replaced },
		{ "edition.moved", (long)changed->moved_count },
	};
	text_auto text = { 0 };

	for (size_t i = 0; i < COUNT(parts); i++) {
		text_auto count = { 0 };

		if (parts[i].n == 0)
			continue;
		if (text.size > 0)
			text_addc(&text, ' ');
		format_number((struct decimal){ parts[i].n, 0 }, page->lang, &count);
		words_say(page->words, parts[i].key, &text, "n", text_z(&count), NULL);
	}
	if (text.size == 0)
		text_addz(&text, words_get(page->words, "edition.nothing"));
	return json_string(text_z(&text));
}
