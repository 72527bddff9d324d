/* charts/json/reader.c - see reader.h. */
#include "charts/json/reader.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "charts/request.h"

enum {
	MAX_WHOLE = 1000000,
	SURE_DIGITS = 15,
	SHOWN = 60, /* bytes of what stands there */
	LONGEST = 8 * ERROR_DETAIL, /* error_fill() cuts it at a character */
};

/* What a stranger wrote, short and harmless. */
static const char *shown(struct json_reader *reader, const char *z)
{
	struct span text = span_of(z);
	text_auto out = { 0 };

	for (size_t at = 0; at < text.size && out.size < SHOWN;) {
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		struct span letter = { text.data + start, at - start };

		if (c < ' ' || !utf8_is_plain(letter))
			text_addc(&out, '?');
		else
			text_add(&out, letter);
	}
	return arena_copy(reader->arena, text_z(&out), out.size);
}

bool json_refuse(struct json_reader *reader, const char *key, const char *format, ...)
{
	const char *path = text_z(&reader->path);
	char what[LONGEST];
	va_list arguments;

	va_start(arguments, format);
	(void)vsnprintf(what, sizeof what, format, arguments);
	va_end(arguments);
	return error_set(reader->err, ERROR_REFUSED, key, "%s%s%s", *path == '\0' ? "/" : path,
		*what == '\0' ? "" : ": ", what);
}

size_t json_enter(struct json_reader *reader, const char *name)
{
	size_t mark = reader->path.size;

	text_addc(&reader->path, '/');
	for (name = shown(reader, name); *name != '\0'; name++) {
		if (*name == '~' || *name == '/')
			text_addf(&reader->path, "~%d", *name == '/');
		else
			text_addc(&reader->path, *name);
	}
	return mark;
}

size_t json_enter_item(struct json_reader *reader, size_t index)
{
	size_t mark = reader->path.size;

	text_addf(&reader->path, "/%zu", index);
	return mark;
}

void json_leave(struct json_reader *reader, size_t mark)
{
	text_cut(&reader->path, mark);
}

static const struct json_field *find(const struct json_field *fields, const char *name)
{
	for (; fields->name != NULL; fields++)
		if (strcmp(fields->name, name) == 0)
			return fields;
	return NULL;
}

static bool refuse_member(struct json_reader *reader, const struct json_field *fields)
{
	text_auto names = { 0 };

	for (const struct json_field *field = fields; field->name != NULL; field++)
		text_addf(&names, "%s%s", field == fields ? "" : ", ", field->name);
	return json_refuse(reader, "chart.json-member", "%s", text_z(&names));
}

bool json_fields(
	struct json_reader *reader, json_t *value, const struct json_field *fields, void *into)
{
	const char *name;
	json_t *member;

	if (!json_is_object(value))
		return json_refuse(reader, "chart.json-object", "%s", "");
	for (const struct json_field *field = fields; field->name != NULL; field++)
		if (field->required && json_object_get(value, field->name) == NULL)
			return json_refuse(reader, "chart.json-missing", "%s", field->name);
	json_object_foreach (value, name, member) {
		const struct json_field *field = find(fields, name);
		size_t mark = json_enter(reader, name);

		if (field == NULL)
			return refuse_member(reader, fields);
		if (!field->read(reader, member, (char *)into + field->offset))
			return false;
		json_leave(reader, mark);
	}
	return true;
}

bool json_items(struct json_reader *reader, json_t *value, size_t limit, size_t size,
	json_read_function *read, void *ret_items, size_t *ret_count)
{
	size_t count = json_array_size(value);
	char *items;

	if (!json_is_array(value))
		return json_refuse(reader, "chart.json-array", "%s", "");
	if (count > limit)
		return json_refuse(reader, "chart.json-limit", "%zu > %zu", count, limit);
	items = arena_new(reader->arena, count, size);
	for (size_t i = 0; i < count; i++) {
		size_t mark = json_enter_item(reader, i);

		if (!read(reader, json_array_get(value, i), items + i * size))
			return false;
		json_leave(reader, mark);
	}
	memcpy(ret_items, &items, sizeof items); /* a pointer to whatever they are */
	*ret_count = count;
	return true;
}

bool json_choice(struct json_reader *reader, json_t *value, const char *const *names, int *ret)
{
	const char *name = json_string_value(value);
	text_auto list = { 0 };

	if (name == NULL)
		return json_refuse(reader, "chart.json-text", "%s", "");
	*ret = text_index(names, name);
	if (*ret >= 0)
		return true;
	for (size_t i = 0; names[i] != NULL; i++)
		text_addf(&list, "%s%s", i == 0 ? "" : ", ", names[i]);
	return json_refuse(reader, "chart.json-choice", "\u201C%s\u201D (%s)", shown(reader, name),
		text_z(&list));
}

bool json_read_text(struct json_reader *reader, json_t *value, void *into)
{
	const char **ret = into;
	struct span text = span_of(json_string_value(value));

	if (!json_is_string(value))
		return json_refuse(reader, "chart.json-text", "%s", "");
	if (text.size > CHART_MAX_TEXT || !utf8_is_plain(text))
		return json_refuse(reader, "chart.json-text-unfit", "%d", CHART_MAX_TEXT);
	*ret = arena_copy(reader->arena, text.data, text.size);
	return true;
}

bool json_read_flag(struct json_reader *reader, json_t *value, void *into)
{
	bool *ret = into;

	if (!json_is_boolean(value))
		return json_refuse(reader, "chart.json-flag", "%s", "");
	*ret = json_is_true(value);
	return true;
}

bool json_read_whole(struct json_reader *reader, json_t *value, void *into)
{
	int *ret = into;
	json_int_t number = json_integer_value(value);

	if (!json_is_integer(value) || number < 0 || number > MAX_WHOLE)
		return json_refuse(reader, "chart.json-whole", "%d", MAX_WHOLE);
	*ret = (int)number;
	return true;
}

/* The digits of a number with a point, if they are sure to be the ones that were written. */
static bool exact(double number, struct decimal *ret)
{
	char digits[64];

	(void)snprintf(digits, sizeof digits, "%.*g", SURE_DIGITS, number);
	return strtod(digits, NULL) == number && decimal_parse(span_of(digits), ret);
}

bool json_read_decimal(struct json_reader *reader, json_t *value, void *into)
{
	struct decimal *ret = into;
	text_auto digits = { 0 };
	bool read = false;

	if (json_is_integer(value)) {
		text_addf(&digits, "%lld", (long long)json_integer_value(value));
		read = decimal_parse(text_span(&digits), ret);
	} else if (json_is_real(value)) {
		read = exact(json_real_value(value), ret);
	} else if (json_is_string(value)) {
		read = decimal_parse(span_of(json_string_value(value)), ret);
	}
	if (read)
		return true;
	return json_refuse(reader, "chart.json-number", "%s",
		json_is_string(value) ? shown(reader, json_string_value(value)) : "");
}

bool json_read_period(struct json_reader *reader, json_t *value, void *into)
{
	struct period *ret = into;

	if (!json_is_string(value))
		return json_refuse(reader, "chart.json-text", "%s", "");
	if (!period_parse(span_of(json_string_value(value)), ret))
		return json_refuse(
			reader, "chart.json-period", "%s", shown(reader, json_string_value(value)));
	return true;
}
