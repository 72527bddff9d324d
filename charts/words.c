/* charts/words.c - see words.h. */
#include "charts/words.h"

#include <math.h>
#include <string.h>

#include "indicators/format.h"

enum {
	LONG_VALUE = 16, /* characters; longer ones are shortened */
	KEPT_DIGITS = 4, /* of a shortened value */
};

/* clang-format off */
static const char *const words[WORD_COUNT][LANG_COUNT] = {
	[WORD_ACTUAL] = { "Thực tế", "Actual" },
	[WORD_ADDED_UP] = { "Cộng lại", "Together" },
	[WORD_ALL_ZERO] = { "Mọi phần đều bằng 0", "Every part is 0" },
	[WORD_AXIS_CUT] = { "Trục giá trị không bắt đầu từ 0.", "The value axis does not start at 0." },
	[WORD_AXIS_FROM] = { "Trục đứng bắt đầu từ {}.", "The vertical axis starts at {}." },
	[WORD_AXIS_UNTIL] = { "Trục đứng kết thúc ở {}, dưới 0.", "The vertical axis ends at {}, below 0." },
	[WORD_CLASS_BETWEEN] = { " \u2013 dưới {}", " to under {}" },
	[WORD_CLASS_FROM] = { "từ {}", "{} and over" },
	[WORD_CLASS_UNDER] = { "dưới {}", "under {}" },
	[WORD_CODE] = { "mã {}", "code {}" },
	[WORD_COMPONENT_VALUE] = { "Giá trị", "Value" },
	[WORD_DASHED_OPEN] = { "Nét đứt: chưa rõ đầu hoặc cuối.", "Dashed: the beginning or the end is not known." },
	[WORD_DASHED_PLAN] = { "Nét đứt, hình thoi: kế hoạch.", "Dashes and diamonds: the plan." },
	[WORD_DIAMOND_PLAN] = { "Hình thoi: kế hoạch.", "Diamonds: the plan." },
	[WORD_DONE] = { "Đã xong", "Done" },
	[WORD_EDITION] = { "Kỳ công bố {}", "Edition {}" },
	[WORD_FORECAST] = { "Dự báo {}", "Forecast {}" },
	[WORD_FORECAST_BAND] = { "Dải nhạt: dự báo, có khoảng {}% khả năng nằm trong dải.",
		"Pale band: the forecast, about {}% likely to lie within it." },
	[WORD_FORMER_PLAN] = { "Hình thoi nhỏ: mục tiêu trước khi điều chỉnh.",
		"Small diamonds: targets before they were revised." },
	[WORD_FRAMES] = { "Khung: mức cao nhất, {}.", "Frames: the best, {}." },
	[WORD_FRAMES_WEIGHTED] = { "Khung dài theo trọng số, phần tô là mức đạt được so với mức cao nhất, {}.",
		"Frames are as long as weights; what is filled is the value out of the best, {}." },
	[WORD_GIVES] = { "Đóng góp", "Gives" },
	[WORD_HIGHEST] = { "Cao nhất", "Highest" },
	[WORD_HOLLOW] = { "Điểm rỗng: {}.", "Hollow points: {}." },
	[WORD_HOLLOW_BARS] = { "Thanh rỗng: {}.", "Hollow bars: {}." },
	[WORD_ILLUSTRATIVE] = { "Số liệu minh họa", "Illustrative figures" },
	[WORD_ILLUSTRATIVE_SHORT] = { "minh họa", "illustrative" },
	[WORD_IN_BRACKETS] = { "Trong ngoặc: số nơi.", "In brackets: places." },
	[WORD_IN_NO_PART] = { "Không thuộc phần nào", "In none of the parts" },
	[WORD_ITEMS] = { "mục", "items" },
	[WORD_LOWEST] = { "Thấp nhất", "Lowest" },
	[WORD_MANY_DIGITS] = { "quá nhiều chữ số", "too many digits" },
	[WORD_MORE_COMPONENTS] = { "Không đủ chỗ cho {} thành phần khác.", "More components, without room here: {}." },
	[WORD_MORE_ITEMS] = { "Không đủ chỗ cho {} mục khác.", "More items, without room here: {}." },
	[WORD_MORE_MISSING] = { " và {} chỗ khác", " and {} more" },
	[WORD_NEW_BORDERS] = { "Ranh giới mới từ {}", "New boundaries from {}" },
	[WORD_NOWHERE] = { "Chưa có chỗ trên bản đồ: {}.",
		"Not placed on the map: {}." },
	[WORD_NO_FIGURE] = { "chưa có số liệu", "no figure" },
	[WORD_NO_FIGURES] = { "Chưa có số liệu", "There are no figures" },
	[WORD_NO_OUTLINES] = { "Không nơi nào có ranh giới, nên không vẽ được bản đồ.",
		"None of the places has an outline, so that there is no map." },
	[WORD_NO_PLACES] = { "Không nơi nào có tọa độ, nên không xếp được bản đồ.",
		"None of the places has coordinates, so that there is no map." },
	[WORD_NO_TERM] = { "chưa rõ thời hạn", "term not known" },
	[WORD_NO_TERMS] = { "Chưa rõ thời hạn nào", "No term is known" },
	[WORD_OTHER_CHANGES] = { "Các thay đổi khác ({})", "Other changes ({})" },
	[WORD_PARTS_EXCEED] = { "Vạch ngang: tổng thể, ít hơn các phần cộng lại.",
		"The bar across a column: its whole, which is less than its parts together." },
	[WORD_PART_MISSING] = { "Có phần chưa có số liệu", "A part has no figure" },
	[WORD_PERIOD] = { "Kỳ số liệu: {}.", "Period: {}." },
	[WORD_PLACES] = { "nơi", "places" },
	[WORD_PLAN] = { "Kế hoạch", "Plan" },
	[WORD_PLANNED] = { "Chưa đến hạn", "Not yet due" },
	[WORD_PREVIEW] = { "Bản xem trước, chưa công bố", "Preview, not published" },
	[WORD_PREVIEW_SHORT] = { "Xem trước", "Preview" },
	[WORD_REST] = { "Phần còn lại ({} mục)", "The rest ({} items)" },
	[WORD_SERIES_BREAK] = { "Chuỗi số liệu gián đoạn", "Break in the series" },
	[WORD_SOME_ARE] = { "Có số liệu {}.", "Some figures are {}." },
	[WORD_STANDS_APART] = { "Có khung, ở xa: {}.", "Framed, far away: {}." },
	[WORD_STANDS_APART_SCALED] = { "Có khung, ở xa, vẽ theo tỷ lệ khác: {}.",
		"Framed, far away, at another scale: {}." },
	[WORD_SUM_DIFFERS] = { "Đóng góp cộng lại khác chỉ số đã công bố.",
		"Together, contributions differ from the published index." },
	[WORD_TARGET] = { "Mục tiêu {}", "Target {}" },
	[WORD_TILES] = { "Mỗi ô là một nơi, xếp gần đúng vị trí.",
		"A tile is a place, about where it lies." },
	[WORD_TO] = { " đến ", " to " },
	[WORD_TODAY] = { "Hôm nay, {}", "Today, {}" },
	[WORD_UNDER_WAY] = { "Đang làm", "Under way" },
	[WORD_UNEXPLAINED] = { "Chưa rõ do đâu", "Not explained" },
	[WORD_UNKNOWN] = { "Chưa rõ", "Not known" },
	[WORD_WEIGHT] = { "Trọng số", "Weight" },
};

