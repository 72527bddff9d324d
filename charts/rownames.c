/* charts/rownames.c - see rownames.h. */
#include "charts/rownames.h"

#include <math.h>

#include "charts/draw.h"
#include "charts/rowtable.h"
#include "charts/words.h"

#define LEAST_PITCH 1.34 /* from row to row, in sizes */
#define SHARE 0.4 /* of the body's width, at most, for names */
#define NARROW_SHARE 0.46

double rownames_middle(const struct rownames *names, size_t i)
{
	bool below = names->list.left_out > 0 && i >= names->list.cut;

	return names->top + ((double)(i + below) + 0.5) * names->pitch;
}

bool rownames_illustrative(const struct layout *layout, const struct frame_row *row)
{
	return row->row->illustrative || layout->frame->request->illustrative;
}

const char *rownames_say(struct layout *layout, const struct frame_row *row)
{
	const struct chart_request *request = layout->frame->request;

	if (!row->row->illustrative || request->illustrative)
		return rowlist_name(row);
	return arena_format(layout->arena, "%s (%s)", rowlist_name(row),
		word(WORD_ILLUSTRATIVE_SHORT, request->lang));
}

static struct text_style style_of(const struct layout *layout, const struct frame_row *row)
{
	return (struct text_style){ layout->label_size, row->row->total || row->row->marked };
}

/* As wide as the longest name wants, within its share. */
static double names_width(struct layout *layout, const struct rownames *names)
{
	double most = box_width(layout->body) * (layout->narrow ? NARROW_SHARE : SHARE);
	double wide = 0;

	for (size_t i = 0; i < names->list.count && wide < most; i++) {
		const struct frame_row *row = names->list.rows[i];
		const char *line;

		if (layout_wrap(layout, rownames_say(layout, row), style_of(layout, row), most, 1,
			    &line) > 0)
			wide = fmax(wide, layout_width(layout, line, style_of(layout, row)));
	}
	return fmin(wide, most);
}

static void write_name(struct layout *layout, const struct rownames *names, size_t i)
{
	const struct frame_row *row = names->list.rows[i];
	struct text_style style = style_of(layout, row);
	double lines = floor(names->pitch / (MEASURE_LINE * style.size));

	(void)rowtable_name(layout, rownames_say(layout, row), style,
		names->right - layout->body.left, (size_t)fmax(1, fmin(ROWTABLE_LINES, lines)),
		rownames_middle(names, i));
}

/* The line that counts what is left out. */
static void write_rest(struct layout *layout, struct rownames *names)
{
	struct text_style style = { layout->label_size, false };
	double middle = names->top + ((double)names->list.cut + 0.5) * names->pitch;
	const char *line;
	text_auto rest = { 0 };

	rowlist_say_rest(&names->list, layout->frame->request, layout->frame->request->lang, &rest);
	if (layout_wrap(layout, text_z(&rest), style, box_width(layout->body), 1, &line) > 0)
		names->rest = layout_write(layout, "rest", line, style, TOKEN_MUTED,
			(struct point){
				layout->body.left, middle + MEASURE_CAPITAL / 2 * style.size });
}

void rownames_write(struct layout *layout, size_t column, double top, double bottom, double most,
	struct rownames *ret)
{
	bool wordless = (layout->left_out & LEAVE_AXES) != 0;
	double least = wordless ? 2 : LEAST_PITCH * layout->label_size;
	double room = floor((bottom - top) / least + 0.01);
	size_t lines;

	*ret = (struct rownames){ .top = top, .pitch = least, .right = layout->body.left };
	if (room < 2) {
		layout->cramped = layout->cramped || !wordless;
		return;
	}
	rowlist_choose(layout->frame, column, (size_t)room, layout->arena, &ret->list);
	lines = ret->list.count + (ret->list.left_out > 0);
	if (lines > 0)
		ret->pitch = fmin(most, (bottom - top) / (double)lines);
	if (wordless)
		return;
	ret->right += names_width(layout, ret);
	for (size_t i = 0; i < ret->list.count; i++)
		write_name(layout, ret, i);
	if (ret->list.left_out > 0)
		write_rest(layout, ret);
}

void rownames_draw(const struct rownames *names, struct scene *scene)
{
	struct box box = box_grow(names->rest, 1);
	double top = names->top + (double)names->list.cut * names->pitch;

	box.top = fmax(box.top, top); /* what belongs to other rows stays whole */
	box.bottom = fmin(box.bottom, top + names->pitch);
	draw_backings(scene, &box, box_width(names->rest) > 0);
}
