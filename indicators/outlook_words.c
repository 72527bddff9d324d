/* indicators/outlook_words.c - an outlook in words: the chance, then the pace that is needed. */
#include <math.h>

#include "indicators/format.h"
#include "indicators/outlook.h"
#include "indicators/place.h"
#include "indicators/sentence.h"
#include "indicators/unit.h"

enum { CHANCE_STEP = 5 }; /* percent: a chance is no surer than that */

/* clang-format off */
const char *const outlook_keys[OUTLOOK_GRADES + 1] = {
	"unknown", "very-likely", "likely", "uncertain", "unlikely", "very-unlikely", NULL,
};

static const char *const grades[OUTLOOK_GRADES][LANG_COUNT] = {
	[OUTLOOK_UNKNOWN]       = { "Chưa dự báo được",  "No forecast" },
	[OUTLOOK_VERY_LIKELY]   = { "Rất có thể đạt",    "Very likely" },
	[OUTLOOK_LIKELY]        = { "Nhiều khả năng đạt", "Likely" },
	[OUTLOOK_UNCERTAIN]     = { "Chưa chắc",         "Uncertain" },
	[OUTLOOK_UNLIKELY]      = { "Khó đạt",           "Unlikely" },
	[OUTLOOK_VERY_UNLIKELY] = { "Rất khó đạt",       "Very unlikely" },
};

static const char *const sentences[OUTLOOK_REASON_COUNT][LANG_COUNT] = {
	[OUTLOOK_NO_TARGET] = {
		"Không còn mục tiêu nào ở phía trước.",
		"There is no target ahead." },
	[OUTLOOK_NO_DIRECTION] = {
		"Chưa khai báo tăng hay giảm là tốt nên không dự báo khả năng đạt.",
		"It is not declared whether rising or falling is good, so no chance is told." },
	[OUTLOOK_NO_FIGURE] = {
		"Chưa có số liệu để dự báo.",
		"There is no figure to forecast from." },
	[OUTLOOK_PAST] = {
		"Mốc {target} ({target period}) đã đến hạn; không còn gì để dự báo.",
		"The target {target} ({target period}) has fallen due; there is nothing left to forecast." },
	[OUTLOOK_PARTS] = {
		"Không dự báo: số liệu là của từng phần, còn mục tiêu {target} là cộng cả kỳ ({target period}).",
		"No forecast: the figures are of parts, and the target {target} adds up the whole period "
		"({target period})." },
	[OUTLOOK_TOO_SHORT] = {
		"Chưa dự báo được: mới có {points} số liệu so sánh được, ít nhất phải có 4 và phải có biến động.",
		"No forecast yet: only {points} comparable {figures}; it takes at least 4 that have moved." },
	[OUTLOOK_NEVER_MOVED] = {
		"Chưa dự báo được: cả {points} số liệu so sánh được đều như nhau.",
		"No forecast: all {points} comparable figures are the same." },
	[OUTLOOK_TOO_FAR] = {
		"Chưa dự báo được: mục tiêu còn {ahead} nữa mới đến hạn, mà số liệu so sánh được mới trải qua "
		"{behind}.",
		"No forecast: the target is {ahead} away, and the comparable figures reach back only {behind}." },
	[OUTLOOK_FORECAST] = {
		"{grade}: khả năng đạt mục tiêu {target} ({target period}) {chance}. Nếu cứ như vừa qua, lúc đó sẽ "
		"vào khoảng {expected}, 80% khả năng nằm trong khoảng {low} đến {high}.",
		"{grade}: the chance of reaching {target} ({target period}) is {chance}. If things go on as they "
		"have, it will then be about {expected}, in 8 of 10 cases between {low} and {high}." },
};

static const char *const holding[LANG_COUNT] = {
	"Mục tiêu {target} ({target period}) đang đạt; khả năng vẫn đạt khi đến hạn {chance}. Nếu cứ như vừa "
	"qua, lúc đó sẽ vào khoảng {expected}, 80% khả năng nằm trong khoảng {low} đến {high}.",
	"The target {target} ({target period}) is met now; the chance that it still is when due is {chance}. "
	"If things go on as they have, it will then be about {expected}, in 8 of 10 cases between {low} and "
	"{high}.",
};

static const char *const efforts[OUTLOOK_EFFORTS][LANG_COUNT] = {
	[OUTLOOK_NOT_ASKED] = { "", "" },
	[OUTLOOK_AS_USUAL] = {
		" Từ nay cần {needed} {each}; vừa qua trung bình {average}.",
		" From now it takes {needed} {each}; the average so far is {average}." },
	[OUTLOOK_FASTER] = {
		" Từ nay cần {needed} {each}, nhanh hơn mức trung bình vừa qua là {average}; nhanh nhất từng đạt "
		"ở đây là {best} ({best period}).",
		" From now it takes {needed} {each}, more than the average so far, {average}; the best ever here "
		"is {best} ({best period})." },
	[OUTLOOK_NEW_HERE] = {
		" Từ nay cần {needed} {each}, nhanh hơn mọi kỳ trước ở đây (nhanh nhất {best}, {best period}); "
		"nơi khác đã có lúc đạt {elsewhere} ({elsewhere place}, {elsewhere period}).",
		" From now it takes {needed} {each}, more than ever here (at best {best}, {best period}); "
		"elsewhere {elsewhere} has been reached ({elsewhere place}, {elsewhere period})." },
	[OUTLOOK_NEW_ANYWHERE] = {
		" Từ nay cần {needed} {each}, nhanh hơn mọi kỳ trước ở đây (nhanh nhất {best}, {best period}){more}.",
		" From now it takes {needed} {each}, more than ever here (at best {best}, {best period}){more}." },
};

