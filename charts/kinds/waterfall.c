/*
 * charts/kinds/waterfall.c - how changes lead from one value to another. Totals
 * are bars from zero, changes float between them; where changes would be too
 * small to see beside bars from zero, totals are points on an axis of their own.
 */
#include "charts/kinds/waterfall.h"

#include <math.h>

#include "charts/draw.h"
#include "charts/kind.h"
#include "charts/legend.h"
#include "charts/notes.h"
#include "charts/notice.h"
#include "charts/rowtable.h"
#include "charts/words.h"

enum { MAX_TOLD = 12 };

#define CLOSE 0.15 /* of the largest total: changes within it are looked at closely */
#define MARKER 5.0

struct waterfall {
	struct waterfall_model model;
	struct rowtable table;
	bool close; /* the axis does not begin at zero, totals are points */
};

static bool is_whole(const struct fall *fall)
{
	return fall->kind == FALL_TOTAL || fall->kind == FALL_SUM;
}

static bool is_missing(const struct fall *fall)
{
	return fall->cell != NULL && !frame_known(fall->cell);
}

/* The ends of all, without zero if `close` is asked for. */
static void extent(const struct waterfall_model *model, bool close, double *low, double *high)
{
	*low = INFINITY;
	*high = -INFINITY;
	for (size_t i = 0; i < model->count; i++) {
		const struct fall *fall = &model->falls[i];

		if (is_missing(fall))
			continue;
		if (!close || !is_whole(fall)) {
			*low = fmin(*low, fall->from);
			*high = fmax(*high, fall->from);
		}
		*low = fmin(*low, fall->until);
		*high = fmax(*high, fall->until);
	}
}

static void choose_scale(
	struct waterfall *waterfall, struct layout *layout, double left, double right)
{
	double low, high, room;

	extent(&waterfall->model, true, &low, &high);
	waterfall->close = low * high > 0 && high > low &&
		high - low < CLOSE * fmax(fabs(low), fabs(high));
	extent(&waterfall->model, waterfall->close, &low, &high);
	room = waterfall->close ? 0.08 * (high - low) : 0;
	if (low == high)
		high = low + 1;
	layout->value = (struct axis_scale){ low - room, high + room, left, right };
	layout->lying = true;
}

static const char *value_of(const struct layout *layout, const struct fall *fall)
{
	const struct chart_request *request = layout->frame->request;
	text_auto words = { 0 };

	waterfall_value(fall, request->unit, request->lang, &words);
	return layout_keep(layout, &words);
}

/* Values at the right of their bars; the room they want there. */
static double values_wide(const struct layout *layout, const struct waterfall_model *model)
{
	double widest = 0;

	for (size_t i = 0; i < model->count; i++)
		widest = fmax(widest,
			layout_width(layout, value_of(layout, &model->falls[i]),
				(struct text_style){
					layout->label_size, is_whole(&model->falls[i]) }));
	return widest;
}

static void write_values(struct layout *layout, const struct waterfall *waterfall)
{
	for (size_t i = 0; i < waterfall->model.count; i++) {
		const struct fall *fall = &waterfall->model.falls[i];
		double end = is_missing(fall) && is_whole(fall)
			? waterfall->table.plot.left
			: scale_place(&layout->value, fmax(fall->from, fall->until));
		struct text_style style = { layout->label_size, is_whole(fall) };

		if (waterfall->close && is_whole(fall) && !is_missing(fall))
			end = scale_place(&layout->value, fall->until) + MARKER * layout->unit;
		(void)layout_write(layout, "value", value_of(layout, fall), style,
			is_missing(fall) ? TOKEN_NO_DATA : TOKEN_INK,
			(struct point){ end + 6 * layout->unit,
				rowtable_middle(&waterfall->table, i) +
					MEASURE_CAPITAL / 2 * style.size });
	}
}

static void write_foot(struct layout *layout, const struct waterfall *waterfall)
{
	const struct frame *frame = layout->frame;
	enum lang lang = frame->request->lang;
	text_auto notes = { 0 };

	if (waterfall->model.columned)
		notes_period(&notes, &frame->columns[waterfall->model.column], lang);
	if (waterfall->close)
		notes_add(&notes, word(WORD_AXIS_CUT, lang));
	notes_statuses(&notes, frame, WORD_SOME_ARE, lang);
	layout_foot(layout, text_z(&notes));
}

