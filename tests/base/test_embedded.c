/* tests/base/test_embedded.c - the contract of base/embedded.h. */
#include "tests/support/unit.h"

#include "base/embedded.h"

static void finds_by_whole_name(void **state UNUSED)
{
	static const struct embedded files[] = {
		{ "a.html", "<p>", 3 },
		{ "b.html", "", 0 },
		{ 0 },
	};

	assert_ptr_equal(embedded_find(files, "a.html"), &files[0]);
	assert_ptr_equal(embedded_find(files, "b.html"), &files[1]);
	assert_null(embedded_find(files, "a.htm"));
	assert_null(embedded_find(files, "a.html2"));
	assert_null(embedded_find(files, ""));
	assert_null(embedded_find(files + 2, "a.html"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_by_whole_name),
	};
	return cmocka_run_group_tests_name("embedded", tests, NULL, NULL);
}