static const char *const only_needed[LANG_COUNT] = {
	" Từ nay cần {needed} {each}.", " From now it takes {needed} {each}.",
};

static const char *const more[LANG_COUNT] = {
	" và ở mọi nơi khác được so sánh ({siblings} nơi; nhanh nhất {elsewhere}, {elsewhere place})",
	" and at any other place compared ({siblings}; at best {elsewhere}, {elsewhere place})",
};
/* clang-format on */

struct saying {
	const struct outlook *outlook;
	const struct indicator *indicator;
	enum lang lang;
};

static void fill(const void *context, struct span name, struct text *ret);

const char *outlook_grade_say(enum outlook_grade grade, enum lang lang)
{
	return grades[grade][lang];
}

static void say_chance(const struct saying *saying, struct text *ret)
{
	static const char *const less[LANG_COUNT] = { "dưới ", "less than " };
	static const char *const about[LANG_COUNT] = { "khoảng ", "about " };
	static const char *const over[LANG_COUNT] = { "trên ", "more than " };
	int chance = (int)lround(saying->outlook->chance * 100 / CHANCE_STEP) * CHANCE_STEP;

	if (chance < CHANCE_STEP)
		text_addf(ret, "%s%d%%", less[saying->lang], CHANCE_STEP);
	else if (chance > 100 - CHANCE_STEP)
		text_addf(ret, "%s%d%%", over[saying->lang], 100 - CHANCE_STEP);
	else
		text_addf(ret, "%s%d%%", about[saying->lang], chance);
}

static void say_value(const struct saying *saying, struct decimal value, struct text *ret)
{
	format_value(value, saying->indicator->unit, saying->lang, ret);
}

static void say_pace(const struct saying *saying, const struct outlook_pace *pace, struct text *ret)
{
	if (!saying->outlook->growth) {
		format_change(pace->amount, saying->indicator->unit, saying->lang, ret);
		return;
	}
	if (pace->amount.units > 0)
		text_addc(ret, '+');
	format_number(pace->amount, saying->lang, ret);
	text_addc(ret, '%');
}

static void say_periods(const struct saying *saying, int periods, struct text *ret)
{
	comparable_say_span(saying->outlook->latest->period.kind, periods, saying->lang, ret);
}

/* Adds what a {name} of a pace stands for; false for another name. */
static bool fill_pace(const struct saying *saying, struct span name, struct text *ret)
{
	const struct outlook *outlook = saying->outlook;

	if (span_is(name, "needed"))
		say_pace(saying, &outlook->needed, ret);
	else if (span_is(name, "average"))
		say_pace(saying, &outlook->average, ret);
	else if (span_is(name, "best"))
		say_pace(saying, &outlook->best, ret);
	else if (span_is(name, "best period"))
		period_say(&outlook->best.until->period, saying->lang, ret);
	else if (span_is(name, "elsewhere"))
		say_pace(saying, &outlook->best_elsewhere, ret);
	else if (span_is(name, "elsewhere place"))
		text_addz(ret, outlook->best_elsewhere.until->place->name[saying->lang]);
	else if (span_is(name, "elsewhere period"))
		period_say(&outlook->best_elsewhere.until->period, saying->lang, ret);
	else if (span_is(name, "each"))
		text_addz(ret, comparable_say_each(outlook->latest->period.kind, saying->lang));
	else if (span_is(name, "siblings"))
		text_addf(ret, "%zu", outlook->siblings);
	else
		return false;
	return true;
}

static void fill(const void *context, struct span name, struct text *ret)
{
	const struct saying *saying = context;
	const struct outlook *outlook = saying->outlook;

	if (fill_pace(saying, name, ret))
		return;
	if (span_is(name, "target"))
		say_value(saying, outlook->target->value, ret);
	else if (span_is(name, "target period"))
		period_say(&outlook->target->period, saying->lang, ret);
	else if (span_is(name, "grade"))
		text_addz(ret, outlook_grade_say(outlook->grade, saying->lang));
	else if (span_is(name, "chance"))
		say_chance(saying, ret);
	else if (span_is(name, "expected"))
		say_value(saying, outlook->expected, ret);
	else if (span_is(name, "low"))
		say_value(saying, outlook->low, ret);
	else if (span_is(name, "high"))
		say_value(saying, outlook->high, ret);
	else if (span_is(name, "points"))
		text_addf(ret, "%d", outlook->points);
	else if (span_is(name, "figures"))
		text_addz(ret, outlook->points == 1 ? "figure" : "figures");
	else if (span_is(name, "ahead"))
		say_periods(saying, outlook->periods, ret);
	else if (span_is(name, "behind"))
		say_periods(saying, outlook->longest, ret);
	else if (outlook->siblings > 0) /* more */
		sentence_say(more[saying->lang], fill, saying, ret);
}

void outlook_say(const struct outlook *outlook, const struct indicator *indicator, enum lang lang,
	struct text *ret)
{
	const struct saying saying = { outlook, indicator, lang };
	bool held = outlook->reason == OUTLOOK_FORECAST && outlook->met;

	sentence_say(held ? holding[lang] : sentences[outlook->reason][lang], fill, &saying, ret);
	if (outlook->needed.known && !outlook->best.known)
		sentence_say(only_needed[lang], fill, &saying, ret);
	else
		sentence_say(efforts[outlook->effort][lang], fill, &saying, ret);
}
