/* charts/ranked.h - rows of one period in words: the highest, the lowest, what is missing, the plan. */
#ifndef CHARTS_RANKED_H
#define CHARTS_RANKED_H

#include "charts/describe.h"

/* Adds the sentences for a column of the frame. Equals at the end of a list are counted. */
void ranked_say(const struct saying *saying, size_t column);

/* What bars and heat tables say: of the latest column, or that there is nothing. */
void ranked_describe(const struct saying *saying);

#endif
