/* tests/charts/test_request_json.c - requests as JSON: what is read, and what each mistake is told. */
#include "tests/support/unit.h"

#include <string.h>

#include "base/file.h"
#include "charts/chart.h"
#include "charts/json/request.h"
#include "tests/charts/cases.h"
#include "tests/charts/fake.h"

enum { MAX_FILE = 1 << 20 };

#define HEAD "{\"tiendo_chart\":1,\"kind\":\"line\",\"unit\":\"percent\""

#define MAP(boundaries) HEAD ",\"boundaries\":" boundaries "}"
#define FEATURE(feature) MAP("{\"type\":\"FeatureCollection\",\"features\":[" feature "]}")
#define SHAPE(type, coordinates)                                                                   \
	FEATURE("{\"id\":1,\"geometry\":{\"type\":" type ",\"coordinates\":" coordinates "}}")

/* A request, and the key and detail it is refused with. */
static const struct {
	const char *text, *key, *detail;
} mistakes[] = {
	{ "{", "json.syntax", "" },
	{ "{\"tiendo_chart\":1,\"tiendo_chart\":1}", "json.syntax", "" },
	{ "[]", "chart.json-object", "/" },
	{ "{}", "chart.json-missing", "/: tiendo_chart" },
	{ "{\"tiendo_chart\":2,\"kind\":\"line\",\"unit\":\"percent\"}", "chart.json-version",
		"/tiendo_chart: 1" },
	{ "{\"tiendo_chart\":1,\"unit\":\"percent\"}", "chart.json-missing", "/: kind" },
	{ "{\"tiendo_chart\":1,\"kind\":\"line\",\"unit\":\"stones\"}", "chart.json-unit",
		"/unit: percent, count, {\"suffix\": \" km\"}" },
	{ HEAD ",\"lang\":\"fr\"}", "chart.json-choice", "/lang: \u201Cfr\u201D (vi, en)" },
	{ HEAD ",\"rows\":[{\"name\":\"A\",\"tile\":[4]}]}", "chart.json-tile",
		"/rows/0/tile: [4, 11]" },
	{ MAP("{}"), "chart.json-text", "/boundaries/type" },
	{ MAP("{\"type\":\"GeometryCollection\"}"), "chart.json-choice",
		"/boundaries/type: \u201CGeometryCollection\u201D (FeatureCollection)" },
	{ MAP("{\"type\":\"FeatureCollection\"}"), "chart.json-array", "/boundaries/features" },
	{ FEATURE("{}"), "chart.json-missing", "/boundaries/features/0/properties: code" },
	{ FEATURE("{\"id\":[]}"), "chart.json-text", "/boundaries/features/0/id" },
	{ FEATURE("{\"id\":1}"), "chart.json-object", "/boundaries/features/0/geometry" },
	{ SHAPE("\"Point\"", "[106,10]"), "chart.json-choice",
		"/boundaries/features/0/geometry/type: \u201CPoint\u201D (Polygon, MultiPolygon, "
		"GeometryCollection)" },
	{ SHAPE("\"Polygon\"", "[[[106,10],[107,10]]]"), "chart.json-ring",
		"/boundaries/features/0/geometry/coordinates/0: 2 < 3" },
	{ SHAPE("\"Polygon\"", "[[[106,10],[107,10],[600000,1200000]]]"), "chart.json-vertex",
		"/boundaries/features/0/geometry/coordinates/0/2: [106.7, 10.78]" },
	{ SHAPE("\"MultiPolygon\"", "[[[[106,10],[107,10],[107]]]]"), "chart.json-vertex",
		"/boundaries/features/0/geometry/coordinates/0/0/2: [106.7, 10.78]" },
	{ FEATURE("{\"id\":1,\"geometry\":{\"type\":\"GeometryCollection\",\"geometries\":[{"
		  "\"type\":\"GeometryCollection\",\"geometries\":[]}]}}"),
		"chart.json-choice",
		"/boundaries/features/0/geometry/geometries/0/type: "
		"\u201CGeometryCollection\u201D (Polygon, MultiPolygon)" },
	{ HEAD ",\"theme\":7}", "chart.json-text", "/theme" },
	{ HEAD ",\"size\":\"9x9\"}", "chart.json-size", "/size: 64\u20132000" },
	{ HEAD ",\"title\":\"a\\u202eb\"}", "chart.json-text-unfit", "/title: 2000" },
	{ HEAD ",\"today\":\"24/11/2026\"}", "chart.json-day", "/today: 2026-11-24" },
	{ HEAD ",\"edition\":-1}", "chart.json-whole", "/edition: 1000000" },
	{ HEAD ",\"illustrative\":1}", "chart.json-flag", "/illustrative" },
	{ HEAD ",\"a/b~c\\u0007\":1}", "chart.json-member", NULL },
	{ HEAD ",\"series\":{}}", "chart.json-array", "/series" },
	{ HEAD ",\"series\":[{}]}", "chart.json-missing", "/series/0: figures" },
	{ HEAD ",\"series\":[{\"figures\":[]},{\"figures\":[]},{\"figures\":[]},{\"figures\":[]},"
	       "{\"figures\":[]}]}",
		"chart.json-limit", "/series: 5 > 4" },
	{ HEAD ",\"series\":[{\"figures\":[[\"2024\"]]}]}", "chart.json-figure",
		"/series/0/figures/0: 1" },
	{ HEAD ",\"series\":[{\"figures\":[[\"T9/2024\",1]]}]}", "chart.json-period",
		"/series/0/figures/0/0: T9/2024" },
	{ HEAD ",\"series\":[{\"figures\":[[\"2024\",\"1,5\"]]}]}", "chart.json-number",
		"/series/0/figures/0/1: 1,5" },
	{ HEAD ",\"series\":[{\"figures\":[[\"2024\",NaN]]}]}", "json.syntax", "" },
	{ HEAD ",\"series\":[{\"figures\":[[\"2024\",\"NaN\"]]}]}", "chart.json-number",
		"/series/0/figures/0/1: NaN" },
	{ HEAD ",\"series\":[{\"figures\":[[\"2024\",\"Infinity\"]]}]}", "chart.json-number",
		"/series/0/figures/0/1: Infinity" },
	{ HEAD ",\"series\":[{\"figures\":[[\"2024\",0.12345678901234567]]}]}", "chart.json-number",
		"/series/0/figures/0/1" },
	{ HEAD ",\"series\":[{\"figures\":[[\"2024\",1],[\"2024\",2]]}]}", "chart.json-twice",
		"/series/0/figures: 2024" },
	{ HEAD ",\"series\":[{\"figures\":[{\"period\":\"2024\",\"value\":null,\"status\":\"A\"}]}]"
	       "}",
		"chart.json-status", "/series/0/figures/0: MLOQ" },
	{ HEAD ",\"series\":[{\"figures\":[[\"2024\",1,\"AE\"]]}]}", "chart.json-status",
		"/series/0/figures/0/2: AEPFVBMLOQ" },
	{ HEAD ",\"plan\":[{\"period\":\"2025\",\"value\":1},{\"period\":\"2024\",\"value\":1}]}",
		"chart.json-rise", "/plan: 2024" },
	{ HEAD ",\"forecast\":{\"chance\":80,\"points\":[{\"period\":\"2026\",\"low\":3,"
	       "\"middle\":2,\"high\":4}]}}",
		"chart.json-band", "/forecast/points/0: low, middle, high" },
	{ HEAD ",\"forecast\":{\"chance\":100,\"points\":[]}}", "chart.json-band",
		"/forecast: chance: 1\u201399" },
	{ HEAD ",\"rows\":[{\"name\":\"A\",\"at\":[106.7]}]}", "chart.json-vertex",
		"/rows/0/at: [106.7, 10.78]" },
	{ HEAD ",\"rows\":[{\"name\":\"A\",\"at\":[106.7,1e300]}]}", "chart.json-vertex",
		"/rows/0/at: [106.7, 10.78]" },
	{ HEAD ",\"rows\":[{\"name\":\"A\",\"outline\":{\"type\":\"Polygon\",\"coordinates\":"
	       "[[[1,1],[2,2]]]}}]}",
		"chart.json-ring", "/rows/0/outline/coordinates/0: 2 < 3" },
	{ HEAD ",\"periods\":[\"2025\",\"2025\"]}", "chart.json-rise", "/periods: 2025" },
	{ HEAD ",\"options\":{\"bounds\":[2,1]}}", "chart.json-rise", "/options/bounds: 1" },
	{ HEAD ",\"options\":{\"order\":\"best\"}}", "chart.json-choice",
		"/options/order: \u201Cbest\u201D (given, highest, lowest, name)" },
};

