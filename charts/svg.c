/*
 * charts/svg.c - see svg.h. cairo prints one <path> or <rect> a drawing step,
 * with a style attribute and six decimals. Here it is read element by element
 * and written again: style properties that say nothing new are dropped, the
 * others become attributes, and paths go by steps from point to point, which
 * is short and compresses well.
 */
#include "charts/svg.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_ATTRIBUTES = 12 };

struct attribute {
	struct span name, value;
};

struct element {
	struct span name; /* with its slash for an end tag */
	struct attribute attributes[MAX_ATTRIBUTES];
	size_t count;
};

/* What of a style is kept, and the value that says nothing. The group around all shapes says
   fill none and round joins. */
static const struct {
	const char *name, *silent;
} properties[] = {
	{ "fill", "none" },
	{ "fill-opacity", "1" },
	{ "fill-rule", "nonzero" },
	{ "stroke", "none" },
	{ "stroke-dasharray", "none" },
	{ "stroke-linecap", "butt" },
	{ "stroke-linejoin", "round" },
	{ "stroke-miterlimit", "10" }, /* of no meaning with round joins */
	{ "stroke-opacity", "1" },
	{ "stroke-width", "1" },
};

static struct span until(struct span *rest, char stop)
{
	const char *found = rest->size == 0 ? NULL : memchr(rest->data, stop, rest->size);
	struct span before = { rest->data,
		found == NULL ? rest->size : (size_t)(found - rest->data) };

