/* base/utf8.c - see utf8.h; the ranges are those of Unicode 15 table 3-7. */
#include "base/utf8.h"

static size_t sequence(const unsigned char *s, size_t size)
{
	static const struct {
		unsigned char first, last, low, high, length;
	} forms[] = {
		{ 0x00, 0x7F, 0x00, 0xFF, 1 },
		{ 0xC2, 0xDF, 0x80, 0xBF, 2 },
		{ 0xE0, 0xE0, 0xA0, 0xBF, 3 },
		{ 0xE1, 0xEC, 0x80, 0xBF, 3 },
		{ 0xED, 0xED, 0x80, 0x9F, 3 },
		{ 0xEE, 0xEF, 0x80, 0xBF, 3 },
		{ 0xF0, 0xF0, 0x90, 0xBF, 4 },
		{ 0xF1, 0xF3, 0x80, 0xBF, 4 },
		{ 0xF4, 0xF4, 0x80, 0x8F, 4 },
	};

	for (size_t i = 0; i < COUNT(forms); i++) {
		if (s[0] < forms[i].first || s[0] > forms[i].last)
			continue;
		if (forms[i].length > size)
			return 0;
		if (forms[i].length > 1 && (s[1] < forms[i].low || s[1] > forms[i].high))
			return 0;
		for (size_t k = 2; k < forms[i].length; k++)
			if (s[k] < 0x80 || s[k] > 0xBF)
				return 0;
		return forms[i].length;
	}
	return 0;
}

bool utf8_valid(struct span span, size_t *ret_bad)
{
	size_t at = 0;

	while (at < span.size) {
		size_t length = sequence((const unsigned char *)span.data + at, span.size - at);

		if (length == 0) {
			*ret_bad = at;
			return false;
		}
		at += length;
	}
	return true;
}

uint32_t utf8_next(struct span span, size_t *at)
{
	const unsigned char *s = (const unsigned char *)span.data + *at;
	size_t length = sequence(s, span.size - *at);
	uint32_t c = length <= 1 ? s[0] : s[0] & (0xFFU >> (length + 1));

	for (size_t k = 1; k < length; k++)
		c = c << 6 | (s[k] & 0x3F);
	*at += length == 0 ? 1 : length;
	return c;
}

size_t utf8_count(struct span span)
{
	size_t count = 0;

	for (size_t at = 0; at < span.size; count++)
		(void)utf8_next(span, &at);
	return count;
}

bool utf8_is_plain(struct span span)
{
	for (size_t at = 0; at < span.size;) {
		uint32_t c = utf8_next(span, &at);

		if ((c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0))
			return false;
		if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
			return false;
		if ((c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF))
			return false;
	}
	return true;
}

void utf8_mend(struct span span, struct text *ret)
{
	size_t bad;

	while (!utf8_valid(span, &bad)) {
		text_add(ret, (struct span){ span.data, bad });
		text_addc(ret, '?');
		span = (struct span){ span.data + bad + 1, span.size - bad - 1 };
	}
	text_add(ret, span);
}
