/* tests/charts/test_chart.c - the contract of charts/chart.h, with the real fonts. */
#include "tests/support/unit.h"

#include <pango/pangocairo.h>
#include <string.h>
#include <threads.h>

#include "charts/chart.h"
#include "charts/fonts.h"
#include "charts/kind.h"
#include "tests/charts/cases.h"
#include "tests/charts/random.h"
#include "tests/charts/xml.h"

enum { RANDOM = 300, MAX_SVG = 10000, MAX_ROWS_SVG = 60000, THREADS = 3 };

static void render(const struct chart_request *request, enum chart_format format, struct text *ret)
{
	struct error err = { 0 };

	if (!chart_render(request, format, ret, &err))
		fail_msg("%s: %s", err.key, err.detail);
}

static bool begins(const struct text *bytes, const char *with, size_t size)
{
	return text_span(bytes).size > size && memcmp(text_z(bytes), with, size) == 0;
}

static bool holds(const struct text *bytes, const char *what)
{
	return memmem(text_z(bytes), text_span(bytes).size, what, strlen(what)) != NULL;
}

static void every_case_is_a_file_of_its_format(void **state UNUSED)
{
	arena_auto arena = { 0 };
	size_t count;
	const struct chart_case *cases = cases_new(&arena, &count);

	for (size_t i = 0; i < count; i++) {
		text_auto svg = { 0 }, png = { 0 }, pdf = { 0 };
		const char *fault;

		render(&cases[i].request, CHART_SVG, &svg);
		render(&cases[i].request, CHART_PNG, &png);
		render(&cases[i].request, CHART_PDF, &pdf);
		fault = xml_fault(text_span(&svg));
		if (fault != NULL)
			fail_msg("%s: %s", cases[i].name, fault);
		assert_true(text_span(&svg).size <=
			(cases[i].request.kind->rows ? MAX_ROWS_SVG : MAX_SVG));
		assert_true(begins(&png, "\x89PNG\r\n\x1A\n", 8));
		assert_true(holds(&png, "IEND"));
		assert_true(begins(&pdf, "%PDF-1.", 7));
		assert_true(holds(&pdf, "%%EOF"));
		assert_false(holds(&pdf, "CreationDate"));
	}
}

static void the_same_request_gives_the_same_bytes(void **state UNUSED)
{
	arena_auto arena = { 0 };
	const struct chart_request *request = case_request(&arena, "line-three-methods");

	for (int format = 0; format < CHART_FORMAT_COUNT; format++) {
		text_auto first = { 0 }, second = { 0 };

		render(request, (enum chart_format)format, &first);
		fonts_done(); /* not even the cache may be seen */
		render(request, (enum chart_format)format, &second);
		assert_int_equal(text_span(&first).size, text_span(&second).size);
		assert_memory_equal(text_z(&first), text_z(&second), text_span(&first).size);
	}
}

/* Width and height as they stand in a PNG's header. */
static void a_denser_png_has_more_pixels(void **state UNUSED)
{
	arena_auto arena = { 0 };
	struct chart_request request = *case_request(&arena, "spark-usual");
	text_auto once = { 0 }, twice = { 0 };

	render(&request, CHART_PNG, &once);
	request.density = 2;
	render(&request, CHART_PNG, &twice);
	assert_memory_equal(text_z(&once) + 16, "\0\0\0\x6E\0\0\0\x18", 8); /* 110 x 24 */
	assert_memory_equal(text_z(&twice) + 16, "\0\0\0\xDC\0\0\0\x30", 8); /* 220 x 48 */
}

static void a_large_png_is_not_made_denser(void **state UNUSED)
{
	static const struct {
		int width, height, wish, density;
	} cases[] = { { 720, 400, 0, 1 }, { 720, 400, 2, 2 }, { 1000, 1000, 2, 2 },
		{ 1600, 900, 2, 1 }, { 2000, 2000, 1, 1 } };

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct chart_request request = {
			.width = cases[i].width, .height = cases[i].height, .density = cases[i].wish
		};

		assert_int_equal(chart_request_density(&request), cases[i].density);
	}
}

static void words_are_text_in_svg(void **state UNUSED)
{
	static const char *const words[] = { ">Tỷ trọng kinh tế số trong GRDP</text>",
		">Mục tiêu 40%</text>", "<title>Tỷ trọng kinh tế số trong GRDP</title>",
		"<desc>Biểu đồ đường: ", "role=\"img\"", "xml:lang=\"vi\"", "textLength=\"",
		">Kỳ công bố 12 · mã 7K3F-Q2M9</text>" };
	arena_auto arena = { 0 };
	text_auto svg = { 0 };

	render(case_request(&arena, "line-usual"), CHART_SVG, &svg);
	for (size_t i = 0; i < COUNT(words); i++)
		if (!holds(&svg, words[i]))
			fail_msg("no %s in %s", words[i], text_z(&svg));
}

static void any_request_becomes_sound_files(void **state UNUSED)
{
	for (uint64_t seed = 1; seed <= RANDOM; seed++) {
		arena_auto arena = { 0 };
		text_auto svg = { 0 }, other = { 0 };
		struct chart_request request = random_request(&arena, seed);
		const char *fault;

		render(&request, CHART_SVG, &svg);
		fault = xml_fault(text_span(&svg));
		if (fault != NULL)
			fail_msg("seed %d: %s\n%s", (int)seed, fault, text_z(&svg));
		if (seed % 10 == 0)
			render(&request, seed % 20 == 0 ? CHART_PNG : CHART_PDF, &other);
	}
}

