/*
 * tests/indicators/test_composite.c - the contract of indicators/composite.h, composite_ranks.h.
 * The rows with numbers are those of oracle_composite.py, which a test asks whether they stand here.
 */
#include "tests/indicators/make.h"

#include <stdlib.h>

#include "indicators/composite_ranks.h"

enum { COMPONENTS = 8, WARDS = 5 };

/*
 * The Digital Transformation Index of provinces, 2022: eight main indices from 0 to 1, weighted by
 * their points in Decision 922/QD-BTTTT, and the index that the ministry printed (dti.gov.vn).
 */
static const char *const points[COMPONENTS] = { "100", "100", "100", "100", "100", "200", "150",
	"150" };

static const struct {
	const char *name, *figures, *official, *value, *contributions;
} provinces[] = {
	/* clang-format off */
	{ "Đà Nẵng", "1.0000 0.9000 0.8253 0.8487 0.7578 0.8575 0.7836 0.5197", "0.8002", "0.8002", "0.1000 0.0900 0.0825 0.0849 0.0758 0.1715 0.1175 0.0780" },
	{ "TP. Hồ Chí Minh", "0.8917 0.9000 0.8258 0.6267 0.5580 0.8406 0.7611 0.3590", "0.7163", "0.7164", "0.0892 0.0900 0.0826 0.0627 0.0558 0.1681 0.1142 0.0538" },
	{ "Quảng Ninh", "0.9581 0.9000 0.7648 0.6250 0.5382 0.8385 0.5904 0.4505", "0.7024", "0.7024", "0.0958 0.0900 0.0765 0.0625 0.0538 0.1677 0.0885 0.0676" },
	{ "Thừa Thiên Huế", "0.9500 0.9000 0.6823 0.6794 0.6423 0.8262 0.6787 0.3001", "0.6975", "0.6975", "0.0950 0.0900 0.0682 0.0680 0.0642 0.1653 0.1018 0.0450" },
	{ "Cần Thơ", "0.9000 0.8000 0.7233 0.7376 0.7226 0.7325 0.7556 0.2947", "0.6924", "0.6924", "0.0900 0.0800 0.0723 0.0738 0.0723 0.1465 0.1133 0.0442" },
	/* clang-format on */
};

/* "rank best worst changed" with weights 20 % up and down, by brute force over all settings. */
static const char *const province_ranks[] = {
	/* clang-format off */
	"1 1 1 0",
	"2 2 2 0",
	"3 3 5 1224",
	"4 3 5 1383",
	"5 3 5 1113",
	/* clang-format on */
};

/* The shape of the city's index for wards: eight indices, 100 points. Every number is made up. */
static const char *const ward_points[COMPONENTS] = { "10", "10", "10", "10", "15", "25", "12",
	"8" };

static const struct {
	const char *name, *figures, *value, *contributions;
} wards[WARDS] = {
	/* clang-format off */
	{ "ward a", "8 9.5 10 7 12 21 9.5 6", "83.0", "8.0 9.5 10.0 7.0 12.0 21.0 9.5 6.0" },
	{ "ward b", "10 10 8.25 9 10.5 19.75 11 7.5", "86.0", "10.0 10.0 8.3 9.0 10.5 19.7 11.0 7.5" },
	{ "ward c", "7 8 9 6.5 13 20.5 12 8", "84.0", "7.0 8.0 9.0 6.5 13.0 20.5 12.0 8.0" },
	{ "ward d", "10 10 8.25 9 10.5 19.75 11 7.5", "86.0", "10.0 10.0 8.3 9.0 10.5 19.7 11.0 7.5" },
	{ "ward e", "3 5 4.5 2 6 11 3.25 1", "35.8", "3.0 5.0 4.5 2.0 6.0 11.0 3.3 1.0" },
	/* clang-format on */
};

static const char *const ward_ranks[WARDS] = {
	/* clang-format off */
	"4 3 4 504",
	"1 1 2 39",
	"3 1 4 419",
	"1 1 2 39",
	"5 5 5 0",
	/* clang-format on */
};

