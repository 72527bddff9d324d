/* tests/indicators/test_rollup_all.c - one method's figures of many periods, and all they add up to. */
#include "tests/indicators/world.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "indicators/rollup_all.h"

/* A city (0) and three wards (1 to 3); figures as `PLACE PERIOD=FIGURE`, figures as in world.h. */
static const struct {
	const char *name, *kind, *year, *figures, *rows;
} cases[] = {
	/* clang-format off */
	{ "what is reported only once is added over places only", "flow", "",
	  "1 2025=10;2 2025=20;3 2025=30", "places 0 2025 60 A 3/3 complete;" },
	{ "quarters make halves and a year, of each ward and of the city", "flow", "",
	  "1 2025-Q1=1;1 2025-Q2=2;1 2025-Q3=3;1 2025-Q4=4",
	  "both 0 2025 10 P 1/3 incomplete;both 0 2025-S1 3 P 1/3 incomplete;both 0 2025-S2 7 P 1/3 incomplete;"
	  "places 0 2025-Q1 1 P 1/3 incomplete;places 0 2025-Q2 2 P 1/3 incomplete;"
	  "places 0 2025-Q3 3 P 1/3 incomplete;places 0 2025-Q4 4 P 1/3 incomplete;"
	  "time 1 2025 10 A 4/4 complete;time 1 2025-S1 3 A 2/2 complete;time 1 2025-S2 7 A 2/2 complete;" },
	{ "never a partial period beside a whole one", "flow", "",
	  "1 2024-S1=1;1 2024-S2=2;1 2025-S1=3",
	  "both 0 2024 3 P 1/3 incomplete;places 0 2024-S1 1 P 1/3 incomplete;"
	  "places 0 2024-S2 2 P 1/3 incomplete;places 0 2025-S1 3 P 1/3 incomplete;"
	  "time 1 2024 3 A 2/2 complete;time 1 2025 - L 1/2 unfinished;" },
	{ "what a ward reported itself stands", "flow", "",
	  "1 2025-S1=1;1 2025-S2=2;1 2025=4;2 2025-S1=5;2 2025-S2=5",
	  "both 0 2025 14 P 2/3 incomplete;places 0 2025-S1 6 P 2/3 incomplete;"
	  "places 0 2025-S2 7 P 2/3 incomplete;time 2 2025 10 A 2/2 complete;" },
	{ "a place that has parts of two kinds is made of the longer", "flow", "",
	  "0 2025-S1=10;0 2025-S2=10;0 2025-Q1=1;0 2025-Q2=1;0 2025-Q3=1;0 2025-Q4=1",
	  "time 0 2025 20 A 2/2 complete;" },
	{ "or of the shorter where the longer is not all there", "flow", "",
	  "0 2025-S1=10;0 2025-Q1=1;0 2025-Q2=1;0 2025-Q3=1;0 2025-Q4=1",
	  "time 0 2025 4 A 4/4 complete;time 0 2025-S2 2 A 2/2 complete;" },
	{ "the city's own months, and its wards' quarters", "flow", "",
	  "0 2025-01=1;0 2025-02=2;0 2025-03=3;1 2025-Q1=9;2 2025-Q1=9;3 2025-Q1=9",
	  "places 0 2025-Q1 27 A 3/3 complete;time 0 2025 - L 3/12 unfinished;"
	  "time 0 2025-Q1 6 A 3/3 complete;time 0 2025-S1 - L 3/6 unfinished;"
	  "time 1 2025 - L 1/4 unfinished;time 1 2025-S1 - L 1/2 unfinished;"
	  "time 2 2025 - L 1/4 unfinished;time 2 2025-S1 - L 1/2 unfinished;"
	  "time 3 2025 - L 1/4 unfinished;time 3 2025-S1 - L 1/2 unfinished;" },
	{ "parts of a ratio", "ratio", "",
	  "1 2025-S1=90/100;1 2025-S2=10/100;2 2025-S1=5000/10000;2 2025-S2=4000/10000;3 2025-S1=300/400;3 2025-S2=300/400",
	  "both 0 2025 46.2 A 3/3 complete;places 0 2025-S1 51.3 A 3/3 complete;"
	  "places 0 2025-S2 41.0 A 3/3 complete;time 1 2025 50.0 A 2/2 complete;"
	  "time 2 2025 45.0 A 2/2 complete;time 3 2025 75.0 A 2/2 complete;" },
	{ "scores are not added over time, and over places not without a weight", "score", "",
	  "1 2025-S1=9;1 2025-S2=8;2 2025-S1=9",
	  "places 0 2025-S1 - M 2/3 no-weight;places 0 2025-S2 - M 1/3 no-weight;" },
	{ "the office's own months make its own quarter", "flow", "12-25T12:00",
	  "0 2025-06-25T12:00/2025-07-25T12:00=1;0 2025-07-25T12:00/2025-08-25T12:00=2;"
	  "0 2025-08-25T12:00/2025-09-25T12:00=3",
	  "time 0 2025-06-25T12:00/2025-09-25T12:00 6 A 3/3 complete;" },
	{ "and its wards' and their sum", "flow", "12-25T12:00",
	  "1 2025-06-25T12:00/2025-07-25T12:00=1;1 2025-07-25T12:00/2025-08-25T12:00=2;"
	  "1 2025-08-25T12:00/2025-09-25T12:00=3",
	  "both 0 2025-06-25T12:00/2025-09-25T12:00 6 P 1/3 incomplete;"
	  "places 0 2025-06-25T12:00/2025-07-25T12:00 1 P 1/3 incomplete;"
	  "places 0 2025-07-25T12:00/2025-08-25T12:00 2 P 1/3 incomplete;"
	  "places 0 2025-08-25T12:00/2025-09-25T12:00 3 P 1/3 incomplete;"
	  "time 1 2025-06-25T12:00/2025-09-25T12:00 6 A 3/3 complete;" },
	{ "without a calendar spans are added over places only", "flow", "",
	  "1 2025-06-25T12:00/2025-07-25T12:00=1;1 2025-01-01/2025-09-30=2",
	  "places 0 2025-01-01/2025-09-30 2 P 1/3 incomplete;"
	  "places 0 2025-06-25T12:00/2025-07-25T12:00 1 P 1/3 incomplete;" },
	{ "nobody", "flow", "", "", "" },
	/* clang-format on */
};

