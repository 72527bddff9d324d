/* charts/legend.c - see legend.h. */
#include "charts/legend.h"

#include "charts/draw.h"

#define SAMPLE 12.0 /* the side of a sample */
#define ROW 1.5 /* from baseline to baseline, in sizes */

void legend_add(struct legend *legend, struct layout *layout, enum token token,
	enum legend_look look, const char *words)
{
	legend->entries = arena_push(
		layout->arena, legend->entries, legend->count, sizeof *legend->entries);
	legend->entries[legend->count++] = (struct legend_entry){
		.token = token, .look = look, .words = words
	};
}

void legend_add_classes(struct legend *legend, struct layout *layout, const struct classes *classes)
{
	const struct chart_request *request = layout->frame->request;

	for (int i = 0; i < classes->count; i++) {
		text_auto words = { 0 };

		classes_say(classes, i, request->unit, request->lang, &words);
		legend_add(legend, layout, classes_token(classes, i), LEGEND_FILLED,
			arena_copy(layout->arena, text_z(&words), text_span(&words).size));
	}
}

void legend_write(struct legend *legend, struct layout *layout)
{
	struct text_style style = { layout->label_size, false };
	double side = SAMPLE * layout->unit, gap = 5 * layout->unit, left = layout->body.left;
	struct point at = { left,
		layout->body.top + 3 * layout->unit + MEASURE_ASCENT * style.size };

	for (size_t i = 0; i < legend->count; i++) {
		struct legend_entry *entry = &legend->entries[i];
		double middle, wide;
		const char *line;

		if (layout_wrap(layout, entry->words, style, layout->body.right - left - side - gap,
			    1, &line) == 0)
			continue;
		wide = side + gap + layout_width(layout, line, style);
		if (at.x > left && at.x + wide > layout->body.right)
			at = (struct point){ left, at.y + ROW * style.size };
		middle = at.y - MEASURE_CAPITAL / 2 * style.size;
		entry->sample = (struct box){ at.x, middle - side / 2, at.x + side,
			middle + side / 2 };
		(void)layout_write(layout, "legend", line, style, TOKEN_INK,
			(struct point){ at.x + side + gap, at.y });
		at.x += wide + 14 * layout->unit;
	}
	if (legend->count > 0)
		layout->body.top = at.y + 0.5 * style.size;
}

void legend_draw(const struct legend *legend, const struct layout *layout, struct scene *scene)
{
	for (size_t i = 0; i < legend->count; i++) {
		const struct legend_entry *entry = &legend->entries[i];
		struct point corners[] = { { entry->sample.left, entry->sample.top },
			{ entry->sample.right, entry->sample.bottom } };
		bool filled = entry->look == LEGEND_FILLED;

		if (box_width(entry->sample) == 0) /* its words had no room */
			continue;
		scene_add(scene,
			(struct mark){ .kind = MARK_RECT,
				.part = "sample",
				.fill = filled ? entry->token : TOKEN_PAPER,
				.stroke = filled ? TOKEN_MUTED : entry->token,
				.thickness = (filled ? 0.5 : 1) * layout->unit,
				.dash = entry->look == LEGEND_DASHED ? DASH_FINE : DASH_NONE },
			corners, 2);
		if (entry->look == LEGEND_HATCHED)
			draw_hatch(scene, entry->sample, entry->token, layout->unit);
	}
}
