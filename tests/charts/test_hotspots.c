/* tests/charts/test_hotspots.c - what can be pointed at in the hard cases, against a golden file. */
#include "tests/support/unit.h"

#include <math.h>

#include "charts/chart.h"
#include "charts/hotspots.h"
#include "tests/charts/cases.h"
#include "tests/charts/fake.h"
#include "tests/charts/golden.h"
#include "tests/charts/random.h"

enum { SCENES = 500 };

static const char *const kept[] = { "line-two-methods", "line-gaps", "line-forecast",
	"line-nothing", "line-usual-en", "bars-usual", "bars-missing-middle", "slope-usual",
	"heat-usual", "multiples-usual" };

static struct hotspots find(const struct chart_request *request, struct arena *arena)
{
	struct error err = { 0 };
	const struct scene *scene = chart_scene(request, fake_measure(), arena, &err);

	if (scene == NULL)
		fail_msg("%s %s", err.key, err.detail);
	return hotspots_of(request, scene, arena);
}

static void points_are_as_kept(void **state UNUSED)
{
	text_auto seen = { 0 };

	for (size_t i = 0; i < COUNT(kept); i++) {
		arena_auto arena = { 0 };
		struct hotspots found = find(case_request(&arena, kept[i]), &arena);

		text_addf(&seen, "%s %gx%g\n", kept[i], found.width, found.height);
		for (size_t k = 0; k < found.count; k++) {
			const struct hotspot *each = &found.items[k];

			text_addf(&seen, "\t%d  %.0f,%.0f %.0fx%.0f  %s\n", each->group,
				each->box.left, each->box.top, box_width(each->box),
				box_height(each->box), each->text);
		}
	}
	golden_check("hotspots.txt", &seen);
}

/* Groups follow one another, every point can be hit and says something. */
static void any_point_can_be_reached(void **state UNUSED)
{
	for (uint64_t seed = 1; seed <= SCENES; seed++) {
		arena_auto arena = { 0 };
		struct chart_request request = random_request(&arena, seed);
		struct hotspots found = find(&request, &arena);

		assert_true(found.count <= HOTSPOTS_MAX);
		for (size_t i = 0; i < found.count; i++) {
			const struct hotspot *each = &found.items[i];
			int before = i == 0 ? 0 : found.items[i - 1].group;

			assert_true(each->group == before || (i > 0 && each->group == before + 1));
			assert_true(box_width(each->box) > 0 && box_height(each->box) > 0);
			assert_true(isfinite(each->box.left) && isfinite(each->box.bottom));
			assert_true(each->text[0] != '\0');
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(points_are_as_kept),
		cmocka_unit_test(any_point_can_be_reached),
	};

	return cmocka_run_group_tests_name("hotspots", tests, NULL, NULL);
}
