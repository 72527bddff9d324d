/* tests/charts/test_scene.c - scenes and paragraphs of the hard cases, against golden files. */
#include "tests/support/unit.h"

#include <string.h>

#include "charts/chart.h"
#include "tests/charts/cases.h"
#include "tests/charts/fake.h"
#include "tests/charts/golden.h"

/* Those whose scene is kept: one for each thing that can go wrong on its own. */
static const char *const kept[] = { "line-usual", "line-usual-en", "line-usual-phone",
	"line-nothing", "line-plan-only", "line-one", "line-gaps", "line-crossing", "line-huge",
	"line-revised-plan", "line-forecast", "line-three-methods", "line-two-methods-phone",
	"line-break", "line-year-of-months", "line-spans", "line-smallest", "bullet-behind",
	"bullet-no-data", "bullet-illustrative", "bullet-negative", "spark-gaps", "spark-one",
	"spark-nothing", "bars-usual", "bars-many", "bars-crossing", "bars-missing-middle",
	"heat-usual", "heat-many", "heat-diverging-print-en", "slope-usual", "slope-crossing",
	"slope-break", "multiples-usual", "multiples-many", "stack-usual", "stack-whole-og",
	"stack-share-missing", "stack-twelve-parts", "stack-negative", "stack-one",
	"waterfall-usual", "waterfall-close", "waterfall-missing", "waterfall-many",
	"breakdown-usual", "breakdown-missing", "breakdown-phone-print", "tiles-usual",
	"tiles-phone", "tiles-computed", "tiles-apart", "heat-break-many", "tiles-no-places",
	"map-usual", "map-antimeridian", "map-specks", "gantt-usual", "gantt-phone-dark",
	"gantt-steps", "gantt-no-terms" };

static void scenes_are_as_kept(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(kept); i++) {
		arena_auto arena = { 0 };
		text_auto seen = { 0 };
		struct error err = { 0 };
		const struct scene *scene = chart_scene(
			case_request(&arena, kept[i]), fake_measure(), &arena, &err);

		print_message("  %s\n", kept[i]);
		if (scene == NULL)
			fail_msg("%s %s", err.key, err.detail);
		scene_print(scene, &seen);
		golden_check(arena_format(&arena, "%s.scene", kept[i]), &seen);
	}
}

static void paragraphs_are_as_kept(void **state UNUSED)
{
	arena_auto arena = { 0 };
	text_auto seen = { 0 };
	size_t count;
	const struct chart_case *cases = cases_new(&arena, &count);

	for (size_t i = 0; i < count; i++) {
		text_addf(&seen, "%s\n", cases[i].name);
		for (int lang = 0; lang < LANG_COUNT; lang++) {
			text_addc(&seen, '\t');
			chart_describe(&cases[i].request, (enum lang)lang, &seen);
			text_addc(&seen, '\n');
		}
	}
	golden_check("describe.txt", &seen);
}

/* Made-up figures say so in the picture: in words, hatched, or dotted. */
static void illustrative_figures_are_marked(void **state UNUSED)
{
	static const struct {
		const char *name, *mark;
	} marks[] = {
		{ "line-year-of-months", "Số liệu minh họa" },
		{ "line-year-of-months-phone", "Số liệu minh họa" },
		{ "line-small", "Số liệu minh họa" },
		{ "bullet-illustrative", "hatch" },
		{ "spark-illustrative", "dash=fine" },
	};

	for (size_t i = 0; i < COUNT(marks); i++) {
		arena_auto arena = { 0 };
		text_auto seen = { 0 };
		struct error err;
		const struct scene *scene = chart_scene(
			case_request(&arena, marks[i].name), fake_measure(), &arena, &err);

		assert_non_null(scene);
		scene_print(scene, &seen);
		if (strstr(text_z(&seen), marks[i].mark) == NULL)
			fail_msg("%s does not say it", marks[i].name);
	}
}

/* Rows with a mark of their own; adds the notes below the picture. */
static size_t count_rows(const struct scene *scene, struct text *notes)
{
	const struct frame_row *last = NULL;
	size_t count = 0;

	for (size_t i = 0; i < scene->count; i++) {
		const struct mark *mark = &scene->marks[i];

		if (mark->kind == MARK_TEXT && strcmp(mark->part, "note") == 0)
			text_addf(notes, "%s;", mark->text);
		count += mark->row != NULL && mark->row != last;
		last = mark->row != NULL ? mark->row : last;
	}
	return count;
}

/* However low the picture, a note counts the components it has no room for. */
static void no_component_is_left_out_in_silence(void **state UNUSED)
{
	arena_auto arena = { 0 };
	struct chart_request request = *case_request(&arena, "breakdown-low-phone-en");
	size_t whole = 0;

	for (request.height = 440; request.height >= CHART_MIN_SIDE; request.height -= 4) {
		text_auto notes = { 0 };
		struct error err;
		const struct scene *scene = chart_scene(&request, fake_measure(), &arena, &err);
		size_t rows;

		assert_non_null(scene);
		rows = count_rows(scene, &notes);
		whole += rows == request.row_count;
		if (rows < request.row_count && strstr(text_z(&notes), "without room") == NULL)
			fail_msg("%d pixels: %zu rows, %s", request.height, rows, text_z(&notes));
	}
	assert_true(whole > 0);
}

/* A preview is as large as the picture will be, says what it is in paint and words, and covers nothing. */
static void previews_are_stamped(void **state UNUSED)
{
	arena_auto arena = { 0 };
	size_t count;
	const struct chart_case *cases = cases_new(&arena, &count);

	for (size_t i = 0; i < count; i++) {
		arena_auto work = { 0 };
		text_auto said = { 0 };
		struct chart_request request = cases[i].request;
		const struct chart_size size = chart_request_size(&request);
		const struct scene *scene;
		struct error err;
		size_t stamps = 0;

		request.preview = true;
		scene = chart_scene(&request, fake_measure(), &work, &err);
		if (scene == NULL) {
			fail_msg("%s: %s %s", cases[i].name, err.key, err.detail);
			return;
		}
		assert_int_equal((int)scene->width, size.width);
		assert_int_equal((int)scene->height, size.height);
		for (size_t m = 0; m < scene->count; m++) {
			const struct mark *mark = &scene->marks[m];
			const bool stamp = strcmp(mark->part, "stamp") == 0;

			stamps += stamp;
			if (mark->kind == MARK_TEXT && !stamp && size.height >= 120 &&
				scene_text_box(mark).bottom > size.height - 26)
				fail_msg("%s: \"%s\" lies under the strip", cases[i].name,
					mark->text);
		}
		assert_int_equal(stamps, size.height >= 120 ? 2 : 1);
		chart_describe(&request, LANG_EN, &said);
		assert_non_null(strstr(text_z(&said), "preview and not published"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(previews_are_stamped),
		cmocka_unit_test(scenes_are_as_kept),
		cmocka_unit_test(paragraphs_are_as_kept),
		cmocka_unit_test(illustrative_figures_are_marked),
		cmocka_unit_test(no_component_is_left_out_in_silence),
	};

	return cmocka_run_group_tests_name("scene", tests, NULL, NULL);
}
