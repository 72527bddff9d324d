/*
 * charts/kinds/line_labels.c - the words inside the plot of a line chart: the
 * latest figure of each method, the plan's points, and breaks.
 */
#include "charts/kinds/line.h"

#include <math.h>

#include "charts/words.h"
#include "indicators/format.h"

enum {
	NAME_LINES = 2,
	LABEL_LINES = NAME_LINES + 1, /* and the value */
	MAX_PLAN_VALUES = 8, /* with more points only the target has a label */
};

#define NAME_WIDTH 150.0 /* of a name beside a line, on a page */
#define MARKER_GAP 10.0 /* from the middle of a marker to its label */
#define GUTTER_SHARE 0.32 /* of the plot, at most */

/* A label before it has a place. */
struct tag {
	const char *lines[LABEL_LINES];
	size_t count; /* the last line is the value */
	bool light; /* the value is not bold */
	bool bare; /* nothing is cleared away below it */
	enum token colour;
	struct placer_wish wish;
};

static struct text_style style_of(const struct layout *layout, bool bold)
{
	return (struct text_style){ layout->label_size, bold };
}

static struct text_style line_style(const struct layout *layout, const struct tag *tag, size_t i)
{
	return style_of(layout, i + 1 == tag->count && !tag->light);
}

/* Sizes a label by its lines. */
static void size_tag(struct layout *layout, struct tag *tag)
{
	double tall = measure_ascent(tag->lines[0]) + MEASURE_DESCENT +
		(double)(tag->count - 1) * MEASURE_LINE;

	for (size_t i = 0; i < tag->count; i++)
		tag->wish.width = fmax(tag->wish.width,
			layout_width(layout, tag->lines[i], line_style(layout, tag, i)));
	tag->wish.height = tall * layout->label_size;
}

/* "25% (2025)", with the mark of illustrative figures. */
static const char *value_line(struct layout *layout, const struct observation *shown, bool dated)
{
	const struct chart_request *request = layout->frame->request;
	text_auto line = { 0 };

	words_value(shown->value, request->unit, request->lang, &line);
	if (dated) {
		text_addz(&line, " (");
		period_say(&shown->period, request->lang, &line);
		text_addz(&line, request->illustrative ? ", " : "");
	} else {
		text_addz(&line, request->illustrative ? " (" : "");
	}
	if (request->illustrative)
		text_addz(&line, word(WORD_ILLUSTRATIVE_SHORT, request->lang));
	if (dated || request->illustrative)
		text_addc(&line, ')');
	return layout_keep(layout, &line);
}

/* A name in lines of about the same length. */
static size_t wrap_name(struct layout *layout, const char *name, const char **ret_lines)
{
	struct text_style style = style_of(layout, false);
	double width = NAME_WIDTH * layout->unit, whole = layout_width(layout, name, style);
	const char *lines[NAME_LINES + 1];

	for (int tenths = 5; tenths < 9 && whole > width; tenths++) {
		double narrow = whole * tenths / 10;

		if (narrow <= width &&
			layout_wrap(layout, name, style, narrow, NAME_LINES + 1, lines) ==
				NAME_LINES)
			return layout_wrap(layout, name, style, narrow, NAME_LINES, ret_lines);
	}
	return layout_wrap(layout, name, style, width, NAME_LINES, ret_lines);
}

/* The label at the end of a line: its name when there are several, and its latest figure. */
static struct tag series_tag(struct layout *layout, int series)
{
	const struct frame *frame = layout->frame;
	struct tag tag = { .colour = line_looks[series].colour };

	if (frame->line_count > 1 && !line_has_legend(layout))
		tag.count = wrap_name(layout, line_name(layout, series), tag.lines);
	tag.lines[tag.count++] = value_line(
		layout, frame->lines[series].latest->observation, series == 0);
	tag.wish.habit = PLACER_BESIDE;
	tag.wish.must = series == 0 || !line_has_legend(layout);
	size_tag(layout, &tag);
	return tag;
}

static struct tag plan_tag(struct layout *layout, size_t i)
{
	const struct chart_request *request = layout->frame->request;
	bool target = i + 1 == layout->frame->plan_count;
	struct tag tag = { .colour = TOKEN_MUTED, .count = 1, .light = !target };
	text_auto value = { 0 }, line = { 0 };

