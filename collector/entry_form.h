/*
 * collector/entry_form.h - what a reporter is to report next, beside what it reported last.
 *
 * A reporter owes the methods that name it, and those of bodies it succeeded. A
 * method has a row for each place and breakdown it ever had a figure of, if the
 * place still exists; without any figure yet, one for the city. Asked for is the
 * period after the last one of the method, or the one the caller names.
 */
#ifndef COLLECTOR_ENTRY_FORM_H
#define COLLECTOR_ENTRY_FORM_H

#include "indicators/catalogue.h"
#include "indicators/series.h"
#include "store/office/office.h"

enum { ENTRY_FORM_MAX_ROWS = 20000 };

struct entry_form_row {
	const struct indicator *indicator;
	const struct method *method;
	const struct place *place;
	const char *breakdown; /* "" for the whole */
	const struct observation *last; /* before the period asked for; NULL where there is none */
	const struct period *asked; /* NULL: nobody can tell, the reporter says it */
};

struct entry_form {
	const struct reporter *reporter;
	const struct entry_form_row *rows;
	size_t count;
};

/*
 * `asked` is NULL for the next one; `today` says which places exist where no
 * period is known. Everything lives in `arena` or is the catalogue's. Keys
 * reporter.none (refused), reporter.owes-nothing, entry-form.limit.
 */
MUST_CHECK bool entry_form_make(struct arena *arena, struct office *office,
	const struct catalogue *catalogue, const char *reporter, const struct period *asked,
	int today, struct entry_form *ret, struct error *err);

#endif
