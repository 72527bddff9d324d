/* dashboard/commands/office.c - init, catalogue load, publish, check: acts on the office. */
#include "base/clock.h"
#include "collector/catalogue_folder.h"
#include "dashboard/commands/errors.h"
#include "dashboard/commands/support.h"
#include "store/office/publish.h"

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
	struct catalogue catalogue;
	text_auto text = { 0 };

	if (!catalogue_folder_read(call->arena, call->options->arguments[0], &catalogue, err))
		return false;
	{
		office_auto *office = office_open(call->data, err);

		if (office == NULL || !office_catalogue_save(office, &catalogue, call->actor, err))
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

bool command_publish(const struct call *call, struct error *err)
{
	const char *note = call_value(call, "--note");
	const char *at = call_value(call, "--at");
	char now[CLOCK_INSTANT], code[HASH_CODE];
	struct publication publication;
	text_auto text = { 0 };

	clock_now(now);
	{
		office_auto *office = office_open(call->data, err);

		if (office == NULL ||
			!office_publish(office, note == NULL ? "" : note, at == NULL ? now : at,
				call->actor, &publication, err))
			return false;
	}
	if (call_flag(call, "--json"))
		return print_publication(&publication, err);
	hash_code(publication.manifest.sha256, code);
	words_say(call->words, "say.published", &text, "number",
		arena_format(call->arena, "%d", publication.manifest.number), "n",
		arena_format(call->arena, "%d", publication.figures), "code", code, "sha256",
		publication.manifest.sha256, NULL);
	text_addc(&text, '\n');
	return call_print(&text, err);
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
