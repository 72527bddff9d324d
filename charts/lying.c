/* charts/lying.c - see lying.h. */
#include "charts/lying.h"

#include <math.h>

enum { TICK_ROOM = 90 }; /* pixels a tick */

static struct text_style label_style(const struct layout *layout)
{
	return (struct text_style){ layout->label_size, false };
}

double lying_foot(const struct layout *layout)
{
	return 1.5 * layout->label_size;
}

void lying_place(struct axes *axes, struct layout *layout, double low, double high, struct box plot)
{
	int wanted = (int)fmax(2, fmin(6, box_width(plot) / (TICK_ROOM * layout->unit)));

	axes->plot = plot;
	axes_values(axes, layout, low, high, wanted);
	layout->lying = true;
	layout->value = (struct axis_scale){ axes->values.from, axes->values.until, plot.left,
		plot.right };
}

static double place_of(const struct axes *axes, const struct layout *layout, int i)
{
	return scale_place(&layout->value, decimal_double(axes->values.values[i]));
}

void lying_write(const struct axes *axes, struct layout *layout)
{
	double edge = layout->width - layout->margin * 0.4, free = INFINITY;
	double baseline = axes->plot.bottom + (MEASURE_PLAIN_ASCENT + 0.25) * layout->label_size;

	for (int i = axes->values.count - 1; i >= 0; i--) {
		const char *words = axes_tick(axes, layout, i);
		double wide = layout_width(layout, words, label_style(layout));
		double start = fmin(place_of(axes, layout, i) - wide / 2, edge - wide);

		if (start + wide + 0.6 * layout->label_size > free || start < layout->margin * 0.4)
			continue;
		(void)layout_write(layout, "x-tick", words, label_style(layout), TOKEN_MUTED,
			(struct point){ start, baseline });
		free = start;
	}
}

void lying_draw(const struct axes *axes, const struct layout *layout, struct scene *scene)
{
	for (int i = 0; i < axes->values.count; i++) {
		double x = floor(place_of(axes, layout, i)) + 0.5;
		bool zero = axes->values.values[i].units == 0;

		scene_add(scene,
			(struct mark){ .kind = MARK_LINE,
				.part = zero ? "base" : "grid",
				.stroke = zero ? TOKEN_MUTED : TOKEN_GRID,
				.thickness = 1 },
			(struct point[]){ { x, axes->plot.top }, { x, axes->plot.bottom } }, 2);
	}
}
