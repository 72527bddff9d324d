/* indicators/outlook_words.c - see outlook_words.h. */
#include "indicators/outlook_words.h"
#include <math.h>

#include "indicators/format.h"
#include "indicators/place.h"
#include "indicators/sentence.h"
#include "indicators/unit.h"

enum { CHANCE_STEP = 5 }; /* percent: a chance is no surer than that */

/* clang-format off */
const char *const outlook_keys[OUTLOOK_GRADES + 1] = {
	"unknown", "very-likely", "likely", "uncertain", "unlikely", "very-unlikely", NULL,
};

const char *const outlook_reasons[OUTLOOK_REASON_COUNT + 1] = {
	"no-target", "no-direction", "no-figure", "past", "parts", "too-short", "never-moved", "too-far",
	"forecast", NULL,
};

const char *const outlook_efforts[OUTLOOK_EFFORTS + 1] = {
	"not-asked", "as-usual", "faster", "new-here", "new-anywhere", NULL,
};

/* Short, for a table; the last also where there is nowhere else to compare with. */
static const char *const short_efforts[OUTLOOK_EFFORTS + 1][LANG_COUNT] = {
	[OUTLOOK_NOT_ASKED]    = { "", "" },
	[OUTLOOK_AS_USUAL]     = { "không hơn mức trung bình vừa qua", "no more than the average so far" },
	[OUTLOOK_FASTER]       = { "nhanh hơn trung bình, nhưng đã từng đạt ở đây",
	                           "more than the average, but done here before" },
	[OUTLOOK_NEW_HERE]     = { "chưa từng đạt ở đây, nhưng nơi khác đã đạt",
	                           "never done here, but done elsewhere" },
	[OUTLOOK_NEW_ANYWHERE] = { "chưa nơi nào đạt", "never done anywhere compared" },
	[OUTLOOK_EFFORTS]      = { "chưa từng đạt ở đây", "never done here" },
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
		"No forecast: only {points} comparable {figures}; it takes at least 4 that have moved." },
	[OUTLOOK_NEVER_MOVED] = {
		"Chưa dự báo được: cả {points} số liệu so sánh được đều như nhau.",
		"No forecast: all {points} comparable figures are the same." },
	[OUTLOOK_TOO_FAR] = {
		"Chưa dự báo được: mục tiêu {target} ({target period}) còn {ahead} nữa mới đến hạn, mà số liệu so "
		"sánh được mới trải qua {behind}.",
		"No forecast: the target {target} ({target period}) is {ahead} away, and the comparable figures "
		"reach back only {behind}." },
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
		"{from now} {needed} {each}; vừa qua trung bình {average}.",
		"{from now} {needed} {each}; the average so far is {average}." },
	[OUTLOOK_FASTER] = {
		"{from now} {needed} {each}, nhanh hơn mức trung bình vừa qua là {average}; nhanh nhất từng đạt "
		"ở đây là {best} ({best period}). {usual}",
		"{from now} {needed} {each}, more than the average so far, {average}; the best ever here "
		"is {best} ({best period}). {usual}" },
	[OUTLOOK_NEW_HERE] = {
		"{from now} {needed} {each}, nhanh hơn mọi kỳ trước ở đây (nhanh nhất {best}, {best period}); "
		"nơi khác đã có lúc đạt {elsewhere} ({elsewhere place}, {elsewhere period}). {usual}",
		"{from now} {needed} {each}, more than ever here (at best {best}, {best period}); "
		"elsewhere {elsewhere} has been reached ({elsewhere place}, {elsewhere period}). {usual}" },
	[OUTLOOK_NEW_ANYWHERE] = {
		"{from now} {needed} {each}, nhanh hơn mọi kỳ trước ở đây (nhanh nhất {best}, {best period}){more}. "
		"{usual}",
		"{from now} {needed} {each}, more than ever here (at best {best}, {best period}){more}. {usual}" },
};

static const char *const only_needed[LANG_COUNT] = {
	"{from now} {needed} {each}.", "{from now} {needed} {each}.",
};

static const char *const from_now[2][LANG_COUNT] = {
	{ "Để đạt {target} ({target period}), từ nay cần",
	  "To reach {target} ({target period}), from now it takes" },
	{ "Để đạt {target} ({target period}), nếu từ {latest period} đến nay không đổi thì từ nay cần",
	  "To reach {target} ({target period}), if nothing has changed since {latest period}, from now it takes" },
};

enum usual { USUAL_NEVER, USUAL_TOO_LONG, USUAL_KNOWN, USUAL_COUNT };

static const char *const usual[USUAL_COUNT][LANG_COUNT] = {
	{ "Cứ theo mức trung bình vừa qua thì không thể đạt.",
	  "At the average pace so far it would never be reached." },
	{ "Cứ theo mức trung bình vừa qua thì {years} năm nữa cũng chưa đạt.",
	  "At the average pace so far it would take more than {years} years." },
	{ "Cứ theo mức trung bình vừa qua thì đến {usual period} mới đạt.",
	  "At the average pace so far it would be reached only in {usual period}." },
};

