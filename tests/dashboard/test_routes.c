/* tests/dashboard/test_routes.c - (edition, request) -> answer, as a table, without a socket. */
#include <stdio.h>
#include <string.h>

#include "dashboard/portal/portal.h"
#include "dashboard/web/gate.h"
#include "dashboard/web/route.h"
#include "store/edition/shelf.h"
#include "tests/dashboard/fixture.h"

/* "Name: value" must begin so among the headers; "Name" must not be there when it starts with '!'. */
struct expectation {
	const char *method, *target;
	int status;
	const char *header;
	const char *body, *absent;
};

#define PINNED "Cache-Control: public, max-age=31536000, immutable"
#define LATEST "Cache-Control: public, max-age=60, stale-while-revalidate=600"

/* clang-format off */
static const struct expectation cases[] = {
	/* pages, in both languages */
	{ "GET", "/", 200, "Content-Type: text/html; charset=utf-8", "<html lang=\"vi\">", "lang=\"en\">\n<head" },
	{ "GET", "/", 200, LATEST, "Trong 3 chỉ tiêu có mục tiêu:", NULL },
	{ "GET", "/", 200, "Content-Language: vi", "1 đúng tiến độ", NULL },
	{ "GET", "/en/", 200, "Content-Language: en", "<html lang=\"en\">", NULL },
	{ "GET", "/en", 200, "Content-Language: en", "Of 3 targets:", NULL },
	{ "GET", "/", 200, "Content-Security-Policy: default-src 'none'; style-src 'self'", "1.234.567", NULL },
	{ "GET", "/en/", 200, "X-Content-Type-Options: nosniff", "1,234,567", NULL },
	{ "GET", "/", 200, "Referrer-Policy: strict-origin", "Ghi chú &lt;kỳ&gt;", "<kỳ>" },
	{ "GET", "/", 200, "!Access-Control-Allow-Origin", "Việt Nam, 2024", "<script>" },
	{ "GET", "/i/share", 200, LATEST, "Tỷ trọng", "style=" },
	{ "GET", "/i/share", 200, NULL, "<s>18,66%</s> (15/9/2023)", NULL },
	{ "GET", "/i/share", 200, NULL, "<s>24%</s>", NULL },
	{ "GET", "/i/share", 200, NULL, "trên 40%", NULL },
	{ "GET", "/i/share", 200, NULL, "địa giới đến 30/6/2025", NULL },
	{ "GET", "/i/share", 200, NULL, "Quyết định không nói theo cách nào.", NULL },
	{ "GET", "/i/share", 200, NULL, "href=\"https://example.vn/report?a=1&amp;b=2\"", NULL },
	{ "GET", "/en/i/share", 200, NULL, "boundaries until 30 Jun 2025", NULL },
	{ "GET", "/i/phones", 200, NULL, "Số liệu minh họa", NULL },
	{ "GET", "/i/phones", 200, NULL, "77,0% <span class=\"tag made-up\">", "82,0%" },
	{ "GET", "/i/phones", 200, NULL, "Chưa có số liệu nào của Thành phố", NULL },
	{ "GET", "/method", 200, "Content-Language: vi", "180 ngày", NULL },
	{ "GET", "/en/method", 200, "Content-Language: en", "180 days", NULL },
	/* lists that a form chooses from */
	{ "GET", "/indicators", 200, LATEST, "6 chỉ số", NULL },
	{ "GET", "/en/indicators", 200, NULL, "6 indicators", NULL },
	{ "GET", "/en/indicators?state=on-plan", 200, NULL, "1 indicator<", "/i/cards\"" },
	{ "GET", "/indicators?pillar=society&state=&sort=", 200, NULL, "/i/cards\"", "/i/share\"" },
	{ "GET", "/indicators?pillar=economy&edition=1", 200, NULL, "name=\"edition\" value=\"1\"", "/i/cards\"" },
	{ "GET", "/indicators?state=off-plan", 200, NULL, "Không có chỉ số nào như vậy", "<table" },
	{ "GET", "/indicators?state=behind&sort=name", 200, NULL, "href=\"/en/indicators?state=behind&amp;sort=name\"", NULL },
	{ "GET", "/indicators?state=pink", 400, NULL, "state=pink", NULL },
	{ "GET", "/indicators?sort=%3Cb%3E", 400, NULL, "sort=&lt;b&gt;", "<b>" },
	{ "GET", "/plan", 200, LATEST, "5 mục tiêu đang có hiệu lực", NULL },
	{ "GET", "/en/plan", 200, NULL, "5 targets in force", NULL },
	{ "GET", "/plan", 200, NULL, "<s>24%</s> <span class=\"tag\">đã thay</span>", NULL },
	{ "GET", "/en/plan", 200, NULL, "#s-achieved\"/></svg>Met<", NULL },
	{ "GET", "/en/plan", 200, NULL, "href=\"#first\">2393/QĐ-UBND<", NULL },
	{ "GET", "/en/plan", 200, NULL, "1 target was replaced by a later one.", NULL },
	/* pages of sections */
	{ "GET", "/programmes", 200, LATEST, "<span class=\"small\">Đã xong 1 trong 2 mốc.</span>", "style=" },
	{ "GET", "/en/programmes", 200, NULL, "<rect x=\"0\" y=\"3\" width=\"1000\" height=\"10\"></rect>", NULL },
	{ "GET", "/en/programmes?term=over", 200, NULL, "1 item.", "Without a term" },
	{ "GET", "/en/programmes?term=unknown", 200, NULL, "<ul class=\"hits\">", "Digital programme" },
	{ "GET", "/programmes?term=soon", 400, NULL, "term=soon", NULL },
	{ "GET", "/programmes?page=2", 400, NULL, "page=2", NULL },
	{ "GET", "/programmes?page=0", 400, NULL, NULL, NULL },
	{ "GET", "/programmes?page=x", 400, NULL, NULL, NULL },
	{ "GET", "/programmes?q=chuong+trinh+so", 200, NULL, "1 mục.", "Không hạn" },
	{ "GET", "/programmes?q=xyzzy", 200, NULL, "0 mục.", "Chương trình số" },
	{ "GET", "/programmes?kind=plan", 400, NULL, NULL, NULL },
	{ "GET", "/programmes/digital", 200, LATEST, "Tóm &lt;tắt&gt;", "<tắt>" },
	{ "GET", "/programmes/digital", 200, NULL, "<p>Xem <a href=\"/i/share\">tỷ trọng</a>.</p>", NULL },
	{ "GET", "/en/programmes/digital?edition=1", 200, NULL, "See <a href=\"/en/i/share?edition=1\">the share</a>", NULL },
	{ "GET", "/en/programmes/digital", 200, NULL, "href=\"/en/documents/first\">2393/QĐ-UBND</a>", NULL },
	{ "GET", "/en/programmes/digital", 200, NULL, "2020\u2009–\u20092025 (Term is over)", NULL },
	{ "GET", "/en/programmes/digital", 200, NULL, "href=\"https://example.vn/?a=1&amp;b=2\"", NULL },
	{ "GET", "/en/programmes/none", 404, NULL, "There is no page “none” in this section", NULL },
	{ "GET", "/documents/digital", 404, NULL, NULL, NULL },
	{ "GET", "/documents", 200, NULL, "2 mục.", NULL },
	{ "GET", "/documents?year=2020&by=%E1%BB%A6y+ban", 200, NULL, "1 mục.", "Kế hoạch sửa" },
	{ "GET", "/documents?year=2019", 400, NULL, NULL, NULL },
	{ "GET", "/documents/first", 200, NULL, "href=\"/programmes/digital\"", NULL },
	{ "GET", "/documents/first", 200, NULL, "<s>24%</s> <span class=\"tag\">đã thay</span>", NULL },
	{ "GET", "/i/share", 200, NULL, "<a class=\"each\" href=\"/documents/first\">2393/QĐ-UBND. Chương trình</a>", NULL },
	{ "GET", "/i/share", 200, NULL, "<a class=\"each\" href=\"/programmes/digital\">Chương trình số</a>", NULL },
	{ "GET", "/services", 200, NULL, "&lt;b&gt;&quot;A&quot;&lt;/b&gt;{{t}}", "<b>\"A\"" },
	{ "GET", "/services/hostile", 200, NULL, "<p>x  z</p>", "<script>" },
	{ "GET", "/en/services/hostile", 200, NULL, "&lt;script&gt;", "javascript:" },
	{ "GET", "/en/services/hostile", 200, NULL, NULL, "//evil" },
	{ "GET", "/media", 200, LATEST, "0 mục.", NULL },
	{ "GET", "/", 200, NULL, "href=\"/programmes\"", "href=\"/media\"" },
	{ "GET", "/en/search?q=digital+programme", 200, NULL, "href=\"/en/programmes/digital\"", NULL },
	{ "GET", "/search?q=2393", 200, NULL, "href=\"/documents/first\"", NULL },
	/* editions */
	{ "GET", "/editions", 200, LATEST, "href=\"/e/1\">Kỳ công bố 1</a></th>", NULL },
	{ "GET", "/editions", 200, NULL, "Ghi chú &lt;kỳ&gt;", "<kỳ>" },
	{ "GET", "/editions?before=2", 200, NULL, "/e/1\"", "/e/2\"" },
	{ "GET", "/editions?edition=1", 200, NULL, "/e/1\"", "/e/2\"" },
	{ "GET", "/editions?before=4", 400, NULL, "before=4", NULL },
	{ "GET", "/editions?before=1", 400, NULL, NULL, NULL },
	{ "GET", "/e/2", 200, LATEST, "<p class=\"lede\">1 số liệu được thay.</p>", NULL },
	{ "GET", "/en/e/2", 200, NULL, "<s>12.50%</s></td>", NULL },
	{ "GET", "/en/e/2", 200, NULL, "<b>12.61%</b>", NULL },
	{ "GET", "/e/2", 200, NULL, "data-label=\"Vì sao\">mended</td>", NULL },
	{ "GET", "/en/e/2", 200, NULL, "href=\"/en/i/share?edition=2\"", NULL },
	{ "GET", "/en/e/1", 200, NULL, "Of these, 3 are illustrative.", "mended" },
	{ "GET", "/e/3", 404, NULL, "Không có kỳ công bố 3", NULL },
	{ "GET", "/e/2?edition=1", 404, NULL, NULL, NULL },
	{ "GET", "/e/0", 404, NULL, NULL, NULL },
	{ "GET", "/e/02", 404, NULL, NULL, NULL },
	{ "GET", "/e/x", 404, NULL, NULL, NULL },
	{ "GET", "/verify", 200, LATEST, "Kiểm tra một mã", "reply" },
	{ "GET", "/verify?code=0000-0000&indicator=", 200, NULL, "Không có kỳ công bố nào mang mã “0000-0000”", NULL },
	{ "GET", "/en/verify?code=%22%3E%3Cb%3E", 200, NULL, "value=\"&quot;&gt;&lt;b&gt;\"", "\"><b>" },
	{ "GET", "/verify?code=&indicator=none", 400, NULL, "indicator=none", NULL },
	{ "GET", "/about", 200, LATEST, "Giới thiệu", NULL },
	{ "GET", "/en/accessibility", 200, NULL, "WCAG 2.2", NULL },
	{ "GET", "/en/privacy?edition=1", 200, NULL, "no cookies", NULL },
	/* hostile text stays text */
	{ "GET", "/i/hostile", 200, NULL, "&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;{{t}}", "<b>\"A\"" },
	{ "GET", "/en/i/hostile", 200, NULL, "&lt;script&gt;", "<script>" },
	{ "GET", "/en/i/hostile", 200, NULL, "&lt;/textarea&gt;", "<img src=x>" },
	{ "GET", "/i/hostile.csv", 200, NULL, "\"'=HYPERLINK(", NULL },
	{ "GET", "/i/hostile.svg", 200, NULL, "<svg", "<b>" },
	{ "GET", "/en/i/hostile.json", 200, NULL, "\\u003cscript>", "<script" },
	/* charts and data */
	{ "GET", "/i/share.svg", 200, "Content-Type: image/svg+xml", "<text", NULL },
	{ "GET", "/i/share.svg", 200, "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; sandbox", "Theo Bộ", NULL },
	{ "GET", "/i/share.svg?size=phone&theme=dark", 200, LATEST, "width=\"360", NULL },
	{ "GET", "/i/share.svg?size=640x320", 200, LATEST, "width=\"640", NULL },
	{ "GET", "/i/share.svg?kind=bullet&theme=print", 200, "Access-Control-Allow-Origin: *", "<svg", NULL },
	{ "GET", "/i/share.svg?kind=spark&edition=1", 200, PINNED, "<svg", NULL },
	{ "GET", "/i/phones.svg", 200, NULL, "<svg", "Minh họa" },
	{ "GET", "/i/share.png?size=card&kind=bullet", 200, "Content-Type: image/png", "\x89PNG", NULL },
	{ "GET", "/i/share.csv", 200, "Content-Disposition: attachment; filename=\"share-edition-2.csv\"", "share,main,79@0001-01-01,2022,18.86,,,E,2024-12-01,report", NULL },
	{ "GET", "/i/share.csv?edition=1", 200, PINNED, "2020,12.50,", "12.61" },
	{ "GET", "/i/share.csv", 200, "Content-Type: text/csv; charset=utf-8; header=present", "2020,12.61,", "12.50" },
	{ "GET", "/i/share.totals.csv", 200, "Content-Disposition: attachment; filename=\"share-totals-edition-2.csv\"", "indicator,method,place,period,over,", NULL },
	{ "GET", "/i/share.totals.csv?places_of=2025-07-01", 400, NULL, NULL, NULL },
	{ "GET", "/i/phones.csv", 200, NULL, "phones,illustrative,00001@2025-07-01,2026-Q2,83.0,830,1000", NULL },
	{ "GET", "/i/share.json", 200, "Content-Type: application/json", "\"value\": 18.86", "18.859" },
	{ "GET", "/i/phones.json", 200, "Access-Control-Allow-Origin: *", "\"illustrative\": true", NULL },
	/* assets have no language and no edition */
	{ "GET", "/points.js", 200, "Content-Type: text/javascript; charset=utf-8", "aria-label", NULL },
	{ "GET", "/en/points.js", 404, NULL, NULL, NULL },
	{ "GET", "/points.js?v=0123456789abcdef", 200, LATEST, "aria-label", NULL },
	{ "GET", "/i/share", 200, "Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; base", "src=\"/points.js?v=", "<script>" },
	{ "GET", "/i/share", 200, NULL, "<title>Thành phố, 20", NULL },
	{ "GET", "/styles.css", 200, "Content-Type: text/css; charset=utf-8", "prefers-color-scheme", NULL },
	{ "GET", "/styles.css", 200, "!Content-Language", "--ink", NULL },
	{ "GET", "/styles.css?v=0123456789abcdef", 200, LATEST, "--ink", NULL },
	{ "GET", "/favicon.svg", 200, "Content-Type: image/svg+xml", "<svg", NULL },
	{ "GET", "/robots.txt", 200, "Content-Type: text/plain; charset=utf-8", "Allow: /", NULL },
	{ "GET", "/en/styles.css", 404, NULL, "There is nothing at /en/styles.css", NULL },
	/* time travel */
	{ "GET", "/?edition=1", 200, LATEST, "Bạn đang xem kỳ công bố 1; kỳ hiện hành là 2.", NULL },
	{ "GET", "/?edition=2", 200, LATEST, "Tổng quan", "Bạn đang xem kỳ" },
	{ "GET", "/i/share?edition=1", 200, NULL, "12,50%", "12,61%" },
	{ "GET", "/i/share", 200, NULL, "12,61%", "<b>12,50%" },
	{ "GET", "/i/share?edition=1", 200, NULL, "href=\"/?edition=1\"", NULL },
	{ "GET", "/?edition=3", 404, "Cache-Control: no-store", "Không có kỳ công bố 3", NULL },
	{ "GET", "/en/?edition=99", 404, NULL, "There is no edition 99", NULL },
	{ "GET", "/?edition=0", 400, NULL, "edition=0", NULL },
	{ "GET", "/?edition=01", 400, NULL, "edition=01", NULL },
	{ "GET", "/?edition=-1", 400, NULL, NULL, NULL },
	{ "GET", "/?edition=1%20", 400, NULL, NULL, NULL },
	{ "GET", "/?edition=", 400, NULL, NULL, NULL },
	{ "GET", "/?edition=99999999999999999999", 400, NULL, NULL, NULL },
	/* what is not there */
	{ "GET", "/nothing", 404, "Cache-Control: no-store", "Không có gì ở /nothing", NULL },
	{ "GET", "/en/nothing", 404, "Content-Language: en", "There is nothing at /en/nothing", NULL },
	{ "GET", "/enough", 404, "Content-Language: vi", NULL, NULL },
	{ "GET", "/i/none", 404, NULL, "none", NULL },
	{ "GET", "/i/none.svg", 404, "Content-Type: text/html; charset=utf-8", NULL, NULL },
	{ "GET", "/i/", 404, NULL, NULL, NULL },
	{ "GET", "/i/:code", 404, NULL, NULL, NULL },
	{ "GET", "/i/Share", 404, NULL, NULL, NULL },
	{ "GET", "/i/share.pdf", 404, NULL, NULL, NULL },
	{ "GET", "/i/share/", 404, NULL, NULL, NULL },
	{ "GET", "/method/", 404, NULL, NULL, NULL },
	{ "GET", "/%3Cscript%3Ealert(1)%3C%2Fscript%3E", 400, NULL, NULL, "<script" },
	{ "GET", "/%3Cimg%20src=x%3E", 404, NULL, "/&lt;img src=x&gt;", "<img src=x" },
	{ "GET", "/i/share';drop%20table%20figure--", 404, NULL, NULL, NULL },
	/* parameters */
	{ "GET", "/?x=1", 400, NULL, "“x”", NULL },
	{ "GET", "/en/?%22%3E%3Cb%3E=1", 400, NULL, "&quot;&gt;&lt;b&gt;", "\"><b>" },
	{ "GET", "/?theme=dark", 400, NULL, NULL, NULL },
	{ "GET", "/i/share.csv?size=page", 400, NULL, NULL, NULL },
	{ "GET", "/styles.css?edition=1", 400, NULL, NULL, NULL },
	{ "GET", "/i/share.svg?theme=pink", 400, NULL, "theme=pink", NULL },
	{ "GET", "/i/share.svg?kind=pie", 400, NULL, "kind=pie", NULL },
	{ "GET", "/i/share.svg?size=9999x10", 400, NULL, "size=9999x10", NULL },
	{ "GET", "/i/share.png?size=0x0", 400, NULL, NULL, NULL },
	{ "GET", "/i/share.png?size=640", 400, NULL, NULL, NULL },
	{ "GET", "/?edition=1&edition=2", 400, NULL, "hai lần", NULL },
	{ "GET", "/?edition", 400, NULL, NULL, NULL },
	{ "GET", "/?fbclid=abc&utm_source=x", 200, LATEST, "Tổng quan", NULL },
	/* methods */
	{ "HEAD", "/", 200, LATEST, "<html lang=\"vi\">", NULL },
	{ "POST", "/", 405, "Allow: GET, HEAD", "POST", NULL },
	{ "DELETE", "/i/share", 405, "Allow: GET, HEAD", NULL, NULL },
	{ "get", "/", 405, "Allow: GET, HEAD", NULL, NULL },
	{ "OPTIONS", "/en/", 405, "Content-Language: en", "for reading only", NULL },
	{ "POST", "/nothing", 404, NULL, NULL, NULL },
};
/* clang-format on */

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
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct expectation *each = &cases[i];
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
		{ "/?edition=1", "là của kỳ công bố 1,", "<b>12,50%</b>", "12,61%" },
		{ "/?edition=1", "kỳ 2 đang hiện hành", "12,50%", "12,61%" },
		{ "/", "là của kỳ công bố 2,", "<b>12,61%</b>", "đang hiện hành." },
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
	{ "/robots.txt", "br", "" }, /* would be no smaller */
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
		assert_string_equal(route->method, "GET");
		assert_string_equal(route->who, "anyone");
		assert_non_null(route->view);
		assert_true(route->media == MEDIA_HTML || route->template == NULL);
		assert_true(*route->about[LANG_VI] != '\0' && *route->about[LANG_EN] != '\0');
		if (route > routes)
			assert_true(strcmp(route[-1].pattern, route->pattern) < 0);
	}
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
	return cmocka_run_group_tests_name("routes", tests, make, unmake);
}
