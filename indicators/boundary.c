/*
 * indicators/boundary.c - reads the crosswalk; see boundary.h.
 *
 * Every link of an ended place becomes a step with a weight. A link leads to a
 * place that existed when the old one ended, hence outlives it: taking places
 * in the order they ended never meets one whose figure is not yet complete.
 */
#include "indicators/boundary.h"

#include <stdlib.h>
#include <string.h>

#include "indicators/boundary_private.h"

struct row {
	const struct place_link *link;
};

struct reading {
	struct arena *arena;
	struct boundary *boundary;
	struct row *rows; /* the links, grouped by the place they leave, then as ties go */
	struct error *err;
};

static int index_of(const struct catalogue *catalogue, const struct place *place)
{
	return (int)(place - catalogue->places);
}

static bool refuse(const struct reading *reading, const char *key, const struct place *place)
{
	return error_set(reading->err, ERROR_REFUSED, key, "%s@%s", place->code, place->valid_from);
}

/* By the place left, then by id, code and date of the one entered. */
static int compare_links(const void *a, const void *b)
{
	const struct place_link *x = ((const struct row *)a)->link;
	const struct place_link *y = ((const struct row *)b)->link;
	int order;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	if (x->to->id != y->to->id)
		return x->to->id < y->to->id ? -1 : 1;
	order = strcmp(x->to->code, y->to->code);
	return order != 0 ? order : strcmp(x->to->valid_from, y->to->valid_from);
}

/* Every target existed when the place ended, none is there twice, a whole link is alone. */
static bool check_links(const struct reading *reading, const struct row *rows, int count)
{
	const struct place *from = rows[0].link->from;

	for (int i = 0; i < count; i++) {
		const struct place *to = rows[i].link->to;

		if (to->from_day > from->until_day || to->until_day <= from->until_day ||
			(i > 0 && rows[i - 1].link->to == to) || (rows[i].link->whole && count > 1))
			return refuse(reading, "boundary.link", from);
	}
	return true;
}

/* Published shares as weights of one scale; they need not add up exactly, but nearly. */
static bool weigh_by_shares(const struct reading *reading, const struct row *rows, int count,
	struct boundary_step *steps)
{
	struct decimal one, share, sum = { 0 };
	int scale = 0;

	for (int i = 0; i < count; i++) {
		if (!decimal_parse(span_of(rows[i].link->share), &share) || share.units < 0 ||
			decimal_compare(share, (struct decimal){ 1, 0 }) > 0 ||
			!decimal_add(sum, share, &sum))
			return refuse(reading, "boundary.shares", rows[0].link->from);
		scale = share.scale > scale ? share.scale : scale;
	}
	if (decimal_compare(sum, (struct decimal){ 99, 2 }) < 0 ||
		decimal_compare(sum, (struct decimal){ 101, 2 }) > 0)
		return refuse(reading, "boundary.shares", rows[0].link->from);
	for (int i = 0; i < count; i++) {
		if (!decimal_parse(span_of(rows[i].link->share), &share) ||
			!decimal_part(share, 1, 1, scale, &one))
			return refuse(reading, "boundary.shares", rows[0].link->from);
		steps[i].weight = one.units;
	}
	return true;
}

/* Declared weights; false where one is not known or all are nothing. */
static bool weigh_by_weights(const struct reading *reading, const struct row *rows, int count,
	struct boundary_step *steps)
{
	const struct boundary *boundary = reading->boundary;
	bool any = false;

	if (boundary->rules.weights == NULL)
		return false;
	for (int i = 0; i < count; i++) {
		steps[i].weight =
			boundary->rules.weights[rows[i].link - boundary->catalogue->links];
		if (steps[i].weight < 0)
			return false;
		any |= steps[i].weight > 0;
	}
	return any;
}

static int count_shares(const struct row *rows, int count)
{
	int shares = 0;

	for (int i = 0; i < count; i++)
		shares += *rows[i].link->share != '\0';
	return shares;
}

