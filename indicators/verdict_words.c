/*
 * indicators/verdict_words.c - a verdict in words: one sentence a reason, in
 * both languages, with {names} filled in from the verdict.
 */
#include <string.h>

#include "indicators/format.h"
#include "indicators/indicator.h"
#include "indicators/sentence.h"
#include "indicators/unit.h"
#include "indicators/verdict.h"

/* clang-format off */
const char *const state_keys[STATE_COUNT + 1] = {
	"none", "achieved", "on-plan", "behind", "off-plan", "no-data", NULL,
};
const char *const verdict_reasons[REASON_COUNT + 1] = {
	"no-plan", "no-direction", "no-figure", "not-due", "overtaken", "target-met", "on-path",
	"short", "short-unsized", "slipped", "awaited", "part", NULL,
};

static const char *const states[STATE_COUNT][LANG_COUNT] = {
	[STATE_NONE]     = { "Chưa đánh giá",    "Not judged" },
	[STATE_ACHIEVED] = { "Đã đạt",           "Achieved" },
	[STATE_ON_PLAN]  = { "Đúng tiến độ",     "On plan" },
	[STATE_BEHIND]   = { "Chậm",             "Behind" },
	[STATE_OFF_PLAN] = { "Lệch kế hoạch",    "Off plan" },
	[STATE_NO_DATA]  = { "Chưa có số liệu",  "No data" },
};

static const char *const sentences[REASON_COUNT][LANG_COUNT] = {
	[REASON_NO_PLAN] = {
		"Chưa có chỉ tiêu kế hoạch nên không đánh giá.",
		"No target has been set, so there is nothing to judge." },
	[REASON_NO_DIRECTION] = {
		"Chưa khai báo tăng hay giảm là tốt nên không đánh giá.",
		"It is not declared whether rising or falling is good, so it is not judged." },
	[REASON_NO_FIGURE] = {
		"Chưa có số liệu được công bố; mục tiêu là {target} ({target period}).",
		"No figure has been published; the target is {target} ({target period})." },
	[REASON_NOT_DUE] = {
		"{value} ({period}). Kế hoạch chỉ đặt mốc {plan} cho {plan period}; mốc ấy chưa đến hạn nên chưa "
		"đánh giá. Hiện {gap}.",
		"{value} ({period}). The plan only sets {plan} for {plan period}, which is not due yet, so "
		"it is not judged. For now it is {gap}." },
	[REASON_OVERTAKEN] = {
		"Số liệu mới nhất là {value} ({period}); mốc {overdue} ({overdue period}) đã đến hạn mà chưa "
		"có số liệu, nên chưa thể nói là đạt.",
		"The latest figure is {value} ({period}); the target {overdue} ({overdue period}) has fallen "
		"due without a figure, so it cannot be called met." },
	[REASON_TARGET_MET] = {
		"{value} ({period}), đã đạt mục tiêu {target} ({target period}).",
		"{value} ({period}), which meets the target of {target} ({target period})." },
	[REASON_ON_PATH] = {
		"{value} ({period}), {gap}; mục tiêu {target} ({target period}).",
		"{value} ({period}), {gap}; the target is {target} ({target period})." },
	[REASON_SHORT] = {
		"{value} ({period}), {gap}: mới đi được {share}% quãng đường kế hoạch, kể từ {baseline} "
		"({baseline period}).",
		"{value} ({period}), {gap}: {share}% of the planned way from {baseline} ({baseline period})." },
	[REASON_SHORT_UNSIZED] = {
		"{value} ({period}), {gap}; chưa có số liệu gốc để biết chậm nhiều hay ít.",
		"{value} ({period}), {gap}; there is no baseline to tell how far behind that is." },
	[REASON_SLIPPED] = {
		"{value} ({period}), {gap}; số liệu đầu tiên là {baseline} ({baseline period}), nghĩa là đã tụt "
		"khỏi mức phải giữ.",
		"{value} ({period}), {gap}; the first figure was {baseline} ({baseline period}), so a level that "
		"was to be held has been lost." },
	[REASON_AWAITED] = {
		"{value} ({period}). Mốc {plan} của {plan period} đã đến hạn nhưng số liệu của kỳ ấy chưa được công "
		"bố, nên chưa đánh giá. Số liệu mới nhất {gap}.",
		"{value} ({period}). The target {plan} for {plan period} has fallen due, but the figure for it has "
		"not been published yet, so it is not judged. The latest figure is {gap}." },
	[REASON_PART] = {
		"{value} là số liệu của {period}, còn mốc {plan} là của {plan period}: hai khoảng thời gian dài "
		"ngắn khác nhau nên không so sánh và chưa đánh giá.",
		"{value} is for {period} and the target {plan} for {plan period}: they are of different lengths, "
		"so they are not compared and it is not judged." },
};

