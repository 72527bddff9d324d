/*
 * tests/bench/forecast_coverage.c - do intervals of 80 % hold what they should in 80 of 100 cases?
 *
 * usage: forecast_coverage SCALE[~|!]=FILE...
 * where FILE is a CSV of geo,time,value by geo and time (the Gapminder data sets as published) and
 * SCALE linear, log or logit (of 0..100). From every year of every country with enough figures
 * behind it, forecasts of 1 to 5 years are made from what was known then and compared with what
 * came. Countries are halved by the second letter of their code: the constants of forecast.c were
 * searched for on the one half, and settled with a look at the other. Prints the share within by
 * scale, half, years ahead and points known, and how often a target with a stated chance was
 * reached. Fails (1) where the other half is outside 75..85 % for any file, over all or at any
 * number of years ahead; with "~" only over all, and with "!" a file is told of and not judged.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indicators/forecast.h"

enum { YEARS = 120, AHEAD = FORECAST_AHEAD, CHANCES = 10 };
enum { SEARCHED, OTHER, HALVES };
enum { BY_FOUR, BY_SIX, BY_NINE, BY_FIFTEEN, POINT_GROUPS };

struct tally {
	long all, within, below;
	double error, naive, width;
};

struct file {
	struct scale scale;
	struct tally ahead[HALVES][AHEAD], points[HALVES][POINT_GROUPS];
	long told[CHANCES], reached[CHANCES];
};

struct country {
	char code[64];
	int years[YEARS];
	double values[YEARS];
	size_t count;
};

static void count_one(
	struct tally *tally, double low, double middle, double high, double real, double last)
{
	tally->all++;
	tally->within += low <= real && real <= high;
	tally->below += real < low;
	tally->error += fabs(real - middle);
	tally->naive += fabs(real - last);
	tally->width += high - low;
}

/* Targets set where the forecast gives chances of 5, 15 … 95 %: how often were they reached? */
static void count_chances(
	struct file *file, const struct forecast *forecast, int years, double real)
{
	for (int i = 0; i < CHANCES; i++) {
		file->told[i]++;
		file->reached[i] += real >=
			forecast_quantile(forecast, years, 1 - (i + 0.5) / CHANCES);
	}
}

static int point_group(int points)
{
	return points <= 4 ? BY_FOUR : points <= 6 ? BY_SIX : points <= 9 ? BY_NINE : BY_FIFTEEN;
}

static void roll(struct file *file, const struct country *country)
{
	double values[YEARS];
	int half = country->code[1] % HALVES;

	for (size_t i = 0; i < country->count; i++)
		values[i] = scale_to(&file->scale, country->values[i]);
	for (size_t known = 1; known < country->count; known++) {
		double floor = scale_tolerance(&file->scale, country->values[known - 1]) / 2;
		struct forecast forecast = forecast_make(values, country->years, known, floor);
		int today = country->years[known - 1];

		if (forecast.lack != FORECAST_MADE)
			continue;
		for (size_t i = known; i < country->count; i++) {
			int years = country->years[i] - today;
			double low, high;

			if (years > AHEAD || years > forecast.longest)
				break;
			low = forecast_quantile(&forecast, years, 0.1);
			high = forecast_quantile(&forecast, years, 0.9);
			count_one(&file->ahead[half][years - 1], low,
				forecast_value(&forecast, years), high, values[i],
				values[known - 1]);
			count_one(&file->points[half][point_group(forecast.points)], low,
				forecast_value(&forecast, years), high, values[i],
				values[known - 1]);
			if (half == OTHER)
				count_chances(file, &forecast, years, values[i]);
		}
	}
}

/* Reads "code,year,value"; false for the heading and for anything else. */
static bool read_line(char *line, const char **ret_code, int *ret_year, double *ret_value)
{
	char *comma = strchr(line, ','), *end;

	if (comma == NULL || comma - line >= (long)sizeof(((struct country *)NULL)->code))
		return false;
	*comma = '\0';
	*ret_code = line;
	*ret_year = (int)strtol(comma + 1, &end, 10);
	if (*end != ',')
		return false;
	line = end + 1;
	*ret_value = strtod(line, &end);
	return end != line;
}

