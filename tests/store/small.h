/*
 * tests/store/small.h - a small catalogue: enough of everything to read figures against.
 *
 *   share   ratio, percent, 1 decimal, 0 to 100; methods mic (primary) and gso
 *   users   stock, count, no bounds; method count
 *   lines   ratio, per 100, 2 decimals, no bounds; method itu
 *   change  score, percent-change, 0 decimals, at least -50; method gso
 *   places  VN, 79 until and from 2025-07-01, 760 until 2025-07-01, 00123 from 2025-07-01
 *   sources report-2022, report-2023; reporters office, bureau
 *   links   79 and 760 of old to 79 and 00123 of new
 *   plan    share at 79: 15 for 2022 (qd-1, replaced), 16 for 2022 and 30 for 2025 (qd-2)
 *   content the programme phones of qd-2, with two milestones and two indicators; qd-1 and qd-2
 *
 * All ids are set, as in a catalogue that was loaded from an office: saved into an empty one, it is
 * loaded as the same.
 */
#ifndef TESTS_STORE_SMALL_H
#define TESTS_STORE_SMALL_H

#include "indicators/catalogue.h"

/* The same one each time; never freed. */
const struct catalogue *small_catalogue(void);

/*
 * The same and what is computed from it:
 *   computed  derived, percent-change, 1 decimal: share / share:gso, in percent
 *   growth    derived, percent-change, 1 decimal: change-percent(users)
 *   mix       composite of share 0 to 50 (weight 3) and share:gso 0 to 20 (weight 1), full 100
 */
const struct catalogue *small_computed(void);

/* Its parts, for tests that make another catalogue of them. */
enum { SMALL_SHARE, SMALL_USERS, SMALL_LINES, SMALL_CHANGE };

#endif
