/* tests/indicators/test_formula_eval.c - the contract of indicators/formula_eval.h. */
#include "tests/indicators/make.h"
#include "tests/indicators/scope.h"

#include "indicators/formula_eval.h"

/* The world: one line of figures for each code. */
static const struct {
	const char *code, *figures;
} world[] = {
	/* clang-format off */
	{ "received", "2023-Q3=9120 2023-Q4=9871 2024-Q1=10233 2024-Q2=11020 2024-Q3=10874 2024-Q4=12007 2025-Q1=12350 2025-Q2=13111" },
	{ "on-time", "2023-Q3=8001 2023-Q4=9002 2024-Q1=9544 2024-Q2=10310 2024-Q3=10112 2024-Q4=11499 2025-Q1=11876 2025-Q2=12801" },
	{ "pending", "2023-Q3=410 2023-Q4=395 2024-Q1=402 2024-Q2=377 2024-Q3=390 2024-Q4=351 2025-Q1=333 2025-Q2=298" },
	{ "population", "2023-Q3=9390000 2023-Q4=9401000 2024-Q1=9412000 2024-Q2=9423500 2024-Q3=9434000 2024-Q4=9446000 2025-Q1=9457500 2025-Q2=9469000" },
	{ "cards", "2023-Q3=11.2 2023-Q4=11.5 2024-Q1=11.9 2024-Q2=12.4 2024-Q3=12.8 2024-Q4=13.1 2025-Q1=13.3 2025-Q2=13.9" },
	{ "fibre", "2023-Q3=71.2 2023-Q4=72.0 2024-Q1=72.9 2024-Q2=74.1 2024-Q3=75.5 2024-Q4=76.2 2025-Q1=77.7 2025-Q2=78.3" },
	{ "households", "2023-Q3=2550000 2023-Q4=2556000 2024-Q1=2561000 2024-Q2=2569500 2024-Q3=2574000 2024-Q4=2580000 2025-Q1=2588000 2025-Q2=2593000" },
	{ "revenue", "2023-Q3=812.5 2023-Q4=840.25 2024-Q1=799.75 2024-Q2=851 2024-Q3=877.125 2024-Q4=903.5 2025-Q1=861.25 2025-Q2=914" },
	{ "index-a", "2023-Q3=0.8917 2023-Q4=0.9 2024-Q1=0.8258 2024-Q2=0.6267 2024-Q3=0.558 2024-Q4=0.8406 2025-Q1=0.7611 2025-Q2=0.359" },
	{ "index-b", "2023-Q3=0.95 2023-Q4=0.9 2024-Q1=0.6823 2024-Q2=0.6794 2024-Q3=0.6423 2024-Q4=0.8262 2025-Q1=0.6787 2025-Q2=0.3001" },
	{ "rank", "2023-Q3=5 2023-Q4=5 2024-Q1=3 2024-Q2=3 2024-Q3=2 2024-Q4=2 2025-Q1=1 2025-Q2=4" },
	/* For gaps, statuses and breaks. */
	{ "dossiers", "2022=0 2023=10 2024=20P 2025=30E 2026=M" },
	{ "sales", "2022=5 2023=Q 2024=7V 2025=8F 2026=9" },
	{ "places", "2022=-5 2023=3 2024=4@2 2025=5@2 2026=999999999999999999" },
	/* clang-format on */
};

