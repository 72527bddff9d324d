/* tests/dashboard/test_mustache.c - the contract of dashboard/view/mustache.h, as tables. */
#include "tests/support/unit.h"

#include <string.h>

#include "dashboard/view/mustache_names.h"
#include "tests/dashboard/partials.h"

/* A partial that asks ten times for another. */
#define LEVEL(name, next) "\"" name "\":\"" FIVE(next) FIVE(next) "\","
#define FIVE(name) ONE(name) ONE(name) ONE(name) ONE(name) ONE(name)
#define ONE(name) "{{>" name "}}"

/* A page, or '!' and the refusal. `data` and `partials` are JSON; NULL is {}. */
static const struct {
	const char *name, *template, *data, *partials, *page;
} cases[] = {
	/* values */
	{ "nothing", "", NULL, NULL, "" },
	{ "no tag", "Tiến độ {x} }} {", NULL, NULL, "Tiến độ {x} }} {" },
	{ "text value", "[{{a}}]", "{\"a\":\"Quận\"}", NULL, "[Quận]" },
	{ "value at both ends", "{{a}}-{{a}}", "{\"a\":\"x\"}", NULL, "x-x" },
	{ "five characters are escaped", "{{a}}", "{\"a\":\"<b class=\\\"x\\\">'&'</b>\"}", NULL,
		"&lt;b class=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;" },
	{ "three braces are raw", "{{{a}}}|{{{ a }}}", "{\"a\":\"<'>\"}", NULL, "<'>|<'>" },
	{ "ampersand is raw", "{{&a}}|{{& a }}", "{\"a\":\"<'>\"}", NULL, "<'>|<'>" },
	{ "text of the template is never escaped", "<&>", NULL, NULL, "<&>" },
	{ "a value is not a template", "{{{a}}}", "{\"a\":\"{{b}}\",\"b\":1}", NULL, "{{b}}" },
	{ "integers", "{{a}} {{b}}", "{\"a\":-9223372036854775808,\"b\":0}", NULL,
		"-9223372036854775808 0" },
	{ "reals, shortest that reads back", "{{#a}}{{.}} {{/a}}",
		"{\"a\":[0.1,2.50,1e300,0.30000000000000004,123456789.125,-0.0]}", NULL,
		"0.1 2.5 1e+300 0.30000000000000004 123456789.125 -0 " },
	{ "true and false", "{{a}} {{b}}", "{\"a\":true,\"b\":false}", NULL, "true false" },
	{ "null prints nothing", "[{{a}}]", "{\"a\":null}", NULL, "[]" },
	{ "missing prints nothing", "[{{a}}{{{a}}}{{&a}}]", NULL, NULL, "[]" },
	{ "lists and objects print nothing", "[{{a}}{{b}}]", "{\"a\":[1],\"b\":{\"c\":1}}", NULL,
		"[]" },
	{ "a text as data", "{{.}}", "\"x\"", NULL, "x" },
	{ "blanks in tags", "{{ a }}{{\ta\n}}{{ & a }}{{ # a }}y{{ / a }}", "{\"a\":\"x\"}", NULL,
		"xxxy" },
	{ "values never have a line to themselves", "a\n  {{x}}\nb\n", "{\"x\":1}", NULL,
		"a\n  1\nb\n" },
	/* names */
	{ "dotted", "{{a.b.c}}", "{\"a\":{\"b\":{\"c\":1}}}", NULL, "1" },
	{ "dotted, chain breaks", "[{{a.b.c}}]", "{\"a\":{\"b\":1}}", NULL, "[]" },
	{ "dotted, only the first part is searched", "{{#a}}[{{b.c}}]{{/a}}",
		"{\"a\":{\"b\":{}},\"b\":{\"c\":1}}", NULL, "[]" },
	{ "dotted, never one key", "[{{a.b}}]", "{\"a.b\":1}", NULL, "[]" },
	{ "outer names are seen inside", "{{#a}}{{b}}{{c}}{{/a}}", "{\"a\":{\"b\":1},\"c\":2}",
		NULL, "12" },
	{ "inner names hide outer ones", "{{#a}}{{b}}{{/a}}{{b}}", "{\"a\":{\"b\":1},\"b\":2}",
		NULL, "12" },
	{ "an inner null hides too", "{{#a}}[{{b}}]{{/a}}", "{\"a\":{\"b\":null},\"b\":2}", NULL,
		"[]" },
	{ "missed at every level", "{{#a}}{{#a.b}}[{{c}}]{{/a.b}}{{/a}}",
		"{\"a\":{\"b\":{\"d\":1}}}", NULL, "[]" },
	/* sections */
	{ "true", "{{#a}}x{{/a}}{{^a}}y{{/a}}", "{\"a\":true}", NULL, "x" },
	{ "false", "{{#a}}x{{/a}}{{^a}}y{{/a}}", "{\"a\":false}", NULL, "y" },
	{ "null", "{{#a}}x{{/a}}{{^a}}y{{/a}}", "{\"a\":null}", NULL, "y" },
	{ "missing", "{{#a}}x{{/a}}{{^a}}y{{/a}}", NULL, NULL, "y" },
	{ "an empty list is nothing", "{{#a}}x{{/a}}{{^a}}y{{/a}}", "{\"a\":[]}", NULL, "y" },
	{ "an empty text is nothing", "{{#a}}x{{/a}}{{^a}}y{{/a}}", "{\"a\":\"\"}", NULL, "y" },
	{ "zero is something", "{{#a}}x{{/a}}{{^a}}y{{/a}}", "{\"a\":0}", NULL, "x" },
	{ "an empty object is something", "{{#a}}x{{/a}}{{^a}}y{{/a}}", "{\"a\":{}}", NULL, "x" },
	{ "list of objects", "{{#a}}{{b}},{{/a}}", "{\"a\":[{\"b\":1},{\"b\":2}]}", NULL, "1,2," },
	{ "list of lists", "{{#a}}({{#.}}{{.}}{{/.}}){{/a}}", "{\"a\":[[1,2],[],[3]]}", NULL,
		"(12)()(3)" },
	{ "a text in a section is the dot", "{{#a}}{{.}}{{a}}{{/a}}", "{\"a\":\"x\"}", NULL, "xx" },
	{ "the same section inside itself", "{{#a}}1{{#a}}2{{/a}}3{{/a}}", "{\"a\":true}", NULL,
		"123" },
	{ "dotted section", "{{#a.b}}{{c}}{{/a.b}}", "{\"a\":{\"b\":{\"c\":1}}}", NULL, "1" },
	{ "inverted does not step in", "{{^a}}{{b}}{{/a}}", "{\"b\":1}", NULL, "1" },
	/* tags that have a line to themselves */
	{ "section lines vanish", "a\n{{#x}}\nb\n{{/x}}\nc\n", "{\"x\":true}", NULL, "a\nb\nc\n" },
	{ "with their blanks", "a\n \t{{#x}} \nb\n\t{{/x}}\t\nc\n", "{\"x\":true}", NULL,
		"a\nb\nc\n" },
	{ "CR LF", "a\r\n{{#x}}\r\nb\r\n{{/x}}\r\nc", "{\"x\":true}", NULL, "a\r\nb\r\nc" },
	{ "a lone CR ends no line", "{{#x}}\rb{{/x}}", "{\"x\":true}", NULL, "\rb" },
	{ "first and last line", "{{#x}}\na\n{{/x}}", "{\"x\":true}", NULL, "a\n" },
	{ "two tags share a line", "{{#x}} {{/x}}\na", "{\"x\":true}", NULL, " \na" },
	{ "text before", "a {{#x}}\nb\n{{/x}}\n", "{\"x\":true}", NULL, "a \nb\n" },
	{ "text behind", "  {{#x}} a\n  {{/x}} b\n", "{\"x\":true}", NULL, "   a\n   b\n" },
	{ "empty lines stay", "\n{{#x}}\n\n{{/x}}\n\n", "{\"x\":true}", NULL, "\n\n\n" },
	{ "list lines", "{{#x}}\n- {{.}}\n{{/x}}\n", "{\"x\":[1,2]}", NULL, "- 1\n- 2\n" },
	{ "comment", "a{{! {{b }}c{{!}}", NULL, NULL, "ac" },
	{ "comment over lines", "a\n  {{!\n  b\n  }}\nc\n", NULL, NULL, "a\nc\n" },
	{ "comment beside text", "a {{! b }}\n", NULL, NULL, "a \n" },
	/* delimiters */
	{ "other delimiters", "{{=<% %>=}}<%a%>{{a}}<%={{ }}=%>{{a}}", "{\"a\":1}", NULL,
		"1{{a}}1" },
	{ "one character", "{{=| |=}}|a||#a|x|/a|", "{\"a\":1}", NULL, "1x" },
	{ "blanks around", "{{= <  > =}}<a>", "{\"a\":1}", NULL, "1" },
	{ "raw under other delimiters", "{{=<% %>=}}<%{a}%><%&a%>", "{\"a\":\"&\"}", NULL, "&&" },
	{ "not Latin", "{{=« »=}}«a»", "{\"a\":1}", NULL, "1" },
	{ "a line to itself", "a\n  {{=| |=}}\nb\n", NULL, NULL, "a\nb\n" },
	{ "a partial starts anew", "{{=| |=}}|>p|", "{\"a\":1}", "{\"p\":\"{{a}}|a|\"}", "1|a|" },
	/* partials */
	{ "partial", "[{{>p}}]", "{\"a\":1}", "{\"p\":\"{{a}}\"}", "[1]" },
	{ "no such partial", "[{{>q}}]", NULL, "{\"p\":\"x\"}", "[]" },
	{ "a file's name", "{{> parts/row.html }}", NULL, "{\"parts/row.html\":\"x\"}", "x" },
	{ "sees the context", "{{#a}}{{>p}}{{/a}}", "{\"a\":[{\"b\":1},{\"b\":2}]}",
		"{\"p\":\"{{b}}\"}", "12" },
	{ "a tree", "{{>p}}", "{\"v\":1,\"k\":[{\"v\":2,\"k\":[{\"v\":3,\"k\":[]}]}]}",
		"{\"p\":\"{{v}}({{#k}}{{>p}}{{/k}})\"}", "1(2(3()))" },
	{ "in its own line it is indented", "a\n  {{>p}}\nb\n", NULL, "{\"p\":\"1\\n2\\n\"}",
		"a\n  1\n  2\nb\n" },
	{ "empty lines are not", "  {{>p}}\n", NULL, "{\"p\":\"1\\n\\r\\n\\n2\\n\"}",
		"  1\n\r\n\n  2\n" },
	{ "values are not", "  {{>p}}\n", "{\"a\":\"1\\n2\"}", "{\"p\":\"{{a}}\\n{{a}}\\n\"}",
		"  1\n2\n  1\n2\n" },
	{ "beside text it is not", "a {{>p}}\n  {{>p}} b", NULL, "{\"p\":\"1\\n2\\n\"}",
		"a 1\n2\n\n  1\n2\n b" },
	{ "indentation adds up", "  {{>p}}\n", NULL,
		"{\"p\":\"a\\n  {{>q}}\\nb\\n\",\"q\":\"1\\n2\\n\"}", "  a\n    1\n    2\n  b\n" },
	{ "beside text inside indented", "  {{>p}}\n", NULL,
		"{\"p\":\"{{>q}}|\\nb\\n\",\"q\":\"1\\n2\"}", "  1\n2|\n  b\n" },
	{ "section lines inside indented", "  {{>p}}\n", "{\"a\":[1,2]}",
		"{\"p\":\"{{#a}}\\n{{.}}\\n{{/a}}\\n\"}", "  1\n  2\n" },
	/* inheritance */
	{ "default content", "{{$a}}x{{b}}{{/a}}", "{\"b\":1}", NULL, "x1" },
	{ "a parent without blocks", "{{<p}}{{/p}}", NULL, "{\"p\":\"a{{$b}}x{{/b}}\"}", "ax" },
	{ "a parent with one", "{{<p}}{{$b}}y{{/b}}{{/p}}", NULL,
		"{\"p\":\"a{{$b}}x{{/b}}{{$c}}z{{/c}}\"}", "ayz" },
	{ "no such parent", "a{{<q}}{{$b}}y{{/b}}{{/q}}c", NULL, NULL, "ac" },
	{ "text in a parent is not printed", "{{<p}}1 {{$b}}y{{/b}} 2{{! 3 }}\n4{{/p}}", NULL,
		"{\"p\":\"a{{$b}}{{/b}}\"}", "ay" },
	{ "the first of two blocks", "{{<p}}{{$b}}1{{/b}}{{$b}}2{{/b}}{{/p}}", NULL,
		"{\"p\":\"{{$b}}{{/b}}\"}", "1" },
	{ "a block may be used twice", "{{<p}}{{$b}}1{{/b}}{{/p}}", NULL,
		"{\"p\":\"{{$b}}{{/b}}{{$b}}{{/b}}\"}", "11" },
	{ "blocks see the parent's context", "{{<p}}{{$b}}{{x}}{{/b}}{{/p}}",
		"{\"x\":1,\"a\":{\"x\":2}}", "{\"p\":\"{{#a}}{{$b}}{{/b}}{{/a}}\"}", "2" },
	{ "the outermost block wins", "{{<p}}{{$b}}1{{/b}}{{/p}}", NULL,
		"{\"p\":\"{{<q}}{{$b}}2{{/b}}{{/q}}\",\"q\":\"{{$b}}3{{/b}}\"}", "1" },
	{ "a block in a block", "{{<p}}{{$b}}1{{/b}}{{/p}}", NULL,
		"{\"p\":\"{{<q}}{{$c}}[{{$b}}2{{/b}}]{{/c}}{{/q}}\",\"q\":\"{{$c}}3{{/"
		"c}}\"}",
		"[1]" },
	{ "a block in itself is its default", "{{<p}}{{$b}}1{{$b}}2{{/b}}{{/b}}{{/p}}", NULL,
		"{\"p\":\"{{$b}}3{{/b}}\"}", "12" },
	{ "a partial's blocks too", "{{<p}}{{$b}}1{{/b}}{{/p}}", NULL,
		"{\"p\":\"{{>q}}\",\"q\":\"{{$b}}2{{/b}}\"}", "1" },
	{ "a layout", "{{<p}}\n{{$b}}\n<h1>\n  x\n</h1>\n{{/b}}\n{{/p}}\n", NULL,
		"{\"p\":\"<main>\\n  {{$b}}\\n  {{/b}}\\n</main>\\n\"}",
		"<main>\n  <h1>\n    x\n  </h1>\n</main>\n" },
	{ "a parent in its own line is indented", "a\n  {{<p}}\n  {{/p}}\nb\n", NULL,
		"{\"p\":\"1\\n2\\n\"}", "a\n  1\n  2\nb\n" },
	{ "a parent beside text is not", "a {{<p}}{{/p}}\n  {{<p}}{{/p}} b\n", NULL,
		"{\"p\":\"1\\n2\"}", "a 1\n2\n  1\n2 b\n" },
	{ "a block's own indentation goes",
		"{{<p}}\n  {{$b}}\n    1\n\n      2\n  3\n  {{/b}}\n{{/p}}", NULL,
		"{\"p\":\"{{$b}}{{/b}}\"}", "1\n\n  2\n3\n" },
	{ "and its place's comes", "{{<p}}{{$b}}\n1\n2\n{{/b}}{{/p}}", NULL,
		"{\"p\":\"a\\n{{$b}}\\n    x\\n{{/b}}\\nb\\n\"}", "a\n    1\n    2\nb\n" },
	{ "a place inside a line", "{{<p}}{{$b}}\n1\n2{{/b}}{{/p}}", NULL,
		"{\"p\":\"  {{$b}}x{{/b}}.\\n\"}", "  1\n  2.\n" },
	{ "a place behind text", "{{<p}}{{$b}}\n1\n2{{/b}}{{/p}}", NULL,
		"{\"p\":\"  a {{$b}}x{{/b}}.\\n\"}", "  a 1\n2.\n" },
	{ "a block on one line keeps its shape", "{{<p}}{{$b}}1\n    2{{/b}}{{/p}}", NULL,
		"{\"p\":\"{{$b}}{{/b}}\"}", "1\n    2" },
	{ "a partial in a block", "{{<p}}{{$b}}\n    1\n      {{>q}}\n{{/b}}{{/p}}", NULL,
		"{\"p\":\"  {{$b}}\\n  {{/b}}\\n\",\"q\":\"x\\ny\\n\"}", "  1\n    x\n    y\n" },
	{ "a parent in a block",
		"{{<p}}{{$b}}\n    1\n    {{<q}}{{$c}}\n        2\n    {{/c}}{{/q}}\n    "
		"3\n"
		"{{/b}}{{/p}}",
		NULL, "{\"p\":\"{{$b}}{{/b}}\",\"q\":\"<\\n  {{$c}}\\n  {{/c}}\\n>\\n\"}",
		"1\n<\n  2\n>\n3\n" },
	{ "a parent that prints nothing takes its line along", "a\n  {{<p}}{{/p}}\nb\n", NULL,
		"{\"p\":\"\"}", "a\nb\n" },
	{ "a block begins a line", "{{<p}}{{$b}}{{#x}}\n1\n{{/x}}{{/b}}{{/p}}", "{\"x\":true}",
		"{\"p\":\"{{$b}}{{/b}}\"}", "1\n" },
	{ "indentation goes once",
		"{{<p}}{{$b}}\n  {{<q}}{{$c}}\n    1\n      2\n{{/c}}{{/q}}\n{{/b}}{{/p}}", NULL,
		"{\"p\":\"{{$b}}{{/b}}\",\"q\":\"{{$c}}{{/c}}\"}", "1\n  2\n" },
	{ "a block first in a block", "{{<p}}{{$b}}\n  {{$c}}\n    2\n  {{/c}}\n  1\n{{/b}}{{/p}}",
		NULL, "{\"p\":\"{{$b}}{{/b}}\"}", "  2\n1\n" },
	{ "empty lines first in a block", "{{<p}}{{$b}}\n\n \n    1\n   {{x}}\n{{/b}}{{/p}}",
		"{\"x\":2}", "{\"p\":\"{{$b}}{{/b}}\"}", "\n\n1\n2\n" },
	{ "a block of an empty line", "{{<p}}{{$b}}\n\n{{/b}}{{/p}}", NULL,
		"{\"p\":\"<\\n  {{$b}}\\n  {{/b}}\\n>\"}", "<\n\n>" },
	{ "a parent in its own line, first in a block",
		"{{<p}}{{$b}}\n    {{<q}}\n    {{/q}}\n  1\n{{/b}}{{/p}}", NULL,
		"{\"p\":\"  {{$b}}\\n  {{/b}}\",\"q\":\"x\\ny\\n\"}", "  x\n  y\n  1\n" },
	{ "section lines in a block", "{{<p}}{{$b}}\n  {{#a}}\n    {{.}}\n  {{/a}}\n{{/b}}{{/p}}",
		"{\"a\":[1,2]}", "{\"p\":\"{{$b}}{{/b}}\"}", "  1\n  2\n" },
	/* refusals */
	{ "open tag", "a\nb {{c", NULL, NULL, "!mustache.open-tag at 2:3 t: {{" },
	{ "open raw tag", "{{{a}}", NULL, NULL, "!mustache.open-tag at 1:1 t: {{" },
	{ "open delimiter tag", "{{=| |}}", NULL, NULL, "!mustache.open-tag at 1:1 t: {{" },
	{ "open comment", "{{!", NULL, NULL, "!mustache.open-tag at 1:1 t: {{" },
	{ "columns are characters", "Tiến độ {{c", NULL, NULL, "!mustache.open-tag at 1:9 t: {{" },
	{ "unclosed section", "{{#a}}\n {{#b}}{{/b}}{{#c}}", NULL, NULL,
		"!mustache.unclosed at 2:14 t: c" },
	{ "unclosed block", "{{$a}}", NULL, NULL, "!mustache.unclosed at 1:1 t: a" },
	{ "unclosed parent", "{{<a}}", NULL, NULL, "!mustache.unclosed at 1:1 t: a" },
	{ "wrong closing tag", "{{#a}}{{#b}}\n{{/a}}{{/b}}", NULL, NULL,
		"!mustache.mismatch at 2:1 t: {{/a}}" },
	{ "closing tag of nothing", "a{{/a}}", NULL, NULL, "!mustache.mismatch at 1:2 t: {{/a}}" },
	{ "empty name", "{{ }}", NULL, NULL, "!mustache.name at 1:1 t: {{ }}" },
	{ "empty names of elements", "{{#}}{{/}}", NULL, NULL, "!mustache.name at 1:1 t: {{#}}" },
	{ "blank in a name", "{{a b}}", NULL, NULL, "!mustache.name at 1:1 t: {{a b}}" },
	{ "line break in a name", "{{>a\nb}}", NULL, NULL, "!mustache.name at 1:1 t: {{>a\nb}}" },
	{ "two dots", "{{a..b}}", NULL, NULL, "!mustache.name at 1:1 t: {{a..b}}" },
	{ "dot first", "{{#.a}}{{/.a}}", NULL, NULL, "!mustache.name at 1:1 t: {{#.a}}" },
	{ "dot last", "{{a.}}", NULL, NULL, "!mustache.name at 1:1 t: {{a.}}" },
	{ "only dots", "{{..}}", NULL, NULL, "!mustache.name at 1:1 t: {{..}}" },
	{ "one delimiter", "{{=|=}}", NULL, NULL, "!mustache.delimiters at 1:1 t: {{=|=}}" },
	{ "three delimiters", "{{=| | |=}}", NULL, NULL,
		"!mustache.delimiters at 1:1 t: {{=| | |=}}" },
	{ "equals sign in a delimiter", "{{=<= =>=}}", NULL, NULL,
		"!mustache.delimiters at 1:1 t: {{=<= =>=}}" },
	{ "long delimiter", "{{=12345678901234567 |=}}", NULL, NULL,
		"!mustache.delimiters at 1:1 t: {{=12345678901234567 |=}}" },
	{ "value in a parent", "{{<p}}{{a}}{{/p}}", NULL, NULL,
		"!mustache.misplaced at 1:7 t: {{a}}" },
	{ "section in a parent", "{{<p}}\n{{#a}}{{/a}}{{/p}}", NULL, NULL,
		"!mustache.misplaced at 2:1 t: {{#a}}" },
	{ "partial in a parent", "{{<p}}{{>a}}{{/p}}", NULL, NULL,
		"!mustache.misplaced at 1:7 t: {{>a}}" },
	{ "parent in a parent", "{{<p}}{{<a}}{{/a}}{{/p}}", NULL, NULL,
		"!mustache.misplaced at 1:7 t: {{<a}}" },
	{ "not UTF-8", "a\n\xE1\xBA{{b}}", NULL, NULL, "!mustache.not-utf8 at 2:1 t: " },
	{ "a refusal in a partial", "x", NULL, "{\"p\":\"\\n{{\"}",
		"!mustache.open-tag at 2:1 p: {{" },
	{ "a partial of itself", "x {{>p}}", NULL, "{\"p\":\"{{>p}}\"}",
		"!mustache.limit at 1:1 p: p" },
	{ "a parent of itself", "x {{<p}}{{/p}}", NULL, "{\"p\":\"-{{<p}}{{/p}}\"}",
		"!mustache.limit at 1:2 p: p" },
	{ "partials that multiply", "{{>p}}", NULL,
		"{" LEVEL("p", "q") LEVEL("q", "r") LEVEL("r", "s") LEVEL("s", "u") LEVEL("u", "v")
			LEVEL("v", "w") LEVEL("w", "x") "\"x\":\"\"}",
		"!mustache.limit at 1:49 w: x" },
};

