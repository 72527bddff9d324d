/*
 * tests/indicators/test_checks.c - the contract of indicators/checks.h. The tables marked so are
 * those of oracle_checks.py, which a test asks whether its rows stand here.
 */
#include "tests/indicators/make.h"

#include "indicators/checks_crowd.h"
#include "indicators/indicator.h"
#include "indicators/period_shift.h"
#include "indicators/unit.h"

enum { MOST = 40 };

/* oracle_checks.py: figures before, the figure; what it strays from, the spread, how often that. */
static const struct {
	const char *before, *figure;
	int variant;
	const char *usual, *spread, *ratio, *alarm;
} jumps[] = {
	/* clang-format off */
	{ "100 102 99", "101", 0, "100", "1", "1.0", "-" },
	{ "100 102 99", "140", 1, "-0.5", "2.5", "16.6", "-" },
	{ "100 102 99", "60", 1, "-0.5", "2.5", "15.4", "-" },
	{ "100 100 100", "108", 0, "100", "1", "8.0", "-" },
	{ "100 100 100", "109", 0, "100", "1", "9.0", "-" },
	{ "1000 1000 1000", "1083", 0, "1000", "5", "16.6", "-" },
	{ "1000 1000 1000", "1084", 0, "1000", "5", "16.8", "jump" },
	{ "10 20 30 40 50 60", "70", 1, "10", "1", "0.0", "-" },
	{ "10 20 30 40 50 60", "150", 0, "35", "15", "7.6", "-" },
	{ "85.1 85.3 84.9 85.6 85.2 85.8 86.0 85.7", "86.4", 1, "0.2", "0.5", "1.0", "-" },
	{ "85.1 85.3 84.9 85.6 85.2 85.8 86.0 85.7", "92.4", 1, "0.2", "0.5", "13.0", "jump" },
	{ "85.1 85.3 84.9 85.6 85.2 85.8 86.0 85.7", "58.4", 1, "0.2", "0.5", "55.0", "jump" },
	{ "120 118 500 121 119 122 120", "121", 0, "120", "1", "1.0", "-" },
	{ "120 118 122 121 119 122 500", "121", 0, "121", "1", "0.0", "-" },
	{ "70 10 20 30 40 50 60 70 80 90 100 110", "70", 2, "70", "25", "0.0", "-" },
	{ "200 101 103 99 100 102 98 101 103 99 100 102", "199", 2, "200", "1.5", "0.6", "-" },
	{ "-5 -4 -6 -5", "9", 1, "1", "1", "13.0", "-" },
	{ "-5 -4 -6 -5", "12", 1, "1", "1", "16.0", "jump" },
	/* clang-format on */
};

/* oracle_checks.py: how many round ones of how many, "-" for no alarm. */
static const struct {
	const char *figures, *seen;
} digits[] = {
	/* clang-format off */
	{ "1230 1245 1350 1405 1500", "5 of 5" },
	{ "1231 1245 1350 1405 1500", "4 of 5" },
	{ "1231 1243 1350 1405 1500", "-" },
	{ "1230 1245 1350 1405 1501", "-" },
	{ "1230 1245 1350 1405", "-" },
	{ "95 90 85 80 75", "-" },
	{ "95 90 85 80 75 1230 1245 1350 1405 1500", "5 of 5" },
	{ "123 124 126 127 128 129 130 135 140 145 150", "-" },
	{ "123 124 126 127 128 129 131 135 140 145 150", "-" },
	{ "12.30 12.45 13.50 14.05 15.00", "5 of 5" },
	/* clang-format on */
};

