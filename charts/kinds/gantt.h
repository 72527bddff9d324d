/* charts/kinds/gantt.h - what the files of the timeline share; nobody else includes it. */
#ifndef CHARTS_KINDS_GANTT_H
#define CHARTS_KINDS_GANTT_H

#include "charts/frame.h"

/* A row that is one milestone and nothing else: "Sơ kết". */
bool gantt_is_step(const struct chart_row *row);

/* What stands at the end of a row: its term, or when its only milestone is due and how that stands. */
void gantt_say(const struct chart_row *row, enum lang lang, struct text *ret);

/* The word of a milestone's state. */
const char *gantt_state(int state, enum lang lang);

/* The days of all rows, in minutes, widened to whole years; false where no row has any. */
bool gantt_span(const struct frame *frame, double *ret_from, double *ret_until);

#endif
