/* dashboard/search/index.c - a catalogue as search.c looks at it. */
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/memory.h"
#include "dashboard/search/private.h"

/* A name short of its kind ("Bến Thành") must be long enough to be no other word. */
enum { SHORT_NAME_MIN = 5 };

static const char *fold(struct arena *arena, const char *const *texts, size_t count)
{
	text_auto text = { 0 };

	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			text_addc(&text, ' ');
		fold_add(span_of(texts[i]), &text);
	}
	return arena_copy(arena, text_z(&text), text.size);
}

static const char *fold_one(struct arena *arena, const char *text)
{
	return fold(arena, &text, 1);
}

static const char *fold_toned(struct arena *arena, const char *text)
{
	text_auto toned = { 0 };

	fold_add_toned(span_of(text), &toned);
	return arena_copy(arena, text_z(&toned), toned.size);
}

static void add(struct search_index *index, enum search_kind kind, const void *item,
	const char *name, const char *other, const char *more)
{
	struct arena *arena = &index->arena;

	index->list = arena_push(arena, index->list, index->count, sizeof *index->list);
	index->list[index->count++] = (struct search_entry){ kind, item, fold_one(arena, name),
		fold_toned(arena, name), other, more };
}

static bool is_common(const struct search_index *index, const char *name)
{
	for (size_t i = 0; i < index->count; i++)
		if (index->list[i].kind == SEARCH_INDICATOR &&
			search_fits(index->list[i].name, name) == SEARCH_FITS_WHOLE)
			return true;
	return false;
}

/* A common name without marks would be taken for what it is not: it is left out. */
static void add_name(
	struct search_index *index, const struct place *place, const char *name, const char *toned)
{
	bool common = is_common(index, name);

	if (*name == '\0' || (common && strcmp(name, toned) == 0))
		return;
	index->names = arena_push(
		&index->arena, index->names, index->name_count, sizeof *index->names);
	index->names[index->name_count++] = (struct search_name){ place, name, toned, common };
}

/* The name without its kind, which stands before it ("Phường") or after it ("Ward"). */
static const char *bare_name(struct arena *arena, const char *name, const char *type)
{
	size_t size = strlen(name), kind = strlen(type);

	if (kind == 0 || size < kind + 1 + SHORT_NAME_MIN)
		return "";
	if (strncmp(name, type, kind) == 0 && name[kind] == ' ')
		return name + kind + 1;
	if (strcmp(name + size - kind, type) == 0 && name[size - kind - 1] == ' ')
		return arena_copy(arena, name, size - kind - 1);
	return "";
}

/* The whole names and the names without their kinds in both languages, and other spellings. */
static void add_names(struct search_index *index, const struct place *place)
{
	struct arena *arena = &index->arena;
	const char *other = place->other_names;

	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		const char *name = fold_one(arena, place->name[lang]);
		const char *type = fold_one(arena, place->type[lang]);
		const char *toned = fold_toned(arena, place->name[lang]);

		add_name(index, place, name, toned);
		add_name(index, place, bare_name(arena, name, type),
			bare_name(arena, toned, fold_toned(arena, place->type[lang])));
	}
	while (*other != '\0') {
		size_t size = strcspn(other, ";");
		const char *each = arena_copy(arena, other, size);

		if (strlen(fold_one(arena, each)) >= SHORT_NAME_MIN)
			add_name(index, place, fold_one(arena, each), fold_toned(arena, each));
		other += size + (other[size] == ';');
	}
}

static void add_indicators(struct search_index *index, const struct catalogue *catalogue,
	enum lang lang, enum lang beside)
{
	for (int i = 0; i < catalogue->indicator_count; i++) {
		const struct indicator *each = &catalogue->indicators[i];
		const char *const other[] = { each->name[beside], each->code };
		const char *const more[] = { each->definition[lang], each->unit_name[lang],
			each->numerator[lang], each->denominator[lang], each->pillar->name[lang] };

		add(index, SEARCH_INDICATOR, each, each->name[lang],
			fold(&index->arena, other, COUNT(other)),
			fold(&index->arena, more, COUNT(more)));
	}
}

static void add_places(struct search_index *index, const struct catalogue *catalogue,
	enum lang lang, enum lang beside)
{
	for (int i = 0; i < catalogue->place_count; i++) {
		const struct place *each = &catalogue->places[i];
		const char *const other[] = { each->name[beside], each->other_names, each->code };

		add(index, SEARCH_PLACE, each, each->name[lang],
			fold(&index->arena, other, COUNT(other)), "");
		add_names(index, each);
	}
}

static void add_content(struct search_index *index, const struct catalogue *catalogue,
	enum lang lang, enum lang beside)
{
	for (int i = 0; i < catalogue->content_count; i++) {
		const struct content_page *each = &catalogue->content[i];
		const char *const other[] = { each->number, each->title[beside],
			each->owner[lang] };
		const char *const more[] = { each->summary[lang], each->body[lang] };

		add(index, SEARCH_CONTENT, each, each->title[lang],
			fold(&index->arena, other, COUNT(other)),
			fold(&index->arena, more, COUNT(more)));
	}
}

struct search_index *search_index_new(const struct catalogue *catalogue, enum lang lang)
{
	enum lang beside = lang == LANG_VI ? LANG_EN : LANG_VI;
	struct search_index *index = memory_new(1, sizeof *index);

	add_indicators(index, catalogue, lang, beside);
	add_places(index, catalogue, lang, beside);
	index->content_from = index->count;
	add_content(index, catalogue, lang, beside);
	search_add_sentences(index, lang);
	return index;
}

void search_index_free(struct search_index *index)
{
	if (index == NULL)
		return;
	arena_done(&index->arena);
	free(index);
}
