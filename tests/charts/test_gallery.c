/* tests/charts/test_gallery.c - the gallery's requests are read, drawn soundly and told. */
#include "tests/support/unit.h"

#include <string.h>

#include "charts/chart.h"
#include "charts/gallery/cases.h"
#include "charts/json/request.h"
#include "tests/charts/fake.h"

static void draw(const struct gallery_case *one, const struct chart_kind *kind)
{
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		arena_auto arena = { 0 };
		struct chart_request request;
		struct error err = { 0 };
		text_auto words = { 0 };
		const char *json = gallery_request(one, kind, (enum lang)lang, THEME_LIGHT, &arena);

		if (!request_json_read(span_of(json), &arena, &request, &err) ||
			chart_scene(&request, fake_measure(), &arena, &err) == NULL)
			fail_msg("%s %s: %s %s", kind->name, one->name, err.key, err.detail);
		assert_null(chart_request_unseen(&request));
		assert_true(request.illustrative);
		chart_describe(&request, (enum lang)lang, &words);
		assert_true(text_span(&words).size > 0);
	}
}

static void every_kind_meets_every_case(void **state UNUSED)
{
	size_t drawn = 0;

	for (const struct chart_kind *kind = chart_kinds; kind->name != NULL; kind++)
		for (const struct gallery_case *one = gallery_cases; one->name != NULL; one++)
			if (gallery_has(one, kind)) {
				draw(one, kind);
				drawn++;
			}
	assert_true(drawn > 0);
}

/* A case is of series, of rows, or of both; names are files' names, each once. */
static void cases_are_named_apart(void **state UNUSED)
{
	for (const struct gallery_case *one = gallery_cases; one->name != NULL; one++) {
		assert_true(one->series != NULL || one->rows != NULL);
		assert_int_equal(
			strspn(one->name, "abcdefghijklmnopqrstuvwxyz-"), strlen(one->name));
		for (const struct gallery_case *other = gallery_cases; other != one; other++)
			assert_string_not_equal(other->name, one->name);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_meets_every_case),
		cmocka_unit_test(cases_are_named_apart),
	};

	return cmocka_run_group_tests_name("gallery", tests, NULL, NULL);
}
