/* tests/store/test_office.c - the contract of store/office/office.h, in folders of their own. */
#include "tests/store/make.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "indicators/indicator.h"
#include "tests/store/catalogue_text.h"

static struct arena arena;
static const char *dir;

static int start(void **state UNUSED)
{
	dir = folder_make(&arena);
	return hash_start() ? 0 : -1;
}

static int stop(void **state UNUSED)
{
	folder_remove(dir);
	arena_done(&arena);
	return 0;
}

static unsigned mode_of(const char *name)
{
	struct stat stat_of;

	assert_int_equal(stat(arena_format(&arena, "%s/%s", dir, name), &stat_of), 0);
	return stat_of.st_mode & 0777U;
}

static void init_makes_the_folder(void **state UNUSED)
{
	struct error err;

	assert_true(office_init(dir, &err));
	assert_int_equal(mode_of("keys"), 0700);
	assert_int_equal(mode_of("keys/edition.key"), 0600);
	assert_int_equal(mode_of("office.db"), 0600);
	assert_int_equal(mode_of("evidence"), 0700);
	assert_int_equal(mode_of("editions"), 0755);
	assert_int_equal(folder_count(arena_format(&arena, "%s/editions", dir)), 0);
	assert_int_equal(folder_count(dir), 4); /* office.db and the three */
}

static void init_makes_a_folder_that_is_not_there(void **state UNUSED)
{
	const char *inner = arena_format(&arena, "%s/inner", dir);
	struct error err;

	assert_true(office_init(inner, &err));
	office_close(reopen(inner));
	assert_false(office_init(arena_format(&arena, "%s/no/such", dir), &err));
	assert_string_equal(err.key, "office.folder");
	assert_int_equal(err.kind, ERROR_FAILURE);
}

static void init_twice_is_refused_and_changes_nothing(void **state UNUSED)
{
	struct error err;
	struct span before, after;
	text_auto key_before = { 0 }, key_after = { 0 };

	assert_true(office_init(dir, &err));
	before = folder_read(&arena, dir, "office.db");
	text_add(&key_before, folder_read(&arena, dir, "keys/edition.key"));
	assert_false(office_init(dir, &err));
	assert_string_equal(err.key, "office.exists");
	assert_int_equal(err.kind, ERROR_REFUSED);
	after = folder_read(&arena, dir, "office.db");
	assert_true(span_equals(before, after));
	text_add(&key_after, folder_read(&arena, dir, "keys/edition.key"));
	assert_string_equal(text_z(&key_before), text_z(&key_after));
}

static void init_that_was_cut_short_begins_anew(void **state UNUSED)
{
	struct error err;

	assert_true(office_init(dir, &err));
	assert_int_equal(rename(arena_format(&arena, "%s/office.db", dir),
				 arena_format(&arena, "%s/office.db.new", dir)),
		0);
	assert_true(office_init(dir, &err));
	office_close(reopen(dir));
	assert_int_equal(access(arena_format(&arena, "%s/office.db.new", dir), F_OK), -1);
}

static void opening_needs_an_office(void **state UNUSED)
{
	static const char garbage[] = "this is no database, but it is long enough to look like one "
				      "to somebody who only counts bytes: 100 of them at least";
	struct error err;

	assert_null(office_open(dir, &err));
	assert_string_equal(err.key, "office.none");
	assert_int_equal(err.kind, ERROR_MISUSE);
	assert_int_equal(folder_count(dir), 0); /* and leaves nothing behind */
	assert_null(office_open(arena_format(&arena, "%s/nowhere", dir), &err));
	assert_string_equal(err.key, "office.none");
	folder_write(dir, "office.db", span_of(garbage));
	assert_null(office_open(dir, &err));
	assert_string_equal(err.key, "db.damaged");
	assert_int_equal(err.kind, ERROR_FAILURE);
}

/* An edition, another program's database or an empty file is no office. */
static void opening_needs_our_version(void **state UNUSED)
{
	static const struct {
		const char *sql, *key;
	} changes[] = {
		{ "PRAGMA user_version = 99", "office.version" },
		{ "PRAGMA user_version = 0", "office.version" },
		{ "PRAGMA user_version = 1; PRAGMA application_id = 1413760324", "office.version" },
	};
	int wrong = 0;
	struct error err;

	assert_true(office_init(dir, &err));
	for (size_t i = 0; i < COUNT(changes); i++) {
		struct office *office;

		office_sql(dir, changes[i].sql);
		office = office_open(dir, &err);
		wrong += row_wrong(
			changes[i].sql, office == NULL ? err.key : "opened", changes[i].key);
		office_close(office);
	}
	folder_write(dir, "office.db", span_of(""));
	assert_null(office_open(dir, &err));
	assert_int_equal(wrong, 0);
}

