/* indicators/confidence.c - see confidence.h. */
#include "indicators/confidence.h"

#include <stdlib.h>
#include <string.h>

#include "indicators/verdict.h"

enum { FEW = 3, SOME = 5, LOOKED_AT = 5, LOW_COVERAGE = 600, FULL_COVERAGE = 900, LONG_MISSED = 3 };
enum { LEAST_GRACE_DAYS = 31, GAPS = 16 };

static const char DOUBTFUL[] = "EPV";

static void lower(
	struct confidence *confidence, enum confidence_reason reason, enum confidence_grade grade)
{
	confidence->reasons[reason] = true;
	if (grade < confidence->grade)
		confidence->grade = grade;
}

static int by_size(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return (x > y) - (x < y);
}

/* The usual gap between neighbours, in periods: the median of the latest ones. */
static int usual_gap(const struct comparable *comparable)
{
	int gaps[GAPS];
	size_t first = comparable->count > GAPS ? comparable->count - GAPS : 1, count = 0;

	for (size_t i = first; i < comparable->count; i++)
		gaps[count++] = comparable->at[i] - comparable->at[i - 1];
	if (count == 0)
		return 1;
	qsort(gaps, count, sizeof(gaps[0]), by_size);
	return gaps[count / 2];
}

/* Figures take time to be published: a period's length, within a month and half a year. */
static int missed(const struct comparable *comparable, int today)
{
	int64_t days = comparable->step / PERIOD_DAY_MINUTES, grace = days, late;

	if (days < 1)
		days = 1;
	if (grace < LEAST_GRACE_DAYS)
		grace = LEAST_GRACE_DAYS;
	if (grace > VERDICT_GRACE_DAYS)
		grace = VERDICT_GRACE_DAYS;
	late = today - period_last_day(&comparable_latest(comparable)->period) - grace - 1;
	return late <= 0 ? 0 : (int)(late / (days * usual_gap(comparable)));
}

static void count_doubtful(const struct comparable *comparable, struct confidence *confidence)
{
	size_t first = comparable->count > LOOKED_AT ? comparable->count - LOOKED_AT : 0;

	for (size_t i = first; i < comparable->count; i++) {
		confidence->looked_at++;
		confidence->doubtful += strchr(DOUBTFUL, comparable->items[i]->status) != NULL;
	}
}

struct confidence confidence_judge(const struct comparable *comparable, int coverage, int today)
{
	struct confidence confidence = {
		.grade = CONFIDENCE_HIGH, .coverage = coverage, .limit = comparable->limit
	};

	confidence.points = (int)comparable->count;
	if (confidence.points < SOME)
		lower(&confidence, CONFIDENCE_FEW,
			confidence.points < FEW ? CONFIDENCE_LOW : CONFIDENCE_MEDIUM);
	if (confidence.points == 0)
		return confidence;
	confidence.latest = comparable_latest(comparable);
	confidence.missed = missed(comparable, today);
	if (confidence.missed > 0)
		lower(&confidence, CONFIDENCE_OLD,
			confidence.missed < LONG_MISSED ? CONFIDENCE_MEDIUM : CONFIDENCE_LOW);
	if (coverage != CONFIDENCE_COVERAGE_UNKNOWN && coverage < FULL_COVERAGE)
		lower(&confidence, CONFIDENCE_COVERAGE,
			coverage < LOW_COVERAGE ? CONFIDENCE_LOW : CONFIDENCE_MEDIUM);
	count_doubtful(comparable, &confidence);
	if (confidence.latest->status == 'V')
		lower(&confidence, CONFIDENCE_UNVALIDATED, CONFIDENCE_LOW);
	else if (confidence.doubtful * 2 >= confidence.looked_at)
		lower(&confidence, CONFIDENCE_PROVISIONAL, CONFIDENCE_MEDIUM);
	return confidence;
}