static bool render(struct arena *arena, json_t *data, json_t *texts, struct span template,
	struct text *ret, struct error *err)
{
	struct partials partials;
	const struct mustache_view view = {
		.data = data, .find = partials_find, .self = &partials
	};
	const struct mustache *parsed = mustache_parse(arena, "t", template, err);

	return parsed != NULL && partials_read(arena, texts, &partials, err) &&
		mustache_render(parsed, &view, ret, err);
}

static json_t *json_of(const char *z)
{
	json_t *value = json_loads(z == NULL ? "{}" : z, JSON_DECODE_ANY, NULL);

	assert_non_null(value);
	return value;
}

static void mustache_prints_every_case(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		arena_auto arena = { 0 };
		text_auto page = { 0 };
		struct error err = { 0 };
		json_t *data = json_of(cases[i].data);
		json_t *partials = json_of(cases[i].partials);

		print_message("  %s\n", cases[i].name);
		if (!render(&arena, data, partials, span_of(cases[i].template), &page, &err)) {
			assert_int_equal(page.size, 0);
			assert_int_equal(err.kind, ERROR_REFUSED);
			text_addf(&page, "!%s at %d:%d %s", err.key, err.line, err.column,
				err.detail);
		}
		assert_string_equal(text_z(&page), cases[i].page);
		json_decref(data);
		json_decref(partials);
	}
}