static void write_rows(struct layout *layout, struct waterfall *waterfall)
{
	const struct waterfall_model *model = &waterfall->model;
	struct rowtable_row *rows = arena_new(layout->arena, model->count, sizeof *rows);

	for (size_t i = 0; i < model->count; i++)
		rows[i] = (struct rowtable_row){ waterfall_name(&model->falls[i],
							 layout->frame->request->lang,
							 layout->arena),
			is_whole(&model->falls[i]) };
	waterfall->table = rowtable_write(layout, rows, model->count);
}

void waterfall_layout(struct layout *layout)
{
	struct waterfall *waterfall = arena_new(layout->arena, 1, sizeof *waterfall);
	bool wordless = (layout->left_out & LEAVE_AXES) != 0;
	double right, inset = (MARKER + 1) * layout->unit;

	layout->own = waterfall;
	waterfall_model(layout->frame, layout->arena, 0, &waterfall->model);
	if (!waterfall->model.valued) {
		layout_foot(layout, NULL);
		notice_write(layout, word(WORD_NO_FIGURES, layout->frame->request->lang));
		return;
	}
	choose_scale(waterfall, layout, 0, 1);
	write_foot(layout, waterfall);
	waterfall_model(layout->frame, layout->arena, wordless ? 0 : rowtable_most(layout),
		&waterfall->model);
	write_rows(layout, waterfall);
	right = waterfall->table.plot.right;
	if (!wordless)
		right -= values_wide(layout, &waterfall->model) + 8 * layout->unit;
	layout->cramped = layout->cramped || right - waterfall->table.plot.left < 40;
	if (wordless)
		layout->cramped = false;
	choose_scale(waterfall, layout, waterfall->table.plot.left + inset, right - inset);
	if (!wordless && !layout->cramped)
		write_values(layout, waterfall);
}

static enum token colour_of(const struct fall *fall)
{
	if (fall->kind == FALL_UNEXPLAINED)
		return TOKEN_NO_DATA;
	if (is_whole(fall))
		return TOKEN_PLAN;
	return fall->until >= fall->from ? TOKEN_ACTUAL : TOKEN_OTHER_1;
}

static void draw_point(
	const struct layout *layout, struct scene *scene, const struct fall *fall, double middle)
{
	struct point at = { scale_place(&layout->value, fall->until), middle };

	scene_add(scene,
		(struct mark){ .kind = MARK_CIRCLE,
			.part = "total",
			.fill = TOKEN_INK,
			.radius = MARKER * layout->unit,
			.row = fall->row,
			.shows = fall->cell,
			.reading = READ_PLACE },
		&at, 1);
}

static void draw_fall(const struct layout *layout, const struct waterfall *waterfall,
	struct scene *scene, const struct fall *fall, double middle)
{
	bool illustrative = layout->frame->request->illustrative ||
		(fall->row != NULL && fall->row->row->illustrative);
	struct bar_look look = { .colour = colour_of(fall),
		.hatched = fall->kind == FALL_UNEXPLAINED || illustrative,
		.rim = layout->unit };
	double half = waterfall->table.bar / 2;
	struct point corners[] = { { scale_place(&layout->value, fall->from), middle - half },
		{ scale_place(&layout->value, fall->until), middle + half } };
	struct mark mark = { .part = is_whole(fall) ? "total" : "step",
		.row = fall->row,
		.shows = fall->cell,
		.reading = is_whole(fall) ? READ_PLACE : READ_LENGTH };

	draw_bar(scene, mark, look, corners, layout->unit);
}

/* A dashed stub where the change would begin: nobody knows how long it is. */
static void draw_missing(const struct layout *layout, const struct waterfall *waterfall,
	struct scene *scene, const struct fall *fall, double middle)
{
	double x = is_whole(fall) ? waterfall->table.plot.left + 3
				  : scale_place(&layout->value, fall->from);
	double half = waterfall->table.bar / 2;
	struct point corners[] = { { x - 2, middle - half }, { x + 2, middle + half } };

	scene_add(scene,
		(struct mark){ .kind = MARK_RECT,
			.part = "missing",
			.stroke = TOKEN_NO_DATA,
			.thickness = 1,
			.dash = DASH_FINE,
			.row = fall->row,
			.shows = fall->cell,
			.reading = READ_NOTHING },
		corners, 2);
}