static bool read_exit(
	const struct reading *reading, const struct row *rows, int count, struct boundary_exit *ret)
{
	const struct boundary *boundary = reading->boundary;
	struct boundary_step *steps = arena_new(reading->arena, (size_t)count, sizeof *steps);
	int shares = count_shares(rows, count);

	if (!check_links(reading, rows, count))
		return false;
	for (int i = 0; i < count; i++)
		steps[i] = (struct boundary_step){ index_of(boundary->catalogue, rows[i].link->to),
			1 };
	*ret = (struct boundary_exit){ steps, count, BASIS_UNKNOWN };
	if (rows[0].link->whole)
		ret->basis = BASIS_WHOLE;
	else if (shares > 0 && shares < count)
		return refuse(reading, "boundary.shares", rows[0].link->from);
	else if (shares > 0)
		ret->basis = BASIS_SHARE;
	else if (weigh_by_weights(reading, rows, count, steps))
		ret->basis = BASIS_WEIGHT;
	else if (boundary->rules.assume)
		ret->basis = BASIS_ASSUMED;
	if (ret->basis == BASIS_ASSUMED)
		for (int i = 0; i < count; i++)
			steps[i].weight = 1;
	return ret->basis != BASIS_SHARE || weigh_by_shares(reading, rows, count, steps);
}

static bool read_exits(struct reading *reading)
{
	struct boundary *boundary = reading->boundary;
	int total = boundary->catalogue->link_count, used = 0;

	for (int i = 0; i < total; i++)
		reading->rows[i].link = &boundary->catalogue->links[i];
	if (total > 1)
		qsort(reading->rows, (size_t)total, sizeof *reading->rows, compare_links);
	for (int i = 0; i < total; i += used) {
		const struct place *from = reading->rows[i].link->from;
		int place = index_of(boundary->catalogue, from);

		for (used = 1; i + used < total && reading->rows[i + used].link->from == from;
			used++)
			continue;
		if (!read_exit(reading, &reading->rows[i], used, &boundary->places[place].exit))
			return false;
		if (used > boundary->most_steps)
			boundary->most_steps = used;
	}
	return true;
}

struct ending {
	int day, place;
};

