/* indicators/coverage.c - see coverage.h. */
#include "indicators/coverage.h"

#include <string.h>

#include "indicators/format.h"

const char *const coverage_sizes[] = { "", "denominators", "estimated", "weights", NULL };

int coverage_count(const struct coverage *coverage)
{
	if (coverage->expected <= 0)
		return 0;
	return (int)((int64_t)coverage->reported * 1000 / coverage->expected);
}

enum coverage_lack coverage_judge(
	const struct coverage *coverage, const struct coverage_minimum *minimum)
{
	if (coverage_count(coverage) < minimum->count)
		return COVERAGE_TOO_FEW;
	if (coverage->sized != COVERAGE_UNSIZED && coverage->size < minimum->size)
		return COVERAGE_TOO_SMALL;
	return COVERAGE_ENOUGH;
}

static size_t doubt(char status)
{
	static const char order[] = "ABPEFV";
	const char *at = status == '\0' ? NULL : strchr(order, status);

	return at == NULL ? 0 : (size_t)(at - order);
}

char coverage_status(char a, char b)
{
	char worse = doubt(b) > doubt(a) ? b : a;

	return doubt(worse) == 0 ? 'A' : worse;
}

void coverage_say_permille(int permille, enum lang lang, struct text *ret)
{
	format_number(decimal_trim((struct decimal){ permille, 1 }), lang, ret);
	text_addc(ret, '%');
}

bool coverage_fill(
	const struct coverage *coverage, struct span name, enum lang lang, struct text *ret)
{
	if (span_is(name, "reported"))
		format_number((struct decimal){ coverage->reported, 0 }, lang, ret);
	else if (span_is(name, "expected"))
		format_number((struct decimal){ coverage->expected, 0 }, lang, ret);
	else if (span_is(name, "count"))
		coverage_say_permille(coverage_count(coverage), lang, ret);
	else
		return false;
	return true;
}