static const char *const codes[COMPONENTS] = { "a", "b", "c", "d", "e", "f", "g", "h" };

/* Components from 0 to `maximum` (1 where NULL), weighted by `weights`. */
static void declare(struct composite_component *components, int count, const char *const *maximum,
	const char *const *weights)
{
	for (int i = 0; i < count; i++)
		components[i] = (struct composite_component){
			.code = codes[i],
			.maximum = make_decimal(maximum == NULL ? "1" : maximum[i]),
			.direction = DIRECTION_UP,
			.weight = make_decimal(weights[i]),
		};
}

/* Figures from one line: a value, with a status after it or not; "-" none, "M" without a value. */
static void make_figures(
	const char *line, struct observation *items, const struct observation **ret)
{
	text_auto word = { 0 };

	for (int i = 0; *line != '\0'; i++) {
		size_t size = strcspn(line, " ");

		text_clear(&word);
		text_add(&word, (struct span){ line, size });
		line += size + (line[size] == ' ');
		items[i] = (struct observation){ .status = 'A', .known = true };
		ret[i] = *text_z(&word) == '-' && size == 1 ? NULL : &items[i];
		if (strchr("ABEPFVMQ", text_z(&word)[size - 1]) != NULL) {
			items[i].status = text_z(&word)[size - 1];
			word.data[--word.size] = '\0';
		}
		items[i].known = word.size > 0;
		if (items[i].known && ret[i] != NULL)
			items[i].value = make_decimal(text_z(&word));
	}
}

static void compute(
	const struct composite *composite, const char *line, struct composite_result *ret)
{
	struct observation items[COMPOSITE_MAX];
	const struct observation *figures[COMPOSITE_MAX] = { 0 };
	struct error err = { 0 };

	assert_true(composite_check(composite, &err));
	make_figures(line, items, figures);
	composite_value(composite, figures, ret);
}

static void show_parts(
	const struct composite *composite, const struct composite_result *result, struct text *ret)
{
	for (int i = 0; i < composite->count; i++) {
		text_addz(ret, i > 0 ? " " : "");
		if (result->parts[i].known)
			decimal_print(result->parts[i].contribution, ret);
		else
			text_addc(ret, '-');
		text_addz(ret, result->parts[i].outside ? "!" : "");
	}
}

static void check_sum(const struct composite *composite, const struct composite_result *result)
{
	struct decimal sum = { 0 };

	for (int i = 0; i < composite->count; i++) {
		assert_true(result->parts[i].contribution.units >= 0);
		if (result->parts[i].known)
			assert_true(decimal_add(sum, result->parts[i].contribution, &sum));
	}
	assert_int_equal(decimal_compare(sum, result->value), 0);
}

static void check_ranks(const struct composite *composite, const struct composite_result *results,
	const char *const *expected, int count)
{
	arena_auto arena = { 0 };
	struct composite_rank ranks[WARDS];
	int plain[WARDS];

	composite_ranks(results, count, &arena, plain);
	assert_int_equal(
		composite_sensitivity(composite, results, count, 20, 0, &arena, ranks), 6561);
	for (int i = 0; i < count; i++) {
		text_auto seen = { 0 };

		text_addf(&seen, "%d %d %d %d", ranks[i].rank, ranks[i].best, ranks[i].worst,
			ranks[i].changed);
		assert_string_equal(text_z(&seen), expected[i]);
		assert_int_equal(plain[i], ranks[i].rank);
	}
}