/* oracle_checks.py: the place, the others; their middle and the limits for its denominator. */
static const struct {
	const char *place, *others, *limits, *alarm;
} crowds[] = {
	/* clang-format off */
	{ "450/1000", "500/1000 510/1000 495/1000 505/1000 480/1000 520/1000 490/1000 515/1000 500/1000 498/1000", "50.00 39.41 60.59", "-" },
	{ "250/1000", "500/1000 510/1000 495/1000 505/1000 480/1000 520/1000 490/1000 515/1000 500/1000 498/1000", "50.00 39.41 60.59", "siblings" },
	{ "0/40", "500/1000 510/1000 495/1000 505/1000 480/1000 520/1000 490/1000 515/1000 500/1000 498/1000", "50.00 6.37 93.63", "siblings" },
	{ "4/10", "500/1000 510/1000 495/1000 505/1000 480/1000 520/1000 490/1000 515/1000 500/1000 498/1000", "50.00 0.00 100.00", "-" },
	{ "100/100", "90/100 180/200 270/300 88/100 91/100 185/200 92/100 87/100 450/500 89/100", "89.88 62.36 100.00", "-" },
	{ "60/100", "90/100 180/200 270/300 88/100 91/100 185/200 92/100 87/100 450/500 89/100", "89.88 62.36 100.00", "siblings" },
	{ "0/400", "3000/9000 40/400 7000/10000 80/100 30/50 500/5000 900/1000 250/800 333/999 12/48", "33.34 0.00 100.00", "-" },
	{ "300/1000", "800/1000 850/1000 900/1000 950/1000 820/1000 870/1000 910/1000 930/1000 880/1000 860/1000 840/1000 890/1000", "87.48 49.74 100.00", "siblings" },
	{ "600/1000", "800/1000 850/1000 900/1000 950/1000 820/1000 870/1000 910/1000 930/1000 880/1000 860/1000 840/1000 890/1000", "87.48 49.74 100.00", "-" },
	{ "1/400", "400/400 400/400 900/900 800/800 50/50 60/60 70/70 80/80 90/90 100/100 110/110", "99.63 95.02 100.00", "siblings" },
	/* clang-format on */
};

/* An input with room for what it points to. */
struct world {
	struct arena arena; /* of the crowd */
	struct indicator indicator;
	struct place places[MOST];
	struct observation history[MOST], siblings[MOST], portions[MOST];
	const struct observation *sibling_list[MOST], *portion_list[MOST];
	struct check_input input;
};

/* "85.5", "17/20", "M" for no value; a unit's factor turns parts into a value. */
static void read_figure(const char *word, int factor, struct observation *ret)
{
	char text[64];
	char *slash;

	assert_true(strlen(word) < sizeof text);
	memcpy(text, word, strlen(word) + 1);
	*ret = (struct observation){ .status = 'A', .breakdown = "" };
	slash = strchr(text, '/');
	if (strcmp(text, "M") == 0) {
		ret->status = 'M';
		return;
	}
	ret->known = true;
	ret->parts = slash != NULL;
	if (slash == NULL) {
		ret->value = make_decimal(text);
		return;
	}
	*slash = '\0';
	ret->numerator = make_decimal(text);
	ret->denominator = make_decimal(slash + 1);
	ret->computed = decimal_ratio(ret->numerator, ret->denominator, factor, 1, &ret->value);
}

static int read_figures(const char *line, int factor, struct observation *ret)
{
	int count = 0;

	while (*line != '\0') {
		char word[64];
		size_t size = strcspn(line, " ");

		assert_true(size > 0 && size < sizeof word && count < MOST);
		memcpy(word, line, size);
		word[size] = '\0';
		read_figure(word, factor, &ret[count++]);
		line += size + (line[size] == ' ');
	}
	return count;
}

/* The figures of a line, a month each; the last one, of January 2025, is in question. */
static void build(struct world *world, const char *unit, const char *series)
{
	struct period last = make_period("2025-01");
	int count;

	arena_done(&world->arena);
	memset(world, 0, sizeof *world);
	world->indicator = (struct indicator){
		.unit = unit_find(unit), .decimals = 1, .minimum = "", .maximum = ""
	};
	for (int i = 0; i < MOST; i++)
		world->places[i].id = i + 1;
	count = read_figures(series, world->indicator.unit->factor, world->history);
	for (int i = 0; i < count; i++) {
		world->history[i].place = &world->places[0];
		assert_true(period_shift(&last, i + 1 - count, &world->history[i].period));
	}
	world->input = (struct check_input){ .indicator = &world->indicator,
		.figure = &world->history[count - 1],
		.history = world->history,
		.history_count = (size_t)count };
}

