/*
 * tests/collector/small.h - a small catalogue: enough of everything to read figures against.
 *
 *   share   ratio, percent, 1 decimal, 0 to 100; methods mic (primary) and gso
 *   users   stock, count, no bounds; method count
 *   lines   ratio, per 100, 2 decimals, no bounds; method itu
 *   change  score, percent-change, 0 decimals, at least -50; method gso
 *   places  VN, 79 until and from 2025-07-01, 760 until 2025-07-01, 00123 from 2025-07-01
 *   sources report-2022, report-2023
 *
 * All ids are set, as in a catalogue that was loaded from an office.
 */
#ifndef TESTS_COLLECTOR_SMALL_H
#define TESTS_COLLECTOR_SMALL_H

#include "indicators/catalogue.h"

/* The same one each time; never freed. */
const struct catalogue *small_catalogue(void);

#endif