/* From the end of a bar down to the next one. */
static void draw_link(const struct layout *layout, const struct waterfall *waterfall,
	struct scene *scene, size_t i)
{
	double x = scale_place(&layout->value, waterfall->model.falls[i].until);
	double half = waterfall->table.bar / 2;
	struct point ends[] = { { x, rowtable_middle(&waterfall->table, i) + half },
		{ x, rowtable_middle(&waterfall->table, i + 1) - half } };

	if (is_missing(&waterfall->model.falls[i]) && is_whole(&waterfall->model.falls[i]))
		return;
	scene_add(scene,
		(struct mark){ .kind = MARK_LINE,
			.part = "link",
			.stroke = TOKEN_MUTED,
			.thickness = 0.75 * layout->unit },
		ends, 2);
}

/* Where bars begin: one line, or on a phone, where names stand between bars, a piece at each. */
static void draw_base(
	const struct layout *layout, const struct waterfall *waterfall, struct scene *scene)
{
	const struct rowtable *table = &waterfall->table;
	double zero = scale_place(&layout->value, 0), half = table->bar / 2;
	size_t count = table->above ? waterfall->model.count : 1;

	for (size_t i = 0; i < count && !waterfall->close; i++) {
		double middle = rowtable_middle(table, i);
		struct point ends[] = { { zero, table->above ? middle - half : table->plot.top },
			{ zero, table->above ? middle + half : table->plot.bottom } };

		scene_add(scene,
			(struct mark){ .kind = MARK_LINE,
				.part = "base",
				.stroke = TOKEN_MUTED,
				.thickness = 1 },
			ends, 2);
	}
}

void waterfall_draw(const struct layout *layout, struct scene *scene)
{
	const struct waterfall *waterfall = layout->own;

	if (!waterfall->model.valued)
		return;
	draw_base(layout, waterfall, scene);
	for (size_t i = 0; i < waterfall->model.count; i++) {
		const struct fall *fall = &waterfall->model.falls[i];
		double middle = rowtable_middle(&waterfall->table, i);

		if (i + 1 < waterfall->model.count && !waterfall->table.above)
			draw_link(layout, waterfall, scene, i);
		if (is_missing(fall))
			draw_missing(layout, waterfall, scene, fall, middle);
		else if (waterfall->close && is_whole(fall))
			draw_point(layout, scene, fall, middle);
		else
			draw_fall(layout, waterfall, scene, fall, middle);
	}
}

/* What is in the picture, and whether the changes explain all of the way. */
static void say_falls(const struct saying *saying, const struct waterfall_model *model,
	struct arena *arena, struct text *ret)
{
	for (size_t i = 0; i < model->count; i++) {
		text_auto value = { 0 };

		waterfall_value(
			&model->falls[i], saying->frame->request->unit, saying->lang, &value);
		text_addf(ret, "%s%s: %s", i == 0 ? "" : "; ",
			waterfall_name(&model->falls[i], saying->lang, arena), text_z(&value));
	}
}

void waterfall_describe(const struct saying *saying)
{
	arena_auto arena = { 0 };
	struct waterfall_model model;
	struct text fills[2] = { 0 };
	text_auto number = { 0 };
	bool totals = false;

	waterfall_model(saying->frame, &arena, MAX_TOLD, &model);
	if (!model.valued) {
		say(saying, SAY_NOTHING, NULL);
		text_addc(saying->ret, '.');
		return;
	}
	period_say(&saying->frame->columns[model.column], saying->lang, &fills[0]);
	say_falls(saying, &model, &arena, &fills[1]);
	say(saying, SAY_CHANGES, fills);
	for (size_t i = 1; i < model.count; i++)
		totals = totals ||
			(model.falls[i].kind == FALL_TOTAL && !is_missing(&model.falls[i]));
	text_addf(&number, "%zu", model.missing);
	if (model.missing > 0)
		say(saying, SAY_CHANGES_MISSING, &number);
	if (model.unexplained > 0)
		say(saying, SAY_CHANGES_SHORT, NULL);
	else if (totals && model.missing == 0)
		say(saying, SAY_CHANGES_WHOLE, NULL);
	say_statuses(saying);
	text_done(&fills[0]);
	text_done(&fills[1]);
}
