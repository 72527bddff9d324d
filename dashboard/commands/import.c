/*
 * dashboard/commands/import.c - import: files -> submissions.
 *
 * All files are read first; with any problem in any of them nothing is stored.
 */
#include <libgen.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "collector/checking.h"
#include "collector/draft.h"
#include "collector/encoding.h"
#include "dashboard/commands/annotating.h"
#include "dashboard/commands/errors.h"
#include "dashboard/commands/findings.h"
#include "dashboard/commands/support.h"
#include "store/office/readings.h"
#include "store/office/take.h"

/* One file on its way in. */
struct arrival {
	const char *path;
	const char *name; /* the same as text that can be shown */
	struct span bytes;
	const char *reason; /* that stands in it; "" for none */
	struct draft draft;
	const struct checked *checked; /* NULL: not looked at */
	const char *sheet; /* that was read; "" for none */
	size_t marked; /* cells, in the file of --annotate */
	struct remark *remarks;
	size_t remark_count;
};

struct importing {
	const struct call *call;
	struct mapping mapping;
	struct reader_options reading;
	struct arrival *arrivals;
	struct receipt *receipts;
	size_t count;
	size_t problems, refused;
	const struct catalogue *catalogue;
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
		{ "--decimal", mapping_decimal },
		{ "--empty", mapping_empty },
	};

	for (int i = 0; i < call->options->given_count; i++)
		for (size_t a = 0; a < COUNT(adders); a++)
			if (strcmp(call->options->given[i].name, adders[a].name) == 0 &&
				!adders[a].add(ret, call->options->given[i].value, err))
				return false;
	return true;
}

/* How the files are to be read; what a file can get wrong is told later, with its place. */
static bool read_options(const struct call *call, struct reader_options *ret, struct error *err)
{
	ret->encoding = call_value(call, "--encoding");
	ret->sheet = call_value(call, "--sheet");
	ret->limits = &limits_local;
	return ret->encoding == NULL || text_index(encoding_names, ret->encoding) >= 0 ||
		error_set(err, ERROR_MISUSE, "encoding.unknown", "%s", ret->encoding);
}

static const char *shown_name(const struct call *call, const char *path)
{
	text_auto name = { 0 };

	utf8_mend(span_of(path), &name);
	return arena_copy(call->arena, text_z(&name), name.size);
}

struct remarking {
	struct arena *arena;
	struct arrival *arrival;
};

/* reader_tell: keeps what the reader remarks until the reader is closed. */
static void keep_remark(void *context, const char *key, size_t n, const char *detail)
{
	static const char *const of_forms[] = { "sheets", "hidden-sheets", "hidden-columns", NULL };
	struct remarking *remarking = context;
	struct arrival *arrival = remarking->arrival;

	if (arrival->draft.plan.form != COLUMN_NONE && text_index(of_forms, key) >= 0)
		return; /* a form of ours is made so */
	arrival->remarks = arena_push(remarking->arena, arrival->remarks, arrival->remark_count,
		sizeof *arrival->remarks);
	arrival->remarks[arrival->remark_count++] = (struct remark){ key,
		arena_format(remarking->arena, "%zu", n),
		arena_copy(remarking->arena, detail, strlen(detail)) };
}

static void read_draft(
	struct importing *importing, const struct catalogue *catalogue, struct arrival *arrival)
{
	struct arena *arena = importing->call->arena;
	reader_auto *reader = reader_open(arena, arrival->bytes, &importing->reading);
	struct remarking remarking = { arena, arrival };
	text_auto reason = { 0 };

	reader_reason(reader, &reason);
	arrival->reason = arena_copy(arena, text_z(&reason), reason.size);
	draft_read(arena, catalogue, reader, &importing->mapping, &arrival->draft);
	reader_remarks(reader, keep_remark, &remarking);
	arrival->sheet = arena_copy(arena, reader_sheet(reader), strlen(reader_sheet(reader)));
	if (arrival->draft.blanks > 0)
		keep_remark(&remarking, "blank-rows", arrival->draft.blanks, "");
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

/* What the reporter answered about files before this one. */
static bool recall(struct importing *importing, struct office *office, struct error *err)
{
	const char *reporter = call_value(importing->call, "--reporter"), *answers = "";

	if (reporter != NULL &&
		!reading_recall(office, importing->call->arena, reporter, &answers, err))
		return false;
	mapping_recall(&importing->mapping, importing->call->arena, answers);
	return true;
}

static bool remember(const struct importing *importing, struct office *office, struct error *err)
{
	const struct call *call = importing->call;
	const char *reporter = call_value(call, "--reporter");
	const char *answers = mapping_answers(&importing->mapping, call->arena);

	return reporter == NULL || *answers == '\0' ||
		reading_remember(office, reporter, answers, call->actor, err);
}

/* Looks at the figures of all files beside what the office knows. */
static bool check_files(struct importing *importing, struct office *office, struct error *err)
{
	const struct call *call = importing->call;
	const char *explanation = call_value(call, "--explain");
	struct checked *files = arena_new(call->arena, importing->count, sizeof *files);

	if (explanation != NULL && utf8_count(span_of(explanation)) > FINDING_MAX_EXPLANATION)
		return error_set(err, ERROR_MISUSE, "option.wrong", "--explain");
	for (size_t i = 0; i < importing->count; i++) {
		files[i] = (struct checked){ .entries = importing->arrivals[i].draft.entries,
			.count = importing->arrivals[i].draft.count };
		importing->arrivals[i].checked = &files[i];
	}
	if (!checking_run(call->arena, office, importing->catalogue,
		    explanation == NULL ? "" : explanation, files, importing->count, err))
		return false;
	for (size_t i = 0; i < importing->count; i++)
		importing->refused += files[i].refused;
	return true;
}

/* What is sent, but for the findings. */
static struct batch *batches_of(const struct importing *importing)
{
	const struct call *call = importing->call;
	const char *reporter = call_value(call, "--reporter");
	const char *reason = call_value(call, "--reason");
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
			.reason = reason == NULL ? arrival->reason : reason,
			.key = call_value(call, "--key") == NULL
				? NULL
				: arena_format(call->arena, "%s %zu", call_value(call, "--key"), i),
		};
	}
	return batches;
}

