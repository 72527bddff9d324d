/*
 * tests/bench/rollup.c - totals over places beside SQL that adds up the same numbers.
 *
 * usage: rollup [CELLS [FOLDER]]
 *
 * 200 indicators (every third a flow, the others ratios) of 3,300 wards in 34 provinces in 8
 * years, a twentieth of the wards missing at random. Prints milliseconds, medians of five runs:
 * ours (every total, with coverage and bounds), SQLite's GROUP BY over a table that lies in the
 * very order it needs, and the limit, a bare loop that adds up the same array. Every sum and
 * count must be equal to the last digit, or it fails. With a FOLDER the numbers and our totals
 * are written there as CSV, for rollup_duckdb.mjs.
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <sqlite3.h>

#include "base/memory.h"
#include "indicators/place.h"
#include "indicators/rollup.h"

enum { INDICATORS = 200, PROVINCES = 34, WARDS = 3300, YEARS = 8, RUNS = 5 };
enum { NODES = 1 + PROVINCES + WARDS, UPPERS = 1 + PROVINCES, TOTALS = YEARS * UPPERS };

struct sums {
	int64_t amount, denominator;
	int64_t count;
};

struct bench {
	struct place places[NODES];
	struct rollup_node nodes[NODES];
	struct period periods[YEARS];
	struct rollup_cell *cells;
	size_t first[INDICATORS + 1]; /* index of each indicator's first cell */
	struct sums ours[INDICATORS][TOTALS], theirs[INDICATORS][TOTALS];
};

static double now(void)
{
	struct timespec time;

	(void)clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1000 + (double)time.tv_nsec / 1000000;
}

static int compare_doubles(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double times[RUNS])
{
	qsort(times, RUNS, sizeof *times, compare_doubles);
	return times[RUNS / 2];
}

static uint64_t next_random(uint64_t *state)
{
	*state = *state * 6364136223846793005ULL + 1442695040888963407ULL;
	return *state >> 24;
}

static bool is_ratio(int indicator)
{
	return indicator % 3 != 0;
}

/* Wards of a province stand together, as a catalogue in order has them. */
static void make_places(struct bench *bench)
{
	for (int i = 0; i < NODES; i++) {
		bool ward = i >= UPPERS;

		bench->places[i] = (struct place){
			.id = i, .from_day = INT_MIN, .until_day = INT_MAX
		};
		bench->nodes[i] = (struct rollup_node){ &bench->places[i], i == 0 ? -1 : 0, ward,
			false, ward ? 1000 + i : -1 };
		if (ward)
			bench->nodes[i].parent = 1 + (i - UPPERS) * PROVINCES / WARDS;
	}
	for (int i = 0; i < YEARS; i++) {
		char label[] = "2018";

		snprintf(label, sizeof label, "%d", 2018 + i);
		if (!period_parse(span_of(label), &bench->periods[i]))
			abort();
	}
}

/* Numbers of up to 14 digits: their sums are past what a double holds exactly. */
static size_t make_cells(struct bench *bench, size_t wanted)
{
	uint64_t state = 42;
	size_t count = 0;

	bench->cells = memory_new(wanted, sizeof *bench->cells);
	for (int indicator = 0; indicator < INDICATORS; indicator++) {
		bench->first[indicator] = count;
		for (int year = 0; year < YEARS; year++)
			for (int ward = UPPERS; ward < NODES && count < wanted; ward++) {
				struct rollup_cell cell = { .place = ward,
					.period = year,
					.status = 'A',
					.has = is_ratio(indicator) ? ROLLUP_PARTS : ROLLUP_VALUE };

				if (next_random(&state) % 20 == 0)
					continue;
				cell.amount = (int64_t)(next_random(&state) % 100000000000000);
				if (is_ratio(indicator))
					cell.denominator = cell.amount +
						(int64_t)(next_random(&state) % 100000000000000);
				bench->cells[count++] = cell;
			}
	}
	bench->first[INDICATORS] = count;
	return count;
}