/* Short, and even further from the plan than at the start. */
static const char *const retreat[LANG_COUNT] = {
	"{value} ({period}), {gap}; còn kém hơn cả số liệu đầu tiên là {baseline} ({baseline period}).",
	"{value} ({period}), {gap}; that is even worse than the first figure, {baseline} ({baseline period}).",
};

static const char *const whole_note[LANG_COUNT] = {
	" Đây mới là một phần của {whole period}, nên được so với mức kế hoạch tính đến lúc đó, không phải "
	"với mục tiêu {whole} của cả kỳ.",
	" This is only a part of {whole period}, so it is compared with the plan up to then and not with the "
	"target of {whole} for the whole.",
};

static const char *const overdue_note[LANG_COUNT] = {
	" Mốc {overdue} ({overdue period}) đã đến hạn mà chưa có số liệu mới hơn.",
	" The target {overdue} ({overdue period}) has fallen due without a newer figure.",
};

/* The gap to the plan's value: equal, better, short; to the figure's own, one just named, another. */
enum gap_to { GAP_OWN, GAP_NAMED, GAP_OTHER, GAP_COUNT };

static const char *const gaps[3][GAP_COUNT][LANG_COUNT] = {
	{ { "đúng bằng mức kế hoạch {plan}", "exactly the planned {plan}" },
	  { "đúng bằng mốc ấy", "exactly there" },
	  { "đúng bằng mốc {plan} của {plan period}", "exactly the {plan} planned for {plan period}" } },
	{ { "tốt hơn mức kế hoạch {plan} là {distance}", "{distance} better than the planned {plan}" },
	  { "tốt hơn mốc ấy {distance}", "{distance} better than that" },
	  { "tốt hơn mốc {plan} của {plan period} là {distance}",
	    "{distance} better than the {plan} planned for {plan period}" } },
	{ { "còn kém mức kế hoạch {plan} là {distance}", "{distance} short of the planned {plan}" },
	  { "còn kém mốc ấy {distance}", "{distance} short of that" },
	  { "còn kém mốc {plan} của {plan period} là {distance}",
	    "{distance} short of the {plan} planned for {plan period}" } },
};
/* clang-format on */

struct saying {
	const struct verdict *verdict;
	const struct indicator *indicator;
	enum lang lang;
};

static void say(const struct saying *saying, const char *sentence, struct text *ret);

const char *state_say(enum state state, enum lang lang)
{
	return states[state][lang];
}

static void say_value(const struct saying *saying, struct decimal value, struct text *ret)
{
	format_value(value, saying->indicator->unit, saying->lang, ret);
}

/* Rounds an interpolated plan value for show; a decided one keeps its digits. */
static struct decimal shown(const struct saying *saying, struct decimal value)
{
	return decimal_trim(decimal_round(value, saying->indicator->decimals + 1));
}

