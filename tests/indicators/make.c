/* tests/indicators/make.c - see make.h. */
#include "tests/indicators/make.h"

#include <ctype.h>
#include <string.h>

#include "base/clock.h"

const struct place make_places[2] = { { .id = 1, .code = "79" }, { .id = 2, .code = "79" } };

struct decimal make_decimal(const char *z)
{
	struct decimal value;

	if (!decimal_parse(span_of(z), &value))
		fail_msg("not a decimal: %s", z);
	return value;
}

struct period make_period(const char *label)
{
	struct period period;

	if (!period_parse(span_of(label), &period))
		fail_msg("not a period: %s", label);
	return period;
}

int make_day(const char *date)
{
	int day;

	if (!clock_date_parse(span_of(date), &day))
		fail_msg("not a day: %s", date);
	return day;
}

/* Copies the next word, up to a blank, into `word`; NULL after the last. */
static const char *next_word(const char *line, char word[64])
{
	size_t size;

	line += strspn(line, " ");
	size = strcspn(line, " ");
	if (size == 0)
		return NULL;
	assert_true(size < 64);
	memcpy(word, line, size);
	word[size] = '\0';
	return line + size;
}

size_t make_series(const char *line, struct observation *items)
{
	char word[64];
	size_t count = 0;

	while ((line = next_word(line, word)) != NULL) {
		char *value = strchr(word, '='), *place = strchr(word, '@');
		struct observation item = {
			.place = &make_places[0], .breakdown = "", .status = 'A'
		};
		size_t last;

		assert_true(value != NULL && count < MAKE_MOST);
		*value++ = '\0';
		if (place != NULL) {
			item.place = &make_places[place[1] - '1'];
			*place = '\0';
		}
		last = strlen(value) - 1;
		if (isupper((unsigned char)value[last])) {
			item.status = value[last];
			value[last] = '\0';
		}
		item.period = make_period(word);
		item.known = *value != '\0';
		if (item.known)
			item.value = make_decimal(value);
		items[count++] = item;
	}
	return count;
}

int make_plan(const char *line, struct plan_point *points)
{
	static const struct decision decision = { .id = 1, .code = "d", .number = "" };
	char word[64];
	int count = 0;

	while ((line = next_word(line, word)) != NULL) {
		size_t label = strcspn(word, "<>"), size = strlen(word);
		bool strict = word[label + 1] != '=', up = word[label] == '>';
		struct plan_point point = { .decision = &decision, .source = "" };

		assert_true(label < size && count < MAKE_MOST);
		if (word[size - 1] == '!') {
			point.superseded = true;
			word[size - 1] = '\0';
		}
		point.comparator = up ? (strict ? COMPARE_MORE_THAN : COMPARE_AT_LEAST)
				      : (strict ? COMPARE_LESS_THAN : COMPARE_AT_MOST);
		point.value = make_decimal(word + label + (strict ? 1 : 2));
		word[label] = '\0';
		point.period = make_period(word);
		points[count++] = point;
	}
	return count;
}
