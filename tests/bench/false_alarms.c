/*
 * tests/bench/false_alarms.c - measures how often each check of indicators/checks.h is wrong and
 * how often it sees a planted fault, and prints docs/checks.md.
 * usage: false_alarms            the page
 *        false_alarms limits     the limits of the jump check, to be put into checks_history.c
 */
#include <stdio.h>
#include <string.h>

#include "tests/bench/small_data.h"

enum { RUNS = 20000, LIMIT_RUNS = 200000, TAIL = 8, SEED = 2025, HISTORIES = 8, SIZES = 4 };

static const int histories[HISTORIES] = { 3, 4, 5, 6, 8, 12, 18, 24 };
static const int sizes[SIZES] = { 10, 20, 60, 167 };

/* Everything measured, by the row and column of its table. */
static struct tally right[SHAPES][HISTORIES];
static struct tally crowd_right[CROWDS][SIZES], crowd_halved[CROWDS][SIZES];

static const char intro[] = "# Checks for small data\n\n"
			    "A new figure is looked at beside the 3 to 24 figures before it, the "
			    "same figure of other places, and\n"
			    "its own parts. A *block* is an impossibility: the figure cannot be "
			    "submitted, but for parts that\n"
			    "an explanation tells to be incomplete. A *warning* is a question: it "
			    "can be answered, and an\n"
			    "explanation given with it mutes it. How each one reckons is told in "
			    "`indicators/checks.h`; its finding says the\n"
			    "numbers in words. `tiendo import` runs them all, and `tiendo "
			    "findings` lists what they found.\n\n"
			    "This page is printed by `tests/bench/false_alarms.c`; a test holds "
			    "the checks to the rates promised\n"
			    "here. Every cell is measured on %d simulated figures (seeds "
			    "%llu000000 and up, splitmix64), all of\n"
			    "them right: what is found in them is a false alarm. One in a hundred "
			    "is one or two of the 168 wards\n"
			    "for each indicator and check, at the very worst.\n\n";

static const char limits_note[] = "\n## jump: how far is too far\n\n"
				  "The distance of a figure is the smallest of: from the median of "
				  "its history over the median absolute\n"
				  "deviation (MAD); of its step from the usual step, likewise; "
				  "from the same period a year before, where\n"
				  "there is one, over the MAD. So neither a trend nor a season nor "
				  "the way back from an odd figure is an\n"
				  "alarm. A MAD counts as at least one unit of the last digit and "
				  "1/200 of the median. The limit depends on how\n"
				  "many figures there are. It is the distance that %d in 1,000 "
				  "right figures exceed in the worst of the\n"
				  "shapes below (%d runs each): with 3 or 4 figures only a gross "
				  "error can be told from chance.\n\n";

static const char crowds_note[] =
	"\n## siblings\n\n"
	"The limit is 4.75 + 20 / places standard deviations from the middle of the other places, "
	"on the scale\n"
	"asin(sqrt(share)). Below, places have denominators spread evenly in their logarithm; "
	"*apart*: their own\n"
	"shares differ too. First the false alarms, then, in brackets, how often a place is seen "
	"whose\n"
	"numerator was halved. Where places lie far apart, half as much is nothing odd.\n\n";

static uint64_t seed_of(size_t row, int column)
{
	return SEED * UINT64_C(1000000) + row * 1000 + (uint64_t)column;
}

/* The worst of the shapes, with what each of them needs. */
static void print_limits(void)
{
	for (int history = CHECK_HISTORY_LEAST; history <= CHECK_HISTORY; history++) {
		int worst = 0;

		printf("%2d:", history);
		for (size_t i = 0; i < SHAPES; i++) {
			int point = distance_point(
				&shapes[i], history, TAIL, LIMIT_RUNS, seed_of(i, history) + 500);

			printf(" %s %d", shapes[i].name, point);
			if (!shapes[i].odd && point > worst)
				worst = point;
		}
		printf(" -> %d\n", worst);
	}
}

static void measure(void)
{
	for (size_t i = 0; i < SHAPES; i++)
		for (int j = 0; j < HISTORIES; j++)
			tally_history(&shapes[i], histories[j], FAULT_NONE, RUNS, seed_of(i, j),
				&right[i][j]);
	for (size_t i = 0; i < CROWDS; i++)
		for (int j = 0; j < SIZES; j++) {
			tally_siblings(&crowds[i], sizes[j], false, RUNS, seed_of(i, j) + 100,
				&crowd_right[i][j]);
			tally_siblings(&crowds[i], sizes[j], true, RUNS / 10, seed_of(i, j) + 200,
				&crowd_halved[i][j]);
		}
}

/* Found per hundred, in hundredths. */
static int rate(const struct tally *tally, enum check_kind kind)
{
	return (int)((int64_t)tally->found[kind] * 10000 / tally->runs);
}

static void print_rate(int hundredths)
{
	printf(" %d.%02d |", hundredths / 100, hundredths % 100);
}

/* The highest rate of a check over all tables; no rate is promised for odd shapes. */
static int worst_rate(enum check_kind kind)
{
	int worst = 0;

	for (size_t i = 0; i < SHAPES; i++)
		for (int j = 0; j < HISTORIES; j++)
			if (!shapes[i].odd && rate(&right[i][j], kind) > worst)
				worst = rate(&right[i][j], kind);
	for (size_t i = 0; i < CROWDS; i++)
		for (int j = 0; j < SIZES; j++)
			if (rate(&crowd_right[i][j], kind) > worst)
				worst = rate(&crowd_right[i][j], kind);
	return worst;
}

