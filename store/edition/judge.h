/*
 * store/edition/judge.h - judges the series of the city, and of every other place that has a plan,
 * when an edition is built.
 *
 * Writes the verdict, its four axes, the published methods' answers, what is needed from now and the
 * forecast, with their words, so that an edition keeps saying what it said.
 */
#ifndef STORE_EDITION_JUDGE_H
#define STORE_EDITION_JUDGE_H

#include "indicators/catalogue.h"
#include "store/db.h"

/*
 * Fills verdict, axis, comparison, outlook, pace, forecast and forecast_point from `figure` and
 * `total`. `today` is the edition's day.
 */
MUST_CHECK bool judge_write(
	struct db *edition, const struct catalogue *catalogue, int today, struct error *err);

#endif
