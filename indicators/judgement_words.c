/* indicators/judgement_words.c - a judgement in words: the axes, and a sentence for each flag. */
#include "indicators/format.h"
#include "indicators/judgement.h"
#include "indicators/outlook_words.h"
#include "indicators/sentence.h"

/* clang-format off */
static const char *const axes[AXIS_COUNT][LANG_COUNT] = {
	[AXIS_STATE]      = { "Hiện trạng", "State" },
	[AXIS_DIRECTION]  = { "Hướng đi",   "Direction" },
	[AXIS_OUTLOOK]    = { "Triển vọng", "Outlook" },
	[AXIS_CONFIDENCE] = { "Độ tin cậy", "Confidence" },
};

static const char *const risk[LANG_COUNT] = { ", có nguy cơ tụt lại", ", at risk" };

enum note { NOTE_RISK, NOTE_CLOSE, NOTE_MOVED, NOTE_WITHDRAWN, NOTE_REVISED, NOTE_METHODS, NOTE_COUNT };

static const char *const notes[NOTE_COUNT][LANG_COUNT] = {
	[NOTE_RISK] = {
		"Hiện vẫn đạt nhưng có nguy cơ không giữ được.",
		"It is well for now, but at risk of being lost." },
	[NOTE_CLOSE] = {
		"Mức hụt so với kế hoạch rất nhỏ, gần như không đáng kể.",
		"The shortfall is so small that it hardly counts." },
	[NOTE_MOVED] = {
		"Mục tiêu cho {moved period} đã được đổi từ {moved from} thành {moved to}; theo kế hoạch ban đầu, "
		"kết luận {same}là: {first plan}.",
		"The target for {moved period} was changed from {moved from} to {moved to}; by the first plan it "
		"would {same}be: {first plan}." },
	[NOTE_WITHDRAWN] = {
		"Mục tiêu {moved from} cho {moved period} đã được rút; theo kế hoạch ban đầu, kết luận {same}là: "
		"{first plan}.",
		"The target of {moved from} for {moved period} was withdrawn; by the first plan it would {same}be: "
		"{first plan}." },
	[NOTE_REVISED] = {
		"Số gốc của {baseline period} đã được sửa từ {former} thành {baseline}; theo số cũ, kết luận "
		"{same baseline}là: {first baseline}.",
		"The baseline of {baseline period} was revised from {former} to {baseline}; by the old figure it "
		"would {same baseline}be: {first baseline}." },
	[NOTE_METHODS] = {
		"{disagreeing} trong {answered} cách tính đã công bố cho kết luận khác: {methods}.",
		"{disagreeing} of {answered} published methods {say} otherwise: {methods}." },
};

static const char *const still[LANG_COUNT] = { "vẫn ", "still " };
/* clang-format on */

struct saying {
	const struct judgement *judgement;
	const struct indicator *indicator;
	enum lang lang;
};

const char *judgement_axis_name(enum judgement_axis axis, enum lang lang)
{
	return axes[axis][lang];
}

void judgement_title(const struct judgement *judgement, enum lang lang, struct text *ret)
{
	text_addz(ret, state_say(judgement->verdict.state, lang));
	if (judgement->at_risk)
		text_addz(ret, risk[lang]);
}

static void say_outlook(const struct judgement *judgement, const struct indicator *indicator,
	enum lang lang, struct text *ret)
{
	const struct outlook *next = &judgement->next;
	bool same = next->reason == judgement->outlook.reason &&
		(next->reason == OUTLOOK_TOO_SHORT || next->reason == OUTLOOK_NEVER_MOVED);

	if (next->target != NULL && !same) {
		outlook_say(next, indicator, lang, ret);
		text_addc(ret, ' ');
	}
	outlook_say(&judgement->outlook, indicator, lang, ret);
}

void judgement_say_needed(const struct judgement *judgement, const struct indicator *indicator,
	enum lang lang, struct text *ret)
{
	text_auto last = { 0 };
	size_t before = ret->size;

	outlook_say_needed(&judgement->next, indicator, lang, ret);
	outlook_say_needed(&judgement->outlook, indicator, lang, &last);
	if (ret->size > before && last.size > 0)
		text_addc(ret, ' ');
	text_add(ret, text_span(&last));
}

