/*
 * tests/fuzz/fuzz_period.c - period labels from strangers.
 *
 * A label that is read is canonical: it is kept as it is, lasts a while, lies in the years that may
 * be, and can be said in both languages.
 */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/utf8.h"
#include "indicators/period.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool claim)
{
	if (!claim)
		abort();
}

static void check_words(const struct period *period)
{
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		text_auto words = { 0 };
		size_t bad;

		period_say(period, lang, &words);
		expect(words.size > 0 && utf8_valid(text_span(&words), &bad));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span label = { (const char *)data, size };
	struct period period = { .label = "untouched" }, again;

	if (!period_parse(label, &period)) {
		expect(strcmp(period.label, "untouched") == 0);
		return 0;
	}
	expect(span_is(label, period.label));
	expect(period.from < period.until);
	expect(period.from >= (int64_t)clock_day_of(1899, 12, 25) * PERIOD_DAY_MINUTES);
	expect(period.until <= (int64_t)clock_day_of(2200, 1, 8) * PERIOD_DAY_MINUTES);
	expect(period_last_day(&period) * (int64_t)PERIOD_DAY_MINUTES < period.until);
	expect((period_last_day(&period) + 1) * (int64_t)PERIOD_DAY_MINUTES >= period.until);
	expect(period_parse(span_of(period.label), &again));
	expect(period_compare(&period, &again) == 0 && again.kind == period.kind);
	check_words(&period);
	return 0;
}
