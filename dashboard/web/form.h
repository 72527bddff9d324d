/*
 * dashboard/web/form.h - what a form sent: fields of text, and files.
 *
 * Reads application/x-www-form-urlencoded and multipart/form-data as browsers write them. Values of
 * text fields are UTF-8 without controls but line ends, which become '\n'; files are bytes.
 */
#ifndef DASHBOARD_WEB_FORM_H
#define DASHBOARD_WEB_FORM_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

enum {
	FORM_MAX_FIELDS = 640, /* a programme of 100 milestones of five */
	FORM_MAX_NAME = 80, /* bytes of a field's name */
	FORM_MAX_TEXT = 4 << 20, /* bytes of a text field: a table that was pasted */
	FORM_MAX_FILE_NAME = 255,
	FORM_MAX_PART_HEAD = 2 << 10, /* bytes of what stands before a part */
};

struct form_field {
	const char *name;
	struct span value; /* of a text, ended by a NUL as well */
	const char *file_name; /* the last part of it; NULL: a text */
};

struct form {
	const struct form_field *fields;
	size_t count;
};

/*
 * Everything in `ret` lives in `arena`; files are borrowed from `body`. Keys
 *     form.type      another kind of body (detail: which)
 *     form.syntax    not such a body
 *     form.limit     too many fields, or a name or a text too long
 *     form.repeated  a field twice (detail: its name)
 *     form.text      a text that is not UTF-8, or holds controls (detail: the field's name)
 */
MUST_CHECK bool form_read(struct arena *arena, const char *content_type, struct span body,
	struct form *ret, struct error *err);

/* The text of a field, or `otherwise`. */
const char *form_text(const struct form *form, const char *name, const char *otherwise);

/* The file of a field; NULL where there is none, or none was chosen. */
const struct form_field *form_file(const struct form *form, const char *name);

#endif
