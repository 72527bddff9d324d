/* dashboard/commands/template.c - template: a workbook that already knows what a reporter reports. */
#include <string.h>

#include "base/clock.h"
#include "collector/entry_form.h"
#include "collector/periods_people.h"
#include "dashboard/commands/support.h"
#include "dashboard/view/entry_book.h"

static bool read_period(const struct call *call, struct period *period, const struct period **ret,
	struct error *err)
{
	const char *text = call_value(call, "--period");

	*ret = text == NULL ? NULL : period;
	return text == NULL || period_people(span_of(text), period) == NULL ||
		error_set(err, ERROR_MISUSE, "option.wrong", "--period %s", text);
}

bool command_template(const struct call *call, struct error *err)
{
	struct catalogue catalogue;
	struct entry_form form;
	struct period period;
	const struct period *asked;
	const char *reporter;
	char now[CLOCK_INSTANT];
	int64_t seconds = 0;
	text_auto book = { 0 };

	clock_now(now);
	if (!call_text(call, "--reporter", &reporter, err) ||
		!read_period(call, &period, &asked, err) || !clock_parse(span_of(now), &seconds))
		return false;
	{
		office_auto *office = office_open(call->data, err);

		if (office == NULL ||
			!office_catalogue_load(office, call->arena, &catalogue, err) ||
			!entry_form_make(call->arena, office, &catalogue, reporter, asked,
				clock_day(seconds), &form, err))
			return false;
	}
	return entry_book(call->words, &catalogue, &form, now, &book, err) &&
		call_deliver(call, &book, err);
}