static const struct {
	double least;
	int digits;
	const char *words[LANG_COUNT];
} magnitudes[] = {
	{ 1e15, 15, { " triệu tỷ",  " quadrillion" } },
	{ 1e12, 12, { " nghìn tỷ",  " trillion" } },
	{ 1e9,   9, { " tỷ",        " billion" } },
	{ 1e6,   6, { " triệu",     " million" } },
};

static const char *const comparators[][LANG_COUNT] = {
	[COMPARE_AT_LEAST]  = { "",          "" },
	[COMPARE_MORE_THAN] = { "trên ",     "over " },
	[COMPARE_AT_MOST]   = { "tối đa ",   "at most " },
	[COMPARE_LESS_THAN] = { "dưới ",     "under " },
};
/* clang-format on */

const char *word(enum word word, enum lang lang)
{
	return words[word][lang];
}

void words_fill(const char *sentence, const char *what, struct text *ret)
{
	const char *gap = strstr(sentence, "{}");

	if (gap == NULL) {
		text_addz(ret, sentence);
		return;
	}
	text_add(ret, (struct span){ sentence, (size_t)(gap - sentence) });
	text_addz(ret, what);
	text_addz(ret, gap + 2);
}

int words_magnitude(double largest, const struct unit *unit)
{
	for (size_t i = 0; i < COUNT(magnitudes); i++)
		if (fabs(largest) >= magnitudes[i].least && *unit->suffix[LANG_VI] == '\0')
			return magnitudes[i].digits;
	return 0;
}