static void read_all(struct file *file, FILE *in)
{
	struct country country = { 0 };
	char line[256];
	const char *code;
	int year;
	double value;

	while (fgets(line, sizeof(line), in) != NULL) {
		if (!read_line(line, &code, &year, &value) ||
			(file->scale.kind == SCALE_LOG && value <= 0))
			continue;
		if (strcmp(code, country.code) != 0) {
			roll(file, &country);
			country.count = 0;
			memcpy(country.code, code, strlen(code) + 1);
		}
		if (country.count < YEARS) {
			country.years[country.count] = year;
			country.values[country.count++] = value;
		}
	}
	roll(file, &country);
}

static double percent(long part, long whole)
{
	return whole == 0 ? NAN : 100.0 * (double)part / (double)whole;
}

static struct tally sum(const struct tally *tallies, int count)
{
	struct tally all = { 0 };

	for (int i = 0; i < count; i++) {
		all.all += tallies[i].all;
		all.within += tallies[i].within;
		all.below += tallies[i].below;
		all.error += tallies[i].error;
		all.naive += tallies[i].naive;
		all.width += tallies[i].width;
	}
	return all;
}

static bool right(const struct tally *tally)
{
	double within = percent(tally->within, tally->all);

	return within >= 75 && within <= 85;
}

/* `each`: at every number of years ahead, and not only over all. */
static bool report(const struct file *file, const char *name, bool each)
{
	bool fine = true;

	for (int half = 0; half < HALVES; half++) {
		struct tally all = sum(file->ahead[half], AHEAD);

		if (half == SEARCHED && all.all == 0)
			continue;
		printf("%s, %s\n  all %.1f %% of %ld (%.1f %% below); ahead", name,
			half == OTHER ? "the other half" : "the half searched",
			percent(all.within, all.all), all.all, percent(all.below, all.all));
		for (int i = 0; i < AHEAD && file->ahead[half][i].all > 0; i++)
			printf(" %d: %.1f", i + 1,
				percent(file->ahead[half][i].within, file->ahead[half][i].all));
		printf("; points");
		for (int i = 0; i < POINT_GROUPS; i++) {
			static const char *const groups[] = { "4", "5-6", "7-9", "10-15" };

			printf(" %s: %.1f", groups[i],
				percent(file->points[half][i].within, file->points[half][i].all));
		}
		printf("\n  mean error %.3f of the scale, %.2f of that of no change; mean width "
		       "%.3f\n",
			all.error / (double)all.all, all.error / all.naive,
			all.width / (double)all.all);
		for (int i = 0; each && half == OTHER && i < AHEAD; i++)
			fine = fine && right(&file->ahead[half][i]);
		fine = fine && (half != OTHER || right(&all));
	}
	printf("  the other half, chance told and how often reached:");
	for (int i = 0; i < CHANCES; i++)
		printf(" %d: %.0f", 100 * i / CHANCES + 5,
			percent(file->reached[i], file->told[i]));
	printf("\n");
	return fine;
}

int main(int count, char **arguments)
{
	bool fine = count > 1;

	for (int i = 1; i < count; i++) {
		char *path = strchr(arguments[i], '='), mark = '\0';
		struct file file = { .scale = { .high = 100, .edge = 0.0005 } };
		FILE *in;

		if (path == NULL)
			return 2;
		*path++ = '\0';
		if (strcspn(arguments[i], "~!") < strlen(arguments[i])) {
			mark = arguments[i][strcspn(arguments[i], "~!")];
			arguments[i][strcspn(arguments[i], "~!")] = '\0';
		}
		file.scale.kind = strcmp(arguments[i], "log") == 0 ? SCALE_LOG
			: strcmp(arguments[i], "logit") == 0       ? SCALE_LOGIT
								   : SCALE_LINEAR;
		file.scale.bounded = file.scale.kind == SCALE_LOGIT;
		in = fopen(path, "r");
		if (in == NULL) {
			perror(path);
			return 2;
		}
		read_all(&file, in);
		(void)fclose(in);
		path = strrchr(path, '/') == NULL ? path : strrchr(path, '/') + 1;
		printf("%s%s: ", arguments[i], mark == '!' ? ", not judged" : "");
		fine = (report(&file, path, mark != '~') || mark == '!') && fine;
	}
	return fine ? 0 : 1;
}