static void keep(const struct rollup *rollup, bool ratio, struct sums ours[TOTALS])
{
	for (size_t i = 0; i < rollup->count; i++) {
		const struct rollup_total *total = &rollup->totals[i];
		struct sums *sums = &ours[total->period * UPPERS + total->place];

		sums->count = total->coverage.reported;
		sums->amount = ratio ? total->numerator.units : total->value.units;
		sums->denominator = total->denominator.units;
	}
}

static double run_ours(struct bench *bench)
{
	double started = now();

	for (int indicator = 0; indicator < INDICATORS; indicator++) {
		arena_auto arena = { 0 };
		size_t first = bench->first[indicator];
		struct rollup_input input = {
			.rules = { .kind = is_ratio(indicator) ? KIND_RATIO : KIND_FLOW,
				.factor = 100,
				.decimals = 1,
				.share = true }, /* no minimum: every sum is to be compared */
			.nodes = bench->nodes,
			.periods = bench->periods,
			.cells = bench->cells + first,
			.cell_count = bench->first[indicator + 1] - first,
			.node_count = NODES,
			.period_count = YEARS,
			.places_of = ROLLUP_OWN_PLACES,
		};
		struct rollup rollup;
		struct error err;

		if (!rollup_places(&arena, &input, &rollup, &err)) {
			fprintf(stderr, "%s: %s\n", err.key, err.detail);
			exit(3);
		}
		keep(&rollup, is_ratio(indicator), bench->ours[indicator]);
	}
	return now() - started;
}

static volatile int64_t seen; /* so that the bare loop is not optimised away */

static double run_limit(const struct bench *bench, size_t count)
{
	double started = now();
	uint64_t amount = 0, denominator = 0; /* they wrap round, which is no matter here */

	for (size_t i = 0; i < count; i++) {
		amount += (uint64_t)bench->cells[i].amount;
		denominator += (uint64_t)bench->cells[i].denominator;
	}
	seen = (int64_t)amount;
	seen = (int64_t)denominator;
	return now() - started;
}

static void must(sqlite3 *db, int rc, int expected)
{
	if (rc != expected) {
		fprintf(stderr, "sqlite: %s\n", sqlite3_errmsg(db));
		exit(3);
	}
}

