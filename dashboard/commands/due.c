/* dashboard/commands/due.c - due: which figures are owed, by whom, and since when. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "dashboard/commands/support.h"
#include "store/office/calendar.h"

/* YYYY-MM-DD */
static const char *date_of(const struct call *call, int day)
{
	int year, month, of_month;

	clock_date_of(day, &year, &month, &of_month);
	return arena_format(call->arena, "%04d-%02d-%02d", year, month, of_month);
}

static void owed_text(const struct call *call, const struct owed *owed, struct text *ret)
{
	text_auto period = { 0 }, day = { 0 };
	char key[64];

	period_say(&owed->period, call->lang, &period);
	period_say_day(owed->due, call->lang, &day);
	(void)snprintf(key, sizeof key, "due.%s", duty_states[owed->state]);
	text_addf(ret, "%s\t%s\t%s\t%s\t", words_get(call->words, key), text_z(&day),
		owed->duty->indicator->name[call->lang], text_z(&period));
	text_addz(ret, owed->duty->reporter);
	if (owed->late > 0) {
		text_addc(ret, '\t');
		words_say(call->words, "say.late", ret, "n",
			arena_format(call->arena, "%d", owed->late), NULL);
	}
	text_addc(ret, '\n');
}

static json_t *owed_json(const struct call *call, const struct owed *owed)
{
	const struct duty *duty = owed->duty;

	return json_pack("{s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:i,s:I,s:{s:s,s:s}}", "indicator",
		duty->indicator->code, "method", duty->method->code, "place", duty->place,
		"reporter", duty->reporter, "period", owed->period.label, "due",
		date_of(call, owed->due), "state", duty_states[owed->state], "late_days",
		owed->late, "submission", (json_int_t)owed->submission, "basis", "vi",
		duty->basis[LANG_VI], "en", duty->basis[LANG_EN]);
}

/* What orders the deadlines, each once. */
static void basis_text(
	const struct call *call, const struct owed *list, size_t count, struct text *ret)
{
	for (size_t i = 0; i < count; i++) {
		const char *basis = list[i].duty->basis[call->lang];
		bool told = *basis == '\0';

		for (size_t before = 0; before < i && !told; before++)
			told = strcmp(list[before].duty->basis[call->lang], basis) == 0;
		if (told)
			continue;
		words_say(call->words, "say.due-basis", ret, "basis", basis, NULL);
		text_addc(ret, '\n');
	}
}

/* What came in and is decided on is nobody's task. */
static bool is_told(const struct call *call, const struct owed *owed)
{
	return call_flag(call, "--all") || owed->state != DUTY_DONE;
}

static bool read_owed(
	const struct call *call, struct owed **ret, size_t *ret_count, struct error *err)
{
	const char *reporter = call_value(call, "--reporter");
	office_auto *office = office_open(call->data, err);
	struct catalogue *catalogue = arena_new(call->arena, 1, sizeof *catalogue);
	char now[CLOCK_INSTANT];
	int64_t seconds = 0;

	clock_now(now);
	if (office == NULL || !clock_parse(span_of(now), &seconds) ||
		!office_catalogue_load(office, call->arena, catalogue, err))
		return false;
	if (reporter != NULL && catalogue_reporter(catalogue, reporter) == NULL)
		return error_set(err, ERROR_REFUSED, "reporter.none", "%s", reporter);
	return duty_list(office, call->arena, catalogue, reporter == NULL ? "" : reporter,
		clock_day(seconds), ret, ret_count, err);
}

bool command_due(const struct call *call, struct error *err)
{
	json_auto_t *json = json_array();
	text_auto text = { 0 };
	struct owed *list;
	size_t count;

	if (!read_owed(call, &list, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!is_told(call, &list[i]))
			continue;
		(void)json_array_append_new(json, owed_json(call, &list[i]));
		owed_text(call, &list[i], &text);
	}
	if (json_array_size(json) == 0)
		text_addf(&text, "%s\n", words_get(call->words, "say.nothing-due"));
	basis_text(call, list, count, &text);
	return call_flag(call, "--json") ? call_print_json(json, err) : call_print(&text, err);
}
