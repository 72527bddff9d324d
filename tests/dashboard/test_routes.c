/* tests/dashboard/test_routes.c - (edition, request) -> answer, as a table, without a socket. */
#include <stdio.h>
#include <string.h>

#include "dashboard/portal/portal.h"
#include "dashboard/web/gate.h"
#include "dashboard/web/route.h"
#include "store/edition/shelf.h"
#include "tests/dashboard/fixture.h"
#include "tests/dashboard/route_cases.h"

static void ask(struct portal *portal, struct arena *arena, const char *method, const char *target,
	const char *if_none_match, struct reply *ret)
{
	struct request request;

	gate_target(arena, target, &request);
	request.method = method;
	request.if_none_match = if_none_match;
	portal_answer(portal, &request, ret);
}

static bool holds(const struct reply *reply, const char *needle)
{
	struct span body = text_span(&reply->answer->body->bytes);

	return memmem(body.data, body.size, needle, strlen(needle)) != NULL;
}

static bool has_header(const struct reply *reply, const char *wanted)
{
	arena_auto arena = { 0 };
	size_t name = strcspn(wanted, ":");
	const char *value;

	if (*wanted == '!')
		return answer_header(reply->answer, wanted + 1) == NULL;
	value = answer_header(reply->answer, arena_copy(&arena, wanted, name));
	wanted += name + strlen(": ");
	return value != NULL && strncmp(value, wanted, strlen(wanted)) == 0;
}

static void every_case_is_answered(void **state)
{
	const struct fixture *fixture = *state;
	struct error err;
	struct portal *portal = portal_open(fixture->dir, &err);

	assert_non_null(portal);
	for (const struct expectation *each = route_cases; each->method != NULL; each++) {
		arena_auto arena = { 0 };
		reply_auto reply = { 0 };

		print_message("  %s %s\n", each->method, each->target);
		ask(portal, &arena, each->method, each->target, NULL, &reply);
		assert_int_equal(reply.status, each->status);
		if (each->header != NULL && !has_header(&reply, each->header))
			fail_msg("no header %s", each->header);
		if (each->body != NULL && !holds(&reply, each->body))
			fail_msg("the body lacks %s", each->body);
		if (each->absent != NULL && holds(&reply, each->absent))
			fail_msg("the body holds %s", each->absent);
		assert_non_null(answer_header(reply.answer, "X-Content-Type-Options"));
		assert_non_null(answer_header(reply.answer, "Content-Security-Policy"));
		assert_int_equal(each->status == 200, answer_header(reply.answer, "ETag") != NULL);
	}
	portal_close(portal);
}

/* A header made of entity tags, "%s" standing for the right one, and whether it matches. */
static const struct {
	const char *header;
	int status;
} conditions[] = {
	{ "%s", 304 },
	{ "W/%s", 304 },
	{ "*", 304 },
	{ " * ", 304 },
	{ "\"other\", %s", 304 },
	{ "\"a,b\" , W/\"c\",%s", 304 },
	{ "%s, \"other\"", 304 },
	{ "\"other\"", 200 },
	{ "", 200 },
	{ "other", 200 },
	{ "\"open", 200 },
	{ "*x", 200 },
	{ "\"x%s", 200 },
};

