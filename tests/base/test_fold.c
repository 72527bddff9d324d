/* tests/base/test_fold.c - the contract of base/fold.h. */
#include "tests/support/unit.h"

#include "base/fold.h"

static const struct {
	const char *name, *text, *folded, *toned;
} cases[] = {
	{ "nothing", "", "", "" },
	{ "marks and case", "TIẾN Độ", "tien do", "tiến độ" },
	{ "d with a stroke, both cases", "Đường đê", "duong de", "đường đê" },
	{ "decomposed", "Thu\xCC\x89 \xC4\x90\xC6\xB0\xCC\x81\x63", "thu duc", "thủ đức" },
	{ "the two ways to mark oa", "Hoà Hòa", "hoa hoa", "hoà hòa" },
	{ "eth for d", "Ðức ðức", "duc duc", "ðức ðức" },
	{ "a mark on nothing", "a \xCC\x81 b", "a b", "a b" },
	{ "punctuation and blanks", "  (P.) Bến  Thành – Q.1 ", "p ben thanh q 1",
		"p bến thành q 1" },
	{ "only punctuation", "…%!", "", "" },
	{ "no-break blank", "Quận\xC2\xA0\x37", "quan 7", "quận 7" },
	{ "full width", "ＴＰ．ＨＣＭ", "tp hcm", "tp hcm" },
	{ "sharp s grows", "Straße", "strasse", "strasse" },
	{ "ligature", "ﬁbre", "fibre", "fibre" },
	{ "another script stays", "Пётр 市", "петр 市", "пётр 市" },
};

static void folds(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		text_auto text = { 0 }, toned = { 0 };

		print_message("  %s\n", cases[i].name);
		fold_add(span_of(cases[i].text), &text);
		assert_string_equal(text_z(&text), cases[i].folded);
		fold_add_toned(span_of(cases[i].text), &toned);
		assert_string_equal(text_z(&toned), cases[i].toned);
	}
}

static void folding_twice_changes_nothing(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		text_auto once = { 0 }, twice = { 0 };

		fold_add(span_of(cases[i].text), &once);
		fold_add(text_span(&once), &twice);
		assert_string_equal(text_z(&once), text_z(&twice));
	}
}

/* What holds nothing may have no bytes at all. */
static void folds_nothing(void **state UNUSED)
{
	text_auto text = { 0 };

	fold_add((struct span){ NULL, 0 }, &text);
	fold_add_toned((struct span){ NULL, 0 }, &text);
	assert_int_equal(text.size, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folds),
		cmocka_unit_test(folding_twice_changes_nothing),
		cmocka_unit_test(folds_nothing),
	};

	return cmocka_run_group_tests_name("fold", tests, NULL, NULL);
}