static void mistakes_are_told(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(mistakes); i++) {
		arena_auto arena = { 0 };
		struct chart_request request = { 0 };
		struct error err = { 0 };

		print_message("  %s\n", mistakes[i].text);
		assert_false(request_json_read(span_of(mistakes[i].text), &arena, &request, &err));
		assert_string_equal(err.key, mistakes[i].key);
		assert_int_equal(err.kind, ERROR_REFUSED);
		assert_null(request.kind);
		if (mistakes[i].detail == NULL) /* the name, harmless, and the names there are */
			assert_memory_equal(err.detail, "/a~1b~0c?: tiendo_chart, kind", 29);
		else if (*mistakes[i].detail != '\0')
			assert_string_equal(err.detail, mistakes[i].detail);
	}
}

/* The documented example says the same as the case made in C. */
static void a_request_is_read_whole(void **state UNUSED)
{
	arena_auto arena = { 0 };
	const struct chart_request *made = case_request(&arena, "line-usual");
	struct chart_request read;
	struct span text;
	struct error err = { 0 };
	text_auto first = { 0 }, second = { 0 };

	if (!file_read(&arena, case_path(&arena, "tests/golden/charts/line-usual.json"), MAX_FILE,
		    &text, &err) ||
		!request_json_read(text, &arena, &read, &err))
		fail_msg("%s %s", err.key, err.detail);
	scene_print(chart_scene(made, fake_measure(), &arena, &err), &first);
	scene_print(chart_scene(&read, fake_measure(), &arena, &err), &second);
	assert_string_equal(text_z(&first), text_z(&second));
}

