/* collector/xlsx_strings.c - the texts that cells share: runs joined, readings (rPh) left out. */
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "collector/xlsx_private.h"

struct strings {
	struct xlsx_book *book;
	const struct limits *limits;
	struct xml *xml;
	struct text raw; /* of the string being read */
	int reading; /* depth in rPh */
	bool in_text;
	size_t room;
};

/* _xHHHH_ at `at`: the character, or 0. */
static uint32_t escape_at(struct span text, size_t at)
{
	uint32_t c = 0;

	if (at + 7 > text.size || text.data[at] != '_' || text.data[at + 1] != 'x' ||
		text.data[at + 6] != '_')
		return 0;
	for (size_t i = at + 2; i < at + 6; i++) {
		char d = text.data[i];
		const char *digits = "0123456789abcdef", *found;

		found = d == '\0' ? NULL : strchr(digits, d >= 'A' && d <= 'F' ? d + 32 : d);
		if (found == NULL)
			return 0;
		c = c * 16 + (uint32_t)(found - digits);
	}
	return c;
}

void xlsx_unescape(struct span text, struct text *ret)
{
	size_t from = 0;

	for (size_t at = 0; at + 7 <= text.size; at++) {
		uint32_t c = text.data[at] == '_' ? escape_at(text, at) : 0;

		if (c == 0 || c > 0x7F) /* Excel escapes nothing else */
			continue;
		text_add(ret, (struct span){ text.data + from, at - from });
		text_addc(ret, (char)c);
		from = at + 7;
		at += 6;
	}
	text_add(ret, (struct span){ text.data + from, text.size - from });
}

static void string_start(void *context, const char *name, const char **attributes UNUSED)
{
	struct strings *strings = context;

	if (strcmp(name, "si") == 0)
		text_clear(&strings->raw);
	strings->reading += strcmp(name, "rPh") == 0;
	strings->in_text = strings->reading == 0 && strcmp(name, "t") == 0;
}

static void string_text(void *context, const char *data, int size)
{
	struct strings *strings = context;

	if (strings->in_text)
		text_add(&strings->raw, (struct span){ data, (size_t)size });
	if (strings->raw.size > XLSX_MAX_TEXT)
		(void)error_at(xml_stop(strings->xml), ERROR_REFUSED, "xlsx.limit", 1, 0,
			"text: %d", XLSX_MAX_TEXT);
}

static void end_string(struct strings *strings)
{
	struct xlsx_book *book = strings->book;
	struct error err;

	xlsx_unescape(text_span(&strings->raw), &book->string_bytes);
	if (book->string_count == strings->room) {
		strings->room = strings->room == 0 ? 1024 : strings->room * 2;
		book->string_ends = memory_grow(
			book->string_ends, strings->room, sizeof *book->string_ends);
	}
	book->string_ends[book->string_count++] = book->string_bytes.size;
	if (!limits_hold(strings->limits, LIMIT_STRINGS, book->string_count, "xlsx.limit", &err) ||
		!limits_hold(strings->limits, LIMIT_STRING_BYTES, book->string_bytes.size,
			"xlsx.limit", &err))
		*xml_stop(strings->xml) = err;
}

static void string_end(void *context, const char *name)
{
	struct strings *strings = context;

	strings->in_text = false;
	strings->reading -= strcmp(name, "rPh") == 0;
	if (strcmp(name, "si") == 0)
		end_string(strings);
}

bool xlsx_read_strings(struct xlsx_book *book, const struct limits *limits, struct error *err)
{
	static const struct xml_handlers handlers = { string_start, string_end, string_text };
	struct strings strings = { .book = book, .limits = limits };
	bool fine = book->strings == NULL ||
		xml_read(book->package, book->strings, &handlers, &strings, &strings.xml, err);

	text_done(&strings.raw);
	return fine;
}
