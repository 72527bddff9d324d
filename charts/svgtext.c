/* charts/svgtext.c - the words of an SVG file: real text, searchable and readable aloud. */
#include "charts/svg.h"

#include <math.h>

#include "base/utf8.h"

/* Thousands of these make a file, so the digits are laid down from the last to the first. */
void svg_hundredths(long hundredths, struct text *ret)
{
	unsigned long left = hundredths < 0 ? -(unsigned long)hundredths
					    : (unsigned long)hundredths;
	char digits[24];
	size_t at = sizeof digits;

	for (int place = 0; place < 2; place++, left /= 10)
		if (left % 10 != 0 || at < sizeof digits)
			digits[--at] = (char)('0' + left % 10);
	if (at < sizeof digits)
		digits[--at] = '.';
	if (left == 0 && at == sizeof digits)
		digits[--at] = '0';
	for (; left != 0; left /= 10)
		digits[--at] = (char)('0' + left % 10);
	if (hundredths < 0)
		digits[--at] = '-';
	text_add(ret, (struct span){ digits + at, sizeof digits - at });
}

void svg_number(double value, struct text *ret)
{
	svg_hundredths(lround(value * 100), ret);
}

/* May XML 1.0 hold it? */
static bool is_allowed(uint32_t c)
{
	return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xD7FF) ||
		(c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

static const char *entity(uint32_t c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

void svg_escape(const char *text, struct text *ret)
{
	struct span span = span_of(text);

	for (size_t at = 0; at < span.size;) {
		size_t start = at;
		uint32_t c = utf8_next(span, &at);

		if (entity(c) != NULL)
			text_addz(ret, entity(c));
		else if (is_allowed(c))
			text_add(ret, (struct span){ span.data + start, at - start });
	}
}

static void add_attribute(struct text *ret, const char *name, double value)
{
	text_addf(ret, " %s=\"", name);
	svg_number(value, ret);
	text_addc(ret, '"');
}

static bool looks_alike(const struct mark *a, const struct mark *b)
{
	return a->fill == b->fill && a->style.size == b->style.size &&
		a->style.bold == b->style.bold;
}

static void open_group(const struct mark *mark, enum theme theme, struct text *ret)
{
	text_addz(ret, "<g");
	add_attribute(ret, "font-size", mark->style.size);
	if (mark->style.bold)
		text_addz(ret, " font-weight=\"600\"");
	text_addf(ret, " fill=\"#%06x\">", theme_colour(theme, mark->fill));
}

void svg_texts(const struct scene *scene, enum theme theme, struct text *ret)
{
	const struct mark *before = NULL;

	for (size_t i = 0; i < scene->count; i++) {
		const struct mark *mark = &scene->marks[i];

		if (mark->kind != MARK_TEXT)
			continue;
		if (before == NULL || !looks_alike(before, mark)) {
			text_addz(ret, before == NULL ? "" : "</g>\n");
			open_group(mark, theme, ret);
		}
		text_addz(ret, "\n<text");
		add_attribute(ret, "x", mark->points[0].x);
		add_attribute(ret, "y", mark->points[0].y);
		add_attribute(ret, "textLength", mark->width);
		text_addc(ret, '>');
		svg_escape(mark->text, ret);
		text_addz(ret, "</text>");
		before = mark;
	}
	if (before != NULL)
		text_addz(ret, "</g>\n");
}
