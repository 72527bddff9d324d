/* collector/xlsx_value.c - see xlsx_value.h. */
#include "collector/xlsx_value.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/clock.h"
#include "base/decimal.h"

enum {
	EXCEL_DIGITS = 15,
	DAY_SECONDS = 24 * 60 * 60,
	EPOCH_1900 = 25569, /* the serial of 1970-01-01 */
	EPOCH_1904 = 24107,
	FIRST_SAFE_1900 = 61, /* 1900-03-01: serial 60 is a day that never was */
	DIGITS = 400, /* of a number as text */
};

static const double LAST_DAY = 2958465; /* 9999-12-31 in the 1900 system */

enum xlsx_shape xlsx_builtin_shape(int id)
{
	static const struct {
		int from, to;
		enum xlsx_shape shape;
	} ranges[] = {
		{ 9, 10, XLSX_PERCENT },
		{ 14, 16, XLSX_DAY },
		{ 17, 17, XLSX_MONTH },
		{ 18, 21, XLSX_TIME },
		{ 22, 22, XLSX_DAY },
		{ 27, 31, XLSX_DAY },
		{ 32, 35, XLSX_TIME },
		{ 36, 36, XLSX_DAY },
		{ 45, 47, XLSX_TIME },
		{ 50, 58, XLSX_DAY },
	};

	for (size_t i = 0; i < COUNT(ranges); i++)
		if (id >= ranges[i].from && id <= ranges[i].to)
			return ranges[i].shape;
	return XLSX_NUMBER;
}

/* Steps over what a format prints as it stands: "…", \x, _x, *x, [Red], but not [h]. */
static const char *skip_literal(const char *code)
{
	const char *close = *code == '"' ? strchr(code + 1, '"')
		: *code == '['           ? strchr(code, ']')
					 : NULL;

	if (*code == '[' && code[1] != '\0' && strchr("hHmMsS", code[1]) != NULL)
		return code;
	if (close != NULL)
		return close + 1;
	if (strchr("\\_*", *code) != NULL && *code != '\0' && code[1] != '\0')
		return code + 2;
	return code;
}

enum xlsx_shape xlsx_code_shape(const char *code)
{
	bool percent = false, year = false, month = false, day = false, time = false;

	if (strncasecmp(code, "General", 7) == 0)
		return XLSX_NUMBER;
	while (*code != '\0' && *code != ';') {
		const char *past = skip_literal(code);
		char c;

		if (past != code) {
			code = past;
			continue;
		}
		c = *code++;
		percent |= c == '%';
		year |= c == 'y' || c == 'Y';
		month |= c == 'm' || c == 'M';
		day |= c == 'd' || c == 'D';
		time |= c == 'h' || c == 'H' || c == 's' || c == 'S';
	}
	if (day || (year && time))
		return XLSX_DAY;
	if (time)
		return XLSX_TIME;
	if (year)
		return month ? XLSX_MONTH : XLSX_YEAR;
	return month ? XLSX_DAY : percent ? XLSX_PERCENT : XLSX_NUMBER;
}

static int significant(struct span digits)
{
	int count = 0;

	for (size_t i = 0; i < digits.size && digits.data[i] != 'e' && digits.data[i] != 'E'; i++)
		if (digits.data[i] >= '0' && digits.data[i] <= '9')
			count += count > 0 || digits.data[i] != '0';
	return count;
}

static bool read_exact(struct span digits, struct decimal *ret)
{
	char copy[DIGITS], rounded[DIGITS], *end;
	double value;

	if (digits.size >= sizeof copy)
		return false;
	if (significant(digits) <= EXCEL_DIGITS && decimal_parse(digits, ret))
		return true;
	memcpy(copy, digits.data, digits.size);
	copy[digits.size] = '\0';
	value = strtod(copy, &end);
	if (digits.size == 0 || *end != '\0' || !isfinite(value))
		return false;
	(void)snprintf(rounded, sizeof rounded, "%.*g", EXCEL_DIGITS, value);
	if (decimal_parse(span_of(rounded), ret))
		return true;
	if (fabs(value) >= 1)
		return false;
	/* what a formula left behind of nothing, such as 5.5E-17 */
	(void)snprintf(rounded, sizeof rounded, "%.*f", DECIMAL_MAX_SCALE, value);
	if (!decimal_parse(span_of(rounded), ret))
		return false;
	*ret = decimal_trim(*ret);
	return true;
}

/* A hundred times the value, exactly. */
static bool as_percent(struct decimal value, struct text *ret)
{
	static const struct decimal one = { 1, 0 };

	if (value.scale >= 2)
		value.scale -= 2;
	else if (!decimal_ratio(value, one, 100, 0, &value))
		return false;
	decimal_print(value, ret);
	return true;
}

static void add_time(int64_t seconds, struct text *ret)
{
	text_addf(ret, "%02d:%02d", (int)(seconds / 3600), (int)(seconds / 60 % 60));
	if (seconds % 60 != 0)
		text_addf(ret, ":%02d", (int)(seconds % 60));
}

static bool as_date(double serial, enum xlsx_shape shape, bool from_1904, struct text *ret)
{
	double whole = floor(serial);
	int64_t seconds = llround((serial - whole) * DAY_SECONDS);
	int year, month, day;

	if (!(serial >= 0) || serial > LAST_DAY)
		return false;
	if (whole == 0 || shape == XLSX_TIME) {
		add_time((int64_t)whole * DAY_SECONDS + seconds, ret);
		return true;
	}
	if (!from_1904 && whole < FIRST_SAFE_1900)
		return false;
	if (seconds == DAY_SECONDS) {
		whole++;
		seconds = 0;
	}
	clock_date_of((int)whole - (from_1904 ? EPOCH_1904 : EPOCH_1900), &year, &month, &day);
	text_addf(ret, "%04d", year);
	if (shape != XLSX_YEAR)
		text_addf(ret, "-%02d", month);
	if (shape == XLSX_DAY)
		text_addf(ret, "-%02d", day);
	if (shape == XLSX_DAY && seconds != 0) {
		text_addc(ret, 'T');
		add_time(seconds, ret);
	}
	return true;
}

enum cell_kind xlsx_value(
	struct span digits, enum xlsx_shape shape, bool from_1904, struct text *ret)
{
	struct decimal value;

	if (!read_exact(digits, &value)) {
		text_add(ret, digits);
		return CELL_WRONG;
	}
	if (shape == XLSX_PERCENT && as_percent(value, ret))
		return CELL_PERCENT;
	if (shape == XLSX_NUMBER) {
		decimal_print(value, ret);
		return CELL_NUMBER;
	}
	if (shape != XLSX_PERCENT && as_date(decimal_double(value), shape, from_1904, ret))
		return CELL_DATE;
	text_add(ret, digits);
	return CELL_WRONG;
}
