/*
 * store/edition/axes.h - reads the four axes of a verdict and the published
 * methods' answers, in the words an edition was made with.
 */
#ifndef STORE_EDITION_AXES_H
#define STORE_EDITION_AXES_H

#include "indicators/judgement.h"
#include "store/edition/open.h"

struct edition_axis {
	const char *key; /* for machines and styles */
	const char *word[LANG_COUNT], *reason[LANG_COUNT];
};

struct edition_comparison {
	const char *key, *answer; /* the method; the class it gives, "" for none */
	bool disagrees; /* well by one and not by the other */
	const char *said[LANG_COUNT];
	const char *source; /* where the method is published */
};

struct edition_axes {
	struct edition_axis axes[AXIS_COUNT];
	struct edition_comparison comparisons[METHODS_COUNT];
};

/* Of one method in the city, or in another place that has a plan; in the arena. Key edition.form. */
MUST_CHECK bool edition_axes(struct edition *edition, struct arena *arena,
	const struct method *method, const char *place_code, struct edition_axes *ret,
	struct error *err);

#endif
