/*
 * dashboard/commands/import.c - import: files -> submissions.
 *
 * All files are read first; with any problem in any of them nothing is stored.
 */
#include <libgen.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "collector/draft.h"
#include "dashboard/commands/errors.h"
#include "dashboard/commands/support.h"
#include "store/office/submissions.h"

/* One file on its way in. */
struct arrival {
	const char *path;
	const char *name; /* the same as text that can be shown */
	struct span bytes;
	struct draft draft;
};

struct importing {
	const struct call *call;
	struct mapping mapping;
	struct reader_options reading;
	struct arrival *arrivals;
	struct receipt *receipts;
	size_t count;
	size_t problems;
};

static bool read_mapping(const struct call *call, struct mapping *ret, struct error *err)
{
	static const struct {
		const char *name;
		bool (*add)(struct mapping *mapping, const char *value, struct error *err);
	} adders[] = {
		{ "--column", mapping_column },
		{ "--set", mapping_fix },
		{ "--breakdown", mapping_break },
		{ "--empty", mapping_empty },
	};

	for (int i = 0; i < call->options->given_count; i++)
		for (size_t a = 0; a < COUNT(adders); a++)
			if (strcmp(call->options->given[i].name, adders[a].name) == 0 &&
				!adders[a].add(ret, call->options->given[i].value, err))
				return false;
	return true;
}

static const char *shown_name(const struct call *call, const char *path)
{
	text_auto name = { 0 };

	utf8_mend(span_of(path), &name);
	return arena_copy(call->arena, text_z(&name), name.size);
}

static void read_draft(
	struct importing *importing, const struct catalogue *catalogue, struct arrival *arrival)
{
	struct arena *arena = importing->call->arena;
	reader_auto *reader = reader_open(arena, arrival->bytes, &importing->reading);

	draft_read(arena, catalogue, reader, &importing->mapping, &arrival->draft);
}

static bool read_files(
	struct importing *importing, const struct catalogue *catalogue, struct error *err)
{
	const struct call *call = importing->call;

	for (size_t i = 0; i < importing->count; i++) {
		struct arrival *arrival = &importing->arrivals[i];

		arrival->path = call->options->arguments[i];
		arrival->name = shown_name(call, arrival->path);
		if (!file_read(call->arena, arrival->path, DRAFT_MAX_BYTES, &arrival->bytes, err))
			return false;
		read_draft(importing, catalogue, arrival);
		importing->problems += arrival->draft.problem_count;
	}
	return true;
}

/* The reporting body, where one is named, is one of the catalogue's. */
static bool check_reporter(
	const struct call *call, const struct catalogue *catalogue, struct error *err)
{
	const char *reporter = call_value(call, "--reporter");

	return reporter == NULL || catalogue_reporter(catalogue, reporter) != NULL ||
		error_set(err, ERROR_REFUSED, "reporter.none", "%s", reporter);
}

static bool store_files(struct importing *importing, struct office *office, struct error *err)
{
	const struct call *call = importing->call;
	const char *reporter = call_value(call, "--reporter");
	struct batch *batches = arena_new(call->arena, importing->count, sizeof *batches);

	for (size_t i = 0; i < importing->count; i++) {
		const struct arrival *arrival = &importing->arrivals[i];
		char *copy = arena_copy(call->arena, arrival->name, strlen(arrival->name));

		batches[i] = (struct batch){
			.reporter = reporter == NULL ? "" : reporter,
			.name = basename(copy),
			.mapping = mapping_text(&importing->mapping, call->arena),
			.bytes = arrival->bytes,
			.entries = arrival->draft.entries,
			.count = arrival->draft.count,
			.reason = call_value(call, "--reason"),
			.key = call_value(call, "--key") == NULL
				? NULL
				: arena_format(call->arena, "%s %zu", call_value(call, "--key"), i),
		};
	}
	return submission_add(
		office, batches, importing->count, call->actor, importing->receipts, err);
}

static const char *counted(const struct call *call, size_t count)
{
	return arena_format(call->arena, "%zu", count);
}