static void add_others(struct world *world, const char *siblings, const char *portions)
{
	int factor = world->indicator.unit->factor;
	size_t count = (size_t)read_figures(siblings, factor, world->siblings);

	world->input.portion_count = (size_t)read_figures(portions, factor, world->portions);
	for (int i = 0; i < MOST; i++) {
		world->siblings[i].place = &world->places[(i + 1) % MOST];
		world->siblings[i].period = world->input.figure->period;
		world->sibling_list[i] = &world->siblings[i];
		world->portion_list[i] = &world->portions[i];
	}
	arena_done(&world->arena);
	world->input.crowd = check_crowd_new(
		&world->arena, world->input.figure, world->sibling_list, count);
	world->input.portions = world->portion_list;
}

/* The finding of that kind, or NULL. */
static const struct check_finding *find(const struct check_input *input, enum check_kind kind)
{
	static struct check_finding findings[CHECK_COUNT];
	int count = checks_run(input, findings);

	for (int i = 0; i < count; i++)
		if (findings[i].kind == kind)
			return &findings[i];
	return NULL;
}

static void show(struct decimal value, struct text *ret)
{
	text_addz(ret, ret->size > 0 ? " " : "");
	decimal_print(value, ret);
}

static void jumps_are_the_oracle_s(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(jumps); i++) {
		static struct world world;
		const struct check_finding *finding;
		text_auto series = { 0 }, seen = { 0 }, expected = { 0 };

		print_message("  %s, %s\n", jumps[i].before, jumps[i].figure);
		text_addf(&series, "%s %s", jumps[i].before, jumps[i].figure);
		build(&world, "points", text_z(&series));
		finding = find(&world.input, CHECK_JUMP);
		assert_int_equal(finding != NULL, strcmp(jumps[i].alarm, "jump") == 0);
		if (finding == NULL)
			continue;
		text_addf(&expected, "%s %s %s", jumps[i].usual, jumps[i].spread, jumps[i].ratio);
		show(finding->usual, &seen);
		show(finding->spread, &seen);
		show(finding->ratio, &seen);
		assert_int_equal(finding->variant, jumps[i].variant);
		assert_string_equal(text_z(&seen), text_z(&expected));
	}
}

static void digits_are_the_oracle_s(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(digits); i++) {
		static struct world world;
		const struct check_finding *finding;
		text_auto seen = { 0 };

		print_message("  %s\n", digits[i].figures);
		build(&world, "count", digits[i].figures);
		finding = find(&world.input, CHECK_DIGITS);
		if (finding == NULL)
			text_addc(&seen, '-');
		else
			text_addf(&seen, "%d of %d", finding->count, finding->of);
		assert_string_equal(text_z(&seen), digits[i].seen);
	}
}

static void crowds_are_the_oracle_s(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(crowds); i++) {
		static struct world world;
		const struct check_finding *finding;
		text_auto seen = { 0 };

		print_message("  %s\n", crowds[i].place);
		build(&world, "percent", crowds[i].place);
		add_others(&world, crowds[i].others, "");
		finding = find(&world.input, CHECK_SIBLINGS);
		assert_int_equal(finding != NULL, strcmp(crowds[i].alarm, "siblings") == 0);
		if (finding == NULL)
			continue;
		show(finding->usual, &seen);
		show(finding->low, &seen);
		show(finding->high, &seen);
		assert_string_equal(text_z(&seen), crowds[i].limits);
	}
}

