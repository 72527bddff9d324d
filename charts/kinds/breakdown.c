/*
 * charts/kinds/breakdown.c - an index by component: the frame of a bar is as long
 * as the component's weight, the most it can give; its filling is what it gives.
 * What is empty is where points are lost.
 */
#include "charts/kinds/breakdown.h"

#include <math.h>

#include "charts/draw.h"
#include "charts/kind.h"
#include "charts/notes.h"
#include "charts/notice.h"
#include "charts/rownames.h"
#include "charts/rowtable.h"
#include "charts/words.h"
#include "indicators/format.h"

enum { VALUE, WEIGHT, GIVES, FIELDS };

#define LEAST_BARS 60.0 /* pixels */
#define COMPONENT_RULE 0.5 /* of a row, above the index */

struct breakdown {
	struct breakdown_model model;
	struct rowtable table;
	struct mark_axes *scales; /* one a row: from 0 to full on a frame as long as the weight */
	const char *(*fields)[FIELDS]; /* one list a row */
	double widths[FIELDS]; /* of the columns; 0 for one that is left out */
	size_t shown; /* components there is room for; the others are counted */
	bool told; /* in words */
};

static size_t row_count(const struct breakdown *breakdown)
{
	return breakdown->shown + (breakdown->model.total != NULL);
}

static const char *percent(struct layout *layout, struct decimal weight)
{
	text_auto words = { 0 };

	format_value(weight, unit_find("percent"), layout->frame->request->lang, &words);
	return layout_keep(layout, &words);
}

/* What stands in the columns beside the bars. */
static void fill_fields(struct layout *layout, struct breakdown *breakdown)
{
	const struct breakdown_model *model = &breakdown->model;
	const char *nothing = word(WORD_NO_FIGURE, layout->frame->request->lang);

	breakdown->fields = arena_new(
		layout->arena, row_count(breakdown), sizeof *breakdown->fields);
	for (size_t i = 0; i < breakdown->shown; i++) {
		const struct component *part = &model->parts[i];
		const char **fields = breakdown->fields[i];

		fields[VALUE] = frame_known(part->cell)
			? layout_value(layout, part->cell->observation->value)
			: nothing;
		fields[WEIGHT] = model->weights_summed ? percent(layout, part->row->row->weight)
						       : "";
		fields[GIVES] = part->given
			? layout_value(layout, breakdown_shown(model, part->contribution))
			: model->weights_summed && !frame_known(part->cell) ? "\u2013"
									    : "";
	}
	if (model->total != NULL) {
		const struct frame_point *cell = &model->total->cells[model->column];
		const char **fields = breakdown->fields[breakdown->shown];

		fields[VALUE] = frame_known(cell) ? layout_value(layout, cell->observation->value)
						  : nothing;
		fields[WEIGHT] = model->weights_summed ? percent(layout, model->weights) : "";
		fields[GIVES] = model->summed
			? layout_value(layout, breakdown_shown(model, model->sum))
			: "";
	}
}

static const char *heading(const struct layout *layout, int field)
{
	static const enum word words[FIELDS] = { WORD_COMPONENT_VALUE, WORD_WEIGHT, WORD_GIVES };

	return word(words[field], layout->frame->request->lang);
}

static struct text_style style_of(
	const struct layout *layout, const struct breakdown *breakdown, size_t i)
{
	return (struct text_style){ layout->label_size, i == breakdown->shown };
}

/* On a phone that has no room for headings, figures stand alone rather than not at all. */
static bool has_headings(const struct layout *layout)
{
	return !layout->narrow || (layout->left_out & LEAVE_VALUES) == 0;
}

static void measure_fields(const struct layout *layout, struct breakdown *breakdown)
{
	for (int field = 0; field < FIELDS; field++) {
		double widest = 0;

		for (size_t i = 0; i < row_count(breakdown); i++)
			widest = fmax(widest,
				layout_width(layout, breakdown->fields[i][field],
					style_of(layout, breakdown, i)));
		if (widest > 0 && has_headings(layout))
			widest = fmax(widest,
				layout_width(layout, heading(layout, field),
					(struct text_style){ layout->note_size, false }));
		breakdown->widths[field] = widest;
	}
}

/* Where a column ends: they stand at the right, the value first. */
static double right_of(const struct layout *layout, const struct breakdown *breakdown, int field)
{
	double right = layout->body.right;

	for (int i = FIELDS - 1; i > field; i--)
		if (breakdown->widths[i] > 0)
			right -= breakdown->widths[i] + 14 * layout->unit;
	return right;
}

