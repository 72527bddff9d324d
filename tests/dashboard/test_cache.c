/* tests/dashboard/test_cache.c - the contracts of web/cache.h and of answers that are shared. */
#include <stdio.h>
#include <string.h>

#include "dashboard/web/cache.h"
#include "tests/support/unit.h"

static struct answer *answer_of(size_t size)
{
	text_auto bytes = { 0 };

	for (size_t i = 0; i < size; i++)
		text_addc(&bytes, 'x');
	return answer_new(200, &bytes);
}

static void keep(struct cache *cache, const char *key, size_t size)
{
	struct answer *answer = answer_of(size);

	cache_keep(cache, key, answer);
	answer_drop(answer);
}

static bool has(struct cache *cache, const char *key)
{
	struct answer *answer = cache_find(cache, key);

	answer_drop(answer);
	return answer != NULL;
}

static void finds_what_it_keeps(void **state UNUSED)
{
	struct cache *cache = cache_new();
	struct answer *answer = answer_of(10);
	struct answer *found;

	assert_false(has(cache, "a"));
	cache_keep(cache, "a", answer);
	found = cache_find(cache, "a");
	assert_ptr_equal(found, answer);
	assert_false(has(cache, "b"));
	assert_int_equal(cache_count(cache), 1);
	assert_int_equal(cache_bytes(cache), 10);
	cache_clear(cache);
	assert_false(has(cache, "a"));
	assert_int_equal(cache_bytes(cache), 0);
	assert_int_equal(found->body->bytes.size, 10); /* still ours */
	answer_drop(found);
	answer_drop(answer);
	cache_free(cache);
}

static void forgets_the_longest_unused(void **state UNUSED)
{
	enum { SIZE = CACHE_MAX_BODY, FIT = CACHE_MAX_BYTES / CACHE_MAX_BODY };
	struct cache *cache = cache_new();
	char key[16];

	for (int i = 0; i < FIT; i++) {
		(void)snprintf(key, sizeof key, "%d", i);
		keep(cache, key, SIZE);
	}
	assert_int_equal(cache_bytes(cache), CACHE_MAX_BYTES);
	assert_true(has(cache, "0")); /* used just now */
	keep(cache, "new", 1);
	assert_true(has(cache, "0"));
	assert_false(has(cache, "1"));
	assert_true(has(cache, "2"));
	assert_true(has(cache, "new"));
	cache_free(cache);
}

static void keeps_within_its_limits(void **state UNUSED)
{
	struct cache *cache = cache_new();
	char key[16];

	keep(cache, "large", CACHE_MAX_BODY + 1);
	assert_false(has(cache, "large"));
	for (int i = 0; i < CACHE_MAX_ANSWERS + 10; i++) {
		(void)snprintf(key, sizeof key, "%d", i);
		keep(cache, key, 1);
	}
	assert_int_equal(cache_count(cache), CACHE_MAX_ANSWERS);
	assert_false(has(cache, "9"));
	assert_true(has(cache, "10"));
	cache_free(cache);
	cache_free(NULL);
}

static void note_freed(void *prepared)
{
	*(int *)prepared += 1;
}

static void the_last_holder_frees(void **state UNUSED)
{
	struct answer *answer = answer_of(3);
	struct body *body = body_hold(answer->body);
	int freed = 0;

	answer_add(answer, "Name", "value");
	assert_string_equal(answer_header(answer, "Name"), "value");
	assert_null(answer_header(answer, "name"));
	answer->prepared = &freed;
	answer->prepared_free = note_freed;
	(void)answer_hold(answer);
	answer_drop(answer);
	assert_int_equal(freed, 0);
	answer_drop(answer);
	assert_int_equal(freed, 1);
	assert_string_equal(text_z(&body->bytes), "xxx"); /* a connection still sends it */
	body_drop(body);
	answer_drop(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_what_it_keeps),
		cmocka_unit_test(forgets_the_longest_unused),
		cmocka_unit_test(keeps_within_its_limits),
		cmocka_unit_test(the_last_holder_frees),
	};
	return cmocka_run_group_tests_name("cache", tests, NULL, NULL);
}