static void the_official_index_is_reproduced(void **state UNUSED)
{
	static struct composite_result results[COUNT(provinces)];
	struct composite_component components[COMPONENTS];
	const struct composite composite = { components, COMPONENTS, { 1, 0 }, 4, COMPOSITE_REFUSE,
		{ 0 } };

	declare(components, COMPONENTS, NULL, points);
	for (size_t i = 0; i < COUNT(provinces); i++) {
		text_auto value = { 0 }, parts = { 0 };
		struct decimal gap;

		print_message("  %s\n", provinces[i].name);
		compute(&composite, provinces[i].figures, &results[i]);
		decimal_print(results[i].value, &value);
		show_parts(&composite, &results[i], &parts);
		assert_string_equal(text_z(&value), provinces[i].value);
		assert_string_equal(text_z(&parts), provinces[i].contributions);
		check_sum(&composite, &results[i]);
		assert_true(decimal_subtract(
			results[i].value, make_decimal(provinces[i].official), &gap));
		assert_true(gap.scale == 4 && llabs(gap.units) <= 1);
	}
	check_ranks(&composite, results, province_ranks, COUNT(provinces));
}

static void the_index_for_wards_has_its_shape(void **state UNUSED)
{
	static struct composite_result results[WARDS];
	struct composite_component components[COMPONENTS];
	const struct composite composite = { components, COMPONENTS, { 100, 0 }, 1,
		COMPOSITE_REFUSE, { 0 } };

	declare(components, COMPONENTS, ward_points, ward_points);
	for (size_t i = 0; i < WARDS; i++) {
		text_auto value = { 0 }, parts = { 0 };

		print_message("  %s\n", wards[i].name);
		compute(&composite, wards[i].figures, &results[i]);
		decimal_print(results[i].value, &value);
		show_parts(&composite, &results[i], &parts);
		assert_string_equal(text_z(&value), wards[i].value);
		assert_string_equal(text_z(&parts), wards[i].contributions);
		check_sum(&composite, &results[i]);
	}
	check_ranks(&composite, results, ward_ranks, WARDS);
}

/*
 * Three components from 50 to 100 where falling is good for the third, weights 1, 2 and 1; a line
 * of figures; what came out: value or "-", status, coverage, contributions ("!" beyond an anchor).
 */
static const struct {
	enum composite_policy policy;
	const char *least, *figures, *seen;
} cases[] = {
	/* clang-format off */
	{ COMPOSITE_REFUSE, "0", "100 100 50", "100.0 A 100.0; 25.0 50.0 25.0" },
	{ COMPOSITE_REFUSE, "0", "50 50 100", "0.0 A 100.0; 0.0 0.0 0.0" },
	{ COMPOSITE_REFUSE, "0", "75 75 75", "50.0 A 100.0; 12.5 25.0 12.5" },
	{ COMPOSITE_REFUSE, "0", "75P 75 75E", "50.0 E 100.0; 12.5 25.0 12.5" },
	{ COMPOSITE_REFUSE, "0", "75P 75V 75E", "50.0 V 100.0; 12.5 25.0 12.5" },
	/* Thirds: 8.333 + 16.667 + 8.333 is shown as 8.3 + 16.7 + 8.3 and must make 33.3. */
	{ COMPOSITE_REFUSE, "0", "66.666666 66.666667 83.333333", "33.3 A 100.0; 8.3 16.7 8.3" },
	{ COMPOSITE_REFUSE, "0", "50.1 50.1 99.9", "0.2 A 100.0; 0.1 0.1 0.0" },
	/* Beyond an anchor. */
	{ COMPOSITE_REFUSE, "0", "120 40 49.9", "50.0 A 100.0; 25.0! 0.0! 25.0!" },
	/* A zero is a figure. */
	{ COMPOSITE_REFUSE, "0", "0 100 100", "50.0 A 100.0; 0.0! 50.0 0.0" },
	/* Missing. */
	{ COMPOSITE_REFUSE, "0", "- 75 75", "- M 75.0 incomplete" },
	{ COMPOSITE_REFUSE, "0", "M 75 75", "- M 75.0 incomplete" },
	{ COMPOSITE_REFUSE, "0", "- - -", "- M 0.0 incomplete" },
	{ COMPOSITE_RENORMALISE, "0", "- 75 75", "50.0 E 75.0; - 33.3 16.7" },
	{ COMPOSITE_RENORMALISE, "0", "Q 75 75V", "50.0 V 75.0; - 33.3 16.7" },
	{ COMPOSITE_RENORMALISE, "0", "100 - -", "100.0 E 25.0; 100.0 - -" },
	{ COMPOSITE_RENORMALISE, "75", "- 75 75", "50.0 E 75.0; - 33.3 16.7" },
	{ COMPOSITE_RENORMALISE, "75.1", "- 75 75", "- M 75.0 too-few" },
	{ COMPOSITE_RENORMALISE, "75.1", "75 75 75", "50.0 A 100.0; 12.5 25.0 12.5" },
	{ COMPOSITE_RENORMALISE, "100", "75 75 75", "50.0 A 100.0; 12.5 25.0 12.5" },
	{ COMPOSITE_RENORMALISE, "0", "- M -", "- M 0.0 too-few" },
	/* clang-format on */
};

