/* dashboard/office/submission_draft.c - the page of a draft: what is wrong, odd, and will change. */
#include <string.h>

#include "dashboard/commands/errors.h"
#include "dashboard/office/draft.h"
#include "dashboard/office/entry.h"
#include "dashboard/office/figure.h"
#include "dashboard/office/submission.h"
#include "dashboard/view/tell.h"
#include "indicators/checks.h"

/* A sentence that begins with what was read keeps its small letter: so it was written. */
static json_t *problem_model(const struct visit *visit, const struct problem *problem)
{
	static const char quote[] = "\u201C";
	text_auto why = { 0 }, mend = { 0 };

	problem_say_half(visit->words, problem, "why", &why);
	problem_say_half(visit->words, problem, "mend", &mend);
	return json_pack("{s:s,s:o,s:o,s:s,s:b,s:s}", "where", problem->where, "header",
		tell_text(problem->header), "read", tell_text(problem->read), "why", text_z(&why),
		"quotes", strncmp(text_z(&why), quote, strlen(quote)) == 0, "mend", text_z(&mend));
}

json_t *problems_model(const struct visit *visit, const struct draft *draft)
{
	json_t *rows = json_array();
	size_t kept = draft->problem_count < DRAFT_MAX_PROBLEMS ? draft->problem_count
								: DRAFT_MAX_PROBLEMS;

	for (size_t i = 0; i < kept; i++)
		(void)json_array_append_new(rows, problem_model(visit, &draft->problems[i]));
	return json_pack("{s:s,s:o}", "title",
		visit_count(visit, "office.draft.problems", (int64_t)draft->problem_count), "rows",
		rows);
}

static json_t *doubt_model(const struct visit *visit, const struct finding *finding, size_t index)
{
	const struct entry *entry = finding->entry;
	struct kept_finding kept = { .line = entry->line,
		.field = entry->field,
		.check = finding->check,
		.blocks = finding->blocks,
		.says = { finding->says[LANG_VI], finding->says[LANG_EN] },
		.explanation = finding->explanation,
		.explained_by = "" };
	json_t *model = finding_model(visit, &kept);
	text_auto period = { 0 };

	period_say(&entry->observation.period, visit->lang, &period);
	(void)json_object_set_new(model, "index", json_integer((json_int_t)index));
	(void)json_object_set_new(model, "about",
		json_string(arena_format(visit->arena, "%s\u00A0· %s\u00A0· %s",
			catalogue_of_method(visit->catalogue, entry->method)->name[visit->lang],
			entry->observation.place->name[visit->lang], text_z(&period))));
	return model;
}

/* What sending it would change, figure by figure; `ret_corrections` is how many are published ones. */
static bool preview_rows(struct visit *visit, const struct draft *draft, json_t *rows,
	int *ret_corrections, struct error *err)
{
	history_auto *history = history_new(visit->office);

	*ret_corrections = 0;
	for (size_t i = 0; i < draft->count && i < PREVIEW_MAX; i++) {
		const struct entry *entry = &draft->entries[i];
		struct beside beside;
		json_t *row;

		if (!figure_beside(
			    visit, history, entry->method, &entry->observation, &beside, err))
			return false;
		row = figure_model(visit, entry->method, &entry->observation, &beside);
		*ret_corrections += beside.replaced != NULL &&
			strcmp(json_text(row, "change"), "correction") == 0;
		(void)json_array_append_new(rows, row);
	}
	return true;
}

/* "và 12 điểm lạ nữa": those that the page has no room for; null where there are none. */
static json_t *doubts_left(const struct visit *visit, const struct checked *checked)
{
	const size_t all = checked->finding_count + checked->more;

	return all <= PREVIEW_MAX ? json_null()
				  : json_string(visit_count(visit, "office.draft.more-doubts",
					    (int64_t)(all - PREVIEW_MAX)));
}

bool submission_add_draft(
	struct visit *visit, const struct submission *submission, json_t *model, struct error *err)
{
	struct kept_draft kept;
	const struct draft *draft = &kept.arrival.draft;
	const struct checked *checked = &kept.arrival.checked;
	json_t *rows, *doubts;
	int corrections;
	bool typed;

	if (!draft_look(visit, submission, &kept, err))
		return false;
	typed = entry_is_typed(visit, submission, kept.arrival.bytes);
	(void)json_object_set_new(model, "typed", json_boolean(typed));
	(void)json_object_set_new(model, "again",
		json_string(visit_url(visit,
			arena_format(visit->arena,
				typed ? "/submissions/%jd/entry" : "/send?instead=%jd",
				(intmax_t)submission->id))));
	(void)json_object_set_new(model, "again_word",
		json_string(
			words_get(visit->words, typed ? "office.entry.on" : "office.draft.again")));
	if (draft->problem_count > 0) {
		(void)json_object_set_new(model, "problems", problems_model(visit, draft));
		return true;
	}
	rows = json_array();
	doubts = json_array();
	(void)json_object_set_new(model, "preview",
		json_pack("{s:s,s:o,s:o,s:b}", "title",
			visit_count(visit, "office.draft.preview", (int64_t)draft->count), "rows",
			rows, "doubts", doubts, "refused", checked->refused > 0));
	for (size_t i = 0; i < checked->finding_count && i < PREVIEW_MAX; i++)
		(void)json_array_append_new(doubts, doubt_model(visit, &checked->findings[i], i));
	if (!preview_rows(visit, draft, rows, &corrections, err))
		return false;
	(void)json_object_set_new(
		json_object_get(model, "preview"), "more_doubts", doubts_left(visit, checked));
	(void)json_object_set_new(json_object_get(model, "preview"), "doubted",
		json_boolean(json_array_size(doubts) > 0));
	(void)json_object_set_new(json_object_get(model, "preview"), "corrections",
		corrections == 0
			? json_null()
			: json_string(visit_count(visit, "office.draft.corrections", corrections)));
	(void)json_object_set_new(json_object_get(model, "preview"), "more",
		draft->count <= PREVIEW_MAX ? json_null()
					    : json_string(visit_count(visit, "office.draft.more",
						      (int64_t)(draft->count - PREVIEW_MAX))));
	return true;
}
