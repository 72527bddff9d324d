/* tests/dashboard/test_site.c - the contract of dashboard/portal/site.h, on the small folder. */
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "dashboard/portal/site.h"
#include "dashboard/web/gate.h"
#include "tests/dashboard/fixture.h"

enum { LARGE = 8 << 20 };

static const char *place(struct arena *arena, const struct fixture *fixture, const char *name)
{
	return arena_format(arena, "%s/site%s%s", fixture->dir, *name == '\0' ? "" : "/", name);
}

static void write_it(const struct fixture *fixture, int editions, struct site_counts *ret)
{
	arena_auto arena = { 0 };
	const struct site_wish wish = { place(&arena, fixture, ""), editions };
	struct error err;
	struct portal *portal = portal_open(fixture->dir, &err);

	assert_non_null(portal);
	if (!site_write(portal, &wish, ret, &err))
		fail_msg("%s %s", err.key, err.detail);
	portal_close(portal);
}

/* Every link of the page leads to a file, from where the page lies. */
static int links_checked;
static int check_links(
	const char *path, const struct stat *about UNUSED, int kind, struct FTW *walk UNUSED)
{
	arena_auto arena = { 0 };
	const char *slash = strrchr(path, '/');
	struct span page;
	struct error err;

	if (kind != FTW_F || strcmp(slash, "/index.html") != 0)
		return 0;
	assert_true(file_read(&arena, path, LARGE, &page, &err));
	assert_null(strstr(page.data, "<form"));
	for (const char *at = page.data; (at = strstr(at, "href=\"")) != NULL;) {
		const char *link = at += strlen("href=\"");
		size_t size = strcspn(link, "\"#?");
		const char *file = arena_format(
			&arena, "%.*s/%.*s", (int)(slash - path), path, (int)size, link);

		assert_int_not_equal(*link, '/');
		if (size == 0 || strncmp(link, "http", 4) == 0)
			continue;
		if (access(file, F_OK) != 0)
			fail_msg("%s: %.*s", path, (int)size, link);
		links_checked++;
	}
	return 0;
}

static void every_link_leads_to_a_file(void **state)
{
	const struct fixture *fixture = *state;
	arena_auto arena = { 0 };
	struct site_counts counts;

	write_it(fixture, 0, &counts);
	assert_int_equal(counts.edition, 2);
	assert_true(counts.files > 100);
	links_checked = 0;
	assert_int_equal(nftw(place(&arena, fixture, ""), check_links, 16, FTW_PHYS), 0);
	assert_true(links_checked > 1000);
	assert_int_equal(
		access(place(&arena, fixture, "edition/1/en/i/share/index.html"), F_OK), 0);
	assert_int_equal(access(place(&arena, fixture, "robots.txt"), F_OK), 0);
}

/* An address and its file. */
static const struct {
	const char *target, *file;
} copies[] = {
	{ "/i/share.svg", "i/share.svg" },
	{ "/en/i/share.csv?edition=2", "edition/2/en/i/share.csv" },
	{ "/i/share.json", "i/share.json" },
	{ "/i/share.png", "i/share.png" },
	{ "/report.pdf?edition=2", "edition/2/report.pdf" },
	{ "/robots.txt", "robots.txt" },
};

static void the_newest_edition_alone_is_what_is_served(void **state)
{
	const struct fixture *fixture = *state;
	struct error err;
	struct portal *portal = portal_open(fixture->dir, &err);
	arena_auto all = { 0 };
	struct site_counts counts;
	struct span page;

	write_it(fixture, 1, &counts);
	for (size_t i = 0; i < COUNT(copies); i++) {
		arena_auto arena = { 0 };
		struct request request;
		struct answer *answer;
		struct span file;

		print_message("  %s\n", copies[i].target);
		gate_target(&arena, copies[i].target, &request);
		request.method = "GET";
		answer = portal_fetch(portal, &request, &err);
		assert_non_null(answer);
		assert_true(file_read(
			&arena, place(&arena, fixture, copies[i].file), LARGE, &file, &err));
		assert_true(span_equals(file, text_span(&answer->body->bytes)));
		answer_drop(answer);
	}
	/* of an older one only what it changed is told, and its links lose their address */
	assert_int_not_equal(access(place(&all, fixture, "edition/1"), F_OK), 0);
	assert_true(file_read(&all, place(&all, fixture, "e/1/index.html"), LARGE, &page, &err));
	assert_non_null(strstr(page.data, "<a>"));
	assert_null(strstr(page.data, "edition/1/"));
	portal_close(portal);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_link_leads_to_a_file),
		cmocka_unit_test(the_newest_edition_alone_is_what_is_served),
	};
	return cmocka_run_group_tests_name("site", tests, fixture_setup, fixture_teardown);
}