/* A series whose last figure is checked, bounds, other places, portions; the codes found. */
static const struct {
	const char *unit, *series, *minimum, *maximum, *siblings, *portions, *found;
} cases[] = {
	/* clang-format off */
	{ "percent", "85.0", "", "", "", "", "" },
	{ "percent", "85.0", "0", "100", "", "", "" },
	{ "percent", "0", "0", "100", "", "", "" },
	{ "percent", "100.00", "0", "100", "", "", "" },
	{ "percent", "100.01", "0", "100", "", "", "bounds" },
	{ "percent", "-0.1", "0", "100", "", "", "bounds" },
	{ "percent", "-0.1", "", "100", "", "", "" },
	{ "percent", "20/20", "", "", "", "", "" },
	{ "percent", "21/20", "", "", "", "", "numerator" },
	{ "percent", "21/20", "0", "100", "", "", "bounds numerator" },
	{ "percent", "20.01/20", "", "", "", "", "numerator" },
	{ "percent", "-1/20", "", "", "", "", "numerator" },
	{ "percent", "-1/-20", "", "", "", "", "numerator" },
	{ "per-100", "21/20", "", "", "", "", "" },
	{ "per-100", "21/-20", "", "", "", "", "numerator" },

	/* The portions. */
	{ "count", "100", "", "", "", "40 35 25", "" },
	{ "count", "100", "", "", "", "40 35 24", "parts" },
	{ "count", "100", "", "", "", "40 35 26", "parts" },
	{ "count", "100", "", "", "", "40 35 M", "" },
	{ "percent", "100.0", "", "", "", "33.3 33.3 33.3", "" },
	{ "percent", "100.0", "", "", "", "33.3 33.3 33.2", "" },
	{ "percent", "100.0", "", "", "", "33.3 33.3 33.1", "parts" },
	{ "percent", "100", "", "", "", "33 33 32", "" },
	{ "percent", "100", "", "", "", "33 33 31", "parts" },
	{ "million", "1.25", "", "", "", "0.5 0.7", "" },
	{ "million", "1.45", "", "", "", "0.5 0.7", "parts" },

	/* Copied: figures that move a lot and then do not. */
	{ "count", "1203 1307 1411 1516 1516", "", "", "", "", "copied" },
	{ "count", "1203 1307 1411 1516 1517", "", "", "", "", "" },
	{ "count", "1203 1307 1411 1411", "", "", "", "", "" },
	{ "count", "1203 1241 1281 1321 1321", "", "", "", "", "" },
	{ "count", "1203 1243 1283 1323 1323", "", "", "", "", "copied" },
	{ "count", "1203 1210 1217 1224 1224", "", "", "", "", "" },
	{ "count", "1203 1210 1217 1224 1224 1224", "", "", "", "", "copied" },
	{ "count", "1 2 3 4 5 6 7 8 209 404 601 812 1009 1207 1403 1601 1601", "", "", "", "", "copied jump" },
	{ "count", "11 202 403 604 809 1011 1202 1403 1604 1605 1606 1607 1608 1609 1611 1612 1613 1613", "", "", "", "", "" },
	{ "count", "1203 1203 1203 1203 1203", "", "", "", "", "" },
	{ "percent", "803/1000 853/1000 903/1001 953/1002 953/1002", "", "", "", "", "copied" },
	{ "percent", "803/1000 853/1000 903/1001 953/1002 953/1003", "", "", "", "", "" },
	{ "percent", "803/1000 853/1000 903/1001 953/1003 952/1002", "", "", "", "", "" },

	/* Another unit; it is not told as a jump besides. */
	{ "count", "1203 1190 1221 12050", "", "", "", "", "unit-slip" },
	{ "count", "1203 1190 1221 120", "", "", "", "", "unit-slip" },
	{ "count", "1203 1190 1221 12", "", "", "", "", "unit-slip" },
	{ "count", "1203 1190 1221 1210211", "", "", "", "", "unit-slip" },
	{ "count", "1203 1190 1221 2444", "", "", "", "", "jump" },
	{ "count", "1203 1190 1221 6000", "", "", "", "", "jump" },
	{ "count", "1203 1190 1221 161", "", "", "", "", "jump" },
	{ "count", "1203 1190 1221 90", "", "", "", "", "jump" },
	{ "count", "1203 1190 1221 19000", "", "", "", "", "jump" },
	{ "count", "1203 1190 1221 9000", "", "", "", "", "jump" },
	{ "count", "100 101 99 10", "", "", "", "", "unit-slip" },
	{ "count", "12 11 10 110", "", "", "", "", "unit-slip" },
	{ "count", "12 11 13 120", "", "", "", "", "unit-slip" },
	{ "count", "9 8 9 90", "", "", "", "", "jump" },
	{ "count", "1203 1190 12050", "", "", "", "", "" },
	{ "count", "1203 390 1221 12050", "", "", "", "", "" },
	{ "percent", "85.2 86.1 85.7 0.86", "", "", "", "", "unit-slip" },
	{ "percent", "852/1000 861/1000 857/1000 8.6/10", "", "", "", "", "unit-slip" },
	{ "count", "-1203 -1190 -1221 -12052", "", "", "", "", "unit-slip" },
	{ "count", "-1203 -1190 -1221 12052", "", "", "", "", "jump" },
	{ "count", "0 0 0 1", "", "", "", "", "" },

	/* Too few others, or none that can be compared. */
	{ "percent", "1/400", "", "", "400/400 400/400 900/900 800/800 50/50 60/60 70/70 80/80 90/90", "", "" },
	{ "percent", "1/400", "", "", "400/400 400/400 900/900 800/800 50/50 60/60 70/70 80/80 90/90 100/100", "", "siblings" },
	{ "percent", "1/400", "", "", "400/400 400/400 900/900 800/800 50/50 60/60 70/70 80/80 90/90 M", "", "" },
	{ "percent", "1/400", "", "", "400/400 400/400 900/900 800/800 50/50 60/60 70/70 80/80 90/90 101/100", "", "" },
	{ "percent", "1/400", "", "", "400/400 400/400 900/900 800/800 50/50 60/60 70/70 80/80 90/90 99.5", "", "" },
	{ "percent", "0.3", "", "", "400/400 400/400 900/900 800/800 50/50 60/60 70/70 80/80 90/90 100/100", "", "" },
	{ "per-100", "1/400", "", "", "400/400 400/400 900/900 800/800 50/50 60/60 70/70 80/80 90/90 100/100", "", "" },

	/* Numbers too long to reckon with are passed over, never miscounted. */
	{ "count", "999999999999999999 999999999999999998 999999999999999999 5", "", "", "", "", "" },
	/* clang-format on */
};

