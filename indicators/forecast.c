/*
 * indicators/forecast.c - see forecast.h. Values are first brought to -1..1 around the last one,
 * so that a change of unit changes nothing, and times to steps of the usual gap.
 *
 * The constants of the width come from the Gapminder series of internet users, broadband and mobile
 * phones; tests/bench/forecast_coverage.c prints how often the intervals held, half by half.
 */
#include "indicators/forecast.h"

#include <math.h>
#include <stdlib.h>

#include "indicators/student.h"

enum { TRAINED = 3, ERRORS_AHEAD = 3, DAMPINGS = 3 }; /* points for a first fit; errors of a fit */

static const double LEVELS[] = { 0.3, 0.5, 0.7, 0.9, 1.0 }; /* how far the level follows a figure */
static const double SLOPES[] = { 0.05, 0.2, 0.4, 0.7, 1.0 }; /* how far the slope does */
static const double DAMPING[DAMPINGS] = { 0.8, 0.9, 0.98 }; /* of the slope, a step */
static const double MEMORY = 0.5; /* weight of an error against that of the next figure's */
static const double GROWTH = 0.75; /* errors grow with this power of the steps ahead */
static const double LEARNING = 0.6; /* how far one miss or hit moves the log of the width */
static const double LEAST_STEP = 0.05; /* of the mean step: the least width */
static const double NOMINAL = 0.8, NOISE = 1e-9;

struct fit {
	double level, slope, damping; /* after the last point it has seen */
};

/* What was said at a past moment: by which model, how wide for one step. */
struct said {
	enum forecast_model model;
	double spread, freedom, width;
	double stretch[FORECAST_AHEAD];
};

struct replay {
	double times[FORECAST_POINTS], values[FORECAST_POINTS];
	int count;
	double decay[DAMPINGS][FORECAST_POINTS], reach[DAMPINGS][FORECAST_POINTS];
	struct fit fits[FORECAST_MODELS][FORECAST_POINTS + 1]; /* by how many points were known */
	struct said said[FORECAST_POINTS + 1];
	double least;
};

/* How many slopes a damped trend goes in so many steps. */
static double reach(double damping, double steps)
{
	return damping >= 1 ? steps : damping * (1 - pow(damping, steps)) / (1 - damping);
}

static double value_of(const struct fit *fit, double steps)
{
	return fit->level + fit->slope * reach(fit->damping, steps);
}

static struct fit fit_line(const struct replay *replay, int known)
{
	double time = 0, value = 0, square = 0, product = 0, slope;

	for (int i = 0; i < known; i++) {
		time += replay->times[i] / known;
		value += replay->values[i] / known;
	}
	for (int i = 0; i < known; i++) {
		double off = replay->times[i] - time;

		square += off * off;
		product += off * (replay->values[i] - value);
	}
	slope = product / square;
	return (struct fit){ value + slope * (replay->times[known - 1] - time), slope, 1 };
}

/* Smooths through the known points; returns the sum of squared one-step errors. */
static double smooth(const struct replay *replay, int known, double level_share, double slope_share,
	int damping, struct fit *ret)
{
	double level = replay->values[0], sum = 0;
	double slope = (replay->values[1] - level) / (replay->times[1] - replay->times[0]);

	for (int i = 1; i < known; i++) {
		double expected = level + slope * replay->reach[damping][i];
		double error = replay->values[i] - expected;

		sum += error * error;
		level = expected + level_share * error;
		slope = slope * replay->decay[damping][i] +
			level_share * slope_share * error /
				(replay->times[i] - replay->times[i - 1]);
	}
	*ret = (struct fit){ level, slope, DAMPING[damping] };
	return sum;
}

static struct fit fit_damped(const struct replay *replay, int known)
{
	struct fit best = { 0 }, fit;
	double least = INFINITY;

	for (size_t i = 0; i < COUNT(LEVELS); i++)
		for (size_t j = 0; j < COUNT(SLOPES); j++)
			for (int k = 0; k < DAMPINGS; k++) {
				double sum = smooth(replay, known, LEVELS[i], SLOPES[j], k, &fit);

				if (sum < least * (1 - NOISE) && least > NOISE * NOISE) {
					least = sum;
					best = fit;
				}
			}
	return best;
}

