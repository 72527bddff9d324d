/* indicators/rollup_declared.h - how an indicator is added up, as the catalogue declares it. */
#ifndef INDICATORS_ROLLUP_DECLARED_H
#define INDICATORS_ROLLUP_DECLARED_H

/* How figures of short periods become one of a long period (rollup_time.h). */
enum time_rule {
	TIME_AS_KIND, /* a flow and a ratio's parts add up, a stock is the last one, others nothing */
	TIME_AT_END, /* the last one: a ratio of two stocks, a standing score */
	TIME_NEVER,
};

struct indicator_rollup {
	int places, size,
		time; /* least coverage in per cent: by count, by size, of a period's parts */
	const char *weight; /* "" none, WEIGHT_POPULATION, or the code of an indicator */
	enum time_rule time_rule;
	const char *calendar; /* code of a reporting calendar (calendar.h), "" for the common one */
};

#define WEIGHT_POPULATION "population"

extern const char *const indicator_time_rules[]; /* as files write them, "" for TIME_AS_KIND */

/* What holds where a catalogue declares nothing: half of the places and of their size, all parts
   of a period, no weight. */
extern const struct indicator_rollup indicator_rollup_default;

#endif