const char *words_magnitude_say(int digits, enum lang lang)
{
	for (size_t i = 0; i < COUNT(magnitudes); i++)
		if (magnitudes[i].digits == digits)
			return magnitudes[i].words[lang];
	return "";
}

/* Four digits of a value that is shifted by `digits`: 1234567890 by 9 is 1,235. */
static struct decimal shortened(struct decimal value, int digits)
{
	double shifted = fabs(decimal_double(value)) / pow(10, digits);
	int whole = shifted >= 1 ? (int)floor(log10(shifted)) + 1 : 1;

	value.scale += digits;
	value = decimal_round(value, whole < KEPT_DIGITS ? KEPT_DIGITS - whole : 0);
	return decimal_trim(value);
}

void words_value(struct decimal value, const struct unit *unit, enum lang lang, struct text *ret)
{
	text_auto exact = { 0 };
	int digits = words_magnitude(decimal_double(value), unit);

	format_value(value, unit, lang, &exact);
	if (text_span(&exact).size <= LONG_VALUE || digits == 0) {
		text_add(ret, text_span(&exact));
		return;
	}
	format_number(shortened(value, digits), lang, ret);
	text_addz(ret, words_magnitude_say(digits, lang));
}

void words_range(struct decimal low, struct decimal high, const struct unit *unit, enum lang lang,
	struct text *ret)
{
	if (decimal_compare(low, high) != 0) {
		if (*unit->suffix[LANG_VI] == '\0')
			words_value(low, unit, lang, ret);
		else
			format_number(low, lang, ret);
		text_addz(ret, low.units < 0 ? word(WORD_TO, lang) : "\u2013");
	}
	words_value(high, unit, lang, ret);
}

void words_plan_value(
	const struct plan_point *point, const struct unit *unit, enum lang lang, struct text *ret)
{
	text_addz(ret, comparators[point->comparator][lang]);
	words_value(point->value, unit, lang, ret);
}

void words_break(const struct frame_break *mark, enum lang lang, struct text *ret)
{
	text_auto day = { 0 };

	if (mark->day == 0) {
		text_addz(ret, word(WORD_SERIES_BREAK, lang));
		return;
	}
	period_say_day(mark->day, lang, &day);
	words_fill(word(WORD_NEW_BORDERS, lang), text_z(&day), ret);
}

void words_statuses(const struct frame *frame, enum lang lang, struct text *ret)
{
	for (const char *status = frame->hollow; *status != '\0'; status++) {
		if (status != frame->hollow)
			text_addz(ret, ", ");
		text_addz(ret, status_say(*status, lang));
	}
}
