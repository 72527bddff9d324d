/*
 * tests/fuzz/fuzz_catalogue.c - a catalogue's folder with one file from a stranger.
 *
 * The first byte says which file, the rest is the file; the others are those of
 * tests/golden/collector/small (under TIENDO_ROOT, or here). What is read holds no loose end;
 * what is refused says why.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "collector/catalogue_folder.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { FILES = 6, LARGEST = 1 << 20 };

static const char *const names[FILES] = { "catalogue.json", "sources.json", "reporters.json",
	"places.csv", "crosswalk.csv", "plans.json" };
static char folder[64];

static void expect(bool claim)
{
	if (!claim)
		abort();
}

static void write_file(const char *name, struct span bytes)
{
	char path[128];
	FILE *file;

	(void)snprintf(path, sizeof path, "%s/%s", folder, name);
	file = fopen(path, "wb");
	expect(file != NULL && fwrite(bytes.data, 1, bytes.size, file) == bytes.size);
	expect(fclose(file) == 0);
}

static void write_golden(const char *name)
{
	const char *root = getenv("TIENDO_ROOT");
	arena_auto arena = { 0 };
	struct error err;
	struct span bytes;
	const char *path = arena_format(
		&arena, "%s/tests/golden/collector/small/%s", root == NULL ? "." : root, name);

	expect(file_read(&arena, path, LARGEST, &bytes, &err));
	write_file(name, bytes);
}

static void remove_folder(void)
{
	for (int i = 0; i < FILES; i++) {
		char path[128];

		(void)snprintf(path, sizeof path, "%s/%s", folder, names[i]);
		(void)unlink(path);
	}
	(void)rmdir(folder);
}

static void make_folder(void)
{
	const char *tmp = getenv("TMPDIR");

	(void)snprintf(folder, sizeof folder, "%s/tiendo-fuzz-XXXXXX", tmp == NULL ? "/tmp" : tmp);
	expect(mkdtemp(folder) != NULL && atexit(remove_folder) == 0);
	for (int i = 0; i < FILES; i++)
		write_golden(names[i]);
}

static void check_catalogue(const struct catalogue *catalogue)
{
	for (int i = 0; i < catalogue->indicator_count; i++) {
		const struct indicator *indicator = &catalogue->indicators[i];

		expect(indicator->pillar != NULL && indicator->unit != NULL);
		expect(indicator_primary(indicator) != NULL);
		expect(catalogue_indicator(catalogue, indicator->code) == indicator);
	}
	for (int i = 0; i < catalogue->place_count; i++)
		expect(catalogue->places[i].from_day < catalogue->places[i].until_day);
	for (int i = 0; i < catalogue->link_count; i++)
		expect(catalogue->links[i].from != NULL && catalogue->links[i].to != NULL);
	for (int i = 0; i < catalogue->plan_count; i++) {
		expect(catalogue->plans[i].indicator != NULL && catalogue->plans[i].count > 0);
		for (int p = 0; p < catalogue->plans[i].count; p++)
			expect(catalogue->plans[i].points[p].decision != NULL);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	arena_auto arena = { 0 };
	struct catalogue catalogue;
	struct error err = { .key = NULL };
	const char *name;

	if (size == 0)
		return 0;
	if (folder[0] == '\0')
		make_folder();
	name = names[data[0] % FILES];
	write_file(name, (struct span){ (const char *)data + 1, size - 1 });
	if (catalogue_folder_read(&arena, folder, &catalogue, &err))
		check_catalogue(&catalogue);
	else
		expect(err.kind == ERROR_REFUSED && err.key != NULL);
	write_golden(name);
	return 0;
}
