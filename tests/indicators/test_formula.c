/* tests/indicators/test_formula.c - the contract of indicators/formula.h, measure.h, formula_order.h. */
#include "tests/support/unit.h"

#include <string.h>

#include "indicators/formula_order.h"
#include "indicators/indicator.h"
#include "indicators/unit.h"
#include "tests/indicators/scope.h"

/* What is read, written back; or "!key line:column detail". */
static const struct {
	const char *text, *result, *seen;
} cases[] = {
	/* clang-format off */
	/* The text. */
	{ "received", "received", "received" },
	{ "received:other", "received", "received:other" },
	{ "5g-coverage", "share", "5g-coverage" },
	{ "  received\n\t- on-time\r\n", "received", "received - on-time" },
	{ "received - on-time - pending", "received", "received - on-time - pending" },
	{ "received - (on-time - pending)", "received", "received - (on-time - pending)" },
	{ "(received - on-time) - pending", "received", "received - on-time - pending" },
	{ "received + 2 * (on-time - 1) / 3", "received", "received + 2 * (on-time - 1) / 3" },
	{ "received * (2 / 3)", "received", "received * (2 / 3)" },
	{ "received * 2 / 3", "received", "received * 2 / 3" },
	{ "-received", "received", "-received" },
	{ "-(received - 1)", "received", "-(received - 1)" },
	{ "-(received * 2)", "received", "-(received * 2)" },
	{ "-received * 2", "received", "-received * 2" },
	{ "(-received) * 2", "received", "-received * 2" },
	{ "2 * -received", "received", "2 * (-received)" },
	{ "received - -on-time", "received", "received - -on-time" },
	{ "-(-received)", "received", "-(-received)" },
	{ "((received))", "received", "received" },
	{ "sum (received , 4)", "received", "sum(received, 4)" },
	{ "lag(received, 1)", "received", "lag(received, 1)" },
	{ "change(received)", "received", "change(received)" },
	{ "change(received, 12)", "received", "change(received, 12)" },
	{ "change-percent(received)", "growth", "change-percent(received)" },
	{ "per(received, population)", "received-per-1000", "per(received, population)" },
	{ "per(received, population, 1000)", "received-per-1000", "per(received, population, 1000)" },
	{ "min(received, on-time + 1, pending)", "received", "min(received, on-time + 1, pending)" },
	{ "max(received, 5)", "received", "max(received, 5)" },
	{ "100% - fibre", "share", "100% - fibre" },
	{ "100.0 - fibre", "share", "100.0 - fibre" },

	{ "", "share", "!formula.expected 1:1 " },
	{ "  \n ", "share", "!formula.expected 2:2 " },
	{ "+", "share", "!formula.expected 1:1 +" },
	{ "received +", "received", "!formula.expected 1:11 " },
	{ "received received", "received", "!formula.expected 1:10 received" },
	{ "received)", "received", "!formula.expected 1:9 )" },
	{ "(received", "received", "!formula.expected 1:10 " },
	{ "sum(received, 4", "received", "!formula.expected 1:16 " },
	{ "()", "received", "!formula.expected 1:2 )" },
	{ "--received", "received", "!formula.expected 1:2 -" },
	{ "received *\n  / 2", "received", "!formula.expected 2:3 /" },
	{ "received:", "received", "!formula.expected 1:1 :" },
	{ "received:other:x", "received", "!formula.character 1:15 :" },
	{ "received : other", "received", "!formula.character 1:10 :" },
	{ "received % 2", "received", "!formula.expected 1:10 %" },
	{ "Received", "received", "!formula.character 1:1 R" },
	{ "received \xC3\x97 2", "received", "!formula.character 1:10 \xC3\x97" },
	{ "received \xEF\xBF\xBE", "received", "!formula.character 1:10 0xEF" },
	{ "received \xFF", "received", "!formula.character 1:10 0xFF" },
	{ "received \x01", "received", "!formula.character 1:10 0x01" },
	{ "received_2", "received", "!formula.character 1:9 _" },

	/* A minus needs room: a-b is one code. */
	{ "received-on-time", "received", "!formula.unknown 1:1 received-on-time" },
	{ "received -on-time", "received", "!formula.minus 1:10 -" },
	{ "received- on-time", "received", "!formula.minus 1:1 received-" },
	{ "(received)-(on-time)", "received", "!formula.minus 1:11 -" },
	{ "received - 2-1", "received", "!formula.minus 1:12 2-1" },
	{ "received:other-", "received", "!formula.minus 1:1 other-" },
	{ "received:-other", "received", "!formula.minus 1:1 -other" },

	{ "received * 1.2.3", "received", "!formula.number 1:12 1.2.3" },
	{ "received * 2.", "received", "!formula.number 1:12 2." },
	{ "received * 1234567890123456789", "received", "!formula.number 1:12 1234567890123456789" },
	{ "received * 1.5x", "received", "!formula.number 1:12 1.5x" },
	{ "received * .5", "received", "!formula.character 1:12 ." },

	{ "median(received, 4)", "received", "!formula.function 1:1 median" },
	{ "received(1)", "received", "!formula.function 1:1 received" },
	{ "sum(received)", "received", "!formula.arguments 1:1 sum(x, N)" },
	{ "lag(received)", "received", "!formula.arguments 1:1 lag(x, N)" },
	{ "1 + sum(received, 4, 5)", "received", "!formula.arguments 1:5 sum(x, N)" },
	{ "min(received)", "received", "!formula.arguments 1:1 min(x, y)" },
	{ "max(1, 2, 3, 4, 5, 6, 7, 8, 9)", "received", "!formula.arguments 1:1 max(x, y)" },
	{ "sum(received, 0)", "received", "!formula.whole 1:15 400" },
	{ "sum(received, 1.5)", "received", "!formula.whole 1:15 400" },
	{ "sum(received, -1)", "received", "!formula.whole 1:15 400" },
	{ "sum(received, pending)", "received", "!formula.whole 1:15 400" },
	{ "lag(received, 401)", "received", "!formula.whole 1:15 400" },
	{ "per(received, population, 500)", "received", "!formula.per 1:27 1, 10, 100 \u2026" },
	{ "per(received, population, 120)", "received", "!formula.per 1:27 1, 10, 100 \u2026" },

	{ "per(received, population, 10000000000)", "received", "!formula.per 1:27 1, 10, 100 \u2026" },
	{ "per(received, population, 1000000000)", "received-per-1000", "!formula.per 1:1 10^9 \u2192 10^3" },
	{ "per(on-time, received, 1)", "share", "!formula.per 1:1 10^0 \u2192 10^2" },
	{ "per(on-time, received, 1)", "times", "per(on-time, received, 1)" },

	/* What it means. */
	{ "missing + received", "received", "!formula.unknown 1:1 missing" },
	{ "received +\nreceived:third", "received", "!formula.unknown 2:1 received:third" },
	{ "fibre + population", "share", "!formula.units 1:7 % of households + people" },
	{ "population - fibre", "population", "!formula.units 1:12 people - % of households" },
	{ "2 * (1 - (fibre + population))", "share", "!formula.units 1:17 % of households + people" },
	{ "change(lag(fibre + population, 1))", "share", "!formula.units 1:18 % of households + people" },
	{ "fibre - smartphone", "share", "!formula.units 1:7 % of households - % of adults" },
	{ "received + 5%", "received", "!formula.units 1:10 dossiers + %" },
	{ "population + households", "population", "!formula.units 1:12 people + households" },
	{ "min(pending, 3, households)", "pending", "!formula.units 1:1 dossiers, households" },
	{ "revenue / population + population", "revenue",
	  "!formula.units 1:22 VND / people + people" },
	{ "received * on-time * population * households * cards * points", "received",
	  "!formula.units 1:54 dossiers * dossiers * people * households * cards * points out of 100" },
	{ "index-a + points", "index-a", "!formula.units 1:9 index from 0 to 1 + points out of 100" },
	{ "growth + fibre", "growth", "!formula.units 1:8 +% + % of households" },
	{ "sum(pending, 4)", "pending", "!formula.sum 1:1 dossiers" },
	{ "sum(fibre, 4)", "fibre", "!formula.sum 1:1 % of households" },
	{ "sum(received / on-time, 4)", "times", "!formula.sum 1:1 %" },
	{ "sum(received + pending, 4)", "received", "!formula.sum 1:1 dossiers" },
	{ "sum(received * population, 4)", "received", "!formula.sum 1:1 dossiers * people" },
	{ "change-percent(fibre)", "growth", "!formula.growth 1:1 % of households" },
	{ "change-percent(growth)", "growth", "!formula.growth 1:1 +%" },
	{ "change-percent(rank)", "growth", "!formula.growth 1:1 #" },
	{ "rank + rank", "rank", "!formula.rank 1:6 # + #" },
	{ "1 + rank", "rank", "!formula.rank 1:3 1 + #" },
	{ "rank / 2", "rank", "!formula.rank 1:6 # / 1" },
	{ "2 * rank", "rank", "!formula.rank 1:3 1 * #" },

	/* The scale is kept for us, so a factor of 100 would count twice. */
	{ "received / on-time * 100", "share", "!formula.hundred 1:20 %" },
	{ "100 * (received / on-time)", "share", "!formula.hundred 1:5 %" },
	{ "100 * received / on-time", "share", "!formula.hundred 1:16 %" },
	{ "received * 100 / on-time", "share", "!formula.hundred 1:16 %" },
	{ "0.01 * fibre", "share", "!formula.hundred 1:6 % of households" },
	{ "fibre * households / 100", "households", "!formula.hundred 1:20 households" },
	{ "households * fibre / 100", "households", "!formula.hundred 1:20 households" },
	{ "(received * 100 + on-time) / on-time", "share", "!formula.hundred 1:28 %" },
	{ "(fibre * households + households) / 100", "households", "!formula.hundred 1:35 households" },
	{ "100 * growth", "growth", "!formula.hundred 1:5 +%" },
	{ "100 - received / on-time", "share", "!formula.hundred 1:1 %" },
	{ "revenue * 1000", "sales", "!formula.hundred 1:9 VND" },
	{ "received * 1000 / population", "received-per-1000",
	  "!formula.hundred 1:17 dossiers / people" },
	{ "received * 100", "received", "received * 100" },
	{ "(100 - fibre) * households", "households", "(100 - fibre) * households" },
	{ "0.1 * index-a + 0.9 * index-b", "index-a", "0.1 * index-a + 0.9 * index-b" },
	{ "per(received, population, 100)", "received-per-1000",
	  "!formula.per 1:1 10^2 \u2192 10^3" },
	{ "-per(received, on-time, 1000)", "share", "!formula.per 1:1 10^3 \u2192 10^2" },

	/* What the indicator is declared to count. */
	{ "revenue / revenue:other", "share", "revenue / revenue:other" },
	{ "revenue / sales", "share", "revenue / sales" },
	{ "revenue + sales", "sales", "revenue + sales" },
	{ "fibre * smartphone", "fibre", "fibre * smartphone" },
	{ "fibre / smartphone", "times", "fibre / smartphone" },
	{ "growth * revenue", "revenue", "growth * revenue" },
	{ "received / lag(received, 1) - 1", "growth", "received / lag(received, 1) - 1" },
	{ "revenue / (revenue / population)", "population", "revenue / (revenue / population)" },
	{ "revenue / population * population", "sales", "revenue / population * population" },
	{ "sum(growth * revenue, 2)", "revenue", "sum(growth * revenue, 2)" },
	{ "change(rank)", "places", "change(rank)" },
	{ "min(rank, 10)", "rank", "min(rank, 10)" },
	{ "received", "share", "!formula.result 1:1 dossiers \u2192 %" },
	{ "fibre", "received", "!formula.result 1:1 % of households \u2192 dossiers" },
	{ "fibre", "smartphone", "!formula.result 1:1 % of households \u2192 % of adults" },
	{ "received / population", "cards-per-100",
	  "!formula.result 1:10 dossiers / people \u2192 cards / people" },
	{ "population / received", "received-per-1000",
	  "!formula.result 1:12 people / dossiers \u2192 dossiers / people" },
	{ "received - 1", "rank", "!formula.result 1:10 dossiers \u2192 #" },
	{ "5 + 5", "share", "!formula.constant 1:3 " },
	{ "5%", "share", "!formula.constant 1:1 " },

	/* Limits of cost. */
	{ "lag(lag(received, 400), 1)", "received", "!formula.limit 1:1 400 periods" },
	{ "sum(sum(received, 200), 100)", "received", "!formula.limit 1:1 20000 steps" },
	{ "lag(change(received), 399)", "received", "lag(change(received), 399)" },
	{ "lag(change(received), 400)", "received", "!formula.limit 1:1 400 periods" },
	{ "lag(sum(received, 2), 399)", "received", "lag(sum(received, 2), 399)" },
	{ "lag(sum(received, 2), 400)", "received", "!formula.limit 1:1 400 periods" },
	{ "lag(lag(received, 200), 200)", "received", "lag(lag(received, 200), 200)" },
	/* clang-format on */
};

