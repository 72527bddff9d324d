/* tests/charts/test_placer.c - the contract of charts/placer.h. */
#include "tests/support/unit.h"

#include "charts/placer.h"

static const struct box bounds = { 0, 0, 400, 200 };

static struct placer_wish wish_at(double x, double y)
{
	return (struct placer_wish){ .anchor = { x, y },
		.clear = 4,
		.width = 60,
		.height = 16,
		.habit = PLACER_BESIDE,
		.must = true };
}

/* Where a label goes first, and where it goes instead. */
static void labels_stand_where_there_is_room(void **state UNUSED)
{
	static const struct {
		const char *name;
		struct point anchor, line_to;
		double left, right; /* the label lies between them */
	} cases[] = {
		{ "beside the end of a line", { 200, 100 }, { 100, 120 }, 200, 300 },
		{ "left at the right edge", { 398, 100 }, { 300, 100 }, 320, 400 },
		{ "not on a line that runs on", { 200, 100 }, { 320, 100 }, 130, 300 },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		arena_auto arena = { 0 };
		struct placer placer = { .arena = &arena, .bounds = bounds, .unit = 1 };
		struct placer_wish wish = wish_at(cases[i].anchor.x, cases[i].anchor.y);
		struct placer_answer answer;

		placer_avoid_line(&placer, cases[i].anchor, cases[i].line_to);
		placer_avoid_dot(&placer, cases[i].anchor, 5);
		print_message("  %s\n", cases[i].name);
		assert_true(placer_put(&placer, &wish, &answer));
		assert_true(box_holds(bounds, answer.box));
		assert_true(answer.box.left >= cases[i].left && answer.box.right <= cases[i].right);
		assert_false(answer.crosses);
	}
}

/* Many labels at one point: all apart, or not placed. */
static void labels_never_overlap(void **state UNUSED)
{
	arena_auto arena = { 0 };
	struct placer placer = { .arena = &arena, .bounds = bounds, .unit = 1 };
	struct placer_answer answers[64];
	size_t count = 0;

	for (int i = 0; i < 64; i++) {
		struct placer_wish wish = wish_at(200 + i % 3, 100);

		if (placer_put(&placer, &wish, &answers[count]))
			count++;
	}
	assert_true(count >= 5 && count < 64);
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < i; k++)
			assert_false(box_overlaps(answers[i].box, answers[k].box));
}

static void far_labels_ask_for_a_leader(void **state UNUSED)
{
	arena_auto arena = { 0 };
	struct placer placer = { .arena = &arena, .bounds = bounds, .unit = 1 };
	struct placer_wish wish = wish_at(200, 100);
	struct placer_answer answer;

	placer_avoid_words(&placer, (struct box){ 120, 70, 195, 85 });
	placer_avoid_words(&placer, (struct box){ 205, 70, 280, 85 });
	placer_avoid_words(&placer, (struct box){ 120, 115, 280, 130 });
	placer_avoid_words(&placer, (struct box){ 120, 92, 190, 108 });
	placer_avoid_words(&placer, (struct box){ 210, 92, 280, 108 });
	wish.must = false;
	assert_false(placer_put(&placer, &wish, &answer));
	wish.must = true;
	assert_true(placer_put(&placer, &wish, &answer));
	assert_true(answer.far && answer.box.bottom < 70);
}

static void no_room_is_no_label(void **state UNUSED)
{
	arena_auto arena = { 0 };
	struct placer placer = { .arena = &arena, .bounds = { 0, 0, 50, 10 }, .unit = 1 };
	struct placer_wish wish = wish_at(20, 5);
	struct placer_answer answer;

	assert_false(placer_put(&placer, &wish, &answer));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels_stand_where_there_is_room),
		cmocka_unit_test(labels_never_overlap),
		cmocka_unit_test(far_labels_ask_for_a_leader),
		cmocka_unit_test(no_room_is_no_label),
	};

	return cmocka_run_group_tests_name("placer", tests, NULL, NULL);
}