static void three_components(struct composite_component *components)
{
	static const char *const weights[] = { "1", "2.0", "1" },
				 *const maximum[] = { "100", "100", "100" };

	declare(components, 3, maximum, weights);
	for (int i = 0; i < 3; i++)
		components[i].minimum = make_decimal("50");
	components[2].direction = DIRECTION_DOWN;
}

static void every_case(void **state UNUSED)
{
	static const char *const reasons[] = { "", "incomplete", "too-few", "too-large" };
	struct composite_component components[3];
	struct composite composite = { components, 3, { 100, 0 }, 1, COMPOSITE_REFUSE, { 0 } };

	three_components(components);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct composite_result result;
		text_auto seen = { 0 };

		print_message("  %s\n", cases[i].figures);
		composite.policy = cases[i].policy;
		composite.least = make_decimal(cases[i].least);
		compute(&composite, cases[i].figures, &result);
		if (result.known)
			decimal_print(result.value, &seen);
		else
			text_addc(&seen, '-');
		text_addf(&seen, " %c ", result.status);
		decimal_print(result.coverage, &seen);
		text_addf(&seen, "%s ", result.known ? ";" : "");
		if (result.known) {
			show_parts(&composite, &result, &seen);
			check_sum(&composite, &result);
		} else {
			text_addz(&seen, reasons[result.reason]);
		}
		assert_string_equal(text_z(&seen), cases[i].seen);
	}
}

/* Any figures, any weights, any number of digits: the contributions make the value. */
static void contributions_always_add_up(void **state UNUSED)
{
	struct composite_component components[COMPONENTS];
	struct composite composite = { components, COMPONENTS, { 100, 0 }, 0, COMPOSITE_REFUSE,
		{ 0 } };
	unsigned int seed = 20221;

	for (int round = 0; round < 20000; round++) {
		struct observation items[COMPONENTS];
		const struct observation *figures[COMPONENTS];
		struct composite_result result;

		for (int i = 0; i < COMPONENTS; i++) {
			components[i] = (struct composite_component){ codes[i], { 0 },
				{ 1 + rand_r(&seed) % 1000, 0 }, DIRECTION_UP,
				{ 1 + rand_r(&seed) % 999, 2 } };
			items[i] = (struct observation){
				.known = true, .status = 'A', .value = { rand_r(&seed) % 10000, 1 }
			};
			figures[i] = &items[i];
		}
		composite.decimals = round % 5;
		composite_value(&composite, figures, &result);
		assert_true(result.known);
		check_sum(&composite, &result);
	}
}

