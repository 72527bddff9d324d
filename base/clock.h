/*
 * base/clock.h - the time, as text.
 *
 * Instants are UTC, `2026-11-24T02:00:00Z`. Calendar days are days since
 * 1970-01-01 in the one declared zone, Asia/Ho_Chi_Minh (UTC+7, no summer
 * time). TIENDO_NOW, an instant in that form, replaces the clock: for tests
 * and for making the same thing twice.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include "base/text.h"

enum { CLOCK_INSTANT = 21, CLOCK_ZONE_MINUTES = 7 * 60 };

/* Writes the present instant and a NUL. */
void clock_now(char ret[CLOCK_INSTANT]);

/* The same for an instant of the years 1000 to 9999. */
void clock_write(int64_t seconds, char ret[CLOCK_INSTANT]);

/* Reads an instant into seconds since 1970; false for any other shape or no such time. */
MUST_CHECK bool clock_parse(struct span instant, int64_t *ret_seconds);

/* The calendar day of an instant in the declared zone. */
int clock_day(int64_t seconds);

/* Proleptic Gregorian calendar; month and day count from 1. */
int clock_day_of(int year, int month, int day);
void clock_date_of(int day, int *ret_year, int *ret_month, int *ret_day);

/* Reads YYYY-MM-DD of years 0001 to 9999; false where there is no such day. */
MUST_CHECK bool clock_date_parse(struct span date, int *ret_day);

#endif
