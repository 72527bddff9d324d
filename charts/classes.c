/*
 * charts/classes.c - see classes.h. Bounds are quantiles, rounded as coarsely
 * as keeps them apart: people remember 20, not 19.7.
 */
#include "charts/classes.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "charts/words.h"
#include "indicators/format.h"

enum {
	USUAL = 5, /* classes, of the asker's choice up to CLASSES_MAX */
	SIDE = 3, /* on each side of a middle */
	STEPS = TOKEN_STEP_7 - TOKEN_STEP_1 + 1,
	FEW = 2, /* figures a class holds at least, or there are fewer classes */
};

struct sorted {
	struct decimal *values;
	size_t count;
};

static int compare(const void *a, const void *b)
{
	return decimal_compare(*(const struct decimal *)a, *(const struct decimal *)b);
}

static struct sorted sort(const struct frame *frame, size_t first, size_t last)
{
	struct sorted sorted = {
		memory_new(frame->row_count * (last - first + 1) + 1, sizeof(struct decimal)), 0
	};

	for (size_t i = 0; i < frame->row_count; i++)
		for (size_t k = first; k <= last && k < frame->column_count; k++)
			if (frame_known(&frame->rows[i].cells[k]))
				sorted.values[sorted.count++] =
					frame->rows[i].cells[k].observation->value;
	if (sorted.count > 0)
		qsort(sorted.values, sorted.count, sizeof *sorted.values, compare);
	return sorted;
}

/* To whole multiples of 10^exponent. */
static struct decimal round_to(struct decimal value, int exponent)
{
	int64_t power = 1;

	if (exponent <= 0)
		return decimal_trim(decimal_round(value, -exponent));
	value = decimal_round(value, 0);
	for (int i = 0; i < exponent && power <= INT64_MAX / 100; i++)
		power *= 10;
	value.units = (int64_t)llround((double)value.units / (double)power) * power;
	return decimal_trim(value);
}

/* How many values are below `bound`. */
static size_t below(const struct sorted *sorted, struct decimal bound)
{
	size_t low = 0, high = sorted->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (decimal_compare(sorted->values[middle], bound) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Adds a bound if the classes on both sides of it hold something. */
static void add_bound(struct classes *classes, const struct sorted *sorted, struct decimal bound)
{
	size_t before = 0;

	if (classes->count > 0)
		before = below(sorted, classes->bounds[classes->count - 1]);
	if (classes->count == CHART_MAX_BOUNDS || below(sorted, bound) <= before ||
		below(sorted, bound) >= sorted->count)
		return;
	classes->bounds[classes->count++] = bound;
}

/* Bounds that cut the values from..until into `wanted` classes. */
static void cut(
	struct classes *classes, const struct sorted *sorted, size_t from, size_t until, int wanted)
{
	size_t count = until - from;
	double spread;
	int exponent;

	while (wanted > 1 && count < FEW * (size_t)wanted)
		wanted--;
	if (wanted < 2)
		return;
	spread = decimal_double(sorted->values[from + count * 9 / 10]) -
		decimal_double(sorted->values[from + count / 10]);
	exponent = spread > 0 ? (int)floor(log10(spread / wanted)) : -DECIMAL_MAX_SCALE;
	for (int i = 1; i < wanted; i++)
		add_bound(classes, sorted,
			round_to(sorted->values[from + count * (size_t)i / (size_t)wanted],
				exponent));
}

static void choose(
	struct classes *classes, const struct sorted *sorted, const struct chart_options *options)
{
	size_t split;

	if (options->bound_count > 0) {
		for (int i = 0; i < options->bound_count; i++)
			classes->bounds[classes->count++] = options->bounds[i];
	} else if (options->diverging) {
		split = below(sorted, options->middle);
		cut(classes, sorted, 0, split, SIDE);
		add_bound(classes, sorted, options->middle);
		cut(classes, sorted, split, sorted->count, SIDE);
	} else {
		cut(classes, sorted, 0, sorted->count, USUAL);
	}
}

struct classes classes_choose(const struct frame *frame, size_t first, size_t last)
{
	const struct chart_options *options = &frame->request->options;
	struct sorted sorted = sort(frame, first, last);
	struct classes classes = { .under = -1 };

	if (sorted.count > 0) {
		classes.lowest = sorted.values[0];
		classes.highest = sorted.values[sorted.count - 1];
		choose(&classes, &sorted, options);
		classes.count++; /* one more than bounds */
		if (options->diverging)
			classes.under = classes_find(&classes, options->middle);
	}
	free(sorted.values);
	return classes;
}

int classes_find(const struct classes *classes, struct decimal value)
{
	int index = 0;

	while (index + 1 < classes->count && decimal_compare(value, classes->bounds[index]) >= 0)
		index++;
	return index;
}

/* The n-th of `count` classes among `tokens` colours: spread over all of them. */
static int shade(int index, int count, int tokens)
{
	return count < 2 ? tokens / 2 : (index * (tokens - 1) + (count - 1) / 2) / (count - 1);
}

/* How far from the middle on its side, 1 to SIDE; a class alone on its side is not a pale one. */
static int distance(int away, int classes)
{
	return classes == 1 ? 2 : away < SIDE ? away : SIDE;
}

enum token classes_token(const struct classes *classes, int index)
{
	int under = classes->under;

	if (under < 0)
		return (enum token)(TOKEN_STEP_1 + shade(index, classes->count, STEPS));
	if (index < under)
		return (enum token)(TOKEN_UNDER_1 + 1 - distance(under - index, under));
	return (enum token)(TOKEN_OVER_1 - 1 + distance(index - under + 1, classes->count - under));
}

static const char *number(
	struct decimal value, const struct unit *unit, enum lang lang, bool whole, struct text *ret)
{
	if (whole)
		words_value(value, unit, lang, ret);
	else
		format_number(value, lang, ret);
	return text_z(ret);
}

void classes_say(const struct classes *classes, int index, const struct unit *unit, enum lang lang,
	struct text *ret)
{
	bool first = index == 0, last = index + 1 == classes->count;
	struct decimal from = first ? classes->lowest : classes->bounds[index - 1];
	struct decimal until = last ? classes->highest : classes->bounds[index];
	text_auto low = { 0 }, high = { 0 }, both = { 0 };

	if (first && last) { /* the only class: what its figures are */
		words_range(from, until, unit, lang, ret);
	} else if (first) {
		words_fill(
			word(WORD_CLASS_UNDER, lang), number(until, unit, lang, true, &high), ret);
	} else if (last) {
		words_fill(word(WORD_CLASS_FROM, lang), number(from, unit, lang, true, &low), ret);
	} else {
		words_fill(word(WORD_CLASS_BETWEEN, lang), number(until, unit, lang, true, &high),
			&both);
		text_addf(ret, "%s%s", number(from, unit, lang, false, &low), text_z(&both));
	}
}
