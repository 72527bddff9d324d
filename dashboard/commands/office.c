/* dashboard/commands/office.c - init, catalogue load, publish, check: acts on the office. */
#include <string.h>

#include "base/clock.h"
#include "collector/calendar_file.h"
#include "collector/catalogue_folder.h"
#include "dashboard/commands/errors.h"
#include "dashboard/commands/support.h"
#include "store/office/embargo.h"

bool command_init(const struct call *call, struct error *err)
{
	text_auto text = { 0 };

	if (!office_init(call->data, err))
		return false;
	words_say(call->words, "say.init", &text, "dir", call->data, NULL);
	text_addc(&text, '\n');
	return call_print(&text, err);
}

bool command_catalogue_load(const struct call *call, struct error *err)
{
	const char *dir = call->options->arguments[0];
	struct catalogue catalogue;
	text_auto text = { 0 };
	struct duty *duties;
	size_t count;

	/* the calendar is read twice: its faults must be told before anything is stored */
	if (!catalogue_folder_read(call->arena, dir, &catalogue, err) ||
		!calendar_file_read(call->arena, dir, &catalogue, &duties, &count, err))
		return false;
	{
		office_auto *office = office_open(call->data, err);

		if (office == NULL ||
			!office_catalogue_save(office, &catalogue, call->actor, err) ||
			!call_calendar(call, office, dir, err))
			return false;
	}
	words_say(call->words, "say.catalogue", &text, "indicators",
		arena_format(call->arena, "%d", catalogue.indicator_count), "places",
		arena_format(call->arena, "%d", catalogue.place_count), "plans",
		arena_format(call->arena, "%d", catalogue.plan_count), NULL);
	text_addc(&text, '\n');
	return call_print(&text, err);
}

/* The publication as JSON, for machines. */
static bool print_publication(const struct publication *publication, struct error *err)
{
	const struct manifest *manifest = &publication->manifest;
	char code[HASH_CODE];
	json_auto_t *json = NULL;

	hash_code(manifest->sha256, code);
	json = json_pack("{s:i,s:s,s:s,s:s,s:s,s:i}", "number", manifest->number, "published_at",
		manifest->published_at, "note", manifest->note, "sha256", manifest->sha256, "code",
		code, "figures", publication->figures);
	return call_print_json(json, err);
}

/* Says what was published, scheduled or taken back. */
static bool tell_publication(const struct call *call, const char *key,
	const struct publication *publication, struct error *err)
{
	const struct manifest *manifest = &publication->manifest;
	const char *back = call_value(call, "--back-to");
	char code[HASH_CODE];
	text_auto text = { 0 };

	if (call_flag(call, "--json"))
		return print_publication(publication, err);
	hash_code(manifest->sha256, code);
	words_say(call->words, key, &text, "number",
		arena_format(call->arena, "%d", manifest->number), "n",
		arena_format(call->arena, "%d", publication->figures), "code", code, "sha256",
		manifest->sha256, "time", manifest->published_at, "back", back == NULL ? "" : back,
		NULL);
	text_addc(&text, '\n');
	return call_print(&text, err);
}

/* Now, or at an instant to come. */
static bool publish(const struct call *call, struct error *err)
{
	const char *given = call_value(call, "--note");
	const char *note = given == NULL ? "" : given;
	const char *at = call_value(call, "--at");
	char now[CLOCK_INSTANT];
	struct publication publication;
	bool later;

	clock_now(now);
	later = at != NULL && strcmp(at, now) > 0;
	{
		office_auto *office = office_open(call->data, err);

		if (office == NULL ||
			!(later ? office_schedule : office_publish)(office, note,
				at == NULL ? now : at, call->actor, &publication, err))
			return false;
	}
	return tell_publication(call, later ? "say.scheduled" : "say.published", &publication, err);
}

static bool cancel(const struct call *call, struct error *err)
{
	int number;
	{
		office_auto *office = office_open(call->data, err);

		if (office == NULL || !office_unschedule(office, call->actor, &number, err))
			return false;
	}
	return call_say(call, "say.unscheduled", arena_format(call->arena, "%d", number), err);
}

static bool take_back(const struct call *call, struct error *err)
{
	struct publication publication;
	char now[CLOCK_INSTANT];
	const char *reason;
	int number;

	clock_now(now);
	if (!call_text(call, "--reason", &reason, err) ||
		!call_number(call, "--back-to", 1, 999999, 0, &number, err))
		return false;
	{
		office_auto *office = office_open(call->data, err);

		if (office == NULL ||
			!office_take_back(
				office, number, reason, now, call->actor, &publication, err))
			return false;
	}
	return tell_publication(call, "say.taken-back", &publication, err);
}

bool command_publish(const struct call *call, struct error *err)
{
	static const struct {
		const char *option;
		bool (*run)(const struct call *call, struct error *err);
	} ways[] = { { "--back-to", take_back }, { "--cancel", cancel } };

	for (size_t i = 0; i < COUNT(ways); i++)
		if (call_flag(call, ways[i].option))
			return ways[i].run(call, err);
	return publish(call, err);
}

struct findings {
	const struct call *call;
	struct text text;
	json_t *json;
	int count;
};

static void add_finding(void *context, const struct error *trouble)
{
	struct findings *findings = context;

	findings->count++;
	error_say(findings->call->words, trouble, &findings->text);
	text_addc(&findings->text, '\n');
	(void)json_array_append_new(findings->json, error_json(findings->call->words, trouble));
}

bool command_check(const struct call *call, struct error *err)
{
	json_auto_t *json = json_array();
	struct findings findings = { call, { 0 }, json, 0 };
	bool fine;

	{
		office_auto *office = office_open(call->data, err);

		fine = office != NULL && office_check(office, add_finding, &findings, err);
	}
	if (fine && findings.count == 0)
		text_addf(&findings.text, "%s\n", words_get(call->words, "say.clean"));
	if (fine && call_flag(call, "--json"))
		fine = call_print_json(json, err);
	else if (fine)
		fine = call_print(&findings.text, err);
	text_done(&findings.text);
	return fine &&
		(findings.count == 0 ||
			error_set(err, ERROR_REFUSED, "check.found", "%d", findings.count));
}
