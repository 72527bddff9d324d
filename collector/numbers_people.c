/* collector/numbers_people.c - see numbers_people.h. */
#include "collector/numbers_people.h"

#include <string.h>

#include "base/fold.h"

enum { MOST_DIGITS = 40, GROUP = 3 };

/* What stands for no figure. Phrases are compared folded, signs as they are. */
static const struct {
	const char *text;
	char status;
} absences[] = {
	{ "-", 'M' },
	{ "–", 'M' },
	{ "—", 'M' },
	{ "…", 'L' },
	{ "...", 'L' },
	{ "..", 'L' },
	{ "x", 'Q' },
	{ "X", 'Q' },
	{ "n/a", 'O' },
	{ "N/A", 'O' },
	{ "na", 'O' },
	{ "NA", 'O' },
	{ "không có số liệu", 'O' },
	{ "chưa có số liệu", 'O' },
	{ "chưa có", 'O' },
};

static char absence_of(struct span text)
{
	text_auto folded = { 0 }, other = { 0 };

	for (size_t i = 0; i < COUNT(absences); i++)
		if (span_is(text, absences[i].text))
			return absences[i].status;
	fold_add(text, &folded);
	for (size_t i = 0; i < COUNT(absences); i++) {
		if (strchr(absences[i].text, ' ') == NULL)
			continue; /* #N/A is no n/a, but a formula that failed */
		text_clear(&other);
		fold_add(span_of(absences[i].text), &other);
		if (strcmp(text_z(&other), text_z(&folded)) == 0)
			return absences[i].status;
	}
	return '\0';
}

