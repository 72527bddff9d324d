/* tests/charts/test_classes.c - classes of colour hold what their words say. */
#include "tests/support/unit.h"

#include <string.h>

#include "charts/classes.h"
#include "charts/kind.h"

enum { MAX_VALUES = 40 };

static const struct chart_kind kind = { .name = "test", .rows = true };

/* Values as hundredths; the classes as words, a figure's class by its place. */
static const struct {
	const char *name;
	int64_t values[MAX_VALUES];
	size_t count;
	const char *bounds; /* the asker's, one a word; NULL: chosen */
	const char *middle; /* diverging from it, or NULL */
	const char *says; /* classes, from the lowest, with how many figures each holds */
} cases[] = {
	{ "nothing", { 0 }, 0, NULL, NULL, "" },
	{ "one figure", { 1250 }, 1, NULL, NULL, "12,5% (1)" },
	{ "all equal", { 500, 500, 500, 500, 500, 500 }, 6, NULL, NULL, "5% (6)" },
	{ "two figures", { 500, 900 }, 2, NULL, NULL, "5\u20139% (2)" },
	{ "even", { 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000 }, 10, NULL, NULL,
		"dưới 3% (2) | 3 \u2013 dưới 5% (2) | 5 \u2013 dưới 7% (2) | 7 \u2013 dưới 9% (2) "
		"| "
		"từ 9% (2)" },
	{ "mostly zero", { 0, 0, 0, 0, 0, 0, 0, 0, 700, 900 }, 10, NULL, NULL,
		"dưới 7% (8) | từ 7% (2)" },
	{ "asked for", { 100, 2000, 5000 }, 3, "10 20 40", NULL,
		"dưới 10% (1) | 10 \u2013 dưới 20% (0) | 20 \u2013 dưới 40% (1) | từ 40% (1)" },
	{ "around a middle", { -300, -200, -100, -50, 50, 100, 200, 300 }, 8, NULL, "0",
		"dưới \u22121% (2) | \u22121 \u2013 dưới 0% (2) | 0 \u2013 dưới 2% (2) | từ 2% "
		"(2)" },
};

static void read_bounds(const char *text, struct chart_options *ret)
{
	while (text != NULL && *text != '\0') {
		size_t size = strcspn(text, " ");

		assert_true(decimal_parse(
			(struct span){ text, size }, &ret->bounds[ret->bound_count++]));
		text += size + (text[size] == ' ');
	}
}

static void print(const struct classes *classes, const struct observation *figures, size_t count,
	struct text *ret)
{
	for (int i = 0; i < classes->count; i++) {
		int held = 0;

		for (size_t k = 0; k < count; k++)
			held += classes_find(classes, figures[k].value) == i;
		text_addz(ret, i == 0 ? "" : " | ");
		classes_say(classes, i, unit_find("percent"), LANG_VI, ret);
		text_addf(ret, " (%d)", held);
	}
}

static void classes_hold_what_they_say(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		arena_auto arena = { 0 };
		text_auto seen = { 0 };
		struct observation figures[MAX_VALUES] = { 0 };
		struct chart_row rows[MAX_VALUES] = { 0 };
		struct chart_request request = { .kind = &kind, .rows = rows };
		struct classes classes;

		for (size_t k = 0; k < cases[i].count; k++) {
			figures[k] = (struct observation){ .known = true,
				.status = 'A',
				.value = decimal_trim((struct decimal){ cases[i].values[k], 2 }) };
			assert_true(period_parse(span_of("2025"), &figures[k].period));
			rows[k] = (struct chart_row){ .figures = &figures[k], .figure_count = 1 };
		}
		request.row_count = cases[i].count;
		read_bounds(cases[i].bounds, &request.options);
		request.options.diverging = cases[i].middle != NULL;
		if (cases[i].middle != NULL)
			assert_true(
				decimal_parse(span_of(cases[i].middle), &request.options.middle));
		classes = classes_choose(frame_new(&request, &arena), 0, 0);
		print(&classes, figures, cases[i].count, &seen);
		print_message("  %s\n", cases[i].name);
		assert_string_equal(text_z(&seen), cases[i].says);
	}
}

/* Every two classes of a scale have colours of their own, in order. */
static void colours_differ(void **state UNUSED)
{
	for (int count = 1; count <= CLASSES_MAX; count++) {
		struct classes classes = { .count = count, .under = -1 };

		for (int i = 1; i < count; i++)
			assert_true(classes_token(&classes, i) > classes_token(&classes, i - 1));
	}
	for (int under = 0; under <= 3; under++)
		for (int over = 1; over <= 3; over++) {
			struct classes classes = { .count = under + over, .under = under };

			for (int i = 1; i < under + over; i++)
				assert_true(classes_token(&classes, i) >
					classes_token(&classes, i - 1));
			for (int i = 0; i < under + over; i++)
				assert_int_equal(
					i < under, classes_token(&classes, i) <= TOKEN_UNDER_1);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(classes_hold_what_they_say),
		cmocka_unit_test(colours_differ),
	};

	return cmocka_run_group_tests_name("classes", tests, NULL, NULL);
}