/* Worked out by oracle_formula.py, which a test asks whether its rows stand here. */
static const struct {
	const char *formula, *result;
	int decimals;
	const char *value; /* "~" where it was rounded */
} worked[] = {
	/* clang-format off */
	{ "received - on-time", "received", 0, "310" },
	{ "on-time / received", "share", 1, "~97.6" },
	{ "on-time / received", "share", 6, "~97.635573" },
	{ "on-time / received", "times", 4, "~0.9764" },
	{ "1 - on-time / received", "share", 2, "~2.36" },
	{ "100% - on-time / received", "share", 2, "~2.36" },
	{ "100 - fibre", "fibre", 1, "21.7" },
	{ "fibre + 1.5", "fibre", 1, "79.8" },
	{ "fibre * households", "households", 0, "2030319" },
	{ "(100 - fibre) * households", "households", 0, "562681" },
	{ "sum(received, 4)", "received", 0, "48342" },
	{ "sum(on-time, 4) / sum(received, 4)", "share", 3, "~95.751" },
	{ "sum(sum(received, 2), 3)", "received", 0, "72699" },
	{ "lag(received, 4)", "received", 0, "11020" },
	{ "lag(lag(received, 3), 4)", "received", 0, "9120" },
	{ "change(pending)", "pending", 0, "-35" },
	{ "change(pending, 4)", "pending", 0, "-79" },
	{ "sum(change(pending), 4)", "pending", 0, "-79" },
	{ "change(fibre)", "fibre", 1, "0.6" },
	{ "change(rank)", "places", 0, "3" },
	{ "change-percent(received, 4)", "growth", 3, "~18.975" },
	{ "received / lag(received, 4) - 1", "growth", 3, "~18.975" },
	{ "change-percent(revenue)", "growth", 6, "~6.124819" },
	{ "per(cards, population, 100)", "cards-per-100", 4, "~146.7948" },
	{ "cards / population", "cards-per-100", 4, "~146.7948" },
	{ "per(received, population, 1000)", "received-per-1000", 6, "~1.384624" },
	{ "per(on-time, received, 100)", "share", 2, "~97.64" },
	{ "revenue / population", "revenue-per-head", 2, "~96525.50" },
	{ "0.4 * index-a + 0.6 * index-b", "index-a", 4, "0.32366" },
	{ "(index-a + index-b) / 2", "index-a", 4, "~0.3296" },
	{ "min(index-a, index-b, 0.5)", "index-a", 4, "0.3001" },
	{ "max(index-a, index-b, 0.35)", "index-a", 4, "0.3590" },
	{ "min(fibre, 60 + 10)", "fibre", 1, "70.0" },
	{ "-change(pending) * 3", "pending", 0, "105" },
	{ "received / (on-time / received)", "received", 1, "~13428.5" },
	{ "received / 7 * 7", "received", 0, "13111" },
	{ "received / 3 + received / 3 + received / 3", "received", 0, "13111" },
	/* clang-format on */
};

/* What a result says of itself: value or reason and place, status, and its parts. */
static const struct {
	const char *formula, *result, *period, *seen;
} told[] = {
	/* clang-format off */
	{ "dossiers", "dossiers", "2023", "10 A; dossiers 2023=10" },
	{ "dossiers + dossiers * 2", "dossiers", "2023", "30 A; dossiers 2023=10" },
	{ "change(dossiers)", "dossiers", "2024", "10 P; dossiers 2024=20 2023=10" },
	{ "sum(dossiers, 3)", "dossiers", "2025", "60 E; dossiers 2025=30 2024=20 2023=10" },
	{ "sum(sum(dossiers, 2), 2)", "dossiers", "2025", "80 E; dossiers 2025=30 2024=20 2023=10" },
	{ "sales:other * dossiers / dossiers", "sales", "2025", "8 F; sales:other 2025=8, dossiers 2025=30" },
	{ "sales", "sales", "2024", "7 V; sales 2024=7" },
	{ "lag(sales, 1)", "sales", "2025", "7 V; sales 2024=7" },
	{ "min(sales, 100)", "sales", "2022", "5 A; sales 2022=5" },
	/* Missing, and why; the other figures are listed all the same. */
	{ "dossiers", "dossiers", "2026", "no-figure M 1:1 dossiers 2026; dossiers 2026=?" },
	{ "dossiers", "dossiers", "2021", "no-figure M 1:1 dossiers 2021; dossiers 2021=-" },
	{ "dossiers", "dossiers", "2023-Q1", "no-figure M 1:1 dossiers 2023-Q1; dossiers 2023-Q1=-" },
	{ "households + 0 * lag(households, 1)", "households", "2025-Q3",
	  "no-figure M 1:1 households 2025-Q3; households 2025-Q3=- 2025-Q2=2593000" },
	{ "sum(dossiers, 4)", "dossiers", "2024",
	  "no-figure M 1:5 dossiers 2021; dossiers 2024=20 2023=10 2022=0 2021=-" },
	{ "sales / sales:other * sales", "sales", "2023",
	  "no-figure Q 1:1 sales 2023; sales 2023=?, sales:other 2023=?" },
	{ "lag(sales, 3) + sales", "sales", "2026", "no-figure Q 1:5 sales 2023; sales 2026=9 2023=?" },
	{ "min(sales, lag(sales, 1))", "sales", "2023",
	  "no-figure Q 1:5 sales 2023; sales 2023=? 2022=5" },
	{ "sales / dossiers * dossiers", "sales", "2022",
	  "zero-divisor M 1:7; sales 2022=5, dossiers 2022=0" },
	{ "sales / (dossiers - dossiers) * dossiers", "sales", "2024",
	  "zero-divisor M 1:7; sales 2024=7, dossiers 2024=20" },
	{ "change-percent(dossiers)", "growth", "2023",
	  "base-not-positive M 1:1; dossiers 2023=10 2022=0" },
	{ "change-percent(places)", "growth", "2023",
	  "base-not-positive M 1:1; places 2023=3 2022=-5" },
	{ "lag(dossiers, 1)", "dossiers", "2025-01-01/2025-11-30", "no-period M 1:5; " },
	{ "change(dossiers)", "dossiers", "1900",
	  "no-figure M 1:8 dossiers 1900; dossiers 1900=-" },
	{ "places * 999999999999999999 * places / places", "places", "2026",
	  "too-large M 1:29; places 2026=999999999999999999" },
	{ "places * 2", "places", "2026", "too-large M 1:8; places 2026=999999999999999999" },
	/* Figures of another place that had the code: a break. */
	{ "change(places)", "places", "2024", "1 B; places 2024=4 2023=3" },
	{ "change(places)", "places", "2025", "1 B; places 2025=5 2024=4" },
	{ "dossiers * places / places", "dossiers", "2024", "20 P; dossiers 2024=20, places 2024=4" },
	/* clang-format on */
};

