/* tests/fuzz/fuzz_form.c - forms: the first line is the type, the rest the body. */
#include <string.h>

#include "dashboard/web/form.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	arena_auto arena = { 0 };
	const char *line = size == 0 ? NULL : memchr(data, '\n', size);
	size_t head = line == NULL ? 0 : (size_t)(line - (const char *)data);
	const char *type = arena_copy(&arena, (const char *)data, head);
	struct span body = { (const char *)data + head + (line != NULL),
		size - head - (line != NULL) };
	struct form form = { 0 };
	struct error err;

	if (form_read(&arena, type, body, &form, &err))
		for (size_t i = 0; i < form.count; i++)
			if (form.fields[i].value.size > size || *form.fields[i].name == '\0')
				__builtin_trap();
	return 0;
}