/* The code at the foot of a page leads to the edition it is of, and to what that says. */
static void the_code_under_a_page_is_verified(void **state)
{
	static const struct {
		const char *page, *says, *value, *absent;
	} codes[] = {
		{ "/?edition=1", "là của kỳ công bố 1,", "<b>12,50%</b>", "<b>12,61%</b>" },
		{ "/?edition=1", "kỳ 2 đang hiện hành", "Kỳ 2 ghi 12,61%.", "<b>12,61%</b>" },
		{ "/", "là của kỳ công bố 2,", "<b>12,61%</b>", " ghi 12," },
	};
	const struct fixture *fixture = *state;
	struct error err;
	struct portal *portal = portal_open(fixture->dir, &err);

	assert_non_null(portal);
	for (size_t i = 0; i < COUNT(codes); i++) {
		arena_auto arena = { 0 };
		const char *link, *target;
		reply_auto page = { 0 }, reply = { 0 };

		ask(portal, &arena, "GET", codes[i].page, NULL, &page);
		link = strstr(text_z(&page.answer->body->bytes), "href=\"/verify?code=");
		assert_non_null(link);
		target = arena_format(&arena, "/verify?code=%.9s&indicator=share",
			link + strlen("href=\"/verify?code="));
		ask(portal, &arena, "GET", target, NULL, &reply);
		print_message("  %s\n", target);
		assert_int_equal(reply.status, 200);
		assert_true(holds(&reply, codes[i].says));
		assert_true(holds(&reply, codes[i].value));
		assert_false(holds(&reply, codes[i].absent));
	}
	portal_close(portal);
}

static void an_entity_tag_saves_the_body(void **state)
{
	const struct fixture *fixture = *state;
	struct error err;
	struct portal *portal = portal_open(fixture->dir, &err);
	arena_auto arena = { 0 };
	reply_auto first = { 0 };
	const char *etag;

	assert_non_null(portal);
	ask(portal, &arena, "GET", "/i/share", NULL, &first);
	etag = answer_header(first.answer, "ETag");
	assert_int_equal(*etag, '"');
	for (size_t i = 0; i < COUNT(conditions); i++) {
		const char *hole = strstr(conditions[i].header, "%s");
		int before = hole == NULL ? (int)strlen(conditions[i].header)
					  : (int)(hole - conditions[i].header);
		const char *header = arena_format(&arena, "%.*s%s%s", before, conditions[i].header,
			hole == NULL ? "" : etag, hole == NULL ? "" : hole + 2);
		reply_auto reply = { 0 };

		print_message("  %s\n", header);
		ask(portal, &arena, "GET", "/i/share", header, &reply);
		assert_int_equal(reply.status, conditions[i].status);
		assert_string_equal(answer_header(reply.answer, "ETag"), etag);
	}
	portal_close(portal);
}

/* What is asked for in which codings, and the coding it comes in; NULL: as it is, and no other way. */
static const struct {
	const char *target, *accepted, *coding;
} packings[] = {
	{ "/", "gzip, deflate, br", "br" },
	{ "/", "gzip", "gzip" },
	{ "/", "br;q=0.1, gzip;q=0.2", "gzip" },
	{ "/", "identity", "" },
	{ "/", "", "" },
	{ "/", "gzip;q=0", "" },
	{ "/en/i/share", "br", "br" },
	{ "/search?q=share", "br", "br" },
	{ "/i/share.svg", "gzip", "gzip" },
	{ "/i/share.svg?size=641x320", "br", "br" },
	{ "/i/share.json", "br", "br" },
	{ "/i/share.csv", "gzip", "gzip" },
	{ "/styles.css", "br", "br" },
	{ "/points.js", "gzip", "gzip" },
	{ "/healthz", "br", "" }, /* would be no smaller */
	{ "/i/share.png", "gzip, br", NULL },
	{ "/nothing", "gzip, br", NULL },
};

static void ask_for(struct portal *portal, struct arena *arena, const char *target,
	const char *accepted, const char *if_none_match, struct reply *ret)
{
	struct request request;

	gate_target(arena, target, &request);
	request.method = "GET";
	request.accept_encoding = accepted;
	request.if_none_match = if_none_match;
	portal_answer(portal, &request, ret);
}

