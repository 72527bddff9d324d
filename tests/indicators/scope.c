/* tests/indicators/scope.c - see scope.h. */
#include "tests/indicators/scope.h"

#include <stdlib.h>
#include <string.h>

#include "indicators/indicator.h"
#include "indicators/unit.h"

static const struct {
	const char *code, *unit, *name;
	enum indicator_kind kind;
} indicators[] = {
	/* clang-format off */
	{ "5g-coverage",       "percent",        "% of population",               KIND_RATIO },
	{ "cards",             "million",        "million cards",                 KIND_STOCK },
	{ "cards-per-100",     "per-100",        "cards per 100 people",          KIND_RATIO },
	{ "dossiers",          "count",          "dossiers",                      KIND_FLOW },
	{ "fibre",             "percent",        "% of households",               KIND_RATIO },
	{ "growth",            "percent-change", "% a year",                      KIND_DERIVED },
	{ "households",        "count",          "households",                    KIND_STOCK },
	{ "index-a",           "index",          "index from 0 to 1",             KIND_SCORE },
	{ "index-b",           "index",          "index from 0 to 1",             KIND_SCORE },
	{ "on-time",           "count",          "dossiers",                      KIND_FLOW },
	{ "pending",           "count",          "dossiers",                      KIND_STOCK },
	{ "places",            "count",          "places",                        KIND_DERIVED },
	{ "points",            "points",         "points out of 100",             KIND_SCORE },
	{ "population",        "count",          "people",                        KIND_STOCK },
	{ "rank",              "rank",           "rank among 63",                 KIND_SCORE },
	{ "received",          "count",          "dossiers",                      KIND_FLOW },
	{ "received-per-1000", "count",          "dossiers per 1,000 people",     KIND_DERIVED },
	{ "revenue",           "count",          "billion VND",                   KIND_FLOW },
	{ "revenue-per-head",  "count",          "VND per people",                KIND_DERIVED },
	{ "sales",             "million",        "VND",                           KIND_FLOW },
	{ "share",             "percent",        "%",                             KIND_DERIVED },
	{ "smartphone",        "percent",        "% of adults",                   KIND_RATIO },
	{ "times",             "times",          "",                              KIND_DERIVED },
	/* clang-format on */
};

static bool measure(void *self UNUSED, const char *code, const char *method, struct measure *ret)
{
	for (size_t i = 0; i < COUNT(indicators); i++)
		if (strcmp(indicators[i].code, code) == 0) {
			const struct indicator indicator = {
				.unit = unit_find(indicators[i].unit),
				.unit_name = { "", indicators[i].name },
				.kind = indicators[i].kind,
			};

			*ret = measure_of(&indicator);
			return *method == '\0' || strcmp(method, "other") == 0;
		}
	return false;
}

const struct formula_scope scope_world = { measure, NULL };

struct measure scope_measure(const char *code)
{
	struct measure result;

	if (!measure(NULL, code, "", &result))
		abort();
	return result;
}
