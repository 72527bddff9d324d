/*
 * indicators/indicator.h - what is measured, and how.
 *
 * Two methods of one indicator are two series and never one line.
 */
#ifndef INDICATORS_INDICATOR_H
#define INDICATORS_INDICATOR_H

#include "base/lang.h"
#include "indicators/rollup_declared.h"

struct composite;
struct unit;

/* How it adds up (design: kinds). */
enum indicator_kind { KIND_FLOW, KIND_STOCK, KIND_RATIO, KIND_SCORE, KIND_DERIVED, KIND_COMPOSITE };

/* Which way is good. Without one there is no verdict. */
enum direction { DIRECTION_NONE, DIRECTION_UP, DIRECTION_DOWN };

enum scale_kind { SCALE_LINEAR, SCALE_LOG, SCALE_LOGIT };

struct pillar {
	int id, order;
	const char *code;
	const char *name[LANG_COUNT];
};

struct method {
	int id;
	const char *code; /* unique within its indicator */
	const char *name[LANG_COUNT];
	const char *note[LANG_COUNT]; /* how it differs; "" for none */
	const char *reporter; /* code */
	bool primary; /* the one the plan is reported in */
	bool illustrative; /* made up for the demo, or computed from such; says so wherever it shows */
	/* How its figures are computed (recipes.h); both NULL where they are reported. */
	const char *formula; /* text of formula.h */
	const struct composite *composite;
};

struct indicator {
	int id, order;
	const char *code;
	const struct pillar *pillar;
	const char *name[LANG_COUNT];
	const char *definition[LANG_COUNT];
	const struct unit *unit;
	const char *unit_name[LANG_COUNT]; /* "% GRDP", "hồ sơ" */
	enum indicator_kind kind;
	enum direction direction;
	enum scale_kind scale;
	int decimals; /* of computed figures */
	const char *frequency; /* SDMX: A S Q M W D, or "" for irregular */
	const char *numerator[LANG_COUNT], *denominator[LANG_COUNT]; /* of a ratio; "" otherwise */
	const char *minimum, *maximum; /* decimal text bounds of a value; "" for none */
	bool headline; /* shown first on the overview */
	struct indicator_rollup rollup;
	const char *source; /* of the definition */
	const struct method *methods; /* in the order of the catalogue */
	int method_count; /* at least 1 */
};

/* The names the files use, in the order of the enums. */
extern const char *const indicator_kinds[];
extern const char *const indicator_directions[];
extern const char *const indicator_scales[];

const struct method *indicator_method(const struct indicator *indicator, const char *code);
const struct method *indicator_method_id(const struct indicator *indicator, int64_t id);
const struct method *indicator_primary(const struct indicator *indicator);

/* Are its figures computed from others? */
bool method_computed(const struct method *method);

#endif