static void say_problems(
	const struct importing *importing, const struct arrival *arrival, struct text *ret)
{
	const struct draft *draft = &arrival->draft;
	size_t kept = draft->problem_count < DRAFT_MAX_PROBLEMS ? draft->problem_count
								: DRAFT_MAX_PROBLEMS;

	for (size_t i = 0; i < kept; i++)
		problem_say(importing->call->words, arrival->name, &draft->problems[i], ret);
	if (kept < draft->problem_count) {
		words_say(importing->call->words, "say.more-problems", ret, "n",
			counted(importing->call, draft->problem_count - kept), NULL);
		text_addc(ret, '\n');
	}
}

static void say_receipt(const struct importing *importing, size_t i, struct text *ret)
{
	const struct call *call = importing->call;
	const struct receipt *receipt = &importing->receipts[i];
	const char *key = call_flag(call, "--dry-run") ? "say.readable"
		: receipt->submission == 0             ? "say.unchanged"
						       : "say.submitted";

	words_say(call->words, key, ret, "file", importing->arrivals[i].name, "submission",
		arena_format(call->arena, "%jd", (intmax_t)receipt->submission), "n",
		counted(call, importing->arrivals[i].draft.count), "added",
		counted(call, receipt->added), "corrected", counted(call, receipt->corrected),
		"unchanged", counted(call, receipt->unchanged), NULL);
	if (receipt->returned > 0) {
		text_addc(ret, ' ');
		words_say(call->words, "say.still-returned", ret, "n",
			counted(call, receipt->returned), NULL);
	}
	text_addc(ret, '\n');
}

static json_t *file_json(const struct importing *importing, size_t i)
{
	const struct arrival *arrival = &importing->arrivals[i];
	const struct receipt *receipt = &importing->receipts[i];
	const struct draft *draft = &arrival->draft;
	json_t *problems = json_array();

	for (size_t p = 0; p < draft->problem_count && p < DRAFT_MAX_PROBLEMS; p++)
		(void)json_array_append_new(
			problems, problem_json(importing->call->languages, &draft->problems[p]));
	return json_pack("{s:s,s:I,s:I,s:I,s:I,s:I,s:I,s:b,s:s,s:I,s:o}", "file", arrival->name,
		"rows", (json_int_t)draft->rows, "submission", (json_int_t)receipt->submission,
		"added", (json_int_t)receipt->added, "corrected", (json_int_t)receipt->corrected,
		"unchanged", (json_int_t)receipt->unchanged, "returned",
		(json_int_t)receipt->returned, "repeated", receipt->repeated, "sha256",
		receipt->sha256, "problem_count", (json_int_t)draft->problem_count, "problems",
		problems);
}

static bool report(const struct importing *importing, struct error *err)
{
	text_auto text = { 0 };
	json_auto_t *json = json_array();

	for (size_t i = 0; i < importing->count; i++) {
		(void)json_array_append_new(json, file_json(importing, i));
		if (importing->problems > 0)
			say_problems(importing, &importing->arrivals[i], &text);
		else
			say_receipt(importing, i, &text);
	}
	if (call_flag(importing->call, "--json"))
		return call_print_json(json, err);
	return call_print(&text, err);
}

bool command_import(const struct call *call, struct error *err)
{
	struct importing importing = { .call = call,
		.count = (size_t)call->options->argument_count };
	struct catalogue catalogue;

	importing.arrivals = arena_new(call->arena, importing.count, sizeof *importing.arrivals);
	importing.receipts = arena_new(call->arena, importing.count, sizeof *importing.receipts);
	if (!read_mapping(call, &importing.mapping, err))
		return false;
	{
		office_auto *office = office_open(call->data, err);

		if (office == NULL ||
			!office_catalogue_load(office, call->arena, &catalogue, err) ||
			!check_reporter(call, &catalogue, err) ||
			!read_files(&importing, &catalogue, err))
			return false;
		if (importing.problems == 0 && !call_flag(call, "--dry-run") &&
			!store_files(&importing, office, err))
			return false;
	}
	return report(&importing, err) &&
		(importing.problems == 0 ||
			error_set(
				err, ERROR_REFUSED, "import.problems", "%zu", importing.problems));
}
