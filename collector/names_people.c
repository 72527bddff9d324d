/*
 * collector/names_people.c - see names_people.h. All names, folded, in one sorted list; a place
 * stands in it by each of its names, with its type and without.
 */
#include "collector/names_people.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"

enum { MOST_FOUND = 64, MOST_SHOWN = 4, NOTHING = -1 };

struct name {
	const char *folded;
	const struct place *place; /* or */
	const struct indicator *indicator;
	const char *written;
};

struct names {
	struct arena *arena;
	const struct catalogue *catalogue;
	struct name *list; /* NULL until asked */
	size_t count;
	bool follows_whole;
};

/* Types as they begin a name, folded, longest first; the short forms stand for them. */
static const char *const types[] = { "thanh pho truc thuoc trung uong", "dac khu", "thanh pho",
	"thi tran", "phuong", "thi xa", "huyen", "quan", "tinh", "xa", NULL };
static const struct {
	const char *shorter, *type;
} short_types[] = {
	{ "dk", "dac khu" },
	{ "h", "huyen" },
	{ "p", "phuong" },
	{ "q", "quan" },
	{ "t", "tinh" },
	{ "tp", "thanh pho" },
	{ "tt", "thi tran" },
	{ "tx", "thi xa" },
	{ "x", "xa" },
};
static const char *const totals[] = { "tong", "tong cong", "tong so", "cong", "total", "toan bo",
	"grand total", "tong toan thanh pho", NULL };

/* Headers of places of one level, folded. */
static const struct {
	const char *header;
	enum names_level level;
} levels[] = {
	{ "district", NAMES_DISTRICT },
	{ "huyen", NAMES_DISTRICT },
	{ "phuong", NAMES_WARD },
	{ "phuong xa", NAMES_WARD },
	{ "phuong xa dac khu", NAMES_WARD },
	{ "province", NAMES_PROVINCE },
	{ "quan", NAMES_DISTRICT },
	{ "quan huyen", NAMES_DISTRICT },
	{ "ten phuong xa", NAMES_WARD },
	{ "tinh thanh", NAMES_PROVINCE },
	{ "tinh thanh pho", NAMES_PROVINCE },
	{ "ward", NAMES_WARD },
	{ "xa", NAMES_WARD },
};

enum names_level names_level_of(const char *header)
{
	for (size_t i = 0; i < COUNT(levels); i++)
		if (strcmp(levels[i].header, header) == 0)
			return levels[i].level;
	return NAMES_ANY_LEVEL;
}

struct names *names_new(struct arena *arena, const struct catalogue *catalogue)
{
	struct names *names = arena_new(arena, 1, sizeof *names);

	*names = (struct names){ .arena = arena, .catalogue = catalogue };
	return names;
}

void names_follow_whole(struct names *names)
{
	names->follows_whole = true;
}

/* Folded, a number apart from its letters and without leading zeros: P.01 -> p 1. */
static const char *fold_name(struct arena *arena, struct span text)
{
	text_auto folded = { 0 }, name = { 0 };
	const char *at;
	bool digits = false;

	fold_add(text, &folded);
	for (at = text_z(&folded); *at != '\0'; at++) {
		bool digit = *at >= '0' && *at <= '9';

		if (digit && !digits && name.size > 0 && at[-1] != ' ')
			text_addc(&name, ' ');
		if (digit && !digits)
			while (at[0] == '0' && at[1] >= '0' && at[1] <= '9')
				at++;
		text_addc(&name, *at);
		digits = digit;
	}
	return arena_copy(arena, text_z(&name), name.size);
}

/* What follows a word at the beginning, or NULL. */
static const char *after_word(const char *name, const char *word)
{
	size_t size = strlen(word);

	return strncmp(name, word, size) == 0 && name[size] == ' ' ? name + size + 1 : NULL;
}

static const char *without_type(const char *name)
{
	for (size_t i = 0; types[i] != NULL; i++)
		if (after_word(name, types[i]) != NULL)
			return after_word(name, types[i]);
	return NULL;
}

/* The short form of a type written out. */
static const char *with_type(struct arena *arena, const char *name)
{
	for (size_t i = 0; i < COUNT(short_types); i++) {
		const char *rest = after_word(name, short_types[i].shorter);

		if (rest != NULL)
			return arena_format(arena, "%s %s", short_types[i].type, rest);
	}
	return name;
}

/* A number alone is a code or the number of a ward somewhere, and names nothing. */
static bool is_name(const char *folded)
{
	return folded[strspn(folded, "0123456789 ")] != '\0';
}

