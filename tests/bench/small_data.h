/*
 * tests/bench/small_data.h - short series as they come, drawn by chance, to try checks on.
 *
 * Right figures show how often a check cries wolf, planted faults how often it sees one. The same
 * seed draws the same figures.
 */
#ifndef TESTS_BENCH_SMALL_DATA_H
#define TESTS_BENCH_SMALL_DATA_H

#include "indicators/checks_private.h"

struct chance {
	uint64_t state; /* the seed at first */
};

/* Where series come from: each draws `count` values in a row. */
struct shape {
	const char *name, *meaning;
	const char *unit;
	int scale; /* digits after the point */
	void (*draw)(struct chance *chance, int count, double *ret);
	bool odd; /* moves by real jumps: shown, but no rate is promised for it */
};

enum { SHAPES = 11 };
extern const struct shape shapes[SHAPES];

/* What is done to the last figure of a series before it is checked. */
enum fault {
	FAULT_NONE,
	FAULT_TIMES_TEN,
	FAULT_TIMES_THOUSAND,
	FAULT_DOUBLED,
	FAULT_COPIED,
	FAULT_ROUNDED
};

struct tally {
	int runs, found[CHECK_COUNT];
};

/* Checks `runs` figures, each after `history` earlier ones. A rounded series is all rounded. */
void tally_history(const struct shape *shape, int history, enum fault fault, int runs,
	uint64_t seed, struct tally *ret);

/* The point that only `tail` in 1000 of the distances of right figures exceed, in tenths. */
int distance_point(const struct shape *shape, int history, int tail, int runs, uint64_t seed);

/* Places with one ratio: how large it is, how much places differ, how large they are. */
struct crowd {
	const char *name;
	double share;
	double spread; /* standard deviation of the places' own log odds */
	bool heavy; /* that spread has heavy tails */
	int smallest, largest; /* denominators, even in their logarithm */
};

enum { CROWDS = 8 };
extern const struct crowd crowds[CROWDS];

/* Checks one place beside `siblings` others; `halved`: its numerator was halved first. */
void tally_siblings(const struct crowd *crowd, int siblings, bool halved, int runs, uint64_t seed,
	struct tally *ret);

#endif
