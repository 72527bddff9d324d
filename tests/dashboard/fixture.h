/*
 * tests/dashboard/fixture.h - a small data folder with two editions, made the real way.
 *
 * Four indicators: `share` (two methods, earlier vintages, a revised plan),
 * `phones` (a plan, no figure of the city, illustrative ward figures), `cards`
 * (no plan, figures of the country only), `hostile` (names and notes that try to
 * break pages). Edition 2 corrects a figure of `share`.
 */
#ifndef TESTS_DASHBOARD_FIXTURE_H
#define TESTS_DASHBOARD_FIXTURE_H

#include "tests/support/unit.h"

struct fixture {
	char dir[256]; /* a folder of its own under the temporary folder */
};

/* Makes the folder and publishes that many editions, 0 to 2. Fails the running test otherwise. */
void fixture_make(struct fixture *fixture, int editions);

/* Publishes the next edition. */
void fixture_publish(struct fixture *fixture, int number);

void fixture_remove(struct fixture *fixture);

/* For a group of tests that change nothing: sets the state to a fixture with both editions. */
int fixture_setup(void **state);
int fixture_teardown(void **state);

#endif