static int compare_endings(const void *a, const void *b)
{
	const struct ending *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

static void order_endings(struct reading *reading, int day)
{
	struct boundary *boundary = reading->boundary;
	const struct catalogue *catalogue = boundary->catalogue;
	size_t count = (size_t)catalogue->place_count;
	struct ending *endings = arena_new(reading->arena, count + 1, sizeof *endings);
	int *ended = arena_new(reading->arena, count + 1, sizeof *ended);

	for (int i = 0; i < catalogue->place_count; i++)
		if (catalogue->places[i].until_day <= day)
			endings[boundary->ended_count++] = (struct ending){
				catalogue->places[i].until_day, i
			};
	qsort(endings, (size_t)boundary->ended_count, sizeof *endings, compare_endings);
	for (int i = 0; i < boundary->ended_count; i++)
		ended[i] = endings[i].place;
	boundary->ended = ended;
}

/* Adds what a next place reaches to what one that leads to it does. */
static void join(struct boundary_place *place, struct boundary_reach *list,
	const struct boundary_place *next)
{
	for (int i = 0; i < next->reach_count; i++) {
		struct boundary_reach reach = next->reach[i];
		int at = 0;

		if (place->exit.basis > reach.basis)
			reach.basis = place->exit.basis;
		while (at < place->reach_count && list[at].target != reach.target)
			at++;
		if (at == place->reach_count)
			list[place->reach_count++] = reach;
		else if (reach.basis > list[at].basis)
			list[at].basis = reach.basis;
	}
}

static void find_reach(struct reading *reading, struct boundary_place *place)
{
	struct boundary_place *places = reading->boundary->places;
	const struct boundary_exit *leaving = &place->exit;
	struct boundary_reach *list;
	bool lost = false;
	size_t most = 0;

	for (int i = 0; i < leaving->count; i++)
		most += (size_t)places[leaving->steps[i].to].reach_count;
	list = arena_new(reading->arena, most + 1, sizeof *list);
	for (int i = 0; i < leaving->count; i++) {
		join(place, list, &places[leaving->steps[i].to]);
		lost |= places[leaving->steps[i].to].reach_count == 0;
	}
	for (int i = 0; lost && i < place->reach_count; i++)
		list[i].basis = BASIS_UNKNOWN; /* part of it went nobody knows where */
	place->reach = list;
}

/* Last ended first, so that what a place leads to is known. */
static void find_reaches(struct reading *reading, int day)
{
	struct boundary *boundary = reading->boundary;
	const struct catalogue *catalogue = boundary->catalogue;

	for (int i = 0; i < catalogue->place_count; i++) {
		struct boundary_place *place = &boundary->places[i];
		struct boundary_reach *self;

		place->later = catalogue->places[i].from_day > day;
		if (place->later || catalogue->places[i].until_day <= day)
			continue;
		self = arena_new(reading->arena, 1, sizeof *self);
		*self = (struct boundary_reach){ i, BASIS_SAME };
		place->reach = self;
		place->reach_count = 1;
	}
	for (int i = boundary->ended_count - 1; i >= 0; i--)
		find_reach(reading, &boundary->places[boundary->ended[i]]);
}

const struct boundary *boundary_new(struct arena *arena, const struct catalogue *catalogue, int day,
	const struct boundary_rules *rules, struct error *err)
{
	struct boundary *boundary = arena_new(arena, 1, sizeof *boundary);
	struct reading reading = { .arena = arena, .boundary = boundary, .err = err };

	boundary->catalogue = catalogue;
	boundary->rules = *rules;
	boundary->places = arena_new(
		arena, (size_t)catalogue->place_count + 1, sizeof *boundary->places);
	reading.rows = arena_new(arena, (size_t)catalogue->link_count + 1, sizeof *reading.rows);
	if (!read_exits(&reading))
		return NULL;
	order_endings(&reading, day);
	find_reaches(&reading, day);
	return boundary;
}

bool boundary_leads(const struct boundary *boundary, int from, int to)
{
	const struct boundary_place *place = &boundary->places[from];

	for (int i = 0; i < place->reach_count; i++)
		if (place->reach[i].target == to)
			return true;
	return false;
}

static int compare_breaks(const void *a, const void *b)
{
	const struct boundary_break *x = a, *y = b;

	return (x->day > y->day) - (x->day < y->day);
}

const struct place *boundary_before(const struct catalogue *catalogue, const struct place *after)
{
	const struct place *before = NULL;

	for (int i = 0; i < catalogue->place_count; i++) {
		const struct place *place = &catalogue->places[i];

		if (place->until_day <= after->from_day && strcmp(place->code, after->code) == 0 &&
			(before == NULL || place->until_day > before->until_day))
			before = place;
	}
	return before;
}

int boundary_breaks(struct arena *arena, const struct catalogue *catalogue, const char *code,
	const struct boundary_break **ret)
{
	struct boundary_break *list = NULL;
	int count = 0;

	for (int i = 0; i < catalogue->place_count; i++) {
		const struct place *after = &catalogue->places[i];
		const struct place *before = NULL;

		if (strcmp(after->code, code) == 0)
			before = boundary_before(catalogue, after);
		if (before == NULL)
			continue;
		list = arena_push(arena, list, (size_t)count, sizeof *list);
		list[count++] = (struct boundary_break){ after->from_day, before, after };
	}
	if (count > 1)
		qsort(list, (size_t)count, sizeof *list, compare_breaks);
	*ret = list;
	return count;
}