static double growth(double steps)
{
	return pow(steps, GROWTH);
}

static int ahead_index(double steps)
{
	long index = lround(steps) - 1;

	return index < 0 ? 0 : index < FORECAST_AHEAD ? (int)index : FORECAST_AHEAD - 1;
}

/* The weighted mean square of a model's errors, for one step, among the first `known` points. */
static double errors(const struct replay *replay, enum forecast_model model, int known)
{
	double sum = 0, weights = 0;

	for (int from = TRAINED; from < known; from++)
		for (int to = from; to < known && to < from + ERRORS_AHEAD; to++) {
			double steps = replay->times[to] - replay->times[from - 1];
			double error = replay->values[to] -
				value_of(&replay->fits[model][from], steps);
			double weight = pow(MEMORY, known - 1 - to);

			error /= growth(steps);
			sum += weight * error * error;
			weights += weight;
		}
	return sum / weights;
}

/* How many independent errors there are worth of weights. */
static double freedom(int known)
{
	double sum = 0, squares = 0;

	for (int from = TRAINED; from < known; from++) {
		double weight = pow(MEMORY, known - 1 - from);

		sum += weight;
		squares += weight * weight;
	}
	return sum * sum / squares;
}

/* Says what would have been said when `known` points were known. */
static void say(struct replay *replay, int known, const double *stretch)
{
	struct said *said = &replay->said[known];
	double least = INFINITY;

	for (enum forecast_model model = 0; model < FORECAST_MODELS; model++) {
		double square = errors(replay, model, known);

		if (square < least * (1 - NOISE) && least > NOISE * NOISE) {
			least = square;
			said->model = model;
		}
	}
	said->spread = fmax(sqrt(least), replay->least);
	said->freedom = freedom(known);
	said->width = said->spread * student_quantile(0.5 + NOMINAL / 2, said->freedom);
	for (int i = 0; i < FORECAST_AHEAD; i++)
		said->stretch[i] = exp(stretch[i]);
}

/* Looks at what had been said of the point at `to`, and moves the logs of the stretches. */
static void learn(const struct replay *replay, int to, double *stretch, struct forecast *ret)
{
	for (int from = to; from > TRAINED && from > to - FORECAST_AHEAD; from--) {
		const struct said *said = &replay->said[from];
		double steps = replay->times[to] - replay->times[from - 1];
		double expected = value_of(&replay->fits[said->model][from], steps);
		int index = ahead_index(steps);
		bool within = fabs(replay->values[to] - expected) <=
			said->width * growth(steps) * said->stretch[index] + NOISE;

		ret->past++;
		ret->within += within;
		stretch[index] += LEARNING * ((within ? 0 : 1) - (1 - NOMINAL));
	}
}