static double load_sqlite(struct bench *bench, sqlite3 *db)
{
	double started = now();
	sqlite3_stmt *insert;

	must(db,
		sqlite3_exec(db,
			"CREATE TABLE cell (indicator INT, year INT, province INT, ward INT, "
			"amount INT,"
			" denominator INT, PRIMARY KEY (indicator, year, province, ward)) WITHOUT "
			"ROWID;"
			"BEGIN",
			NULL, NULL, NULL),
		SQLITE_OK);
	must(db,
		sqlite3_prepare_v2(
			db, "INSERT INTO cell VALUES (?, ?, ?, ?, ?, ?)", -1, &insert, NULL),
		SQLITE_OK);
	for (int indicator = 0; indicator < INDICATORS; indicator++)
		for (size_t i = bench->first[indicator]; i < bench->first[indicator + 1]; i++) {
			const struct rollup_cell *cell = &bench->cells[i];

			sqlite3_bind_int(insert, 1, indicator);
			sqlite3_bind_int(insert, 2, cell->period);
			sqlite3_bind_int(insert, 3, bench->nodes[cell->place].parent);
			sqlite3_bind_int(insert, 4, cell->place);
			sqlite3_bind_int64(insert, 5, cell->amount);
			sqlite3_bind_int64(insert, 6, cell->denominator);
			must(db, sqlite3_step(insert), SQLITE_DONE);
			sqlite3_reset(insert);
		}
	sqlite3_finalize(insert);
	must(db, sqlite3_exec(db, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
	return now() - started;
}

/* The totals of the provinces in one pass; those of the country from them, as ours do. */
static double run_sqlite(struct bench *bench, sqlite3 *db)
{
	double started = now();
	sqlite3_stmt *query;

	memset(bench->theirs, 0, sizeof bench->theirs);
	must(db,
		sqlite3_prepare_v2(db,
			"SELECT indicator, year, province, count(*), sum(amount), sum(denominator)"
			" FROM cell GROUP BY indicator, year, province",
			-1, &query, NULL),
		SQLITE_OK);
	while (sqlite3_step(query) == SQLITE_ROW) {
		int indicator = sqlite3_column_int(query, 0), year = sqlite3_column_int(query, 1);
		struct sums *country = &bench->theirs[indicator][year * UPPERS];
		struct sums sums = { sqlite3_column_int64(query, 4), sqlite3_column_int64(query, 5),
			sqlite3_column_int64(query, 3) };

		country[sqlite3_column_int(query, 2)] = sums;
		country->amount += sums.amount;
		country->denominator += sums.denominator;
		country->count += sums.count;
	}
	sqlite3_finalize(query);
	return now() - started;
}

static void write_csv(const struct bench *bench, const char *folder)
{
	char path[4096];
	FILE *file;

	snprintf(path, sizeof path, "%s/cells.csv", folder);
	file = fopen(path, "w");
	if (file == NULL)
		exit(3);
	fprintf(file, "indicator,year,province,ward,amount,denominator\n");
	for (int indicator = 0; indicator < INDICATORS; indicator++)
		for (size_t i = bench->first[indicator]; i < bench->first[indicator + 1]; i++)
			fprintf(file, "%d,%d,%d,%d,%lld,%lld\n", indicator, bench->cells[i].period,
				bench->nodes[bench->cells[i].place].parent, bench->cells[i].place,
				(long long)bench->cells[i].amount,
				(long long)bench->cells[i].denominator);
	fclose(file);
	snprintf(path, sizeof path, "%s/totals.csv", folder);
	file = fopen(path, "w");
	if (file == NULL)
		exit(3);
	for (int indicator = 0; indicator < INDICATORS; indicator++)
		for (int i = 0; i < TOTALS; i++)
			if (i % UPPERS > 0 && bench->ours[indicator][i].count > 0)
				fprintf(file, "%d,%d,%d,%lld,%lld,%lld\n", indicator, i / UPPERS,
					i % UPPERS, (long long)bench->ours[indicator][i].count,
					(long long)bench->ours[indicator][i].amount,
					(long long)bench->ours[indicator][i].denominator);
	fclose(file);
}

int main(int argc, char **argv)
{
	struct bench *bench = memory_new(1, sizeof *bench);
	size_t count = make_cells(
		(make_places(bench), bench), argc > 1 ? strtoul(argv[1], NULL, 10) : 5000000);
	double ours[RUNS], theirs[RUNS], limit[RUNS], loaded;
	bool equal;
	sqlite3 *db;

	must(NULL, sqlite3_open(":memory:", &db), SQLITE_OK);
	loaded = load_sqlite(bench, db);
	for (int i = 0; i < RUNS; i++) {
		ours[i] = run_ours(bench);
		theirs[i] = run_sqlite(bench, db);
		limit[i] = run_limit(bench, count);
	}
	equal = memcmp(bench->ours, bench->theirs, sizeof bench->ours) == 0;
	printf("%zu cells -> %d totals, SQLite %s\n", count, INDICATORS * TOTALS,
		sqlite3_libversion());
	printf("%-38s %7s %7s %7s %7s\n", "milliseconds", "ours", "sqlite", "limit", "ratio");
	printf("%-38s %7.1f %7.1f %7.1f %7.2f\n", "totals over places", median(ours),
		median(theirs), median(limit), median(ours) / median(theirs));
	printf("(SQLite was filled in %.0f ms.) Sums and counts %s.\n", loaded,
		equal ? "equal to the last digit" : "DIFFER");
	if (argc > 2)
		write_csv(bench, argv[2]);
	sqlite3_close(db);
	free(bench->cells);
	free(bench);
	return equal ? 0 : 1;
}
