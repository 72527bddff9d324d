/* base/text.c - see text.h. */
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct span span_of(const char *z)
{
	return (struct span){ z, z == NULL ? 0 : strlen(z) };
}

bool span_equals(struct span a, struct span b)
{
	return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

bool span_is(struct span a, const char *z)
{
	return span_equals(a, span_of(z));
}

/* How many bytes of blank `span` starts with: 0, 1, or 2 for NBSP (C2 A0). */
static size_t blank_at(const char *data, size_t size)
{
	if (size >= 1 && (*data == ' ' || (*data >= '\t' && *data <= '\r')))
		return 1;
	return size >= 2 && memcmp(data, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

struct span span_trim(struct span span)
{
	size_t blank;

	while ((blank = blank_at(span.data, span.size)) > 0) {
		span.data += blank;
		span.size -= blank;
	}
	for (;;) {
		if (span.size >= 2 && blank_at(span.data + span.size - 2, 2) == 2)
			span.size -= 2;
		else if (span.size >= 1 && blank_at(span.data + span.size - 1, 1) == 1)
			span.size -= 1;
		else
			return span;
	}
}

bool span_has(struct span span, char c)
{
	return span.size > 0 && memchr(span.data, c, span.size) != NULL;
}

bool span_made_of(struct span span, const char *characters)
{
	for (size_t i = 0; i < span.size; i++)
		if (span.data[i] == '\0' || strchr(characters, span.data[i]) == NULL)
			return false;
	return true;
}

int text_index(const char *const *names, const char *z)
{
	for (int i = 0; names[i] != NULL; i++)
		if (strcmp(names[i], z) == 0)
			return i;
	return -1;
}

static void reserve(struct text *text, size_t more)
{
	size_t need = text->size + more + 1;

	if (need <= text->room)
		return;
	text->room = need < 64 ? 64 : need + need / 2;
	text->data = memory_grow(text->data, text->room, 1);
}

void text_add(struct text *text, struct span span)
{
	reserve(text, span.size);
	if (span.size > 0)
		memcpy(text->data + text->size, span.data, span.size);
	text->size += span.size;
	text->data[text->size] = '\0';
}

void text_addz(struct text *text, const char *z)
{
	text_add(text, span_of(z));
}

void text_addc(struct text *text, char c)
{
	text_add(text, (struct span){ &c, 1 });
}

void text_addf(struct text *text, const char *format, ...)
{
	va_list args;
	int size;

	va_start(args, format);
	size = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (size < 0)
		abort();
	reserve(text, (size_t)size);
	va_start(args, format);
	(void)vsnprintf(text->data + text->size, (size_t)size + 1, format, args);
	va_end(args);
	text->size += (size_t)size;
}

void text_cut(struct text *text, size_t size)
{
	if (size >= text->size)
		return;
	text->size = size;
	text->data[size] = '\0';
}

void text_clear(struct text *text)
{
	text_cut(text, 0);
}

void text_done(struct text *text)
{
	free(text->data);
	*text = (struct text){ 0 };
}

const char *text_z(const struct text *text)
{
	return text->data == NULL ? "" : text->data;
}

struct span text_span(const struct text *text)
{
	return (struct span){ text_z(text), text->size };
}
