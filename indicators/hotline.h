/*
 * indicators/hotline.h - what is counted of a hotline's tickets, and under which names.
 *
 * A catalogue whose indicators have these codes can take exports of tickets (collector/tickets.h),
 * and its figures make the page of the hotline's results. An indicator it does not have is left out.
 */
#ifndef INDICATORS_HOTLINE_H
#define INDICATORS_HOTLINE_H

#include "base/text.h"

/* What happened to the tickets received in one span, as it was when the span ended. */
struct hotline_counts {
	int64_t received;
	int64_t processed; /* closed before the end */
	int64_t on_time; /* of these, closed by the minute they were due */
	int64_t overdue; /* still open at the end, and due before it */
};

enum hotline_measure {
	HOTLINE_RECEIVED, /* received */
	HOTLINE_PROCESSED, /* processed of received */
	HOTLINE_ON_TIME, /* on time of processed and overdue: what is open and not due is in neither */
	HOTLINE_LATE, /* processed late, or overdue */
	HOTLINE_MEASURES
};

/* Codes of the indicators, in the order of the enum. */
extern const char *const hotline_indicators[HOTLINE_MEASURES];

/* The dimension that splits figures by what a ticket is about: "Lĩnh vực=Hành chính". */
#define HOTLINE_DIMENSION "Lĩnh vực"

/* A value, or numerator and denominator where `ret_denominator` is not 0; false for a share of
   nothing. */
MUST_CHECK bool hotline_measure(enum hotline_measure measure, const struct hotline_counts *counts,
	int64_t *ret_number, int64_t *ret_denominator);

/* The field of that name in any spelling that only differs in case, marks and punctuation, as it is
   always written; NULL for one that has no name of ours yet. `folded`: fold.h. */
const char *hotline_field(const char *folded);
/* A field's name in a language; the name itself where there is no other. */
const char *hotline_field_name(const char *field, enum lang lang);

/* Tickets that say no field. */
#define HOTLINE_NO_FIELD "Không ghi lĩnh vực"

#endif
