/*
 * indicators/composite.h - an index made of components, each on its own fixed scale:
 *     n = (x - minimum) / (maximum - minimum), 1 - n where falling is good, within 0..1
 *     value = full * Σ w n / Σ w
 * Anchors are declared, so that editions can be compared. Exact, rounded once; contributions add
 * up to the value to the last digit (largest remainder). A missing component is never a zero.
 */
#ifndef INDICATORS_COMPOSITE_H
#define INDICATORS_COMPOSITE_H

#include "base/error.h"
#include "indicators/indicator.h"
#include "indicators/series.h"

enum { COMPOSITE_MAX = 32, COMPOSITE_MAX_DECIMALS = 6 };

/* Refuse: no value without every component. Renormalise: the others' weights stand for all. */
enum composite_policy { COMPOSITE_REFUSE, COMPOSITE_RENORMALISE };
extern const char *const composite_policies[]; /* as files name them */

struct composite_component {
	const char *code; /* of its indicator */
	struct decimal minimum, maximum;
	enum direction direction;
	struct decimal weight;
	const char *method; /* code; "" for the primary one */
};

struct composite {
	const struct composite_component *components;
	int count;
	struct decimal full; /* the value where every component is at its best: 1, 100 */
	int decimals;
	enum composite_policy policy;
	struct decimal least; /* percent of the weights that must be there to renormalise */
};

/*
 * Is the declaration sound? If not, ERROR_REFUSED, the component's code in the detail:
 *     composite.limit      none or too many, too many decimals, `full` not in 0..10^6
 *     composite.anchors    minimum not below maximum
 *     composite.weight     not above zero; composite.direction: neither up nor down
 *     composite.least      not in 0..100
 */
MUST_CHECK bool composite_check(const struct composite *composite, struct error *err);

enum composite_reason {
	COMPOSITE_VALUED,
	COMPOSITE_INCOMPLETE, /* a component is missing and the policy refuses */
	COMPOSITE_TOO_FEW, /* less of the weight is there than `least` */
	COMPOSITE_TOO_LARGE, /* more digits than we hold */
	COMPOSITE_REASON_COUNT,
};

struct composite_part {
	const struct observation *figure; /* borrowed; NULL where there is none */
	bool known, outside; /* outside: beyond an anchor, and counted as the anchor */
	struct decimal normalised; /* 0 to 1, 9 digits */
	struct decimal contribution; /* to the value, where there is one */
};

struct composite_result {
	bool known;
	char status; /* the worst of the parts', at least E where weights were renormalised */
	struct decimal value;
	enum composite_reason reason;
	int present; /* components with a figure */
	struct decimal coverage; /* their percent of the weights, 1 digit */
	struct composite_part parts[COMPOSITE_MAX]; /* as declared */
};

/* `figures`: one entry a component, NULL for none. The declaration is sound. */
void composite_value(const struct composite *composite, const struct observation *const *figures,
	struct composite_result *ret);

/* What is missing, as a sentence; nothing where nothing is. */
void composite_say(const struct composite *composite, const struct composite_result *result,
	enum lang lang, struct text *ret);

#endif
