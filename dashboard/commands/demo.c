/*
 * dashboard/commands/demo.c - demo: a data folder to look at.
 *
 * The real catalogue and figures, and ward figures that are made up: a method
 * of their own, "illustrative", for a few ratios, the same on every machine,
 * with the mark in every row. A few wards fall silent towards the end, as
 * wards do.
 */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "collector/catalogue_folder.h"
#include "collector/draft.h"
#include "dashboard/commands/demo_hotline.h"
#include "dashboard/commands/support.h"
#include "indicators/hotline.h"
#include "store/edition/shelf.h"
#include "store/office/publish.h"
#include "store/office/submissions.h"

enum { DEMO_MAX_FILES = 64, PERMILLE = 1000 };

/* Which indicators get ward figures, and about where they start and how they move, in permille. */
static const struct sketch {
	const char *indicator;
	int people_per_unit; /* in tenths: a household of 3.6, an adult in 1.3 people; 0: a score */
	int start, spread, step;
	int silent; /* one ward in so many stops reporting before the last period */
} sketches[] = {
	{ "smartphone-share", 13, 840, 90, 9, 10 },
	{ "fibre-share", 36, 780, 140, 13, 10 },
	{ "dossiers-online-share", 400, 520, 220, 31, 10 },
	{ "ward-dti-awareness", 0, 720, 190, 14, 60 },
	{ "ward-dti-institutions", 0, 760, 160, 11, 60 },
	{ "ward-dti-infrastructure", 0, 690, 180, 17, 60 },
	{ "ward-dti-workforce", 0, 540, 210, 19, 60 },
	{ "ward-dti-cybersecurity", 0, 560, 230, 21, 60 },
	{ "ward-dti-digital-government", 0, 700, 200, 22, 60 },
	{ "ward-dti-digital-economy", 0, 500, 240, 16, 60 },
	{ "ward-dti-digital-society", 0, 470, 200, 23, 60 },
};

/* The first two are of the wards before the reform of 2025. */
static const char *const sketch_periods[] = { "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1",
	"2026-Q2", "2026-Q3" };
enum { OLD_PERIODS = 2 };

static const struct method illustrative = {
	.code = "illustrative",
	.name = { "Số liệu minh họa", "Illustrative figures" },
	.note = { "Số liệu do chương trình sinh ra để minh họa, không phải số liệu thật.",
		"Made up by the program for illustration; not real figures." },
	.reporter = "",
	.illustrative = true,
};

uint64_t demo_mix(uint64_t seed)
{
	seed += 0x9E3779B97F4A7C15U;
	seed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9U;
	seed = (seed ^ (seed >> 27)) * 0x94D049BB133111EBU;
	return seed ^ (seed >> 31);
}

static bool is_sketched(const char *indicator)
{
	bool found = false;

	for (size_t s = 0; s < COUNT(sketches); s++)
		found = found || strcmp(indicator, sketches[s].indicator) == 0;
	for (size_t m = 0; m < HOTLINE_MEASURES; m++)
		found = found || strcmp(indicator, hotline_indicators[m]) == 0;
	return found;
}

/* Gives the city's indicators that are sketched their extra method. */
static void add_methods(struct arena *arena, struct catalogue *catalogue)
{
	struct indicator *list = arena_new(arena, (size_t)catalogue->indicator_count, sizeof *list);

	for (int i = 0; i < catalogue->indicator_count; i++) {
		list[i] = catalogue->indicators[i];
		if (is_sketched(list[i].code)) {
			int count = list[i].method_count;
			struct method *methods = arena_new(
				arena, (size_t)count + 1, sizeof *methods);

			memcpy(methods, list[i].methods, (size_t)count * sizeof *methods);
			methods[count] = illustrative;
			list[i].methods = methods;
			list[i].method_count = count + 1;
		}
	}
	catalogue->indicators = list;
}

static bool is_score(const struct sketch *sketch)
{
	return sketch->people_per_unit == 0;
}

/* A ward to make up figures for. */
struct sketched {
	const struct place *place;
	const struct place *like; /* whose level its share is near: itself, or where it went */
	int64_t people;
};

