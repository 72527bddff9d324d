/* dashboard/commands/findings.c - findings: what the checks found, for the reviewer. */
#include "dashboard/commands/findings.h"

#include <string.h>

#include "dashboard/commands/support.h"
#include "indicators/checks.h"
#include "store/office/queue.h"

struct kept_finding finding_shown(struct arena *arena, const struct catalogue *catalogue,
	const struct finding *finding, const char *actor)
{
	const struct entry *entry = finding->entry;

	return (struct kept_finding){
		.file = "",
		.line = entry->line,
		.field = entry->field,
		.check = finding->check,
		.blocks = finding->blocks,
		.indicator = catalogue_of_method(catalogue, entry->method)->code,
		.method = entry->method->code,
		.place = entry->observation.place->code,
		.period = entry->observation.period.label,
		.breakdown = entry->observation.breakdown,
		.figure = entry_numbers(&entry->observation, arena),
		.says = { finding->says[LANG_VI], finding->says[LANG_EN] },
		.explanation = finding->explanation,
		.explained_by = *finding->explanation == '\0' ? "" : actor,
	};
}

/* The check's row; a code from a later version has none. */
static const struct check *check_of(const char *code)
{
	for (size_t i = 0; i < CHECK_COUNT; i++)
		if (strcmp(checks[i].code, code) == 0)
			return &checks[i];
	return NULL;
}

void finding_say(const struct words *words, enum lang lang, const struct kept_finding *finding,
	const char *header, struct text *ret)
{
	const struct check *check = check_of(finding->check);
	text_auto where = { 0 };

	text_addf(&where, "%s:%d", finding->file, finding->line);
	if (finding->field > 0)
		text_addf(&where, ":%d", finding->field);
	if (finding->field > 0 && *header != '\0')
		text_addf(&where, " (%s)", header);
	words_say(words, finding->blocks ? "say.finding.block" : "say.finding.warning", ret,
		"where", text_z(&where), "check",
		check == NULL ? finding->check : check->name[lang], "indicator", finding->indicator,
		"place", finding->place, "period", finding->period, "says", finding->says[lang],
		NULL);
	if (*finding->explanation != '\0')
		words_say(words, "say.finding.answer", ret, "text", finding->explanation, NULL);
	text_addc(ret, '\n');
}

void finding_explain(const struct words *words, enum lang lang, const struct kept_finding *finding,
	struct text *ret)
{
	const struct check *check = check_of(finding->check);

	words_say(words, finding->blocks ? "annotate.block" : "annotate.question", ret, "check",
		check == NULL ? finding->check : check->name[lang], "says", finding->says[lang],
		NULL);
}

json_t *finding_json(const struct kept_finding *finding, const char *header)
{
	const struct check *check = check_of(finding->check);

	return json_pack("{s:s,s:s,s:b,s:i,s:i,s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:{s:s,s:s},s:s,s:s}",
		"check", finding->check, "severity", finding->blocks ? "block" : "warning",
		"answerable", check == NULL || check->answerable, "line", finding->line, "column",
		finding->field, "header", header, "indicator", finding->indicator, "method",
		finding->method, "place", finding->place, "period", finding->period, "breakdown",
		finding->breakdown, "figure", finding->figure, "says", "vi", finding->says[LANG_VI],
		"en", finding->says[LANG_EN], "explanation", finding->explanation, "explained_by",
		finding->explained_by);
}

bool command_findings(const struct call *call, struct error *err)
{
	struct kept_finding *list;
	struct submission submission;
	text_auto text = { 0 };
	json_auto_t *json = json_array();
	size_t count;
	int64_t id;

	if (!call_id(call, &id, err))
		return false;
	{
		office_auto *office = office_open(call->data, err);

		if (office == NULL ||
			(id > 0 && !submission_find(office, call->arena, id, &submission, err)) ||
			!findings_list(office, call->arena, id, &list, &count, err))
			return false;
	}
	for (size_t i = 0; i < count; i++) {
		json_t *finding = finding_json(&list[i], "");

		(void)json_object_set_new(
			finding, "submission", json_integer((json_int_t)list[i].submission));
		(void)json_object_set_new(finding, "file", json_string(list[i].file));
		(void)json_array_append_new(json, finding);
		finding_say(call->words, call->lang, &list[i], "", &text);
	}
	if (call_flag(call, "--json"))
		return call_print_json(json, err);
	if (count == 0) {
		words_say(call->words, "say.no-findings", &text, NULL);
		text_addc(&text, '\n');
	}
	return call_print(&text, err);
}
