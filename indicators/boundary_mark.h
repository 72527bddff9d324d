/* indicators/boundary_mark.h - how a figure came to stand on other places, and in words. */
#ifndef INDICATORS_BOUNDARY_MARK_H
#define INDICATORS_BOUNDARY_MARK_H

#include "indicators/coverage.h"

/* What a figure on other places rests on: the weakest link on the way to it. */
enum boundary_basis {
	BASIS_SAME, /* the place itself */
	BASIS_WHOLE, /* whole old places */
	BASIS_SHARE, /* apportioned, by published shares; from here on status E */
	BASIS_WEIGHT, /* by declared weights */
	BASIS_ASSUMED, /* equally, because nothing is known: an assumption, to be shown as one */
	BASIS_UNKNOWN, /* an old place went to several and nothing says how much */
	BASIS_COUNT,
};

/* Why there is no figure; BOUNDARY_MOVED: there is. */
enum boundary_reason {
	BOUNDARY_MOVED,
	BOUNDARY_MISSING, /* too few of the old places have figures; of a place only */
	BOUNDARY_LATER, /* the place is younger than the day; of a given figure only */
	BOUNDARY_NO_LINK, /* it ended, and no link says where it went; the same */
	BOUNDARY_NO_SHARE, /* an old place was divided, and nothing says how */
	BOUNDARY_NOT_ADDITIVE, /* a share without parts, a score: cannot be put together */
	BOUNDARY_REASON_COUNT,
};

struct boundary_mark {
	enum boundary_basis basis;
	enum boundary_reason reason;
	bool withheld; /* there are figures, but the cell is ROLLUP_ABSENT with status L */
	struct coverage coverage; /* old places with figures, of those the place is made of */
};

struct boundary_refusal {
	size_t cell; /* index of the given cell */
	enum boundary_reason reason;
};

/* For machines: same, whole, share, weight, assumed, unknown. */
extern const char *const boundary_bases[BASIS_COUNT + 1];
extern const char *const boundary_reasons[BOUNDARY_REASON_COUNT + 1];

/* Is part of the figure an estimate? */
bool boundary_apportioned(const struct boundary_mark *mark);

/* In words: what the figure is made of, or why there is none. */
void boundary_say(const struct boundary_mark *mark, enum lang lang, struct text *ret);
void boundary_say_refusal(enum boundary_reason reason, enum lang lang, struct text *ret);

/*
 * What that rests on: the populations of the new places, where they are the weights, and the
 * sources, by code, of weights and of links ("" for none). Nothing where nothing was moved.
 */
void boundary_say_grounds(const struct boundary_mark *mark, const char *weights, const char *links,
	enum lang lang, struct text *ret);

/* "Địa giới thay đổi từ 1/7/2025." */
void boundary_say_break(int day, enum lang lang, struct text *ret);

#endif