/* One ward's figure. */
static void sketch_row(
	const struct sketch *sketch, const struct sketched *ward, size_t period, struct text *ret)
{
	uint64_t seed = demo_mix(
		strtoull(ward->like->code, NULL, 10) * 131 + (uint64_t)sketch->start);
	uint64_t own = ward->place == ward->like ? seed
						 : demo_mix(strtoull(ward->place->code, NULL, 10));
	int64_t units = is_score(sketch) ? 0 : ward->people * 10 / sketch->people_per_unit;
	int64_t moment = (int64_t)period - OLD_PERIODS;
	int64_t share = sketch->start + (int64_t)(seed % (uint64_t)(2 * sketch->spread)) -
		sketch->spread + moment * sketch->step +
		(int64_t)(demo_mix(own + (uint64_t)moment) % 9) - 4;

	if (seed / 7 % (uint64_t)sketch->silent == 0 && period + 1 == COUNT(sketch_periods))
		return;
	if (share > PERMILLE - 5)
		share = PERMILLE - 5;
	text_addf(ret, "%s,illustrative,%s@%s,%s,", sketch->indicator, ward->place->code,
		ward->place->valid_from, sketch_periods[period]);
	if (is_score(sketch))
		text_addf(ret, "%jd.%jd,,", (intmax_t)(share / 10), (intmax_t)(share % 10));
	else
		text_addf(ret, ",%jd,%jd", (intmax_t)(units * share / PERMILLE), (intmax_t)units);
	text_addf(ret, ",%s,%s\n", "Số liệu minh họa", "Illustrative");
}

/* How many places went to one, whole or in part. */
static int count_sources(const struct catalogue *catalogue, const struct place *to)
{
	int count = 0;

	for (int i = 0; i < catalogue->link_count; i++)
		count += catalogue->links[i].to == to;
	return count;
}

/*
 * What is sketched for a place, if anything: wards of today, and what became
 * wards. Nobody publishes the people of old wards; they share those of the new.
 */
static bool sketch_ward(
	const struct catalogue *catalogue, const struct place *place, struct sketched *ret)
{
	struct sketched ward = { place, place, place->population };

	if (place->valid_until[0] == '\0') {
		*ret = ward;
		return place->level == PLACE_WARD && place->population > 0;
	}
	ward = (struct sketched){ .place = place };
	for (int i = 0; i < catalogue->link_count; i++) {
		const struct place *to = catalogue->links[i].to;

		if (catalogue->links[i].from != place || to->level != PLACE_WARD ||
			to->population <= 0)
			continue;
		ward.like = ward.like == NULL ? to : ward.like;
		ward.people += to->population / count_sources(catalogue, to);
	}
	*ret = ward;
	return ward.like != NULL;
}

static void sketch_wards(const struct catalogue *catalogue, struct text *ret)
{
	text_addz(
		ret, "indicator,method,place,period,value,numerator,denominator,note_vi,note_en\n");
	for (size_t s = 0; s < COUNT(sketches); s++)
		for (int i = 0; i < catalogue->place_count; i++) {
			struct sketched ward;
			bool old = catalogue->places[i].valid_until[0] != '\0';

			/* the index of wards is younger than the reform */
			if ((old && is_score(&sketches[s])) ||
				!sketch_ward(catalogue, &catalogue->places[i], &ward))
				continue;
			for (size_t p = old ? 0 : OLD_PERIODS;
				p < (old ? OLD_PERIODS : COUNT(sketch_periods)); p++)
				sketch_row(&sketches[s], &ward, p, ret);
		}
}

/* Adds a batch read from bytes; the catalogue's own files must be without fault. */
static bool add_batch(const struct call *call, const struct catalogue *catalogue, const char *name,
	struct span bytes, struct batch *ret, struct error *err)
{
	static const struct reader_options usual = { 0 };
	const struct mapping *ours = arena_new(call->arena, 1, sizeof *ours);
	reader_auto *reader = reader_open(call->arena, bytes, &usual);
	struct draft draft;

	draft_read(call->arena, catalogue, reader, ours, &draft);
	if (draft.problem_count > 0)
		return error_set(err, ERROR_REFUSED, "demo.problems", "%s:%d: %s %s", name,
			draft.problems[0].line, draft.problems[0].key, draft.problems[0].read);
	*ret = (struct batch){
		.reporter = "",
		.name = name,
		.mapping = "",
		.bytes = bytes,
		.entries = draft.entries,
		.count = draft.count,
	};
	return true;
}

