/*
 * tests/store/stage.h - an office of a test's own: new before it, gone after it, with the clock that
 * the test set.
 */
#ifndef TESTS_STORE_STAGE_H
#define TESTS_STORE_STAGE_H

#include "tests/store/make.h"

extern struct arena arena; /* for what a test looks at; empty before each */
extern const char *dir;
extern struct office *office; /* make_office(dir); a test may close and reopen it */

/* Set-up and tear-down of cmocka; call them from one's own where more is to be there. */
int stage_start(void **state);
int stage_stop(void **state);

/* The last entry of the ledger as "actor act subject: detail", in `arena`. */
const char *stage_last_act(void);

#define STAGE_TEST(name) cmocka_unit_test_setup_teardown(name, stage_start, stage_stop)

#endif
