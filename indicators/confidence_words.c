/* indicators/confidence_words.c - confidence in words: the grade, then why it is not higher. */
#include "indicators/confidence.h"
#include "indicators/coverage.h"
#include "indicators/sentence.h"

/* clang-format off */
const char *const confidence_keys[CONFIDENCE_GRADES + 1] = { "low", "medium", "high", NULL };

static const char *const grades[CONFIDENCE_GRADES][LANG_COUNT] = {
	[CONFIDENCE_LOW]    = { "Độ tin cậy thấp",       "Low confidence" },
	[CONFIDENCE_MEDIUM] = { "Độ tin cậy trung bình", "Medium confidence" },
	[CONFIDENCE_HIGH]   = { "Độ tin cậy cao",        "High confidence" },
};

static const char *const reasons[CONFIDENCE_REASON_COUNT][LANG_COUNT] = {
	[CONFIDENCE_FEW]         = { "mới có {points} số liệu so sánh được", "only {points} comparable {figures}" },
	[CONFIDENCE_OLD]         = { "số liệu mới nhất đã cũ ({latest})",
	                             "the latest figure is old ({latest})" },
	[CONFIDENCE_COVERAGE]    = { "số liệu mới đại diện cho {coverage} của toàn thể",
	                             "the figure stands for {coverage} of the whole" },
	[CONFIDENCE_PROVISIONAL] = { "{doubtful of} là ước tính, sơ bộ hoặc chưa kiểm chứng",
	                             "{doubtful of} estimated, provisional or unvalidated" },
	[CONFIDENCE_UNVALIDATED] = { "số liệu mới nhất chưa được kiểm chứng", "the latest figure is unvalidated" },
};

static const char *const only_one[LANG_COUNT] = { "số liệu duy nhất này", "the only figure is" };

static const char *const none[LANG_COUNT] = { "chưa có số liệu", "there is no figure" };

static const char *const limits[][LANG_COUNT] = {
	[COMPARABLE_ALL]       = { "", "" },
	[COMPARABLE_NEW_PLACE] = { " kể từ khi thay đổi địa giới", " since the boundaries changed" },
	[COMPARABLE_BREAK]     = { " kể từ khi chuỗi bị gián đoạn", " since the break in the series" },
};

static const char *const high[LANG_COUNT] = {
	": {points} số liệu so sánh được, còn mới, phần lớn là số chính thức",
	": {points} comparable figures, recent and most of them final",
};
/* clang-format on */

struct saying {
	const struct confidence *confidence;
	enum lang lang;
};

const char *confidence_grade_say(enum confidence_grade grade, enum lang lang)
{
	return grades[grade][lang];
}

/* "1 trong 2 số gần đây", "3 of the last 5 figures are". */
static void say_doubtful(const struct confidence *confidence, enum lang lang, struct text *ret)
{
	int doubtful = confidence->doubtful, all = confidence->looked_at;

	if (all == 1)
		text_addz(ret, only_one[lang]);
	else if (lang == LANG_VI && doubtful == all)
		text_addf(ret, "cả %d số gần đây đều", all);
	else if (lang == LANG_VI)
		text_addf(ret, "%d trong %d số gần đây", doubtful, all);
	else if (doubtful == all)
		text_addf(ret, "the last %d figures are all", all);
	else
		text_addf(ret, "%d of the last %d figures %s", doubtful, all,
			doubtful == 1 ? "is" : "are");
}

static void fill(const void *context, struct span name, struct text *ret)
{
	const struct saying *saying = context;
	const struct confidence *confidence = saying->confidence;

	if (span_is(name, "points"))
		text_addf(ret, "%d", confidence->points);
	else if (span_is(name, "figures"))
		text_addz(ret, confidence->points == 1 ? "figure" : "figures");
	else if (span_is(name, "latest"))
		period_say(&confidence->latest->period, saying->lang, ret);
	else if (span_is(name, "coverage"))
		coverage_say_permille(confidence->coverage, saying->lang, ret);
	else
		say_doubtful(confidence, saying->lang, ret);
}

void confidence_say(const struct confidence *confidence, enum lang lang, struct text *ret)
{
	const struct saying saying = { confidence, lang };
	const char *before = ": ";

	text_addz(ret, confidence_grade_say(confidence->grade, lang));
	if (confidence->points == 0) {
		text_addz(ret, before);
		text_addz(ret, none[lang]);
		text_addc(ret, '.');
		return;
	}
	if (confidence->grade == CONFIDENCE_HIGH)
		sentence_say(high[lang], fill, &saying, ret);
	for (enum confidence_reason i = 0; i < CONFIDENCE_REASON_COUNT; i++)
		if (confidence->reasons[i]) {
			text_addz(ret, before);
			sentence_say(reasons[i][lang], fill, &saying, ret);
			if (i == CONFIDENCE_FEW)
				text_addz(ret, limits[confidence->limit][lang]);
			before = "; ";
		}
	text_addc(ret, '.');
}
