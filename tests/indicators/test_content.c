/* tests/indicators/test_content.c - the contract of indicators/content.h. */
#include "tests/support/rows.h"

#include "base/arena.h"
#include "base/clock.h"
#include "indicators/content.h"

static const struct {
	const char *name, *from, *until, *today, *term;
} terms[] = {
	{ "nothing is known", "", "", "2026-11-25", "unknown" },
	{ "the day before", "2026", "2030", "2025-12-31", "ahead" },
	{ "the first day", "2026", "2030", "2026-01-01", "running" },
	{ "the last day", "2020", "2026-Q3", "2026-09-30", "running" },
	{ "the day after", "2020", "2026-Q3", "2026-10-01", "over" },
	{ "no end, begun", "2020", "", "2026-11-25", "unknown" },
	{ "no end, not begun", "2027", "", "2026-11-25", "ahead" },
	{ "no beginning, over", "", "2025", "2026-11-25", "over" },
	{ "no beginning, not over", "", "2026", "2026-11-25", "unknown" },
	{ "one day", "2026-11-25", "2026-11-25", "2026-11-25", "running" },
};

static void a_term_is_told_by_its_dates(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(terms); i++) {
		struct content_page page = { .from = terms[i].from, .until = terms[i].until };
		int day;

		assert_true(clock_date_parse(span_of(terms[i].today), &day));
		wrong += row_wrong(
			terms[i].name, content_terms[content_term(&page, day)], terms[i].term);
	}
	assert_int_equal(wrong, 0);
}

static const struct indicator indicators[] = { { .code = "a" }, { .code = "b" }, { .code = "c" } };
static const struct decision decisions[] = {
	{ 1, "d", "1/QĐ", "2020-07-03", { "Ủy ban", "Committee" }, { "Một", "One" }, "paper" },
	{ 2, "e", "", "", { "", "" }, { "Hai", "Two" }, "" },
};
static const struct plan_point points[] = { { .decision = &decisions[0] },
	{ .decision = &decisions[1] } };
static const struct plan plans[] = {
	{ &indicators[1], "79", &points[0], 1 },
	{ &indicators[2], "79", &points[1], 1 },
	{ &indicators[1], "VN", &points[0], 1 },
};
static const struct indicator *const named[] = { &indicators[0], &indicators[1] };
static const struct content_page pages[] = {
	{ .section = CONTENT_DOCUMENTS, .slug = "d", .kind = "plan", .summary = { "x", "y" } },
	{ .section = CONTENT_PROGRAMMES,
		.slug = "d",
		.title = { "P", "P" },
		.decision = "d",
		.indicators = named,
		.indicator_count = 2 },
	{ .section = CONTENT_PROGRAMMES, .slug = "p", .decision = "" },
};

static struct catalogue whole(struct arena *arena)
{
	struct catalogue catalogue = { .indicators = indicators,
		.indicator_count = COUNT(indicators),
		.decisions = decisions,
		.decision_count = COUNT(decisions),
		.plans = plans,
		.plan_count = COUNT(plans),
		.content = pages,
		.content_count = COUNT(pages) };

	content_complete(arena, &catalogue);
	return catalogue;
}

static void what_sets_a_target_is_a_document(void **state UNUSED)
{
	arena_auto arena = { 0 };
	struct catalogue catalogue = whole(&arena);
	const struct content_page *told = content_find(&catalogue, CONTENT_DOCUMENTS, "d");
	const struct content_page *bare = content_find(&catalogue, CONTENT_DOCUMENTS, "e");

	assert_int_equal(catalogue.content_count, 4);
	assert_string_equal(told->title[LANG_EN], "One");
	assert_string_equal(told->owner[LANG_VI], "Ủy ban");
	assert_string_equal(told->number, "1/QĐ");
	assert_string_equal(told->date, "2020-07-03");
	assert_string_equal(told->source, "paper");
	assert_string_equal(told->kind, "plan");
	assert_string_equal(told->summary[LANG_EN], "y");
	assert_string_equal(bare->title[LANG_VI], "Hai");
	assert_string_equal(bare->kind, "");
	assert_string_equal(bare->body[LANG_EN], "");
	assert_string_equal(content_find(&catalogue, CONTENT_PROGRAMMES, "d")->title[LANG_VI], "P");
	assert_null(content_find(&catalogue, CONTENT_NEWS, "d"));
	content_complete(&arena, &catalogue); /* and once more changes nothing */
	assert_int_equal(catalogue.content_count, 4);
}

/* First what its document sets targets for, each once, then what it names. */
static void a_programme_moves_what_its_document_sets(void **state UNUSED)
{
	arena_auto arena = { 0 };
	struct catalogue catalogue = whole(&arena);
	int count;
	const struct indicator *const *moved = content_moves(
		&arena, &catalogue, content_find(&catalogue, CONTENT_PROGRAMMES, "d"), &count);

	assert_int_equal(count, 2);
	assert_string_equal(moved[0]->code, "b");
	assert_string_equal(moved[1]->code, "a");
	(void)content_moves(
		&arena, &catalogue, content_find(&catalogue, CONTENT_PROGRAMMES, "p"), &count);
	assert_int_equal(count, 0);
	assert_true(content_sets(content_find(&catalogue, CONTENT_DOCUMENTS, "e"), &plans[1]));
	assert_false(content_sets(content_find(&catalogue, CONTENT_DOCUMENTS, "e"), &plans[0]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_term_is_told_by_its_dates),
		cmocka_unit_test(what_sets_a_target_is_a_document),
		cmocka_unit_test(a_programme_moves_what_its_document_sets),
	};
	return cmocka_run_group_tests_name("content", tests, NULL, NULL);
}