static const char *const more[LANG_COUNT] = {
	" và ở mọi nơi khác được so sánh ({siblings} nơi; nhanh nhất {elsewhere}, {elsewhere place})",
	" and more than at any other place compared ({siblings} {places}; at best {elsewhere}, {elsewhere place})",
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

const char *outlook_effort_say(const struct outlook *outlook, enum lang lang)
{
	bool alone = outlook->effort == OUTLOOK_NEW_ANYWHERE && outlook->siblings == 0;

	if (alone && !outlook->best.known)
		return "";
	return short_efforts[alone ? OUTLOOK_EFFORTS : outlook->effort][lang];
}

void outlook_say_chance(double chance, enum lang lang, struct text *ret)
{
	static const char *const less[LANG_COUNT] = { "dưới ", "less than " };
	static const char *const about[LANG_COUNT] = { "khoảng ", "about " };
	static const char *const over[LANG_COUNT] = { "trên ", "more than " };
	int percent = (int)lround(chance * 100 / CHANCE_STEP) * CHANCE_STEP;

	if (percent < CHANCE_STEP)
		text_addf(ret, "%s%d%%", less[lang], CHANCE_STEP);
	else if (percent > 100 - CHANCE_STEP)
		text_addf(ret, "%s%d%%", over[lang], 100 - CHANCE_STEP);
	else
		text_addf(ret, "%s%d%%", about[lang], percent);
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
	else if (span_is(name, "places"))
		text_addz(ret, outlook->siblings == 1 ? "place" : "places");
	else if (span_is(name, "years"))
		text_addf(ret, "%d", (int)OUTLOOK_YEARS);
	else if (span_is(name, "usual period"))
		period_say(&outlook->usual, saying->lang, ret);
	else if (span_is(name, "latest period"))
		period_say(&outlook->latest->period, saying->lang, ret);
	else
		return false;
	return true;
}

static enum usual usual_of(const struct outlook *outlook)
{
	if (outlook->usual_known)
		return USUAL_KNOWN;
	return outlook->average.rate > 0 ? USUAL_TOO_LONG : USUAL_NEVER;
}

/* Likewise where a {name} stands for a sentence of its own. */
static bool fill_sentence(const struct saying *saying, struct span name, struct text *ret)
{
	const struct outlook *outlook = saying->outlook;

	if (span_is(name, "from now"))
		sentence_say(from_now[outlook->passed > 0][saying->lang], fill, saying, ret);
	else if (span_is(name, "usual"))
		sentence_say(usual[usual_of(outlook)][saying->lang], fill, saying, ret);
	else if (span_is(name, "more") && outlook->siblings > 0)
		sentence_say(more[saying->lang], fill, saying, ret);
	else
		return span_is(name, "more");
	return true;
}

static void fill(const void *context, struct span name, struct text *ret)
{
	const struct saying *saying = context;
	const struct outlook *outlook = saying->outlook;

	if (fill_pace(saying, name, ret) || fill_sentence(saying, name, ret))
		return;
	if (span_is(name, "target"))
		say_value(saying, outlook->target->value, ret);
	else if (span_is(name, "target period"))
		period_say(&outlook->target->period, saying->lang, ret);
	else if (span_is(name, "grade"))
		text_addz(ret, outlook_grade_say(outlook->grade, saying->lang));
	else if (span_is(name, "chance"))
		outlook_say_chance(outlook->chance, saying->lang, ret);
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
	else /* behind */
		say_periods(saying, outlook->longest, ret);
}

void outlook_say(const struct outlook *outlook, const struct indicator *indicator, enum lang lang,
	struct text *ret)
{
	const struct saying saying = { outlook, indicator, lang };
	bool held = outlook->reason == OUTLOOK_FORECAST && outlook->met;

	sentence_say(held ? holding[lang] : sentences[outlook->reason][lang], fill, &saying, ret);
}

void outlook_say_needed(const struct outlook *outlook, const struct indicator *indicator,
	enum lang lang, struct text *ret)
{
	const struct saying saying = { outlook, indicator, lang };

	if (outlook->needed.known && !outlook->best.known)
		sentence_say(only_needed[lang], fill, &saying, ret);
	else
		sentence_say(efforts[outlook->effort][lang], fill, &saying, ret);
}

void outlook_say_pace(const struct outlook *outlook, const struct outlook_pace *pace,
	const struct indicator *indicator, enum lang lang, struct text *ret)
{
	const struct saying saying = { outlook, indicator, lang };

	if (!pace->known)
		return;
	say_pace(&saying, pace, ret);
	text_addc(ret, ' ');
	text_addz(ret, comparable_say_each(outlook->latest->period.kind, lang));
}
