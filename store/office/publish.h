/*
 * store/office/publish.h - makes the next edition and puts it in force.
 *
 * What happens, and where a crash leaves it: within one office transaction the
 * approved figures are marked, the file is built under a temporary name, synced,
 * renamed and signed; then the transaction commits - the moment of decision -
 * and `current` is swapped. Before the commit nothing has happened; after it,
 * opening the office finishes the swap.
 */
#ifndef STORE_OFFICE_PUBLISH_H
#define STORE_OFFICE_PUBLISH_H

#include "store/edition/shelf.h"
#include "store/office/office.h"

struct publication {
	struct manifest manifest; /* its note is the caller's */
	int figures; /* current ones */
	int today; /* the day its verdicts were made for */
};

/* `at` is a UTC instant, not before the last edition's (key publish.time). */
MUST_CHECK bool office_publish(struct office *office, const char *note, const char *at,
	const char *actor, struct publication *ret, struct error *err);

#endif
