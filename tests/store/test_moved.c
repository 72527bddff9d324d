/* tests/store/test_moved.c - the contract of store/edition/moved.h, on small.h's two links. */
#include "tests/store/make.h"

#include "base/clock.h"
#include "indicators/indicator.h"
#include "store/edition/moved.h"

static struct arena arena;
static const char *dir;

/* The city was made anew; district 760 became, by a share of 1, the ward 00123. */
static int start(void **state UNUSED)
{
	struct office *office;
	struct error err;

	dir = folder_make(&arena);
	office = make_office(dir);
	assert_true(office_catalogue_save(office, small_computed(), "tester", &err));
	publish_line(office,
		"share.mic/79/2022=15.4P~2023-01-31 share.mic/79/2023=M share.mic/79/2025=20 "
		"share.mic/79/2022=9*Sex=F share.mic/760/2022=1:3! share.mic/760/2023=2:3 "
		"share.mic/00123/2025=3:4 users.count/760/2022=10 change.gso/760/2022=-3 "
		"share.gso/760/2022=5:9 users.count/79@2025-07-01/2022=70 users.count/79/2022=50 "
		"users.count/760/2024=12 users.count/00123/2025=18 users.count/79/2024=40 "
		"users.count/79/2025=50",
		"2026-01-01T00:00:00Z");
	office_close(office);
	return 0;
}

static int stop(void **state UNUSED)
{
	folder_remove(dir);
	arena_done(&arena);
	return 0;
}

/* CODE@YEAR of place, PERIOD=VALUE or parts, status, basis, reason; `!` what was left out. */
static const struct {
	const char *name, *indicator, *method, *place, *day, *holds;
} cases[] = {
	/* clang-format off */
	{ "taken over whole", "share", "mic", "79@2025-07-01", "2025-07-01",
	  "79@2025 2022=15.4 P whole moved; 79@2025 2023=- M same moved; "
	  "79@2025 2025=20 A same moved; 79@2025 2022*Sex=F=9 A whole moved; " },
	{ "the places of before", "share", "mic", "79@0001-01-01", "2024-01-01",
	  "79@0001 2022=15.4 P same moved; 79@0001 2023=- M same moved; "
	  "79@0001 2022*Sex=F=9 A same moved; !2025 later; " },
	{ "by a share", "share", "mic", "00123@2025-07-01", "2025-12-01",
	  "00123@2025 2022=33.3 (1/3) E share moved; 00123@2025 2023=66.7 (2/3) E share moved; "
	  "00123@2025 2025=75 (3/4) A same moved; " },
	{ "the day before", "share", "mic", "760@0001-01-01", "2025-06-30",
	  "760@0001 2022=33.3 (1/3) A same moved; 760@0001 2023=66.7 (2/3) A same moved; " },
	{ "another method", "share", "gso", "00123@2025-07-01", "2025-07-01",
	  "00123@2025 2022=55.6 (5/9) E share moved; " },
	{ "a stock", "users", "count", "00123@2025-07-01", "2025-07-01",
	  "00123@2025 2022=10 E share moved; 00123@2025 2024=12 E share moved; "
	  "00123@2025 2025=18 A same moved; " },
	{ "a score", "change", "gso", "00123@2025-07-01", "2025-07-01",
	  "00123@2025 2022=- L share not-additive; " },
	{ "nothing", "lines", "itu", "79@2025-07-01", "2025-07-01", "" },
	{ "put on new boundaries by its source", "users", "count", "79@2025-07-01", "2025-07-01",
	  "79@2025 2022=70 A same moved; 79@2025 2024=40 A whole moved; "
	  "79@2025 2025=50 A same moved; " },
	{ "the same, on the old", "users", "count", "79@0001-01-01", "2025-06-30",
	  "79@0001 2022=50 A same moved; 79@0001 2024=40 A same moved; !2022 later; !2025 later; " },
	{ "all places", "users", "count", NULL, "2025-07-01",
	  "79@2025 2022=70 A same moved; 00123@2025 2022=10 E share moved; "
	  "79@2025 2024=40 A whole moved; 00123@2025 2024=12 E share moved; "
	  "79@2025 2025=50 A same moved; 00123@2025 2025=18 A same moved; " },
	/* computed again from what was moved, also where there was none before */
	{ "computed from a share", "computed", "ratio", "00123@2025-07-01", "2025-07-01",
	  "00123@2025 2022=59.9 E share moved; 00123@2025 2023=- M same moved; " },
	{ "a change over the day", "growth", "growth", "00123@2025-07-01", "2025-07-01",
	  "00123@2025 2025=50 E share moved; " },
	{ "a break no more", "growth", "growth", "79@2025-07-01", "2025-07-01",
	  "79@2025 2025=25 A whole moved; " },
	{ "before it was computed", "growth", "growth", "79@0001-01-01", "2024-01-01", "!2025 later; " },
	{ "an index", "mix", "mixed", "00123@2025-07-01", "2025-07-01",
	  "00123@2025 2022=75 E share moved; 00123@2025 2023=100 E share moved; "
	  "00123@2025 2025=100 E same moved; " },
	{ "all that is left out", "share", "mic", NULL, "2024-01-01",
	  "79@0001 2022=15.4 P same moved; 760@0001 2022=33.3 (1/3) A same moved; "
	  "79@0001 2023=- M same moved; 760@0001 2023=66.7 (2/3) A same moved; "
	  "79@0001 2022*Sex=F=9 A same moved; !2025 later; !2025 later; " },
	/* clang-format on */
};

