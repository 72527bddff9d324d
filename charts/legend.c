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

void legend_add_state(struct legend *legend, struct layout *layout, enum state state)
{
	legend_add(legend, layout, theme_state(state), LEGEND_STATE,
		state_say(state, layout->frame->request->lang));
	legend->entries[legend->count - 1].state = state;
}

void legend_add_classes(struct legend *legend, struct layout *layout, const struct classes *classes)
{
	const struct chart_request *request = layout->frame->request;

	for (int i = 0; i < classes->count; i++) {
		text_auto words = { 0 };

		classes_say(classes, i, request->unit, request->lang, &words);
		legend_add(legend, layout, classes_token(classes, i), LEGEND_FILLED,
			layout_keep(layout, &words));
	}
}

void legend_write(struct legend *legend, struct layout *layout)
{
	struct text_style style = { layout->label_size, false };
	double left = layout->body.left;
	struct point at = { left,
		layout->body.top + 3 * layout->unit + MEASURE_ASCENT * style.size };

	for (size_t i = 0; i < legend->count; i++) {
		struct legend_entry *entry = &legend->entries[i];
		bool sampled = entry->look != LEGEND_WORDS;
		double side = sampled ? SAMPLE * layout->unit : 0,
		       gap = sampled ? 5 * layout->unit : 0;
		double middle, wide;
		const char *line;

		if (layout_wrap(layout, entry->words, style, layout->body.right - left - side - gap,
			    1, &line) == 0)
			continue;
		wide = side + gap + layout_width(layout, line, style);
		if (at.x > left && (legend->stacked || at.x + wide > layout->body.right))
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

static void draw_swatch(
	const struct legend_entry *entry, const struct layout *layout, struct scene *scene)
{
	struct point corners[] = { { entry->sample.left, entry->sample.top },
		{ entry->sample.right, entry->sample.bottom } };
	bool filled = entry->look == LEGEND_FILLED;

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

static void draw_tick(
	const struct legend_entry *entry, const struct layout *layout, struct scene *scene)
{
	double x = (entry->sample.left + entry->sample.right) / 2;

	scene_add(scene,
		(struct mark){ .kind = MARK_LINE,
			.part = "sample",
			.stroke = entry->token,
			.thickness = 2 * layout->unit },
		(struct point[]){ { x, entry->sample.top }, { x, entry->sample.bottom } }, 2);
}

static void draw_dot(
	const struct legend_entry *entry, const struct layout *layout, struct scene *scene)
{
	bool ring = entry->look == LEGEND_RING;
	struct point middle = { (entry->sample.left + entry->sample.right) / 2,
		(entry->sample.top + entry->sample.bottom) / 2 };

	scene_add(scene,
		(struct mark){ .kind = MARK_CIRCLE,
			.part = "sample",
			.fill = ring ? TOKEN_PAPER : entry->token,
			.stroke = ring ? entry->token : TOKEN_NONE,
			.thickness = ring ? 1.6 * layout->unit : 0,
			.radius = (ring ? 4 : 5) * layout->unit },
		&middle, 1);
}

void legend_draw(const struct legend *legend, const struct layout *layout, struct scene *scene)
{
	for (size_t i = 0; i < legend->count; i++) {
		const struct legend_entry *entry = &legend->entries[i];
		struct point middle = { (entry->sample.left + entry->sample.right) / 2,
			(entry->sample.top + entry->sample.bottom) / 2 };

		if (box_width(entry->sample) == 0) /* its words had no room */
			continue;
		if (entry->look == LEGEND_STATE)
			draw_state(scene, entry->state, middle, box_width(entry->sample) * 0.4);
		else if (entry->look == LEGEND_TICK)
			draw_tick(entry, layout, scene);
		else if (entry->look == LEGEND_DOT || entry->look == LEGEND_RING)
			draw_dot(entry, layout, scene);
		else
			draw_swatch(entry, layout, scene);
	}
}