	words_plan_value(layout->frame->plan[i].point, request->unit, request->lang, &value);
	words_fill(target ? word(WORD_TARGET, request->lang) : "{}", text_z(&value), &line);
	tag.lines[0] = layout_keep(layout, &line);
	tag.wish.habit = target ? PLACER_BESIDE : PLACER_ABOVE;
	tag.wish.must = target;
	size_tag(layout, &tag);
	return tag;
}

/* What the forecast says for its last period, beside the end of the band. */
static struct tag forecast_tag(struct layout *layout)
{
	const struct chart_request *request = layout->frame->request;
	const struct chart_forecast_point *last =
		layout->frame->band[layout->frame->band_count - 1].point;
	struct tag tag = { .colour = TOKEN_ACTUAL, .count = 1, .light = true, .bare = true };
	text_auto range = { 0 }, said = { 0 };

	words_range(last->low, last->high, request->unit, request->lang, &range);
	words_fill(word(WORD_FORECAST, request->lang), text_z(&range), &said);
	tag.lines[0] = layout_keep(layout, &said);
	tag.wish.habit = PLACER_BESIDE;
	size_tag(layout, &tag);
	return tag;
}

static struct point place_of(const struct layout *layout, double x, double y)
{
	return (struct point){ scale_place(&layout->time, x), scale_place(&layout->value, y) };
}

/* The gutter that lets a label `wide` begin at a point that is `share` of the way to the right. */
static double wanted_gutter(double wide, double share, double plot)
{
	return share <= 0 ? 0 : (wide - (1 - share) * plot) / share;
}

double line_gutter(struct layout *layout, const struct line *line, double wide, double inset)
{
	const struct frame *frame = layout->frame;
	double range = line->axes.last - line->axes.first, most = GUTTER_SHARE * wide, gutter = 0;
	double gap = MARKER_GAP * layout->unit;

	if ((layout->left_out & LEAVE_LABELS) != 0 || range <= 0)
		return 0;
	for (int i = 0; i < frame->line_count; i++) {
		if (frame->lines[i].count == 0)
			continue;
		gutter = fmax(gutter,
			wanted_gutter(series_tag(layout, i).wish.width + gap,
				(frame->lines[i].latest->x - line->axes.first) / range, wide));
	}
	if (frame->plan_count > 0)
		gutter = fmax(gutter,
			wanted_gutter(plan_tag(layout, frame->plan_count - 1).wish.width + gap,
				(frame->plan[frame->plan_count - 1].x - line->axes.first) / range,
				wide));
	if (frame->band_count > 0)
		gutter = fmax(gutter,
			wanted_gutter(forecast_tag(layout).wish.width + gap,
				(frame->band[frame->band_count - 1].x - line->axes.first) / range,
				wide));
	return gutter > most ? 0 : fmax(gutter - inset, 0);
}

/* Labels of breaks stand above the plot, over their rule; one that has no room is left out. */
static void write_breaks(struct layout *layout, struct line *line)
{
	struct text_style style = { layout->note_size, false };
	double free = layout->margin;
	double baseline = line->rule_top - 0.45 * style.size;

	for (size_t i = 0; i < layout->frame->break_count; i++) {
		const struct frame_break *mark = &layout->frame->breaks[i];
		text_auto said = { 0 };
		double wide, left;

		if (mark->x < layout->time.from || mark->x > layout->time.until)
			continue;
		words_break(mark, layout->frame->request->lang, &said);
		wide = layout_width(layout, text_z(&said), style);
		left = fmax(layout->margin,
			fmin(scale_place(&layout->time, mark->x) - wide / 2,
				layout->width - layout->margin - wide));
		if (left < free)
			continue;
		(void)layout_write(layout, "break", layout_keep(layout, &said), style, TOKEN_MUTED,
			(struct point){ left, baseline });
		free = left + wide + style.size;
	}
}

static struct box label_box(const struct label *label)
{
	return (struct box){ label->start.x,
		label->start.y - measure_ascent(label->text) * label->style.size,
		label->start.x + label->width,
		label->start.y + MEASURE_DESCENT * label->style.size };
}

