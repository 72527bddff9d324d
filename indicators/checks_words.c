/*
 * indicators/checks_words.c - a finding in words: what was read, what is usual, and how the one was
 * measured against the other.
 */
#include <stddef.h>

#include "indicators/checks.h"
#include "indicators/format.h"
#include "indicators/sentence.h"
#include "indicators/unit.h"

enum { VARIANTS = 3 };

/* clang-format off */
static const char *const sentences[CHECK_COUNT][VARIANTS][LANG_COUNT] = {
	[CHECK_BOUNDS] = {
		{ "{value} nhỏ hơn mức thấp nhất có thể là {limit}.",
		  "{value} is below the lowest possible value, {limit}." },
		{ "{value} lớn hơn mức cao nhất có thể là {limit}.",
		  "{value} is above the highest possible value, {limit}." },
	},
	[CHECK_COPIED] = {
		{ "{value} giống hệt kỳ trước, trong khi số liệu ở đây thường thay đổi khoảng {spread} mỗi kỳ. "
		  "Có phải đã chép lại số cũ?",
		  "{value} is exactly the figure of the period before, while figures here usually move by "
		  "{spread} a period. Was the old one copied?" },
		{ "{value} giống hệt {count} kỳ trước, trong khi số liệu ở đây thường thay đổi khoảng {spread} "
		  "mỗi kỳ. Có phải đã chép lại số cũ?",
		  "{value} is exactly the figure of the {count} periods before, while figures here usually "
		  "move by {spread} a period. Was the old one copied?" },
	},
	[CHECK_DIGITS] = {
		{ "{count} trong {of} số liệu gần nhất tận cùng bằng 0 hoặc 5; nếu đếm chính xác thì chỉ khoảng "
		  "{expected}. Các số này có phải là ước lượng?",
		  "{count} of the last {of} figures end in 0 or 5; with exact counts about {expected} would. Are "
		  "they estimates?" },
	},
	[CHECK_JUMP] = {
		{ "{value} cách mức giữa của {count} kỳ trước ({usual}) là {distance}, gấp {ratio} lần độ lệch thường "
		  "gặp ({spread}). Với {count} kỳ, gấp đến {most} lần vẫn là bình thường.",
		  "{value} is {distance} from the middle of the {count} periods before ({usual}), which is {ratio} "
		  "times the usual distance ({spread}). With {count} periods, up to {most} times is ordinary." },
		{ "{value} so với kỳ trước ({other}) lệch {distance} khỏi mức thay đổi quen thuộc ({change}), gấp "
		  "{ratio} lần độ lệch thường gặp ({spread}). Với {count} kỳ, gấp đến {most} lần vẫn là bình "
		  "thường.",
		  "From {other} to {value} is {distance} off the usual change ({change}), which is {ratio} times the "
		  "usual distance ({spread}). With {count} periods, up to {most} times is ordinary." },
		{ "{value} cách cùng kỳ năm trước ({usual}) là {distance}, gấp {ratio} lần độ lệch thường gặp "
		  "({spread}). Với {count} kỳ, gấp đến {most} lần vẫn là bình thường.",
		  "{value} is {distance} from a year before ({usual}), which is {ratio} times the usual distance "
		  "({spread}). With {count} periods, up to {most} times is ordinary." },
	},
	[CHECK_NUMERATOR] = {
		{ "Tử số {value} lớn hơn mẫu số {other}.",
		  "The numerator {value} is larger than the denominator {other}." },
		{ "Tử số {value} và mẫu số {other} không được âm.",
		  "Neither the numerator {value} nor the denominator {other} can be negative." },
	},
	[CHECK_PARTS] = {
		{ "{count} phần cộng lại được {other}, còn tổng ghi là {value}: chênh {spread}.",
		  "The {count} parts add up to {other}, but the total says {value}: {spread} apart." },
	},
	[CHECK_SIBLINGS] = {
		{ "{value}, trong khi mức giữa của {count} nơi khác là {usual}. Với mẫu số {denominator}, từ "
		  "{low} đến {high} là bình thường.",
		  "{value}, while the middle of the {count} other places is {usual}. With a denominator of "
		  "{denominator}, anything from {low} to {high} is ordinary." },
	},
	[CHECK_UNIT_SLIP] = {
		{ "{value} lớn gấp khoảng {factor} lần các kỳ trước (từ {low} đến {high}). Có phải nhập theo đơn "
		  "vị khác?",
		  "{value} is about {factor} times the periods before ({low} to {high}). Was it entered in "
		  "another unit?" },
		{ "{value} nhỏ hơn khoảng {factor} lần so với các kỳ trước (từ {low} đến {high}). Có phải nhập "
		  "theo đơn vị khác?",
		  "{value} is about {factor} times smaller than the periods before ({low} to {high}). Was it "
		  "entered in another unit?" },
	},
};

