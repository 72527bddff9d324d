/* dashboard/office/review.c - the review queue: what waits, the odd ones first, each beside what helps to decide. */
#include <stdlib.h>
#include <string.h>

#include "dashboard/office/figure.h"
#include "dashboard/office/pages.h"
#include "dashboard/office/shell.h"
#include "dashboard/office/submission.h"
#include "dashboard/view/tell.h"

enum { REVIEW_PAGE = 25, REVIEW_MAX = 20000 };

/* A figure that waits, and what the checks said of it. */
struct waiting {
	const struct queued *queued;
	const struct submission *submission;
	size_t doubts, order;
};

struct queue {
	struct waiting *list;
	size_t count;
	struct kept_finding *findings;
	size_t finding_count;
};

static size_t count_doubts(const struct queue *queue, const struct queued *queued)
{
	size_t count = 0;

	for (size_t i = 0; i < queue->finding_count; i++)
		count += queue->findings[i].submission == queued->submission &&
			queue->findings[i].position == queued->position;
	return count;
}

/* Odd ones first, then in the order of arrival. */
static int by_need(const void *left, const void *right)
{
	const struct waiting *a = left, *b = right;

	if ((a->doubts > 0) != (b->doubts > 0))
		return a->doubts > 0 ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

static bool add_waiting(struct visit *visit, const struct submission *submission,
	struct queue *queue, struct error *err)
{
	struct queued *figures;
	size_t count;

	if (!queue_figures(visit->office, visit->arena, visit->catalogue, submission->id, 1,
		    REVIEW_MAX, &figures, &count, err))
		return false;
	for (size_t i = 0; i < count && queue->count < REVIEW_MAX; i++) {
		if (strcmp(figures[i].state, "submitted") != 0)
			continue;
		queue->list = arena_push(
			visit->arena, queue->list, queue->count, sizeof *queue->list);
		queue->list[queue->count] = (struct waiting){ &figures[i], submission,
			count_doubts(queue, &figures[i]), queue->count };
		queue->count++;
	}
	return true;
}

static bool read_queue(struct visit *visit, struct queue *ret, struct error *err)
{
	struct submission *list;
	size_t count;

	*ret = (struct queue){ 0 };
	if (visit_catalogue(visit, err) == NULL ||
		!findings_list(
			visit->office, visit->arena, 0, &ret->findings, &ret->finding_count, err) ||
		!submission_list(visit->office, visit->arena, &list, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (list[i].submitted > 0 && !add_waiting(visit, &list[i], ret, err))
			return false;
	if (ret->count > 0)
		qsort(ret->list, ret->count, sizeof *ret->list, by_need);
	return true;
}

/* What was asked and answered about the figure, or about all of its submission. */
static bool add_remarks(
	struct visit *visit, const struct queued *queued, json_t *row, struct error *err)
{
	json_t *list = json_array();
	struct comment *remarks;
	size_t count;

	(void)json_object_set_new(row, "remarks", list);
	if (!queue_remarks(visit->office, visit->arena, queued->submission, &remarks, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (remarks[i].position == 0 || remarks[i].position == queued->position)
			(void)json_array_append_new(list, remark_model(visit, &remarks[i]));
	return true;
}

static bool add_row(struct visit *visit, struct history *history, const struct queue *queue,
	const struct waiting *waiting, json_t *rows, struct error *err)
{
	const struct queued *queued = waiting->queued;
	json_t *doubts = json_array(), *row;
	const char *siblings, *base;
	struct beside beside;

	if (!figure_beside_queued(visit, history, queued, &beside, err) ||
		!figure_siblings(visit, history, queued->indicator, queued->method,
			&queued->observation, &siblings, err)) {
		json_decref(doubts);
		return false;
	}
	for (size_t i = 0; i < queue->finding_count; i++)
		if (queue->findings[i].submission == queued->submission &&
			queue->findings[i].position == queued->position)
			(void)json_array_append_new(
				doubts, finding_model(visit, &queue->findings[i]));
	row = figure_model(visit, queued->method, &queued->observation, &beside);
	base = visit_url(visit,
		arena_format(visit->arena, "/submissions/%jd", (intmax_t)queued->submission));
	(void)json_object_set_new(row, "odd", json_boolean(json_array_size(doubts) > 0));
	(void)json_object_set_new(row, "findings", doubts);
	(void)json_object_set_new(row, "siblings", json_text_or_null(siblings));
	(void)json_object_set_new(row, "id",
		json_string(arena_format(
			visit->arena, "%jd-%d", (intmax_t)queued->submission, queued->position)));
	(void)json_object_set_new(row, "version", json_integer((json_int_t)queued->version));
	(void)json_object_set_new(row, "submission", json_string(base));
	(void)json_object_set_new(row, "spark",
		json_string(
			arena_format(visit->arena, "%s/figure.svg?n=%d", base, queued->position)));
	(void)json_object_set_new(row, "points", json_boolean(beside.count > 1));
	(void)json_object_set_new(row, "by", json_string(queued->submitted_by));
	(void)json_object_set_new(
		row, "time", tell_instant(waiting->submission->submitted_at, visit->lang));
	(void)json_object_set_new(row, "file", json_string(waiting->submission->name));
	(void)json_object_set_new(
		row, "line", json_string(visit_say(visit, "office.line", queued->line)));
	(void)json_object_set_new(row, "reason", tell_text(waiting->submission->reason));
	(void)json_object_set_new(
		row, "own", json_boolean(strcmp(queued->submitted_by, visit->person->name) == 0));
	(void)json_array_append_new(rows, row);
	return add_remarks(visit, queued, row, err);
}

bool review_page(struct visit *visit, struct visited *ret, struct error *err)
{
	int64_t from = visit_number(request_parameter(visit->request, "from", "1"));
	history_auto *history = history_new(visit->office);
	json_t *rows = json_array();
	struct queue queue;
	size_t first;

	if (!read_queue(visit, &queue, err)) {
		json_decref(rows);
		return false;
	}
	ret->model = office_shell(
		visit, visit_count(visit, "office.review.title", (int64_t)queue.count));
	(void)json_object_set_new(ret->model, "rows", rows);
	(void)json_object_set_new(ret->model, "action", json_string(visit_url(visit, "/review")));
	first = from < 1 || (size_t)from > queue.count ? 0 : (size_t)from - 1;
	for (size_t i = first; i < queue.count && i < first + REVIEW_PAGE; i++)
		if (!add_row(visit, history, &queue, &queue.list[i], rows, err))
			return false;
	(void)json_object_set_new(ret->model, "nothing", json_boolean(queue.count == 0));
	(void)json_object_set_new(ret->model, "next",
		first + REVIEW_PAGE >= queue.count
			? json_null()
			: json_string(visit_url(visit,
				  arena_format(visit->arena, "/review?from=%zu",
					  first + REVIEW_PAGE + 1))));
	return true;
}