/* A text of `count` times `piece`, between `before` and `after`: too long for a table. */
static const struct {
	const char *name, *before, *piece, *after;
	int count;
	const char *fails; /* NULL: fine */
} sizes[] = {
	{ "template just fits", "", "x", "", MUSTACHE_MAX_TEMPLATE, NULL },
	{ "template too long", "x", "x", "", MUSTACHE_MAX_TEMPLATE, "mustache.limit at 0:0 t" },
	{ "lines just fit", "", "\n", "", MUSTACHE_MAX_NODES, NULL },
	{ "too many lines", "", "\n", "x", MUSTACHE_MAX_NODES, "mustache.limit at 65537:1 t: x" },
	{ "too many tags", "", "{{a}}", "{{b}}", MUSTACHE_MAX_NODES,
		"mustache.limit at 1:327681 t: b" },
	{ "unclosed and just deep enough", "", "{{#a}}", "", MUSTACHE_MAX_DEPTH,
		"mustache.unclosed at 1:379 t: a" },
	{ "too deep", "", "{{#a}}", "{{$b}}", MUSTACHE_MAX_DEPTH,
		"mustache.limit at 1:385 t: {{$b}}" },
	{ "too much on the page", "{{#l}}{{#l}}{{#l}}", "x", "{{/l}}{{/l}}{{/l}}", 1 << 16,
		"mustache.limit at 1:19 t: " },
	{ "too many steps", "{{#l}}{{#l}}{{#l}}{{#l}}{{#l}}", "{{none}}",
		"{{/l}}{{/l}}{{/l}}{{/l}}{{/l}}", 100, "mustache.limit at 1:" },
};

