/* tests/base/test_markdown.c - the contract of base/markdown.h. */
#include "tests/support/rows.h"

#include <stdio.h>

#include "base/markdown.h"

/* `fault`: why it is refused and on which line, "" where it is not. */
static const struct {
	const char *text, *html, *fault;
} cases[] = {
	{ "", "", "" },
	{ "one *two* **three**", "<p>one <em>two</em> <strong>three</strong></p>\n", "" },
	{ "# A\n\n###### B", "<h2>A</h2>\n<h6>B</h6>\n", "" },
	{ "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n", "" },
	{ "Tiến độ & \"<\"", "<p>Tiến độ &amp; &quot;&lt;&quot;</p>\n", "" },
	{ "`<b>`", "<p><code>&lt;b&gt;</code></p>\n", "" },
	{ "[a](https://example.vn/?a=1&b=2)",
		"<p><a href=\"https://example.vn/?a=1&amp;b=2\">a</a></p>\n", "" },
	{ "[a](/i/share)", "<p><a href=\"/en/i/share\">a</a></p>\n", "" },
	{ "<http://example.vn/>", "<p><a href=\"http://example.vn/\">http://example.vn/</a></p>\n",
		"" },
	/* what is never written */
	{ "a\n\nb <b>c</b>", "<p>a</p>\n<p>b c</p>\n", "raw HTML 3" },
	{ "a\n\n<script>alert(1)</script>\n", "<p>a</p>\n", "raw HTML 3" },
	{ "<!-- x -->", "", "raw HTML 1" },
	{ "a <img src=x onerror=alert(1)> b", "<p>a  b</p>\n", "raw HTML 1" },
	{ "[*a*](javascript:alert(1))", "<p><em>a</em></p>\n",
		"a link that is not http or https 1" },
	{ "[a](JaVaScRiPt:alert(1)) b", "<p>a b</p>\n", "a link that is not http or https 1" },
	{ "[a](&#106;avascript:alert(1))", "<p>a</p>\n", "a link that is not http or https 1" },
	{ "[a](data:text/html,x)", "<p>a</p>\n", "a link that is not http or https 1" },
	{ "[a](//example.vn/)", "<p>a</p>\n", "a link that is not http or https 1" },
	{ "[a](/\\example.vn)", "<p>a</p>\n", "a link that is not http or https 1" },
	{ "[a][b]\n\n[b]: javascript:x", "<p>a</p>\n", "a link that is not http or https 1" },
	{ "<javascript:x>", "<p>javascript:x</p>\n", "a link that is not http or https 1" },
	{ "[](javascript:x)", "<p></p>\n", "a link that is not http or https 1" },
	{ "a ![b *c*](https://example.vn/x.png) d", "<p>a b <em>c</em> d</p>\n", "an image 1" },
	{ "[![b](x.png)](javascript:x)", "<p>b</p>\n", "a link that is not http or https 1" },
	{ "x\n\n> - [a](\"onclick=\"x)",
		"<p>x</p>\n<blockquote>\n<ul>\n<li>a</li>\n</ul>\n</blockquote>\n",
		"a link that is not http or https 3" },
	{ "[a](/x \"b\\\"c\")", "<p><a href=\"/en/x\" title=\"b&quot;c\">a</a></p>\n", "" },
};

static const char *english(void *context, const char *path)
{
	struct text *text = context;

	text_clear(text);
	text_addf(text, "/en%s", path);
	return text_z(text);
}

static void writes_only_what_is_safe(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		text_auto html = { 0 }, address = { 0 };

		markdown_html(span_of(cases[i].text), english, &address, &html);
		wrong += row_wrong(cases[i].text, text_z(&html), cases[i].html);
	}
	assert_int_equal(wrong, 0);
}

static void says_what_it_would_not_show(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		text_auto seen = { 0 };
		int line;
		const char *fault = markdown_refusal(span_of(cases[i].text), &line);

		if (fault != NULL)
			text_addf(&seen, "%s %d", fault, line);
		wrong += row_wrong(cases[i].text, text_z(&seen), cases[i].fault);
	}
	assert_int_equal(wrong, 0);
}

/* As deep and as long as it may be, it ends; one byte more is refused. */
static void stays_within_its_limits(void **state UNUSED)
{
	static const char *const parts[] = { "> ", "[", "*a ", "![", "`", "- ", "<", "[a](" };

	for (size_t i = 0; i < COUNT(parts); i++) {
		text_auto text = { 0 }, html = { 0 }, address = { 0 };
		int line;

		while (text.size + strlen(parts[i]) <= MARKDOWN_MAX_BYTES)
			text_addz(&text, parts[i]);
		markdown_html(text_span(&text), english, &address, &html);
		assert_true(html.size > 0);
		while (text.size <= MARKDOWN_MAX_BYTES)
			text_addc(&text, 'x');
		text_clear(&html);
		markdown_html(text_span(&text), english, &address, &html);
		assert_int_equal(html.size, 0);
		assert_string_equal(markdown_refusal(text_span(&text), &line), "too long");
		assert_int_equal(line, 0);
	}
}

/* The words alone, as they stand there. */
static void gives_the_words(void **state UNUSED)
{
	static const struct {
		const char *text, *words;
	} texts[] = {
		{ "", "" },
		{ "one *two*\n**three** [four](/i/x) `five`", "one two three four five\n" },
		{ "# A\n\n- b\n- c\n\n> d", "A\nb\nc\nd\n" },
		{ "a  \nb", "a\nb\n" },
		{ "a <script>x</script> b", "a x b\n" },
		{ "<script>x</script>", "" },
	};

	for (size_t i = 0; i < COUNT(texts); i++) {
		text_auto words = { 0 };

		markdown_text(span_of(texts[i].text), &words);
		assert_string_equal(text_z(&words), texts[i].words);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_only_what_is_safe),
		cmocka_unit_test(says_what_it_would_not_show),
		cmocka_unit_test(stays_within_its_limits),
		cmocka_unit_test(gives_the_words),
	};
	return cmocka_run_group_tests_name("markdown", tests, NULL, NULL);
}
