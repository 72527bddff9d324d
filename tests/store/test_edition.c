/* tests/store/test_edition.c - the contract of store/edition/open.h. */
#include "tests/store/make.h"

#include <sqlite3.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/hash.h"
#include "indicators/content.h"
#include "indicators/indicator.h"
#include "store/edition/inquiries.h"
#include "store/edition/open.h"
#include "store/edition/part.h"
#include "tests/store/catalogue_text.h"

static struct arena arena;
static const char *dir;

/* Two editions of the city before and after its reform, with a breakdown and a correction. */
static int start(void **state UNUSED)
{
	struct office *office;

	dir = folder_make(&arena);
	office = make_office(dir);
	publish_line(office,
		"share.mic/79/2021=11 share.mic/79/2022=15.5 share.mic/79/2024=M "
		"share.mic/79/2025=20 "
		"share.mic/79/2025=9*Sex=F share.mic/VN/2022=14.26 share.gso/79/2022=11.5! "
		"users.count/79/2022=100 change.gso/79/2022=-3 lines.itu/79/2022=1:3",
		"2026-01-01T00:00:00Z");
	publish_line(office, "share.mic/79/2022=16.5 share.mic/79/2023=18",
		"2026-06-30T17:00:00Z"); /* 1 July in the declared zone */
	office_close(office);
	return 0;
}

static int stop(void **state UNUSED)
{
	folder_remove(dir);
	arena_done(&arena);
	return 0;
}

static struct edition *open_edition(int number)
{
	struct error err = { .key = "" };
	struct edition *edition = edition_open(shelf_path(&arena, dir, number), &err);

	must(edition != NULL, &err);
	return edition;
}

static void tells_what_it_is(void **state UNUSED)
{
	struct edition *edition = open_edition(2);
	const struct edition_info *info = edition_info(edition);
	char hash[HASH_HEX], code[HASH_CODE];
	text_auto saved = { 0 }, loaded = { 0 };

	hash_bytes(folder_read(&arena, dir, "editions/edition-000002.db"), hash);
	hash_code(hash, code);
	assert_int_equal(info->number, 2);
	assert_string_equal(info->published_at, "2026-06-30T17:00:00Z");
	assert_int_equal(info->day, clock_day_of(2026, 7, 1));
	assert_string_equal(info->note, "");
	assert_string_equal(info->sha256, hash);
	assert_string_equal(info->code, code);
	assert_int_equal(info->figures, 11);
	assert_int_equal(info->illustrative, 0);
	catalogue_text(small_catalogue(), true, &saved);
	catalogue_text(edition_catalogue(edition), true, &loaded);
	assert_string_equal(text_z(&loaded), text_z(&saved));
	edition_close(edition);
	edition_close(NULL);
}

/* `CODE.METHOD PLACE` and the series' figures in order, with the place each belongs to. */
static const struct {
	int edition;
	const char *indicator, *method, *place, *series;
} series_of[] = {
	{ 1, "share", "mic", "79",
		"2021=11@0001-01-01 2022=15.5@0001-01-01 2024=M@0001-01-01 2025=20@2025-07-01 " },
	{ 2, "share", "mic", "79",
		"2021=11@0001-01-01 2022=16.5@0001-01-01 2023=18@0001-01-01 2024=M@0001-01-01 "
		"2025=20@2025-07-01 " },
	{ 2, "share", "gso", "79", "2022=11.5@0001-01-01 " },
	{ 2, "share", "mic", "VN", "2022=14.26@0001-01-01 " },
	{ 2, "share", "gso", "VN", "" },
	{ 2, "share", "mic", "00123", "" },
	{ 2, "share", "mic", "nowhere", "" },
	{ 2, "share", "mic", "79@2025-07-01", "" },
};

