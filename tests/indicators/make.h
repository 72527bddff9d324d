/*
 * tests/indicators/make.h - decimals, periods, series and plans from one line of text.
 *
 * A series is `2020=11.5 2021=M`: a period and a value, or a status without one; `2022=14P` has a
 * status after its value, `2025=16@2` lies in the second place of the code. A plan is
 * `2022>=15 2025<30!`: a comparator, a value, `!` where a later decision replaced the point.
 */
#ifndef TESTS_INDICATORS_MAKE_H
#define TESTS_INDICATORS_MAKE_H

#include "tests/support/unit.h"

#include <string.h>

#include "indicators/place.h"
#include "indicators/plan.h"
#include "indicators/series.h"

enum { MAKE_MOST = 16 };

/* The city before and after a reform. */
extern const struct place make_places[2];

/* Each ends the test with a message where the text is not what it should be. */
struct decimal make_decimal(const char *z);
struct period make_period(const char *label);
int make_day(const char *date);

/* Fill up to MAKE_MOST and return how many. */
size_t make_series(const char *line, struct observation *items);
int make_plan(const char *line, struct plan_point *points);

#endif