enum { WORLD = COUNT(world) };

struct figures {
	struct observation items[WORLD][MAKE_MOST];
	size_t counts[WORLD];
	int asked;
};

static void read_world(struct figures *figures)
{
	for (size_t i = 0; i < WORLD; i++)
		figures->counts[i] = make_series(world[i].figures, figures->items[i]);
}

static const struct observation *find(void *self, const struct formula_reference *reference,
	const struct place *place, const struct period *period)
{
	struct figures *figures = self;

	figures->asked++;
	assert_ptr_equal(place, &make_places[0]);
	for (size_t i = 0; i < WORLD; i++)
		for (size_t j = 0; j < figures->counts[i]; j++)
			if (strcmp(world[i].code, reference->code) == 0 &&
				strcmp(figures->items[i][j].period.label, period->label) == 0)
				return &figures->items[i][j];
	return NULL;
}

static void evaluate(struct arena *arena, struct figures *figures, const char *text,
	const char *result, const char *period, int decimals, struct formula_result *ret)
{
	struct error err = { 0 };
	const struct formula *formula = formula_parse(
		arena, span_of(text), scope_measure(result), &scope_world, &err);
	const struct formula_source source = { find, figures };
	struct period at = make_period(period);

	if (formula == NULL)
		fail_msg("%s: %s %d:%d %s", text, err.key, err.line, err.column, err.detail);
	figures->asked = 0;
	formula_evaluate(formula, &source, &make_places[0], &at, decimals, arena, ret);
	assert_int_equal(figures->asked, ret->count);
}

static void values_are_the_oracle_s(void **state UNUSED)
{
	static struct figures figures;

	read_world(&figures);
	for (size_t i = 0; i < COUNT(worked); i++) {
		arena_auto arena = { 0 };
		text_auto seen = { 0 };
		struct formula_result result;

		print_message("  %s\n", worked[i].formula);
		evaluate(&arena, &figures, worked[i].formula, worked[i].result, "2025-Q2",
			worked[i].decimals, &result);
		assert_true(result.known);
		text_addz(&seen, result.rounded ? "~" : "");
		decimal_print(result.value, &seen);
		assert_string_equal(text_z(&seen), worked[i].value);
	}
}

static void show_part(const struct formula_part *part, bool first, struct text *ret)
{
	if (first)
		text_addf(ret, "%s%s%s", part->reference->code,
			*part->reference->method != '\0' ? ":" : "", part->reference->method);
	text_addf(ret, " %s=", part->period.label);
	if (part->figure == NULL)
		text_addc(ret, '-');
	else if (!part->figure->known)
		text_addc(ret, '?');
	else
		decimal_print(part->figure->value, ret);
}