	rest->data += before.size + (found != NULL);
	rest->size -= before.size + (found != NULL);
	return before;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* Splits the inside of a tag: a name and attributes in double quotes. */
static bool read_element(struct span inside, struct element *ret)
{
	size_t length = 0;

	*ret = (struct element){ 0 };
	while (length < inside.size && !is_space(inside.data[length]))
		length++;
	ret->name = (struct span){ inside.data, length };
	inside.data += length;
	inside.size -= length;
	for (inside = span_trim(inside); inside.size > 1; inside = span_trim(inside)) {
		struct attribute *next = &ret->attributes[ret->count++];

		if (ret->count > MAX_ATTRIBUTES - 1)
			return false;
		next->name = until(&inside, '=');
		if (inside.size == 0 || *inside.data != '"')
			return false;
		inside.data++;
		inside.size--;
		next->value = until(&inside, '"');
	}
	return true;
}

static struct span attribute(const struct element *element, const char *name)
{
	for (size_t i = 0; i < element->count; i++)
		if (span_is(element->attributes[i].name, name))
			return element->attributes[i].value;
	return (struct span){ 0 };
}

/* Reads a number and steps over it and the blanks or comma behind it. */
static bool take_number(struct span *rest, double *ret)
{
	char digits[32];
	size_t length = 0;
	char *end;

	while (length < rest->size && length + 1 < sizeof digits && rest->data[length] != '\0' &&
		strchr("0123456789.-+e", rest->data[length]) != NULL) {
		digits[length] = rest->data[length];
		length++;
	}
	digits[length] = '\0';
	*ret = strtod(digits, &end);
	if (length == 0 || *end != '\0' || !isfinite(*ret))
		return false;
	while (length < rest->size &&
		(is_space(rest->data[length]) || rest->data[length] == ',' ||
			rest->data[length] == '%'))
		length++;
	rest->data += length;
	rest->size -= length;
	return true;
}

/* rgb(r%,g%,b%) as #rrggbb; other values with their numbers rounded. */
static bool write_value(struct span value, struct text *ret)
{
	double channel[3], number;

	if (value.size > 5 && memcmp(value.data, "rgb(", 4) == 0) {
		value = (struct span){ value.data + 4, value.size - 5 };
		for (int i = 0; i < 3; i++)
			if (!take_number(&value, &channel[i]))
				return false;
		text_addf(ret, "#%02x%02x%02x", (unsigned)lround(channel[0] * 2.55),
			(unsigned)lround(channel[1] * 2.55), (unsigned)lround(channel[2] * 2.55));
		return true;
	}
	if (value.size == 0 || *value.data < '0' || *value.data > '9') {
		text_add(ret, value);
		return true;
	}
	while (value.size > 0) {
		if (!take_number(&value, &number))
			return false;
		svg_number(number, ret);
		text_addz(ret, value.size > 0 ? " " : "");
	}
	return true;
}

static bool write_property(struct span name, struct span value, struct text *ret)
{
	for (size_t i = 0; i < COUNT(properties); i++) {
		if (!span_is(name, properties[i].name))
			continue;
		if (span_is(value, properties[i].silent))
			return true;
		text_addf(ret, " %s=\"", properties[i].name);
		if (!write_value(value, ret))
			return false;
		text_addc(ret, '"');
		return true;
	}
	return false;
}

static bool write_style(struct span style, struct text *ret)
{
	while (style.size > 0) {
		struct span value = until(&style, ';');
		struct span name = until(&value, ':');

		if (name.size > 0 && !write_property(span_trim(name), span_trim(value), ret))
			return false;
	}
	return true;
}

/* A path as it is written: whole hundredths, so that steps never add up to a drift. */
struct pen {
	struct text *ret;
	long x, y, start_x, start_y;
	char last; /* the letter that further numbers would repeat */
	bool lifted; /* a move is due before the next line */
};

static void put(struct pen *pen, long hundredths, bool first)
{
	if (!first && hundredths >= 0)
		text_addc(pen->ret, ' ');
	svg_hundredths(hundredths, pen->ret);
}

static void letter(struct pen *pen, char c)
{
	if (pen->last != c)
		text_addc(pen->ret, c);
}

static void lower(struct pen *pen)
{
	if (!pen->lifted)
		return;
	text_addc(pen->ret, 'M');
	put(pen, pen->x, true);
	put(pen, pen->y, false);
	pen->last = 'M';
	pen->lifted = false;
}

static void line_to(struct pen *pen, long x, long y)
{
	long right = x - pen->x, down = y - pen->y;
	char c = down == 0 ? 'h' : right == 0 ? 'v' : 'l';
	bool first;

	lower(pen);
	first = pen->last != c;
	letter(pen, c);
	put(pen, c == 'v' ? down : right, first);
	if (c == 'l')
		put(pen, down, false);
	pen->last = c;
	pen->x = x;
	pen->y = y;
}

static void curve_to(struct pen *pen, const long *to)
{
	bool first;

	lower(pen);
	first = pen->last != 'c';
	letter(pen, 'c');
	for (int i = 0; i < 6; i += 2) {
		put(pen, to[i] - pen->x, first && i == 0);
		put(pen, to[i + 1] - pen->y, false);
	}
	pen->last = 'c';
	pen->x = to[4];
	pen->y = to[5];
}

/* One step of a path: how many numbers it takes, or -1 for a letter cairo never prints. */
static int arity(char c)
{
	switch (c) {
	case 'M':
	case 'L':
		return 2;
	case 'C':
		return 6;
	case 'Z':
		return 0;
	default:
		return -1;
	}
}

static void step(struct pen *pen, char c, const long *to)
{
	switch (c) {
	case 'M':
		pen->x = pen->start_x = to[0];
		pen->y = pen->start_y = to[1];
		pen->lifted = true;
		break;
	case 'L':
		line_to(pen, to[0], to[1]);
		break;
	case 'C':
		curve_to(pen, to);
		break;
	default:
		text_addc(pen->ret, 'z');
		pen->last = 'z';
		pen->x = pen->start_x;
		pen->y = pen->start_y;
	}
}

static bool write_path(struct span data, struct text *ret)
{
	struct pen pen = { .ret = ret };

	for (data = span_trim(data); data.size > 0; data = span_trim(data)) {
		char c = *data.data;
		int numbers = arity(c);
		long to[6];

		if (numbers < 0)
			return false;
		data.data++;
		data.size--;
		data = span_trim(data);
		for (int i = 0; i < numbers; i++) {
			double number;

			if (!take_number(&data, &number))
				return false;
			to[i] = lround(number * 100);
		}
		step(&pen, c, to);
	}
	return true;
}

static bool write_shape(const struct element *element, struct text *ret)
{
	bool path = span_is(element->name, "path");

	text_addz(ret, path ? "<path" : "<rect");
	for (size_t i = 0; i < element->count; i++) {
		struct span name = element->attributes[i].name;

		if (span_is(name, "style") || span_is(name, "d"))
			continue;
		if (path ||
			(!span_is(name, "x") && !span_is(name, "y") && !span_is(name, "width") &&
				!span_is(name, "height")))
			return false;
		text_addc(ret, ' ');
		text_add(ret, name);
		text_addz(ret, "=\"");
		if (!write_value(element->attributes[i].value, ret))
			return false;
		text_addc(ret, '"');
	}
	if (!write_style(attribute(element, "style"), ret))
		return false;
	if (path) {
		text_addz(ret, " d=\"");
		if (!write_path(attribute(element, "d"), ret))
			return false;
		text_addc(ret, '"');
	}
	text_addz(ret, "/>\n");
	return true;
}

/* The wrapping cairo puts around shapes; ours takes its place. */
static bool is_wrapping(struct span name)
{
	static const char *const names[] = { "?xml", "svg", "/svg", "g", "/g" };

	for (size_t i = 0; i < COUNT(names); i++)
		if (span_is(name, names[i]))
			return true;
	return false;
}

bool svg_shapes(struct span cairo, struct text *ret)
{
	for ((void)until(&cairo, '<'); cairo.size > 0; (void)until(&cairo, '<')) {
		struct element element;

		if (!read_element(until(&cairo, '>'), &element))
			return false;
		if (is_wrapping(element.name))
			continue;
		if (!span_is(element.name, "path") && !span_is(element.name, "rect"))
			return false;
		if (!write_shape(&element, ret))
			return false;
	}
	return true;
}

static void add_word(const char *tag, const char *text, struct text *ret)
{
	text_addf(ret, "<%s>", tag);
	svg_escape(text, ret);
	text_addf(ret, "</%s>\n", tag);
}

bool svg_write(struct span cairo, const struct scene *scene, enum theme theme,
	const struct svg_words *words, struct text *ret)
{
	static const char *const codes[LANG_COUNT] = { "vi", "en" };
	text_auto shapes = { 0 };

	if (!svg_shapes(cairo, &shapes))
		return false;
	text_addf(ret,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%g\" height=\"%g\" "
		"viewBox=\"0 0 %g %g\" role=\"img\" lang=\"%s\" xml:lang=\"%s\" "
		"font-family=\"Inter, system-ui, sans-serif\">\n",
		scene->width, scene->height, scene->width, scene->height, codes[words->lang],
		codes[words->lang]);
	add_word("title", words->title, ret);
	add_word("desc", words->description, ret);
	text_addz(ret, "<g fill=\"none\" stroke-linejoin=\"round\">\n");
	text_add(ret, text_span(&shapes));
	text_addz(ret, "</g>\n");
	svg_texts(scene, theme, ret);
	text_addz(ret, "</svg>\n");
	return true;
}
