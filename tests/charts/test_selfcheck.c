/* tests/charts/test_selfcheck.c - the check finds what it promises, and every chart passes it. */
#include "tests/support/unit.h"

#include <math.h>

#include "charts/chart.h"
#include "charts/selfcheck.h"
#include "tests/charts/fake.h"
#include "tests/charts/random.h"

enum { SCENES = 4000 };

static const struct observation figure = { .known = true,
	.value = { 15, 0 },
	.period = { .kind = PERIOD_YEAR, .until = 50, .label = "2022" } };
static const struct frame_point shown = { 50, 15, &figure, false, false };

/* A picture of 100 x 100 with values 0 to 100 from its bottom up, and times 0 to 100. */
static const char *check(const struct mark *marks, const struct point (*points)[2], size_t count)
{
	static const size_t corners[] = { [MARK_RECT] = 2,
		[MARK_LINE] = 2,
		[MARK_CIRCLE] = 1,
		[MARK_POLYGON] = 2,
		[MARK_TEXT] = 1 };
	arena_auto arena = { 0 };
	struct scene scene;
	struct layout layout = { .measure = fake_measure(),
		.arena = &arena,
		.value = { 0, 100, 100, 0 },
		.time = { 0, 100, 0, 100 } };

	scene_start(&scene, &arena, 100, 100);
	for (size_t i = 0; i < count; i++)
		scene_add(&scene, marks[i], points[i], corners[marks[i].kind]);
	return selfcheck(&layout, &scene);
}

#define TEXT(words)                                                                                \
	{                                                                                          \
		.kind = MARK_TEXT, .part = "label", .text = (words), .style = { 10, false },       \
		.width = 40                                                                        \
	}
#define ACROSS(words)                                                                              \
	{                                                                                          \
		.kind = MARK_TEXT, .part = "label", .text = (words), .style = { 10, false },       \
		.width = 40, .across = true                                                        \
	}
#define LINE                                                                                       \
	{                                                                                          \
		.kind = MARK_LINE, .part = "rule", .stroke = TOKEN_INK, .thickness = 1             \
	}
#define FRAME                                                                                      \
	{                                                                                          \
		.kind = MARK_RECT, .part = "frame", .stroke = TOKEN_INK, .thickness = 1            \
	}
#define PAPER                                                                                      \
	{                                                                                          \
		.kind = MARK_RECT, .part = "backing", .fill = TOKEN_PAPER                          \
	}
#define SHAPE(which)                                                                               \
	{                                                                                          \
		.kind = (which), .part = "mark", .fill = TOKEN_INK, .shows = &shown                \
	}

