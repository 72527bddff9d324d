/* tests/store/pages.h - pages of sections and pictures, for the tests of who keeps them. */
#ifndef TESTS_STORE_PAGES_H
#define TESTS_STORE_PAGES_H

#include "tests/store/make.h"

extern const struct span pages_pixel; /* a PNG of one black pixel */

/* Writes a page, retires it, and gives the programme "phones" a picture. */
void pages_write(struct office *office, struct arena *arena);

#endif
