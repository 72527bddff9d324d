/* dashboard/api/origin.c - see origin.h. */
#include "dashboard/api/origin.h"

#include "indicators/place.h"

const char *const origin_kinds[] = { "published", "computed", "total", "population", "missing",
	NULL };

const struct origin_limits origin_all = { ORIGIN_MAX_FIGURES, ORIGIN_MAX_FIGURES,
	ORIGIN_MAX_DEPTH };

/* One tree as it grows; `room` is how many figures may still be told. */
struct growing {
	struct edition *edition;
	struct arena *arena;
	const struct origin_limits *limits;
	size_t room;
	struct error *err;
};

static bool grow(struct growing *growing, struct origin *node, int depth);

/* How many of `count` parts there is room for. */
static size_t fitting(struct growing *growing, size_t count, size_t width)
{
	size_t most = width < growing->room ? width : growing->room;
	size_t fits = count < most ? count : most;

	growing->room -= fits;
	return fits;
}

static enum origin_kind kind_of(const struct edition_part *part)
{
	if (part->indicator == NULL)
		return ORIGIN_POPULATION;
	if (part->total != NULL)
		return ORIGIN_TOTAL;
	return part->figure == NULL ? ORIGIN_MISSING : ORIGIN_PUBLISHED;
}

/* What a computed figure was made from; every part of a recipe is told if there is room at all. */
static bool grow_computed(struct growing *growing, struct origin *node, int depth)
{
	struct edition_part *parts;
	size_t count;

	if (!edition_parts(growing->edition, growing->arena, node->method, node->figure, &parts,
		    &count, growing->err))
		return false;
	node->count = fitting(growing, count, count);
	node->more = count - node->count;
	node->parts = arena_new(growing->arena, node->count, sizeof *node->parts);
	for (size_t i = 0; i < node->count; i++) {
		node->parts[i] = (struct origin){
			.kind = kind_of(&parts[i]),
			.indicator = parts[i].indicator,
			.method = parts[i].method,
			.place = parts[i].place,
			.period = parts[i].period,
			.figure = parts[i].figure,
			.total = parts[i].total,
			.part = &parts[i],
		};
		if (!grow(growing, &node->parts[i], depth + 1))
			return false;
	}
	return true;
}

/* The figures a total was added up from. */
static bool grow_total(struct growing *growing, struct origin *node)
{
	struct observation *figures;
	size_t count;

	if (!edition_total_parts(
		    growing->edition, growing->arena, node->total, &figures, &count, growing->err))
		return false;
	node->count = fitting(growing, count, growing->limits->width);
	node->more = count - node->count;
	node->parts = arena_new(growing->arena, node->count, sizeof *node->parts);
	for (size_t i = 0; i < node->count; i++)
		node->parts[i] = (struct origin){
			.kind = ORIGIN_PUBLISHED,
			.indicator = node->indicator,
			.method = node->method,
			.place = figures[i].place,
			.period = figures[i].period,
			.figure = &figures[i],
		};
	return true;
}

static bool grow(struct growing *growing, struct origin *node, int depth)
{
	if (node->kind == ORIGIN_PUBLISHED && node->figure->computed &&
		method_computed(node->method))
		node->kind = ORIGIN_COMPUTED;
	if (depth >= growing->limits->depth)
		return true;
	if (node->kind == ORIGIN_COMPUTED)
		return grow_computed(growing, node, depth);
	return node->kind != ORIGIN_TOTAL || grow_total(growing, node);
}

bool origin_of_figure(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, const struct method *method,
	const struct observation *figure, const struct origin_limits *limits, struct origin *ret,
	struct error *err)
{
	struct growing growing = { edition, arena, limits, limits->figures, err };

	*ret = (struct origin){
		.kind = ORIGIN_PUBLISHED,
		.indicator = indicator,
		.method = method,
		.place = figure->place,
		.period = figure->period,
		.figure = figure,
	};
	return grow(&growing, ret, 0);
}

bool origin_of_total(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, const struct edition_total *total,
	const struct origin_limits *limits, struct origin *ret, struct error *err)
{
	struct growing growing = { edition, arena, limits, limits->figures, err };

	*ret = (struct origin){
		.kind = ORIGIN_TOTAL,
		.indicator = indicator,
		.method = total->method,
		.place = total->place,
		.period = total->period,
		.total = total,
	};
	return grow(&growing, ret, 0);
}

bool origin_value(const struct origin *origin, struct decimal *ret)
{
	if (origin->total != NULL && origin->total->known)
		*ret = origin->total->value;
	else if (origin->figure != NULL && origin->figure->known)
		*ret = origin->figure->value;
	else
		return false;
	return true;
}

bool origin_fraction(
	const struct origin *origin, struct decimal *ret_numerator, struct decimal *ret_denominator)
{
	const struct observation *figure = origin->figure;
	const struct edition_total *total = origin->total;

	if (total != NULL && total->parts) {
		*ret_numerator = total->numerator;
		*ret_denominator = total->denominator;
		return true;
	}
	if (figure == NULL || !figure->parts)
		return false;
	*ret_numerator = figure->numerator;
	*ret_denominator = figure->denominator;
	return true;
}

char origin_status(const struct origin *origin)
{
	if (origin->total != NULL)
		return origin->total->status;
	return origin->figure == NULL ? '\0' : origin->figure->status;
}
