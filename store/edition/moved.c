/* store/edition/moved.c - see moved.h. */
#include "store/edition/moved.h"

#include <string.h>

#include "store/edition/figures.h"
#include "store/edition/moved_computed.h"
#include "store/edition/private.h"

enum { MINIMUM_PERMILLE = 1000 }; /* of the old places of a place: all of them */

struct reading {
	struct edition *edition;
	struct arena *arena;
	const struct boundary *boundary;
	const struct place *place; /* NULL: all */
	struct observation *items;
	size_t count;
};

/* What has been moved of a method already. */
struct moved_method {
	const struct method *method;
	struct boundary_figures figures;
	struct moved_method *next;
};

/* One wish: a method, and what it is computed from. */
struct moving {
	struct edition *edition;
	struct arena *arena;
	const struct boundary *boundary;
	const struct place *place; /* NULL: all */
	struct moved_method *moved;
};

/* Does the place have to do with the one that is asked for? */
static bool is_wanted(const struct reading *reading, int index)
{
	const struct place *places = reading->edition->catalogue.places;

	return reading->place == NULL ||
		boundary_leads(reading->boundary, index, (int)(reading->place - places)) ||
		strcmp(places[index].code, reading->place->code) == 0;
}

/* The figures of one place, found by key. */
static bool read_place(
	struct reading *reading, struct stmt *stmt, int method, int place, struct error *err)
{
	enum db_step step;

	stmt_int(stmt, 1, method);
	stmt_int(stmt, 2, place);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		reading->items = arena_push(
			reading->arena, reading->items, reading->count, sizeof *reading->items);
		if (!figure_read(stmt, reading->arena, &reading->edition->catalogue,
			    &reading->items[reading->count++], err))
			return false;
	}
	stmt_reset(stmt);
	return step == DB_DONE;
}

static bool read_places(struct reading *reading, int method, struct error *err)
{
	const struct catalogue *catalogue = &reading->edition->catalogue;
	stmt_auto *stmt = db_query(reading->edition->db,
		"SELECT " FIGURE_COLUMNS " FROM figure WHERE method_id = ?1 AND place_id = ?2"
		" AND current = 1 ORDER BY period_from, period_until, breakdown, vintage, "
		"revision");

	for (int i = 0; i < catalogue->place_count; i++)
		if (is_wanted(reading, i) &&
			!read_place(reading, stmt, method, catalogue->places[i].id, err))
			return false;
	return true;
}

/* Only what stands at the place, and what was left out of its own code. */
static void keep_place(const struct place *place, struct arena *arena, struct boundary_figures *ret)
{
	struct boundary_figure *items = arena_new(arena, ret->count + 1, sizeof *items);
	struct boundary_left *left = arena_new(arena, ret->left_count + 1, sizeof *left);
	struct boundary_figures kept = { items, left, 0, 0 };

	for (size_t i = 0; i < ret->count; i++)
		if (ret->items[i].observation.place == place)
			items[kept.count++] = ret->items[i];
	for (size_t i = 0; i < ret->left_count; i++)
		if (strcmp(ret->left[i].observation->place->code, place->code) == 0 &&
			ret->left[i].reason == BOUNDARY_LATER)
			left[kept.left_count++] = ret->left[i];
	*ret = kept;
}

/* Moves the figures of one method as they are kept. */
static bool move_method(const struct moving *moving, const struct indicator *indicator,
	const struct method *method, struct boundary_figures *ret, struct error *err)
{
	struct reading reading = { .edition = moving->edition,
		.arena = moving->arena,
		.boundary = moving->boundary,
		.place = moving->place };

	if (!read_places(&reading, method->id, err) ||
		!boundary_figures_move(moving->arena, moving->boundary, indicator, reading.items,
			reading.count, ret, err))
		return false;
	if (moving->place != NULL)
		keep_place(moving->place, moving->arena, ret);
	return true;
}

