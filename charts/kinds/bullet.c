/*
 * charts/kinds/bullet.c - one figure as a bar from zero, a solid tick for the
 * target, a dashed one for where the plan says we should be today. The bar's
 * colour is the state's, and so is the shape before it; made-up figures are hatched.
 */
#include <math.h>

#include "charts/draw.h"
#include "charts/kind.h"

#define SHAPE 6.0 /* radius of the state's shape */
#define TRACK 10.0 /* height of the bar */
#define EMPTY_TRACK 20.0 /* without a figure it holds words */
#define TARGET 24.0 /* height of the target's tick */
#define RIM 4.0 /* its thickness, with the paper around it */
#define TODAY 20.0
#define LEAST_UNIT 0.7
#define HEADROOM 1.08 /* the axis goes so far beyond the largest number */
#define MOSTLY 50.0 /* a share above it is shown out of 100 */

struct bullet {
	struct box track;
	double middle, unit; /* unit: the layout's, or less where it is low */
	const struct frame_point *latest; /* NULL without a figure */
	const struct frame_plan_point *target; /* NULL without a plan */
};

/* The axis: from zero, both ways if there are negative numbers. */
static struct axis_scale scale_of(const struct layout *layout, const struct bullet *bullet)
{
	double values[3], low = 0, high = 0;
	size_t count = 0;

	if (bullet->latest != NULL)
		values[count++] = bullet->latest->y;
	if (bullet->target != NULL)
		values[count++] = bullet->target->y;
	if (layout->frame->planned_today)
		values[count++] = layout->frame->plan_today;
	for (size_t i = 0; i < count; i++) {
		low = fmin(low, values[i]);
		high = fmax(high, values[i]);
	}
	if (layout->frame->request->unit->share && high > MOSTLY && high <= 100)
		high = 100;
	else
		high *= HEADROOM;
	if (low == high)
		high = 1;
	return (struct axis_scale){ low * HEADROOM, high, bullet->track.left, bullet->track.right };
}

/* Does a tick at `value` run through left..right? */
static bool is_struck(const struct layout *layout, double value, double left, double right)
{
	double x = scale_place(&layout->value, value);

	return x > left - 4 && x < right + 4;
}

/* The words of an empty track: at its left, or at its right where a tick is in the way. */
static void write_nothing(struct layout *layout, const struct bullet *bullet)
{
	const struct frame *frame = layout->frame;
	struct text_style style = { layout->note_size, false };
	const char *words = state_say(STATE_NO_DATA, frame->request->lang);
	double gap = 8 * layout->unit, wide = layout_width(layout, words, style);
	double starts[] = { bullet->track.left + gap, bullet->track.right - gap - wide };

	for (size_t i = 0; i < COUNT(starts) && starts[1] > starts[0]; i++) {
		double left = starts[i], right = starts[i] + wide;

		if ((bullet->target != NULL && is_struck(layout, bullet->target->y, left, right)) ||
			(frame->planned_today && is_struck(layout, frame->plan_today, left, right)))
			continue;
		(void)layout_write(layout, "nothing", words, style, TOKEN_NO_DATA,
			(struct point){ left, bullet->middle + MEASURE_CAPITAL / 2 * style.size });
		return;
	}
}

void bullet_layout(struct layout *layout)
{
	struct bullet *bullet = arena_new(layout->arena, 1, sizeof *bullet);
	const struct frame *frame = layout->frame;
	const struct frame_line *line = frame_primary(frame);
	double unit, half;

	layout_foot(layout, NULL);
	unit = fmin(layout->unit, (box_height(layout->body) - 1) / (TARGET + RIM));
	layout->own = bullet;
	bullet->latest = line == NULL ? NULL : line->latest;
	bullet->target = frame->plan_count == 0 ? NULL : &frame->plan[frame->plan_count - 1];
	bullet->middle = (layout->body.top + layout->body.bottom) / 2;
	bullet->track = box_grow(layout->body, -2 * unit);
	bullet->unit = unit;
	layout->cramped = layout->cramped || unit < LEAST_UNIT;
	if (layout->state_radius == 0 && frame->request->state != STATE_NONE) {
		layout->state_radius = SHAPE * unit;
		layout->state_at = (struct point){ bullet->track.left + SHAPE * unit,
			bullet->middle };
		bullet->track.left += (2 * SHAPE + 8) * unit;
	}
	half = (bullet->latest == NULL ? EMPTY_TRACK : TRACK) * unit / 2;
	bullet->track.top = bullet->middle - half;
	bullet->track.bottom = bullet->middle + half;
	layout->lying = true;
	layout->value = scale_of(layout, bullet);
	if (bullet->latest == NULL && (layout->left_out & LEAVE_LABELS) == 0)
		write_nothing(layout, bullet);
}

static void draw_latest(
	const struct layout *layout, const struct bullet *bullet, struct scene *scene)
{
	const struct chart_request *request = layout->frame->request;
	double zero = scale_place(&layout->value, 0);
	double end = scale_place(&layout->value, bullet->latest->y);
	struct point corners[] = { { zero, bullet->track.top }, { end, bullet->track.bottom } };
	struct bar_look look = { .colour = theme_state(request->state),
		.hatched = request->illustrative,
		.rim = 1.4 * bullet->unit };

	draw_bar(scene, (struct mark){ .part = "bar", .shows = bullet->latest }, look, corners,
		bullet->unit);
}

/* A tick with a rim of paper, so that it is seen on bar and track alike. */
static void draw_tick(const struct layout *layout, const struct bullet *bullet, struct scene *scene,
	const char *part, double value, double tall, struct mark look)
{
	double x = scale_place(&layout->value, value), half = tall * bullet->unit / 2;
	struct point ends[] = { { x, bullet->middle - half }, { x, bullet->middle + half } };

	look.kind = MARK_LINE;
	look.part = part;
	scene_add(scene,
		(struct mark){ .kind = MARK_LINE,
			.part = "rim",
			.stroke = TOKEN_PAPER,
			.thickness = look.thickness + RIM / 2 * bullet->unit },
		ends, 2);
	scene_add(scene, look, ends, 2);
}

void bullet_draw(const struct layout *layout, struct scene *scene)
{
	const struct bullet *bullet = layout->own;
	double unit = bullet->unit;
	struct point track[] = { { bullet->track.left, bullet->track.top },
		{ bullet->track.right, bullet->track.bottom } };

	if (bullet->latest == NULL) {
		scene_add(scene,
			(struct mark){ .kind = MARK_RECT,
				.part = "track",
				.stroke = TOKEN_NO_DATA,
				.thickness = unit,
				.dash = DASH_FINE,
				.radius = 3 * unit },
			track, 2);
	} else {
		scene_add(scene,
			(struct mark){ .kind = MARK_RECT, .part = "track", .fill = TOKEN_TRACK },
			track, 2);
		draw_latest(layout, bullet, scene);
	}
	if (layout->frame->planned_today)
		draw_tick(layout, bullet, scene, "today", layout->frame->plan_today, TODAY,
			(struct mark){ .stroke = TOKEN_MUTED,
				.thickness = 1.5 * unit,
				.dash = DASH_RING });
	if (bullet->target != NULL)
		draw_tick(layout, bullet, scene, "target", bullet->target->y, TARGET,
			(struct mark){ .stroke = TOKEN_INK, .thickness = 2 * unit });
}