static void mustache_has_limits(void **state UNUSED)
{
	json_t *data = json_of("{\"l\":[0,1,2,3,4,5,6,7,8,9]}");

	for (size_t i = 0; i < COUNT(sizes); i++) {
		arena_auto arena = { 0 };
		text_auto template = { 0 };
		text_auto page = { 0 };
		struct error err = { 0 };
		text_auto seen = { 0 };

		text_addz(&template, sizes[i].before);
		for (int k = 0; k < sizes[i].count; k++)
			text_addz(&template, sizes[i].piece);
		text_addz(&template, sizes[i].after);
		text_addz(&page, "as it was");
		print_message("  %s\n", sizes[i].name);
		if (render(&arena, data, NULL, text_span(&template), &page, &err)) {
			assert_null(sizes[i].fails);
			continue;
		}
		assert_non_null(sizes[i].fails);
		text_addf(&seen, "%s at %d:%d %.16s", err.key, err.line, err.column, err.detail);
		print_message("    %s\n", text_z(&seen));
		assert_int_equal(strncmp(text_z(&seen), sizes[i].fails, strlen(sizes[i].fails)), 0);
		assert_string_equal(text_z(&page), "as it was");
	}
	json_decref(data);
}

/* Writes a name as a drawing of it, "{{#rows}}2:1 ". */
static void draw(void *self, const struct mustache_name *name)
{
	static const char *const sigils[] = { [MUSTACHE_VALUE] = "",
		[MUSTACHE_RAW] = "&",
		[MUSTACHE_SECTION] = "#",
		[MUSTACHE_INVERTED] = "^",
		[MUSTACHE_PARTIAL] = ">",
		[MUSTACHE_PARENT] = "<",
		[MUSTACHE_BLOCK] = "$" };

	text_addf(self, "{{%s%.*s}}%s:%d:%d ", sigils[name->kind], (int)name->name.size,
		name->name.data, name->template, name->line, name->column);
}