static void show_error(const struct error *err, struct text *ret)
{
	text_addf(ret, "!%s %d:%d %s", err->key, err->line, err->column, err->detail);
}

static const struct formula *parse(
	struct arena *arena, const char *text, const char *result, struct text *ret)
{
	struct error err = { 0 };
	const struct formula *formula = formula_parse(
		arena, span_of(text), scope_measure(result), &scope_world, &err);

	if (formula != NULL)
		formula_print(formula, ret);
	else
		show_error(&err, ret);
	return formula;
}

static void every_formula_reads_or_says_why(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		arena_auto arena = { 0 };
		text_auto seen = { 0 }, again = { 0 };

		print_message("  %s\n", cases[i].text);
		if (parse(&arena, cases[i].text, cases[i].result, &seen) != NULL) {
			(void)parse(&arena, text_z(&seen), cases[i].result, &again);
			assert_string_equal(text_z(&again), text_z(&seen));
		}
		assert_string_equal(text_z(&seen), cases[i].seen);
	}
}

/* A text of `count` times `piece` between `before` and `after`. */
static void repeat(const char *before, const char *piece, int count, const char *middle,
	const char *after, struct text *ret)
{
	text_addz(ret, before);
	for (int i = 0; i < count; i++)
		text_addz(ret, piece);
	text_addz(ret, middle);
	for (int i = 0; i < count && *after != '\0'; i++)
		text_addz(ret, after);
}

