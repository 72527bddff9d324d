/*
 * tests/collector/test_tickets.c - exports of tickets, counted or refused to the cell.
 *
 * tests/golden/tickets/NAME.csv, read against the city's own catalogue, must give NAME.out: what was
 * declared stands in its first line (`#! --tickets|2025-10`); then the file of figures, or all
 * problems with their coordinates and nothing else.
 */
#include "tests/support/rows.h"

#include <stdlib.h>

#include "collector/catalogue_folder.h"
#include "collector/lookup.h"
#include "collector/ticket_time.h"
#include "collector/tickets.h"
#include "tests/collector/golden.h"

enum { LEAST_FILES = 38, PER_DAY = PERIOD_DAY_MINUTES };

static struct arena arena;
static struct catalogue catalogue;
static const char *folder;

static int start(void **state UNUSED)
{
	const char *root = getenv("TIENDO_ROOT");
	struct error err;

	assert_non_null(root);
	folder = arena_format(&arena, "%s/tests/golden/tickets", root);
	assert_true(catalogue_folder_read(
		&arena, arena_format(&arena, "%s/data/hcmc", root), &catalogue, &err));
	return 0;
}

static int stop(void **state UNUSED)
{
	arena_done(&arena);
	return 0;
}

/* ---- exports ---- */

struct declared {
	struct ticket_export *asked;
	struct ticket_spans *spans;
};

static void take(void *context, const char *word, const char *value)
{
	struct declared *declared = context;
	struct error err;

	assert_true(strcmp(word, "--tickets") == 0
			? ticket_spans_add(&catalogue, value, declared->spans, &err)
			: tickets_column(declared->asked, value, &err));
}

static const char *drawn(struct span bytes)
{
	static const struct reader_options usual = { 0 };
	struct ticket_spans spans = { .count = 0 };
	struct ticket_export asked = { .catalogue = &catalogue, .spans = &spans };
	struct span file = golden_words(&arena, bytes, take, &(struct declared){ &asked, &spans });
	reader_auto *reader = reader_open(&arena, file, &usual);
	struct tickets tickets;
	text_auto text = { 0 };

	tickets_read(&arena, &asked, reader, &tickets);
	if (tickets.problem_count == 0)
		text_addf(&text, "# counted %zu, elsewhere %zu, without a ward %zu%s\n",
			tickets.counted, tickets.elsewhere, tickets.unplaced,
			tickets.columns.of[TICKET_ID] == COLUMN_NONE ? ", without ids" : "");
	text_add(&text, tickets.figures);
	for (size_t i = 0; i < tickets.problem_count; i++)
		text_addf(&text, "!%s %s “%s” %s\n", tickets.problems[i].where,
			tickets.problems[i].key, tickets.problems[i].read,
			tickets.problems[i].detail);
	return arena_copy(&arena, text_z(&text), text.size);
}

static void every_export_is_counted_or_refused(void **state UNUSED)
{
	golden_folder(&arena, folder, LEAST_FILES, drawn);
}

/* ---- what is declared ---- */

static void spans_are_the_calendars_own(void **state UNUSED)
{
	static const struct {
		const char *said, *expected; /* the first span, how many; or the key */
	} cases[] = {
		{ "2025-10", "2025-09-25T12:00/2025-10-25T12:00 1" },
		{ "T10/2025", "2025-09-25T12:00/2025-10-25T12:00 1" },
		{ "Tháng 1 năm 2026", "2025-12-25T12:00/2026-01-25T12:00 1" },
		{ "2025-09-25T12:00/2025-10-25T12:00", "2025-09-25T12:00/2025-10-25T12:00 1" },
		{ "Quý IV/2025", "2025-09-25T12:00/2025-10-25T12:00 3" },
		{ "2025-S1", "2024-12-25T12:00/2025-01-25T12:00 6" },
		{ "2025", "2024-12-25T12:00/2025-01-25T12:00 12" },
		{ "2024-12-25T12:00/2025-12-25T12:00", "2024-12-25T12:00/2025-01-25T12:00 12" },
		{ "25/9–25/10/2025", "tickets.period" },
		{ "2025-W40", "tickets.period" },
		{ "2025-10-01", "tickets.period" },
		{ "tháng 10", "tickets.period" },
		{ "", "tickets.period" },
		{ "2199-10", "tickets.unfinished" },
	};
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct ticket_spans spans = { .count = 0 };
		struct error err;
		text_auto seen = { 0 };

		if (ticket_spans_add(&catalogue, cases[i].said, &spans, &err))
			text_addf(&seen, "%s %zu", spans.items[0].label, spans.count);
		else
			text_addz(&seen, err.key);
		wrong += row_wrong(cases[i].said, text_z(&seen), cases[i].expected);
	}
	assert_int_equal(wrong, 0);
}

static void spans_said_twice_are_one_and_in_order(void **state UNUSED)
{
	static const char *const said[] = { "2025-10", "2025-08", "2025-Q3", "2025-10" };
	struct ticket_spans spans = { .count = 0 };
	struct error err;

	for (size_t i = 0; i < COUNT(said); i++)
		assert_true(ticket_spans_add(&catalogue, said[i], &spans, &err));
	assert_int_equal(spans.count, 4);
	for (size_t i = 1; i < spans.count; i++)
		assert_true(spans.items[i - 1].until == spans.items[i].from);
	for (int year = 2010; year < 2020; year++)
		if (!ticket_spans_add(&catalogue, arena_format(&arena, "%d", year), &spans, &err)) {
			assert_string_equal(err.key, "tickets.limit");
			return;
		}
	fail();
}

