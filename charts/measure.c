/*
 * charts/measure.c - see measure.h. Greedy: as many words to a line as fit. A
 * text that fits whole, the common case, is measured once.
 */
#include "charts/measure.h"

#include <string.h>

#include "base/utf8.h"

#define ELLIPSIS "\u2026"

enum { SHORT_WORD = 16 }; /* bytes; a longer word is cut before an ellipsis */

double measure_ascent(const char *text)
{
	/* first bytes of U+00C0 to U+03FF and of U+1000 to U+1FFF: letters with marks, and marks */
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		if ((c >= 0xC3 && c <= 0xCF) || c == 0xE1)
			return MEASURE_ASCENT;
	}
	return MEASURE_PLAIN_ASCENT;
}

static bool is_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* Joins itself to the letter before it. */
static bool is_mark(uint32_t c)
{
	return (c >= 0x300 && c <= 0x36F) || (c >= 0x1DC0 && c <= 0x1DFF) ||
		(c >= 0x20D0 && c <= 0x20FF);
}

/* Steers the text around it and shows nothing. */
static bool is_invisible(uint32_t c)
{
	return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) ||
		c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

/* The text as it will be shown: one blank between words, no character without a glyph. */
static char *clean(
	const struct measure *measure, struct arena *arena, const char *text, int *ret_lost)
{
	struct span span = span_of(text);
	char *out = arena_new(arena, span.size + 1, 1);
	size_t used = 0;

	for (size_t at = 0; at < span.size;) {
		size_t start = at;
		uint32_t c = utf8_next(span, &at);

		if (is_blank(c)) {
			if (used > 0 && out[used - 1] != ' ')
				out[used++] = ' ';
		} else if (is_invisible(c)) {
			continue;
		} else if (measure->covers(c)) {
			memcpy(out + used, span.data + start, at - start);
			used += at - start;
		} else {
			out[used++] = '?';
			(*ret_lost)++;
		}
	}
	if (used > 0 && out[used - 1] == ' ')
		used--;
	out[used] = '\0';
	return out;
}

/* The first `size` bytes and `tail`, in the arena. */
static const char *cut(struct arena *arena, const char *text, size_t size, const char *tail)
{
	while (size > 0 && text[size - 1] == ' ')
		size--;
	return arena_format(arena, "%.*s%s", (int)size, text, tail);
}

/* Where the letter that starts at `at` ends, with its marks. */
static size_t letter_end(struct span text, size_t at)
{
	size_t end = at;

	(void)utf8_next(text, &end);
	while (end < text.size) {
		size_t next = end;

		if (!is_mark(utf8_next(text, &next)))
			break;
		end = next;
	}
	return end;
}

/* Back to the end of a word, if that does not cost much. */
static size_t word_end(struct span text, size_t fits)
{
	size_t end = fits;

	if (fits >= text.size || text.data[fits] == ' ')
		return fits;
	while (end > 0 && text.data[end - 1] != ' ')
		end--;
	return end > 0 && fits - end <= SHORT_WORD ? end : fits;
}

/* How many bytes of `text`, letter by letter, fit with `tail` behind them. */
static size_t letters_that_fit(const struct measure *measure, struct arena *arena, struct span text,
	struct text_style style, double width, const char *tail)
{
	size_t fits = 0;

	for (size_t end = 0; end < text.size;) {
		end = letter_end(text, end);
		if (measure->width(cut(arena, text.data, end, tail), style) > width)
			break;
		fits = end;
	}
	return fits;
}

/* How many bytes make a line: whole words, or letters of one word that is too long. */
static size_t line_size(const struct measure *measure, struct arena *arena, struct span text,
	struct text_style style, double width)
{
	size_t fits = 0;

	for (size_t end = 0; end < text.size;) {
		const char *blank = memchr(text.data + end + 1, ' ', text.size - end - 1);

		end = blank == NULL ? text.size : (size_t)(blank - text.data);
		if (measure->width(cut(arena, text.data, end, ""), style) > width)
			break;
		fits = end;
	}
	return fits > 0 ? fits : letters_that_fit(measure, arena, text, style, width, "");
}

size_t measure_wrap(const struct measure *measure, struct arena *arena, const char *text,
	struct text_style style, double width, size_t limit, const char **ret_lines, int *ret_lost)
{
	struct span rest = span_of(clean(measure, arena, text == NULL ? "" : text, ret_lost));
	size_t count = 0;

	while (rest.size > 0 && count < limit) {
		bool last = count + 1 == limit;
		size_t size;

		if (measure->width(rest.data, style) <= width) {
			ret_lines[count++] = rest.data;
			break;
		}
		size = last
			? word_end(rest,
				  letters_that_fit(measure, arena, rest, style, width, ELLIPSIS))
			: line_size(measure, arena, rest, style, width);
		if (size == 0)
			return 0;
		ret_lines[count++] = cut(arena, rest.data, size, last ? ELLIPSIS : "");
		while (size < rest.size && rest.data[size] == ' ')
			size++;
		rest.data += size;
		rest.size -= size;
	}
	return count;
}
