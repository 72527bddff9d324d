/*
 * indicators/rollup_words.c - totals in words: one sentence a reason, in both
 * languages, with {names} filled in, and what its coverage and bounds add.
 */
#include "indicators/format.h"
#include "indicators/indicator.h"
#include "indicators/rollup.h"
#include "indicators/sentence.h"

/* clang-format off */
const char *const rollup_reasons[ROLLUP_REASON_COUNT + 1] = {
	"complete", "incomplete", "mean", "weighted", "too-few", "too-small", "no-figures", "no-parts",
	"no-weight", "no-denominator", "not-added", "too-large", NULL,
};

static const char *const sentences[ROLLUP_REASON_COUNT][LANG_COUNT] = {
	[ROLLUP_COMPLETE] = {
		"Đủ số liệu của tất cả đơn vị ({reported}/{expected}).",
		"Every place has reported ({reported} of {expected})." },
	[ROLLUP_INCOMPLETE] = {
		"Mới có số liệu của {reported}/{expected} đơn vị ({count}{size}).",
		"{reported} of {expected} places have reported ({count}{size})." },
	[ROLLUP_MEAN] = {
		"Ước tính: điểm bình quân của các đơn vị, lấy trọng số là {weight}; có số liệu của "
		"{reported}/{expected} đơn vị ({count}{size}).",
		"Estimated: the mean of the places' scores, weighted by {weight}; {reported} of {expected} places "
		"have reported ({count}{size})." },
	[ROLLUP_WEIGHTED] = {
		"Ước tính: có đơn vị chỉ báo tỷ lệ mà không có tử số và mẫu số, nên lấy bình quân với trọng số là {weight}; "
		"có số liệu của {reported}/{expected} đơn vị ({count}{size}).",
		"Estimated: some places gave only the ratio without its numerator and denominator, so this is "
		"a mean weighted by {weight}; {reported} of {expected} places have reported ({count}{size})." },
	[ROLLUP_TOO_FEW] = {
		"Chưa công bố số chung: mới có số liệu của {reported}/{expected} đơn vị ({count}), dưới mức tối "
		"thiểu {minimum count}.",
		"No total is given: {reported} of {expected} places have reported ({count}), fewer than the "
		"required {minimum count}." },
	[ROLLUP_TOO_SMALL] = {
		"Chưa công bố số chung: có số liệu của {reported}/{expected} đơn vị ({count}{size}), mà mức tối "
		"thiểu là {minimum size}.",
		"No total is given: {reported} of {expected} places have reported ({count}{size}), while "
		"{minimum size} is required." },
	[ROLLUP_NO_FIGURES] = {
		"Chưa có số liệu của đơn vị nào (0/{expected}).",
		"No place has reported (0 of {expected})." },
	[ROLLUP_NO_PARTS] = {
		"Không tính được số chung: có đơn vị chỉ báo tỷ lệ mà không có tử số và mẫu số; không thể lấy "
		"trung bình các tỷ lệ.",
		"No total is possible: some places gave only the ratio without its numerator and denominator, "
		"and ratios cannot be averaged." },
	[ROLLUP_NO_WEIGHT] = {
		"Không tính được số chung: không được lấy trung bình các điểm số khi không có trọng số đã khai báo "
		"cho mọi đơn vị.",
		"No total is possible: scores cannot be averaged without a declared weight for every place." },
	[ROLLUP_NO_DENOMINATOR] = {
		"Không tính được số chung: tổng các mẫu số bằng 0.",
		"No total is possible: the denominators add up to zero." },
	[ROLLUP_NOT_ADDED] = {
		"Chỉ tiêu này tính từ các chỉ tiêu khác, không cộng từ số liệu của các đơn vị.",
		"This indicator is computed from other indicators, not added up from places." },
	[ROLLUP_TOO_LARGE] = {
		"Không tính được số chung: kết quả dài hơn 18 chữ số.",
		"No total is possible: the result has more than 18 digits." },
};

/* What the reporting places stand for; follows their share by count. */
static const char *const sizes[][LANG_COUNT] = {
	[COVERAGE_UNSIZED] = { "", "" },
	[COVERAGE_DENOMINATORS] = { "; chiếm {share} của “{base}”", "; {share} of “{base}”" },
	[COVERAGE_ESTIMATED] = { "; ước chiếm {share} của “{base}”", "; an estimated {share} of “{base}”" },
	[COVERAGE_WEIGHTS] = { "; chiếm {share} {weight}", "; {share} of {weight}" },
};

static const char *const bounds_note[LANG_COUNT] = {
	" Tùy số liệu của các đơn vị còn thiếu, kết quả của toàn địa bàn nằm trong khoảng từ {low} đến {high}.",
	" Whatever the missing places turn out to be, the whole area lies between {low} and {high}.",
};

static const char *const sum_note[LANG_COUNT] = {
	" Đây là tổng của các đơn vị đã có số liệu, chưa phải của toàn địa bàn.",
	" This is the sum of those that have reported, not of the whole area.",
};

static const char *const unnamed_base[LANG_COUNT] = { "mẫu số", "the denominator" };
static const char *const population[LANG_COUNT] = { "dân số", "the population" };
/* clang-format on */

struct saying {
	const struct rollup_total *total;
	const struct rollup_rules *rules;
	const struct indicator *indicator;
	enum lang lang;
};

static const char *base_of(const struct saying *saying)
{
	const char *name = saying->indicator->denominator[saying->lang];

	return name == NULL || *name == '\0' ? unnamed_base[saying->lang] : name;
}

static void say_weight(const struct saying *saying, struct text *ret)
{
	const struct indicator *weight = saying->rules->weight;

	if (weight == NULL)
		text_addz(ret, population[saying->lang]);
	else
		text_addf(ret, "“%s”", weight->name[saying->lang]);
}

static void fill(const void *context, struct span name, struct text *ret)
{
	const struct saying *saying = context;
	const struct coverage *coverage = &saying->total->coverage;

	if (coverage_fill(coverage, name, saying->lang, ret))
		return;
	if (span_is(name, "size"))
		sentence_say(sizes[coverage->sized][saying->lang], fill, saying, ret);
	else if (span_is(name, "share"))
		coverage_say_permille(coverage->size, saying->lang, ret);
	else if (span_is(name, "minimum count"))
		coverage_say_permille(saying->rules->minimum.count, saying->lang, ret);
	else if (span_is(name, "minimum size"))
		coverage_say_permille(saying->rules->minimum.size, saying->lang, ret);
	else if (span_is(name, "base"))
		text_addz(ret, base_of(saying));
	else if (span_is(name, "weight"))
		say_weight(saying, ret);
	else if (span_is(name, "low"))
		format_value(saying->total->low, saying->indicator->unit, saying->lang, ret);
	else
		format_value(saying->total->high, saying->indicator->unit, saying->lang, ret);
}

void rollup_say(const struct rollup_total *total, const struct rollup_rules *rules,
	const struct indicator *indicator, enum lang lang, struct text *ret)
{
	struct saying saying = { total, rules, indicator, lang };

	sentence_say(sentences[total->reason][lang], fill, &saying, ret);
	if (total->reason == ROLLUP_INCOMPLETE &&
		(rules->kind == KIND_FLOW || rules->kind == KIND_STOCK))
		text_addz(ret, sum_note[lang]);
	if (total->bounded)
		sentence_say(bounds_note[lang], fill, &saying, ret);
}
