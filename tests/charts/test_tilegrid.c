/* tests/charts/test_tilegrid.c - tiles are each place's own, the kept table is what is computed. */
#include "tests/support/unit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "charts/tilegrid.h"
#include "tests/charts/cases.h"
#include "tests/charts/random_parts.h"
#include "tests/charts/wards.h"

enum { MOST = 60, LISTS = 12, MAX_MAP = 1 << 20, MAX_EDGES = 40000, MAX_PAIRS = 2000 };

/* The wards that have a tile: all but those that stand apart. */
static size_t choose(const struct chart_row *rows, size_t count, struct chart_vertex *ret_at,
	const struct chart_row **ret_rows)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (!rows[i].apart) {
			ret_rows[kept] = &rows[i];
			ret_at[kept++] = rows[i].at;
		}
	return kept;
}

static void the_table_is_what_is_computed(void **state UNUSED)
{
	arena_auto arena = { 0 };
	struct chart_vertex at[CHART_MAX_ROWS];
	const struct chart_row *rows[CHART_MAX_ROWS];
	struct tile tiles[CHART_MAX_ROWS];
	const char *path = case_path(&arena, "data/hcmc/tiles.csv");
	text_auto seen = { 0 };
	struct span kept;
	struct error err;
	size_t all, count;
	const struct chart_row *wards = wards_read(&arena, &all);

	count = choose(wards, all, at, rows);
	assert_int_equal(all, 168);
	assert_int_equal(count, 167);
	tilegrid_assign(at, count, tiles);
	text_addz(&seen, "code,column,row\n");
	for (size_t i = 0; i < count; i++)
		text_addf(&seen, "%s,%d,%d\n", rows[i]->code, tiles[i].column, tiles[i].row);
	if (getenv("TIENDO_UPDATE") != NULL)
		assert_true(file_write(path, text_span(&seen), 0644, &err));
	assert_true(file_read(&arena, path, MAX_MAP, &kept, &err));
	assert_true(span_equals(kept, text_span(&seen)));
}

/* An edge of a boundary: two vertices, the lesser first, and whose it is. */
struct edge {
	double ends[4];
	size_t place;
};

static int compare_edges(const void *a, const void *b)
{
	const double *one = ((const struct edge *)a)->ends, *other = ((const struct edge *)b)->ends;

	for (int i = 0; i < 4; i++)
		if (one[i] != other[i])
			return one[i] < other[i] ? -1 : 1;
	return 0;
}

static size_t add_ring(struct edge *edges, size_t count, json_t *ring, size_t place)
{
	for (size_t i = 1; i < json_array_size(ring) && count < MAX_EDGES; i++) {
		json_t *a = json_array_get(ring, i - 1), *b = json_array_get(ring, i);
		double ax = json_number_value(json_array_get(a, 0));
		double ay = json_number_value(json_array_get(a, 1));
		double bx = json_number_value(json_array_get(b, 0));
		double by = json_number_value(json_array_get(b, 1));
		bool turned = bx < ax || (bx == ax && by < ay);

		edges[count++] = turned ? (struct edge){ { bx, by, ax, ay }, place }
					: (struct edge){ { ax, ay, bx, by }, place };
	}
	return count;
}

/* Polygons are rings, multipolygons polygons: every list of lists of lists of numbers is a ring. */
static size_t add_rings(struct edge *edges, size_t count, json_t *list, size_t place)
{
	if (json_is_number(json_array_get(json_array_get(list, 0), 0)))
		return add_ring(edges, count, list, place);
	for (size_t i = 0; i < json_array_size(list); i++)
		count = add_rings(edges, count, json_array_get(list, i), place);
	return count;
}

static size_t read_edges(
	json_t *map, const struct chart_row **rows, size_t count, struct edge *edges)
{
	json_t *features = json_object_get(map, "features");
	size_t used = 0;

	for (size_t i = 0; i < json_array_size(features); i++) {
		json_t *feature = json_array_get(features, i);
		const char *code = json_string_value(
			json_object_get(json_object_get(feature, "properties"), "code"));

		for (size_t k = 0; k < count; k++)
			if (strcmp(rows[k]->code, code) == 0)
				used = add_rings(edges, used,
					json_object_get(json_object_get(feature, "geometry"),
						"coordinates"),
					k);
	}
	qsort(edges, used, sizeof *edges, compare_edges);
	return used;
}

