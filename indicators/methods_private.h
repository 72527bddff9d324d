/* indicators/methods_private.h - what the published methods share; for methods*.c only. */
#ifndef INDICATORS_METHODS_PRIVATE_H
#define INDICATORS_METHODS_PRIVATE_H

#include "indicators/methods.h"

/* A class and the least value that earns it; tables of them go from the best to -INFINITY. */
struct class
{
	double least;
	bool strict; /* more than `least`, not just as much */
	const char *key;
	const char *name[LANG_COUNT];
	enum methods_stance stance;
};

/* The first and the last year looked at. */
struct ends {
	int base_year, last_year;
	double base, last;
};

extern const struct class methods_reached;

bool methods_lacks(struct methods_answer *answer, enum methods_lack lack); /* false */
void methods_give(struct methods_answer *answer, const struct class *class);
void methods_measure(struct methods_answer *answer, double value);
void methods_score(struct methods_answer *answer, double value); /* within -5..5 */
void methods_classify(struct methods_answer *answer, const struct class *classes, double value);

double methods_sign(const struct methods_input *input); /* -1 where falling is good */
bool methods_met(const struct methods_input *input, double value);

/* These fill in what is lacking where they are false. */
MUST_CHECK bool methods_ends(const struct methods_input *input, int since, int until,
	struct ends *ret, struct methods_answer *answer);
MUST_CHECK bool methods_all_ends(
	const struct methods_input *input, struct ends *ret, struct methods_answer *answer);
MUST_CHECK bool methods_growth(
	double from, double to, int years, double *ret, struct methods_answer *answer);

void methods_ask_eurostat_target(const struct methods_input *input, struct methods_answer *answer);
void methods_ask_eurostat_trend(const struct methods_input *input, struct methods_answer *answer);
void methods_ask_un_chart(const struct methods_input *input, struct methods_answer *answer);
void methods_ask_un_2023(const struct methods_input *input, struct methods_answer *answer);
void methods_ask_escap_status(const struct methods_input *input, struct methods_answer *answer);
void methods_ask_escap_anticipated(
	const struct methods_input *input, struct methods_answer *answer);
void methods_ask_open_sdg(const struct methods_input *input, struct methods_answer *answer);

#endif
