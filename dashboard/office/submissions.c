/* dashboard/office/submissions.c - all submissions that the visitor may see, newest first. */
#include "dashboard/office/submissions.h"

#include <string.h>

#include "dashboard/office/pages.h"
#include "dashboard/office/shell.h"
#include "dashboard/view/tell.h"

enum { SUBMISSIONS_MAX = 200 }; /* shown */

/* "3 chờ duyệt, 2 đã duyệt": the states there are. */
static const char *counts(const struct visit *visit, const struct submission *submission)
{
	const struct {
		const char *key;
		int64_t n;
	} parts[] = {
		{ "office.count.submitted", submission->submitted },
		{ "office.count.returned", submission->returned },
		{ "office.count.approved", submission->approved },
		{ "office.count.published", submission->published },
		{ "office.count.withdrawn", submission->withdrawn },
	};
	text_auto text = { 0 };

	for (size_t i = 0; i < COUNT(parts); i++)
		if (parts[i].n > 0)
			text_addf(&text, "%s%s", text.size == 0 ? "" : ", ",
				visit_count(visit, parts[i].key, parts[i].n));
	return arena_copy(visit->arena, text_z(&text), text.size);
}

json_t *submission_line(const struct visit *visit, const struct submission *submission)
{
	const struct reporter *reporter = visit->catalogue == NULL
		? NULL
		: catalogue_reporter(visit->catalogue, submission->reporter);

	return json_pack("{s:I,s:s,s:s,s:o,s:s,s:s,s:o,s:s,s:o}", "id", (json_int_t)submission->id,
		"url",
		visit_url(visit,
			arena_format(visit->arena, "/submissions/%jd", (intmax_t)submission->id)),
		"name", submission->name, "reporter",
		tell_text(reporter == NULL ? submission->reporter : reporter->name[visit->lang]),
		"state", submission->state, "word",
		words_get(visit->words,
			arena_format(visit->arena, "office.state.%s", submission->state)),
		"time", tell_instant(submission->submitted_at, visit->lang), "by",
		submission->submitted_by, "counts", tell_text(counts(visit, submission)));
}

bool submissions_page(struct visit *visit, struct visited *ret, struct error *err)
{
	json_t *model = office_shell(visit, words_get(visit->words, "office.submissions.title"));
	json_t *rows = json_array();
	struct submission *list;
	size_t count;

	ret->model = model;
	(void)json_object_set_new(model, "rows", rows);
	(void)json_object_set_new(model, "send",
		visit_has(visit, ROLE_REPORTER) ? json_string(visit_url(visit, "/send"))
						: json_null());
	if (visit_catalogue(visit, err) == NULL ||
		!submission_list(visit->office, visit->arena, &list, &count, err))
		return false;
	for (size_t i = count; i > 0 && json_array_size(rows) < SUBMISSIONS_MAX; i--)
		if (visit_sees(visit, &list[i - 1]))
			(void)json_array_append_new(rows, submission_line(visit, &list[i - 1]));
	(void)json_object_set_new(model, "nothing", json_boolean(json_array_size(rows) == 0));
	return true;
}
