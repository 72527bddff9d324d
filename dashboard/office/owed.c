/* dashboard/office/owed.c - see owed.h. */
#include "dashboard/office/owed.h"

#include <string.h>

#include "base/clock.h"

bool owed_is_gone(const struct reporter *reporter)
{
	int day;

	return clock_date_parse(span_of(reporter->valid_until), &day) && day <= visit_today();
}

json_t *owed_reporters(const struct visit *visit, const char *chosen)
{
	const struct scope *scope = &visit->person->scopes[SCOPE_REPORTER];
	json_t *list = json_array();

	for (int r = 0; r < visit->catalogue->reporter_count; r++) {
		const struct reporter *each = &visit->catalogue->reporters[r];

		if (!owed_is_gone(each) && scope_holds(scope, each->code))
			(void)json_array_append_new(list,
				json_pack("{s:s,s:s,s:b}", "code", each->code, "name",
					each->name[visit->lang], "chosen",
					strcmp(each->code, chosen) == 0));
	}
	return list;
}

bool owed_rows(struct visit *visit, const char *reporter, const struct period *asked,
	struct entry_form *ret, struct error *err)
{
	const struct scope *scopes = visit->person->scopes;
	struct entry_form_row *kept;
	size_t count = 0;

	if (!scope_holds(&scopes[SCOPE_REPORTER], reporter))
		return error_set(err, ERROR_REFUSED, "person.scope", "%s", reporter);
	if (visit_catalogue(visit, err) == NULL ||
		!entry_form_make(visit->arena, visit->office, visit->catalogue, reporter, asked,
			visit_today(), ret, err))
		return false;
	kept = arena_new(visit->arena, ret->count, sizeof *kept);
	for (size_t i = 0; i < ret->count; i++)
		if (scope_holds(&scopes[SCOPE_INDICATOR], ret->rows[i].indicator->code) &&
			scope_holds(&scopes[SCOPE_PLACE], ret->rows[i].place->code))
			kept[count++] = ret->rows[i];
	ret->rows = kept;
	ret->count = count;
	return count > 0 || error_set(err, ERROR_REFUSED, "reporter.owes-nothing", "%s", reporter);
}
