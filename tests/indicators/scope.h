/*
 * tests/indicators/scope.h - a small world of indicators that formulas can speak of.
 *
 * An indicator or a unit of a result: `scope_measure("share")`. Every one has the method
 * "other" beside its primary one.
 */
#ifndef TESTS_INDICATORS_SCOPE_H
#define TESTS_INDICATORS_SCOPE_H

#include "indicators/formula.h"

extern const struct formula_scope scope_world;

struct measure scope_measure(const char *code);

#endif
