/* collector/number.c - see number.h. */
#include "collector/number.h"

#include <string.h>

/* Steps over digits; false where there is none. */
static bool skip_digits(struct span text, size_t *at)
{
	size_t from = *at;

	while (*at < text.size && text.data[*at] >= '0' && text.data[*at] <= '9')
		++*at;
	return *at > from;
}

/* Has the form that decimal_parse() reads, whether or not the number fits. */
static bool has_form(struct span text)
{
	size_t at = text.size > 0 && text.data[0] == '-' ? 1 : 0;

	if (!skip_digits(text, &at))
		return false;
	if (at < text.size && text.data[at] == '.') {
		at++;
		if (!skip_digits(text, &at))
			return false;
	}
	if (at < text.size && (text.data[at] == 'e' || text.data[at] == 'E')) {
		at++;
		if (at < text.size && (text.data[at] == '+' || text.data[at] == '-'))
			at++;
		if (!skip_digits(text, &at))
			return false;
	}
	return at == text.size;
}

const char *number_read(struct span text, struct decimal *ret)
{
	const char *comma = text.size == 0 ? NULL : memchr(text.data, ',', text.size);
	char machine[64];

	if (text.size >= sizeof machine)
		return has_form(text) ? "number.digits" : "number.form";
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
	return has_form((struct span){ machine, text.size }) ? "number.digits" : "number.form";
}
