/*
 * tests/collector/test_intake.c - the contract of collector/intake.h: what the office holds
 * (tests/store/make.h), what arrives in JSON, and what comes of it: `#submission added/corrected/
 * unchanged` of each arrival, "dry" in front where nothing is stored, or each problem as
 * `key@where` and each finding that keeps it out as `check!where`.
 */
#include "tests/store/make.h"

#include <stdlib.h>

#include "collector/intake.h"
#include "store/office/tokens.h"

#define FIGURE(period, value)                                                                      \
	"{\"indicator\":\"users\",\"place\":\"VN\",\"period\":\"" period "\",\"value\":" value "}"
#define SHARE "{\"indicator\":\"share\",\"place\":\"VN\",\"period\":\"2022\",\"value\":1}"

enum { ARRIVALS = 2 };

static const struct {
	const char *name, *held, *waits, *arrives[ARRIVALS];
	bool dry;
	const char *drawing;
} cases[] = {
	{ "one", "", "", { "[" FIGURE("2022", "1") "]" }, false, "#1 1/0/0" },
	{ "two, each a submission", "", "",
		{ "[" FIGURE("2022", "1") "]", "[" FIGURE("2023", "1") "]" }, false,
		"#1 1/0/0 #2 1/0/0" },
	{ "a dry run stores nothing", "", "", { "[" FIGURE("2022", "1") "]" }, true, "dry 1/0/0" },
	{ "nothing new", "users.count/VN/2022=1", "", { "[" FIGURE("2022", "1") "]" }, false,
		"#0 0/0/1" },
	{ "a fault in one keeps the other out", "", "",
		{ "[" FIGURE("2022", "1") "]", "[" FIGURE("soon", "1") "]" }, false,
		"period.form@/0/period" },
	{ "all figures that wait are told", "",
		"users.count/VN/2022=1 users.count/VN/2023=1 users.count/VN/2024=1",
		{ "[" FIGURE("2024", "2") "," FIGURE("2023", "1") "," FIGURE("2022", "2") "]" },
		false, "submission.pending@/0/value submission.pending@/2/value" },
	{ "and so they are on a dry run", "", "users.count/VN/2022=1",
		{ "[" FIGURE("2022", "2") "]" }, true, "submission.pending@/0/value" },
	{ "in each arrival", "", "users.count/VN/2022=1 users.count/VN/2023=1",
		{ "[" FIGURE("2022", "2") "]",
			"[" FIGURE("2024", "2") "," FIGURE("2023", "2") "]" },
		false, "submission.pending@/0/value submission.pending@/1/value" },
	{ "a published figure wants a reason", "users.count/VN/2022=1", "",
		{ "{\"figures\":[" FIGURE("2022", "2") "]}" }, false,
		"submission.reason@/figures/0/value" },
	{ "and has one", "users.count/VN/2022=1", "",
		{ "{\"reason\":\"counted again\",\"figures\":[" FIGURE("2022", "2") "]}" }, false,
		"#2 0/1/0" },
	{ "what does not add up", "", "",
		{ "[{\"indicator\":\"users\",\"place\":\"VN\",\"period\":\"2022\",\"value\":9},"
		  "{\"indicator\":\"users\",\"place\":\"VN\",\"period\":\"2022\",\"value\":3,"
		  "\"breakdown\":\"Sex=F\"},"
		  "{\"indicator\":\"users\",\"place\":\"VN\",\"period\":\"2022\",\"value\":7,"
		  "\"breakdown\":\"Sex=M\"}]" },
		false, "parts!2" },
};

/* What the outcome of one case comes to. */
static void draw(
	const struct arrival *arrivals, size_t count, bool taken, bool dry, struct text *ret)
{
	for (size_t i = 0; i < count; i++) {
		const struct arrival *arrival = &arrivals[i];
		const struct receipt *receipt = &arrival->receipt;

		if (taken)
			text_addf(ret, dry ? "%sdry" : "%s#%jd", ret->size == 0 ? "" : " ",
				(intmax_t)receipt->submission);
		if (taken)
			text_addf(ret, " %zu/%zu/%zu", receipt->added, receipt->corrected,
				receipt->unchanged);
		for (size_t p = 0; p < arrival->draft.problem_count; p++)
			text_addf(ret, "%s%s@%s", ret->size == 0 ? "" : " ",
				arrival->draft.problems[p].key, arrival->draft.problems[p].where);
		for (size_t f = 0; !taken && f < arrival->checked.finding_count; f++)
			text_addf(ret, "%s!%d", arrival->checked.findings[f].check,
				arrival->checked.findings[f].entry->line);
	}
}

static const struct mapping ours = { 0 };
static const struct reader_options usual = { 0 };

static struct intake intake_of(struct office *office)
{
	return (struct intake){ .office = office,
		.catalogue = small_catalogue(),
		.mapping = &ours,
		.reading = &usual,
		.actor = "tester",
		.reporter = "",
		.explanation = "" };
}