static void bad_requests_are_refused(void **state UNUSED)
{
	arena_auto arena = { 0 };
	const struct chart_request good = *case_request(&arena, "line-usual");
	static const char override[] = { (char)0xE2, (char)0x80, (char)0xAE, 'a',
		'\0' }; /* U+202E */
	struct chart_request bad[14];
	char *too_long = arena_new(&arena, CHART_MAX_TEXT + 2, 1);
	struct series *many = arena_new(&arena, 1, sizeof *many);
	text_auto bytes = { 0 };

	memset(too_long, 'a', CHART_MAX_TEXT + 1);
	many->count = CHART_MAX_POINTS + 1;
	for (size_t i = 0; i < COUNT(bad); i++)
		bad[i] = good;
	bad[0].kind = NULL;
	bad[1].unit = NULL;
	bad[2].width = 63;
	bad[3].height = 2001;
	bad[4].width = -1;
	bad[5].density = 3;
	bad[6].density = -1;
	bad[7].title = "\xFF";
	bad[8].title = "a\x01";
	bad[9].subtitle = override;
	bad[10].source = too_long;
	bad[11].series_count = CHART_MAX_SERIES + 1;
	bad[12].series[0].series = many;
	bad[13].series[0].series = NULL;
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct error err = { 0 };

		print_message("  bad request %zu\n", i);
		assert_false(chart_render(&bad[i], CHART_PNG, &bytes, &err));
		assert_string_equal(err.key, "chart.request");
		assert_int_equal(err.kind, ERROR_MISUSE);
	}
	assert_int_equal(text_span(&bytes).size, 0);
}

static void sizes_are_read(void **state UNUSED)
{
	static const struct {
		const char *text;
		int width, height; /* 0: refused */
	} cases[] = {
		{ "page", 720, 400 },
		{ "phone", 360, 420 },
		{ "square", 720, 720 },
		{ "thumb", 240, 160 },
		{ "a4", 1123, 794 },
		{ "og", 1200, 630 },
		{ "800x450", 800, 450 },
		{ "64x64", 64, 64 },
		{ "2000x2000", 2000, 2000 },
		{ "110x24", 110, 24 },
		{ "63x64", 0, 0 },
		{ "800x2001", 0, 0 },
		{ "800", 0, 0 },
		{ "x450", 0, 0 },
		{ "800x450x2", 0, 0 },
		{ "-800x450", 0, 0 },
		{ "99999999999x450", 0, 0 },
		{ "", 0, 0 },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct chart_size size = { 0 };

		print_message("  %s\n", cases[i].text);
		assert_int_equal(chart_size_parse(cases[i].text, &size), cases[i].width != 0);
		assert_int_equal(size.width, cases[i].width);
		assert_int_equal(size.height, cases[i].height);
	}
}

static void kinds_are_in_order(void **state UNUSED)
{
	for (size_t i = 1; chart_kinds[i].name != NULL; i++)
		assert_true(strcmp(chart_kinds[i - 1].name, chart_kinds[i].name) < 0);
	assert_null(chart_kind_find("pie"));
}

static int render_in_thread(void *data)
{
	const struct chart_request *request = data;

	for (int i = 0; i < 10; i++) {
		text_auto bytes = { 0 };
		struct error err;

		if (!chart_render(
			    request, (enum chart_format)(i % CHART_FORMAT_COUNT), &bytes, &err))
			return 1;
	}
	return 0;
}

static void threads_do_not_disturb_each_other(void **state UNUSED)
{
	arena_auto arena = { 0 };
	struct chart_request request = *case_request(&arena, "line-usual");
	thrd_t threads[THREADS];

	for (int i = 0; i < THREADS; i++)
		assert_int_equal(
			thrd_create(&threads[i], render_in_thread, &request), thrd_success);
	for (int i = 0; i < THREADS; i++) {
		int failed = 1;

		assert_int_equal(thrd_join(threads[i], &failed), thrd_success);
		assert_int_equal(failed, 0);
	}
}

/* What the layout takes for a line's height holds the ink of the tallest letters. */
static void stacked_marks_are_not_cut(void **state UNUSED)
{
	static const char *const texts[] = { "ẨẪẤẾỄỔ", "ỴẶỘ,gpqjy", "Quý III/2022", "15,4% (2022)",
		"abdfhkl0123456789" };
	struct error err;

	assert_non_null(fonts_measure(&err));
	for (size_t i = 0; i < COUNT(texts); i++) {
		PangoLayout *layout = fonts_layout(texts[i], true);
		PangoRectangle ink;
		double above, below;

		pango_layout_get_extents(layout, &ink, NULL);
		above = (double)(pango_layout_get_baseline(layout) - ink.y) / PANGO_SCALE;
		below = (double)ink.height / PANGO_SCALE - above;
		if (above > measure_ascent(texts[i]) * FONTS_SIZE ||
			below > MEASURE_DESCENT * FONTS_SIZE)
			fail_msg("%s: %.1f above, %.1f below", texts[i], above, below);
		assert_int_equal(pango_layout_get_unknown_glyphs_count(layout), 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_case_is_a_file_of_its_format),
		cmocka_unit_test(the_same_request_gives_the_same_bytes),
		cmocka_unit_test(a_denser_png_has_more_pixels),
		cmocka_unit_test(a_large_png_is_not_made_denser),
		cmocka_unit_test(words_are_text_in_svg),
		cmocka_unit_test(any_request_becomes_sound_files),
		cmocka_unit_test(bad_requests_are_refused),
		cmocka_unit_test(sizes_are_read),
		cmocka_unit_test(kinds_are_in_order),
		cmocka_unit_test(threads_do_not_disturb_each_other),
		cmocka_unit_test(stacked_marks_are_not_cut),
	};
	int failed = cmocka_run_group_tests_name("chart", tests, NULL, NULL);

	fonts_done();
	return failed;
}
