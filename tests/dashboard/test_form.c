/* tests/dashboard/test_form.c - the contract of web/form.h, as a table. */
#include "tests/support/rows.h"

#include <string.h>

#include "dashboard/web/form.h"

#define URLENCODED "application/x-www-form-urlencoded"
#define PARTS "multipart/form-data; boundary=x"
#define PART(head, value) "--x\r\nContent-Disposition: form-data; " head "\r\n\r\n" value "\r\n"

/* What a body holds: name=value| for a text, name<file>value| for a file; or !key. */
static const struct {
	const char *name, *type, *body, *holds;
} cases[] = {
	{ "two fields", URLENCODED, "a=1&b=2", "a=1|b=2|" },
	{ "with a charset", URLENCODED "; charset=UTF-8", "a=1", "a=1|" },
	{ "nothing", URLENCODED, "", "" },
	{ "empty value", URLENCODED, "a=", "a=|" },
	{ "blanks and escapes", URLENCODED, "a=x+y%2Bz%20%26", "a=x y+z &|" },
	{ "Vietnamese", URLENCODED, "a=%C4%91%E1%BB%99", "a=độ|" },
	{ "line ends are one", URLENCODED, "a=1%0D%0A2%0D3%0A4", "a=1\n2\n3\n4|" },
	{ "no value", URLENCODED, "a", "!form.syntax" },
	{ "empty pair", URLENCODED, "a=1&&b=2", "!form.syntax" },
	{ "no name", URLENCODED, "=1", "!form.limit" },
	{ "broken escape", URLENCODED, "a=%4", "!form.syntax" },
	{ "escape of nothing", URLENCODED, "a=%zz", "!form.syntax" },
	{ "a field twice", URLENCODED, "a=1&a=2", "!form.repeated" },
	{ "a NUL", URLENCODED, "a=%00", "!form.text" },
	{ "a control", URLENCODED, "a=%1B", "!form.text" },
	{ "not UTF-8", URLENCODED, "a=%FF", "!form.text" },
	{ "a line end in a name", URLENCODED, "a%0Ab=1", "!form.syntax" },
	{ "a text part", PARTS, PART("name=\"a\"", "1") "--x--\r\n", "a=1|" },
	{ "quoted boundary", "multipart/form-data; boundary=\"x\"", PART("name=\"a\"", "1") "--x--",
		"a=1|" },
	{ "a file", PARTS, PART("name=\"f\"; filename=\"a.csv\"", "1,2\r\n") "--x--",
		"f<a.csv>1,2\r\n|" },
	{ "no file chosen", PARTS, PART("name=\"f\"; filename=\"\"", "") "--x--", "f<>|" },
	{ "a path for a name", PARTS,
		PART("name=\"f\"; filename=\"C:\\x\\..\\a.csv\"", "1") "--x--", "f<a.csv>1|" },
	{ "bytes that are no text", PARTS, PART("name=\"f\"; filename=\"a\"", "\xFF\x01") "--x--",
		"f<a>\xFF\x01|" },
	{ "almost the boundary", PARTS, PART("name=\"a\"", "\r\n--\r\n-x") "--x--", "a=\n--\n-x|" },
	{ "two parts", PARTS, PART("name=\"a\"", "1") PART("name=\"b\"", "2") "--x--", "a=1|b=2|" },
	{ "no part", PARTS, "--x--", "" },
	{ "other headers", PARTS,
		"--x\r\nX: y\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--",
		"a=1|" },
	{ "filename is no name", PARTS, PART("filename=\"a\"", "1") "--x--", "!form.syntax" },
	{ "no end", PARTS, PART("name=\"a\"", "1"), "!form.syntax" },
	{ "cut", PARTS, "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1",
		"!form.syntax" },
	{ "no head", PARTS, "--x\r\n1\r\n--x--", "!form.syntax" },
	{ "another boundary", PARTS, "--y\r\n\r\n--y--", "!form.syntax" },
	{ "something before", PARTS, "z--x--", "!form.syntax" },
	{ "parts of the same name", PARTS, PART("name=\"a\"", "1") PART("name=\"a\"", "2") "--x--",
		"!form.repeated" },
	{ "no boundary", "multipart/form-data", "--x--", "!form.type" },
	{ "another type", "application/json", "{}", "!form.type" },
	{ "nearly the type", URLENCODED "ish", "a=1", "!form.type" },
	{ "no type", NULL, "a=1", "!form.type" },
};

static void holds(const char *type, struct span body, struct text *ret)
{
	arena_auto arena = { 0 };
	struct form form = { 0 };
	struct error err;

	if (!form_read(&arena, type, body, &form, &err)) {
		text_addf(ret, "!%s", err.key);
		return;
	}
	for (size_t i = 0; i < form.count; i++) {
		const struct form_field *field = &form.fields[i];

		text_addz(ret, field->name);
		if (field->file_name == NULL)
			text_addc(ret, '=');
		else
			text_addf(ret, "<%s>", field->file_name);
		text_add(ret, field->value);
		text_addc(ret, '|');
	}
}

static void a_body_is_read_or_refused(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		text_auto seen = { 0 };

		holds(cases[i].type, span_of(cases[i].body), &seen);
		wrong += row_wrong(cases[i].name, text_z(&seen), cases[i].holds);
	}
	assert_int_equal(wrong, 0);
}

static void limits_hold(void **state UNUSED)
{
	text_auto fields = { 0 }, name = { 0 }, value = { 0 }, seen = { 0 };

	for (int i = 0; i <= FORM_MAX_FIELDS; i++)
		text_addf(&fields, "%sf%d=1", i == 0 ? "" : "&", i);
	holds(URLENCODED, text_span(&fields), &seen);
	assert_string_equal(text_z(&seen), "!form.limit");
	for (int i = 0; i <= FORM_MAX_NAME; i++)
		text_addc(&name, 'a');
	text_addz(&name, "=1");
	text_clear(&seen);
	holds(URLENCODED, text_span(&name), &seen);
	assert_string_equal(text_z(&seen), "!form.limit");
	text_addz(&value, "a=");
	for (int i = 0; i <= FORM_MAX_TEXT; i++)
		text_addc(&value, '1');
	text_clear(&seen);
	holds(URLENCODED, text_span(&value), &seen);
	assert_string_equal(text_z(&seen), "!form.limit");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_body_is_read_or_refused),
		cmocka_unit_test(limits_hold),
	};
	return cmocka_run_group_tests_name("form", tests, NULL, NULL);
}