static void a_series_runs_over_its_places(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(series_of); i++) {
		struct edition *edition = open_edition(series_of[i].edition);
		const struct indicator *indicator = catalogue_indicator(
			edition_catalogue(edition), series_of[i].indicator);
		const struct method *method = indicator_method(indicator, series_of[i].method);
		struct series series;
		struct error err;
		text_auto seen = { 0 };

		assert_true(edition_series(
			edition, &arena, indicator, method, series_of[i].place, &series, &err));
		assert_ptr_equal(series.indicator, indicator);
		assert_ptr_equal(series.method, method);
		for (size_t f = 0; f < series.count; f++) {
			const struct observation *item = &series.items[f];

			text_addf(&seen, "%s=", item->period.label);
			if (item->known)
				decimal_print(item->value, &seen);
			else
				text_addc(&seen, item->status);
			text_addf(&seen, "@%s ", item->place->valid_from);
			assert_string_equal(item->breakdown, "");
		}
		wrong += row_wrong(series_of[i].place, text_z(&seen), series_of[i].series);
		edition_close(edition);
	}
	assert_int_equal(wrong, 0);
}

/* Everything a figure carries comes back. */
static void a_figure_is_whole(void **state UNUSED)
{
	struct edition *edition = open_edition(2);
	const struct catalogue *catalogue = edition_catalogue(edition);
	struct edition_figure *figures;
	const struct observation *observation;
	struct error err;
	size_t count;

	assert_true(edition_figures(
		edition, &arena, catalogue_indicator(catalogue, "lines"), &figures, &count, &err));
	assert_int_equal(count, 1);
	observation = &figures[0].observation;
	assert_true(observation->parts && observation->known && observation->computed);
	assert_int_equal(observation->numerator.units, 1);
	assert_int_equal(observation->denominator.units, 3);
	assert_int_equal(observation->value.units, 333);
	assert_int_equal(observation->value.scale, 1);
	assert_true(edition_figures(
		edition, &arena, catalogue_indicator(catalogue, "share"), &figures, &count, &err));
	assert_int_equal(count, 8);
	observation = &figures[count - 1].observation;
	assert_string_equal(figures[count - 1].method->code, "gso");
	assert_string_equal(observation->source, "report-2022");
	assert_string_equal(observation->note[LANG_VI], "Chú thích");
	assert_string_equal(observation->note[LANG_EN], "Note");
	assert_false(observation->parts || observation->computed);
	assert_int_equal(observation->since, 1);
	assert_int_equal(observation->until, 0);
	edition_close(edition);
}

static void draw_verdict(const struct edition_verdict *judged, struct text *ret)
{
	const struct verdict *verdict = &judged->verdict;

	text_addf(ret, "%s %s ", state_keys[verdict->state], verdict_reasons[verdict->reason]);
	if (verdict->planned) {
		decimal_print(verdict->plan_value, ret);
		text_addf(ret, " (%s) ", verdict->plan_period.label);
	}
	if (verdict->sized) {
		decimal_print(verdict->share, ret);
		text_addz(ret, "% ");
	}
	text_addf(ret, "latest %s target %s overdue %s: %s / %s",
		verdict->latest == NULL ? "-" : verdict->latest->period.label,
		verdict->target == NULL ? "-" : verdict->target->period.label,
		verdict->overdue == NULL ? "-" : verdict->overdue->period.label,
		judged->reason[LANG_VI], judged->reason[LANG_EN]);
}

/* The stored verdict of every method is the one that judging its series on that day gives. */
static void verdicts_are_those_of_the_series(void **state UNUSED)
{
	int wrong = 0, planned = 0;

	for (int number = 1; number <= 2; number++) {
		struct edition *edition = open_edition(number);
		const struct catalogue *catalogue = edition_catalogue(edition);

		for (int i = 0; i < catalogue->indicator_count; i++)
			for (int m = 0; m < catalogue->indicators[i].method_count; m++) {
				const struct indicator *indicator = &catalogue->indicators[i];
				const struct plan *plan = catalogue_plan(
					catalogue, indicator, catalogue->city);
				struct edition_verdict stored, fresh = { 0 };
				text_auto was = { 0 }, is = { 0 }, vi = { 0 }, en = { 0 };
				struct series series;
				struct error err;

				assert_true(edition_series(edition, &arena, indicator,
					&indicator->methods[m], catalogue->city, &series, &err));
				assert_true(edition_verdict(
					edition, &arena, &series, catalogue->city, &stored, &err));
				fresh.verdict = verdict_judge(
					indicator, &series, plan, edition_info(edition)->day);
				verdict_say(&fresh.verdict, indicator, LANG_VI, &vi);
				verdict_say(&fresh.verdict, indicator, LANG_EN, &en);
				fresh.reason[LANG_VI] = text_z(&vi);
				fresh.reason[LANG_EN] = text_z(&en);
				draw_verdict(&stored, &was);
				draw_verdict(&fresh, &is);
				wrong += row_wrong(indicator->code, text_z(&was), text_z(&is));
				planned += stored.verdict.planned;
			}
		edition_close(edition);
	}
	assert_int_equal(planned, 4); /* share by two methods, in two editions */
	assert_int_equal(wrong, 0);
}

