/* tests/charts/test_geo.c - outlines keep their area, their neighbours and their place. */
#include "tests/support/unit.h"

#include <math.h>

#include "charts/geo.h"

enum { MOST = 12 };

#define CLOSE(a, b) assert_true(fabs((a) - (b)) < 1e-6)

static struct chart_outline outline_of(
	struct arena *arena, const double (*vertices)[2], size_t count)
{
	struct chart_vertex *list = arena_new(arena, count, sizeof *list);
	struct chart_ring *ring = arena_new(arena, 1, sizeof *ring);

	for (size_t i = 0; i < count; i++)
		list[i] = (struct chart_vertex){ vertices[i][0], vertices[i][1] };
	*ring = (struct chart_ring){ list, count };
	return (struct chart_outline){ ring, 1 };
}

static double area(const struct geo_shape *shape)
{
	double twice = 0;

	for (size_t i = 0, k = shape->count - 1; i < shape->count; k = i++)
		twice += shape->points[k].x * shape->points[i].y -
			shape->points[i].x * shape->points[k].y;
	return fabs(twice / 2);
}

/* A degree by a degree is as large on the plane as on the globe, anywhere on one map. */
static void areas_are_kept(void **state UNUSED)
{
	static const double south[][2] = { { 0, 0 }, { 1, 0 }, { 1, 1 }, { 0, 1 } };
	static const double north[][2] = { { 0, 59 }, { 1, 59 }, { 1, 60 }, { 0, 60 } };
	const double turn = 3.14159265358979 / 180;
	arena_auto arena = { 0 };
	struct chart_outline a = outline_of(&arena, south, 4), b = outline_of(&arena, north, 4);
	const struct chart_outline *both[] = { &a, &b };
	struct geo_view view = geo_view_of(both, 2);
	struct geo_shape low = geo_project(&view, &a, &arena);
	struct geo_shape high = geo_project(&view, &b, &arena);

	CLOSE(view.latitude, 30);
	CLOSE(area(&high) / area(&low),
		(sin(60 * turn) - sin(59 * turn)) / (sin(1 * turn) - sin(0)));
}

static void maps_are_cut_where_they_are_empty(void **state UNUSED)
{
	static const struct {
		const char *name;
		double vertices[MOST][2];
		size_t count;
		double wide; /* degrees, as many as the outline is on a globe */
	} cases[] = {
		{ "anywhere", { { 106, 0 }, { 108, 0 }, { 107, 0 } }, 3, 2 },
		{ "across 180", { { 178, 0 }, { -179, 0 }, { 179, 0 } }, 3, 3 },
		{ "up to 180", { { 170, 0 }, { 180, 0 }, { 175, 0 } }, 3, 10 },
		{ "across 0", { { -5, 0 }, { 5, 0 }, { 0, 0 } }, 3, 10 },
		{ "all around", { { -180, 0 }, { -90, 0 }, { 0, 0 }, { 90, 0 }, { 180, 0 } }, 5,
			360 },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		arena_auto arena = { 0 };
		struct chart_outline outline = outline_of(
			&arena, cases[i].vertices, cases[i].count);
		const struct chart_outline *only = &outline;
		struct geo_view view = geo_view_of(&only, 1);
		struct geo_shape shape = geo_project(&view, &outline, &arena);

		print_message("  %s\n", cases[i].name);
		CLOSE(box_width(geo_extent(&shape)), cases[i].wide);
	}
}

static void what_adds_nothing_goes(void **state UNUSED)
{
	static const struct {
		const char *name;
		double vertices[MOST][2];
		size_t count, kept;
	} cases[] = {
		{ "a square", { { 0, 0 }, { 10, 0 }, { 10, 10 }, { 0, 10 } }, 4, 4 },
		{ "closed by its first", { { 0, 0 }, { 10, 0 }, { 10, 10 }, { 0, 10 }, { 0, 0 } },
			5, 4 },
		{ "a point on a side", { { 0, 0 }, { 5, 0 }, { 10, 0 }, { 10, 10 }, { 0, 10 } }, 5,
			4 },
		{ "a start on a side", { { 5, 0 }, { 10, 0 }, { 10, 10 }, { 0, 10 }, { 0, 0 } }, 5,
			4 },
		{ "twice the same", { { 0, 0 }, { 0, 0 }, { 10, 0 }, { 10, 10 }, { 0, 10 } }, 5,
			4 },
		{ "a step below the grid", { { 0, 0 }, { 10, 0.1 }, { 10, 10 }, { 0, 10 } }, 4, 4 },
		{ "there and back", { { 0, 0 }, { 10, 0 }, { 20, 0 }, { 10, 0 } }, 4, 0 },
		{ "too small", { { 0, 0 }, { 0.1, 0 }, { 0.1, 0.1 } }, 3, 0 },
		{ "a spike", { { 0, 0 }, { 10, 0 }, { 20, 0 }, { 10, 0 }, { 10, 10 }, { 0, 10 } },
			6, 4 },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		arena_auto arena = { 0 };
		struct point points[MOST];
		size_t ring = cases[i].count;
		struct geo_shape shape = { points, &ring, ring, 1 }, fit;

		for (size_t k = 0; k < ring; k++)
			points[k] = (struct point){ cases[i].vertices[k][0],
				cases[i].vertices[k][1] };
		fit = geo_fit(&shape, 1, (struct point){ 0 }, 0.5, &arena);
		print_message("  %s\n", cases[i].name);
		assert_int_equal(fit.count, cases[i].kept);
		assert_int_equal(fit.ring_count, cases[i].kept > 0);
	}
}

static void inside_is_told_from_outside(void **state UNUSED)
{
	struct point points[] = { { 0, 0 }, { 10, 0 }, { 10, 10 }, { 0, 10 }, { 4, 4 }, { 6, 4 },
		{ 6, 6 }, { 4, 6 } };
	size_t rings[] = { 4, 4 };
	struct geo_shape holed = { points, rings, 8, 2 };

	assert_true(geo_holds(&holed, (struct point){ 1, 1 }));
	assert_false(geo_holds(&holed, (struct point){ 5, 5 }));
	assert_false(geo_holds(&holed, (struct point){ 11, 5 }));
}

static void far_islands_are_found(void **state UNUSED)
{
	struct box boxes[] = { { 0, 0, 1, 1 }, { 1, 0, 2, 1 }, { 0, 1, 1, 2 }, { 1, 1, 2, 2 },
		{ 0.5, 8, 0.6, 8.1 } };
	bool far[COUNT(boxes)] = { false }, near[COUNT(boxes)] = { false };

	geo_find_far(boxes, COUNT(boxes), far);
	for (size_t i = 0; i < COUNT(boxes); i++)
		assert_int_equal(far[i], i == 4);
	boxes[4] = (struct box){ 0.5, 2.2, 0.6, 2.3 };
	geo_find_far(boxes, COUNT(boxes), near);
	for (size_t i = 0; i < COUNT(boxes); i++)
		assert_false(near[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(areas_are_kept),
		cmocka_unit_test(maps_are_cut_where_they_are_empty),
		cmocka_unit_test(what_adds_nothing_goes),
		cmocka_unit_test(inside_is_told_from_outside),
		cmocka_unit_test(far_islands_are_found),
	};

	return cmocka_run_group_tests_name("geo", tests, NULL, NULL);
}
