/* dashboard/office/entry.c - the form on a page where a reporter types figures: see entry.h. */
#include "dashboard/office/entry.h"

#include <string.h>

#include "collector/periods_people.h"
#include "dashboard/commands/errors.h"
#include "dashboard/office/draft.h"
#include "dashboard/office/owed.h"
#include "dashboard/office/pages.h"
#include "dashboard/office/shell.h"
#include "dashboard/view/tell.h"
#include "indicators/format.h"

enum { TOLD_MAX = 20 /* faults told at the top; the others stand at their fields alone */ };

/* Rows that stand together: one indicator by one method, asked for one period. */
struct group {
	size_t first, count;
	const struct typed_row *typed; /* any of its rows, for the period; NULL: none */
};

/* A problem, at its field: "v-12", or "p-3" of the third group. */
struct fault {
	const struct problem *problem;
	const char *field; /* "" for none */
	size_t row; /* form.count for none */
};

struct entering {
	struct visit *visit;
	struct submission draft; /* id 0: nothing was kept yet */
	struct kept_draft kept;
	struct mapping mapping; /* what was said of the draft: the decimal mark */
	struct entry_sheet sheet;
	struct entry_form form;
	const char *(*codes)[ENTRY_CODES]; /* of the form's rows */
	const struct typed_row **typed; /* of the form's rows; NULL: nothing */
	struct group *groups;
	size_t group_count;
	struct fault *faults;
	size_t fault_count;
	const char *indicator, *period; /* wished for, as code and label; "" for any */
	size_t from, until; /* rows shown */
	bool asks_mark; /* a number could be read in two ways */
};

static bool same_group(const struct entry_form_row *a, const struct entry_form_row *b)
{
	return a->method == b->method && a->asked == b->asked;
}

static void find_codes(struct entering *self)
{
	struct arena *arena = self->visit->arena;

	self->codes = arena_new(arena, self->form.count, sizeof *self->codes);
	self->typed = arena_new(arena, self->form.count, sizeof(struct typed_row *));
	for (size_t i = 0; i < self->form.count; i++) {
		const struct entry_form_row *row = &self->form.rows[i];
		const char **codes = self->codes[i];

		codes[0] = row->indicator->code;
		codes[1] = row->method->code;
		codes[2] = arena_format(arena, "%s@%s", row->place->code, row->place->valid_from);
		codes[3] = row->breakdown;
		self->typed[i] = entry_sheet_find(&self->sheet, codes);
	}
}

static void find_groups(struct entering *self)
{
	for (size_t i = 0; i < self->form.count; i++) {
		struct group *group;

		if (i == 0 || !same_group(&self->form.rows[i - 1], &self->form.rows[i])) {
			self->groups = arena_push(self->visit->arena, self->groups,
				self->group_count, sizeof *self->groups);
			self->groups[self->group_count++] = (struct group){ .first = i };
		}
		group = &self->groups[self->group_count - 1];
		group->count++;
		group->typed = self->typed[i] == NULL ? group->typed : self->typed[i];
	}
}

/* The row of the form that was typed as this one; `form.count` where it has none. */
static size_t row_of(const struct entering *self, const struct typed_row *typed)
{
	size_t row = 0;

	while (row < self->form.count && (typed == NULL || self->typed[row] != typed))
		row++;
	return row;
}

static size_t group_of(const struct entering *self, size_t row)
{
	size_t group = 0;

	while (row >= self->groups[group].first + self->groups[group].count)
		group++;
	return group;
}

static void find_faults(struct entering *self)
{
	const struct draft *draft = &self->kept.arrival.draft;
	const size_t count = draft->problem_count;

	if (self->draft.id == 0)
		return;
	self->fault_count = count < DRAFT_MAX_PROBLEMS ? count : DRAFT_MAX_PROBLEMS;
	self->faults = arena_new(self->visit->arena, self->fault_count + 1, sizeof *self->faults);
	for (size_t i = 0; i < self->fault_count; i++) {
		enum entry_cell cell = ENTRY_VALUE;
		size_t row = row_of(self, entry_sheet_at(&self->sheet, &draft->problems[i], &cell));

		self->faults[i] = (struct fault){ &draft->problems[i], "", row };
		if (row < self->form.count)
			self->faults[i].field = arena_format(self->visit->arena, "%s-%zu",
				entry_fields[cell],
				cell == ENTRY_PERIOD ? group_of(self, row) : row);
	}
}

