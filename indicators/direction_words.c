/* indicators/direction_words.c - a movement in words: one sentence a reason, in both languages. */
#include "indicators/direction.h"
#include "indicators/format.h"
#include "indicators/sentence.h"
#include "indicators/unit.h"

/* clang-format off */
const char *const course_keys[COURSE_COUNT + 1] = {
	"unknown", "improving", "steady", "worsening", NULL,
};

static const char *const courses[COURSE_COUNT][LANG_COUNT] = {
	[COURSE_UNKNOWN]   = { "Chưa rõ hướng", "Not known" },
	[COURSE_IMPROVING] = { "Đang tốt lên",  "Improving" },
	[COURSE_STEADY]    = { "Đi ngang",      "Steady" },
	[COURSE_WORSENING] = { "Đang xấu đi",   "Getting worse" },
};

static const char *const sentences[COURSE_REASON_COUNT][LANG_COUNT] = {
	[COURSE_NO_FIGURE] = {
		"Chưa có số liệu.",
		"No figure yet." },
	[COURSE_ONE_FIGURE] = {
		"Chưa rõ hướng: mới có một số liệu là {to}, chưa có số nào trước đó để so.",
		"Not known: there is only {to}, and nothing before it to compare with." },
	[COURSE_NO_DIRECTION] = {
		"{change} trong {span}, từ {from} đến {to}; chưa khai báo tăng hay giảm là tốt.",
		"{change} in {span}, from {from} to {to}; whether rising or falling is good is not "
		"declared." },
	[COURSE_CLEAR] = {
		"{course}: {change} trong {span}, từ {from} đến {to}.",
		"{course}: {change} in {span}, from {from} to {to}." },
	[COURSE_LITTLE] = {
		"Đi ngang: {change} trong {span}, từ {from} đến {to}; thay đổi chừng {tolerance} trở xuống được "
		"coi là không đáng kể.",
		"Steady: {change} in {span}, from {from} to {to}; about {tolerance} or less counts as no "
		"movement." },
	[COURSE_MIXED] = {
		"Lúc lên lúc xuống, chưa rõ hướng: {change} trong {span}, từ {from} đến {to}.",
		"Up and down, with no clear direction: {change} in {span}, from {from} to {to}." },
};

/* Why nothing older was used. */
static const char *const limits[][LANG_COUNT] = {
	[COMPARABLE_ALL] = { "", "" },
	[COMPARABLE_NEW_PLACE] = {
		" Số liệu trước khi thay đổi địa giới không so sánh được.",
		" Figures from before the boundaries changed cannot be compared." },
	[COMPARABLE_BREAK] = {
		" Số liệu trước khi chuỗi bị gián đoạn không so sánh được.",
		" Figures from before the break in the series cannot be compared." },
};
/* clang-format on */

struct saying {
	const struct movement *movement;
	const struct indicator *indicator;
	enum lang lang;
};

const char *course_say(enum course course, enum lang lang)
{
	return courses[course][lang];
}

static void say_figure(
	const struct saying *saying, const struct observation *figure, struct text *ret)
{
	format_value(figure->value, saying->indicator->unit, saying->lang, ret);
	text_addz(ret, " (");
	period_say(&figure->period, saying->lang, ret);
	text_addz(ret, ")");
}

static void fill(const void *context, struct span name, struct text *ret)
{
	const struct saying *saying = context;
	const struct movement *movement = saying->movement;
	const struct unit *unit = saying->indicator->unit;

	if (span_is(name, "course")) {
		text_addz(ret, course_say(movement->course, saying->lang));
	} else if (span_is(name, "change")) {
		format_change(decimal_trim(movement->change), unit, saying->lang, ret);
	} else if (span_is(name, "span")) {
		comparable_say_span(
			movement->to->period.kind, movement->periods, saying->lang, ret);
	} else if (span_is(name, "from")) {
		say_figure(saying, movement->from, ret);
	} else if (span_is(name, "to")) {
		say_figure(saying, movement->to, ret);
	} else {
		format_number(movement->tolerance, saying->lang, ret);
		text_addz(ret, unit->change[saying->lang]);
	}
}

void direction_say(const struct movement *movement, const struct indicator *indicator,
	enum lang lang, struct text *ret)
{
	const struct saying saying = { movement, indicator, lang };

	sentence_say(sentences[movement->reason][lang], fill, &saying, ret);
	text_addz(ret, limits[movement->limit][lang]);
}
