/*
 * indicators/outlook_words.h - an outlook in words: the chance, and what is needed from now.
 */
#ifndef INDICATORS_OUTLOOK_WORDS_H
#define INDICATORS_OUTLOOK_WORDS_H

#include "indicators/outlook.h"

/* For CSS classes and machines: unknown, very-likely …; too-short, forecast …; as-usual, faster … */
extern const char *const outlook_keys[OUTLOOK_GRADES + 1];
extern const char *const outlook_reasons[OUTLOOK_REASON_COUNT + 1];
extern const char *const outlook_efforts[OUTLOOK_EFFORTS + 1];

/* "Khó đạt"; "nhanh hơn mọi kỳ trước ở đây", "" where nothing is asked. */
const char *outlook_grade_say(enum outlook_grade grade, enum lang lang);
const char *outlook_effort_say(const struct outlook *outlook, enum lang lang);

/* "khoảng 60%", "less than 5%": no surer than to the next 5 %. */
void outlook_say_chance(double chance, enum lang lang, struct text *ret);

/* The chance, or why none can be told. */
void outlook_say(const struct outlook *outlook, const struct indicator *indicator, enum lang lang,
	struct text *ret);

/* What is needed from now, in sentences; nothing where that is not asked. */
void outlook_say_needed(const struct outlook *outlook, const struct indicator *indicator,
	enum lang lang, struct text *ret);

/* One pace: "+3 điểm % mỗi năm"; nothing where it is not known. */
void outlook_say_pace(const struct outlook *outlook, const struct outlook_pace *pace,
	const struct indicator *indicator, enum lang lang, struct text *ret);

#endif
