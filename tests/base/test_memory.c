/* tests/base/test_memory.c - the contract of base/memory.h; a child dies where one must. */
#include "tests/support/unit.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"

static void new_memory_is_zeroed(void **state UNUSED)
{
	unsigned char *block = memory_new(1000, 7);

	for (size_t i = 0; i < 7000; i++)
		assert_int_equal(block[i], 0);
	block = memory_grow(block, 2000, 7);
	for (size_t i = 0; i < 7000; i++)
		assert_int_equal(block[i], 0);
	free(block);
}

static void copies_end_in_a_nul(void **state UNUSED)
{
	char *copy = memory_copy("a\0b?", 3), *empty = memory_copy(NULL, 0);

	assert_memory_equal(copy, "a\0b", 4);
	assert_string_equal(empty, "");
	free(copy);
	free(empty);
}

static void ask_for_too_much(int way)
{
	if (way == 0)
		free(memory_new(SIZE_MAX / 2, 3));
	else
		free(memory_grow(NULL, SIZE_MAX / 2, 3));
}

/* Runs in a child, as the answer to an impossible size is the end of the process. */
static void sizes_that_overflow_end_the_process(void **state UNUSED)
{
	for (int way = 0; way < 2; way++) {
		int status = 0;
		pid_t child = fork();

		assert_true(child >= 0);
		if (child == 0) {
			(void)dup2(open("/dev/null", O_WRONLY | O_CLOEXEC), STDERR_FILENO);
			ask_for_too_much(way);
			_exit(0);
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_false(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(new_memory_is_zeroed),
		cmocka_unit_test(copies_end_in_a_nul),
		cmocka_unit_test(sizes_that_overflow_end_the_process),
	};
	return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