static void run(struct replay *replay, struct forecast *ret)
{
	double stretch[FORECAST_AHEAD] = { 0 };

	for (int known = TRAINED; known <= replay->count; known++) {
		replay->fits[FORECAST_LINE][known] = fit_line(replay, known);
		replay->fits[FORECAST_DAMPED][known] = fit_damped(replay, known);
		if (known > TRAINED)
			say(replay, known, stretch);
		if (known > TRAINED && known < replay->count)
			learn(replay, known, stretch, ret);
	}
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The usual gap between neighbours: the median. */
static double usual_gap(const int *at, size_t count)
{
	double gaps[FORECAST_POINTS] = { 0 };

	for (size_t i = 1; i < count; i++)
		gaps[i - 1] = at[i] - at[i - 1];
	qsort(gaps, count - 1, sizeof(gaps[0]), by_size);
	return gaps[(count - 1) / 2];
}

static void load(struct replay *replay, const double *values, const int *at, double unit,
	double gap, double floor)
{
	double last = values[replay->count - 1], moved = 0;

	for (int i = 0; i < replay->count; i++) {
		replay->values[i] = (values[i] - last) / unit;
		replay->times[i] = (at[i] - at[0]) / gap;
	}
	for (int i = 1; i < replay->count; i++) {
		double steps = replay->times[i] - replay->times[i - 1];

		moved += fabs(replay->values[i] - replay->values[i - 1]) / steps;
		for (int k = 0; k < DAMPINGS; k++) {
			replay->decay[k][i] = pow(DAMPING[k], steps);
			replay->reach[k][i] = reach(DAMPING[k], steps);
		}
	}
	replay->least = fmax(floor / unit, LEAST_STEP * moved / (replay->count - 1));
}

static double width_of_range(const double *values, size_t count)
{
	double low = values[0], high = values[0];

	for (size_t i = 1; i < count; i++) {
		low = fmin(low, values[i]);
		high = fmax(high, values[i]);
	}
	return high - low;
}

struct forecast forecast_make(const double *values, const int *at, size_t count, double floor)
{
	struct forecast ret = { .lack = FORECAST_TOO_SHORT };
	struct replay replay = { 0 };
	const struct said *said;
	const struct fit *fit;
	size_t first = count > FORECAST_POINTS ? count - FORECAST_POINTS : 0;
	double unit;

	if (count < FORECAST_LEAST)
		return ret;
	unit = width_of_range(values + first, count - first);
	if (unit <= NOISE * fabs(values[count - 1])) {
		ret.lack = FORECAST_NEVER_MOVED;
		return ret;
	}
	while (fabs(values[first + 1] - values[first]) <= NOISE * unit)
		first++; /* a flat start says nothing of how it moves */
	if (count - first < FORECAST_LEAST)
		return ret;
	replay.count = ret.points = (int)(count - first);
	ret.gap = usual_gap(at + first, count - first);
	ret.longest = at[count - 1] - at[first];
	load(&replay, values + first, at + first, unit, ret.gap, floor);
	run(&replay, &ret);
	said = &replay.said[replay.count];
	fit = &replay.fits[said->model][replay.count];
	ret.lack = FORECAST_MADE;
	ret.model = said->model;
	ret.level = values[count - 1] + fit->level * unit;
	ret.slope = fit->slope * unit;
	ret.damping = fit->damping;
	ret.spread = said->spread * unit;
	ret.freedom = said->freedom;
	for (int i = 0; i < FORECAST_AHEAD; i++)
		ret.stretch[i] = said->stretch[i];
	return ret;
}

struct forecast forecast_of(const struct comparable *comparable, const struct scale *scale)
{
	size_t count = comparable->count < FORECAST_POINTS ? comparable->count : FORECAST_POINTS;
	size_t first = comparable->count - count;
	double values[FORECAST_POINTS] = { 0 }, last = 0;

	if (count == 0)
		return (struct forecast){ .lack = FORECAST_TOO_SHORT };
	for (size_t i = 0; i < count; i++) {
		last = decimal_double(comparable->items[first + i]->value);
		values[i] = scale_to(scale, last);
	}
	return forecast_make(
		values, comparable->at + first, count, scale_tolerance(scale, last) / 2);
}

double forecast_value(const struct forecast *forecast, int periods)
{
	const struct fit fit = { forecast->level, forecast->slope, forecast->damping };

	return value_of(&fit, periods / forecast->gap);
}

/* For whole steps; never narrower than for fewer. */
static double width_after(const struct forecast *forecast, int steps)
{
	double widest = 0;

	for (int i = 1; i <= steps; i++)
		widest = fmax(widest, growth(i) * forecast->stretch[ahead_index(i)]);
	return widest;
}

/* Between whole steps straight; past the last that has a width of its own it only grows. */
static double spread_at(const struct forecast *forecast, int periods)
{
	double steps = periods / forecast->gap, whole = floor(steps), width;

	if (steps >= FORECAST_AHEAD) {
		width = fmax(width_after(forecast, FORECAST_AHEAD),
			growth(steps) * forecast->stretch[FORECAST_AHEAD - 1]);
	} else {
		double from = width_after(forecast, (int)whole);

		width = from + (steps - whole) * (width_after(forecast, (int)whole + 1) - from);
	}
	return forecast->spread * width;
}

double forecast_quantile(const struct forecast *forecast, int periods, double below)
{
	return forecast_value(forecast, periods) +
		spread_at(forecast, periods) * student_quantile(below, forecast->freedom);
}

double forecast_chance_below(const struct forecast *forecast, int periods, double value)
{
	double off = value - forecast_value(forecast, periods);

	return student_below(off / spread_at(forecast, periods), forecast->freedom);
}