static void illustrative_figures_are_counted(void **state UNUSED)
{
	const char *own = arena_format(&arena, "%s/own", dir);
	struct office *office = make_office(own);
	struct edition *edition;
	struct error err;

	(void)submit(office, "share.mic/79/2022=1 share.gso/79/2022=2 share.gso/79/2023=3");
	approve_all(office);
	office_close(office);
	office_sql(own, "UPDATE method SET illustrative = 1 WHERE code = 'gso'");
	office = reopen(own);
	(void)publish_at(office, "2026-01-01T00:00:00Z");
	office_close(office);
	edition = edition_open(shelf_path(&arena, own, 1), &err);
	assert_non_null(edition);
	assert_int_equal(edition_info(edition)->figures, 3);
	assert_int_equal(edition_info(edition)->illustrative, 2);
	edition_close(edition);
}

/* What is none of our editions is refused, and how. */
static void other_files_are_refused(void **state UNUSED)
{
	static const char garbage[] = "SQLite format 3";
	struct span whole = folder_read(&arena, dir, "editions/edition-000001.db");
	const struct {
		const char *name;
		struct span bytes;
	} files[] = {
		{ "nothing", { "", 0 } },
		{ "text", span_of("hello") },
		{ "the beginning of a database", span_of(garbage) },
		{ "another of our databases", folder_read(&arena, dir, "office.db") },
		{ "an edition cut off", { whole.data, whole.size / 2 } },
		{ "an edition cut to a page", { whole.data, 4096 } },
	};
	int wrong = 0;

	for (size_t i = 0; i < COUNT(files); i++) {
		struct error err = { .key = "" };
		struct edition *edition;

		folder_write(dir, "x.db", files[i].bytes);
		edition = edition_open(arena_format(&arena, "%s/x.db", dir), &err);
		wrong += row_wrong(
			files[i].name, edition == NULL ? "refused" : "opened", "refused");
		edition_close(edition);
	}
	{
		struct error err = { .key = "" };

		assert_null(edition_open(arena_format(&arena, "%s/none.db", dir), &err));
		wrong += row_wrong("no file", err.key, "edition.open");
	}
	assert_int_equal(wrong, 0);
}

/* What a new edition lacks to be one of an earlier version. */
static const struct {
	const char *name, *without, *seen;
} forms[] = {
	/* clang-format off */
	{ "today's", "", "read" },
	{ "before inquiries", "DROP TABLE inquiry; DROP TABLE inquiry_tally; PRAGMA user_version = 4", "read" },
	{ "before pictures", "DROP TABLE content_picture; DROP TABLE picture; PRAGMA user_version = 4", "read" },
	{ "before sections", "DROP TABLE content_picture; DROP TABLE picture; DROP TABLE content_indicator; DROP TABLE content_milestone; DROP TABLE content",
	  "read" },
	{ "before retractions", "DROP TABLE retraction", "read" },
	{ "before recipes", "DROP TABLE content_picture; DROP TABLE picture; DROP TABLE content_indicator; DROP TABLE content_milestone; DROP TABLE content;"
	  "DROP TABLE recipe; DROP TABLE component; DROP TABLE part; DROP TABLE ranking;"
	  "PRAGMA user_version = 3", "read" },
	{ "too old", "PRAGMA user_version = 2", "edition.form" },
	{ "of a later program", "PRAGMA user_version = 6", "edition.form" },
	{ "of another program", "PRAGMA application_id = 1", "edition.form" },
	/* clang-format on */
};

