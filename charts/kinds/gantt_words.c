/* charts/kinds/gantt_words.c - a timeline in words, and how long it is. */
#include "charts/kinds/gantt.h"

#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "charts/kind.h"
#include "charts/words.h"
#include "indicators/content.h"

enum { MAX_TOLD = 12 };

bool gantt_is_step(const struct chart_row *row)
{
	return row->from == NULL && row->until == NULL && row->milestone_count == 1;
}

const char *gantt_state(int state, enum lang lang)
{
	static const struct {
		const char *name;
		enum word word;
	} rows[] = { { "done", WORD_DONE }, { "under-way", WORD_UNDER_WAY },
		{ "planned", WORD_PLANNED } };

	for (size_t i = 0; i < COUNT(rows); i++)
		if (strcmp(rows[i].name, content_states[state]) == 0)
			return word(rows[i].word, lang);
	return word(WORD_UNKNOWN, lang);
}

void gantt_say(const struct chart_row *row, enum lang lang, struct text *ret)
{
	if (gantt_is_step(row)) {
		const struct chart_milestone *step = row->milestones;

		if (step->period != NULL)
			period_say(step->period, lang, ret);
		text_addf(ret, "%s%s", step->period == NULL ? "" : ", ",
			gantt_state(step->state, lang));
		return;
	}
	if (row->from == NULL && row->until == NULL) {
		text_addz(ret, word(WORD_NO_TERM, lang));
		return;
	}
	if (row->from != NULL)
		period_say(row->from, lang, ret);
	else
		text_addz(ret, "…");
	if (row->from != NULL && row->until != NULL &&
		strcmp(row->from->label, row->until->label) == 0)
		return;
	text_addz(ret, "\u2009\u2013\u2009");
	if (row->until != NULL)
		period_say(row->until, lang, ret);
	else
		text_addz(ret, "…");
}

struct span_of_time {
	bool any;
	int64_t from, until; /* minutes */
};

static void widen(struct span_of_time *span, const struct period *period)
{
	if (period == NULL)
		return;
	if (!span->any || period->from < span->from)
		span->from = period->from;
	if (!span->any || period->until > span->until)
		span->until = period->until;
	span->any = true;
}

bool gantt_span(const struct frame *frame, double *ret_from, double *ret_until)
{
	struct span_of_time span = { 0 };
	int year, month, day;

	for (size_t i = 0; i < frame->row_count; i++) {
		const struct chart_row *row = frame->rows[i].row;

		widen(&span, row->from);
		widen(&span, row->until);
		for (size_t k = 0; k < row->milestone_count; k++)
			widen(&span, row->milestones[k].period);
	}
	if (!span.any)
		return false;
	clock_date_of((int)(span.from / PERIOD_DAY_MINUTES), &year, &month, &day);
	*ret_from = (double)clock_day_of(year, 1, 1) * PERIOD_DAY_MINUTES;
	clock_date_of((int)((span.until - 1) / PERIOD_DAY_MINUTES), &year, &month, &day);
	*ret_until = (double)clock_day_of(year + 1, 1, 1) * PERIOD_DAY_MINUTES;
	return true;
}

/* "Chương trình A: 2020–2025, mốc đã xong: 2/5" */
static void say_row(const struct saying *saying, const struct chart_row *row, struct text *ret)
{
	struct text fills[2] = { 0 };
	int done = 0;

	text_addf(ret, "%s: ", row->name == NULL ? "" : row->name);
	gantt_say(row, saying->lang, ret);
	for (size_t i = 0; i < row->milestone_count; i++)
		done += strcmp(content_states[row->milestones[i].state], "done") == 0;
	if (row->milestone_count > 0 && !gantt_is_step(row)) {
		text_addf(&fills[0], "%d", done);
		text_addf(&fills[1], "%zu", row->milestone_count);
		sentence_add(SAY_MILESTONES, saying->lang, fills, ret);
	}
	text_done(&fills[0]);
	text_done(&fills[1]);
}

void gantt_describe(const struct saying *saying)
{
	const struct frame *frame = saying->frame;
	arena_auto arena = { 0 };

	if (frame->row_count == 0)
		text_addz(saying->ret, word(WORD_NO_TERMS, saying->lang));
	for (size_t i = 0; i < frame->row_count && i < MAX_TOLD; i++) {
		text_addz(saying->ret, i == 0 ? "" : "; ");
		say_row(saying, frame->rows[i].row, saying->ret);
	}
	if (frame->row_count > MAX_TOLD)
		words_fill(word(WORD_MORE_MISSING, saying->lang),
			arena_format(&arena, "%zu", frame->row_count - MAX_TOLD), saying->ret);
	text_addc(saying->ret, '.');
}
