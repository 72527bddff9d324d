/* tests/store/read_all.h - reads an edition by every function of store/edition. */
#ifndef TESTS_STORE_READ_ALL_H
#define TESTS_STORE_READ_ALL_H

#include "base/arena.h"

/* The edition of that number on the shelf of `dir`, made by test_queries.c. */
void read_all(struct arena *arena, const char *dir, int number);

#endif
