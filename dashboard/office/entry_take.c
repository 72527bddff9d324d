/*
 * dashboard/office/entry_take.c - figures were typed on a page: they become a draft, or a draft's.
 *
 * A page has some of the rows; those of the draft that it does not have stay as they are. Where the
 * draft was changed meanwhile, what was typed becomes a draft of its own: nothing typed is lost.
 */
#include <string.h>

#include "base/file.h"
#include "dashboard/office/draft.h"
#include "dashboard/office/entry.h"
#include "dashboard/office/pages.h"
#include "dashboard/office/routes.h"
#include "store/office/evidence.h"

const char *const entry_fields[ENTRY_CELLS] = { "p", "n", "d", "v", "s", "e" };

bool entry_is_typed(struct visit *visit, const struct submission *submission, struct span bytes)
{
	return strcmp(submission->state, "draft") == 0 && visit->person != NULL &&
		strcmp(submission->submitted_by, visit->person->name) == 0 && entry_sheet_is(bytes);
}

bool entry_draft(struct visit *visit, struct submission *ret, struct entry_sheet *ret_sheet,
	struct error *err)
{
	struct span bytes;

	if (!visit_submission(visit, ret, err) ||
		!file_read(visit->arena, evidence_path(visit->arena, visit->dir, ret->evidence),
			UPLOAD_BODY, &bytes, err))
		return false;
	if (!entry_is_typed(visit, ret, bytes))
		return error_set(err, ERROR_REFUSED, "submission.state", "%jd (%s)",
			(intmax_t)ret->id, ret->state);
	return entry_sheet_read(visit->arena, bytes, ret_sheet, err);
}

const char *entry_wished(const struct visit *visit, const char *indicator, const char *period)
{
	const struct indicator *found = catalogue_indicator(visit->catalogue, indicator);
	struct period asked;
	const char *of = found == NULL ? ""
				       : arena_format(visit->arena, "&indicator=%s", found->code);

	return period_parse(span_of(period), &asked)
		? arena_format(visit->arena, "%s&period=%s", of, asked.label)
		: of;
}

static const char *wished(const struct visit *visit)
{
	return entry_wished(visit, form_text(visit->form, "indicator", ""),
		form_text(visit->form, "period", ""));
}

/* The number at the end of a field's name, "row-12". */
static const char *number_of(const char *name, const char *before)
{
	size_t size = strlen(before);

	return strncmp(name, before, size) == 0 ? name + size : NULL;
}

static const char *cell_of(const struct visit *visit, enum entry_cell cell, const char *number)
{
	return form_text(
		visit->form, arena_format(visit->arena, "%s-%s", entry_fields[cell], number), "");
}

/* "3|indicator|method|place|breakdown": the group whose period it has, and its codes. */
static bool read_codes(
	const struct visit *visit, const char *text, const char **ret_group, struct typed_row *ret)
{
	const char *parts[1 + ENTRY_CODES];

	for (size_t i = 0; i < COUNT(parts); i++) {
		/* the breakdown is the last, and may hold bars */
		size_t size = i + 1 < COUNT(parts) ? strcspn(text, "|") : strlen(text);

		parts[i] = arena_copy(visit->arena, text, size);
		text += size;
		if (i + 1 < COUNT(parts) && *text++ != '|')
			return false;
	}
	*ret_group = parts[0];
	for (size_t i = 0; i < ENTRY_CODES; i++)
		ret->codes[i] = parts[1 + i];
	return true;
}

/* One period for all rows of an indicator and method. */
static void set_period(struct entry_sheet *sheet, const struct typed_row *like)
{
	for (size_t i = 0; i < sheet->count; i++)
		if (strcmp(sheet->rows[i].codes[0], like->codes[0]) == 0 &&
			strcmp(sheet->rows[i].codes[1], like->codes[1]) == 0)
			sheet->rows[i].cells[ENTRY_PERIOD] = like->cells[ENTRY_PERIOD];
}

/* Puts a row of the page in the place of the draft's. */
static bool put_row(const struct visit *visit, const char *number, const char *codes,
	struct entry_sheet *sheet, struct error *err)
{
	const char *group;
	struct typed_row row, *old;

	if (!read_codes(visit, codes, &group, &row))
		return error_set(err, ERROR_MISUSE, "form.syntax", "row-%s", number);
	for (enum entry_cell cell = 0; cell < ENTRY_CELLS; cell++) {
		row.cells[cell] = cell_of(visit, cell, cell == ENTRY_PERIOD ? group : number);
		if (strlen(row.cells[cell]) > ENTRY_SHEET_MAX_CELL)
			return error_set(err, ERROR_MISUSE, "form.limit", "%d", FORM_MAX_FIELDS);
	}
	set_period(sheet, &row);
	old = entry_sheet_find(sheet, row.codes);
	if (old != NULL) {
		*old = row;
		return true;
	}
	sheet->rows = arena_push(visit->arena, sheet->rows, sheet->count, sizeof *sheet->rows);
	sheet->rows[sheet->count++] = row;
	return true;
}

