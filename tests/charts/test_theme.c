/* tests/charts/test_theme.c - every colour against what it may lie on, by WCAG's arithmetic. */
#include "tests/support/unit.h"

#include <math.h>

#include "charts/theme.h"

#define TEXT 4.5
#define MARK 3.0
#define NEIGHBOUR 1.2
#define PALE 2.8 /* the plan where it crosses the forecast: its dashes and diamonds go on */

/* What is drawn on what. */
static const struct {
	enum token front, back;
	double least;
} pairs[] = {
	{ TOKEN_INK, TOKEN_PAPER, TEXT },
	{ TOKEN_MUTED, TOKEN_PAPER, TEXT },
	{ TOKEN_ACTUAL, TOKEN_PAPER, TEXT },
	{ TOKEN_OTHER_1, TOKEN_PAPER, TEXT },
	{ TOKEN_OTHER_2, TOKEN_PAPER, TEXT },
	{ TOKEN_OTHER_3, TOKEN_PAPER, TEXT },
	{ TOKEN_ACHIEVED, TOKEN_PAPER, TEXT },
	{ TOKEN_ON_PLAN, TOKEN_PAPER, TEXT },
	{ TOKEN_BEHIND, TOKEN_PAPER, TEXT },
	{ TOKEN_OFF_PLAN, TOKEN_PAPER, TEXT },
	{ TOKEN_NO_DATA, TOKEN_PAPER, TEXT },
	{ TOKEN_NO_DATA, TOKEN_WASH, TEXT },
	{ TOKEN_PLAN, TOKEN_PAPER, MARK },
	{ TOKEN_PLAN, TOKEN_WASH, MARK },
	{ TOKEN_INK, TOKEN_WASH, MARK },
	{ TOKEN_INK, TOKEN_TRACK, MARK },
	{ TOKEN_MUTED, TOKEN_WASH, MARK },
	{ TOKEN_MUTED, TOKEN_TRACK, MARK },
	{ TOKEN_ACTUAL, TOKEN_WASH, MARK },
	{ TOKEN_ACHIEVED, TOKEN_WASH, MARK },
	{ TOKEN_ACHIEVED, TOKEN_TRACK, MARK },
	{ TOKEN_ON_PLAN, TOKEN_WASH, MARK },
	{ TOKEN_ON_PLAN, TOKEN_TRACK, MARK },
	{ TOKEN_BEHIND, TOKEN_WASH, MARK },
	{ TOKEN_BEHIND, TOKEN_TRACK, MARK },
	{ TOKEN_OFF_PLAN, TOKEN_WASH, MARK },
	{ TOKEN_OFF_PLAN, TOKEN_TRACK, MARK },
	{ TOKEN_NO_DATA, TOKEN_TRACK, MARK },
	{ TOKEN_PAPER, TOKEN_ACHIEVED, MARK }, /* the tick in its disc */
	{ TOKEN_ACTUAL, TOKEN_BAND, MARK },
	{ TOKEN_PLAN, TOKEN_BAND, PALE },
	{ TOKEN_PART_1, TOKEN_PAPER, MARK },
	{ TOKEN_PART_1 + 1, TOKEN_PAPER, MARK },
	{ TOKEN_PART_1 + 2, TOKEN_PAPER, MARK },
	{ TOKEN_PART_1 + 3, TOKEN_PAPER, MARK },
	{ TOKEN_PART_1 + 4, TOKEN_PAPER, MARK },
	{ TOKEN_PART_6, TOKEN_PAPER, MARK },
	{ TOKEN_PART_REST, TOKEN_PAPER, MARK },
};

static void every_pair_can_be_told_apart(void **state UNUSED)
{
	int bad = 0;

	for (int theme = 0; theme < THEME_COUNT; theme++)
		for (size_t i = 0; i < COUNT(pairs); i++) {
			double seen = theme_contrast(
				theme_colour((enum theme)theme, pairs[i].front),
				theme_colour((enum theme)theme, pairs[i].back));

			if (seen >= pairs[i].least)
				continue;
			print_message("%s: %s on %s is %.2f\n", theme_names[theme],
				token_names[pairs[i].front], token_names[pairs[i].back], seen);
			bad++;
		}
	assert_int_equal(bad, 0);
}