/* A method's figures and before them those it is computed from, each method once. */
static bool move_with_inputs(struct moving *moving, const struct indicator *indicator,
	const struct method *method, struct boundary_figures *ret, struct error *err)
{
	const struct recipe *recipe = recipes_of(&moving->edition->recipes, method);
	struct boundary_figures *inputs;
	struct moved_method *moved;

	for (moved = moving->moved; moved != NULL; moved = moved->next)
		if (moved->method == method) {
			*ret = moved->figures;
			return true;
		}
	if (!move_method(moving, indicator, method, ret, err))
		return false;
	if (recipe != NULL) {
		inputs = arena_new(moving->arena, (size_t)recipe->count, sizeof *inputs);
		for (int i = 0; i < recipe->count; i++)
			if (recipe->inputs[i].method != NULL &&
				!move_with_inputs(moving, recipe->inputs[i].indicator,
					recipe->inputs[i].method, &inputs[i], err))
				return false;
		if (!moved_compute(moving->edition, moving->arena, recipe, inputs, ret, err))
			return false;
	}
	moved = arena_new(moving->arena, 1, sizeof *moved);
	*moved = (struct moved_method){ method, *ret, moving->moved };
	moving->moved = moved;
	return true;
}

bool edition_moved(struct edition *edition, struct arena *arena, const struct indicator *indicator,
	const struct method *method, const struct place *place, int day,
	struct boundary_figures *ret, struct error *err)
{
	const struct catalogue *catalogue = &edition->catalogue;
	struct boundary_rules rules = { boundary_populations(arena, catalogue), false,
		MINIMUM_PERMILLE };
	struct moving moving = { .edition = edition, .arena = arena, .place = place };

	moving.boundary = boundary_new(arena, catalogue, day, &rules, err);
	return moving.boundary != NULL && move_with_inputs(&moving, indicator, method, ret, err);
}

/* A period of which only a later place has a figure. */
static struct boundary_figure absence(
	struct arena *arena, const struct boundary_left *left, const struct place *place)
{
	struct boundary_figure figure = {
		.observation = { .period = left->observation->period,
			.place = place,
			.breakdown = "",
			.status = 'L',
			.vintage = "",
			.source = "",
			.since = left->observation->since },
		.mark = { .basis = BASIS_SAME, .reason = left->reason },
	};

	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		text_auto note = { 0 };

		boundary_say_refusal(left->reason, lang, &note);
		figure.observation.note[lang] = arena_copy(
			arena, text_z(&note), text_span(&note).size);
	}
	return figure;
}

/* Puts a figure where its period belongs, unless there is one. */
static size_t insert(
	struct boundary_figure *list, size_t count, const struct boundary_figure *figure)
{
	const struct period *period = &figure->observation.period;
	size_t at = count;

	while (at > 0 && period_compare(&list[at - 1].observation.period, period) > 0)
		at--;
	if (at > 0 && period_compare(&list[at - 1].observation.period, period) == 0)
		return count;
	memmove(&list[at + 1], &list[at], (count - at) * sizeof *list);
	list[at] = *figure;
	return count + 1;
}

bool edition_moved_series(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, const struct method *method, const struct place *place,
	int day, struct series *ret, const struct boundary_mark **ret_marks, struct error *err)
{
	struct boundary_figures moved;
	struct boundary_figure *list;
	struct observation *items;
	struct boundary_mark *marks;
	size_t count = 0;

	if (!edition_moved(edition, arena, indicator, method, place, day, &moved, err))
		return false;
	list = arena_new(arena, moved.count + moved.left_count + 1, sizeof *list);
	items = arena_new(arena, moved.count + moved.left_count + 1, sizeof *items);
	marks = arena_new(arena, moved.count + moved.left_count + 1, sizeof *marks);
	for (size_t i = 0; i < moved.count; i++)
		if (*moved.items[i].observation.breakdown == '\0')
			count = insert(list, count, &moved.items[i]);
	for (size_t i = 0; i < moved.left_count; i++) {
		struct boundary_figure figure = absence(arena, &moved.left[i], place);

		if (*moved.left[i].observation->breakdown == '\0')
			count = insert(list, count, &figure);
	}
	for (size_t i = 0; i < count; i++) {
		items[i] = list[i].observation;
		marks[i] = list[i].mark;
	}
	*ret = (struct series){ indicator, method, items, count };
	*ret_marks = marks;
	return true;
}
