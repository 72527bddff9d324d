/* tests/charts/fake.c - see fake.h. */
#include "tests/charts/fake.h"

#include "base/utf8.h"

static double width(const char *text, struct text_style style)
{
	return (double)utf8_count(span_of(text)) * style.size * (style.bold ? 0.62 : 0.58);
}

static bool covers(uint32_t character)
{
	return character < 0x3000;
}

const struct measure *fake_measure(void)
{
	static const struct measure measure = { width, covers };

	return &measure;
}
