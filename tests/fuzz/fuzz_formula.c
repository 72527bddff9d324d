/*
 * tests/fuzz/fuzz_formula.c - formulas from strangers. The first line names the indicator that
 * the formula is to make, the rest is the formula.
 */
#include <stdlib.h>
#include <string.h>

#include "indicators/formula_eval.h"
#include "indicators/place.h"
#include "tests/indicators/scope.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool claim)
{
	if (!claim)
		abort();
}

struct figures {
	struct observation items[64];
	int asked;
};

/* Any figure at all: known or not, small, huge, negative or zero, as the period will have it. */
static const struct observation *find(void *self, const struct formula_reference *reference,
	const struct place *place, const struct period *period)
{
	static const int64_t values[] = { 0, 1, -1, 7, 999999999999999999, -999999999999999999,
		8550, 123456789012345678 };
	static const char statuses[] = { 'A', 'P', 'E', 'V', 'F', 'B', 'M', 'Q' };
	struct figures *figures = self;
	size_t seed = (size_t)(period->from / PERIOD_DAY_MINUTES) / 28 +
		(size_t)reference->index * 5;
	struct observation *item = &figures->items[figures->asked++ % 64];

	if (seed % 11 == 3)
		return NULL;
	item->place = place;
	item->status = statuses[seed % COUNT(statuses)];
	item->known = strchr(OBSERVATION_VALUED, item->status) != NULL;
	item->value = (struct decimal){ values[seed % COUNT(values)], (int)(seed % 19) };
	return item;
}

static void check_result(const struct formula *formula, struct arena *arena)
{
	static const struct place place = { .id = 1 };
	static const char *const labels[] = { "2025", "2025-Q1", "1901-02", "2025-W01",
		"2025-01-01/2025-11-30" };
	struct figures figures = { 0 };
	const struct formula_source source = { find, &figures };

	for (size_t i = 0; i < COUNT(labels); i++) {
		struct period period;
		struct formula_result result;
		text_auto words = { 0 };

		expect(period_parse(span_of(labels[i]), &period));
		figures.asked = 0;
		formula_evaluate(formula, &source, &place, &period, 2, arena, &result);
		formula_say(&result, NULL, LANG_EN, &words);
		expect(figures.asked == result.count && result.known == (words.size == 0));
		expect(result.known == (result.reason == FORMULA_VALUED) &&
			result.known == (strchr(OBSERVATION_VALUED, result.status) != NULL) &&
			result.known == (result.line == 0));
	}
}

/* What was read is written so that it is read again as the same. */
static void check_print(const struct formula *formula, struct arena *arena, struct measure result)
{
	struct error err = { 0 };
	text_auto once = { 0 }, twice = { 0 };
	const struct formula *again;

	formula_print(formula, &once);
	if (once.size > FORMULA_MAX_BYTES)
		return;
	again = formula_parse(arena, text_span(&once), result, &scope_world, &err);
	expect(again != NULL);
	formula_print(again, &twice);
	expect(span_equals(text_span(&once), text_span(&twice)));
}

/* The measure of what the first line names; a share where it names nothing of ours. */
static struct measure result_of(struct span line, struct arena *arena)
{
	struct measure result;
	const char *code = arena_copy(arena, line.data, line.size);

	if (!scope_world.measure(scope_world.self, code, "", &result))
		return scope_measure("share");
	return result;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	arena_auto arena = { 0 };
	struct error err = { 0 };
	struct span line = { (const char *)data, 0 }, text;
	const struct formula *formula;
	struct measure result;

	while (line.size < size && line.data[line.size] != '\n')
		line.size++;
	text = (struct span){ line.data + line.size, size - line.size };
	if (text.size > 0)
		text = (struct span){ text.data + 1, text.size - 1 };
	result = result_of(line, &arena);
	formula = formula_parse(&arena, text, result, &scope_world, &err);
	if (formula == NULL) {
		expect(err.kind == ERROR_REFUSED && strncmp(err.key, "formula.", 8) == 0 &&
			err.line > 0 && err.column > 0);
		return 0;
	}
	check_print(formula, &arena, result);
	check_result(formula, &arena);
	return 0;
}