static double seconds(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Another command holds the folder for a third of a second: opening waits for it. */
static void opening_waits_for_another(void **state UNUSED)
{
	struct error err;
	double begun;
	int fd, status;
	pid_t child;

	assert_true(office_init(dir, &err));
	fd = open(arena_format(&arena, "%s/office.lock", dir), O_RDWR | O_CREAT, 0600);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	begun = seconds();
	child = fork();
	if (child == 0) { /* shares the lock, and lets go of it for both */
		(void)usleep(300 * 1000);
		(void)flock(fd, LOCK_UN);
		_exit(0);
	}
	office_close(reopen(dir));
	assert_true(seconds() - begun >= 0.25);
	assert_int_equal(waitpid(child, &status, 0), child);
	(void)close(fd);
}

static void opening_gives_up_in_the_end(void **state UNUSED)
{
	struct error err;
	struct office *office;
	double begun;

	assert_true(office_init(dir, &err));
	office = reopen(dir);
	begun = seconds();
	assert_null(office_open(dir, &err));
	assert_string_equal(err.key, "office.busy");
	assert_int_equal(err.kind, ERROR_FAILURE);
	assert_true(seconds() - begun >= 9 && seconds() - begun < 15);
	office_close(office);
	office_close(reopen(dir));
}

static void load(struct office *office, struct catalogue *ret)
{
	struct error err = { .key = "" };

	must(office_catalogue_load(office, &arena, ret, &err), &err);
}

static void save(struct office *office, const struct catalogue *catalogue)
{
	struct error err = { .key = "" };

	must(office_catalogue_save(office, catalogue, "tester", &err), &err);
}

static void a_catalogue_comes_back_as_it_was(void **state UNUSED)
{
	office_auto *office = make_office(dir);
	text_auto saved = { 0 }, loaded = { 0 };
	struct catalogue catalogue;

	load(office, &catalogue);
	catalogue_text(small_catalogue(), true, &saved);
	catalogue_text(&catalogue, true, &loaded);
	assert_string_equal(text_z(&loaded), text_z(&saved));
	/* with what is computed, whose declarations are replaced as a whole */
	save(office, small_computed());
	load(office, &catalogue);
	text_clear(&saved);
	text_clear(&loaded);
	catalogue_text(small_computed(), true, &saved);
	catalogue_text(&catalogue, true, &loaded);
	assert_string_equal(text_z(&loaded), text_z(&saved));
	/* and again, over itself */
	save(office, &catalogue);
	load(office, &catalogue);
	text_clear(&loaded);
	catalogue_text(&catalogue, true, &loaded);
	assert_string_equal(text_z(&loaded), text_z(&saved));
}

/* A catalogue as a folder gives it, without ids and in another order, keeps those there are. */
static void ids_stay(void **state UNUSED)
{
	office_auto *office = make_office(dir);
	struct catalogue fresh = *small_catalogue(), loaded;
	struct indicator *indicators = arena_new(&arena, 5, sizeof *indicators);
	struct place *places = arena_new(&arena, 1, sizeof *places);

	for (int i = 0; i < 4; i++) {
		indicators[i] = small_catalogue()->indicators[3 - i];
		indicators[i].id = 0;
	}
	indicators[4] = indicators[3];
	indicators[4].code = "brand-new";
	places[0] = small_catalogue()->places[4];
	places[0].id = 0;
	fresh.indicators = indicators;
	fresh.indicator_count = 5;
	fresh.places = places;
	fresh.place_count = 1;
	fresh.link_count = fresh.plan_count = 0;
	/* methods keep their ids 11, 12, 21 … for the four, and are new for the fifth */
	for (int i = 0; i < 5; i++) {
		struct method *methods = arena_new(
			&arena, (size_t)indicators[i].method_count, sizeof *methods);

		for (int m = 0; m < indicators[i].method_count; m++) {
			methods[m] = indicators[i].methods[m];
			methods[m].id = 0;
		}
		indicators[i].methods = methods;
	}
	save(office, &fresh);
	load(office, &loaded);
	assert_int_equal(loaded.indicator_count, 5);
	for (int i = 0; i < 4; i++) {
		const struct indicator *was = &small_catalogue()->indicators[3 - i];

		assert_string_equal(loaded.indicators[i].code, was->code);
		assert_int_equal(loaded.indicators[i].id, was->id);
		for (int m = 0; m < was->method_count; m++)
			assert_int_equal(loaded.indicators[i].methods[m].id, was->methods[m].id);
	}
	assert_string_equal(loaded.indicators[4].code, "brand-new");
	assert_int_equal(loaded.indicators[4].id, 5);
	assert_true(loaded.indicators[4].methods[0].id > 41);
	/* places and links that are named no more are kept, plan points are not */
	assert_int_equal(loaded.place_count, small_catalogue()->place_count);
	assert_int_equal(loaded.places[4].id, 5);
	assert_int_equal(loaded.link_count, 2);
	assert_int_equal(loaded.plan_count, 0);
}

/* What changes is changed, down to the last field. */
static void a_changed_row_is_changed(void **state UNUSED)
{
	office_auto *office = make_office(dir);
	struct catalogue changed = *small_catalogue(), loaded;
	struct place *places = arena_new(&arena, (size_t)changed.place_count, sizeof *places);
	struct source *sources = arena_new(&arena, (size_t)changed.source_count, sizeof *sources);
	text_auto saved = { 0 }, back = { 0 };

	memcpy(places, changed.places, (size_t)changed.place_count * sizeof *places);
	memcpy(sources, changed.sources, (size_t)changed.source_count * sizeof *sources);
	places[4].name[LANG_VI] = "Phường Mới";
	places[4].population = 12345;
	places[4].lat = "10.5";
	sources[1].title = "Đổi tên";
	changed.title[LANG_EN] = "Changed";
	changed.places = places;
	changed.link_count = 0; /* they point at the old places */
	changed.sources = sources;
	save(office, &changed);
	load(office, &loaded);
	loaded.link_count = 0;
	catalogue_text(&changed, true, &saved);
	catalogue_text(&loaded, true, &back);
	assert_string_equal(text_z(&back), text_z(&saved));
}

/* The primary method is the one the new catalogue names, whatever became of the old one. */
static void the_primary_method_moves(void **state UNUSED)
{
	static const struct method other = { .code = "hids",
		.name = { "HIDS", "HIDS" },
		.note = { "", "" },
		.reporter = "",
		.primary = true };
	office_auto *office = make_office(dir);
	struct catalogue changed = *small_catalogue(), loaded;
	struct indicator share = changed.indicators[SMALL_SHARE];
	const struct indicator *stored;
	int primaries = 0;

	share.methods = &other;
	share.method_count = 1;
	changed.indicators = &share;
	changed.indicator_count = 1;
	changed.plan_count = 0;
	save(office, &changed);
	load(office, &loaded);
	stored = catalogue_indicator(&loaded, "share");
	for (int m = 0; m < stored->method_count; m++)
		primaries += stored->methods[m].primary;
	assert_string_equal(indicator_primary(stored)->code, "hids");
	assert_int_equal(primaries, 1);
}

static void a_damaged_word_is_told(void **state UNUSED)
{
	static const char *const damages[] = {
		"UPDATE indicator SET kind = 'guess' WHERE code = 'users'",
		"UPDATE indicator SET unit = 'furlong' WHERE code = 'users'",
		"UPDATE place SET level = 'moon' WHERE code = 'VN'",
		"UPDATE place SET valid_from = 'once' WHERE code = 'VN'",
		"UPDATE plan_point SET value = 'much'",
		"UPDATE plan_point SET period = 'soon' WHERE period = '2025'",
		"UPDATE plan_point SET comparator = 'about'",
		"DELETE FROM method WHERE code = 'count'",
	};
	int wrong = 0;

	for (size_t i = 0; i < COUNT(damages); i++) {
		const char *own = arena_format(&arena, "%s/%zu", dir, i);
		struct error err = { .key = "" };
		struct catalogue catalogue;
		struct office *office;
		bool fine;

		office_close(make_office(own));
		office_sql(own, damages[i]);
		office = reopen(own);
		fine = office_catalogue_load(office, &arena, &catalogue, &err);
		wrong += row_wrong(damages[i], fine ? "loaded" : err.key, "catalogue.damaged");
		office_close(office);
	}
	assert_int_equal(wrong, 0);
}

#define OFFICE_TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		OFFICE_TEST(init_makes_the_folder),
		OFFICE_TEST(init_makes_a_folder_that_is_not_there),
		OFFICE_TEST(init_twice_is_refused_and_changes_nothing),
		OFFICE_TEST(init_that_was_cut_short_begins_anew),
		OFFICE_TEST(opening_needs_an_office),
		OFFICE_TEST(opening_needs_our_version),
		OFFICE_TEST(opening_waits_for_another),
		OFFICE_TEST(opening_gives_up_in_the_end),
		OFFICE_TEST(a_catalogue_comes_back_as_it_was),
		OFFICE_TEST(ids_stay),
		OFFICE_TEST(a_changed_row_is_changed),
		OFFICE_TEST(the_primary_method_moves),
		OFFICE_TEST(a_damaged_word_is_told),
	};
	return cmocka_run_group_tests_name("office", tests, NULL, NULL);
}