/* The edges and the middle of the forecast, and targets that were replaced. */
static void avoid_forecast(
	const struct layout *layout, const struct line *line, struct placer *placer)
{
	const struct frame *frame = layout->frame;
	struct point low, middle, high;

	for (size_t i = 0; i < frame->former_count; i++)
		placer_avoid_dot(placer, place_of(layout, frame->former[i].x, frame->former[i].y),
			LINE_DIAMOND * LINE_FORMER * line->marker);
	if (frame->band_count == 0)
		return;
	low = middle = high = place_of(
		layout, frame->lines[0].latest->x, frame->lines[0].latest->y);
	for (size_t i = 0; i < frame->band_count; i++) {
		const struct frame_band *band = &frame->band[i];
		struct point next[] = { place_of(layout, band->x, band->low),
			place_of(layout, band->x, band->middle),
			place_of(layout, band->x, band->high) };

		placer_avoid_line(placer, low, next[0]);
		placer_avoid_line(placer, middle, next[1]);
		placer_avoid_line(placer, high, next[2]);
		low = next[0];
		middle = next[1];
		high = next[2];
	}
}

/* Everything a label should keep clear of. */
static struct placer obstacles(const struct layout *layout, const struct line *line)
{
	const struct frame *frame = layout->frame;
	const struct box *plot = &line->axes.plot;
	struct placer placer = { .arena = layout->arena, .unit = layout->unit };
	double base = axes_base(&line->axes, layout);

	placer.bounds = (struct box){ plot->left + 2, plot->top - 0.7 * layout->label_size,
		layout->body.right, plot->bottom + 0.7 * layout->label_size };
	for (size_t i = 0; i < layout->label_count; i++)
		placer_avoid_words(&placer, label_box(&layout->labels[i]));
	for (int i = 0; i < frame->line_count; i++)
		for (size_t k = 0; k < frame->lines[i].count; k++) {
			const struct frame_point *point = &frame->lines[i].points[k];
			struct point at = place_of(layout, point->x, point->y);

			if (point->joined)
				placer_avoid_line(
					&placer, place_of(layout, point[-1].x, point[-1].y), at);
			if (line_is_marked(line, frame, i, k))
				placer_avoid_dot(&placer, at, line->marker + layout->unit);
		}
	for (size_t i = 0; i < frame->plan_count; i++) {
		struct point at = place_of(layout, frame->plan[i].x, frame->plan[i].y);

		if (i > 0)
			placer_avoid_line(&placer,
				place_of(layout, frame->plan[i - 1].x, frame->plan[i - 1].y), at);
		if (line->plan_marked || i + 1 == frame->plan_count)
			placer_avoid_dot(&placer, at, LINE_DIAMOND * line->marker);
	}
	avoid_forecast(layout, line, &placer);
	for (size_t i = 0; i < frame->break_count; i++) {
		double x = scale_place(&layout->time, frame->breaks[i].x);

		placer_avoid_line(
			&placer, (struct point){ x, plot->top }, (struct point){ x, plot->bottom });
	}
	placer_avoid_line(&placer, (struct point){ plot->left, base },
		(struct point){ layout->time.end, base });
	return placer;
}

static double clamp(double value, double low, double high)
{
	return fmax(low, fmin(value, high));
}

/* Writes a label where the placer found room for it. */
static void write_tag(struct layout *layout, struct line *line, const struct tag *tag,
	const struct placer_answer *answer)
{
	struct point at = tag->wish.anchor;
	double y = answer->box.top + measure_ascent(tag->lines[0]) * layout->label_size;

	for (size_t i = 0; i < tag->count; i++) {
		struct text_style style = line_style(layout, tag, i);
		double spare = box_width(answer->box) - layout_width(layout, tag->lines[i], style);
		double x = answer->box.left + spare * (1 - answer->side) / 2;

		(void)layout_write(
			layout, "label", tag->lines[i], style, tag->colour, (struct point){ x, y });
		layout->labels[layout->label_count - 1].across = tag->bare || answer->crosses;
		y += MEASURE_LINE * style.size;
	}
	if (!tag->bare) {
		line->backings = arena_push(
			layout->arena, line->backings, line->backing_count, sizeof *line->backings);
		line->backings[line->backing_count++] = answer->box;
	}
	if (!answer->far)
		return;
	line->leaders = arena_push(
		layout->arena, line->leaders, line->leader_count, sizeof *line->leaders);
	line->leaders[line->leader_count++] = (struct line_leader){ at,
		{ clamp(at.x, answer->box.left, answer->box.right),
			clamp(at.y, answer->box.top, answer->box.bottom) },
		tag->colour };
}

