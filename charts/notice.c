/* charts/notice.c - see notice.h. */
#include "charts/notice.h"

#include <math.h>

enum { MAX_LINES = 6 };

void notice_write(struct layout *layout, const char *words)
{
	struct text_style style = { layout->label_size, false };
	double line = MEASURE_LINE * style.size;
	double room = floor(box_height(layout->body) / line);
	size_t limit = room < 1 ? 0 : (size_t)fmin(room, MAX_LINES);
	const char *lines[MAX_LINES];
	size_t count;
	double top;

	if ((layout->left_out & LEAVE_AXES) != 0)
		return;
	if (limit == 0) {
		layout->cramped = true;
		return;
	}
	count = layout_wrap(layout, words, style, box_width(layout->body), limit, lines);
	top = (layout->body.top + layout->body.bottom - (double)count * line) / 2;
	for (size_t i = 0; i < count; i++)
		(void)layout_write(layout, "notice", lines[i], style, TOKEN_MUTED,
			(struct point){ (layout->body.left + layout->body.right -
						layout_width(layout, lines[i], style)) /
					2,
				top + (double)i * line + MEASURE_ASCENT * style.size });
}