static void add(struct names *names, const char *folded, const struct place *place,
	const struct indicator *indicator, const char *written)
{
	if (folded == NULL || !is_name(folded))
		return;
	names->list = arena_push(names->arena, names->list, names->count, sizeof *names->list);
	names->list[names->count++] = (struct name){ folded, place, indicator, written };
}

static void add_place(struct names *names, const struct place *place)
{
	const char *others = place->other_names;

	for (int lang = 0; lang < LANG_COUNT; lang++) {
		const char *folded = fold_name(names->arena, span_of(place->name[lang]));

		add(names, folded, place, NULL, place->name[lang]);
		add(names, lang == LANG_VI ? without_type(folded) : NULL, place, NULL,
			place->name[lang]);
	}
	while (*others != '\0') {
		size_t size = strcspn(others, ";");
		struct span other = { others, size };

		add(names, fold_name(names->arena, other), place, NULL,
			arena_copy(names->arena, others, size));
		others += size + (others[size] == ';');
	}
}

static int compare_names(const void *left, const void *right)
{
	const struct name *a = left, *b = right;
	int order = strcmp(a->folded, b->folded);

	return order != 0 ? order : (a->place > b->place) - (a->place < b->place);
}

static void prepare(struct names *names)
{
	const struct catalogue *catalogue = names->catalogue;

	if (names->list != NULL)
		return;
	for (int i = 0; i < catalogue->place_count; i++)
		add_place(names, &catalogue->places[i]);
	for (int i = 0; i < catalogue->indicator_count; i++)
		for (int lang = 0; lang < LANG_COUNT; lang++)
			add(names,
				fold_name(
					names->arena, span_of(catalogue->indicators[i].name[lang])),
				NULL, &catalogue->indicators[i],
				catalogue->indicators[i].name[lang]);
	if (names->list != NULL)
		qsort(names->list, names->count, sizeof *names->list, compare_names);
}

/* The first of that name; names->count where there is none. */
static size_t find(const struct names *names, const char *folded)
{
	size_t low = 0, high = names->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(names->list[middle].folded, folded) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < names->count && strcmp(names->list[low].folded, folded) == 0 ? low
										  : names->count;
}

static bool exists(const struct place *place, int day)
{
	return place->from_day <= day && day < place->until_day;
}

struct found {
	const struct place *places[MOST_FOUND];
	const char *written[MOST_FOUND];
	size_t count;
};

static void collect(const struct names *names, const char *folded, struct found *ret)
{
	for (size_t i = find(names, folded);
		i < names->count && strcmp(names->list[i].folded, folded) == 0; i++) {
		const struct name *name = &names->list[i];

		if (name->place == NULL || ret->count == MOST_FOUND ||
			(ret->count > 0 && ret->places[ret->count - 1] == name->place))
			continue;
		ret->places[ret->count] = name->place;
		ret->written[ret->count++] = name->written;
	}
}

static void keep_level(struct found *found, enum names_level level)
{
	size_t kept = 0;

	for (size_t i = 0; i < found->count; i++)
		if (level == NAMES_ANY_LEVEL || (int)found->places[i]->level == (int)level) {
			found->places[kept] = found->places[i];
			found->written[kept++] = found->written[i];
		}
	found->count = kept;
}

/* Is one that exists on the day called as one of another level that is gone? */
static bool levels_clash(const struct found *found, int day)
{
	for (size_t i = 0; i < found->count; i++)
		for (size_t k = 0; k < found->count; k++)
			if (exists(found->places[i], day) && found->places[k]->until_day <= day &&
				found->places[i]->level != found->places[k]->level)
				return true;
	return false;
}

/* Keeps those that exist on the day, where there are any. */
static bool keep_present(struct found *found, int day)
{
	size_t kept = 0;

	for (size_t i = 0; i < found->count; i++)
		if (exists(found->places[i], day)) {
			found->places[kept] = found->places[i];
			found->written[kept++] = found->written[i];
		}
	if (kept > 0)
		found->count = kept;
	return kept > 0;
}

/* Of several, the one whose marks are those that were written, if it is only one. */
static void keep_toned(struct found *found, struct span text)
{
	text_auto wanted = { 0 };
	int only = NOTHING;

	fold_add_toned(text, &wanted);
	for (size_t i = 0; i < found->count; i++) {
		text_auto toned = { 0 };
		size_t size;

		fold_add_toned(span_of(found->written[i]), &toned);
		size = wanted.size < toned.size ? wanted.size : toned.size;
		if (strcmp(text_z(&toned) + toned.size - size,
			    text_z(&wanted) + wanted.size - size) != 0)
			continue;
		if (only != NOTHING)
			return;
		only = (int)i;
	}
	if (only != NOTHING) {
		found->places[0] = found->places[only];
		found->count = 1;
	}
}

