/* tests/dashboard/test_still.c - the contract of dashboard/portal/still.h, as tables. */
#include <string.h>

#include "dashboard/portal/still.h"
#include "tests/support/unit.h"

static const struct {
	const char *target, *file;
} files[] = {
	{ "/", "index.html" },
	{ "/en/", "en/index.html" },
	{ "/en", "en/index.html" },
	{ "/?edition=2", "edition/2/index.html" },
	{ "/en/?edition=2", "edition/2/en/index.html" },
	{ "/i/share", "i/share/index.html" },
	{ "/i/share?edition=12", "edition/12/i/share/index.html" },
	{ "/p/26743-2025-07-01", "p/26743-2025-07-01/index.html" },
	{ "/i/share.svg", "i/share.svg" },
	{ "/i/share.totals.csv?edition=1", "edition/1/i/share.totals.csv" },
	{ "/i/share.svg?edition=2&kind=bullet&theme=dark",
		"edition/2/i/share.kind-bullet.theme-dark.svg" },
	{ "/i/share.csv?places_of=2025-07-01", "i/share.places_of-2025-07-01.csv" },
	{ "/styles.css?v=0a1b", "styles.v-0a1b.css" },
	{ "/verify?code=7K3F-Q2M9", "verify/code-7K3F-Q2M9/index.html" },
	{ "/verify?code=7K3F-Q2M9&indicator=share",
		"verify/code-7K3F-Q2M9/indicator-share/index.html" },
	{ "/search?q=%2Fa.b", "search/q-_252Fa_2Eb/index.html" },
	{ "/search?q=", "search/q-/index.html" },
	{ "/editions.atom", "editions.atom" },
};

static void addresses_have_files(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(files); i++) {
		arena_auto arena = { 0 };

		print_message("  %s\n", files[i].target);
		assert_string_equal(still_file(&arena, files[i].target), files[i].file);
	}
}

/* A page of /en/i/share?edition=2 as it is, as it becomes, and what it asks for. */
static const struct {
	const char *page, *becomes, *asked;
} pages[] = {
	{ "<p>a</p>", "<p>a</p>", "" },
	{ "<a href=\"/en/\">b</a>", "<a href=\"../../../../../en/index.html\">b</a>", "/en/ " },
	{ "<a href=\"/\">", "<a href=\"../../../../../index.html\">", "/ " },
	{ "<a href=\"/plan#first\">", "<a href=\"../../../../../plan/index.html#first\">",
		"/plan " },
	{ "<a href=\"#main\">", "<a href=\"#main\">", "" },
	{ "<a href=\"?edition=1\">", "<a href=\"../../../../../edition/1/en/i/share/index.html\">",
		"/en/i/share?edition=1 " },
	{ "<a href=\"https://example.vn/a?b\">", "<a href=\"https://example.vn/a?b\">", "" },
	{ "<a href=\"//example.vn/\">", "<a href=\"//example.vn/\">", "" },
	{ "<a class=\"x\" href=\"/gone\">old</a>", "<a class=\"x\">old</a>", "/gone " },
	{ "<img src=\"/i/a.svg?edition=2&amp;theme=dark\" alt=\"/i/a\">",
		"<img src=\"../../../../../edition/2/i/a.theme-dark.svg\" alt=\"/i/a\">",
		"/i/a.svg?edition=2&theme=dark " },
	{ "<source srcset=\"/a.svg\"><img src=\"/b.svg\">",
		"<source srcset=\"../../../../../a.svg\"><img src=\"../../../../../b.svg\">",
		"/a.svg /b.svg " },
	{ "<p>href=&quot;/a&quot;</p>", "<p>href=&quot;/a&quot;</p>", "" },
	{ "<form class=\"search\" role=\"search\" action=\"/search\"><input></form>b", "b", "" },
	{ "a<form class=\"choose\" action=\"/en/x\"><a href=\"/y\">y</a></form>b", "a<p>no</p>b",
		"" },
	{ "<form action=\"/x\">", "<form action=\"/x\">", "" },
	{ "<a href=\"/x", "<a href=\"/x", "" },
	{ "", "", "" },
};

static bool note(void *asked, const char *target)
{
	text_addf(asked, "%s ", target);
	return strcmp(target, "/gone") != 0;
}

static void pages_are_made_relative(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(pages); i++) {
		arena_auto arena = { 0 };
		text_auto asked = { 0 }, seen = { 0 };

		print_message("  %s\n", pages[i].page);
		still_page(&arena, "/en/i/share?edition=2", span_of(pages[i].page), "<p>no</p>",
			note, &asked, &seen);
		assert_string_equal(text_z(&seen), pages[i].becomes);
		assert_string_equal(text_z(&asked), pages[i].asked);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_have_files),
		cmocka_unit_test(pages_are_made_relative),
	};
	return cmocka_run_group_tests_name("still", tests, NULL, NULL);
}
