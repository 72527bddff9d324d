/* tests/charts/test_svg.c - what becomes of cairo's SVG; the contract of charts/svg.h. */
#include "tests/support/unit.h"

#include "charts/svg.h"
#include "tests/charts/xml.h"

#define FILL(colour) "fill:" colour ";fill-opacity:1;stroke:none;"
#define STROKE(width, cap, colour)                                                                 \
	"fill:none;stroke-width:" width ";stroke-linecap:" cap                                     \
	";stroke-linejoin:round;stroke:" colour ";stroke-opacity:1;stroke-miterlimit:10;"
#define BLUE "rgb(3.921569%,36.078431%,61.960784%)"
#define BLACK "rgb(0%,0%,0%)"
#define PATH(style, data) "<path style=\"" style "\" d=\"" data "\"/>"

/* clang-format off */
static const struct { const char *cairo, *shapes; } shape_cases[] = {
	{ "<?xml version=\"1.0\"?>\n<svg width=\"1px\">\n<g id=\"surface7\">\n</g>\n</svg>\n", "" },
	{ "<rect x=\"0\" y=\"0\" width=\"720\" height=\"400\" style=\"" FILL(BLACK) "\"/>",
	  "<rect x=\"0\" y=\"0\" width=\"720\" height=\"400\" fill=\"#000000\"/>\n" },
	{ PATH(STROKE("2.5", "butt", BLUE),
		"M 10.300781 20.699219 L 30 40 L 50 40 L 50 60 M 70 20 L 90 90 "),
	  "<path stroke-width=\"2.5\" stroke=\"#0a5c9e\" "
	  "d=\"M10.3 20.7l19.7 19.3h20v20M70 20l20 70\"/>\n" },
	{ PATH(STROKE("1", "round", BLACK) "stroke-dasharray:5,4.003906;",
		"M 10 10 L 10 10 M 20 10 L 20 10 "),
	  "<path stroke-linecap=\"round\" stroke=\"#000000\" stroke-dasharray=\"5 4\" "
	  "d=\"M10 10h0M20 10h0\"/>\n" },
	{ PATH("fill-rule:nonzero;fill:" BLACK ";", "M 1 2 L 3 4 L 5 2 Z M 1 2 "),
	  "<path fill=\"#000000\" d=\"M1 2l2 2 2-2z\"/>\n" },
	{ PATH("fill:" BLACK ";", "M 0 0 C 1 1 2 2 3 3 C 4 4 5 5 6.5 6 "),
	  "<path fill=\"#000000\" d=\"M0 0c1 1 2 2 3 3 1 1 2 2 3.5 3\"/>\n" },
	/* whatever is not known is refused, not passed on */
	{ "<image href=\"x\"/>", NULL },
	{ "<path style=\"filter:blur;\" d=\"M 0 0 \"/>", NULL },
	{ "<path clip-path=\"url(#c)\" style=\"\" d=\"M 0 0 \"/>", NULL },
	{ "<path style=\"fill:none;\" d=\"M 0 0 A 1 1 \"/>", NULL },
	{ "<path style=\"fill:none;\" d=\"M 0 \"/>", NULL },
	{ "<path style=\"fill:none;\" d=\"M 0 nan \"/>", NULL },
	{ "<path style=\"fill:rgb(1%);\" d=\"M 0 0 \"/>", NULL },
	{ "<path style=fill d=\"M 0 0 \"/>", NULL },
};

static const struct { double value; const char *text; } number_cases[] = {
	{ 0, "0" }, { 1, "1" }, { -1, "-1" }, { 0.5, ".5" }, { -0.25, "-.25" },
	{ 12.3456, "12.35" },
	{ 100.10, "100.1" }, { -0.001, "0" }, { 0.999, "1" }, { 16000, "16000" },
};

static const struct { const char *text, *escaped; } escape_cases[] = {
	{ "Kinh tế số", "Kinh tế số" },
	{ "<script>&\"'", "&lt;script&gt;&amp;&quot;&#39;" },
	{ "a\x01" "b\x1F" "c", "abc" },
	{ "\uFFFE", "" },
	{ "\U0001F680", "\U0001F680" },
};

static const struct { const char *xml; bool fine; } xml_cases[] = {
	{ "<svg width=\"1\"><g><path d=\"M0 0\"/></g></svg>\n", true },
	{ "<svg width=\"1\"><g></svg>", false },
	{ "<svg width=\"1\"></svg></svg>", false },
	{ "<svg width=\"1\"><script>x</script></svg>", false },
	{ "<svg style=\"x\"></svg>", false },
	{ "<svg width=\"1\" width=\"1\"></svg>", false },
	{ "<svg width=1></svg>", false },
	{ "<svg width=\"1\">&nbsp;</svg>", false },
	{ "<svg width=\"1\">a > b</svg>", false },
	{ "<svg width=\"1\"></svg>x", false },
	{ "", false },
};
/* clang-format on */

static void shapes_are_rewritten(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(shape_cases); i++) {
		text_auto seen = { 0 };
		bool fine = svg_shapes(span_of(shape_cases[i].cairo), &seen);

		print_message("  %s\n", shape_cases[i].cairo);
		assert_int_equal(fine, shape_cases[i].shapes != NULL);
		if (fine)
			assert_string_equal(text_z(&seen), shape_cases[i].shapes);
	}
}

static void numbers_are_short(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(number_cases); i++) {
		text_auto seen = { 0 };

		svg_number(number_cases[i].value, &seen);
		assert_string_equal(text_z(&seen), number_cases[i].text);
	}
}

static void text_is_escaped(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(escape_cases); i++) {
		text_auto seen = { 0 };

		svg_escape(escape_cases[i].text, &seen);
		assert_string_equal(text_z(&seen), escape_cases[i].escaped);
	}
}

/* The checker that other tests trust. */
static void faults_of_xml_are_found(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(xml_cases); i++)
		if ((xml_fault(span_of(xml_cases[i].xml)) == NULL) != xml_cases[i].fine)
			fail_msg("%s", xml_cases[i].xml);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shapes_are_rewritten),
		cmocka_unit_test(numbers_are_short),
		cmocka_unit_test(text_is_escaped),
		cmocka_unit_test(faults_of_xml_are_found),
	};

	return cmocka_run_group_tests_name("svg", tests, NULL, NULL);
}