static void every_case_finds_what_it_should(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		static struct world world;
		struct check_finding findings[CHECK_COUNT];
		text_auto seen = { 0 };
		int count;

		print_message("  %s, %s\n", cases[i].series, cases[i].found);
		build(&world, cases[i].unit, cases[i].series);
		add_others(&world, cases[i].siblings, cases[i].portions);
		world.indicator.minimum = cases[i].minimum;
		world.indicator.maximum = cases[i].maximum;
		count = checks_run(&world.input, findings);
		for (int j = 0; j < count; j++)
			text_addf(&seen, "%s%s", j > 0 ? " " : "", checks[findings[j].kind].code);
		assert_string_equal(text_z(&seen), cases[i].found);
	}
}

/* What is changed in one figure of the history so that it can no longer be compared. */
static void change_place(struct observation *figure)
{
	static const struct place other = { .id = 99 };

	figure->place = &other;
}

static void change_breakdown(struct observation *figure)
{
	figure->breakdown = "Sex=Female";
}

static void change_to_forecast(struct observation *figure)
{
	figure->status = 'F';
}

static void change_to_year(struct observation *figure)
{
	figure->period = make_period("2023");
}

static void change_to_long_span(struct observation *figure)
{
	figure->period = make_period("2024-01-01/2024-06-30");
}

static void change_to_later(struct observation *figure)
{
	figure->period = make_period("2025-02");
}

static void only_like_is_compared_with_like(void **state UNUSED)
{
	static void (*const changes[])(struct observation *) = { change_place, change_breakdown,
		change_to_forecast, change_to_year, change_to_long_span, change_to_later };

	for (size_t i = 0; i < COUNT(changes); i++) {
		static struct world world;

		build(&world, "points", "100 101 100 200.3");
		assert_non_null(find(&world.input, CHECK_JUMP));
		changes[i](&world.history[1]); /* two are left, and two are too few */
		assert_null(find(&world.input, CHECK_JUMP));
	}
}

/* A year to date grows by itself; months of unequal length are alike. */
static void spans_are_compared_by_their_length(void **state UNUSED)
{
	static const struct {
		const char *labels[4];
		bool found;
	} rows[] = {
		/* clang-format off */
		{ { "2025-01-01/2025-03-31", "2025-01-01/2025-04-30", "2025-01-01/2025-05-31",
		    "2025-01-02/2025-07-30" }, false },
		{ { "2025-01-25/2025-02-24", "2025-02-25/2025-03-24", "2025-03-25/2025-04-24",
		    "2025-04-25/2025-05-24" }, true },
		{ { "2024-01-01/2024-12-01", "2024-01-02/2024-12-02", "2024-01-03/2024-12-03",
		    "2024-06-25/2024-07-24" }, false },
		/* clang-format on */
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		static struct world world;

		build(&world, "points", "100 101 100 200.3");
		for (size_t j = 0; j < 4; j++)
			world.history[j].period = make_period(rows[i].labels[j]);
		assert_int_equal(find(&world.input, CHECK_JUMP) != NULL, rows[i].found);
	}
}

