/* dashboard/web/form.c - see form.h. */
#include "dashboard/web/form.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"

enum { MAX_BOUNDARY = 70 };

struct reading {
	struct arena *arena;
	struct form_field *fields;
	size_t count;
	struct error *err;
};

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Decodes '+' and escapes; false for a broken one. */
static bool decode(struct arena *arena, struct span raw, struct span *ret)
{
	char *out = arena_copy(arena, raw.data, raw.size);
	size_t size = 0;

	for (size_t i = 0; i < raw.size; i++) {
		char c = raw.data[i];

		if (c == '%') {
			int high = i + 2 < raw.size ? hex_digit(raw.data[i + 1]) : -1;
			int low = high < 0 ? -1 : hex_digit(raw.data[i + 2]);

			if (low < 0)
				return false;
			c = (char)(high * 16 + low);
			i += 2;
		}
		out[size++] = raw.data[i] == '+' ? ' ' : c;
	}
	out[size] = '\0';
	*ret = (struct span){ out, size };
	return true;
}

/* A text with its line ends as '\n'; false where it holds what no text field can. */
static bool take_text(struct arena *arena, struct span raw, struct span *ret)
{
	char *out = arena_copy(arena, raw.data, raw.size);
	size_t size = 0, bad;

	for (size_t i = 0; i < raw.size; i++) {
		unsigned char c = (unsigned char)raw.data[i];

		if (c == '\r') {
			if (i + 1 < raw.size && raw.data[i + 1] == '\n')
				continue;
			c = '\n';
		}
		if ((c < ' ' && c != '\n' && c != '\t') || c == 0x7F)
			return false;
		out[size++] = (char)c;
	}
	out[size] = '\0';
	*ret = (struct span){ out, size };
	return utf8_valid(*ret, &bad);
}

/* Keeps a field; `file_name` is NULL for a text. */
static bool add(struct reading *reading, struct span name, struct span value, const char *file_name)
{
	struct error *err = reading->err;
	struct span own_name, own_value = value;

	if (name.size == 0 || name.size > FORM_MAX_NAME || reading->count == FORM_MAX_FIELDS ||
		(file_name == NULL && value.size > FORM_MAX_TEXT))
		return error_set(err, ERROR_MISUSE, "form.limit", "%d", FORM_MAX_FIELDS);
	if (!take_text(reading->arena, name, &own_name) || span_has(own_name, '\n'))
		return error_set(err, ERROR_MISUSE, "form.syntax", "%s", "name");
	if (file_name == NULL && !take_text(reading->arena, value, &own_value))
		return error_set(err, ERROR_REFUSED, "form.text", "%s", own_name.data);
	for (size_t i = 0; i < reading->count; i++)
		if (strcmp(reading->fields[i].name, own_name.data) == 0)
			return error_set(err, ERROR_MISUSE, "form.repeated", "%s", own_name.data);
	reading->fields[reading->count++] = (struct form_field){ own_name.data, own_value,
		file_name };
	return true;
}

static bool read_urlencoded(struct reading *reading, struct span body)
{
	while (body.size > 0) {
		const char *end = memchr(body.data, '&', body.size);
		struct span pair = { body.data,
			end == NULL ? body.size : (size_t)(end - body.data) };
		const char *equals = memchr(pair.data, '=', pair.size);
		size_t name_size = equals == NULL ? 0 : (size_t)(equals - pair.data);
		struct span name, value;

		if (equals == NULL ||
			!decode(reading->arena, (struct span){ pair.data, name_size }, &name) ||
			!decode(reading->arena,
				(struct span){ equals + 1, pair.size - name_size - 1 }, &value))
			return error_set(reading->err, ERROR_MISUSE, "form.syntax", "%s", "pair");
		if (!add(reading, name, value, NULL))
			return false;
		if (end == NULL)
			return true;
		body = (struct span){ end + 1, body.size - pair.size - 1 };
	}
	return true;
}

/* The value of `name="..."` in a header, or false. Browsers write quotes within as %22. */
static bool read_attribute(struct span header, const char *name, struct span *ret)
{
	size_t size = strlen(name);

	for (size_t i = 0; i + size + 3 <= header.size; i++) {
		const char *at = header.data + i, *end;

		if ((i > 0 && at[-1] != ' ' && at[-1] != ';') || strncasecmp(at, name, size) != 0 ||
			memcmp(at + size, "=\"", 2) != 0)
			continue;
		at += size + 2;
		end = memchr(at, '"', (size_t)(header.data + header.size - at));
		if (end == NULL)
			return false;
		*ret = (struct span){ at, (size_t)(end - at) };
		return true;
	}
	return false;
}

/* The Content-Disposition among the lines before a part. */
static bool read_head(struct span head, struct span *ret_name, struct span *ret_file)
{
	static const char wanted[] = "Content-Disposition:";

	*ret_file = (struct span){ NULL, 0 };
	while (head.size > 0) {
		const char *end = memmem(head.data, head.size, "\r\n", 2);
		size_t size = end == NULL ? head.size : (size_t)(end - head.data);
		struct span line = { head.data, size };

		if (size > strlen(wanted) && strncasecmp(head.data, wanted, strlen(wanted)) == 0) {
			(void)read_attribute(line, "filename", ret_file);
			return read_attribute(line, "name", ret_name);
		}
		if (end == NULL)
			return false;
		head = (struct span){ end + 2, head.size - size - 2 };
	}
	return false;
}

