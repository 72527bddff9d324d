/*
 * tests/fuzz/fuzz_request.c - chart requests from strangers. Each is refused with the place of
 * its mistake, or becomes a scene that passes its own check, and a paragraph.
 */
#include <stdlib.h>
#include <string.h>

#include "charts/chart.h"
#include "charts/json/request.h"
#include "tests/charts/fake.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool claim)
{
	if (!claim)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	arena_auto arena = { 0 };
	struct chart_request request;
	struct error err = { 0 };
	text_auto words = { 0 };

	if (!request_json_read((struct span){ (const char *)data, size }, &arena, &request, &err)) {
		expect(err.kind == ERROR_REFUSED || err.kind == ERROR_MISUSE);
		expect(strcmp(err.key, "json.syntax") == 0 || *err.detail != '\0');
		return 0;
	}
	expect(chart_scene(&request, fake_measure(), &arena, &err) != NULL);
	chart_describe(&request, LANG_VI, &words);
	chart_describe(&request, LANG_EN, &words);
	expect(words.size > 0);
	return 0;
}