static void explanations_mute_warnings_only(void **state UNUSED)
{
	static const char *const accepted[] = { "bounds", "jump", NULL },
				 *const other[] = { "copied", NULL };
	static struct world world;

	build(&world, "points", "100 101 100 200.3");
	world.indicator.maximum = "150";
	assert_false(find(&world.input, CHECK_JUMP)->muted);
	world.input.accepted = other;
	assert_false(find(&world.input, CHECK_JUMP)->muted);
	world.input.accepted = accepted;
	assert_true(find(&world.input, CHECK_JUMP)->muted);
	assert_false(find(&world.input, CHECK_BOUNDS)->muted);
}

/* Each finding in both languages. */
static const struct {
	const char *unit, *series, *maximum, *siblings, *portions;
	enum check_kind kind;
	const char *words[LANG_COUNT];
} sayings[] = {
	/* clang-format off */
	{ "percent", "100.5", "100", "", "", CHECK_BOUNDS,
	  { "100,5% lớn hơn mức cao nhất có thể là 100%.",
	    "100.5% is above the highest possible value, 100%." } },
	{ "percent", "-1", "100", "", "", CHECK_BOUNDS,
	  { "\u22121% nhỏ hơn mức thấp nhất có thể là 0%.",
	    "\u22121% is below the lowest possible value, 0%." } },
	{ "count", "1203 1307 1411 1516 1516", "", "", "", CHECK_COPIED,
	  { "1.516 giống hệt kỳ trước, trong khi số liệu ở đây thường thay đổi khoảng 104 mỗi kỳ. Có phải đã "
	    "chép lại số cũ?",
	    "1,516 is exactly the figure of the period before, while figures here usually move by 104 a "
	    "period. Was the old one copied?" } },
	{ "points", "12.5 13.9 15.1 17.3 17.3 17.3", "", "", "", CHECK_COPIED,
	  { "17,3 điểm giống hệt 2 kỳ trước, trong khi số liệu ở đây thường thay đổi khoảng 1,3 điểm mỗi kỳ. "
	    "Có phải đã chép lại số cũ?",
	    "17.3 points is exactly the figure of the 2 periods before, while figures here usually move by "
	    "1.3 points a period. Was the old one copied?" } },
	{ "count", "1230 1245 1350 1405 1500", "", "", "", CHECK_DIGITS,
	  { "5 trong 5 số liệu gần nhất tận cùng bằng 0 hoặc 5; nếu đếm chính xác thì chỉ khoảng 1. Các số "
	    "này có phải là ước lượng?",
	    "5 of the last 5 figures end in 0 or 5; with exact counts about 1 would. Are they estimates?" } },
	{ "percent", "85.1 85.3 84.9 85.6 85.2 85.8 86.0 85.7 92.4", "", "", "", CHECK_JUMP,
	  { "92,4% so với kỳ trước (85,7%) lệch 6,5 điểm % khỏi mức thay đổi quen thuộc (+0,2 điểm %), gấp 13,0 "
	    "lần độ lệch thường gặp (0,5 điểm %). Với 8 kỳ, gấp đến 8,3 lần vẫn là bình thường.",
	    "From 85.7% to 92.4% is 6.5 percentage points off the usual change (+0.2 percentage points), "
	    "which is 13.0 times the usual distance (0.5 percentage points). With 8 periods, up to 8.3 times "
	    "is ordinary." } },
	{ "count", "1000 1000 1000 1084", "", "", "", CHECK_JUMP,
	  { "1.084 cách mức giữa của 3 kỳ trước (1.000) là 84, gấp 16,8 lần độ lệch thường gặp (5). Với 3 kỳ, "
	    "gấp đến 16,7 lần vẫn là bình thường.",
	    "1,084 is 84 from the middle of the 3 periods before (1,000), which is 16.8 times the usual "
	    "distance (5). With 3 periods, up to 16.7 times is ordinary." } },
	{ "count", "700 101 103 99 100 102 98 101 103 99 100 102 1500", "", "", "", CHECK_JUMP,
	  { "1.500 cách cùng kỳ năm trước (700) là 800, gấp 533,3 lần độ lệch thường gặp (1,5). Với 12 kỳ, gấp "
	    "đến 7,0 lần vẫn là bình thường.",
	    "1,500 is 800 from a year before (700), which is 533.3 times the usual distance (1.5). With 12 "
	    "periods, up to 7.0 times is ordinary." } },
	{ "percent", "21/20", "", "", "", CHECK_NUMERATOR,
	  { "Tử số 21 lớn hơn mẫu số 20.",
	    "The numerator 21 is larger than the denominator 20." } },
	{ "percent", "-1/20", "", "", "", CHECK_NUMERATOR,
	  { "Tử số \u22121 và mẫu số 20 không được âm.",
	    "Neither the numerator \u22121 nor the denominator 20 can be negative." } },
	{ "count", "1000", "", "", "400 350 240", CHECK_PARTS,
	  { "3 phần cộng lại được 990, còn tổng ghi là 1.000: chênh 10.",
	    "The 3 parts add up to 990, but the total says 1,000: 10 apart." } },
	{ "percent", "250/1000", "",
	  "500/1000 510/1000 495/1000 505/1000 480/1000 520/1000 490/1000 515/1000 500/1000 498/1000", "",
	  CHECK_SIBLINGS,
	  { "25,0%, trong khi mức giữa của 10 nơi khác là 50,00%. Với mẫu số 1.000, từ 39,41% đến 60,59% là "
	    "bình thường.",
	    "25.0%, while the middle of the 10 other places is 50.00%. With a denominator of 1,000, "
	    "anything from 39.41% to 60.59% is ordinary." } },
	{ "count", "1203 1190 1221 12050", "", "", "", CHECK_UNIT_SLIP,
	  { "12.050 lớn gấp khoảng 10 lần các kỳ trước (từ 1.190 đến 1.221). Có phải nhập theo đơn vị khác?",
	    "12,050 is about 10 times the periods before (1,190 to 1,221). Was it entered in another unit?" } },
	{ "percent", "85.2 86.1 85.7 0.86", "", "", "", CHECK_UNIT_SLIP,
	  { "0,86% nhỏ hơn khoảng 100 lần so với các kỳ trước (từ 85,20% đến 86,10%). Có phải nhập theo đơn vị "
	    "khác?",
	    "0.86% is about 100 times smaller than the periods before (85.20% to 86.10%). Was it entered in "
	    "another unit?" } },
	/* clang-format on */
};

