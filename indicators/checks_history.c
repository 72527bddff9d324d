/*
 * indicators/checks_history.c - a figure beside its own history, in whole numbers throughout.
 *
 * The median and the median absolute deviation (MAD) are not moved by one odd figure among few. A
 * median of whole numbers may end in a half and a MAD then in a quarter, so both are kept in quarters.
 */
#include <stdlib.h>
#include <string.h>

#include "indicators/checks_private.h"
#include "indicators/period_shift.h"
#include "indicators/place.h"

typedef __int128 wide;

enum {
	QUARTERS = 4,
	FLOOR_SHARE = 200, /* a spread is at least the median / 200 */
	MOVES_ONCE = 40, /* usual step, in last digits, that makes one repeat odd */
	MOVES_TWICE = 6, /* and two repeats in a row */
	SIGNIFICANT = 100, /* a last digit means something from here on */
	DIGITS_LEAST = 5,
	RECENT = 8, /* figures that tell how a series behaves now */
	STEADY = 3, /* a history whose largest is at most so many times its smallest */
	SLIP_LEAST = 10, /* last digits below which ten times as many may be chance */
	LARGEST_SLIP = 3, /* powers of ten */
	LOOK_BACK = 512, /* figures of a series that are looked through for those to compare with */
	SHORT_YEAR = 365, /* days */
	LONG_YEAR = 366,
};

/* Keeps sums of four of them, times a thousand, within 64 bits. */
static const int64_t LARGEST = 1000000000000000;

/*
 * From tests/bench/false_alarms.c: at least the 99.2 % point of check_distance_of() in the worst of
 * its shapes, so that fewer than 1 % of right figures pass it.
 */
const int check_limits[CHECK_HISTORY + 1] = { 0, 0, 0, 167, 158, 112, 102, 89, 83, 80, 77, 73, 70,
	69, 68, 67, 66, 64, 63, 63, 63, 63, 63, 62, 62 };

/* The median in quarters of what the items are in; so few are sorted quickest by insertion. */
static int64_t median(const int64_t *items, int count)
{
	int64_t sorted[CHECK_HISTORY];

	for (int i = 0; i < count; i++) {
		int at = i;

		for (; at > 0 && sorted[at - 1] > items[i]; at--)
			sorted[at] = sorted[at - 1];
		sorted[at] = items[i];
	}
	return (sorted[(count - 1) / 2] + sorted[count / 2]) * (QUARTERS / 2);
}

/* The median distance from `middle` (in quarters), in quarters. */
static int64_t deviation(const int64_t *items, int count, int64_t middle)
{
	int64_t distances[CHECK_HISTORY];

	for (int i = 0; i < count; i++)
		distances[i] = llabs(items[i] * QUARTERS - middle);
	return median(distances, count) / QUARTERS;
}

static int64_t power(int exponent)
{
	int64_t result = 1;

	while (exponent-- > 0)
		result *= 10;
	return result;
}

static struct decimal aspect_of(const struct observation *figure, enum check_aspect aspect)
{
	return aspect == ASPECT_VALUE        ? figure->value
		: aspect == ASPECT_NUMERATOR ? figure->numerator
					     : figure->denominator;
}

/* Lengths of months differ by a tenth; a year to date grows by more each time. */
static bool same_length(const struct period *a, const struct period *b)
{
	int64_t x = a->until - a->from, y = b->until - b->from;

	return x * 10 >= y * 9 && y * 10 >= x * 9;
}

static bool comparable(
	const struct observation *figure, const struct observation *item, enum check_aspect aspect)
{
	return item->known && item->status != 'F' && item->period.from < figure->period.from &&
		item->period.kind == figure->period.kind &&
		same_length(&item->period, &figure->period) &&
		item->place->id == figure->place->id &&
		strcmp(item->breakdown, figure->breakdown) == 0 &&
		(aspect == ASPECT_VALUE || item->parts);
}

/* In units of 10^-scale; false when that has too many digits. */
static bool align(struct decimal value, int scale, int64_t *ret)
{
	wide units = value.units;

	for (int i = value.scale; i < scale; i++)
		units *= 10;
	if (units > LARGEST || units < -LARGEST)
		return false;
	*ret = (int64_t)units;
	return true;
}

/* Is an item of the same length the one of a year before the figure's? */
static bool a_year_before(const struct observation *item, const struct observation *figure)
{
	int64_t days = (figure->period.from - item->period.from) / PERIOD_DAY_MINUTES;
	int per_year;
	struct period year_ago;

	if (days < SHORT_YEAR || days > LONG_YEAR ||
		(per_year = period_per_year(&figure->period)) <= 1)
		return false;
	return figure->period.kind != PERIOD_SPAN ||
		(period_shift(&figure->period, -per_year, &year_ago) &&
			period_compare(&item->period, &year_ago) == 0);
}

