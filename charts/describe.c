/*
 * charts/describe.c - see describe.h. Each sentence has a function that fills
 * its gaps; they come in the order a reader wants to know.
 */
#include "charts/describe.h"

#include <string.h>

#include "charts/kind.h"
#include "charts/sentences.h"
#include "charts/words.h"
#include "indicators/format.h"
#include "indicators/indicator.h"

enum {
	MAX_LISTED = 8, /* points of a plan; longer plans are told by their ends */
	MAX_ABSENT = 5,
	ENOUGH_FOR_EXTREMES = 6,
};

void say(const struct saying *saying, enum sentence sentence, const struct text *fills)
{
	sentence_add(sentence, saying->lang, fills, saying->ret);
}

static void say_plain(const struct saying *saying, enum sentence sentence, const char *fill)
{
	text_auto gap = { 0 };

	text_addz(&gap, fill);
	say(saying, sentence, &gap);
}

static void free_fills(struct text *fills, size_t count)
{
	for (size_t i = 0; i < count; i++)
		text_done(&fills[i]);
}

static const struct unit *unit_of(const struct saying *saying)
{
	return saying->frame->request->unit;
}

void say_figure(const struct saying *saying, const struct observation *figure, struct text *ret)
{
	format_value(figure->value, unit_of(saying), saying->lang, ret);
	text_addz(ret, " (");
	period_say(&figure->period, saying->lang, ret);
	if (figure->status != 'A') {
		text_addz(ret, ", ");
		text_addz(ret, status_say(figure->status, saying->lang));
	}
	text_addc(ret, ')');
}

static void add_plan_point(
	const struct saying *saying, const struct plan_point *point, struct text *ret)
{
	words_plan_value(point, unit_of(saying), saying->lang, ret);
	text_addz(ret, " (");
	period_say(&point->period, saying->lang, ret);
	text_addc(ret, ')');
}

/* Did the place, or the way of counting, change on the way? */
static bool has_break(const struct frame_line *line)
{
	for (size_t i = 1; i < line->count; i++) {
		const struct observation *a = line->points[i - 1].observation;
		const struct observation *b = line->points[i].observation;

		if (b->status == 'B' ||
			(a->place != NULL && b->place != NULL && series_breaks(a, b)))
			return true;
	}
	return false;
}

static void say_change(const struct saying *saying, const struct frame_line *line)
{
	const struct observation *first = line->points[0].observation;
	const struct observation *last = line->latest->observation;
	struct decimal change;
	text_auto said = { 0 };

	if (has_break(line)) {
		say(saying, SAY_BORDERS_CHANGED, NULL);
	} else if (first->period.kind != last->period.kind) {
		say(saying, SAY_LENGTHS_DIFFER, NULL);
	} else if (decimal_subtract(last->value, first->value, &change)) {
		struct decimal size = { change.units < 0 ? -change.units : change.units,
			change.scale };

		format_number(size, saying->lang, &said);
		text_addz(&said, unit_of(saying)->change[saying->lang]);
		say(saying,
			change.units == 0          ? SAY_SAME
				: change.units > 0 ? SAY_UP
						   : SAY_DOWN,
			&said);
	}
}

/* From where to where, without a full stop. */
static void say_line(const struct saying *saying, const struct frame_line *line)
{
	struct text fills[3] = { 0 };

	if (line == NULL || line->count == 0) {
		say(saying, SAY_NOTHING, NULL);
		return;
	}
	if (line->count == 1) {
		say_figure(saying, line->latest->observation, &fills[0]);
		say(saying, SAY_ONE, fills);
	} else {
		text_addf(&fills[0], "%zu", line->count);
		say_figure(saying, line->points[0].observation, &fills[1]);
		say_figure(saying, line->latest->observation, &fills[2]);
		say(saying, SAY_MANY, fills);
		say_change(saying, line);
	}
	free_fills(fills, COUNT(fills));
}

