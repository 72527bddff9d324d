/* indicators/rollup_time_words.c - sums over time in words: one sentence a reason. */
#include "indicators/rollup_time.h"
#include "indicators/sentence.h"

/* clang-format off */
const char *const rollup_time_reasons[TIME_REASON_COUNT + 1] = {
	"complete", "incomplete", "last", "too-few", "unfinished", "place-changed", "no-parts",
	"not-added", "too-large", NULL,
};

static const char *const time_sentences[TIME_REASON_COUNT][LANG_COUNT] = {
	[TIME_COMPLETE] = {
		"Cộng đủ các kỳ ({reported}/{expected}).",
		"Added up from all of its parts ({reported} of {expected})." },
	[TIME_INCOMPLETE] = {
		"Cộng từ {reported}/{expected} kỳ có số liệu ({count}).",
		"Added up from {reported} of its {expected} parts ({count})." },
	[TIME_LAST] = {
		"Lấy số liệu của kỳ cuối cùng trong giai đoạn.",
		"The figure at the end of the period." },
	[TIME_TOO_FEW] = {
		"Chưa công bố: mới có số liệu của {reported}/{expected} kỳ ({count}).",
		"Not given: figures are there for {reported} of its {expected} parts ({count})." },
	[TIME_UNFINISHED] = {
		"Chưa công bố: giai đoạn này chưa kết thúc hoặc chưa có số liệu của kỳ cuối (mới có "
		"{reported}/{expected} kỳ).",
		"Not given: the period has not ended, or its last part has no figure yet ({reported} of "
		"{expected} parts)." },
	[TIME_PLACE_CHANGED] = {
		"Không cộng: đơn vị này được lập hoặc kết thúc giữa giai đoạn.",
		"Not added up: the place began or ended within the period." },
	[TIME_NO_PARTS] = {
		"Không cộng được: có kỳ chỉ có tỷ lệ mà không có tử số và mẫu số.",
		"Cannot be added up: some parts have only the ratio without its numerator and denominator." },
	[TIME_NOT_ADDED] = {
		"Chỉ tiêu này không cộng theo thời gian (là điểm số, hoặc tính từ chỉ tiêu khác).",
		"Not added up over time: it is a score, or computed from other indicators." },
	[TIME_TOO_LARGE] = {
		"Không cộng được: kết quả dài hơn 18 chữ số.",
		"Cannot be added up: the result has more than 18 digits." },
};
/* clang-format on */

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

void rollup_time_say(const struct rollup_mark *mark, enum lang lang, struct text *ret)
{
	struct saying saying = { &mark->coverage, lang };

	sentence_say(time_sentences[mark->reason][lang], fill, &saying, ret);
}
