/*
 * dashboard/view/choice.h - what a reader may choose in a form: <select> models.
 *
 * { name, label, options: [{ value, text, selected }] }. A form sends every field; an empty value
 * is the first choice, whose own value is "".
 */
#ifndef DASHBOARD_VIEW_CHOICE_H
#define DASHBOARD_VIEW_CHOICE_H

#include "dashboard/view/page.h"

struct choice {
	const char *value; /* of the parameter */
	const char *text; /* for the reader */
};

struct choices {
	const char *name; /* of the parameter */
	const char *label; /* for the reader */
	const struct choice *items;
	size_t count; /* at least 1 */
};

/* Which one the request names, 0 where it names none; key request.value. */
MUST_CHECK bool choice_read(
	const struct page *page, const struct choices *choices, size_t *ret, struct error *err);

MUST_CHECK json_t *choice_model(const struct choices *choices, size_t chosen);

#endif