static void show(const struct formula_result *result, struct text *ret)
{
	if (result->known)
		decimal_print(result->value, ret);
	else
		text_addz(ret, formula_reasons[result->reason]);
	text_addf(ret, " %c", result->status);
	if (!result->known)
		text_addf(ret, " %d:%d", result->line, result->column);
	if (result->blame != NULL)
		text_addf(
			ret, " %s %s", result->blame->reference->code, result->blame->period.label);
	text_addz(ret, "; ");
	for (int i = 0; i < result->count; i++) {
		bool first = i == 0 || result->parts[i - 1].reference != result->parts[i].reference;

		text_addz(ret, first && i > 0 ? ", " : "");
		show_part(&result->parts[i], first, ret);
	}
}

static void results_say_what_they_are_made_of(void **state UNUSED)
{
	static struct figures figures;

	read_world(&figures);
	for (size_t i = 0; i < COUNT(told); i++) {
		arena_auto arena = { 0 };
		text_auto seen = { 0 };
		struct formula_result result;

		print_message("  %s at %s\n", told[i].formula, told[i].period);
		evaluate(&arena, &figures, told[i].formula, told[i].result, told[i].period, 0,
			&result);
		show(&result, &seen);
		assert_string_equal(text_z(&seen), told[i].seen);
	}
}

static void reasons_are_sentences(void **state UNUSED)
{
	static const struct {
		const char *formula, *period, *name, *words[LANG_COUNT];
	} rows[] = {
		/* clang-format off */
		{ "dossiers", "2023", NULL, { "", "" } },
		{ "dossiers * places / places", "2024", NULL,
		  { "Tính từ số liệu của hai địa giới khác nhau.",
		    "Made from figures on two different boundaries." } },
		{ "dossiers:other", "2026", NULL,
		  { "Không tính được vì chưa có số liệu “dossiers:other” của 2026.",
		    "Not computed: there is no figure for “dossiers:other” in 2026." } },
		{ "dossiers * sales / sales", "2023", "Doanh thu",
		  { "Không tính được vì số liệu “Doanh thu” của 2023 không được công bố.",
		    "Not computed: the figure for “Doanh thu” in 2023 is suppressed." } },
		{ "dossiers / (sales - sales) * sales", "2022", NULL,
		  { "Không tính được vì mẫu số bằng 0.",
		    "Not computed: it would be divided by zero." } },
		{ "lag(dossiers, 1)", "2025-01-01/2025-11-30", NULL,
		  { "Không tính được vì kỳ này không có kỳ trước tương ứng.",
		    "Not computed: there is no earlier period that corresponds to this one." } },
		{ "change-percent(dossiers) * dossiers", "2023", NULL,
		  { "Không tính được phần trăm thay đổi vì số liệu kỳ trước bằng 0 hoặc âm.",
		    "Not computed: a change in percent needs an earlier figure above zero." } },
		{ "dossiers * places / places * 999999999999999999", "2025", NULL,
		  { "Không tính được vì kết quả có quá nhiều chữ số.",
		    "Not computed: the result has too many digits." } },
		/* clang-format on */
	};
	static struct figures figures;

	read_world(&figures);
	for (size_t i = 0; i < COUNT(rows); i++)
		for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
			arena_auto arena = { 0 };
			text_auto seen = { 0 };
			struct formula_result result;

			evaluate(&arena, &figures, rows[i].formula, "dossiers", rows[i].period, 0,
				&result);
			formula_say(&result, rows[i].name, lang, &seen);
			assert_string_equal(text_z(&seen), rows[i].words[lang]);
		}
}

/* The order of what can befall a figure, and that putting together is order-free. */
static void the_worst_status_wins(void **state UNUSED)
{
	static const char order[] = "ABPEVFLOMQ";

	for (size_t i = 0; order[i] != '\0'; i++)
		for (size_t j = 0; order[j] != '\0'; j++)
			assert_int_equal(
				formula_worse_status(order[i], order[j]), order[i > j ? i : j]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_the_oracle_s),
		cmocka_unit_test(results_say_what_they_are_made_of),
		cmocka_unit_test(reasons_are_sentences),
		cmocka_unit_test(the_worst_status_wins),
	};
	return cmocka_run_group_tests_name("formula_eval", tests, NULL, NULL);
}
