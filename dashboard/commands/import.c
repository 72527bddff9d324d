/*
 * dashboard/commands/import.c - import: files -> submissions.
 *
 * All files are read first; with any problem in any of them nothing is stored.
 */
#include <libgen.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "collector/encoding.h"
#include "collector/intake.h"
#include "dashboard/commands/annotating.h"
#include "dashboard/commands/errors.h"
#include "dashboard/commands/findings.h"
#include "dashboard/commands/progress.h"
#include "dashboard/commands/support.h"
#include "dashboard/commands/tickets.h"
#include "dashboard/view/stock.h"
#include "store/office/readings.h"

enum { MODE = 0644 }; /* of the file of --annotate */

/* What is told of one file besides what came of it. */
struct file {
	const char *name; /* its path, as text that can be shown */
	const char *sheet; /* that was read; "" for none */
	size_t marked; /* cells, in the file of --annotate */
	struct remark *remarks;
	size_t remark_count;
	struct tickets *tickets; /* that its figures were counted from; NULL: figures came */
};

struct importing {
	const struct call *call;
	const struct words *const *languages; /* of both, for JSON */
	struct mapping mapping;
	struct reader_options reading;
	struct file *files;
	struct arrival *arrivals; /* as many */
	size_t count;
	size_t problems, refused;
	const struct catalogue *catalogue;
	struct progress progress; /* of the file that is being read */
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
				!(a == 0 && tickets_asked(call)) &&
				!adders[a].add(ret, call->options->given[i].value, err))
				return false;
	return true;
}

/* How the files are to be read; what a file can get wrong is told later, with its place. */
static bool read_options(struct importing *importing, struct error *err)
{
	const struct call *call = importing->call;
	struct reader_options *ret = &importing->reading;

	ret->encoding = call_value(call, "--encoding");
	ret->sheet = call_value(call, "--sheet");
	ret->limits = &limits_local;
	ret->progress = progress_show;
	ret->context = &importing->progress;
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
	struct file *file;
	const struct arrival *arrival;
};

/* reader_tell: keeps what the reader remarks until the reader is closed. */
static void keep_remark(void *context, const char *key, size_t n, const char *detail)
{
	static const char *const of_forms[] = { "sheets", "hidden-sheets", "hidden-columns", NULL };
	struct remarking *remarking = context;
	struct file *file = remarking->file;

	if (remarking->arrival->draft.plan.form != COLUMN_NONE && text_index(of_forms, key) >= 0)
		return; /* a form of ours is made so */
	file->remarks = arena_push(
		remarking->arena, file->remarks, file->remark_count, sizeof *file->remarks);
	file->remarks[file->remark_count++] = (struct remark){ key,
		arena_format(remarking->arena, "%zu", n),
		arena_copy(remarking->arena, detail, strlen(detail)) };
}

/* intake_look: what only the open reader can say. */
static void look(void *context, size_t i, const struct reader *reader)
{
	struct importing *importing = context;
	struct arena *arena = importing->call->arena;
	struct remarking remarking = { arena, &importing->files[i], &importing->arrivals[i] };
	size_t blanks = importing->arrivals[i].draft.blanks;

	progress_end(&importing->progress);
	if (i + 1 < importing->count)
		importing->progress.name = importing->files[i + 1].name;
	reader_remarks(reader, keep_remark, &remarking);
	importing->files[i].sheet = arena_copy(
		arena, reader_sheet(reader), strlen(reader_sheet(reader)));
	if (blanks > 0)
		keep_remark(&remarking, "blank-rows", blanks, "");
}

static bool find_files(struct importing *importing, struct error *err)
{
	const struct call *call = importing->call;

	importing->arrivals = arena_new(call->arena, importing->count, sizeof *importing->arrivals);
	importing->files = arena_new(call->arena, importing->count, sizeof *importing->files);
	for (size_t i = 0; i < importing->count; i++) {
		const char *path = call->options->arguments[i];
		struct arrival *arrival = &importing->arrivals[i];

		importing->files[i].name = shown_name(call, path);
		importing->files[i].sheet = "";
		arrival->name = basename(arena_copy(
			call->arena, importing->files[i].name, strlen(importing->files[i].name)));
		if (!file_read(call->arena, path, DRAFT_MAX_BYTES, &arrival->bytes, err))
			return false;
	}
	importing->progress.name = importing->files[0].name;
	return true;
}

