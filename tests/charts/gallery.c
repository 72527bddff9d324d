/*
 * tests/charts/gallery.c - every hard case as a file, to be looked at.
 * usage: gallery FOLDER
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "charts/chart.h"
#include "charts/fonts.h"
#include "tests/charts/cases.h"

static void write_all(const char *folder, const struct chart_case *one)
{
	text_auto words = { 0 };

	for (int format = 0; format < CHART_FORMAT_COUNT; format++) {
		text_auto bytes = { 0 }, path = { 0 };
		struct error err;

		text_addf(&path, "%s/%s.%s", folder, one->name, chart_formats[format]);
		if (!chart_render(&one->request, (enum chart_format)format, &bytes, &err) ||
			!file_write(text_z(&path), text_span(&bytes), 0644, &err)) {
			(void)fprintf(stderr, "%s: %s %s\n", text_z(&path), err.key, err.detail);
			exit(1);
		}
	}
	chart_describe(&one->request, one->request.lang, &words);
	(void)printf("%s\n\t%s\n", one->name, text_z(&words));
}

int main(int argc, char **argv)
{
	arena_auto arena = { 0 };
	size_t count;
	const struct chart_case *cases = cases_new(&arena, &count);

	if (argc != 2) {
		(void)fprintf(stderr, "usage: gallery FOLDER\n");
		return 2;
	}
	for (size_t i = 0; i < count; i++)
		write_all(argv[1], &cases[i]);
	(void)printf("%lu scenes, %lu in a simpler form, %lu letters without a glyph\n",
		chart_counts().scenes, chart_counts().simpler, chart_counts().lost);
	fonts_done();
	return 0;
}