static bool names_are_beside(const struct layout *layout)
{
	return layout->frame->line_count > 1 && !line_has_legend(layout);
}

/*
 * Puts a label at (x, y). One that must be there and has no room, or a name
 * that would lie on a line, asks for a simpler form.
 */
static void put_tag(struct layout *layout, struct line *line, struct placer *placer,
	struct tag *tag, double x, double y)
{
	struct placer_answer answer;

	tag->wish.anchor = place_of(layout, x, y);
	if (placer_put(placer, &tag->wish, &answer)) {
		write_tag(layout, line, tag, &answer);
		layout->cramped = layout->cramped || (answer.crosses && names_are_beside(layout));
	} else if (tag->wish.must) {
		layout->cramped = true;
	}
}

static void put_series(struct layout *layout, struct line *line, struct placer *placer, int series)
{
	const struct frame_point *latest = layout->frame->lines[series].latest;
	struct tag tag;

	if (latest == NULL)
		return;
	tag = series_tag(layout, series);
	tag.wish.clear = line->marker;
	put_tag(layout, line, placer, &tag, latest->x, latest->y);
}

static void put_plan(struct layout *layout, struct line *line, struct placer *placer, size_t i)
{
	struct tag tag = plan_tag(layout, i);

	tag.wish.clear = LINE_DIAMOND * line->marker;
	put_tag(layout, line, placer, &tag, layout->frame->plan[i].x, layout->frame->plan[i].y);
}

static void put_forecast(struct layout *layout, struct line *line, struct placer *placer)
{
	const struct frame *frame = layout->frame;
	struct tag tag;

	if (frame->band_count == 0)
		return;
	tag = forecast_tag(layout);
	tag.wish.clear = layout->unit;
	put_tag(layout, line, placer, &tag, frame->band[frame->band_count - 1].x,
		frame->band[frame->band_count - 1].middle);
}

/* The first figure: where a line came from. */
static void put_first(struct layout *layout, struct line *line, struct placer *placer)
{
	const struct frame_line *primary = frame_primary(layout->frame);
	struct tag tag = { .colour = TOKEN_ACTUAL, .count = 1 };

	if (primary == NULL || primary->count < 2)
		return;
	tag.lines[0] = value_line(layout, primary->points[0].observation, false);
	tag.wish.habit = PLACER_ABOVE;
	tag.wish.clear = line->marker;
	size_tag(layout, &tag);
	put_tag(layout, line, placer, &tag, primary->points[0].x, primary->points[0].y);
}

/* Says that there is nothing, in the middle of the plot. */
static void put_nothing(struct layout *layout, struct line *line, struct placer *placer)
{
	struct tag tag = { .colour = TOKEN_NO_DATA, .count = 1 };
	const struct box *plot = &line->axes.plot;
	struct placer_answer answer;

	tag.lines[0] = state_say(STATE_NO_DATA, layout->frame->request->lang);
	tag.wish = (struct placer_wish){ .habit = PLACER_ABOVE, .must = true };
	size_tag(layout, &tag);
	tag.wish.anchor = (struct point){ (plot->left + plot->right) / 2,
		(plot->top + plot->bottom) / 2 + tag.wish.height / 2 };
	if (placer_put(placer, &tag.wish, &answer)) {
		answer.far = false;
		write_tag(layout, line, &tag, &answer);
	}
}

void line_write_labels(struct layout *layout, struct line *line)
{
	const struct frame *frame = layout->frame;
	struct placer placer;
	bool values = (layout->left_out & LEAVE_VALUES) == 0;

	if ((layout->left_out & LEAVE_LABELS) != 0)
		return;
	write_breaks(layout, line);
	placer = obstacles(layout, line);
	if (frame->points == 0)
		put_nothing(layout, line, &placer);
	for (int i = 0; i < frame->line_count; i++) {
		put_series(layout, line, &placer, i);
		if (i == 0 && frame->plan_count > 0)
			put_plan(layout, line, &placer, frame->plan_count - 1);
	}
	if (frame->line_count == 0 && frame->plan_count > 0)
		put_plan(layout, line, &placer, frame->plan_count - 1);
	put_forecast(layout, line, &placer);
	for (size_t i = frame->plan_count;
		values && frame->plan_count <= MAX_PLAN_VALUES && i-- > 1;)
		put_plan(layout, line, &placer, i - 1);
	if (values && frame->line_count == 1)
		put_first(layout, line, &placer);
}