static int compare_with_plan(const struct saying *saying, struct decimal *ret_distance)
{
	const struct verdict *verdict = saying->verdict;
	struct decimal gap = { 0 };

	if (!decimal_subtract(verdict->latest->value, verdict->plan_value, &gap) || gap.units == 0)
		return 0;
	*ret_distance = shown(
		saying, (struct decimal){ gap.units < 0 ? -gap.units : gap.units, gap.scale });
	return (gap.units > 0) == (saying->indicator->direction == DIRECTION_UP) ? 1 : 2;
}

/* Which plan value the gap is to: the period's own, one that the sentence names, or another. */
static enum gap_to gap_to(const struct verdict *verdict)
{
	if (verdict->reason == REASON_NOT_DUE || verdict->reason == REASON_AWAITED)
		return GAP_NAMED;
	return strcmp(verdict->plan_period.label, verdict->latest->period.label) == 0 ? GAP_OWN
										      : GAP_OTHER;
}

static void say_gap(const struct saying *saying, struct text *ret)
{
	struct decimal distance = { 0 };
	int side = compare_with_plan(saying, &distance);

	say(saying, gaps[side][gap_to(saying->verdict)][saying->lang], ret);
}

static void say_distance(const struct saying *saying, struct text *ret)
{
	struct decimal distance = { 0 };

	(void)compare_with_plan(saying, &distance);
	format_distance(distance, saying->indicator->unit, saying->lang, ret);
}

static void say_period(const struct saying *saying, struct text *ret)
{
	const struct observation *latest = saying->verdict->latest;

	period_say(&latest->period, saying->lang, ret);
	if (latest->status != 'A') {
		text_addz(ret, ", ");
		text_addz(ret, status_say(latest->status, saying->lang));
	}
}

/* sentence_fill: adds what a {name} stands for. */
static void fill(const void *context, struct span name, struct text *ret)
{
	const struct saying *saying = context;
	const struct verdict *verdict = saying->verdict;

	if (span_is(name, "value"))
		say_value(saying, verdict->latest->value, ret);
	else if (span_is(name, "period"))
		say_period(saying, ret);
	else if (span_is(name, "plan"))
		say_value(saying, shown(saying, verdict->plan_value), ret);
	else if (span_is(name, "plan period"))
		period_say(&verdict->plan_period, saying->lang, ret);
	else if (span_is(name, "target"))
		say_value(saying, verdict->target->value, ret);
	else if (span_is(name, "target period"))
		period_say(&verdict->target->period, saying->lang, ret);
	else if (span_is(name, "overdue"))
		say_value(saying, verdict->overdue->value, ret);
	else if (span_is(name, "overdue period"))
		period_say(&verdict->overdue->period, saying->lang, ret);
	else if (span_is(name, "baseline"))
		say_value(saying, verdict->baseline->value, ret);
	else if (span_is(name, "baseline period"))
		period_say(&verdict->baseline->period, saying->lang, ret);
	else if (verdict->whole != NULL && span_is(name, "whole"))
		say_value(saying, verdict->whole->value, ret);
	else if (verdict->whole != NULL && span_is(name, "whole period"))
		period_say(&verdict->whole->period, saying->lang, ret);
	else if (span_is(name, "share"))
		format_number(verdict->share, saying->lang, ret);
	else if (span_is(name, "gap"))
		say_gap(saying, ret);
	else
		say_distance(saying, ret);
}

static void say(const struct saying *saying, const char *sentence, struct text *ret)
{
	sentence_say(sentence, fill, saying, ret);
}

void verdict_say(const struct verdict *verdict, const struct indicator *indicator, enum lang lang,
	struct text *ret)
{
	struct saying saying = { verdict, indicator, lang };
	bool retreated = verdict->reason == REASON_SHORT && verdict->share.units < 0;

	say(&saying, retreated ? retreat[lang] : sentences[verdict->reason][lang], ret);
	if (verdict->whole != NULL && verdict->reason != REASON_PART)
		say(&saying, whole_note[lang], ret);
	if (verdict->overdue != NULL && verdict->reason != REASON_OVERTAKEN)
		say(&saying, overdue_note[lang], ret);
}
