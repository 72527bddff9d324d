/* indicators/methods_words.c - the published methods' names and sources, and why one is silent. */
#include "indicators/format.h"
#include "indicators/methods.h"
#include "indicators/scale_math.h"

enum { MEASURE_DIGITS = 3 };

/* clang-format off */
const char *const methods_keys[METHODS_COUNT + 1] = {
	"eurostat-target", "eurostat-trend", "un-progress-chart", "un-2023", "escap-current-status",
	"escap-anticipated-progress", "open-sdg", NULL,
};

static const char *const names[METHODS_COUNT][LANG_COUNT] = {
	[METHODS_EUROSTAT_TARGET]   = { "Eurostat, so với mục tiêu",   "Eurostat, with target" },
	[METHODS_EUROSTAT_TREND]    = { "Eurostat, không xét mục tiêu", "Eurostat, without target" },
	[METHODS_UN_CHART]          = { "Biểu đồ tiến bộ SDG của Liên Hợp Quốc", "UN SDG Progress Chart" },
	[METHODS_UN_2023]           = { "Liên Hợp Quốc, bản kỹ thuật 2023", "UN technical note 2023" },
	[METHODS_ESCAP_STATUS]      = { "ESCAP, chỉ số hiện trạng",    "ESCAP current status index" },
	[METHODS_ESCAP_ANTICIPATED] = { "ESCAP, tiến bộ dự kiến",      "ESCAP anticipated progress" },
	[METHODS_OPEN_SDG]          = { "Open SDG 2.4",                "Open SDG 2.4" },
};

static const char *const sources[METHODS_COUNT] = {
	[METHODS_EUROSTAT_TARGET] =
		"Eurostat, Sustainable development in the European Union: monitoring report on progress "
		"towards the SDGs in an EU context, annex on the assessment of indicator trends",
	[METHODS_EUROSTAT_TREND] =
		"Eurostat, Sustainable development in the European Union: monitoring report on progress "
		"towards the SDGs in an EU context, annex on the assessment of indicator trends",
	[METHODS_UN_CHART] =
		"United Nations, Sustainable Development Goals Progress Chart 2022: technical note",
	[METHODS_UN_2023] =
		"United Nations, Sustainable Development Goals Progress Chart 2023: technical note",
	[METHODS_ESCAP_STATUS] =
		"ESCAP, Asia and the Pacific SDG progress report, annex on methodology: current status index",
	[METHODS_ESCAP_ANTICIPATED] =
		"ESCAP, Asia and the Pacific SDG progress report, annex on methodology: anticipated progress "
		"index",
	[METHODS_OPEN_SDG] = "Open SDG 2.4, progress measurement methodology",
};

static const char *const lacks[METHODS_LACKS][LANG_COUNT] = {
	[METHODS_ANSWERED] = { "", "" },
	[METHODS_NOT_YEARLY] = {
		"không tính được: cách này chỉ dùng số liệu năm",
		"not available: it is for yearly figures" },
	[METHODS_TOO_FEW] = {
		"không tính được: cần ít nhất hai năm số liệu",
		"not available: it needs figures of two years" },
	[METHODS_NO_DIRECTION] = {
		"không tính được: chưa khai báo tăng hay giảm là tốt",
		"not available: whether rising or falling is good is not declared" },
	[METHODS_NO_TARGET] = {
		"không tính được: không có mục tiêu",
		"not available: there is no target" },
	[METHODS_TARGET_PAST] = {
		"không tính được: năm của mục tiêu không còn ở phía trước số liệu",
		"not available: the target's year is not ahead of the figures" },
	[METHODS_DIVIDES_BY_ZERO] = {
		"không tính được: phép tính phải chia cho 0",
		"not available: the formula divides by zero" },
	[METHODS_MIXED_SIGNS] = {
		"không tính được: số liệu đổi dấu nên không có tốc độ tăng kép",
		"not available: between figures of opposite signs there is no compound growth" },
	[METHODS_RATE] = {
		"không tính được: với tốc độ tăng trưởng, cách này để chuyên gia nhận định",
		"not available: growth rates are left to experts" },
};
/* clang-format on */

const char *methods_name(enum methods_which which, enum lang lang)
{
	return names[which][lang];
}

const char *methods_source(enum methods_which which)
{
	return sources[which];
}

static void say_measure(double measure, enum lang lang, struct text *ret)
{
	struct decimal value;

	if (!scale_decimal(measure, MEASURE_DIGITS, &value))
		return;
	text_addz(ret, " (");
	format_number(decimal_trim(value), lang, ret);
	text_addc(ret, ')');
}

void methods_say(enum methods_which which, const struct methods_answer *answer, enum lang lang,
	struct text *ret)
{
	text_addz(ret, methods_name(which, lang));
	text_addz(ret, ": ");
	if (answer->lack == METHODS_ANSWERED)
		text_addz(ret, answer->name[lang]);
	else
		text_addz(ret, lacks[answer->lack][lang]);
	if (answer->lack == METHODS_ANSWERED && answer->measured)
		say_measure(answer->measure, lang, ret);
}
