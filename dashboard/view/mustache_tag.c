/*
 * dashboard/view/mustache_tag.c - reads one tag: where it ends, its sigil and its name.
 *
 * Blanks and line breaks are allowed around sigil and name, as the manual has
 * it only around the name: "{{ # rows }}" otherwise were a value named "# rows".
 */
#include <string.h>

#include "dashboard/view/mustache_parts.h"

size_t mustache_blanks(struct span text)
{
	size_t size = 0;

	while (size < text.size && (text.data[size] == ' ' || text.data[size] == '\t'))
		size++;
	return size;
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

bool mustache_is_name(struct span name)
{
	for (size_t i = 0; i < name.size; i++)
		if (is_space(name.data[i]) || name.data[i] == '\0')
			return false;
	return name.size > 0;
}

/* Where the line goes on after blanks and a line break, or the text ends; otherwise 0. */
static size_t next_line(struct span text, size_t at)
{
	at += mustache_blanks((struct span){ text.data + at, text.size - at });
	if (at + 1 < text.size && text.data[at] == '\r' && text.data[at + 1] == '\n')
		at++;
	if (at == text.size)
		return at;
	return text.data[at] == '\n' ? at + 1 : 0;
}

/* The byte that stands before the closing delimiter of some tags. */
static char ending_of(char sigil)
{
	switch (sigil) {
	case '=':
		return '=';
	case '{':
		return '}';
	default:
		return '\0';
	}
}

bool mustache_read_tag(struct span text, const struct mustache_delimiters *delimiters, size_t start,
	struct mustache_tag *ret)
{
	size_t at = start + delimiters->open.size;
	static const char sigils[] = { '!', '#', '$', '&', '/', '<', '=', '>', '^', '{' };
	char ending[1 + MUSTACHE_MAX_DELIMITER];
	size_t size = 0;
	const char *end;

	while (at < text.size && is_space(text.data[at]))
		at++;
	*ret = (struct mustache_tag){ .start = start };
	if (at < text.size && memchr(sigils, text.data[at], sizeof sigils) != NULL)
		ret->sigil = text.data[at++];
	if (ending_of(ret->sigil) != '\0')
		ending[size++] = ending_of(ret->sigil);
	memcpy(ending + size, delimiters->close.data, delimiters->close.size);
	size += delimiters->close.size;
	end = memmem(text.data + at, text.size - at, ending, size);
	if (end == NULL)
		return false;
	ret->name = span_trim((struct span){ text.data + at, (size_t)(end - text.data) - at });
	ret->end = (size_t)(end - text.data) + size;
	ret->next_line = next_line(text, ret->end);
	return true;
}

static bool is_delimiter(struct span word)
{
	return mustache_is_name(word) && word.size <= MUSTACHE_MAX_DELIMITER &&
		memchr(word.data, '=', word.size) == NULL;
}

bool mustache_read_delimiters(struct span inside, struct mustache_delimiters *ret)
{
	struct span open = { inside.data, 0 }, close;

	while (open.size < inside.size && !is_space(open.data[open.size]))
		open.size++;
	close = span_trim((struct span){ open.data + open.size, inside.size - open.size });
	if (!is_delimiter(open) || !is_delimiter(close))
		return false;
	*ret = (struct mustache_delimiters){ open, close };
	return true;
}
