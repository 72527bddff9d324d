/* tests/base/test_arena.c - the contract of base/arena.h. Overlaps would also trip ASan. */
#include "tests/support/unit.h"

#include <string.h>

#include "base/arena.h"

static const size_t sizes[] = { 0, 1, 2, 15, 16, 17, 100, 2047, 2048, 2049, 4096, 4097, 9000,
	1 << 20, (1 << 20) + 1, 3, 3 << 20, 7 };

static void blocks_are_zeroed_aligned_and_apart(void **state UNUSED)
{
	arena_auto arena = { 0 };
	unsigned char *blocks[COUNT(sizes) * 4];

	for (size_t i = 0; i < COUNT(blocks); i++) {
		size_t size = sizes[i % COUNT(sizes)];

		blocks[i] = arena_new(&arena, size, 1);
		assert_non_null(blocks[i]);
		assert_int_equal((uintptr_t)blocks[i] % _Alignof(max_align_t), 0);
		for (size_t k = 0; k < size; k++)
			assert_int_equal(blocks[i][k], 0);
		memset(blocks[i], (int)(i + 1), size);
	}
	for (size_t i = 0; i < COUNT(blocks); i++)
		for (size_t k = 0; k < sizes[i % COUNT(sizes)]; k++)
			assert_int_equal(blocks[i][k], i + 1);
}

static void copies_end_in_a_nul(void **state UNUSED)
{
	arena_auto arena = { 0 };

	assert_string_equal(arena_copy(&arena, "abcdef", 3), "abc");
	assert_string_equal(arena_copy(&arena, NULL, 0), "");
	assert_memory_equal(arena_copy(&arena, "a\0b", 3), "a\0b", 4);
}

static void formats_of_any_length(void **state UNUSED)
{
	arena_auto arena = { 0 };

	assert_string_equal(arena_format(&arena, "%d-%s", 7, "x"), "7-x");
	assert_string_equal(arena_format(&arena, "%s", ""), "");
	assert_int_equal(strlen(arena_format(&arena, "%*s", 100000, "")), 100000);
}

static void pushing_keeps_what_is_there(void **state UNUSED)
{
	arena_auto arena = { 0 };
	int *items = NULL;

	for (size_t count = 0; count < 1000; count++) {
		items = arena_push(&arena, items, count, sizeof *items);
		items[count] = (int)count * 3;
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(items[i], i * 3);
}

/* Far past the largest block, beside others, what is pushed stays and what is not is zero. */
static void long_lists_grow_in_place(void **state UNUSED)
{
	struct pushed {
		uint64_t number, nothing[4];
	};
	enum { LISTS = 3, LONG = 100000 };
	arena_auto arena = { 0 };
	struct pushed *lists[LISTS] = { 0 };
	char *word = arena_copy(&arena, "word", 4);

	for (size_t count = 0; count < LONG; count++)
		for (size_t list = 0; list < LISTS; list++) {
			lists[list] = arena_push(&arena, lists[list], count, sizeof(struct pushed));
			lists[list][count].number = count * LISTS + list;
		}
	for (size_t i = 0; i < LONG; i++)
		for (size_t list = 0; list < LISTS; list++) {
			assert_int_equal(lists[list][i].number, i * LISTS + list);
			assert_int_equal(lists[list][i].nothing[3], 0);
		}
	assert_string_equal(word, "word");
}

static void a_freed_arena_is_ready_again(void **state UNUSED)
{
	struct arena arena = { 0 };

	arena_done(&arena);
	for (int round = 0; round < 3; round++) {
		assert_string_equal(arena_copy(&arena, "again", 5), "again");
		arena_done(&arena);
	}
}

/* What was there is gone, and its room is zeroed. */
static void a_reset_arena_is_as_new(void **state UNUSED)
{
	arena_auto arena = { 0 };

	arena_reset(&arena);
	for (size_t size = 1; size < 3000000; size = size * 3 + 1) {
		const char *block = arena_new(&arena, size, 1);

		assert_int_equal(block[0] + block[size / 2] + block[size - 1], 0);
		memset(arena_copy(&arena, block, size), 'x', size);
		memset(arena_new(&arena, size, 1), 'x', size);
		arena_reset(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_are_zeroed_aligned_and_apart),
		cmocka_unit_test(copies_end_in_a_nul),
		cmocka_unit_test(formats_of_any_length),
		cmocka_unit_test(pushing_keeps_what_is_there),
		cmocka_unit_test(long_lists_grow_in_place),
		cmocka_unit_test(a_freed_arena_is_ready_again),
		cmocka_unit_test(a_reset_arena_is_as_new),
	};
	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