/* The highest and the lowest, if they are not simply the two ends. */
static void say_extremes(const struct saying *saying, const struct frame_line *line)
{
	const struct frame_point *high, *low;
	struct text fills[2] = { 0 };

	if (line == NULL || line->count < ENOUGH_FOR_EXTREMES)
		return;
	high = low = &line->points[0];
	for (size_t i = 1; i < line->count; i++) {
		high = line->points[i].y > high->y ? &line->points[i] : high;
		low = line->points[i].y < low->y ? &line->points[i] : low;
	}
	if (high->y == low->y ||
		((high == &line->points[0] || high == line->latest) &&
			(low == &line->points[0] || low == line->latest)))
		return;
	say_figure(saying, high->observation, &fills[0]);
	say_figure(saying, low->observation, &fills[1]);
	say(saying, SAY_EXTREMES, fills);
	free_fills(fills, COUNT(fills));
}

/* The plan's value between its points, rounded as the indicator is. */
static void say_plan_at(const struct saying *saying, struct decimal value, const char *when)
{
	const struct frame_line *line = frame_primary(saying->frame);
	const struct indicator *indicator = line == NULL ? NULL : line->series->series->indicator;
	struct text fills[2] = { 0 };

	value = decimal_trim(decimal_round(value, indicator == NULL ? 2 : indicator->decimals + 1));
	text_addz(&fills[0], when);
	format_value(value, unit_of(saying), saying->lang, &fills[1]);
	say(saying, SAY_PLAN_THEN, fills);
	free_fills(fills, COUNT(fills));
}

/* What the plan says for the latest figure's own period, when no point of it says so. */
static void say_plan_then(const struct saying *saying)
{
	const struct frame *frame = saying->frame;
	const struct frame_line *line = frame_primary(frame);
	struct decimal value;
	text_auto when = { 0 };

	if (frame->request->kind->today) {
		if (!frame->planned_today)
			return;
		period_say_day(frame->request->today, saying->lang, &when);
		say_plan_at(saying, frame->plan_now, text_z(&when));
		return;
	}
	if (line == NULL || line->count == 0)
		return;
	if (plan_point_at(frame->request->plan, line->latest->observation->period.until) == NULL &&
		plan_value_at(
			frame->request->plan, line->latest->observation->period.until, 6, &value)) {
		period_say(&line->latest->observation->period, saying->lang, &when);
		say_plan_at(saying, value, text_z(&when));
	}
}

/* All points of a plan, or of a long one its ends. */
static void say_points(const struct saying *saying)
{
	const struct frame *frame = saying->frame;
	size_t last = frame->plan_count - 1;
	bool listed = frame->plan_count <= MAX_LISTED;
	struct text fills[2] = { 0 };
	struct saying into = { frame, saying->lang, &fills[listed ? 0 : 1] };
	text_auto target = { 0 };

	for (size_t i = 0; i < last && (listed || i == 0); i++) {
		add_plan_point(saying, frame->plan[i].point, &fills[0]);
		text_addz(&fills[0], listed ? ", " : "");
	}
	add_plan_point(saying, frame->plan[last].point, &target);
	say(&into, SAY_TARGET, &target);
	say(saying, listed ? SAY_PLAN : SAY_PLAN_ENDS, fills);
	free_fills(fills, COUNT(fills));
}

static void say_plan(const struct saying *saying)
{
	const struct frame *frame = saying->frame;
	text_auto target = { 0 };

	if (frame->plan_count == 0) {
		say(saying, SAY_NO_PLAN, NULL);
		return;
	}
	if (frame->plan_count == 1) {
		add_plan_point(saying, frame->plan[0].point, &target);
		say(saying, SAY_ONLY_TARGET, &target);
	} else {
		say_points(saying);
	}
	say_plan_then(saying);
}

/* The last target that a decision replaced, beside the one in force. */
static void say_former(const struct saying *saying)
{
	const struct frame *frame = saying->frame;
	text_auto target = { 0 };

	if (frame->former_count == 0)
		return;
	add_plan_point(saying, frame->former[frame->former_count - 1].point, &target);
	say(saying, SAY_FORMER_TARGET, &target);
}

/* Where it is heading, at the end of the forecast, and what that means. */
static void say_forecast(const struct saying *saying)
{
	const struct frame *frame = saying->frame;
	const struct chart_forecast_point *last;
	struct text fills[4] = { 0 };

	if (frame->band_count == 0)
		return;
	last = frame->band[frame->band_count - 1].point;
	period_say(&last->period, saying->lang, &fills[0]);
	words_value(last->low, unit_of(saying), saying->lang, &fills[1]);
	words_value(last->high, unit_of(saying), saying->lang, &fills[2]);
	text_addf(&fills[3], "%d", frame->request->forecast->chance);
	say(saying, SAY_FORECAST, fills);
	free_fills(fills, COUNT(fills));
	if (frame->request->forecast->outlook != NULL && *frame->request->forecast->outlook != '\0')
		text_addf(saying->ret, " %s", frame->request->forecast->outlook);
}