/* The last part of a path, whichever slashes it has, as text that can be shown. */
static const char *plain_name(struct arena *arena, struct span name)
{
	text_auto mended = { 0 };

	for (size_t i = name.size; i > 0; i--)
		if (name.data[i - 1] == '/' || name.data[i - 1] == '\\') {
			name = (struct span){ name.data + i, name.size - i };
			break;
		}
	if (name.size > FORM_MAX_FILE_NAME)
		name = (struct span){ name.data + name.size - FORM_MAX_FILE_NAME,
			FORM_MAX_FILE_NAME };
	utf8_mend(name, &mended);
	return arena_copy(arena, text_z(&mended), mended.size);
}

/* One part: lines, an empty line, bytes. */
static bool read_part(struct reading *reading, struct span part)
{
	const char *gap = memmem(part.data, part.size, "\r\n\r\n", 4);
	struct span name, file, value;

	if (gap == NULL || gap - part.data > FORM_MAX_PART_HEAD ||
		!read_head((struct span){ part.data, (size_t)(gap - part.data) }, &name, &file))
		return error_set(reading->err, ERROR_MISUSE, "form.syntax", "%s", "part");
	value = (struct span){ gap + 4, part.size - (size_t)(gap + 4 - part.data) };
	return add(
		reading, name, value, file.data == NULL ? NULL : plain_name(reading->arena, file));
}

static bool read_multipart(struct reading *reading, const char *boundary, struct span body)
{
	const char *mark = arena_format(reading->arena, "\r\n--%s", boundary);
	size_t size = strlen(mark);

	/* the first mark has no line before it */
	if (body.size < size || memcmp(body.data, mark + 2, size - 2) != 0)
		return error_set(reading->err, ERROR_MISUSE, "form.syntax", "%s", "boundary");
	body = (struct span){ body.data + size - 2, body.size - size + 2 };
	while (body.size >= 2 && memcmp(body.data, "\r\n", 2) == 0) {
		const char *end = memmem(body.data + 2, body.size - 2, mark, size);
		size_t length;

		if (end == NULL)
			break;
		length = (size_t)(end - body.data) - 2;
		if (!read_part(reading, (struct span){ body.data + 2, length }))
			return false;
		body = (struct span){ end + size, body.size - length - 2 - size };
	}
	return (body.size >= 2 && memcmp(body.data, "--", 2) == 0) ||
		error_set(reading->err, ERROR_MISUSE, "form.syntax", "%s", "end");
}

/* Is the type this one, whatever parameters follow? */
static bool is_type(const char *content_type, const char *wanted)
{
	size_t size = strlen(wanted);

	return strncasecmp(content_type, wanted, size) == 0 &&
		(content_type[size] == '\0' || content_type[size] == ';' ||
			content_type[size] == ' ');
}

/* The boundary that a type names; NULL for none, or one that is none. */
static const char *boundary_of(struct arena *arena, const char *content_type)
{
	const char *at = strcasestr(content_type, "boundary=");
	size_t size;

	if (at == NULL)
		return NULL;
	at += strlen("boundary=");
	at += *at == '"';
	size = strspn(
		at, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'()+_,-./:=?");
	return size == 0 || size > MAX_BOUNDARY ? NULL : arena_copy(arena, at, size);
}

bool form_read(struct arena *arena, const char *content_type, struct span body, struct form *ret,
	struct error *err)
{
	struct reading reading = { .arena = arena, .err = err };
	const char *type = content_type == NULL ? "" : content_type;
	const char *boundary = boundary_of(arena, type);
	bool fine;

	reading.fields = arena_new(arena, FORM_MAX_FIELDS, sizeof *reading.fields);
	if (is_type(type, "application/x-www-form-urlencoded"))
		fine = read_urlencoded(&reading, body);
	else if (is_type(type, "multipart/form-data") && boundary != NULL)
		fine = read_multipart(&reading, boundary, body);
	else
		fine = error_set(err, ERROR_MISUSE, "form.type", "%s", type);
	if (fine)
		*ret = (struct form){ reading.fields, reading.count };
	return fine;
}

static const struct form_field *find(const struct form *form, const char *name)
{
	for (size_t i = 0; i < form->count; i++)
		if (strcmp(form->fields[i].name, name) == 0)
			return &form->fields[i];
	return NULL;
}

const char *form_text(const struct form *form, const char *name, const char *otherwise)
{
	const struct form_field *field = find(form, name);

	return field == NULL || field->file_name != NULL ? otherwise : field->value.data;
}

const struct form_field *form_file(const struct form *form, const char *name)
{
	const struct form_field *field = find(form, name);

	return field == NULL || field->file_name == NULL || *field->file_name == '\0' ? NULL
										      : field;
}
