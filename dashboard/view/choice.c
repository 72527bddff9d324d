/* dashboard/view/choice.c - see choice.h. */
#include "dashboard/view/choice.h"

#include <string.h>

bool choice_read(
	const struct page *page, const struct choices *choices, size_t *ret, struct error *err)
{
	const char *value = request_parameter(page->request, choices->name, "");

	for (size_t i = 0; i < choices->count; i++)
		if (strcmp(choices->items[i].value, value) == 0) {
			*ret = i;
			return true;
		}
	return error_set(err, ERROR_MISUSE, "request.value", "%s=%s", choices->name, value);
}

json_t *choice_model(const struct choices *choices, size_t chosen)
{
	json_t *options = json_array();

	for (size_t i = 0; i < choices->count; i++)
		(void)json_array_append_new(options,
			json_pack("{s:s,s:s,s:b}", "value", choices->items[i].value, "text",
				choices->items[i].text, "selected", i == chosen));
	return json_pack("{s:s,s:s,s:o}", "name", choices->name, "label", choices->label, "options",
		options);
}
