/* collector/number.c - see number.h. */
#include "collector/number.h"

#include <string.h>

/* Digits with at most one sign in front and one of point, comma or exponent parts inside. */
static bool looks_like_number(struct span text)
{
	size_t digits = 0;

	for (size_t i = 0; i < text.size; i++) {
		char c = text.data[i];

		if (c >= '0' && c <= '9')
			digits++;
		else if (c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E')
			return false;
	}
	return digits > DECIMAL_MAX_DIGITS;
}

const char *number_read(struct span text, struct decimal *ret)
{
	const char *comma = text.size == 0 ? NULL : memchr(text.data, ',', text.size);
	char machine[64];

	if (text.size >= sizeof machine)
		return looks_like_number(text) ? "number.digits" : "number.form";
	memcpy(machine, text.data, text.size);
	if (comma != NULL) {
		size_t after = text.size - (size_t)(comma - text.data) - 1;

		if (memchr(text.data, '.', text.size) != NULL || after == 0)
			return "number.form";
		if (after == 3)
			return "number.ambiguous";
		machine[comma - text.data] = '.';
	}
	if (decimal_parse((struct span){ machine, text.size }, ret))
		return NULL;
	return looks_like_number((struct span){ machine, text.size }) ? "number.digits"
								      : "number.form";
}
