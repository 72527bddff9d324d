/* charts/wordlist.h - the names of the words charts say, in alphabetical order; see words.h. */
#ifndef CHARTS_WORDLIST_H
#define CHARTS_WORDLIST_H

enum word {
	WORD_ACTUAL,
	WORD_ADDED_UP,
	WORD_ALL_ZERO,
	WORD_AXIS_CUT,
	WORD_AXIS_FROM, /* {}: the lowest tick */
	WORD_AXIS_UNTIL, /* {}: the highest tick */
	WORD_CLASS_BETWEEN, /* after the lower bound; {}: the upper one */
	WORD_CLASS_FROM,
	WORD_CLASS_UNDER,
	WORD_CODE,
	WORD_COMPONENT_VALUE,
	WORD_DASHED_OPEN,
	WORD_DASHED_PLAN,
	WORD_DIAMOND_PLAN,
	WORD_DONE,
	WORD_EDITION,
	WORD_FORECAST, /* {}: from low to high */
	WORD_FORECAST_BAND, /* {}: the chance */
	WORD_FORMER_PLAN,
	WORD_FRAMES, /* {}: the best value */
	WORD_FRAMES_WEIGHTED, /* the same */
	WORD_GIVES,
	WORD_HIGHEST,
	WORD_HOLLOW, /* {}: statuses */
	WORD_HOLLOW_BARS,
	WORD_ILLUSTRATIVE,
	WORD_ILLUSTRATIVE_SHORT,
	WORD_IN_BRACKETS,
	WORD_IN_NO_PART,
	WORD_ITEMS, /* what rows are when nobody says */
	WORD_LOWEST,
	WORD_MANY_DIGITS,
	WORD_MORE_COMPONENTS, /* {}: how many, after a blank */
	WORD_MORE_ITEMS, /* {}: how many, after a blank */
	WORD_MORE_MISSING, /* {}: how many */
	WORD_NEW_BORDERS, /* {}: a day */
	WORD_NOWHERE, /* {}: how many */
	WORD_NO_FIGURE,
	WORD_NO_FIGURES,
	WORD_NO_OUTLINES,
	WORD_NO_PLACES,
	WORD_NO_TERM,
	WORD_NO_TERMS,
	WORD_OTHER_CHANGES, /* {}: how many */
	WORD_PARTS_EXCEED,
	WORD_PART_MISSING,
	WORD_PERIOD, /* {}: a period */
	WORD_PLACES,
	WORD_PLAN,
	WORD_PLANNED,
	WORD_PREVIEW,
	WORD_PREVIEW_SHORT,
	WORD_REST, /* {}: how many */
	WORD_SERIES_BREAK,
	WORD_SOME_ARE, /* {}: statuses */
	WORD_STANDS_APART, /* {}: names */
	WORD_STANDS_APART_SCALED, /* the same */
	WORD_SUM_DIFFERS,
	WORD_TARGET,
	WORD_TILES,
	WORD_TO, /* between two values */
	WORD_TODAY, /* {}: a day */
	WORD_UNDER_WAY,
	WORD_UNEXPLAINED,
	WORD_UNKNOWN,
	WORD_WEIGHT,
	WORD_COUNT,
};

#endif
