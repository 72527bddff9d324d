/* tests/store/test_calendar.c - the contract of store/office/calendar.h. TIENDO_NOW moves the clock. */
#include "tests/store/stage.h"

#include "base/clock.h"
#include "indicators/indicator.h"
#include "store/office/calendar.h"

static int start(void **state)
{
	const struct indicator *share = catalogue_indicator(small_catalogue(), "share");
	const struct indicator *users = catalogue_indicator(small_catalogue(), "users");
	struct duty duties[] = {
		{ share, indicator_primary(share), "office", "79", { 0 }, 10,
			{ "Đề xuất", "Proposed" } },
		{ users, indicator_primary(users), "bureau", "VN", { 0 }, 20, { "", "" } },
	};
	struct error err;

	(void)stage_start(state);
	assert_true(period_parse(span_of("2026-Q1"), &duties[0].first));
	assert_true(period_parse(span_of("2025"), &duties[1].first));
	assert_true(calendar_save(office, duties, COUNT(duties), "admin", &err));
	return 0;
}

/* `indicator period state late;` */
static const char *owed(const char *reporter, const char *today)
{
	struct owed *list;
	text_auto text = { 0 };
	struct error err = { .key = "" };
	size_t count;
	int day;

	assert_true(clock_date_parse(span_of(today), &day));
	must(duty_list(office, &arena, small_catalogue(), reporter, day, &list, &count, &err),
		&err);
	for (size_t i = 0; i < count; i++)
		text_addf(&text, "%s %s %s %d;", list[i].duty->indicator->code,
			list[i].period.label, duty_states[list[i].state], list[i].late);
	return arena_copy(&arena, text_z(&text), text.size);
}

static void what_came_is_told_from_what_did_not(void **state UNUSED)
{
	struct act act = { 1, 0, 0, "chi", "Why?" };
	struct error err;
	int count;

	assert_string_equal(owed("", "2026-04-12"),
		"users 2025 late 82;share 2026-Q1 late 2;share 2026-Q2 ahead 0;users 2026 ahead "
		"0;");
	assert_string_equal(
		owed("office", "2026-04-12"), "share 2026-Q1 late 2;share 2026-Q2 ahead 0;");
	assert_string_equal(owed("nobody", "2026-04-12"), "");
	set_now("2026-04-13T02:00:00Z");
	(void)submit(office, "share.mic/79@2025-07-01/2026-Q1=15");
	assert_string_equal(
		owed("office", "2026-04-20"), "share 2026-Q2 ahead 0;share 2026-Q1 waiting 3;");
	assert_true(figures_return(office, &act, &count, &err));
	assert_string_equal(
		owed("office", "2026-04-20"), "share 2026-Q1 returned 3;share 2026-Q2 ahead 0;");
	set_now("2026-04-20T02:00:00Z");
	(void)submit(office, "share.mic/79@2025-07-01/2026-Q1=16");
	/* the answer took the place of what was withdrawn, and is what counts */
	assert_string_equal(
		owed("office", "2026-04-21"), "share 2026-Q2 ahead 0;share 2026-Q1 waiting 10;");
	approve_all(office);
	assert_string_equal(
		owed("office", "2026-04-21"), "share 2026-Q2 ahead 0;share 2026-Q1 done 10;");
	/* in time, of another place of the same code, by the day of our zone */
	set_now("2026-07-10T16:59:59Z");
	(void)submit(office, "share.mic/79/2026-Q2=17");
	assert_string_equal(owed("office", "2026-07-11"),
		"share 2026-Q3 ahead 0;share 2026-Q2 waiting 0;share 2026-Q1 done 10;");
}

static void a_calendar_is_replaced_as_a_whole(void **state UNUSED)
{
	struct error err;

	assert_true(calendar_save(office, NULL, 0, "admin", &err));
	assert_string_equal(owed("", "2026-04-12"), "");
	office_close(office);
	office_sql(dir, "INSERT INTO person VALUES (1, 'an', 'An', '', '', 0, 0, 1, 0)");
	office = reopen(dir);
	assert_false(calendar_save(office, NULL, 0, "an", &err));
	assert_string_equal(err.key, "person.role");
}

#define CALENDAR_TEST(name) cmocka_unit_test_setup_teardown(name, start, stage_stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CALENDAR_TEST(what_came_is_told_from_what_did_not),
		CALENDAR_TEST(a_calendar_is_replaced_as_a_whole),
	};
	return cmocka_run_group_tests_name("calendar", tests, NULL, NULL);
}
