/* dashboard/web/metrics.c - see metrics.h. */
#include "dashboard/web/metrics.h"

#include <string.h>

void metrics_count(atomic_ullong *count, unsigned long long more)
{
	(void)atomic_fetch_add_explicit(count, more, memory_order_relaxed);
}

static unsigned long long number_of(const atomic_ullong *count)
{
	return atomic_load_explicit(count, memory_order_relaxed);
}

unsigned long long metrics_answers(const struct metrics *metrics)
{
	unsigned long long all = 0;

	for (int class = 0; class < METRICS_CLASSES; class ++)
		all += number_of(&metrics->answers[class]);
	return all;
}

static void add_head(struct text *ret, const char *name, const char *kind, const char *help)
{
	text_addf(ret, "# TYPE tiendo_%s %s\n# HELP tiendo_%s %s\n", name, kind, name, help);
}

/* The samples of a counter end in _total. */
void metrics_line(struct text *ret, const char *name, const char *kind, const char *help,
	unsigned long long value)
{
	add_head(ret, name, kind, help);
	text_addf(ret, "tiendo_%s%s %llu\n", name, strcmp(kind, "counter") == 0 ? "_total" : "",
		value);
}

static void print(const struct metrics *metrics, struct text *ret)
{
	const struct {
		const char *name, *help;
		const atomic_ullong *count;
	} rows[] = {
		{ "answer_microseconds", "Time spent on making answers.",
			&metrics->answer_microseconds },
		{ "body_bytes", "Bytes of bodies that came in.", &metrics->body_bytes },
		{ "connections", "Connections accepted.", &metrics->connections },
		{ "connections_crowded", "Connections told that there are too many.",
			&metrics->crowded },
		{ "connections_cut", "Connections ended because they took too long.",
			&metrics->cut },
	};

	add_head(ret, "answers", "counter", "Answers by class of status.");
	for (int class = 1; class < METRICS_CLASSES; class ++)
		text_addf(ret, "tiendo_answers_total{class=\"%dxx\"} %llu\n", class,
			number_of(&metrics->answers[class]));
	for (size_t i = 0; i < COUNT(rows); i++)
		metrics_line(ret, rows[i].name, "counter", rows[i].help, number_of(rows[i].count));
	metrics_line(ret, "connections_open", "gauge", "Connections open now.",
		(unsigned long long)watch_count(metrics->watch));
	if (metrics->measure != NULL)
		metrics->measure(metrics->context, ret);
	text_addz(ret, "# EOF\n");
}

/* The status of what the gate refused. */
static int refused(const char *key)
{
	const struct refusal *refusal = refusals;

	while (strcmp(refusal->key, key) != 0)
		refusal++;
	return refusal->status;
}

void metrics_answer(void *metrics, const struct request *request, struct reply *ret)
{
	text_auto text = { 0 };
	int status = 200;

	if (request->refusal != NULL)
		status = refused(request->refusal);
	else if (strcmp(request->path, "/metrics") != 0)
		status = 404;
	else if (strcmp(request->method, "GET") != 0)
		status = 405;
	if (status == 200)
		print(metrics, &text);
	else
		text_addf(&text, "%d\n", status);
	ret->status = status;
	ret->answer = answer_new(status, &text);
	answer_add(ret->answer, "Content-Type",
		status == 200 ? "application/openmetrics-text; version=1.0.0; charset=utf-8"
			      : "text/plain; charset=utf-8");
	answer_add(ret->answer, "Cache-Control", "no-store");
}
