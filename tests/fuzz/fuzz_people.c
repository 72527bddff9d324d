/*
 * tests/fuzz/fuzz_people.c - numbers and periods as strangers write them.
 *
 * A number that is read has the machine form, and is the same with the decimal mark that makes it
 * so; one that could be two is read once the mark is agreed on. A period that is read is canonical.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "collector/number.h"
#include "collector/numbers_people.h"
#include "collector/periods_people.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool claim)
{
	if (!claim)
		abort();
}

static void check_number(struct arena *arena, struct span text)
{
	struct number_people number, agreed;
	const char *key = number_people(arena, text, '\0', &number);
	struct decimal value;

	if (key == NULL) {
		const char *wrong = number.absent != '\0'
			? NULL
			: number_read(span_of(number.machine), &value);

		expect((number.absent != '\0') == (*number.machine == '\0'));
		expect(wrong == NULL || strcmp(wrong, "number.digits") == 0);
		return;
	}
	if (strcmp(key, "number.ambiguous") != 0)
		return;
	expect(strstr(number.readings, " / ") != NULL);
	for (const char *mark = ",."; *mark != '\0'; mark++)
		expect(number_people(arena, text, *mark, &agreed) == NULL &&
			strstr(number.readings, agreed.machine) != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	arena_auto arena = { 0 };
	struct span text = { (const char *)data, size };
	struct period period = { .label = "untouched" }, again;
	size_t bad;

	if (!utf8_valid(text, &bad) || (size > 0 && memchr(data, '\0', size) != NULL))
		return 0; /* readers yield neither */
	check_number(&arena, text);
	if (period_people(text, &period) == NULL)
		expect(period_parse(span_of(period.label), &again) &&
			period_compare(&period, &again) == 0);
	else
		expect(strcmp(period.label, "untouched") == 0);
	return 0;
}
