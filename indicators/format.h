/*
 * indicators/format.h - numbers for people. Machines get decimal_print().
 *
 * vi 1.234.567,89 and en 1,234,567.89; a minus is U+2212; the digits after
 * the point are those of the decimal.
 */
#ifndef INDICATORS_FORMAT_H
#define INDICATORS_FORMAT_H

#include "base/decimal.h"

struct unit;

void format_number(struct decimal value, enum lang lang, struct text *ret);

/* With its unit: 15,4% or 17,94 điểm. */
void format_value(struct decimal value, const struct unit *unit, enum lang lang, struct text *ret);

/* A difference: 1,2 điểm % or 1 percentage point; and signed: +1,2 điểm % or −3 điểm. */
void format_distance(
	struct decimal distance, const struct unit *unit, enum lang lang, struct text *ret);
void format_change(
	struct decimal change, const struct unit *unit, enum lang lang, struct text *ret);

#endif
