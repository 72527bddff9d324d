/* tests/store/test_amend.c - the contract of store/office/amend.h: what is changed, and what is refused. */
#include "tests/store/stage.h"

#include "store/office/amend.h"
#include "store/office/ledger.h"
#include "store/office/people.h"

static const struct indicator *share(struct catalogue *catalogue)
{
	struct error err;

	assert_true(office_catalogue_load(office, &arena, catalogue, &err));
	return catalogue_indicator(catalogue, "share");
}

static void words_are_amended(void **state UNUSED)
{
	struct catalogue catalogue;
	const struct indicator *before = share(&catalogue);
	struct amend_words words = { "share", { "Tên mới", before->name[LANG_EN] },
		{ before->definition[LANG_VI], "Anew." }, "" };
	char seen[HASH_HEX];
	const char *said;
	struct error err;

	words.definition[LANG_VI] = "Định nghĩa.";
	amend_seen(before, seen);
	words.seen = seen;
	assert_true(amend_words(office, &words, "chi", &err));
	assert_string_equal(share(&catalogue)->name[LANG_VI], "Tên mới");
	assert_string_equal(share(&catalogue)->definition[LANG_EN], "Anew.");
	said = stage_last_act();
	assert_non_null(strstr(said, "chi catalogue-words indicator share: name vi: "));
	assert_non_null(strstr(said, " -> Tên mới; "));
	/* the same again is no act, but for who saw other words it is a conflict */
	assert_false(amend_words(office, &words, "binh", &err));
	assert_string_equal(err.key, "amend.conflict");
	words.seen = "";
	assert_true(amend_words(office, &words, "binh", &err));
	assert_string_equal(stage_last_act(), said);
}

static void a_target_takes_the_place_of_another(void **state UNUSED)
{
	struct amend_point point = { "share", "79", "2025", "qd-2", "31,5", "at-least" };
	struct catalogue catalogue;
	const struct indicator *indicator;
	const struct plan *plan;
	struct decision decision = { .code = "qd-9",
		.number = "9/QĐ",
		.date = "2026-01-01",
		.issuer = { "Ai", "Who" },
		.title = { "Gì", "What" },
		.source = "report-2022" };
	struct error err;

	assert_true(amend_decision(office, &decision, "chi", &err));
	assert_string_equal(stage_last_act(), "chi decision-add decision qd-9: 9/QĐ: Gì");
	assert_true(amend_plan(office, &point, "chi", &err)); /* the same decision: mended */
	point.decision = "qd-9";
	point.value = "35";
	assert_true(amend_plan(office, &point, "chi", &err));
	assert_string_equal(stage_last_act(),
		"chi plan-set indicator share: 79, 2025: 31.5 at-least (qd-2) -> 35 at-least "
		"(qd-9)");
	indicator = share(&catalogue);
	plan = catalogue_plan(&catalogue, indicator, "79");
	assert_string_equal(plan_target(plan)->decision->code, "qd-9");
	assert_int_equal(plan_target(plan)->value.units, 35);
	assert_int_equal(plan->count, 4); /* two of 2022, and what was in force for 2025 */
}

