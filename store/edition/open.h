/*
 * store/edition/open.h - reads one edition file; the only store the portal knows.
 *
 * The file is opened read-only and immutable. The catalogue is loaded whole
 * (a few hundred kilobytes); figures are read as they are asked for. An open
 * edition belongs to one thread at a time.
 */
#ifndef STORE_EDITION_OPEN_H
#define STORE_EDITION_OPEN_H

#include "base/arena.h"
#include "base/error.h"
#include "base/hash.h"
#include "indicators/catalogue.h"
#include "indicators/series.h"
#include "indicators/verdict.h"

struct edition;

struct edition_info {
	int number;
	const char *published_at; /* UTC instant */
	int day; /* the same as a day in the declared zone: "today" in verdicts */
	const char *note; /* "" for none */
	char sha256[HASH_HEX]; /* of the file */
	char code[HASH_CODE]; /* what is printed under a chart */
	int figures; /* current figures */
	int illustrative; /* how many of them are illustrative */
	struct {
		int wrong,
			back_to; /* first edition taken back, whose figures hold again; 0: none */
		const char *reason;
	} correction; /* what this edition was made to correct */
};

/* Opens and checks the form of the file. Keys edition.open, edition.form, file.*. NULL on failure. */
MUST_CHECK struct edition *edition_open(const char *path, struct error *err);
void edition_close(struct edition *edition); /* NULL is fine */

const struct edition_info *edition_info(const struct edition *edition);
const struct catalogue *edition_catalogue(const struct edition *edition);

/*
 * The current figures of one method at one place code (all places that ever
 * had the code, in turn), breakdown "" only. The series lives in `arena`.
 */
MUST_CHECK bool edition_series(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, const struct method *method, const char *place_code,
	struct series *ret, struct error *err);

/* Every current figure of an indicator: all methods, places, breakdowns; in key order. */
struct edition_figure {
	const struct method *method;
	struct observation observation;
};
MUST_CHECK bool edition_figures(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, struct edition_figure **ret, size_t *ret_count,
	struct error *err);

/* As edition_figures, but the figures that later ones replaced: earlier vintages and corrections. */
MUST_CHECK bool edition_superseded(struct edition *edition, struct arena *arena,
	const struct indicator *indicator, struct edition_figure **ret, size_t *ret_count,
	struct error *err);

/*
 * The verdict of one method for the city, or for another place that has a plan, as stored when the
 * edition was built, with its sentences. `series` must be the one edition_series() gave there.
 */
struct edition_verdict {
	struct verdict verdict;
	const char *reason[LANG_COUNT];
};
MUST_CHECK bool edition_verdict(struct edition *edition, struct arena *arena,
	const struct series *series, const char *place_code, struct edition_verdict *ret,
	struct error *err);

#endif
