/* tests/dashboard/test_letterbox.c - who may leave a letter: the limits of an hour and a day. */
#include "tests/support/rows.h"

#include "dashboard/portal/letterbox.h"

enum { HOUR = 3600, DAY = 24 * HOUR, START = 1000 * DAY };

/* So many letters at a moment from an address; how many are let in, and why no more. */
static const struct {
	const char *name;
	int at, letters;
	const char *address;
	int admitted;
	const char *key;
} cases[] = {
	{ "one address", 0, 12, "203.0.113.7", LETTERBOX_HOUR, "ask.often" },
	{ "its neighbour is another", 0, 1, "203.0.113.8", 1, NULL },
	{ "not yet an hour", HOUR - 1, 1, "203.0.113.7", 0, "ask.often" },
	{ "an hour later", HOUR, 10, "203.0.113.7", LETTERBOX_HOUR, NULL },
	{ "a network of IPv6", HOUR, 10, "2001:db8:0:1::1", LETTERBOX_HOUR, NULL },
	{ "is one sender", HOUR, 1, "2001:db8:0:1:ffff::9", 0, "ask.often" },
	{ "the next network is not", HOUR, 1, "2001:db8:0:2::1", 1, NULL },
	{ "IPv4 written long", HOUR, 10, "::ffff:198.51.100.1", LETTERBOX_HOUR, NULL },
	{ "is the same written short", HOUR, 1, "198.51.100.1", 0, "ask.often" },
	{ "and its neighbour another", HOUR, 1, "::ffff:198.51.100.2", 1, NULL },
	{ "a proxy of this machine stands for all", HOUR, LETTERBOX_DAY - 43, "127.0.0.1",
		LETTERBOX_DAY - 43, NULL },
	{ "until the day is full", HOUR, 1, "::ffff:127.0.0.1", 0, "ask.many" },
	{ "for everybody", HOUR, 1, "192.0.2.1", 0, "ask.many" },
	{ "a day after the first", DAY, 11, "127.0.0.1", 11, "ask.many" },
	{ "no address at all", 3 * DAY, 20, NULL, 20, NULL },
};

static void limits_are_kept(void **state UNUSED)
{
	struct letterbox *box = letterbox_new("/nowhere");

	for (size_t i = 0; i < COUNT(cases); i++) {
		int admitted = 0;

		print_message("  %s\n", cases[i].name);
		for (int k = 0; k < cases[i].letters; k++) {
			struct error err;

			if (letterbox_admits(box, cases[i].address, START + cases[i].at, &err))
				admitted++;
			else
				assert_string_equal(err.key, cases[i].key);
		}
		assert_int_equal(admitted, cases[i].admitted);
	}
	letterbox_free(box);
}

/* Without the folder nothing is kept, and nobody is told otherwise. */
static void without_a_folder_it_is_closed(void **state UNUSED)
{
	struct letterbox *box = letterbox_new("/nowhere");
	struct letter letter = { INQUIRY_IDEA, LANG_VI, "", "", "", 0, "x", "", "", "" };
	char code[INQUIRY_CODE];
	struct error err;

	assert_false(letterbox_post(box, "192.0.2.1", &letter, code, &err));
	assert_string_equal(err.key, "inbox.none");
	letterbox_free(box);
}

static int start(void **state UNUSED)
{
	return hash_start() ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(limits_are_kept),
		cmocka_unit_test(without_a_folder_it_is_closed),
	};
	return cmocka_run_group_tests_name("letterbox", tests, start, NULL);
}