static int compare_names(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The names of the *.csv files in a folder, in order. */
static bool list_files(const struct call *call, const char *folder,
	const char *names[DEMO_MAX_FILES], size_t *ret_count, struct error *err)
{
	DIR *listing = opendir(folder);
	const struct dirent *entry;
	size_t count = 0;

	if (listing == NULL)
		return error_set(
			err, ERROR_REFUSED, "file.open", "%s: %s", folder, strerror(errno));
	while (count < DEMO_MAX_FILES && (entry = readdir(listing)) != NULL) {
		size_t size = strlen(entry->d_name);

		if (size > 4 && strcmp(entry->d_name + size - 4, ".csv") == 0)
			names[count++] = arena_copy(call->arena, entry->d_name, size);
	}
	(void)closedir(listing);
	qsort(names, count, sizeof *names, compare_names);
	*ret_count = count;
	return true;
}

static bool read_batches(const struct call *call, const char *from,
	const struct catalogue *catalogue, struct batch *batches, size_t *ret_count,
	struct error *err)
{
	const char *folder = arena_format(call->arena, "%s/observations", from);
	const char *names[DEMO_MAX_FILES];
	text_auto wards = { 0 };
	size_t count = 0;

	if (!list_files(call, folder, names, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct span bytes;

		if (!file_read(call->arena, arena_format(call->arena, "%s/%s", folder, names[i]),
			    DRAFT_MAX_BYTES, &bytes, err) ||
			!add_batch(call, catalogue, names[i], bytes, &batches[i], err))
			return false;
	}
	sketch_wards(catalogue, &wards);
	demo_hotline(catalogue, &wards);
	*ret_count = count + 1;
	return add_batch(call, catalogue, "illustrative-wards.csv",
		(struct span){ arena_copy(call->arena, text_z(&wards), wards.size), wards.size },
		&batches[count], err);
}

static bool fill(const struct call *call, struct office *office, const char *from,
	struct publication *ret, struct error *err)
{
	struct batch *batches = arena_new(call->arena, DEMO_MAX_FILES + 1, sizeof *batches);
	struct receipt *receipts = arena_new(call->arena, DEMO_MAX_FILES + 1, sizeof *receipts);
	struct catalogue catalogue;
	char now[CLOCK_INSTANT];
	size_t count;
	int approved;

	clock_now(now);
	if (!catalogue_folder_read(call->arena, from, &catalogue, err))
		return false;
	add_methods(call->arena, &catalogue);
	return catalogue_folder_add(call->arena, from, "illustrative.json", &catalogue, err) &&
		office_catalogue_save(office, &catalogue, call->actor, err) &&
		call_calendar(call, office, from, err) &&
		office_catalogue_load(office, call->arena, &catalogue, err) &&
		read_batches(call, from, &catalogue, batches, &count, err) &&
		submission_add(office, batches, count, call->actor, receipts, err) &&
		submission_approve(office, 0, call->actor, &approved, err) &&
		office_publish(office, words_get(call->words, "say.demo-note"), now, call->actor,
			ret, err);
}

/* Where the city's tables are: --from, else beside us, else where they were installed. */
static const char *tables(const struct call *call)
{
	const char *from = call_value(call, "--from");

	if (from != NULL)
		return from;
	return access("data/hcmc/catalogue.json", R_OK) == 0 ? "data/hcmc" : TIENDO_DATA_DIR;
}

bool command_demo(const struct call *call, struct error *err)
{
	struct publication publication;
	text_auto text = { 0 };
	int current;

	if (access(arena_format(call->arena, "%s/office.db", call->data), F_OK) != 0 &&
		!office_init(call->data, err))
		return false;
	{
		office_auto *office = office_open(call->data, err);

		if (office == NULL || !shelf_current(call->data, &current, err))
			return false;
		if (current == 0 && !fill(call, office, tables(call), &publication, err))
			return false;
	}
	words_say(call->words, current == 0 ? "say.demo" : "say.demo-there", &text, "dir",
		call->data, NULL);
	text_addc(&text, '\n');
	return call_print(&text, err);
}