/* Checks the files and stores them, unless they were sent before under their key. */
static bool take_files(struct importing *importing, struct office *office, struct error *err)
{
	const struct call *call = importing->call;
	struct batch *batches = batches_of(importing);
	bool dry = call_flag(call, "--dry-run"), again = false;

	if (!dry &&
		!submission_recall(office, batches, importing->count, call->actor,
			importing->receipts, &again, err))
		return false;
	if (again)
		return true;
	if (!check_files(importing, office, err))
		return false;
	for (size_t i = 0; i < importing->count; i++) {
		batches[i].findings = importing->arrivals[i].checked->findings;
		batches[i].finding_count = importing->arrivals[i].checked->finding_count;
	}
	return dry || importing->refused > 0 ||
		(submission_add(office, batches, importing->count, call->actor, importing->receipts,
			 err) &&
			remember(importing, office, err));
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

/* What is kept of a finding, before it is. */
static struct kept_finding shown_finding(const struct importing *importing,
	const struct arrival *arrival, const struct finding *finding, const char **ret_header)
{
	int field = finding->entry->field;
	struct kept_finding shown;

	*ret_header = field > 0 && (size_t)field <= arrival->draft.header_count
		? arrival->draft.headers[field - 1]
		: "";
	shown = finding_shown(
		importing->call->arena, importing->catalogue, finding, importing->call->actor);
	shown.file = arrival->name;
	return shown;
}

static void say_findings(
	const struct importing *importing, const struct arrival *arrival, struct text *ret)
{
	const struct call *call = importing->call;
	const struct checked *checked = arrival->checked;
	size_t open = checked == NULL ? 0 : checked->more;

	if (checked == NULL)
		return;
	for (size_t i = 0; i < checked->finding_count; i++) {
		const char *header;
		struct kept_finding shown = shown_finding(
			importing, arrival, &checked->findings[i], &header);

		open += *shown.explanation == '\0';
		finding_say(call->words, call->lang, &shown, header, ret);
	}
	if (checked->more > 0) {
		words_say(call->words, "say.more-findings", ret, "n", counted(call, checked->more),
			NULL);
		text_addc(ret, '\n');
	}
	if (open > 0) {
		words_say(call->words, "say.open-findings", ret, "file", arrival->name, "n",
			counted(call, open), NULL);
		text_addc(ret, '\n');
	}
}

/* The file back with its marks, where that was asked for. */
static bool annotate_file(const struct importing *importing, struct error *err)
{
	struct arena *arena = importing->call->arena;
	struct arrival *arrival = importing->arrivals;
	size_t count = arrival->checked == NULL ? 0 : arrival->checked->finding_count;
	struct kept_finding *findings = arena_new(arena, count + 1, sizeof *findings);
	const char *header;

	if (call_value(importing->call, "--annotate") == NULL)
		return true;
	for (size_t i = 0; i < count; i++)
		findings[i] = shown_finding(
			importing, arrival, &arrival->checked->findings[i], &header);
	return annotating_write(importing->call,
		&(struct annotated){ arrival->bytes, &importing->reading, arrival->sheet,
			&arrival->draft, findings, count },
		&arrival->marked, err);
}

static json_t *findings_json(const struct importing *importing, const struct arrival *arrival)
{
	json_t *list = json_array();

	for (size_t i = 0; arrival->checked != NULL && i < arrival->checked->finding_count; i++) {
		const char *header;
		struct kept_finding shown = shown_finding(
			importing, arrival, &arrival->checked->findings[i], &header);

		(void)json_array_append_new(list, finding_json(&shown, header));
	}
	return list;
}

/* Says which column was taken for what, where that was not plain. */
static void say_columns(
	const struct importing *importing, const struct arrival *arrival, struct text *ret)
{
	const struct call *call = importing->call;
	const struct columns *plan = &arrival->draft.plan;

	for (enum field field = 0; field < FIELD_COUNT && plan->people; field++) {
		bool across = plan->across == field;
		size_t count = across ? plan->across_count : plan->of[field] != COLUMN_NONE;

		for (size_t i = 0; i < count; i++) {
			int column = across ? plan->across_columns[i] : plan->of[field];

			words_say(call->words,
				arena_format(call->arena, "say.column.%s",
					column_whys[plan->why[field]]),
				ret, "file", arrival->name, "column",
				counted(call, (size_t)column + 1), "header",
				arrival->draft.headers[column], "field", mapping_fields[field],
				NULL);
			text_addc(ret, '\n');
		}
	}
}

static json_t *columns_json(const struct draft *draft)
{
	json_t *list = json_array();

	for (enum field field = 0; field < FIELD_COUNT && draft->header_count > 0; field++) {
		bool across = draft->plan.across == field;
		size_t count = across ? draft->plan.across_count
				      : draft->plan.of[field] != COLUMN_NONE;

		for (size_t i = 0; i < count; i++) {
			int column = across ? draft->plan.across_columns[i] : draft->plan.of[field];

			(void)json_array_append_new(list,
				json_pack("{s:i,s:s,s:s,s:s}", "column", column + 1, "header",
					draft->headers[column], "field", mapping_fields[field],
					"why", column_whys[draft->plan.why[field]]));
		}
	}
	return list;
}

static void say_remarks(
	const struct importing *importing, const struct arrival *arrival, struct text *ret)
{
	for (size_t i = 0; i < arrival->remark_count; i++)
		remark_say(importing->call->words, arrival->name, &arrival->remarks[i], ret);
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
	json_t *problems = json_array(), *remarks = json_array();

	for (size_t r = 0; r < arrival->remark_count; r++)
		(void)json_array_append_new(
			remarks, remark_json(importing->call->languages, &arrival->remarks[r]));
	for (size_t p = 0; p < draft->problem_count && p < DRAFT_MAX_PROBLEMS; p++)
		(void)json_array_append_new(
			problems, problem_json(importing->call->languages, &draft->problems[p]));
	return json_pack("{s:s,s:I,s:I,s:I,s:I,s:I,s:I,s:b,s:s,s:I,s:o,s:o,s:o,s:o}", "file",
		arrival->name, "rows", (json_int_t)draft->rows, "submission",
		(json_int_t)receipt->submission, "added", (json_int_t)receipt->added, "corrected",
		(json_int_t)receipt->corrected, "unchanged", (json_int_t)receipt->unchanged,
		"returned", (json_int_t)receipt->returned, "repeated", receipt->repeated, "sha256",
		receipt->sha256, "problem_count", (json_int_t)draft->problem_count, "problems",
		problems, "findings", findings_json(importing, arrival), "columns",
		columns_json(draft), "remarks", remarks);
}

static bool report(const struct importing *importing, struct error *err)
{
	text_auto text = { 0 };
	json_auto_t *json = json_array();

	for (size_t i = 0; i < importing->count; i++) {
		(void)json_array_append_new(json, file_json(importing, i));
		if (call_flag(importing->call, "--dry-run"))
			say_columns(importing, &importing->arrivals[i], &text);
		say_remarks(importing, &importing->arrivals[i], &text);
		if (importing->problems > 0)
			say_problems(importing, &importing->arrivals[i], &text);
		else
			say_findings(importing, &importing->arrivals[i], &text);
		if (importing->problems + importing->refused == 0)
			say_receipt(importing, i, &text);
		if (importing->arrivals[i].marked > 0) {
			words_say(importing->call->words, "say.annotated", &text, "file",
				call_value(importing->call, "--annotate"), "n",
				counted(importing->call, importing->arrivals[i].marked), NULL);
			text_addc(&text, '\n');
		}
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
	if (call_value(call, "--annotate") != NULL && importing.count > 1)
		return error_set(err, ERROR_MISUSE, "import.annotate", "%zu", importing.count);
	if (!read_mapping(call, &importing.mapping, err) ||
		!read_options(call, &importing.reading, err))
		return false;
	{
		office_auto *office = office_open(call->data, err);

		if (office == NULL ||
			!office_catalogue_load(office, call->arena, &catalogue, err) ||
			!check_reporter(call, &catalogue, err) ||
			!recall(&importing, office, err) ||
			!read_files(&importing, &catalogue, err))
			return false;
		importing.catalogue = &catalogue;
		if (importing.problems == 0 && !take_files(&importing, office, err))
			return false;
	}
	if (!annotate_file(&importing, err) || !report(&importing, err))
		return false;
	if (importing.problems > 0)
		return error_set(err, ERROR_REFUSED, "import.problems", "%zu", importing.problems);
	return importing.refused == 0 ||
		error_set(err, ERROR_REFUSED, "import.blocked", "%zu", importing.refused);
}
