/* indicators/projection_words.c - how a forecast was made, and how it would have done, in words. */
#include "indicators/format.h"
#include "indicators/projection.h"
#include "indicators/sentence.h"
#include "indicators/unit.h"

/* clang-format off */
const char *const projection_models[FORECAST_MODELS + 1] = { "line", "damped", NULL };

static const char *const models[FORECAST_MODELS][LANG_COUNT] = {
	[FORECAST_LINE]   = { "đường thẳng", "a straight line" },
	[FORECAST_DAMPED] = { "xu thế chậm dần (Holt)", "a trend that dies down (Holt)" },
};

static const char *const sentence[LANG_COUNT] = {
	"Cách dự báo: {model}, từ {figures} số liệu; thử lại trên quá khứ, dự báo một kỳ lệch chừng "
	"{error}{held}.",
	"Method: {model}, from {figures} figures; tried on the past, a forecast of one period is about "
	"{error} off{held}.",
};

static const char *const held[LANG_COUNT] = {
	", và {within} trong {past} khoảng 80% đã chứa số liệu thật",
	", and {within} of {past} {intervals} of 80% held the real figure",
};
/* clang-format on */

struct saying {
	const struct projection *projection;
	const struct indicator *indicator;
	enum lang lang;
};

static void fill(const void *context, struct span name, struct text *ret)
{
	const struct saying *saying = context;
	const struct projection *projection = saying->projection;

	if (span_is(name, "model"))
		text_addz(ret, models[projection->model][saying->lang]);
	else if (span_is(name, "figures"))
		text_addf(ret, "%d", projection->figures);
	else if (span_is(name, "error"))
		format_distance(projection->error, saying->indicator->unit, saying->lang, ret);
	else if (span_is(name, "within"))
		text_addf(ret, "%d", projection->within);
	else if (span_is(name, "past"))
		text_addf(ret, "%d", projection->past);
	else if (span_is(name, "intervals"))
		text_addz(ret, projection->past == 1 ? "interval" : "intervals");
	else if (projection->past > 0) /* held */
		sentence_say(held[saying->lang], fill, saying, ret);
}

void projection_say(const struct projection *projection, const struct indicator *indicator,
	enum lang lang, struct text *ret)
{
	const struct saying saying = { projection, indicator, lang };

	if (projection->count > 0)
		sentence_say(sentence[lang], fill, &saying, ret);
}