static const char *key_of(const struct names *names, const struct place *place)
{
	return arena_format(names->arena, "%s@%s", place->code, place->valid_from);
}

/* The place that `old` became, alone and wholly (or went into, see names_follow_whole()), or NULL;
   in `ret` the names of all it went to. */
static const struct place *successor(
	const struct names *names, const struct place *old, struct text *ret)
{
	const struct catalogue *catalogue = names->catalogue;
	const struct place *next = NULL;
	bool whole = false;
	int gives = 0, takes = 0;

	for (int i = 0; i < catalogue->link_count; i++)
		if (catalogue->links[i].from == old && catalogue->links[i].to != old) {
			next = catalogue->links[i].to;
			whole = catalogue->links[i].whole;
			if (gives++ < MOST_SHOWN)
				text_addf(ret, "%s%s (%s)", ret->size > 0 ? ", " : "",
					next->name[LANG_VI], next->code);
		}
	for (int i = 0; i < catalogue->link_count; i++)
		takes += catalogue->links[i].to == next && next != NULL;
	return gives == 1 && (takes == 1 || (whole && names->follows_whole)) ? next : NULL;
}

static const char *pick(
	struct names *names, const struct found *found, const char **ret, const char **ret_detail)
{
	text_auto which = { 0 };

	if (found->count == 1) {
		*ret = key_of(names, found->places[0]);
		return NULL;
	}
	for (size_t i = 0; i < found->count && i < MOST_SHOWN; i++)
		text_addf(&which, "%s%s (%s)", i > 0 ? ", " : "", found->places[i]->name[LANG_VI],
			key_of(names, found->places[i]));
	if (found->count > MOST_SHOWN)
		text_addz(&which, " …");
	*ret_detail = arena_copy(names->arena, text_z(&which), which.size);
	return "place.ambiguous";
}

/* The places that a text may name, on whatever day. */
static void look_up(struct names *names, const char *folded, struct found *ret)
{
	const char *typed = with_type(names->arena, folded);
	const char *bare = after_word(typed, "thanh pho");

	prepare(names);
	collect(names, typed, ret);
	if (ret->count == 0)
		collect(names, folded, ret);
	if (ret->count == 0 && bare != NULL)
		collect(names, bare, ret); /* "TP. Hồ Chí Minh" of what is listed bare */
}

bool names_know_place(struct names *names, struct span text)
{
	struct found found = { .count = 0 };

	if (catalogue_has_place(names->catalogue, arena_copy(names->arena, text.data, text.size)))
		return true;
	look_up(names, fold_name(names->arena, text), &found);
	return found.count > 0;
}

const char *names_place(struct names *names, struct span text, enum names_level level, int day,
	const char **ret, const char **ret_detail)
{
	const char *folded = fold_name(names->arena, text);
	struct found found = { .count = 0 };
	text_auto went = { 0 };
	const struct place *next;

	*ret_detail = "";
	if (text_index(totals, folded) >= 0)
		return "place.total";
	look_up(names, folded, &found);
	keep_level(&found, level);
	if (found.count == 0)
		return "place.unknown";
	if (levels_clash(&found, day))
		return pick(names, &found, ret, ret_detail);
	if (keep_present(&found, day)) {
		if (found.count > 1)
			keep_toned(&found, text);
		return pick(names, &found, ret, ret_detail);
	}
	next = found.count == 1 ? successor(names, found.places[0], &went) : NULL;
	if (next != NULL && exists(next, day)) {
		*ret = key_of(names, next);
		return NULL;
	}
	*ret_detail = arena_copy(names->arena, text_z(&went), went.size);
	return went.size > 0 ? "place.moved" : "place.period";
}

const char *names_indicator(struct names *names, struct span text)
{
	const char *folded = fold_name(names->arena, text);
	const struct indicator *only = NULL;

	prepare(names);
	for (size_t i = find(names, folded);
		i < names->count && strcmp(names->list[i].folded, folded) == 0; i++) {
		const struct indicator *indicator = names->list[i].indicator;

		if (indicator == NULL)
			continue;
		if (only != NULL && only != indicator)
			return NULL;
		only = indicator;
	}
	return only == NULL ? NULL : only->code;
}
