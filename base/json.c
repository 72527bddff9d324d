/*
 * base/json.c - see json.h. Nesting is our own and shallow, so recursion needs
 * no guard on the way out.
 */
#include "base/json.h"

#include <string.h>

json_t *json_read(struct span text, struct error *err)
{
	json_error_t trouble;
	json_t *value = json_loadb(text.data, text.size, JSON_REJECT_DUPLICATES, &trouble);

	if (value == NULL)
		(void)error_at(err, ERROR_REFUSED, "json.syntax", trouble.line, trouble.column,
			"%s", trouble.text);
	return value;
}

const char *json_text(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

json_t *json_figure(struct decimal value)
{
	text_auto text = { 0 };

	text_addc(&text, '\0');
	decimal_print(value, &text);
	return json_stringn(text_z(&text), text.size);
}

bool json_is_figure(const json_t *value)
{
	return json_string_length(value) > 0 && json_string_value(value)[0] == '\0';
}

json_t *json_text_or_null(const char *z)
{
	json_t *value = z == NULL ? NULL : json_string(z);

	return value == NULL ? json_null() : value;
}

static void write_string(const char *z, size_t size, struct text *ret)
{
	text_addc(ret, '"');
	for (size_t i = 0; i < size; i++) {
		unsigned char c = (unsigned char)z[i];

		if (c == '"' || c == '\\')
			text_addf(ret, "\\%c", c);
		else if (c == '\n')
			text_addz(ret, "\\n");
		else if (c < 0x20 || c == '<') /* '<' so that no answer can end a <script> */
			text_addf(ret, "\\u%04x", c);
		else
			text_addc(ret, (char)c);
	}
	text_addc(ret, '"');
}

static void indent(struct text *ret, int depth)
{
	text_addf(ret, "\n%*s", depth * 2, "");
}

static void write_value(json_t *value, int depth, struct text *ret)
{
	const char *between = "";

	switch (json_typeof(value)) {
	case JSON_OBJECT: {
		const char *key;
		json_t *member;

		text_addc(ret, '{');
		json_object_foreach (value, key, member) {
			text_addz(ret, between);
			indent(ret, depth + 1);
			write_string(key, strlen(key), ret);
			text_addz(ret, ": ");
			write_value(member, depth + 1, ret);
			between = ",";
		}
		if (*between != '\0')
			indent(ret, depth);
		text_addc(ret, '}');
		break;
	}
	case JSON_ARRAY:
		text_addc(ret, '[');
		for (size_t i = 0; i < json_array_size(value); i++) {
			text_addz(ret, between);
			indent(ret, depth + 1);
			write_value(json_array_get(value, i), depth + 1, ret);
			between = ",";
		}
		if (*between != '\0')
			indent(ret, depth);
		text_addc(ret, ']');
		break;
	case JSON_STRING: {
		const char *z = json_string_value(value);

		if (json_is_figure(value))
			text_addz(ret, z + 1);
		else
			write_string(z, json_string_length(value), ret);
		break;
	}
	case JSON_INTEGER:
		text_addf(ret, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
		break;
	case JSON_REAL:
		text_addf(ret, "%.15g", json_real_value(value));
		break;
	case JSON_TRUE:
		text_addz(ret, "true");
		break;
	case JSON_FALSE:
		text_addz(ret, "false");
		break;
	case JSON_NULL:
		text_addz(ret, "null");
		break;
	}
}

void json_write(json_t *value, struct text *ret)
{
	write_value(value, 0, ret);
}
