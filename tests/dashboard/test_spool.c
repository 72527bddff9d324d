/* tests/dashboard/test_spool.c - the contract of web/spool.h: what comes out, and what lies on the disk. */
#include "tests/support/unit.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"
#include "dashboard/web/spool.h"

static const size_t sizes[] = { 0, 1, SPOOL_MEMORY, SPOOL_MEMORY + 1, 3 * SPOOL_MEMORY + 7 };

/* Bytes that are told from each other by where they stand, in pieces as a network brings them. */
static char *fill(struct spool *spool, size_t size)
{
	char *bytes = malloc(size + 1);

	for (size_t i = 0; i < size; i++)
		bytes[i] = (char)('a' + i % 23);
	for (size_t at = 0, piece; at < size; at += piece) {
		piece = 1 + at % 8191 < size - at ? 1 + at % 8191 : size - at;
		assert_true(spool_add(spool, bytes + at, piece));
	}
	return bytes;
}

static void it_gives_back_what_it_was_given(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct spool spool = { 0 };
		char *bytes = fill(&spool, sizes[i]);
		struct span seen;

		assert_true(spool_view(&spool, &seen));
		assert_int_equal(seen.size, sizes[i]);
		assert_memory_equal(seen.data, bytes, sizes[i]);
		assert_int_equal(spool.file > 0, sizes[i] > SPOOL_MEMORY);
		spool_done(&spool);
		free(bytes);
	}
}

static void nobody_can_read_it_on_the_disk(void **state UNUSED)
{
	struct spool spool = { 0 };
	char *bytes = fill(&spool, 3 * SPOOL_MEMORY), *kept = malloc(3 * SPOOL_MEMORY);
	struct span seen;

	for (int looked = 0; looked < 2; looked++) { /* before it is looked at, and after */
		assert_int_equal(pread(spool.file - 1, kept, spool.size, 0), (ssize_t)spool.size);
		assert_null(memmem(kept, spool.size, "abcdefgh", 8));
		assert_true(looked == 1 || spool_view(&spool, &seen));
	}
	spool_done(&spool);
	free(bytes);
	free(kept);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_gives_back_what_it_was_given),
		cmocka_unit_test(nobody_can_read_it_on_the_disk),
	};

	return hash_start() ? cmocka_run_group_tests_name("spool", tests, NULL, NULL) : 1;
}