static void faults_are_found(void **state UNUSED)
{
	static const struct {
		const char *name;
		struct mark marks[3];
		struct point points[3][2];
		size_t count;
		const char *fault; /* NULL: it is fine */
	} cases[] = {
		{ "words apart", { TEXT("a"), TEXT("b") }, { { { 10, 30 } }, { { 50, 30 } } }, 2,
			NULL },
		{ "words on words", { TEXT("a"), TEXT("b") }, { { { 10, 30 } }, { { 45, 30 } } }, 2,
			"words overlap" },
		{ "words cut at the top", { TEXT("a") }, { { { 10, 5 } } }, 1,
			"outside the picture" },
		{ "words cut at the right", { TEXT("a") }, { { { 70, 50 } } }, 1,
			"outside the picture" },
		{ "no glyph", { TEXT("\u6570") }, { { { 10, 50 } } }, 1, "a glyph is missing" },
		{ "a shape over words", { TEXT("a"), SHAPE(MARK_CIRCLE) },
			{ { { 10, 30 } }, { { 50, 85 } } }, 2, "a shape over words" },
		{ "a line behind words", { LINE, TEXT("a") },
			{ { { 20, 10 }, { 20, 90 } }, { { 10, 30 } } }, 2, "a shape behind words" },
		{ "a line behind the end of words", { LINE, TEXT("a") },
			{ { { 2, 20 }, { 98, 40 } }, { { 10, 30 } } }, 2, "a shape behind words" },
		{ "a line beside words", { LINE, TEXT("a") },
			{ { { 2, 40 }, { 98, 20 } }, { { 10, 30 } } }, 2, NULL },
		{ "a line under words", { LINE, TEXT("a") },
			{ { { 2, 31 }, { 98, 31 } }, { { 10, 30 } } }, 2, NULL },
		{ "paper between words and a line", { LINE, PAPER, TEXT("a") },
			{ { { 20, 10 }, { 20, 90 } }, { { 8, 20 }, { 52, 34 } }, { { 10, 30 } } },
			3, NULL },
		{ "too little paper", { LINE, PAPER, TEXT("a") },
			{ { { 20, 10 }, { 20, 90 } }, { { 8, 20 }, { 40, 34 } }, { { 10, 30 } } },
			3, "a shape behind words" },
		{ "a frame through words", { FRAME, TEXT("a") },
			{ { { 30, 10 }, { 90, 26 } }, { { 10, 30 } } }, 2, "a shape behind words" },
		{ "a frame around words", { FRAME, TEXT("a") },
			{ { { 5, 10 }, { 90, 40 } }, { { 10, 30 } } }, 2, NULL },
		{ "words that may lie on lines", { LINE, ACROSS("a") },
			{ { { 20, 10 }, { 20, 90 } }, { { 10, 30 } } }, 2, NULL },
		{ "not a number", { SHAPE(MARK_CIRCLE) }, { { { NAN, 85 } } }, 1,
			"a number is not finite, or too many marks" },
		{ "far away", { SHAPE(MARK_CIRCLE) }, { { { 50, 1e9 } } }, 1,
			"a number is not finite, or too many marks" },
		{ "in its place", { SHAPE(MARK_CIRCLE) }, { { { 50, 85 } } }, 1, NULL },
		{ "nearly", { SHAPE(MARK_CIRCLE) }, { { { 50, 85.5 } } }, 1, NULL },
		{ "a pixel too low", { SHAPE(MARK_CIRCLE) }, { { { 50, 86 } } }, 1,
			"a figure is not where its value is" },
		{ "a pixel too late", { SHAPE(MARK_CIRCLE) }, { { { 51, 85 } } }, 1,
			"a figure is not where its value is" },
		{ "a bar from zero", { SHAPE(MARK_RECT) }, { { { 50, 100 }, { 50, 85 } } }, 1,
			NULL },
		{ "a bar from elsewhere", { SHAPE(MARK_RECT) }, { { { 50, 90 }, { 50, 85 } } }, 1,
			"a figure is not where its value is" },
		{ "a marker by its middle", { SHAPE(MARK_POLYGON) }, { { { 48, 83 }, { 52, 87 } } },
			1, NULL },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *seen = check(cases[i].marks, cases[i].points, cases[i].count);

		print_message("  %s\n", cases[i].name);
		if (cases[i].fault == NULL)
			assert_null(seen);
		else
			assert_string_equal(seen == NULL ? "nothing" : seen, cases[i].fault);
	}
}

static void any_request_becomes_a_sound_scene(void **state UNUSED)
{
	for (uint64_t seed = 1; seed <= SCENES; seed++) {
		arena_auto arena = { 0 };
		text_auto words = { 0 };
		struct chart_request request = random_request(&arena, seed);
		struct error err = { 0 };

		if (!chart_request_check(&request, &err) ||
			chart_scene(&request, fake_measure(), &arena, &err) == NULL)
			fail_msg("seed %d: %s %s", (int)seed, err.key, err.detail);
		chart_describe(&request, request.lang, &words);
		assert_true(text_span(&words).size > 0);
	}
	/* most have room for all they wish: the simpler forms stay the exception */
	print_message(
		"%lu of %lu in a simpler form\n", chart_counts().simpler, chart_counts().scenes);
	assert_true(chart_counts().scenes == SCENES);
	assert_true(chart_counts().simpler < SCENES / 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(faults_are_found),
		cmocka_unit_test(any_request_becomes_a_sound_scene),
	};

	return cmocka_run_group_tests_name("selfcheck", tests, NULL, NULL);
}