static size_t add_pair(size_t (*pairs)[2], size_t count, size_t a, size_t b)
{
	for (size_t i = 0; i < count; i++)
		if ((pairs[i][0] == a && pairs[i][1] == b) ||
			(pairs[i][0] == b && pairs[i][1] == a))
			return count;
	if (count < MAX_PAIRS && a != b) {
		pairs[count][0] = a;
		pairs[count++][1] = b;
	}
	return count;
}

/* Measured on the real boundaries, which are not ours to keep: only where they are at hand. */
static void neighbours_are_kept(void **state UNUSED)
{
	arena_auto arena = { 0 };
	struct chart_vertex at[CHART_MAX_ROWS];
	const struct chart_row *rows[CHART_MAX_ROWS];
	struct tile tiles[CHART_MAX_ROWS];
	struct edge *edges = arena_new(&arena, MAX_EDGES, sizeof *edges);
	size_t(*pairs)[2] = arena_new(&arena, MAX_PAIRS, sizeof *pairs);
	size_t all, count, used, found = 0;
	const struct chart_row *wards = wards_read(&arena, &all);
	struct tilegrid_quality quality;
	struct span text;
	struct error err;
	json_t *map;

	count = choose(wards, all, at, rows);
	if (!file_read(&arena,
		    case_path(&arena, "../shared/data/boundaries/hcmc_wards_2025.geojson"), MAX_MAP,
		    &text, &err)) {
		print_message("left out: there are no boundaries at hand\n");
		return;
	}
	map = json_read(text, &err);
	assert_non_null(map);
	used = read_edges(map, rows, count, edges);
	for (size_t i = 1; i < used; i++)
		if (compare_edges(&edges[i - 1], &edges[i]) == 0)
			found = add_pair(pairs, found, edges[i - 1].place, edges[i].place);
	json_decref(map);
	for (size_t i = 0; i < count; i++)
		tiles[i] = (struct tile){ rows[i]->tile_column, rows[i]->tile_row };
	quality = tilegrid_measure(at, count, tiles, (const size_t(*)[2])pairs, found);
	print_message("%zu pairs of neighbours: %zu beside each other, %zu at a corner; %.2f tiles "
		      "away\n",
		quality.pairs, quality.beside, quality.cornered, quality.displacement);
	assert_true(quality.pairs > 400);
	assert_true((quality.beside + quality.cornered) * 100 >= quality.pairs * 75);
	assert_true(quality.displacement < 3);
}

static void each_place_has_its_own(void **state UNUSED)
{
	uint64_t seed = 1;

	for (int list = 0; list < LISTS; list++) {
		struct chart_vertex at[MOST];
		struct tile tiles[MOST], again[MOST];
		size_t count = list < 4 ? (size_t)list : (size_t)random_below(&seed, MOST);

		for (size_t i = 0; i < count; i++)
			at[i] = (struct chart_vertex){ 106 +
					(list % 3 == 0 ? 0 : random_below(&seed, 900) * 1e-3),
				10 + random_below(&seed, list % 4 == 1 ? 1 : 900) * 1e-3 };
		tilegrid_assign(at, count, tiles);
		tilegrid_assign(at, count, again);
		assert_memory_equal(tiles, again, count * sizeof *tiles);
		for (size_t i = 0; i < count; i++) {
			assert_true(tiles[i].column >= 0 && tiles[i].row >= 0);
			for (size_t k = 0; k < i; k++)
				assert_false(tiles[i].column == tiles[k].column &&
					tiles[i].row == tiles[k].row);
		}
	}
}

static void a_row_of_places_stays_one(void **state UNUSED)
{
	struct chart_vertex at[5];
	struct tile tiles[5];

	for (size_t i = 0; i < COUNT(at); i++)
		at[i] = (struct chart_vertex){ 106 + 0.1 * (double)i, 10.5 };
	tilegrid_assign(at, COUNT(at), tiles);
	for (size_t i = 0; i < COUNT(at); i++) {
		assert_int_equal(tiles[i].column, (int)i);
		assert_int_equal(tiles[i].row, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_is_what_is_computed),
		cmocka_unit_test(neighbours_are_kept),
		cmocka_unit_test(each_place_has_its_own),
		cmocka_unit_test(a_row_of_places_stays_one),
	};

	return cmocka_run_group_tests_name("tilegrid", tests, NULL, NULL);
}
