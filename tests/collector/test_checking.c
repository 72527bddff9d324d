/*
 * tests/collector/test_checking.c - the contract of collector/checking.h: what the office holds,
 * what arrives (tests/store/make.h), and what is found: `check@line` with '!' before what keeps the
 * file out.
 */
#include "tests/store/make.h"

#include "collector/checking.h"

#define STEADY                                                                                     \
	"users.count/VN/2015=1001 users.count/VN/2016=1021 users.count/VN/2017=991 "               \
	"users.count/VN/2018=1013 users.count/VN/2019=1007 users.count/VN/2020=1031 "

static const struct {
	const char *name, *held, *arrives, *explanation, *found;
} cases[] = {
	{ "nothing odd", STEADY, "users.count/VN/2021=1017", "", "" },
	{ "nothing at all", "", "users.count/VN/2021=M", "", "" },
	{ "far off", STEADY, "users.count/VN/2021=2017", "", "jump@1" },
	{ "far off, and no warning stops a file", STEADY, "users.count/VN/2021=2017", "so",
		"jump@1" },
	{ "of another place", STEADY, "users.count/79/2021=2017", "", "" },
	{ "of another breakdown", STEADY, "users.count/VN/2021=2017*Sex=F", "", "" },
	{ "of another length", STEADY, "users.count/VN/2021-Q1=2017", "", "" },
	{ "what arrives comes before what is held", STEADY,
		"users.count/VN/2018=9013 users.count/VN/2019=9007 users.count/VN/2020=9031 "
		"users.count/VN/2021=9017",
		"", "unit-slip@1" },
	{ "a later vintage comes before an earlier one", "users.count/VN/2021=9~2023-01-01 " STEADY,
		"users.count/VN/2021=2017~2022-01-01", "", "" },
	{ "of two vintages the last is looked at", STEADY,
		"users.count/VN/2021=2017~2022-01-01 users.count/VN/2021=1017~2023-01-01", "", "" },
	{ "what was decided on is left alone", STEADY "users.count/VN/2021=2017",
		"users.count/VN/2021=2017", "", "" },
	{ "unless it changes", STEADY "users.count/VN/2021=2017", "users.count/VN/2021=2117", "",
		"jump@1" },
	{ "parts that do not add up", "",
		"users.count/VN/2021=10 users.count/VN/2021=4*Sex=F users.count/VN/2021=7*Sex=M",
		"", "!parts@1" },
	{ "explained", "",
		"users.count/VN/2021=10 users.count/VN/2021=4*Sex=F users.count/VN/2021=7*Sex=M",
		"some said both", "parts@1" },
	{ "a part that arrives for a whole that is held",
		"users.count/VN/2021=10 users.count/VN/2021=4*Sex=F", "users.count/VN/2021=7*Sex=M",
		"", "!parts@1" },
	{ "shares do not add up, and need not", "",
		"share.mic/VN/2021=10 share.mic/VN/2021=40*Sex=F share.mic/VN/2021=7*Sex=M", "",
		"" },
	{ "less than nothing, whatever is said", "", "lines.itu/VN/2021=-1:100", "so it is",
		"!numerator@1" },
};

static const char *find(
	struct arena *arena, struct office *office, struct checked *file, const char *explanation)
{
	struct error err = { .key = "" };
	text_auto found = { 0 };
	size_t left;

	if (!checking_run(arena, office, small_catalogue(), explanation, file, 1, &err))
		fail_msg("%s %s", err.key, err.detail);
	left = file->refused;
	for (size_t i = 0; i < file->finding_count; i++) {
		const struct finding *finding = &file->findings[i];

		assert_string_equal(finding->explanation, explanation);
		assert_true(*finding->says[LANG_VI] != '\0' && *finding->says[LANG_EN] != '\0');
		text_addf(&found, "%s%s%s@%d", i > 0 ? " " : "", left > 0 ? "!" : "",
			finding->check, finding->entry->line);
		left -= left > 0;
	}
	return arena_copy(arena, text_z(&found), found.size);
}

static void finds_every_case(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };
		const char *dir = folder_make(&arena);
		struct office *office = make_office(dir);
		struct batch batch = make_batch(&arena, cases[i].arrives);
		struct checked file = { .entries = batch.entries, .count = batch.count };

		if (*cases[i].held != '\0') {
			(void)submit(office, cases[i].held);
			approve_all(office);
		}
		wrong += row_wrong(cases[i].name, find(&arena, office, &file, cases[i].explanation),
			cases[i].found);
		office_close(office);
		folder_remove(dir);
		arena_done(&arena);
	}
	assert_int_equal(wrong, 0);
}

/* A whole series of nonsense is told of as far as anyone would read, and counted on. */
static void keeps_only_so_many(void **state UNUSED)
{
	struct arena arena = { 0 };
	const char *dir = folder_make(&arena);
	struct office *office = make_office(dir);
	size_t count = CHECKING_MAX_FINDINGS + 5;
	struct entry *entries = arena_new(&arena, count, sizeof *entries);
	struct batch one = make_batch(&arena, "lines.itu/VN/2021=-1:100");
	struct checked file = { .entries = entries, .count = count };
	struct error err;

	for (size_t i = 0; i < count; i++) {
		entries[i] = one.entries[0];
		entries[i].line = (int)i + 1;
		entries[i].observation.breakdown = arena_format(&arena, "N=%06zu", i);
	}
	assert_true(checking_run(&arena, office, small_catalogue(), "", &file, 1, &err));
	assert_int_equal(file.finding_count, CHECKING_MAX_FINDINGS);
	assert_int_equal(file.more, 5);
	assert_int_equal(file.refused, count);
	office_close(office);
	folder_remove(dir);
	arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_every_case),
		cmocka_unit_test(keeps_only_so_many),
	};
	return cmocka_run_group_tests_name("checking", tests, NULL, NULL);
}