static void draw(const struct boundary_figures *moved, struct text *ret)
{
	for (size_t i = 0; i < moved->count; i++) {
		const struct observation *item = &moved->items[i].observation;
		const struct boundary_mark *mark = &moved->items[i].mark;

		text_addf(ret, "%s@%.4s %s%s%s=", item->place->code, item->place->valid_from,
			item->period.label, *item->breakdown == '\0' ? "" : "*", item->breakdown);
		if (item->known)
			decimal_print(decimal_trim(item->value), ret);
		else
			text_addc(ret, '-');
		if (item->parts)
			text_addf(ret, " (%lld/%lld)", (long long)item->numerator.units,
				(long long)item->denominator.units);
		text_addf(ret, " %c %s %s; ", item->status, boundary_bases[mark->basis],
			boundary_reasons[item->status == 'M' ? BOUNDARY_MOVED : mark->reason]);
	}
	for (size_t i = 0; i < moved->left_count; i++)
		text_addf(ret, "!%s %s; ", moved->left[i].observation->period.label,
			boundary_reasons[moved->left[i].reason]);
}

static int day_of(const char *date)
{
	int day;

	assert_true(clock_date_parse(span_of(date), &day));
	return day;
}

static struct edition *open_first(void)
{
	struct error err;
	struct edition *edition = edition_open(shelf_path(&arena, dir, 1), &err);

	assert_non_null(edition);
	return edition;
}

static void figures_move(void **state UNUSED)
{
	struct edition *edition = open_first();
	const struct catalogue *catalogue = edition_catalogue(edition);
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct indicator *indicator = catalogue_indicator(
			catalogue, cases[i].indicator);
		const struct place *place = cases[i].place == NULL
			? NULL
			: catalogue_place(catalogue, cases[i].place, 0);
		struct boundary_figures moved;
		text_auto seen = { 0 };
		struct error err;

		assert_true(edition_moved(edition, &arena, indicator,
			indicator_method(indicator, cases[i].method), place, day_of(cases[i].day),
			&moved, &err));
		draw(&moved, &seen);
		wrong += row_wrong(cases[i].name, text_z(&seen), cases[i].holds);
	}
	assert_int_equal(wrong, 0);
	edition_close(edition);
}

/* What a moved figure tells of itself. */
static void a_note_says_how(void **state UNUSED)
{
	struct edition *edition = open_first();
	const struct catalogue *catalogue = edition_catalogue(edition);
	const struct indicator *share = catalogue_indicator(catalogue, "share");
	const struct boundary_mark *marks;
	struct series series;
	struct error err;

	assert_true(edition_moved_series(edition, &arena, share, indicator_primary(share),
		catalogue_place(catalogue, "00123@2025-07-01", 0), day_of("2025-07-01"), &series,
		&marks, &err));
	assert_int_equal(series.count, 3);
	assert_non_null(strstr(series.items[0].note[LANG_EN], "apportioned by published shares"));
	assert_non_null(
		strstr(series.items[0].note[LANG_EN], "Source of the crosswalk: report-2023."));
	assert_non_null(
		strstr(series.items[0].note[LANG_VI], "Nguồn chuyển đổi địa giới: report-2023."));
	assert_true(boundary_apportioned(&marks[0]));
	assert_string_equal(series.items[2].note[LANG_EN], "");
	assert_false(boundary_apportioned(&marks[2]));
	edition_close(edition);
}

/* A later place's figure is an absence with its reason, in its place in time. */
static void a_later_figure_is_an_absence(void **state UNUSED)
{
	struct edition *edition = open_first();
	const struct catalogue *catalogue = edition_catalogue(edition);
	const struct indicator *share = catalogue_indicator(catalogue, "share");
	const struct boundary_mark *marks;
	struct series series;
	struct error err;

	assert_true(edition_moved_series(edition, &arena, share, indicator_primary(share),
		catalogue_place(catalogue, "79@0001-01-01", 0), day_of("2024-01-01"), &series,
		&marks, &err));
	assert_int_equal(series.count, 3);
	assert_string_equal(series.items[2].period.label, "2025");
	assert_false(series.items[2].known);
	assert_int_equal(series.items[2].status, 'L');
	assert_int_equal(marks[2].reason, BOUNDARY_LATER);
	assert_non_null(strstr(series.items[2].note[LANG_EN], "younger than the chosen day"));
	edition_close(edition);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_move),
		cmocka_unit_test(a_note_says_how),
		cmocka_unit_test(a_later_figure_is_an_absence),
	};

	return cmocka_run_group_tests_name("moved", tests, start, stop);
}