static void write_headings(struct layout *layout, const struct breakdown *breakdown)
{
	struct text_style style = { layout->note_size, false };
	double baseline = layout->body.top + MEASURE_ASCENT * style.size;

	if (!has_headings(layout) || breakdown->widths[WEIGHT] == 0)
		return;
	for (int field = 0; field < FIELDS; field++)
		if (breakdown->widths[field] > 0)
			(void)layout_write(layout, "heading", heading(layout, field), style,
				TOKEN_MUTED,
				(struct point){ right_of(layout, breakdown, field) -
						layout_width(layout, heading(layout, field), style),
					baseline });
	layout->body.top = baseline + 0.4 * style.size;
}

static void write_fields(struct layout *layout, const struct breakdown *breakdown)
{
	for (size_t i = 0; i < row_count(breakdown); i++) {
		struct text_style style = style_of(layout, breakdown, i);
		bool known = i == breakdown->shown || frame_known(breakdown->model.parts[i].cell);

		for (int field = 0; field < FIELDS; field++) {
			const char *words = breakdown->fields[i][field];

			if (*words == '\0')
				continue;
			(void)layout_write(layout, "field", words, style,
				known ? TOKEN_INK : TOKEN_NO_DATA,
				(struct point){ right_of(layout, breakdown, field) -
						layout_width(layout, words, style),
					rowtable_middle(&breakdown->table, i) +
						MEASURE_CAPITAL / 2 * style.size });
		}
	}
}

static void write_foot(struct layout *layout, const struct breakdown *breakdown)
{
	const struct frame *frame = layout->frame;
	enum lang lang = frame->request->lang;
	text_auto notes = { 0 }, full = { 0 };
	size_t more = breakdown->model.count - breakdown->shown;

	notes_period(&notes, &frame->columns[breakdown->model.column], lang);
	words_value(breakdown->model.full, frame->request->unit, lang, &full);
	notes_fill(&notes, breakdown->model.weights_summed ? WORD_FRAMES_WEIGHTED : WORD_FRAMES,
		lang, text_z(&full));
	if (breakdown_differs(&breakdown->model))
		notes_add(&notes, word(WORD_SUM_DIFFERS, lang));
	if (more > 0)
		notes_fill(&notes, WORD_MORE_COMPONENTS, lang,
			arena_format(layout->arena, "%zu", more));
	notes_statuses(&notes, frame, WORD_SOME_ARE, lang);
	layout_foot(layout, text_z(&notes));
}

/* A frame's length is its weight beside the heaviest one; the index has all of the width. */
static void choose_scales(struct layout *layout, struct breakdown *breakdown, double right)
{
	const struct breakdown_model *model = &breakdown->model;
	double heaviest = 0, left = breakdown->table.plot.left;

	breakdown->scales = arena_new(
		layout->arena, row_count(breakdown), sizeof *breakdown->scales);
	for (size_t i = 0; i < breakdown->shown; i++)
		heaviest = fmax(heaviest, model->parts[i].weight);
	for (size_t i = 0; i < row_count(breakdown); i++) {
		double part = i == breakdown->shown ? 1 : model->parts[i].weight / heaviest;
		double end = left + part * (right - left);

		breakdown->scales[i] = (struct mark_axes){
			.value = { 0, decimal_double(model->full), left, fmax(end, left + 1) },
			.lying = true,
			.timeless = true
		};
	}
}

static bool is_told(struct layout *layout, struct breakdown *breakdown)
{
	const struct breakdown_model *model = &breakdown->model;
	enum lang lang = layout->frame->request->lang;
	text_auto words = { 0 };

	if (model->outside != NULL)
		breakdown_refusal(model, layout->frame, lang, &words);
	else if (model->count == 0)
		text_addz(&words, word(WORD_NO_FIGURES, lang));
	else
		return false;
	layout_foot(layout, NULL);
	notice_write(layout, layout_keep(layout, &words));
	return true;
}

/* What stands around the bars. */
static void write_beside(struct layout *layout, struct breakdown *breakdown)
{
	write_foot(layout, breakdown);
	fill_fields(layout, breakdown);
	measure_fields(layout, breakdown);
	write_headings(layout, breakdown);
}

/* May some be left out? A note says so; and on a phone headings go first. */
static bool may_count(const struct layout *layout)
{
	return (layout->left_out & LEAVE_NOTES) == 0 && !(layout->narrow && has_headings(layout));
}

