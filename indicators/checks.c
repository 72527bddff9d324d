/*
 * indicators/checks.c - the table of checks, and those that are plain arithmetic. The others are in
 * checks_history.c and checks_siblings.c.
 */
#include "indicators/checks.h"

#include <string.h>

#include "indicators/checks_private.h"
#include "indicators/unit.h"

/* clang-format off */
const struct check checks[CHECK_COUNT] = {
	[CHECK_BOUNDS]    = { "bounds",    true,  false, 0,   { "Ngoài giới hạn", "Out of bounds" } },
	[CHECK_COPIED]    = { "copied",    false, true,  100, { "Chép lại kỳ trước", "Copied from the period before" } },
	[CHECK_DIGITS]    = { "digits",    false, true,  100, { "Nhiều số tròn", "Too many round figures" } },
	[CHECK_JUMP]      = { "jump",      false, true,  100, { "Thay đổi đột ngột", "Sudden change" } },
	[CHECK_NUMERATOR] = { "numerator", true,  false, 0,   { "Tử số không hợp lệ", "Impossible numerator" } },
	[CHECK_PARTS]     = { "parts",     true,  true,  0,   { "Các phần không khớp tổng", "Parts do not add up" } },
	[CHECK_SIBLINGS]  = { "siblings",  false, true,  100, { "Khác hẳn các nơi khác", "Unlike other places" } },
	[CHECK_UNIT_SLIP] = { "unit-slip", false, true,  20,  { "Có thể nhầm đơn vị", "Perhaps in another unit" } },
};
/* clang-format on */

static bool out_of_bound(const char *text, struct decimal value, int sign, struct decimal *ret)
{
	return *text != '\0' && decimal_parse(span_of(text), ret) &&
		decimal_compare(value, *ret) * sign > 0;
}

static bool look_at_bounds(struct check_look *look, struct check_finding *ret)
{
	const struct check_input *input = look->input;
	ret->value = input->figure->value;
	ret->variant = 1;
	if (out_of_bound(input->indicator->maximum, ret->value, 1, &ret->limit))
		return true;
	ret->variant = 0;
	return out_of_bound(input->indicator->minimum, ret->value, -1, &ret->limit);
}

static bool look_at_numerator(struct check_look *look, struct check_finding *ret)
{
	const struct check_input *input = look->input;
	const struct observation *figure = input->figure;

	ret->plain = true;
	ret->value = figure->numerator;
	ret->other = figure->denominator;
	ret->variant = figure->numerator.units < 0 || figure->denominator.units < 0;
	if (!figure->parts)
		return false;
	return ret->variant == 1 ||
		(input->indicator->unit->share &&
			decimal_compare(figure->numerator, figure->denominator) > 0);
}

static struct decimal size_of(struct decimal value)
{
	return (struct decimal){ value.units < 0 ? -value.units : value.units, value.scale };
}

/*
 * Adds up the portions. Each may have been rounded by half a unit of its last digit, and so may the
 * whole; counts are never rounded.
 */
static bool look_at_parts(struct check_look *look, struct check_finding *ret)
{
	const struct check_input *input = look->input;
	struct decimal slack = { 0 }, gap;
	bool exact = strcmp(input->indicator->unit->code, "count") == 0;
	int scale = input->figure->value.scale;

	ret->value = input->figure->value;
	ret->count = (int)input->portion_count;
	for (size_t i = 0; i < input->portion_count; i++) {
		const struct observation *portion = input->portions[i];

		if (!portion->known || !decimal_add(ret->other, portion->value, &ret->other))
			return false;
		scale = portion->value.scale < scale ? portion->value.scale : scale;
	}
	if (!exact && scale < DECIMAL_MAX_SCALE)
		slack = (struct decimal){ 5 * (ret->count + 1), scale + 1 };
	if (ret->count == 0 || !decimal_subtract(ret->value, ret->other, &gap))
		return false;
	ret->spread = size_of(gap);
	ret->limit = slack;
	return decimal_compare(ret->spread, slack) > 0;
}

static check_looks *const looks[CHECK_COUNT] = {
	[CHECK_BOUNDS] = look_at_bounds,
	[CHECK_COPIED] = check_copied,
	[CHECK_DIGITS] = check_digits,
	[CHECK_JUMP] = check_jump,
	[CHECK_NUMERATOR] = look_at_numerator,
	[CHECK_PARTS] = look_at_parts,
	[CHECK_SIBLINGS] = check_siblings,
	[CHECK_UNIT_SLIP] = check_unit_slip,
};

static bool is_accepted(const struct check_input *input, const char *code)
{
	return input->accepted != NULL && text_index(input->accepted, code) >= 0;
}

/* A figure in another unit is a jump as well: the better reason is enough. */
static int drop_explained(struct check_finding *findings, int count)
{
	int kept = 0;

	if (count == 0 || findings[count - 1].kind != CHECK_UNIT_SLIP)
		return count;
	for (int i = 0; i < count; i++)
		if (findings[i].kind != CHECK_JUMP)
			findings[kept++] = findings[i];
	return kept;
}

int checks_run(const struct check_input *input, struct check_finding ret[CHECK_COUNT])
{
	struct check_look look; /* its numbers are large, and rarely all wanted */
	int count = 0;

	look.input = input;
	memset(look.gathered, 0, sizeof look.gathered);
	for (enum check_kind kind = 0; kind < CHECK_COUNT; kind++) {
		struct check_finding finding = { .kind = kind };

		if (!looks[kind](&look, &finding))
			continue;
		finding.muted = !checks[kind].blocks && is_accepted(input, checks[kind].code);
		ret[count++] = finding;
	}
	return drop_explained(ret, count);
}
