/*
 * tests/bench/paths.c - a hot path, walked so many times, for counting its instructions.
 *
 * usage: paths chart TIMES REQUEST | paths page TIMES DATA | paths search TIMES CATALOGUE
 *
 * chart: a drawn SVG of a request; page: the overview of a data folder, already in memory; search:
 * four things that people type, in a catalogue folder. tests/bench/counts.py takes the difference of
 * two runs, which leaves nothing of what comes before.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "charts/chart.h"
#include "charts/json/request.h"
#include "collector/catalogue_folder.h"
#include "dashboard/portal/portal.h"
#include "dashboard/search/search.h"

static void must(bool claim, const struct error *err)
{
	if (claim)
		return;
	(void)fprintf(stderr, "%s: %s\n", err->key, err->detail);
	exit(1);
}

static void walk_chart(int times, const char *path)
{
	arena_auto arena = { 0 };
	struct chart_request request;
	struct span text;
	struct error err;

	must(file_read(&arena, path, REQUEST_JSON_MAX, &text, &err) &&
			request_json_read(text, &arena, &request, &err),
		&err);
	while (times-- > 0) {
		text_auto bytes = { 0 };

		must(chart_render(&request, CHART_SVG, &bytes, &err), &err);
	}
}

static void walk_page(int times, const char *dir)
{
	const struct request request = { .method = "GET", .path = "/", .host = "127.0.0.1" };
	struct error err = { .key = "status", .detail = "" };
	struct portal *portal = portal_open(dir, &err);

	must(portal != NULL, &err);
	while (times-- > 0) {
		reply_auto reply = { 0 };

		portal_answer(portal, &request, &reply);
		must(reply.status == 200, &err);
	}
	portal_close(portal);
}

static void walk_search(int times, const char *folder)
{
	static const char *const typed[] = { "dich vu cong", "kinh tế số 2025", "phuong Ben Thanh",
		"hồ sơ trực tuyến" };
	arena_auto arena = { 0 };
	struct catalogue catalogue;
	struct search_index *index;
	struct error err;

	must(catalogue_folder_read(&arena, folder, &catalogue, &err), &err);
	index = search_index_new(&catalogue, LANG_VI);
	while (times-- > 0)
		for (size_t i = 0; i < COUNT(typed); i++) {
			arena_auto passing = { 0 };
			struct search_query query = search_query_of(&passing, typed[i]);
			struct search_hit *hits;
			size_t count;

			search_find(&passing, index, &query, SEARCH_EVERYTHING, &hits, &count);
		}
	search_index_free(index);
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*walk)(int times, const char *path);
	} paths[] = { { "chart", walk_chart }, { "page", walk_page }, { "search", walk_search } };

	for (size_t i = 0; argc == 4 && i < COUNT(paths); i++)
		if (strcmp(argv[1], paths[i].name) == 0) {
			paths[i].walk((int)strtol(argv[2], NULL, 10), argv[3]);
			return 0;
		}
	(void)fprintf(stderr, "usage: paths chart|page|search TIMES WHERE\n");
	return 2;
}
