/* charts/kinds/line_legend.c - which line is which, where names have no room beside the lines. */
#include "charts/kinds/line.h"

#include "charts/words.h"

bool line_has_legend(const struct layout *layout)
{
	return layout->frame->line_count > 1 && (layout->left_out & LEAVE_LABELS) == 0 &&
		(layout->narrow || (layout->left_out & LEAVE_NAMES) != 0);
}

const char *line_name(const struct layout *layout, int series)
{
	const char *label = layout->frame->lines[series].series->label;

	return label == NULL || *label == '\0' ? word(WORD_ACTUAL, layout->frame->request->lang)
					       : label;
}

/* Adds a legend's sample and name at `at`; moves `at` right, or to a new row. */
static void write_entry(
	struct layout *layout, struct line *line, int series, const char *name, struct point *at)
{
	struct text_style style = { layout->label_size, false };
	double swatch = LINE_SWATCH * layout->unit, gap = 6 * layout->unit;
	const char *lines[1];
	double wide;

	if (layout_wrap(layout, name, style, box_width(layout->body) - swatch - gap, 1, lines) == 0)
		return;
	wide = swatch + gap + layout_width(layout, lines[0], style);
	if (at->x > layout->body.left && at->x + wide > layout->body.right)
		*at = (struct point){ layout->body.left, at->y + 1.5 * style.size };
	line->swatches = arena_push(
		layout->arena, line->swatches, line->swatch_count, sizeof *line->swatches);
	line->swatches[line->swatch_count++] = (struct line_swatch){
		{ at->x, at->y - MEASURE_CAPITAL / 2 * style.size }, series
	};
	(void)layout_write(layout, "legend", lines[0], style, TOKEN_INK,
		(struct point){ at->x + swatch + gap, at->y });
	at->x += wide + 14 * layout->unit;
}

void line_write_legend(struct layout *layout, struct line *line)
{
	const struct frame *frame = layout->frame;
	struct point at = { layout->body.left,
		layout->body.top + 4 * layout->unit + MEASURE_ASCENT * layout->label_size };

	for (int i = 0; i < frame->line_count; i++)
		write_entry(layout, line, i, line_name(layout, i), &at);
	if (frame->plan_count > 0)
		write_entry(layout, line, -1, word(WORD_PLAN, frame->request->lang), &at);
	layout->body.top = at.y + 0.4 * layout->label_size;
}