static void a_catalogue_without_a_hotline_takes_no_tickets(void **state UNUSED)
{
	struct catalogue bare = catalogue;
	struct ticket_spans spans = { .count = 0 };
	struct error err;

	bare.indicator_count = 0;
	assert_false(ticket_spans_add(&bare, "2025-10", &spans, &err));
	assert_string_equal(err.key, "tickets.indicator");
}

static void only_a_tickets_columns_can_be_said(void **state UNUSED)
{
	static const struct {
		const char *pair, *expected;
	} cases[] = {
		{ "field=Nhóm", "" },
		{ "place=Nơi=ở", "" },
		{ "value=Số", "tickets.column" },
		{ "field=", "mapping.form" },
		{ "field", "mapping.form" },
	};
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct ticket_export asked = { .catalogue = &catalogue };
		struct error err = { .key = "" };
		bool fine = tickets_column(&asked, cases[i].pair, &err);

		wrong += row_wrong(cases[i].pair, fine ? "" : err.key, cases[i].expected);
	}
	assert_int_equal(wrong, 0);
}

/* ---- times ---- */

static void times_are_read_to_the_minute(void **state UNUSED)
{
	static const struct {
		const char *said;
		int64_t first, last; /* minutes of 1970-01-01; -1: refused */
	} cases[] = {
		{ "01/01/1970 00:00", 0, 0 },
		{ "1/1/1970 0:01:59", 1, 1 },
		{ "1970-01-01T00:02:03.5+07:00", 2, 2 },
		{ "1970-01-01 00:02:03+0700", 2, 2 },
		{ "1970-01-01 00:02:03.1234567", 2, 2 },
		{ "1970-01-01 00:02:03.", -1, 0 },
		{ "1970-01-01", 0, PER_DAY - 1 },
		{ " 2-1-1970 ", PER_DAY, 2 * PER_DAY - 1 },
		{ "1.1.1970, 12h30", 750, 750 },
		{ "12:30 1/1/1970", 750, 750 },
		{ "12:30:15, 01/01/1970", 750, 750 },
		{ "1/1/1970 12:30 AM", 30, 30 },
		{ "1/1/1970 12:30:00 CH", 750, 750 },
		{ "1/1/1970 01:30 pm", 810, 810 },
		{ "28/02/1970 23:59", 59 * PER_DAY - 1, 59 * PER_DAY - 1 },
		{ "29/02/1970", -1, 0 },
		{ "1/13/1970", -1, 0 },
		{ "0/1/1970", -1, 0 },
		{ "1/1/70", -1, 0 },
		{ "1/1/1899", -1, 0 },
		{ "1/1/2200", -1, 0 },
		{ "1/1-1970", -1, 0 },
		{ "1/1/1970 24:00", -1, 0 },
		{ "1/1/1970 12:60", -1, 0 },
		{ "1/1/1970 13:00 PM", -1, 0 },
		{ "1/1/1970 0:30 AM", -1, 0 },
		{ "1/1/1970 12:5", -1, 0 },
		{ "1/1/1970 12:05:60", -1, 0 },
		{ "1970-01-01T00:00Z", -1, 0 },
		{ "1970-01-01T00:00+08:00", -1, 0 },
		{ "1/1/1970x", -1, 0 },
		{ "1/1/197012:30", -1, 0 },
		{ "12:30", -1, 0 },
		{ "25567", -1, 0 },
		{ "", -1, 0 },
	};
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct ticket_time time = { .first = -1 };
		text_auto seen = { 0 }, expected = { 0 };

		if (ticket_time_read(span_of(cases[i].said), &time))
			text_addf(&seen, "%jd %jd", (intmax_t)time.first, (intmax_t)time.last);
		if (cases[i].first >= 0)
			text_addf(&expected, "%jd %jd", (intmax_t)cases[i].first,
				(intmax_t)cases[i].last);
		wrong += row_wrong(cases[i].said, text_z(&seen), text_z(&expected));
	}
	assert_int_equal(wrong, 0);
}

static void a_lookup_keeps_what_was_found(void **state UNUSED)
{
	struct lookup *lookup = lookup_new(&arena);

	for (int i = 0; i < LOOKUP_MAX; i++) {
		const void **slot = lookup_slot(lookup, span_of(arena_format(&arena, "%d", i)));

		assert_null(*slot);
		*slot = arena_format(&arena, "=%d", i);
	}
	assert_null(lookup_slot(lookup, span_of("one more")));
	for (int i = 0; i < LOOKUP_MAX; i++)
		assert_string_equal(*lookup_slot(lookup, span_of(arena_format(&arena, "%d", i))),
			arena_format(&arena, "=%d", i));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_export_is_counted_or_refused),
		cmocka_unit_test(spans_are_the_calendars_own),
		cmocka_unit_test(spans_said_twice_are_one_and_in_order),
		cmocka_unit_test(a_catalogue_without_a_hotline_takes_no_tickets),
		cmocka_unit_test(only_a_tickets_columns_can_be_said),
		cmocka_unit_test(times_are_read_to_the_minute),
		cmocka_unit_test(a_lookup_keeps_what_was_found),
	};
	return cmocka_run_group_tests_name("tickets", tests, start, stop);
}