static void sizes_are_limited(void **state UNUSED)
{
	static const struct {
		const char *before, *piece;
		int count;
		const char *middle, *after, *seen; /* "" for read */
	} rows[] = {
		{ "", "(", 31, "received", ")", "" },
		{ "", "(", 32, "received", ")", "!formula.limit 1:33 32 brackets" },
		{ "", "(", 1900, "", "", "!formula.limit 1:33 32 brackets" },
		{ "", "min(1, ", 31, "received", ")", "" },
		{ "received", " + received", 99, "", "", "" },
		{ "received", " + received", 100, "", "", "!formula.limit 1:1101 200 nodes" },
		{ "received", " ", 1992, "", "", "" },
		{ "received", " ", 1993, "", "", "!formula.limit 1:1 2000 bytes" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		arena_auto arena = { 0 };
		text_auto text = { 0 }, seen = { 0 };

		print_message("  %d times %s\n", rows[i].count, rows[i].piece);
		repeat(rows[i].before, rows[i].piece, rows[i].count, rows[i].middle, rows[i].after,
			&text);
		if (parse(&arena, text_z(&text), "received", &seen) != NULL)
			text_clear(&seen);
		assert_string_equal(text_z(&seen), rows[i].seen);
	}
}

static void references_are_listed_once(void **state UNUSED)
{
	arena_auto arena = { 0 };
	text_auto seen = { 0 };
	int count;
	const struct formula *formula = parse(
		&arena, "pending + received:other -\n received * 2 + pending", "pending", &seen);
	const struct formula_reference *references;

	assert_non_null(formula);
	text_clear(&seen);
	references = formula_references(formula, &count);
	for (int i = 0; i < count; i++) {
		assert_int_equal(references[i].index, i);
		text_addf(&seen, "%s/%s@%d:%d ", references[i].code, references[i].method,
			references[i].line, references[i].column);
	}
	assert_string_equal(text_z(&seen), "pending/@1:1 received/other@1:11 received/@2:2 ");
}

static void measures_come_from_units(void **state UNUSED)
{
	static const struct {
		const char *unit, *name;
		enum indicator_kind kind;
		const char *seen;
	} rows[] = {
		/* clang-format off */
		{ "count", "dossiers", KIND_FLOW, "dossiers, 10^0, flow" },
		{ "count", "dossiers", KIND_STOCK, "dossiers, 10^0" },
		{ "count", "", KIND_FLOW, "count, 10^0, flow" },
		{ "count", "billion VND", KIND_FLOW, "10^9 VND, 10^9, flow" },
		{ "count", "beds per 10,000 people", KIND_DERIVED, "beds / 10^4 people, 10^-4" },
		{ "count", "VND per person", KIND_DERIVED, "VND / person, 10^0" },
		{ "count", "million VND per person", KIND_DERIVED, "10^6 VND / person, 10^6" },
		{ "count", "cases per 12 months", KIND_FLOW, "cases / 12 months, 10^0, flow" },
		{ "vnd", "VND", KIND_FLOW, "VND, 10^0, flow" },
		{ "billion-vnd", "billion VND", KIND_FLOW, "10^9 VND, 10^9, flow" },
		{ "billion-vnd", "VND", KIND_STOCK, "10^9 VND, 10^9" },
		{ "million-vnd", "million VND per person", KIND_DERIVED, "10^6 VND / person, 10^6" },
		{ "per-1000", "deaths per 1,000 people", KIND_RATIO, "deaths / 10^3 people, 10^-3" },
		{ "per-100000", "doctors per 100,000 people", KIND_RATIO, "doctors / 10^5 people, 10^-5" },
		{ "million", "million cards", KIND_STOCK, "10^6 cards, 10^6" },
		{ "million", "cards", KIND_STOCK, "10^6 cards, 10^6" },
		{ "per-100", "subscriptions per 100 people", KIND_RATIO, "subscriptions / 10^2 people, 10^-2" },
		{ "percent", "% of households", KIND_RATIO, "% of households, 10^-2" },
		{ "percent", "% GRDP", KIND_RATIO, "% of GRDP, 10^-2" },
		{ "percent", "", KIND_RATIO, "%, 10^-2" },
		{ "percent-change", "% a year", KIND_DERIVED, "+%, 10^-2" },
		{ "percent-points", "percentage points of GRDP", KIND_DERIVED, "% of GRDP, 10^-2" },
		{ "rank", "rank among 63", KIND_SCORE, "#, 10^0" },
		{ "points", "points out of 100", KIND_SCORE, "points out of 100, 10^0" },
		{ "times", "", KIND_DERIVED, "%, 10^0" },
		/* clang-format on */
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct indicator indicator = { .unit = unit_find(rows[i].unit),
			.unit_name = { "", rows[i].name },
			.kind = rows[i].kind };
		struct measure measure = measure_of(&indicator);
		text_auto seen = { 0 };

		measure_print(measure, &seen);
		text_addf(&seen, ", 10^%d%s", measure.tens, measure.flow ? ", flow" : "");
		assert_string_equal(text_z(&seen), rows[i].seen);
	}
}

/* Items as "code=formula" or "code:method=formula", their order or the ring. */
static void order_or_ring(void **state UNUSED)
{
	static const struct {
		const char *items[6], *seen;
	} rows[] = {
		/* clang-format off */
		{ { 0 }, "" },
		{ { "pending=received - on-time" }, "pending " },
		{ { "pending=received - on-time", "on-time=received:other" }, "on-time pending " },
		{ { "received=on-time", "on-time=pending", "pending=pending:other" },
		  "pending on-time received " },
		{ { "pending=pending" }, "!formula.cycle 1:1 pending \u2190 pending" },
		{ { "received=pending", "on-time=1 + received" }, "received on-time " },
		{ { "received=1 + on-time", "on-time=2 *\n pending", "pending=received / 2" },
		  "!formula.cycle 1:1 received \u2190 on-time \u2190 pending \u2190 received" },
		{ { "received=lag(received, 1)" }, "!formula.cycle 1:5 received \u2190 received" },
		{ { "received=1 + on-time + pending", "on-time=pending + 1", "pending=2 + on-time" },
		  "!formula.cycle 1:5 on-time \u2190 pending \u2190 on-time" },
		/* A method is another item than its indicator's primary one. */
		{ { "received=on-time + pending", "on-time=pending:other", "pending=received:other * 2" },
		  "on-time pending received " },
		{ { "received=received:other", "received:other=on-time:other", "on-time:other=pending" },
		  "on-time received received " },
		{ { "received=2 + received:other", "received:other=on-time", "on-time=received" },
		  "!formula.cycle 1:1 received \u2190 received:other \u2190 on-time \u2190 received" },
		/* A diamond is no ring. */
		{ { "pending=on-time + received", "on-time=dossiers + received", "received=2 * dossiers" },
		  "received on-time pending " },
		/* clang-format on */
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		arena_auto arena = { 0 };
		text_auto seen = { 0 };
		struct formula_named items[6];
		struct error err = { 0 };
		int order[6], count = 0;

		for (; rows[i].items[count] != NULL; count++) {
			const char *item = rows[i].items[count], *is = strchr(item, '=');
			const struct formula *formula = parse(&arena, is + 1, "received", &seen);

			assert_non_null(formula);
			items[count].primary = memchr(item, ':', (size_t)(is - item)) == NULL;
			items[count].method = items[count].primary ? "own" : "other";
			items[count].code = arena_copy(&arena, item, strcspn(item, ":="));
			items[count].references = formula_references(formula, &items[count].count);
		}
		text_clear(&seen);
		if (formula_order(items, count, &arena, order, NULL, &err))
			for (int j = 0; j < count; j++)
				text_addf(&seen, "%s ", items[order[j]].code);
		else
			show_error(&err, &seen);
		assert_string_equal(text_z(&seen), rows[i].seen);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_formula_reads_or_says_why),
		cmocka_unit_test(sizes_are_limited),
		cmocka_unit_test(references_are_listed_once),
		cmocka_unit_test(measures_come_from_units),
		cmocka_unit_test(order_or_ring),
	};
	return cmocka_run_group_tests_name("formula", tests, NULL, NULL);
}