/* Each coding has its own bytes and its own tag, the same the second time, from memory. */
static void answers_come_in_the_coding_that_is_liked_best(void **state)
{
	const struct fixture *fixture = *state;
	struct error err;
	struct portal *portal = portal_open(fixture->dir, &err);

	assert_non_null(portal);
	for (size_t i = 0; i < COUNT(packings) * 2; i++) {
		const char *target = packings[i / 2].target, *coding = packings[i / 2].coding;
		const char *accepted = packings[i / 2].accepted, *etag;
		bool packed = coding != NULL && *coding != '\0';
		arena_auto arena = { 0 };
		reply_auto plain = { 0 }, reply = { 0 }, same = { 0 }, other = { 0 };

		print_message("  %s %s\n", target, accepted);
		ask_for(portal, &arena, target, NULL, NULL, &plain);
		ask_for(portal, &arena, target, accepted, NULL, &reply);
		assert_int_equal(has_header(&plain, "Vary: Accept-Encoding"), coding != NULL);
		assert_int_equal(has_header(&reply, "Vary: Accept-Encoding"), coding != NULL);
		assert_null(answer_header(plain.answer, "Content-Encoding"));
		assert_int_equal(answer_header(reply.answer, "Content-Encoding") != NULL, packed);
		if (packed) {
			assert_string_equal(
				answer_header(reply.answer, "Content-Encoding"), coding);
			assert_true(
				reply.answer->body->bytes.size < plain.answer->body->bytes.size);
			etag = answer_header(reply.answer, "ETag");
			assert_string_not_equal(etag, answer_header(plain.answer, "ETag"));
			ask_for(portal, &arena, target, accepted, etag, &same);
			ask_for(portal, &arena, target, NULL, etag, &other);
			assert_int_equal(same.status, 304);
			assert_int_equal(other.status, 200);
		}
	}
	portal_close(portal);
}

static const char *etag_of(struct portal *portal, struct arena *arena, const char *target)
{
	reply_auto reply = { 0 };
	const char *etag;

	ask(portal, arena, "GET", target, NULL, &reply);
	etag = answer_header(reply.answer, "ETag");
	assert_non_null(etag);
	return arena_copy(arena, etag, strlen(etag));
}

static void entity_tags_tell_answers_apart(void **state)
{
	static const char *const targets[] = { "/", "/en/", "/?edition=1", "/?edition=2",
		"/i/share", "/i/share.svg", "/en/i/share.svg", "/i/share.svg?theme=dark",
		"/i/share.json", "/en/i/share.json", "/i/share.csv", "/i/share.csv?edition=1" };
	const struct fixture *fixture = *state;
	struct error err;
	struct portal *one = portal_open(fixture->dir, &err);
	struct portal *two = portal_open(fixture->dir, &err);
	arena_auto arena = { 0 };
	const char *etags[COUNT(targets)];

	for (size_t i = 0; i < COUNT(targets); i++) {
		etags[i] = etag_of(one, &arena, targets[i]);
		assert_string_equal(etag_of(one, &arena, targets[i]), etags[i]);
		assert_string_equal(etag_of(two, &arena, targets[i]), etags[i]);
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(etags[i], etags[k]);
	}
	portal_close(one);
	portal_close(two);
}

static void styles_are_kept_for_ever_by_version(void **state)
{
	const struct fixture *fixture = *state;
	struct error err;
	struct portal *portal = portal_open(fixture->dir, &err);
	arena_auto arena = { 0 };
	reply_auto page = { 0 };
	reply_auto styles = { 0 };
	const char *link;

	ask(portal, &arena, "GET", "/", NULL, &page);
	link = strstr(text_z(&page.answer->body->bytes), "/styles.css?v=");
	assert_non_null(link);
	ask(portal, &arena, "GET", arena_copy(&arena, link, strcspn(link, "\"")), NULL, &styles);
	assert_int_equal(styles.status, 200);
	assert_true(has_header(&styles, PINNED));
	portal_close(portal);
}