static bool put_rows(const struct visit *visit, struct entry_sheet *sheet, struct error *err)
{
	size_t kept = 0;

	for (size_t i = 0; i < visit->form->count; i++) {
		const struct form_field *field = &visit->form->fields[i];
		const char *number = number_of(field->name, "row-");

		if (number != NULL && field->file_name == NULL &&
			!put_row(visit, number, field->value.data, sheet, err))
			return false;
	}
	for (size_t i = 0; i < sheet->count; i++)
		if (typed_row_says(&sheet->rows[i]))
			sheet->rows[kept++] = sheet->rows[i];
	sheet->count = kept;
	return true;
}

/* Keeps what was typed; `ret_apart` where the draft was not what it had been any more. */
static bool keep(struct visit *visit, const struct entry_sheet *sheet, const char *reporter,
	int64_t *ret, bool *ret_apart, struct error *err)
{
	const char *decimal = form_text(visit->form, "decimal", "");
	struct mapping mapping = { 0 };
	text_auto bytes = { 0 };
	struct batch batch = { .reporter = reporter,
		.name = words_get(visit->words, "office.entry.file-name"),
		.draft = visit->id,
		.version = visit_number(form_text(visit->form, "seen", "0")) };

	*ret_apart = false;
	if (*decimal != '\0' && !mapping_decimal(&mapping, decimal, err))
		return false;
	entry_sheet_write(sheet, &bytes);
	batch.bytes = text_span(&bytes);
	batch.mapping = mapping_text(&mapping, visit->arena);
	if (submission_draft(visit->office, &batch, visit->actor, ret, err))
		return true;
	*ret_apart = strcmp(err->key, "submission.conflict") == 0;
	batch.draft = 0;
	return *ret_apart && submission_draft(visit->office, &batch, visit->actor, ret, err);
}

/* Is it ready to be looked at as a whole? */
static bool is_ready(struct visit *visit, int64_t id, bool *ret, struct error *err)
{
	struct submission submission;
	struct kept_draft kept;

	visit->id = id;
	if (!visit_submission(visit, &submission, err) ||
		!draft_look(visit, &submission, &kept, err))
		return false;
	*ret = kept.arrival.draft.problem_count == 0;
	return true;
}

/* Where it goes on: to another page of the rows, to what will change, or to what is to be mended. */
static bool go_on(
	struct visit *visit, int64_t id, bool apart, struct visited *ret, struct error *err)
{
	const char *go = form_text(visit->form, "go", "save");
	const char *from = number_of(go, "from-");
	const char *done = apart ? "&done=entry-apart" : from == NULL ? "&done=entry-kept" : "";
	bool ready = false;

	if (strcmp(go, "check") == 0 && !is_ready(visit, id, &ready, err))
		return false;
	if (ready && !apart)
		ret->next = arena_format(visit->arena, "/submissions/%jd", (intmax_t)id);
	else if (strcmp(go, "check") == 0)
		ret->next = arena_format(visit->arena, "/submissions/%jd/entry%s", (intmax_t)id,
			apart ? "?done=entry-apart" : "");
	else
		ret->next = arena_format(visit->arena, "/submissions/%jd/entry?from=%jd%s%s",
			(intmax_t)id,
			(intmax_t)visit_number(
				from == NULL ? form_text(visit->form, "from", "1") : from),
			wished(visit), done);
	return true;
}

/* Another page before anything was typed: nothing to keep. */
static bool turns_page(const struct visit *visit, const char *reporter, struct visited *ret)
{
	const char *from = number_of(form_text(visit->form, "go", ""), "from-");

	if (from == NULL)
		return false;
	ret->next = arena_format(visit->arena, "/entry?reporter=%s%s&from=%jd", reporter,
		wished(visit), (intmax_t)visit_number(from));
	return true;
}

bool entry_take(struct visit *visit, struct visited *ret, struct error *err)
{
	const char *reporter = form_text(visit->form, "reporter", "");
	struct entry_sheet sheet = { NULL, 0 };
	struct submission draft;
	int64_t id;
	bool apart;

	if (visit_catalogue(visit, err) == NULL)
		return false;
	if (visit->id != 0) {
		if (!entry_draft(visit, &draft, &sheet, err))
			return false;
		reporter = draft.reporter;
	}
	if (catalogue_reporter(visit->catalogue, reporter) == NULL)
		return error_set(err, ERROR_REFUSED, "reporter.none", "%s", reporter);
	if (!put_rows(visit, &sheet, err))
		return false;
	if (sheet.count == 0 && visit->id == 0 && turns_page(visit, reporter, ret))
		return true;
	if (sheet.count == 0)
		return error_set(err, ERROR_REFUSED, "entry.nothing", "%s", reporter);
	return keep(visit, &sheet, reporter, &id, &apart, err) && go_on(visit, id, apart, ret, err);
}