static const char lots[] = HEAD
	",\"lang\":\"en\",\"series\":[{\"label\":\"A\",\"new_borders\":\"2025-07-01\","
	"\"figures\":[[\"2025\",2],{\"period\":\"2024\",\"value\":\"1.50\",\"status\":\"E\"},"
	"[\"2026\",null]]}],\"forecast\":{\"chance\":80,\"outlook\":\"Likely.\",\"points\":["
	"{\"period\":\"2027\",\"low\":1,\"middle\":2.5,\"high\":\"3.10\"}]},"
	"\"rows\":[{\"code\":\"1\",\"name\":\"One\",\"group\":\"G\",\"figures\":[[\"2024\",1]],"
	"\"plan\":{\"period\":\"2025\",\"value\":9},\"state\":\"behind\",\"weight\":12.5,"
	"\"total\":true,\"illustrative\":true,\"apart\":true,\"at\":[106.7,10.8,4]}],"
	"\"boundaries\":{\"type\":\"FeatureCollection\",\"features\":["
	"{\"properties\":{\"code\":\"2\",\"name_vi\":\"Two\",\"other\":1},\"geometry\":{"
	"\"type\":\"MultiPolygon\",\"coordinates\":[[[[1,1],[2,1],[2,2]]],[[[3,3],[4,3],[4,4]],"
	"[[3.1,3.1],[3.2,3.1],[3.2,3.2]]]]}},"
	"{\"properties\":{\"code\":\"1\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
	"[[[5,5],[6,5],[6,6]]]}}]},"
	"\"periods\":[\"2024\",\"2025\"],\"options\":{\"order\":\"highest\",\"top\":3,"
	"\"bounds\":[1,2.5],\"middle\":\"2\",\"share\":true,\"rows_are\":\"wards\"}}";

static void everything_can_be_said(void **state UNUSED)
{
	arena_auto arena = { 0 };
	struct chart_request request;
	const struct series *series;
	struct error err = { 0 };

	if (!request_json_read(span_of(lots), &arena, &request, &err))
		fail_msg("%s %s", err.key, err.detail);
	series = request.series[0].series;
	assert_int_equal(series->count, 3);
	assert_string_equal(series->items[0].period.label, "2024");
	assert_int_equal(series->items[0].value.units, 150); /* as written, with its zero */
	assert_int_equal(series->items[0].value.scale, 2);
	assert_int_equal(series->items[0].status, 'E');
	assert_true(series_breaks(&series->items[0], &series->items[1]));
	assert_false(series->items[2].known);
	assert_int_equal(series->items[2].status, 'O');
	assert_int_equal(request.forecast->points[0].high.units, 310);
	assert_string_equal(request.forecast->outlook, "Likely.");
	assert_int_equal(request.row_count, 2);
	assert_string_equal(request.rows[0].name, "One");
	assert_int_equal(request.rows[0].outline->count, 1);
	assert_true(request.rows[0].total && request.rows[0].apart);
	assert_int_equal(request.rows[0].weight.units, 125);
	assert_string_equal(request.rows[1].name, "Two");
	assert_int_equal(request.rows[1].outline->count, 3);
	assert_int_equal(request.rows[1].figure_count, 0);
	assert_int_equal(request.period_count, 2);
	assert_int_equal(request.options.bound_count, 2);
	assert_true(request.options.diverging);
	assert_string_equal(request.options.parted_by, "wards");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mistakes_are_told),
		cmocka_unit_test(a_request_is_read_whole),
		cmocka_unit_test(everything_can_be_said),
	};

	return cmocka_run_group_tests_name("request_json", tests, NULL, NULL);
}