/* A portal that is open sees a first and a second edition; an answer it gave before stays whole. */
static void a_new_edition_takes_over(void **state UNUSED)
{
	struct fixture fixture;
	struct error err;
	struct portal *portal;
	arena_auto arena = { 0 };
	reply_auto none = { 0 };
	reply_auto css = { 0 };
	reply_auto first = { 0 };
	reply_auto second = { 0 };
	reply_auto back = { 0 };

	fixture_make(&fixture, 0);
	portal = portal_open(fixture.dir, &err);
	assert_non_null(portal);
	ask(portal, &arena, "GET", "/", NULL, &none);
	assert_int_equal(none.status, 503);
	assert_true(has_header(&none, "Retry-After: 60"));
	assert_true(holds(&none, "Chưa có kỳ công bố nào"));
	assert_true(holds(&none, "Nothing has been published yet"));
	ask(portal, &arena, "GET", "/styles.css", NULL, &css);
	assert_int_equal(css.status, 200);
	fixture_publish(&fixture, 1);
	ask(portal, &arena, "GET", "/i/share", NULL, &first);
	assert_true(holds(&first, "12,50%"));
	fixture_publish(&fixture, 2);
	ask(portal, &arena, "GET", "/i/share", NULL, &second);
	assert_true(holds(&second, "12,61%"));
	assert_true(holds(&first, "12,50%"));
	assert_true(shelf_swap(fixture.dir, 1, &err));
	ask(portal, &arena, "GET", "/i/share?edition=2", NULL, &back);
	assert_int_equal(back.status, 404);
	portal_close(portal);
	fixture_remove(&fixture);
}

/* A file that is not what was signed is never shown; what was shown before stays. */
static void a_damaged_edition_is_not_shown(void **state UNUSED)
{
	struct fixture fixture;
	struct error err;
	struct portal *portal;
	arena_auto arena = { 0 };
	reply_auto before = { 0 };
	reply_auto after = { 0 };
	reply_auto fresh = { 0 };
	FILE *file;

	fixture_make(&fixture, 1);
	portal = portal_open(fixture.dir, &err);
	ask(portal, &arena, "GET", "/i/share", NULL, &before);
	assert_int_equal(before.status, 200);
	fixture_publish(&fixture, 2);
	file = fopen(shelf_path(&arena, fixture.dir, 2), "r+b");
	assert_non_null(file);
	assert_int_equal(fseek(file, -10, SEEK_END), 0);
	assert_int_equal(fputc('!', file), '!');
	assert_int_equal(fclose(file), 0);
	ask(portal, &arena, "GET", "/i/share", NULL, &after);
	assert_int_equal(after.status, 200);
	assert_true(holds(&after, "12,50%"));
	portal_close(portal);
	portal = portal_open(fixture.dir, &err);
	ask(portal, &arena, "GET", "/i/share", NULL, &fresh);
	assert_int_equal(fresh.status, 503);
	portal_close(portal);
	fixture_remove(&fixture);
}

static void routes_are_in_order_and_whole(void **state UNUSED)
{
	for (const struct route *route = routes; route->pattern != NULL; route++) {
		print_message("  %s %s\n", route->method, route->pattern);
		/* the one form; everything else is for reading only */
		assert_int_equal(strcmp(route->method, "GET") != 0, route->room > 0);
		if (route->room > 0)
			assert_string_equal(route->pattern, "/ask");
		assert_string_equal(route->who, "anyone");
		assert_non_null(route->view);
		assert_true(media_is_page(route->media) || route->template == NULL ||
			strstr(route->template, ".xml") != NULL);
		assert_true(*route->about[LANG_VI] != '\0' && *route->about[LANG_EN] != '\0');
		if (route > routes)
			assert_true(strcmp(route[-1].pattern, route->pattern) <
				(strcmp(route->method, "POST") == 0));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(routes_are_in_order_and_whole),
		cmocka_unit_test(every_case_is_answered),
		cmocka_unit_test(the_code_under_a_page_is_verified),
		cmocka_unit_test(an_entity_tag_saves_the_body),
		cmocka_unit_test(answers_come_in_the_coding_that_is_liked_best),
		cmocka_unit_test(entity_tags_tell_answers_apart),
		cmocka_unit_test(styles_are_kept_for_ever_by_version),
		cmocka_unit_test(a_new_edition_takes_over),
		cmocka_unit_test(a_damaged_edition_is_not_shown),
	};
	return cmocka_run_group_tests_name("routes", tests, fixture_setup, fixture_teardown);
}
