/* dashboard/api/cells.c - see cells.h. */
#include "dashboard/api/cells.h"

#include <string.h>

#include "collector/guard.h"

void cells_text(const char *z, struct text *ret)
{
	bool guard = guard_needed(span_of(z));

	if (ret->size > 0 && ret->data[ret->size - 1] != '\n')
		text_addc(ret, ',');
	if (!guard && strpbrk(z, "\",;\r\n\t") == NULL) {
		text_addz(ret, z);
		return;
	}
	text_addz(ret, guard ? "\"'" : "\"");
	for (; *z != '\0'; z++)
		text_addz(ret, *z == '"' ? "\"\"" : (const char[]){ *z, '\0' });
	text_addc(ret, '"');
}

void cells_number(bool known, struct decimal value, struct text *ret)
{
	text_addc(ret, ',');
	if (known)
		decimal_print(value, ret);
}