bool check_numbers_of(
	const struct check_input *input, enum check_aspect aspect, struct check_numbers *ret)
{
	struct decimal kept[CHECK_HISTORY]; /* newest first */
	size_t count = input->history_count, least = count > LOOK_BACK ? count - LOOK_BACK : 0;
	int season_at = -1;

	ret->scale = aspect_of(input->figure, aspect).scale;
	ret->count = 0;
	for (size_t i = count; i > least && ret->count < CHECK_HISTORY; i--) {
		const struct observation *item = &input->history[i - 1];

		if (!comparable(input->figure, item, aspect))
			continue;
		if (season_at < 0 && a_year_before(item, input->figure))
			season_at = ret->count;
		kept[ret->count] = aspect_of(item, aspect);
		if (kept[ret->count].scale > ret->scale)
			ret->scale = kept[ret->count].scale;
		ret->count++;
	}
	for (int i = 0; i < ret->count; i++)
		if (!align(kept[i], ret->scale, &ret->items[ret->count - 1 - i]))
			return false;
	ret->season = season_at >= 0;
	ret->year_ago = ret->season ? ret->items[ret->count - 1 - season_at] : 0;
	return (aspect == ASPECT_VALUE || input->figure->parts) &&
		align(aspect_of(input->figure, aspect), ret->scale, &ret->figure);
}

const struct check_numbers *check_numbers(struct check_look *look, enum check_aspect aspect)
{
	if (!look->gathered[aspect]) {
		look->gathered[aspect] = true;
		look->usable[aspect] = check_numbers_of(
			look->input, aspect, &look->numbers[aspect]);
	}
	return look->usable[aspect] ? &look->numbers[aspect] : NULL;
}

/* Is a / b < c / d? All of them positive, or zero above. */
static bool less(const struct check_distance *a, const struct check_distance *b)
{
	return (wide)a->distance * b->spread < (wide)b->distance * a->spread;
}

