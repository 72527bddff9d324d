/* charts/axes.c - see axes.h. */
#include "charts/axes.h"

#include <math.h>

#include "charts/words.h"
#include "indicators/format.h"

/* From the plot to the baseline below it, in sizes: just clear of the lowest value's label. */
#define FOOT(ascent) (MEASURE_CAPITAL / 2 + MEASURE_DESCENT + (ascent) + 0.02)
enum { MANY_DAYS = 70 }; /* a longer axis is cut into months */

#define NEAR_ZERO 0.5 /* an axis that would begin above half its height begins at zero instead */

void axes_domain(double *low, double *high, bool share)
{
	if (share || *low == *high) {
		*low = fmin(*low, 0);
		*high = fmax(*high, 0);
	}
	if (*low == *high)
		*high = share ? 100 : 1;
	if (*low > 0 && *low < NEAR_ZERO * *high)
		*low = 0;
	if (*high < 0 && *high > NEAR_ZERO * *low)
		*high = 0;
}

static struct text_style label_style(const struct layout *layout)
{
	return (struct text_style){ layout->label_size, false };
}

static const struct unit *unit_of(const struct axes *axes, const struct layout *layout)
{
	return axes->unit == NULL ? layout->frame->request->unit : axes->unit;
}

const char *axes_tick(const struct axes *axes, const struct layout *layout, int i)
{
	const struct chart_request *request = layout->frame->request;
	struct decimal value = axes->values.values[i];
	text_auto label = { 0 };

	value.scale += axes->magnitude;
	value = value.units == 0 ? (struct decimal){ 0 } : decimal_round(value, axes->digits);
	format_number(value, request->lang, &label);
	if (i == axes->values.count - 1) {
		text_addz(&label, words_magnitude_say(axes->magnitude, request->lang));
		text_addz(&label, unit_of(axes, layout)->suffix[request->lang]);
	}
	return layout_keep(layout, &label);
}

/* Are all numbers whole? Then half a thing between two ticks means nothing. */
static bool is_whole(const struct axes *axes, const struct layout *layout)
{
	const struct frame *frame = layout->frame;
	bool whole = !unit_of(axes, layout)->share;

	for (size_t i = 0; i < frame_lines(frame); i++)
		for (size_t k = 0; k < frame_line(frame, i)->count && whole; k++)
			whole = decimal_trim(frame_line(frame, i)->points[k].observation->value)
					.scale == 0;
	for (size_t i = 0; i < frame->plan_count && whole; i++)
		whole = decimal_trim(frame->plan[i].point->value).scale == 0;
	return whole;
}

/* The digits after the point that tell the ticks apart. */
static int digits_needed(const struct axes *axes)
{
	int digits = 0;

	for (int i = 0; i < axes->values.count; i++) {
		struct decimal value = axes->values.values[i];

		value.scale += axes->magnitude;
		value = decimal_trim(value);
		digits = value.scale > digits ? value.scale : digits;
	}
	return digits;
}

void axes_values(struct axes *axes, struct layout *layout, double low, double high, int wanted)
{
	axes->valued = true;
	if (!ticks_value(low, high, wanted, is_whole(axes, layout), &axes->values)) {
		/* Doubles cannot tell the values apart: they lie on one line, without ticks. */
		double room = fmax(1, fmax(fabs(low), fabs(high)));

		axes->values = (struct value_ticks){ .from = low - room, .until = high + room };
		return;
	}
	axes->magnitude = words_magnitude(
		fmax(fabs(axes->values.from), fabs(axes->values.until)), unit_of(axes, layout));
	axes->digits = digits_needed(axes);
	for (int i = 0; i < axes->values.count; i++)
		axes->gutter = fmax(axes->gutter,
			layout_width(layout, axes_tick(axes, layout, i), label_style(layout)));
	axes->gutter += 6 * layout->unit;
}

void axes_note(const struct axes *axes, const struct layout *layout, struct text *ret)
{
	const struct chart_request *request = layout->frame->request;
	bool above = axes->values.from > 0;
	text_auto end = { 0 };

	if (axes->values.count == 0 || (!above && axes->values.until >= 0))
		return;
	words_value(axes->values.values[above ? 0 : axes->values.count - 1], unit_of(axes, layout),
		request->lang, &end);
	words_fill(
		word(above ? WORD_AXIS_FROM : WORD_AXIS_UNTIL, request->lang), text_z(&end), ret);
}

