/*
 * tests/dashboard/test_where.c - where figures come from: pages and charts of the place and period
 * that a form chooses, and of components.
 */
#include <string.h>

#include "dashboard/portal/portal.h"
#include "dashboard/web/gate.h"
#include "tests/dashboard/fixture.h"

/* clang-format off */
static const struct {
	const char *target;
	int status;
	const char *body, *absent;
} cases[] = {
	{ "/en/i/mix", 200, "<option value=\"\" selected>One</option>", "action=\"/i/mix" },
	{ "/i/mix?place=&period=", 200, "<b class=\"value\">83,0 điểm</b>", "<b class=\"value\">82,0" },
	{ "/i/mix?place=00001&period=2026-Q1", 200, "<b class=\"value\">82,0 điểm</b>", "<b class=\"value\">83,0" },
	{ "/en/i/mix?place=00002", 200, "<option value=\"00002\" selected>Two</option>", NULL },
	{ "/en/i/mix?place=00002&period=2026-Q2", 200, "<option value=\"2026-Q2\" selected>Q2 2026</option>", "2026-Q1" },
	{ "/i/mix?place=00001&period=2026-Q1", 200, "&amp;kind=breakdown&amp;place=00001&amp;period=2026-Q1&amp;size=page", NULL },
	{ "/en/i/mix?place=01", 200, "There is no figure for this place and period.", "kind=breakdown" },
	{ "/i/share?place=01&edition=1", 200, "name=\"edition\" value=\"1\"", NULL },
	{ "/en/i/share?place=01", 200, "<b class=\"value\">17.15%</b> <span class=\"small inline\">Hanoi, 2022", NULL },
	{ "/i/mix?place=none", 404, "none", NULL },
	{ "/i/mix?period=2026-Q5", 400, "period=2026-Q5", NULL },
	{ "/i/mix.svg?kind=breakdown&place=00001&period=2026-Q1", 200, ">82,0", NULL },
	{ "/i/mix.svg?kind=breakdown&period=2026-Q9", 400, "period=2026-Q9", NULL },
	{ "/i/mix.svg?kind=breakdown&places_of=2025-07-01", 400, "kind=breakdown", NULL },
	{ "/en/i/share.svg?kind=breakdown", 404, "share is no index with a value", NULL },
	{ "/i/mix.svg?kind=breakdown&place=01", 404, NULL, NULL },
	{ "/i/share.svg?kind=stack", 400, "stack", NULL },
	{ "/i/share.svg?kind=map", 400, "map", NULL },
	{ "/en/i/cards.svg?kind=bars", 404, "fewer than two places", NULL },
	{ "/en/i/share.svg?kind=tiles", 404, "the coordinates of no place", NULL },
	{ "/i/share.svg?period=2022", 400, "period=2022", NULL },
};
/* clang-format on */

static bool holds(const struct reply *reply, const char *needle)
{
	struct span body = text_span(&reply->answer->body->bytes);

	return memmem(body.data, body.size, needle, strlen(needle)) != NULL;
}

static void every_case_is_answered(void **state)
{
	const struct fixture *fixture = *state;
	struct error err;
	struct portal *portal = portal_open(fixture->dir, &err);

	assert_non_null(portal);
	for (size_t i = 0; i < COUNT(cases); i++) {
		arena_auto arena = { 0 };
		reply_auto reply = { 0 };
		struct request request;

		print_message("  %s\n", cases[i].target);
		gate_target(&arena, cases[i].target, &request);
		request.method = "GET";
		portal_answer(portal, &request, &reply);
		assert_int_equal(reply.status, cases[i].status);
		assert_true(cases[i].body == NULL || holds(&reply, cases[i].body));
		assert_true(cases[i].absent == NULL || !holds(&reply, cases[i].absent));
	}
	portal_close(portal);
}

static int make(void **state)
{
	static struct fixture fixture;

	fixture_make(&fixture, 2);
	*state = &fixture;
	return 0;
}

static int unmake(void **state)
{
	fixture_remove(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(every_case_is_answered) };

	return cmocka_run_group_tests_name("where", tests, make, unmake);
}