static void declarations_are_checked(void **state UNUSED)
{
	static const struct {
		const char *minimum, *maximum, *weight, *full;
		enum direction direction;
		int count, decimals;
		const char *seen;
	} rows[] = {
		/* clang-format off */
		{ "0", "1", "0.1", "1", DIRECTION_UP, 1, 4, "" },
		{ "-5", "-4.9", "7", "1000000", DIRECTION_DOWN, 1, 6, "" },
		{ "1", "1.0", "1", "1", DIRECTION_UP, 1, 4, "composite.anchors a" },
		{ "2", "1", "1", "1", DIRECTION_UP, 1, 4, "composite.anchors a" },
		{ "0", "1", "0.0", "1", DIRECTION_UP, 1, 4, "composite.weight a" },
		{ "0", "1", "-1", "1", DIRECTION_UP, 1, 4, "composite.weight a" },
		{ "0", "1", "1", "1", DIRECTION_NONE, 1, 4, "composite.direction a" },
		{ "0", "1", "1", "0", DIRECTION_UP, 1, 4, "composite.limit 32" },
		{ "0", "1", "1", "1000001", DIRECTION_UP, 1, 4, "composite.limit 32" },
		{ "0", "1", "1", "1.0000000", DIRECTION_UP, 1, 4, "composite.limit 32" },
		{ "0", "1", "1", "1.000000", DIRECTION_UP, 1, 0, "" },
		{ "0", "1", "1", "1", DIRECTION_UP, 1, 7, "composite.limit 32" },
		{ "0", "1", "1", "1", DIRECTION_UP, 1, -1, "composite.limit 32" },
		{ "0", "1", "1", "1", DIRECTION_UP, 0, 1, "composite.limit 32" },
		{ "0", "1", "1", "1", DIRECTION_UP, 33, 1, "composite.limit 32" },
		/* clang-format on */
	};
	static const struct composite_component pair[] = {
		{ "a", { 0, 0 }, { 1, 0 }, DIRECTION_UP, { 1, 0 }, "" },
		{ "a", { 0, 0 }, { 1, 0 }, DIRECTION_UP, { 1, 0 }, "m" },
	};
	static const struct {
		struct composite composite;
		const char *seen;
	} leasts[] = {
		{ { pair, 2, { 1, 0 }, 1, COMPOSITE_RENORMALISE, { 0, 0 } }, "" },
		{ { pair, 2, { 1, 0 }, 1, COMPOSITE_RENORMALISE, { 1000, 1 } }, "" },
		{ { pair, 2, { 1, 0 }, 1, COMPOSITE_RENORMALISE, { -1, 0 } }, "composite.least " },
		{ { pair, 2, { 1, 0 }, 1, COMPOSITE_RENORMALISE, { 1001, 1 } },
			"composite.least " },
	};

	for (size_t i = 0; i < COUNT(leasts); i++) {
		struct error err = { 0 };
		text_auto seen = { 0 };

		if (!composite_check(&leasts[i].composite, &err))
			text_addf(&seen, "%s %s", err.key, err.detail);
		assert_string_equal(text_z(&seen), leasts[i].seen);
	}
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct composite_component component = { "a", make_decimal(rows[i].minimum),
			make_decimal(rows[i].maximum), rows[i].direction,
			make_decimal(rows[i].weight) };
		const struct composite composite = { &component, rows[i].count,
			make_decimal(rows[i].full), rows[i].decimals, COMPOSITE_REFUSE, { 0 } };
		struct error err = { 0 };
		text_auto seen = { 0 };

		if (!composite_check(&composite, &err))
			text_addf(&seen, "%s %s", err.key, err.detail);
		assert_string_equal(text_z(&seen), rows[i].seen);
	}
}

/* Anchors whose quotients have no common digits need more than we hold: told, not miscounted. */
static void too_many_digits_are_told(void **state UNUSED)
{
	static const char *const maximum[] = { "999999999999999989", "999999999999999967",
		"999999999999999877" };
	static const char *const weights[] = { "1", "1", "1" };
	struct composite_component components[3];
	const struct composite composite = { components, 3, { 100, 0 }, 1, COMPOSITE_REFUSE,
		{ 0 } };
	struct composite_result result;
	text_auto seen = { 0 };

	declare(components, 3, maximum, weights);
	compute(&composite, "7 8 9", &result);
	assert_false(result.known);
	assert_int_equal(result.reason, COMPOSITE_TOO_LARGE);
	assert_int_equal(result.status, 'M');
	composite_say(&composite, &result, LANG_EN, &seen);
	assert_string_equal(text_z(&seen), "Not computed: the result has too many digits.");
}