static json_t *fault_model(const struct visit *visit, const struct problem *problem)
{
	text_auto why = { 0 }, mend = { 0 };

	problem_say_half(visit->words, problem, "why", &why);
	problem_say_half(visit->words, problem, "mend", &mend);
	return json_pack("{s:s,s:s}", "why", text_z(&why), "mend", text_z(&mend));
}

/* Why a field is wrong; null where nothing is. */
static json_t *fault_of(const struct entering *self, const char *field)
{
	for (size_t i = 0; i < self->fault_count; i++)
		if (strcmp(self->faults[i].field, field) == 0)
			return fault_model(self->visit, self->faults[i].problem);
	return json_null();
}

/* Faults are told of drafts alone. */
static const char *page_url_of(const struct entering *self, size_t row)
{
	const struct visit *visit = self->visit;
	const size_t from = row - row % ENTRY_PAGE + 1;

	return visit_url(visit,
		arena_format(visit->arena, "/submissions/%jd/entry?from=%zu%s",
			(intmax_t)self->draft.id, from,
			entry_wished(visit, self->indicator, self->period)));
}

/* All that is wrong, at the top: what, and where it leads to. */
static json_t *faults_model(const struct entering *self)
{
	const struct visit *visit = self->visit;
	const char *last = "";
	json_t *rows;

	if (self->fault_count == 0)
		return json_null();
	rows = json_array();
	for (size_t i = 0; i < self->fault_count && json_array_size(rows) < TOLD_MAX; i++) {
		const struct fault *each = &self->faults[i];
		const bool placed = *each->field != '\0';
		json_t *model;

		if (*each->field == 'p' && strcmp(each->field, last) == 0)
			continue; /* one field, and as many rows as it is for */
		last = each->field;
		model = fault_model(visit, each->problem);
		(void)json_object_set_new(model, "url",
			!placed ? json_null()
				: json_string(arena_format(visit->arena, "%s#%s",
					  page_url_of(self, each->row), each->field)));
		(void)json_object_set_new(model, "about",
			!placed ? json_null()
				: json_string(arena_format(visit->arena, "%s\u00A0· %s",
					  self->form.rows[each->row].indicator->name[visit->lang],
					  self->form.rows[each->row].place->name[visit->lang])));
		(void)json_array_append_new(rows, model);
	}
	return json_pack("{s:s,s:o}", "title",
		visit_count(visit, "office.draft.problems",
			(int64_t)self->kept.arrival.draft.problem_count),
		"rows", rows);
}

static json_t *statuses(const struct visit *visit, const char *chosen)
{
	json_t *list = json_array();

	for (const char *letter = OBSERVATION_VALUED OBSERVATION_ABSENT; *letter != '\0'; letter++)
		(void)json_array_append_new(list,
			json_pack("{s:s#,s:s,s:b}", "code", letter, *letter == 'A' ? 0 : 1, "name",
				*letter == 'A' ? words_get(visit->words, "office.entry.usual")
					       : status_say(*letter, visit->lang),
				"chosen", *chosen == *letter));
	return list;
}

/* One field of a row, its heads, and why it is wrong. */
static json_t *cell_model(
	const struct entering *self, size_t group, enum entry_cell cell, size_t row)
{
	const char *name = entry_fields[cell];
	const char *id = arena_format(self->visit->arena, "%s-%zu", name, row);

	return json_pack("{s:s,s:s,s:s,s:o}", "id", id, "typed",
		self->typed[row] == NULL ? "" : self->typed[row]->cells[cell], "heads",
		arena_format(self->visit->arena, "%s-of-%zu of-%zu", name, group, row), "fault",
		fault_of(self, id));
}

/* { value, parts, period }: what was reported last; null for nothing. */
static json_t *last_model(const struct visit *visit, const struct entry_form_row *row)
{
	const struct observation *last = row->last;
	text_auto parts = { 0 };

	if (last == NULL)
		return json_null();
	if (last->parts) {
		format_number(last->numerator, visit->lang, &parts);
		text_addz(&parts, "\u00A0/ ");
		format_number(last->denominator, visit->lang, &parts);
	}
	return json_pack("{s:o,s:o,s:o}", "value",
		last->known ? tell_value(last->value, row->indicator, visit->lang)
			    : tell_text(status_say(last->status, visit->lang)),
		"parts", tell_text(text_z(&parts)), "period",
		tell_period(&last->period, visit->lang));
}