static bool take_end(struct span *text, const char *end)
{
	size_t size = strlen(end);

	if (text->size < size || memcmp(text->data + text->size - size, end, size) != 0)
		return false;
	text->size -= size;
	*text = span_trim(*text);
	return true;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "12,5 (1)" or "12,5[2]": a small number in brackets after a figure. */
static bool take_bracket(struct span *text)
{
	static const char closing[] = ")]", opening[] = "([";
	const char *found = text->size == 0 ? NULL : strchr(closing, text->data[text->size - 1]);
	size_t at = text->size - (text->size > 0);

	if (found == NULL || *found == '\0')
		return false;
	while (at > 0 && is_digit(text->data[at - 1]) && text->size - at < GROUP)
		at--;
	if (at < 2 || at == text->size - 1 || text->data[at - 1] != opening[found - closing])
		return false;
	*text = span_trim((struct span){ text->data, at - 1 });
	return true;
}

/* Drops the marks of footnotes at the end. */
static void drop_marks(struct span *text)
{
	static const char *const marks[] = { "*", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "†",
		"‡" };
	bool again = true;

	while (again) {
		again = take_bracket(text);
		for (size_t i = 0; i < COUNT(marks); i++)
			again = take_end(text, marks[i]) || again;
	}
}

/* A blank between digits, as spreadsheets write it; 0 where there is none. */
static size_t blank_at(struct span text, size_t at)
{
	static const char *const blanks[] = { " ", "\u00A0", "\u202F", "\u2009", "'", "’" };

	for (size_t i = 0; i < COUNT(blanks); i++) {
		size_t size = strlen(blanks[i]);

		if (text.size - at >= size && memcmp(text.data + at, blanks[i], size) == 0)
			return size;
	}
	return 0;
}

/* Digits and marks: how often each mark stands, where last, and whether they group by threes. */
struct shape {
	char digits[MOST_DIGITS + 1]; /* digits and marks; a blank is ' ' */
	size_t size;
	int dots, commas, blanks;
};

static bool shape_of(struct span text, struct shape *ret)
{
	*ret = (struct shape){ .size = 0 };
	for (size_t at = 0; at < text.size;) {
		size_t blank = blank_at(text, at);
		char c = blank > 0 ? ' ' : text.data[at];

		if (ret->size == MOST_DIGITS || (!is_digit(c) && strchr("., ", c) == NULL))
			return false;
		ret->dots += c == '.';
		ret->commas += c == ',';
		ret->blanks += c == ' ';
		ret->digits[ret->size++] = c;
		at += blank > 0 ? blank : 1;
	}
	return ret->size > 0 && is_digit(ret->digits[0]) && is_digit(ret->digits[ret->size - 1]);
}

/* Are the digits before `end` in groups of three with that mark between, and nothing else? */
static bool groups(const struct shape *shape, size_t end, char mark)
{
	size_t run = 0;
	bool marked = false;

	for (size_t i = 0; i < end; i++) {
		if (is_digit(shape->digits[i])) {
			run++;
			continue;
		}
		if (shape->digits[i] != mark || run > GROUP || (marked && run != GROUP))
			return false;
		marked = true;
		run = 0;
	}
	return !marked || run == GROUP;
}

/* The machine form: digits, with a point where `point` stands (size for none). */
static const char *machine_of(
	struct arena *arena, const struct shape *shape, size_t point, bool negative)
{
	text_auto text = { 0 };

	text_addz(&text, negative ? "-" : "");
	for (size_t i = 0; i < shape->size; i++)
		if (i == point)
			text_addc(&text, '.');
		else if (is_digit(shape->digits[i]))
			text_addc(&text, shape->digits[i]);
	return arena_copy(arena, text_z(&text), text.size);
}

/* Where the decimal mark stands, or the size for none; false where no reading is right. */
static bool point_of(const struct shape *shape, char decimal, char grouping, size_t *ret)
{
	const char *at = memchr(shape->digits, decimal, shape->size);

	*ret = at == NULL ? shape->size : (size_t)(at - shape->digits);
	for (size_t i = *ret + 1; i < shape->size; i++)
		if (!is_digit(shape->digits[i]))
			return false;
	return shape->blanks > 0
		? (memchr(shape->digits, grouping, *ret) == NULL && groups(shape, *ret, ' '))
		: groups(shape, *ret, grouping);
}

static const char *read_shape(struct arena *arena, const struct shape *shape, char agreed,
	bool negative, struct number_people *ret)
{
	size_t comma, dot;
	bool by_comma = point_of(shape, ',', '.', &comma);
	bool by_dot = point_of(shape, '.', ',', &dot);

	/* 0,125 and 1234,567 group nothing: point_of() took 1.234 for a group, not 0.125 */
	if (shape->digits[0] == '0' && shape->size > 1) {
		by_comma = by_comma && (comma == 1 || shape->dots + shape->commas == 0);
		by_dot = by_dot && (dot == 1 || shape->dots + shape->commas == 0);
	}
	if (agreed != '\0' && (by_comma || by_dot)) {
		by_comma = by_comma && agreed == ',';
		by_dot = by_dot && agreed == '.';
		if (!by_comma && !by_dot)
			return "number.mark";
	}
	if (!by_comma && !by_dot)
		return "number.form";
	if (by_comma && by_dot && comma != dot) {
		ret->readings = arena_format(arena, "%s / %s",
			machine_of(arena, shape, shape->size, negative),
			machine_of(arena, shape, comma < dot ? comma : dot, negative));
		return "number.ambiguous";
	}
	ret->machine = machine_of(arena, shape, by_comma ? comma : dot, negative);
	return NULL;
}

/* Takes the sign off: a minus of any length, a plus, or brackets around it all. */
static bool take_sign(struct span *text)
{
	static const char *const minuses[] = { "-", "−", "–" };

	if (text->size > 2 && text->data[0] == '(' && text->data[text->size - 1] == ')') {
		*text = span_trim((struct span){ text->data + 1, text->size - 2 });
		return true;
	}
	for (size_t i = 0; i < COUNT(minuses); i++) {
		size_t size = strlen(minuses[i]);

		if (text->size > size && memcmp(text->data, minuses[i], size) == 0) {
			*text = span_trim((struct span){ text->data + size, text->size - size });
			return true;
		}
	}
	if (text->size > 1 && text->data[0] == '+')
		*text = span_trim((struct span){ text->data + 1, text->size - 1 });
	return false;
}

const char *number_people(
	struct arena *arena, struct span text, char decimal, struct number_people *ret)
{
	struct span rest = span_trim(text);
	struct shape shape;
	bool negative;

	*ret = (struct number_people){ .machine = "", .readings = "" };
	ret->absent = absence_of(rest);
	if (ret->absent != '\0')
		return NULL;
	drop_marks(&rest);
	ret->percent = take_end(&rest, "%") || take_end(&rest, "％");
	negative = take_sign(&rest);
	ret->percent = take_end(&rest, "%") || ret->percent;
	if (!shape_of(rest, &shape))
		return "number.form";
	return read_shape(arena, &shape, decimal, negative, ret);
}
