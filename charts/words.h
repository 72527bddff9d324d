/* charts/words.h - the words charts say, in both languages: a table, and what goes into it. */
#ifndef CHARTS_WORDS_H
#define CHARTS_WORDS_H

#include "charts/frame.h"
#include "charts/wordlist.h"

/* Static text; {} is where words_fill() puts something. */
const char *word(enum word word, enum lang lang);

/* Adds a sentence with `what` in place of its {}. */
void words_fill(const char *sentence, const char *what, struct text *ret);

/* A figure with its unit: exact, or four digits and a word such as "tỷ" when it is very long. */
void words_value(struct decimal value, const struct unit *unit, enum lang lang, struct text *ret);

/* How far to shift numbers as large as `largest` so that they can be read: 0, 6, 9, 12 or 15. */
int words_magnitude(double largest, const struct unit *unit);

/* What such a shift is called: "", " triệu", " tỷ" ...; en "", " million", " billion" ... */
const char *words_magnitude_say(int digits, enum lang lang);

/* A plan point's value with its comparator: 40%, trên 40%, tối đa 5%. */
/* "26,9\u201337%", "\u22128 đến \u22121,5%"; one value where both are the same. */
void words_range(struct decimal low, struct decimal high, const struct unit *unit, enum lang lang,
	struct text *ret);

void words_plan_value(
	const struct plan_point *point, const struct unit *unit, enum lang lang, struct text *ret);

/* The label of a break: "Ranh giới mới từ 1/7/2025". */
void words_break(const struct frame_break *mark, enum lang lang, struct text *ret);

/* The hollow statuses of a frame in words: "ước tính, sơ bộ". */
void words_statuses(const struct frame *frame, enum lang lang, struct text *ret);

#endif