enum style { STYLE_VALUE, STYLE_DISTANCE, STYLE_CHANGE, STYLE_NUMBER, STYLE_WHOLE };

/* Which number of a finding a name stands for, and how it is written. */
static const struct slot {
	const char *name;
	size_t at;
	enum style style;
} slots[] = {
	{ "change",      offsetof(struct check_finding, usual),  STYLE_CHANGE },
	{ "count",       offsetof(struct check_finding, count),  STYLE_WHOLE },
	{ "denominator", offsetof(struct check_finding, other),  STYLE_NUMBER },
	{ "distance",    offsetof(struct check_finding, low),    STYLE_DISTANCE },
	{ "expected",    offsetof(struct check_finding, usual),  STYLE_NUMBER },
	{ "factor",      offsetof(struct check_finding, ratio),  STYLE_NUMBER },
	{ "high",        offsetof(struct check_finding, high),   STYLE_VALUE },
	{ "limit",       offsetof(struct check_finding, limit),  STYLE_VALUE },
	{ "low",         offsetof(struct check_finding, low),    STYLE_VALUE },
	{ "most",        offsetof(struct check_finding, limit),  STYLE_NUMBER },
	{ "of",          offsetof(struct check_finding, of),     STYLE_WHOLE },
	{ "other",       offsetof(struct check_finding, other),  STYLE_VALUE },
	{ "ratio",       offsetof(struct check_finding, ratio),  STYLE_NUMBER },
	{ "spread",      offsetof(struct check_finding, spread), STYLE_DISTANCE },
	{ "usual",       offsetof(struct check_finding, usual),  STYLE_VALUE },
	{ "value",       offsetof(struct check_finding, value),  STYLE_VALUE },
};
/* clang-format on */

struct saying {
	const struct check_finding *finding;
	const struct indicator *indicator;
	enum lang lang;
};

static void say_decimal(
	const struct saying *saying, struct decimal value, enum style style, struct text *ret)
{
	const struct unit *unit = saying->indicator->unit;

	if (saying->finding->plain)
		style = STYLE_NUMBER;
	if (style == STYLE_CHANGE)
		format_change(value, unit, saying->lang, ret);
	else if (style == STYLE_VALUE)
		format_value(value, unit, saying->lang, ret);
	else
		format_number(value, saying->lang, ret);
	if (style == STYLE_DISTANCE)
		text_addz(ret, unit->change[saying->lang]);
}

static void fill(const void *context, struct span name, struct text *ret)
{
	const struct saying *saying = context;
	const char *finding = (const char *)saying->finding;

	for (size_t i = 0; i < COUNT(slots); i++) {
		if (!span_is(name, slots[i].name))
			continue;
		if (slots[i].style == STYLE_WHOLE)
			text_addf(ret, "%d", *(const int *)(const void *)(finding + slots[i].at));
		else
			say_decimal(saying,
				*(const struct decimal *)(const void *)(finding + slots[i].at),
				slots[i].style, ret);
	}
}

void check_say(const struct check_finding *finding, const struct indicator *indicator,
	enum lang lang, struct text *ret)
{
	const struct saying saying = { finding, indicator, lang };

	sentence_say(sentences[finding->kind][finding->variant][lang], fill, &saying, ret);
}