/* An export of tickets becomes a file of figures. */
static bool count_tickets(struct importing *importing, struct error *err)
{
	struct arrival *arrival = importing->arrivals;
	struct file *file = importing->files;
	struct remarking remarking = { importing->call->arena, file, arrival };

	if (!tickets_asked(importing->call))
		return true;
	file->tickets = arena_new(importing->call->arena, 1, sizeof *file->tickets);
	if (!tickets_take(importing->call, importing->catalogue, &importing->reading,
		    &importing->mapping, arrival, file->tickets, &file->sheet, keep_remark,
		    &remarking, err))
		return false;
	progress_end(&importing->progress);
	importing->problems = arrival->draft.problem_count;
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

static const char *or_nothing(const char *value)
{
	return value == NULL ? "" : value;
}

/* Reads, checks and stores the files, or tells why not. */
static bool take_files(struct importing *importing, struct office *office, struct error *err)
{
	const struct call *call = importing->call;
	const struct intake intake = { .office = office,
		.catalogue = importing->catalogue,
		.mapping = &importing->mapping,
		.reading = &importing->reading,
		.actor = call->actor,
		.reporter = or_nothing(call_value(call, "--reporter")),
		.reason = call_value(call, "--reason"),
		.key = call_value(call, "--key"),
		.explanation = or_nothing(call_value(call, "--explain")),
		.checks = call_flag(call, "--dry-run"),
		.fails = true,
		.look = look,
		.context = importing };
	bool taken;

	if (utf8_count(span_of(intake.explanation)) > FINDING_MAX_EXPLANATION)
		return error_set(err, ERROR_MISUSE, "option.wrong", "--explain");
	if (!intake_run(call->arena, &intake, importing->arrivals, importing->count, &taken, err))
		return false;
	for (size_t i = 0; i < importing->count; i++) {
		importing->problems += importing->arrivals[i].draft.problem_count;
		importing->refused += importing->arrivals[i].checked.refused;
	}
	return !taken || remember(importing, office, err);
}

static const char *counted(const struct call *call, size_t count)
{
	return arena_format(call->arena, "%zu", count);
}

static void say_problems(const struct importing *importing, size_t file, struct text *ret)
{
	const struct draft *draft = &importing->arrivals[file].draft;
	size_t kept = draft->problem_count < DRAFT_MAX_PROBLEMS ? draft->problem_count
								: DRAFT_MAX_PROBLEMS;

	for (size_t i = 0; i < kept; i++)
		problem_say(importing->call->words, importing->files[file].name,
			&draft->problems[i], ret);
	if (kept < draft->problem_count) {
		words_say(importing->call->words, "say.more-problems", ret, "n",
			counted(importing->call, draft->problem_count - kept), NULL);
		text_addc(ret, '\n');
	}
}

/* What is kept of a finding, before it is. */
static struct kept_finding shown_finding(const struct importing *importing, size_t file,
	const struct finding *finding, const char **ret_header)
{
	const struct arrival *arrival = &importing->arrivals[file];
	int field = finding->entry->field;
	struct kept_finding shown;

	*ret_header = field > 0 && (size_t)field <= arrival->draft.header_count
		? arrival->draft.headers[field - 1]
		: "";
	shown = finding_shown(
		importing->call->arena, importing->catalogue, finding, importing->call->actor);
	shown.file = importing->files[file].tickets == NULL
		? importing->files[file].name
		: arena_format(importing->call->arena, "%s" TICKETS_FIGURES,
			  importing->files[file].name);
	return shown;
}

static void say_findings(const struct importing *importing, size_t file, struct text *ret)
{
	const struct call *call = importing->call;
	const struct checked *checked = &importing->arrivals[file].checked;
	size_t open = checked->more;

	for (size_t i = 0; i < checked->finding_count; i++) {
		const char *header;
		struct kept_finding shown = shown_finding(
			importing, file, &checked->findings[i], &header);

		open += *shown.explanation == '\0';
		finding_say(call->words, call->lang, &shown, header, ret);
	}
	if (checked->more > 0) {
		words_say(call->words, "say.more-findings", ret, "n", counted(call, checked->more),
			NULL);
		text_addc(ret, '\n');
	}
	if (open > 0) {
		words_say(call->words, "say.open-findings", ret, "file",
			importing->files[file].name, "n", counted(call, open), NULL);
		text_addc(ret, '\n');
	}
}

/* The file back with its marks, where that was asked for. */
static bool annotate_file(const struct importing *importing, struct error *err)
{
	struct arena *arena = importing->call->arena;
	const struct arrival *arrival = importing->arrivals;
	struct file *file = importing->files;
	size_t count = arrival->checked.finding_count;
	struct kept_finding *findings = arena_new(arena, count + 1, sizeof *findings);
	text_auto book = { 0 };
	const char *header;

	if (call_value(importing->call, "--annotate") == NULL)
		return true;
	for (size_t i = 0; i < count; i++)
		findings[i] = shown_finding(importing, 0, &arrival->checked.findings[i], &header);
	return annotating_make(arena, importing->call->words,
		       &(struct annotated){ arrival->bytes, &importing->reading, file->sheet,
			       &arrival->draft, findings, count },
		       &file->marked, &book, err) &&
		(file->marked == 0 ||
			file_write(call_value(importing->call, "--annotate"), text_span(&book),
				MODE, err));
}

static json_t *findings_json(const struct importing *importing, size_t file)
{
	const struct checked *checked = &importing->arrivals[file].checked;
	json_t *list = json_array();

	for (size_t i = 0; i < checked->finding_count; i++) {
		const char *header;
		struct kept_finding shown = shown_finding(
			importing, file, &checked->findings[i], &header);

		(void)json_array_append_new(list, finding_json(&shown, header));
	}
	return list;
}

/* A column that was taken for something, and why. */
struct taken {
	int column;
	const char *field, *why;
};

static void add_taken(struct arena *arena, struct taken **list, size_t *count, int column,
	const char *field, enum column_why why)
{
	if (column == COLUMN_NONE)
		return;
	*list = arena_push(arena, *list, *count, sizeof **list);
	(*list)[(*count)++] = (struct taken){ column, field, column_whys[why] };
}

static struct taken *taken_of(const struct importing *importing, size_t i, size_t *ret_count)
{
	struct arena *arena = importing->call->arena;
	const struct tickets *tickets = importing->files[i].tickets;
	const struct draft *draft = &importing->arrivals[i].draft;
	const struct columns *plan = &draft->plan;
	struct taken *list = NULL;

	*ret_count = 0;
	for (size_t t = 0; tickets != NULL && t < TICKET_FIELDS; t++)
		add_taken(arena, &list, ret_count, tickets->columns.of[t], ticket_fields[t],
			tickets->columns.why[t]);
	for (enum field field = 0;
		tickets == NULL && draft->header_count > 0 && field < FIELD_COUNT; field++) {
		if (plan->across != field)
			add_taken(arena, &list, ret_count, plan->of[field], mapping_fields[field],
				plan->why[field]);
		for (size_t a = 0; plan->across == field && a < plan->across_count; a++)
			add_taken(arena, &list, ret_count, plan->across_columns[a],
				mapping_fields[field], plan->why[field]);
	}
	return list;
}

static const char *header_of(const struct importing *importing, size_t i, int column)
{
	const struct tickets *tickets = importing->files[i].tickets;

	return tickets != NULL ? tickets->headers[column]
			       : importing->arrivals[i].draft.headers[column];
}

/* Says which column was taken for what, where that was not plain. */
static void say_columns(const struct importing *importing, size_t file, struct text *ret)
{
	const struct call *call = importing->call;
	size_t count;
	const struct taken *list = taken_of(importing, file, &count);

	if (importing->files[file].tickets == NULL && !importing->arrivals[file].draft.plan.people)
		return;
	for (size_t i = 0; i < count; i++) {
		words_say(call->words, arena_format(call->arena, "say.column.%s", list[i].why), ret,
			"file", importing->files[file].name, "column",
			counted(call, (size_t)list[i].column + 1), "header",
			header_of(importing, file, list[i].column), "field", list[i].field, NULL);
		text_addc(ret, '\n');
	}
}

static json_t *columns_json(const struct importing *importing, size_t file)
{
	json_t *json = json_array();
	size_t count;
	const struct taken *list = taken_of(importing, file, &count);

	for (size_t i = 0; i < count; i++)
		(void)json_array_append_new(json,
			json_pack("{s:i,s:s,s:s,s:s}", "column", list[i].column + 1, "header",
				header_of(importing, file, list[i].column), "field", list[i].field,
				"why", list[i].why));
	return json;
}

static void say_remarks(
	const struct importing *importing, const struct file *file, struct text *ret)
{
	for (size_t i = 0; i < file->remark_count; i++)
		remark_say(importing->call->words, file->name, &file->remarks[i], ret);
}

static void say_receipt(const struct importing *importing, size_t i, struct text *ret)
{
	const struct call *call = importing->call;
	const struct receipt *receipt = &importing->arrivals[i].receipt;
	const char *key = call_flag(call, "--dry-run") ? "say.readable"
		: receipt->submission == 0             ? "say.unchanged"
						       : "say.submitted";

	words_say(call->words, key, ret, "file", importing->files[i].name, "submission",
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
	if (importing->arrivals[i].draft.computed == 0)
		return;
	words_say(call->words, "say.computed", ret, "file", importing->files[i].name, "n",
		counted(call, importing->arrivals[i].draft.computed), NULL);
	text_addc(ret, '\n');
}

static json_t *file_json(const struct importing *importing, size_t i)
{
	const struct file *file = &importing->files[i];
	const struct receipt *receipt = &importing->arrivals[i].receipt;
	const struct draft *draft = &importing->arrivals[i].draft;
	json_t *problems = json_array(), *remarks = json_array();

	for (size_t r = 0; r < file->remark_count; r++)
		(void)json_array_append_new(
			remarks, remark_json(importing->languages, &file->remarks[r]));
	for (size_t p = 0; p < draft->problem_count && p < DRAFT_MAX_PROBLEMS; p++)
		(void)json_array_append_new(
			problems, problem_json(importing->languages, &draft->problems[p]));
	return json_pack("{s:s,s:I,s:I,s:I,s:I,s:I,s:I,s:I,s:b,s:s,s:I,s:o,s:o,s:o,s:o}", "file",
		file->name, "rows", (json_int_t)draft->rows, "computed",
		(json_int_t)draft->computed, "submission", (json_int_t)receipt->submission, "added",
		(json_int_t)receipt->added, "corrected", (json_int_t)receipt->corrected,
		"unchanged", (json_int_t)receipt->unchanged, "returned",
		(json_int_t)receipt->returned, "repeated", receipt->repeated, "sha256",
		receipt->sha256, "problem_count", (json_int_t)draft->problem_count, "problems",
		problems, "findings", findings_json(importing, i), "columns",
		columns_json(importing, i), "remarks", remarks);
}

static bool report(const struct importing *importing, struct error *err)
{
	text_auto text = { 0 };
	json_auto_t *json = json_array();

	for (size_t i = 0; i < importing->count; i++) {
		(void)json_array_append_new(json, file_json(importing, i));
		if (call_flag(importing->call, "--dry-run"))
			say_columns(importing, i, &text);
		say_remarks(importing, &importing->files[i], &text);
		if (importing->problems > 0)
			say_problems(importing, i, &text);
		else
			say_findings(importing, i, &text);
		if (importing->problems + importing->refused == 0)
			say_receipt(importing, i, &text);
		if (importing->files[i].marked > 0) {
			words_say(importing->call->words, "say.annotated", &text, "file",
				call_value(importing->call, "--annotate"), "n",
				counted(importing->call, importing->files[i].marked), NULL);
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
		.languages = (const struct words *const *)call->loaded,
		.count = (size_t)call->options->argument_count };
	struct catalogue catalogue;

	if (call_value(call, "--annotate") != NULL && importing.count > 1)
		return error_set(err, ERROR_MISUSE, "import.annotate", "%zu", importing.count);
	if (tickets_asked(call) && importing.count > 1)
		return error_set(err, ERROR_MISUSE, "tickets.files", "%zu", importing.count);
	if (!stock_load_words(call->loaded, LANG_VI, err) ||
		!stock_load_words(call->loaded, LANG_EN, err) ||
		!read_mapping(call, &importing.mapping, err) || !read_options(&importing, err))
		return false;
	{
		office_auto *office = office_open(call->data, err);

		if (office == NULL ||
			!office_catalogue_load(office, call->arena, &catalogue, err) ||
			!check_reporter(call, &catalogue, err) ||
			!recall(&importing, office, err) || !find_files(&importing, err))
			return false;
		importing.catalogue = &catalogue;
		if (!count_tickets(&importing, err) ||
			(importing.problems == 0 && !take_files(&importing, office, err)))
			return false;
	}
	if (!annotate_file(&importing, err) || !report(&importing, err))
		return false;
	if (importing.problems > 0)
		return error_set(err, ERROR_REFUSED, "import.problems", "%zu", importing.problems);
	return importing.refused == 0 ||
		error_set(err, ERROR_REFUSED, "import.blocked", "%zu", importing.refused);
}
