/* tests/collector/test_mapping.c - the contract of collector/mapping.h. */
#include "tests/support/rows.h"

#include "base/json.h"
#include "collector/mapping.h"

/* What stands on a command line: c FIELD=HEADER, s FIELD=VALUE, b HEADER. */
static const struct {
	char act;
	const char *word, *says; /* the mapping as compact JSON, or a refusal */
} cases[] = {
	{ 'c', "place=GeoCode", "{column:{place:GeoCode}}" },
	{ 'c', "value=a=b", "{column:{value:a=b}}" },
	{ 'c', "period= Year ", "{column:{period: Year }}" },
	{ 's', "indicator=smartphone-share", "{fixed:{indicator:smartphone-share}}" },
	{ 's', "note_vi=Số liệu cũ", "{fixed:{note_vi:Số liệu cũ}}" },
	{ 's', "breakdown=Sex=Female|Age=16-24", "{fixed:{breakdown:Sex=Female|Age=16-24}}" },
	{ 'b', "Speed (Mb/sec)", "{breakdown:[Speed (Mb/sec)]}" },
	{ 'c', "place", "!mapping.form place" },
	{ 'c', "place=", "!mapping.form place=" },
	{ 'c', "=GeoCode", "!mapping.field =GeoCode" },
	{ 'c', "", "!mapping.form " },
	{ 'c', "Place=GeoCode", "!mapping.field Place=GeoCode" },
	{ 'c', "plac=GeoCode", "!mapping.field plac=GeoCode" },
	{ 'c', "placed=GeoCode", "!mapping.field placed=GeoCode" },
	{ 'c', " place=GeoCode", "!mapping.field  place=GeoCode" },
	{ 's', "status", "!mapping.form status" },
	{ 's', "status=", "!mapping.form status=" },
	{ 's', "unit=percent", "!mapping.field unit=percent" },
	{ 'b', "", "!mapping.form " },
	{ 'b', "Sex|Age", "!mapping.form Sex|Age" },
	{ 'b', "Sex=Age", "!mapping.form Sex=Age" },
};

static bool take(struct mapping *mapping, char act, const char *word, struct error *err)
{
	switch (act) {
	case 'c':
		return mapping_column(mapping, word, err);
	case 's':
		return mapping_fix(mapping, word, err);
	default:
		return mapping_break(mapping, word, err);
	}
}

/* The mapping without quotes, blanks and empty members: short enough for a row. */
static void draw(const struct mapping *mapping, struct text *ret)
{
	arena_auto arena = { 0 };
	struct error err;
	json_auto_t *json = json_read(span_of(mapping_text(mapping, &arena)), &err);
	const char *group;
	json_t *members;

	assert_true(json_is_object(json));
	text_addc(ret, '{');
	json_object_foreach (json, group, members) {
		char *line;

		if (json_object_size(members) + json_array_size(members) == 0)
			continue;
		line = json_dumps(members, JSON_COMPACT);
		text_addf(ret, "%s:", group);
		for (const char *c = line; *c != '\0'; c++)
			if (*c != '"')
				text_addc(ret, *c);
		free(line);
	}
	text_addc(ret, '}');
}

static void reads_every_word(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct mapping mapping = { 0 };
		text_auto seen = { 0 };
		struct error err = { 0 };

		if (take(&mapping, cases[i].act, cases[i].word, &err)) {
			draw(&mapping, &seen);
			assert_true(mapping.foreign);
		} else {
			text_addf(&seen, "!%s %s", err.key, err.detail);
			assert_int_equal(err.kind, ERROR_MISUSE);
			assert_false(mapping.foreign);
		}
		wrong += row_wrong(cases[i].word, text_z(&seen), cases[i].says);
	}
	assert_int_equal(wrong, 0);
}

static void every_field_has_its_place(void **state UNUSED)
{
	for (int i = 0; i < FIELD_COUNT; i++) {
		arena_auto arena = { 0 };
		struct mapping mapping = { 0 };
		struct error err;
		const char *pair = arena_format(&arena, "%s=x", mapping_fields[i]);

		assert_true(mapping_column(&mapping, pair, &err));
		assert_true(mapping_fix(&mapping, pair, &err));
		for (int k = 0; k < FIELD_COUNT; k++) {
			assert_int_equal(mapping.column[k] != NULL, k == i);
			assert_int_equal(mapping.fixed[k] != NULL, k == i);
		}
	}
	assert_null(mapping_fields[FIELD_COUNT]);
}

static void the_last_word_counts(void **state UNUSED)
{
	struct mapping mapping = { 0 };
	struct error err;

	assert_true(mapping_column(&mapping, "place=first", &err));
	assert_true(mapping_column(&mapping, "place=second", &err));
	assert_string_equal(mapping.column[FIELD_PLACE], "second");
}

static void takes_sixteen_breakdowns(void **state UNUSED)
{
	struct mapping mapping = { 0 };
	struct error err;

	for (int i = 0; i < MAPPING_MAX_BREAKDOWN; i++)
		assert_true(mapping_break(&mapping, "x", &err));
	assert_false(mapping_break(&mapping, "x", &err));
	assert_string_equal(err.key, "mapping.limit");
	assert_int_equal(err.kind, ERROR_MISUSE);
	assert_int_equal(mapping.breakdown_count, MAPPING_MAX_BREAKDOWN);
}

static void our_own_layout_says_nothing(void **state UNUSED)
{
	arena_auto arena = { 0 };
	struct mapping mapping = { 0 };

	assert_string_equal(mapping_text(&mapping, &arena), "");
}

static void answers_are_remembered(void **state UNUSED)
{
	static const char *const nonsense[] = { "", "[]", "{", "{\"column\": 5}",
		"{\"column\": {\"place\": 1, \"colour\": \"x\"}, \"decimal\": 2}" };
	arena_auto arena = { 0 };
	struct mapping said = { 0 }, next = { 0 }, nothing = { 0 };
	struct error err;

	assert_string_equal(mapping_answers(&said, &arena), "");
	assert_true(mapping_column(&said, "place=Nơi", &err));
	assert_true(mapping_column(&said, "value=Số", &err));
	assert_true(mapping_decimal(&said, ",", &err));
	assert_true(mapping_fix(&said, "indicator=users", &err)); /* of that file alone */
	assert_true(mapping_column(&next, "value=Khác", &err));
	mapping_recall(&next, &arena, mapping_answers(&said, &arena));
	assert_string_equal(next.remembered[FIELD_PLACE], "Nơi");
	assert_null(next.remembered[FIELD_VALUE]); /* what is said goes before */
	assert_null(next.fixed[FIELD_INDICATOR]);
	assert_int_equal(next.decimal, ',');
	for (size_t i = 0; i < COUNT(nonsense); i++)
		mapping_recall(&nothing, &arena, nonsense[i]);
	for (int i = 0; i < FIELD_COUNT; i++)
		assert_null(nothing.remembered[i]);
	assert_int_equal(nothing.decimal, '\0');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_word),
		cmocka_unit_test(every_field_has_its_place),
		cmocka_unit_test(the_last_word_counts),
		cmocka_unit_test(takes_sixteen_breakdowns),
		cmocka_unit_test(our_own_layout_says_nothing),
		cmocka_unit_test(answers_are_remembered),
	};
	return cmocka_run_group_tests_name("mapping", tests, NULL, NULL);
}
