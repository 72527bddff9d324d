/*
 * indicators/boundary_words.c - what a figure on other places is made of, in
 * words: one sentence a basis, one a reason why there is none.
 */
#include "indicators/boundary_mark.h"

#include "indicators/period.h"
#include "indicators/sentence.h"

/* clang-format off */
const char *const boundary_bases[BASIS_COUNT + 1] = {
	"same", "whole", "share", "weight", "assumed", "unknown", NULL,
};
const char *const boundary_reasons[BOUNDARY_REASON_COUNT + 1] = {
	"moved", "missing", "later", "no-link", "no-share", "not-additive", NULL,
};

/* An empty one says nothing: the figure, or its absence, is simply the place's own. */
static const char *const made_of[BASIS_COUNT][LANG_COUNT] = {
	[BASIS_SAME] = { "", "" },
	[BASIS_WHOLE] = {
		"Lấy trọn số liệu của các đơn vị cũ ({reported}/{expected}).",
		"The whole figures of the old places it was made from ({reported} of {expected})." },
	[BASIS_SHARE] = {
		"Ước tính từ số liệu của các đơn vị cũ ({reported}/{expected}): có đơn vị bị chia tách, phần của "
		"mỗi nơi tính theo tỷ lệ đã công bố.",
		"Estimated from the old places ({reported} of {expected}): at least one was divided, and its "
		"figure is apportioned by published shares." },
	[BASIS_WEIGHT] = {
		"Ước tính từ số liệu của các đơn vị cũ ({reported}/{expected}): có đơn vị bị chia tách, phần của "
		"mỗi nơi tính theo trọng số đã khai báo.",
		"Estimated from the old places ({reported} of {expected}): at least one was divided, and its "
		"figure is apportioned by declared weights." },
	[BASIS_ASSUMED] = {
		"Giả định: có đơn vị cũ bị chia tách mà không nguồn nào cho biết tỷ lệ, nên tạm chia đều "
		"({reported}/{expected} đơn vị cũ có số liệu).",
		"An assumption: at least one old place was divided and no source says how, so its figure is "
		"split equally ({reported} of {expected} old places have figures)." },
	[BASIS_UNKNOWN] = {
		"Chưa đủ: có đơn vị cũ bị chia tách mà không nguồn nào cho biết tỷ lệ, nên phần của đơn vị ấy "
		"không có ở đây ({reported}/{expected} đơn vị cũ được tính).",
		"Incomplete: at least one old place was divided and no source says how, so its part is not in "
		"here ({reported} of {expected} old places are)." },
};

static const char *const without[BOUNDARY_REASON_COUNT][LANG_COUNT] = {
	[BOUNDARY_MOVED] = { "", "" },
	[BOUNDARY_MISSING] = {
		"Chưa tính được: mới có số liệu của {reported}/{expected} đơn vị cũ.",
		"Not given: {reported} of the {expected} old places it was made from have figures." },
	[BOUNDARY_LATER] = {
		"Đơn vị này được lập sau ngày đã chọn; không có cách đúng để đưa số liệu mới về địa giới cũ.",
		"This place is younger than the chosen day; there is no sound way to put new figures on old "
		"boundaries." },
	[BOUNDARY_NO_LINK] = {
		"Đơn vị này không còn và không nguồn nào cho biết địa bàn của nó thuộc về đâu.",
		"This place no longer exists and no source says where its area went." },
	[BOUNDARY_NO_SHARE] = {
		"Không tính được: có đơn vị cũ bị chia tách mà không nguồn nào cho biết tỷ lệ.",
		"Not possible: an old place was divided and no source says how." },
	[BOUNDARY_NOT_ADDITIVE] = {
		"Không tính được: điểm số, hoặc tỷ lệ không có tử số và mẫu số, thì không thể gộp hay chia theo "
		"địa giới khác.",
		"Not possible: scores, and ratios without numerator and denominator, cannot be put together or "
		"divided on other boundaries." },
};

static const char *const weighed[LANG_COUNT] = {
	" Trọng số là dân số của các đơn vị mới ({what}).",
	" The weights are the populations of the new places ({what}).",
};
static const char *const linked[LANG_COUNT] = {
	" Nguồn chuyển đổi địa giới: {what}.",
	" Source of the crosswalk: {what}.",
};

static const char *const changes[LANG_COUNT][2] = {
	{ "Địa giới thay đổi từ ", "." },
	{ "The boundaries changed on ", "." },
};
/* clang-format on */

bool boundary_apportioned(const struct boundary_mark *mark)
{
	return mark->basis >= BASIS_SHARE && mark->basis <= BASIS_ASSUMED;
}

struct saying {
	const struct coverage *coverage;
	enum lang lang;
};

/* The sentences ask for nothing but the coverage. */
static void fill(const void *context, struct span name, struct text *ret)
{
	const struct saying *saying = context;

	(void)!coverage_fill(saying->coverage, name, saying->lang, ret);
}

void boundary_say(const struct boundary_mark *mark, enum lang lang, struct text *ret)
{
	struct saying saying = { &mark->coverage, lang };
	bool own = mark->reason == BOUNDARY_MOVED ||
		(mark->reason == BOUNDARY_MISSING && mark->basis == BASIS_SAME);
	const char *sentence = own ? made_of[mark->basis][lang] : without[mark->reason][lang];

	sentence_say(sentence, fill, &saying, ret);
}

void boundary_say_refusal(enum boundary_reason reason, enum lang lang, struct text *ret)
{
	text_addz(ret, without[reason][lang]);
}

static void fill_what(const void *context, struct span name UNUSED, struct text *ret)
{
	text_addz(ret, context);
}

void boundary_say_grounds(const struct boundary_mark *mark, const char *weights, const char *links,
	enum lang lang, struct text *ret)
{
	if (mark->basis == BASIS_WEIGHT && *weights != '\0')
		sentence_say(weighed[lang], fill_what, weights, ret);
	if (mark->basis != BASIS_SAME && *links != '\0')
		sentence_say(linked[lang], fill_what, links, ret);
}

void boundary_say_break(int day, enum lang lang, struct text *ret)
{
	text_addz(ret, changes[lang][0]);
	period_say_day(day, lang, ret);
	text_addz(ret, changes[lang][1]);
}
