/*
 * tests/fuzz/fuzz_geojson.c - boundaries from strangers. Each is refused with the place of
 * its mistake, or becomes a map and a tile map that pass their own checks.
 */
#include <stdlib.h>

#include "charts/chart.h"
#include "charts/json/parts.h"
#include "charts/kind.h"
#include "tests/charts/fake.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool claim)
{
	if (!claim)
		abort();
}

/* Every second place has a figure. */
static void give_figures(struct json_rows *rows, struct arena *arena)
{
	for (size_t i = 0; i < rows->count; i += 2) {
		struct observation *figure = arena_new(arena, 1, sizeof *figure);

		*figure = (struct observation){
			.known = true, .value = { (int64_t)i, 1 }, .status = 'A', .breakdown = ""
		};
		expect(period_parse(span_of("2025"), &figure->period));
		rows->items[i].figures = figure;
		rows->items[i].figure_count = 1;
	}
}

static void draw(const struct json_rows *rows, const char *kind, struct arena *arena)
{
	struct chart_request request = { .kind = chart_kind_find(kind),
		.unit = unit_find("percent"),
		.rows = rows->items,
		.row_count = rows->count };
	struct error err = { 0 };
	text_auto words = { 0 };

	if (!chart_request_check(&request, &err)) /* more vertices than a map may have */
		return;
	expect(chart_scene(&request, fake_measure(), arena, &err) != NULL);
	chart_describe(&request, LANG_VI, &words);
	expect(words.size > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	arena_auto arena = { 0 };
	struct error err = { 0 };
	struct json_reader reader = { .arena = &arena, .err = &err };
	struct json_rows rows = { 0 };
	json_t *root = json_read((struct span){ (const char *)data, size }, &err);

	if (root == NULL)
		return 0;
	if (json_read_boundaries(&reader, root, "code", &rows)) {
		give_figures(&rows, &arena);
		draw(&rows, "map", &arena);
		for (size_t i = 0; i < rows.count; i++)
			rows.items[i].apart = i % 3 == 2;
		draw(&rows, "map", &arena);
	} else {
		expect(err.kind == ERROR_REFUSED && *err.detail == '/');
	}
	text_done(&reader.path);
	json_decref(root);
	return 0;
}