static void print_checks(void)
{
	printf("| check | | false alarms promised, %% | worst measured, %% |\n| --- | --- | --- | "
	       "--- |\n");
	for (enum check_kind kind = 0; kind < CHECK_COUNT; kind++) {
		printf("| %s: %s | %s |", checks[kind].code, checks[kind].name[LANG_EN],
			checks[kind].blocks ? "blocks" : "warns");
		if (checks[kind].false_alarms == 0)
			printf(" none: arithmetic | \u2013 |");
		else
			printf(" at most %d.%02d |", checks[kind].false_alarms / 100,
				checks[kind].false_alarms % 100);
		if (checks[kind].false_alarms > 0)
			print_rate(worst_rate(kind));
		printf("\n");
	}
}

static void print_head(const char *first, const int *columns, int count)
{
	printf("| %s |", first);
	for (int i = 0; i < count; i++)
		printf(" %d |", columns[i]);
	printf("\n| --- |");
	for (int i = 0; i < count; i++)
		printf(" --- |");
	printf("\n");
}

static void print_jump_limits(void)
{
	printf(limits_note, TAIL, LIMIT_RUNS);
	print_head("figures before", histories, HISTORIES);
	printf("| limit, times the MAD |");
	for (int i = 0; i < HISTORIES; i++)
		printf(" %d.%d |", check_limits[histories[i]] / 10,
			check_limits[histories[i]] % 10);
	printf("\n");
}

static void print_shapes(enum check_kind kind)
{
	printf("\n### %s: false alarms, %%\n\n", checks[kind].code);
	print_head("shape / figures before", histories, HISTORIES);
	for (size_t i = 0; i < SHAPES; i++) {
		printf("| %s |", shapes[i].name);
		for (int j = 0; j < HISTORIES; j++)
			print_rate(rate(&right[i][j], kind));
		printf("\n");
	}
}

static void print_shape_names(void)
{
	printf("\n## The shapes\n\n| shape | what it is |\n| --- | --- |\n");
	for (size_t i = 0; i < SHAPES; i++)
		printf("| %s | %s%s |\n", shapes[i].name, shapes[i].meaning,
			shapes[i].odd ? "; its steps are real jumps, and no rate is promised for it"
				      : "");
}

/* What a planted fault is, which check should see it, and in which shapes. */
static const struct planted {
	enum fault fault;
	enum check_kind kind;
	const char *title;
} planted[] = {
	{ FAULT_DOUBLED, CHECK_JUMP, "jump: the last figure doubled" },
	{ FAULT_COPIED, CHECK_COPIED, "copied: the last figure is that of the period before" },
	{ FAULT_ROUNDED, CHECK_DIGITS,
		"digits: all figures rounded to ten units of the last digit" },
	{ FAULT_TIMES_TEN, CHECK_UNIT_SLIP, "unit-slip: the last figure ten times too large" },
	{ FAULT_TIMES_THOUSAND, CHECK_UNIT_SLIP, "unit-slip: a thousand times too large" },
};

static void print_planted(const struct planted *fault, size_t row)
{
	printf("\n### %s: seen, %%\n\n", fault->title);
	print_head("shape / figures before", histories, HISTORIES);
	for (size_t i = 0; i < SHAPES; i++) {
		printf("| %s |", shapes[i].name);
		for (int j = 0; j < HISTORIES; j++) {
			struct tally tally;

			tally_history(&shapes[i], histories[j], fault->fault, RUNS / 10,
				seed_of(i, j) + 300 + row * 10, &tally);
			printf(" %d |", rate(&tally, fault->kind) / 100);
		}
		printf("\n");
	}
}

static void print_crowds(void)
{
	printf(crowds_note);
	print_head("places / how many others, %", sizes, SIZES);
	for (size_t i = 0; i < CROWDS; i++) {
		printf("| %s, %d to %d |", crowds[i].name, crowds[i].smallest, crowds[i].largest);
		for (int j = 0; j < SIZES; j++) {
			int wrong = rate(&crowd_right[i][j], CHECK_SIBLINGS);

			printf(" %d.%02d (%d) |", wrong / 100, wrong % 100,
				rate(&crowd_halved[i][j], CHECK_SIBLINGS) / 100);
		}
		printf("\n");
	}
}

static void print_page(void)
{
	measure();
	printf(intro, RUNS, (unsigned long long)SEED);
	print_checks();
	print_jump_limits();
	print_shape_names();
	printf("\n## False alarms by shape\n");
	for (enum check_kind kind = 0; kind < CHECK_COUNT; kind++)
		if (checks[kind].false_alarms > 0 && kind != CHECK_SIBLINGS)
			print_shapes(kind);
	print_crowds();
	printf("\n## Planted faults\n\nA check that never cried wolf could also be blind. Each "
	       "cell is "
	       "measured on %d figures.\n",
		RUNS / 10);
	for (size_t i = 0; i < COUNT(planted); i++)
		print_planted(&planted[i], i);
}

int main(int argc, char **argv)
{
	if (argc > 1 && strcmp(argv[1], "limits") == 0)
		print_limits();
	else
		print_page();
	return 0;
}
