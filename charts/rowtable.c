/* charts/rowtable.c - see rowtable.h. */
#include "charts/rowtable.h"

#include <math.h>

enum { NAME_LINES = 2 };

#define NAMES 0.34 /* of the body's width, at most */
#define BESIDE 1.6 /* the least height of a row, in sizes of its words */
#define ABOVE 2.5
#define TALLEST 4.4 /* rows are spread no further */
#define BAR 0.62 /* of a row's height, at most */
#define THICKEST 26.0
#define HEAD 4.0 /* pixels above the first row */

static double least_step(const struct layout *layout)
{
	return (layout->narrow ? ABOVE : BESIDE) * layout->label_size;
}

size_t rowtable_most(const struct layout *layout)
{
	double room = (box_height(layout->body) - HEAD * layout->unit) / least_step(layout);

	return room < 1 ? 1 : (size_t)room;
}

static struct text_style style_of(const struct layout *layout, const struct rowtable_row *row)
{
	return (struct text_style){ layout->label_size, row->strong };
}

double rowtable_name(struct layout *layout, const char *name, struct text_style style, double room,
	size_t limit, double middle)
{
	const char *lines[ROWTABLE_LINES];
	double line = MEASURE_LINE * style.size, widest = 0;
	size_t count = layout_wrap(layout, name, style, room, limit, lines);

	for (size_t k = 0; k < count; k++) {
		struct box box = layout_write(layout, "name", lines[k], style, TOKEN_INK,
			(struct point){ layout->body.left,
				middle + ((double)k - (double)(count - 1) / 2) * line +
					MEASURE_CAPITAL / 2 * style.size });

		widest = fmax(widest, box_width(box));
	}
	return widest;
}

static double write_beside(struct layout *layout, const struct rowtable_row *rows, size_t count,
	const struct rowtable *table)
{
	double line = MEASURE_LINE * layout->label_size, widest = 0;
	double limit = NAMES * box_width(layout->body);
	size_t most = table->step >= 2 * line + 2 ? NAME_LINES : 1;

	for (size_t i = 0; i < count; i++)
		widest = fmax(widest,
			rowtable_name(layout, rows[i].name, style_of(layout, &rows[i]), limit, most,
				table->plot.top + ((double)i + 0.5) * table->step));
	return widest;
}

static void write_above(struct layout *layout, const struct rowtable_row *rows, size_t count,
	const struct rowtable *table)
{
	for (size_t i = 0; i < count; i++) {
		const char *line;

		if (layout_wrap(layout, rows[i].name, style_of(layout, &rows[i]),
			    box_width(layout->body), 1, &line) == 1)
			(void)layout_write(layout, "name", line, style_of(layout, &rows[i]),
				TOKEN_INK,
				(struct point){ layout->body.left,
					table->plot.top + (double)i * table->step +
						1.1 * layout->label_size });
	}
}

struct rowtable rowtable_write(struct layout *layout, const struct rowtable_row *rows, size_t count)
{
	bool wordless = (layout->left_out & LEAVE_AXES) != 0;
	struct rowtable table = { .above = layout->narrow && !wordless };
	double tallest = TALLEST * layout->label_size;

	layout->body.top += wordless ? 0 : HEAD * layout->unit;
	table.plot = layout->body;
	if (wordless)
		table.plot = box_grow(table.plot, -fmin(4, box_height(table.plot) / 10));
	table.step = box_height(table.plot) / fmax(1, (double)count);
	if (!wordless) {
		layout->cramped = layout->cramped || table.step < least_step(layout);
		table.step = fmin(table.step, tallest);
	}
	table.drop = table.step / 2;
	table.bar = fmin(BAR * table.step, THICKEST * layout->unit);
	if (wordless || layout->cramped)
		return table;
	if (table.above) {
		table.drop = (1.4 * layout->label_size + table.step) / 2;
		table.bar = fmin(0.8 * (table.step - 1.4 * layout->label_size), table.bar);
		write_above(layout, rows, count, &table);
	} else {
		table.plot.left += write_beside(layout, rows, count, &table) + 12 * layout->unit;
	}
	table.plot.bottom = fmin(table.plot.bottom, table.plot.top + (double)count * table.step);
	return table;
}

double rowtable_middle(const struct rowtable *table, size_t n)
{
	return table->plot.top + (double)n * table->step + table->drop;
}