/* It is kept, out of force, with why; the same again finds none, and no verdict is left of it. */
static void a_target_ends(void **state UNUSED)
{
	struct amend_retirement end = { "share", "79", "2025", "qd-2", "qd-1",
		{ "Bãi bỏ.", "Ended." } };
	struct catalogue catalogue;
	const struct plan *plan;
	const struct plan_point *ended = NULL;
	struct error err;

	plan = catalogue_plan(&catalogue, share(&catalogue), "79");
	assert_string_equal(plan_target(plan)->period.label, "2025");
	end.target = "qd-1";
	assert_false(amend_retire(office, &end, "chi", &err)); /* another one had set it */
	assert_string_equal(err.key, "amend.target");
	end.target = "qd-2";
	assert_true(amend_retire(office, &end, "chi", &err));
	assert_string_equal(stage_last_act(),
		"chi plan-retire indicator share: 79, 2025 (qd-2): qd-1: Bãi bỏ.");
	plan = catalogue_plan(&catalogue, share(&catalogue), "79");
	assert_string_equal(plan_target(plan)->period.label, "2022");
	for (int i = 0; i < plan->count; i++)
		if (strcmp(plan->points[i].period.label, "2025") == 0)
			ended = &plan->points[i];
	assert_true(ended != NULL && ended->superseded);
	assert_true(ended != NULL && strstr(ended->note[LANG_VI], "Bãi bỏ.") != NULL &&
		strstr(ended->note[LANG_EN], "Ended.") != NULL);
	assert_false(amend_retire(office, &end, "chi", &err));
	assert_string_equal(err.key, "amend.target");
	end.decision = "qd-0";
	assert_false(amend_retire(office, &end, "chi", &err));
	assert_string_equal(err.key, "decision.none");
	end.note[LANG_EN] = "";
	assert_false(amend_retire(office, &end, "chi", &err));
	assert_string_equal(err.key, "amend.text");
}

static void wrong_ones_are_refused(void **state UNUSED)
{
	static const struct {
		const char *name;
		struct amend_point point;
		const char *key;
	} cases[] = {
		{ "indicator", { "none", "79", "2025", "qd-2", "1", "at-least" },
			"indicator.none" },
		{ "place", { "share", "0", "2025", "qd-2", "1", "at-least" }, "place.none" },
		{ "decision", { "share", "79", "2025", "qd-0", "1", "at-least" }, "decision.none" },
		{ "period", { "share", "79", "soon", "qd-2", "1", "at-least" }, "amend.period" },
		{ "value", { "share", "79", "2025", "qd-2", "much", "at-least" }, "amend.value" },
		{ "two points", { "share", "79", "2025", "qd-2", "1,2,3", "at-least" },
			"amend.value" },
		{ "comparator", { "share", "79", "2025", "qd-2", "1", "near" },
			"amend.comparator" },
	};
	const struct amend_words empty = { "share", { " ", "x" }, { "x", "x" }, "" };
	const struct decision known = { .code = "qd-1",
		.number = "1",
		.date = "2026-01-01",
		.issuer = { "a", "a" },
		.title = { "a", "a" },
		.source = "report-2022" };
	struct decision other = known;
	text_auto before = { 0 }, after = { 0 };
	int wrong = 0;
	struct error err;

	office_text(dir, &before);
	for (size_t i = 0; i < COUNT(cases); i++) {
		bool done = amend_plan(office, &cases[i].point, "chi", &err);

		wrong += row_wrong(cases[i].name, done ? "done" : err.key, cases[i].key);
	}
	assert_int_equal(wrong, 0);
	assert_false(amend_words(office, &empty, "chi", &err));
	assert_string_equal(err.key, "amend.text");
	assert_false(amend_decision(office, &known, "chi", &err));
	assert_string_equal(err.key, "amend.code");
	other.code = "qd-7";
	other.source = "none";
	assert_false(amend_decision(office, &other, "chi", &err));
	assert_string_equal(err.key, "source.none");
	other.date = "2026-02-30";
	assert_false(amend_decision(office, &other, "chi", &err));
	assert_string_equal(err.key, "amend.date");
	office_text(dir, &after);
	assert_string_equal(text_z(&after), text_z(&before));
	/* with an account there are roles, and this one has none */
	assert_true(people_add(office, "chi", "Chi", "sáu con vịt bơi", "tester", &err));
	assert_false(amend_plan(office,
		&(struct amend_point){ "share", "79", "2025", "qd-2", "1", "at-least" }, "chi",
		&err));
	assert_string_equal(err.key, "person.role");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(words_are_amended),
		STAGE_TEST(a_target_takes_the_place_of_another),
		STAGE_TEST(a_target_ends),
		STAGE_TEST(wrong_ones_are_refused),
	};
	return cmocka_run_group_tests_name("amend", tests, NULL, NULL);
}