static void takes_in_every_case(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		arena_auto arena = { 0 };
		const char *dir = folder_make(&arena);
		struct office *office = make_office(dir);
		struct intake intake = intake_of(office);
		struct arrival arrivals[ARRIVALS] = { 0 };
		text_auto before = { 0 }, after = { 0 }, seen = { 0 };
		size_t count = 0;
		struct error err;
		bool taken;

		if (*cases[i].held != '\0') {
			(void)submit(office, cases[i].held);
			approve_all(office);
			(void)publish_at(office, "2026-11-25T02:00:00Z");
		}
		if (*cases[i].waits != '\0')
			(void)submit(office, cases[i].waits);
		for (; count < ARRIVALS && cases[i].arrives[count] != NULL; count++)
			arrivals[count] = (struct arrival){ .name = "a.json",
				.bytes = span_of(cases[i].arrives[count]) };
		intake.dry = cases[i].dry;
		office_text(dir, &before);
		if (!intake_run(&arena, &intake, arrivals, count, &taken, &err))
			text_addf(&seen, "!%s", err.key);
		else
			draw(arrivals, count, taken, intake.dry, &seen);
		office_text(dir, &after);
		wrong += row_wrong(cases[i].name, text_z(&seen), cases[i].drawing);
		if (cases[i].drawing[0] != '#' || cases[i].drawing[1] == '0')
			wrong += row_wrong(cases[i].name, text_z(&after), text_z(&before));
		office_close(office);
		folder_remove(dir);
	}
	assert_int_equal(wrong, 0);
}

/* Sends a document as somebody, under a key: what came of it. */
static const char *send(struct arena *arena, struct office *office, const char *actor,
	const char *key, const char *text)
{
	struct intake intake = intake_of(office);
	struct arrival arrival = { .name = "a.json", .bytes = span_of(text) };
	text_auto seen = { 0 };
	struct error err;
	bool taken;

	intake.actor = actor;
	intake.reporter = "office";
	intake.key = key;
	if (!intake_run(arena, &intake, &arrival, 1, &taken, &err))
		return arena_format(arena, "!%s", err.key);
	draw(&arrival, 1, taken, false, &seen);
	return arena_format(arena, "%s%s", arrival.receipt.repeated ? "again " : "", text_z(&seen));
}

static void a_token_sends_what_it_may(void **state UNUSED)
{
	arena_auto arena = { 0 };
	const char *dir = folder_make(&arena);
	struct office *office = make_office(dir);
	struct scope share = { { "share" }, 1 };
	char value[TOKEN_VALUE];
	struct error err;

	assert_true(token_add(office, "push", "office", &share, 30, "local:me", value, &err));
	assert_string_equal(send(&arena, office, "token:push", NULL,
				    "[" SHARE "," FIGURE("2022", "1") "," FIGURE("2023", "1") "]"),
		"person.scope@/1/value person.scope@/2/value");
	assert_string_equal(send(&arena, office, "token:push", NULL, "[" SHARE "]"), "#1 1/0/0");
	assert_true(token_revoke(office, "push", "local:me", &err));
	assert_string_equal(
		send(&arena, office, "token:push", NULL, "[" SHARE "]"), "!token.wrong");
	office_close(office);
	folder_remove(dir);
}

static void a_key_is_answered_until_it_is_forgotten(void **state UNUSED)
{
	static const struct {
		const char *now, *key, *text, *drawing;
	} steps[] = {
		{ "2026-01-01T00:00:00Z", "k", "[" FIGURE("soon", "1") "]",
			"period.form@/0/period" },
		{ "2026-01-01T00:00:00Z", "k", "[" FIGURE("2022", "1") "]", "#1 1/0/0" },
		{ "2026-01-01T00:00:01Z", "k", "[" FIGURE("2022", "1") "]", "again #1 1/0/0" },
		{ "2026-01-01T00:00:01Z", "k", "[" FIGURE("2022", "2") "]",
			"!submission.idempotency" },
		{ "2026-01-01T00:00:01Z", "k", "[" FIGURE("soon", "1") "]",
			"!submission.idempotency" },
		{ "2026-01-01T00:00:01Z", "l", "[" FIGURE("2022", "1") "]", "#0 0/0/1" },
		{ "2026-01-30T23:59:59Z", "k", "[" FIGURE("2022", "1") "]", "again #1 1/0/0" },
		{ "2026-01-31T00:00:00Z", "k", "[" FIGURE("2023", "1") "]", "#2 1/0/0" },
		{ "2026-01-31T00:00:00Z", "k", "[" FIGURE("2023", "1") "]", "again #2 1/0/0" },
	};
	arena_auto arena = { 0 };
	const char *dir = folder_make(&arena);
	struct office *office = make_office(dir);
	int wrong = 0;

	for (size_t i = 0; i < COUNT(steps); i++) {
		assert_int_equal(setenv("TIENDO_NOW", steps[i].now, 1), 0);
		wrong += row_wrong(arena_format(&arena, "step %zu", i),
			send(&arena, office, "tester", steps[i].key, steps[i].text),
			steps[i].drawing);
	}
	assert_int_equal(wrong, 0);
	office_close(office);
	folder_remove(dir);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_in_every_case),
		cmocka_unit_test(a_token_sends_what_it_may),
		cmocka_unit_test(a_key_is_answered_until_it_is_forgotten),
	};
	return cmocka_run_group_tests_name("intake", tests, NULL, NULL);
}