static void incompleteness_is_said(void **state UNUSED)
{
	static const struct {
		enum composite_policy policy;
		const char *least, *figures, *words[LANG_COUNT];
	} rows[] = {
		/* clang-format off */
		{ COMPOSITE_REFUSE, "0", "75 75 75", { "", "" } },
		{ COMPOSITE_RENORMALISE, "50", "- 75 75",
		  { "Có 2 trên 3 thành phần (75% trọng số); trọng số được chia lại cho các thành phần có số "
		    "liệu, vì vậy đây là số ước tính.",
		    "2 of 3 components have a figure (75% of the weight); the weights were scaled up to make "
		    "a whole, so this is an estimate." } },
		{ COMPOSITE_REFUSE, "0", "- 75 75",
		  { "Không tính vì mới có 2 trên 3 thành phần (75% trọng số).",
		    "Not computed: only 2 of 3 components have a figure (75% of the weight)." } },
		{ COMPOSITE_RENORMALISE, "66.7", "75 - 75",
		  { "Không tính vì mới có 2 trên 3 thành phần (50% trọng số), ít hơn mức tối thiểu 66,7%.",
		    "Not computed: only 2 of 3 components have a figure (50% of the weight), less than the "
		    "66.7% it needs." } },
		/* clang-format on */
	};
	struct composite_component components[3];
	struct composite composite = { components, 3, { 100, 0 }, 1, COMPOSITE_REFUSE, { 0 } };

	three_components(components);
	for (size_t i = 0; i < COUNT(rows); i++)
		for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
			struct composite_result result;
			text_auto seen = { 0 };

			composite.policy = rows[i].policy;
			composite.least = make_decimal(rows[i].least);
			compute(&composite, rows[i].figures, &result);
			composite_say(&composite, &result, lang, &seen);
			assert_string_equal(text_z(&seen), rows[i].words[lang]);
		}
}