/* With as many components as have room then; a note says how many others there are. */
static void write_around(struct layout *layout, struct breakdown *breakdown)
{
	const struct layout before = *layout;
	size_t whole = breakdown->model.total != NULL;

	for (;;) {
		size_t room;

		write_beside(layout, breakdown);
		room = rowtable_most(layout);
		if (row_count(breakdown) <= room || breakdown->shown == 1 || !may_count(layout))
			return;
		*layout = before;
		room = room > whole + 1 ? room - whole : 1;
		breakdown->shown = room < breakdown->shown ? room : breakdown->shown - 1;
	}
}

static void write_rows(struct layout *layout, struct breakdown *breakdown)
{
	const struct breakdown_model *model = &breakdown->model;
	struct rowtable_row *rows = arena_new(layout->arena, row_count(breakdown), sizeof *rows);

	for (size_t i = 0; i < breakdown->shown; i++)
		rows[i].name = model->parts[i].row->row->name;
	if (model->total != NULL)
		rows[breakdown->shown] = (struct rowtable_row){ model->total->row->name, true };
	breakdown->table = rowtable_write(layout, rows, row_count(breakdown));
}

void breakdown_layout(struct layout *layout)
{
	struct breakdown *breakdown = arena_new(layout->arena, 1, sizeof *breakdown);
	bool wordless = (layout->left_out & LEAVE_AXES) != 0;
	double right;

	layout->own = breakdown;
	breakdown_model(layout->frame, layout->arena, &breakdown->model);
	breakdown->told = is_told(layout, breakdown);
	if (breakdown->told)
		return;
	breakdown->shown = breakdown->model.count;
	if (!wordless)
		write_around(layout, breakdown);
	write_rows(layout, breakdown);
	right = breakdown->table.plot.right - 1;
	if (!wordless) {
		right = right_of(layout, breakdown, VALUE) - breakdown->widths[VALUE] -
			14 * layout->unit;
		layout->cramped = layout->cramped ||
			right - breakdown->table.plot.left < LEAST_BARS;
	}
	choose_scales(layout, breakdown, right);
	if (!wordless && !layout->cramped)
		write_fields(layout, breakdown);
}

static void draw_row(const struct layout *layout, const struct breakdown *breakdown,
	struct scene *scene, size_t i, const struct frame_row *row)
{
	const struct frame_point *cell = &row->cells[breakdown->model.column];
	const struct axis_scale *scale = &breakdown->scales[i].value;
	double middle = rowtable_middle(&breakdown->table, i), half = breakdown->table.bar / 2;
	bool known = frame_known(cell), whole = i == breakdown->shown;
	struct bar_look look = { .colour = whole ? TOKEN_PLAN : TOKEN_ACTUAL,
		.hatched = rownames_illustrative(layout, row),
		.rim = layout->unit };
	struct point frame[] = { { scale->start, middle - half }, { scale->end, middle + half } };
	struct point bar[] = { { scale->start, middle - half },
		{ known ? scale_place(scale, cell->y) : scale->start, middle + half } };

	scene_add(scene,
		(struct mark){ .kind = MARK_RECT,
			.part = known ? "frame" : "missing",
			.fill = known ? TOKEN_TRACK : TOKEN_NONE,
			.stroke = known ? TOKEN_MUTED : TOKEN_NO_DATA,
			.thickness = known ? 0.75 * layout->unit : layout->unit,
			.dash = known ? DASH_NONE : DASH_FINE,
			.row = known ? NULL : row,
			.shows = known ? NULL : cell,
			.reading = READ_NOTHING },
		frame, 2);
	if (!known)
		return;
	draw_bar(scene,
		(struct mark){ .part = whole ? "index" : "bar",
			.row = row,
			.shows = cell,
			.reading = READ_PLACE,
			.axes = &breakdown->scales[i] },
		look, bar, layout->unit);
}

void breakdown_draw(const struct layout *layout, struct scene *scene)
{
	const struct breakdown *breakdown = layout->own;
	const struct breakdown_model *model = &breakdown->model;

	if (breakdown->told)
		return;
	for (size_t i = 0; i < breakdown->shown; i++)
		draw_row(layout, breakdown, scene, i, model->parts[i].row);
	if (model->total != NULL)
		draw_row(layout, breakdown, scene, breakdown->shown, model->total);
}
