/* tests/charts/test_rowlist.c - the contract of charts/rowlist.h, as a table. */
#include "tests/support/unit.h"

#include <string.h>

#include "charts/kind.h"
#include "charts/rowlist.h"
#include "tests/charts/cases.h"

enum { ROWS = 8 };

/* In the order they are given; the last column is 2025, - for no figure. */
static const struct {
	const char *code, *name, *figure;
	bool total;
} rows[ROWS] = {
	{ "b", "Phường 10", "2025=5", false },
	{ "z", "Cả thành phố", "2025=6", true },
	{ "c", "Đặc khu", "2025=-", false },
	{ "a", "Phường 2", "2025=9", false },
	{ "d", "Xã Ê", "2025=5.0", false },
	{ "e", "Xã È", "2025=1", false },
	{ "f", "", "2024=4", false },
	{ "g", "An Lạc", "2025=-3", false },
};

static const struct frame *frame_of(struct arena *arena, struct chart_request *request)
{
	struct chart_row *list = arena_new(arena, ROWS, sizeof *list);

	for (size_t i = 0; i < ROWS; i++) {
		const struct series *series = case_series(arena, rows[i].figure, "A");

		list[i] = (struct chart_row){ .code = rows[i].code,
			.name = rows[i].name,
			.figures = series->items,
			.figure_count = series->count,
			.total = rows[i].total };
	}
	request->kind = chart_kind_find("bars");
	request->rows = list;
	request->row_count = ROWS;
	return frame_new(request, arena);
}

/* The codes shown, "|" where what is left out is said. */
static void shown(const struct rowlist *list, struct text *ret)
{
	for (size_t i = 0; i <= list->count; i++) {
		if (list->left_out > 0 && i == list->cut)
			text_addf(ret, "|%zu|", list->left_out);
		if (i < list->count)
			text_addz(ret, list->rows[i]->row->code);
	}
}

static void rows_are_chosen(void **state UNUSED)
{
	static const struct {
		const char *name;
		struct chart_options options;
		size_t room;
		const char *shown;
	} cases[] = {
		{ "as given", { .order = ORDER_GIVEN }, 8, "bzcadefg" },
		{ "the highest first", { .order = ORDER_HIGHEST }, 20, "zabdegcf" },
		{ "the lowest first", { .order = ORDER_LOWEST }, 20, "zgebdacf" },
		{ "by name", { .order = ORDER_NAME }, 20, "zfgcabde" },
		{ "too many", { .order = ORDER_HIGHEST }, 5, "zabd|4|" },
		{ "one too many", { .order = ORDER_HIGHEST }, 7, "zabdeg|2|" },
		{ "the second page", { .order = ORDER_HIGHEST, .page = 1 }, 5, "egcf|4|" },
		{ "a page that is not there", { .order = ORDER_HIGHEST, .page = 9 }, 4, "cf|6|" },
		{ "the least room", { .order = ORDER_GIVEN }, 2, "b|7|" },
		{ "a top", { .order = ORDER_HIGHEST, .top = 3 }, 20, "zab|5|" },
		{ "top and bottom", { .order = ORDER_HIGHEST, .top = 2, .bottom = 2 }, 20,
			"za|4|eg" },
		{ "a bottom of known ones", { .order = ORDER_HIGHEST, .bottom = 2 }, 20, "|6|eg" },
		{ "top and bottom of nearly all", { .order = ORDER_HIGHEST, .top = 4, .bottom = 3 },
			20, "zabdegcf" },
		{ "top and bottom without room", { .order = ORDER_HIGHEST, .top = 3, .bottom = 3 },
			5, "za|4|eg" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		arena_auto arena = { 0 };
		struct chart_request request = { .options = cases[i].options };
		const struct frame *frame = frame_of(&arena, &request);
		struct rowlist list;
		text_auto seen = { 0 };

		print_message("  %s\n", cases[i].name);
		rowlist_choose(frame, frame->column_count - 1, cases[i].room, &arena, &list);
		shown(&list, &seen);
		assert_string_equal(text_z(&seen), cases[i].shown);
	}
}

static void what_is_left_out_is_said(void **state UNUSED)
{
	static const struct {
		struct chart_options options;
		enum lang lang;
		const char *said;
	} cases[] = {
		{ { .top = 3, .parted_by = "phường, xã" }, LANG_VI, "… và 5 phường, xã khác" },
		{ { .top = 3 }, LANG_EN, "… and 5 more items" },
		{ { .page = 1 }, LANG_VI, "Vị trí 4–6 trong 8 mục" },
		{ { .page = 2 }, LANG_EN, "Rows 7–8 of 8 items" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		arena_auto arena = { 0 };
		struct chart_request request = { .options = cases[i].options };
		const struct frame *frame = frame_of(&arena, &request);
		struct rowlist list;
		text_auto said = { 0 };

		rowlist_choose(frame, frame->column_count - 1, 4, &arena, &list);
		rowlist_say_rest(&list, &request, cases[i].lang, &said);
		assert_string_equal(text_z(&said), cases[i].said);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_chosen),
		cmocka_unit_test(what_is_left_out_is_said),
	};

	return cmocka_run_group_tests_name("rowlist", tests, NULL, NULL);
}