void axes_times(struct axes *axes, double first, double last)
{
	axes->timed = true;
	axes->first = first;
	axes->last = last;
}

void axes_place(struct axes *axes, struct layout *layout, struct box plot, double inset)
{
	double half = 183.0 * PERIOD_DAY_MINUTES; /* around a single period */
	double widen = axes->first == axes->last ? half : 0;

	axes->plot = plot;
	layout->time = (struct axis_scale){ 0, 1, plot.left, plot.right };
	layout->value = (struct axis_scale){ 0, 1, plot.bottom, plot.top };
	if (axes->timed)
		layout->time = (struct axis_scale){ axes->first - widen, axes->last + widen,
			plot.left + inset, plot.right - inset };
	if (axes->valued)
		layout->value = (struct axis_scale){ axes->values.from, axes->values.until,
			plot.bottom, plot.top };
}

double axes_foot(const struct layout *layout)
{
	return layout->label_size * 2;
}

/* Does every period the frame shows end with a year? And with a quarter? */
static void grain(const struct frame *frame, bool *ret_years, bool *ret_quarters)
{
	bool years = true, quarters = true;

	for (size_t i = 0; i < frame_lines(frame); i++)
		for (size_t k = 0; k < frame_line(frame, i)->count; k++) {
			enum period_kind kind =
				frame_line(frame, i)->points[k].observation->period.kind;

			years = years && kind == PERIOD_YEAR;
			quarters = quarters && kind == PERIOD_QUARTER;
		}
	for (size_t i = 0; i < frame->plan_count; i++)
		years = years && frame->plan[i].point->period.kind == PERIOD_YEAR;
	for (size_t i = 0; i < frame->band_count; i++) {
		years = years && frame->band[i].point->period.kind == PERIOD_YEAR;
		quarters = quarters && frame->band[i].point->period.kind == PERIOD_QUARTER;
	}
	*ret_years = years;
	*ret_quarters = quarters;
}

/* The pixels a tick's label is centred at. */
static double centre_of(const struct axis_scale *time, const struct time_tick *tick)
{
	if (tick->start == tick->at)
		return scale_place(time, tick->at);
	return (scale_place(time, fmax(tick->start, time->from)) +
		       scale_place(time, fmin(tick->at, time->until))) /
		2;
}

/* Where labels begin, if all have room beside each other and within the picture. */
static bool fits(const struct layout *layout, const struct time_ticks *ticks, double *ret_starts)
{
	double gap = 0.9 * layout->label_size, free = layout->margin * 0.4;
	double edge = layout->width - layout->margin * 0.4;

	for (int i = 0; i < ticks->count; i++) {
		double wide = layout_width(layout, ticks->ticks[i].label, label_style(layout));
		double start = centre_of(&layout->time, &ticks->ticks[i]) - wide / 2;

		start = fmin(start, edge - wide);
		if (i == 0)
			start = fmax(start, free);
		if (start < free)
			return false;
		ret_starts[i] = start;
		free = start + wide + gap;
	}
	return ticks->count > 0;
}

static void add_mark(struct axes *axes, const struct layout *layout, double minutes)
{
	if (minutes < layout->time.from || minutes > layout->time.until)
		return;
	axes->marks = arena_push(layout->arena, axes->marks, axes->mark_count, sizeof *axes->marks);
	axes->marks[axes->mark_count++] = scale_place(&layout->time, minutes);
}

static void write_time(struct axes *axes, struct layout *layout, const struct time_ticks *ticks,
	const double *starts)
{
	double ascent = 0, baseline;

	for (int i = 0; i < ticks->count; i++)
		ascent = fmax(ascent, measure_ascent(ticks->ticks[i].label));
	baseline = axes->plot.bottom + FOOT(ascent) * layout->label_size;
	for (int i = 0; i < ticks->count; i++) {
		const struct time_tick *tick = &ticks->ticks[i];
		const char *label = arena_format(layout->arena, "%s", tick->label);

		(void)layout_write(layout, "x-tick", label, label_style(layout), TOKEN_MUTED,
			(struct point){ starts[i], baseline });
		if (tick->start != tick->at && (i == 0 || ticks->ticks[i - 1].at != tick->start))
			add_mark(axes, layout, tick->start);
		add_mark(axes, layout, tick->at);
	}
}