void judgement_say(const struct judgement *judgement, const struct indicator *indicator,
	enum judgement_axis axis, enum lang lang, struct text *ret)
{
	switch (axis) {
	case AXIS_STATE:
		verdict_say(&judgement->verdict, indicator, lang, ret);
		break;
	case AXIS_DIRECTION:
		direction_say(&judgement->movement, indicator, lang, ret);
		break;
	case AXIS_OUTLOOK:
		say_outlook(judgement, indicator, lang, ret);
		break;
	case AXIS_CONFIDENCE:
		confidence_say(&judgement->confidence, lang, ret);
		break;
	case AXIS_COUNT:
		break;
	}
}

static void say_methods(const struct saying *saying, struct text *ret)
{
	const char *before = "";

	for (enum methods_which which = 0; which < METHODS_COUNT; which++)
		if (saying->judgement->disagrees[which]) {
			text_addz(ret, before);
			text_addz(ret, methods_name(which, saying->lang));
			text_addz(ret, " (");
			text_addz(ret, saying->judgement->methods[which].name[saying->lang]);
			text_addc(ret, ')');
			before = "; ";
		}
}

static void say_other(
	const struct saying *saying, const struct judgement_other *other, struct text *ret)
{
	text_addz(ret, state_say(other->state, saying->lang));
}

static void say_same(
	const struct saying *saying, const struct judgement_other *other, struct text *ret)
{
	if (other->state == saying->judgement->verdict.state)
		text_addz(ret, still[saying->lang]);
}

static void fill(const void *context, struct span name, struct text *ret)
{
	const struct saying *saying = context;
	const struct judgement *judgement = saying->judgement;
	const struct unit *unit = saying->indicator->unit;

	if (span_is(name, "moved period"))
		period_say(&judgement->moved_from->period, saying->lang, ret);
	else if (span_is(name, "moved from"))
		format_value(judgement->moved_from->value, unit, saying->lang, ret);
	else if (span_is(name, "moved to"))
		format_value(judgement->moved_to->value, unit, saying->lang, ret);
	else if (span_is(name, "same"))
		say_same(saying, &judgement->by_first_plan, ret);
	else if (span_is(name, "first plan"))
		say_other(saying, &judgement->by_first_plan, ret);
	else if (span_is(name, "former"))
		format_value(judgement->former_baseline, unit, saying->lang, ret);
	else if (span_is(name, "baseline"))
		format_value(judgement->baseline->value, unit, saying->lang, ret);
	else if (span_is(name, "baseline period"))
		period_say(&judgement->baseline->period, saying->lang, ret);
	else if (span_is(name, "same baseline"))
		say_same(saying, &judgement->by_first_baseline, ret);
	else if (span_is(name, "first baseline"))
		say_other(saying, &judgement->by_first_baseline, ret);
	else if (span_is(name, "disagreeing"))
		text_addf(ret, "%d", judgement->disagreeing);
	else if (span_is(name, "answered"))
		text_addf(ret, "%d", judgement->answered);
	else if (span_is(name, "say"))
		text_addz(ret, judgement->disagreeing == 1 ? "says" : "say");
	else
		say_methods(saying, ret);
}

void judgement_say_notes(const struct judgement *judgement, const struct indicator *indicator,
	enum lang lang, struct text *ret)
{
	const struct saying saying = { judgement, indicator, lang };
	bool moved = judgement->by_first_plan.differs;
	const bool flags[NOTE_COUNT] = {
		[NOTE_RISK] = judgement->at_risk,
		[NOTE_CLOSE] = judgement->close,
		[NOTE_MOVED] = moved && judgement->moved_to != NULL,
		[NOTE_WITHDRAWN] = moved && judgement->moved_to == NULL,
		[NOTE_REVISED] = judgement->by_first_baseline.differs,
		[NOTE_METHODS] = judgement->disagreeing > 0,
	};
	const char *before = ret->size > 0 ? " " : "";

	for (enum note note = 0; note < NOTE_COUNT; note++)
		if (flags[note]) {
			text_addz(ret, before);
			sentence_say(notes[note][lang], fill, &saying, ret);
			before = " ";
		}
}
