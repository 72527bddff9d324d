/*
 * collector/periods_people.c - see periods_people.h. The text becomes a pattern: a word each for what
 * matters, N for a small number, Y for a year. The table says what each pattern is.
 */
#include "collector/periods_people.h"

#include <stdio.h>
#include <string.h>

#include "base/fold.h"

enum { MOST_NUMBERS = 6, MOST_PATTERN = 48, LABEL_ROOM = 48 };

struct said {
	char pattern[MOST_PATTERN];
	int numbers[MOST_NUMBERS];
	int count;
};

/* Words that a pattern does without. */
static const char *const fillers[] = { "nam", "ngay", "bao", "cao", "the", "of", "year", NULL };

/* The word of a pattern that others stand for. */
static const struct {
	const char *word, *means;
} words[] = {
	{ "quy", "q" },
	{ "quarter", "q" },
	{ "thang", "t" },
	{ "month", "t" },
	{ "months", "t" },
	{ "m", "t" },
	{ "tuan", "w" },
	{ "week", "w" },
	{ "half", "h" },
	{ "s", "h" },
	{ "ky", "k" }, /* of what? A year, or the second of some */
	{ "tu", "r" },
	{ "den", "r" },
	{ "from", "r" },
	{ "to", "r" },
	{ "dau", "first" },
	{ "first", "first" },
	{ "cuoi", "last" },
	{ "last", "last" },
};

static const char *const months[] = { "january", "february", "march", "april", "may", "june",
	"july", "august", "september", "october", "november", "december" };
static const char *const romans[] = { "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x",
	"xi", "xii", NULL };

static bool add_word(struct said *said, const char *word)
{
	size_t size = strlen(said->pattern);

	return snprintf(said->pattern + size, sizeof said->pattern - size, "%s%s",
		       size == 0 ? "" : " ", word) < (int)(sizeof said->pattern - size);
}

static bool add_number(struct said *said, const char *word, size_t digits)
{
	if (said->count == MOST_NUMBERS || (digits > 2 && digits != 4))
		return false;
	said->numbers[said->count] = 0;
	for (size_t i = 0; i < digits; i++)
		said->numbers[said->count] = said->numbers[said->count] * 10 + (word[i] - '0');
	said->count++;
	return add_word(said, digits == 4 ? "Y" : "N");
}

/* September, sept and sep are one. */
static int month_named(const char *word)
{
	for (size_t i = 0; strlen(word) >= 3 && i < COUNT(months); i++)
		if (strncmp(months[i], word, strlen(word)) == 0)
			return (int)i;
	return -1;
}

/* Is the last word so far a quarter or a month, of which the next is the number? */
static bool follows_part(const char *pattern)
{
	size_t size = strlen(pattern);

	return size > 0 && (pattern[size - 1] == 'q' || pattern[size - 1] == 't');
}

static bool add_letters(struct said *said, const char *word)
{
	int month = month_named(word), roman = text_index(romans, word);

	if (text_index(fillers, word) >= 0)
		return true;
	for (size_t i = 0; i < COUNT(words); i++)
		if (strcmp(word, words[i].word) == 0)
			return add_word(said, words[i].means);
	if (roman >= 0 && !follows_part(said->pattern))
		return false; /* of what? */
	if (roman >= 0 || month >= 0) {
		if (said->count == MOST_NUMBERS)
			return false;
		said->numbers[said->count++] = (roman >= 0 ? roman : month) + 1;
		return add_word(said, roman >= 0 ? "N" : "M");
	}
	if (word[0] == 'q' && text_index(romans, word + 1) >= 0)
		return add_word(said, "q") && add_letters(said, word + 1);
	return add_word(said, word);
}

/* Cuts folded text into runs of digits and of letters. */
static bool listen(const char *folded, struct said *ret)
{
	*ret = (struct said){ .count = 0 };
	while (*folded != '\0') {
		size_t digits = strspn(folded, "0123456789");
		size_t size = digits > 0 ? digits : strcspn(folded, " 0123456789");
		char word[16];

		if (size >= sizeof word)
			return false;
		memcpy(word, folded, size);
		word[size] = '\0';
		if (size > 0 &&
			!(digits > 0 ? add_number(ret, word, digits) : add_letters(ret, word)))
			return false;
		folded += size + (folded[size] == ' ');
	}
	return true;
}

/* Each writes a label; period_parse() says whether there is such a period. */
typedef void write_label(const int *numbers, char *ret);

static void write_year(const int *n, char *ret)
{
	(void)snprintf(ret, LABEL_ROOM, "%04d", n[0]);
}

static void write_quarter(const int *n, char *ret)
{
	(void)snprintf(ret, LABEL_ROOM, "%04d-Q%d", n[1], n[0]);
}

static void write_quarter_last(const int *n, char *ret)
{
	(void)snprintf(ret, LABEL_ROOM, "%04d-Q%d", n[0], n[1]);
}

static void write_month(const int *n, char *ret)
{
	(void)snprintf(ret, LABEL_ROOM, "%04d-%02d", n[1], n[0]);
}

static void write_month_last(const int *n, char *ret)
{
	(void)snprintf(ret, LABEL_ROOM, "%04d-%02d", n[0], n[1]);
}

static void write_week(const int *n, char *ret)
{
	(void)snprintf(ret, LABEL_ROOM, "%04d-W%02d", n[1], n[0]);
}