struct given {
	struct observation figure;
	int place;
};

static int compare_periods(const void *left, const void *right)
{
	return period_compare(left, right);
}

/* Reads `PLACE PERIOD=FIGURE;…` into the world's periods and cells. */
static void read_given(struct world *world, const char *line, struct given *given)
{
	size_t count = 0;

	for (; *line != '\0'; count++) {
		char word[128];
		size_t size = strcspn(line, ";");
		char *figure;

		assert_true(size < sizeof word && count < WORLD_PERIODS);
		memcpy(word, line, size);
		word[size] = '\0';
		line += size + (line[size] == ';');
		figure = strchr(word, '=');
		assert_non_null(figure);
		*figure = '\0';
		given[count].figure = world_figure(figure + 1);
		given[count].figure.period = make_period(word + 2);
		given[count].place = word[0] - '0';
		rollup_scales_hold(&world->input.scales, &given[count].figure);
		world->periods[count] = given[count].figure.period;
	}
	qsort(world->periods, count, sizeof *world->periods, compare_periods);
	world->input.period_count = 0;
	for (size_t i = 0; i < count; i++)
		if (i == 0 || period_compare(&world->periods[i - 1], &world->periods[i]) != 0)
			world->periods[world->input.period_count++] = world->periods[i];
	for (size_t i = 0; i < count; i++) {
		int period = 0;

		while (period_compare(&world->periods[period], &given[i].figure.period) != 0)
			period++;
		assert_true(rollup_cell_pack(&given[i].figure, &world->input.scales, given[i].place,
			period, &world->cells[i]));
	}
	rollup_cells_sort(world->cells, count);
	world->input.cell_count = count;
}

static int compare_lines(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

/* `OVER NODE PERIOD VALUE STATUS REPORTED/EXPECTED REASON;`, sorted as text. */
static void draw(const struct rollup_row *rows, size_t count, struct text *ret)
{
	arena_auto arena = { 0 };
	char **lines = arena_new(&arena, count + 1, sizeof *lines);

	for (size_t i = 0; i < count; i++) {
		const struct rollup_total *total = &rows[i].total;
		text_auto value = { 0 };

		if (total->known)
			decimal_print(total->value, &value);
		lines[i] = arena_format(&arena, "%s %d %s %s %c %d/%d %s;",
			rollup_overs[rows[i].over], total->place, rows[i].period.label,
			total->known ? text_z(&value) : "-", total->status,
			total->coverage.reported, total->coverage.expected,
			rows[i].over == OVER_TIME ? rollup_time_reasons[rows[i].time]
						  : rollup_reasons[total->reason]);
	}
	qsort(lines, count, sizeof *lines, compare_lines);
	for (size_t i = 0; i < count; i++)
		text_addz(ret, lines[i]);
}

static struct rollup_figures figures_of(const struct world *world)
{
	return (struct rollup_figures){
		.rules = world->input.rules,
		.scales = world->input.scales,
		.nodes = world->nodes,
		.node_count = world->input.node_count,
		.periods = world->periods,
		.period_count = world->input.period_count,
		.cells = world->cells,
		.cell_count = world->input.cell_count,
	};
}

static void all_that_figures_add_up_to(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct rollup_rules rules = world_ratio();
		struct given given[WORLD_PERIODS];
		struct rollup_figures figures;
		struct calendar calendar;
		struct rollup_row *rows;
		struct world *world;
		arena_auto arena = { 0 };
		text_auto seen = { 0 };
		struct error err;
		size_t count;

		print_message("  %s\n", cases[i].name);
		rules.kind = (enum indicator_kind)text_index(indicator_kinds, cases[i].kind);
		rules.minimum_time = 1000;
		world = world_new("", "- - -", &rules);
		read_given(world, cases[i].figures, given);
		figures = figures_of(world);
		if (calendar_parse(span_of(cases[i].year), &calendar))
			figures.calendar = &calendar;
		assert_true(rollup_all(&arena, &figures, NULL, &rows, &count, &err));
		draw(rows, count, &seen);
		assert_string_equal(text_z(&seen), cases[i].rows);
		free(world);
	}
}