/* The finest cut whose labels have room. */
static void choose_time(struct axes *axes, struct layout *layout)
{
	double days = (axes->last - axes->first) / PERIOD_DAY_MINUTES;
	struct time_reading reading = { .lang = layout->frame->request->lang };
	struct time_ticks ticks;
	double starts[TIME_TICKS_MAX] = { 0 };
	bool years;
	int step;

	grain(layout->frame, &years, &reading.quarters);
	step = years ? TIME_YEAR : days <= MANY_DAYS ? TIME_DAY : TIME_MONTH;
	for (; step < TIME_STEP_COUNT; step++) {
		reading.bands = step >= TIME_YEAR && !years;
		if (ticks_time(axes->first, axes->last, (enum time_step)step, reading, &ticks) &&
			fits(layout, &ticks, starts)) {
			write_time(axes, layout, &ticks, starts);
			return;
		}
	}
	layout->cramped = true;
}

static void write_single(struct axes *axes, struct layout *layout, const struct period *single)
{
	struct time_ticks ticks = { .count = 1 };
	double start = 0;
	text_auto said = { 0 };

	period_say(single, layout->frame->request->lang, &said);
	ticks.ticks[0].at = ticks.ticks[0].start = axes->first;
	for (size_t i = 0; i < text_span(&said).size && i + 1 < TIME_LABEL; i++)
		ticks.ticks[0].label[i] = text_z(&said)[i];
	if (fits(layout, &ticks, &start))
		write_time(axes, layout, &ticks, &start);
}

/* Every how many ticks a label has room. */
static int stride(const struct axes *axes, const struct layout *layout)
{
	double step = box_height(axes->plot) / fmax(1, axes->values.count - 1);

	return (int)fmax(1, ceil(1.4 * layout->label_size / fmax(step, 1)));
}

/* From the top down: the top one carries the unit. */
static void write_values(struct axes *axes, struct layout *layout)
{
	for (int i = axes->values.count - 1; i >= 0; i -= stride(axes, layout)) {
		const char *label = axes_tick(axes, layout, i);
		double wide = layout_width(layout, label, label_style(layout));
		double y = scale_place(&layout->value, decimal_double(axes->values.values[i]));

		(void)layout_write(layout, "y-tick", label, label_style(layout), TOKEN_MUTED,
			(struct point){ axes->plot.left - 6 * layout->unit - wide,
				y + MEASURE_CAPITAL / 2 * layout->label_size });
	}
}

void axes_write(struct axes *axes, struct layout *layout, const struct period *single)
{
	if (axes->valued)
		write_values(axes, layout);
	if (!axes->timed)
		return;
	if (axes->first == axes->last && single != NULL)
		write_single(axes, layout, single);
	else
		choose_time(axes, layout);
}

/* A thin straight line, laid on whole pixels so that it stays sharp. */
static void add_rule(struct scene *scene, const char *part, enum token colour, double thickness,
	struct point from, struct point to)
{
	struct point ends[] = { from, to };

	if (from.y == to.y)
		ends[0].y = ends[1].y = floor(from.y) + 0.5;
	else
		ends[0].x = ends[1].x = floor(from.x) + 0.5;
	scene_add(scene,
		(struct mark){
			.kind = MARK_LINE, .part = part, .stroke = colour, .thickness = thickness },
		ends, 2);
}

double axes_base(const struct axes *axes, const struct layout *layout)
{
	bool crossed = layout->value.from <= 0 && layout->value.until >= 0;

	return crossed ? scale_place(&layout->value, 0) : axes->plot.bottom;
}

void axes_draw(const struct axes *axes, const struct layout *layout, struct scene *scene)
{
	const struct box *plot = &axes->plot;
	double base = axes_base(axes, layout);

	for (int i = 0; axes->valued && i < axes->values.count; i++) {
		double y = scale_place(&layout->value, decimal_double(axes->values.values[i]));

		if (fabs(y - base) > 0.5)
			add_rule(scene, "grid", TOKEN_GRID, 1, (struct point){ plot->left, y },
				(struct point){ plot->right, y });
	}
	add_rule(scene, "base", TOKEN_MUTED, 1, (struct point){ plot->left, base },
		(struct point){ plot->right, base });
	for (size_t i = 0; i < axes->mark_count; i++)
		add_rule(scene, "x-mark", TOKEN_MUTED, 1,
			(struct point){ axes->marks[i], plot->bottom },
			(struct point){ axes->marks[i], plot->bottom + 4 * layout->unit });
}