static void write_week_last(const int *n, char *ret)
{
	(void)snprintf(ret, LABEL_ROOM, "%04d-W%02d", n[0], n[1]);
}

static void write_half(const int *n, char *ret)
{
	(void)snprintf(ret, LABEL_ROOM, "%04d-S%d", n[1], n[0]);
}

static void write_half_last(const int *n, char *ret)
{
	(void)snprintf(ret, LABEL_ROOM, "%04d-S%d", n[0], n[1]);
}

/* The first so many months of a year, by their shortest name. */
static void write_first(const int *n, char *ret)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int leap = n[0] == 2 && ((n[1] % 4 == 0 && n[1] % 100 != 0) || n[1] % 400 == 0);

	if (n[0] == 12)
		(void)snprintf(ret, LABEL_ROOM, "%04d", n[1]);
	else if (n[0] == 3 || n[0] == 6)
		(void)snprintf(ret, LABEL_ROOM, "%04d-%s1", n[1], n[0] == 3 ? "Q" : "S");
	else if (n[0] == 1)
		(void)snprintf(ret, LABEL_ROOM, "%04d-01", n[1]);
	else if (n[0] > 1 && n[0] < 12)
		(void)snprintf(ret, LABEL_ROOM, "%04d-01-01/%04d-%02d-%02d", n[1], n[1], n[0],
			days[n[0] - 1] + leap);
}

/* Only the last half and the last quarter have a name. */
static void write_last(const int *n, char *ret)
{
	if (n[0] == 3 || n[0] == 6)
		(void)snprintf(ret, LABEL_ROOM, "%04d-%s", n[1], n[0] == 3 ? "Q4" : "S2");
}

static void write_day(const int *n, char *ret)
{
	(void)snprintf(ret, LABEL_ROOM, "%04d-%02d-%02d", n[2], n[1], n[0]);
}

static void write_day_last(const int *n, char *ret)
{
	(void)snprintf(ret, LABEL_ROOM, "%04d-%02d-%02d", n[0], n[1], n[2]);
}

/* 25/12–25/1/2025 began the year before. */
static void write_days(const int *n, char *ret)
{
	(void)snprintf(ret, LABEL_ROOM, "%04d-%02d-%02d/%04d-%02d-%02d", n[4] - (n[1] > n[3]), n[1],
		n[0], n[4], n[3], n[2]);
}

static void write_dates(const int *n, char *ret)
{
	(void)snprintf(ret, LABEL_ROOM, "%04d-%02d-%02d/%04d-%02d-%02d", n[2], n[1], n[0], n[5],
		n[4], n[3]);
}

/* A NULL writer: a period whose year is not said. */
static const struct {
	const char *pattern;
	write_label *write;
} patterns[] = {
	{ "M Y", write_month },
	{ "N", NULL },
	{ "N M Y", write_day },
	{ "N N", NULL },
	{ "N N N N", NULL },
	{ "N N N N Y", write_days },
	{ "N N Y", write_day },
	{ "N N Y N N Y", write_dates },
	{ "N Y", write_month },
	{ "N t", NULL },
	{ "N t Y", write_first },
	{ "N t first", NULL },
	{ "N t first Y", write_first },
	{ "N t last", NULL },
	{ "N t last Y", write_last },
	{ "Y", write_year },
	{ "Y N", write_month_last },
	{ "Y N N", write_day_last },
	{ "Y h N", write_half_last },
	{ "Y q N", write_quarter_last },
	{ "Y t N", write_month_last },
	{ "Y w N", write_week_last },
	{ "first N t", NULL },
	{ "first N t Y", write_first },
	{ "h N", NULL },
	{ "h N Y", write_half },
	{ "k N t Y", write_first },
	{ "k Y", write_year },
	{ "k Y q N", write_quarter_last },
	{ "k Y t N", write_month_last },
	{ "k q N Y", write_quarter },
	{ "k t N Y", write_month },
	{ "k w N Y", write_week },
	{ "q N", NULL },
	{ "q N Y", write_quarter },
	{ "r N N Y r N N Y", write_dates },
	{ "r N N r N N Y", write_days },
	{ "t N", NULL },
	{ "t N Y", write_month },
	{ "w N", NULL },
	{ "w N Y", write_week },
};

/* 1-9/2024 is no day: the first nine months, or 1 September? */
static bool mixes_marks(struct span text, const struct said *said)
{
	bool slash = span_has(text, '/');
	bool dash = span_has(text, '-') ||
		(text.size > 0 && memmem(text.data, text.size, "\u2013", strlen("\u2013")) != NULL);

	return strcmp(said->pattern, "N N Y") == 0 && slash && dash;
}

const char *period_people(struct span text, struct period *ret)
{
	text_auto folded = { 0 };
	struct said said;
	char label[LABEL_ROOM] = "";

	if (period_parse(text, ret))
		return NULL;
	fold_add(text, &folded);
	if (!listen(text_z(&folded), &said) || mixes_marks(text, &said))
		return "period.form";
	for (size_t i = 0; i < COUNT(patterns); i++) {
		if (strcmp(said.pattern, patterns[i].pattern) != 0)
			continue;
		if (patterns[i].write == NULL)
			return "period.year";
		patterns[i].write(said.numbers, label);
		return period_parse(span_of(label), ret) ? NULL : "period.form";
	}
	return "period.form";
}