static void assert_read(struct edition *edition)
{
	const struct catalogue *catalogue = edition_catalogue(edition);
	const struct indicator *share = catalogue_indicator(catalogue, "share");
	struct edition_verdict verdict;
	struct edition_part *parts;
	struct edition_rank *ranks;
	struct edition_inquiry *inquiries;
	struct edition_tally *tallies;
	struct series series;
	struct error err;
	size_t count;

	assert_true(edition_inquiries(edition, &arena, NULL, &inquiries, &count, &err));
	assert_int_equal(count, 0);
	assert_true(edition_tallies(edition, &arena, &tallies, &count, &err));
	assert_int_equal(count, 0);
	assert_non_null(content_find(catalogue, CONTENT_DOCUMENTS, "qd-2"));
	assert_true(edition_series(edition, &arena, share, share->methods, "79", &series, &err));
	assert_int_equal(series.count, 5);
	assert_true(edition_verdict(edition, &arena, &series, "79", &verdict, &err));
	assert_non_null(verdict.verdict.target);
	assert_true(
		edition_parts(edition, &arena, share->methods, series.items, &parts, &count, &err));
	assert_int_equal(count, 0);
	assert_true(edition_ranks(edition, &arena, share->methods, &ranks, &count, &err));
	assert_int_equal(count, 0);
}

/* Published editions are read for as long as their form is known: with their figures and judgements. */
static void earlier_forms_are_read(void **state UNUSED)
{
	struct span bytes = folder_read(&arena, dir, "editions/edition-000002.db");
	const char *path = arena_format(&arena, "%s/old.db", dir);
	int wrong = 0;

	for (size_t i = 0; i < COUNT(forms); i++) {
		struct error err = { .key = "" };
		struct edition *edition;
		sqlite3 *db;

		folder_write(dir, "old.db", bytes);
		assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
		assert_int_equal(sqlite3_exec(db, forms[i].without, NULL, NULL, NULL), SQLITE_OK);
		assert_int_equal(sqlite3_close(db), SQLITE_OK);
		edition = edition_open(path, &err);
		wrong += row_wrong(
			forms[i].name, edition == NULL ? err.key : "read", forms[i].seen);
		if (edition != NULL)
			assert_read(edition);
		edition_close(edition);
	}
	assert_int_equal(wrong, 0);
}

/* A data folder may have any name, and no name stands for another. */
static void any_folder_name_will_do(void **state UNUSED)
{
	static const char *const names[] = { "a%20b", "a b", "a?b", "a#b", "100%", "a&b=c",
		"Số liệu", "it's" };
	struct span bytes = folder_read(&arena, dir, "editions/edition-000002.db");
	int wrong = 0;

	for (size_t i = 0; i < COUNT(names); i++) {
		const char *folder = arena_format(&arena, "%s/%s", dir, names[i]);
		struct error err = { .detail = "" };
		struct edition *edition;

		assert_int_equal(mkdir(folder, 0755), 0);
		folder_write(folder, "edition.db", bytes);
		edition = edition_open(arena_format(&arena, "%s/edition.db", folder), &err);
		wrong += row_wrong(names[i], edition == NULL ? err.detail : "opened", "opened");
		edition_close(edition);
	}
	assert_int_equal(wrong, 0);
}

/* Reading needs no right to write, and leaves nothing beside the file. */
static void reading_writes_nothing(void **state UNUSED)
{
	const char *folder = arena_format(&arena, "%s/editions", dir);
	int before = folder_count(folder);
	struct edition *edition;

	assert_int_equal(chmod(shelf_path(&arena, dir, 1), 0444), 0);
	assert_int_equal(chmod(folder, 0555), 0);
	edition = open_edition(1);
	edition_close(edition);
	assert_int_equal(chmod(folder, 0755), 0);
	assert_int_equal(folder_count(folder), before);
}

#define EDITION_TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EDITION_TEST(tells_what_it_is),
		EDITION_TEST(a_series_runs_over_its_places),
		EDITION_TEST(a_figure_is_whole),
		EDITION_TEST(verdicts_are_those_of_the_series),
		EDITION_TEST(illustrative_figures_are_counted),
		EDITION_TEST(other_files_are_refused),
		EDITION_TEST(earlier_forms_are_read),
		EDITION_TEST(any_folder_name_will_do),
		EDITION_TEST(reading_writes_nothing),
	};
	return cmocka_run_group_tests_name("edition", tests, NULL, NULL);
}
