/* indicators/measure.c - see measure.h. How each unit behaves is a row; a scale in words is another. */
#include "indicators/measure.h"

#include <string.h>

#include "indicators/indicator.h"
#include "indicators/unit.h"

/* clang-format off */
static const struct {
	const char *unit;
	enum measure_kind kind;
	int tens;
} behaviours[] = {
	{ "billion-vnd",    MEASURE_AMOUNT, 9 },
	{ "million",        MEASURE_AMOUNT, 6 },
	{ "million-vnd",    MEASURE_AMOUNT, 6 },
	{ "per-100",        MEASURE_AMOUNT, -2 },
	{ "per-1000",       MEASURE_AMOUNT, -3 },
	{ "per-10000",      MEASURE_AMOUNT, -4 },
	{ "per-100000",     MEASURE_AMOUNT, -5 },
	{ "percent",        MEASURE_SHARE,  -2 },
	{ "percent-change", MEASURE_GROWTH, -2 },
	{ "percent-points", MEASURE_SHARE,  -2 },
	{ "rank",           MEASURE_RANK,   0 },
	{ "times",          MEASURE_SHARE,  0 },
};

static const struct {
	const char *word;
	int tens;
} scales[] = { { "thousand ", 3 }, { "million ", 6 }, { "billion ", 9 }, { "trillion ", 12 } };
/* clang-format on */

static bool takes(struct span *text, const char *prefix)
{
	size_t size = strlen(prefix);

	if (text->size < size || memcmp(text->data, prefix, size) != 0)
		return false;
	*text = (struct span){ text->data + size, text->size - size };
	return true;
}

static int scale_word(struct span *text)
{
	for (size_t i = 0; i < COUNT(scales); i++)
		if (takes(text, scales[i].word))
			return scales[i].tens;
	return 0;
}

/* Takes a power of ten as "1,000 " writes it; anything else stays. */
static int scale_digits(struct span *text)
{
	struct span rest = *text;
	int tens = 0;

	if (!takes(&rest, "1"))
		return 0;
	while (takes(&rest, "0") || takes(&rest, ",0"))
		tens++;
	if (!takes(&rest, " "))
		return 0;
	*text = rest;
	return tens;
}

/* "subscriptions per 100 people": what is counted, by what, at which scale. */
static void read_amount(struct measure *ret, struct span name)
{
	const char *per = memmem(name.data, name.size, " per ", 5);
	int tens = scale_word(&name);

	ret->of = name;
	if (per != NULL) {
		ret->of.size = (size_t)(per - name.data);
		ret->per = (struct span){ per + 5, (size_t)(name.data + name.size - per) - 5 };
		tens -= scale_digits(&ret->per);
	}
	if (tens != 0)
		ret->tens = tens;
}

struct measure measure_of(const struct indicator *indicator)
{
	struct span name = span_of(indicator->unit_name[LANG_EN]);
	struct measure measure = { .flow = indicator->kind == KIND_FLOW };

	for (size_t i = 0; i < COUNT(behaviours); i++)
		if (strcmp(behaviours[i].unit, indicator->unit->code) == 0) {
			measure.kind = behaviours[i].kind;
			measure.tens = behaviours[i].tens;
		}
	if (measure.kind == MEASURE_AMOUNT) {
		read_amount(&measure, name.size > 0 ? name : span_of(indicator->unit->code));
		return measure;
	}
	measure.flow = false;
	(void)(takes(&name, "%") || takes(&name, "percentage points"));
	(void)takes(&name, " of");
	measure.of = span_trim(name);
	return measure;
}

void measure_print(struct measure measure, struct text *ret)
{
	static const char *const signs[] = { "", "%", "+%", "#" };

	if (measure.kind == MEASURE_AMOUNT && measure.tens > 0)
		text_addf(ret, "10^%d ", measure.tens);
	text_addz(ret, signs[measure.kind]);
	if (measure.kind == MEASURE_SHARE && measure.of.size > 0)
		text_addz(ret, " of ");
	if (measure.kind == MEASURE_AMOUNT || measure.kind == MEASURE_SHARE)
		text_add(ret, measure.of);
	if (measure.per.size > 0) {
		text_addz(ret, " / ");
		if (measure.tens < 0)
			text_addf(ret, "10^%d ", -measure.tens);
		text_add(ret, measure.per);
	}
}
