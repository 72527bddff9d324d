/* tests/dashboard/test_words.c - the contract of dashboard/view/words.h, as tables. */
#include "tests/support/unit.h"

#include <string.h>

#include "dashboard/view/words.h"

static const char english[] =
	"{\"overview\":{\"title\":\"Progress\",\"deep\":{\"er\":\"yes\"}},\"empty\":\"\","
	"\"places\":{\"one\":\"{n} place in {where}\",\"other\":\"{n} places in {where}\"},"
	"\"only\":{\"other\":\"{n} of them\"},\"no-other\":{\"one\":\"one\"},"
	"\"plain\":\"{n} {where} {where}\",\"braces\":\"{ {where {} {n}} }\"}";
static const char vietnamese[] =
	"{\"overview\":{\"title\":\"Tiến độ\"},\"places\":{\"other\":\"{n} nơi ở {where}\"},"
	"\"plain\":\"{where}: {n}\"}";

static struct words *words_of(const char *json, enum lang lang)
{
	struct error err = { 0 };
	struct words *words = words_new(span_of(json), lang, &err);

	assert_non_null(words);
	return words;
}

static const struct {
	const char *name, *key, *english, *vietnamese;
} gets[] = {
	{ "a text", "overview.title", "Progress", "Tiến độ" },
	{ "deeper", "overview.deep.er", "yes", "overview.deep.er" },
	{ "an empty text", "empty", "", "empty" },
	{ "missing", "nowhere", "nowhere", "nowhere" },
	{ "missing inside", "overview.nowhere", "overview.nowhere", "overview.nowhere" },
	{ "beyond a text", "overview.title.more", "overview.title.more", "overview.title.more" },
	{ "a part of a key", "over", "over", "over" },
	{ "an object", "overview", "overview", "overview" },
	{ "forms", "places", "places", "places" },
	{ "no key", "", "", "" },
	{ "only a dot", ".", ".", "." },
	{ "dot last", "overview.", "overview.", "overview." },
};

static void words_get_every_key(void **state UNUSED)
{
	struct words *en = words_of(english, LANG_EN);
	struct words *vi = words_of(vietnamese, LANG_VI);
	struct words *later = words_later(span_of(vietnamese), LANG_VI);

	for (size_t i = 0; i < COUNT(gets); i++) {
		print_message("  %s\n", gets[i].name);
		assert_string_equal(words_get(en, gets[i].key), gets[i].english);
		assert_string_equal(words_get(vi, gets[i].key), gets[i].vietnamese);
		assert_string_equal(words_get(later, gets[i].key), gets[i].vietnamese);
	}
	assert_int_equal(words_lang(en), LANG_EN);
	assert_int_equal(words_lang(later), LANG_VI);
	assert_int_equal(words_lang(vi), LANG_VI);
	assert_string_equal(
		json_text(json_object_get(words_json(vi), "overview"), "title"), "Tiến độ");
	words_free(en);
	words_free(vi);
	words_free(later);
	words_free(words_later(span_of(vietnamese), LANG_VI)); /* nobody asked */
	words_free(NULL);
}

static const struct {
	const char *name, *key, *n, *where, *english, *vietnamese;
} says[] = {
	{ "one", "places", "1", "D1", "1 place in D1", "1 nơi ở D1" },
	{ "none", "places", "0", "D1", "0 places in D1", "0 nơi ở D1" },
	{ "more", "places", "21", "D1", "21 places in D1", "21 nơi ở D1" },
	{ "as written", "places", "1,234", "D1", "1,234 places in D1", "1,234 nơi ở D1" },
	{ "one as written", "places", "1.0", "D1", "1.0 places in D1", "1.0 nơi ở D1" },
	{ "no form for one", "only", "1", "", "1 of them", "only" },
	{ "no form for others", "no-other", "2", "", "no-other", "no-other" },
	{ "twice", "plain", "2", "x", "2 x x", "x: 2" },
	{ "values are not looked into", "plain", "{where}", "{n}", "{where} {n} {n}",
		"{n}: {where}" },
	{ "nothing is escaped", "plain", "<", "&", "< & &", "&: <" },
	{ "braces that are no holes", "braces", "5", "x", "{ {where {} 5} }", "braces" },
	{ "a plain text", "overview.title", "1", "x", "Progress", "Tiến độ" },
	{ "missing", "no.where", "1", "x", "no.where", "no.where" },
};

static void words_say_every_sentence(void **state UNUSED)
{
	struct words *en = words_of(english, LANG_EN);
	struct words *vi = words_of(vietnamese, LANG_VI);

	for (size_t i = 0; i < COUNT(says); i++) {
		text_auto said = { 0 };

		print_message("  %s\n", says[i].name);
		words_say(en, says[i].key, &said, "n", says[i].n, "where", says[i].where, NULL);
		assert_string_equal(text_z(&said), says[i].english);
		text_clear(&said);
		words_say(vi, says[i].key, &said, "where", says[i].where, "n", says[i].n, NULL);
		assert_string_equal(text_z(&said), says[i].vietnamese);
	}
	words_free(en);
	words_free(vi);
}

static void words_say_without_values(void **state UNUSED)
{
	struct words *en = words_of(english, LANG_EN);
	text_auto said = { 0 };

	text_addz(&said, "> ");
	words_say(en, "places", &said, NULL);
	assert_string_equal(text_z(&said), "> {n} places in {where}");
	words_free(en);
}

static const struct {
	const char *name, *json, *fails;
} refusals[] = {
	{ "nothing", "", "json.syntax at 1:0" },
	{ "broken", "{\n\"a\":", "json.syntax at 2:4" },
	{ "a key twice", "{\"a\":\"1\",\"a\":\"2\"}", "json.syntax at 1:12" },
	{ "a list", "[]", "words.form at 0:0" },
	{ "a number inside", "{\"a\":{\"b\":1}}", "words.form at 0:0 b" },
	{ "null inside", "{\"a\":null}", "words.form at 0:0 a" },
	{ "a list inside", "{\"a\":[]}", "words.form at 0:0 a" },
};

static void words_refuse_other_forms(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(refusals); i++) {
		struct error err = { 0 };
		text_auto seen = { 0 };

		print_message("  %s\n", refusals[i].name);
		assert_null(words_new(span_of(refusals[i].json), LANG_EN, &err));
		text_addf(&seen, "%s at %d:%d %s", err.key, err.line, err.column, err.detail);
		print_message("    %s\n", text_z(&seen));
		assert_int_equal(
			strncmp(text_z(&seen), refusals[i].fails, strlen(refusals[i].fails)), 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_get_every_key),
		cmocka_unit_test(words_say_every_sentence),
		cmocka_unit_test(words_say_without_values),
		cmocka_unit_test(words_refuse_other_forms),
	};
	return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
