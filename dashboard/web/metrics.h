/*
 * dashboard/web/metrics.h - what a server counts, and the answer that tells, in OpenMetrics.
 *
 * Only numbers: no address, path or name of anybody is ever a label, so there are always as many lines.
 */
#ifndef DASHBOARD_WEB_METRICS_H
#define DASHBOARD_WEB_METRICS_H

#include <stdatomic.h>

#include "dashboard/web/reply.h"
#include "dashboard/web/request.h"
#include "dashboard/web/watch.h"

enum { METRICS_CLASSES = 6 }; /* of answers, by the first digit of their status */

struct metrics {
	atomic_ullong answers[METRICS_CLASSES];
	atomic_ullong answer_microseconds; /* spent on making answers */
	atomic_ullong body_bytes; /* that came in */
	atomic_ullong connections; /* that were accepted */
	atomic_ullong crowded; /* of these, told that there are too many */
	atomic_ullong cut; /* ended because they took too long */
	struct watch *watch; /* knows how many are open */
	/* measures of the server's own, or NULL */
	void (*measure)(void *context, struct text *ret);
	void *context;
};

void metrics_count(atomic_ullong *count, unsigned long long more);

/* All answers so far. */
unsigned long long metrics_answers(const struct metrics *metrics);

/* One measure with its kind ("counter", "gauge") and what it is. */
void metrics_line(struct text *ret, const char *name, const char *kind, const char *help,
	unsigned long long value);

/* Answers GET /metrics, and 404 or what the gate says to anything else; `metrics` is what it is of. */
void metrics_answer(void *metrics, const struct request *request, struct reply *ret);

#endif
