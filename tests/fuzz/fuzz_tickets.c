/*
 * tests/fuzz/fuzz_tickets.c - exports of tickets from strangers, counted for a month of a small catalogue.
 *
 * Every problem says where; without any, there is a file of figures, every ticket was counted or was
 * elsewhere, and that file is one the draft's reader has nothing to say against.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "collector/tickets.h"
#include "tests/store/small.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool claim)
{
	if (!claim)
		abort();
}

static void check_problem(const struct problem *problem)
{
	size_t bad;

	expect(problem->line >= 0 && problem->column >= 0 && *problem->key != '\0');
	expect(*problem->where != '\0');
	expect(utf8_valid(span_of(problem->read), &bad));
}

static void check_figures(struct arena *arena, struct span figures)
{
	static const struct reader_options usual = { 0 };
	reader_auto *reader = reader_open(arena, figures, &usual);
	struct record record;
	struct error err;
	enum reader_step step;
	size_t width = 0;

	while ((step = reader_next(reader, &record, &err)) == READER_RECORD) {
		width = width == 0 ? record.count : width;
		expect(record.count == width);
	}
	expect(step == READER_END);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct reader_options usual = { 0 };
	arena_auto arena = { 0 };
	struct ticket_spans spans = { .count = 1 };
	const struct ticket_export asked = { .catalogue = small_catalogue(), .spans = &spans };
	struct span bytes = { (const char *)data, size };
	reader_auto *reader = reader_open(&arena, bytes, &usual);
	struct tickets tickets;

	expect(period_parse(span_of("2025-09-25T12:00/2025-10-25T12:00"), &spans.items[0]));
	tickets_read(&arena, &asked, reader, &tickets);
	expect((tickets.problem_count > 0) == (tickets.figures.size == 0));
	for (size_t i = 0; i < tickets.problem_count && i < DRAFT_MAX_PROBLEMS; i++)
		check_problem(&tickets.problems[i]);
	if (tickets.problem_count == 0) {
		expect(tickets.counted > 0 && tickets.counted + tickets.elsewhere == tickets.rows);
		check_figures(&arena, tickets.figures);
	}
	return 0;
}