static void say_missing(const struct saying *saying)
{
	const struct frame *frame = saying->frame;
	struct text fills[2] = { 0 };
	text_auto number = { 0 };

	for (size_t i = 0; i < frame->absent_count && i < MAX_ABSENT; i++) {
		text_addz(&fills[0], i == 0 ? "" : ", ");
		period_say(&frame->absent[i]->period, saying->lang, &fills[0]);
		text_addf(&fills[0], " (%s)", status_say(frame->absent[i]->status, saying->lang));
	}
	if (frame->absent_count > MAX_ABSENT) {
		struct saying into = { frame, saying->lang, &fills[1] };

		text_addf(&number, "%zu", frame->absent_count - MAX_ABSENT);
		say(&into, SAY_MORE_ABSENT, &number);
	}
	if (frame->absent_count > 0)
		say(saying, SAY_ABSENT, fills);
	free_fills(fills, COUNT(fills));
	if (frame->gaps > 0) {
		text_clear(&number);
		text_addf(&number, "%zu", frame->gaps);
		say(saying, SAY_GAPS, &number);
	}
}

static void say_breaks(const struct saying *saying)
{
	for (size_t i = 0; i < saying->frame->break_count; i++) {
		text_auto said = { 0 };

		words_break(&saying->frame->breaks[i], saying->lang, &said);
		say(saying, SAY_BREAK, &said);
	}
}

static bool is_named(const struct frame_line *line)
{
	return line->series->label != NULL && *line->series->label != '\0';
}

static void say_others(const struct saying *saying)
{
	for (int i = 1; i < saying->frame->line_count; i++) {
		const struct frame_line *line = &saying->frame->lines[i];
		struct text fills[2] = { 0 };
		struct saying into = { saying->frame, saying->lang, &fills[1] };
		bool named = is_named(line);

		text_addz(&fills[0], named ? line->series->label : "");
		say_line(&into, line);
		say(saying, named ? SAY_OTHER : SAY_OTHER_UNNAMED, fills);
		free_fills(fills, COUNT(fills));
	}
}

void say_statuses(const struct saying *saying)
{
	text_auto statuses = { 0 };

	words_statuses(saying->frame, saying->lang, &statuses);
	if (text_span(&statuses).size > 0)
		say(saying, SAY_STATUSES, &statuses);
}

static void say_title(const struct saying *saying)
{
	const struct chart_request *request = saying->frame->request;

	text_addz(saying->ret, request->kind->title[saying->lang]);
	if (request->title != NULL && *request->title != '\0') {
		text_addz(saying->ret, ": ");
		text_addz(saying->ret, request->title);
	}
	if (request->subtitle != NULL && *request->subtitle != '\0') {
		text_addz(saying->ret, " (");
		text_addz(saying->ret, request->subtitle);
		text_addc(saying->ret, ')');
	}
	text_addz(saying->ret, ". ");
}

void describe_lines(const struct saying *saying)
{
	const struct frame *frame = saying->frame;

	if (frame->line_count > 1 && is_named(&frame->lines[0]))
		text_addf(saying->ret, "%s: ", frame->lines[0].series->label);
	say_line(saying, frame_primary(frame));
	text_addc(saying->ret, '.');
	say_extremes(saying, frame_primary(frame));
	say_plan(saying);
	say_former(saying);
	say_forecast(saying);
	if (frame->request->state != STATE_NONE)
		say_plain(saying, SAY_STATE, state_say(frame->request->state, saying->lang));
	say_missing(saying);
	say_breaks(saying);
	say_others(saying);
	if (saying->frame->points > 1) /* a single figure has its status beside it already */
		say_statuses(saying);
}

void describe_frame(const struct frame *frame, enum lang lang, struct text *ret)
{
	const struct saying saying = { frame, lang, ret };

	say_title(&saying);
	frame->request->kind->describe(&saying);
	if (frame->request->illustrative)
		say(&saying, SAY_ILLUSTRATIVE, NULL);
	if (frame->request->preview)
		say(&saying, SAY_PREVIEW, NULL);
}