static void findings_say_their_arithmetic(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(sayings); i++)
		for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
			static struct world world;
			const struct check_finding *finding;
			text_auto seen = { 0 };

			build(&world, sayings[i].unit, sayings[i].series);
			add_others(&world, sayings[i].siblings, sayings[i].portions);
			world.indicator.minimum = *sayings[i].maximum != '\0' ? "0" : "";
			world.indicator.maximum = sayings[i].maximum;
			finding = find(&world.input, sayings[i].kind);
			assert_non_null(finding);
			check_say(finding, &world.indicator, lang, &seen);
			assert_string_equal(text_z(&seen), sayings[i].words[lang]);
		}
}

static void the_table_is_in_order(void **state UNUSED)
{
	for (enum check_kind kind = 0; kind < CHECK_COUNT; kind++) {
		assert_true(kind == 0 || strcmp(checks[kind - 1].code, checks[kind].code) < 0);
		assert_int_equal(checks[kind].blocks, checks[kind].false_alarms == 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(jumps_are_the_oracle_s),
		cmocka_unit_test(digits_are_the_oracle_s),
		cmocka_unit_test(crowds_are_the_oracle_s),
		cmocka_unit_test(every_case_finds_what_it_should),
		cmocka_unit_test(only_like_is_compared_with_like),
		cmocka_unit_test(spans_are_compared_by_their_length),
		cmocka_unit_test(explanations_mute_warnings_only),
		cmocka_unit_test(findings_say_their_arithmetic),
		cmocka_unit_test(the_table_is_in_order),
	};
	return cmocka_run_group_tests_name("checks", tests, NULL, NULL);
}