static json_t *row_model(const struct entering *self, size_t group, size_t i)
{
	const struct entry_form_row *row = &self->form.rows[i];
	const struct typed_row *typed = self->typed[i];
	const char *status = typed == NULL ? "" : typed->cells[ENTRY_STATUS];
	json_t *model = json_pack("{s:I,s:s,s:s,s:o,s:o,s:o}", "at", (json_int_t)i, "codes",
		arena_format(self->visit->arena, "%zu|%s|%s|%s|%s", group, self->codes[i][0],
			self->codes[i][1], self->codes[i][2], self->codes[i][3]),
		"place", row->place->name[self->visit->lang], "breakdown",
		tell_text(row->breakdown), "last", last_model(self->visit, row), "statuses",
		statuses(self->visit, *status == '\0' ? "A" : status));

	for (enum entry_cell cell = ENTRY_NUMERATOR; cell < ENTRY_CELLS; cell++)
		(void)json_object_set_new(
			model, entry_fields[cell], cell_model(self, group, cell, i));
	(void)json_object_set_new(model, "open",
		json_boolean(
			typed != NULL && (*status != '\0' || *typed->cells[ENTRY_NOTE] != '\0')));
	return model;
}

/* The period that is asked for, or was typed. */
static const char *period_of(const struct entering *self, const struct group *group)
{
	const struct period *asked = self->form.rows[group->first].asked;
	text_auto said = { 0 };

	if (group->typed != NULL)
		return group->typed->cells[ENTRY_PERIOD];
	if (asked != NULL)
		period_say(asked, self->visit->lang, &said);
	return arena_copy(self->visit->arena, text_z(&said), said.size);
}

static json_t *group_model(const struct entering *self, size_t at)
{
	const struct group *group = &self->groups[at];
	const struct entry_form_row *row = &self->form.rows[group->first];
	const struct indicator *indicator = row->indicator;
	const enum lang lang = self->visit->lang;
	const char *period = arena_format(self->visit->arena, "p-%zu", at);
	const bool ratio = indicator->kind == KIND_RATIO;
	json_t *rows = json_array();

	for (size_t i = group->first; i < group->first + group->count; i++)
		if (i >= self->from && i < self->until)
			(void)json_array_append_new(rows, row_model(self, at, i));
	return json_pack("{s:I,s:s,s:o,s:b,s:s,s:s,s:o,s:o,s:b,s:{s:s,s:s,s:o},s:o}", "at",
		(json_int_t)at, "name", indicator->name[lang], "method",
		row->method->primary ? json_null() : tell_text(row->method->name[lang]),
		"illustrative", row->method->illustrative, "unit", indicator->unit_name[lang],
		"definition", indicator->definition[lang], "numerator",
		tell_text(ratio ? indicator->numerator[lang] : ""), "denominator",
		tell_text(ratio ? indicator->denominator[lang] : ""), "ratio", ratio, "period",
		"id", period, "typed", period_of(self, group), "fault", fault_of(self, period),
		"rows", rows);
}

/* Where each indicator begins. */
static json_t *jumps(const struct entering *self)
{
	json_t *list = json_array();

	for (size_t g = 0; g < self->group_count; g++) {
		const struct group *group = &self->groups[g];
		const struct entry_form_row *row = &self->form.rows[group->first];
		const size_t from = group->first - group->first % ENTRY_PAGE + 1;

		(void)json_array_append_new(list,
			json_pack("{s:I,s:s}", "from", (json_int_t)from, "name",
				row->indicator->name[self->visit->lang]));
	}
	return list;
}

/* Which rows are shown: those wished for, or those of the first fault. */
static void choose_page(struct entering *self)
{
	static const char *const marks[] = { "number.ambiguous", "number.mark", NULL };
	int64_t wished = visit_number(request_parameter(self->visit->request, "from", "0"));
	size_t row = 0;

	if (wished > 0 && wished <= (int64_t)self->form.count)
		row = (size_t)wished - 1;
	else
		for (size_t i = self->fault_count; i > 0; i--)
			row = *self->faults[i - 1].field == '\0' ? row : self->faults[i - 1].row;
	row = row < self->form.count ? row : 0;
	self->from = row - row % ENTRY_PAGE;
	self->until = self->from + ENTRY_PAGE < self->form.count ? self->from + ENTRY_PAGE
								 : self->form.count;
	for (size_t i = 0; i < self->fault_count; i++)
		self->asks_mark |= text_index(marks, self->faults[i].problem->key) >= 0;
}

static json_t *page_number(size_t from, bool there)
{
	return there ? json_integer((json_int_t)from + 1) : json_null();
}