/* Ranks over values in a line, "-" for none. */
static void equals_share_a_rank(void **state UNUSED)
{
	static const struct {
		const char *values, *ranks;
	} rows[] = {
		{ "5 4 4 3", "1 2 2 4 " },
		{ "4 5 5 5", "4 1 1 1 " },
		{ "- 2 - 2 1", "0 1 0 1 3 " },
		{ "-", "0 " },
		{ "", "" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		static struct composite_result results[5];
		arena_auto arena = { 0 };
		text_auto seen = { 0 };
		int count = 0, ranks[5];

		for (const char *at = rows[i].values; *at != '\0'; at++)
			if (*at != ' ')
				results[count++] = (struct composite_result){ .known = *at != '-',
					.value = { *at - '0', 0 } };
		composite_ranks(results, count, &arena, ranks);
		for (int j = 0; j < count; j++)
			text_addf(&seen, "%d ", ranks[j]);
		assert_string_equal(text_z(&seen), rows[i].ranks);
	}
}

/* 50.05 and 50.1 are both shown as 50.1; with weights cut to a millionth of the largest the
   first would be 50.0. */
static void a_rank_is_of_the_value_shown(void **state UNUSED)
{
	static struct composite_result results[2];
	struct composite_component components[2];
	const struct composite composite = { components, 2, { 100, 0 }, 1, COMPOSITE_REFUSE,
		{ 0 } };
	arena_auto arena = { 0 };
	struct composite_rank ranks[2];

	for (int i = 0; i < 2; i++)
		components[i] = (struct composite_component){ "a", { 0 }, { 1, 0 }, DIRECTION_UP,
			{ i == 0 ? 3 : 1, 0 } };
	compute(&composite, "0.5 0.502", &results[0]);
	compute(&composite, "0.501 0.501", &results[1]);
	assert_int_equal(results[0].value.units, results[1].value.units);
	assert_int_equal(composite_sensitivity(&composite, results, 2, 20, 1, &arena, ranks), 9);
	assert_true(ranks[0].rank == 1 && ranks[1].rank == 1);
	assert_true(ranks[0].changed == 3 && ranks[1].changed == 0);
}

/* More than eight components are sampled: the same seed the same answer, another one nearly so. */
static void many_components_are_sampled(void **state UNUSED)
{
	static struct composite_result results[3];
	static const char *const lines[3] = { "0.9 0.8 0.7 0.6 0.5 0.4 0.3 0.2 0.11",
		"0.11 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9", "0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.1" };
	struct composite_component components[9];
	const struct composite composite = { components, 9, { 100, 0 }, 2, COMPOSITE_REFUSE,
		{ 0 } };
	arena_auto arena = { 0 };
	struct composite_rank one[3], again[3], other[3];

	for (int i = 0; i < 9; i++)
		components[i] = (struct composite_component){ "a", { 0 }, { 1, 0 }, DIRECTION_UP,
			{ 1, 0 } };
	for (int i = 0; i < 3; i++)
		compute(&composite, lines[i], &results[i]);
	assert_int_equal(composite_sensitivity(&composite, results, 3, 20, 7, &arena, one), 6561);
	(void)composite_sensitivity(&composite, results, 3, 20, 7, &arena, again);
	(void)composite_sensitivity(&composite, results, 3, 20, 8, &arena, other);
	assert_memory_equal(one, again, sizeof one);
	assert_true(one[0].changed != other[0].changed);
	for (int i = 0; i < 2; i++) { /* tied, so that any other weights part them half the time */
		assert_true(one[i].rank == 1 && one[i].best == 1 && one[i].worst == 2);
		assert_in_range(one[i].changed, 3000, 3500);
		assert_in_range(other[i].changed, 3000, 3500);
	}
	assert_true(
		one[2].rank == 3 && one[2].best == 3 && one[2].worst == 3 && one[2].changed == 0);
}

/*
 * The first place leads by its first weight, 1.4 times the second: only where the second is drawn
 * more than 1.4 times as large as the first do they change. Between 80 and 120 % that is 1.4 % of
 * all draws.
 */
static void draws_stay_within_the_spread(void **state UNUSED)
{
	static struct composite_result results[2];
	struct composite_component components[9];
	const struct composite composite = { components, 9, { 100, 0 }, 4, COMPOSITE_REFUSE,
		{ 0 } };
	arena_auto arena = { 0 };
	struct composite_rank ranks[2];

	for (int i = 0; i < 9; i++)
		components[i] = (struct composite_component){ "a", { 0 }, { 1, 0 }, DIRECTION_UP,
			{ i == 0 ? 14 : 10, 1 } };
	compute(&composite, "1 0 0.5 0.5 0.5 0.5 0.5 0.5 0.5", &results[0]);
	compute(&composite, "0 1 0.5 0.5 0.5 0.5 0.5 0.5 0.5", &results[1]);
	assert_int_equal(composite_sensitivity(&composite, results, 2, 20, 1, &arena, ranks), 6561);
	assert_in_range(ranks[0].changed, 60, 130);
	assert_true(ranks[0].rank == 1 && ranks[0].worst == 2);
	(void)composite_sensitivity(&composite, results, 2, 16, 1, &arena, ranks);
	assert_true(ranks[0].changed == 0 && ranks[1].changed == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_official_index_is_reproduced),
		cmocka_unit_test(the_index_for_wards_has_its_shape),
		cmocka_unit_test(every_case),
		cmocka_unit_test(contributions_always_add_up),
		cmocka_unit_test(declarations_are_checked),
		cmocka_unit_test(too_many_digits_are_told),
		cmocka_unit_test(incompleteness_is_said),
		cmocka_unit_test(equals_share_a_rank),
		cmocka_unit_test(a_rank_is_of_the_value_shown),
		cmocka_unit_test(many_components_are_sampled),
		cmocka_unit_test(draws_stay_within_the_spread),
	};
	return cmocka_run_group_tests_name("composite", tests, NULL, NULL);
}
