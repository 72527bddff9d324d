/*
 * dashboard/view/tell.h - small things as templates want them: finished text in
 * the reader's language, or null where there is nothing to tell.
 */
#ifndef DASHBOARD_VIEW_TELL_H
#define DASHBOARD_VIEW_TELL_H

#include "dashboard/view/words.h"
#include "indicators/catalogue.h"
#include "indicators/series.h"
#include "indicators/verdict.h"

/* Text, or null when it is empty. */
MUST_CHECK json_t *tell_text(const char *z);

MUST_CHECK json_t *tell_count(long count, enum lang lang);

/* 932.000 or 15,4, without a unit; null where there is none. */
MUST_CHECK json_t *tell_number(bool there, struct decimal value, enum lang lang);

/* 15,4% or 932.000. */
MUST_CHECK json_t *tell_value(
	struct decimal value, const struct indicator *indicator, enum lang lang);

/* { number, sign, unit }: 15,4 with %, or 932.000 with the unit's name, hồ sơ. */
MUST_CHECK json_t *tell_figure(
	struct decimal value, const struct indicator *indicator, enum lang lang);

MUST_CHECK json_t *tell_period(const struct period *period, enum lang lang);

/* A YYYY-MM-DD date as 24/11/2026 or 24 Nov 2026. */
MUST_CHECK json_t *tell_date(const char *date, enum lang lang);

/* An instant in the declared zone: 24/11/2026 09:00. */
MUST_CHECK json_t *tell_instant(const char *instant, enum lang lang);

/* { key, word }: the shape and the colour go by the key. */
MUST_CHECK json_t *tell_state(enum state state, enum lang lang);

/* The same for a verdict; a good figure that a later target has overtaken has a word of its own. */
MUST_CHECK json_t *tell_verdict(const struct verdict *verdict, const struct words *words);

/* The word for a status; null for an ordinary figure. */
MUST_CHECK json_t *tell_status(char status, enum lang lang);

/* { value, period }: a target with its comparator; null for NULL. */
MUST_CHECK json_t *tell_target(
	const struct plan_point *point, const struct indicator *indicator, enum lang lang);

/* { title, publisher, date, url, grade, grade_word }; null for an unknown code. */
MUST_CHECK json_t *tell_source(
	const struct catalogue *catalogue, const char *code, const struct words *words);

/* "địa giới đến 30/6/2025" for a place that is gone on `day`; null for one that is not. */
MUST_CHECK json_t *tell_old_borders(const struct place *place, int day, const struct words *words);

/* Words with one hole {what}. */
MUST_CHECK json_t *tell_say(
	const struct words *words, const char *key, const char *hole, const char *what);

#endif
