/*
 * tests/bench/charts.c - how long one chart takes in a warm process.
 * usage: charts REQUEST RUNS FOLDER
 *
 * Prints {"svg": {"ms": …}, …}: medians over RUNS of processor time, which a
 * busy machine does not change, for the request in a JSON file. What came out is in FOLDER.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "base/memory.h"
#include "charts/chart.h"
#include "charts/fonts.h"
#include "charts/json/request.h"

static double milliseconds(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void die(const struct error *err)
{
	(void)fprintf(stderr, "charts: %s %s\n", err->key, err->detail);
	exit(1);
}

static void measure(const struct chart_request *request, enum chart_format format, int runs)
{
	double *times = memory_new((size_t)runs, sizeof *times);

	for (int i = -1; i < runs; i++) { /* the first one warms */
		text_auto bytes = { 0 };
		struct error err;
		double started = milliseconds();

		if (!chart_render(request, format, &bytes, &err))
			die(&err);
		if (i >= 0)
			times[i] = milliseconds() - started;
	}
	qsort(times, (size_t)runs, sizeof *times, by_size);
	(void)printf("%s\"%s\": {\"ms\": %.4f}", format == CHART_SVG ? "" : ", ",
		chart_formats[format], times[runs / 2]);
	free(times);
}

/* "FOLDER/warm.svg" and the others: to be weighed, packed, and looked at. */
static void keep(const struct chart_request *request, const char *folder, struct arena *arena)
{
	for (int format = 0; format < CHART_FORMAT_COUNT; format++) {
		text_auto bytes = { 0 };
		struct error err;

		if (!chart_render(request, (enum chart_format)format, &bytes, &err) ||
			!file_write(
				arena_format(arena, "%s/warm.%s", folder, chart_formats[format]),
				text_span(&bytes), 0644, &err))
			die(&err);
	}
}

int main(int argc, char **argv)
{
	arena_auto arena = { 0 };
	struct chart_request request;
	struct span text;
	struct error err;
	int runs = argc == 4 ? (int)strtol(argv[2], NULL, 10) : 0;

	if (runs < 1) {
		(void)fprintf(stderr, "usage: charts REQUEST RUNS FOLDER\n");
		return 2;
	}
	if (!file_read(&arena, argv[1], REQUEST_JSON_MAX, &text, &err) ||
		!request_json_read(text, &arena, &request, &err))
		die(&err);
	(void)printf("{");
	for (int format = 0; format < CHART_FORMAT_COUNT; format++)
		measure(&request, (enum chart_format)format, runs);
	(void)printf("}\n");
	keep(&request, argv[3], &arena);
	fonts_done();
	return 0;
}