/* What a template asks for, and what it asks for in vain. */
static const struct {
	const char *name, *template, *data, *names, *missing;
} asked[] = {
	{ "nothing", "a{{! b }}{{=| |=}}", NULL, "", "" },
	{ "every kind",
		"{{a}}{{{b.c}}}{{&d}}\n{{#e}}{{/e}}{{^f}}{{/f}} {{>g}}\n{{<h}}{{$i}}{{/i}}{{/h}}",
		"{\"a\":1,\"b\":{\"c\":1},\"d\":1,\"e\":1,\"f\":1}",
		"{{a}}t:1:1 {{&b.c}}t:1:6 {{&d}}t:1:15 {{#e}}t:2:1 {{^f}}t:2:13 {{>g}}t:2:26 "
		"{{<h}}t:3:1 {{$i}}t:3:7 ",
		"{{>g}}t:2:26 {{<h}}t:3:1 " },
	{ "all are missing", "{{a}}{{{b.c}}}{{#e}}{{x}}{{/e}}{{^f}}{{y}}{{/f}}", NULL,
		"{{a}}t:1:1 {{&b.c}}t:1:6 {{#e}}t:1:15 {{x}}t:1:21 {{^f}}t:1:32 {{y}}t:1:38 ",
		"{{a}}t:1:1 {{&b.c}}t:1:6 {{#e}}t:1:15 {{^f}}t:1:32 {{y}}t:1:38 " },
	{ "null, false, empty and zero are there", "{{a}}{{b}}{{#c}}{{/c}}{{^d}}{{/d}}{{e}}",
		"{\"a\":null,\"b\":false,\"c\":[],\"d\":\"\",\"e\":0}",
		"{{a}}t:1:1 {{b}}t:1:6 {{#c}}t:1:11 {{^d}}t:1:23 {{e}}t:1:35 ", "" },
	{ "half a chain", "{{a.b}}", "{\"a\":{}}", "{{a.b}}t:1:1 ", "{{a.b}}t:1:1 " },
	{ "cannot be printed", "{{a}}{{&b}}", "{\"a\":[1],\"b\":{}}", "{{a}}t:1:1 {{&b}}t:1:6 ",
		"{{a}}t:1:1 {{&b}}t:1:6 " },
	{ "once for every row", "{{#a}}{{b}}{{/a}}", "{\"a\":[{},{\"b\":1},{}]}",
		"{{#a}}t:1:1 {{b}}t:1:7 ", "{{b}}t:1:7 {{b}}t:1:7 " },
};

static void mustache_tells_names(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(asked); i++) {
		arena_auto arena = { 0 };
		text_auto names = { 0 };
		text_auto missing = { 0 };
		text_auto page = { 0 };
		struct error err = { 0 };
		json_t *data = json_of(asked[i].data);
		const struct mustache_view view = {
			.data = data, .missing = draw, .self = &missing
		};
		const struct mustache *template = mustache_parse(
			&arena, "t", span_of(asked[i].template), &err);

		print_message("  %s\n", asked[i].name);
		assert_non_null(template);
		mustache_names(template, draw, &names);
		assert_string_equal(text_z(&names), asked[i].names);
		assert_true(mustache_render(template, &view, &page, &err));
		assert_string_equal(text_z(&missing), asked[i].missing);
		json_decref(data);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mustache_prints_every_case),
		cmocka_unit_test(mustache_has_limits),
		cmocka_unit_test(mustache_tells_names),
	};
	return cmocka_run_group_tests_name("mustache", tests, NULL, NULL);
}