/* Every colour that is drawn has a row above. */
static void every_token_is_in_the_table(void **state UNUSED)
{
	for (int token = TOKEN_PAPER; token < TOKEN_COUNT; token++) {
		/* the grid helps the eye and carries nothing; classes of colour are below */
		bool found = token == TOKEN_GRID ||
			(token >= TOKEN_STEP_1 && token <= TOKEN_OVER_3);

		for (size_t i = 0; i < COUNT(pairs); i++)
			found = found || (int)pairs[i].front == token ||
				(int)pairs[i].back == token;
		if (!found)
			fail_msg("%s is in no pair", token_names[token]);
	}
}

/* Words on a class of colour are read; neighbours on an ordered scale are told apart. */
static void classes_can_be_told_apart(void **state UNUSED)
{
	for (int theme = 0; theme < THEME_COUNT; theme++)
		for (int token = TOKEN_STEP_1; token <= TOKEN_OVER_3; token++) {
			uint32_t colour = theme_colour((enum theme)theme, (enum token)token);
			enum token on = theme_on((enum theme)theme, (enum token)token);
			double words = theme_contrast(theme_colour((enum theme)theme, on), colour);
			double next = theme_contrast(
				theme_colour((enum theme)theme, (enum token)(token + 1)), colour);

			if (words < TEXT)
				fail_msg("%s: words on %s have %.2f", theme_names[theme],
					token_names[token], words);
			if (token != TOKEN_STEP_7 && token != TOKEN_UNDER_1 &&
				token != TOKEN_OVER_3 && next < NEIGHBOUR)
				fail_msg("%s: %s and the next have %.2f", theme_names[theme],
					token_names[token], next);
		}
}

/* Greys have no hue to tell parts apart, nor the two sides of a middle: those rise through it. */
static void greys_can_be_told_apart(void **state UNUSED)
{
	for (int a = TOKEN_PART_1; a <= TOKEN_PART_REST; a++)
		for (int b = a + 1; b <= TOKEN_PART_REST; b++)
			if (theme_contrast(theme_colour(THEME_PRINT, (enum token)a),
				    theme_colour(THEME_PRINT, (enum token)b)) < NEIGHBOUR)
				fail_msg("%s and %s", token_names[a], token_names[b]);
	for (int a = TOKEN_UNDER_3; a < TOKEN_OVER_3; a++) {
		uint32_t low = theme_colour(THEME_PRINT, (enum token)a);
		uint32_t high = theme_colour(THEME_PRINT, (enum token)(a + 1));

		if (low <= high || theme_contrast(low, high) < NEIGHBOUR)
			fail_msg("%s and the next", token_names[a]);
	}
}

static void contrast_is_the_standard_one(void **state UNUSED)
{
	static const struct {
		uint32_t a, b;
		double ratio;
	} cases[] = {
		{ 0x000000, 0xffffff, 21 },
		{ 0xffffff, 0xffffff, 1 },
		{ 0x767676, 0xffffff, 4.54 },
		{ 0xff0000, 0xffffff, 4.00 },
		{ 0x0000ff, 0xffffff, 8.59 },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		double seen = theme_contrast(cases[i].a, cases[i].b);

		if (fabs(seen - cases[i].ratio) > 0.005)
			fail_msg("%06x on %06x: %.3f", cases[i].a, cases[i].b, seen);
	}
}

/* On paper from a copier only greys survive. */
static void print_is_grey(void **state UNUSED)
{
	for (int token = TOKEN_PAPER; token < TOKEN_COUNT; token++) {
		uint32_t colour = theme_colour(THEME_PRINT, (enum token)token);

		assert_int_equal(colour & 255, colour >> 8 & 255);
		assert_int_equal(colour & 255, colour >> 16);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_pair_can_be_told_apart),
		cmocka_unit_test(every_token_is_in_the_table),
		cmocka_unit_test(classes_can_be_told_apart),
		cmocka_unit_test(greys_can_be_told_apart),
		cmocka_unit_test(contrast_is_the_standard_one),
		cmocka_unit_test(print_is_grey),
	};

	return cmocka_run_group_tests_name("theme", tests, NULL, NULL);
}
