/* indicators/composite_words.c - what is missing from a composite, and what that does to it. */
#include "indicators/composite.h"
#include "indicators/format.h"
#include "indicators/sentence.h"

/* clang-format off */
static const char *const sentences[COMPOSITE_REASON_COUNT][LANG_COUNT] = {
	[COMPOSITE_VALUED] = {
		"Có {present} trên {count} thành phần ({coverage}% trọng số); trọng số được chia lại cho các "
		"thành phần có số liệu, vì vậy đây là số ước tính.",
		"{present} of {count} components have a figure ({coverage}% of the weight); the weights were "
		"scaled up to make a whole, so this is an estimate." },
	[COMPOSITE_INCOMPLETE] = {
		"Không tính vì mới có {present} trên {count} thành phần ({coverage}% trọng số).",
		"Not computed: only {present} of {count} components have a figure ({coverage}% of the "
		"weight)." },
	[COMPOSITE_TOO_FEW] = {
		"Không tính vì mới có {present} trên {count} thành phần ({coverage}% trọng số), ít hơn mức "
		"tối thiểu {least}%.",
		"Not computed: only {present} of {count} components have a figure ({coverage}% of the "
		"weight), less than the {least}% it needs." },
	[COMPOSITE_TOO_LARGE] = {
		"Không tính được vì kết quả có quá nhiều chữ số.",
		"Not computed: the result has too many digits." },
};
/* clang-format on */

struct saying {
	const struct composite *composite;
	const struct composite_result *result;
	enum lang lang;
};

static void fill(const void *context, struct span name, struct text *ret)
{
	const struct saying *saying = context;

	if (span_is(name, "present"))
		text_addf(ret, "%d", saying->result->present);
	else if (span_is(name, "count"))
		text_addf(ret, "%d", saying->composite->count);
	else if (span_is(name, "least"))
		format_number(saying->composite->least, saying->lang, ret);
	else
		format_number(decimal_trim(saying->result->coverage), saying->lang, ret);
}

void composite_say(const struct composite *composite, const struct composite_result *result,
	enum lang lang, struct text *ret)
{
	const struct saying saying = { composite, result, lang };

	if (!result->known || result->present < composite->count)
		sentence_say(sentences[result->reason][lang], fill, &saying, ret);
}