static int64_t larger(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

struct check_distance check_distance_of(const struct check_numbers *numbers)
{
	int64_t steps[CHECK_HISTORY], last = numbers->items[numbers->count - 1];
	int64_t figure = numbers->figure * QUARTERS,
		middle = median(numbers->items, numbers->count);
	int64_t floor = larger(QUARTERS, llabs(middle) / FLOOR_SHARE), step;
	int64_t spread = larger(deviation(numbers->items, numbers->count, middle), floor);
	struct check_distance level = { 0, llabs(figure - middle), middle, spread }, change, season;

	for (int i = 0; i + 1 < numbers->count; i++)
		steps[i] = numbers->items[i + 1] - numbers->items[i];
	step = median(steps, numbers->count - 1);
	change = (struct check_distance){ 1, llabs(figure - last * QUARTERS - step), step,
		larger(deviation(steps, numbers->count - 1, step), floor) };
	if (less(&change, &level))
		level = change;
	season = (struct check_distance){ 2, llabs(figure - numbers->year_ago * QUARTERS),
		numbers->year_ago * QUARTERS, spread };
	return numbers->season && less(&season, &level) ? season : level;
}

/* Quarters of 10^-scale as a decimal; at the largest scales the quarters are rounded off. */
static struct decimal from_quarters(int64_t quarters, int scale)
{
	if (scale + 2 > DECIMAL_MAX_SCALE)
		return (struct decimal){ quarters / QUARTERS, scale };
	return decimal_trim((struct decimal){ quarters * (100 / QUARTERS), scale + 2 });
}

bool check_jump(struct check_look *look, struct check_finding *ret)
{
	const struct check_numbers *numbers = check_numbers(look, ASPECT_VALUE);
	struct check_distance far;

	if (numbers == NULL || numbers->count < CHECK_HISTORY_LEAST)
		return false;
	far = check_distance_of(numbers);
	ret->variant = far.variant;
	ret->count = numbers->count;
	ret->value = look->input->figure->value;
	ret->usual = from_quarters(far.usual, numbers->scale);
	ret->spread = from_quarters(far.spread, numbers->scale);
	ret->low = from_quarters(far.distance, numbers->scale);
	ret->other = (struct decimal){ numbers->items[numbers->count - 1], numbers->scale };
	ret->ratio = (struct decimal){ (int64_t)((wide)far.distance * 10 / far.spread), 1 };
	ret->limit = (struct decimal){ check_limits[numbers->count], 1 };
	return (wide)far.distance * 10 > (wide)far.spread * check_limits[numbers->count];
}

/* What was typed: the numerator where there are parts, else the value. */
static enum check_aspect typed(const struct check_look *look)
{
	return look->input->figure->parts ? ASPECT_NUMERATOR : ASPECT_VALUE;
}

/* How many figures before this one are equal to it. */
static int repeats(const struct check_numbers *numbers)
{
	int run = 0;

	while (run < numbers->count && numbers->items[numbers->count - 1 - run] == numbers->figure)
		run++;
	return run;
}

bool check_copied(struct check_look *look, struct check_finding *ret)
{
	const struct check_numbers *numbers = check_numbers(look, typed(look)), *wholes;
	int64_t steps[RECENT], usual;
	int run, before, count = 0;

	if (numbers == NULL)
		return false;
	run = repeats(numbers);
	before = numbers->count - run;
	if (run == 0 || before < CHECK_HISTORY_LEAST)
		return false;
	if (look->input->figure->parts &&
		((wholes = check_numbers(look, ASPECT_DENOMINATOR)) == NULL ||
			repeats(wholes) < run))
		return false;
	for (int i = before - 1; i > 0 && count < RECENT; i--)
		steps[count++] = llabs(numbers->items[i] - numbers->items[i - 1]);
	usual = median(steps, count);
	ret->plain = look->input->figure->parts;
	ret->value = (struct decimal){ numbers->figure, numbers->scale };
	ret->spread = from_quarters(usual, numbers->scale);
	ret->count = run;
	ret->variant = run > 1;
	return usual >= QUARTERS * (run > 1 ? MOVES_TWICE : MOVES_ONCE);
}

/* Is the chance of `many` or more of `count` digits being 0 or 5 at most 1 %? Exact: p = 1/5. */
static bool is_rare(int many, int count)
{
	wide ways = 0, choose = 1, all = 1, rest = 1;

	for (int i = 0; i < count; i++)
		all *= 5;
	for (int i = count; i >= many; i--) { /* choose(count, i) * 4^(count - i) of 5^count */
		ways += choose * rest;
		choose = choose * i / (count - i + 1);
		rest *= 4;
	}
	return ways * 100 <= all;
}

static bool is_round(int64_t number)
{
	return number % 5 == 0;
}

bool check_digits(struct check_look *look, struct check_finding *ret)
{
	const struct check_numbers *numbers = check_numbers(look, typed(look));

	if (numbers == NULL || (look->input->figure->computed && !look->input->figure->parts) ||
		llabs(numbers->figure) < SIGNIFICANT || !is_round(numbers->figure))
		return false;
	ret->count = ret->of = 1;
	for (int i = 0; i < numbers->count; i++)
		if (llabs(numbers->items[i]) >= SIGNIFICANT) {
			ret->of++;
			ret->count += is_round(numbers->items[i]);
		}
	ret->usual = decimal_trim((struct decimal){ ret->of * 2, 1 });
	return ret->of >= DIGITS_LEAST && is_rare(ret->count, ret->of);
}

/* The smallest and largest size of late; false where it is not steady or changes sign. */
static bool range_of(const struct check_numbers *numbers, int64_t *ret_low, int64_t *ret_high)
{
	int64_t low = INT64_MAX, high = 0;
	int first = numbers->count > RECENT ? numbers->count - RECENT : 0;

	for (int i = first; i < numbers->count; i++) {
		int64_t item = numbers->items[i];

		if ((item < 0) != (numbers->figure < 0))
			return false;
		low = llabs(item) < low ? llabs(item) : low;
		high = larger(high, llabs(item));
	}
	*ret_low = low;
	*ret_high = high;
	return numbers->count >= CHECK_HISTORY_LEAST && low >= SLIP_LEAST && high <= STEADY * low;
}

/*
 * The power of ten that brings the figure back into its history's range, a quarter of leeway on
 * either side; 0 where none does or the figure is not far outside.
 */
static int slip_of(const struct check_numbers *numbers, int64_t low, int64_t high)
{
	wide figure = llabs(numbers->figure);

	if (figure < SLIP_LEAST || (figure <= (wide)STEADY * high && figure * STEADY >= low))
		return 0;
	for (int tens = 1; tens <= LARGEST_SLIP; tens++) {
		wide factor = power(tens);

		if (figure * 5 >= 4 * low * factor && figure * 4 <= 5 * high * factor)
			return tens;
		if (figure * factor * 5 >= 4 * (wide)low && figure * factor * 4 <= 5 * (wide)high)
			return -tens;
	}
	return 0;
}

bool check_unit_slip(struct check_look *look, struct check_finding *ret)
{
	for (enum check_aspect aspect = ASPECT_VALUE; aspect < ASPECT_COUNT; aspect++) {
		const struct check_numbers *numbers = check_numbers(look, aspect);
		int64_t low, high;
		int tens;

		if (numbers == NULL || !range_of(numbers, &low, &high))
			continue;
		if ((tens = slip_of(numbers, low, high)) == 0)
			continue;
		ret->plain = aspect != ASPECT_VALUE;
		ret->variant = tens < 0;
		ret->value = (struct decimal){ numbers->figure, numbers->scale };
		ret->low = (struct decimal){ numbers->figure < 0 ? -high : low, numbers->scale };
		ret->high = (struct decimal){ numbers->figure < 0 ? -low : high, numbers->scale };
		ret->ratio = (struct decimal){ power(abs(tens)), 0 };
		return true;
	}
	return false;
}
