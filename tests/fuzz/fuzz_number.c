/*
 * tests/fuzz/fuzz_number.c - figures as strangers write them.
 *
 * What is read prints back as the same number, has no more digits than it may, and is what the C
 * library reads in the same text; what is refused has one of three reasons.
 */
#include <stdlib.h>
#include <string.h>

#include "collector/number.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool claim)
{
	if (!claim)
		abort();
}

static void check_value(struct span input, struct decimal value)
{
	text_auto printed = { 0 }, plain = { 0 };
	struct decimal again;

	expect(value.scale >= 0 && value.scale <= DECIMAL_MAX_SCALE);
	expect(value.units > -1000000000000000000 && value.units < 1000000000000000000);
	decimal_print(value, &printed);
	expect(decimal_parse(text_span(&printed), &again));
	expect(again.units == value.units && again.scale == value.scale);
	for (size_t i = 0; i < input.size; i++)
		text_addc(&plain, input.data[i] == ',' ? '.' : input.data[i]);
	expect(strlen(text_z(&plain)) == input.size);
	expect(strtod(text_z(&plain), NULL) == decimal_double(value));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const keys[] = { "number.form", "number.ambiguous", "number.digits",
		NULL };
	struct span input = { (const char *)data, size };
	struct decimal value = { 42, 1 };
	const char *key = number_read(input, &value);

	if (key == NULL)
		check_value(input, value);
	else
		expect(text_index(keys, key) >= 0 && value.units == 42 && value.scale == 1);
	return 0;
}