static void add_page(const struct entering *self, json_t *model)
{
	struct visit *visit = self->visit;
	json_t *groups = json_array();
	const char mark = self->mapping.decimal;

	for (size_t g = 0; g < self->group_count; g++)
		if (self->groups[g].first < self->until &&
			self->groups[g].first + self->groups[g].count > self->from)
			(void)json_array_append_new(groups, group_model(self, g));
	(void)json_object_set_new(model, "groups", groups);
	(void)json_object_set_new(model, "faults", faults_model(self));
	(void)json_object_set_new(model, "from", page_number(self->from, true));
	(void)json_object_set_new(
		model, "before", page_number(self->from - ENTRY_PAGE, self->from > 0));
	(void)json_object_set_new(
		model, "after", page_number(self->until, self->until < self->form.count));
	(void)json_object_set_new(model, "paged", json_boolean(self->form.count > ENTRY_PAGE));
	(void)json_object_set_new(model, "jumps", jumps(self));
	(void)json_object_set_new(model, "where",
		tell_say(visit->words, "office.entry.where", "where",
			arena_format(visit->arena, "%zu–%zu / %zu", self->from + 1, self->until,
				self->form.count)));
	(void)json_object_set_new(model, "mark",
		!self->asks_mark && mark == '\0'
			? json_null()
			: json_pack("{s:b,s:b}", "comma", mark == ',', "point", mark == '.'));
}

/* The draft that is typed on, with what is wrong with it. */
static bool open_draft(struct entering *self, struct error *err)
{
	return entry_draft(self->visit, &self->draft, &self->sheet, err) &&
		draft_look(self->visit, &self->draft, &self->kept, err);
}

/* The rows wished for: all, or those of one indicator, of the period that is named or the next. */
static bool open_form(struct entering *self, struct error *err)
{
	struct visit *visit = self->visit;
	const char *reporter = self->draft.id != 0
		? self->draft.reporter
		: request_parameter(visit->request, "reporter", "");
	const char *period = request_parameter(visit->request, "period", "");
	const char *indicator = request_parameter(visit->request, "indicator", "");
	struct entry_form_row *kept;
	struct period *asked = arena_new(visit->arena, 1, sizeof *asked);
	size_t count = 0;

	if (*period != '\0' && !period_parse(span_of(period), asked) &&
		period_people(span_of(period), asked) != NULL)
		return error_set(err, ERROR_MISUSE, "request.value", "period=%s", period);
	self->indicator = indicator;
	self->period = *period == '\0' ? "" : asked->label;
	if (!owed_rows(visit, reporter, *period == '\0' ? NULL : asked, &self->form, err))
		return false;
	if (*indicator == '\0')
		return true;
	kept = arena_new(visit->arena, self->form.count, sizeof *kept);
	for (size_t i = 0; i < self->form.count; i++)
		if (strcmp(self->form.rows[i].indicator->code, indicator) == 0)
			kept[count++] = self->form.rows[i];
	self->form.rows = kept;
	self->form.count = count;
	return count > 0 || error_set(err, ERROR_REFUSED, "indicator.none", "%s", indicator);
}

bool entry_page(struct visit *visit, struct visited *ret, struct error *err)
{
	struct entering self = { .visit = visit };
	json_t *model;

	if (visit_catalogue(visit, err) == NULL || (visit->id != 0 && !open_draft(&self, err)) ||
		!open_form(&self, err))
		return false;
	mapping_recall(&self.mapping, visit->arena, visit->id == 0 ? "" : self.draft.mapping);
	find_codes(&self);
	find_groups(&self);
	find_faults(&self);
	choose_page(&self);
	model = ret->model = office_shell(visit, words_get(visit->words, "office.entry.title"));
	(void)json_object_set_new(model, "reporter", json_string(self.form.reporter->code));
	(void)json_object_set_new(model, "indicator", json_string(self.indicator));
	(void)json_object_set_new(model, "period", json_string(self.period));
	(void)json_object_set_new(
		model, "body", json_string(self.form.reporter->name[visit->lang]));
	(void)json_object_set_new(model, "seen", json_integer((json_int_t)self.draft.version));
	(void)json_object_set_new(model, "action",
		json_string(visit_url(visit,
			visit->id == 0 ? "/entry"
				       : arena_format(visit->arena, "/submissions/%jd/entry",
						 (intmax_t)visit->id))));
	(void)json_object_set_new(model, "submission",
		visit->id == 0 ? json_null()
			       : json_string(visit_url(visit,
					 arena_format(visit->arena, "/submissions/%jd",
						 (intmax_t)visit->id))));
	add_page(&self, model);
	return true;
}
