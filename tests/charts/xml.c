/* tests/charts/xml.c - see xml.h. */
#include "tests/charts/xml.h"

#include <string.h>

#include "base/utf8.h"

enum { MAX_DEPTH = 16, MAX_SEEN = 24 };

static const char *const elements[] = { "svg", "title", "desc", "g", "path", "rect", "text" };
static const char *const attributes[] = { "xmlns", "width", "height", "viewBox", "role", "lang",
	"xml:lang", "font-family", "fill", "fill-rule", "stroke", "stroke-width", "stroke-linejoin",
	"stroke-linecap", "stroke-dasharray", "d", "x", "y", "textLength", "font-size",
	"font-weight" };

struct reader {
	struct span rest;
	struct span open[MAX_DEPTH];
	size_t depth;
};

static bool is_one_of(struct span name, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (span_is(name, names[i]))
			return true;
	return false;
}

static void skip(struct reader *reader, size_t size)
{
	reader->rest.data += size;
	reader->rest.size -= size;
}

/* Takes everything up to one of `stops`; the stop stays. */
static struct span take(struct reader *reader, const char *stops)
{
	struct span taken = { reader->rest.data, 0 };

	while (taken.size < reader->rest.size && strchr(stops, taken.data[taken.size]) == NULL)
		taken.size++;
	skip(reader, taken.size);
	return taken;
}

static bool starts(const struct reader *reader, const char *with)
{
	size_t size = strlen(with);

	return reader->rest.size >= size && memcmp(reader->rest.data, with, size) == 0;
}

/* Only the five entities we write; no bare ampersand, no angle bracket. */
static bool is_clean(struct span text)
{
	static const char *const entities[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&#39;" };

	for (size_t i = 0; i < text.size; i++) {
		bool known = text.data[i] != '&';

		if (text.data[i] == '<' || text.data[i] == '>')
			return false;
		for (size_t k = 0; k < COUNT(entities); k++)
			if (text.size - i >= strlen(entities[k]) &&
				memcmp(text.data + i, entities[k], strlen(entities[k])) == 0)
				known = true;
		if (!known)
			return false;
	}
	return true;
}

static const char *read_attributes(struct reader *reader)
{
	struct span seen[MAX_SEEN];
	size_t count = 0;

	while (starts(reader, " ")) {
		struct span name, value;

		skip(reader, 1);
		name = take(reader, "=> ");
		if (!is_one_of(name, attributes, COUNT(attributes)))
			return "an attribute that does not belong";
		if (!starts(reader, "=\""))
			return "an attribute without a value";
		skip(reader, 2);
		value = take(reader, "\"");
		if (!starts(reader, "\"") || !is_clean(value) || value.size == 0)
			return "a bad value";
		skip(reader, 1);
		for (size_t i = 0; i < count; i++)
			if (span_equals(seen[i], name))
				return "an attribute twice";
		if (count == MAX_SEEN)
			return "too many attributes";
		seen[count++] = name;
	}
	return NULL;
}

static const char *read_tag(struct reader *reader)
{
	bool end = starts(reader, "</");
	struct span name;
	const char *fault;

	skip(reader, end ? 2 : 1);
	name = take(reader, " />");
	if (!is_one_of(name, elements, COUNT(elements)))
		return "an element that does not belong";
	if (end) {
		if (reader->depth == 0 || !span_equals(reader->open[--reader->depth], name))
			return "an end tag without its start";
		if (!starts(reader, ">"))
			return "a bad end tag";
		skip(reader, 1);
		return NULL;
	}
	fault = read_attributes(reader);
	if (fault != NULL)
		return fault;
	if (starts(reader, "/>")) {
		skip(reader, 2);
		return NULL;
	}
	if (!starts(reader, ">") || reader->depth == MAX_DEPTH)
		return "a bad start tag";
	reader->open[reader->depth++] = name;
	skip(reader, 1);
	return NULL;
}

const char *xml_fault(struct span bytes)
{
	struct reader reader = { .rest = bytes };
	size_t bad;

	if (!utf8_valid(bytes, &bad) || !utf8_is_plain(bytes))
		return "not plain UTF-8";
	if (!starts(&reader, "<svg "))
		return "does not start with svg";
	while (reader.rest.size > 0) {
		const char *fault = starts(&reader, "<") ? read_tag(&reader) : NULL;
		struct span text;

		if (fault != NULL)
			return fault;
		text = take(&reader, "<");
		if (!is_clean(text))
			return "text that is not escaped";
		if (reader.depth == 0 && span_trim(text).size > 0)
			return "text outside";
	}
	return reader.depth == 0 ? NULL : "an element is not closed";
}