/* Weights of another indicator: those of the latest of its periods that has ended by then. */
static const struct {
	const char *scores, *weights, *rows;
} weighed[] = {
	/* clang-format off */
	{ "1 2024=8;2 2024=6;3 2024=4", "1 2023=1;2 2023=1;3 2023=2",
	  "places 0 2024 5.5 E 3/3 mean;" },
	{ "1 2024=8;2 2024=6;3 2024=4;1 2025=8;2 2025=6;3 2025=4",
	  "1 2024=1;2 2024=1;3 2024=2;1 2025=2;2 2025=0;3 2025=0",
	  "places 0 2024 5.5 E 3/3 mean;places 0 2025 8.0 E 3/3 mean;" },
	{ "1 2024=8;2 2024=6;3 2024=4", "1 2025=1;2 2025=1;3 2025=2",
	  "places 0 2024 - M 3/3 no-weight;" },
	{ "1 2024=8;2 2024=6;3 2024=4", "1 2024=1;2 2024=1", "places 0 2024 - M 3/3 no-weight;" },
	{ "1 2024=8;3 2024=4", "1 2024=0.5;2 2024=9;3 2024=1.5", "places 0 2024 5.0 E 2/3 mean;" },
	{ "1 2024=8;2 2024=6;3 2024=4", "1 2024-Q4=1;2 2024-Q4=1;3 2024-Q4=2;1 2024-Q1=9",
	  "places 0 2024 5.5 E 3/3 mean;" },
	/* clang-format on */
};

static void scores_weighed_by_another_indicator(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(weighed); i++) {
		struct rollup_rules score = world_ratio(), stock = world_ratio();
		struct given given[WORLD_PERIODS];
		struct world *world, *other;
		struct rollup_figures figures;
		struct rollup_weights weights;
		struct rollup_row *rows;
		arena_auto arena = { 0 };
		text_auto seen = { 0 };
		struct error err;
		size_t count;

		score.kind = KIND_SCORE;
		score.weighted = true;
		stock.kind = KIND_STOCK;
		world = world_new("", "- - -", &score);
		other = world_new("", "- - -", &stock);
		read_given(world, weighed[i].scores, given);
		read_given(other, weighed[i].weights, given);
		figures = figures_of(world);
		weights = (struct rollup_weights){ other->periods, other->cells,
			other->input.cell_count };
		assert_true(rollup_all(&arena, &figures, &weights, &rows, &count, &err));
		draw(rows, count, &seen);
		assert_string_equal(text_z(&seen), weighed[i].rows);
		free(world);
		free(other);
	}
}

static void what_they_were_added_up_over_in_words(void **state UNUSED)
{
	struct rollup_rules rules = { .kind = KIND_FLOW };
	struct rollup_row row = { .over = OVER_BOTH,
		.total = { .coverage = { .reported = 3, .expected = 3 } } };
	struct indicator indicator = { 0 };
	text_auto both = { 0 }, over_time = { 0 };

	rollup_row_say(&row, &rules, &indicator, LANG_EN, &both);
	assert_string_equal(text_z(&both),
		"Every place has reported (3 of 3). The figure of each place is itself added up "
		"from shorter periods.");
	row.over = OVER_TIME;
	row.time = TIME_UNFINISHED;
	row.total.coverage.reported = 2;
	rollup_row_say(&row, &rules, &indicator, LANG_EN, &over_time);
	assert_string_equal(text_z(&over_time),
		"Not given: the period has not ended, or its last part has no figure yet (2 of 3 "
		"parts).");
	for (enum rollup_over over = OVER_PLACES; over < OVER_COUNT; over++)
		for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++)
			assert_true(*rollup_over_say(over, lang) != '\0');
	assert_null(rollup_overs[OVER_COUNT]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_that_figures_add_up_to),
		cmocka_unit_test(scores_weighed_by_another_indicator),
		cmocka_unit_test(what_they_were_added_up_over_in_words),
	};

	return cmocka_run_group_tests_name("rollup_all", tests, NULL, NULL);
}
